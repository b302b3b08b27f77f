"""Events as a whole: copied, repeated, cancelled, and their programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desktop_app.domain.moments import later, minutes_between, place_in_month, utc, wall, weekday_of_month
from desktop_app.errors import Invalid, Problem
from desktop_app.i18n import N_, _
from desktop_app.services import headings, people, timetable, writing
from desktop_app.services.papers import Part, Place, Programme, ProgrammeDay, ProgrammeEntry, Someone, both
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Recurrence:
    """“The third Wednesday of every month”: nth 1 to 5, or -1 for the last; weekday 0 (Monday) to 6."""

    nth: int
    weekday: int
    every_months: int = 1


def recurrence_of(starts_at: str) -> Recurrence:
    """The rule that a moment would begin: the third Wednesday for a third Wednesday."""
    nth, weekday = place_in_month(date.fromisoformat(starts_at[:10]))
    return Recurrence(nth if nth < 5 else -1, weekday)


def recurrences(first: str, rule: Recurrence, count: int) -> list[str]:
    """The next `count` wall times after the first by a rule, all at its hour; months without a fifth are passed."""
    if rule.every_months < 1 or not 0 <= rule.weekday <= 6 or rule.nth not in (-1, 1, 2, 3, 4, 5):
        raise Invalid([Problem("starts_at", _("This rule names no day of a month."))])
    day = date.fromisoformat(first[:10])
    found: list[str] = []
    month = day.year * 12 + day.month - 1
    while len(found) < count and month < 9999 * 12:
        month += rule.every_months
        next_day = weekday_of_month(month // 12, month % 12 + 1, rule.nth, rule.weekday)
        if next_day:
            found.append(next_day.isoformat() + first[10:])
    return found


def copy(database: Database, event_id: str, starts_at: str) -> str:
    """Copy an event to another time, with its place, timetable and speakers, without those who were invited."""
    return repeat(database, event_id, [starts_at])[0]


def repeat(database: Database, event_id: str, starts: Sequence[str]) -> list[str]:
    """Copy an event to several times, in one step."""
    event = writing.standing_values(database, "event", event_id)
    copies = [_moved(database, event, starts_at) for starts_at in starts]
    name = str(event["title_fr"] or event["title_en"] or "")
    with database.transaction(N_("Copy {name}"), name=name) as session:
        return [_copy_into(session, database, event_id, event, values) for values in copies]


def _moved(database: Database, event: dict[str, Any], starts_at: str) -> dict[str, Any]:
    values = {**event, "starts_at": starts_at, "status": "planned"}
    kept = writing.checked(database, "event", {**values, "ends_at": None})
    if event["ends_at"]:
        length = minutes_between(event["starts_at"], event["ends_at"], event["zone"])
        kept["ends_at"] = later(kept["starts_at"], length, event["zone"])
    return kept


_ENTRY = (
    "kind", "minutes_planned", "room_id", "title_fr", "title_en", "summary_fr", "summary_en", "position",
)  # fmt: skip
_SPEAKER = (
    "person_id", "role", "printed_name", "printed_title_fr", "printed_title_en", "printed_organisation_fr",
    "printed_organisation_en", "position",
)  # fmt: skip


def _copy_into(
    session: "Session", database: Database, event_id: str, event: dict[str, Any], values: dict[str, Any]
) -> str:
    made = writing.insert(session, "event", values)
    copies: dict[str, str] = {}
    for placed, row in queries.timetable(database, event_id):
        starts_at = row["starts_at"] and _shifted(row["starts_at"], event, values["starts_at"])
        entry = {name: row[name] for name in _ENTRY} | {
            "event_id": made, "parent_id": copies.get(placed.parent_id or ""), "starts_at": starts_at,
        }  # fmt: skip
        copies[placed.id] = writing.insert(session, "timetable_entry", entry)
    for entry_id, *cells in database.read(
        f"SELECT s.timetable_entry_id, {', '.join('s.' + name for name in _SPEAKER)} FROM speaker s "
        "JOIN timetable_entry t ON t.id = s.timetable_entry_id WHERE t.event_id = ? ORDER BY s.position, s.id",
        (event_id,),
    ):
        speaker = dict(zip(_SPEAKER, cells, strict=True)) | {"timetable_entry_id": copies[entry_id]}
        writing.insert(session, "speaker", speaker)
    return made


def _shifted(moment: str, event: dict[str, Any], new_start: str) -> str:
    """A wall time as many days and hours by the clock from the new start as it was from the event's old one."""
    shift = datetime.fromisoformat(new_start) - datetime.fromisoformat(event["starts_at"])
    shifted = (datetime.fromisoformat(moment) + shift).strftime("%Y-%m-%dT%H:%M")
    # An hour that a change of clocks leaves out becomes the one after.
    return wall(utc(shifted, event["zone"]), event["zone"])


def cancel(database: Database, event_id: str) -> None:
    """Cancel an event; its calendars can be told so (interchange.icalendar)."""
    event = writing.standing_values(database, "event", event_id)
    sequence = database.read("SELECT sequence FROM event WHERE id = ?", (event_id,))[0][0]
    with database.transaction(N_("Cancel {name}"), name=str(event["title_fr"] or event["title_en"] or "")) as session:
        writing.change(session, "event", event_id, status="cancelled", sequence=sequence + 1)


# The programme --------------------------------------------------------------------------------------------------


def programme(database: Database, event_id: str) -> Programme:
    """What an event's programme is printed from: a day's entries under the day, places only where they differ."""
    event = writing.standing_values(database, "event", event_id)
    parts = _parts(database, event_id, event["starts_at"][:10])
    places: dict[str, Place] = {}
    rooms = {"": event["room_id"] or ""}
    days: dict[str, list[ProgrammeEntry]] = {}
    for slot in timetable.slots(database, event_id):
        rooms[slot.id] = slot.room_id
        elsewhere = slot.room_id and slot.room_id != rooms[slot.parent_id]
        if elsewhere and slot.room_id not in places:
            places[slot.room_id] = people.place(database, None, slot.room_id)
        entry = ProgrammeEntry(
            id=slot.id,
            depth=slot.depth,
            kind=slot.kind,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            title=slot.title,
            summary=slot.summary,
            place=places[slot.room_id] if elsewhere else None,
            parts=tuple(parts.get(slot.id, ())),
        )
        days.setdefault(slot.starts_at[:10], []).append(entry)
    heading = headings.of_event(database, event_id)
    return Programme(heading, tuple(ProgrammeDay(day, tuple(entries)) for day, entries in sorted(days.items())))


def _parts(database: Database, event_id: str, day: str) -> dict[str, list[Part]]:
    """Who has a part in which entry, under what was printed; what was not kept is as of the event's day."""
    rows = database.read(
        f"SELECT s.timetable_entry_id, {', '.join('s.' + name for name in _SPEAKER)} FROM speaker s "
        "JOIN timetable_entry t ON t.id = s.timetable_entry_id WHERE t.event_id = ? "
        "ORDER BY s.role <> 'chair', s.position, s.id",
        (event_id,),
    )
    ids = list(dict.fromkeys(row[1] for row in rows if row[1]))
    known = {one.person_id: one for one in people.someone(database, [(one, None, None, None) for one in ids], day)}
    found: dict[str, list[Part]] = {}
    for entry, person, role, name, title_fr, title_en, of_fr, of_en, _position in rows:
        who = known.get(person)
        printed = Someone(
            person_id=person or "",
            given=who.given if who else "",
            particle=who.particle if who else "",
            family=who.family if who else "",
            honorific=who.honorific if who else "",
            form_of_address=who.form_of_address if who else "",
            position=both(title_fr, title_en) or (who.position if who else {}),
            organisation=both(of_fr, of_en) or (who.organisation if who else {}),
            acronym=who.acronym if who and not (of_fr or of_en) else {},
            country=who.country if who else "",
            printed_name=name or "",
        )
        found.setdefault(entry, []).append(Part(role, printed))
    return found
