"""The whole base as plain data, and an equal base made of it: every record with its id, and the files beside it.

The history, drafts and copies of a base are no part of it; a backup keeps those.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.storage import attachments
from desktop_app.storage.connection import SCHEMA_VERSION
from desktop_app.storage.database import Database, create

if TYPE_CHECKING:
    from sqlalchemy import Table

AT_ONCE = 2000
Row = dict[str, Any]


def tables() -> "list[Table]":
    """The tables that hold records, those that others link to first."""
    from desktop_app.storage.journal import journaled_tables

    return journaled_tables()


def rows(database: Database, table: "Table") -> Iterator[Row]:
    """The rows of a table in the order of their ids; what is not known is left out."""
    from sqlalchemy import Boolean

    names = [column.name for column in table.columns]
    yes_or_no = [isinstance(column.type, Boolean) for column in table.columns]
    chosen = ", ".join(f'"{name}"' for name in names)
    last = ""
    while True:
        sql = f'SELECT {chosen} FROM "{table.name}" WHERE id > ? ORDER BY id LIMIT {AT_ONCE}'
        found = database.read(sql, (last,))
        for cells in found:
            yield {
                name: bool(cell) if is_boolean else cell
                for name, cell, is_boolean in zip(names, cells, yes_or_no, strict=True)
                if cell is not None
            }
        if len(found) < AT_ONCE:
            return
        last = str(found[-1][names.index("id")])


def count(database: Database) -> int:
    """How many records the base holds."""
    return sum(database.read(f'SELECT count(*) FROM "{table.name}"')[0][0] for table in tables())


def digests(database: Database) -> list[str]:
    """The fingerprints of the files that records name and whose content is there."""
    found = database.read("SELECT DISTINCT digest FROM attachment ORDER BY digest")
    return [row[0] for row in found if attachments.is_here(database, row[0])]


# Making a base of it --------------------------------------------------------------------------------------------


def make(path: Path, user: str, found: dict[str, list[Row]], key: bytes | None = None) -> Database:
    """A new base with exactly these rows by table; on a refusal there is no base."""
    checked = _checked(found)
    database = create(path, user, key)
    try:
        _fill(database, checked)
    except BaseException:
        database.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        raise
    return database


def _fill(database: Database, found: dict[str, list[Row]]) -> None:
    from sqlalchemy import insert, text

    with database.transaction(N_("Make the base from a file")) as session:
        connection = session.connection()
        # Records may link to one another in a ring: links are looked at when all are there.
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        for table in tables():
            columns = [column.name for column in table.columns]
            each = [{name: row.get(name) for name in columns} for row in found.get(table.name, [])]
            for start in range(0, len(each), AT_ONCE):
                connection.execute(insert(table), each[start : start + AT_ONCE])


def _checked(found: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows, once every table and column is known here and every value is of its column's type."""
    known = {table.name: table for table in tables()}
    for name, each in found.items():
        if name not in known:
            raise UserError(
                _("This file holds “{name}”, which this version of Parvis does not know.").format(name=name)
            )
        for number, row in enumerate(each, 1):
            _check_row(known[name], number, row)
    return found


def _check_row(table: "Table", number: int, row: Row) -> None:
    from sqlalchemy import Boolean, Integer

    for name, value in row.items():
        column = table.columns.get(name)
        if column is None:
            words = _("This file holds “{name}”, which this version of Parvis does not know.")
            raise UserError(words.format(name=f"{table.name}.{name}"))
        wanted: type = bool if isinstance(column.type, Boolean) else int if isinstance(column.type, Integer) else str
        if value is not None and (type(value) is not wanted or not _can_be_kept(value)):
            words = _("Row {number} of “{table}” cannot be kept: “{field}” is not what it should be.")
            raise UserError(words.format(number=number, table=table.name, field=name))
    if not isinstance(row.get("id"), str) or len(row["id"]) != 32:
        raise UserError(_("Row {number} of “{table}” has no id.").format(number=number, table=table.name))


def _can_be_kept(value: object) -> bool:
    """Whether a base holds such a text or number: no NUL, no half of a letter, no more than 64 bits."""
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in value


def check_version(theirs: Any) -> None:
    """Refuse data of a newer program."""
    if not isinstance(theirs, int) or isinstance(theirs, bool) or theirs > SCHEMA_VERSION:
        raise UserError(_("This file is of a newer version of Parvis. Update Parvis, then try again."))


def keep_files(database: Database, contents: Iterable[bytes]) -> None:
    """Put files beside a base, each under its fingerprint."""
    for content in contents:
        attachments.keep_content(database, content)
