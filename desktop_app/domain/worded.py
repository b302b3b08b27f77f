"""Fields that are kept as files write them and shown in words: names of details, days of the week, lengths of time."""

import re
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.fields import BadValue, Text, clean_text
from desktop_app.i18n import N_, _, fold


@dataclass(frozen=True)
class Worded(Text):
    """One line that is kept in one form and read in another; `clean` takes both."""

    def words(self, value: str) -> str:
        """A kept value as people read it, in the language in force."""
        return value

    def suggestions(self) -> list[str]:
        """What may well be typed here, in the language in force."""
        return []


@dataclass(frozen=True)
class DetailName(Worded):
    """What a detail is: kept as files name it (X-SPOUSE), read in words (Spouse)."""

    def words(self, value: str) -> str:
        from desktop_app.domain.detail_names import label_of

        return label_of(value)

    def suggestions(self) -> list[str]:
        from desktop_app.domain.detail_names import labels

        return labels()

    def clean(self, value: Any) -> Any:
        from desktop_app.domain.detail_names import name_of

        text = super().clean(value)
        return name_of(text) if text else None


WORDS = {
    "home": N_("Home"), "work": N_("Work"), "pref": N_("Preferred"), "voice": N_("Voice"), "cell": N_("Mobile"),
    "fax": N_("Fax"), "pager": N_("Pager"), "postal": N_("Letters"), "parcel": N_("Parcels"),
    "internet": N_("Internet"), "friend": N_("Friend"), "spouse": N_("Spouse"), "child": N_("Child"),
    "parent": N_("Parent"), "colleague": N_("Colleague"), "assistant": N_("Assistant"),
}  # fmt: skip
"""What the words of TYPE mean."""
PARAMETERS = {"LANGUAGE": N_("Language"), "CN": N_("Name"), "FMTTYPE": N_("Form"), "MEDIATYPE": N_("Form")}


@dataclass(frozen=True)
class DetailParameters(Worded):
    """What a file says about a detail (`TYPE=work;LANGUAGE=fr`), read in words: Work; Language: fr."""

    def words(self, value: str) -> str:
        said = []
        for part in value.split(";"):
            name, equals, text = part.partition("=")
            if not equals or name.upper() == "TYPE":
                words = [word.strip() for word in (text or part).split(",")]
                said.append(", ".join(_(WORDS[word.lower()]) if word.lower() in WORDS else word for word in words))
            else:
                title = _(PARAMETERS[name.upper()]) if name.upper() in PARAMETERS else name
                said.append(_("{name}: {text}").format(name=title, text=text))
        return "; ".join(said)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return ";".join(_parameter(part.strip()) for part in text.split(";") if part.strip()) if text else None


def _parameter(typed: str) -> str:
    """What a file says for one of the words typed."""
    if "=" in typed:
        return typed
    if said := re.fullmatch(r"([^:]+?)\s*:\s(.+)", typed):
        wanted = fold(said[1])
        known = (code for code, title in PARAMETERS.items() if wanted in (fold(title), fold(_(title))))
        return f"{next(known, said[1])}={said[2]}"
    codes = {fold(word): code for code, title in WORDS.items() for word in (title, _(title))}
    return "TYPE=" + ",".join(codes.get(fold(word.strip()), word.strip()) for word in typed.split(","))


@dataclass(frozen=True)
class Stamp(Worded):
    """A day, or a day and a time to the second, `Z` at its end where it is the time of the world (UTC)."""

    def words(self, value: str) -> str:
        return value.replace("T", " ").replace("Z", " UTC")

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text is None:
            return None
        match = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(Z| UTC)?)?", text)
        if not match:
            words = _("“{value}” is not a day and a time. Type for example 2008-11-16 16:30:00.")
            raise BadValue(words.format(value=text[:40]))
        if match[2] is None:
            return match[1]
        time = match[2] if len(match[2]) == 8 else f"{match[2]}:00"
        return f"{match[1]}T{time}{'Z' if match[3] else ''}"


@dataclass(frozen=True)
class Coordinates(Text):
    """A place on the map: degrees north and degrees east, `48.85; 2.35`."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text is None:
            return None
        match = re.fullmatch(r"([+-]?\d+(?:\.\d*)?)\s*[;, ]\s*([+-]?\d+(?:\.\d*)?)", text)
        if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
            raise BadValue(_("“{value}” is no place on the map. Type for example 48.85; 2.35.").format(value=text[:40]))
        return f"{match[1]}; {match[2]}"


DAYS = {
    "MO": N_("Monday"), "TU": N_("Tuesday"), "WE": N_("Wednesday"), "TH": N_("Thursday"), "FR": N_("Friday"),
    "SA": N_("Saturday"), "SU": N_("Sunday"),
}  # fmt: skip


@dataclass(frozen=True)
class Weekdays(Worded):
    """Days of the week, each perhaps with its number in the month: `MO,-1FR` reads Monday, -1 Friday."""

    def words(self, value: str) -> str:
        found = (re.fullmatch(r"([+-]?\d*)([A-Z]{2})", part) for part in value.split(","))
        return ", ".join(f"{_place(one[1])} {_(DAYS[one[2]])}".strip() for one in found if one)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return ",".join(_day(part.strip()) for part in text.split(",")) if text else None


PLACES = {
    "1": N_("first"), "2": N_("second one"), "3": N_("third"), "4": N_("fourth"), "5": N_("fifth"), "-1": N_("last"),
}  # fmt: skip


def _place(number: str) -> str:
    return _(PLACES[number]) if number in PLACES else number


def _day(typed: str) -> str:
    for number, word in PLACES.items():
        for known in (word, _(word)):
            if fold(typed).startswith(f"{fold(known)} "):
                typed = f"{number}{typed[len(known) :]}"
    match = re.fullmatch(r"([+-]?\d*)\s*(.+)", typed)
    wanted = fold(match[2]) if match else ""
    for code, title in DAYS.items():
        if wanted in (code.lower(), fold(title), fold(_(title))):
            return f"{match[1] if match else ''}{code}"
    raise BadValue(_("“{value}” is no day of the week. Type for example Monday, Friday.").format(value=typed[:40]))


UNITS = {
    "W": (N_("week"), N_("weeks")), "D": (N_("day"), N_("days")), "H": (N_("hour"), N_("hours")),
    "M": (N_("minute"), N_("min")), "S": (N_("second"), N_("seconds")),
}  # fmt: skip
BEFORE, AFTER = N_("before"), N_("after")


@dataclass(frozen=True)
class Length(Worded):
    """A length of time, kept as calendars write it (`-PT15M`), read in words: 15 minutes before."""

    is_signed: bool = False
    """Whether it lies before or after something."""

    def words(self, value: str) -> str:
        if not value.lstrip("+-").startswith("P"):
            return Stamp("", "").words(value)
        parts = re.findall(r"(\d+)([WDHMS])", value)
        said = [f"{int(number)} {_(UNITS[unit][int(number) != 1])}" for number, unit in parts if int(number)]
        text = " ".join(said) or f"0 {_(UNITS['M'][1])}"
        return f"{text} {_(BEFORE if value.startswith('-') else AFTER)}" if self.is_signed else text

    def clean(self, value: Any) -> Any:
        text = clean_text(value)
        if text is None:
            return None
        if re.fullmatch(r"[+-]?P(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?", text):
            return text
        if self.is_signed and re.match(r"\d{4}-", text):
            return Stamp("", "").clean(text)
        return self._read(text)

    def _read(self, text: str) -> str:
        words = fold(text).split()
        is_before = self.is_signed and words[-1] in (fold(BEFORE), fold(_(BEFORE)))
        if self.is_signed and words[-1] in (fold(BEFORE), fold(_(BEFORE)), fold(AFTER), fold(_(AFTER))):
            words.pop()
        found = {}
        for number, unit in zip(words[::2], words[1::2], strict=False):
            codes = [
                code
                for code, names in UNITS.items()
                if unit.rstrip("s") in {fold(word).rstrip("s") for name in names for word in (name, _(name))}
            ]
            if not number.isdigit() or not codes:
                break
            found[codes[0]] = number
        if not found or len(found) * 2 != len(words):
            raise BadValue(_("“{value}” is no length of time. Type for example 15 minutes.").format(value=text[:40]))
        days = "".join(f"{found[unit]}{unit}" for unit in "WD" if unit in found)
        hours = "".join(f"{found[unit]}{unit}" for unit in "HMS" if unit in found)
        return f"{'-' if is_before else ''}P{days}{'T' + hours if hours else ''}"
