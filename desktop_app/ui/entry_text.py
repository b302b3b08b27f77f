"""Text typed in place, one entry below the other: as tall as what it holds, left by Enter and the arrows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop_app.ui import theme


class EntryText(QTextEdit):
    """Plain text as tall as what it holds; Enter ends the entry, Shift+Enter breaks the line."""

    ended = Signal()
    left_upwards = Signal()
    left_downwards = Signal()
    emptied = Signal()
    """Backspace where nothing is left."""
    escaped = Signal()
    grew = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("card", "cell")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._height = 0
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def wanted(self) -> int:
        """How tall the text is now."""
        margins = self.contentsMargins()
        line = self.fontMetrics().lineSpacing()
        frame = self.height() - self.viewport().height() if self.isVisible() else 2 * theme.scaled(5)
        return round(max(self.document().size().height(), line)) + max(frame, margins.top() + margins.bottom())

    def _fit(self) -> None:
        height = self.wanted()
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)
            self.grew.emit()

    def show_text(self, text: str) -> None:
        """Show another text without a word to those who follow typing; the cursor stays where it is."""
        if self.toPlainText() == text:
            return
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.acts(event):
            super().keyPressEvent(event)

    def acts(self, event: QKeyEvent) -> bool:
        """Whether a key did something else than typing."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.ended.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        elif plain and key == Qt.Key.Key_Up and not self._moves(QTextCursor.MoveOperation.Up):
            self.left_upwards.emit()
        elif plain and key == Qt.Key.Key_Down and not self._moves(QTextCursor.MoveOperation.Down):
            self.left_downwards.emit()
        else:
            return False
        return True

    def _moves(self, way: QTextCursor.MoveOperation) -> bool:
        """Whether the cursor has a line to go to inside the text."""
        return QTextCursor(self.textCursor()).movePosition(way)
