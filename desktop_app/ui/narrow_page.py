"""A page whose list is narrow, each record in two lines, because what is open needs the room."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.page_of import PageOf
from desktop_app.ui.record_page import RecordPage

ROW = 54
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TwoLines(QStyledItemDelegate):
    """A record in two lines: what it is called, then what some of its columns tell."""

    def __init__(self, below: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._below = below

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, theme.scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        columns = [column.name for column in model.columns]  # type: ignore[attr-defined]
        told = [str(model.index(index.row(), columns.index(name)).data() or "") for name in self._below]
        colours = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or pointed:
            painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.hover))
        painter.setPen(QColor(colours.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = option.rect.adjusted(theme.MEDIUM, 0, -theme.SMALL, 0)
        top = area.top() + theme.scaled(7)
        for text, font, ink in (
            (str(index.data() or ""), theme.font("text", strong=True), colours.text),
            (" · ".join(filter(None, told)), theme.font("small"), colours.muted),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colours.on_selection if chosen else ink))
            height = painter.fontMetrics().height()
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.left(), top, area.width(), height), LEFT, shown)
            top += height + 1
        painter.restore()


class NarrowPage(RecordPage):
    """The list shows one column; `below` are the columns told in the second line of a record."""

    def __init__(self, desk: Desk, page: PageOf, below: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(desk, page, parent)
        self.splitter.setSizes([300, 900])
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.table.setItemDelegateForColumn(0, TwoLines(below, self.table))
        self.table.horizontalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, one in enumerate(self.table.records.columns):
            self.table.setColumnHidden(place, one.name != "name")
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.viewport().installEventFilter(self)
        self.follow_theme()

    def follow_theme(self) -> None:
        """Make the rows as tall as their two lines."""
        super().follow_theme()
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self._fill_width()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.table.viewport():
            self._fill_width()
        return super().eventFilter(watched, event)

    def _fill_width(self) -> None:
        """The one column is as wide as the list: a header that is hidden does not stretch it."""
        self.table.setColumnWidth(0, self.table.viewport().width())
