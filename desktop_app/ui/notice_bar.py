"""A bar on a card that says what happened and offers what to do: a draft is back, somebody changed a field."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.icons import picture
from desktop_app.ui.translated import bind_text, on_language

Answer = tuple[str, str, Callable[[], None]]
"""A button: its name for programs, its text (a msgid), what it does."""


class NoticeBar(QFrame):
    """One notice with its answers; an answer closes it."""

    def __init__(self, identifier: str, say: Callable[[], str], answers: list[Answer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "notice")
        self.setAccessibleIdentifier(identifier)
        self._say = say
        self._icon = QLabel(self)
        self.text = QLabel(self)
        self.text.setProperty("card", "notice-text")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        words = QHBoxLayout()
        words.setSpacing(theme.SMALL)
        words.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.text, 1)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addStretch(1)
        for name, msgid, act in answers:
            button = QPushButton(self)
            button.setProperty("card", "notice")
            button.setAccessibleIdentifier(f"{identifier}.{name}")
            bind_text(button.setText, msgid)
            bind_text(button.setAccessibleName, msgid)
            button.clicked.connect(partial(self._answer, act))
            row.addWidget(button)
            self.buttons[name] = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, theme.SMALL)
        layout.setSpacing(theme.HAIR)
        layout.addLayout(words)
        layout.addLayout(row)
        self._icon.setPixmap(picture("info", theme.scaled(18), "warning_text", self.devicePixelRatioF()))
        on_language(self, self._speak)

    def _speak(self) -> None:
        text = self._say()
        self.text.setText(text)
        self.setAccessibleName(text)

    def _answer(self, act: Callable[[], None]) -> None:
        self.hide()
        self.deleteLater()
        act()
