"""Events of calendars, component by component: one bad event costs that event; nothing is repeated or opened."""

import re
from typing import Any

from desktop_app.domain.moments import HOME_ZONE
from desktop_app.i18n import _
from desktop_app.interchange.content_lines import Property, lines, property_of, unescaped
from desktop_app.services.incoming import Incoming, Kept, Notice, Source

FIELDS = {"SUMMARY": "title_fr", "DESCRIPTION": "remarks"}
STATUSES = {"TENTATIVE": "planned", "CONFIRMED": "confirmed", "CANCELLED": "cancelled"}


def read_calendar(content: bytes) -> Source:
    """The events of a file; parts that are no event, and events that cannot be placed in time, are said."""
    source = Source("icalendar")
    open_parts: list[str] = []
    event: list[Property] = []
    inner: list[str] = []
    for number, line in lines(content):
        marker = re.fullmatch(r"\s*(BEGIN|END)\s*:\s*([\w-]+)\s*", line, re.IGNORECASE)
        if marker and marker[1].upper() == "BEGIN":
            open_parts.append(marker[2].upper())
            if open_parts[-1] == "VEVENT":
                event, inner = [], []
            elif "VEVENT" in open_parts:
                inner.append(line)
            elif open_parts[-1] in ("VTODO", "VJOURNAL") and len(source.notices) < 200:
                source.notices.append(Notice(number, _("A task or journal entry of the calendar was left out.")))
            continue
        if marker:
            if marker[2].upper() == "VEVENT":
                source.records.append(_record(event, inner))
                event, inner = [], []
            elif "VEVENT" in open_parts:
                inner.append(line)
            while open_parts and open_parts.pop() != marker[2].upper():
                pass
            continue
        if open_parts and open_parts[-1] == "VEVENT":
            found = property_of(number, line)
            if found:
                event.append(found)
            elif len(source.notices) < 200:
                source.notices.append(Notice(number, _("This line cannot be read: {line}").format(line=line[:80])))
        elif "VEVENT" in open_parts:
            inner.append(line)
    return source


def _record(event: list[Property], inner: list[str]) -> Incoming:
    record = Incoming("event", event[0].line if event else 1, source="icalendar")
    for found in event:
        if not _taken(record, found) and found.value.strip():
            parameters = ";".join(f"{key}={value}" for key, value in found.parameters)
            key = unescaped(found.value).strip() if found.name == "UID" else ""
            record.kept.append(Kept("icalendar", found.name, found.value, parameters, key))
            if key:
                record.key = ("UID", key)
    if inner:
        record.kept.append(Kept("icalendar", "VALARM", "\n".join(inner)[:100_000]))
    record.values.setdefault("title_fr", _("Event without a title"))
    if "starts_at" not in record.values:
        record.problem = _("This event does not say when it starts.")
    record.values.setdefault("zone", HOME_ZONE)
    return record


def _taken(record: Incoming, found: Property) -> bool:
    """Whether a field holds all that a property says."""
    name = FIELDS.get(found.name)
    if name and name not in record.values and unescaped(found.value).strip():
        record.values[name] = unescaped(found.value).strip()
        return True
    if found.name == "STATUS" and found.value.upper() in STATUSES:
        record.values["status"] = STATUSES[found.value.upper()]
        return True
    if found.name in ("DTSTART", "DTEND"):
        return _moment(record, found)
    return False


def _moment(record: Incoming, found: Property) -> bool:
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", found.value.strip())
    if not match:
        return False
    year, month, day, hour, minute, second, utc = match.groups()
    values: dict[str, Any] = record.values
    values["starts_at" if found.name == "DTSTART" else "ends_at"] = (
        f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}"
    )
    zones = [value for key, value in found.parameters if key == "TZID"]
    known = _known_zone("UTC" if utc else zones[0] if zones else "")
    if known and found.name == "DTSTART":
        values["zone"] = known
    return bool(hour) and second == "00" and known == values.get("zone")


def _known_zone(name: str) -> str:
    from zoneinfo import available_timezones

    name = name.strip('"').removeprefix("/")
    return name if name in available_timezones() else ""
