"""A difference between two texts as one reads it: what goes is struck through, what comes is underlined."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.translated import bind_text

if TYPE_CHECKING:
    from desktop_app.services.revisions import Piece


class DifferenceView(QTextEdit):
    """Shows pieces; form and colour both tell them apart, and a screen reader is told in words."""

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleIdentifier(identifier)
        bind_text(self.setAccessibleName, "Differences")

    def show_pieces(self, pieces: "Iterable[Piece]") -> None:
        """Show another difference."""
        self.clear()
        cursor = QTextCursor(self.document())
        told = []
        for piece in pieces:
            cursor.insertText(piece.text, _format(piece.operation))
            if piece.operation == "added":
                told.append(_("added: {text}").format(text=piece.text.strip()))
            elif piece.operation == "removed":
                told.append(_("removed: {text}").format(text=piece.text.strip()))
        self.setAccessibleDescription(". ".join(told))
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _format(operation: str) -> QTextCharFormat:
    colours = theme.colours()
    made = QTextCharFormat()
    made.setForeground(QColor(colours.text))
    if operation == "added":
        made.setForeground(QColor(colours.good))
        made.setFontUnderline(True)
        made.setFontWeight(600)
    elif operation == "removed":
        made.setForeground(QColor(colours.error))
        made.setFontStrikeOut(True)
    return made
