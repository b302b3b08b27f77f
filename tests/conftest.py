"""What every test may ask for: a home of its own, the sample platform, and the real window on it."""

import logging
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.storage.database import Database, open_base

if TYPE_CHECKING:
    from desktop_app.app import Program
    from desktop_app.ui.main_window import MainWindow

TODAY = date(2026, 11, 24)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever the random order, what takes a minute begins first: the other processes do the rest meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("takes_a_minute") is None)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of the test's own, so that nobody's preferences or log are read or written."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PARVIS_HOME", str(folder))
    yield folder
    log = logging.getLogger("parvis")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample platform, made once; each test works on a copy."""
    from desktop_app.services.bases import new_base

    path = tmp_path_factory.mktemp("sample") / "platform.parvis"
    before = i18n.language()
    i18n.set_language("en")
    new_base(path, "Anne", demo=True).close()
    i18n.set_language(before)
    return path


@pytest.fixture
def platform_file(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample platform to work in."""
    return Path(shutil.copy(sample, tmp_path / "platform.parvis"))


@pytest.fixture
def database(platform_file: Path) -> Iterator[Database]:
    """The sample platform, open, with Anne at work."""
    opened = open_base(platform_file, "Anne")
    yield opened
    opened.close()


@pytest.fixture
def program(request: pytest.FixtureRequest, home: Path) -> "Iterator[Program]":
    """The whole program without a window yet, in English and in light colours."""
    request.getfixturevalue("qtbot")
    from desktop_app import preferences
    from desktop_app.app import Program, make_application

    preferences.save(preferences.Preferences(language="en", theme="light", user="Anne", open_on="members"))
    running = Program(make_application(), today=lambda: TODAY)
    yield running
    running.end()
    i18n.set_language("en")


@pytest.fixture
def window(program: "Program", platform_file: Path, request: pytest.FixtureRequest) -> "MainWindow":
    """The real window on the sample platform, painted and awake."""
    qtbot = request.getfixturevalue("qtbot")
    assert program.open(platform_file)
    opened = program.window
    assert opened is not None
    opened.resize(1280, 800)
    qtbot.waitExposed(opened)
    qtbot.waitUntil(lambda: opened.is_awake, timeout=20_000)
    return opened


@pytest.fixture(autouse=True)
def gui_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """A dialog nobody answers would hang the tests for ever: it is closed, and its test fails and names it."""
    if "qtbot" not in request.fixturenames and "window" not in request.fixturenames:
        yield
        return
    from tests.hands import Guard

    request.getfixturevalue("qapp")  # the guard's clock runs in it
    guard = Guard()
    yield
    guard.stop()
    assert not guard.unexpected, f"nobody expected: {guard.unexpected}"


@pytest.fixture
def answer() -> "Callable[[str], None]":
    """Say which button of the next dialog is pressed, by its identifier: `answer("dialog.yes")`."""
    from tests.hands import answer_next

    return answer_next
