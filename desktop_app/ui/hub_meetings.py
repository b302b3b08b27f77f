"""Meetings with the office hub by themselves, while the network is there: behind the window, never in its way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.ui.jobs import Job, Report

if TYPE_CHECKING:
    from desktop_app.sync.hub import Met
    from desktop_app.ui.main_window import MainWindow

EVERY = 120_000
"""Milliseconds between two meetings while nothing is written here."""
AFTER_WRITING = 8_000
"""Milliseconds after something was written here before it goes to the hub."""
LONGEST = 16 * 60_000
"""Milliseconds between two tries at most, while the hub does not answer."""


class HubMeetings(QObject):
    """Meets the hub now and then, tries again later where it is away, and stops where a person must look."""

    changed = Signal()
    """A meeting began or ended, or the hub went away or came back."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._pause = EVERY
        self.password = ""
        """As it was typed in this session; it is kept nowhere else."""
        self.problem: Exception | None = None
        """Why the last meeting did not take place; None when it did."""
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._meet_by_itself)
        window.desk.changed.connect(self._follow)
        window.preferences_changed.connect(lambda _preferences: self.begin())
        self.begin()

    @property
    def is_meeting(self) -> bool:
        """Whether a meeting is going on."""
        return self._job is not None and self._job.is_running

    @property
    def is_stopped(self) -> bool:
        """Whether the hub refused this base, so that trying again without a person is no use."""
        from desktop_app.sync.hub import HubAway

        return self.problem is not None and not isinstance(self.problem, HubAway)

    def address(self) -> str:
        """The hub this base meets, without a password; nothing where none was met yet."""
        from desktop_app.sync import hub

        return hub.address(self._window.desk.database)

    def begin(self) -> None:
        """Meet the hub in a moment, where one is known and the user wants it met by itself."""
        self._next.stop()
        if self._wanted():
            self._next.start(AFTER_WRITING)

    def _wanted(self) -> bool:
        return self._window.preferences.meets_hub and not self.is_stopped and bool(self.address())

    def _follow(self, _changes: object) -> None:
        # What a meeting itself writes is no news for the hub; what is typed meanwhile is found when it ends.
        if not self.is_meeting and self.problem is None and self._wanted():
            self._next.start(AFTER_WRITING)

    def _meet_by_itself(self) -> None:
        if self._wanted():
            self.meet(self.address(), self.password)

    def meet(
        self,
        address: str,
        password: str = "",
        succeeded: "Callable[[Met], None] | None" = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Meet the hub at an address now; one meeting at a time."""
        if self.is_meeting:
            return
        self.password = password
        database = self._window.desk.database

        def work(report: Report) -> "Met":
            from desktop_app.sync import hub

            return hub.sync(database, hub.with_password(address, password), lambda count: report(0, count))

        self._next.stop()
        self._job = Job(work, self)
        self._job.succeeded.connect(self._met)
        self._job.failed.connect(self._missed)
        if succeeded is not None:
            self._job.succeeded.connect(succeeded)
        if failed is not None:
            self._job.failed.connect(failed)
        self._job.start()
        self.changed.emit()

    def _met(self, met: "Met") -> None:
        self.problem, self._pause = None, EVERY
        if met.came.conflicts:
            self._window.desk.said.emit(_conflicts_in_words(len(met.came.conflicts)))
        if self._wanted():
            self._next.start(AFTER_WRITING if self._has_more() else EVERY)
        self.changed.emit()

    def _has_more(self) -> bool:
        from desktop_app.sync import copies

        return any(peer.waiting for peer in copies.peers(self._window.desk.database) if peer.way == "hub")

    def _missed(self, error: Exception) -> None:
        self.problem = error
        if self._wanted():
            self._next.start(self._pause)
            self._pause = min(self._pause * 2, LONGEST)
        self.changed.emit()


def _conflicts_in_words(count: int) -> str:
    from desktop_app.i18n import ngettext

    return ngettext(
        "{count} change from the hub waits for a decision.", "{count} changes from the hub wait for a decision.", count
    ).format(count=count)
