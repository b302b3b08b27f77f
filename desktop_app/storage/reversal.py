"""Taking a transaction back, or doing it again, from its change records: field by field, on top of later edits.

Nothing is overwritten that somebody changed since: then `Standing` names what stands in the way.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
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


_read = json.JSONDecoder().raw_decode
"""The journal's texts have no blanks around them, so they are read without a look for some."""
Progress = Callable[[int, int], None]
"""Told how many of how many changes are written; raises Cancelled when the person does not want the rest."""
TOGETHER = 400
"""How many rows of one table are looked at and written in one statement."""


class Standing(Exception):
    """A later edit stands in the way of a reversal."""

    def __init__(self, change: Change) -> None:
        super().__init__(f"{change.table} {change.row} {change.field}")
        self.change = change


_COLUMNS = "copy, counter, row_table, row_id, operation, field, old, new"


def changes_of(raw: Any, number: int) -> list[Change]:
    """The change records of one of this copy's transactions, in order (raw connection)."""
    copy, first, last = raw.execute(
        "SELECT copy, first_counter, last_counter FROM journal_transaction "
        "WHERE copy = (SELECT copy FROM journal_now) AND number = ?",
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
    return Change(row[0], row[1], row[2], row[3], row[4], row[5], _value(row[6]), _value(row[7]))


def _value(text: str | None) -> Any:
    return None if text is None else _read(text)[0]


def reversed_change(change: Change) -> Change:
    """The change that takes another back."""
    turned = {"insert": "delete", "delete": "insert", "set": "set"}[change.operation]
    return Change(change.copy, change.counter, change.table, change.row, turned, change.field, change.new, change.old)


def apply(raw: Any, changes: Sequence[Change], progress: Progress | None = None) -> None:
    """Write changes into the rows, each only where the row still is as the change found it (raw connection)."""
    raw.execute("PRAGMA defer_foreign_keys = ON")
    done = 0
    for (operation, _table), run in groupby(changes, key=lambda change: (change.operation, change.table)):
        alike = list(run)
        if operation == "delete":
            _refuse_if_others_lean(raw, alike)
        for start in range(0, len(alike), TOGETHER):
            if progress:
                progress(done, len(changes))
            some = alike[start : start + TOGETHER]
            {"insert": _insert, "delete": _delete, "set": _set}[operation](raw, some)
            done += len(some)


def _insert(raw: Any, changes: list[Change]) -> None:
    table = changes[0].table
    standing = _rows(raw, table, [change.row for change in changes])
    known = [column.name for column in Base.metadata.tables[table].columns if column.name != "id"]
    alike: dict[tuple[str, ...], list[list[Any]]] = {}
    for change in changes:
        if change.row in standing:
            raise Standing(change)
        names = tuple(name for name in known if name in change.new)
        alike.setdefault(names, []).append([change.row, *(change.new[name] for name in names)])
    for names, rows in alike.items():
        columns = ", ".join(f'"{name}"' for name in ("id", *names))
        marks = ", ".join("?" * (len(names) + 1))
        raw.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)


def _delete(raw: Any, changes: list[Change]) -> None:
    table = changes[0].table
    standing = _rows(raw, table, [change.row for change in changes])
    for change in changes:
        present = standing.get(change.row)
        if present != change.old and (present is None or _differs(present, change.old or {})):
            raise Standing(change)
    marks = ", ".join("?" * len(changes))
    raw.execute(f'DELETE FROM "{table}" WHERE id IN ({marks})', [change.row for change in changes])


def _refuse_if_others_lean(raw: Any, gone: list[Change]) -> None:
    """Refuse when rows made since link to one of those that go: deleting it would take them along.

    Rows of one table that follow each other are looked at together, so that undoing a large import takes no longer
    than the import.
    """
    by_id = {change.row: change for change in gone}
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name == gone[0].table:
                _refuse_if_linked(raw, table.name, key.parent.name, by_id)


def _refuse_if_linked(raw: Any, table: str, column: str, gone: dict[str, Change]) -> None:
    if raw.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" IS NOT NULL LIMIT 1').fetchone() is None:
        return
    ids = list(gone)
    for start in range(0, len(ids), TOGETHER):
        chunk = ids[start : start + TOGETHER]
        marks = ", ".join("?" * len(chunk))
        found = raw.execute(f'SELECT "{column}", id FROM "{table}" WHERE "{column}" IN ({marks})', chunk)
        for target, row in found:
            if row not in gone or gone[target].table != table:
                raise Standing(gone[target])


def _differs(present: dict[str, Any], said: dict[str, Any]) -> bool:
    """Whether a row is other than a record says, which an older schema may have written with fewer columns."""
    return any(present.get(name) != value for name, value in said.items())


def _set(raw: Any, changes: list[Change]) -> None:
    for change in changes:
        present = row_values(raw, change.table, change.row)
        if present is None or present[change.field] != change.old:
            raise Standing(change)
        raw.execute(f'UPDATE "{change.table}" SET "{change.field}" = ? WHERE id = ?', (change.new, change.row))


def row_values(raw: Any, table: str, row: str) -> dict[str, Any] | None:
    """A row's values by column as the journal writes them; None when it is not there."""
    return _rows(raw, table, [row]).get(row)


def _rows(raw: Any, table: str, ids: list[str]) -> dict[str, dict[str, Any]]:
    """The values of those rows that are there, by id."""
    columns = [column for column in Base.metadata.tables[table].columns if column.name != "id"]
    names = [column.name for column in columns]
    yes_or_no = [column.name for column in columns if column.type.python_type is bool]
    chosen = ", ".join(f'"{name}"' for name in ("id", *names))
    found = {}
    for row, *cells in raw.execute(f'SELECT {chosen} FROM "{table}" WHERE id IN ({", ".join("?" * len(ids))})', ids):
        values = dict(zip(names, cells, strict=True))
        for name in yes_or_no:
            values[name] = bool(values[name]) if values[name] is not None else None
        found[row] = values
    return found
