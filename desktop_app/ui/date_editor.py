"""A date typed in figures, whole or partial, with a calendar beside it for those who prefer to point."""

from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from desktop_app.domain.fields import Field
from desktop_app.i18n import N_
from desktop_app.ui import theme
from desktop_app.ui.editors import Editor
from desktop_app.ui.inner_buttons import LineWithButtons
from desktop_app.ui.translated import bind_text


def in_figures(day: Any) -> str:
    """An ISO date as people type it, the day first: `09/03/2014`, `03/2014`, `2014`."""
    return "/".join(reversed(str(day).split("-"))) if day else ""


class DateEditor(Editor):
    """A day, a month or a year."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        self.line = LineWithButtons(self)
        self.button = self.line.add_button("calendar", N_("Choose in a calendar (Alt+Down)"), self._open, lambda: True)
        self._adopt(self.line)
        self._suggest(self.line)
        self.line.textChanged.connect(self._tell)
        self.line.editingFinished.connect(self._tidy)
        self.line.installEventFilter(self)

    def inputs(self) -> list[QWidget]:
        return [self.line, self.button]

    def identify(self, identifier: str) -> None:
        self.line.setAccessibleIdentifier(identifier)
        self.button.setAccessibleIdentifier(f"{identifier}.calendar")

    def raw(self) -> Any:
        return self.line.text()

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._tidy()

    def show_value(self, value: Any) -> None:
        text = str(value) if value else ""
        self.line.setText(in_figures(text) if text[:4].isdigit() and "/" not in text else text)

    def _tidy(self) -> None:
        """Write a date that was understood as all dates are written here."""
        value = self.value()
        if value != self.raw() and value and in_figures(value) != self.raw():
            self._setting = True
            self.show_value(value)
            self._setting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.line or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        wanted = event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if wanted:
            self._open()
        return wanted

    def _open(self) -> None:
        self.popup = Calendar(self)
        value = str(self.value() or "")
        parts = [int(part) for part in value.split("-") if part.isdigit()] if value[:4].isdigit() else []
        if parts:
            self.popup.calendar.setSelectedDate(QDate(*[*parts, 1, 1][:3]))
        self.popup.calendar.clicked.connect(self._choose)
        self.popup.calendar.activated.connect(self._choose)
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + theme.HAIR)))
        self.popup.show()
        self.popup.calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        self.line.setText(day.toString("dd/MM/yyyy"))
        self.popup.close()
        self.line.setFocus()


class Calendar(QFrame):
    """A month to point at; closes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleIdentifier("calendar")
        bind_text(self.calendar.setAccessibleName, "Calendar")
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HAIR, theme.HAIR, theme.HAIR, theme.HAIR)
        layout.addWidget(self.calendar)
