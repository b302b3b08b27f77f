"""An event that comes again: “third Wednesday of every month”, the days proposed and each of them to be left out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QSpinBox, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.translated import on_language
from desktop_app.ui.when_where import when

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

PLACES = (
    (1, N_("the first")),
    (2, N_("the second")),
    (3, N_("the third")),
    (4, N_("the fourth")),
    (-1, N_("the last")),
)
WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
MOST = 36
"""How many days may be proposed at once."""


class RepeatEventDialog(PlainDialog):
    """Says the rule, shows the days, makes the events."""

    def __init__(self, desk: "Desk", event_id: str, starts_at: str, parent: QWidget | None = None) -> None:
        super().__init__("repeat_event", N_("Repeat the event"), N_("Make the events"), parent, width=560)
        self._desk, self._event_id, self._first = desk, event_id, starts_at
        self.made: list[str] = []
        self._starts: list[str] = []
        self.place, self.weekday = QComboBox(self), QComboBox(self)
        self.months, self.count = QSpinBox(self), QSpinBox(self)
        self.days = QListWidget(self)
        self._build()
        self._begin()
        on_language(self, self.speak)
        for box in (self.place, self.weekday):
            box.currentIndexChanged.connect(lambda _place: self._propose())
        for spin in (self.months, self.count):
            spin.valueChanged.connect(lambda _value: self._propose())
        self.days.itemChanged.connect(lambda _item: self._allow())
        self.resize(theme.scaled(560), theme.scaled(520))

    def _build(self) -> None:
        for number, _title in PLACES:
            self.place.addItem("", number)
        for number, _title in enumerate(WEEKDAYS):
            self.weekday.addItem("", number)
        self.months.setRange(1, 12)
        self.count.setRange(1, MOST)
        self.days.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.days.setProperty("card", "ticks")
        fields = (
            ("place", N_("On"), self.place),
            ("weekday", N_("Day of the week"), self.weekday),
            ("months", N_("Every so many months"), self.months),
            ("count", N_("How many times"), self.count),
        )
        rule = QHBoxLayout()
        rule.setSpacing(theme.MEDIUM)
        for name, title, widget in fields:
            self.name(widget, name, title)
            column = self.under_label(title, widget)
            column.addStretch(1)
            rule.addLayout(column, 1)
        self.name(self.days, "days", N_("Days proposed"))
        self.body.addLayout(rule)
        self.body.addWidget(self.days, 1)

    def _begin(self) -> None:
        """The rule that the event's own day follows."""
        from desktop_app.services import events

        rule = events.recurrence_of(self._first)
        self.place.setCurrentIndex(max(self.place.findData(rule.nth), 0))
        self.weekday.setCurrentIndex(rule.weekday)
        self.months.setValue(1)
        self.count.setValue(4)

    def speak(self) -> None:
        """Say everything in the language in force."""
        for place, (_number, title) in enumerate(PLACES):
            self.place.setItemText(place, _(title))
        for place, title in enumerate(WEEKDAYS):
            self.weekday.setItemText(place, _(title))
        self.say_subtitle(_("Each event is a copy of this one, at the same time. Untick the days that do not suit."))
        self._propose()

    def _propose(self) -> None:
        from desktop_app.services import events

        rule = events.Recurrence(self.place.currentData(), self.weekday.currentData(), self.months.value())
        out = {start for row, start in enumerate(self._starts) if not self._is_ticked(row)}
        self._starts = events.recurrences(self._first, rule, self.count.value())
        self.days.clear()
        for start in self._starts:
            item = QListWidgetItem(when(start, None))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if start in out else Qt.CheckState.Checked)
            self.days.addItem(item)
        self._allow()

    def _is_ticked(self, row: int) -> bool:
        item = self.days.item(row)
        return item is not None and item.checkState() == Qt.CheckState.Checked

    def chosen(self) -> list[str]:
        """The days with a tick."""
        return [start for row, start in enumerate(self._starts) if self._is_ticked(row)]

    def _allow(self) -> None:
        count = len(self.chosen())
        self.accept_button.setEnabled(count > 0)
        text = ngettext("Make {count} event", "Make {count} events", count)
        self.accept_button.setText(text.format(count=count))
        self.accept_button.setAccessibleName(self.accept_button.text())

    def accept(self) -> None:
        """Make the events, in one step."""
        from desktop_app.services import events

        try:
            self.made = events.repeat(self._desk.database, self._event_id, self.chosen())
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def repeat_event(parent: QWidget, desk: "Desk", event_id: str, starts_at: str) -> list[str]:
    """Ask for the rule and make the events; their ids."""
    dialog = RepeatEventDialog(desk, event_id, starts_at, parent)
    made = dialog.made if dialog.exec() else []
    dialog.deleteLater()
    return made
