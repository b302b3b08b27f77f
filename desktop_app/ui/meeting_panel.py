"""The open meeting: its head, and its agenda, attendance, minutes, decisions and details behind tabs."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.errors import NotFound
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.conflict_mark import ConflictMark
from desktop_app.ui.desk import Desk
from desktop_app.ui.meeting_facts import Facts, facts_of
from desktop_app.ui.meeting_header import MeetingHeader
from desktop_app.ui.meeting_steps import MeetingSteps
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.storage.database import Changes
    from desktop_app.ui.agenda_editor import AgendaEditor
    from desktop_app.ui.attendance_list import AttendanceList
    from desktop_app.ui.meeting_papers import MeetingPapers
    from desktop_app.ui.minutes_editor import MinutesEditor

AGENDA, ATTENDANCE, MINUTES, DECISIONS, DETAILS = range(5)
TABS = (
    ("agenda", N_("Agenda")),
    ("attendance", N_("Attendance")),
    ("minutes", N_("Minutes")),
    ("decisions", N_("Decisions and actions")),
    ("details", N_("Papers and details")),
)
WATCHED = {
    AGENDA: ("agenda_item", "agenda_paper", "convening", "person", "mandate"),
    ATTENDANCE: ("attendance", "agenda_item", "person", "organisation_name", "body_rules"),
    MINUTES: ("minute_item", "agenda_item", "decision", "vote", "attendance", "action", "minutes"),
    DECISIONS: ("decision", "action", "action_report", "minute_item"),
    DETAILS: ("attachment", "meeting"),
}


class MeetingPanel(QFrame):
    """Shows one meeting; each tab is made when it is first looked at and read when it is next seen."""

    saved = Signal(str, str)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("paper")
        self.facts: Facts | None = None
        self._tabs_made: dict[int, Any] = {}
        self._stale: set[int] = set()
        self.header = MeetingHeader(self)
        self.steps = MeetingSteps(desk, self)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleIdentifier("meetings.tabs")
        for _name, _title in TABS:
            self.tabs.addTab("")
        self._stack = QStackedWidget(self)
        self._whole = QStackedWidget(self)
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn)
        self.header.step_wanted.connect(self.steps.take)
        self.header.fill_menu(self.steps.actions())
        self.steps.done.connect(self._after_step)
        desk.changed.connect(self._follow)
        desk.day_changed.connect(self.refresh)
        on_language(self, self._speak)

    def _lay_out(self) -> None:
        open_one = QWidget(self)
        column = QVBoxLayout(open_one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.mark = ConflictMark(self._desk, "meetings.conflict", lambda: self.record, open_one)
        column.addWidget(self.mark)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.empty = EmptySheet(
            "calendar-days",
            N_("No meeting is open"),
            N_("Choose a meeting on the left, or prepare one with Ctrl+N."),
            self,
        )
        self._whole.addWidget(self.empty)
        self._whole.addWidget(open_one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._whole)

    # The tabs ----------------------------------------------------------------------------------------------------

    def _tab(self, place: int) -> Any:
        if place not in self._tabs_made:
            made = getattr(self, f"_make_{TABS[place][0]}")()
            self._tabs_made[place] = made
            self._stack.addWidget(made)
            self._stale.add(place)
        return self._tabs_made[place]

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

    def turn_to(self, name: str) -> Any:
        """Turn to a tab by its name; the widget behind it."""
        place = next(number for number, (tab, _title) in enumerate(TABS) if tab == name)
        self.tabs.setCurrentIndex(place)
        return self._tab(place)

    def _turn(self, place: int) -> None:
        before = self._stack.currentWidget()
        if before is not None and hasattr(before, "leave"):
            before.leave()
        tab = self._tab(place)
        self._stack.setCurrentWidget(tab)
        if self.facts is not None and place in self._stale:
            self._fill(place)

    def _fill(self, place: int) -> None:
        facts = self.facts
        if facts is None:
            return
        self._stale.discard(place)
        tab = self._tab(place)
        if place == AGENDA:
            tab.show_meeting(facts.id, facts.minutes_long(), is_open=facts.agenda_is_open)
            tab.difference_button.setVisible(bool(facts.values["convened_on"]))
        elif place == ATTENDANCE:
            tab.show_meeting(facts.id, is_open=facts.state != "cancelled" and not facts.is_approved)
        else:
            tab.show_meeting(facts)

    # What the page asks of a card -----------------------------------------------------------------------------------

    @property
    def record(self) -> tuple[str, str] | None:
        """The kind and id of the open record."""
        return ("meeting", self.facts.id) if self.facts is not None else None

    def open(self, kind: str, record_id: str) -> bool:
        """Show a meeting; False when the one that is open does not let go."""
        if self.record == (kind, record_id):
            return True
        if not self.leave():
            return False
        self.facts = facts_of(self._desk.database, record_id, self._desk.today.isoformat())
        self._show()
        return True

    def _show(self) -> None:
        assert self.facts is not None
        self._whole.setCurrentIndex(1)
        self.steps.show_facts(self.facts)
        self.header.show_facts(self.facts)
        self.mark.look()
        self._stale = set(self._tabs_made)
        self._turn(self.tabs.currentIndex())

    def start(self, kind: str, values: dict[str, Any] | None = None) -> bool:
        """Prepare a new meeting."""
        del kind
        if not self.leave():
            return False
        made = self.steps.prepare_first(values or {})
        if made is not None:
            self.open("meeting", made)
            self.turn_to("agenda")
            self.saved.emit("meeting", made)
        return made is not None

    def leave(self) -> bool:
        """Keep what is being typed; False when that is not possible."""
        return all(tab.leave() for tab in self._tabs_made.values() if hasattr(tab, "leave"))

    def save(self) -> bool:
        """Keep what is being typed now."""
        for tab in self._tabs_made.values():
            keep = getattr(tab, "keep", None) or getattr(getattr(tab, "keeper", None), "keep_all", None)
            if keep is not None and not keep():
                return False
        return True

    def forget(self, record_id: str) -> None:
        """Put away a meeting that was deleted."""
        if self.facts is not None and self.facts.id == record_id:
            self._close()

    def _close(self) -> None:
        self.facts = None
        self._whole.setCurrentWidget(self.empty)
        self.closed.emit()

    def focus_card(self) -> None:
        """Put the keyboard on the tab that is open."""
        tab = self._stack.currentWidget()
        for name in ("tree", "table", "view", "list"):
            inner = getattr(tab, name, None)
            if inner is not None and inner.isVisible():
                inner.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_history(self) -> None:
        """Show what was changed on this meeting's own record."""
        self.turn_to("details").show_history()

    # Following ---------------------------------------------------------------------------------------------------

    def _read_facts(self) -> bool:
        if self.facts is None:
            return False
        try:
            self.facts = facts_of(self._desk.database, self.facts.id, self._desk.today.isoformat())
        except NotFound:
            self._close()
            return False
        self.steps.show_facts(self.facts)
        self.header.show_facts(self.facts)
        return True

    def refresh(self) -> None:
        """Read everything anew that is seen; the rest when it is next looked at."""
        if self._read_facts():
            self._stale = set(self._tabs_made)
            self._fill(self.tabs.currentIndex())

    def _follow(self, changes: "Changes") -> None:
        """Somebody wrote to the base: what it touches is read anew; what is being typed here stays."""
        if self.facts is None:
            return
        minutes = self._tabs_made.get(MINUTES)
        is_own = minutes is not None and minutes.keeper.is_writing
        touched = {place for place, kinds in WATCHED.items() if changes.touches(*kinds)}
        if changes.touches("meeting", "minutes", "body_rules", "convening", "room", "venue", "attachment"):
            if not self._read_facts():
                return
            touched |= set(WATCHED)
        if is_own:
            touched.discard(MINUTES)
        self._stale |= touched & set(self._tabs_made)
        if self.tabs.currentIndex() in self._stale and self.isVisible():
            self._fill(self.tabs.currentIndex())

    def _after_step(self, opens: str) -> None:
        if opens and self.facts is not None and opens != self.facts.id:
            self.open("meeting", opens)
            self.turn_to("agenda")
        else:
            self.refresh()
        self.saved.emit("meeting", opens)

    def _speak(self) -> None:
        for place, (_name, title) in enumerate(TABS):
            self.tabs.setTabText(place, _(title))
        self.tabs.setAccessibleName(_("Parts of the meeting"))


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
