"""The timetable of an event: entries in a tree, whose times run on."""

from dataclasses import dataclass
from typing import Any

from desktop_app.domain.moments import later, utc
from desktop_app.i18n import N_
from desktop_app.services import people, writing
from desktop_app.services.papers import ByLanguage, both
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries


@dataclass(frozen=True)
class Slot:
    """One entry with the time and the room it has in the end."""

    id: str
    parent_id: str
    depth: int
    kind: str
    title: ByLanguage
    summary: ByLanguage
    starts_at: str
    ends_at: str
    minutes: int
    pinned: bool
    """It has a start of its own; else it follows the entry before."""
    room_id: str
    inherits_room: bool


def add(
    database: Database, event_id: str, values: dict[str, Any], *, parent: str | None = None, place: int | None = None
) -> str:
    """Add an entry at a place among those of its parent, last when none is given; the times after it run on."""
    given = {"kind": "session", **values, "event_id": event_id, "parent_id": parent}
    kept = writing.checked(database, "timetable_entry", given)
    with database.transaction(N_("Add to the timetable {name}"), name=_called(kept)) as session:
        position = writing.key_at(session, "timetable_entry", _siblings(database, event_id, parent), place)
        return writing.insert(session, "timetable_entry", {**kept, "position": position})


def _called(values: dict[str, Any]) -> str:
    return str(values.get("title_fr") or values.get("title_en") or "")[:80]


def _siblings(database: Database, event_id: str, parent: str | None, without: str | None = None) -> writing.Siblings:
    return [
        (placed.id, row["position"])
        for placed, row in queries.timetable(database, event_id)
        if placed.parent_id == parent and placed.id != without
    ]


def move(database: Database, entry_id: str, *, parent: str | None, place: int, starts_at: str | None = None) -> None:
    """Put an entry before the sibling at a place; it follows the one before then, unless it is given a start."""
    entry = writing.standing_values(database, "timetable_entry", entry_id)
    kept = writing.checked(database, "timetable_entry", {"parent_id": parent}, entry_id)
    with database.transaction(N_("Move in the timetable {name}"), name=_called(entry)) as session:
        siblings = _siblings(database, entry["event_id"], parent, without=entry_id)
        kept["position"] = writing.key_at(session, "timetable_entry", siblings, place)
        if starts_at or place > 0:
            kept["starts_at"] = starts_at
        writing.change(session, "timetable_entry", entry_id, **kept)


def remove(database: Database, entry_id: str) -> None:
    """Take an entry out; what stood under it goes up to its place."""
    entry = writing.standing_values(database, "timetable_entry", entry_id)
    with database.transaction(N_("Delete from the timetable {name}"), name=_called(entry)) as session:
        siblings = _siblings(database, entry["event_id"], entry["parent_id"])
        place = [row for row, _position in siblings].index(entry_id)
        siblings.pop(place)
        for child, _position in _siblings(database, entry["event_id"], entry_id):
            position = writing.key_at(session, "timetable_entry", siblings, place)
            siblings.insert(place, (child, position))
            place += 1
            writing.change(session, "timetable_entry", child, parent_id=entry["parent_id"], position=position)
        writing.remove(session, "timetable_entry", entry_id)


def add_speaker(database: Database, entry_id: str, person_id: str, role: str = "speaker") -> str:
    """Give somebody a part in an entry, under the name, title and organisation of the event's day."""
    entry = writing.standing_values(database, "timetable_entry", entry_id)
    event = writing.standing_values(database, "event", entry["event_id"])
    printed = printed_values(database, (entry["starts_at"] or event["starts_at"])[:10], person_id)
    kept = writing.checked(database, "speaker", {**printed, "timetable_entry_id": entry_id, "role": role})
    with database.transaction(N_("{name} speaks"), name=printed.get("printed_name") or "") as session:
        return writing.insert(session, "speaker", kept)


def printed_values(database: Database, day: str, person_id: str) -> dict[str, str | None]:
    """A speaker's values: the name, title and organisation of a day, as the programme prints them."""
    who = people.one_person(database, person_id, day)
    if who is None:
        return {"person_id": person_id}
    return {
        "person_id": person_id, "printed_name": who.name, "printed_title_fr": who.position.get("fr"),
        "printed_title_en": who.position.get("en"), "printed_organisation_fr": who.organisation.get("fr"),
        "printed_organisation_en": who.organisation.get("en"),
    }  # fmt: skip


# Times ----------------------------------------------------------------------------------------------------------


def slots(database: Database, event_id: str) -> list[Slot]:
    """The entries from top to bottom with their running times: each follows the one before unless it has a start."""
    event = writing.standing_values(database, "event", event_id)
    rows = queries.timetable(database, event_id)
    times = _times([(placed.id, placed.parent_id, row) for placed, row in rows], event["starts_at"], event["zone"])
    rooms: dict[str | None, str] = {None: event["room_id"] or ""}
    found = []
    for placed, row in rows:
        rooms[placed.id] = row["room_id"] or rooms[placed.parent_id]
        starts_at, ends_at, minutes = times[placed.id]
        found.append(
            Slot(
                id=placed.id,
                parent_id=placed.parent_id or "",
                depth=placed.depth,
                kind=row["kind"],
                title=both(row["title_fr"], row["title_en"]),
                summary=both(row["summary_fr"], row["summary_en"]),
                starts_at=starts_at,
                ends_at=ends_at,
                minutes=minutes,
                pinned=bool(row["starts_at"]),
                room_id=rooms[placed.id],
                inherits_room=not row["room_id"],
            )
        )
    return found


_Entry = tuple[str, str | None, dict[str, Any]]


def _times(entries: list[_Entry], start: str, zone: str) -> dict[str, tuple[str, str, int]]:
    """When each entry begins and ends and how long it is; one with entries under it ends with the last of them."""
    under: dict[str | None, list[_Entry]] = {}
    for entry in entries:
        under.setdefault(entry[1], []).append(entry)
    found: dict[str, tuple[str, str, int]] = {}

    def lay(parent: str | None, begin: str) -> str:
        """Time what stands under a parent; the wall time at which the last of it ends."""
        now, last = begin, begin
        for row, _parent, values in under.get(parent, ()):
            starts_at = values["starts_at"] or now
            ends_at = later(starts_at, values["minutes_planned"] or 0, zone)
            inside = lay(row, starts_at)
            if values["minutes_planned"] is None or utc(inside, zone) > utc(ends_at, zone):
                ends_at = inside
            minutes = round((utc(ends_at, zone) - utc(starts_at, zone)).total_seconds() / 60)
            found[row] = (starts_at, ends_at, minutes)
            now = ends_at
            last = max(last, ends_at, key=lambda wall: utc(wall, zone))
        return last

    lay(None, start)
    return found
