"""The timetable as one sees it: blocks on a scale of hours, moved and stretched by mouse and keyboard.

It is an item view on the timetable's model, so that screen readers find a table in it, cell by cell.
"""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from desktop_app.ui import theme
from desktop_app.ui.timetable_blocks import STEP, Block
from desktop_app.ui.timetable_model import TITLE, TimetableModel
from desktop_app.ui.timetable_paint import draw_block, draw_heads, draw_hours
from desktop_app.ui.timetable_scale import Scale, places, scale_for

EDGE = 7
"""Pixels at the lower edge of a block by which it is stretched."""
Keys = Qt.Key


class TimetableGrid(QAbstractItemView):
    """Shows the blocks of the days chosen; says what the user wants of them and changes nothing itself."""

    moved = Signal(str, object)
    """A block is to begin at another time: its id and the datetime."""
    stretched = Signal(str, int)
    """A block is to last so many minutes."""
    reordered = Signal(str, int)
    """A block is to stand so many places further among its like."""
    edit_wanted = Signal(str)
    add_wanted = Signal(object)
    """A new entry is wanted, at a datetime or (None) after the one chosen."""
    remove_wanted = Signal(str)

    def __init__(self, model: TimetableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[date] = []
        self._hours = (9 * 60, 18 * 60)
        self._scale: Scale | None = None
        self._rects: dict[str, QRect] = {}
        self._grip: tuple[str, QPoint, str] | None = None
        self._preview: tuple[str, QRect, Block] | None = None
        self._model = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        model.dataChanged.connect(lambda *_what: self._lay_out())
        model.modelReset.connect(self._lay_out)

    # What is shown ------------------------------------------------------------------------------------------------

    def show_days(self, days: list[date], hours: tuple[int, int]) -> None:
        """Show some days, at least between two minutes of the day."""
        self._days, self._hours = days, hours
        self._lay_out()

    def show_from_first(self) -> None:
        """Scroll to the first block of all."""
        if self._rects and self._scale is not None:
            top = min(rect.top() for rect in self._rects.values())
            self.verticalScrollBar().setValue(top - self._scale.head - theme.SMALL)

    def _lay_out(self) -> None:
        if not self._days:
            return
        room = self.viewport().size()
        blocks = self._model.blocks
        self._scale = scale_for(blocks, self._days, self._hours, (room.width(), room.height()))
        self._rects = places(blocks, self._scale)
        self._set_up_bars()
        self.viewport().update()

    def _set_up_bars(self) -> None:
        if self._scale is None:
            return
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._scale.height, room.height()),
            (self.horizontalScrollBar(), self._scale.width, room.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(theme.scaled(24))

    def block(self, index: QModelIndex) -> Block | None:
        """The block of an index."""
        row = index.row()
        return self._model.blocks[row] if index.isValid() and row < len(self._model.blocks) else None

    def current_block(self) -> Block | None:
        """The block one stands on."""
        return self.block(self.currentIndex())

    def _shown(self) -> list[int]:
        return [row for row, block in enumerate(self._model.blocks) if block.id in self._rects]

    # What an item view answers ------------------------------------------------------------------------------------

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def visualRect(self, index: QModelIndex) -> QRect:
        block = self.block(index)
        if block is None or block.id not in self._rects:
            return QRect()
        return self._rects[block.id].translated(-self._offset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        if self._scale is None or point.y() < self._scale.head:
            return QModelIndex()
        wanted = point + self._offset()
        found = -1
        for row, block in enumerate(self._model.blocks):  # talks come after their session and lie on top of it
            if block.id in self._rects and self._rects[block.id].contains(wanted):
                found = row
        return self._model.index(found, TITLE) if found >= 0 else QModelIndex()

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect = self.visualRect(index)
        if rect.isNull() or self._scale is None:
            return
        room = self.viewport().rect().adjusted(self._scale.ruler, self._scale.head, 0, 0)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() < room.top() or rect.height() > room.height():
            down.setValue(down.value() + rect.top() - room.top())
        elif rect.bottom() > room.bottom():
            down.setValue(down.value() + rect.bottom() - room.bottom())
        if rect.left() < room.left():
            across.setValue(across.value() + rect.left() - room.left())
        elif rect.right() > room.right():
            across.setValue(across.value() + rect.right() - room.right())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        rows = self._shown()
        if not rows:
            return QModelIndex()
        place = rows.index(self.currentIndex().row()) if self.currentIndex().row() in rows else -1
        backwards = action in (actions.MoveLeft, actions.MoveUp, actions.MovePrevious, actions.MovePageUp)
        if action == actions.MoveHome or place < 0:
            place = 0
        elif action == actions.MoveEnd:
            place = len(rows) - 1
        else:
            place = min(max(place + (-1 if backwards else 1), 0), len(rows) - 1)
        return self._model.index(rows[place], TITLE)

    def isIndexHidden(self, index: QModelIndex) -> bool:
        block = self.block(index)
        return block is None or block.id not in self._rects

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.topLeft())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def updateGeometries(self) -> None:
        self._set_up_bars()
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_rects"):
            self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # Painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        room = self.viewport().rect()
        painter.fillRect(room, QColor(theme.colours().surface))
        if self._scale is None:
            return
        offset = self._offset()
        draw_hours(painter, self._scale, room, offset.y())
        parents = {block.parent_id for block in self._model.blocks}
        chosen = self.current_block()
        for block in self._model.blocks:
            rect = self._rects.get(block.id)
            if rect is None or (self._preview and self._preview[0] == block.id):
                continue
            draw_block(
                painter,
                rect.translated(-offset),
                block,
                chosen=block is chosen,
                focused=self.hasFocus(),
                has_parts=block.id in parents,
            )
        if self._preview:
            _entry_id, rect, block = self._preview
            draw_block(painter, rect.translated(-offset), block, chosen=True, focused=False, has_parts=False)
        draw_heads(painter, self._scale, room, offset.x())
        painter.end()

    # Mouse --------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        point = event.position().toPoint()
        index = self.indexAt(point)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(self._model.blocks[index.row()].id if index.isValid() else "")
        if index.isValid():
            way = "stretch" if self.visualRect(index).bottom() - point.y() <= EDGE else "move"
            self._grip = (self._model.blocks[index.row()].id, point, way)

    def choose(self, entry_id: str) -> None:
        """Stand on a block, or on none."""
        row = self._model.row_of(entry_id)
        index = self._model.index(row, TITLE) if row >= 0 else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._grip is None:
            index = self.indexAt(point)
            at_edge = index.isValid() and self.visualRect(index).bottom() - point.y() <= EDGE
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if at_edge else Qt.CursorShape.ArrowCursor)
            return
        entry_id, start, way = self._grip
        if self._preview is None and (point - start).manhattanLength() < 5:
            return
        self._show_preview(entry_id, point - start, way)

    def _show_preview(self, entry_id: str, by: QPoint, way: str) -> None:
        assert self._scale is not None
        block = self._model.blocks[self._model.row_of(entry_id)]
        rect = QRect(self._rects[entry_id])
        if way == "stretch":
            minutes = max(block.minutes + self._scale.minutes(by.y()), STEP)
            rect.setHeight(self._scale.length(minutes) - 2)
            changed = _changed(block, minutes=minutes)
        else:
            across = round(by.x() / max(self._scale.column, 1))
            start = self._new_start(block, self._scale.minutes(by.y()), across)
            place = self._scale.days.index(start.date())
            here = self._scale.days.index(block.day)
            minute = start.hour * 60 + start.minute
            rect.translate((place - here) * self._scale.column, self._scale.length(minute - block.first_minute))
            changed = _changed(block, starts_at=start)
        self._preview = (entry_id, rect, changed)
        self.viewport().update()

    def _new_start(self, block: Block, minutes: int, days: int) -> datetime:
        assert self._scale is not None
        place = min(max(self._scale.days.index(block.day) + days, 0), len(self._scale.days) - 1)
        minute = min(max(block.first_minute + minutes, 0), 24 * 60 - STEP)
        return datetime.combine(self._scale.days[place], datetime.min.time()) + timedelta(minutes=minute)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        preview, grip = self._preview, self._grip
        self._preview = self._grip = None
        self.viewport().update()
        if preview is None or grip is None:
            return
        entry_id, _rect, block = preview
        if grip[2] == "stretch":
            self.stretched.emit(entry_id, block.minutes)
        else:
            self.moved.emit(entry_id, block.starts_at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        point = event.position().toPoint()
        block = self.block(self.indexAt(point))
        if block is not None:
            self.edit_wanted.emit(block.id)
        elif self._scale is not None and point.y() > self._scale.head:
            self.add_wanted.emit(self._scale.moment(point + self._offset()))

    # Keyboard -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Keys.Key_Escape and self._grip is not None:
            self._grip = self._preview = None
            self.viewport().update()
            return
        if not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key says; False when it says nothing here."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Keys.Key_Insert:
            self.add_wanted.emit(None)
            return True
        block = self.current_block()
        if block is None:
            return False
        if key in (Keys.Key_Return, Keys.Key_Enter, Keys.Key_F2):
            self.edit_wanted.emit(block.id)
        elif key == Keys.Key_Delete and not modifiers:
            self.remove_wanted.emit(block.id)
        elif key in (Keys.Key_Up, Keys.Key_Down):
            self._arrow(block, 1 if key == Keys.Key_Down else -1, modifiers)
        else:
            return False
        return True

    def _arrow(self, block: Block, way: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers == Qt.KeyboardModifier.AltModifier:
            self.reordered.emit(block.id, way)
        elif modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.stretched.emit(block.id, max(block.minutes + way * STEP, STEP))
        elif not modifiers:
            self.moved.emit(block.id, block.starts_at + timedelta(minutes=way * STEP))


def _changed(block: Block, **values: object) -> Block:
    from dataclasses import replace

    return replace(block, **values)  # type: ignore[arg-type]
