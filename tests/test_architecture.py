"""The rules of the house that no tool holds by itself; the layers stand in pyproject.toml (import-linter)."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
SOURCES = sorted((HOUSE / "desktop_app").rglob("*.py"))
TESTS = sorted((HOUSE / "tests").rglob("*.py"))
# A migration records the schema of one day and is never edited: its length says nothing.
MEASURED = [path for path in SOURCES + TESTS if path.parent.name != "versions"]

# What may be longer than the rule, and why. An entry that is no longer needed fails too.
LONG_FILES = {
    "tests/sync/test_any_travel.py": "one state machine: its steps and what must hold after each",
}
LONG_FUNCTIONS: dict[str, str] = {}
CATCHES_ALL = {"desktop_app/app.py", "desktop_app/ui/jobs.py"}
SAYS_NOTHING = {
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "managers",
    "handler",
    "handlers",
    "base",
    "misc",
}
SLOW_TO_IMPORT = {"sqlalchemy", "alembic", "babel", "reportlab"}


def place(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def nodes(path: Path, *kinds: type[ast.AST]) -> list[ast.AST]:
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def answer_of(program: str) -> list[str]:
    """What a program prints as JSON, run in an interpreter of its own."""
    answer = subprocess.run(
        [sys.executable, "-c", program],
        cwd=HOUSE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_no_file_is_longer_than_400_lines_without_a_reason():
    long = {place(path) for path in MEASURED if len(path.read_bytes().splitlines()) > 400}
    assert long == set(LONG_FILES)


def test_no_function_is_longer_than_60_lines_without_a_reason():
    long = {
        f"{place(path)}:{node.name}"
        for path in MEASURED
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
        if node.end_lineno - node.lineno >= 60
    }
    assert long == set(LONG_FUNCTIONS)


def swallows_all(handler: ast.ExceptHandler) -> bool:
    """Whether any error at all ends there: what is raised again after tidying up does not."""
    caught = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else {""}
    last = handler.body[-1]
    raised_again = isinstance(last, ast.Raise) and last.exc is None
    return bool(caught & {"", "Exception", "BaseException"}) and not raised_again


def test_everything_is_caught_in_two_places_only():
    found = {
        f"{place(path)}:{handler.lineno}"
        for path in SOURCES
        if place(path) not in CATCHES_ALL
        for handler in nodes(path, ast.ExceptHandler)
        if swallows_all(handler)
    }
    assert found == set()


def test_modules_are_named_after_what_they_hold():
    found = [place(path) for path in SOURCES if SAYS_NOTHING & set(path.stem.split("_"))]
    found += [place(path.parent) for path in SOURCES if SAYS_NOTHING & set(path.parent.name.split("_"))]
    assert found == []


def test_no_message_is_translated_while_modules_are_imported():
    """What is translated at import time keeps its language when the user changes it."""
    program = """
import importlib, json, pkgutil, sys, traceback
import desktop_app
from desktop_app import i18n

early = []

def probe(*words):
    caller = traceback.extract_stack(limit=2)[0]
    early.append(f"{caller.filename}:{caller.lineno} {words[0]!r}")
    return words[0]

i18n._ = i18n.ngettext = i18n.pgettext = probe
for module in pkgutil.walk_packages(desktop_app.__path__, "desktop_app."):
    if "__main__" not in module.name and ".migrations." not in module.name:  # the last run inside alembic only
        importlib.import_module(module.name)
print(json.dumps(early))
"""
    assert answer_of(program) == []


def test_the_first_paint_waits_for_no_slow_library():
    program = """
import json, sys
import desktop_app.ui.main_window
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""
    assert set(answer_of(program)) & SLOW_TO_IMPORT == set()


def test_no_widget_is_imported_beside_the_main_thread():
    """Classes of widgets are made known to Qt as they are defined: beside a painting thread that ends the program."""
    waking = HOUSE / "desktop_app/ui/waking.py"
    [load] = [one for one in nodes(waking, ast.FunctionDef) if one.name == "_load_mapping"]  # type: ignore[attr-defined]
    imported = [name.name for one in ast.walk(load) if isinstance(one, ast.Import) for name in one.names]
    imported += [one.module or "" for one in ast.walk(load) if isinstance(one, ast.ImportFrom)]
    assert imported
    assert [name for name in imported if name.startswith(("desktop_app.ui", "PySide6"))] == []


def test_no_item_of_a_layout_is_asked_for_what_it_holds():
    """PySide ties item and widget together, and the program falls when one of them is gone (ui/wrapping.py)."""
    asked = re.compile(r"\.itemAt\((?!self)|:= [\w.]+\.takeAt\(")
    windows = (HOUSE / "desktop_app" / "ui").rglob("*.py")
    found = [path.name for path in windows if asked.search(path.read_text("utf-8"))]
    assert found == []
