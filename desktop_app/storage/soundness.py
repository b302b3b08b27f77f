"""Whether a base is sound: the file's pages, its links, its journal, its index of lists and search.

Reads one moment of the base, so it may run while others write. Each answer is a sentence; none means all is well.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop_app.errors import UserError
from desktop_app.i18n import _, ngettext
from desktop_app.storage import connection as files
from desktop_app.storage.meeting_index import PARTS
from desktop_app.storage.search_index import LISTED

DETAILS = 3
"""How many of the engine's own words about damage are passed on."""


def check(path: Path, key: bytes | None = None) -> list[str]:
    """What is wrong with a base, in sentences; empty when it is sound."""
    try:
        files.look_at(path, key)
        with files.refusals(path):
            raw = files.connect(path, key)
            try:
                raw.execute("BEGIN")
                return list(_all(raw))
            finally:
                raw.close()
    except UserError as refused:
        return [str(refused)]


def _all(raw: Any) -> Iterator[str]:
    damage = [row[0] for row in raw.execute("PRAGMA integrity_check(100)") if row[0] != "ok"]
    if damage:
        yield _("The file is damaged: {details}.").format(details="; ".join(damage[:DETAILS]))
        return  # what is read from damaged pages says nothing
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    yield from _loose_links(raw)
    if {"journal_now", "journal_transaction", "journal_change", "journal_head", "journal_conflict"} <= tables:
        yield from _numbers(raw)
        yield from _heads(raw)
        yield from _values(raw, tables)
    if {"search_entry", "search", "listing"} <= tables:
        yield from _index(raw)


def _loose_links(raw: Any) -> Iterator[str]:
    found: dict[tuple[str, str], int] = {}
    for table, _row, target, _number in raw.execute("PRAGMA foreign_key_check"):
        found[table, target] = found.get((table, target), 0) + 1
    for (table, target), count in sorted(found.items()):
        yield ngettext(
            "{count} row of {table} links to a {target} that is not there.",
            "{count} rows of {table} link to a {target} that is not there.",
            count,
        ).format(count=count, table=table, target=target)


# The journal ----------------------------------------------------------------------------------------------------


def _numbers(raw: Any) -> Iterator[str]:
    """Each copy's records are numbered from one without a gap, and this copy's counter stands at its last."""
    copies = raw.execute("SELECT copy, counter, transaction_number FROM journal_now").fetchall()
    if len(copies) != 1:
        yield _("The journal does not know which copy of the base this is.")
        return
    own, counter, under_way = copies[0]
    last = {own: 0}
    for copy, count, first, highest in raw.execute(
        "SELECT copy, count(*), min(counter), max(counter) FROM journal_change GROUP BY copy"
    ):
        last[copy] = highest
        if first != 1 or count != highest:
            yield _("The journal of copy {copy} has gaps: {count} records are numbered up to {highest}.").format(
                copy=copy, count=count, highest=highest
            )
    if last[own] != counter:
        yield _("The journal's counter stands at {counter}, its last record is number {last}.").format(
            counter=counter, last=last[own]
        )
    if under_way:
        yield _("A transaction was never ended in the journal (number {number}).").format(number=under_way)
    yield from _transactions(raw)


def _transactions(raw: Any) -> Iterator[str]:
    """Each transaction has all the records it says, and they say it."""
    (count,) = raw.execute(
        "SELECT count(*) FROM journal_transaction t WHERE t.last_counter IS NULL OR t.last_counter < t.first_counter "
        "OR (SELECT count(*) FROM journal_change c WHERE c.copy = t.copy AND c.transaction_number = t.number AND "
        "c.counter BETWEEN t.first_counter AND t.last_counter) <> t.last_counter - t.first_counter + 1"
    ).fetchone()
    if count:
        yield ngettext(
            "{count} transaction of the journal lacks some of its records.",
            "{count} transactions of the journal lack some of their records.",
            count,
        ).format(count=count)


def _heads(raw: Any) -> Iterator[str]:
    """Every head is a record of the journal, of the same row and field."""
    (count,) = raw.execute(
        "SELECT count(*) FROM journal_head h LEFT JOIN journal_change c ON c.copy = h.copy AND c.counter = h.counter "
        "WHERE c.row_id IS NOT h.row_id OR (c.field IS NOT h.field AND c.field <> '')"
    ).fetchone()
    if count:
        yield ngettext(
            "{count} latest change is not in the journal.", "{count} latest changes are not in the journal.", count
        ).format(count=count)


def _values(raw: Any, tables: set[str]) -> Iterator[str]:
    """What the journal says last of every row and field is what stands there."""
    from desktop_app.storage.journal import journaled_tables

    for table in journaled_tables():
        if table.name in tables:
            apart = sum(1 for _row in _rows_apart(raw, table)) + _rows_lacking(raw, table.name)
            if apart:
                yield ngettext(
                    "{count} row of {table} is not as the journal says.",
                    "{count} rows of {table} are not as the journal says.",
                    apart,
                ).format(count=apart, table=table.name)


def _rows_apart(raw: Any, table: Any) -> Iterator[str]:
    """The ids of rows whose values differ from the journal's; untouched new rows are compared by the engine itself."""
    from desktop_app.storage.journal import json_row

    present = {row[1] for row in raw.execute(f'PRAGMA table_info("{table.name}")')}
    columns = [column for column in table.columns if column.name != "id" and column.name in present]
    found = raw.execute(
        f"SELECT id, now, made, heads FROM (SELECT r.id AS id, {json_row('r', columns)} AS now, "
        "(SELECT c.new FROM journal_head h JOIN journal_change c ON c.copy = h.copy AND c.counter = h.counter "
        "WHERE h.row_id = r.id AND h.field = '') AS made, "
        "(SELECT json_group_array(json_array(h.field, json(c.new))) FROM journal_head h "
        "JOIN journal_change c ON c.copy = h.copy AND c.counter = h.counter "
        f"WHERE h.row_id = r.id AND h.field <> '') AS heads FROM \"{table.name}\" r) "
        "WHERE made IS NOT now OR heads <> '[]'"
    )
    # What several copies did to a row is worked out from all of their records, not from the latest.
    several = {
        row[0]
        for row in raw.execute(
            "SELECT row_id FROM journal_head GROUP BY row_id, field HAVING count(*) > 1 "
            "UNION SELECT row_id FROM journal_conflict "
            "UNION SELECT h.row_id FROM journal_head h JOIN journal_change c ON c.copy = h.copy "
            "AND c.counter = h.counter WHERE h.field = '' AND c.operation <> 'insert'"
        )
    }
    for row, now, made, heads in found:
        if row in several:
            continue
        if made is None:
            yield row
            continue
        values = json.loads(now)
        apart = _apart(values, json.loads(made), json.loads(heads))
        if not all(_put_back(raw, row, name, values[name]) for name in apart):
            yield row


def _put_back(raw: Any, row: str, field: str, value: Any) -> bool:
    """Whether a link was emptied with the deletion of what it leads to, which lives after all."""
    return bool(
        raw.execute(
            "SELECT 1 FROM journal_head h JOIN journal_change c ON c.copy = h.copy AND c.counter = h.counter "
            "JOIN journal_change d ON d.row_id = ? AND d.operation = 'delete' AND d.copy = c.copy "
            "AND d.transaction_number = c.transaction_number "
            "WHERE h.row_id = ? AND h.field = ? AND c.new = 'null' AND c.old = ?",
            (value, row, field, json.dumps(value)),
        ).fetchone()
    )


def _apart(now: dict[str, Any], made: dict[str, Any], heads: list[tuple[str, Any]]) -> list[str]:
    """The fields whose values are not those of their latest changes; of several heads (a conflict) one must stand."""
    said: dict[str, list[Any]] = {name: [value] for name, value in made.items()}
    changed: dict[str, list[Any]] = {}
    for field, value in heads:
        changed.setdefault(field, []).append(value)
    said.update(changed)
    return [name for name, value in now.items() if name in said and value not in said[name]]


def _rows_lacking(raw: Any, table: str) -> int:
    """How many rows the journal says are there and are not, though nobody erased them."""
    count = raw.execute(
        "SELECT count(*) FROM journal_head h JOIN journal_change c ON c.copy = h.copy AND c.counter = h.counter "
        f"WHERE h.field = '' AND c.row_table = ? AND c.operation = 'insert' "
        f'AND NOT EXISTS (SELECT 1 FROM "{table}" r WHERE r.id = h.row_id) '
        "AND NOT EXISTS (SELECT 1 FROM journal_conflict k WHERE k.row_id = h.row_id) "
        "AND NOT EXISTS (SELECT 1 FROM journal_change e WHERE e.row_id = h.row_id AND e.operation = 'erase')",
        (table,),
    ).fetchone()[0]
    return int(count)


# The index ------------------------------------------------------------------------------------------------------


def _index(raw: Any) -> Iterator[str]:
    """Every listed record has its lines in the lists and its entry in the search, and nothing else has.

    Parts of meetings have an entry and no lines. An index of another program version is made anew when the base opens.
    """
    everything = " UNION ALL ".join(f'SELECT id FROM "{kind}"' for kind in (*LISTED, *PARTS))
    parts = ", ".join(f"'{kind}'" for kind in PARTS)
    strays = sum(
        raw.execute(sql).fetchone()[0]
        for sql in (
            f"SELECT count(*) FROM ({everything}) r "
            "WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.record_id = r.id)",
            f"SELECT count(*) FROM search_entry e WHERE e.record_id NOT IN ({everything})",
            f"SELECT count(*) FROM search_entry e WHERE e.kind NOT IN ({parts}) AND NOT EXISTS "
            "(SELECT 1 FROM listing l WHERE l.number = e.number)",
            "SELECT count(*) FROM search_entry e WHERE NOT EXISTS "
            "(SELECT 1 FROM search_docsize d WHERE d.id = e.number)",
            "SELECT count(*) FROM search_docsize d WHERE NOT EXISTS "
            "(SELECT 1 FROM search_entry e WHERE e.number = d.id)",
        )
    )
    if strays:
        yield ngettext(
            "Lists and search are out of step with {count} record; the record itself is whole.",
            "Lists and search are out of step with {count} records; the records themselves are whole.",
            strays,
        ).format(count=strays)
