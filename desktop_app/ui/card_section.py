"""A part of a card under its title, with a plus where something can be added and a word where there is nothing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.kind import Section
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.card_layout import ADD, EMPTY
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.wrapping import Wrapping

SELF_ADDING = ("tagging",)
"""Sections with a line of their own to add something by."""
HEAD = 30
"""The height of the line of the title, at 100 %."""


class CardSection(QWidget):
    """The title, the plus, and the content below."""

    add_asked = Signal()

    def __init__(
        self, title: str, content: QWidget, parent: QWidget, *, section: Section | None = None, prefix: str = "card"
    ) -> None:
        super().__init__(parent)
        self.content = content
        self._count = 0
        label = QLabel(self)
        label.setProperty("card", "section")
        label.setMinimumHeight(theme.scaled(HEAD))
        bind_text(label.setText, title)
        head = Wrapping()
        head.setSpacing(theme.HAIR)
        head.addWidget(label)
        self.empty: QLabel | None = None
        if section is not None and section.kind not in SELF_ADDING:
            self.add_button = QToolButton(self)
            self.add_button.setIcon(icon("plus", "accent"))
            self.add_button.setProperty("card", "add")
            self.add_button.setAccessibleIdentifier(f"{prefix}.{section.kind}.new")
            for setter in (self.add_button.setToolTip, self.add_button.setAccessibleName):
                bind_text(setter, ADD.get(section.kind, N_("Add")))
            self.add_button.clicked.connect(self.add_asked)
            head.addWidget(self.add_button)
        if section is not None:
            self.empty = _Note(self)
            self.empty.setProperty("card", "empty")
            self.empty.setMinimumHeight(theme.scaled(HEAD))
            self._said_when_empty = section.empty or EMPTY.get(section.kind, N_("Nothing yet."))
            head.addWidget(self.empty)
            on_language(self, self._speak)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HAIR)
        layout.addLayout(head)
        layout.addWidget(content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _speak(self) -> None:
        self.count(self._count)

    def count(self, number: int) -> None:
        """Say that there is nothing, or not."""
        self._count = number
        if self.empty is not None:
            self.empty.setText(_(self._said_when_empty) if number == 0 else "")
            self.empty.setVisible(number == 0)


class _Note(QLabel):
    """A sentence in one line where there is room for it, else in several."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + self.contentsMargins().left() + theme.SMALL
        return QSize(width, super().sizeHint().height())
