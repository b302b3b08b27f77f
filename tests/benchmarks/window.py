"""The window: first paint against a bare one, first rows, start page, key to painted rows, language switch."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from desktop_app.storage.database import Database
from tests.benchmarks.measure import Figure

ROUNDS = 9

BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        import os
        os._exit(0)
application = QApplication([])
window = Window()
window.resize(1200, 800)
window.show()
application.exec()
"""

OURS = """
import sys, time
from pathlib import Path
from desktop_app.app import Program, make_application
from desktop_app.ui.main_window import MainWindow
from PySide6.QtCore import QTimer
application = make_application()
program = Program(application, "fr")
program.preferences = program.preferences.changed(open_on=sys.argv[2])
paint = MainWindow.paintEvent
painted = []
def first_paint(window, event):
    paint(window, event)
    if not painted:  # Qt keeps calling it, whatever the class says later
        painted.append(time.time())
        print(painted[0], flush=True)
        QTimer.singleShot(0, look)
def is_usable(page):
    if page is None or page.objectName() == "today":
        return page is not None and page.week is not None
    return bool(page.table.model().rowCount() and page.table.model().index(0, 0).data())
def look():
    if is_usable(program.window.current_page):
        print(time.time(), flush=True)
        import os
        os._exit(0)
    QTimer.singleShot(1, look)
MainWindow.paintEvent = first_paint
program.open(Path(sys.argv[1]))
application.exec()
"""

INSIDE = """
import json, os, random, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from desktop_app.app import Program, make_application
from desktop_app import i18n
from tests.benchmarks.storage import typed_words
from tests.benchmarks.measure import median, p95
application = make_application()
program = Program(application, "fr")
program.open(Path(sys.argv[1]))
window = program.window
window.resize(1280, 800)
for page in ("members", "contacts", "bodies", "lists", "history"):
    window.show_page(page)
    QTest.qWait(200)
window.show_page("contacts")
page = window.pages["contacts"]
page.table.setCurrentIndex(page.table.model().index(0, 0))
QTest.qWait(800)

def painted(work):
    start = time.perf_counter()
    work()
    application.sendPostedEvents()
    application.processEvents()
    return (time.perf_counter() - start) * 1000

keys = []
search = page.search
for word in typed_words()[:80]:
    search.clear()
    application.processEvents()
    for letter in word:
        keys.append(painted(lambda: search.insert(letter)))
search.clear()
application.processEvents()
switches = []
for number in range(21):
    switches.append(painted(lambda: window.choose_language("en" if number % 2 == 0 else "fr")))
print(json.dumps({"key_p50": median(keys), "key_p95": p95(keys), "switch": median(switches[1:])}))
sys.stdout.flush()
os._exit(0)
"""


def figures(database: Database, people: int) -> Iterator[Figure]:
    """All figures of this part, for a base of that many people."""
    bare: list[float] = []
    painted: dict[str, list[float]] = {"today": [], "members": []}
    usable: dict[str, list[float]] = {"today": [], "members": []}
    for number in range(ROUNDS + 1):
        empty = _times(BARE)
        order = list(painted) if number % 2 else list(reversed(painted))  # who runs second finds files warm
        both = {page: _times(OURS, str(database.path), page) for page in order}
        if number:
            bare.append(empty[0])
            for page, (first, second) in both.items():
                painted[page].append(first)
                usable[page].append(second)
    base = statistics.median(bare)
    first = statistics.median(painted["today"])
    yield Figure("first painted window, opening on Today / bare QMainWindow", first, base, "ms", 1.8)
    first = statistics.median(painted["members"])
    yield Figure("first painted window, opening on Members / bare", first, base, "ms", 1.8)
    rows = statistics.median(usable["members"])
    yield Figure("first rows usable / bare QMainWindow process", rows, base, "ms", 4.0)
    cards = statistics.median(usable["today"])
    yield Figure("cards of Today filled / bare QMainWindow process", cards, base, "ms", 4.0)
    inside = json.loads(_printed(INSIDE, str(database.path)).splitlines()[-1])
    yield Figure(f"key to painted rows of {people}, p95", inside["key_p95"], None, "ms", 60.0, "aim 33")
    yield Figure(f"key to painted rows of {people}, p50", inside["key_p50"], None, "ms", 33.0)
    yield Figure("language switch with every page and a card open", inside["switch"], None, "ms", 100.0)


def _times(script: str, *arguments: str) -> list[float]:
    """The milliseconds from the start of a process to each moment it printed."""
    start = time.time()
    return [(float(line) - start) * 1000 for line in _printed(script, *arguments).split()]


def _printed(script: str, *arguments: str) -> str:
    """What a fresh process prints that runs a script without a screen."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=_environment(),
    )
    if not done.stdout:
        raise RuntimeError(done.stderr)
    return done.stdout


def _environment() -> dict[str, str]:
    """No screen, preferences of its own, and compiled modules kept as on a user's machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PARVIS_HOME": "build/benchmarks/home"}
