"""Garbage is collected on the UI thread only: a widget freed by a worker's collection would crash the program."""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000


class Tidy(QObject):
    """Does between two events what Python would do in whichever thread happens to run."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._limits = gc.get_threshold()
        timer = QTimer(self, interval=PAUSE)
        timer.timeout.connect(self.collect)
        timer.start()

    def collect(self) -> None:
        """Collect the generations that are due."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return
