"""Cards in as many columns as there is room for, each put where the page is shortest; the page scrolls."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme

NARROWEST = 330
"""The least width of a column at 100 %."""
MOST_COLUMNS = 3


class CardGrid(QWidget):
    """Lays its cards out by itself: a grid of equal rows would leave holes below the short ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._cards: list[tuple[QWidget, Callable[[int], int]]] = []

    def add(self, card: QWidget, height_for: Callable[[int], int]) -> None:
        """Put a card after the others."""
        card.setParent(self)
        self._cards.append((card, height_for))

    def columns(self) -> int:
        """How many columns there is room for."""
        room = self.width() + theme.LARGE
        return max(1, min(MOST_COLUMNS, room // (theme.scaled(NARROWEST) + theme.LARGE)))

    def arrange(self) -> None:
        """Give every card its place."""
        count = self.columns()
        width = (self.width() - (count - 1) * theme.LARGE) // count
        if width <= 0:
            return
        ends = [0] * count
        for card, height_for in self._cards:
            column = ends.index(min(ends))
            height = height_for(width)
            card.setGeometry(column * (width + theme.LARGE), ends[column], width, height)
            ends[column] += height + theme.LARGE
        self.setMinimumHeight(max(ends))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(NARROWEST), self.minimumHeight())
