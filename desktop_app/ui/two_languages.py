"""Texts in two languages, as the window shows them: the language in force, else the other one, which is marked."""

from collections.abc import Mapping
from datetime import date, datetime

from desktop_app import i18n
from desktop_app.i18n import _, format_time, short_date


def other_language() -> str:
    """The language that is not in force."""
    return "en" if i18n.language() == "fr" else "fr"


def said(text: Mapping[str, str] | None) -> str:
    """A text in the language in force, else in the other."""
    if not text:
        return ""
    return text.get(i18n.language()) or text.get(other_language()) or next(iter(text.values()), "")


def is_own(text: Mapping[str, str] | None) -> bool:
    """Whether a text is there in the language in force."""
    return bool(text and text.get(i18n.language()))


def other(text: Mapping[str, str] | None) -> str:
    """A text in the language that is not in force; nothing where it is the only one."""
    return (text or {}).get(other_language()) or "" if is_own(text) else ""


def time_of(moment: str | None) -> str:
    """The time of a wall time: `16h30`, `16:30`."""
    return format_time(datetime.fromisoformat(moment)) if moment else ""


def day_of(day: str | None) -> str:
    """A day in figures: `16/11/2008`."""
    return short_date(date.fromisoformat(day[:10])) if day else ""


def length(minutes: int) -> str:
    """A length of time in words: `45 min`, `2 h`, `2 h 45`."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=left)
    if not left:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=left)
