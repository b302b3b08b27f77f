"""What every part of the window shares: the base on the desk, the day everything is shown for, and what changed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.errors import UserError

if TYPE_CHECKING:
    from desktop_app.storage.database import Changes, Database


class Desk(QObject):
    """The open base and the day in force, and the news of both on the UI thread."""

    changed = Signal(object)
    """Some rows of the base were written: the Changes."""
    day_changed = Signal()
    """Everything is shown for another day, or must be read anew as if it were."""
    open_requested = Signal(str, str)
    """Somebody wants to see a record: its kind and its id."""
    said = Signal(str)
    """A short sentence for the status bar, already in the user's language."""
    marked = Signal()
    """Other records than before have something to decide: the lists and cards mark them."""
    copies_met = Signal()
    """A copy was made or met: who has what is told anew, though no row of this base may have changed."""
    decide_requested = Signal()
    """Somebody wants to see what waits for a decision."""
    _arrived = Signal(object)

    def __init__(
        self, database: "Database", today: Callable[[], date] = date.today, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.database = database
        self._today = today
        self._as_of: str | None = None
        self.in_conflict: frozenset[str] = frozenset()
        """The records on whose cards something waits for a decision."""
        self._seen_day, self._seen_version = today(), -1
        self._arrived.connect(self._tell)
        database.followers.append(self._hear)
        self._minute = QTimer(self, interval=60_000)
        self._minute.timeout.connect(self.look_at_clock)
        self._minute.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow_application)

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

    def mark(self, records: frozenset[str]) -> None:
        """Say which records have something to decide."""
        if records != self.in_conflict:
            self.in_conflict = records
            self.marked.emit()

    # The world meanwhile -------------------------------------------------------------------------------------------

    def look_at_clock(self) -> None:
        """When a new day has begun, everything is shown for it: what was ahead may be over."""
        if self._today() != self._seen_day:
            self._seen_day = self._today()
            self.day_changed.emit()

    def look_again(self) -> None:
        """When another program has written to the base since the last look, everything is read anew."""
        before = self._seen_version
        if self._note_version() and before != -1 and before != self._seen_version:
            self.day_changed.emit()

    def _note_version(self) -> bool:
        try:
            self._seen_version = self.database.read("PRAGMA data_version")[0][0]
        except UserError:  # the file is out of reach: whatever is done next with it says so
            return False
        return True

    def _follow_application(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look_at_clock()
            self.look_again()

    def leave(self) -> None:
        """Stop following the base: the window closes."""
        self._minute.stop()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.disconnect(self._follow_application)
        if self._hear in self.database.followers:
            self.database.followers.remove(self._hear)

    def _hear(self, changes: "Changes") -> None:
        # A commit may come from a worker: the signal carries it to this object's thread.
        self._arrived.emit(changes)

    def _tell(self, changes: "Changes") -> None:
        self._note_version()
        self.changed.emit(changes)
