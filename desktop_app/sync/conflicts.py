"""The inbox: what people must decide, with who said what on which copy, and the decision as a record of its own."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import datetime
from typing import Any, Literal

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import NotFound, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import writing
from desktop_app.services.history import moment
from desktop_app.storage import journal
from desktop_app.storage.database import Database
from desktop_app.storage.search_index import chunks
from desktop_app.sync import copies, numbering
from desktop_app.sync.shape import shapes
from desktop_app.sync.taking import settle

Keep = Literal["ours", "theirs", "shown"]
ASKED = "kind <> 'along' AND NOT (row_table = 'contact_point' AND field = 'e164')"
"""What is asked: a number's international form goes with the number."""
OF_ROWS = ("deleted", "revived", "held")
"""Conflicts about a whole record; the others are about one field."""


@dataclass(frozen=True)
class Side:
    """One side of a conflict: what it says, who said it when and on which copy."""

    record: str
    copy: str
    copy_name: str
    user: str
    at: datetime | None
    value: Any
    operation: str


@dataclass(frozen=True)
class Conflict:
    """Something to decide: `kind` is field, text, deleted, revived, unique, held, loop, cut or owner."""

    id: str
    kind: str
    table: str
    row: str
    field: str
    base: Any
    shown: Any
    sides: tuple[Side, ...]
    detail: dict[str, Any] = made_by(default_factory=dict)


def count_open(database: Database) -> int:
    """How many conflicts wait for a decision."""
    return int(database.read(f"SELECT count(*) FROM journal_conflict WHERE {ASKED}")[0][0])


def rows_in_conflict(database: Database) -> set[tuple[str, str]]:
    """The table and id of every row that something open is about."""
    return set(database.read(f"SELECT DISTINCT row_table, row_id FROM journal_conflict WHERE {ASKED}"))


def open_conflicts(database: Database, only: Iterable[str] | None = None) -> list[Conflict]:
    """The conflicts that wait for a decision (or those of some ids), in a fixed number of queries for each 400."""
    return _read(database, ASKED, only)


def _read(database: Database, asked: str, only: Iterable[str] | None = None) -> list[Conflict]:
    rows = database.read(
        f"SELECT id, kind, row_table, row_id, field, detail FROM journal_conflict WHERE {asked} "
        "ORDER BY row_table, row_id, field, id"
    )
    wanted = None if only is None else set(only)
    rows = [row for row in rows if wanted is None or row[0] in wanted]
    details = [json.loads(row[5]) for row in rows]
    sides = _sides(database, {name for detail in details for name in detail["heads"]})
    shown = _shown(database, rows)
    return [
        Conflict(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            detail.get("base"),
            shown.get((row[3], row[4])),
            tuple(
                _of_field(sides[name], row[4]) for name in sorted(detail["heads"], key=_by_time(sides)) if name in sides
            ),
            {name: value for name, value in detail.items() if name not in ("base", "heads")},
        )
        for row, detail in zip(rows, details, strict=True)
    ]


def _by_time(sides: dict[str, Side]) -> Any:
    return lambda name: (sides[name].at or datetime.min, name) if name in sides else (datetime.min, name)


def _of_field(side: Side, name: str) -> Side:
    """A side that wrote the whole row, as what it says of one field."""
    if side.operation == "set" or not name or not isinstance(side.value, dict):
        return side
    return Side(side.record, side.copy, side.copy_name, side.user, side.at, side.value.get(name), side.operation)


def _sides(database: Database, heads: set[str]) -> dict[str, Side]:
    called = copies.names(database)
    found = {}
    by_copy: dict[str, list[str]] = {}
    for name in heads:
        copy, _colon, counter = name.partition(":")
        by_copy.setdefault(copy, []).append(counter)
    for copy, counters in by_copy.items():
        for marks, chunk in chunks(counters):
            for counter, clock, operation, old, new, user in database.read(
                "SELECT c.counter, c.clock, c.operation, c.old, c.new, coalesce(t.user_name, '') FROM journal_change c "
                "LEFT JOIN journal_transaction t ON t.copy = c.copy AND t.number = c.transaction_number "
                f"WHERE c.copy = ? AND c.counter IN ({marks})",
                [copy, *map(int, chunk)],
            ):
                said = old if operation == "delete" else new
                value = json.loads(said) if said is not None else None
                name = f"{copy}:{counter}"
                found[name] = Side(name, copy, called.get(copy, ""), user, moment(clock), value, operation)
    return found


def _shown(database: Database, rows: list[tuple[Any, ...]]) -> dict[tuple[str, str], Any]:
    """What the fields in conflict show now."""
    found: dict[tuple[str, str], Any] = {}
    wanted: dict[tuple[str, str], set[str]] = {}
    for _id, _kind, table, row, name, _detail in rows:
        if name and table in shapes() and name in shapes()[table].columns:
            wanted.setdefault((table, name), set()).add(row)
    for (table, name), ids in wanted.items():
        is_boolean = isinstance(shapes()[table].defaults[name], bool)
        for marks, chunk in chunks(ids):
            for row, value in database.read(f'SELECT id, "{name}" FROM "{table}" WHERE id IN ({marks})', chunk):
                found[row, name] = bool(value) if is_boolean and value is not None else value
    return found


# Deciding -----------------------------------------------------------------------------------------------------------


def resolve(database: Database, conflict_id: str, *, keep: Keep | None = None, value: Any = None) -> None:
    """Decide a conflict, for all copies: keep one side (or what is shown), or give the field a third value."""
    found = open_conflicts(database, [conflict_id])
    if not found:
        raise NotFound(_("There is no such conflict; somebody may have decided it. Look at the list again."))
    _resolve(database, found, keep, value)
    settle(database)


def resolve_alike(database: Database, conflict_id: str, *, keep: Keep) -> int:
    """Decide all conflicts of the same field and kind alike; how many."""
    every = open_conflicts(database)
    first = next((one for one in every if one.id == conflict_id), None)
    if first is None:
        raise NotFound(_("There is no such conflict; somebody may have decided it. Look at the list again."))
    alike = [one for one in every if (one.kind, one.table, one.field) == (first.kind, first.table, first.field)]
    _resolve(database, alike, keep, None)
    settle(database)
    return len(alike)


def _resolve(database: Database, decided: list[Conflict], keep: Keep | None, value: Any) -> None:
    """Decide some conflicts alike: those about fields in one step that undo takes back."""
    fields = [(one, _decision(database, one, keep, value)) for one in decided if one.kind not in OF_ROWS]
    if fields:
        _set(database, fields)
    for one in decided:
        if one.kind in OF_ROWS:
            _decide_row(database, one, keep or "shown")


def _decision(database: Database, one: Conflict, keep: Keep | None, value: Any) -> dict[str, Any]:
    """What the fields in conflict shall show."""
    if keep is None:
        chosen = _cleaned(database, one, value)
    elif keep == "shown" or one.kind not in ("field", "text"):
        names = one.detail.get("columns", [one.field])
        shown = _whole_row(database, one)
        return {**{name: shown[name] for name in names}, **_international(database, one, keep, shown.get(one.field))}
    else:
        chosen = _chosen(database, one, keep)
    if (one.table, one.field) == ("decision", "number"):
        return numbering.numbered(database, one.row, chosen)
    return {one.field: chosen, **_international(database, one, keep, chosen)}


def ours_and_theirs(one: Conflict, own: str) -> tuple[Side, Side]:
    """What we said and what the others said; where neither is of copy `own`, what is shown counts as ours."""
    ours = [side for side in one.sides if side.copy == own] or [s for s in one.sides if s.value == one.shown]
    mine = ours[-1] if ours else one.sides[-1]
    return mine, next((side for side in reversed(one.sides) if side is not mine), mine)


def _chosen(database: Database, one: Conflict, keep: str) -> Any:
    mine, other = ours_and_theirs(one, copies.identity(database).copy)
    return mine.value if keep == "ours" else other.value


def _international(database: Database, one: Conflict, keep: Keep | None, number: Any) -> dict[str, Any]:
    """What becomes of the international form of a telephone number that is decided."""
    if (one.table, one.field) != ("contact_point", "value"):
        return {}
    along = [c for c in _read(database, "kind = 'field' AND field = 'e164'") if c.row == one.row]
    if keep in ("ours", "theirs") and along:
        return {"e164": _chosen(database, along[0], keep)}
    if keep is not None:
        return {"e164": along[0].shown} if along else {}
    from desktop_app.services import records

    return {"e164": records.international(database, one.row, number)}


def _cleaned(database: Database, one: Conflict, value: Any) -> Any:
    if one.table not in KINDS:
        return value
    return writing.checked(database, one.table, {one.field: value}, one.row)[one.field]


def _whole_row(database: Database, one: Conflict) -> dict[str, Any]:
    from desktop_app.storage.reversal import row_values

    with database.reading() as session:
        found = row_values(session.connection().connection.driver_connection, one.table, one.row)
    return found or {}


def _set(database: Database, decided: list[tuple[Conflict, dict[str, Any]]]) -> None:
    """Write decisions as records on top of all sides, also where what is shown stays the same."""
    standing = [_whole_row(database, one) for one, _values in decided]
    with database.transaction(N_("Decide a conflict")) as session:
        raw: Any = session.connection().connection.driver_connection
        for (one, values), row in zip(decided, standing, strict=True):
            for name, value in values.items():
                _write(raw, one, name, row.get(name), value)


def _write(raw: Any, one: Conflict, name: str, old: Any, value: Any) -> None:
    raw.execute(
        "INSERT INTO journal_write (row_table, row_id, operation, field, old, new) VALUES (?, ?, 'set', ?, ?, ?)",
        (one.table, one.row, name, _json(old), _json(value)),
    )
    raw.execute("UPDATE journal_now SET transaction_number = -transaction_number")
    raw.execute(f'UPDATE "{one.table}" SET "{name}" = ? WHERE id = ?', (value, one.row))
    raw.execute("UPDATE journal_now SET transaction_number = -transaction_number")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _decide_row(database: Database, one: Conflict, keep: Keep) -> None:
    """The record stays, or goes after all; of two that cannot stand together, the one shown or the one held."""
    own = copies.identity(database).copy
    deleted_here = any(side.copy == own and side.operation == "delete" for side in one.sides)
    if one.kind == "held":
        _decide_held(database, one, keep)
    elif keep == "shown" or (keep == "theirs") == deleted_here:
        _keep_row(database, one)
    else:
        from desktop_app.services import records

        records.delete(database, one.table, one.row)


def _keep_row(database: Database, one: Conflict) -> None:
    """Say that a record stays although it was deleted: a record on top of the deletions, of no value."""
    parents = sorted(side.record for side in one.sides)
    with database.transaction(N_("Keep a deleted record")) as session:
        raw: Any = session.connection().connection.driver_connection
        number = raw.execute("SELECT transaction_number FROM journal_now").fetchone()[0]
        journal.write_aside(raw, number, one.table, one.row, "keep", parents=" ".join(parents))
        raw.execute("DELETE FROM journal_head WHERE row_id = ? AND field = ''", (one.row,))
        raw.execute(
            "INSERT INTO journal_head (row_id, field, copy, counter) SELECT ?, '', copy, counter FROM journal_now",
            (one.row,),
        )
        raw.execute("DELETE FROM journal_conflict WHERE id = ?", (one.id,))
        _not_to_undo(raw, number)


def _not_to_undo(raw: Any, number: int) -> None:
    """A decision without a value is taken back by another decision, not by undo."""
    raw.execute(
        "UPDATE journal_transaction SET standing = 'decided' WHERE number = ? "
        "AND copy = (SELECT copy FROM journal_now)",
        (number,),
    )


def _decide_held(database: Database, one: Conflict, keep: Keep) -> None:
    other = one.detail.get("to")
    if keep == "theirs" and other:
        from desktop_app.services import records

        records.delete(database, one.table, str(other))
        return
    if one.detail.get("hangs"):
        raise UserError(_("This is held with the record it belongs to: decide that one, and this follows."))
    with database.transaction(N_("Let go of a record held aside")) as session:
        raw: Any = session.connection().connection.driver_connection
        number = raw.execute("SELECT transaction_number FROM journal_now").fetchone()[0]
        heads = raw.execute("SELECT copy, counter FROM journal_head WHERE row_id = ?", (one.row,)).fetchall()
        parents = " ".join(sorted({f"{copy}:{counter}" for copy, counter in heads}))
        old = _json(one.detail["values"])
        journal.write_aside(raw, number, one.table, one.row, "delete", old=old, parents=parents)
        _not_to_undo(raw, number)
