"""Decisions of a body: taken in the minutes, numbered by year when decided, kept in a register."""

from typing import TYPE_CHECKING

from desktop_app.domain.decision_rules import decision_code
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.services import attendance, headings, lists_of_people, people, writing
from desktop_app.services.attendance import Occasion
from desktop_app.services.papers import DecisionExtract, RegisterLine, both
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PROVISIONAL = "{year}-?"


def decide(
    database: Database,
    minute_item_id: str,
    *,
    title_fr: str | None = None,
    title_en: str | None = None,
    basis: str = "consensus",
) -> str:
    """Make what stands in the minutes a decision; its number is provisional until the meeting is closed."""
    row = database.read(
        "SELECT m.id, m.body_id, m.starts_at, i.title_fr, i.title_en, i.id FROM minute_item t "
        "JOIN agenda_item i ON i.id = t.agenda_item_id JOIN meeting m ON m.id = i.meeting_id WHERE t.id = ?",
        (minute_item_id,),
    )
    if not row:
        raise UserError(_("This record is no longer there; somebody deleted it. Undo brings it back."))
    meeting, body, starts_at, item_fr, item_en, item = row[0]
    if database.read("SELECT 1 FROM decision WHERE minute_item_id = ?", (minute_item_id,)):
        raise UserError(_("This text is a decision already."))
    _refuse_without_quorum(database, meeting, item)
    titles = (title_fr, title_en) if title_fr or title_en else (item_fr, item_en)
    values = writing.checked(
        database,
        "decision",
        {
            "body_id": body, "meeting_id": meeting, "minute_item_id": minute_item_id, "year": int(starts_at[:4]),
            "title_fr": titles[0], "title_en": titles[1], "basis": basis, "provisional": True,
            "decided_on": starts_at[:10],
        },
    )  # fmt: skip
    with database.transaction(N_("Decide {name}"), name=titles[0] or titles[1] or "") as session:
        writing.change(session, "minute_item", minute_item_id, kind="decision")
        return writing.insert(session, "decision", values)


def _refuse_without_quorum(database: Database, meeting_id: str, item_id: str) -> None:
    """A body that is too few decides nothing; before attendance is taken nobody can know."""
    if not any(voice.status for voice in queries.voices(database, meeting_id)):
        return
    quorum = attendance.quorum(database, meeting_id, item_id)
    if not quorum.is_met:
        sentence = _(
            "The quorum is not met at this item: {represented} of {votes} votes are there, {needed} are needed. "
            "Postpone the item."
        )
        raise UserError(sentence.format(represented=quorum.represented, votes=quorum.votes, needed=quorum.needed))


def number_all(session: "Session", database: Database, meeting_id: str) -> list[str]:
    """Give the decisions of a meeting their final numbers, in the order of its agenda; the codes.

    On a copy that is away they stay open (`2009-?`): two copies would give the same number to two decisions.
    """
    if database.read("SELECT is_away FROM journal_now")[0][0]:
        return []
    meeting = writing.standing_values(database, "meeting", meeting_id)
    body, day = meeting["body_id"], meeting["starts_at"][:10]
    pattern = queries.body_rules(database, body, day)["decision_pattern"]
    year = int(day[:4])
    codes = []
    for decision in _in_order(database, meeting_id):
        last = writing.rows(
            session, "SELECT coalesce(max(number), 0) FROM decision WHERE body_id = ? AND year = ?", (body, year)
        )[0][0]
        code = decision_code(pattern, year, last + 1)
        writing.change(
            session, "decision", decision, year=year, number=last + 1, code=code, provisional=False, decided_on=day
        )
        codes.append(code)
    return codes


def _in_order(database: Database, meeting_id: str) -> list[str]:
    """The decisions of a meeting that have no number yet, as the agenda and the minutes order them."""
    order = {placed.id: place for place, (placed, _row) in enumerate(queries.agenda(database, meeting_id))}
    rows = database.read(
        "SELECT d.id, t.agenda_item_id, t.position, t.id FROM decision d "
        "LEFT JOIN minute_item t ON t.id = d.minute_item_id WHERE d.meeting_id = ? AND d.number IS NULL",
        (meeting_id,),
    )
    rows.sort(key=lambda row: (order.get(row[1], len(order)), row[2] or "", row[3] or "", row[0]))
    return [row[0] for row in rows]


def supersede(database: Database, old: str, new: str) -> None:
    """Note that a decision takes the place of an older one; both stay in the register."""
    kept = writing.checked(database, "decision", {"superseded_by_id": new}, old)
    with database.transaction(N_("Decision {code} is superseded"), code=_code(database, old)) as session:
        writing.change(session, "decision", old, **kept)


def _code(database: Database, decision_id: str) -> str:
    values = writing.standing_values(database, "decision", decision_id)
    return printed_code(values["code"], values["year"])


def printed_code(code: str | None, year: int | None) -> str:
    """A decision's number as printed; `2009-?` while it is provisional."""
    return code or PROVISIONAL.format(year=year or "")


_REGISTER = (
    "SELECT d.id, d.code, d.year, d.provisional, d.decided_on, d.title_fr, d.title_en, t.text_fr, t.text_en, d.basis, "
    "n.code, d.meeting_id FROM decision d LEFT JOIN minute_item t ON t.id = d.minute_item_id "
    "LEFT JOIN decision n ON n.id = d.superseded_by_id "
)


def register(database: Database, body_id: str, year: int | None = None) -> list[RegisterLine]:
    """The decisions of a body, of one year or of all, in the order of their numbers."""
    return _lines(
        database,
        "WHERE d.body_id = :body AND (:year IS NULL OR d.year = :year) "
        "ORDER BY d.year, d.number IS NULL, d.number, d.id",
        {"body": body_id, "year": year},
    )


def of_meeting(database: Database, meeting_id: str) -> list[RegisterLine]:
    """The decisions of one meeting, in the order of its agenda."""
    numbered = "WHERE d.meeting_id = :meeting ORDER BY d.number IS NULL, d.number, d.id"
    lines = _lines(database, numbered, {"meeting": meeting_id})
    order = _in_order(database, meeting_id)
    return sorted(lines, key=lambda line: order.index(line.id) if line.id in order else -1)


def _lines(database: Database, where: str, parameters: "dict[str, str | int | None]") -> list[RegisterLine]:
    rows = database.read(_REGISTER + where, parameters)
    meetings = headings.meeting_names(database, [row[11] for row in rows])
    return [
        RegisterLine(
            id=row[0],
            code=printed_code(row[1], row[2]),
            provisional=bool(row[3]),
            decided_on=row[4] or "",
            title=both(row[5], row[6]),
            text=both(row[7], row[8]),
            basis=row[9],
            superseded_by=row[10] or "",
            meeting_id=row[11] or "",
            meeting=meetings.get(row[11], {}),
        )
        for row in rows
    ]


def extract(database: Database, decision_id: str) -> DecisionExtract:
    """One decision alone, with who was there and how it was taken."""
    from desktop_app.services import votes

    line = _lines(database, "WHERE d.id = :decision", {"decision": decision_id})
    if not line or not line[0].meeting_id:
        raise UserError(_("This decision hangs on no meeting, so there is nothing to take an extract from."))
    meeting = writing.standing_values(database, "meeting", line[0].meeting_id)
    day = meeting["starts_at"][:10]
    return DecisionExtract(
        heading=headings.of_meeting(database, line[0].meeting_id),
        decision=line[0],
        chair=people.one_person(database, meeting["chair_id"], day),
        minute_taker=people.one_person(database, meeting["minute_taker_id"], day),
        attendees=tuple(lists_of_people.attendees(database, Occasion("meeting", line[0].meeting_id))),
        votes=tuple(vote for vote in votes.of_meeting(database, line[0].meeting_id) if vote.decision_id == decision_id),
    )
