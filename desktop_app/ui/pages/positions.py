"""The common positions, those in work and those sent, beside the one that is open."""

from PySide6.QtWidgets import QWidget

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.storage.listing import Question
from desktop_app.ui.desk import Desk
from desktop_app.ui.narrow_page import NarrowPage
from desktop_app.ui.page_of import PageOf
from desktop_app.ui.position_panel import PositionPanel

POSITIONS = PageOf(
    "positions",
    N_("Positions"),
    "file-text",
    "position",
    "all",
    N_("New position"),
    N_("Search titles, texts, themes, addressees…"),
    N_("No position yet"),
    N_("Choose a position on the left, or begin one with Ctrl+N."),
)


class PositionsPage(NarrowPage):
    """The list is narrow: a text in two languages needs the room."""

    panel: PositionPanel  # type: ignore[assignment]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, POSITIONS, ("date", "state"), parent)

    def _make_panel(self) -> PositionPanel:  # type: ignore[override]
        return PositionPanel(self.desk, self)

    def _question(self, page: PageOf) -> Question:
        return Question(page.kind, i18n.language(), self.desk.day, page.scope, sort="date", descending=True)
