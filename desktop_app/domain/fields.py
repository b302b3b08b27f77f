"""The types of field a kind of record may declare: what a value must look like, and how a typed text becomes one.

Values are plain: text, whole numbers, booleans, or None for "nothing known". Dates are ISO texts and may be
partial (`2014`, `2014-03`); amounts are decimal texts; links are the id of the other record.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from desktop_app.i18n import N_, _


class BadValue(ValueError):
    """A typed text does not make a value of this field; the message says why and what would."""


@dataclass(frozen=True)
class Field:
    """One field of a kind: its name in the mapping, its title, and whether a list shows it at first."""

    name: str
    title: str
    required: bool = False
    column: bool = False
    hint: str = ""

    @property
    def parts(self) -> tuple["Field", ...]:
        """The simple fields this one is kept in; more than one for text in two languages."""
        return (self,)

    @property
    def type_name(self) -> str:
        """The name of the type in `parvis kinds`."""
        return type(self).__name__.lower()

    def clean(self, value: Any) -> Any:
        """The value to keep for something typed; BadValue says what is wrong with it."""
        return value


_HALF = re.compile("[\ud800-\udfff]")


def clean_text(value: Any) -> str | None:
    """Text as it is kept: NFC, without NUL and broken characters, no blank ends; None when nothing is left."""
    if value is None:
        return None
    text = str(value).strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).strip()
        if _HALF.search(text):
            raise BadValue(_("This text contains half a character (a lone surrogate). Type it again, do not paste it."))
    if "\x00" in text:
        raise BadValue(_("This text contains a NUL character, which no program can show. Type it again without it."))
    return text or None


@dataclass(frozen=True)
class Text(Field):
    """One line of text."""

    def clean(self, value: Any) -> Any:
        text = clean_text(value)
        return re.sub(r"\s*[\r\n]+\s*", " ", text) if text and ("\n" in text or "\r" in text) else text


@dataclass(frozen=True)
class LongText(Field):
    """Text of several lines."""

    def clean(self, value: Any) -> Any:
        return clean_text(value)


@dataclass(frozen=True)
class Bilingual(Field):
    """Text that people read in two languages: two simple fields, `NAME_fr` and `NAME_en`."""

    long: bool = False

    @property
    def parts(self) -> tuple[Field, ...]:
        kind = LongText if self.long else Text
        return tuple(kind(f"{self.name}_{code}", self.title, self.required, self.column) for code in ("fr", "en"))


@dataclass(frozen=True)
class Integer(Field):
    """A whole number."""

    def clean(self, value: Any) -> Any:
        if value is None or str(value).strip() == "":
            return None
        typed = str(value).strip()
        try:
            number = int(typed)
        except ValueError:
            number = None
        # SQLite and PostgreSQL keep 64 bits; nobody's rank or year needs more.
        if number is None or abs(number) >= 1 << 63:
            raise BadValue(_("“{value}” is not a whole number.").format(value=typed[:40]))
        return number


@dataclass(frozen=True)
class Year(Integer):
    """A year of the calendar."""

    def clean(self, value: Any) -> Any:
        year = super().clean(value)
        if year is not None and not 1000 <= year <= 9999:
            raise BadValue(_("“{value}” is not a year. Type four figures, for example 2009.").format(value=value))
        return year


@dataclass(frozen=True)
class Boolean(Field):
    """Yes or no."""

    def clean(self, value: Any) -> Any:
        if isinstance(value, bool) or value is None:
            return bool(value)
        word = str(value).strip().casefold()
        if word in {"1", "yes", "true", "oui", "vrai", "x"}:
            return True
        if word in {"", "0", "no", "false", "non", "faux"}:
            return False
        raise BadValue(_("“{value}” is neither yes nor no.").format(value=value))


@dataclass(frozen=True)
class Date(Field):
    """A day, or only its month or year where no more is known."""

    def clean(self, value: Any) -> Any:
        text = clean_text(value)
        return read_partial_date(text) if text else None


def read_partial_date(text: str) -> str:
    """The ISO text of a date typed in figures: `9/3/2014`, `2014-03-09`, `3/2014`, `2014`."""
    for pattern, order in (
        (r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", (1, 2, 3)),
        (r"(?:(?:(\d{1,2})[./ -])?(\d{1,2})[./ -])?(\d{4})", (3, 2, 1)),
    ):
        match = re.fullmatch(pattern, text)
        if match:
            year, month, day = (match.group(place) for place in order)
            return _checked_date(text, int(year), _number(month), _number(day))
    raise BadValue(
        _("“{value}” is not a date. Type 9/3/2014, or 3/2014 or 2014 if no more is known.").format(value=text)
    )


def _number(figures: str | None) -> int | None:
    return None if figures is None else int(figures)


def _checked_date(typed: str, year: int, month: int | None, day: int | None) -> str:
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise BadValue(_("“{value}” is not a day of the calendar.").format(value=typed)) from None
    return f"{year:04}" + ("" if month is None else f"-{month:02}") + ("" if day is None else f"-{day:02}")


@dataclass(frozen=True)
class Moment(Text):
    """A day and a time by the wall clock of the place, kept as `2008-11-16T16:30`."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return read_moment(text) if text else None


def read_moment(text: str) -> str:
    """The ISO text of a day and time as typed: `16/11/2008 16h30`, `2008-11-16 16:30`, `16/11/2008, 18h`."""
    match = re.fullmatch(r"(\S+?)(?:,?\s+(?:à\s+|at\s+)?|T)(\d{1,2})(?:\s?[h:.]\s?(\d{2})?)?(?::00)?", text)
    try:
        day = read_partial_date(match[1]) if match else ""
    except BadValue:
        day = ""
    if not match or len(day) < 10:
        raise BadValue(_("“{value}” is not a day and a time. Type for example 16/11/2008 16h30.").format(value=text))
    hour, minute = int(match[2]), int(match[3] or 0)
    if hour > 23 or minute > 59:
        raise BadValue(_("“{value}” is not a time of the day.").format(value=text))
    return f"{day}T{hour:02}:{minute:02}"


@dataclass(frozen=True)
class Zone(Text):
    """A time zone by its IANA name."""

    def clean(self, value: Any) -> Any:
        from zoneinfo import available_timezones

        text = super().clean(value)
        if text is None:
            return None
        for name in available_timezones():
            if name.casefold() == text.casefold():
                return name
        raise BadValue(_("“{value}” is not a time zone. Type for example Europe/Paris.").format(value=text))


@dataclass(frozen=True)
class Languages(Text):
    """Languages by their codes, with spaces between: `fr en`."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        codes = re.findall(r"[^\s,;+]+", text.lower()) if text else []
        wrong = next((code for code in codes if not re.fullmatch(r"[a-z]{2,3}", code)), None)
        if wrong:
            raise BadValue(_("“{value}” is not the code of a language. Type for example fr en.").format(value=wrong))
        return " ".join(dict.fromkeys(codes)) or None


@dataclass(frozen=True)
class Choice(Field):
    """One of a fixed few, each a code and its title."""

    options: tuple[tuple[str, str], ...] = ()

    def clean(self, value: Any) -> Any:
        text = clean_text(value)
        if text is None or text in dict(self.options):
            return text
        for code, title in self.options:
            if text.casefold() in {title.casefold(), _(title).casefold()}:
                return code
        listed = ", ".join(code for code, _title in self.options)
        raise BadValue(_("“{value}” is not one of: {choices}.").format(value=text, choices=listed))


@dataclass(frozen=True)
class Country(Field):
    """A country by its ISO 3166-1 code; its name in either language is understood too."""

    def clean(self, value: Any) -> Any:
        from desktop_app.i18n import country_codes, country_name, fold, speaking

        text = clean_text(value)
        if text is None:
            return None
        if len(text) == 2 and text.upper() in country_codes():
            return text.upper()
        for code in ("fr", "en"):
            with speaking(code):
                for country in country_codes():
                    if fold(country_name(country)) == fold(text):
                        return country
        raise BadValue(_("“{value}” is not a country. Choose one from the list.").format(value=text))


@dataclass(frozen=True)
class Amount(Field):
    """An amount of money with two decimals, kept as a decimal text."""

    def clean(self, value: Any) -> Any:
        text = clean_text(value)
        if text is None:
            return None
        try:
            amount = Decimal(re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", "."))
        except InvalidOperation:
            raise BadValue(_("“{value}” is not an amount. Type for example 1250.50.").format(value=text)) from None
        if not amount.is_finite() or abs(amount) >= 10**13:
            raise BadValue(_("“{value}” is not an amount. Type for example 1250.50.").format(value=text))
        return str(amount.quantize(Decimal("0.01")))


@dataclass(frozen=True)
class Link(Field):
    """Another record, of the kind `to`; `where` narrows the choice (see storage.queries.records.choices)."""

    to: str = ""
    where: str = ""

    def clean(self, value: Any) -> Any:
        if value is None or value == "":
            return None
        try:
            return UUID(str(value)).hex
        except ValueError:
            raise BadValue(_("“{value}” is not the id of a record.").format(value=value)) from None


CheckOfRecord = Callable[[dict[str, Any]], "list[tuple[str, str]]"]
"""A rule over a whole record's values: which fields break it, and the sentence."""

END_BEFORE_START = N_("The end is before the start.")


def end_after_start(start: str = "starts_on", end: str = "ends_on") -> CheckOfRecord:
    """The rule that a period does not end before it starts; partial dates are taken at their widest."""

    def check(values: dict[str, Any]) -> list[tuple[str, str]]:
        first, last = values.get(start), values.get(end)
        if first and last and last < first[: len(last)]:
            return [(end, _(END_BEFORE_START))]
        return []

    return check


def only_one_of(names: tuple[str, ...], message: str) -> CheckOfRecord:
    """The rule that exactly one of some links is filled."""

    def check(values: dict[str, Any]) -> list[tuple[str, str]]:
        return [] if sum(1 for name in names if values.get(name)) == 1 else [(names[0], _(message))]

    return check


def in_one_language(*names: str) -> CheckOfRecord:
    """The rule that a text in two languages is there in one of them at least."""

    def check(values: dict[str, Any]) -> list[tuple[str, str]]:
        return [
            (f"{name}_fr", _("Fill this in, in French or in English."))
            for name in names
            if not values.get(f"{name}_fr") and not values.get(f"{name}_en")
        ]

    return check


def not_below(least: int, *names: str) -> CheckOfRecord:
    """The rule that some numbers, where they are known, are not below another."""

    def check(values: dict[str, Any]) -> list[tuple[str, str]]:
        return [
            (name, _("{number} is too little: type {least} or more.").format(number=values[name], least=least))
            for name in names
            if isinstance(values.get(name), int) and values[name] < least
        ]

    return check


def in_force(starts_on: str | None, ends_on: str | None, day: str) -> bool:
    """Whether a dated fact holds on a day; both ends count, and partial ends reach as far as they can."""
    return (not starts_on or starts_on <= day) and (not ends_on or day[: len(ends_on)] <= ends_on)
