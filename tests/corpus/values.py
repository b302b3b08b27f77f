"""The values in a card or a calendar, read by a tokenizer of its own: no line of the program judges the program.

Values are compared decoded: quoted-printable and escapes undone, white space left out, dates and pictures in one form,
empty parts at the end of structured values dropped, lists value by value, the parts of a rule in one order, a country
by its code, an event's length as the end that it makes.
"""

import base64
import hashlib
import quopri
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain.fields import BadValue, Country
from desktop_app.services.country_names import country_named

Values = Counter[tuple[str, str]]
FILE_ONLY = {"BEGIN", "END", "VERSION", "PRODID", "REV", "METHOD", "CALSCALE"}
"""What says something of the file and who wrote it, not of anybody in it."""
MEDIA = {"PHOTO", "LOGO", "SOUND", "KEY"}
LISTS = {"CATEGORIES", "EXDATE", "RDATE"}
_LINE = re.compile(r"(?:[\w-]+\.)?([A-Za-z][\w-]*)((?:\s*;(?:\"[^\"]*\"|[^\":;])*)*)\s*:(.*)", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """One property: its name, the text of its parameters, its value, the components it stands in."""

    name: str
    parameters: str
    value: str
    within: tuple[str, ...]


def lines(text: str) -> list[Line]:
    """The properties of a text, folds undone; lines that are none are left out."""
    found, within = [], []
    for raw in _unfolded(text):
        match = _LINE.fullmatch(raw.strip())
        if not match:
            continue
        name, value = match[1].upper(), match[3]
        if name == "BEGIN":
            within.append(value.strip().upper())
        elif name == "END" and value.strip().upper() in within:
            while within.pop() != value.strip().upper():
                pass
        found.append(Line(name, match[2].upper(), value, tuple(within)))
    return found


def _unfolded(text: str) -> list[str]:
    whole: list[str] = []
    soft = False
    for raw in re.split(r"\r\n|\n|\r", text):
        if soft:
            whole[-1] = whole[-1][:-1] + raw.lstrip(" \t")
        elif whole and raw[:1] in (" ", "\t") and raw.strip():
            whole[-1] += raw[1:]
        elif whole and _is_base64(whole[-1]) and re.fullmatch(r"[A-Za-z0-9+/=]{4,}\s*", raw):
            whole[-1] += raw.strip()
        else:
            whole.append(raw)
        soft = "QUOTED-PRINTABLE" in whole[-1].partition(":")[0].upper() and whole[-1].endswith("=")
    return whole


def _is_base64(line: str) -> bool:
    return bool(re.search(r"(?i)[;=](BASE64|B)(?![\w])", line.partition(":")[0]))


def values(text: str, *, within: str = "", instants: bool = True) -> Values:
    """How often each value stands in a text; only those inside components of one name, if one is given.

    Without instants an end that is the start does not count: an event without an end says the same (RFC 5545, 3.6.1).
    """
    found: Values = Counter()
    for line in _with_ends(lines(text), instants=instants):
        if line.name in FILE_ONLY or (within and within not in line.within):
            continue
        for plain in plain_values(line):
            found[line.name, plain] += bool(plain)
    return +found


def plain_values(line: Line) -> list[str]:
    """The values of a line in the form they are compared in: several where it is a list."""
    if line.name in LISTS and line.parameters.count("QUOTED-PRINTABLE") == 0:
        parts = re.split(r"(?<!\\),", line.value)
        return [plain_value(replace(line, value=part)) for part in parts]
    return [plain_value(line)]


def _with_ends(found: list[Line], *, instants: bool) -> list[Line]:
    """The lines, with the end that an event's length makes in the place of that."""
    made = list(found)
    open_events: list[dict[str, int]] = []
    for place, line in enumerate(found):
        is_event = line.value.strip().upper() == "VEVENT"
        if line.name == "BEGIN" and is_event:
            open_events.append({})
        elif line.name == "END" and is_event and open_events:
            known = open_events.pop()
            if not instants and {"DTSTART", "DTEND"} <= known.keys() and "T" in found[known["DTEND"]].value:
                start, end = found[known["DTSTART"]], found[known["DTEND"]]
                made[known["DTEND"]] = replace(end, value="") if start.value.strip() == end.value.strip() else end
            if {"DTSTART", "DURATION"} <= known.keys() and "DTEND" not in known:
                start, length = found[known["DTSTART"]], found[known["DURATION"]]
                end = _end(start.value.strip(), length.value.strip())
                made[known["DURATION"]] = replace(length, name="DTEND", value=end) if end else length
        elif open_events and line.within and line.within[-1] == "VEVENT":
            open_events[-1].setdefault(line.name, place)
    return made


def _end(start: str, length: str) -> str:
    match = re.fullmatch(r"P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?)?", length)
    form = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S", 16: "%Y%m%dT%H%M%SZ"}.get(len(start))
    if not match or not form:
        return ""
    weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    try:
        moment = datetime.strptime(start, form) + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    except (ValueError, OverflowError):
        return ""
    return moment.strftime(form)


def plain_value(line: Line) -> str:
    """A value in the form it is compared in."""
    value = line.value
    if "QUOTED-PRINTABLE" in line.parameters:
        value = _from_quoted_printable(value, line.parameters)
    if line.name in MEDIA:
        return _picture(value)
    if line.name in ("BDAY", "ANNIVERSARY") and re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", value):
        value = value.replace("-", "")
    if line.name == "GEO":
        value = re.sub(r"(?i)^\s*geo:", "", value).replace(",", ";")
    if line.name == "RRULE":
        value = ";".join(sorted(part.upper() for part in value.split(";")))
    if line.name == "ADR":
        pieces = re.split(r"(?<!\\);", value)
        value = ";".join([*pieces[:6], *map(_country, pieces[6:])])
    if line.name in ("DTSTART", "DTEND") and re.fullmatch(r"\s*\d{8}T\d{6}Z?\s*", value):
        return value.strip()
    text = re.sub(r"\\(.)", lambda m: {"n": " ", "N": " "}.get(m[1], m[1] if m[1] in ",;:\\" else m[0]), value)
    text = re.sub(r"(?i)^\s*(mailto|tel):", "", text)
    return re.sub(r"[;\s\u00a0]+$", "", re.sub(r"[\s\u00a0\ufeff]+", "", text))


def _country(name: str) -> str:
    try:
        return str(Country("country", "").clean(name) or "")
    except BadValue:
        return country_named(name) or name


def _from_quoted_printable(value: str, parameters: str) -> str:
    charset = re.search(r"CHARSET=\"?([\w-]+)", parameters)
    content = quopri.decodestring(value.encode("utf-8", "replace"))
    for name in (charset[1] if charset else "utf-8", "utf-8", "cp1252"):
        try:
            return content.decode(name).replace("\r\n", " ").replace("\n", " ")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")


def _picture(value: str) -> str:
    """A picture by its bytes, however they are written; an address as it is."""
    text = re.sub(r"[\s\\]", "", value)
    text = re.sub(r"(?i)^data:[^,]*,", "", text)
    if len(text) < 40 or "://" in text or not re.fullmatch(r"[A-Za-z0-9+/=_-]+", text[:200]):
        return text
    text = re.sub(r"[^A-Za-z0-9+/]", "", text)
    text = text[:-1] if len(text) % 4 == 1 else text
    return "sha256:" + hashlib.sha256(base64.b64decode(text + "=" * (-len(text) % 4))).hexdigest()
