"""The 34,969 communes of France from the file that French Excel writes: in, in again, and taken back.

The bare minimum is the same rows by `csv.reader` and `executemany` into the same tables, without journal, search or a look
at what stands there. A flat table of twelve columns is a figure without a bar.
"""

import csv
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.record import new_id
from desktop_app.interchange.reading import read
from desktop_app.services import columns, history, importing, mapped
from desktop_app.services.bases import new_base
from desktop_app.storage.connection import connect
from desktop_app.storage.database import Database
from desktop_app.storage.journal import drop_triggers
from tests.benchmarks.measure import Figure, seconds
from tests.corpus import CORPUS

COMMUNES = CORPUS.parent / "authorities" / "fr_communes_excel_cp1252_semicolon.csv"


def figures() -> Iterator[Figure]:
    """Import, second import and undo; nothing where the file of communes is missing."""
    if not COMMUNES.exists():
        print(f"{COMMUNES} is missing: the import is not measured.")
        return
    with tempfile.TemporaryDirectory() as folder:
        yield from _measured(Path(folder))


def _measured(folder: Path) -> Iterator[Figure]:
    fresh = folder / "fresh.parvis"
    new_base(fresh, "Bench").close()
    flat = seconds(lambda: _flat(folder / "flat.sqlite"))
    before = seconds(lambda: _same_rows(fresh, folder / "before.parvis"))
    database = Database(Path(shutil.copy(fresh, folder / "office.parvis")), "Bench")
    plans: list[importing.Plan] = []
    first = seconds(lambda: plans.append(_import(database)))
    again = seconds(lambda: plans.append(_import(database)))
    taken_back = seconds(lambda: history.undo(database))
    database.close()
    after = seconds(lambda: _same_rows(fresh, folder / "after.parvis"))
    bare = (before + after) / 2
    counts = plans[0].counts()
    rows = counts["new"]
    same = plans[1].counts()["same"]
    yield Figure(f"import of {rows} communes / the same rows by executemany", first, bare, "s", 6.0, str(counts))
    yield Figure("the same file again / half the import", again, first / 2, "s", 1.0, f"{same} same")
    yield Figure("undo of the import / the import", taken_back, first, "s", 1.0)
    yield Figure("rows called duplicates, of 1,441 shared names", counts["duplicate"] + counts["changed"], None, "", 0.0)
    yield Figure("import of the communes / executemany into one flat table", first, flat, "s", 999.0, "no bar")


def _import(database: Database) -> importing.Plan:
    table = read(COMMUNES).table
    assert table is not None
    mapping = columns.guess(table)
    plan = importing.plan(database, mapped.records_of(table, mapping, importing.organisation_kinds(database)))
    importing.carry_out(database, plan, COMMUNES.name)
    return plan


def _rows() -> tuple[list[str], list[list[str]]]:
    with COMMUNES.open(encoding="cp1252", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    return head, rows


def _flat(path: Path) -> None:
    head, rows = _rows()
    raw = sqlite3.connect(path)
    raw.execute(f"CREATE TABLE commune ({', '.join(head)})")
    with raw:
        raw.executemany(f"INSERT INTO commune VALUES ({', '.join('?' * len(head))})", rows)
    raw.close()


def _same_rows(fresh: Path, path: Path) -> None:
    shutil.copy(fresh, path)
    raw = connect(path)
    drop_triggers(raw)
    head, rows = _rows()
    ids = [new_id() for _row in rows]
    raw.execute("BEGIN")
    raw.executemany("INSERT INTO organisation (id) VALUES (?)", [(one,) for one in ids])
    raw.executemany(
        "INSERT INTO organisation_name (id, organisation_id, language, kind, text) VALUES (?, ?, 'fr', 'official', ?)",
        [(new_id(), one, row[1]) for one, row in zip(ids, rows, strict=True)],
    )
    raw.executemany(
        "INSERT INTO address (id, organisation_id, kind, postcode) VALUES (?, ?, 'seat', ?)",
        [(new_id(), one, row[4]) for one, row in zip(ids, rows, strict=True)],
    )
    kept = [2, 3, *range(5, len(head))]
    raw.executemany(
        "INSERT INTO kept_value (id, organisation_id, source, name, value, key) "
        "VALUES (?, ?, 'column', 'code_insee', ?, ?)",
        [
            (new_id(), one, "\n".join(f"{head[place]}: {row[place]}" for place in kept), row[0])
            for one, row in zip(ids, rows, strict=True)
        ],
    )
    raw.execute("COMMIT")
    raw.close()
