"""The strip under a card with unsaved edits: save, or go back to what was kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.i18n import N_
from desktop_app.ui import theme
from desktop_app.ui.translated import bind_text


class SaveStrip(QFrame):
    """Says that something is not saved yet; leaving the card saves it too."""

    save_asked = Signal()
    revert_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "strip")
        label = QLabel(self)
        label.setProperty("card", "detail")
        bind_text(label.setText, "Not saved yet")
        self.revert_button = self._button("card.revert", N_("Discard changes"), "quiet")
        self.save_button = self._button("card.save", N_("Save"), "primary")
        self.revert_button.clicked.connect(self.revert_asked)
        self.save_button.clicked.connect(self.save_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.HUGE, theme.SMALL, theme.HUGE, theme.SMALL)
        row.setSpacing(theme.SMALL)
        row.addWidget(label, 1)
        row.addWidget(self.revert_button)
        row.addWidget(self.save_button)

    def _button(self, identifier: str, msgid: str, look: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", look)
        button.setAccessibleIdentifier(identifier)
        bind_text(button.setText, msgid)
        bind_text(button.setAccessibleName, msgid)
        return button
