"""What must be true of any base after any history, said a second time and more simply than the program says it."""

import json
from typing import Any

from desktop_app.storage import connection as files
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database
from desktop_app.sync import conflicts
from desktop_app.sync.records import vector
from desktop_app.sync.shape import TREES, shapes
from desktop_app.sync.showing import fold
from tests.office import everything

Ledger = dict[tuple[str, Any], tuple[Any, ...]]
"""Every record that any copy ever wrote, by its name."""


PROSE = ("remarks", "text_fr")
"""Long texts: the words of all sides are shown, but those that one side took out."""


def state(base: Database) -> tuple[Any, ...]:
    """All rows, and what is in conflict about them."""
    return everything(base), sorted(base.read("SELECT id, kind, row_id, field FROM journal_conflict"))


def is_sound(base: Database) -> None:
    """P5: links, unique values, no row under itself; the journal, its latest records, lists and search in step."""
    wrong = check(base.path, base.key)
    assert not wrong, wrong
    for table, column in TREES.items():
        above = dict(base.read(f'SELECT id, "{column}" FROM "{table}"'))
        for row in above:
            seen, place = {row}, above[row]
            while place:
                assert place not in seen, (table, row)
                seen.add(place)
                place = above.get(place)


def follows_from_records(base: Database) -> None:
    """P2: what stands is what all records together say, worked out anew with nothing left out."""
    raw = files.connect(base.path, base.key)
    try:
        rows = [row[0] for row in raw.execute("SELECT DISTINCT row_id FROM journal_change")]
        folded = fold(raw, rows)
        for row, values in folded.rows.items():
            table = folded.tables[row]
            names = shapes()[table].columns
            listed = ", ".join(f'"{name}"' for name in names)
            found = raw.execute(f'SELECT {listed} FROM "{table}" WHERE id = ?', (row,)).fetchone()
            now = dict(zip(names, found, strict=True)) if found else None
            assert now == values, (table, row, now, values)
            heads = sorted(
                (field, graph.records[number].copy, graph.records[number].counter)
                for graph in (folded.graphs[row],)
                for field, number in graph.heads()
            )
            known = sorted(raw.execute("SELECT field, copy, counter FROM journal_head WHERE row_id = ?", (row,)))
            assert known == heads, (table, row, known, heads)
    finally:
        raw.close()


def nothing_is_lost(base: Database, ledger: Ledger) -> None:
    """P1: every record is here as it was written, or of somebody erased; every value that nobody answered shows.

    A value that no later record was made on top of is what its field shows, or a part of a long text, or a side of an
    open conflict, or what both sides began with; a row that somebody worked in without knowing of its deletion stands.
    """
    rows = base.read("SELECT copy, counter, row_table, row_id, operation, field, old, new, parents FROM journal_change")
    erased = {row[3] for row in rows if row[4] == "erase"}
    for row_id in erased:
        ledger["erased", row_id] = ()
    for row in rows:
        kept = ledger.setdefault((row[0], row[1]), row[2:])
        assert kept == row[2:] or ("erased", row[3]) in ledger, (kept, row)
    by_row: dict[str, dict[str, tuple[Any, ...]]] = {}
    for row in rows:
        by_row.setdefault(row[3], {})[f"{row[0]}:{row[1]}"] = row
    told = {
        (one.row, name): one
        for one in conflicts.open_conflicts(base)
        for name in one.detail.get("columns", [one.field])
    }
    for row_id, own in by_row.items():
        if row_id not in erased:
            _row_is_told(base, row_id, own, told)


def _row_is_told(base: Database, row_id: str, own: dict[str, tuple[Any, ...]], told: dict[Any, Any]) -> None:
    above = {name: _ancestors(name, own) for name in own}
    table = next(iter(own.values()))[2]
    seen = set().union(*(above[name] for name, one in own.items() if one[4] == "delete"))
    unseen = [name for name, one in own.items() if one[4] != "delete" and name not in seen]
    found = base.read(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,))
    held = any(one.row == row_id and one.kind == "held" for one in told.values())
    if unseen:
        assert found or held, ("gone although somebody worked in it", table, row_id)
    if not found:
        return
    if not unseen:
        kinds = base.read("SELECT kind FROM journal_conflict WHERE row_id = ?", (row_id,))
        assert {"revived", "along"} & {kind for (kind,) in kinds}, ("stands although deleted", table, row_id)
    names = [name for (name,) in base.read("SELECT name FROM pragma_table_info(?)", (table,))]
    shown = dict(zip(names, found[0], strict=True))
    for field in {one[5] for one in own.values() if one[4] == "set"}:
        sets = {name for name, one in own.items() if one[5] == field or one[4] == "insert"}
        heads = {name for name in sets if not any(name in above[other] for other in sets)}
        for name in heads:
            _value_is_told(own, above, name, field, shown[field], told.get((row_id, field)), heads)


def _value_is_told(
    own: dict[str, Any], above: dict[str, set[str]], name: str, field: str, shown: Any, conflict: Any, heads: set[str]
) -> None:
    value = _says(own[name], field)
    if value == shown or (isinstance(value, bool | int) and value == int(shown or 0)):
        return
    if isinstance(value, str) and isinstance(shown, str) and field in PROSE:
        missing = {word for word in value.split() if word not in shown}
        taken_out = set().union(*(_taken_out(own, above, name, other, field) for other in heads - {name}))
        assert missing <= taken_out, ("words are gone", value, shown, missing - taken_out)
        return
    if conflict is not None:
        return
    if value is None and own[name][6] == json.dumps(shown):
        return  # emptied with a deletion of what it leads to, which lives after all
    began = [_says(own[one], field) for one in above[name] if own[one][5] == field or own[one][4] == "insert"]
    assert value in began or value is None, ("nobody tells of a value", field, value, shown)


def _taken_out(own: dict[str, Any], above: dict[str, set[str]], name: str, other: str, field: str) -> set[str]:
    """The words that stood where two sides parted, and that the other side took out."""
    began: set[str] = set()
    for one in above[name] & above[other]:
        began |= set(str(_says(own[one], field) or "").split())
    return began - set(str(_says(own[other], field) or "").split())


def _says(record: tuple[Any, ...], field: str) -> Any:
    said = json.loads(record[7] or "null")
    return said.get(field) if isinstance(said, dict) else said


def _ancestors(name: str, own: dict[str, tuple[Any, ...]]) -> set[str]:
    found: set[str] = set()
    pending = own[name][8].split()
    while pending:
        one = pending.pop()
        if one in own and one not in found:
            found.add(one)
            pending += own[one][8].split()
    return found


def no_byte_left(base: Database, words: list[str]) -> None:
    """P6: what was erased stands in no byte of the base or its log."""
    for suffix in ("", "-wal"):
        path = files.beside(base.path, suffix)
        content = path.read_bytes() if path.exists() else b""
        for word in words:
            assert word.encode() not in content, (word, suffix)


def vector_of(base: Database) -> tuple[tuple[str, int], ...]:
    """The set of records a base has, as something that can be compared."""
    return tuple(sorted(vector(base).items()))
