"""Saving what can be read of a damaged base: every readable row goes into a new base, its history begins anew.

The damaged file is never opened for writing, nor even in place: a copy of it is read. Where a page is gone, the rows
around it are found by halves. A row that links to a lost one keeps as much as its rules allow (see `_mend`).
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.storage import connection as files
from desktop_app.storage.database import Database, create

UNREADABLE = dbapi2.DatabaseError
MOST_ROWS_IN_A_PAGE = 100
"""A page has 4,096 bytes, and a row's id alone 32."""
Values = tuple[Any, ...]


@dataclass
class Salvaged:
    """How many rows of each kind were saved, and how many of those that could be read had to be left out."""

    saved: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


def salvage(path: Path, target: Path, key: bytes | None = None, user: str = "") -> Salvaged:
    """Copy every readable row of a damaged base into a new one (encrypted by the same key, if by any)."""
    if not path.is_file():
        raise UserError(
            _("There is no base at {path}. Check the name, or make one with “parvis new”.").format(path=path)
        )
    if not target.parent.is_dir():
        raise UserError(_("The folder {path} does not exist. Make it first.").format(path=target.parent))
    found = _readable_rows(path, key, target.parent)
    if not any(found.values()):
        raise UserError(_("Nothing in {path} can be read. Restore a backup with “parvis restore”.").format(path=path))
    database = create(target, user, key)
    try:
        return _write(database, path, found)
    finally:
        database.close()


def readable(path: Path, key: bytes | None = None) -> dict[str, int]:
    """How many rows of each kind `salvage` would find in a damaged base."""
    return {kind: len(rows) for kind, rows in _readable_rows(path, key, path.parent).items() if rows}


# Reading --------------------------------------------------------------------------------------------------------


def _readable_rows(path: Path, key: bytes | None, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The readable rows of each table, from a copy of the file that is made in a folder for a while."""
    with tempfile.TemporaryDirectory(prefix=".parvis-", dir=folder) as name:
        damaged = Path(name) / "damaged"
        for suffix in ("", "-wal"):
            if files.beside(path, suffix).exists():
                shutil.copyfile(files.beside(path, suffix), files.beside(damaged, suffix))
        with files.refusals(path):
            raw = files.connect_bare(damaged, key)
            try:
                return _tables(raw)
            finally:
                raw.close()


def _tables(raw: Any) -> dict[str, list[dict[str, Any]]]:
    """The readable rows of each table, by the names of the columns that are still known."""
    from desktop_app.storage.journal import draft, journaled_tables

    # Where a page is gone the engine reads noughts, which no text that was typed contains.
    raw.text_factory = lambda given: given.decode("utf-8", "replace").replace("\0", "")
    raw.execute("PRAGMA writable_schema = ON")  # reads a file although its end is missing
    found: dict[str, list[dict[str, Any]]] = {}
    for table in (*journaled_tables(), draft):
        known = _columns(raw, table.name)
        names = [column.name for column in table.columns if column.name in known]
        rows = _rows(raw, table.name, names) if "id" in names else []
        found[table.name] = [dict(zip(names, row, strict=True)) for row in rows if row[names.index("id")]]
    return found


def _columns(raw: Any, table: str) -> set[str]:
    return {row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')}


def _rows(raw: Any, table: str, names: list[str]) -> list[Values]:
    """All rows at once where the table is whole, else those around the damage."""
    listed = ", ".join(f'"{name}"' for name in names)
    try:
        rows: list[Values] = raw.execute(f'SELECT {listed} FROM "{table}" NOT INDEXED').fetchall()
        return rows
    except UNREADABLE:
        sql = f'SELECT {listed} FROM "{table}" NOT INDEXED WHERE rowid BETWEEN ? AND ?'
        return list(_between(raw, sql, 1, _last_rowid(raw, table)))


def _last_rowid(raw: Any, table: str) -> int:
    """The last row's number; where its page is gone, one that no row can have by the journal or the file's size."""
    bounds = (
        f'SELECT max(rowid) FROM "{table}"',
        "SELECT counter FROM journal_now",
        f"SELECT page_count * {MOST_ROWS_IN_A_PAGE} FROM pragma_page_count",
    )
    for sql in bounds:
        try:
            return int(raw.execute(sql).fetchone()[0] or 0)
        except UNREADABLE:
            continue
    return 0


def _between(raw: Any, sql: str, first: int, last: int) -> Iterator[Values]:
    """The rows numbered from first to last; a part that cannot be read is halved until the damage is alone."""
    if first > last:
        return
    try:
        yield from raw.execute(sql, (first, last)).fetchall()
    except UNREADABLE:
        if first < last:
            middle = (first + last) // 2
            yield from _between(raw, sql, first, middle)
            yield from _between(raw, sql, middle + 1, last)


# Writing --------------------------------------------------------------------------------------------------------


def _write(database: Database, path: Path, found: dict[str, list[dict[str, Any]]]) -> Salvaged:
    """Put all rows into the new base in one titled transaction, and mend the links that lead nowhere."""
    result = Salvaged()
    with database.transaction(N_("Saved from the damaged base {name}"), name=path.name) as session:
        raw = session.connection().connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA defer_foreign_keys = ON")
        for table, rows in found.items():
            for row in rows:
                if not _insert(raw, table, row):
                    _count(result.left_out, table)
        _mend(raw, result)
        for table in found:
            count = raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            if count:
                result.saved[table] = count
    return result


def _insert(raw: Any, table: str, row: dict[str, Any]) -> bool:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    try:
        raw.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))
    except dbapi2.IntegrityError:  # the same row twice, or values that no sound base would hold
        return False
    return True


def _count(counts: dict[str, int], table: str) -> None:
    counts[table] = counts.get(table, 0) + 1


def _mend(raw: Any, result: Salvaged) -> None:
    """Set right every link to a lost row: an optional link is emptied, a lost organisation, person or entry of a
    list gets a stand-in under its id, so that what hangs on it stays; what then still has no owner is left out."""
    for _round in range(4):
        loose = raw.execute("PRAGMA foreign_key_check").fetchall()
        if not loose:
            return
        for table, number, target, place in loose:
            column = raw.execute(
                f'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = {int(place)}', (table,)
            ).fetchone()[0]
            _mend_one(raw, result, table, number, column, target)


def _mend_one(raw: Any, result: Salvaged, table: str, number: int, column: str, target: str) -> None:
    from desktop_app.domain.everything import Base

    row = raw.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (number,)).fetchone()
    if row is None or row[0] is None or _exists(raw, target, row[0]):
        return
    owner = Base.metadata.tables[table].c[column]
    emptied = owner.nullable and next(iter(owner.foreign_keys)).ondelete != "CASCADE"
    if emptied:
        raw.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (number,))
    elif not _stand_in(raw, target, row[0]):
        raw.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))
        _count(result.left_out, table)


def _exists(raw: Any, table: str, record: str) -> bool:
    return bool(raw.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (record,)).fetchone())


def _stand_in(raw: Any, table: str, record: str) -> bool:
    """A row under a lost row's id, with “?” where something must stand; not for rows that need an owner themselves."""
    from desktop_app.domain.everything import Base

    needed = [column for column in Base.metadata.tables[table].columns if not column.nullable and column.name != "id"]
    if not record or any(column.foreign_keys for column in needed):
        return False
    values = {c.name: _unknown(c, record) for c in needed}
    return _insert(raw, table, {"id": record, **values})


def _unknown(column: Any, record: str) -> str | int:
    from sqlalchemy import Boolean, Integer

    if isinstance(column.type, Boolean | Integer):
        return 0
    return f"?{record[-6:]}" if column.unique else "?"
