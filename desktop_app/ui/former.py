"""What no longer holds on the day shown, folded away under one line until it is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import on_language


class Former(QWidget):
    """“Former (3)”, which opens on a click; hidden when there is nothing."""

    def __init__(self, parent: QWidget, identifier: str) -> None:
        super().__init__(parent)
        self._count = 0
        self._is_past = True
        self._button = QToolButton(self)
        self._button.setCheckable(True)
        self._button.setProperty("card", "disclosure")
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setAccessibleIdentifier(identifier)
        self._button.toggled.connect(self._turn)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HAIR)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.HAIR, 0, 0)
        layout.setSpacing(theme.HAIR)
        layout.addWidget(self._button)
        layout.addWidget(self._inside)
        self._inside.hide()
        self._turn(False)
        on_language(self, self._speak)

    def _speak(self) -> None:
        text = (_("Former ({count})") if self._is_past else _("Not on this day ({count})")).format(count=self._count)
        self._button.setText(text)
        self._button.setAccessibleName(text)

    def _turn(self, is_open: bool) -> None:
        self._button.setIcon(icon("chevron-down" if is_open else "chevron-right", "muted", "muted"))
        self._inside.setVisible(is_open)

    def hold(self, widgets: Sequence[QWidget], *, is_past: bool = True) -> None:
        """Keep these widgets folded away; `is_past`: all of it is over, none is yet to come."""
        self._count = len(widgets)
        self._is_past = is_past
        for widget in widgets:
            self._column.addWidget(widget)
        self._speak()
        self.setVisible(bool(widgets))

    def is_open(self) -> bool:
        """Whether one sees what is inside."""
        return self._button.isChecked()

    def open(self) -> None:
        """Show what is inside."""
        self._button.setChecked(True)
