"""A few choices side by side of which one holds: the scope of a list, the language of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.translated import bind_text


class Segments(QWidget):
    """Buttons of which exactly one is down; each a code, a text (msgid) and the name a screen reader says."""

    chosen = Signal(str)

    def __init__(
        self,
        identifier: str,
        choices: tuple[tuple[str, str, str], ...],
        current: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self._is_showing = False
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, (code, text, name) in enumerate(choices):
            button = QToolButton(self)
            button.setCheckable(True)
            last = len(choices) - 1
            button.setProperty("kind", "left" if place == 0 else "right" if place == last else "middle")
            button.setAccessibleIdentifier(f"{identifier}.{code}")
            bind_text(button.setText, text)
            bind_text(button.setAccessibleName, name)
            bind_text(button.setToolTip, name)
            # Not `clicked`: who works the program from outside toggles a button without a click.
            button.toggled.connect(lambda on, wanted=code: self._choose(wanted, on))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[code] = button
        self.show_choice(current)

    def show_choice(self, code: str) -> None:
        """Put a choice's button down without telling anyone."""
        if code in self._buttons:
            self._is_showing = True
            self._buttons[code].setChecked(True)
            self._is_showing = False

    def _choose(self, code: str, is_down: bool) -> None:
        if is_down and not self._is_showing:
            self.chosen.emit(code)
