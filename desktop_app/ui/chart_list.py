"""The bars of a chart as a list one walks with the keyboard: each a number, and who is behind it one click away."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.i18n import _, format_number
from desktop_app.services.charts import BREAKDOWNS, Bar, Chart, label_of
from desktop_app.ui import theme
from desktop_app.ui.two_lines import LEFT, Index

BAR_ROW, BAR = 29, 13
COLUMNS_HIGH, WIDEST_COLUMN, NARROWEST_COLUMN = 190, 72, 22
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
LABELS_AT_MOST = 0.42
"""The share of a row that its label may take."""


class _Bars(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chart = Chart("", ())

    def show(self, chart: Chart) -> None:
        self.beginResetModel()
        self.chart = chart
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.chart.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        bar = self.chart.bars[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{label_of(bar.group, self.chart.by)}: {format_number(bar.group.number)}"
        return bar if role == Qt.ItemDataRole.UserRole else None


class ChartList(QListView):
    """One chart: lying bars below each other, or upright columns side by side."""

    asked = Signal(object)
    """Somebody wants to see who or what a number counts: its Bar."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = _Bars(self)
        self.setModel(self.bars)
        self.setItemDelegate(_ColumnPainter(self) if chart.is_upright else _BarPainter(self))
        self.setAccessibleIdentifier(f"reports.{chart.by}")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        if chart.is_upright:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        else:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bars.show(chart)
        self.speak()
        self.follow_theme()

    @property
    def chart(self) -> Chart:
        """What is drawn."""
        return self.bars.chart

    def follow_theme(self) -> None:
        """Take the height that the size of text in force needs."""
        if self.chart.is_upright:
            scroll = self.horizontalScrollBar().sizeHint().height() if self._has_to_scroll() else 0
            self.setFixedHeight(theme.scaled(COLUMNS_HIGH) + scroll + 2)
        else:
            self.setFixedHeight(len(self.chart.bars) * theme.scaled(BAR_ROW) + 2)
        self.scheduleDelayedItemsLayout()

    def _has_to_scroll(self) -> bool:
        return len(self.chart.bars) * self.column_width() > self.viewport().width()

    def speak(self) -> None:
        """Say the chart's name in the language in force."""
        self.setAccessibleName(_(BREAKDOWNS[self.chart.by]))

    def ask(self, row: int) -> None:
        """Ask for the list behind a number."""
        self.setCurrentIndex(self.bars.index(row, 0))
        self.asked.emit(self.chart.bars[row])

    def column_width(self) -> int:
        """How wide a column is with its air, so that all fit; where they cannot, they scroll."""
        each = self.viewport().width() // max(len(self.chart.bars), 1)
        return min(theme.scaled(WIDEST_COLUMN), max(theme.scaled(NARROWEST_COLUMN), each))

    def every(self) -> int:
        """Below which columns a year is written, so that none runs into the next: all, every second, every third."""
        widest = QFontMetrics(theme.font("small")).horizontalAdvance("0000") + theme.HAIR
        return -(-widest // self.column_width())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == self.currentIndex() and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(self.chart.bars[index.row()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_bar = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_bar else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if wanted and self.currentIndex().isValid():
            self.asked.emit(self.chart.bars[self.currentIndex().row()])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.follow_theme()

    def label_width(self) -> int:
        """How wide the labels of all bars are, within reason."""
        measure = QFontMetrics(theme.font("text"))
        widest = max(
            (measure.horizontalAdvance(label_of(bar.group, self.chart.by)) for bar in self.chart.bars), default=0
        )
        return min(widest, int(self.viewport().width() * LABELS_AT_MOST))


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What shows where one points and where the keyboard is."""
    colours = theme.colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    has_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen or has_keyboard or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(colours.selection if chosen else colours.hover))
        painter.setPen(QPen(QColor(colours.accent), 2) if has_keyboard else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 6, 6)


def _ink(painter: QPainter, bar: Bar, area: QRect) -> None:
    """The bar itself: full, or hollow for what is not known."""
    accent = QColor(theme.colours().accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(accent)
    painter.setBrush(accent if bar.is_known else Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0, 0, -1, -1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


class _BarPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, theme.scaled(BAR_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, ChartList)
        bar: Bar = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        _ground(painter, option)
        area = option.rect.adjusted(theme.MEDIUM, 0, -theme.MEDIUM, 0)
        label = view.label_width()
        colours = theme.colours()
        painter.setFont(theme.font("text"))
        painter.setPen(QColor(colours.text))
        measure = painter.fontMetrics()
        shown = measure.elidedText(label_of(bar.group, view.chart.by), Qt.TextElideMode.ElideRight, label + 1)
        painter.drawText(QRect(area.left(), area.top(), label + 2, area.height()), LEFT, shown)
        start = area.left() + label + theme.MEDIUM
        number = format_number(bar.group.number)
        painter.setFont(theme.font("text", strong=True))
        room = area.right() - start - painter.fontMetrics().horizontalAdvance("0000") - theme.SMALL
        long, high = max(round(bar.share * room), 2), theme.scaled(BAR)
        _ink(painter, bar, QRect(start, area.center().y() - high // 2 + 1, long, high))
        painter.setPen(QColor(colours.text))
        where = QRect(start + long + theme.SMALL, area.top(), area.right() - start - long, area.height())
        painter.drawText(where, LEFT, number)
        painter.restore()


class _ColumnPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, ChartList)
        return QSize(view.column_width(), theme.scaled(COLUMNS_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, ChartList)
        bar: Bar = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        _ground(painter, option)
        area, colours = option.rect.adjusted(0, theme.HAIR, 0, -theme.HAIR), theme.colours()
        small, strong = theme.font("small"), theme.font("text", strong=True)
        painter.setFont(small)
        line = painter.fontMetrics().height() + theme.HAIR
        foot = area.bottom() - line
        painter.setPen(QColor(colours.muted))
        if index.row() % view.every() == 0:
            below = area.adjusted(-theme.LARGE, foot - area.top(), theme.LARGE, 0)
            painter.setClipping(False)
            painter.drawText(below, CENTRE, label_of(bar.group, view.chart.by))
        painter.setFont(strong)
        above = painter.fontMetrics().height()
        high = max(round(bar.share * (foot - area.top() - above)), 2)
        wide = round(area.width() * 0.62)
        _ink(painter, bar, QRect(area.center().x() - wide // 2, foot - high, wide, high))
        painter.setPen(QColor(colours.text))
        number = QRect(area.left(), foot - high - above, area.width(), above)
        painter.drawText(number, CENTRE, format_number(bar.group.number))
        painter.setPen(QColor(colours.border))
        painter.drawLine(area.left(), foot, area.right(), foot)
        painter.restore()
