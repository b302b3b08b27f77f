"""A file dragged onto a window or a dialog from elsewhere: it is taken as one to import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


class _Drops(QObject):
    """Watches a window for files that are dropped on it."""

    def __init__(self, window: QWidget, take: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._take = take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if QApplication.activeModalWidget() not in (None, watched):
            return False
        if isinstance(event, QDragEnterEvent | QDragMoveEvent) and file_of(event.mimeData()) is not None:
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent):
            path = file_of(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                # Who dragged it waits until the drop is over: a dialog may stand only after that.
                QTimer.singleShot(0, self, lambda: self._take(path))
                return True
        return False


def take_drops(window: QWidget, take: Callable[[Path], None]) -> None:
    """Call `take` with each single file that is dropped on a window."""
    window.setAcceptDrops(True)
    window.installEventFilter(_Drops(window, take))


def file_of(data: QMimeData) -> Path | None:
    """The one file of this machine that is dragged; None for anything else."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
