"""The language in force: messages through gettext, dates, times and names of countries through Babel. No Qt.

English is the language of the source; French stands in the catalogue. A printed document speaks its own
language inside `speaking()`, also in a worker thread, whatever the window shows.
"""

import gettext as _gettext
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Any

from desktop_app.paths import translations

LANGUAGES = ("fr", "en")
LANGUAGE_NAMES = {"fr": "Français", "en": "English"}

_window_language = "en"
_spoken: ContextVar[str | None] = ContextVar("spoken_language", default=None)
followers: list[Callable[[], None]] = []
"""Called after each switch of the window's language."""


def language() -> str:
    """The language of this thread of work: the document's inside `speaking()`, else the window's."""
    return _spoken.get() or _window_language


def set_language(code: str) -> None:
    """Switch the window's language and tell everyone who follows it."""
    global _window_language
    if code == _window_language:
        return
    _window_language = code
    for follower in list(followers):
        follower()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use another language for a while in this thread only: French paper from an English window."""
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def best_language(wanted: str) -> str:
    """The language Parvis speaks that is nearest to a locale name such as `fr_BE.UTF-8`."""
    return "fr" if wanted.lower().startswith("fr") else "en"


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return _gettext.translation("messages", translations(), languages=[code], fallback=True)


def forget_catalogues() -> None:
    """Read the catalogues again at the next message (after they were compiled anew)."""
    _catalogue.cache_clear()


def _(message: str) -> str:
    """The message in the language in force."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The right plural for a count in the language in force; the caller fills `{count}`."""
    return _catalogue(language()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """A message whose meaning depends on where it stands."""
    return _catalogue(language()).pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802
    """Mark a message that is translated when it is shown, not here."""
    return message


# Dates, times, numbers ------------------------------------------------------------------------------------------


def locale_name() -> str:
    """The Babel locale of the language in force: France's French, the European institutions' English."""
    return {"fr": "fr_FR", "en": "en_GB"}.get(language(), "en_GB")


def format_date(day: date, width: str = "long") -> str:
    """A date as the house writes it: `1er novembre 2008`, `1 November 2008`; width long, medium, short or full."""
    from babel.dates import format_date as babel_date

    text = babel_date(day, width, locale=locale_name())
    if language() == "fr" and day.day == 1 and width != "short":
        text = text.replace("1 ", "1er ", 1) if text.startswith("1 ") else text.replace(" 1 ", " 1er ", 1)
    return text


def format_time(moment: time | datetime) -> str:
    """A time as the house writes it: `16h30` and `18h` in French, `16:30` in English."""
    if language() == "fr":
        return f"{moment.hour}h{moment.minute:02}" if moment.minute else f"{moment.hour}h"
    return f"{moment.hour:02}:{moment.minute:02}"


def format_moment(moment: datetime) -> str:
    """A date and time in short: `16 nov. 2008, 16h30`."""
    return f"{format_date(moment.date(), 'medium')}, {format_time(moment)}"


def format_partial(day: str, width: str = "long") -> str:
    """A date known to the year, the month or the day (`2014`, `2014-03`, `2014-03-09`) in words."""
    if len(day) == 10:
        return format_date(date.fromisoformat(day), width)
    if len(day) == 7:
        from babel.dates import format_skeleton

        skeleton = "yMMM" if width in ("short", "medium") else "yMMMM"
        return format_skeleton(skeleton, date.fromisoformat(day + "-01"), locale=locale_name())
    return day


def since(day: str, width: str = "long") -> str:
    """`since 16 November 2008`, `since 2014`: in French, days have an article, months and years have none."""
    if len(day) == 10:
        return _("since {day}").format(day=format_partial(day, width))
    return _("since {date}").format(date=format_partial(day, width))


def until(day: str, width: str = "long") -> str:
    """`until 16 November 2008`, `until 2014`."""
    if len(day) == 10:
        return _("until {day}").format(day=format_partial(day, width))
    return _("until {year}").format(year=format_partial(day, width))


def short_date(day: date) -> str:
    """A date in figures, the day first in both languages: `16/11/2008`. Needs no library, so lists may use it."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def format_number(number: int | float) -> str:
    """A number with the language's separators."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale_name())


def format_money(amount: Any, currency: str) -> str:
    """An amount with its currency: `1 250,00 €`, `€1,250.00`."""
    from babel.numbers import format_currency

    return format_currency(amount, currency, locale=locale_name())


@lru_cache(maxsize=4096)
def _country(code: str, locale: str) -> str:
    from babel import Locale

    return Locale.parse(locale).territories.get(code) or code


def country_name(code: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2) in the language in force; the code itself when unknown."""
    return _country(code, locale_name()) if code else ""


def language_name(code: str) -> str:
    """The name of a language in the language in force: `français`; the code itself when unknown."""
    from babel import Locale

    return str(Locale.parse(locale_name()).languages.get(code) or code)


def country_codes() -> list[str]:
    """All countries' codes, in the order of their names in the language in force."""
    from babel import Locale

    territories = [str(code) for code in Locale.parse(locale_name()).territories]
    codes = [code for code in territories if len(code) == 2 and code.isalpha()]
    left_out = {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}
    return sorted(set(codes) - left_out, key=lambda code: collation_key(country_name(code)))


# Order and likeness ---------------------------------------------------------------------------------------------


@cache
def _collator(code: str) -> Any:
    import icu

    return icu.Collator.createInstance(icu.Locale({"fr": "fr_FR", "en": "en_GB"}.get(code, code)))


def collation_key(text: str, code: str | None = None) -> bytes:
    """The ICU sort key of a text in a language: É stands with E, Œ with OE, Ł after L."""
    key: bytes = _collator(code or language()).getSortKey(text)
    return key


def collation_version() -> str:
    """The ICU that made the stored sort keys; another one means they are made again."""
    import icu

    return str(icu.ICU_VERSION)


_FOLDED = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i",
        "ŋ": "n", "ŧ": "t", "ĸ": "k", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
    }
)  # fmt: skip


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> str:
    """A text without case, accents and letters' ornaments, for search: `Łódź` and `lodz` are one word."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _BEYOND_ASCII.sub(_without_marks, plain).translate(_FOLDED)


def _without_marks(found: "re.Match[str]") -> str:
    return "".join(letter for letter in found[0] if not unicodedata.combining(letter))
