"""Events and meetings as one calendar (RFC 5545) to be taken in elsewhere: nobody is invited by it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from desktop_app import __version__, i18n
from desktop_app.domain.detail_names import NAMES
from desktop_app.interchange.calendar_parts import (
    date_property,
    entry_properties,
    invitee_property,
    reminder_lines,
    repetition_property,
)
from desktop_app.interchange.calendar_reading import PARTS, TIMES, read_calendar
from desktop_app.interchange.content_lines import Property, escaped, folded_line, written
from desktop_app.interchange.vcard_writing import property_of_kept
from desktop_app.services.calendars import Invitation
from desktop_app.services.incoming import Kept
from desktop_app.services.outgoing import Occurrence

ALONE = ("DURATION", "DTSTAMP", "SEQUENCE", "LOCATION", "UID")
"""What may stand once in an event, or says what only the calendar it came from knows: its details go before ours."""


def calendar(occurrences: Iterable[Occurrence], now: datetime) -> Iterable[str]:
    """The text of a calendar, part by part; `now` knows its zone."""
    yield "BEGIN:VCALENDAR\r\n"
    yield folded_line(f"PRODID:-//Parvis//{__version__}//{i18n.language().upper()}")
    yield "VERSION:2.0\r\nMETHOD:PUBLISH\r\n"
    events = list(occurrences)
    yield from _zones([one.invitation for one in events])
    for one in events:
        yield "BEGIN:VEVENT\r\n"
        yield from map(written, _properties(one, now))
        for row in one.rows.get("reminder", ()):
            yield from reminder_lines(row)
        for kept in one.kept:
            if kept.name == PARTS:
                yield from map(folded_line, kept.value.splitlines())
        yield "END:VEVENT\r\n"
    yield "END:VCALENDAR\r\n"


def _zones(invitations: list[Invitation]) -> Iterable[str]:
    """The rules of each zone that a time is given in, for the years there are events in."""
    from zoneinfo import ZoneInfo

    from icalendar import Timezone

    years: dict[str, list[int]] = {}
    for one in invitations:
        if one.zone != "UTC" and not one.clock:
            years.setdefault(one.zone, []).append(int(one.starts_at[:4]))
    for zone in sorted(years):
        first, last = max(min(years[zone]) - 1, 1), min(max(years[zone]) + 2, 9998)
        made = Timezone.from_tzinfo(ZoneInfo(zone), zone, date(first, 1, 1), date(last, 1, 1))
        yield made.to_ical().decode("utf-8")


def _properties(one: Occurrence, now: datetime) -> list[Property]:
    """The event's fields, then what was kept of the calendar it came from; none is said twice."""
    rows = _rows(one)
    said_by_rows = {(found.name, found.value) for found in rows}
    second = [value for value in one.kept if value.name in TIMES and value.key]
    kept = [_detail(value) for value in one.kept if value.name != PARTS and value not in second]
    kept = rows + [found for found in kept if (found.name, found.value) not in said_by_rows]
    names = {found.name for found in kept}
    told = one.invitation
    said = [
        Property("UID", escaped(told.uid)),
        Property("DTSTAMP", now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")),
        Property("SEQUENCE", str(told.sequence)),
        Property("SUMMARY", escaped(told.title)),
        _start(one),
        *([_moment("DTEND", told.ends_at, told, _zone_named(one))] if told.ends_at != told.starts_at else []),
        Property("STATUS", "CANCELLED" if told.is_cancelled else "CONFIRMED" if told.is_certain else "TENTATIVE"),
        Property("LOCATION", escaped(told.place)),
        Property("DESCRIPTION", escaped(told.description)),
        Property("URL", one.web),
    ]
    fresh = [found for found in said if found.value and not (found.name in ALONE and found.name in names)]
    times = _same_times(one, kept)
    fresh = [found for found in fresh if found.name not in times]
    shown = [found for found in kept if found.name not in TIMES or found.name in times]
    return fresh + shown + [_detail(value) for value in second]


def _rows(one: Occurrence) -> list[Property]:
    """What the rows of its card say."""
    found = [said for row in one.rows.get("calendar_entry", ())[:1] for said in entry_properties(row)]
    found += map(repetition_property, one.rows.get("repetition", ()))
    found += map(date_property, one.rows.get("repetition_date", ()))
    found += map(invitee_property, one.rows.get("invitee", ()))
    version = one.invitation.sequence
    return [replace(said, value=str(int(said.value) + version)) if said.name == "SEQUENCE" else said for said in found]


def _detail(kept: Kept) -> Property:
    """Another detail as a line: under the name that calendars know, else as a sentence of ours."""
    if kept.source == "icalendar" or kept.name.rpartition(".")[2] in NAMES:
        return property_of_kept(kept)
    return Property("X-PARVIS-KEPT", escaped(f"{kept.name}: {kept.value}" if kept.value else kept.name))


def _start(one: Occurrence) -> Property:
    return _moment("DTSTART", one.invitation.starts_at, one.invitation, _zone_named(one))


def _zone_named(one: Occurrence) -> str:
    """What the calendar it came from calls a clock that nobody else knows."""
    return str(next((row["zone"] for row in one.rows.get("calendar_entry", ()) if row.get("zone")), ""))


def _moment(name: str, wall: str, told: Invitation, named: str) -> Property:
    figures = re.sub(r"[-:]", "", wall) + "00"
    if told.clock == "day":
        return Property(name, figures[:8], (("VALUE", "DATE"),))
    if told.clock == "floating":
        return Property(name, figures, (("TZID", named),) if named else ())
    if told.zone == "UTC":
        return Property(name, figures + "Z")
    return Property(name, figures, (("TZID", told.zone),))


def _same_times(one: Occurrence, kept: list[Property]) -> set[str]:
    """Which of the times that came with the event still say what its fields do: a whole day stays a whole day."""
    times = [found for found in kept if found.name in ("DTSTART", "DTEND")]
    if not times:
        return set()
    start = [] if any(found.name == "DTSTART" for found in kept) else [_start(one)]
    lines = "".join(written(found) for found in (*start, *kept))
    read = read_calendar(f"BEGIN:VEVENT\r\n{lines}END:VEVENT\r\n".encode()).records[0].values
    told = {"DTSTART": one.invitation.starts_at, "DTEND": one.invitation.ends_at}
    read.setdefault("ends_at", read.get("starts_at"))
    return {found.name for found in times if read.get(TIMES[found.name]) == told[found.name]}
