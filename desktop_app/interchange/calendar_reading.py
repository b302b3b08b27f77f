"""Events of calendars, component by component: one bad event costs that event; nothing is repeated or opened."""

import re
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.moments import HOME_ZONE
from desktop_app.i18n import _
from desktop_app.interchange.content_lines import Property, lines, property_of, unescaped
from desktop_app.services.incoming import Incoming, Kept, Notice, Source

FIELDS = {"SUMMARY": "title_fr", "DESCRIPTION": "remarks"}
STATUSES = {"TENTATIVE": "planned", "CONFIRMED": "confirmed", "CANCELLED": "cancelled"}


MOST_NOTICES = 200


def read_calendar(content: bytes) -> Source:
    """The events of a file; parts that are no event, and events that cannot be placed in time, are said."""
    reading = _Reading(Source("icalendar"))
    for number, line in lines(content):
        marker = re.fullmatch(r"\s*(BEGIN|END)\s*:\s*([\w-]+)\s*", line, re.IGNORECASE)
        if marker is None:
            reading.inside(number, line)
        elif marker[1].upper() == "BEGIN":
            reading.begins(number, line, marker[2].upper())
        else:
            reading.ends(line, marker[2].upper())
    return reading.source


@dataclass
class _Reading:
    """Which parts of the file are open, and what the open event said so far."""

    source: Source
    open_parts: list[str] = field(default_factory=list)
    event: list[Property] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)

    def begins(self, number: int, line: str, part: str) -> None:
        if part == "VEVENT":
            self.event, self.inner = [], []
        elif "VEVENT" in self.open_parts:
            self.inner.append(line)
        elif part in ("VTODO", "VJOURNAL"):
            self._say(number, _("A task or journal entry of the calendar was left out."))
        self.open_parts.append(part)

    def ends(self, line: str, part: str) -> None:
        if part == "VEVENT":
            self.source.records.append(_record(self.event, self.inner))
            self.event, self.inner = [], []
        elif "VEVENT" in self.open_parts:
            self.inner.append(line)
        while self.open_parts and self.open_parts.pop() != part:
            pass

    def inside(self, number: int, line: str) -> None:
        if "VEVENT" not in self.open_parts:
            return
        if self.open_parts[-1] != "VEVENT":
            self.inner.append(line)
        elif found := property_of(number, line):
            self.event.append(found)
        else:
            self._say(number, _("This line cannot be read: {line}").format(line=line[:80]))

    def _say(self, number: int, text: str) -> None:
        if len(self.source.notices) < MOST_NOTICES:
            self.source.notices.append(Notice(number, text))


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
