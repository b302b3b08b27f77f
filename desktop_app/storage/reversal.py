"""Taking a transaction back, or doing it again, from its change records: field by field, on top of later edits.

Nothing is overwritten that somebody changed since: then `Standing` names what stands in the way.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.everything import Base


@dataclass(frozen=True)
class Change:
    """One change record: what happened to one field of one row, or to a whole row."""

    copy: str
    counter: int
    table: str
    row: str
    operation: str
    field: str
    old: Any
    new: Any


class Standing(Exception):
    """A later edit stands in the way of a reversal."""

    def __init__(self, change: Change) -> None:
        super().__init__(f"{change.table} {change.row} {change.field}")
        self.change = change


_COLUMNS = "copy, counter, row_table, row_id, operation, field, old, new"


def changes_of(raw: Any, number: int) -> list[Change]:
    """The change records of one of this copy's transactions, in order (raw connection)."""
    copy, first, last = raw.execute(
        "SELECT n.copy, t.first_counter, t.last_counter FROM journal_now n "
        "JOIN journal_transaction t ON t.copy = n.copy AND t.number = ?",
        (number,),
    ).fetchone()
    rows = raw.execute(
        f"SELECT {_COLUMNS} FROM journal_change "
        "WHERE copy = ? AND counter BETWEEN ? AND ? AND transaction_number = ? ORDER BY counter",
        (copy, first, last, number),
    )
    return [read_change(row) for row in rows]


def read_change(row: tuple[Any, ...]) -> Change:
    """A change record from its eight columns."""
    old, new = (json.loads(value) if value is not None else None for value in row[6:8])
    return Change(row[0], row[1], row[2], row[3], row[4], row[5], old, new)


def reversed_change(change: Change) -> Change:
    """The change that takes another back."""
    turned = {"insert": "delete", "delete": "insert", "set": "set"}[change.operation]
    return Change(change.copy, change.counter, change.table, change.row, turned, change.field, change.new, change.old)


def apply(raw: Any, changes: Iterable[Change]) -> None:
    """Write changes into the rows, each only where the row still is as the change found it (raw connection)."""
    raw.execute("PRAGMA defer_foreign_keys = ON")
    for change in changes:
        {"insert": _insert, "delete": _delete, "set": _set}[change.operation](raw, change)


def _insert(raw: Any, change: Change) -> None:
    if raw.execute(f'SELECT 1 FROM "{change.table}" WHERE id = ?', (change.row,)).fetchone():
        raise Standing(change)
    known = {column.name for column in Base.metadata.tables[change.table].columns}
    values = {"id": change.row, **{name: value for name, value in change.new.items() if name in known}}
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    raw.execute(f'INSERT INTO "{change.table}" ({names}) VALUES ({marks})', list(values.values()))


def _delete(raw: Any, change: Change) -> None:
    present = row_values(raw, change.table, change.row)
    if present is None or any(present.get(name) != value for name, value in (change.old or {}).items()):
        raise Standing(change)
    if _others_lean_on(raw, change):
        raise Standing(change)
    raw.execute(f'DELETE FROM "{change.table}" WHERE id = ?', (change.row,))


def _others_lean_on(raw: Any, change: Change) -> bool:
    """Whether rows made since link to this one; deleting it would take them along."""
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name == change.table:
                found = raw.execute(
                    f'SELECT 1 FROM "{table.name}" WHERE "{key.parent.name}" = ? AND id <> ? LIMIT 1',
                    (change.row, change.row),
                ).fetchone()
                if found:
                    return True
    return False


def _set(raw: Any, change: Change) -> None:
    present = row_values(raw, change.table, change.row)
    if present is None or present[change.field] != change.old:
        raise Standing(change)
    raw.execute(f'UPDATE "{change.table}" SET "{change.field}" = ? WHERE id = ?', (change.new, change.row))


def row_values(raw: Any, table: str, row: str) -> dict[str, Any] | None:
    """A row's values by column as the journal writes them; None when it is not there."""
    columns = [column for column in Base.metadata.tables[table].columns if column.name != "id"]
    names = ", ".join(f'"{column.name}"' for column in columns)
    found = raw.execute(f'SELECT {names} FROM "{table}" WHERE id = ?', (row,)).fetchone()
    if found is None:
        return None
    return {
        column.name: bool(value) if column.type.python_type is bool and value is not None else value
        for column, value in zip(columns, found, strict=True)
    }
