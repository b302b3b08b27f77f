"""Undo, redo, and the history in plain words; all read from the journal, so both survive a restart."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app import i18n
from desktop_app.domain.fields import Moment
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import ChangedSince, UserError
from desktop_app.i18n import N_, _
from desktop_app.services.undisturbed import undisturbed
from desktop_app.services.value_texts import moment_text
from desktop_app.storage import reversal
from desktop_app.storage.changes import Changes
from desktop_app.storage.database import Database
from desktop_app.storage.queries import journal as queries
from desktop_app.storage.search_index import LISTED

__all__ = [
    "Entry",
    "Line",
    "last_number",
    "next_redo",
    "next_size",
    "next_undo",
    "of_record",
    "of_rows",
    "recent",
    "redo",
    "undo",
]

Progress = reversal.Progress

KEPT_FOR_US = frozenset({"e164", "position", "sequence", "source_revision", "translated_revision"})
"""What rows keep for the program's own use: the history does not tell of it."""


@dataclass(frozen=True)
class Line:
    """One thing a transaction did, in words: to which record, which field, from what to what."""

    kind: str
    id: str
    record: str
    field: str
    old: str
    new: str
    operation: str


@dataclass(frozen=True)
class Entry:
    """One transaction as people read it."""

    copy: str
    number: int
    user: str
    at: datetime
    title: str
    standing: str
    lines: tuple[Line, ...]
    change_count: int
    copy_name: str = ""
    """What people call the copy it was done on; empty for this one."""


def next_undo(database: Database) -> str | None:
    """The title of what undo would take back now; None when there is nothing."""
    found = _next(database, "undo")
    return written(found[1], found[2]) if found else None


def next_redo(database: Database) -> str | None:
    """The title of what redo would do again now; None when there is nothing."""
    found = _next(database, "redo")
    return written(found[1], found[2]) if found else None


_LAST_DONE = (
    "SELECT t.number, t.title, t.title_values FROM journal_transaction t JOIN journal_now n ON n.copy = t.copy "
    "WHERE t.standing = 'done' ORDER BY t.number DESC LIMIT 1"
)
_FIRST_UNDONE = (
    "SELECT t.number, t.title, t.title_values FROM journal_transaction t JOIN journal_now n ON n.copy = t.copy "
    "WHERE t.standing = 'undone' ORDER BY t.number LIMIT 1"
)


def _next(database: Database, way: str) -> tuple[int, str, str] | None:
    rows = database.read(_LAST_DONE if way == "undo" else _FIRST_UNDONE)
    return (int(rows[0][0]), rows[0][1], rows[0][2]) if rows else None


def next_size(database: Database, way: str, steps: int = 1) -> int:
    """How many changes the next steps of undo or redo would turn together."""
    standing, order = ("done", "DESC") if way == "undo" else ("undone", "ASC")
    rows = database.read(
        "SELECT t.last_counter - t.first_counter + 1 FROM journal_transaction t JOIN journal_now n ON n.copy = t.copy "
        f"WHERE t.standing = ? ORDER BY t.number {order} LIMIT ?",
        (standing, steps),
    )
    return sum(row[0] or 0 for row in rows)


def last_number(database: Database) -> int | None:
    """The number of the last thing done on this copy that still stands; None when there is nothing."""
    found = _next(database, "undo")
    return found[0] if found else None


def undo(database: Database, progress: Progress | None = None, only: int | None = None) -> Changes:
    """Take back the last thing done on this copy that still stands.

    `progress` may stop it, and nothing was done. `only` is the number that it must have: then somebody else's work,
    done since, is not taken back in its place.
    """
    found = _next(database, "undo")
    if not found:
        raise UserError(_("There is nothing to undo."))
    if only is not None and found[0] != only:
        raise ChangedSince(
            _("Something else was done on this base since. Look at the history: it takes back what you choose there.")
        )
    return _turn(database, found, "undo", progress)


def redo(database: Database, progress: Progress | None = None) -> Changes:
    """Do again what was undone last, unless something new was done since."""
    found = _next(database, "redo")
    if not found:
        raise UserError(_("There is nothing to redo."))
    return _turn(database, found, "redo", progress)


def _turn(database: Database, found: tuple[int, str, str], way: str, progress: Progress | None = None) -> Changes:
    number, title, values = found
    heading = N_("Undo: {title}") if way == "undo" else N_("Redo: {title}")
    heard: list[Changes] = []
    database.followers.append(heard.append)
    try:
        nested: dict[str, Any] = {"title": {"title": title, "values": json.loads(values)}}
        with undisturbed(), database.transaction(heading, reverses=number, **nested) as session:
            raw = session.connection().connection.driver_connection
            _refuse_overtaken(raw, number, way)
            changes = reversal.changes_of(raw, number)
            if way == "undo":
                changes = [reversal.reversed_change(change) for change in reversed(changes)]
            reversal.apply(raw, changes, progress)
            queries.set_standing(raw, number, "undone" if way == "undo" else "done")
    except reversal.Standing as standing:
        raise _in_the_way(database, standing.change, written(title, values)) from standing
    finally:
        database.followers.remove(heard.append)
    return heard[0] if heard else Changes(title, frozenset(), frozenset())


def _refuse_overtaken(raw: Any, number: int, way: str) -> None:
    """Nobody else wrote between the look at what comes next and the lock that this transaction holds now."""
    found = raw.execute(_LAST_DONE if way == "undo" else _FIRST_UNDONE).fetchone()
    if found is None or found[0] != number:
        raise ChangedSince(
            _("Somebody else changed the base at this very moment. Look at what would be undone now, and try again.")
        )


def _in_the_way(database: Database, change: reversal.Change, title: str) -> ChangedSince:
    last = queries.last_change(database, change.row, change.field)
    who = last[0] if last and last[0] else _("another program")
    if last and last[2]:
        who = _("{user} on “{copy}”").format(user=who, copy=last[2])
    when = i18n.format_moment(moment(last[1])) if last else "?"
    return ChangedSince(
        _(
            "“{title}” cannot be taken back: {who} changed the same record later ({when}). "
            "Nothing was changed; correct it by hand, the history shows the old value."
        ).format(title=title, who=who, when=when)
    )


def moment(clock: int) -> datetime:
    """The local wall time of a journal's clock."""
    return datetime.fromtimestamp((clock >> 16) / 1000)


def written(title: str, values: str) -> str:
    """A transaction's title in the language in force; an undo's carries the title of what it took back."""
    filled: dict[str, Any] = json.loads(values)
    return _filled(title, filled)


def _filled(title: str, values: dict[str, Any]) -> str:
    words = {
        name: _filled(value["title"], value["values"]) if isinstance(value, dict) else value
        for name, value in values.items()
    }
    return _(title).format(**words)


# Reading --------------------------------------------------------------------------------------------------------


def recent(database: Database, day: str, limit: int = 100, before: int | None = None) -> list[Entry]:
    """The last transactions on this copy's journal, newest first; `before` a clock asks for earlier ones."""
    return _entries(database, queries.recent(database, limit, before), day)


def of_record(database: Database, kind: str, record_id: str, day: str, limit: int = 200) -> list[Entry]:
    """What happened to a record and to all that hangs on its card, newest first."""
    return _entries(database, queries.of_record(database, kind, record_id, limit), day)


def of_rows(database: Database, rows: Iterable[str], day: str, limit: int = 100_000) -> list[Entry]:
    """What happened to some rows, newest first."""
    return _entries(database, queries.of_rows(database, rows, limit), day)


def told(database: Database, changes: list[reversal.Change], day: str) -> list[Line]:
    """Some changes in words, whether they are in the journal or not."""
    names = queries.names_in(database, changes, i18n.language(), day)
    return [_line(change, names) for change in changes]


def _entries(database: Database, found: list[queries.Transaction], day: str) -> list[Entry]:
    called = queries.copy_names(database)
    names = queries.names_in(database, [change for one in found for change in one.changes], i18n.language(), day)
    return [
        Entry(
            one.copy,
            one.number,
            one.user,
            moment(one.at),
            written(one.title, one.title_values) if one.title else _("Outside Parvis"),
            one.standing,
            tuple(_line(change, names) for change in one.changes if change.field not in KEPT_FOR_US),
            one.change_count,
            called.get(one.copy, ""),
        )
        for one in found
    ]


def _line(change: reversal.Change, names: queries.Names) -> Line:
    kind, record_id = names.owner(change)
    declared = KINDS.get(change.table)
    field = next((f for f in declared.columns if f.name == change.field), None) if declared else None
    of_what = "" if change.table in LISTED or declared is None else _(declared.title)
    field_title = " – ".join(filter(None, (of_what, _(field.title) if field else change.field)))
    return Line(
        kind,
        record_id,
        names.title(record_id),
        field_title,
        _shown(change.table, change.field, change.old, names),
        _shown(change.table, change.field, change.new, names),
        change.operation,
    )


def _shown(table: str, field: str, value: Any, names: queries.Names) -> str:
    """A value as people read it; a whole row as its telling values side by side."""
    if isinstance(value, dict):
        hidden = {"organisation_id", "person_id", "mandate_id", "rank", "meeting_id", "event_id", *KEPT_FOR_US}
        parts = (_shown(table, name, one, names) for name, one in value.items() if name not in hidden)
        return ", ".join(part for part in parts if part)
    if value is None or value == "":
        return ""
    declared = next((f for f in KINDS[table].columns if f.name == field), None) if table in KINDS else None
    if hasattr(declared, "to"):
        return names.title(str(value))
    if hasattr(declared, "options"):
        return _(dict(declared.options).get(value, str(value)))  # type: ignore[union-attr]
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(declared, Moment):
        return moment_text(str(value))
    return str(value)


def entries_as_plain(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Entries as plain data with stable keys, for the command line."""
    return [
        {
            "copy": one.copy,
            "copy_name": one.copy_name,
            "number": one.number,
            "user": one.user,
            "at": one.at.isoformat(timespec="seconds"),
            "title": one.title,
            "standing": one.standing,
            "changes": [vars(line) for line in one.lines],
        }
        for one in entries
    ]
