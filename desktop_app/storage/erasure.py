"""Erasing a person: the rows, what the journal kept of them, drafts, and the bytes left in the file.

What stays is that somebody was erased, when and by whom: a journal record `erase` for each row, without a value.
Which rows belong to a person follows from the schema's own foreign keys, so that no table is forgotten.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.fields import Field, LongText, Text
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import NotFound
from desktop_app.i18n import N_, _
from desktop_app.storage import connection as files
from desktop_app.storage.index_rules import UNCLEANED
from desktop_app.storage.search_index import chunks

if TYPE_CHECKING:
    from desktop_app.storage.database import Database

Rows = dict[str, set[str]]
"""Row ids by table."""


@dataclass(frozen=True)
class Erased:
    """What went: rows that stood in the base, journal records without their values now, and drafts."""

    rows: int
    journal_records: int
    drafts: int
    file_cleaned: bool
    """Whether the file holds no trace any more; else another program had it open (see `clean`)."""


def rows_of(database: "Database", person_id: str) -> Rows:
    """Every row that is or ever was a person's: their own and what belongs to it alone, by table."""
    with database.reading() as session:
        return _rows_of(session.connection().connection.driver_connection, person_id)


def _rows_of(raw: Any, person_id: str) -> Rows:
    found: Rows = {"person": {person_id}}
    pending = ["person"]
    while pending:
        parent = pending.pop()
        if parent == "replacement":
            before = _combined_into(raw, found[parent]) - found["person"]
            if before:
                found["person"] |= before
                pending.append("person")
        for child, column in _belonging(parent):
            fresh = _linked(raw, child, column, found[parent]) - found.get(child, set())
            if fresh:
                found.setdefault(child, set()).update(fresh)
                pending.append(child)
    return found


def _combined_into(raw: Any, replacements: Iterable[str]) -> set[str]:
    """The ids of the people who were combined into somebody: they stand in the journal still."""
    return {
        row[0]
        for marks, chunk in chunks(replacements)
        for row in raw.execute(
            f"SELECT replaced_id FROM replacement WHERE id IN ({marks}) UNION "
            "SELECT json_extract(coalesce(new, old), '$.replaced_id') FROM journal_change "
            f"WHERE row_id IN ({marks}) AND operation IN ('insert', 'delete')",
            [*chunk, *chunk],
        )
        if row[0]
    }


def _belonging(parent: str) -> list[tuple[str, str]]:
    """The tables and columns whose rows go with a row of a table."""
    from desktop_app.domain.everything import Base

    return [
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == parent and (key.ondelete or "").upper() == "CASCADE"
    ]


def _linked(raw: Any, table: str, column: str, owners: Iterable[str]) -> set[str]:
    """The rows of a table that link to some owners by a column, now or in the journal."""
    found: set[str] = set()
    for marks, chunk in chunks(owners):
        found |= {row[0] for row in raw.execute(f'SELECT id FROM "{table}" WHERE "{column}" IN ({marks})', chunk)}
        found |= {
            row[0]
            for row in raw.execute(
                "SELECT row_id FROM journal_change WHERE row_table = ? AND operation IN ('insert', 'delete') "
                f"AND json_extract(coalesce(new, old), '$.{column}') IN ({marks})",
                [table, *chunk],
            )
        }
        quoted = [json.dumps(owner) for owner in chunk]
        found |= {
            row[0]
            for row in raw.execute(
                "SELECT row_id FROM journal_change WHERE row_table = ? AND operation = 'set' AND field = ? "
                f"AND (old IN ({marks}) OR new IN ({marks}))",
                [table, column, *quoted, *quoted],
            )
        }
    return found


def erase(database: "Database", person_id: str) -> Erased:
    """Erase a person for good, in one transaction without undo, then their pictures, then clean the file."""
    with database.transaction(N_("Erase a person")) as session:
        raw = session.connection().connection.driver_connection
        assert raw is not None
        belonging = _rows_of(raw, person_id)
        belonging["invitee"] = _invited(raw, belonging.get("contact_point", set()))
        before = _standing(raw, belonging)
        if person_id not in before["person"]:
            raise NotFound(_("There is no such record; somebody may have deleted it."))
        raw.execute("DELETE FROM person WHERE id = ?", (person_id,))
        raw.executemany("DELETE FROM invitee WHERE id = ?", [(row,) for row in before["invitee"]])
        after = _standing(raw, belonging)
        # What still stands was moved to somebody else since: it is theirs, and so is its history.
        belonging = {table: rows - after[table] for table, rows in belonging.items()}
        ids = set().union(*belonging.values())
        standing = sum(len(before[table] - after[table]) for table in belonging)
        records = scrub(raw, ids)
        drafts = forget_drafts(raw, ids)
        _say_erased(raw, belonging)
    return Erased(standing, records, drafts, clean(database))


def _invited(raw: Any, points: set[str]) -> set[str]:
    """Whom calendars invited under an e-mail address of the person: nothing else links them to anybody."""
    emails = {
        row[0]
        for marks, chunk in chunks(points)
        for row in raw.execute(f"SELECT lower(value) FROM contact_point WHERE id IN ({marks})", chunk)
    }
    if not emails:
        return set()
    found = {row for row, address in raw.execute("SELECT id, lower(address) FROM invitee") if address in emails}
    return found | {
        row
        for row, address in raw.execute(
            "SELECT row_id, lower(json_extract(coalesce(new, old), '$.address')) FROM journal_change "
            "WHERE row_table = 'invitee' AND operation IN ('insert', 'delete')"
        )
        if address in emails
    }


def _contents_of(raw: Any, ids: set[str]) -> set[str]:
    """The digests of the files among some rows, as the journal knows them."""
    from desktop_app.storage.attachments import named_in

    found: set[str] = set()
    for marks, chunk in chunks(ids):
        sql = f"SELECT old, new FROM journal_change WHERE row_table = 'attachment' AND row_id IN ({marks})"
        found |= named_in(text for values in raw.execute(sql, chunk) for text in values)
    return found


def _standing(raw: Any, rows: Rows) -> Rows:
    """Those of some rows that stand in the base now."""
    return {
        table: {
            row[0]
            for marks, chunk in chunks(ids)
            for row in raw.execute(f'SELECT id FROM "{table}" WHERE id IN ({marks})', chunk)
        }
        for table, ids in rows.items()
    }


def scrub(raw: Any, ids: set[str]) -> int:
    """Take the values out of the journal's records of some rows, and the names out of their transactions' titles."""
    records, contents = 0, _contents_of(raw, ids)
    for marks, chunk in chunks(ids):
        touched = raw.execute(
            "SELECT DISTINCT t.copy, t.number, t.title_values FROM journal_change c JOIN journal_transaction t "
            f"ON t.copy = c.copy AND t.number = c.transaction_number WHERE c.row_id IN ({marks})",
            chunk,
        ).fetchall()
        for copy, number, values in touched:
            # Their values are gone, so they can be neither taken back nor done again.
            raw.execute(
                "UPDATE journal_transaction SET title_values = ?, "
                "standing = CASE standing WHEN 'reverse' THEN standing ELSE 'erased' END WHERE copy = ? AND number = ?",
                (json.dumps(without_words(json.loads(values)), ensure_ascii=False, sort_keys=True), copy, number),
            )
        empty = "CASE WHEN {0} IS NULL THEN NULL WHEN operation = 'set' THEN 'null' ELSE '{{}}' END"
        records += raw.execute(
            f"UPDATE journal_change SET old = {empty.format('old')}, new = {empty.format('new')} "
            f"WHERE row_id IN ({marks}) AND (coalesce(old, '{{}}') NOT IN ('null', '{{}}') "
            "OR coalesce(new, '{}') NOT IN ('null', '{}'))",
            chunk,
        ).rowcount
    if records:
        _mark_uncleaned(raw, contents)
    return records


def _mark_uncleaned(raw: Any, contents: set[str]) -> None:
    """Say what a cleaning is due for; it follows the transaction, and should it be cut short it is done later."""
    known = raw.execute("SELECT value FROM index_rules WHERE name = ?", (UNCLEANED,)).fetchone()
    named = sorted(contents.union(json.loads(known[0]) if known else ()))
    raw.execute("INSERT OR REPLACE INTO index_rules (name, value) VALUES (?, ?)", (UNCLEANED, json.dumps(named)))


def without_words(values: Any) -> Any:
    """A title's values with each text left out; a nested title keeps its wording, which names nobody."""
    if isinstance(values, dict) and set(values) == {"title", "values"}:
        return {"title": values["title"], "values": without_words(values["values"])}
    if isinstance(values, dict):
        return {name: without_words(value) for name, value in values.items()}
    return "…" if isinstance(values, str) else values


def forget_drafts(raw: Any, ids: set[str]) -> int:
    drafts = raw.execute("SELECT id, record_id, edit FROM draft").fetchall()
    gone = [draft for draft, record, edit in drafts if record in ids or any(row in edit for row in ids)]
    raw.executemany("DELETE FROM draft WHERE id = ?", [(draft,) for draft in gone])
    return len(gone)


def _say_erased(raw: Any, belonging: Rows) -> None:
    """Write who was erased into the journal, and close the transaction to undo."""
    for table, rows in sorted(belonging.items()):
        raw.executemany(
            "INSERT INTO journal_write (row_table, row_id, operation, field, old, new) "
            "VALUES (?, ?, 'erase', '', NULL, '{}')",
            [(table, row) for row in sorted(rows)],
        )
    raw.execute(
        "UPDATE journal_transaction SET standing = 'erased' WHERE (copy, number) = "
        "(SELECT copy, transaction_number FROM journal_now)"
    )


def mentions(database: "Database", words: str, besides: Iterable[str]) -> list[tuple[str, str]]:
    """The rows, by kind and id, of which a text says some words, whoever they belong to."""
    left_out = set(besides)
    found = []
    for kind in KINDS.values():
        texts = [f'instr(fold("{field.name}"), fold(:words)) > 0' for field in kind.columns if _is_text(field)]
        if texts:
            rows = database.read(f'SELECT id FROM "{kind.name}" WHERE {" OR ".join(texts)}', {"words": words})
            found += [(kind.name, row[0]) for row in rows if row[0] not in left_out]
    return found


def _is_text(field: Field) -> bool:
    return isinstance(field, Text | LongText)


def clean_if_due(database: "Database") -> None:
    """Clean the file where something was erased and no cleaning came to its end since."""
    if database.read("SELECT 1 FROM index_rules WHERE name = ?", (UNCLEANED,)):
        clean(database)


def clean(database: "Database") -> bool:
    """Leave no erased byte: forget files, merge the search index, write the base anew, empty its write-ahead log.

    False when another program has the base open; it is tried again when the base is opened or meets another copy.
    """
    from desktop_app.storage import attachments

    for (contents,) in database.read("SELECT value FROM index_rules WHERE name = ?", (UNCLEANED,)):
        attachments.forget_unused(database, json.loads(contents))
    raw = files.connect(database.path, database.key)
    try:
        with files.refusals(database.path):
            raw.execute("INSERT INTO search (search) VALUES ('optimize')")
            raw.execute("VACUUM")
            if raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] != 0:
                return False
            raw.execute("DELETE FROM index_rules WHERE name = ?", (UNCLEANED,))
            return True
    except files.Busy:
        return False
    finally:
        raw.close()
