"""The sheet of the minutes: everything is drawn, only the entry being typed is an editor, kept in its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.ui import theme
from desktop_app.ui.minutes_line import MinuteLine
from desktop_app.ui.minutes_model import Entry, MinutesModel
from desktop_app.ui.minutes_painter import MinutesPainter

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


class MinutesView(QListView):
    """Click or type to write; Enter goes on below, the arrows go from entry to entry."""

    started = Signal(object)
    """An editor was opened on an entry: the MinuteLine."""
    left = Signal(object)
    """The entry is no longer being typed."""
    remove_wanted = Signal(object)

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.minutes = MinutesModel(self)
        self.painter = MinutesPainter(self)
        self.line: MinuteLine | None = None
        self.setModel(self.minutes)
        self.setItemDelegate(self.painter)
        self.setAccessibleIdentifier("meetings.minutes.list")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self._width = 0

    # The editor and its place -------------------------------------------------------------------------------------

    def write(self, entry: Entry, *, at_end: bool = True) -> None:
        """Open the editor on an entry."""
        if not self.minutes.is_open:
            return
        if self.line is not None and self.line.entry is entry:
            self.line.focus(at_end=at_end)
            return
        self.close_line()
        line = MinuteLine(entry, self._desk, self.viewport(), beside=self.painter.beside)
        self.line = line
        self.painter.edited = entry
        line.resized.connect(self._fit_line)
        for field in filter(None, (line.text, line.translation)):
            field.ended.connect(self.go_on)
            field.escaped.connect(self.escape)
            field.left_upwards.connect(lambda: self._step(-1))
            field.left_downwards.connect(lambda: self._step(1))
            field.emptied.connect(self._drop_empty)
        index = self.minutes.index(self.minutes.row_of(entry))
        self.setCurrentIndex(index)
        self._fit_line()
        self.doItemsLayout()
        self._place_line()
        line.show()
        self._show_line()
        line.focus(at_end=at_end)
        self.started.emit(line)

    def close_line(self) -> None:
        """Put the editor away; what was typed is kept first by those who follow `left`."""
        line = self.line
        if line is None:
            return
        self.line = None
        self.painter.edited = None
        entry = line.entry
        line.hide()
        line.deleteLater()
        self.left.emit(entry)
        self.scheduleDelayedItemsLayout()

    def escape(self) -> None:
        """From typing back to the sheet."""
        self.close_line()
        self.setFocus()

    def _fit_line(self) -> None:
        line = self.line
        if line is None:
            return
        height = line.height_wanted()
        if height != self.painter.edited_height:
            self.painter.edited_height = height
            self.scheduleDelayedItemsLayout()
        else:
            self._place_line()

    def _place_line(self) -> None:
        if self.line is None:
            return
        place = self.minutes.row_of(self.line.entry)
        if place < 0:
            return
        area = self.visualRect(self.minutes.index(place))
        width = self.viewport().width()
        wanted = QRect(QPoint(0, area.top()), QPoint(width - 1, area.top() + self.painter.edited_height - 1))
        if self.line.geometry() != wanted:
            self.line.setGeometry(wanted)

    def _show_line(self) -> None:
        """Scroll so far that the cursor is seen."""
        if self.line is None:
            return
        cursor = self.line.text.cursorRect()
        top = self.line.text.mapTo(self.viewport(), cursor.topLeft()).y()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if self.line.height() < height:  # there is room for all of it
            area = self.line.geometry()
            bar.setValue(bar.value() + max(area.bottom() - height + theme.SMALL, 0) + min(area.top(), 0))
            return
        margin = QFontMetrics(theme.font("text")).height() * 2
        if top < margin:
            bar.setValue(bar.value() + top - margin)
        elif top + cursor.height() > height - margin:
            bar.setValue(bar.value() + top + cursor.height() - height + margin)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_line()
        self._show_line_if_typing()

    def _show_line_if_typing(self) -> None:
        if self.line is not None and self.line.text.hasFocus():
            self._show_line()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != self._width:
            self._width = event.size().width()
            self.painter.forget()
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "painter"):
            self.painter.forget()
            self.scheduleDelayedItemsLayout()

    # Going about -------------------------------------------------------------------------------------------------

    def go_on(self, kind: str = "note") -> None:
        """Begin the next entry below the one one stands on."""
        place = self.minutes.row_of(self.line.entry) if self.line is not None else self.currentIndex().row()
        if self.line is not None and self.line.entry.is_blank:
            return
        if 0 <= place < len(self.minutes.rows) and self.minutes.is_open:
            self.close_line()
            entry = self.minutes.start_after(place, kind)
            if entry is not None:
                self.write(entry)

    def go_to_item(self, item_id: str, *, writes: bool = True) -> None:
        """Go to an agenda item; where nothing stands under it yet, begin to write."""
        place = self.minutes.heading_of(item_id)
        if place < 0:
            return
        self.scrollTo(self.minutes.index(place), QAbstractItemView.ScrollHint.PositionAtTop)
        last = place
        while last + 1 < len(self.minutes.rows) and self.minutes.rows[last + 1].item.id == item_id:
            last += 1
        self.setCurrentIndex(self.minutes.index(last))
        if writes and self.minutes.rows[last].invites:
            self._open(last)

    def step_item(self, way: int) -> None:
        """Go to the next or the previous agenda item."""
        place = self.minutes.row_of(self.line.entry) if self.line is not None else self.currentIndex().row()
        items = [row.item.id for row in self.minutes.rows if row.is_heading and not row.item.is_heading]
        if not items:
            return
        here = self.minutes.rows[place].item.id if 0 <= place < len(self.minutes.rows) else ""
        now = items.index(here) if here in items else -1
        self.close_line()
        self.go_to_item(items[max(0, min(now + way, len(items) - 1))])

    def _step(self, way: int) -> None:
        """From one entry to the next above or below."""
        assert self.line is not None
        place = self.minutes.row_of(self.line.entry) + way
        while 0 <= place < len(self.minutes.rows):
            row = self.minutes.rows[place]
            if row.entry is not None:
                self.write(row.entry, at_end=way < 0)
                return
            place += way

    def _drop_empty(self) -> None:
        """Backspace in an empty entry takes it away and goes on above."""
        if self.line is None or not self.line.entry.is_blank:
            return
        entry = self.line.entry
        above = self.minutes.row_of(entry) - 1
        self.close_line()
        self.remove_wanted.emit(entry)
        row = self.minutes.rows[above] if 0 <= above < len(self.minutes.rows) else None
        if row is not None and row.entry is not None:
            self.write(row.entry)
        else:
            self.setFocus()

    def _open(self, place: int, text: str = "") -> None:
        """Write in a row, or begin an entry where the row invites to."""
        row = self.minutes.rows[place]
        entry = row.entry or self.minutes.start_after(place)
        if entry is None:
            return
        self.write(entry)
        if text and self.line is not None:
            self.line.text.insertPlainText(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            row = self.minutes.rows[index.row()]
            if not row.is_heading and self.minutes.is_open:
                self._open(index.row())
            elif self.line is not None:
                self.close_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        typed = event.text()
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and place >= 0:
            self._open(place)
        elif event.key() == Qt.Key.Key_Delete and place >= 0 and self.minutes.rows[place].entry is not None:
            self.remove_wanted.emit(self.minutes.rows[place].entry)
        elif typed and typed.isprintable() and not control and place >= 0 and self.minutes.is_open:
            self._begin_with(place, typed)
        else:
            super().keyPressEvent(event)

    def _begin_with(self, place: int, typed: str) -> None:
        """Typing on the sheet begins a new entry, or goes on where one is invited to."""
        if self.minutes.rows[place].entry is not None:
            entry = self.minutes.start_after(place)
            if entry is not None:
                self.write(entry)
                assert self.line is not None
                self.line.text.insertPlainText(typed)
        else:
            self._open(place, typed)
