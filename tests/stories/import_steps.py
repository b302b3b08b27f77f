"""How a person goes through the import of a file, in a few words, for the stories about it."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop_app.services.importing import CHANGED, DUPLICATE, NEW, REFUSED, SAME
from desktop_app.ui.dialogs.import_file import ImportDialog
from desktop_app.ui.main_window import MainWindow
from tests.hands import click, find, shown_rows
from tests.stories.secretary import fill


class Import:
    """The dialog as a person goes through it."""

    def __init__(self, window: MainWindow, qtbot: Any) -> None:
        window.actions_by_name["file.import"].trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        self.dialog, self._qtbot = dialog, qtbot

    def part(self, name: str) -> Any:
        """A widget by the end of its name."""
        return find(self.dialog, f"dialog.import.{name}")

    def type(self, path: Path) -> None:
        """Name the file."""
        fill("dialog.import.place", str(path))(self.dialog)

    def go_on(self, step: str) -> None:
        """Press the one button that is next, until another step stands."""
        click(self.part("accept"))
        self.until(step)

    def until(self, step: str) -> None:
        """Wait for a step."""
        self._qtbot.waitUntil(lambda: self.dialog.step == step and not self.is_busy(), timeout=20_000)

    def is_busy(self) -> bool:
        """Whether something is going on."""
        return self.dialog._job is not None

    def states(self) -> dict[str, int]:
        """How many records there are of each state, as the buttons say."""
        found = {}
        for state in (NEW, CHANGED, SAME, DUPLICATE, REFUSED):
            found[state] = int(self.part(f"state.{state}").text().split()[-1])
        return found

    def look_at(self, title: str) -> int:
        """Select the line of a record; its row."""
        row = shown_rows(self.part("changes")).index(title)
        self.part("changes").selectRow(row)
        return row

    def said(self) -> str:
        """What keeps it from going on."""
        return self.dialog.problem.text()
