"""Lines of two rows, each of which opens something; some can be ticked off where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.two_lines import LEFT, Index

RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LINE_HEIGHT, LOW = 46, 34
"""The height of a line at 100 %, and where none has a second row."""
BOX = 18


@dataclass(frozen=True)
class Line:
    """What a line says, in the language in force, and which record it opens."""

    text: str
    detail: str = ""
    mark: str = ""
    """A word or two at the right end of the lower row: `3 days late`."""
    is_pressing: bool = False
    """The mark is a warning."""
    kind: str = ""
    record_id: str = ""
    can_be_done: bool = False
    """Has a box to tick when it is done."""


class LineModel(QAbstractListModel):
    """The lines, and which were ticked since they were read."""

    ticked = Signal(object)
    """The Line that was ticked off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._done: set[int] = set()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines, self._done = list(lines), set()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self.lines[index.row()].can_be_done else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            separator = "\n" if role == Qt.ItemDataRole.ToolTipRole else ", "
            return separator.join(filter(None, (line.text, line.detail, line.mark)))
        if role == Qt.ItemDataRole.CheckStateRole and line.can_be_done:
            return Qt.CheckState.Checked if index.row() in self._done else Qt.CheckState.Unchecked
        return line if role == Qt.ItemDataRole.UserRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = index.row()
        if role != Qt.ItemDataRole.CheckStateRole or not self.lines[row].can_be_done or row in self._done:
            return False
        self._done.add(row)
        self.dataChanged.emit(index, index)
        self.ticked.emit(self.lines[row])
        return True


class LinePainter(QStyledItemDelegate):
    """Draws the text over its detail and mark, the box at the left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, LineList)
        return QSize(60, view.row_height())

    def box(self, rect: QRect) -> QRect:
        """Where the box to tick stands in a line."""
        side = theme.scaled(BOX)
        return QRect(rect.left() + theme.MEDIUM, rect.center().y() - side // 2, side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        colours = theme.colours()
        has_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if pointed or has_keyboard:
            painter.setBrush(QColor(colours.hover))
            painter.setPen(QPen(QColor(colours.accent), 2) if has_keyboard else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 6, 6)
        done = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        area = option.rect.adjusted(theme.MEDIUM, 0, -theme.MEDIUM, 0)
        if line.can_be_done:
            self._draw_box(painter, self.box(option.rect), done)
            area.setLeft(self.box(option.rect).right() + theme.MEDIUM)
        self._draw_words(painter, area, line, done)
        painter.restore()

    def _draw_box(self, painter: QPainter, box: QRect, done: bool) -> None:
        colours = theme.colours()
        painter.setPen(QPen(QColor(colours.accent if done else colours.control_border), 1.2))
        painter.setBrush(QColor(colours.accent if done else colours.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if done:
            icon("check", "on_accent").paint(painter, box.adjusted(2, 2, -2, -2))

    def _draw_words(self, painter: QPainter, area: QRect, line: Line, done: bool) -> None:
        colours = theme.colours()
        strong, small = theme.font("text", strong=True), theme.font("small")
        strong.setStrikeOut(done)
        high, low = QFontMetrics(strong).height(), QFontMetrics(small).height()
        top = area.center().y() - (high + (low if line.detail or line.mark else 0)) // 2
        upper = QRect(area.left(), top, area.width(), high)
        lower = QRect(area.left(), top + high, area.width(), low)
        _write(painter, upper, line.text, strong, colours.muted if done else colours.text)
        if line.mark:
            painter.setFont(small)
            painter.setPen(QColor(colours.error if line.is_pressing else colours.muted))
            painter.drawText(lower, RIGHT, line.mark)
            lower.setRight(lower.right() - QFontMetrics(small).horizontalAdvance(line.mark) - theme.MEDIUM)
        _write(painter, lower, line.detail, small, colours.muted)


def _write(painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> None:
    """One line of text, cut with an ellipsis where there is no room."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, LEFT, shown)


class LineList(QListView):
    """A list of lines: a click or Enter opens one, the box or the space bar ticks it off."""

    opened = Signal(object)
    """The Line that is to be opened."""

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of_lines = LineModel(self)
        self._painter = LinePainter(self)
        self.setModel(self.model_of_lines)
        self.setItemDelegate(self._painter)
        self.setAccessibleIdentifier(identifier)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def lines(self) -> list[Line]:
        """The lines that are shown."""
        return self.model_of_lines.lines

    def row_height(self) -> int:
        """How high a line is in the size of text in force."""
        return theme.scaled(LINE_HEIGHT if any(line.detail or line.mark for line in self.lines) else LOW)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the keyboard stays at its place in the list."""
        row = self.currentIndex().row()
        self.model_of_lines.show(lines)
        if row >= 0 and lines:
            self.setCurrentIndex(self.model_of_lines.index(min(row, len(lines) - 1), 0))

    def tick(self, row: int) -> bool:
        """Tick a line off."""
        index = self.model_of_lines.index(row, 0)
        return self.model_of_lines.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    def open_current(self) -> None:
        """Open the line that has the keyboard."""
        if self.currentIndex().isValid():
            self.opened.emit(self.lines[self.currentIndex().row()])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines:
            self.setCurrentIndex(self.model_of_lines.index(0, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index != self.currentIndex() or event.button() != Qt.MouseButton.LeftButton:
            return
        reach = theme.SMALL
        box = self._painter.box(self.visualRect(index)).adjusted(-reach, -reach, reach, reach)
        if self.lines[index.row()].can_be_done and box.contains(event.position().toPoint()):
            self.tick(index.row())
        else:
            self.open_current()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_line = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_line else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
