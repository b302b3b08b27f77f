"""Parts of an event of a calendar as rows of our own, and those rows as its lines: nothing is followed or repeated.

Each `…_row` gives the values of a row, or None where the row would say less than the line does.
"""

import re
from collections.abc import Sequence
from typing import Any

from desktop_app.domain.fields import BadValue
from desktop_app.domain.worded import Coordinates, Length, Weekdays
from desktop_app.interchange.content_lines import Property, escaped, property_of, unescaped, written

Row = dict[str, Any]
FREQUENCIES = ("yearly", "monthly", "weekly", "daily", "hourly", "minutely", "secondly")
RULE = {
    "INTERVAL": "every", "BYDAY": "weekdays", "BYMONTHDAY": "month_days", "BYMONTH": "months", "BYSETPOS": "positions",
    "COUNT": "times", "UNTIL": "until",
}  # fmt: skip
DATES = {"RDATE": "also", "EXDATE": "not", "RECURRENCE-ID": "instead"}
ROLES = {
    "CHAIR": "chair", "REQ-PARTICIPANT": "required", "OPT-PARTICIPANT": "optional", "NON-PARTICIPANT": "informed",
}  # fmt: skip
ANSWERS = ("needs-action", "accepted", "tentative", "declined", "delegated")
CUSTOMERS = ("individual", "group", "room", "resource", "unknown")
ACTIONS = ("display", "audio", "email", "none")
NUMBER = re.compile(r"0|[1-9]\d{0,8}")


def stamp(value: str) -> str:
    """A date or a moment of a calendar as rows keep it: `2012-01-17T21:59:19Z`; empty when it is none."""
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", value.strip())
    if not match:
        return ""
    day = f"{match[1]}-{match[2]}-{match[3]}"
    return f"{day}T{match[4]}:{match[5]}:{match[6]}{match[7]}" if match[4] else day


def _figures(kept: str) -> str:
    return re.sub(r"[-:]", "", kept)


# Rules and days -------------------------------------------------------------------------------------------------


def repetition_row(found: Property) -> Row | None:
    """A rule of repetition in its parts; those without a field of their own stand under `more`."""
    row: Row = {}
    more = []
    for part in found.value.strip().split(";"):
        name, _equals, value = part.partition("=")
        name = name.strip().upper()
        if name == "FREQ" and value.lower() in FREQUENCIES and "frequency" not in row:
            row["frequency"] = value.lower()
        elif name in RULE and RULE[name] not in row and (kept := _part_kept(name, value)) is not None:
            row[RULE[name]] = kept
        elif value and re.fullmatch(r"[\w-]+=[\w,+:-]+", part) and name != "FREQ":
            more.append(part)
        else:
            return None
    if more:
        row["more"] = ";".join(more)
    return row if "frequency" in row and not found.parameters else None


def _part_kept(name: str, value: str) -> Any:
    if name in ("INTERVAL", "COUNT"):
        return int(value) if NUMBER.fullmatch(value) else None
    if name == "UNTIL":
        return stamp(value) or None
    if name == "BYDAY":
        try:
            return value if Weekdays("", "").clean(value) == value else None
        except BadValue:
            return None
    return value.replace(",", ", ") if re.fullmatch(r"[+-]?\d+(,[+-]?\d+)*", value) else None


def repetition_property(row: Row) -> Property:
    """The rule of a row."""
    parts = [f"FREQ={str(row['frequency']).upper()}"]
    for name, field in RULE.items():
        value = row.get(field)
        if value is not None:
            text = _figures(str(value)) if name == "UNTIL" else re.sub(r"\s", "", str(value))
            parts.append(f"{name}={text}")
    return Property("RRULE", ";".join([*parts, *([str(row["more"])] if row.get("more") else [])]))


def date_rows(found: Property) -> list[Row] | None:
    """The days of a line, one row each."""
    named = dict(found.parameters)
    if set(named) - {"TZID", "VALUE"} or named.get("VALUE", "DATE").upper() not in ("DATE", "DATE-TIME"):
        return None
    days = [stamp(part) for part in found.value.split(",")]
    if not all(days):
        return None
    zone = named.get("TZID")
    return [
        {"kind": DATES[found.name], "falls_on": day, **({"zone": zone} if zone and "T" in day else {})} for day in days
    ]


def date_property(row: Row) -> Property:
    """The line of a day."""
    name = next(name for name, kind in DATES.items() if kind == row["kind"])
    day = str(row["falls_on"])
    parameters = (("VALUE", "DATE"),) if "T" not in day else (("TZID", row["zone"]),) if row.get("zone") else ()
    return Property(name, _figures(day), parameters)


# People ---------------------------------------------------------------------------------------------------------


def invitee_row(found: Property) -> Row | None:
    """Somebody whom a calendar invited, or who invites."""
    value = found.value.strip()
    row: Row = {"role": "organiser" if found.name == "ORGANIZER" else "unsaid"}
    row["address"] = re.sub(r"(?i)^mailto:\s*", "", value)
    more = []
    for name, text in found.parameters:
        low = text.lower()
        if name == "CN" and text.strip() and "name" not in row:
            row["name"] = text.strip().strip('"')
        elif name == "ROLE" and text.upper() in ROLES and row["role"] == "unsaid":
            row["role"] = ROLES[text.upper()]
        elif name == "PARTSTAT" and low in ANSWERS:
            row["answer"] = low
        elif name == "CUTYPE" and low in CUSTOMERS:
            row["kind"] = low
        elif name == "RSVP" and low in ("true", "false"):
            row["asked"] = low
        elif text:
            more.append(f"{name or 'X-WORD'}={text}")
    if more:
        row["more"] = ";".join(more)
    return row if row["address"] and "\n" not in value else None


def invitee_property(row: Row) -> Property:
    """The line of somebody invited."""
    is_organiser = row["role"] == "organiser"
    role = next((word for word, code in ROLES.items() if code == row["role"]), "")
    said = (
        ("CN", row.get("name")), ("ROLE", role), ("PARTSTAT", row.get("answer")), ("CUTYPE", row.get("kind")),
        ("RSVP", row.get("asked")),
    )  # fmt: skip
    parameters = [(name, str(v) if name == "CN" else str(v).upper()) for name, v in said if v]
    for part in re.findall(r'(?:"[^"]*"|[^;"])+', str(row.get("more") or "")):
        name, _equals, value = part.partition("=")
        parameters.append((name.strip(), value))
    address = str(row["address"])
    is_mail = "@" in address and not re.match(r"[a-z][\w+.-]*:", address, re.IGNORECASE)
    value = f"mailto:{address}" if is_mail else address
    return Property("ORGANIZER" if is_organiser else "ATTENDEE", value, tuple(parameters))


# Reminders ------------------------------------------------------------------------------------------------------


def reminder_row(lines: Sequence[str]) -> Row:
    """A reminder from the lines between its BEGIN and END; what has no field stands under `more`, line by line."""
    row: Row = {"from_end": False}
    more = []
    for number, line in enumerate(lines):
        found = property_of(number, line)
        if found is None or not _reminds(row, found):
            more.append(line)
    if more:
        row["more"] = "\n".join(more)[:100_000]
    return row


def _reminds(row: Row, found: Property) -> bool:
    """Whether a field of the row took a line, whole."""
    value, named = found.value.strip(), dict(found.parameters)
    field = {
        "ACTION": "action", "TRIGGER": "goes_off", "DESCRIPTION": "text", "SUMMARY": "subject", "REPEAT": "again",
        "DURATION": "pause",
    }.get(found.name)  # fmt: skip
    if not field or field in row or not value:
        return False
    if found.name == "TRIGGER":
        kept = stamp(value) or (value if _is_length(value) else "")
        if not kept or set(named) - {"RELATED", "VALUE"} or (len(kept) == 10):
            return False
        row["from_end"] = named.get("RELATED", "").upper() == "END"
        row["goes_off"] = kept
        return True
    if named:
        return False
    taken: Any = unescaped(value).strip()
    if found.name == "ACTION":
        taken = value.lower() if value.lower() in ACTIONS else None
    elif found.name == "REPEAT":
        taken = int(value) if NUMBER.fullmatch(value) else None
    elif found.name == "DURATION":
        taken = value if _is_length(value) else None
    if not taken and taken != 0:
        return False
    row[field] = taken
    return True


def _is_length(value: str) -> bool:
    try:
        return value.lstrip("+-").startswith("P") and Length("", "", is_signed=True).clean(value) == value
    except BadValue:
        return False


def reminder_lines(row: Row) -> list[str]:
    """The lines of a reminder, folded, with its BEGIN and END."""
    found = []
    goes_off = str(row.get("goes_off") or "")
    if row.get("action"):
        found.append(Property("ACTION", str(row["action"]).upper()))
    if goes_off.startswith(("P", "+P", "-P")):
        found.append(Property("TRIGGER", goes_off, (("RELATED", "END"),) if row.get("from_end") else ()))
    elif goes_off:
        found.append(Property("TRIGGER", _figures(goes_off), (("VALUE", "DATE-TIME"),)))
    for name, field in (("SUMMARY", "subject"), ("DESCRIPTION", "text")):
        if row.get(field):
            found.append(Property(name, escaped(str(row[field]))))
    if row.get("again") is not None:
        found.append(Property("REPEAT", str(row["again"])))
    if row.get("pause"):
        found.append(Property("DURATION", str(row["pause"])))
    more = [line + "\r\n" for line in str(row.get("more") or "").splitlines()]
    return ["BEGIN:VALARM\r\n", *map(written, found), *more, "END:VALARM\r\n"]


# The entry itself -----------------------------------------------------------------------------------------------

CLASSES = {"PUBLIC": "public", "PRIVATE": "private", "CONFIDENTIAL": "confidential"}
BUSY = {"OPAQUE": "opaque", "TRANSPARENT": "transparent"}
STAMPS = {"DTSTAMP": "written_at", "CREATED": "made_at", "LAST-MODIFIED": "changed_at"}
NUMBERS = {"PRIORITY": "priority", "SEQUENCE": "version"}
ENTRY = {
    "CLASS": "visibility", "TRANSP": "shows_as", "CATEGORIES": "keywords", "GEO": "coordinates", "UID": "uid",
    **STAMPS, **NUMBERS,
}  # fmt: skip


def entry_takes(row: Row, found: Property) -> bool:
    """Whether the row of the entry takes a line, whole; each field takes one, the categories all."""
    field = ENTRY.get(found.name)
    if field == "keywords" and field in row and not found.parameters:
        more = _entry_value(found.name, found.value.strip())
        row[field] = f"{row[field]}, {more}" if more else row[field]
        return bool(more)
    if not field or field in row or set(dict(found.parameters)) - {"VALUE"}:
        return False
    value = found.value.strip()
    kept = _entry_value(found.name, value)
    if kept is None:
        return False
    row[field] = kept
    return True


def _entry_value(name: str, value: str) -> Any:
    if name in ("CLASS", "TRANSP"):
        return (CLASSES if name == "CLASS" else BUSY).get(value.upper())
    if name in STAMPS:
        return stamp(value) or None
    if name in NUMBERS:
        return int(value) if NUMBER.fullmatch(value) else None
    if name == "GEO":
        try:
            return Coordinates("", "").clean(value) if value.count(";") == 1 else None
        except BadValue:
            return None
    if name == "CATEGORIES":
        words = [word.strip() for word in value.split(",") if word.strip()]
        return ", ".join(words) if words and "\\" not in value and ";" not in value else None
    return unescaped(value).strip() or None


def entry_properties(row: Row) -> list[Property]:
    """The lines of the entry."""
    found = []
    for name, field in ENTRY.items():
        value = row.get(field)
        if value is None:
            continue
        text = str(value)
        if name in ("CLASS", "TRANSP"):
            text = text.upper()
        elif name in STAMPS:
            text = _figures(text)
        elif name == "GEO":
            text = text.replace(" ", "")
        elif name == "CATEGORIES":
            text = ",".join(escaped(word.strip()) for word in text.split(",") if word.strip())
        elif name == "UID":
            text = escaped(text)
        found.append(Property(name, text))
    return found
