"""What is wrong with a field, said below it: an icon, a sentence, and a word to the screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.icons import picture


class ProblemLine(QWidget):
    """An icon and a sentence; hidden while all is well."""

    def __init__(self, parent: QWidget | None = None, colour: str = "error") -> None:
        super().__init__(parent)
        self._colour = colour
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setProperty("card", "problem")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.HAIR, 0, 0, theme.HAIR)
        row.setSpacing(theme.HAIR + 2)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, stretch=1)
        self.hide()

    def say(self, message: str | None) -> None:
        """Show a sentence, or nothing."""
        self._text.setText(message or "")
        if message:
            side = theme.scaled(15)
            self._icon.setPixmap(picture("circle-alert", side, self._colour, self.devicePixelRatioF()))
        self.setVisible(bool(message))

    def text(self) -> str:
        """The sentence that stands here."""
        return self._text.text()


def look(widget: QWidget, name: str) -> None:
    """Give an input another look of the style sheet."""
    if widget.property("card") != name:
        widget.setProperty("card", name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def mark(widget: QWidget, message: str | None, otherwise: str = "") -> None:
    """Draw an input as wrong (or right again) and tell the screen reader why."""
    if bool(widget.property("invalid")) != bool(message):
        widget.setProperty("invalid", bool(message))
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    widget.setAccessibleDescription(message or otherwise)
