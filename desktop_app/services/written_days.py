"""Days as people write them in tables, in figures that every field for days understands."""

import re
from collections.abc import Sequence
from functools import cache

from desktop_app.i18n import LANGUAGES, fold

DAYS = ("person.born_on", "person.anniversary_on")
"""The targets of columns with days of people's lives; year, month and day may stand in columns of their own."""

_NONE = re.compile(r"0{1,4}[/.-]0{1,2}[/.-]0{1,4}\b.*", re.DOTALL)
"""What programs write where no day is known: `0/0/00` of Outlook, `0000-00-00` of bases of the web."""
_MIDNIGHT = re.compile(r"(.*\d)(?:T|,?\s+)(?:0?0:00(?::00(?:\.0+)?)?Z?|12:00(?::00)? ?AM)")
_UNPARTED = re.compile(r"(1[89]\d\d|20\d\d)(\d\d)(\d\d)")
_WEEKDAY = r"(?:[^\W\d]+\.?,?\s+)?"
_DAY_AND_WORD = re.compile(
    _WEEKDAY + r"(?:(\d{1,2})(?:er|st|nd|rd|th|\.)?[\s-]+(?:of\s+)?)?([^\W\d]{3,})\.?,?[\s-]+(\d{4})"
)
_WORD_AND_DAY = re.compile(_WEEKDAY + r"([^\W\d]{3,})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[\s-]+)(\d{4})")


def day_of(row: Sequence[str], columns: Sequence[int]) -> tuple[str, bool]:
    """The day that some columns of a row say, and whether only the first filled one of them does.

    A year, a month and a day in columns of their own are one day.
    """
    filled = [text for place in columns if place < len(row) and (text := row[place].strip())]
    if len(filled) > 1 and all(re.fullmatch(r"\d{1,2}|\d{4}", text) for text in filled):
        return "-".join(filled), False
    return (day_in_figures(filled[0]), True) if filled else ("", True)


def day_in_figures(text: str) -> str:
    """A day in figures: `16 novembre 1968`, `Nov 16, 1968` are `1968-11-16`; another text is as it was.

    Empty where the text only says that no day is known.
    """
    text = text.strip()
    if _NONE.fullmatch(text):
        return ""
    if found := _MIDNIGHT.fullmatch(text):
        text = found[1]
    if found := _UNPARTED.fullmatch(text):
        return "-".join(found.groups())
    if found := _DAY_AND_WORD.fullmatch(text):
        day, word, year = found.groups()
    elif found := _WORD_AND_DAY.fullmatch(text):
        word, day, year = found.groups()
    else:
        return text
    month = _month(word)
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "") if month else text


def _month(word: str) -> int:
    """The month that a word, or its beginning, means in French or English; 0 where it is none or several."""
    found = {number for name, number in _months() if name.startswith(fold(word))}
    return found.pop() if len(found) == 1 else 0


@cache
def _months() -> tuple[tuple[str, int], ...]:
    from babel.dates import get_month_names

    return tuple(
        (fold(str(name)), number) for code in LANGUAGES for number, name in get_month_names("wide", locale=code).items()
    )
