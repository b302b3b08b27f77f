"""Writing what was folded: the rows that differ, the latest records of each field, and what stands in conflict."""

import hashlib
import json
from typing import Any

from desktop_app.storage.search_index import chunks
from desktop_app.sync.folding import Conflict, Folded
from desktop_app.sync.graph import Graph
from desktop_app.sync.shape import shapes

Changed = list[tuple[Any, ...]]
"""As the search index reads changes: table, row, operation, field, old, new, the transaction's number."""


def write_rows(raw: Any, folded: Folded) -> Changed:
    """Make the rows stand as they must, parents first; unique values are freed before they are handed on."""
    changed: Changed = []
    inserts: list[tuple[str, str, dict[str, Any]]] = []
    for table in shapes():
        rows = sorted(row for row, its in folded.tables.items() if its == table)
        now = _present(raw, table, rows)
        for row in rows:
            changed += _write_row(raw, table, row, now.get(row), folded.rows[row], inserts)
    for table, row, values in inserts:
        names = ", ".join(f'"{name}"' for name in ("id", *values))
        marks = ", ".join("?" * (len(values) + 1))
        raw.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [row, *values.values()])
    return changed


def _present(raw: Any, table: str, rows: list[str]) -> dict[str, dict[str, Any]]:
    names = shapes()[table].columns
    listed = ", ".join(f'"{name}"' for name in names)
    return {
        found[0]: dict(zip(names, found[1:], strict=True))
        for marks, chunk in chunks(rows)
        for found in raw.execute(f'SELECT id, {listed} FROM "{table}" WHERE id IN ({marks})', chunk)
    }


def _write_row(
    raw: Any,
    table: str,
    row: str,
    now: dict[str, Any] | None,
    then: dict[str, Any] | None,
    inserts: list[tuple[str, str, dict[str, Any]]],
) -> Changed:
    if then is None:
        if now is None:
            return []
        raw.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))
        return [(table, row, "delete", "", json.dumps(now), None, 0)]
    if now is None:
        inserts.append((table, row, then))
        return [(table, row, "insert", "", None, json.dumps(then), 0)]
    differ = {name: value for name, value in then.items() if now[name] != value}
    if not differ:
        return []
    if any(name in one.columns for one in shapes()[table].uniques for name in differ):
        raw.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))
        inserts.append((table, row, then))
    else:
        sets = ", ".join(f'"{name}" = ?' for name in differ)
        raw.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', [*differ.values(), row])
    return [(table, row, "set", name, json.dumps(now[name]), json.dumps(new), 0) for name, new in differ.items()]


def write_heads(raw: Any, graphs: dict[str, Graph]) -> None:
    """Say of each row which records the next edit is made on top of."""
    raw.executemany("DELETE FROM journal_head WHERE row_id = ?", [(row,) for row in graphs])
    raw.executemany(
        "INSERT INTO journal_head (row_id, field, copy, counter) VALUES (?, ?, ?, ?)",
        [
            (row, field, graph.records[number].copy, graph.records[number].counter)
            for row, graph in graphs.items()
            for field, number in graph.heads()
        ],
    )


def write_conflicts(raw: Any, folded: Folded) -> list[str]:
    """Write down what stands in conflict about the rows looked at; the ids of those that were not there before."""
    before: set[str] = set()
    for marks, chunk in chunks(folded.rows):
        before |= {row[0] for row in raw.execute(f"SELECT id FROM journal_conflict WHERE row_id IN ({marks})", chunk)}
        raw.execute(f"DELETE FROM journal_conflict WHERE row_id IN ({marks})", chunk)
    found = {conflict_id(one): one for one in folded.conflicts}
    raw.executemany(
        "INSERT OR REPLACE INTO journal_conflict (id, kind, row_table, row_id, field, detail) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                name,
                one.kind,
                one.table,
                one.row,
                one.field,
                json.dumps({**one.detail, "heads": one.heads}, ensure_ascii=False),
            )
            for name, one in found.items()
        ],
    )
    return sorted(name for name in found if name not in before)


def conflict_id(one: Conflict) -> str:
    """A short name of a conflict, the same on every copy that has the same records; who else it is with counts."""
    said = "\x1f".join((one.kind, one.table, one.row, one.field, *one.heads, str(one.detail.get("to", ""))))
    return hashlib.sha256(said.encode()).hexdigest()[:12]
