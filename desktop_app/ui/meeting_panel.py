"""The open meeting: its head, and its agenda, attendance, minutes, decisions and details behind tabs."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.i18n import N_
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.meeting_facts import Facts, facts_of
from desktop_app.ui.meeting_header import MeetingHeader
from desktop_app.ui.meeting_steps import MeetingSteps
from desktop_app.ui.tabbed_panel import PanelOf, TabbedPanel

if TYPE_CHECKING:
    from desktop_app.storage.database import Changes
    from desktop_app.ui.agenda_editor import AgendaEditor
    from desktop_app.ui.attendance_list import AttendanceList
    from desktop_app.ui.meeting_papers import MeetingPapers
    from desktop_app.ui.minutes_editor import MinutesEditor

AGENDA, ATTENDANCE, MINUTES, DECISIONS, DETAILS = range(5)
MEETING = PanelOf(
    "meeting",
    "meetings",
    (
        ("agenda", N_("Agenda")),
        ("attendance", N_("Attendance")),
        ("minutes", N_("Minutes")),
        ("decisions", N_("Decisions and actions")),
        ("details", N_("Papers and details")),
    ),
    N_("Parts of the meeting"),
    ("calendar-days", N_("No meeting is open"), N_("Choose a meeting on the left, or prepare one with Ctrl+N.")),
    {
        AGENDA: ("agenda_item", "agenda_paper", "convening", "person", "mandate"),
        ATTENDANCE: ("attendance", "agenda_item", "person", "organisation_name", "body_rules"),
        MINUTES: ("minute_item", "agenda_item", "decision", "vote", "attendance", "action", "minutes"),
        DECISIONS: ("decision", "action", "action_report", "minute_item"),
        DETAILS: ("attachment", "meeting"),
    },
    ("meeting", "minutes", "body_rules", "convening", "room", "venue", "attachment"),
)


class MeetingPanel(TabbedPanel[Facts]):
    """Shows one meeting."""

    header: MeetingHeader
    steps: MeetingSteps

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, MEETING, MeetingHeader(), MeetingSteps, parent)

    def _make_agenda(self) -> "AgendaEditor":
        from desktop_app.ui.agenda_editor import AgendaEditor

        return AgendaEditor(self._desk, self)

    def _make_attendance(self) -> "AttendanceList":
        from desktop_app.ui.attendance_list import AttendanceList

        return AttendanceList(self._desk, self)

    def _make_minutes(self) -> "MinutesEditor":
        from desktop_app.ui.minutes_editor import MinutesEditor

        made = MinutesEditor(self._desk, self)
        made.changed.connect(self._read_facts)
        return made

    def _make_decisions(self) -> QWidget:
        return _Decisions(self._desk, self)

    def _make_details(self) -> "MeetingPapers":
        from desktop_app.ui.meeting_papers import MeetingPapers

        return MeetingPapers(self._desk, self)

    def _facts_of(self, record_id: str) -> Facts:
        return facts_of(self._desk.database, record_id, self._desk.today.isoformat())

    def _show_in(self, place: int, tab: Any, facts: Facts) -> None:
        if place == AGENDA:
            tab.show_meeting(facts.id, facts.minutes_long(), is_open=facts.agenda_is_open)
            tab.difference_button.setVisible(bool(facts.values["convened_on"]))
        elif place == ATTENDANCE:
            tab.show_meeting(facts.id, is_open=facts.state != "cancelled" and not facts.is_approved)
        else:
            tab.show_meeting(facts)

    def start(self, kind: str, values: dict[str, Any] | None = None) -> bool:
        """Prepare a new meeting."""
        del kind
        return self._start(lambda: self.steps.prepare_first(values or {}))

    def _touched(self, changes: "Changes") -> set[int]:
        touched = super()._touched(changes)
        minutes = self._tabs_made.get(MINUTES)
        return touched - {MINUTES} if minutes is not None and minutes.keeper.is_writing else touched


class _Decisions(QWidget):
    """The register above the actions."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        from desktop_app.ui.action_ledger import ActionLedger
        from desktop_app.ui.decision_register import DecisionRegister

        super().__init__(parent)
        self.register: DecisionRegister = DecisionRegister(desk, self)
        self.ledger: ActionLedger = ActionLedger(desk, self)
        self.list = self.register.list
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(theme.LARGE)
        halves.addWidget(self.register)
        halves.addWidget(self.ledger)
        halves.setSizes([260, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.addWidget(halves)

    def show_meeting(self, facts: Facts) -> None:
        """Show what the body decided, and what is to be done."""
        self.register.show_meeting(facts)
        self.ledger.show_meeting(facts)
