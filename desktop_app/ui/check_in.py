"""Checking in at the door: large rows for fingers, a line that takes names and badges, one word on what happened."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain import moments
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, fold, ngettext
from desktop_app.ui import theme
from desktop_app.ui.attendance_model import name_of
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.check_in_model import HEADINGS, CheckInModel
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon, picture
from desktop_app.ui.participants_model import searched
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said, time_of
from desktop_app.ui.two_lines import TwoLines
from desktop_app.ui.when_where import when_and_where

if TYPE_CHECKING:
    from desktop_app.services.attendance import Occasion
    from desktop_app.services.papers import Attendee

ROW = 68
BADGE = "parvis:"


def utc_now() -> datetime:
    """The moment, by the clock of the computer."""
    return datetime.now(UTC)


class CheckIn(QDialog):
    """The door of one event; a key pressed or a badge read anywhere here goes to its line."""

    def __init__(
        self, desk: Desk, occasion: "Occasion", parent: QWidget | None = None, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(parent)
        self._desk, self._occasion, self._now = desk, occasion, now
        self._everyone: list[Attendee] = []
        self._last = ""
        self._say: Callable[[], tuple[str, str]] = lambda: ("", "")
        self.setAccessibleIdentifier("dialog.check_in")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.model = CheckInModel(self)
        self._build()
        self._connect()
        on_language(self, self.speak)
        self.line.setFocus()

    # Building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.title, self.sentence, self.count = QLabel(self), QLabel(self), QLabel(self)
        self.title.setProperty("card", "name")
        self.sentence.setProperty("card", "facts")
        self.count.setProperty("role", "title")
        self.count.setAccessibleIdentifier("check_in.count")
        for label in (self.title, self.sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = IconButton("x", "check_in.close", N_("Close"), self)
        self.close_button.setAutoDefault(False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(theme.HUGE)
        head.addLayout(words, 1)
        head.addWidget(self.count)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.HUGE] * 4)
        layout.setSpacing(theme.MEDIUM)
        layout.addLayout(head)
        layout.addWidget(self._search_line())
        layout.addWidget(self._said_bar())
        layout.addWidget(self._list(), 1)

    def _search_line(self) -> QLineEdit:
        self.line = QLineEdit(self)
        self.line.setProperty("role", "search")
        self.line.setFont(theme.font("heading"))
        self.line.setMinimumHeight(theme.scaled(48))
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleIdentifier("check_in.search")
        self.line.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        bind_text(self.line.setPlaceholderText, "Type a name or an organisation, or read a badge")
        bind_text(self.line.setAccessibleName, "Type a name or an organisation, or read a badge")
        return self.line

    def _said_bar(self) -> QFrame:
        self._bar = QFrame(self)
        self._bar.setProperty("card", "notice")
        self._mark, self.said = QLabel(self._bar), QLabel(self._bar)
        self.said.setAccessibleIdentifier("check_in.said")
        self.said.setProperty("role", "heading")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.undo_button = IconButton("undo-2", "check_in.undo", N_("Undo"), self._bar)
        self.undo_button.setMinimumHeight(theme.scaled(40))
        self.undo_button.setAutoDefault(False)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(theme.LARGE, theme.SMALL, theme.SMALL, theme.SMALL)
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self._mark)
        row.addWidget(self.said, 1)
        row.addWidget(self.undo_button)
        self._bar.hide()
        return self._bar

    def _list(self) -> QFrame:
        sheet = QFrame(self)
        sheet.setProperty("role", "paper")
        self.table = QTableView(sheet)
        self.table.setModel(self.model)
        self.table.setItemDelegate(TwoLines(ROW, self.table, large=True))
        self.table.setProperty("role", "list")
        self.table.setAccessibleIdentifier("check_in.list")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setMouseTracking(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        for column in (0, 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(2, theme.scaled(200))
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(theme.HAIR, theme.HAIR, 1, theme.HAIR)
        layout.addWidget(self.table)
        self._nobody = EmptySheet(
            "users",
            N_("Nobody is on this list yet"),
            N_("Close the check-in and invite people: they are listed here."),
            sheet,
        )
        layout.addWidget(self._nobody)
        return sheet

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._show_rows())
        self.line.installEventFilter(self)
        self.table.clicked.connect(lambda index: self.tick(self.model.attendees[index.row()].id))
        self.table.installEventFilter(self)
        self.undo_button.clicked.connect(self.take_back)
        self.close_button.clicked.connect(self.reject)
        self._desk.changed.connect(self._follow)

    # Showing -------------------------------------------------------------------------------------------------------

    def _follow(self, changes: object) -> None:
        if changes.touches("attendance", "person"):  # type: ignore[attr-defined]
            self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        from desktop_app.i18n import collation_key
        from desktop_app.services import lists_of_people

        self._everyone = lists_of_people.attendees(self._desk.database, self._occasion)
        self._everyone.sort(key=lambda one: collation_key(f"{one.who.family} {one.who.given}"))
        self._nobody.setVisible(not self._everyone)
        self.table.setVisible(bool(self._everyone))
        here = sum(1 for one in self._everyone if one.status == "present")
        text = ngettext("{here} of {count} here", "{here} of {count} here", len(self._everyone))
        self.count.setText(text.format(here=here, count=len(self._everyone)))
        self._show_rows()

    def _show_rows(self) -> None:
        text = self.line.text()
        words = [] if text.startswith(BADGE[: len(text)]) and len(text) > 2 else fold(text).split()
        self.model.show([one for one in self._everyone if all(word in searched(one) for word in words)])
        if words and self.model.attendees:
            self.table.selectRow(0)

    def _tell(self, words: Callable[[], str], look: str) -> None:
        """Say what happened, in the language in force also after a switch; `look` is good, warning or error."""
        self._say = lambda: (words(), look)
        self._show_said()

    def _show_said(self) -> None:
        text, look = self._say()
        self._bar.setVisible(bool(text))
        self.said.setText(text)
        self.said.setAccessibleName(text)
        drawing, tone = {"good": ("circle-check", "good"), "warning": ("alert-triangle", "warning_text")}.get(
            look, ("circle-x", "error")
        )
        self._bar.setProperty("tone", look)
        self._bar.style().unpolish(self._bar)
        self._bar.style().polish(self._bar)
        self._mark.setPixmap(picture(drawing, theme.scaled(28), tone, self.devicePixelRatioF()))
        self.undo_button.setVisible(look == "good" and bool(self._last))

    # Doing ---------------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Enter: a badge that was read, or the one person that the words leave."""
        text = self.line.text().strip()
        if text.lower().startswith(BADGE):
            self._read_badge(text)
        elif len(self.model.attendees) == 1 and text:
            self.tick(self.model.attendees[0].id)
            self.line.clear()
        elif text and not self.model.attendees:
            self._tell(lambda: _("Nobody on this list is called that."), "error")
        elif text and self.table.currentIndex().isValid():
            self.table.setFocus()

    def _read_badge(self, text: str) -> None:
        self.line.clear()
        attendance_id = text[len(BADGE) :].strip().replace("-", "").lower()
        if all(one.id != attendance_id for one in self._everyone):
            self._last = ""
            self._tell(lambda: _("This badge belongs to nobody on this list."), "error")
        else:
            self.tick(attendance_id)

    def _one(self, attendance_id: str) -> "Attendee":
        return next(one for one in self._everyone if one.id == attendance_id)

    def tick(self, attendance_id: str) -> None:
        """Somebody is there; who was there already is said."""
        from desktop_app.services import attendance

        one = self._one(attendance_id)
        name = name_of(one)
        if one.status == "present":
            self._last = ""
            at = one.checked_in_at
            already = N_("{name} was checked in already at {time}.") if at else N_("{name} is here already.")
            self._tell(lambda: _(already).format(name=name, time=time_of(at)), "warning")
            self._back_to_line()
            return
        at = moments.wall(self._now(), self._zone)
        try:
            attendance.check_in(self._desk.database, attendance_id, at)
        except UserError as refused:
            message = str(refused)
            self._tell(lambda: message, "error")
            return
        self._last = attendance_id
        self.refresh()
        self._tell(lambda: _("{name}: arrived at {time}").format(name=name, time=time_of(at)), "good")
        self._back_to_line()

    def take_back(self) -> None:
        """The last one was not there after all."""
        from desktop_app.services import records

        if not self._last:
            return
        name = name_of(self._one(self._last))
        values = {"status": None, "checked_in_at": None}
        records.change(self._desk.database, "attendance", self._last, values)
        self._last = ""
        self.refresh()
        self._tell(lambda: _("{name} is not checked in any more.").format(name=name), "warning")
        self._back_to_line()

    def _back_to_line(self) -> None:
        self.line.clear()
        self.line.setFocus()

    # Keys ----------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.line:
                return self._line_key(event)
            if watched is self.table:
                return self._list_key(event)
        return False

    def _line_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
            return True
        if event.key() == Qt.Key.Key_Down and self.model.attendees:
            self.table.setFocus()
            self.table.selectRow(max(self.table.currentIndex().row(), 0))
            return True
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
            return True
        return False

    def _list_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            row = self.table.currentIndex().row()
            if 0 <= row < len(self.model.attendees):
                self.tick(self.model.attendees[row].id)
            return True
        return self._to_line(event)

    def _to_line(self, event: QKeyEvent) -> bool:
        """A letter typed elsewhere goes to the line: a reader of badges types wherever the keyboard is."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not (plain and event.text() and event.text().isprintable()):
            return False
        self.line.setFocus()
        self.line.insert(event.text())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text():
            self.enter()
        elif not self._to_line(event):
            super().keyPressEvent(event)

    # Words ---------------------------------------------------------------------------------------------------------

    def speak(self) -> None:
        """Say everything in the language in force."""
        from desktop_app.services import headings, writing

        event_id = self._occasion.id
        if self._occasion.kind == "timetable_entry":
            entry = writing.standing_values(self._desk.database, "timetable_entry", event_id)
            event_id = entry["event_id"]
        heading = headings.of_event(self._desk.database, event_id)
        self._zone = heading.zone
        self.setWindowTitle(_("Check-in"))
        self.setAccessibleName(_("Check-in"))
        self.title.setText(said(heading.title))
        self.sentence.setText(when_and_where(heading))
        self.table.setAccessibleName(_("People"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADINGS) - 1)
        self.refresh()
        self._show_said()


def open_check_in(parent: QWidget, desk: Desk, occasion: "Occasion") -> CheckIn:
    """Open the door over the whole window."""
    dialog = CheckIn(desk, occasion, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    top = parent.window()
    dialog.resize(top.size())
    dialog.move(top.pos())
    if top.isMaximized():
        dialog.showMaximized()
    else:
        dialog.open()
    return dialog
