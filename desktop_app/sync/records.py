"""Change records as they travel: which ones a copy has, those another lacks, and the chain of hashes over them.

The chain runs over what happened where, never over values: an erasure takes values out of old records, and the chain
must still fit. It tells two copies that were made of one by hand or by an old backup (`Fork`) from two honest ones.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage.connection import SCHEMA_VERSION, NewerBase
from desktop_app.storage.database import Database

START = "0" * 64
"""The chain's hash before a copy's first record."""

Vector = dict[str, int]
"""Up to which number the records of each copy are there; records of a copy never have gaps."""


class Transaction(NamedTuple):
    """Who did what when, on which copy, under what title; carried by each record of it."""

    copy: str
    number: int
    user_name: str
    title: str
    title_values: str
    at: int
    schema_version: int
    first_counter: int
    last_counter: int | None
    standing: str
    reverses: int | None


class Record(NamedTuple):
    """One change record; values are JSON as the journal keeps them, `parents` as `copy:counter` with spaces between."""

    copy: str
    counter: int
    transaction_number: int
    clock: int
    table: str
    row: str
    operation: str
    field: str
    old: str | None
    new: str | None
    parents: str
    transaction: Transaction | None = None
    """None for what raw SQL wrote."""

    @property
    def key(self) -> tuple[int, str, int]:
        """The order in which of two concurrent records the greater wins, alike on every copy."""
        return self.clock, self.copy, self.counter

    @property
    def name(self) -> str:
        """How other records name it among their parents."""
        return f"{self.copy}:{self.counter}"

    def is_same(self, other: "Record") -> bool:
        """Whether both say that the same happened; what an erasure takes out of one does not count."""
        return (self[:8], self.parents) == (other[:8], other.parents)


class Fork(UserError):
    """Two bases go by the same copy's name and have gone apart: a restored backup, or a copy made by hand."""

    def __init__(self, message: str, copy: str, common: int) -> None:
        super().__init__(message)
        self.copy = copy
        self.common = common
        """The last record that both surely share."""


RECORD_COLUMNS = "copy, counter, transaction_number, clock, row_table, row_id, operation, field, old, new, parents"
TRANSACTION_COLUMNS = (
    "copy, number, user_name, title, title_values, at, schema_version, first_counter, last_counter, standing, reverses"
)


def vector(database: Database) -> Vector:
    """Up to which number this base has the records of each copy."""
    rows = database.read(
        "WITH RECURSIVE known(copy) AS (SELECT min(copy) FROM journal_change UNION ALL "
        "SELECT (SELECT min(c.copy) FROM journal_change c WHERE c.copy > known.copy) FROM known "
        "WHERE known.copy IS NOT NULL) "
        "SELECT copy, (SELECT max(counter) FROM journal_change c WHERE c.copy = known.copy) FROM known "
        "WHERE copy IS NOT NULL"
    )
    return {row[0]: row[1] for row in rows}


def after(database: Database, has: Vector) -> Iterator[Record]:
    """The records that another lacks who has those up to `has`; copy by copy, in the order of their numbers."""
    for copy, last in sorted(vector(database).items()):
        first = has.get(copy, 0)
        if first < last:
            yield from between(database, copy, first, last)


def between(database: Database, copy: str, first: int, last: int) -> Iterator[Record]:
    """One copy's records after number `first` up to `last`, read in handfuls."""
    known: dict[int, Transaction | None] = {0: None}
    while first < last:
        rows = database.read(
            f"SELECT {RECORD_COLUMNS} FROM journal_change WHERE copy = ? AND counter > ? AND counter <= ? "
            "ORDER BY counter LIMIT 5000",
            (copy, first, last),
        )
        if not rows:
            return
        numbers = sorted({row[2] for row in rows} - known.keys())
        for number in range(0, len(numbers), 500):
            some = numbers[number : number + 500]
            for found in database.read(
                f"SELECT {TRANSACTION_COLUMNS} FROM journal_transaction WHERE copy = ? "
                f"AND number IN ({','.join('?' * len(some))})",
                [copy, *some],
            ):
                known[found[1]] = Transaction(*found)
        for row in rows:
            yield Record._make((*row, known.get(row[2])))
        first = rows[-1][1]


# The chain ------------------------------------------------------------------------------------------------------


def chained(digest: str, record: Any) -> str:
    """The chain's hash after one more record (anything that begins with the columns of a record)."""
    said = "\x1f".join(map(str, (*record[:8], record[10])))
    return hashlib.sha256(f"{digest}\x1e{said}".encode()).hexdigest()


def digest_at(database: Database, copy: str, counter: int) -> str:
    """The chain's hash after a copy's record of some number, worked out from the nearest seal before it."""
    sealed = database.read(
        "SELECT counter, digest FROM journal_seal WHERE copy = ? AND counter <= ? ORDER BY counter DESC LIMIT 1",
        (copy, counter),
    )
    first, digest = sealed[0] if sealed else (0, START)
    while first < counter:
        rows = database.read(
            f"SELECT {RECORD_COLUMNS} FROM journal_change WHERE copy = ? AND counter > ? AND counter <= ? "
            "ORDER BY counter LIMIT 5000",
            (copy, first, counter),
        )
        for row in rows:
            digest = chained(digest, row)
        first = rows[-1][1] if rows else counter
    return str(digest)


def fork(name: str, copy: str, common: int) -> Fork:
    """The refusal of a base that shares its copy's name with another one and went its own way."""
    return Fork(
        _(
            "Two bases work under the name of the same copy (“{name}”): one was restored from a backup or copied by "
            "hand. Nothing was changed. Give one of them a new identity, then bring them together; its work is kept."
        ).format(name=name),
        copy,
        common,
    )


def last_shared(ours: Iterable[Record], theirs: Iterable[Record]) -> int:
    """The number of the last record of one copy that two bases have alike, of all their records in order."""
    shared = 0
    for one, other in zip(ours, theirs, strict=False):
        if not one.is_same(other):
            break
        shared = one.counter
    return shared


def refuse_newer(records: Iterable[Record]) -> None:
    """Records that a newer program wrote are not for us."""
    newest = max((one.transaction.schema_version for one in records if one.transaction), default=0)
    if newest > SCHEMA_VERSION:
        raise NewerBase(
            _(
                "What comes here was made by a newer Parvis (its version {theirs}, this program's {ours}). "
                "Install the newer Parvis here first; nothing was changed."
            ).format(theirs=newest, ours=SCHEMA_VERSION)
        )
