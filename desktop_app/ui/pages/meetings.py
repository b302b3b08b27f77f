"""The meetings of all bodies, coming and past, beside the one that is open."""

from PySide6.QtWidgets import QWidget

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.storage.listing import Question
from desktop_app.ui.desk import Desk
from desktop_app.ui.meeting_panel import MeetingPanel
from desktop_app.ui.narrow_page import NarrowPage
from desktop_app.ui.page_of import PageOf

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


class MeetingsPage(NarrowPage):
    """The list is narrow: an agenda and minutes need the room."""

    panel: MeetingPanel  # type: ignore[assignment]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, MEETINGS, ("date", "state"), parent)
        self.filter_button.hide()

    def _make_panel(self) -> MeetingPanel:  # type: ignore[override]
        return MeetingPanel(self.desk, self)

    def _question(self, page: PageOf) -> Question:
        return Question(page.kind, i18n.language(), self.desk.day, page.scope, sort="date")

    def first_rows(self) -> None:
        """Read the list for the first time; where nothing is ahead, the past is more use than an empty page."""
        super().first_rows()
        if not self.table.records.keys:
            self.choose_scope("past")

    def choose_scope(self, scope: str) -> None:
        """Coming meetings from the next one on, past ones from the last one back."""
        if self.scope is not None:
            self.scope.show_choice(scope)
        self.table.refresh(scope=scope, sort="date", descending=scope != "upcoming")


def meetings_page(desk: Desk, parent: QWidget | None = None) -> MeetingsPage:
    """The page of the meetings."""
    return MeetingsPage(desk, parent)
