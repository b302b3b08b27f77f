"""The meetings of all bodies, coming and past, beside the one that is open."""

from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.storage.listing import Question
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.meeting_panel import MeetingPanel
from desktop_app.ui.record_page import PageOf, RecordPage

MEETINGS = PageOf(
    "meetings",
    N_("Meetings"),
    "gavel",
    "meeting",
    "upcoming",
    N_("New meeting"),
    N_("Search titles, agendas, minutes…"),
    N_("No meeting yet"),
    N_("Choose a meeting on the left, or prepare one with Ctrl+N."),
    (
        ("upcoming", N_("Coming"), N_("Only meetings that are still to come")),
        ("past", N_("Past"), N_("Only meetings that are over")),
        ("all", N_("All"), N_("All meetings")),
    ),
)
SHOWN = {"name": 0, "date": 124, "state": 96}
"""The columns for which there is room beside an open meeting, with their width; the name takes the rest."""


class MeetingsPage(RecordPage):
    """The list is narrow: an agenda and minutes need the room."""

    panel: MeetingPanel  # type: ignore[assignment]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, MEETINGS, parent)
        self.splitter.setSizes([390, 790])
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 7)
        self.filter_button.hide()
        self._size_columns()
        self.table.refreshed.connect(self._size_columns)

    def _size_columns(self) -> None:
        """The name takes what the date and the state leave."""
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        for place, column in enumerate(self.table.records.columns):
            self.table.setColumnHidden(place, column.name not in SHOWN)
            if column.name == "name":
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            elif column.name in SHOWN:
                self.table.setColumnWidth(place, theme.scaled(SHOWN[column.name]))

    def _make_panel(self) -> MeetingPanel:  # type: ignore[override]
        return MeetingPanel(self.desk, self)

    def _question(self, page: PageOf) -> Question:
        return Question(page.kind, i18n.language(), self.desk.day, page.scope, sort="date")

    def choose_scope(self, scope: str) -> None:
        """Coming meetings from the next one on, past ones from the last one back."""
        if self.scope is not None:
            self.scope.show_choice(scope)
        self.table.refresh(scope=scope, sort="date", descending=scope != "upcoming")


def meetings_page(desk: Desk, parent: QWidget | None = None) -> MeetingsPage:
    """The page of the meetings."""
    return MeetingsPage(desk, parent)
