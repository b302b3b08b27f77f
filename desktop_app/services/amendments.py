"""Amendments: a member wants a paragraph to say something else; taken in, taken in with changes, or not."""

from typing import Any

from desktop_app.errors import Invalid, Problem, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import people, position_rounds, positions, writing
from desktop_app.services.revisions import Piece, pieces
from desktop_app.services.voice_papers import AmendmentLine
from desktop_app.storage.database import Database

__all__ = ["AmendmentLine", "Piece", "answer", "of_position", "pending", "propose"]


def propose(
    database: Database,
    paragraph_id: str,
    organisation: str,
    language: str,
    new_text: str | None,
    day: str,
    *,
    person: str | None = None,
    reason: str | None = None,
) -> str:
    """Keep what a member wants a paragraph to say instead; no text at all means that it is to go."""
    paragraph = writing.standing_values(database, "position_paragraph", paragraph_id)
    position_id = paragraph["position_id"]
    position = writing.standing_values(database, "position", position_id)
    running = position_rounds.running(database, position_id, "amendments", day)
    if running is None:
        raise UserError(_("No round of amendments is open on this day. Open one with a deadline first."))
    if not is_member(database, organisation, day):
        raise Invalid([Problem("organisation_id", _("Only members can amend, and this is none on that day."))])
    number = next(one.number for one in positions.paragraphs(database, position_id) if one.id == paragraph_id)
    values = {
        "position_id": position_id, "paragraph_id": paragraph_id, "paragraph_number": number, "round_id": running.id,
        "organisation_id": organisation, "person_id": person, "language": language,
        "old_text": paragraph.get(f"text_{language}"), "new_text": new_text, "reason": reason, "proposed_on": day,
    }  # fmt: skip
    kept = writing.checked(database, "amendment", values)
    with database.transaction(N_("Amendment to {name}"), name=positions.called(position)) as session:
        return writing.insert(session, "amendment", kept)


def is_member(database: Database, organisation_id: str, day: str) -> bool:
    """Whether an organisation is a member on a day."""
    from desktop_app.storage.listing import force

    sql = f"SELECT 1 FROM membership m WHERE m.organisation_id = :organisation AND {force('m')} LIMIT 1"
    return bool(database.read(sql, {"organisation": organisation_id, "day": day}))


def members(database: Database, day: str) -> list[tuple[str, str]]:
    """Who may amend on a day, by name in the language in force."""
    from desktop_app import i18n
    from desktop_app.storage.listing import force
    from desktop_app.storage.queries.titles import titles

    rows = database.read(f"SELECT DISTINCT m.organisation_id FROM membership m WHERE {force('m')}", {"day": day})
    named = titles(database, "organisation", [row[0] for row in rows], i18n.language(), day)
    return sorted(named.items(), key=lambda one: i18n.collation_key(one[1]))


def answer(
    database: Database,
    amendment_id: str,
    said: str,
    day: str,
    *,
    text: str | None = None,
    reason: str | None = None,
    translation: str | None = None,
) -> None:
    """Answer an amendment; taking it in changes the paragraph, never over a change made since.

    `translation` is what the paragraph says from then on in the other language; None leaves it as it is.
    """
    amendment = writing.standing_values(database, "amendment", amendment_id)
    if amendment["answer"]:
        raise UserError(_("This amendment has its answer already. Undo it to answer anew."))
    values = {"answer": said, "answered_on": day, "answered_text": text, "answer_reason": reason}
    kept = writing.checked(database, "amendment", values, amendment_id)
    change: dict[str, Any] = {}
    gone = False
    if said in ("accepted", "modified"):
        wanted = amendment["new_text"] if said == "accepted" else text
        change, gone = _change_of_paragraph(database, amendment, wanted, translation)
    position = writing.standing_values(database, "position", amendment["position_id"])
    with database.transaction(N_("Answer to an amendment to {name}"), name=positions.called(position)) as session:
        writing.change(session, "amendment", amendment_id, **kept)
        if gone:
            writing.remove(session, "position_paragraph", amendment["paragraph_id"])
        elif change:
            writing.change(session, "position_paragraph", amendment["paragraph_id"], **change)


def _change_of_paragraph(
    database: Database, amendment: dict[str, Any], wanted: str | None, translation: str | None
) -> tuple[dict[str, Any], bool]:
    """What the paragraph becomes; True when it goes."""
    paragraph_id, column = amendment["paragraph_id"], f"text_{amendment['language']}"
    positions.refuse_when_settled(database, amendment["position_id"])
    if not paragraph_id:
        raise UserError(_("The paragraph of this amendment was deleted. Reject it, or write the paragraph anew."))
    standing = writing.standing_values(database, "position_paragraph", paragraph_id)
    if wanted == amendment["new_text"] and standing[column] != amendment["old_text"]:
        raise UserError(
            _("This paragraph was changed since the amendment came in. Accept it with a text that joins both.")
        )
    if not wanted:
        return {}, True
    values = {column: wanted}
    if translation is not None:
        values["text_en" if column == "text_fr" else "text_fr"] = translation
    return writing.checked(database, "position_paragraph", values, paragraph_id), False


def pending(database: Database, position_id: str, day: str) -> list[AmendmentLine]:
    """The amendments that wait for an answer."""
    return [one for one in of_position(database, position_id, day) if not one.answer]


_COLUMNS = (
    "id", "paragraph_id", "paragraph_number", "organisation_id", "language", "old_text", "new_text", "reason",
    "proposed_on", "answer", "answered_text", "answer_reason", "answered_on",
)  # fmt: skip


def of_position(database: Database, position_id: str, day: str) -> list[AmendmentLine]:
    """All amendments to a position, by paragraph as it was numbered, then as they came in."""
    rows = database.read(
        f"SELECT {', '.join('a.' + name for name in _COLUMNS)}, CASE a.language WHEN 'fr' THEN p.text_fr "
        "ELSE p.text_en END FROM amendment a LEFT JOIN position_paragraph p ON p.id = a.paragraph_id "
        "WHERE a.position_id = ? ORDER BY CAST(a.paragraph_number AS INTEGER), a.id",
        (position_id,),
    )
    names = people.Names(database, [row[3] for row in rows], day)
    found = []
    for *cells, standing in rows:
        row = {name: cell or "" for name, cell in zip(_COLUMNS, cells, strict=True)}
        organisation, number = row["organisation_id"], row.pop("paragraph_number")
        found.append(
            AmendmentLine(
                **row,
                number=number,
                organisation=names.name(organisation),
                country=names.country(organisation),
                pieces=tuple(pieces(row["old_text"], row["new_text"])),
                answered_pieces=tuple(pieces(row["old_text"], row["answered_text"])) if row["answered_text"] else (),
                is_overtaken=not row["answer"] and (standing or "") != row["old_text"],
            )
        )
    return found
