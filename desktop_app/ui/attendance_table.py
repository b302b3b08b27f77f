"""The table of an attendance list: large rows for fingers, one key for each thing that happens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


class AttendanceTable(QTableView):
    """A touch or the space bar ticks; the figures 1 to 5 say what happened."""

    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
            return
        super().keyPressEvent(event)
