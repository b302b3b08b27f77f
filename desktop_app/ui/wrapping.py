"""Widgets side by side in as many lines as they need; and taking the widgets of a layout away for good.

An item of a layout is never asked for its widget or its layout: PySide ties the two together, and once one of them goes
the program falls, now or at the next collection of garbage.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from desktop_app.ui import theme


class Wrapping(QLayout):
    """Places widgets side by side and goes on in a new line where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._widgets: list[QWidget] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        self._widgets.append(widget)
        super().addWidget(widget)

    def throw_all_away(self) -> None:
        """Take every widget away for good."""
        widgets, self._widgets = self._widgets, []
        self._items.clear()
        for widget in widgets:
            throw_away(widget)
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = self.spacing() if self.spacing() >= 0 else theme.SMALL
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().boundedTo(QSize(max(rect.width(), item.minimumSize().width()), 1 << 20))
            if item.hasHeightForWidth():
                wanted.setHeight(item.heightForWidth(wanted.width()))
            if x + wanted.width() > rect.right() + 1 and x > rect.x():
                x, y = rect.x(), y + _set_down(line, y, move=move) + gap
                line = []
            line.append((item, x, wanted))
            x += wanted.width() + gap
        return y + _set_down(line, y, move=move) - rect.y()


def _set_down(line: list[tuple[QLayoutItem, int, QSize]], y: int, *, move: bool) -> int:
    """Place what stands in one line, each in the middle of its height; the height."""
    height = max((size.height() for _item, _x, size in line), default=0)
    for item, x, size in line if move else ():
        item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
    return height


def throw_away(widget: QWidget | None) -> None:
    """Take a widget away for good."""
    if widget is not None:
        widget.hide()
        widget.setParent(None)  # until it is gone nobody shall find it among what stands here
        widget.deleteLater()


def throw_all_away(layout: QBoxLayout) -> None:
    """Take everything that a layout places away for good: the widgets, and the air between them."""
    around = layout.parentWidget()
    assert around is not None
    for part in around.children():
        if isinstance(part, QWidget) and layout.indexOf(part) >= 0:
            layout.removeWidget(part)
            throw_away(part)
    while layout.takeAt(0) is not None:
        pass
