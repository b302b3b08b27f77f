"""Which report is shown: of what, for which period, under which grant."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.fields import Date
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.services.charts import OF_A_DAY, REPORTS
from desktop_app.services.voice_papers import Asked
from desktop_app.ui import theme
from desktop_app.ui.date_editor import DateEditor
from desktop_app.ui.desk import Desk
from desktop_app.ui.segments import Segments
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.storage.database import Database

PERIODS = {
    "all": N_("All years"),
    "this_year": N_("This year"),
    "last_year": N_("Last year"),
    "grant": N_("The time of the grant"),
    "own": N_("Other days"),
}
OF_EVENTS = ("participants", "meetings")
"""Reports that may be confined to what hangs on a grant."""
NAMES = {
    "members": N_("Who was a member on the day in force"),
    "membership": N_("How many members there were at the end of each year"),
    "participants": N_("Who was present at events and meetings"),
    "meetings": N_("Events and meetings that took place or are planned"),
}


class ReportOptions(QWidget):
    """The choices above a report; what does not matter for it is put away."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.name = "members"
        self.report = Segments(
            "reports.report", tuple((name, REPORTS[name], NAMES[name]) for name in REPORTS), self.name, self
        )
        self.period, self.grant = QComboBox(self), QComboBox(self)
        self.first = DateEditor(Date("first", N_("From")), self)
        self.last = DateEditor(Date("last", N_("Until")), self)
        self._soon = QTimer(self, singleShot=True, interval=300)
        self._soon.timeout.connect(self.changed)
        self._boxes: dict[str, QWidget] = {}
        self._build()
        self._connect()
        on_language(self, self.speak)
        self._choose_period()

    def _build(self) -> None:
        row = QWidget(self)
        wrapped = Wrapping(row)
        wrapped.setSpacing(theme.MEDIUM)
        for name, title, widget in (
            ("period", N_("Period"), self.period),
            ("first", N_("From"), self.first),
            ("last", N_("Until"), self.last),
            ("grant", N_("Grant"), self.grant),
        ):
            box = self._labelled(title, widget, row)
            wrapped.addWidget(box)
            self._boxes[name] = box
        for name, combo, title in (("period", self.period, N_("Period")), ("grant", self.grant, N_("Grant"))):
            combo.setAccessibleIdentifier(f"reports.{name}")
            bind_text(combo.setAccessibleName, title)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name, editor in (("first", self.first), ("last", self.last)):
            editor.identify(f"reports.{name}")
            editor.line.setProperty("card", None)  # it stands on the window, not on a card
        self.follow_theme()
        across = QHBoxLayout()
        across.addWidget(self.report)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addLayout(across)
        column.addWidget(row)
        self._row = row

    def follow_theme(self) -> None:
        """Take the widths of the size of text in force."""
        for widget, width in ((self.period, 180), (self.grant, 250), (self.first, 120), (self.last, 120)):
            widget.setFixedWidth(theme.scaled(width))

    def _labelled(self, title: str, widget: QWidget, parent: QWidget) -> QWidget:
        box = QWidget(parent)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        label = QLabel(box)
        label.setProperty("role", "small")
        label.setBuddy(widget)
        bind_text(label.setText, title)
        column.addWidget(label)
        column.addWidget(widget)
        return box

    def _connect(self) -> None:
        self.report.chosen.connect(self.choose_report)
        self.period.activated.connect(lambda _place: self._choose_period())
        self.grant.activated.connect(lambda _place: self._choose_grant())
        for editor in (self.first, self.last):
            editor.edited.connect(self._type_period)

    # Choosing ------------------------------------------------------------------------------------------------

    def choose_report(self, name: str) -> None:
        """Show another report."""
        self.name = name
        self.report.show_choice(name)
        self._show_boxes()
        self.changed.emit()

    def _show_boxes(self) -> None:
        has_period = self.name not in OF_A_DAY
        self._row.setVisible(has_period)
        self._boxes["grant"].setVisible(self.name in OF_EVENTS and self.grant.count() > 1)

    def choose_period(self, code: str) -> None:
        """Take one of the usual periods."""
        self.period.setCurrentIndex(self.period.findData(code))
        self._choose_period()

    def _choose_period(self) -> None:
        code = self.period.currentData()
        if code != "own":
            first, last = self._days(code)
            self.first.set_value(first)
            self.last.set_value(last)
            for editor in (self.first, self.last):
                editor.set_problem(None)
        self.changed.emit()

    def _days(self, code: str) -> tuple[str, str]:
        from desktop_app.services import grants, reports

        database, day = self.desk.database, self.desk.day
        year = int(day[:4]) - (code == "last_year")
        grant = self.grant.currentData()
        if code == "grant" and grant:
            return grants.period(database, grant)
        begin = reports.first_year(database) if code in ("all", "grant") else None
        return f"{min(begin or year, year):04}-01-01", f"{year:04}-12-31"

    def choose_grant(self, grant_id: str) -> None:
        """Only what hangs on a grant; an empty id stands for all."""
        self.grant.setCurrentIndex(max(self.grant.findData(grant_id), 0))
        self._choose_grant()

    def _choose_grant(self) -> None:
        self.choose_period("grant" if self.grant.currentData() else "all")

    def _type_period(self) -> None:
        self.period.setCurrentIndex(self.period.findData("own"))
        self._soon.start()

    # What was chosen -----------------------------------------------------------------------------------------

    def asked(self) -> Asked:
        """The report that is wanted; UserError says what is wrong with the days, below their fields too."""
        if self.name in OF_A_DAY:
            return Asked(self.name, self.desk.day, self.desk.day)
        from desktop_app.services.reports import whole_period

        for editor in (self.first, self.last):
            self._checked(editor)
        first, last = whole_period(str(self.first.value()), str(self.last.value()))
        if first > last:
            raise UserError(_("The period ends before it begins."))
        grant = self.grant.currentData() if self.name in OF_EVENTS else ""
        return Asked(self.name, first, last, grant or "")

    def _checked(self, editor: DateEditor) -> None:
        from desktop_app.domain.fields import BadValue

        try:
            value = editor.field.clean(editor.raw())
        except BadValue as bad:
            editor.set_problem(str(bad))
            raise UserError(str(bad)) from None
        editor.set_problem(None)
        if not value:
            raise UserError(_("Say from when until when."))

    def follow_day(self) -> None:
        """Another day is in force: the usual periods are counted from it."""
        self._choose_period()

    # Words ---------------------------------------------------------------------------------------------------

    def read_grants(self) -> None:
        """Offer the grants there are, the one chosen kept."""
        chosen = self.grant.currentData()
        self.grant.clear()
        self.grant.addItem(_("Any or none"), "")
        for grant_id, title in _grants(self.desk.database, self.desk.day):
            self.grant.addItem(title, grant_id)
        self.grant.setCurrentIndex(max(self.grant.findData(chosen), 0))
        self._show_boxes()

    def speak(self) -> None:
        """Say the choices in the language in force."""
        chosen = self.period.currentData() or "all"
        self.period.clear()
        for code, title in PERIODS.items():
            self.period.addItem(_(title), code)
        self.period.setCurrentIndex(self.period.findData(chosen))
        self.read_grants()


def _grants(database: "Database", day: str) -> list[tuple[str, str]]:
    from desktop_app.i18n import language
    from desktop_app.storage.queries.titles import titles

    ids = [row[0] for row in database.read('SELECT id FROM "grant" ORDER BY starts_on, id')]
    called = titles(database, "grant", ids, language(), day)
    return [(one, called.get(one, "") or _("Grant")) for one in ids]
