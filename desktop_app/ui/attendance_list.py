"""The attendance of a meeting: ticked as people come in, with quorum and counts that follow at once."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.meeting_kinds import ANSWERS
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.actions import Action
from desktop_app.ui.attempts import attempt, managed
from desktop_app.ui.attendance_counts import counts_in_words
from desktop_app.ui.attendance_model import ANSWER, CAME, FOR, ROW, TICK, WHO, AttendanceModel, AttendancePainter
from desktop_app.ui.attendance_model import name_of as name_of_attendee
from desktop_app.ui.attendance_table import AttendanceTable
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.quorum_bar import QuorumBar
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.attendance import Occasion
    from desktop_app.services.papers import Attendee
    from desktop_app.ui.desk import Desk

STATUS_ACTIONS = (
    ("present", N_("Present"), "check", "1"),
    ("excused", N_("Excused"), "mail", "2"),
    ("absent", N_("Absent"), "x", "3"),
)
ROOM_FOR_ANSWERS = 640
"""Below this width (at 100 %) what was answered gives way to who came."""
ROOM_FOR_COUNTS = 560
"""Below this height (at 100 %) the kinds of organisation are told on pointing at the counts."""
OTHER_ACTIONS = (
    ("replace", N_("Replaced by…"), "arrow-left-right", "4"),
    ("proxy", N_("Proxy…"), "vote", "5"),
)


class AttendanceList(QWidget):
    """Everyone invited to one meeting."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.meeting_id = ""
        self._is_open = True
        self.model = AttendanceModel(self)
        self.table = AttendanceTable(self)
        self._set_up_table()
        self.quorum_bar = QuorumBar(self)
        self.counts = QLabel(self)
        self.counts.setProperty("role", "muted")
        self.counts.setWordWrap(True)
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[QWidget] = []
        self._build()
        self.table.ticked.connect(self._tick)
        self.table.clicked.connect(self._touch)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._allow())
        on_language(self, self._speak)

    # Building ----------------------------------------------------------------------------------------------------

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(AttendancePainter(table))
        table.setProperty("role", "list")
        table.setAccessibleIdentifier("meetings.attendance.list")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.setMinimumHeight(theme.scaled(160))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for column in (WHO, FOR, CAME):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _size(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self.table.setColumnWidth(TICK, theme.scaled(84))
        self.table.setColumnWidth(ANSWER, theme.scaled(150))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.quorum_bar)
        layout.addWidget(self._tools())
        self._nothing = EmptySheet(
            "users", N_("Nobody is invited yet"), N_("Invite everyone who holds a seat in the body."), self
        )
        self.invite_button = IconButton(
            "mails", "meetings.attendance.invite_body", N_("Invite the body"), self._nothing, colour="on_accent"
        )
        self.invite_button.setProperty("kind", "primary")
        self.invite_button.clicked.connect(self.invite_body)
        self._nothing.add(self.invite_button)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        layout.addWidget(self._stack, 1)
        self.new_line = QLineEdit(self)
        self.new_line.setAccessibleIdentifier("meetings.attendance.register")
        self.new_line.returnPressed.connect(self.register)
        layout.addWidget(self.new_line)
        layout.addWidget(self.counts)

    def _tools(self) -> QWidget:
        tools = QWidget(self)
        row = Wrapping(tools)
        row.setSpacing(theme.HAIR)
        for name, text, drawing, key in STATUS_ACTIONS:
            row.addWidget(self._tool(name, text, drawing, key, partial(self.set_status, name)))
        for name, text, drawing, key in OTHER_ACTIONS:
            row.addWidget(self._tool(name, text, drawing, key, getattr(self, f"_{name}")))
        self.item = QComboBox(self)
        self.item.setAccessibleIdentifier("meetings.attendance.item")
        self.item.setFixedWidth(theme.scaled(150))
        self.item.setMinimumHeight(theme.scaled(36))
        movement = QWidget(tools)
        passing = QHBoxLayout(movement)
        passing.setContentsMargins(0, 0, 0, 0)
        passing.setSpacing(theme.HAIR)
        passing.addWidget(self.item)
        passing.addWidget(self._tool("arrive", N_("Comes in"), "arrow-right", "6", partial(self._pass, "arrive")))
        passing.addWidget(self._tool("leave", N_("Leaves"), "log-out", "7", partial(self._pass, "leave")))
        row.addWidget(movement)
        self._more = QToolButton(self)
        self._more.setIcon(Action(self, "meetings.attendance.icon", "", icon="ellipsis-vertical").icon())
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setAccessibleIdentifier("meetings.attendance.more")
        bind_text(self._more.setAccessibleName, "More for this person")
        bind_text(self._more.setToolTip, "More for this person")
        self._more.setMenu(self._more_menu())
        row.addWidget(self._more)
        return tools

    def _tool(self, name: str, text: str, drawing: str, key: str, run: Callable[[], None]) -> QToolButton:
        context = Qt.ShortcutContext.WidgetShortcut
        action = Action(self.table, f"meetings.attendance.{name}", text, run, icon=drawing, key=key, context=context)
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("kind", "framed")
        button.setMinimumHeight(theme.scaled(36))
        button.setIconSize(QSize(theme.scaled(16), theme.scaled(16)))
        button.setAccessibleIdentifier(f"meetings.attendance.{name}")
        action.changed.connect(partial(_name_button, button, action))
        _name_button(button, action)
        self._buttons.append(button)
        return button

    def _more_menu(self) -> QMenu:
        made = QMenu(self._more)
        for code, title in ANSWERS:
            made.addAction(Action(self, f"meetings.attendance.answer.{code}", title, partial(self._answer, code)))
        made.addSeparator()
        for name, text in (("voting", N_("Has a vote, or not")), ("remote", N_("Takes part from afar, or not"))):
            made.addAction(Action(self, f"meetings.attendance.{name}", text, partial(self._flip, name)))
        made.addAction(Action(self, "meetings.attendance.take_back", N_("Take the proxy back"), self._take_back_proxy))
        made.addSeparator()
        made.addAction(
            Action(self, "meetings.attendance.open", N_("Open the person’s card"), self._open_person, icon="contact")
        )
        made.addAction(
            Action(self, "meetings.attendance.details", N_("All of this row…"), self._details, icon="square-pen")
        )
        made.addAction(
            Action(self, "meetings.attendance.invite", N_("Invite the body"), self.invite_body, icon="mails")
        )
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(ANSWER, event.size().width() < theme.scaled(ROOM_FOR_ANSWERS))
        if self.meeting_id:
            self._show_counts()

    # Showing -----------------------------------------------------------------------------------------------------

    def show_meeting(self, meeting_id: str, *, is_open: bool) -> None:
        """Show who is expected at a meeting."""
        other_one = meeting_id != self.meeting_id
        self.meeting_id, self._is_open = meeting_id, is_open
        self.refresh()
        if other_one and self.model.attendees:
            self.table.selectRow(0)

    def refresh(self) -> None:
        """Read the list anew; the person one stands on stays."""
        from desktop_app.services import attendance, lists_of_people

        if not self.meeting_id:
            return
        database = self._desk.database
        before = self.current()
        self.model.show(lists_of_people.attendees(database, self._occasion()))
        if before is not None:
            self.look_at(before.id)
        self._stack.setCurrentWidget(self.table if self.model.attendees else self._nothing)
        self.quorum_bar.show_quorum(attendance.quorum(database, self.meeting_id) if self.model.attendees else None)
        self.quorum_bar.setVisible(bool(self.model.attendees))
        self._show_counts()
        self._show_items()
        self._allow()

    def _occasion(self) -> "Occasion":
        from desktop_app.services.attendance import Occasion

        return Occasion("meeting", self.meeting_id)

    def _show_counts(self) -> None:
        lines = counts_in_words(self._desk.database, self._occasion())
        short = self.height() < theme.scaled(ROOM_FOR_COUNTS)
        self.counts.setText("\n".join(lines[:2] if short else lines))
        self.counts.setToolTip("\n".join(lines))

    def _show_items(self) -> None:
        from desktop_app.services import agenda

        before = self.item.currentData()
        self.item.clear()
        for line in agenda.lines(self._desk.database, self.meeting_id):
            if not line.is_heading:
                self.item.addItem(" ".join(filter(None, (line.number, said(line.title)))), line.id)
        self.item.setCurrentIndex(max(self.item.findData(before), 0))

    def _allow(self) -> None:
        able = self.current() is not None and self._is_open
        for button in self._buttons:
            button.defaultAction().setEnabled(able)  # type: ignore[attr-defined]
        self._more.setEnabled(bool(self.meeting_id))
        self.new_line.setEnabled(self._is_open)

    def current(self) -> "Attendee | None":
        """The row one stands on."""
        place = self.table.currentIndex().row()
        return self.model.attendees[place] if 0 <= place < len(self.model.attendees) else None

    def look_at(self, attendance_id: str) -> None:
        """Go to a row."""
        for place, one in enumerate(self.model.attendees):
            if one.id == attendance_id:
                self.table.selectRow(place)

    # Doing -------------------------------------------------------------------------------------------------------

    def _do(self, what: Callable[[], object]) -> None:
        if managed(self, what):
            self.refresh()

    def invite_body(self) -> None:
        """Invite everyone who holds a seat in the body, once."""
        from desktop_app.services import attendance

        day = self._desk.today.isoformat()
        count = attempt(self, partial(attendance.invite_body, self._desk.database, self.meeting_id, day))
        if count is not None:
            sentence = ngettext("{count} person was invited.", "{count} people were invited.", count)
            self._desk.said.emit(sentence.format(count=count))
            self.refresh()
            self.table.selectRow(0)

    def register(self) -> None:
        """Add a person by one line: `Given FAMILY, organisation, e-mail`."""
        from desktop_app.services import attendance

        line = self.new_line.text().strip()
        if not line:
            return
        day = self._desk.today.isoformat()
        made = attempt(self, partial(attendance.register, self._desk.database, self._occasion(), line, day))
        if made is not None:
            self.new_line.clear()
            self.refresh()
            self.look_at(made)

    def _touch(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self._tick()

    def _tick(self) -> None:
        one = self.current()
        if one is not None and self._is_open:
            self.set_status("present" if one.status != "present" else None)

    def set_status(self, status: str | None) -> None:
        """Say what happened with the person one stands on."""
        from desktop_app.services import attendance

        one = self.current()
        if one is not None:
            self._do(partial(attendance.set_status, self._desk.database, one.id, status))

    def _answer(self, answer: str) -> None:
        from desktop_app.services import attendance

        one = self.current()
        if one is not None:
            self._do(partial(attendance.answer, self._desk.database, one.id, answer, self._desk.today.isoformat()))

    def _pass(self, way: str) -> None:
        from desktop_app.services import attendance

        one = self.current()
        if one is not None:
            verb = attendance.arrive if way == "arrive" else attendance.leave
            self._do(partial(verb, self._desk.database, one.id, self.item.currentData()))

    def _flip(self, name: str) -> None:
        from desktop_app.services import records

        one = self.current()
        if one is not None:
            values = {name: not getattr(one, name)}
            self._do(partial(records.save, self._desk.database, records.Edit("attendance", one.id, values)))

    def _replace(self) -> None:
        from desktop_app.ui.dialogs.proxy import ask_replacement

        one = self.current()
        if one is not None and ask_replacement(self, self._desk, one.id, name_of_attendee(one)):
            self.refresh()

    def _proxy(self) -> None:
        from desktop_app.ui.dialogs.proxy import ask_proxy

        one = self.current()
        if one is not None and ask_proxy(self, self._desk, one, self.model.attendees):
            self.refresh()

    def _take_back_proxy(self) -> None:
        from desktop_app.services import attendance

        one = self.current()
        if one is not None:
            self._do(partial(attendance.take_back_proxy, self._desk.database, one.id))

    def _open_person(self) -> None:
        one = self.current()
        if one is not None:
            self._desk.open_requested.emit("person", one.who.person_id)

    def _details(self) -> None:
        from desktop_app.ui.dialogs.record_dialog import open_record

        one = self.current()
        if one is not None:
            open_record(self, self._desk, "attendance", one.id)

    def _speak(self) -> None:
        self.table.setAccessibleName(_("Attendance"))
        self.item.setAccessibleName(_("Agenda item at which somebody comes in or leaves"))
        hint = _("Someone else: Given FAMILY, organisation, e-mail")
        self.new_line.setPlaceholderText(hint)
        self.new_line.setAccessibleName(hint)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, CAME)
        self._size()
        if self.meeting_id:
            self.refresh()


def _name_button(button: QToolButton, action: Action) -> None:
    button.setAccessibleName(action.text())
