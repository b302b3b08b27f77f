"""What is in one room, or needs one person, twice at one time: shown beside the timetable, never forbidden."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations

from desktop_app import i18n
from desktop_app.domain.moments import days_from, utc, wall
from desktop_app.services import timetable, writing
from desktop_app.services.timetable import Slot
from desktop_app.storage.database import Database
from desktop_app.storage.queries.titles import titles


@dataclass(frozen=True)
class Overlap:
    """Two things at one time in one `room` or for one `person`; `other` names what is outside this timetable."""

    kind: str
    what: str
    first: str
    second: str
    other: str
    starts_at: str
    ends_at: str


@dataclass(frozen=True)
class _Use:
    """A stretch of time in UTC that takes a room and some people (id -> name), by a slot or by something else."""

    begins: datetime
    ends: datetime
    room: str
    people: dict[str, str]
    slot: str = ""
    title: str = ""


def overlaps(database: Database, event_id: str) -> list[Overlap]:
    """The clashes inside an event's timetable, then those with other events and meetings of the same days."""
    event = writing.standing_values(database, "event", event_id)
    entries = timetable.slots(database, event_id)
    own = _slots_in_use(database, event_id, entries, event["zone"])
    if not own:
        return []
    rooms = titles(database, "room", {use.room for use in own} - {""}, i18n.language(), "9999")
    parents = {slot.id: slot.parent_id for slot in entries}
    found = []
    for first, second in combinations(own, 2):
        if not _one_holds_other(parents, first.slot, second.slot):
            found += _clashes(first, second, rooms, event["zone"])
    outside = list(_elsewhere(database, event_id, own))
    for first in _rooms_once(entries, own):
        for other in outside:
            found += _clashes(first, other, rooms, event["zone"])
    return found


def _clashes(first: _Use, second: _Use, rooms: dict[str, str], zone: str) -> list[Overlap]:
    """The room and the people that two uses share while both last; nothing when they only touch."""
    begins, ends = max(first.begins, second.begins), min(first.ends, second.ends)
    if begins >= ends:
        return []
    when = (wall(begins, zone), wall(ends, zone))
    found = []
    if first.room and first.room == second.room:
        found.append(Overlap("room", rooms.get(first.room, ""), first.slot, second.slot, second.title, *when))
    for person in sorted(first.people.keys() & second.people.keys()):
        found.append(Overlap("person", first.people[person], first.slot, second.slot, second.title, *when))
    return found


def _one_holds_other(parents: dict[str, str], one: str, other: str) -> bool:
    """Whether one entry stands somewhere under the other: a talk in its session is no clash."""
    for row, wanted in ((one, other), (other, one)):
        above = parents[row]
        while above:
            if above == wanted:
                return True
            above = parents[above]
    return False


def _rooms_once(entries: list[Slot], uses: list[_Use]) -> list[_Use]:
    """The same uses, a room said once: a talk in the room of its session adds nothing to what the session takes."""
    return [
        replace(use, room="") if slot.parent_id and slot.inherits_room else use
        for slot, use in zip(entries, uses, strict=True)
    ]


def _slots_in_use(database: Database, event_id: str, entries: list[Slot], zone: str, title: str = "") -> list[_Use]:
    """What an event's timetable takes; of another event (it has a title) the slots are not told apart."""
    speakers: dict[str, dict[str, str]] = {}
    for entry, person, name in database.read(
        "SELECT s.timetable_entry_id, s.person_id, coalesce(s.printed_name, p.family) FROM speaker s "
        "JOIN timetable_entry t ON t.id = s.timetable_entry_id JOIN person p ON p.id = s.person_id "
        "WHERE t.event_id = ?",
        (event_id,),
    ):
        speakers.setdefault(entry, {})[person] = name
    return [
        _Use(
            utc(slot.starts_at, zone),
            utc(slot.ends_at, zone),
            slot.room_id,
            speakers.get(slot.id, {}),
            "" if title else slot.id,
            title,
        )
        for slot in entries
    ]


def _elsewhere(database: Database, event_id: str, own: list[_Use]) -> Iterator[_Use]:
    """What other events and meetings take on the days of these uses, a day more at each end for other zones."""
    first = days_from(min(use.begins for use in own).date().isoformat(), -1)
    last = days_from(max(use.ends for use in own).date().isoformat(), 2)
    yield from _other_events(database, event_id, first, last)
    yield from _meetings(database, first, last)


def _other_events(database: Database, event_id: str, first: str, last: str) -> Iterator[_Use]:
    rows = database.read(
        "SELECT id, room_id, starts_at, coalesce(ends_at, starts_at), zone FROM event WHERE id <> ? AND starts_at < ? "
        "AND coalesce(ends_at, starts_at) >= ? AND status IS NOT 'cancelled'",
        (event_id, last, first),
    )
    names = titles(database, "event", [row[0] for row in rows], i18n.language(), "9999")
    for other, room, starts_at, ends_at, zone in rows:
        entries = timetable.slots(database, other)
        if entries:
            yield from _rooms_once(entries, _slots_in_use(database, other, entries, zone, names[other]))
        else:
            yield _Use(utc(starts_at, zone), utc(ends_at, zone), room or "", {}, title=names[other])


def _meetings(database: Database, first: str, last: str) -> Iterator[_Use]:
    """Meetings take their room, whoever chairs or takes the minutes, and whoever is invited and did not decline."""
    rows = database.read(
        "SELECT id, room_id, starts_at, ends_at, zone FROM meeting WHERE starts_at < ? AND ends_at >= ? "
        "AND state <> 'cancelled'",
        (last, first),
    )
    names = titles(database, "meeting", [row[0] for row in rows], i18n.language(), "9999")
    for other, room, starts_at, ends_at, zone in rows:
        people = database.read(
            "SELECT p.id, p.family FROM person p JOIN meeting m ON m.id = ? "
            "WHERE p.id IN (m.chair_id, m.minute_taker_id) OR p.id IN (SELECT a.person_id FROM attendance a "
            "WHERE a.meeting_id = m.id AND a.answer IS NOT 'declined' AND (a.status IS NULL OR a.status = 'present'))",
            (other,),
        )
        yield _Use(utc(starts_at, zone), utc(ends_at, zone), room or "", dict(people), title=names[other])
