"""Who is invited, what they answer, who comes for whom: one row a person, facts that do not overwrite each other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.attendance_rules import Quorum, voices_at, votes_needed
from desktop_app.errors import Invalid, NotFound, Problem, UserError
from desktop_app.i18n import N_, _, fold
from desktop_app.services import people, writing
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force
from desktop_app.storage.queries import meetings as queries

QR_PREFIX = "parvis:"


@dataclass(frozen=True)
class Occasion:
    """What one is invited to: a `meeting`, an `event`, or a `timetable_entry` of an event."""

    kind: str
    id: str

    @property
    def column(self) -> str:
        """The link by which attendance hangs on it."""
        return f"{self.kind}_id"


def day_of(database: Database, occasion: Occasion) -> str:
    """The day on which titles and names count: that of the occasion."""
    if occasion.kind == "timetable_entry":
        entry = writing.standing_values(database, "timetable_entry", occasion.id)
        if entry["starts_at"]:
            return str(entry["starts_at"][:10])
        occasion = Occasion("event", entry["event_id"])
    return str(writing.standing_values(database, occasion.kind, occasion.id)["starts_at"][:10])


# Inviting -------------------------------------------------------------------------------------------------------


def invite_body(database: Database, meeting_id: str, day: str) -> int:
    """Invite all who have a seat or mandate in the body on the day of the meeting; how many were added."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    standing = {row["person_id"] for row in queries.attendance(database, "meeting", meeting_id)}
    members = [
        one for one in _members(database, meeting["body_id"], meeting["starts_at"][:10]) if one[0] not in standing
    ]
    if not members:
        return 0
    titles = people.positions(database, [one[:2] for one in members], meeting["starts_at"][:10])
    with database.transaction(N_("Invite the body's members")) as session:
        for person, represents in members:
            fr, en = titles[person]
            values = {
                "meeting_id": meeting_id, "person_id": person, "represents_id": represents, "position_fr": fr or None,
                "position_en": en or None, "invited_on": day, "voting": True,
            }  # fmt: skip
            writing.insert(session, "attendance", values)
    return len(members)


def _members(database: Database, body_id: str, day: str) -> list[tuple[str, str | None]]:
    """Who sits in a body on a day, in the order of the seats, and for which organisation; each person once."""
    rows = database.read(
        "SELECT m.person_id, coalesce(m.on_behalf_of_id, s.represents_id) FROM mandate m "
        "LEFT JOIN seat s ON s.id = m.seat_id LEFT JOIN role_type t ON t.id = m.role_type_id "
        f"WHERE m.organisation_id = :body AND {force('m')} "
        "ORDER BY coalesce(s.rank, 999), coalesce(t.rank, 999), m.id",
        {"body": body_id, "day": day},
    )
    found: dict[str, str | None] = {}
    for person, represents in rows:
        found.setdefault(person, represents)
    return list(found.items())


def invite(
    database: Database,
    occasion: Occasion,
    person_id: str,
    *,
    day: str | None = None,
    represents: str | None = None,
    voting: bool = False,
) -> str:
    """Put a person on the list of an occasion, invited on a day (None: known there, not invited)."""
    on = day_of(database, occasion)
    represents = represents or people.stood_for(database, person_id, on)
    fr, en = people.positions(database, [(person_id, represents)], on)[person_id]
    values = writing.checked(
        database,
        "attendance",
        {
            occasion.column: occasion.id, "person_id": person_id, "represents_id": represents,
            "position_fr": fr or None, "position_en": en or None, "invited_on": day, "voting": voting,
        },
    )  # fmt: skip
    with database.transaction(N_("Invite {name}"), name=_name(database, person_id, on)) as session:
        return writing.insert(session, "attendance", values)


def _name(database: Database, person_id: str, day: str) -> str:
    someone = people.one_person(database, person_id, day)
    if someone is None:
        raise NotFound(_("This person is no longer there; somebody deleted them. Undo brings them back."))
    return someone.name


def register(database: Database, occasion: Occasion, line: str, day: str) -> str:
    """Add somebody from one typed line: `Given FAMILY, organisation, e-mail`; who is not known yet becomes a person.

    A person of that name is taken when there is only one. Returns the attendance's id.
    """
    name, organisation, email = _parts(line)
    known = _known_person(database, name, email, day)
    represents = _known_organisation(database, organisation, day)
    if known:
        return invite(database, occasion, known, represents=represents)
    given, family = _given_and_family(name)
    on = day_of(database, occasion)
    with database.transaction(N_("Register {name}"), name=name) as session:
        person = writing.insert(session, "person", {"given": given or None, "family": family})
        if organisation and not represents:
            represents = writing.insert(session, "organisation", {})
            row = {"organisation_id": represents, "language": "original", "kind": "official", "text": organisation}
            writing.insert(session, "organisation_name", row)
        if represents:
            row = {"person_id": person, "organisation_id": represents, "starts_on": on[:4]}
            mandate = writing.insert(session, "mandate", row)
        if email:
            point = {"kind": "email", "value": email, "public": False}
            owner = {"mandate_id": mandate} if represents else {"person_id": person}
            writing.insert(session, "contact_point", {**point, **owner})
        return writing.insert(
            session, "attendance", {occasion.column: occasion.id, "person_id": person, "represents_id": represents}
        )


def _parts(line: str) -> tuple[str, str, str]:
    """The name, the organisation and the e-mail of a typed line, in whatever order they stand after the name."""
    from desktop_app.domain.fields import BadValue, Text

    try:
        text = Text("line", "").clean(line) or ""
    except BadValue as bad:
        raise Invalid([Problem("line", str(bad))]) from None
    parts = [part.strip() for part in re.split(r"[,;\t]", text) if part.strip()]
    email = next((part.strip("<>") for part in parts if re.fullmatch(r"<?[^@\s]+@[^@\s]+\.[^@\s]+>?", part)), "")
    rest = [part for part in parts if part.strip("<>") != email]
    if not rest:
        raise Invalid([Problem("line", _("Type the name first, then the organisation: Anne DUPONT, City of Lyon."))])
    return rest[0], ", ".join(rest[1:]), email


def _given_and_family(name: str) -> tuple[str, str]:
    """A name's parts: the family name is what is in capitals, else the last word."""
    words = name.split()
    capitals = [word for word in words if len(word) > 1 and word == word.upper() and word != word.lower()]
    if capitals and len(capitals) < len(words):
        return " ".join(word for word in words if word not in capitals), " ".join(w.title() for w in capitals)
    return " ".join(words[:-1]), words[-1]


def _known_person(database: Database, name: str, email: str, day: str) -> str | None:
    from desktop_app.storage.search import search

    found = [one.id for one in search(database, name, "fr", day, 20, kind="person") if fold(one.title) == fold(name)]
    if len(found) == 1:
        return found[0]
    by_email = database.read(
        "SELECT DISTINCT coalesce(c.person_id, m.person_id) FROM contact_point c "
        "LEFT JOIN mandate m ON m.id = c.mandate_id WHERE c.kind = 'email' AND fold(c.value) = fold(?) "
        "AND coalesce(c.person_id, m.person_id) IS NOT NULL",
        (email,),
    )
    same = [row[0] for row in by_email if not found or row[0] in found]
    return same[0] if email and len(same) == 1 else None


def _known_organisation(database: Database, name: str, day: str) -> str | None:
    if not name:
        return None
    rows = database.read("SELECT DISTINCT organisation_id FROM organisation_name WHERE fold(text) = fold(?)", (name,))
    del day  # former names are known too
    return rows[0][0] if len(rows) == 1 else None


# Answers and coming -----------------------------------------------------------------------------------------------


def answer(database: Database, attendance_id: str, said: str | None, day: str) -> None:
    """Keep what somebody answered: accepted, tentative, declined, or nothing any more."""
    kept = writing.checked(
        database, "attendance", {"answer": said, "answered_on": day if said else None}, attendance_id
    )
    _change(database, N_("Answer of {name}"), attendance_id, kept)


def set_status(database: Database, attendance_id: str, status: str | None) -> None:
    """Keep what happened: present, excused, absent, or nothing known."""
    _change(database, N_("{name}: came or not"), attendance_id, _cleaned(database, attendance_id, {"status": status}))


def check_in(database: Database, attendance: str, at: str) -> str:
    """Tick somebody as there, at a wall time; takes an id or what a badge's code says. Returns the attendance's id."""
    attendance_id = attendance.strip().removeprefix(QR_PREFIX).replace("-", "").lower()
    if not re.fullmatch(r"[0-9a-f]{32}", attendance_id):
        raise UserError(_("This code is not one of a badge. Look for the name in the list."))
    row = writing.standing_values(database, "attendance", attendance_id)
    if row["status"] != "present" or not row["checked_in_at"]:
        kept = _cleaned(database, attendance_id, {"status": "present", "checked_in_at": row["checked_in_at"] or at})
        _change(database, N_("{name} is there"), attendance_id, kept)
    return attendance_id


def _cleaned(database: Database, attendance_id: str, values: dict[str, Any]) -> dict[str, Any]:
    return writing.checked(database, "attendance", values, attendance_id)


def _change(database: Database, title: str, attendance_id: str, values: dict[str, Any]) -> None:
    row = writing.standing_values(database, "attendance", attendance_id)
    with database.transaction(title, name=_name(database, row["person_id"], "9999")) as session:
        writing.change(session, "attendance", attendance_id, **values)


def replace(database: Database, attendance_id: str, person_id: str) -> str:
    """Let somebody come in another's stead, for the same organisation and with the same vote; their row's id."""
    row = writing.standing_values(database, "attendance", attendance_id)
    occasion = occasion_of(row)
    on = day_of(database, occasion)
    standing = database.read(
        f"SELECT id FROM attendance WHERE {occasion.column} = ? AND person_id = ?", (occasion.id, person_id)
    )
    if standing and standing[0][0] == attendance_id:
        raise Invalid([Problem("replaced_by_id", _("Nobody can stand in for themselves."))])
    fr, en = people.positions(database, [(person_id, row["represents_id"])], on)[person_id]
    values = {
        occasion.column: occasion.id, "person_id": person_id, "represents_id": row["represents_id"],
        "position_fr": fr or None, "position_en": en or None, "voting": row["voting"],
    }  # fmt: skip
    if not standing:
        values = writing.checked(database, "attendance", values)
    title = N_("{new} comes instead of {old}")
    new, old = _name(database, person_id, on), _name(database, row["person_id"], on)
    with database.transaction(title, new=new, old=old) as session:
        if standing:
            substitute = str(standing[0][0])
            writing.change(session, "attendance", substitute, voting=row["voting"], represents_id=row["represents_id"])
        else:
            substitute = writing.insert(session, "attendance", values)
        writing.change(session, "attendance", attendance_id, status="replaced", replaced_by_id=substitute,
                       voting=False, proxy_to_id=None)  # fmt: skip
    return substitute


def occasion_of(row: dict[str, Any]) -> Occasion:
    """What an attendance belongs to."""
    kind = next(name for name in ("meeting", "event", "timetable_entry") if row[f"{name}_id"])
    return Occasion(kind, row[f"{kind}_id"])


def give_proxy(database: Database, attendance_id: str, holder_id: str) -> None:
    """Let another person on the list vote in somebody's stead, within the body's rules and never along a chain."""
    kept = _cleaned(database, attendance_id, {"proxy_to_id": holder_id})
    _change(database, N_("Proxy of {name}"), attendance_id, kept)


def take_back_proxy(database: Database, attendance_id: str) -> None:
    """End a proxy."""
    _change(database, N_("Proxy of {name} taken back"), attendance_id, {"proxy_to_id": None})


def arrive(database: Database, attendance_id: str, item_id: str | None) -> None:
    """Note at which item somebody came in; None: at the opening."""
    kept = _item_of_meeting(database, attendance_id, "arrived_item_id", item_id)
    _change(database, N_("{name} comes in"), attendance_id, {**kept, "status": "present"})


def leave(database: Database, attendance_id: str, item_id: str | None) -> None:
    """Note before which item somebody left; None: stayed to the end."""
    kept = _item_of_meeting(database, attendance_id, "left_item_id", item_id)
    _change(database, N_("{name} leaves"), attendance_id, kept)


def _item_of_meeting(database: Database, attendance_id: str, name: str, item_id: str | None) -> dict[str, Any]:
    row = writing.standing_values(database, "attendance", attendance_id)
    if item_id:
        order = [placed.id for placed, _row in queries.agenda(database, row["meeting_id"] or "")]
        if item_id not in order:
            raise Invalid([Problem(name, _("This item is on the agenda of another meeting."))])
        came = item_id if name == "arrived_item_id" else row["arrived_item_id"]
        left = item_id if name == "left_item_id" else row["left_item_id"]
        if came in order and left in order and order.index(left) <= order.index(came):
            raise Invalid([Problem(name, _("Nobody leaves before they came in."))])
    return {name: item_id}


# Counting -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Counts:
    """How many came, and who they were; only people who are present are counted by country, kind and gender."""

    by_status: dict[str, int]
    by_answer: dict[str, int]
    by_country: dict[str, int]
    by_kind: dict[str, int]
    """By the code of the kind of organisation they represent."""
    by_gender: dict[str, int]
    """`m`, `f`, and `` where nothing is known."""


def quorum(database: Database, meeting_id: str, item_id: str | None = None) -> Quorum:
    """Whether the body may decide, at an item when one is named: votes in all, represented, needed."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    rules = queries.body_rules(database, meeting["body_id"], meeting["starts_at"][:10])
    voices = queries.voices(database, meeting_id)
    item = queries.place_of_item(database, meeting_id, item_id) if item_id else None
    votes = sum(1 for voice in voices if voice.voting)
    return Quorum(
        votes, len(voices_at(voices, item)), votes_needed(rules["quorum_kind"], rules["quorum_number"], votes)
    )


def counts(database: Database, occasion: Occasion) -> Counts:
    """How many came, by what they are."""
    rows = queries.attendance(database, occasion.kind, occasion.id)
    there = [row for row in rows if row["status"] == "present"]
    kinds = kinds_of(database, occasion)
    who = dict(
        database.read(
            "SELECT a.id, p.form_of_address FROM attendance a JOIN person p ON p.id = a.person_id "
            f"WHERE a.{occasion.column} = ?",
            (occasion.id,),
        )
    )
    countries = dict(
        database.read(
            "SELECT a.id, o.country FROM attendance a JOIN organisation o ON o.id = a.represents_id "
            f"WHERE a.{occasion.column} = ?",
            (occasion.id,),
        )
    )
    return Counts(
        _counted(row["status"] or "" for row in rows),
        _counted(row["answer"] or "" for row in rows),
        _counted(countries.get(row["id"]) or "" for row in there),
        _counted(kinds.get(row["id"]) or "" for row in there),
        _counted(who.get(row["id"]) or "" for row in there),
    )


def kinds_of(database: Database, occasion: Occasion) -> dict[str, str]:
    """By attendance: the code of the kind of organisation somebody stands for."""
    return dict(
        database.read(
            "SELECT a.id, k.code FROM attendance a JOIN organisation o ON o.id = a.represents_id "
            f"JOIN organisation_kind k ON k.id = o.kind_id WHERE a.{occasion.column} = ?",
            (occasion.id,),
        )
    )


def _counted(words: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return dict(sorted(found.items()))
