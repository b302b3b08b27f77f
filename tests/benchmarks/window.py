"""The window: first paint against a bare one, first rows, key to painted rows, language switch."""

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
paint = MainWindow.paintEvent
def first_paint(window, event):
    paint(window, event)
    print(time.time(), flush=True)
    MainWindow.paintEvent = paint
    QTimer.singleShot(0, look)
def look():
    page = program.window.pages.get("members")
    if page is not None and page.table.model().rowCount() and page.table.model().index(0, 0).data():
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
    bare, painted, usable = [], [], []
    for number in range(ROUNDS + 1):
        empty = _times(BARE, "")
        ours = _times(OURS, str(database.path))
        if number:
            bare.append(empty[0])
            painted.append(ours[0])
            usable.append(ours[1])
    base = statistics.median(bare)
    yield Figure("first painted window / bare QMainWindow process", statistics.median(painted), base, "ms", 1.8)
    yield Figure("first rows usable / bare QMainWindow process", statistics.median(usable), base, "ms", 4.0)
    inside = json.loads(_printed(INSIDE, str(database.path)).splitlines()[-1])
    yield Figure(f"key to painted rows of {people}, p95", inside["key_p95"], None, "ms", 60.0, "aim 33")
    yield Figure(f"key to painted rows of {people}, p50", inside["key_p50"], None, "ms", 33.0)
    yield Figure("language switch with every page and a card open", inside["switch"], None, "ms", 100.0)


def _times(script: str, argument: str) -> list[float]:
    """The milliseconds from the start of a process to each moment it printed."""
    start = time.time()
    return [(float(line) - start) * 1000 for line in _printed(script, argument).split()]


def _printed(script: str, argument: str) -> str:
    """What a fresh process prints that runs a script without a screen."""
    done = subprocess.run(
        [sys.executable, "-c", script, argument],
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
