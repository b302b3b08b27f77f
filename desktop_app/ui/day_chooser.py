"""The little calendar of the as-of date."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.fields import BadValue, read_partial_date
from desktop_app.i18n import _, language
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.translated import bind_text, on_language


class DayChooser(QFrame):
    """A date line and a month's leaf; Enter or a click takes the day."""

    done = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk = desk
        self.setObjectName("popup")
        self.setAccessibleIdentifier("window.as_of.chooser")
        self._line = QLineEdit(self)
        self._line.setAccessibleIdentifier("window.as_of.date")
        self._wrong = QLabel(self)
        self._wrong.setProperty("role", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._leaf = QCalendarWidget(self)
        self._leaf.setAccessibleIdentifier("window.as_of.calendar")
        self._leaf.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._leaf.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._today = QPushButton(self)
        self._today.setAccessibleIdentifier("window.as_of.today")
        heading = QLabel(self)
        heading.setProperty("role", "heading")
        bind_text(heading.setText, "Show everything as of")
        bind_text(self._line.setAccessibleName, "Show everything as of")
        bind_text(self._line.setPlaceholderText, "1/3/2010")
        bind_text(self._leaf.setAccessibleName, "Calendar")
        bind_text(self._today.setText, "Back to today")
        bind_text(self._today.setAccessibleName, "Back to today")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.LARGE] * 4)
        layout.setSpacing(theme.SMALL)
        for part in (heading, self._line, self._wrong, self._leaf, self._today):
            layout.addWidget(part)
        self._line.returnPressed.connect(self._take_line)
        self._leaf.currentPageChanged.connect(lambda _year, _month: self._show_neighbours())
        self._leaf.clicked.connect(lambda day: self._take(day.toString(Qt.DateFormat.ISODate)))
        self._leaf.activated.connect(lambda day: self._take(day.toString(Qt.DateFormat.ISODate)))
        self._today.clicked.connect(lambda: self._take(None))
        on_language(self, self._speak)

    def _speak(self) -> None:
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(theme.colours().text))
        head.setForeground(QColor(theme.colours().muted))
        head.setBackground(QColor(theme.colours().raised))
        self._leaf.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._leaf.setWeekdayTextFormat(day, plain)
        self._show_neighbours()
        self._leaf.setLocale(QLocale("fr_FR" if language() == "fr" else "en_GB"))
        self.setAccessibleName(_("Show everything as of"))

    def _show_neighbours(self) -> None:
        """Draw the days before and after the month paler: the style sheet's one colour would hide which is which."""
        first = QDate(self._leaf.yearShown(), self._leaf.monthShown(), 1)
        pale = QTextCharFormat()
        pale.setForeground(QColor(theme.colours().faint))
        self._leaf.setDateTextFormat(QDate(), QTextCharFormat())
        last = first.addMonths(1).addDays(-1)
        for days in range(1, 15):
            self._leaf.setDateTextFormat(first.addDays(-days), pale)
            self._leaf.setDateTextFormat(last.addDays(days), pale)

    def open_under(self, button: QWidget) -> None:
        """Show the chooser under a button, at the day in force."""
        self._speak()
        day = date.fromisoformat(self._desk.day)
        self._leaf.setSelectedDate(QDate(day.year, day.month, day.day))
        self._line.setText(f"{day.day}/{day.month}/{day.year}")
        self._wrong.hide()
        self._today.setEnabled(self._desk.as_of is not None)
        self.adjustSize()
        place = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + theme.HAIR))
        self.move(place)
        self.show()
        self._line.setFocus()
        self._line.selectAll()

    def _take_line(self) -> None:
        try:
            day = read_partial_date(self._line.text().strip())
        except BadValue as bad:
            self._wrong.setText(str(bad))
            self._wrong.show()
            self.adjustSize()
            return
        # A month or a year stands for its first day: lists are shown for one day.
        self._take(day + "-01-01"[len(day) - 4 :])

    def _take(self, day: str | None) -> None:
        self.hide()
        self._desk.show_as_of(day)
        self.done.emit()
