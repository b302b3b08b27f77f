"""A line of tools with two ends: where both do not fit side by side, the second goes below the first."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui import theme


class ToolLine(QWidget):
    """Never wider than its wider end needs, so that large text and a narrow window stay possible."""

    def __init__(self, parent: QWidget, *, spacing: int = theme.SMALL) -> None:
        super().__init__(parent)
        self._ends = (QWidget(self), QWidget(self))
        self._is_narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SMALL)
        self._grid.setColumnStretch(0, 1)
        for column, end in enumerate(self._ends):
            line = QHBoxLayout(end)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(spacing)
            self._grid.addWidget(end, 0, column, self._alignment(column))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def add(self, *widgets: QWidget, far: bool = False) -> None:
        """Put widgets at the near end, or at the far one."""
        layout = self._ends[far].layout()
        for widget in widgets:
            layout.addWidget(widget)  # type: ignore[union-attr]

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # another language, another size of text, a button more
            self._arrange()
        return handled

    def _arrange(self) -> None:
        near, far = (end.sizeHint().width() for end in self._ends)
        self.setMinimumWidth(max(near, far))
        is_narrow = self.width() < near + far + theme.SMALL
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._grid.removeWidget(self._ends[1])
        if is_narrow:
            self._grid.addWidget(self._ends[1], 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._ends[1], 0, 1, self._alignment(1))
