"""Actions: one row from the meeting that asks for it to the one that closes it, reported on in between."""

from typing import Any

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.services import headings, people, writing
from desktop_app.services.papers import ActionLedger, LedgerLine, both
from desktop_app.storage.database import Database


def add(database: Database, body_id: str, values: dict[str, Any], *, minute_item_id: str | None = None) -> str:
    """Ask for something to be done; from the minutes, the item becomes an action and the meeting is kept."""
    given = {**values, "body_id": body_id}
    if minute_item_id:
        row = database.read(
            "SELECT i.meeting_id, t.text_fr, t.text_en FROM minute_item t JOIN agenda_item i "
            "ON i.id = t.agenda_item_id WHERE t.id = ?",
            (minute_item_id,),
        )
        given |= {"minute_item_id": minute_item_id, "meeting_id": row[0][0] if row else None}
        if not given.get("title_fr") and not given.get("title_en") and row:
            given |= {"title_fr": row[0][1], "title_en": row[0][2]}
    kept = writing.checked(database, "action", given)
    with database.transaction(N_("Add action {name}"), name=_called(kept)) as session:
        if minute_item_id:
            writing.change(session, "minute_item", minute_item_id, kind="action")
        return writing.insert(session, "action", kept)


def _called(values: dict[str, Any]) -> str:
    return str(values.get("title_fr") or values.get("title_en") or "")[:80]


def report(
    database: Database, action_id: str, meeting_id: str, text: str, day: str, *, language: str | None = None
) -> str:
    """Keep what was reported on an action in a meeting."""
    code = language or i18n.language()
    values = {"action_id": action_id, "meeting_id": meeting_id, f"text_{code}": text, "reported_on": day}
    kept = writing.checked(database, "action_report", values)
    action = writing.standing_values(database, "action", action_id)
    with database.transaction(N_("Report on {name}"), name=_called(action)) as session:
        return writing.insert(session, "action_report", kept)


def close(database: Database, action_id: str, status: str, day: str, *, meeting_id: str | None = None) -> None:
    """End an action, done or dropped; `open` opens it again."""
    is_open = status == "open"
    values = {
        "status": status, "done_on": None if is_open else day, "closed_in_id": None if is_open else meeting_id,
    }  # fmt: skip
    kept = writing.checked(database, "action", values, action_id)
    action = writing.standing_values(database, "action", action_id)
    with database.transaction(N_("Action {name}: closed or opened"), name=_called(action)) as session:
        writing.change(session, "action", action_id, **kept)


_LEDGER = (
    "SELECT a.id, a.title_fr, a.title_en, a.owner_id, a.owner_organisation_id, a.due_on, a.status, a.done_on, "
    "a.meeting_id FROM action a "
)


def ledger(database: Database, body_id: str, day: str, *, status: str | None = "open") -> ActionLedger:
    """What the members of a body are to do, by member in the language's order, what is due first at the top."""
    rows = database.read(
        _LEDGER + "WHERE a.body_id = :body AND (:status IS NULL OR a.status = :status)",
        {"body": body_id, "status": status},
    )
    lines = _lines(database, rows, day)
    language = i18n.language()
    key = i18n.collation_key
    lines.sort(
        key=lambda line: (
            key(line.organisation.get(language) or next(iter(line.organisation.values()), "")),
            key(line.owner.family if line.owner else ""),
            line.due_on or "9999",
            line.id,
        )
    )
    return ActionLedger(people.organisation_name(database, body_id, day), day, tuple(lines))


def of_meeting(database: Database, meeting_id: str, day: str) -> list[LedgerLine]:
    """The actions that a meeting asked for, as they stand."""
    return _lines(database, database.read(_LEDGER + "WHERE a.meeting_id = ? ORDER BY a.id", (meeting_id,)), day)


def open_before(database: Database, meeting_id: str, day: str) -> list[LedgerLine]:
    """The actions of the body that were asked for before a meeting and not closed before it."""
    rows = database.read(
        _LEDGER + "JOIN meeting this ON this.id = :meeting AND this.body_id = a.body_id "
        "LEFT JOIN meeting m ON m.id = a.meeting_id WHERE coalesce(m.starts_at, '') < this.starts_at "
        "AND (a.status = 'open' OR a.closed_in_id = :meeting) AND a.meeting_id IS NOT :meeting ORDER BY a.id",
        {"meeting": meeting_id},
    )
    return _lines(database, rows, day)


def _lines(database: Database, rows: list[tuple[Any, ...]], day: str) -> list[LedgerLine]:
    owners = people.someone(database, [(row[3], row[4], None, None) for row in rows if row[3]], day)
    owner_of = dict(zip([row[0] for row in rows if row[3]], owners, strict=True))
    bodies = {row[0]: row[4] or (owner_of[row[0]].organisation_id if row[0] in owner_of else None) for row in rows}
    names = people.Names(database, bodies.values(), day)
    meetings = headings.meeting_names(database, [row[8] for row in rows])
    reports = _reports(database, [row[0] for row in rows])
    return [
        LedgerLine(
            id=row[0],
            title=both(row[1], row[2]),
            owner=owner_of.get(row[0]),
            organisation_id=bodies[row[0]] or "",
            organisation=names.name(bodies[row[0]]),
            country=names.country(bodies[row[0]]),
            due_on=row[5] or "",
            overdue=row[6] == "open" and bool(row[5]) and day[: len(row[5])] > row[5],
            status=row[6],
            done_on=row[7] or "",
            meeting_id=row[8] or "",
            meeting=meetings.get(row[8], {}),
            reports=tuple(reports.get(row[0], ())),
        )
        for row in rows
    ]


def _reports(database: Database, ids: list[str]) -> dict[str, list[Any]]:
    import json

    found: dict[str, list[Any]] = {}
    for action, day, fr, en in database.read(
        "SELECT action_id, reported_on, text_fr, text_en FROM action_report "
        "WHERE action_id IN (SELECT value FROM json_each(?)) ORDER BY reported_on, id",
        (json.dumps(ids),),
    ):
        found.setdefault(action, []).append((day or "", both(fr, en)))
    return found
