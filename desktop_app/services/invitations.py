"""What is done with several people of a list at once: inviting those of a saved list or a body, answers, taking off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.services import attendance, people, writing
from desktop_app.services.attendance import Occasion, day_of
from desktop_app.services.lists import SavedList
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.listing import Question, force


@dataclass(frozen=True)
class Invitee:
    """Somebody who may be invited, and the organisation they would stand for (None: the one they work for)."""

    person_id: str
    name: str
    detail: str
    represents: str | None = None


def bodies(database: Database, day: str) -> list[tuple[str, str]]:
    """The bodies of the platform on a day: id and name in the language in force, in its order."""
    question = Question("organisation", i18n.language(), day, "bodies")
    keys = listing.ids(database, question)
    return [(row.id, row.cells[0]) for row in listing.rows(database, question, keys)]


def of_list(database: Database, saved: SavedList, day: str) -> list[Invitee]:
    """The people of a saved list; of a list of organisations, all who have a mandate in one of them."""
    question = Question(saved.kind, i18n.language(), day, filters=saved.filters)
    rows = listing.rows(database, question, listing.ids(database, question))
    if saved.kind == "person":
        return [Invitee(row.id, row.cells[0], ", ".join(cell for cell in row.cells[1:3] if cell)) for row in rows]
    return _of_organisations(database, [row.id for row in rows], day)


def of_body(database: Database, body_id: str, day: str) -> list[Invitee]:
    """Who sits in a body on a day, in the order of its seats, for the organisation they are there for."""
    rows = database.read(
        "SELECT m.person_id, coalesce(m.on_behalf_of_id, s.represents_id) FROM mandate m "
        "LEFT JOIN seat s ON s.id = m.seat_id LEFT JOIN role_type t ON t.id = m.role_type_id "
        f"WHERE m.organisation_id = :body AND {force('m')} "
        "ORDER BY coalesce(s.rank, 999), coalesce(t.rank, 999), m.id",
        {"body": body_id, "day": day},
    )
    return _named(database, rows, day)


def _of_organisations(database: Database, ids: Sequence[str], day: str) -> list[Invitee]:
    rows: list[tuple[str, str | None]] = []
    for start in range(0, len(ids), 400):
        marks = ", ".join(f"'{int(one, 16):032x}'" for one in ids[start : start + 400])
        rows += database.read(
            "SELECT m.person_id, m.organisation_id FROM mandate m LEFT JOIN role_type t ON t.id = m.role_type_id "
            f"WHERE m.organisation_id IN ({marks}) AND {force('m')} ORDER BY coalesce(t.rank, 999), m.id",
            {"day": day},
        )
    return _named(database, rows, day)


def one(database: Database, person_id: str, day: str) -> Invitee | None:
    """One person, standing for the organisation they work for."""
    found = _named(database, [(person_id, None)], day)
    return found[0] if found else None


def _named(database: Database, rows: Iterable[tuple[str, str | None]], day: str) -> list[Invitee]:
    """Each person once, with name and what they stand for in the language in force."""
    first: dict[str, str | None] = {}
    for person, represents in rows:
        first.setdefault(person, represents)
    whom = [(person, represents, None, None) for person, represents in first.items()]
    known = {who.person_id: who for who in people.someone(database, whom, day)}
    found = []
    for person, represents in first.items():
        who = known.get(person)
        if who is not None:
            texts = (who.position, who.organisation)
            words = (text.get(i18n.language()) or next(iter(text.values()), "") for text in texts)
            found.append(Invitee(person, who.name, ", ".join(word for word in words if word), represents))
    return found


def invite_all(database: Database, occasion: Occasion, invitees: Iterable[Invitee], day: str) -> int:
    """Invite some people in one step; who is on the list already stays as they are. How many were added."""
    standing = {
        row[0] for row in database.read(f"SELECT person_id FROM attendance WHERE {occasion.column} = ?", (occasion.id,))
    }
    wanted = {one.person_id: one for one in invitees if one.person_id not in standing}
    if not wanted:
        return 0
    on = day_of(database, occasion)
    represented = {key: one.represents or people.stood_for(database, key, on) for key, one in wanted.items()}
    titles = people.positions(database, list(represented.items()), on)
    with database.transaction(N_("Invite {count} people"), count=len(wanted)) as session:
        for person, represents in represented.items():
            fr, en = titles[person]
            values = {
                occasion.column: occasion.id, "person_id": person, "represents_id": represents,
                "position_fr": fr or None, "position_en": en or None, "invited_on": day,
            }  # fmt: skip
            writing.insert(session, "attendance", values)
    return len(wanted)


# Those on the list already ----------------------------------------------------------------------------------------


def answer_all(database: Database, ids: Sequence[str], said: str | None, day: str) -> None:
    """Keep the same answer of some people, in one step."""
    if len(ids) == 1:
        attendance.answer(database, ids[0], said, day)
    else:
        _change_all(
            database, N_("Answer of {count} people"), ids, {"answer": said, "answered_on": day if said else None}
        )


def set_status_all(database: Database, ids: Sequence[str], status: str | None) -> None:
    """Keep the same of what happened with some people, in one step."""
    if len(ids) == 1:
        attendance.set_status(database, ids[0], status)
    else:
        _change_all(database, N_("{count} people: came or not"), ids, {"status": status})


def _change_all(database: Database, title: str, ids: Sequence[str], values: dict[str, str | None]) -> None:
    kept = {one: writing.checked(database, "attendance", values, one) for one in ids}
    with database.transaction(title, count=len(ids)) as session:
        for one, cleaned in kept.items():
            writing.change(session, "attendance", one, **cleaned)


def take_off(database: Database, ids: Sequence[str]) -> None:
    """Take some people off a list, in one step."""
    with database.transaction(N_("Take {count} people off the list"), count=len(ids)) as session:
        for one in ids:
            writing.remove(session, "attendance", one)
