"""A widget with wrapping words that is never squeezed: as high as its words need at the width it has."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WholeHeight(QObject):
    """Watches one widget: a layout that lacks room takes it elsewhere."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure again when the width or the words changed."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            layout = self._watched.layout()
            if layout is not None and layout.hasHeightForWidth():
                self._watched.setMinimumHeight(layout.totalHeightForWidth(self._watched.width()))
        return False
