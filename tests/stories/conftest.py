"""What the stories share: the file that is chosen next, and dialogs that close whatever happens."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

Into = Callable[[Path], Path]


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch) -> Into:
    """Whatever file is asked for next, that one is chosen."""
    from desktop_app.ui import messages

    def choose(path: Path) -> Path:
        monkeypatch.setattr(messages, "choose_file", lambda *_given, **_more: path)
        return path

    return choose


@pytest.fixture
def closed_at_the_end(window: "MainWindow") -> Iterator[None]:
    """A dialog that a failed story left open is closed before its window is."""
    from desktop_app.ui.dialogs.preview_sheet import PreviewSheet

    yield
    for dialog in window.findChildren(PreviewSheet):
        dialog.done(0)
