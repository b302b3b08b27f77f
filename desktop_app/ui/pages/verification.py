"""The rounds of verification: where each member stands, what goes out to it, and what it corrected."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import NotFound
from desktop_app.i18n import N_, _, format_partial, ngettext
from desktop_app.ui import messages, theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said
from desktop_app.ui.verification_answers import VerificationAnswers
from desktop_app.ui.verification_board import ALL, StateFilter, VerificationBoard
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.verification import Round, VerificationLine
    from desktop_app.storage.database import Changes

SHOWN_HERE = (
    "verification_round", "verification", "verification_answer", "organisation", "organisation_name", "contact_point",
    "mandate", "person", "address",
)  # fmt: skip
REMINDED = ("sent", "reminded", "overdue")
"""Who can be reminded."""


class VerificationPage(QWidget):
    """One round at a time: its members at the left, the one looked at with its answers at the right."""

    counted = Signal(int)
    """How many members of the round have not answered yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("verification")
        self._is_stale = True
        self._rounds: list[Round] = []
        self.lines: list[VerificationLine] = []
        self.board = VerificationBoard(self)
        self.answers = VerificationAnswers(desk, self)
        self.states = StateFilter(self)
        self._build()
        self._connect()
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.SMALL, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        column.addLayout(self._head())
        self._round_line = self._round()
        column.addWidget(self._round_line)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._members())
        nothing = EmptySheet(
            "list-checks",
            N_("No verification round yet"),
            N_("Start one: every member gets the sheet of all we hold on it, and its corrections are taken in here."),
            self,
        )
        self._stack.addWidget(nothing)
        column.addWidget(self._stack, 1)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, theme.LARGE, theme.HUGE, theme.LARGE)
        beside.addWidget(self.answers)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(theme.SMALL)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([760, 400])
        self.splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _head(self) -> QHBoxLayout:
        title = QLabel(self)
        title.setProperty("role", "title")
        bind_text(title.setText, N_("Verification"))
        self.new_button = IconButton("plus", "verification.new", N_("Start a round…"), self, colour="on_accent")
        self.new_button.setProperty("kind", "primary")
        line = QHBoxLayout()
        line.addWidget(title)
        line.addStretch(1)
        line.addWidget(self.new_button)
        return line

    def _round(self) -> QWidget:
        """The round that is shown, when it ends, and what can be done with it as a whole."""
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SMALL)
        self.round = QComboBox(holder)
        self.round.setAccessibleIdentifier("verification.round")
        bind_text(self.round.setAccessibleName, N_("Verification round"))
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._until = QLabel(holder)
        self._until.setProperty("role", "muted")
        self.more_button = QToolButton(holder)
        self.more_button.setIcon(icon("ellipsis-vertical", "muted"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more_button.setAccessibleIdentifier("verification.more")
        bind_text(self.more_button.setAccessibleName, N_("More for this round"))
        bind_text(self.more_button.setToolTip, N_("More for this round"))
        menu = QMenu(self.more_button)
        menu.setAccessibleIdentifier("verification.menu")
        for name, drawing, text, does in (
            ("edit", "pencil", N_("Edit the round…"), self.edit_round),
            ("close", "lock", N_("Close the round…"), self.close_round),
            ("delete", "trash-2", N_("Delete the round…"), self.delete_chosen),
        ):
            action = menu.addAction(icon(drawing), "")
            action.setObjectName(f"verification.{name}")
            bind_text(action.setText, text)
            action.triggered.connect(partial(_call, does))
        self.more_button.setMenu(menu)
        line.addWidget(self.round)
        line.addWidget(self._until, 1)
        line.addWidget(self.more_button)
        return holder

    def _members(self) -> QWidget:
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        filters = QWidget(whole)
        Wrapping(filters).addWidget(self.states)
        column.addWidget(filters)
        tools = QWidget(whole)
        wrapping = Wrapping(tools)
        wrapping.setSpacing(theme.SMALL)
        self.send_button = IconButton("mails", "verification.send", N_("Send the sheets…"), tools)
        self.remind_button = IconButton("bell", "verification.remind", N_("Remind…"), tools)
        self.sent_button = IconButton("check", "verification.sent", N_("Mark as sent"), tools)
        self._whom = QLabel(tools)
        self._whom.setProperty("role", "muted")
        self._whom.setMinimumHeight(self.send_button.sizeHint().height())
        for widget in (self.send_button, self.remind_button, self.sent_button, self._whom):
            wrapping.addWidget(widget)
        column.addWidget(tools)
        sheet = QFrame(whole)
        sheet.setProperty("role", "paper")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(theme.HAIR, theme.HAIR, 1, theme.HAIR)
        inside.addWidget(self.board)
        column.addWidget(sheet, 1)
        return whole

    def _connect(self) -> None:
        self.new_button.clicked.connect(lambda: self.start_new())
        self.round.activated.connect(lambda _place: self._show_round())
        self.states.chosen.connect(lambda _state: self._show_members())
        self.board.looked_at.connect(self._look_at)
        self.board.itemSelectionChanged.connect(self._say_whom)
        self.board.itemActivated.connect(lambda _item, _column: self.answers.correct())
        self.send_button.clicked.connect(self.send)
        self.remind_button.clicked.connect(self.remind)
        self.sent_button.clicked.connect(self.mark_sent)
        self.desk.changed.connect(self._follow)
        self.desk.day_changed.connect(self._mark_stale)

    # Reading -------------------------------------------------------------------------------------------------

    def _follow(self, changes: "Changes") -> None:
        if changes.touches(*SHOWN_HERE):
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self.refresh()

    def refresh(self, wanted: str = "") -> None:
        """Read the rounds anew; the one that is shown stays, unless another one is wanted."""
        from desktop_app.services import verification

        self._is_stale = False
        before = wanted or self.round_id
        self._rounds = verification.rounds(self.desk.database)
        self.round.clear()
        for one in self._rounds:
            self.round.addItem(said(one.title), one.id)
        self.round.setCurrentIndex(max(self.round.findData(before), 0) if self._rounds else -1)
        self._round_line.setVisible(bool(self._rounds))
        self._stack.setCurrentIndex(0 if self._rounds else 1)
        self._show_round()

    @property
    def round_id(self) -> str:
        """The round that is shown."""
        return str(self.round.currentData() or "")

    def _show_round(self) -> None:
        from desktop_app.services import verification

        one = self._current()
        self.lines = []
        if one is not None:
            try:
                self.lines = verification.board(self.desk.database, one.id, self.desk.today.isoformat())
            except NotFound:
                self.lines = []
            closed = _("closed on {day}").format(day=format_partial(one.closed_on)) if one.closed_on else ""
            self._until.setText(closed or _("answers until {day}").format(day=format_partial(one.due_on)))
        counts = {state: sum(line.state == state for line in self.lines) for state in verification.STATES}
        self.states.show_counts(counts)
        self.counted.emit(len(self.lines) - counts["answered"] if one is not None and not one.closed_on else 0)
        self._show_members()

    def _current(self) -> "Round | None":
        return next((one for one in self._rounds if one.id == self.round_id), None)

    def _show_members(self) -> None:
        state = self.states.state
        self.board.show_lines([line for line in self.lines if state in (ALL, line.state)])
        self._say_whom()

    def _look_at(self, verification_id: str) -> None:
        self.answers.show_line(next((line for line in self.lines if line.id == verification_id), None))

    def _chosen(self) -> "list[VerificationLine]":
        """The members that several lines were chosen of; else all that are shown."""
        chosen = self.board.chosen_ids()
        return [line for line in self.board.lines if len(chosen) < 2 or line.id in set(chosen)]

    def _say_whom(self) -> None:
        count = len(self._chosen())
        is_some = len(self.board.chosen_ids()) > 1
        shown = ngettext("to the {count} shown", "to all {count} shown", count)
        chosen = ngettext("to the {count} selected", "to the {count} selected", count)
        self._whom.setText((chosen if is_some else shown).format(count=count) if count else "")
        to_remind = any(line.state in REMINDED for line in self._chosen())
        self.send_button.setEnabled(bool(count))
        self.sent_button.setEnabled(any(line.state == "to_send" for line in self._chosen()))
        self.remind_button.setEnabled(to_remind)

    def speak(self) -> None:
        """Tell everything again in the language in force."""
        self.board.speak(_("Members"))
        if self._rounds:
            self.refresh()

    # Doing ---------------------------------------------------------------------------------------------------

    def start_new(self) -> None:
        """Start a round with every member of today."""
        from desktop_app.ui.dialogs.start_round import StartRoundDialog

        dialog = StartRoundDialog(self.desk, self)
        if dialog.exec() and dialog.made:
            self.refresh(dialog.made)
        dialog.deleteLater()

    def open_record(self, record_id: str) -> bool:
        """Show a round."""
        self.refresh(record_id)
        return self.round_id == record_id

    def send(self) -> None:
        """Prepare what goes out."""
        self._send([line.id for line in self._chosen()], is_reminder=False)

    def remind(self) -> None:
        """Prepare reminders to those who were sent a sheet and have not answered."""
        self._send([line.id for line in self._chosen() if line.state in REMINDED], is_reminder=True)

    def _send(self, ids: list[str], *, is_reminder: bool) -> None:
        from desktop_app.ui.dialogs.send_round import SendRoundDialog

        if ids:
            SendRoundDialog(self.desk, self.round_id, ids, self, is_reminder=is_reminder).open()

    def mark_sent(self) -> None:
        """Note that the sheets of those that waited went out today, by whatever way."""
        from desktop_app.services import verification

        ids = [line.id for line in self._chosen() if line.state == "to_send"]
        managed(self, partial(verification.sent, self.desk.database, ids, self.desk.today.isoformat()))

    def edit_round(self) -> None:
        """Change the title or the day until which members answer."""
        from desktop_app.ui.dialogs.record_dialog import open_record

        if self.round_id:
            open_record(self, self.desk, "verification_round", self.round_id)

    def close_round(self) -> None:
        """End the round, after asking."""
        from desktop_app.services import verification

        left = sum(line.state != "answered" for line in self.lines)
        words = ngettext("{count} member has not answered.", "{count} members have not answered.", left)
        question = _("Close this round?")
        details = words.format(count=left) if left else ""
        if self.round_id and messages.ask(self, question, yes=N_("Close the round"), details=details):
            day = self.desk.today.isoformat()
            managed(self, partial(verification.close, self.desk.database, self.round_id, day))

    def delete_chosen(self) -> None:
        """Delete the round, after asking."""
        from desktop_app.ui.dialogs.delete_record import delete_record

        if self.round_id:
            delete_record(self, self.desk, "verification_round", self.round_id)

    def follow_theme(self) -> None:
        """Take the widths of the size of text in force."""
        self.board.speak(_("Members"))


def _call(does: object, _on: bool = False) -> None:
    does()  # type: ignore[operator]
