"""What the members of a body are to do: by member, with what is overdue, reports, and the day it was done."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.minutes_kinds import ACTION_STATUSES
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.segments import Segments
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import day_of, said
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.papers import LedgerLine
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts

ID = Qt.ItemDataRole.UserRole
HEADINGS = (N_("What"), N_("Who"), N_("Due"), N_("Asked in"), N_("Last report"))
WIDTHS = (0, 130, 150, 150, 150)


class ActionLedger(QWidget):
    """The actions of the open meeting's body, open ones first."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: Facts | None = None
        self._status = "open"
        self.lines: list[LedgerLine] = []
        self.list = PlainList("meetings.actions.list", HEADINGS, WIDTHS, self, {3: 640, 4: 760})
        self.list.setIndentation(theme.LARGE)
        self.scope = Segments(
            "meetings.actions.scope",
            (("open", N_("To do"), N_("Only what is still to be done")), ("all", N_("All"), N_("Also what is done"))),
            "open",
            self,
        )
        self.scope.chosen.connect(self._choose_scope)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.report_button = IconButton("message-square", "meetings.actions.report", N_("What was reported…"), self)
        self.done_button = IconButton("check", "meetings.actions.done", N_("It is done"), self)
        self.open_button = IconButton("square-pen", "meetings.actions.open", N_("All of it…"), self)
        self.print_button = IconButton("printer", "meetings.actions.print", N_("Print…"), self)
        self.report_button.clicked.connect(self.report)
        self.done_button.clicked.connect(self.close_action)
        self.open_button.clicked.connect(self.open)
        self.print_button.clicked.connect(self.print_ledger)
        self.list.itemActivated.connect(lambda _item, _column: self.open())
        self.list.currentItemChanged.connect(lambda _now, _before: self._allow())
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        title = QLabel(self)
        title.setProperty("card", "section")
        bind_text(title.setText, "Actions by member")
        head = QHBoxLayout()
        head.setSpacing(theme.SMALL)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.scope)
        tools = QWidget(self)
        row = Wrapping(tools)
        for button in (self.open_button, self.report_button, self.done_button, self.print_button):
            row.addWidget(button)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptySheet(
                "square-check",
                N_("Nothing to do"),
                N_("In the minutes, make an entry an action with Ctrl+4; it comes back until it is done."),
                self,
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(tools)

    def show_meeting(self, facts: "Facts") -> None:
        """Show the actions of the meeting's body."""
        self._facts = facts
        self.refresh()

    def _choose_scope(self, scope: str) -> None:
        self._status = scope
        self.scope.show_choice(scope)
        self.refresh()

    def refresh(self) -> None:
        """Read the ledger anew."""
        from desktop_app.services import actions

        if self._facts is None:
            return
        current = self.current()
        status = "open" if self._status == "open" else None
        ledger = actions.ledger(
            self._desk.database, self._facts.values["body_id"], self._desk.today.isoformat(), status=status
        )
        self.lines = list(ledger.lines)
        self._fill(current.id if current else "")
        late = sum(1 for line in self.lines if line.overdue)
        parts = [ngettext("{count} action", "{count} actions", len(self.lines)).format(count=len(self.lines))]
        if late:
            parts.append(ngettext("{count} overdue", "{count} overdue", late).format(count=late))
        self._count.setText(", ".join(parts))
        self._stack.setCurrentIndex(0 if self.lines else 1)
        self._allow()

    def _fill(self, current: str) -> None:
        self.list.clear()
        members: dict[str, QTreeWidgetItem] = {}
        for line in self.lines:
            name = said(line.organisation) or _("No member named")
            if name not in members:
                members[name] = QTreeWidgetItem(self.list, [name])
                members[name].setFont(0, theme.font("text", strong=True))
                members[name].setFirstColumnSpanned(True)
                members[name].setFlags(Qt.ItemFlag.ItemIsEnabled)
            item = QTreeWidgetItem(members[name], _cells(line))
            item.setData(0, ID, line.id)
            if line.overdue:
                item.setForeground(2, QColor(theme.colours().error))
            if line.id == current:
                self.list.setCurrentItem(item)
        self.list.expandAll()

    def current(self) -> "LedgerLine | None":
        """The action one stands on."""
        item = self.list.currentItem()
        wanted = item.data(0, ID) if item is not None else None
        return next((line for line in self.lines if line.id == wanted), None)

    def _allow(self) -> None:
        line = self.current()
        for button in (self.report_button, self.done_button, self.open_button):
            button.setEnabled(line is not None)
        self.done_button.say(_("Open again") if line is not None and line.status != "open" else _("It is done"))
        self.print_button.setEnabled(bool(self.lines))

    def report(self) -> None:
        """Keep what was said about an action in the open meeting."""
        from desktop_app.ui.dialogs.report_action import ask_report

        line = self.current()
        if line is not None and self._facts is not None and ask_report(self, self._desk, line, self._facts.id):
            self.refresh()

    def close_action(self) -> None:
        """Say that it is done, or open it again."""
        from desktop_app.services import actions
        from desktop_app.ui.attempts import managed

        line = self.current()
        if line is None or self._facts is None:
            return
        status, day = ("done" if line.status == "open" else "open"), self._desk.today.isoformat()
        close = partial(actions.close, self._desk.database, line.id, status, day, meeting_id=self._facts.id)
        if managed(self, close):
            self._desk.said.emit(_("“{title}”: kept. Undo takes it back.").format(title=said(line.title)))
            self.refresh()

    def open(self) -> None:
        """Open the action one stands on."""
        from desktop_app.ui.dialogs.record_dialog import open_record

        line = self.current()
        if line is not None:
            open_record(self, self._desk, "action", line.id)
            self.refresh()

    def print_ledger(self) -> None:
        """Print what everybody is to do."""
        from desktop_app.ui.dialogs.print_meeting import print_meeting

        if self._facts is not None:
            print_meeting(self, self._desk, self._facts.id, "actions")

    def _speak(self) -> None:
        self.list.speak(_("Actions by member"))
        self.refresh()


def _cells(line: "LedgerLine") -> list[str]:
    due = day_of(line.due_on) if len(line.due_on) == 10 else line.due_on
    if line.status != "open":
        due = " ".join(filter(None, (_(dict(ACTION_STATUSES).get(line.status, "")), day_of(line.done_on))))
    elif line.overdue:
        due = _("{date}, overdue").format(date=due)
    last = said(line.reports[-1][1]) if line.reports else ""
    return [said(line.title), line.owner.name if line.owner else "", due, said(line.meeting), last]
