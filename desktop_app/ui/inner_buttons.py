"""A line with small buttons inside its right end, seen while one points at it or types in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text


class LineWithButtons(QLineEdit):
    """Its buttons are for the mouse; whoever uses the keyboard has a key for each, named in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[tuple[QToolButton, Callable[[], bool]]] = []

    def add_button(self, name: str, msgid: str, run: Callable[[], None], wanted: Callable[[], bool]) -> QToolButton:
        """Put a button inside the line; `wanted` tells when it makes sense."""
        button = QToolButton(self)
        button.setIcon(icon(name, "muted"))
        button.setProperty("card", "inner")
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bind_text(button.setToolTip, msgid)
        bind_text(button.setAccessibleName, msgid)
        button.clicked.connect(run)
        button.hide()
        self._buttons.append((button, wanted))
        return button

    def place_buttons(self) -> None:
        """Show those that make sense now, from the right end on."""
        side = theme.scaled(22)
        used = 0
        seen = self.hasFocus() or self.underMouse()
        for button, wanted in self._buttons:
            shown = seen and wanted()
            button.setVisible(shown)
            if shown:
                button.setIconSize(QSize(theme.scaled(15), theme.scaled(15)))
                used += side + 2
                button.setGeometry(self.width() - used - 3, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, used, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_buttons()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.place_buttons()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.place_buttons()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.place_buttons()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.place_buttons()
