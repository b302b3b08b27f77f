"""A list of several columns in which one line is chosen; columns of less weight give way where there is little room."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme


class PlainList(QTreeWidget):
    """`widths` of columns at 100 %, 0 for the one that takes the rest; `giving_way`: below which width each hides."""

    def __init__(
        self,
        identifier: str,
        headings: tuple[str, ...],
        widths: tuple[int, ...],
        parent: QWidget,
        giving_way: Mapping[int, int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._headings, self._widths, self._giving_way = headings, widths, dict(giving_way or {})
        self.setColumnCount(len(headings))
        self.setAccessibleIdentifier(identifier)
        self.setRootIsDecorated(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(theme.scaled(40))
        for column, width in enumerate(widths):
            if not width:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def speak(self, name: str) -> None:
        """Say headings and name in the language in force, and take the widths of the size of text."""
        self.setHeaderLabels([_(title) for title in self._headings])
        self.setAccessibleName(name)
        for column, width in enumerate(self._widths):
            if width:
                self.setColumnWidth(column, theme.scaled(width))

    def point_at(self, wanted: object) -> None:
        """Stand on the line that carries an id, on the first one where none does."""
        lines = [item for place in range(self.topLevelItemCount()) if (item := self.topLevelItem(place)) is not None]
        if lines:
            carrying = (item for item in lines if item.data(0, Qt.ItemDataRole.UserRole) == wanted)
            self.setCurrentItem(next(carrying, lines[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, least in self._giving_way.items():
            self.setColumnHidden(column, event.size().width() < theme.scaled(least))


def items_of(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """The lines of a list, in their order."""
    found = (tree.topLevelItem(place) for place in range(tree.topLevelItemCount()))
    return [item for item in found if item is not None]
