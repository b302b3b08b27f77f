"""Revisions of minutes: the whole text as it was once, compared word by word, and restored."""

import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from desktop_app.errors import NotFound, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import writing
from desktop_app.services.papers import MinutesDocument, said
from desktop_app.services.plain_papers import as_plain, from_plain
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the `same` in both, was `added`, or was `removed`."""

    operation: str
    text: str


@dataclass(frozen=True)
class Revision:
    """One revision: its number, when and why it was kept."""

    number: int
    kept_on: str
    reason: str


_KEPT = (
    "id", "agenda_item_id", "position", "kind", "text_fr", "text_en", "source_language", "source_revision",
    "translated_revision", "speaker_id",
)  # fmt: skip
Content = dict[str, Any]


def keep_in(
    session: "Session", database: Database, paper: str, meeting_id: str, reason: str, day: str, **state: Any
) -> int:
    """Keep the minutes as they are as the next revision, inside a transaction; its number."""
    from desktop_app.services import minutes_document

    rows = writing.rows(
        session, "SELECT coalesce(max(number), 0) + 1 FROM minutes_revision WHERE minutes_id = ?", (paper,)
    )
    number = int(rows[0][0])
    document = minutes_document.as_now(database, meeting_id, **state, revision=number)
    content = {"items": _items(database, meeting_id), "document": as_plain(document)}
    values = {
        "minutes_id": paper, "number": number, "kept_on": day, "reason": reason,
        "content": json.dumps(content, ensure_ascii=False),
    }  # fmt: skip
    writing.insert(session, "minutes_revision", values)
    return number


def keep(database: Database, meeting_id: str, day: str) -> int:
    """Keep the minutes as they are, to come back to; the revision's number."""
    from desktop_app.services.meetings import draft_minutes

    with database.transaction(N_("Keep a revision of the minutes")) as session:
        paper = draft_minutes(session, meeting_id)
        return keep_in(session, database, paper, meeting_id, "kept", day)


def _items(database: Database, meeting_id: str) -> list[Content]:
    rows = database.read(
        f"SELECT {', '.join('t.' + name for name in _KEPT)} FROM minute_item t "
        "JOIN agenda_item i ON i.id = t.agenda_item_id WHERE i.meeting_id = ? ORDER BY t.position, t.id",
        (meeting_id,),
    )
    return [dict(zip(_KEPT, row, strict=True)) for row in rows]


def revisions(database: Database, meeting_id: str) -> list[Revision]:
    """The revisions of a meeting's minutes, the oldest first."""
    rows = database.read(
        "SELECT r.number, r.kept_on, r.reason FROM minutes_revision r JOIN minutes s ON s.id = r.minutes_id "
        "WHERE s.meeting_id = ? ORDER BY r.number, r.id",
        (meeting_id,),
    )
    return [Revision(*row) for row in rows]


def _last(database: Database, meeting_id: str, where: str, *parameters: Any) -> Content | None:
    rows = database.read(
        "SELECT r.content FROM minutes_revision r JOIN minutes s ON s.id = r.minutes_id "
        f"WHERE s.meeting_id = ? AND {where} ORDER BY r.number DESC, r.id DESC LIMIT 1",
        (meeting_id, *parameters),
    )
    found: Content | None = json.loads(rows[0][0]) if rows else None
    return found


def content(database: Database, meeting_id: str, number: int | None) -> Content | None:
    """What a revision kept; None when none was asked for."""
    if number is None:
        return None
    found = _last(database, meeting_id, "r.number = ?", number)
    if found is None:
        raise NotFound(_("These minutes have no revision {number}.").format(number=number))
    return found


def approved(database: Database, meeting_id: str) -> Content | None:
    """The minutes as they were approved."""
    return _last(database, meeting_id, "r.reason = 'approved'")


def last_circulated(database: Database, meeting_id: str) -> Content | None:
    """The minutes as they were circulated last."""
    return _last(database, meeting_id, "r.reason = 'circulated'")


def texts_of(kept: Content) -> list[tuple[Any, ...]]:
    """What a revision says, in order: what makes minutes amended when it differs."""
    return [(row["id"], row["kind"], row["text_fr"], row["text_en"]) for row in kept["items"]]


def texts_now(database: Database, meeting_id: str) -> list[tuple[Any, ...]]:
    """What the minutes say now, in order."""
    return texts_of({"items": _items(database, meeting_id)})


# Comparing ------------------------------------------------------------------------------------------------------


def compare(database: Database, meeting_id: str, one: int, other: int | None, language: str) -> list[Piece]:
    """What changed from one revision to another (None: to what stands now), word by word, in a language."""
    from desktop_app.services import minutes_document

    first = from_plain(MinutesDocument, (content(database, meeting_id, one) or {})["document"])
    if other is None:
        second = minutes_document.as_now(database, meeting_id)
    else:
        second = from_plain(MinutesDocument, (content(database, meeting_id, other) or {})["document"])
    return by_lines(_flat(first, language), _flat(second, language))


def _flat(document: MinutesDocument, language: str) -> list[str]:
    """The minutes as lines of text."""
    found = []
    for section in document.sections:
        found.append(f"{section.line.number} {said(section.line.title, language)[0]}".strip())
        for item in section.items:
            code = f"{item.decision_code} " if item.decision_code else ""
            found += [code + line for line in said(item.text, language)[0].splitlines()]
    return found


def by_lines(old: list[str], new: list[str]) -> list[Piece]:
    """Whole lines that are the same stay so; where lines differ, their words are compared."""
    found: list[Piece] = []
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(line + "\n" for line in old[a:b]), "".join(line + "\n" for line in new[c:d])
        found += [Piece("same", before)] if operation == "equal" else pieces(before, after)
    return found


def pieces(old: str, new: str) -> list[Piece]:
    """The difference between two texts, word by word."""
    first, second = re.findall(r"\s+|\w+|[^\w\s]", old), re.findall(r"\s+|\w+|[^\w\s]", new)
    found: list[Piece] = []
    for operation, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if operation == "equal":
            found.append(Piece("same", "".join(first[a:b])))
            continue
        found += [Piece("removed", "".join(first[a:b]))] if b > a else []
        found += [Piece("added", "".join(second[c:d]))] if d > c else []
    return found


# Restoring ------------------------------------------------------------------------------------------------------


def restore(database: Database, meeting_id: str, number: int, day: str) -> None:
    """Write the minutes as a revision has them; what stands now is kept as a revision first.

    Items written since go, but not those of which a decision or an action was made; items deleted since come back.
    """
    from desktop_app.services.meetings import draft_minutes
    from desktop_app.services.minutes import APPROVED, state

    if state(database, meeting_id)["state"] in APPROVED:
        raise UserError(_("These minutes are approved, and they are kept. Corrections belong to the next meeting."))
    kept = (content(database, meeting_id, number) or {})["items"]
    standing = {row["id"]: row for row in _items(database, meeting_id)}
    agenda = {row[0] for row in database.read("SELECT id FROM agenda_item WHERE meeting_id = ?", (meeting_id,))}
    with database.transaction(N_("Restore revision {number} of the minutes"), number=number) as session:
        keep_in(session, database, draft_minutes(session, meeting_id), meeting_id, "before_restoring", day)
        for row in kept:
            _write_back(session, row, standing.get(row["id"]), agenda)
        for row in standing.keys() - {one["id"] for one in kept}:
            if not _is_needed(session, row):
                writing.remove(session, "minute_item", row)


def _write_back(session: "Session", row: Content, standing: Content | None, agenda: set[str]) -> None:
    values = {name: value for name, value in row.items() if name != "id"}
    if standing is not None:
        values["source_revision"] = max(row["source_revision"], standing["source_revision"]) + int(
            any(row[name] != standing[name] for name in ("text_fr", "text_en"))
        )
        if row["translated_revision"] is not None and row["translated_revision"] >= row["source_revision"]:
            values["translated_revision"] = values["source_revision"]
        changed = {name: value for name, value in values.items() if value != standing[name]}
        if changed and values["agenda_item_id"] in agenda:
            writing.change(session, "minute_item", row["id"], **changed)
    elif row["agenda_item_id"] in agenda:
        writing.insert(session, "minute_item", values)


def _is_needed(session: "Session", row: str) -> bool:
    sql = "SELECT 1 FROM decision WHERE minute_item_id = :id UNION SELECT 1 FROM action WHERE minute_item_id = :id"
    return bool(writing.rows(session, sql, {"id": row}))
