"""Lines of a list that say one thing large and two things small below it: what it is about, and what it says."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui import theme

LINES = Qt.ItemDataRole.UserRole + 8
"""The three texts of a line."""


class ThreeLines(QStyledItemDelegate):
    """Draws the three texts that the model gives as LINES."""

    def _heights(self) -> tuple[int, int, int]:
        title = QFontMetrics(theme.font("text", strong=True)).height()
        return title, QFontMetrics(theme.font("small")).height(), theme.scaled(theme.MEDIUM)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        title, small, padding = self._heights()
        return QSize(120, title + 2 * small + 2 * padding)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        texts: tuple[str, str, str] | tuple[()] = index.data(LINES) or ()
        if not texts:
            return
        colours = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(colours.selection))
        painter.setPen(QColor(colours.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        title, small, padding = self._heights()
        area = option.rect.adjusted(theme.LARGE, padding, -theme.LARGE, 0)
        fonts = (theme.font("text", strong=True), theme.font("small"), theme.font("small"))
        inks = (colours.text, colours.muted, colours.muted)
        top = area.top()
        for text, font, colour, height in zip(texts, fonts, inks, (title, small, small), strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colours.on_selection if chosen else colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.left(), top, area.width(), height), int(Qt.AlignmentFlag.AlignLeft), shown)
            top += height
        painter.restore()
