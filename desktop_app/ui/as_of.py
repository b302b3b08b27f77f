"""The day everything is shown for: its button in the top bar, and the band that says when it is not today."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop_app.i18n import _, format_partial
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.day_chooser import DayChooser


def day_in_words(desk: Desk) -> str:
    """The day everything is shown for, in words; `today` when it is."""
    return format_partial(desk.as_of) if desk.as_of else _("Today")


class AsOfButton(QToolButton):
    """Says the day everything is shown for; pressed, lets choose another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chooser: DayChooser | None = None
        self.setProperty("kind", "framed")
        self.setIcon(icon("calendar-clock", "muted"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAccessibleIdentifier("window.as_of")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.choose)
        desk.day_changed.connect(self.refresh)
        on_language(self, self.refresh)

    def refresh(self) -> None:
        """Say the day in force."""
        day = day_in_words(self._desk)
        self.setText(f"\u2002{day}")
        self.setAccessibleName(_("Shown as of: {day}").format(day=day))
        self.setToolTip(_("The day every list, card and print is shown for"))

    def choose(self) -> None:
        """Open the little calendar under the button."""
        if self._chooser is None:
            from desktop_app.ui.day_chooser import DayChooser

            self._chooser = DayChooser(self._desk, self)
        self._chooser.open_under(self)


class AsOfBand(QFrame):
    """Stands across the window while it does not show today, and leads back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("band")
        self._label = QLabel(self)
        self._back = QPushButton(self)
        self._back.setAccessibleIdentifier("window.back_to_today")
        bind_text(self._back.setText, "Back to today")
        bind_text(self._back.setAccessibleName, "Back to today")
        self._back.clicked.connect(lambda: desk.show_as_of(None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.SMALL, theme.HUGE, theme.SMALL)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._back)
        desk.day_changed.connect(self.refresh)
        on_language(self, self.refresh)

    def refresh(self) -> None:
        """Show the band, or hide it today."""
        self.setVisible(self._desk.as_of is not None)
        if self._desk.as_of:
            self._label.setText(_("Everything is shown as of {day}.").format(day=day_in_words(self._desk)))
