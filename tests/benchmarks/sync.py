"""Copies that come back: against the same rows written bare, on a large base."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop_app.domain.record import new_id
from desktop_app.storage import search_index
from desktop_app.storage.connection import connect
from desktop_app.storage.database import Database, create
from desktop_app.storage.journal import drop_triggers
from desktop_app.sync import conflicts, copies, merging, travel
from tests.benchmarks.measure import Figure, seconds

EDITS = 5000


def figures(database: Database, people: int) -> Iterator[Figure]:
    """All figures of this part, for a base of that many people."""
    folder = database.path.parent / "sync"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    database.read("SELECT 1")
    office_path, laptop_path = folder / "office.parvis", folder / "laptop.parvis"
    shutil.copyfile(database.path, office_path)
    office = Database(office_path, "Anne")
    copies.make_copy(office, laptop_path, "Laptop")
    laptop = Database(laptop_path, "Bruno")
    for base, seed in ((office, 1), (laptop, 2)):
        _edit(base, seed)
    yield from _travel_file(laptop, folder)
    for base in (office, laptop):
        base.close()
    yield from _merge(folder)
    office, laptop = Database(office_path, "Anne"), Database(laptop_path, "Bruno")
    yield _nothing_new(office, laptop)
    yield _inbox(office)
    yield _import(folder)
    for base in (office, laptop):
        base.close()


def _people(base: Database, seed: int) -> list[str]:
    chance = random.Random(seed)
    ids = [row[0] for row in base.read("SELECT id FROM person ORDER BY id")]
    return chance.sample(ids, min(EDITS, len(ids)))


def _edit(base: Database, seed: int) -> None:
    for number, row in enumerate(_people(base, seed)):
        if number % 500 == 0:
            rows = _people(base, seed)[number : number + 500]
            with base.transaction("{name}", name="Edits") as session:
                raw: Any = session.connection().connection.driver_connection
                for place, one in enumerate(rows):
                    column = ("remarks", "honorific", "sort_name")[place % 3]
                    raw.execute(f"UPDATE person SET {column} = ? WHERE id = ?", (f"{seed} {place} {row[:4]}", one))


def _travel_file(laptop: Database, folder: Path) -> Iterator[Figure]:
    path = folder / "edits.travel"
    peer = copies.peers(laptop)[0]
    took = seconds(lambda: travel.write(laptop, peer.has, path))
    yield Figure(
        f"travel file, bytes an edit ({took:.1f} s for {EDITS})", path.stat().st_size / EDITS, None, "B", 250.0
    )


_MERGE = """
import sys, time, json
from pathlib import Path
from desktop_app.storage.database import Database
from desktop_app.sync import merging
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
office, laptop = Database(Path(sys.argv[1]), "Anne"), Database(Path(sys.argv[2]), "Bruno")
for base in (office, laptop):
    with base.reading() as session:
        session.connection()
before, began = peak(), time.perf_counter()
found = merging.together(office, laptop, "merge")
took = time.perf_counter() - began
print(json.dumps([took, (peak() - before) / 1024, found.came.applied, len(found.came.conflicts)]))
"""


def _merge(folder: Path) -> Iterator[Figure]:
    bare = _bare(folder)
    done = subprocess.run(
        [sys.executable, "-c", _MERGE, str(folder / "office.parvis"), str(folder / "laptop.parvis")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path.cwd(),
    )
    took, memory, applied, found = json.loads(done.stdout)
    yield Figure(
        f"merge, {applied} edits each way, {found} conflicts / the same rows written bare",
        took * 1000,
        bare * 1000,
        "ms",
        6.0,
    )
    yield Figure("memory of that merge", memory, None, "MB", 150.0)


def _bare(folder: Path) -> float:
    """The same edits written into both bases as any write is: rows, journal, lists and search; no merging."""
    total = 0.0
    for name, seed in (("office", 2), ("laptop", 1)):
        path = folder / f"bare-{name}.parvis"
        source = connect(folder / f"{name}.parvis")
        target = connect(path)
        source.backup(target)
        source.close()
        target.close()
        base = Database(path, "Anne")
        base.read("SELECT 1")
        with base.reading() as session:
            session.connection()
        total += seconds(lambda base=base, seed=seed: _edit(base, seed + 10))  # type: ignore[misc]
        base.close()
    return total


def _nothing_new(office: Database, laptop: Database) -> Figure:
    merging.together(office, laptop, "merge")
    began = time.process_time()
    merging.together(office, laptop, "merge")
    return Figure("CPU of a merge with nothing new", (time.process_time() - began) * 1000, None, "ms", 50.0)


def _inbox(office: Database) -> Figure:
    raw = connect(office.path)
    heads = raw.execute(
        "SELECT row_table, row_id, field, group_concat(copy || ':' || counter, ' ') FROM journal_change "
        "WHERE operation = 'set' GROUP BY row_id, field LIMIT 2000"
    ).fetchall()
    raw.executemany(
        "INSERT OR REPLACE INTO journal_conflict (id, kind, row_table, row_id, field, detail) "
        "VALUES (?, 'field', ?, ?, ?, ?)",
        [
            (f"bench{n}", table, row, field, json.dumps({"base": None, "heads": names.split()}))
            for n, (table, row, field, names) in enumerate(heads)
        ],
    )
    count = raw.execute("SELECT count(*) FROM journal_conflict").fetchone()[0]
    took = min(seconds(lambda: conflicts.open_conflicts(office)) for _round in range(5))
    raw.execute("DELETE FROM journal_conflict WHERE id LIKE 'bench%'")
    raw.close()
    return Figure(f"inbox with {count} conflicts", took * 1000, None, "ms", 100.0)


def _import(folder: Path) -> Figure:
    """10,000 new people in one transaction, lists and search included, with the journal and without it."""
    times = {}
    for name in ("with", "without"):
        path = folder / f"import-{name}.parvis"
        create(path).close()
        raw = connect(path)
        if name == "without":
            drop_triggers(raw)
        rows = [(new_id(), f"Nom{n}", "Prénom", "fr", "Remarques") for n in range(10_000)]

        def work(raw: Any = raw, rows: Any = rows) -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany("INSERT INTO person (id, family, given, language, remarks) VALUES (?, ?, ?, ?, ?)", rows)
            search_index.write_entries(raw, [("person", row[0]) for row in rows])
            raw.execute("COMMIT")

        times[name] = seconds(work) * 1000
        raw.close()
    return Figure("import of 10000 people, with the journal / without it", times["with"], times["without"], "ms", 3.0)
