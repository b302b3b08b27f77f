"""The line below an agenda in which the next item is typed: Enter adds it, and the next one can be typed at once."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop_app import i18n
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text, on_language


class AddStrip(QFrame):
    """A title in each language, the minutes planned, and whether it is a heading."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SMALL, theme.HAIR, theme.HAIR, theme.HAIR)
        row.setSpacing(theme.SMALL)
        self.titles: dict[str, QLineEdit] = {}
        for code in i18n.LANGUAGES:
            line = QLineEdit(self)
            line.setAccessibleIdentifier(f"meetings.agenda.new_{code}")
            line.returnPressed.connect(self.wanted)
            row.addWidget(line, 1)
            self.titles[code] = line
        self.minutes = QLineEdit(self)
        self.minutes.setAccessibleIdentifier("meetings.agenda.new_minutes")
        self.minutes.setMaximumWidth(theme.scaled(64))
        self.minutes.returnPressed.connect(self.wanted)
        self.heading = QToolButton(self)
        self.heading.setCheckable(True)
        self.heading.setIcon(icon("layout-list", "muted"))
        self.heading.setAccessibleIdentifier("meetings.agenda.new_heading")
        bind_text(self.heading.setToolTip, "Add it as a heading")
        bind_text(self.heading.setAccessibleName, "Add it as a heading")
        self.button = IconButton("plus", "meetings.agenda.add", N_("Add"), self, colour="accent")
        self.button.setProperty("kind", "quiet")
        self.button.clicked.connect(self.wanted)
        for widget in (self.minutes, self.heading, self.button):
            row.addWidget(widget)
        on_language(self, self._speak)

    def values(self) -> dict[str, Any]:
        """What was typed, as fields of an agenda item; nothing while no title is."""
        titles = {f"title_{code}": line.text().strip() for code, line in self.titles.items()}
        if not any(titles.values()):
            return {}
        minutes = self.minutes.text().strip()
        return {**titles, "is_heading": self.heading.isChecked(), **({"minutes_planned": minutes} if minutes else {})}

    def clear(self) -> None:
        """Begin the next one."""
        for line in (*self.titles.values(), self.minutes):
            line.clear()
        self.heading.setChecked(False)

    def focus(self) -> None:
        """Put the keyboard on the title in the language in force."""
        self.titles[i18n.language()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _speak(self) -> None:
        for code, line in self.titles.items():
            name = _("Next item, in French") if code == "fr" else _("Next item, in English")
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
        self.minutes.setPlaceholderText(_("Min."))
        self.minutes.setAccessibleName(_("Minutes planned"))
