"""What calendars are told of events and meetings, and what they answer; the format itself is interchange.icalendar."""

import json
from dataclasses import dataclass

from desktop_app import i18n
from desktop_app.i18n import N_, _
from desktop_app.services import headings, lists_of_people, writing
from desktop_app.services.attendance import Occasion
from desktop_app.services.papers import said
from desktop_app.services.people import place_text
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force

PEOPLE = ("accepted", "tentative", "declined")


@dataclass(frozen=True)
class Guest:
    """Somebody invited, where their calendar is reached, and what they answered so far."""

    attendance_id: str
    name: str
    email: str
    answer: str


@dataclass(frozen=True)
class Invitation:
    """An event or a meeting as a calendar shows it, in one language."""

    uid: str
    sequence: int
    is_cancelled: bool
    is_certain: bool
    title: str
    place: str
    description: str
    starts_at: str
    ends_at: str
    zone: str
    guests: tuple[Guest, ...]
    without_email: tuple[str, ...]
    """The names of guests that no e-mail address is known of: they are told otherwise."""
    clock: str = ""
    """`day`: whole days; `floating`: the clock of wherever one is; else that of the zone."""


@dataclass(frozen=True)
class Reply:
    """What one calendar answered: whose, by e-mail, to which invitation of which sequence, on which day."""

    uid: str
    email: str
    answer: str
    sequence: int
    day: str


@dataclass(frozen=True)
class Taken:
    """What became of a reply: whose it was, and why it was not taken where it was not."""

    email: str
    name: str
    answer: str
    attendance_id: str
    is_taken: bool
    why: str


def invitation(database: Database, occasion: Occasion, day: str) -> Invitation:
    """An event or a meeting as calendars are told of it, in the language in force, on a day."""
    language = i18n.language()
    is_event = occasion.kind == "event"
    heading = (headings.of_event if is_event else headings.of_meeting)(database, occasion.id)
    standing, sequence, clock = _standing(database, occasion)
    guests, without = _guests(database, occasion, day)
    return Invitation(
        uid=f"{occasion.id}@parvis",
        sequence=sequence,
        is_cancelled=standing == "cancelled",
        is_certain=standing not in ("planned", "prepared", "postponed"),
        title=said(heading.title, language)[0],
        place=place_text(heading.place, language),
        description="" if is_event else _agenda(database, occasion.id, language),
        starts_at=heading.starts_at,
        ends_at=heading.ends_at or heading.starts_at,
        zone=heading.zone,
        guests=tuple(guests),
        without_email=tuple(without),
        clock=clock or "",
    )


def _standing(database: Database, occasion: Occasion) -> tuple[str, int, str | None]:
    columns = "status, sequence, clock" if occasion.kind == "event" else "state, sequence, NULL"
    row = database.read(f'SELECT {columns} FROM "{occasion.kind}" WHERE id = ?', (occasion.id,))[0]
    return row[0], row[1], row[2]


def _agenda(database: Database, meeting_id: str, language: str) -> str:
    from desktop_app.services import agenda

    lines = [line for line in agenda.lines(database, meeting_id) if not line.confidential]
    return "\n".join(f"{line.number} {said(line.title, language)[0]}".strip() for line in lines)


def _guests(database: Database, occasion: Occasion, day: str) -> tuple[list[Guest], list[str]]:
    people = [one for one in lists_of_people.attendees(database, occasion) if one.status != "replaced"]
    emails = _emails(database, [(one.who.person_id, one.who.organisation_id) for one in people], day)
    found, without = [], []
    for one in people:
        email = emails.get(one.who.person_id)
        if email:
            found.append(Guest(one.id, one.who.name, email, one.answer))
        else:
            without.append(one.who.name)
    return found, without


def _emails(database: Database, whom: list[tuple[str, str]], day: str) -> dict[str, str]:
    """Where to write to each person: at the organisation they stand for, else at another work place, else at home."""
    rows = database.read(
        "SELECT m.person_id, m.organisation_id, c.value FROM contact_point c JOIN mandate m ON m.id = c.mandate_id "
        f"WHERE c.kind = 'email' AND {force('c')} AND {force('m')} "
        "AND m.person_id IN (SELECT value FROM json_each(:people)) UNION ALL "
        f"SELECT c.person_id, '', c.value FROM contact_point c WHERE c.kind = 'email' AND {force('c')} "
        "AND c.person_id IN (SELECT value FROM json_each(:people))",
        {"people": json.dumps([person for person, _organisation in whom]), "day": day},
    )
    preferred = dict(whom)
    best: dict[str, tuple[int, str]] = {}
    for person, organisation, value in rows:
        rank = 0 if organisation and organisation == preferred.get(person) else 1 if organisation else 2
        if person not in best or rank < best[person][0]:
            best[person] = (rank, value)
    return {person: value for person, (_rank, value) in best.items()}


# Answers --------------------------------------------------------------------------------------------------------


def take(database: Database, replies: list[Reply]) -> list[Taken]:
    """Keep the answers that calendars sent, in one step; what cannot be taken is said, reply by reply."""
    found: list[Taken] = []
    with database.transaction(N_("Answers from calendars")) as session:
        for reply in replies:
            taken = _taken(database, reply)
            found.append(taken)
            if taken.is_taken:
                values = {"answer": reply.answer, "answered_on": reply.day}
                writing.change(session, "attendance", taken.attendance_id, **values)
    return found


def _taken(database: Database, reply: Reply) -> Taken:
    occasion = _occasion(database, reply.uid)
    if occasion is None:
        return _refused(reply, _("This answer is to an invitation of another program, or one that was deleted."))
    row = _of_email(database, occasion, reply.email)
    if row is None:
        return _refused(
            reply, _("Nobody with this e-mail address is on the list. Add the address to the person first.")
        )
    attendance, name, answered_on = row
    if reply.sequence < _standing(database, occasion)[1]:
        sentence = _("This answers an earlier invitation; the time or the place was changed since. Ask again.")
        return Taken(reply.email, name, reply.answer, attendance, False, sentence)
    if answered_on and reply.day < answered_on:
        return Taken(reply.email, name, reply.answer, attendance, False, _("There is a later answer already."))
    if reply.answer not in PEOPLE:
        sentence = _("This is neither yes nor no nor perhaps. Ask who will come.")
        return Taken(reply.email, name, reply.answer, attendance, False, sentence)
    return Taken(reply.email, name, reply.answer, attendance, True, "")


def _refused(reply: Reply, why: str) -> Taken:
    return Taken(reply.email, "", reply.answer, "", False, why)


def _occasion(database: Database, uid: str) -> Occasion | None:
    record, _at, program = uid.partition("@")
    if program != "parvis":
        return None
    for kind in ("meeting", "event"):
        if database.read(f'SELECT 1 FROM "{kind}" WHERE id = ?', (record,)):
            return Occasion(kind, record)
    return None


def _of_email(database: Database, occasion: Occasion, email: str) -> tuple[str, str, str] | None:
    """The attendance, name and last answer's day of the one person on a list with an e-mail address."""
    rows = database.read(
        "SELECT DISTINCT a.id, trim(coalesce(p.given || ' ', '') || coalesce(p.particle || ' ', '') || p.family), "
        "coalesce(a.answered_on, '') FROM attendance a JOIN person p ON p.id = a.person_id "
        "JOIN contact_point c ON c.kind = 'email' AND (c.person_id = p.id OR c.mandate_id IN "
        "(SELECT m.id FROM mandate m WHERE m.person_id = p.id)) "
        f"WHERE a.{occasion.column} = ? AND fold(c.value) = fold(?)",
        (occasion.id, email),
    )
    return (rows[0][0], rows[0][1], rows[0][2]) if len(rows) == 1 else None
