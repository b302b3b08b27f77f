"""Corrections of circulated minutes: asked for by those who were there, shown as a difference, accepted or not."""

from dataclasses import dataclass

from desktop_app.errors import Invalid, Problem, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import people, writing
from desktop_app.services.minutes import APPROVED, state
from desktop_app.services.papers import ByLanguage
from desktop_app.services.revisions import Piece, pieces
from desktop_app.storage.database import Database

__all__ = ["Correction", "Piece", "answer", "ask", "of_meeting", "pending", "pieces"]


@dataclass(frozen=True)
class Correction:
    """A correction asked for, with its difference from the text as it stood when it was asked."""

    id: str
    minute_item_id: str
    organisation: ByLanguage
    language: str
    old_text: str
    new_text: str
    reason: str
    asked_on: str
    answer: str
    answered_on: str
    pieces: tuple[Piece, ...]
    is_overtaken: bool
    """The text was changed since it was asked: accepting it would write over that change."""


def ask(
    database: Database,
    meeting_id: str,
    item_id: str,
    language: str,
    new_text: str,
    day: str,
    *,
    organisation: str | None = None,
    person: str | None = None,
    reason: str | None = None,
) -> str:
    """Keep a correction that a participant asks for, of one item of the circulated minutes."""
    paper = state(database, meeting_id)
    if paper["state"] in APPROVED:
        raise UserError(_("These minutes are approved, and they are kept. Corrections belong to the next meeting."))
    if paper["state"] != "circulated":
        raise UserError(_("These minutes were not circulated yet: change the draft itself."))
    if organisation and not _was_there(database, meeting_id, organisation):
        raise Invalid([Problem("organisation_id", _("Only who was invited to the meeting can ask for a correction."))])
    old = writing.standing_values(database, "minute_item", item_id)[f"text_{language}"]
    values = {
        "minutes_id": paper["id"], "minute_item_id": item_id, "organisation_id": organisation, "person_id": person,
        "language": language, "old_text": old, "new_text": new_text, "reason": reason, "asked_on": day,
    }  # fmt: skip
    kept = writing.checked(database, "correction_request", values)
    with database.transaction(N_("Correction asked for")) as session:
        return writing.insert(session, "correction_request", kept)


def _was_there(database: Database, meeting_id: str, organisation: str) -> bool:
    sql = "SELECT 1 FROM attendance WHERE meeting_id = ? AND represents_id = ? LIMIT 1"
    return bool(database.read(sql, (meeting_id, organisation)))


def answer(database: Database, request_id: str, said: str, day: str) -> None:
    """Accept a correction, which changes the minutes, or do not; a text changed since is never written over."""
    request = writing.standing_values(database, "correction_request", request_id)
    kept = writing.checked(database, "correction_request", {"answer": said, "answered_on": day}, request_id)
    text: dict[str, object] = {}
    if said == "accepted":
        if not request["minute_item_id"]:
            raise UserError(_("The item this correction speaks of was deleted. Do not accept it, or write it anew."))
        column = f"text_{request['language']}"
        standing = writing.standing_values(database, "minute_item", request["minute_item_id"])
        if standing[column] != request["old_text"]:
            raise UserError(
                _("This text was changed since the correction was asked for. Bring both together by hand first.")
            )
        text = writing.checked(database, "minute_item", {column: request["new_text"]}, request["minute_item_id"])
    with database.transaction(N_("Answer to a correction")) as session:
        writing.change(session, "correction_request", request_id, **kept)
        if text:
            writing.change(session, "minute_item", request["minute_item_id"], **text)


def pending(database: Database, meeting_id: str) -> list[Correction]:
    """The corrections that wait for an answer."""
    return [one for one in of_meeting(database, meeting_id) if not one.answer]


def of_meeting(database: Database, meeting_id: str) -> list[Correction]:
    """All corrections of a meeting's minutes, in the order they were asked for."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    rows = database.read(
        "SELECT c.id, c.minute_item_id, c.organisation_id, c.language, c.old_text, c.new_text, c.reason, c.asked_on, "
        "c.answer, c.answered_on, CASE c.language WHEN 'fr' THEN t.text_fr ELSE t.text_en END "
        "FROM correction_request c JOIN minutes s ON s.id = c.minutes_id "
        "LEFT JOIN minute_item t ON t.id = c.minute_item_id WHERE s.meeting_id = ? ORDER BY c.id",
        (meeting_id,),
    )
    names = people.Names(database, [row[2] for row in rows], meeting["starts_at"][:10])
    return [
        Correction(
            id=row[0],
            minute_item_id=row[1] or "",
            organisation=names.name(row[2]),
            language=row[3],
            old_text=row[4] or "",
            new_text=row[5],
            reason=row[6] or "",
            asked_on=row[7] or "",
            answer=row[8] or "",
            answered_on=row[9] or "",
            pieces=tuple(pieces(row[4] or "", row[5])),
            is_overtaken=not row[8] and row[10] != row[4],
        )
        for row in rows
    ]
