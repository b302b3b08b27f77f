"""One member of a round: where it stands, and what it corrected, taken in or left with one click each."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _, format_partial, language_name
from desktop_app.services.verification import STATES
from desktop_app.ui import messages, theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import said
from desktop_app.ui.wrapping import Wrapping, throw_away

if TYPE_CHECKING:
    from desktop_app.services.verification import Answer, VerificationLine
    from desktop_app.ui.desk import Desk


class AnswerRow(QFrame):
    """One correction: the field, as it stands and as the member wrote it, and the two buttons."""

    wanted = Signal(str, bool)
    """The answer's id, and whether it is to be taken in."""

    def __init__(self, desk: "Desk", answer: "Answer", number: int, parent: QWidget) -> None:
        from desktop_app.services import verification_fields as fields

        super().__init__(parent)
        self.answer = answer
        self.setProperty("card", "line")
        database, day = desk.database, desk.day
        about = fields.about_row(database, answer.row_kind, answer.row_id, day)
        title = f"{about} – {fields.label(answer.row_kind, answer.field)}"
        old, new = (fields.shown(database, answer, value, day) or "–" for value in (answer.old_value, answer.new_value))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        layout.setSpacing(theme.HAIR)
        layout.addWidget(self._label(title, "detail"))
        layout.addWidget(self._label(f"{old}  →  {new}", "text-plain"))
        if answer.is_overtaken:
            layout.addWidget(
                self._label(_("Changed here since: look at the card before you take it in."), "text-vacant")
            )
        if answer.answer:
            done = _("Taken in") if answer.answer == "taken" else _("Left as it was")
            layout.addWidget(self._label(done, "detail"))
        else:
            layout.addLayout(self._buttons(number, title))

    def _label(self, text: str, look: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("card", look)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _buttons(self, number: int, title: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for name, drawing, words, takes in (
            ("take", "check", _("Take in"), True),
            ("leave", "x", _("Leave as it is"), False),
        ):
            button = IconButton(drawing, f"verification.answer.{number}.{name}", "", self)
            button.say(words)
            button.setAccessibleName(f"{words}: {title}")
            button.clicked.connect(partial(self._want, takes))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _want(self, takes: bool) -> None:
        self.wanted.emit(self.answer.id, takes)


class VerificationAnswers(QFrame):
    """Follows the member one stands on."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.line: VerificationLine | None = None
        self.rows: list[AnswerRow] = []
        self.setObjectName("paper")
        self._name, self._state, self._nothing = QLabel(self), QLabel(self), QLabel(self)
        self._name.setProperty("card", "name")
        self._state.setProperty("role", "muted")
        self._nothing.setProperty("role", "muted")
        for label in (self._name, self._state, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._lay_out()
        on_language(self, self.speak)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        wrapping = Wrapping(tools)
        self.correct_button = IconButton("square-pen", "verification.correct", N_("What it corrected…"), tools)
        self.confirm_button = IconButton("circle-check", "verification.confirm", N_("All is right…"), tools)
        self.open_button = IconButton("external-link", "verification.open", N_("Open the card"), tools)
        self.correct_button.clicked.connect(self.correct)
        self.confirm_button.clicked.connect(self.confirm)
        self.open_button.clicked.connect(self.open_card)
        for button in (self.correct_button, self.confirm_button, self.open_button):
            wrapping.addWidget(button)
        inside = QWidget(self)
        inside.setObjectName("sheet")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SMALL)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self._name)
        layout.addWidget(self._state)
        layout.addWidget(tools)
        layout.addWidget(self._nothing)
        layout.addWidget(scroll, 1)

    # Showing -----------------------------------------------------------------------------------------------------

    def show_line(self, line: "VerificationLine | None") -> None:
        """Show another member, or the same one as it stands now."""
        self.line = line
        self.speak()

    def speak(self) -> None:
        """Say everything in the language in force."""
        for row in self.rows:
            throw_away(row)
        self.rows = []
        line = self.line
        for button in (self.correct_button, self.confirm_button, self.open_button):
            button.setEnabled(line is not None)
        self._state.setVisible(line is not None)
        if line is None:
            self._name.setText("")
            self._nothing.setText(_("Choose a member on the left to see what it answered."))
            self._nothing.show()
            return
        self._name.setText(said(line.organisation))
        self._state.setText(_standing(line))
        self._show_answers(line)

    def _show_answers(self, line: "VerificationLine") -> None:
        from desktop_app.services import verification

        answers = verification.answers(self._desk.database, line.id)
        for number, answer in enumerate(sorted(answers, key=lambda one: bool(one.answer)), 1):
            row = AnswerRow(self._desk, answer, number, self)
            row.wanted.connect(self.decide)
            self._column.insertWidget(self._column.count() - 1, row)
            row.show()  # else it is seen only when the events go on, too late for the keyboard
            self.rows.append(row)
        self._nothing.setVisible(not answers)
        words = _(
            "It corrected nothing yet. When its sheet comes back, type what it changed, or say that all is right."
        )
        done = _("It said that its sheet is right.")
        self._nothing.setText(done if line.answered_on else words)
        self.confirm_button.setEnabled(not line.open_answers)

    # Doing -------------------------------------------------------------------------------------------------------

    def decide(self, answer_id: str, takes: bool) -> None:
        """Take one correction in, or leave it; one that was overtaken is asked about first."""
        from desktop_app.services import verification

        database, day = self._desk.database, self._desk.today.isoformat()
        if not takes:
            managed(self, partial(verification.refuse, database, answer_id, day))
            return
        is_overtaken = any(row.answer.id == answer_id and row.answer.is_overtaken for row in self.rows)
        question = _("This field was changed here since the sheet was sent. Take the member’s word all the same?")
        if is_overtaken and not messages.ask(self, question, yes=N_("Take in"), no=N_("Leave as it is")):
            return
        managed(self, partial(verification.take, database, answer_id, day, even_if_changed=is_overtaken))

    def correct(self) -> None:
        """Type what the member wrote on its sheet."""
        from desktop_app.ui.dialogs.verification_answer import CorrectionsDialog

        if self.line is not None:
            CorrectionsDialog(self._desk, self.line, self).open()

    def confirm(self) -> None:
        """The member says that all is right: it is verified as of today."""
        from desktop_app.ui.dialogs.verification_answer import ConfirmDialog

        if self.line is not None:
            ConfirmDialog(self._desk, self.line, self).open()

    def open_card(self) -> None:
        """Show the member's card."""
        if self.line is not None:
            self._desk.open_requested.emit("organisation", self.line.organisation_id)


def _standing(line: "VerificationLine") -> str:
    """`Sent, letters in French, office@example.org, verified 12 March 2009`."""
    verified = _("never verified")
    if line.last_verified_on:
        verified = _("verified {date}").format(date=format_partial(line.last_verified_on, "medium"))
    mails = ", ".join(line.emails) or _("no e-mail address")
    return " · ".join((_(STATES[line.state]), language_name(line.language), mails, verified))
