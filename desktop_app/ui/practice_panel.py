"""The open practice: its card, its history, and the files kept with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.card_panel import CARD, CardPanel
from desktop_app.ui.desk import Desk
from desktop_app.ui.kept_files import KeptFiles

FILES = 2


class PracticePanel(CardPanel):
    """One tab more than a card has."""

    opened = Signal()
    """Another record is open, or none."""

    def __init__(self, desk: Desk, identifier: str, advice: str, parent: QWidget | None = None) -> None:
        self.files: KeptFiles | None = None
        super().__init__(desk, identifier, advice, parent)
        self._tabs.addTab("")
        self.closed.connect(self.opened)
        self._speak()

    def _speak(self) -> None:
        super()._speak()
        self._tabs.setTabText(FILES, _("Files"))

    def _reveal(self) -> None:
        super()._reveal()
        self._tabs.setTabEnabled(FILES, self.record is not None)
        self.opened.emit()

    def _turn(self, tab: int) -> None:
        if tab != FILES or self.card.record_id is None:
            super()._turn(CARD if tab == FILES else tab)
            return
        if self.files is None:
            self.files = KeptFiles(self._desk, "practices", self)
            layout = self.files.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.setContentsMargins(*[theme.HUGE] * 4)
            self._stack.addWidget(self.files)
        self.files.show_record("practice", self.card.record_id)
        self._stack.setCurrentWidget(self.files)

    def show_files(self) -> None:
        """Turn to the files of the practice."""
        self._tabs.setCurrentIndex(FILES)
