"""Says how many records are selected, and offers to change them together or to select none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_app.i18n import N_, ngettext
from desktop_app.ui import theme
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.translated import on_language


class SelectionBar(QFrame):
    """Stands over a list while more than one of its records is selected."""

    change_wanted = Signal()
    none_wanted = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self.setProperty("role", "paper")
        self._said = QLabel(self)
        change = IconButton("square-pen", f"{name}.change", N_("Change together…"), self, colour="accent")
        none = IconButton("x", f"{name}.unselect", N_("Select none"), self, colour="accent")
        change.clicked.connect(self.change_wanted)
        none.clicked.connect(self.none_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.MEDIUM, theme.HAIR, theme.HAIR, theme.HAIR)
        line.addWidget(self._said, 1)
        for button in (change, none):
            button.setProperty("kind", "quiet")
            line.addWidget(button)
        on_language(self, self.speak)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are selected; one alone needs no bar."""
        self._count = count
        self.setVisible(count > 1)
        self.speak()

    def speak(self) -> None:
        """Say it in the language in force."""
        said = ngettext("{count} selected", "{count} selected", self._count)
        self._said.setText(said.format(count=self._count))
