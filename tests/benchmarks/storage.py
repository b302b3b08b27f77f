"""Lists, search and saving against raw SQL on the same file."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop_app.domain.record import new_id
from desktop_app.services import records
from desktop_app.storage import listing
from desktop_app.storage.connection import connect
from desktop_app.storage.database import Database
from desktop_app.storage.index_rules import match_expression
from desktop_app.storage.journal import drop_triggers
from desktop_app.storage.search import search
from tests.benchmarks.large_base import FAMILY, GIVEN, TOWNS
from tests.benchmarks.measure import Figure, in_turn, median, p95, seconds

DAY = "2026-11-24"


def figures(database: Database, people: int) -> Iterator[Figure]:
    """All figures of this part, for a base of that many people."""
    yield _open_list(database, people)
    yield _memory(database, people)
    yield from _search(database, people)
    yield _save(database, people)


def _open_list(database: Database, people: int) -> Figure:
    raw = connect(database.path)
    question = listing.Question("person", "fr", DAY)

    def ours() -> None:
        database.lists.clear()
        keys = listing.ids(database, question)
        listing.rows(database, question, keys[:50])

    mine, theirs = in_turn(ours, lambda: raw.execute("SELECT id FROM person").fetchall())
    raw.close()
    return Figure(
        f"open a list of {people} (keys and 50 rows) / ids by raw SQL", median(mine), median(theirs), "ms", 1.5
    )


_PROBE = """
import sys
from pathlib import Path
from desktop_app.storage import listing
from desktop_app.storage.database import Database
database = Database(Path(sys.argv[1]))
database.read("SELECT 1")
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
before = peak()
question = listing.Question("person", "fr", "2026-11-24")
keys = listing.ids(database, question)
listing.rows(database, question, keys[:128])
print((peak() - before) / 1024)
"""


def _memory(database: Database, people: int) -> Figure:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(database.path)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    return Figure(f"memory of a list of {people}", float(done.stdout), None, "MB", 30.0)


def typed_words() -> list[str]:
    """What people type: beginnings of one to six letters of names and towns, some of two words."""
    chance = random.Random(7)
    words = [chance.choice(GIVEN + FAMILY + TOWNS)[: chance.randint(1, 6)] for _word in range(200)]
    return words + [f"{chance.choice(GIVEN)[:3]} {chance.choice(FAMILY)[:4]}" for _pair in range(40)]


def _search(database: Database, people: int) -> Iterator[Figure]:
    raw = connect(database.path)
    mine, theirs = [], []
    words = typed_words()
    for turn in range(3):
        for number, word in enumerate(words):
            expression = match_expression(word)

            def plain(expression: str = expression) -> object:
                return raw.execute("SELECT rowid FROM search WHERE search MATCH ? LIMIT 60", (expression,)).fetchall()

            def ours(word: str = word) -> object:
                return search(database, word, "fr", DAY)

            pair = [(ours, mine), (plain, theirs)]
            for work, kept in pair if number % 2 else reversed(pair):
                took = seconds(work) * 1000
                if turn:
                    kept.append(took)
    raw.close()
    yield Figure(f"search of {people}, p95 / raw FTS5", p95(mine), p95(theirs), "ms", 1.6)
    yield Figure(f"search of {people}, p50 / raw FTS5", median(mine), median(theirs), "ms", 99.0, "no bar")


def _save(database: Database, people: int) -> Figure:
    """One changed e-mail with its checks, journal, search entry and title, against the same UPDATE without any."""
    raw = _without_journal(database)
    ids = [row[0] for row in raw.execute("SELECT id FROM contact_point WHERE mandate_id IS NOT NULL LIMIT 200")]
    turn = iter(range(10**9))

    def ours() -> None:
        number = next(turn)
        records.change(database, "contact_point", ids[number % 200], {"value": f"save{new_id()}@example.org"})

    def bare() -> None:
        number = next(turn)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "UPDATE contact_point SET value = ? WHERE id = ?", (f"bare{new_id()}@example.org", ids[number % 200])
        )
        raw.execute("COMMIT")

    mine, theirs = in_turn(ours, bare, rounds=300)
    raw.close()
    return Figure(f"save one field with journal, of {people} / bare update", median(mine), median(theirs), "ms", 3.0)


def _without_journal(database: Database) -> Any:
    """A copy of the base without triggers, on the same disk, for the bare update."""
    copy = database.path.with_suffix(".bare")
    for file in copy.parent.glob(copy.name + "*"):
        file.unlink()
    raw = connect(database.path)
    raw.execute("VACUUM INTO ?", (str(copy),))
    raw.close()
    bare = connect(copy)
    bare.execute("PRAGMA journal_mode = WAL")
    drop_triggers(bare)
    return bare
