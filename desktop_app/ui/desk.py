"""What every part of the window shares: the base on the desk, the day everything is shown for, and what changed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop_app.storage.database import Changes, Database


class Desk(QObject):
    """The open base and the day in force, and the news of both on the UI thread."""

    changed = Signal(object)
    """Some rows of the base were written: the Changes."""
    day_changed = Signal()
    """Everything is shown for another day."""
    open_requested = Signal(str, str)
    """Somebody wants to see a record: its kind and its id."""
    said = Signal(str)
    """A short sentence for the status bar, already in the user's language."""
    _arrived = Signal(object)

    def __init__(
        self, database: "Database", today: Callable[[], date] = date.today, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.database = database
        self._today = today
        self._as_of: str | None = None
        self._arrived.connect(self._tell)
        database.followers.append(self._hear)

    @property
    def today(self) -> date:
        """The day of the calendar, whatever the lists are shown for."""
        return self._today()

    @property
    def as_of(self) -> str | None:
        """The day chosen for everything (ISO text), or None when it is simply today."""
        return self._as_of

    @property
    def day(self) -> str:
        """The day everything is shown for, as an ISO text."""
        return self._as_of or self._today().isoformat()

    def show_as_of(self, day: str | None) -> None:
        """Show everything for another day; None or today comes back to today."""
        wanted = None if day == self._today().isoformat() else day
        if wanted != self._as_of:
            self._as_of = wanted
            self.day_changed.emit()

    def leave(self) -> None:
        """Stop following the base: the window closes."""
        if self._hear in self.database.followers:
            self.database.followers.remove(self._hear)

    def _hear(self, changes: "Changes") -> None:
        # A commit may come from a worker: the signal carries it to this object's thread.
        self._arrived.emit(changes)

    def _tell(self, changes: "Changes") -> None:
        self.changed.emit(changes)
