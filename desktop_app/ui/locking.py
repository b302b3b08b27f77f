"""An encrypted base that nobody works in is locked: its windows are covered until the passphrase is typed.

Windows are covered, not closed: a dialog half filled stays as it was (docs/decisions/encryption-keys.md).
"""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

LOOK = 15_000
"""Milliseconds between two looks at the clock."""
SLEPT = 90
"""Seconds between two looks that only a machine which slept lets pass."""
SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)


class Locking(QObject):
    """Locks the window after some minutes without a key or a click, when the machine slept, and when asked."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.is_locked = False
        self._veils: list[Veil] = []
        self._asking: QWidget | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        self._clock = QTimer(self, interval=LOOK)
        self._clock.timeout.connect(self._look_at_clock)
        self._seen = time.time()
        if window.desk.database.key is not None:
            self._clock.start()
            window.preferences_changed.connect(lambda _preferences: self._wait())
            application = QApplication.instance()
            assert application is not None
            application.installEventFilter(self)
            self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key and click puts the lock off."""
        if event.type() in SIGNS_OF_LIFE and not self.is_locked:
            self._wait()
        return False

    def _wait(self) -> None:
        minutes = self._window.preferences.lock_after
        if minutes:
            self._idle.start(minutes * 60_000)
        else:
            self._idle.stop()

    def _look_at_clock(self) -> None:
        now, before = time.time(), self._seen
        self._seen = now
        if now - before > SLEPT and self._window.preferences.lock_after:
            self.lock()

    def lock(self) -> None:
        """Cover every window and ask for the passphrase; nothing where the base has none."""
        if self.is_locked or self._window.desk.database.key is None:
            return
        from desktop_app.ui.dialogs.passphrase import PassphraseDialog

        self.is_locked = True
        self._idle.stop()
        self._veils = [Veil(one) for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
        asking = PassphraseDialog(self._window.desk.database.path, must_open=True)
        asking.setWindowModality(Qt.WindowModality.ApplicationModal)
        asking.accepted.connect(self._unlock)
        asking.show()
        asking.raise_()
        asking.activateWindow()
        self._asking = asking  # it has no parent that would keep it

    def _unlock(self) -> None:
        self.is_locked = False
        for veil in self._veils:
            veil.lift()
        self._veils, self._asking = [], None
        self._wait()


class Veil(QWidget):
    """Covers one window, whatever its size, and says why."""

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self._covered = covered
        self.setObjectName("veil")
        self.setAccessibleIdentifier("window.veil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAutoFillBackground(True)
        picture, words = QLabel(self), QLabel(self)
        side = theme.scaled(32)
        picture.setPixmap(icon("lock", "muted").pixmap(side, side))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setProperty("role", "muted")
        bind_text(words.setText, "Parvis is locked.")
        bind_text(self.setAccessibleName, "Parvis is locked.")
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.MEDIUM)
        layout.addStretch(1)
        layout.addWidget(picture)
        layout.addWidget(words)
        layout.addStretch(1)
        covered.installEventFilter(self)
        self.setGeometry(covered.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window."""
        if watched is self._covered and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return False

    def lift(self) -> None:
        """Uncover the window."""
        self._covered.removeEventFilter(self)
        self.hide()
        self.deleteLater()
