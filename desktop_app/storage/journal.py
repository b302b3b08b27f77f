"""The change journal: one record a changed field, written by the database itself below every feature.

Each journaled table has a trigger for a new row, one for a deleted row and one for each column; they hand what
happened to the view `journal_write`, and its one trigger does the book-keeping: the next number of this copy, the
hybrid clock, the parents, the new heads. It sees raw SQL too, and lives in the same transaction as the data.

- `journal_now`: this copy's name, its last number and clock, the transaction under way (0: none, raw SQL; below 0: the
  journal is quiet, because what is written follows from records that came from other copies), the first copy of all
  (`origin`, alike in all copies of one base), and whether this copy is away from the one that gives final numbers.
- `journal_transaction`: who did what when, under what title, on which copy, under which schema version.
- `journal_change`: the change records. `parents` are the records of the same field it was made on top of,
  as `copy:counter`, sorted, separated by spaces. Values are JSON; a new row's and a deleted row's is the whole row.
- `journal_head`: the latest record(s) of each row (field empty) and of each field changed since.
- `journal_conflict`: what the records of several copies could not settle by themselves; it follows from the records
  (`sync.folding`) and is written anew with them. Whoever writes over such a field or row has decided it.
- `journal_seal`: the hash of a copy's records up to a number, kept when they leave or arrive.
- `journal_copy`: the copies this base has met, what each is known to have, and when they last met.

The clock is the larger of the wall clock in milliseconds times 65,536 and the last clock plus one (a hybrid
logical clock after Kulkarni et al., 2014): a laptop set back still writes in order.
"""

import json
import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text, text

from desktop_app.domain.everything import Base

NOT_JOURNALED = {"journal": False}

journal_now = Table(
    "journal_now",
    Base.metadata,
    Column("copy", String(10), primary_key=True),
    Column("counter", BigInteger, nullable=False),
    Column("clock", BigInteger, nullable=False),
    Column("transaction_number", BigInteger, nullable=False),
    Column("origin", String(10), nullable=False, server_default=""),
    Column("is_away", Boolean, nullable=False, server_default=text("0")),
    info=NOT_JOURNALED,
)
journal_transaction = Table(
    "journal_transaction",
    Base.metadata,
    Column("copy", String(10), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("user_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("title_values", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("first_counter", BigInteger, nullable=False),
    Column("last_counter", BigInteger),
    Column("standing", String(8), nullable=False),
    Column("reverses", BigInteger),
    Index("ix_journal_transaction_standing", "standing", "number"),
    info=NOT_JOURNALED,
)
journal_change = Table(
    "journal_change",
    Base.metadata,
    Column("copy", String(10), primary_key=True),
    Column("counter", BigInteger, primary_key=True, autoincrement=False),
    Column("transaction_number", BigInteger, nullable=False),
    Column("clock", BigInteger, nullable=False),
    Column("row_table", String(40), nullable=False),
    Column("row_id", String(32), nullable=False),
    Column("operation", String(8), nullable=False),
    Column("field", String(40), nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("parents", Text, nullable=False),
    Index("ix_journal_change_row_id", "row_id"),
    Index(
        "ix_journal_change_deleted",
        "row_id",
        sqlite_where=text("operation = 'delete'"),
        postgresql_where=text("operation = 'delete'"),
    ),
    info=NOT_JOURNALED,
    sqlite_with_rowid=False,
)
journal_head = Table(
    "journal_head",
    Base.metadata,
    Column("row_id", String(32), primary_key=True),
    Column("field", String(40), primary_key=True),
    Column("copy", String(10), primary_key=True),
    Column("counter", BigInteger, primary_key=True, autoincrement=False),
    info=NOT_JOURNALED,
    sqlite_with_rowid=False,
)
journal_conflict = Table(
    "journal_conflict",
    Base.metadata,
    Column("id", String(40), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("row_table", String(40), nullable=False),
    Column("row_id", String(32), nullable=False),
    Column("field", String(40), nullable=False),
    Column("detail", Text, nullable=False),
    Index("ix_journal_conflict_row_id", "row_id"),
    info=NOT_JOURNALED,
)
journal_seal = Table(
    "journal_seal",
    Base.metadata,
    Column("copy", String(10), primary_key=True),
    Column("counter", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    info=NOT_JOURNALED,
)
journal_copy = Table(
    "journal_copy",
    Base.metadata,
    Column("copy", String(10), primary_key=True),
    Column("name", Text, nullable=False),
    Column("has", Text, nullable=False, server_default="{}"),
    Column("met_at", BigInteger),
    Column("way", String(8), nullable=False, server_default=""),
    info=NOT_JOURNALED,
)
draft = Table(
    "draft",
    Base.metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("record_id", String(32)),
    Column("edit", Text, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
    info=NOT_JOURNALED,
)
"""A card half edited, offered again after a crash; it stands in the base, so it is as safe as the base."""

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_copy_name() -> str:
    """A name for a copy of the base: ten letters or figures drawn at random (50 bits)."""
    return "".join(secrets.choice(_ALPHABET) for _letter in range(10))


def journaled_tables() -> list[Table]:
    """The tables whose rows the journal follows, parents before children."""
    return [table for table in Base.metadata.sorted_tables if table.info.get("journal", True)]


def _json_value(row: str, column: Column[Any]) -> str:
    name = f'{row}."{column.name}"'
    if isinstance(column.type, Boolean):
        return f"CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"
    return f"json_quote({name})"


def json_row(row: str, columns: Iterable[Column[Any]]) -> str:
    """The SQL that makes a row's values one JSON text, as the journal keeps them; `row` is NEW, OLD or an alias."""
    parts = ", ".join(f"'{column.name}', json({_json_value(row, column)})" for column in columns)
    return f"json_object({parts})"


CLOCK_NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER) << 16"

_HEADS = "(SELECT group_concat(h.copy || ':' || h.counter, ' ' ORDER BY h.copy, h.counter) FROM journal_head h"
_BOOK_KEEPING = f"""
CREATE TRIGGER journal_keep INSTEAD OF INSERT ON journal_write
WHEN (SELECT transaction_number FROM journal_now) >= 0 BEGIN
  UPDATE journal_now SET counter = counter + 1, clock = max(clock + 1, {CLOCK_NOW});
  INSERT INTO journal_change
    (copy, counter, transaction_number, clock, row_table, row_id, operation, field, old, new, parents)
    SELECT n.copy, n.counter, n.transaction_number, n.clock,
      NEW.row_table, NEW.row_id, NEW.operation, NEW.field, NEW.old, NEW.new,
      coalesce(CASE WHEN NEW.operation = 'set'
        THEN coalesce({_HEADS} WHERE h.row_id = NEW.row_id AND h.field = NEW.field),
                      {_HEADS} WHERE h.row_id = NEW.row_id AND h.field = ''))
        ELSE {_HEADS} WHERE h.row_id = NEW.row_id) END, '')
    FROM journal_now n;
  DELETE FROM journal_head WHERE row_id = NEW.row_id AND (NEW.operation <> 'set' OR field = NEW.field);
  INSERT INTO journal_head (row_id, field, copy, counter)
    SELECT NEW.row_id, NEW.field, n.copy, n.counter FROM journal_now n;
  DELETE FROM journal_conflict WHERE row_id = NEW.row_id AND (NEW.operation <> 'set' OR field = NEW.field);
END
"""
"""A set field's parents are that field's heads, else the row's; a new or deleted row's are all heads of the row."""


def triggers() -> list[str]:
    """The SQL that makes the journal's view and triggers on SQLite, generated from the mapping."""
    statements = [
        "CREATE VIEW journal_write AS SELECT row_table, row_id, operation, field, old, new FROM journal_change",
        _BOOK_KEEPING,
    ]
    for table in journaled_tables():
        statements += _table_triggers(table)
    return statements


def _table_triggers(table: Table) -> list[str]:
    columns = [column for column in table.columns if column.name != "id"]
    write = "INSERT INTO journal_write (row_table, row_id, operation, field, old, new) VALUES"
    return [
        f'CREATE TRIGGER journal_{table.name}_insert AFTER INSERT ON "{table.name}" BEGIN\n'
        f"  {write} ('{table.name}', NEW.id, 'insert', '', NULL, {json_row('NEW', columns)});\nEND",
        f'CREATE TRIGGER journal_{table.name}_delete AFTER DELETE ON "{table.name}" BEGIN\n'
        f"  {write} ('{table.name}', OLD.id, 'delete', '', {json_row('OLD', columns)}, NULL);\nEND",
    ] + [
        f'CREATE TRIGGER journal_{table.name}_{column.name} AFTER UPDATE OF "{column.name}" ON "{table.name}"\n'
        f'WHEN OLD."{column.name}" IS NOT NEW."{column.name}" BEGIN\n'
        f"  {write} ('{table.name}', NEW.id, 'set', '{column.name}', "
        f"{_json_value('OLD', column)}, {_json_value('NEW', column)});\nEND"
        for column in columns
    ]


def drop_triggers(connection: Any) -> None:
    """Remove the view and triggers, so that a migration may change tables and make them anew (raw connection)."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'"
    ).fetchall()
    for (name,) in names:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("DROP VIEW IF EXISTS journal_write")


def start_copy(connection: Any) -> None:
    """Give a base its identity as a copy (raw connection); its journal counts from one."""
    name = new_copy_name()
    connection.execute(
        "INSERT INTO journal_now (copy, counter, clock, transaction_number, origin, is_away) VALUES (?, 0, 0, 0, ?, 0)",
        (name, name),
    )


def open_transaction(
    connection: Any,
    *,
    title: str,
    values: dict[str, Any],
    user: str,
    schema_version: int,
    reverses: int | None = None,
    told: bool = False,
) -> int:
    """Begin the journal's entry of a transaction under way and return its number on this copy (raw connection).

    What is only `told` stands in the history and is never undone.
    """
    number = int(
        connection.execute(
            "SELECT coalesce(max(number), 0) + 1 FROM journal_transaction WHERE copy = (SELECT copy FROM journal_now)"
        ).fetchone()[0]
    )
    connection.execute(
        "INSERT INTO journal_transaction (copy, number, user_name, title, title_values, at, schema_version, "
        "first_counter, last_counter, standing, reverses) "
        f"SELECT copy, ?, ?, ?, ?, max(clock + 1, {CLOCK_NOW}), ?, counter + 1, NULL, ?, ? FROM journal_now",
        (
            number,
            user,
            title,
            json.dumps(values, ensure_ascii=False, sort_keys=True),
            schema_version,
            "told" if told else "done" if reverses is None else "reverse",
            reverses,
        ),
    )
    connection.execute("UPDATE journal_now SET transaction_number = ?", (number,))
    return number


def close_transaction(connection: Any, number: int) -> int:
    """End the journal's entry; an empty one leaves no trace. Returns how many changes it made."""
    here = "copy = (SELECT copy FROM journal_now) AND number = ?"
    changed = int(
        connection.execute(
            f"UPDATE journal_transaction SET last_counter = (SELECT counter FROM journal_now) WHERE {here} "
            "RETURNING last_counter - first_counter + 1",
            (number,),
        ).fetchone()[0]
    )
    if not changed:
        connection.execute(f"DELETE FROM journal_transaction WHERE {here}", (number,))
    connection.execute("UPDATE journal_now SET transaction_number = 0")
    return changed


def forget_redo(connection: Any, number: int) -> None:
    """After something new was done, what was undone before can no longer be redone."""
    connection.execute(
        "UPDATE journal_transaction SET standing = 'replaced' "
        "WHERE standing = 'undone' AND copy = (SELECT copy FROM journal_now) AND number < ?",
        (number,),
    )


def write_aside(connection: Any, number: int, table: str, row: str, operation: str, **said: str | None) -> None:
    """Write a record that no trigger sees: what follows from others (raw connection; `old`, `new`, `parents`)."""
    connection.execute(f"UPDATE journal_now SET counter = counter + 1, clock = max(clock + 1, {CLOCK_NOW})")
    connection.execute(
        "INSERT INTO journal_change (copy, counter, transaction_number, clock, row_table, row_id, operation, field, "
        "old, new, parents) SELECT copy, counter, ?, clock, ?, ?, ?, '', ?, ?, ? FROM journal_now",
        (number, table, row, operation, said.get("old"), said.get("new"), said.get("parents") or ""),
    )
