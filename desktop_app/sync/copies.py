"""Copies of a base: each has a name drawn at random that its records carry, one that people gave it, and its peers."""

import json
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.storage import connection as files
from desktop_app.storage.backup import backup
from desktop_app.storage.database import Database
from desktop_app.storage.journal import new_copy_name
from desktop_app.storage.whole_files import reasons
from desktop_app.sync import writing_down
from desktop_app.sync.records import Vector, digest_at, vector
from desktop_app.sync.showing import fold
from desktop_app.sync.taking import settle

SEALS_TOLD = 12
"""How many seals of each copy travel along: enough to find where two went apart, little beside the records."""


@dataclass(frozen=True)
class Identity:
    """Which copy a base is: its name in records, the name people gave it, the first copy of all, its last number."""

    copy: str
    name: str
    origin: str
    counter: int
    is_away: bool
    """Whether another copy gives decisions their final numbers."""


@dataclass(frozen=True)
class Peer:
    """Another copy this base knows: what it surely has, when they last met and by which way, what waits for it."""

    copy: str
    name: str
    has: Vector
    met_at: datetime | None
    way: str
    waiting: int


def identity(database: Database) -> Identity:
    """Which copy this base is."""
    copy, counter, origin, is_away = database.read("SELECT copy, counter, origin, is_away FROM journal_now")[0]
    return Identity(copy, names(database).get(copy, ""), origin or copy, counter, bool(is_away))


def names(database: Database) -> dict[str, str]:
    """The names people gave to copies, by the copies' names in records."""
    return dict(database.read("SELECT copy, name FROM journal_copy WHERE name <> '' AND way <> 'hub'"))


def name_copy(database: Database, name: str) -> None:
    """Give this copy a name that people recognise: Bureau, Portable de Strasbourg."""
    with database.taking(N_("Name a copy")) as work:
        own = work.raw.execute("SELECT copy FROM journal_now").fetchone()[0]
        _know(work.raw, own, name)


def peers(database: Database) -> list[Peer]:
    """The other copies this base has met, the one met last first."""
    own = identity(database).copy
    here = vector(database)
    rows = database.read("SELECT copy, name, has, met_at, way FROM journal_copy WHERE copy <> ? AND way <> ''", (own,))
    found = []
    for copy, name, has, met_at, way in rows:
        known: Vector = json.loads(has)
        waiting = sum(max(last - known.get(one, 0), 0) for one, last in here.items())
        met = datetime.fromtimestamp(met_at / 1000) if met_at else None
        found.append(Peer(copy, name, known, met, way, waiting))
    return sorted(found, key=lambda peer: peer.met_at or datetime.min, reverse=True)


def met(database: Database, peer: str, has: Vector, way: str, known_names: dict[str, str]) -> None:
    """Remember what another copy surely has now, by which way it was met, and how copies are called."""
    with database.taking(N_("Bring copies together")) as work:
        own = work.raw.execute("SELECT copy FROM journal_now").fetchone()[0]
        for copy, name in known_names.items():
            if copy != own and name:
                _know(work.raw, copy, name)
        _know(work.raw, peer, known_names.get(peer, ""))
        work.raw.execute(
            "UPDATE journal_copy SET has = ?, met_at = ?, way = ? WHERE copy = ?",
            (json.dumps(has, sort_keys=True), int(time.time() * 1000), way, peer),
        )


def _know(raw: Any, copy: str, name: str) -> None:
    raw.execute(
        "INSERT INTO journal_copy (copy, name) VALUES (?, ?) ON CONFLICT (copy) DO UPDATE SET "
        "name = CASE WHEN excluded.name = '' THEN name ELSE excluded.name END",
        (copy, name),
    )


def seal(database: Database) -> dict[str, tuple[int, str]]:
    """Close the chain of hashes over all records here, which are about to leave: number and hash by copy."""
    found = {copy: (last, digest_at(database, copy, last)) for copy, last in vector(database).items()}
    known = set(database.read("SELECT copy, counter FROM journal_seal"))
    fresh = [(copy, *end) for copy, end in found.items() if (copy, end[0]) not in known]
    if fresh:
        with database.taking(N_("Bring copies together")) as work:
            work.raw.executemany("INSERT OR REPLACE INTO journal_seal (copy, counter, digest) VALUES (?, ?, ?)", fresh)
    return found


def seals(database: Database) -> dict[str, list[tuple[int, str]]]:
    """Where the chain of each copy's records was closed of late, and the hash there."""
    rows = database.read(
        "SELECT copy, counter, digest FROM (SELECT *, row_number() OVER (PARTITION BY copy ORDER BY counter DESC) AS n "
        "FROM journal_seal) WHERE n <= ? ORDER BY copy, counter",
        (SEALS_TOLD,),
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for copy, counter, digest in rows:
        found.setdefault(copy, []).append((counter, digest))
    return found


# A copy for the road ----------------------------------------------------------------------------------------------


def make_copy(database: Database, target: Path, name: str) -> str:
    """Make a full copy with an identity of its own, whole or not at all; its name in records."""
    if target.exists():
        raise UserError(_("{path} exists already. Choose another name for the copy.").format(path=target))
    if not target.parent.is_dir():
        raise UserError(_("The folder {path} does not exist. Make it first.").format(path=target.parent))
    settle(database)
    seal(database)
    has = vector(database)
    with reasons(target):
        workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
    try:
        made = workshop / target.name
        backup(database, made)
        copy = _new_identity(made, database, name, has)
        with reasons(target):
            for part in sorted(workshop.iterdir(), key=lambda path: path == made):  # the base itself comes last
                part.rename(target.with_name(part.name))
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    met(database, copy, has, "copy", {copy: name})
    return copy


def _new_identity(path: Path, parent: Database, name: str, has: Vector) -> str:
    """Make another copy of a file that is one of a base; what waits for its parent is nothing."""
    copy, own = new_copy_name(), identity(parent)
    raw = files.connect(path, parent.key)
    try:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE journal_now SET copy = ?, counter = 0, is_away = 1, transaction_number = 0", (copy,))
        raw.execute("UPDATE index_rules SET value = '0' WHERE name = 'counter'")
        _know(raw, copy, name)
        _know(raw, own.copy, own.name)
        raw.execute(
            "UPDATE journal_copy SET has = ?, met_at = ?, way = 'copy' WHERE copy = ?",
            (json.dumps(has, sort_keys=True), int(time.time() * 1000), own.copy),
        )
        raw.execute("COMMIT")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            files.beside(path, suffix).unlink()
    return copy


# The way out of a fork ----------------------------------------------------------------------------------------------


def take_new_identity(database: Database, common: int | None = None, name: str = "") -> str:
    """Give this base a new identity: what it did after record `common` (else after what ever left) goes under it."""
    with database.taking(N_("A new identity")) as work:
        raw = work.raw
        old = raw.execute("SELECT copy FROM journal_now").fetchone()[0]
        if common is None:
            sealed = raw.execute("SELECT max(counter) FROM journal_seal WHERE copy = ?", (old,)).fetchone()[0]
            common = int(sealed or 0)
        new = new_copy_name()
        _rename_records(raw, old, new, common)
        raw.execute("UPDATE journal_now SET copy = ?, counter = counter - ?, is_away = 1", (new, common))
        raw.execute("UPDATE index_rules SET value = (SELECT counter FROM journal_now) WHERE name = 'counter'")
        raw.execute("DELETE FROM journal_seal WHERE copy = ? AND counter > ?", (old, common))
        _know(raw, new, name)
        rows = {row[0] for row in raw.execute("SELECT row_id FROM journal_conflict")}
        folded = fold(raw, rows)
        writing_down.write_conflicts(raw, folded)
        writing_down.write_heads(raw, folded.graphs)
    return new


def _rename_records(raw: Any, old: str, new: str, common: int) -> None:
    """Put a copy's records after a number under another copy's name, wherever they are named."""
    moved = [common, new, common, old, common]
    raw.execute(
        "UPDATE journal_transaction SET first_counter = first_counter - ?, copy = ?, last_counter = last_counter - ? "
        "WHERE copy = ? AND first_counter > ?",
        moved,
    )
    for table in ("journal_change", "journal_head"):
        raw.execute(
            f"UPDATE {table} SET counter = counter - ?, copy = ? WHERE copy = ? AND counter > ?",
            [common, new, old, common],
        )
    named = raw.execute(
        "SELECT copy, counter, parents FROM journal_change WHERE copy = ? AND instr(parents, ?) > 0", (new, f"{old}:")
    ).fetchall()
    raw.executemany(
        "UPDATE journal_change SET parents = ? WHERE copy = ? AND counter = ?",
        [(_renamed(parents, old, new, common), copy, counter) for copy, counter, parents in named],
    )


def _renamed(parents: str, old: str, new: str, common: int) -> str:
    found = []
    for name in parents.split():
        copy, _colon, counter = name.partition(":")
        after = copy == old and int(counter) > common
        found.append(f"{new}:{int(counter) - common}" if after else name)
    return " ".join(sorted(found))
