"""Saves a card when the cursor goes to another part of the window, and keeps a draft when the window is left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from desktop_app.ui.record_card import RecordCard


class SaveOnLeaving(QObject):
    """Follows the cursor for one card."""

    def __init__(self, card: "RecordCard", *, saves: bool) -> None:
        super().__init__(card)
        self._card = card
        self._saves = saves
        """Else only drafts are kept: a dialog has its own buttons for saving."""
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        card = self._card
        if not isValid(card) or not card.window().isVisible():
            return  # a dialog that was answered is being taken apart: half of its fields are gone already
        if old is None or not card.has_edits or not self._is_inside(old) or (new is not None and self._is_inside(new)):
            return
        elsewhere_in_window = new is not None and new.window() is card.window()
        if elsewhere_in_window and card.record_id is not None and self._saves:
            QTimer.singleShot(0, self, self._save)
        elif card.drafts.is_due():
            card.keep_draft()

    def _is_inside(self, widget: QWidget) -> bool:
        return widget is self._card or self._card.isAncestorOf(widget)

    def _save(self) -> None:
        """Save if it can be saved; what is wrong is said, but the cursor stays where the user went."""
        went_to = QApplication.focusWidget()
        if went_to is not None and self._is_inside(went_to):
            return
        if self._card.has_edits and not self._card.save():
            self._card.keep_draft()
            if went_to is not None:
                went_to.setFocus()
