"""The events of the platform: those ahead and those past, each with its timetable, participants and papers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.storage.listing import Question
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.event_panel import EventPanel
from desktop_app.ui.record_page import PageOf, RecordPage

EVENTS = PageOf(
    "events",
    N_("Events"),
    "calendar-days",
    "event",
    "upcoming",
    N_("New event"),
    N_("Search titles, places, hosts…"),
    N_("No event ahead"),
    N_("Choose an event on the left to see its timetable and participants, or add one with Ctrl+N."),
    (
        ("upcoming", N_("Ahead"), N_("Events of today and later")),
        ("past", N_("Earlier"), N_("Events that are over, the last one first")),
        ("all", N_("Any time"), N_("All events")),
    ),
)


WIDTHS = {"name": 190, "date": 142, "status": 110}
"""The columns' widths at 100 %, beside an event that takes most of the window."""


class EventsPage(RecordPage):
    """The list of events in the order of their days, beside the one that is open."""

    panel: EventPanel  # type: ignore[assignment]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, EVENTS, parent)
        self.splitter.setSizes([380, 810])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 3)
        self._show_order()

    def _make_panel(self) -> QWidget:
        return EventPanel(self.desk, "events.event", EVENTS.advice, self)

    def _question(self, page: PageOf) -> Question:
        question = super()._question(page)
        return Question(question.kind, question.language, question.day, question.scope, sort="date")

    def refresh(self) -> None:
        """Read the list anew; its first columns are as wide as the narrow list allows."""
        super().refresh()
        self._show_order()

    def first_rows(self) -> None:
        """Read the list for the first time; where nothing is ahead, the past is more use than an empty page."""
        super().first_rows()
        self._size_columns()
        if not self.table.records.keys:
            self.choose_scope("past")

    def _size_columns(self) -> None:
        for place, column in enumerate(self.table.records.columns):
            if column.name in WIDTHS:
                self.table.setColumnWidth(place, theme.scaled(WIDTHS[column.name]))

    def _show_order(self) -> None:
        question = self.table.question
        names = [column.name for column in self.table.records.columns]
        order = Qt.SortOrder.DescendingOrder if question.descending else Qt.SortOrder.AscendingOrder
        if question.sort in names:
            self.table.horizontalHeader().setSortIndicator(names.index(question.sort), order)

    def choose_scope(self, scope: str) -> None:
        """Show the events ahead, those past (the last one first), or all."""
        if self.scope is not None:
            self.scope.show_choice(scope)
        self.table.refresh(scope=scope, sort="date", descending=scope == "past")
        self._show_order()
