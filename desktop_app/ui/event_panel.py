"""The open event: its head, and below it timetable, participants, papers, details and history."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.errors import NotFound
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.conflict_mark import ConflictMark
from desktop_app.ui.desk import Desk
from desktop_app.ui.event_header import EventHeader
from desktop_app.ui.translated import on_language
from desktop_app.ui.whole_height import WholeHeight

if TYPE_CHECKING:
    from desktop_app.services.papers import Programme
    from desktop_app.ui.record_card import RecordCard

TABS = (
    ("programme", N_("Programme")),
    ("participants", N_("Participants")),
    ("papers", N_("Papers")),
    ("details", N_("Details")),
    ("history", N_("History")),
)
NAMES = tuple(name for name, _title in TABS)
SHOWN_HERE = (
    "event", "venue", "room", "grant", "timetable_entry", "speaker", "attendance", "attendance_sheet", "attachment",
    "person", "organisation", "organisation_name", "mandate", "meeting",
)  # fmt: skip
"""What, when it changes, may change something here."""


class EventPanel(QFrame):
    """Holds one event; its views are made when they are first looked at."""

    saved = Signal(str, str)
    closed = Signal()

    def __init__(self, desk: Desk, identifier: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._identifier = identifier
        self._event_id = ""
        self._views: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self.setObjectName("paper")
        self.header = EventHeader(self)
        self.header.wanted.connect(self.do)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleIdentifier(f"{identifier}.tabs")
        for _name, _title in TABS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(lambda _place: self._turn())
        self._stack = QStackedWidget(self)
        self.empty = EmptySheet("calendar-days", N_("Nothing is open"), advice, self)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, theme.HAIR, 1, 1)
        layout.setSpacing(0)
        self.mark = ConflictMark(desk, f"{identifier}.conflict", lambda: self.record, self)
        layout.addWidget(self.mark)
        WholeHeight(self.header)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.header.hide()
        self.tabs.hide()
        desk.changed.connect(self._follow)
        desk.day_changed.connect(self.refresh)
        on_language(self, self.speak)

    def speak(self) -> None:
        """Say the tabs in the language in force; the views that are put together are read anew."""
        for place, (_name, title) in enumerate(TABS):
            self.tabs.setTabText(place, _(title))
        self.tabs.setAccessibleName(_("Views of the event"))
        self.refresh()

    # The views -----------------------------------------------------------------------------------------------------

    def view(self, name: str) -> QWidget:
        """A view by its name, made at its first use."""
        if name not in self._views:
            self._views[name] = _MAKERS[name](self)
            self._stack.addWidget(self._views[name])
        return self._views[name]

    @property
    def card(self) -> "RecordCard":
        """The card with the event's details."""
        return self.view("details").card  # type: ignore[attr-defined]

    @property
    def record(self) -> tuple[str, str] | None:
        """The kind and id of the open event."""
        return ("event", self._event_id) if self._event_id else None

    def _name(self) -> str:
        return NAMES[self.tabs.currentIndex()]

    def show_view(self, name: str) -> None:
        """Turn to a view."""
        self.tabs.setCurrentIndex(NAMES.index(name))
        self._turn()

    def _turn(self) -> None:
        if self._stack.currentWidget() is self.empty and not self._event_id and "details" not in self._views:
            return
        name = self._name()
        view = self.view(name)
        self._stack.setCurrentWidget(view)
        if self._event_id and name in self._stale:
            self._stale.discard(name)
            self._read(name, view)

    def _read(self, name: str, view: QWidget) -> None:
        if name == "programme":
            view.show_event(self._event_id, self._programme())  # type: ignore[attr-defined]
        elif name == "history":
            view.show_record("event", self._event_id)  # type: ignore[attr-defined]
        else:
            view.show_event(self._event_id)  # type: ignore[attr-defined]

    def _programme(self) -> "Programme":
        from desktop_app.services import events

        return events.programme(self._desk.database, self._event_id)

    # Opening and leaving -------------------------------------------------------------------------------------------

    def leave(self) -> bool:
        """Save or ask about what is unfinished; False when the user stays."""
        return "details" not in self._views or self.card.leave()

    def open(self, kind: str, record_id: str) -> bool:
        """Show an event; False when the one that is open does not let go."""
        if self.record == (kind, record_id):
            return True
        if not self.leave():
            return False
        was_new = not self._event_id
        self._event_id = record_id
        self._reveal(True)
        if was_new and self._name() == "details":
            self.tabs.setCurrentIndex(0)
        self.refresh()
        return True

    def start(self, kind: str, values: dict[str, Any] | None = None) -> bool:
        """Begin a new event on its details; False when the one that is open does not let go."""
        if not self.leave():
            return False
        self._event_id = ""
        self._reveal(False)
        self.tabs.setCurrentIndex(NAMES.index("details"))
        self.view("details").start(values or {})  # type: ignore[attr-defined]
        self._stack.setCurrentWidget(self.view("details"))
        self.view("details").focus_title()  # type: ignore[attr-defined]
        return True

    def _reveal(self, is_kept: bool) -> None:
        self.header.setVisible(is_kept)
        self.tabs.setVisible(is_kept)
        self.mark.look()

    def after_save(self, _kind: str, record_id: str) -> None:
        """A new event is there from now on: everything else can be prepared."""
        is_new = not self._event_id
        self._event_id = record_id
        self._reveal(True)
        if is_new:
            self.refresh()
            self.show_view("programme")
        self.saved.emit("event", record_id)

    def save(self) -> bool:
        """Save the details now; False when something is wrong with them."""
        return "details" not in self._views or self.card.save()

    def forget(self, record_id: str) -> None:
        """Put away an event that was deleted."""
        if self._event_id == record_id:
            self.close_event()

    def close_event(self) -> None:
        """Show that nothing is open."""
        self._event_id = ""
        self._reveal(False)
        self._stack.setCurrentWidget(self.empty)
        self.closed.emit()

    def focus_card(self) -> None:
        """Put the keyboard on the event."""
        if self._event_id or self._stack.currentWidget() is not self.empty:
            self.tabs.setFocus()

    def show_history(self) -> None:
        """Turn to the event's history."""
        if self._event_id:
            self.show_view("history")

    # Following -----------------------------------------------------------------------------------------------------

    def _follow(self, changes: Any) -> None:
        if self._event_id and changes.touches(*SHOWN_HERE):
            self.refresh()

    def refresh(self) -> None:
        """Read the open event anew, head and view; the other views when they are next looked at."""
        from desktop_app.services import records

        if not self._event_id:
            return
        self._stale = set(NAMES)
        try:
            values = records.values_of(self._desk.database, "event", self._event_id)
            self.header.show_event(self._programme().heading, values["status"])
        except NotFound:
            self.close_event()
            return
        self._turn()

    def do(self, what: str) -> None:
        """Do with the whole event what its head's buttons want."""
        from desktop_app.ui import event_actions

        if self._event_id and self.leave():
            event_actions.do(self, self._desk, self._event_id, what)


def _programme_view(panel: EventPanel) -> QWidget:
    from desktop_app.ui.timetable_editor import TimetableEditor

    return TimetableEditor(panel._desk, panel)


def _participants_view(panel: EventPanel) -> QWidget:
    from desktop_app.ui.participants import Participants

    view = Participants(panel._desk, panel)
    view.wanted.connect(panel.do)
    return view


def _papers_view(panel: EventPanel) -> QWidget:
    from desktop_app.ui.event_papers import EventPapers

    return EventPapers(panel._desk, panel)


def _details_view(panel: EventPanel) -> QWidget:
    from desktop_app.ui.event_details import EventDetails

    view = EventDetails(panel._desk, panel)
    view.card.saved.connect(panel.after_save)
    view.card.closed.connect(panel.close_event)
    return view


def _history_view(panel: EventPanel) -> QWidget:
    from desktop_app.ui.record_history import RecordHistory

    return RecordHistory(panel._desk, panel._identifier, panel)


_MAKERS: dict[str, Callable[[EventPanel], QWidget]] = {
    "programme": _programme_view,
    "participants": _participants_view,
    "papers": _papers_view,
    "details": _details_view,
    "history": _history_view,
}
