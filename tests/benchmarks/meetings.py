"""Meetings: a key typed in minutes with many items open, and the search over everything that was ever said."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.record import new_id
from desktop_app.services import agenda, meetings, minutes
from desktop_app.services.bases import new_base
from desktop_app.storage import search_index
from desktop_app.storage.connection import SCHEMA_VERSION, connect
from desktop_app.storage.database import Database
from desktop_app.storage.index_rules import RULES_VERSION, match_expression
from desktop_app.storage.search import search
from tests.benchmarks.measure import Figure, median, p95, seconds

MEETINGS, ITEMS = 2000, 20
DAY = "2026-11-24"
WORDS = (
    "Haïti reconstruction budget subvention adhésion jumelage coopération décentralisée eau assainissement Ouagadougou "
    "Strasbourg présidente calendrier rapport trésorerie communes régions commission parlement position commune vote "
    "amendement climat migrations genre jeunesse forum secrétariat convention partenaires cotisation candidature"
).split()


def figures() -> Iterator[Figure]:
    """All figures of this part."""
    yield from _search()
    yield from _typing()


def _folder() -> Path:
    folder = Path("build/benchmarks")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _word in range(12)) + "."


def _many_meetings() -> Path:
    """The sample platform after a very long life: as many meetings, each with its items and what was said."""
    path = _folder() / f"meetings-{MEETINGS}-{SCHEMA_VERSION}-{RULES_VERSION}.parvis"
    if path.exists():
        return path
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    new_base(unfinished, "Bench", demo=True).close()
    chance = random.Random(20081116)
    raw = connect(unfinished)
    raw.execute("BEGIN IMMEDIATE")
    body = raw.execute("SELECT body_id FROM meeting LIMIT 1").fetchone()[0]
    for number in range(MEETINGS):
        day = f"{2009 + number // 120}-{number % 12 + 1:02}-{number % 28 + 1:02}T10:00"
        raw.execute(
            "INSERT INTO meeting (id, body_id, zone, starts_at, language, state, sequence) "
            "VALUES (?,?,?,?,'fr','closed',0)",
            (meeting := new_id(), body, "Europe/Paris", day),
        )
        for place in range(ITEMS):
            raw.execute(
                "INSERT INTO agenda_item (id, meeting_id, position, is_heading, title_fr, title_en, kind, "
                "confidential, late, recurring) VALUES (?,?,?,0,?,?,'discussion',0,0,0)",
                (item := new_id(), meeting, f"a{place:02}", _sentence(chance)[:60], _sentence(chance)[:60]),
            )
            raw.execute(
                "INSERT INTO minute_item (id, agenda_item_id, position, kind, text_fr, source_language, "
                "source_revision) VALUES (?,?,'a0','note',?,'fr',1)",
                (new_id(), item, _sentence(chance)),
            )
    search_index.make_anew(raw)
    raw.execute("COMMIT")
    raw.close()
    unfinished.rename(path)
    return path


def _search() -> Iterator[Figure]:
    """As one types: beginnings of words, alone and in pairs, against the bare full-text question."""
    path = _many_meetings()
    database, raw = Database(path, "Bench"), connect(path)
    chance = random.Random(7)
    words = [chance.choice(WORDS)[: chance.randint(1, 8)] for _word in range(80)]
    words += [f"{chance.choice(WORDS)[:4]} {chance.choice(WORDS)[:5]}" for _pair in range(40)]
    mine, theirs = [], []
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
    database.close()
    name = f"search of {MEETINGS} meetings × {ITEMS} items"
    yield Figure(f"{name}, p95 / raw FTS5", p95(mine), p95(theirs), "ms", 1.6)
    yield Figure(f"{name}, p50 / raw FTS5", median(mine), median(theirs), "ms", 99.0, "no bar")


TYPING = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from desktop_app.app import Program, make_application
from desktop_app.ui.meeting_facts import facts_of
from desktop_app.ui.minutes_editor import MinutesEditor
from tests.benchmarks.measure import median, p95
from tests.hands import write
application = make_application()
program = Program(application, "fr")
program.open(Path(sys.argv[1]))
editor = MinutesEditor(program.window.desk)
editor.resize(1100, 760)
editor.show_meeting(facts_of(program.window.desk.database, sys.argv[2], "2026-11-24"))
editor.show()
editor.activateWindow()
QTest.qWait(500)
editor.go_to_item(editor.contents.item(150).data(Qt.ItemDataRole.UserRole))
QTest.qWait(200)
keys = []
text = "La présidente remercie les membres et ouvre la discussion sur le budget de la plateforme. " * 3
for letter in text:
    start = time.perf_counter()
    write(letter)
    application.sendPostedEvents()
    application.processEvents()
    keys.append((time.perf_counter() - start) * 1000)
kept = editor.keeper.keep_all()
print(json.dumps({"p50": median(keys), "p95": p95(keys), "keys": len(keys)}))
sys.stdout.flush()
os._exit(0)
"""


def _typing() -> Iterator[Figure]:
    """A key typed in the middle of minutes with 300 items, to its painted letter."""
    path = _folder() / "minutes.parvis"
    for old in _folder().glob("minutes.parvis*"):
        old.unlink()
    database = new_base(path, "Bench", demo=True)
    body = database.read("SELECT body_id FROM meeting LIMIT 1")[0][0]
    meeting = meetings.prepare(database, body, "2026-11-24T14:00", ends_at="2026-11-24T18:00")
    for number in range(300):
        item = agenda.add(database, meeting, {"title_fr": f"Point {number}", "title_en": f"Item {number}"})
        minutes.add(database, item, "note", f"Le point {number} est examiné.")
    meetings.open_(database, meeting, "2026-11-24T14:02")
    database.close()
    done = subprocess.run(
        [sys.executable, "-c", TYPING, str(path), meeting],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PARVIS_HOME": str(_folder() / "home")},
    )
    said = json.loads(done.stdout.splitlines()[-1])
    yield Figure("key to paint in minutes with 300 items, p95", said["p95"], None, "ms", 16.0, f"{said['keys']} keys")
    yield Figure("key to paint in minutes with 300 items, p50", said["p50"], None, "ms", 16.0)
