"""Agendas, timetables and attendance as plain rows, read without the mapping."""

from typing import TYPE_CHECKING, Any

from desktop_app.domain.attendance_rules import Voice
from desktop_app.domain.tree_rules import Placed, laid_out

if TYPE_CHECKING:
    from desktop_app.storage.database import Database

Row = dict[str, Any]

_AGENDA = (
    "parent_id", "is_heading", "title_fr", "title_en", "summary_fr", "summary_en", "kind", "owner_id",
    "owner_organisation_id", "minutes_planned", "confidential", "late", "recurring", "outcome", "approves_id",
    "carried_from_id", "position",
)  # fmt: skip
_TIMETABLE = (
    "parent_id", "kind", "starts_at", "minutes_planned", "room_id", "title_fr", "title_en", "summary_fr",
    "summary_en", "position",
)  # fmt: skip


def agenda(database: "Database", meeting_id: str) -> list[tuple[Placed, Row]]:
    """The items of an agenda from top to bottom."""
    rows = _ordered(database, "agenda_item", _AGENDA, "meeting_id", meeting_id)
    placed = laid_out([(row["id"], row["parent_id"], bool(row["is_heading"])) for row in rows])
    by_id = {row["id"]: row for row in rows}
    return [(one, by_id[one.id]) for one in placed]


def timetable(database: "Database", event_id: str) -> list[tuple[Placed, Row]]:
    """The entries of a timetable from top to bottom."""
    rows = _ordered(database, "timetable_entry", _TIMETABLE, "event_id", event_id)
    placed = laid_out([(row["id"], row["parent_id"], False) for row in rows])
    by_id = {row["id"]: row for row in rows}
    return [(one, by_id[one.id]) for one in placed]


def _ordered(database: "Database", kind: str, columns: tuple[str, ...], by: str, owner: str) -> list[Row]:
    names = ("id", *columns)
    sql = f'SELECT {", ".join(names)} FROM "{kind}" WHERE "{by}" = ? ORDER BY position, id'
    return [dict(zip(names, row, strict=True)) for row in database.read(sql, (owner,))]


_ATTENDANCE = (
    "id", "person_id", "represents_id", "position_fr", "position_en", "invited_on", "answer", "answered_on", "status",
    "remote", "voting", "replaced_by_id", "proxy_to_id", "arrived_item_id", "left_item_id", "checked_in_at",
)  # fmt: skip


def attendance(database: "Database", occasion: str, occasion_id: str) -> list[Row]:
    """Who was invited to or came to a meeting, an event or an entry of its timetable, in the order they were added."""
    column = {"meeting": "meeting_id", "event": "event_id", "timetable_entry": "timetable_entry_id"}[occasion]
    sql = f"SELECT {', '.join(_ATTENDANCE)} FROM attendance WHERE {column} = ? ORDER BY id"
    return [dict(zip(_ATTENDANCE, row, strict=True)) for row in database.read(sql, (occasion_id,))]


def voices(database: "Database", meeting_id: str) -> list[Voice]:
    """What counts of each attendance when votes are counted; items by their place in the agenda."""
    order = {placed.id: place for place, (placed, _row) in enumerate(agenda(database, meeting_id))}
    return [
        Voice(
            row["id"],
            row["status"],
            bool(row["voting"]),
            row["proxy_to_id"],
            order.get(row["arrived_item_id"]),
            order.get(row["left_item_id"]),
        )
        for row in attendance(database, "meeting", meeting_id)
    ]


def place_of_item(database: "Database", meeting_id: str, item_id: str) -> int | None:
    """The place of an item in its agenda, counted from 0."""
    order = [placed.id for placed, _row in agenda(database, meeting_id)]
    return order.index(item_id) if item_id in order else None


def body_rules(database: "Database", body_id: str, day: str) -> Row:
    """The rules of a body in force on a day; the usual ones where it has none."""
    from desktop_app.storage.listing import force

    names = (
        "agenda_days", "papers_days", "draft_minutes_days", "corrections_days", "quorum_kind", "quorum_number",
        "proxies_per_holder", "decision_pattern",
    )  # fmt: skip
    found = database.read(
        f"SELECT {', '.join(names)} FROM body_rules b WHERE b.organisation_id = :body AND {force('b')} "
        "ORDER BY b.starts_on DESC, b.id DESC LIMIT 1",
        {"body": body_id, "day": day},
    )
    usual = (14, 7, 7, 14, "more_than_half", None, 1, "{year}-{number:02}")
    return dict(zip(names, found[0] if found else usual, strict=True))
