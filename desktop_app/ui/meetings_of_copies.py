"""The line that says when this base last met the others and what waits; a click opens what waits for a decision."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from desktop_app import i18n
from desktop_app.i18n import _, format_date, format_time, ngettext
from desktop_app.ui.jobs import Job, Report
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow


@dataclass(frozen=True)
class Standing:
    """When and whom this base met last, what waits here, and what the others do not have."""

    met_at: datetime | None
    met: str
    """The name of the other side; nothing for the office hub."""
    has_met: bool
    conflicts: int
    unsent: int
    records: frozenset[str]


class MeetingsOfCopies(QPushButton):
    """Reads in the background, a moment after the base was written."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._standing: Standing | None = None
        self._job: Job | None = None
        self.setProperty("role", "status")
        self.setAccessibleIdentifier("window.copies")
        self.hide()
        self._soon = QTimer(self, singleShot=True, interval=250)
        self._soon.timeout.connect(self.read)
        window.desk.changed.connect(lambda _changes: self._soon.start())
        window.desk.day_changed.connect(self._soon.start)
        window.desk.copies_met.connect(self._soon.start)
        window.woken.connect(self._follow_hub)
        self.clicked.connect(lambda: window.show_page("conflicts"))
        on_language(self, self.speak)

    def _follow_hub(self) -> None:
        self._soon.start()
        if self._window.hub_meetings is not None:
            self._window.hub_meetings.changed.connect(self.speak)
            self._window.hub_meetings.changed.connect(self._soon.start)

    def read(self) -> None:
        """Look how things stand."""
        if self._job is not None and self._job.is_running:
            self._soon.start()
            return
        database, day = self._window.desk.database, self._window.desk.day

        def work(_report: Report) -> Standing:
            from desktop_app.sync import copies, inbox

            peers = copies.peers(database)
            return Standing(
                peers[0].met_at if peers else None,
                (peers[0].name or peers[0].copy) if peers and peers[0].way != "hub" else "",
                bool(peers),
                len(inbox.ids(database)),
                max((peer.waiting for peer in peers), default=0),
                inbox.records_in_conflict(database, i18n.language(), day),
            )

        self._job = Job(work, self)
        self._job.succeeded.connect(self._show)
        self._job.start()

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self._window.desk.mark(standing.records)
        self._window.navigation.show_count("conflicts", standing.conflicts)
        self.speak()

    def speak(self) -> None:
        """Say how things stand in the language in force."""
        if self._standing is None:
            self.setAccessibleName(_("Show what waits for a decision"))
            return
        meetings = self._window.hub_meetings
        words = in_words(self._standing, self._window.desk.today)
        if meetings is not None and meetings.problem is not None:
            trouble = (
                _("The hub refused: see File, Office hub") if meetings.is_stopped else _("The hub is out of reach")
            )
            words = " · ".join(filter(None, (words, trouble)))
        self.setText(words)
        self.setAccessibleName(words or _("Show what waits for a decision"))
        self.setToolTip(_("Show what waits for a decision"))
        self.setVisible(bool(words))


def in_words(standing: Standing, today: date) -> str:
    """When the copies met last, how many conflicts wait, how many changes are not sent; nothing where all is alone."""
    parts = []
    if standing.has_met and standing.met_at is not None:
        day = standing.met_at.date()
        when = _("today") if day == today else format_date(day, "medium")
        moment = f"{when} {format_time(standing.met_at)}"
        whom = _("Met “{name}” {when}") if standing.met else _("Met the office hub {when}")
        parts.append(whom.format(name=standing.met, when=moment))
    if standing.conflicts:
        parts.append(
            ngettext("{count} to decide", "{count} to decide", standing.conflicts).format(count=standing.conflicts)
        )
    if standing.unsent:
        parts.append(
            ngettext("{count} change not sent yet", "{count} changes not sent yet", standing.unsent).format(
                count=standing.unsent
            )
        )
    return " · ".join(parts)
