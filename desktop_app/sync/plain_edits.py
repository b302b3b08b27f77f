"""The short way for what most records are: a plain field changed on top of what stands here. Nothing else is read."""

from typing import Any

from desktop_app.storage.search_index import chunks
from desktop_app.sync.records import Record
from desktop_app.sync.shape import shapes
from desktop_app.sync.writing_down import Changed

Heads = dict[str, dict[str, set[str]]]
"""By row and field the names of the latest records."""


def write_plain(raw: Any, fresh: list[Record]) -> tuple[set[str], Changed]:
    """Write the plain edits; the rows that need a look at all their records, and what was changed."""
    by_row: dict[str, list[Record]] = {}
    for one in fresh:
        by_row.setdefault(one.row, []).append(one)
    simple = {row for row, records in by_row.items() if all(_is_simple(one) for one in records)}
    simple &= _without_conflict(raw, {row: by_row[row][0].table for row in simple})
    heads = _heads(raw, simple)
    latest: dict[tuple[str, str, str], tuple[Record, Record]] = {}
    for row in sorted(simple):
        found = _follow(by_row[row], heads.get(row, {}))
        if found is None:
            simple.discard(row)
        else:
            latest.update(found)
    return by_row.keys() - simple, _write(raw, latest)


def _is_simple(one: Record) -> bool:
    shape = shapes().get(one.table)
    return (
        one.operation == "set" and shape is not None and one.field in shape.columns and one.field not in shape.delicate
    )


def _without_conflict(raw: Any, tables: dict[str, str]) -> set[str]:
    """Those rows that stand in their table and about which nothing is in conflict."""
    there: set[str] = set()
    for table in sorted(set(tables.values())):
        for marks, chunk in chunks(row for row, its in tables.items() if its == table):
            there |= {row[0] for row in raw.execute(f'SELECT id FROM "{table}" WHERE id IN ({marks})', chunk)}
    for marks, chunk in chunks(tables):
        there -= {
            row[0] for row in raw.execute(f"SELECT row_id FROM journal_conflict WHERE row_id IN ({marks})", chunk)
        }
    return there


def _heads(raw: Any, rows: set[str]) -> Heads:
    found: Heads = {}
    for marks, chunk in chunks(rows):
        for row, field, copy, counter in raw.execute(
            f"SELECT row_id, field, copy, counter FROM journal_head WHERE row_id IN ({marks})", chunk
        ):
            found.setdefault(row, {}).setdefault(field, set()).add(f"{copy}:{counter}")
    return found


def _follow(records: list[Record], heads: dict[str, set[str]]) -> dict[Any, tuple[Record, Record]] | None:
    """The first and last record of each field where each was made on top of the one before; None where sides meet."""
    found: dict[Any, tuple[Record, Record]] = {}
    standing = dict(heads)
    for one in records:
        if set(one.parents.split()) != standing.get(one.field, standing.get("")):
            return None
        standing[one.field] = {one.name}
        key = (one.table, one.field, one.row)
        found[key] = (found[key][0] if key in found else one, one)
    return found


def _write(raw: Any, latest: dict[tuple[str, str, str], tuple[Record, Record]]) -> Changed:
    by_column: dict[tuple[str, str], list[tuple[str | None, str]]] = {}
    for (table, field, row), (_first, last) in latest.items():
        by_column.setdefault((table, field), []).append((last.new, row))
    for (table, field), values in sorted(by_column.items()):
        raw.executemany(f'UPDATE "{table}" SET "{field}" = json_extract(?, \'$\') WHERE id = ?', values)
    ends = [(row, field, last.copy, last.counter) for (_table, field, row), (_first, last) in latest.items()]
    raw.executemany("DELETE FROM journal_head WHERE row_id = ? AND field = ?", [end[:2] for end in ends])
    raw.executemany("INSERT INTO journal_head (row_id, field, copy, counter) VALUES (?, ?, ?, ?)", ends)
    return [(table, row, "set", field, first.old, last.new, 0) for (table, field, row), (first, last) in latest.items()]
