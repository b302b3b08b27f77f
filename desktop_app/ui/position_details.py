"""The files of the open position and its own card: title, theme, body, grant, remarks, and what was said about it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import N_
from desktop_app.ui import theme
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.kept_files import KeptFiles
from desktop_app.ui.record_card import RecordCard
from desktop_app.ui.record_history import RecordHistory

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts


class PositionDetails(QWidget):
    """The files above, the card or its history below."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = ""
        self.files = KeptFiles(desk, "positions", self)
        self.files.list.setMaximumHeight(theme.scaled(140))
        self.card = RecordCard(desk, self)
        self.card.header.hide()  # the open position has its own
        self.history: RecordHistory | None = None
        self.history_button = IconButton("history", "positions.details.history", N_("History"), self)
        self.history_button.setCheckable(True)
        self.history_button.toggled.connect(self._turn)
        self.files.head.addWidget(self.history_button)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.MEDIUM, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.files)
        layout.addWidget(self._stack, 1)

    def show_position(self, facts: "Facts") -> None:
        """Show the files and the card of a position."""
        self._id = facts.id
        if self.card.record_id != facts.id:
            self.card.show_record("position", facts.id)
        self.files.show_record("position", facts.id)
        if self.history is not None and self._stack.currentWidget() is self.history:
            self.history.show_record("position", facts.id)

    def show_history(self) -> None:
        """Show what was changed on the position's record."""
        self.history_button.setChecked(True)

    def _turn(self, history: bool) -> None:
        if history and self.history is None:
            self.history = RecordHistory(self._desk, "positions.details", self)
            self._stack.addWidget(self.history)
        if history and self.history is not None:
            self.history.show_record("position", self._id)
            self._stack.setCurrentWidget(self.history)
        else:
            self._stack.setCurrentWidget(self.card)

    def leave(self) -> bool:
        """Save the card, or ask about it."""
        return self.card.leave()

    def keep(self) -> bool:
        """Save the card now."""
        return self.card.save()
