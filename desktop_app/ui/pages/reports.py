"""Reports in numbers: charts at the left, at the right who or what stands behind the number that was clicked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, format_number, format_partial, ngettext
from desktop_app.services.charts import BREAKDOWNS, OF_A_DAY, Bar, charts, label_of
from desktop_app.services.voice_papers import Asked, Report, ReportLine
from desktop_app.ui import theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.chart_list import ChartList
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.jobs import Job
from desktop_app.ui.jobs import Report as Progress
from desktop_app.ui.line_list import Line, LineList
from desktop_app.ui.report_options import ReportOptions
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said
from desktop_app.ui.wrapping import throw_all_away

if TYPE_CHECKING:
    from desktop_app.services.charts import Chart


class ReportsPage(QWidget):
    """One report at a time, read in the background; every number opens its list, every line its record."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("reports")
        self._is_stale = True
        self._job: Job | None = None
        self.asked: Asked | None = None
        self.report: Report | None = None
        self.charts: list[ChartList] = []
        self._open: tuple[str, str] | None = None
        """The breakdown and the group whose list is shown."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.options = ReportOptions(desk, self)
        self._build()
        self.options.changed.connect(self._mark_stale)
        self.list.opened.connect(lambda line: desk.open_requested.emit(line.kind, line.record_id))
        self.print_button.clicked.connect(self.print)
        desk.changed.connect(lambda _changes: self._follow())
        desk.day_changed.connect(self.options.follow_day)
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title, self._short = QLabel(self), QLabel(self)
        title.setProperty("role", "title")
        self._short.setProperty("role", "muted")
        self._short.setWordWrap(True)
        bind_text(title.setText, "Reports")
        self.print_button = IconButton("printer", "reports.print", N_("Print…"), self)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.print_button)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.LARGE)
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([620, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        column.addLayout(head)
        column.addWidget(self.options)
        column.addWidget(self._short)
        column.addWidget(splitter, 1)

    def _left(self) -> QWidget:
        self._nothing = EmptySheet(
            "chart-column",
            N_("Nothing to count"),
            N_("Choose another period, or another day at the top of the window."),
            self,
        )
        self._column = QVBoxLayout()
        self._column.setContentsMargins(theme.MEDIUM, theme.LARGE, theme.MEDIUM, theme.LARGE)
        self._column.setSpacing(theme.SMALL)
        inside = QWidget(self)
        inside.setObjectName("sheet")
        inside.setLayout(self._column)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._left_stack = QStackedWidget(self)
        self._left_stack.addWidget(scroll)
        self._left_stack.addWidget(self._nothing)
        return _paper(self._left_stack, self)

    def _right(self) -> QWidget:
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.heading.setContentsMargins(theme.MEDIUM, 0, theme.MEDIUM, 0)
        self.list = LineList("reports.list", self)
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(0, theme.MEDIUM, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        self._right_stack = QStackedWidget(self)
        empty = EmptySheet(
            "list",
            N_("Who stands behind a number?"),
            N_("Click a bar to see the list; each line opens its card."),
            self,
        )
        self._right_stack.addWidget(empty)
        self._right_stack.addWidget(full)
        return _paper(self._right_stack, self)

    # Reading -------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        self.options.read_grants()
        self._mark_stale()

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self._soon.start()

    @property
    def is_read(self) -> bool:
        """Whether what is shown is what was asked for."""
        reads = self._job is not None and self._job.is_running
        return not (self._is_stale or reads or self._soon.isActive())

    def refresh(self) -> None:
        """Count anew, in the background."""
        if self._job is not None and self._job.is_running:
            self._is_stale = True
            return
        self._is_stale = False
        try:
            asked = self.options.asked()
        except UserError as wrong:
            self._fail(wrong)
            return
        database = self.desk.database

        def work(_progress: Progress) -> tuple[Asked, Report]:
            from desktop_app.services import reports

            return asked, reports.report(database, asked)

        self._job = Job(work, self)
        self._job.succeeded.connect(lambda found: self._show(*found))
        self._job.failed.connect(self._fail)
        self._job.start()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._short.setProperty("role", "error")
        self._short.setText(str(error))
        self._restyle()

    def _restyle(self) -> None:
        self._short.style().unpolish(self._short)
        self._short.style().polish(self._short)

    # Showing -------------------------------------------------------------------------------------------------

    def _show(self, asked: Asked, report: Report) -> None:
        self.asked, self.report = asked, report
        self._short.setProperty("role", "muted")
        self._restyle()
        self._draw()
        if self._is_stale:
            self._soon.start()

    def _draw(self) -> None:
        if self.report is None or self.asked is None:
            return
        self._short.setText(in_short(self.asked, self.report))
        found = charts(self.report)
        self._left_stack.setCurrentIndex(0 if found else 1)
        if [one.chart for one in self.charts] != list(found):
            self._lay_out(found)
        self._show_list()

    def _lay_out(self, found: "tuple[Chart, ...]") -> None:
        throw_all_away(self._column)
        self.charts = []
        for chart in found:
            heading = QLabel(self)
            heading.setProperty("card", "section")
            heading.setContentsMargins(theme.MEDIUM, theme.SMALL, 0, 0)
            bind_text(heading.setText, BREAKDOWNS[chart.by])
            drawn = ChartList(chart, self)
            drawn.asked.connect(lambda bar, by=chart.by: self.show_behind(by, bar))
            self._column.addWidget(heading)
            self._column.addWidget(drawn)
            self._column.addSpacing(theme.MEDIUM)
            self.charts.append(drawn)
        self._column.addStretch(1)

    def show_behind(self, by: str, bar: Bar) -> None:
        """Show the list behind a number."""
        self._open = (by, bar.group.key)
        for one in self.charts:
            if one.chart.by != by:
                one.clearSelection()
        self._show_list()

    def _show_list(self) -> None:
        bar, by = None, ""
        for one in self.charts:
            for each in one.chart.bars:
                if self._open == (one.chart.by, each.group.key):
                    bar, by = each, one.chart.by
        self._right_stack.setCurrentIndex(0 if bar is None else 1)
        if bar is None:
            return
        name = label_of(bar.group, by)
        self.heading.setText(f"{name} ({format_number(bar.group.number)})")
        self.list.setAccessibleName(self.heading.text())
        self.list.show_lines([_line(each) for each in bar.group.lines])

    # Doing ---------------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Look at the report on paper, keep it, print it."""
        from desktop_app.ui.attempts import attempt
        from desktop_app.ui.dialogs.print_report import PrintReportDialog

        asked = attempt(self, self.options.asked)
        if asked is not None:
            PrintReportDialog(self.desk, asked, self).open()

    def follow_theme(self) -> None:
        """Take the heights of the size of text in force."""
        for one in self.charts:
            one.follow_theme()
        self.list.scheduleDelayedItemsLayout()
        self.options.follow_theme()

    def speak(self) -> None:
        """Say everything in the language in force."""
        self.list.setAccessibleName(_("List behind a number"))
        for one in self.charts:
            one.speak()
        self._draw()


def _paper(content: QWidget, parent: QWidget) -> QFrame:
    sheet = QFrame(parent)
    sheet.setProperty("role", "paper")
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(theme.HAIR, theme.HAIR, theme.HAIR, theme.HAIR)
    layout.addWidget(content)
    return sheet


def _line(line: ReportLine) -> Line:
    detail = " · ".join(filter(None, (said(line.about), format_partial(line.day, "medium") if line.day else "")))
    return Line(said(line.text), detail, kind=line.kind, record_id=line.id)


def in_short(asked: Asked, report: Report) -> str:
    """How many in all, and of which day or period."""
    counted = {
        "members": ngettext("{count} member", "{count} members", report.total),
        "membership": ngettext("{count} member at the end", "{count} members at the end", report.total),
        "participants": ngettext("{count} presence", "{count} presences", report.total),
        "meetings": ngettext("{count} event or meeting", "{count} events and meetings", report.total),
    }[asked.name].format(count=format_number(report.total))
    last = format_partial(asked.last_day)
    if asked.name in OF_A_DAY:
        return _("{counted} on {day}").format(counted=counted, day=last)
    return _("{counted}, {first} to {last}").format(counted=counted, first=format_partial(asked.first_day), last=last)
