"""The hands of a person before the window: finding by name, typing, pressing, reading what is shown."""

import time
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QTableView, QWidget

_expected: list[str] = []
_in_hand: "WeakSet[QWidget]" = WeakSet()
PATIENCE = 15.0
"""Seconds until a dialog counts as one that nobody answers: a busy machine needs some for pages alone."""


class Guard(QObject):
    """Looks every now and then whether a dialog stands that no test expects."""

    def __init__(self) -> None:
        super().__init__()
        _expected.clear()
        _in_hand.clear()
        self.unexpected: list[str] = []
        self._since: tuple[QWidget, float] | None = None
        self._timer = QTimer(self, interval=50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        if _expected:
            self.unexpected.append(f"never asked: {_expected}")

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            self._since = None
            return
        for identifier in list(_expected):
            found = [one for one in dialog.findChildren(QWidget) if one.accessibleIdentifier() == identifier]
            if found and isinstance(found[0], QAbstractButton) and found[0].isEnabled():
                _expected.remove(identifier)
                self._since = None
                found[0].click()
                return
        if dialog in _in_hand:
            self._since = None
        elif self._since is None or self._since[0] is not dialog:
            self._since = (dialog, time.monotonic())
        elif time.monotonic() - self._since[1] > PATIENCE:
            said = dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle()
            self.unexpected.append(f"{dialog.accessibleIdentifier()}: {said}")
            self._since = None
            dialog.reject() if isinstance(dialog, QDialog) else dialog.close()


def take_in_hand(dialog: QWidget) -> None:
    """The test itself goes on with this dialog, for as long as it likes."""
    _in_hand.add(dialog)


def answer_next(identifier: str) -> None:
    """Press this button as soon as a dialog shows it."""
    _expected.append(identifier)


def find(root: QWidget, identifier: str) -> QWidget:
    """The visible widget with an identifier; fails when there is none."""
    found = [one for one in root.findChildren(QWidget) if one.accessibleIdentifier() == identifier]
    shown = [one for one in found if one.isVisible()]
    assert found, f"there is no {identifier}"
    return (shown or found)[0]


def shown_rows(table: QTableView, column: int = 0) -> list[str]:
    """What stands in a column of a list."""
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def press(root: QWidget, keys: str) -> None:
    """Press a key or a combination, as written in a menu (`Ctrl+K`), wherever the keyboard is."""
    active = QApplication.activeWindow()
    if active is None or not active.isVisible():  # no window manager gives the keyboard back after a dialog
        top = root.window()
        top.activateWindow()
        _wait_until(lambda: top.isActiveWindow() and top.isAncestorOf(QApplication.focusWidget()))
    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or root
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def write(words: str) -> None:
    """Type into whatever has the keyboard."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    for letter in words:
        # Not QTest.keyClicks: it knows only Latin-1 letters and aborts at ł.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def click(widget: QWidget) -> None:
    """Click a widget in its middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def texts(root: QWidget) -> str:
    """Everything the labels and buttons of a part say, one after the other."""
    parts = [one.text() for kind in (QLabel, QAbstractButton) for one in root.findChildren(kind) if one.isVisible()]
    return "\n".join(parts)


def settled(page: Any) -> Any:
    """The page, once it shows how things stand: some are read in the background."""
    _wait_until(lambda: getattr(page, "is_read", True), 5 * PATIENCE)
    assert getattr(page, "is_read", True)
    return page


def _wait_until(holds: Callable[[], bool], patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not holds() and time.monotonic() < end:
        QApplication.processEvents()
