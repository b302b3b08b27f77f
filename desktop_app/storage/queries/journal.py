"""Reading the journal: the last transactions, a record's own, and the names of what they changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.kinds import KINDS
from desktop_app.storage.database import Database
from desktop_app.storage.queries.titles import titles
from desktop_app.storage.reversal import Change, read_change
from desktop_app.storage.search_index import LISTED, OWNER_COLUMNS, chunks

LINES_SHOWN = 40
"""How many changes of one transaction are read; an import's thousands are counted, not listed."""


DEEP = ("agenda_item", "timetable_entry")
"""Rows of a card whose own rows belong to its history too: minutes and votes, speakers."""


@dataclass
class Transaction:
    """One transaction of the journal with the first of its changes."""

    copy: str
    number: int
    user: str
    at: int
    title: str
    title_values: str
    standing: str
    changes: list[Change] = field(default_factory=list)
    change_count: int = 0


_COLUMNS = "t.copy, t.number, t.user_name, t.at, t.title, t.title_values, t.standing"
_CHANGE = "copy, counter, row_table, row_id, operation, field, old, new"


def recent(database: Database, limit: int, before: int | None) -> list[Transaction]:
    """The last transactions, newest first, in a fixed number of queries."""
    rows = database.read(
        f"SELECT {_COLUMNS}, t.first_counter, t.last_counter FROM journal_transaction t "
        "WHERE t.last_counter IS NOT NULL AND t.at < ? ORDER BY t.at DESC, t.number DESC LIMIT ?",
        (before or 1 << 62, limit),
    )
    found = [_transaction(row, row[8] - row[7] + 1) for row in rows]
    if not found:
        return []
    wanted = " OR ".join(
        f"(copy = '{row[0]}' AND counter BETWEEN {row[7]} AND {min(row[8], row[7] + LINES_SHOWN - 1)})" for row in rows
    )
    by_number = {(one.copy, one.number): one for one in found}
    for *change, number in database.read(
        f"SELECT {_CHANGE}, transaction_number FROM journal_change WHERE {wanted} ORDER BY counter"
    ):
        owner = by_number.get((change[0], number))
        if owner:
            owner.changes.append(read_change(tuple(change)))
    return found


def _transaction(row: tuple[Any, ...], change_count: int) -> Transaction:
    """A transaction from its seven columns; what raw SQL did stands in none."""
    copy, number, user, at, title, values, standing = row[:7]
    return Transaction(
        copy, number or 0, user or "", at or 0, title or "", values or "{}", standing or "done", [], change_count
    )


def of_record(database: Database, kind: str, record_id: str, limit: int) -> list[Transaction]:
    """The transactions that changed a record or a row of its card, newest first, with those changes only."""
    return of_rows(database, _rows_of(database, kind, record_id), limit)


def of_rows(database: Database, rows: Iterable[str], limit: int) -> list[Transaction]:
    """The transactions that changed some rows, newest first, with those changes only."""
    found: dict[tuple[str, int], Transaction] = {}
    for marks, chunk in chunks(rows):
        for row in database.read(
            f"SELECT {_COLUMNS}, {', '.join('c.' + name for name in _CHANGE.split(', '))} FROM journal_change c "
            "LEFT JOIN journal_transaction t ON t.copy = c.copy AND t.number = c.transaction_number "
            f"WHERE c.row_id IN ({marks}) ORDER BY c.clock DESC LIMIT {int(limit) * 10}",
            chunk,
        ):
            change = read_change(row[7:])
            key = (change.copy, row[1] or 0)
            if key not in found:
                found[key] = _transaction((change.copy, *row[1:7]), 0)
            found[key].changes.append(change)
            found[key].change_count += 1
    ordered = sorted(found.values(), key=lambda one: one.at, reverse=True)[:limit]
    for one in ordered:
        one.changes.sort(key=lambda change: change.counter)
    return ordered


def _rows_of(database: Database, kind: str, record_id: str) -> set[str]:
    """A record's own row and every row that stands or stood on its card."""
    rows = {record_id}
    for section in KINDS[kind].sections:
        on_it = f'SELECT id FROM "{section.kind}" WHERE "{section.by}" = ?'
        rows |= {row[0] for row in database.read(on_it, (record_id,))}
        for deeper in KINDS[section.kind].sections if section.kind in DEEP else ():
            sql = f'SELECT id FROM "{deeper.kind}" WHERE "{deeper.by}" IN ({on_it})'
            rows |= {row[0] for row in database.read(sql, (record_id,))}
    deleted = database.read(
        "SELECT row_id FROM journal_change WHERE operation = 'delete' AND instr(old, ?) > 0", (record_id,)
    )
    return rows | {row[0] for row in deleted}


def set_standing(raw: Any, number: int, standing: str) -> None:
    """Mark one of this copy's transactions as done or undone (raw connection)."""
    raw.execute(
        "UPDATE journal_transaction SET standing = ? WHERE number = ? AND copy = (SELECT copy FROM journal_now)",
        (standing, number),
    )


def last_change(database: Database, row_id: str, field: str) -> tuple[str, int, str] | None:
    """Who changed a field of a row (or the row as a whole) last, when by the journal's clock, and on which copy."""
    found = database.read(
        "SELECT coalesce(t.user_name, ''), c.clock, coalesce(k.name, '') FROM journal_change c "
        "LEFT JOIN journal_transaction t ON t.copy = c.copy AND t.number = c.transaction_number "
        "LEFT JOIN journal_copy k ON k.copy = c.copy AND c.copy <> (SELECT copy FROM journal_now) "
        "WHERE c.row_id = ? AND (c.field = ? OR c.field = '' OR ? = '') ORDER BY c.clock DESC LIMIT 1",
        (row_id, field, field),
    )
    return (found[0][0], found[0][1], found[0][2]) if found else None


def copy_names(database: Database) -> dict[str, str]:
    """What people call the other copies whose changes stand in this journal."""
    return dict(
        database.read("SELECT copy, name FROM journal_copy WHERE name <> '' AND copy <> (SELECT copy FROM journal_now)")
    )


@dataclass
class Names:
    """The titles of the records that some changes speak of."""

    owners: dict[tuple[str, str], tuple[str, str]]
    titles: dict[str, str]

    def owner(self, change: Change) -> tuple[str, str]:
        """The organisation or person on whose card the changed row stands, else the row itself."""
        return self.owners.get((change.table, change.row), (change.table, change.row))

    def title(self, record_id: str) -> str:
        """A record's title; empty when it is gone without a trace."""
        return self.titles.get(record_id, "")


def names_in(database: Database, changes: list[Change], language: str, day: str) -> Names:
    """The owners of changed rows and the titles of all records mentioned; one query a kind."""
    owners = _owners(database, changes)
    wanted: dict[str, set[str]] = {}
    for change in changes:
        kind, record = owners.get((change.table, change.row), (change.table, change.row))
        wanted.setdefault(kind, set()).add(record)
        for name, value in _links(change):
            wanted.setdefault(name, set()).add(value)
    found: dict[str, str] = _deleted_names(changes)
    for kind, ids in sorted(wanted.items()):
        if kind in KINDS:
            found.update({k: v for k, v in titles(database, kind, ids, language, day).items() if v})
    return Names(owners, found)


def _links(change: Change) -> list[tuple[str, str]]:
    if change.table not in KINDS:
        return []
    targets = {field.name: field.to for field in KINDS[change.table].columns if hasattr(field, "to")}
    values: list[tuple[str, Any]] = []
    for side in (change.old, change.new):
        values += side.items() if isinstance(side, dict) else [(change.field, side)]
    return [(targets[name], str(value)) for name, value in values if name in targets and value]


def _owners(database: Database, changes: list[Change]) -> dict[tuple[str, str], tuple[str, str]]:
    """Whose card each changed row stands on: from the row as it is, else from its deletion."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    by_table: dict[str, set[str]] = {}
    for change in changes:
        if change.table in KINDS and change.table not in LISTED:
            by_table.setdefault(change.table, set()).add(change.row)
            for side in (change.old, change.new):
                if isinstance(side, dict):
                    found.update(_owner_in((change.table, change.row), side))
    for table, ids in by_table.items():
        columns = [field.name for field in KINDS[table].columns if field.name in OWNER_COLUMNS]
        if not columns:
            continue
        for marks, chunk in chunks(ids):
            for row in database.read(f'SELECT id, {", ".join(columns)} FROM "{table}" WHERE id IN ({marks})', chunk):
                found.update(_owner_in((table, row[0]), dict(zip(columns, row[1:], strict=True))))
    return found


def _owner_in(key: tuple[str, str], values: dict[str, Any]) -> dict[tuple[str, str], tuple[str, str]]:
    for column, kind in OWNER_COLUMNS.items():
        if values.get(column):
            return {key: (kind, values[column])}
    return {}


def _deleted_names(changes: list[Change]) -> dict[str, str]:
    """Names that deleted rows carry in the journal itself, for records that are gone."""
    found: dict[str, str] = {}
    for change in changes:
        for side in (change.new, change.old):
            if isinstance(side, dict):
                if change.table == "person":
                    found[change.row] = " ".join(
                        filter(None, (side.get("given"), side.get("particle"), side.get("family")))
                    )
                if change.table == "organisation_name" and side.get("kind") == "official":
                    found.setdefault(str(side.get("organisation_id")), str(side.get("text")))
    return found
