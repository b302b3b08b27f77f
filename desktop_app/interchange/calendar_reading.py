"""Events of calendars, component by component: one bad event costs that event; nothing is repeated or opened."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from desktop_app.domain.moments import HOME_ZONE, zones
from desktop_app.i18n import _, format_partial
from desktop_app.interchange.calendar_parts import (
    DATES,
    date_rows,
    entry_takes,
    invitee_row,
    reminder_row,
    repetition_row,
)
from desktop_app.interchange.content_lines import Property, as_read, escaped, lines, property_of, unescaped
from desktop_app.services.incoming import Incoming, Kept, Notice, Source

FIELDS = {"SUMMARY": "title_fr", "DESCRIPTION": "remarks", "LOCATION": "place", "URL": "web"}
TIMES = {"DTSTART": "starts_at", "DTEND": "ends_at"}
"""What is there once in an event; of a second one in a file the detail's key says beside which it stood."""
STATUSES = {"TENTATIVE": "planned", "CONFIRMED": "confirmed", "CANCELLED": "cancelled"}


OTHER_DATES = ("RECURRENCE-ID", "RDATE", "DTEND", "DUE", "DTSTAMP", "CREATED", "LAST-MODIFIED")
"""What an event that does not say when it starts is placed by, the likeliest first."""
NO_DATE = "1900-01-01T00:00"
"""Where an event stands that has no date at all, so that it is seen and can be corrected."""
MOST_NOTICES = 200
PARTS = "VALARM"
"""What parts of an event that have no rows are called among its other details."""
_EDGE = re.compile(r"\s*(BEGIN|END)\s*:", re.IGNORECASE)


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
    reading.keeps_event()
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
            self.keeps_event()
        elif "VEVENT" in self.open_parts:
            self.inner.append(line)
        elif part in ("VTODO", "VJOURNAL"):
            self._say(number, _("A task or journal entry of the calendar was left out."))
        self.open_parts.append(part)

    def ends(self, line: str, part: str) -> None:
        if part == "VEVENT":
            self.keeps_event()
        elif "VEVENT" in self.open_parts:
            self.inner.append(line)
        while self.open_parts and self.open_parts.pop() != part:
            pass

    def keeps_event(self) -> None:
        """Make a record of what the event said so far, ended or not."""
        if self.event:
            record = _record(self.event, self.inner)
            if not any(found.name == "DTSTART" and _wall(found.value) for found in self.event):
                words = _("“{title}” does not say when it starts; {date} stands for it. Correct it on its card.")
                day = format_partial(record.values["starts_at"][:10])
                self._say(record.line, words.format(title=record.name[:80], date=day))
            self.source.records.append(record)
        self.event, self.inner = [], []

    def inside(self, number: int, line: str) -> None:
        if "VEVENT" not in self.open_parts:
            return
        if self.open_parts[-1] != "VEVENT":
            self.inner.append(line)
        elif found := property_of(number, line):
            self.event.append(found)
        else:
            self._say(number, _("This line cannot be read: {line}").format(line=line[:80]))
            self.event.append(Property("X-UNREADABLE", escaped(line[:100_000]), (), "", number))

    def _say(self, number: int, text: str) -> None:
        if len(self.source.notices) < MOST_NOTICES:
            self.source.notices.append(Notice(number, text))


def _record(event: list[Property], inner: list[str]) -> Incoming:
    record = Incoming("event", event[0].line if event else 1, source="icalendar")
    entry: dict[str, Any] = {}
    for found in sorted(event, key=lambda one: {"DTSTART": 0, "DTEND": 1}.get(one.name, 2)):
        beside = record.values.get(TIMES.get(found.name, ""), "")
        if found.value.strip() and not (_taken(record, entry, found) or _is_row(record, entry, found)):
            value, form = as_read(found.value)
            record.kept.append(Kept("icalendar", found.name, value, _parameters(found), beside, form))
    if uid := entry.get("uid"):
        record.key = ("UID", uid)
    _reminders(record, inner)
    record.values.setdefault("title_fr", _("Event without a title"))
    record.values.setdefault("zone", HOME_ZONE)
    _placed_in_time(record, entry, event)
    if record.key and (part := next((one.value for one in event if one.name == "RECURRENCE-ID"), "")):
        record.key = ("UID", f"{record.key[1]} {part}")
    if record.key:
        entry["key"] = record.key[1]
    if entry:
        record.rows.insert(0, ("calendar_entry", entry))
    return record


def _is_row(record: Incoming, entry: dict[str, Any], found: Property) -> bool:
    """Whether a row of the event's card takes a line, whole."""
    if entry_takes(entry, found):
        return True
    if found.name in DATES:
        rows = date_rows(found)
        record.rows += [("repetition_date", row) for row in rows or ()]
        return bool(rows)
    makers = {"RRULE": repetition_row, "ATTENDEE": invitee_row, "ORGANIZER": invitee_row}
    row = makers[found.name](found) if found.name in makers else None
    if row:
        record.rows.append(("invitee" if "address" in row else "repetition", row))
    return bool(row)


def _reminders(record: Incoming, inner: list[str]) -> None:
    """The reminders among the parts of an event; other parts stay as they are, line by line."""
    rest: list[str] = []
    part: list[str] = []
    for line in inner:
        is_edge = re.fullmatch(r"\s*(BEGIN|END)\s*:\s*VALARM\s*", line, re.IGNORECASE)
        if is_edge and is_edge[1].upper() == "END" and part and not any(_EDGE.match(one) for one in part[1:]):
            record.rows.append(("reminder", reminder_row(part[1:])))
            part = []
        elif is_edge and is_edge[1].upper() == "BEGIN":
            rest, part = rest + part, [line]
        elif part:
            part.append(line)
        else:
            rest.append(line)
    if rest + part:
        record.kept.append(Kept("icalendar", PARTS, "\n".join(rest + part)[:100_000]))


def _placed_in_time(record: Incoming, entry: dict[str, Any], event: list[Property]) -> None:
    """An event without a start stands at another of its dates; an end before the start is kept beside the fields."""
    values = record.values
    if "starts_at" not in values:
        others = {found.name: _wall(found.value.partition("/")[0]) for found in reversed(event)}
        values["starts_at"] = next((others[name] for name in OTHER_DATES if others.get(name)), NO_DATE)
    if "ends_at" in values and values["ends_at"] <= values["starts_at"]:
        del values["ends_at"]
        end = next(found for found in event if found.name == "DTEND" and _wall(found.value))
        begun = next((found for found in event if found.name == "DTSTART"), None)
        if begun and (end.value, end.parameters) == (begun.value, begun.parameters) and len(end.value) > 8:
            return  # it ends as it begins, which an event without an end says too (RFC 5545, 3.6.1)
        if not any(one.name == "DTEND" for one in record.kept):
            record.kept.append(Kept("icalendar", "DTEND", end.value, _parameters(end), form="text"))


def _taken(record: Incoming, entry: dict[str, Any], found: Property) -> bool:
    """Whether a field holds all that a property says."""
    name = FIELDS.get(found.name)
    if name and name not in record.values and unescaped(found.value).strip():
        record.values[name] = unescaped(found.value).strip()
        return True
    if found.name == "STATUS" and found.value.upper() in STATUSES:
        record.values["status"] = STATUSES[found.value.upper()]
        return True
    if found.name in ("DTSTART", "DTEND"):
        return _moment(record, entry, found)
    return found.name == "DURATION" and _length(record, found)


def _length(record: Incoming, found: Property) -> bool:
    """Whether a length makes an end: of an event that begins at a whole minute and says no end of its own."""
    match = re.fullmatch(r"P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?)?", found.value.strip())
    if not match or found.parameters or "starts_at" not in record.values or "ends_at" in record.values:
        return False
    weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    if record.values.get("clock") == "day" and (hours or minutes):
        return False
    try:
        end = datetime.fromisoformat(record.values["starts_at"]) + length
    except OverflowError:
        return False
    if length:
        record.values["ends_at"] = end.isoformat(timespec="minutes")
    return bool(length)


def _moment(record: Incoming, entry: dict[str, Any], found: Property) -> bool:
    wall = _wall(found.value)
    field = TIMES[found.name]
    values: dict[str, Any] = record.values
    if not wall or field in values:
        return False
    text = found.value.strip()
    hour, second, utc = text[9:11], text[13:15], text.endswith("Z")
    values[field] = wall
    zones = [value for key, value in found.parameters if key == "TZID"]
    known = _known_zone("UTC" if utc else zones[0] if zones else "")
    clock = "day" if not hour else "" if utc or zones else "floating"
    if found.name == "DTSTART":
        values |= {"zone": known} if known else {}
        values |= {"clock": clock} if clock else {}
    if zones and hour and not known and found.name == "DTSTART" and "zone" not in entry:
        entry["zone"], values["clock"] = zones[0], "floating"
    if entry.get("zone"):
        return zones in ([], [entry["zone"]]) and not utc and second == "00"
    if clock:
        return clock == values.get("clock") and second in ("", "00")
    return second == "00" and known == values.get("zone") and "clock" not in values


def _wall(text: str) -> str:
    """A date or a moment of a calendar as the fields keep it; empty when it is none."""
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?", text.strip())
    if not match:
        return ""
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, min(second, 59)).isoformat(timespec="minutes")
    except ValueError:
        return ""


def _parameters(found: Property) -> str:
    return ";".join(f"{key}={value}" for key, value in found.parameters)


def _known_zone(name: str) -> str:
    """The IANA name of a zone as calendars call it: with the maker's path before it, or in the words of Windows."""
    plain = name.strip('"').removeprefix("/")
    parts = plain.split("/")
    for start in range(len(parts)):
        if known := zones().get("/".join(parts[start:]).casefold()):
            return known
    if not plain:
        return ""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return zones().get(WINDOWS_TO_OLSON.get(plain, "").casefold(), "")
