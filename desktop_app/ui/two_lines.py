"""Cells that say one thing in a line and another, smaller one below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui import theme

Index = QModelIndex | QPersistentModelIndex
LINES = Qt.ItemDataRole.UserRole + 7
"""The two texts of a cell."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TwoLines(QStyledItemDelegate):
    """Draws the pair of texts that the model gives as LINES."""

    def __init__(self, height: int, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self._height, self._large = height, large

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, theme.scaled(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or pointed:
            painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.hover))
        painter.setPen(QColor(colours.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        ink, pale = (colours.on_selection,) * 2 if chosen else (colours.text, colours.muted)
        area = option.rect.adjusted(theme.MEDIUM, 0, -theme.SMALL, 0)
        self._draw(painter, area, index.data(LINES) or ("", ""), ink, pale)
        painter.restore()

    def _draw(self, painter: QPainter, area: QRect, texts: tuple[str, str], ink: str, pale: str) -> None:
        first, second = texts
        strong = theme.font("heading" if self._large else "text", strong=True)
        small = theme.font("text" if self._large else "small")
        painter.setFont(small)
        low = painter.fontMetrics().height()
        below = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(strong)
        height = painter.fontMetrics().height()
        above = painter.fontMetrics().elidedText(first, Qt.TextElideMode.ElideRight, area.width())
        top = area.center().y() - (height + (low if second else 0)) // 2
        painter.setPen(QColor(ink))
        painter.drawText(QRect(area.left(), top, area.width(), height), LEFT, above)
        painter.setFont(small)
        painter.setPen(QColor(pale))
        painter.drawText(QRect(area.left(), top + height, area.width(), low), LEFT, below)
