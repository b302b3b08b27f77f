"""The timetable as a list, with the same keys as the hours; the arrows alone go from line to line."""

from datetime import timedelta

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui import theme
from desktop_app.ui.timetable_blocks import STEP
from desktop_app.ui.timetable_model import ROOM, SPEAKERS, TIME, TITLE, TimetableModel

Keys = Qt.Key


class TimetableList(QTableView):
    """Says what the user wants of an entry, like the hours do."""

    moved = Signal(str, object)
    stretched = Signal(str, int)
    reordered = Signal(str, int)
    edit_wanted = Signal(str)
    add_wanted = Signal(object)
    remove_wanted = Signal(str)

    def __init__(self, model: TimetableModel, selection: QItemSelectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setSelectionModel(selection)
        self.setProperty("role", "list")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows, headings = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))
        headings.setHighlightSections(False)
        headings.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((TIME, 124), (ROOM, 130), (SPEAKERS, 200)):
            self.setColumnWidth(column, theme.scaled(width))
        self.doubleClicked.connect(lambda index: self.edit_wanted.emit(model.blocks[index.row()].id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Keys.Key_Insert:
            self.add_wanted.emit(None)
            return True
        row = self.currentIndex().row()
        if not 0 <= row < len(self._model.blocks):
            return False
        block = self._model.blocks[row]
        way = 1 if key == Keys.Key_Down else -1
        if key in (Keys.Key_Return, Keys.Key_Enter, Keys.Key_F2):
            self.edit_wanted.emit(block.id)
        elif key == Keys.Key_Delete and not modifiers:
            self.remove_wanted.emit(block.id)
        elif key not in (Keys.Key_Up, Keys.Key_Down) or not modifiers:
            return False
        elif modifiers == Qt.KeyboardModifier.AltModifier:
            self.reordered.emit(block.id, way)
        elif modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.stretched.emit(block.id, max(block.minutes + way * STEP, STEP))
        elif modifiers == Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(block.id, block.starts_at + timedelta(minutes=way * STEP))
        return True
