"""A round of verification: each member reads what is held on it; its answers are taken in field by field."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, NotFound, Problem, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import people, writing
from desktop_app.services.papers import ByLanguage, both
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force

STATES = {
    "to_send": N_("To be sent"),
    "sent": N_("Sent"),
    "reminded": N_("Reminded"),
    "overdue": N_("Overdue"),
    "answered": N_("Answered"),
}
Changed = tuple[str, str, str, str | None]
"""What a member corrects: the kind of row, its id, the field, and the value as the member wrote it."""


@dataclass(frozen=True)
class VerificationLine:
    """Where one member stands in a round."""

    id: str
    organisation_id: str
    organisation: ByLanguage
    country: str
    language: str
    """Of its letters: French or English."""
    emails: tuple[str, ...]
    state: str
    sent_on: str
    reminded_on: str
    answered_on: str
    open_answers: int
    last_verified_on: str


@dataclass(frozen=True)
class Answer:
    """One field a member corrected, as it stands and as it was written."""

    id: str
    row_kind: str
    row_id: str
    field: str
    old_value: str
    new_value: str
    received_on: str
    answer: str
    is_overtaken: bool
    """The field was changed since: somebody should look before taking it in."""


def state_of(sent: str | None, reminded: str | None, answered: str | None, due_on: str, day: str) -> str:
    """The state that follows from the days."""
    if answered:
        return "answered"
    if not sent:
        return "to_send"
    if day[: len(due_on)] > due_on:
        return "overdue"
    return "reminded" if reminded else "sent"


def start(database: Database, title_fr: str | None, title_en: str | None, day: str, due_on: str) -> str:
    """Begin a round with every member of the day; the round's id."""
    values = {"title_fr": title_fr, "title_en": title_en, "starts_on": day, "due_on": due_on}
    kept = writing.checked(database, "verification_round", values)
    sql = f"SELECT DISTINCT m.organisation_id FROM membership m WHERE {force('m')} ORDER BY 1"
    asked = [row[0] for row in database.read(sql, {"day": day})]
    if not asked:
        raise UserError(_("There is no member on this day, so nobody to ask."))
    with database.transaction(N_("Verification round {name}"), name=str(title_fr or title_en)) as session:
        made = writing.insert(session, "verification_round", kept)
        for organisation in asked:
            writing.insert(session, "verification", {"round_id": made, "organisation_id": organisation})
    return made


@dataclass(frozen=True)
class Round:
    """A round as it is called, from when until when members answer, and when it was closed."""

    id: str
    title: ByLanguage
    starts_on: str
    due_on: str
    closed_on: str


def rounds(database: Database) -> list[Round]:
    """Every round, the latest first."""
    rows = database.read(
        "SELECT id, title_fr, title_en, starts_on, due_on, closed_on FROM verification_round "
        "ORDER BY starts_on DESC, id DESC"
    )
    return [Round(row[0], both(row[1], row[2]), row[3], row[4], row[5] or "") for row in rows]


def close(database: Database, round_id: str, day: str) -> None:
    """End a round: who has not answered by then is left as it stands."""
    kept = writing.checked(database, "verification_round", {"closed_on": day}, round_id)
    with database.transaction(N_("Verification round closed")) as session:
        writing.change(session, "verification_round", round_id, **kept)


def board(database: Database, round_id: str, day: str) -> list[VerificationLine]:
    """Each member of a round with its state, in the order of their names."""
    due_on = writing.standing_values(database, "verification_round", round_id)["due_on"]
    rows = database.read(
        "SELECT v.id, v.organisation_id, v.sent_on, v.reminded_on, v.answered_on, o.last_verified_on, "
        "(SELECT count(*) FROM verification_answer a WHERE a.verification_id = v.id AND a.answer IS NULL) "
        "FROM verification v JOIN organisation o ON o.id = v.organisation_id WHERE v.round_id = ?",
        (round_id,),
    )
    names = people.Names(database, [row[1] for row in rows], day)
    reached = _reached(database, [row[1] for row in rows], day)
    languages = _languages(database, [row[1] for row in rows], day)
    lines = [
        VerificationLine(
            id=row[0],
            organisation_id=row[1],
            organisation=names.name(row[1]),
            country=names.country(row[1]),
            language=languages.get(row[1]) or _usual_language(names.country(row[1])),
            emails=tuple(reached.get(row[1], ())),
            state=state_of(row[2], row[3], row[4], due_on, day),
            sent_on=row[2] or "",
            reminded_on=row[3] or "",
            answered_on=row[4] or "",
            open_answers=row[6],
            last_verified_on=row[5] or "",
        )
        for row in rows
    ]
    return sorted(lines, key=_by_name)


def _by_name(line: VerificationLine) -> tuple[bytes, str]:
    name = line.organisation.get(i18n.language()) or next(iter(line.organisation.values()), "")
    return i18n.collation_key(name), line.id


_EMAILS = (
    "SELECT c.organisation_id, c.value FROM contact_point c WHERE c.kind = 'email' AND c.organisation_id IN "
    f"(SELECT value FROM json_each(:ids)) AND {force('c')} ORDER BY c.id"
)
_EMAILS_AT_WORK = (
    "SELECT m.organisation_id, c.value FROM contact_point c JOIN mandate m ON m.id = c.mandate_id "
    "LEFT JOIN role_type t ON t.id = m.role_type_id WHERE c.kind = 'email' AND m.organisation_id IN "
    f"(SELECT value FROM json_each(:ids)) AND {force('c')} AND {force('m')} "
    "ORDER BY coalesce(t.rank, 999), m.id, c.id"
)


def _reached(database: Database, organisations: list[str], day: str) -> dict[str, list[str]]:
    """The e-mails of organisations in force; where one has none, that of the highest of its people at work."""
    given = {"ids": json.dumps(organisations), "day": day}
    found: dict[str, list[str]] = {}
    for organisation, value in database.read(_EMAILS, given):
        found.setdefault(organisation, []).append(value)
    for organisation, value in database.read(_EMAILS_AT_WORK, given):
        found.setdefault(organisation, [value])
    return found


_FRENCH_SPEAKING = frozenset({"FR", "BE", "LU", "CH", "MC"})


_LANGUAGES = (
    "SELECT m.organisation_id, p.language FROM mandate m JOIN person p ON p.id = m.person_id "
    "LEFT JOIN role_type t ON t.id = m.role_type_id WHERE m.organisation_id IN (SELECT value FROM json_each(:ids)) "
    f"AND p.language IS NOT NULL AND {force('m')} ORDER BY coalesce(t.rank, 999), m.id"
)


def _languages(database: Database, organisations: list[str], day: str) -> dict[str, str]:
    """The language of letters of the highest of the people of each."""
    found: dict[str, str] = {}
    for organisation, code in database.read(_LANGUAGES, {"ids": json.dumps(organisations), "day": day}):
        if code in i18n.LANGUAGES:
            found.setdefault(organisation, code)
    return found


def _usual_language(country: str) -> str:
    """Where nobody's language is known: French where French is spoken."""
    return "fr" if country in _FRENCH_SPEAKING else "en"


def counts(database: Database, round_id: str, day: str) -> dict[str, int]:
    """How many members are in each state, all states named."""
    found = dict.fromkeys(STATES, 0)
    for line in board(database, round_id, day):
        found[line.state] += 1
    return found


# Sent, reminded, answered ---------------------------------------------------------------------------------------


def sent(database: Database, ids: Sequence[str], day: str) -> None:
    """Write down that the sheets went out."""
    _mark(database, ids, {"sent_on": day})


def reminded(database: Database, ids: Sequence[str], day: str) -> None:
    """Write down a reminder to those who were sent a sheet and have not answered."""
    for one in ids:
        values = writing.standing_values(database, "verification", one)
        if not values["sent_on"]:
            raise UserError(_("Nobody can be reminded of a sheet that was not sent. Send it first."))
        if values["answered_on"]:
            raise UserError(_("This member answered already. There is nothing to remind it of."))
    _mark(database, ids, {"reminded_on": day})


def _mark(database: Database, ids: Sequence[str], values: dict[str, Any]) -> None:
    kept = [(one, writing.checked(database, "verification", values, one)) for one in ids]
    with database.transaction(N_("Verification: {count} members"), count=len(ids)) as session:
        for one, cleaned in kept:
            writing.change(session, "verification", one, **cleaned)


def confirm(database: Database, verification_id: str, day: str, by: str) -> None:
    """A member says that its sheet is right, or all its corrections have their answer: it is verified as of today."""
    verification = writing.standing_values(database, "verification", verification_id)
    if any(not one.answer for one in answers(database, verification_id)):
        raise UserError(_("Some corrections of this member wait for an answer. Take them in or leave them first."))
    kept = writing.checked(database, "verification", {"answered_on": day, "answered_by": by}, verification_id)
    organisation = verification["organisation_id"]
    seen = writing.checked(database, "organisation", {"last_verified_on": day, "verified_by": by}, organisation)
    with database.transaction(N_("Verified by its member")) as session:
        writing.change(session, "verification", verification_id, **kept)
        writing.change(session, "organisation", organisation, **seen)


def receive(
    database: Database,
    verification_id: str,
    changed: Sequence[Changed],
    day: str,
    by: str | None = None,
    *,
    remarks: str | None = None,
) -> int:
    """Keep what a member corrected, field by field, to be taken in or not; how many fields differ."""
    writing.standing_values(database, "verification", verification_id)
    rows = []
    for row_kind, row_id, field, value in changed:
        old = _standing_text(database, row_kind, row_id, field)
        if (value or "") != old:
            rows.append(
                {
                    "verification_id": verification_id, "row_kind": row_kind, "row_id": row_id, "field": field,
                    "old_value": old or None, "new_value": value or None, "received_on": day,
                }
            )  # fmt: skip
    kept = [writing.checked(database, "verification_answer", row) for row in rows]
    said = {"answered_on": day, "answered_by": by, **({"remarks": remarks} if remarks else {})}
    marked = writing.checked(database, "verification", said, verification_id)
    with database.transaction(N_("Answer of a member")) as session:
        writing.change(session, "verification", verification_id, **marked)
        for row in kept:
            writing.insert(session, "verification_answer", row)
    return len(kept)


def _standing_text(database: Database, row_kind: str, row_id: str, field: str) -> str:
    if row_kind not in KINDS or field not in {one.name for one in KINDS[row_kind].columns}:
        raise Invalid([Problem("field", _("This sheet has no field of that name."))])
    value = writing.standing_values(database, row_kind, row_id)[field]
    return "" if value is None else str(value)


def answers(database: Database, verification_id: str) -> list[Answer]:
    """What a member corrected, in the order it came in."""
    rows = database.read(
        "SELECT id, row_kind, row_id, field, old_value, new_value, received_on, answer FROM verification_answer "
        "WHERE verification_id = ? ORDER BY id",
        (verification_id,),
    )
    found = []
    for row in rows:
        one, kind, row_id, field, old, new, received_on, said = (cell or "" for cell in row)
        is_overtaken = not said and _is_overtaken(database, kind, row_id, field, old)
        found.append(Answer(one, kind, row_id, field, old, new, received_on, said, is_overtaken))
    return found


def _is_overtaken(database: Database, row_kind: str, row_id: str, field: str, old: str) -> bool:
    try:
        return _standing_text(database, row_kind, row_id, field) != old
    except NotFound:
        return True


def take(database: Database, answer_id: str, day: str, *, even_if_changed: bool = False) -> None:
    """Take one correction in: the field gets what the member wrote, by the rules every change must meet."""
    one = writing.standing_values(database, "verification_answer", answer_id)
    if one["answer"]:
        raise UserError(_("This correction has its answer already."))
    standing = _standing_text(database, one["row_kind"], one["row_id"], one["field"])
    if standing != (one["old_value"] or "") and not even_if_changed:
        raise UserError(
            _("This field was changed since the sheet was sent. Look at both and take it in once more if it is right.")
        )
    kept = writing.checked(database, one["row_kind"], {one["field"]: one["new_value"]}, one["row_id"])
    said = writing.checked(database, "verification_answer", {"answer": "taken", "answered_on": day}, answer_id)
    with database.transaction(N_("Correction of a member taken in")) as session:
        writing.change(session, one["row_kind"], one["row_id"], **kept)
        writing.change(session, "verification_answer", answer_id, **said)


def refuse(database: Database, answer_id: str, day: str) -> None:
    """Leave a correction: the field stays as it is."""
    kept = writing.checked(database, "verification_answer", {"answer": "refused", "answered_on": day}, answer_id)
    with database.transaction(N_("Correction of a member left")) as session:
        writing.change(session, "verification_answer", answer_id, **kept)
