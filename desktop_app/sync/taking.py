"""Taking in another copy's records: all of them and all that follows from them, in one transaction, or nothing."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.storage import erasure, journal, search_index
from desktop_app.storage.changes import Changes
from desktop_app.storage.database import Database
from desktop_app.storage.search_index import chunks
from desktop_app.sync import writing_down
from desktop_app.sync.plain_edits import write_plain
from desktop_app.sync.records import RECORD_COLUMNS, Record, Transaction, Vector, refuse_newer, vector
from desktop_app.sync.shape import shapes
from desktop_app.sync.showing import fold
from desktop_app.sync.writing_down import Changed

A_DAY = 24 * 60 * 60 * 1000 << 16
ASIDE = ("cut", "unique", "held", "loop", "owner")
"""Conflicts in which something recorded is not shown as it was."""


class Missing(UserError):
    """What came is not the next of what is here: something that was sent before has not arrived."""


@dataclass
class Outcome:
    """What came of taking records in: how many were new, new conflicts, what is newly held aside."""

    applied: int = 0
    conflicts: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    changes: Changes | None = None

    def and_then(self, other: "Outcome") -> "Outcome":
        """Both in one: the later one's conflicts beside the first one's."""
        return Outcome(
            self.applied + other.applied,
            list(dict.fromkeys(self.conflicts + other.conflicts)),
            list(dict.fromkeys(self.held + other.held)),
            list(dict.fromkeys(self.warnings + other.warnings)),
            other.changes or self.changes,
        )


def take(database: Database, records: Iterable[Record]) -> Outcome:
    """Take in records that another copy sent; those already here do no harm. Whole or not at all."""
    incoming = list(records)
    refuse_newer(incoming)
    with database.taking(N_("Bring copies together")) as work:
        fresh = _fresh(incoming, vector(database))
        _delete_held(work.raw)
        outcome = _take(work.raw, fresh)
        work.changes = outcome.changes
    erasure.clean_if_due(database)
    return outcome


def settle(database: Database) -> None:
    """Show again what was held aside and has become free by what was done here since; before records leave."""
    if database.read("SELECT 1 FROM journal_conflict WHERE kind NOT IN ('field', 'text') LIMIT 1"):
        take(database, [])


def _fresh(incoming: list[Record], has: Vector) -> list[Record]:
    """The records that are not here yet; each copy's must follow on what is here."""
    found = []
    last = dict(has)
    for one in sorted(incoming, key=lambda each: (each.copy, each.counter)):
        if one.counter <= last.get(one.copy, 0):
            continue
        if one.counter != last.get(one.copy, 0) + 1:
            raise Missing(
                _(
                    "Something that was sent before has not arrived here yet. Take the earlier travel file first, or "
                    "ask for a new one: it carries everything that is missing. Nothing was changed."
                )
            )
        last[one.copy] = one.counter
        found.append(one)
    return found


def _take(raw: Any, fresh: list[Record]) -> Outcome:
    erased = _erased_among(raw, fresh)
    fresh = [without_values(one) if one.row in erased else one for one in fresh]
    _keep(raw, fresh)
    if erased:
        erasure.scrub(raw, erased)
        erasure.forget_drafts(raw, erased)
    rest, changed = write_plain(raw, fresh)
    new: list[str] = []
    while True:
        folded = fold(raw, rest)
        new += writing_down.write_conflicts(raw, folded)
        writing_down.write_heads(raw, folded.graphs)
        if not folded.erased_along:
            break
        _erase_along(raw, folded)
        rest |= folded.graphs.keys()  # what was looked at is looked at again: its conflicts were settled already
    changed += writing_down.write_rows(raw, folded)
    changes = search_index.follow_rows(raw, changed, N_("Bring copies together"))
    return _outcome(raw, fresh, new, changes, changed)


def _outcome(raw: Any, fresh: list[Record], new: list[str], changes: Changes, changed: Changed) -> Outcome:
    kinds = dict(raw.execute("SELECT id, kind FROM journal_conflict").fetchall())
    return Outcome(
        len(fresh),
        [name for name in new if kinds.get(name) not in (None, "along", *ASIDE)],
        [name for name in new if kinds.get(name) in ASIDE],
        _warnings(fresh),
        changes if changed else None,
    )


def _warnings(fresh: list[Record]) -> list[str]:
    """What is odd about records but does no harm: a clock that is ahead."""
    now = int(time.time() * 1000) << 16
    latest = max((one.clock for one in fresh), default=0)
    if latest <= now + A_DAY:
        return []
    return [
        _("A computer these changes come from believes it is {day}. They are kept; set its clock right.").format(
            day=i18n.format_date(date.fromtimestamp((latest >> 16) / 1000))
        )
    ]


# Keeping records ------------------------------------------------------------------------------------------------------


def _keep(raw: Any, fresh: list[Record]) -> None:
    """Write the records and their transactions down as they came; our own come back after a restored backup."""
    transactions = {(one.copy, one.transaction_number): one.transaction for one in fresh if one.transaction}
    raw.executemany(
        "INSERT OR IGNORE INTO journal_transaction (copy, number, user_name, title, title_values, at, schema_version, "
        "first_counter, last_counter, standing, reverses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [tuple(one) for one in transactions.values()],
    )
    raw.executemany(
        f"INSERT INTO journal_change ({RECORD_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [one[:11] for one in fresh],
    )
    raw.execute(
        "UPDATE journal_now SET counter = max(counter, "
        "coalesce((SELECT max(counter) FROM journal_change c WHERE c.copy = journal_now.copy), 0))"
    )


def _erased_among(raw: Any, fresh: list[Record]) -> set[str]:
    found = {one.row for one in fresh if one.operation == "erase"}
    for marks, chunk in chunks({one.row for one in fresh} - found):
        sql = f"SELECT row_id FROM journal_change WHERE operation = 'erase' AND row_id IN ({marks})"
        found |= {row[0] for row in raw.execute(sql, chunk)}
    return found


def without_values(one: Record) -> Record:
    """A record of somebody erased: that it was is kept, what it said never touches this disk."""
    empty = "null" if one.operation == "set" else "{}"
    transaction = one.transaction
    if transaction:
        values = erasure.without_words(json.loads(transaction.title_values))
        said = json.dumps(values, ensure_ascii=False, sort_keys=True)
        standing = "reverse" if transaction.standing == "reverse" else "erased"
        transaction = Transaction(*transaction[:4], said, *transaction[5:9], standing, transaction.reverses)
    old, new = (None if value is None else empty for value in (one.old, one.new))
    return one._replace(old=old, new=new, transaction=transaction)


def _erase_along(raw: Any, folded: Any) -> None:
    """Write that what belongs to somebody erased is erased too, so that every copy hears of it."""
    for row in sorted(folded.erased_along):
        graph = folded.graphs[row]
        parents = " ".join(sorted({graph.records[number].name for _field, number in graph.heads()}))
        journal.write_aside(raw, 0, folded.tables[row], row, "erase", new="{}", parents=parents)
    erasure.scrub(raw, folded.erased_along)
    erasure.forget_drafts(raw, folded.erased_along)


def _delete_held(raw: Any) -> None:
    """A row held aside whose owner was deleted here goes with it, as it would have gone had it been shown."""
    for table, row, detail in raw.execute(
        "SELECT row_table, row_id, detail FROM journal_conflict WHERE kind = 'held' ORDER BY id"
    ).fetchall():
        values = json.loads(detail)["values"]
        for link in shapes()[table].links.values():
            number = _deleted_here(raw, link.target, values[link.column]) if link.cascades else None
            if number is not None:
                heads = raw.execute("SELECT copy, counter FROM journal_head WHERE row_id = ?", (row,)).fetchall()
                parents = " ".join(sorted({f"{copy}:{counter}" for copy, counter in heads}))
                old = json.dumps(values, ensure_ascii=False)
                journal.write_aside(raw, number, table, row, "delete", old=old, parents=parents)
                break


def _deleted_here(raw: Any, table: str, row: str | None) -> int | None:
    """The transaction of this copy that deleted a row which is gone now."""
    if not row or raw.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row,)).fetchone():
        return None
    found = raw.execute(
        "SELECT c.transaction_number FROM journal_head h JOIN journal_change c ON c.copy = h.copy AND "
        "c.counter = h.counter WHERE h.row_id = ? AND h.field = '' AND c.operation = 'delete' "
        "AND c.copy = (SELECT copy FROM journal_now)",
        (row,),
    ).fetchone()
    return found[0] if found else None
