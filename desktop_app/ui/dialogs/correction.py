"""Corrections of circulated minutes: asked for by a member, shown word by word, accepted or not."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.fields import LongText, Text
from desktop_app.domain.minutes_kinds import CORRECTION_ANSWERS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.dialogs.differences import DifferenceView
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.editors import LongTextEditor, editor_for
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import day_of, said

if TYPE_CHECKING:
    from desktop_app.services.corrections import Correction
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.minutes_model import Entry


class AskCorrectionDialog(PlainDialog):
    """Who asks, and how the text should read; the difference is shown while one types."""

    def __init__(self, desk: "Desk", meeting_id: str, entry: "Entry", parent: QWidget | None) -> None:
        super().__init__("correction", N_("A correction of the minutes"), N_("Keep the request"), parent, width=620)
        self._desk, self._meeting_id, self._entry = desk, meeting_id, entry
        self.who = QComboBox(self)
        self.who.setProperty("card", "field")
        self.name(self.who, "who", N_("Asked for by"))
        self.text = editor_for(LongText("new_text", N_("How it should read"), required=True), desk, self)
        self.text.identify(f"{self.identifier}.text")
        self.text.set_value(entry.texts.get(entry.language, ""))
        self.reason = editor_for(Text("reason", N_("Why")), desk, self)
        self.reason.identify(f"{self.identifier}.reason")
        self.difference = DifferenceView(f"{self.identifier}.difference", self)
        self.difference.setMaximumHeight(theme.scaled(130))
        self.body.addLayout(self.under_label(N_("Asked for by"), self.who))
        self.body.addLayout(self.under_label(N_("How it should read"), self.text))
        self.body.addLayout(self.under_label(N_("Difference"), self.difference))
        self.body.addLayout(self.under_label(N_("Why"), self.reason))
        self.text.edited.connect(self._compare)
        on_language(self, self._speak)
        self.text.setFocus()

    def _speak(self) -> None:
        from desktop_app.services import lists_of_people
        from desktop_app.services.attendance import Occasion

        chosen = self.who.currentData()
        self.who.clear()
        seen = set()
        for one in lists_of_people.attendees(self._desk.database, Occasion("meeting", self._meeting_id)):
            if one.who.organisation_id and one.who.organisation_id not in seen:
                seen.add(one.who.organisation_id)
                self.who.addItem(said(one.who.organisation), one.who.organisation_id)
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))
        self._compare()

    def _typed(self) -> str:
        assert isinstance(self.text, LongTextEditor)
        return self.text.text.toPlainText()

    def _compare(self) -> None:
        from desktop_app.services import corrections

        old = self._entry.texts.get(self._entry.language, "")
        self.difference.show_pieces(corrections.pieces(old, self._typed()))

    def accept(self) -> None:
        """Keep the request, or say what is wrong."""
        from desktop_app.services import corrections

        try:
            corrections.ask(
                self._desk.database,
                self._meeting_id,
                self._entry.id,
                self._entry.language,
                self._typed(),
                self._desk.today.isoformat(),
                organisation=self.who.currentData(),
                reason=self.reason.value(),
            )
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


class CorrectionsDialog(Sheet):
    """Every request with its difference; accepting one changes the minutes."""

    def __init__(self, desk: "Desk", meeting_id: str, parent: QWidget | None) -> None:
        super().__init__("corrections", N_("Corrections asked for"), parent)
        self._desk, self._meeting_id = desk, meeting_id
        self._found: list[Correction] = []
        self.list = QListWidget(self)
        self.name(self.list, "list", N_("Corrections asked for"))
        self.list.setMinimumWidth(theme.scaled(220))
        self.difference = DifferenceView("dialog.corrections.difference", self)
        self.why = QLabel(self)
        self.why.setProperty("role", "muted")
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        across = QHBoxLayout()
        across.setSpacing(theme.MEDIUM)
        across.addWidget(self.list, 1)
        across.addWidget(self.difference, 2)
        self.content.addLayout(across, 1)
        self.content.addWidget(self.why)
        self.reject_button = self.add_button("reject", N_("Do not accept"))
        self.accept_button = self.add_button("accept", N_("Accept"))
        close = self.add_button("close", N_("Close"), primary=True)
        close.clicked.connect(self.accept)
        self.reject_button.clicked.connect(partial(self._answer, "rejected"))
        self.accept_button.clicked.connect(partial(self._answer, "accepted"))
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.resize(theme.scaled(720), theme.scaled(440))
        on_language(self, self._read)

    def _read(self) -> None:
        from desktop_app.services import corrections

        place = max(self.list.currentRow(), 0)
        self._found = corrections.of_meeting(self._desk.database, self._meeting_id)
        self.list.clear()
        for one in self._found:
            answer = _(dict(CORRECTION_ANSWERS).get(one.answer, "")) or _("waits for an answer")
            who = said(one.organisation) or _("Somebody")
            QListWidgetItem(f"{who}, {day_of(one.asked_on)}\n{answer}", self.list)
        self.list.setCurrentRow(min(place, len(self._found) - 1))
        self._show()

    def _show(self) -> None:
        place = self.list.currentRow()
        one = self._found[place] if 0 <= place < len(self._found) else None
        waits = one is not None and not one.answer
        self.accept_button.setEnabled(waits)
        self.reject_button.setEnabled(waits)
        if one is None:
            self.difference.show_pieces(())
            self.why.setText(_("Nobody asked for a correction."))
            return
        self.difference.show_pieces(one.pieces)
        overtaken = _("The text was changed since: bring both together by hand first.") if one.is_overtaken else ""
        self.why.setText(" ".join(filter(None, (one.reason, overtaken))))

    def _answer(self, answer: str) -> None:
        from desktop_app.services import corrections

        one = self._found[self.list.currentRow()]
        day = self._desk.today.isoformat()
        if managed(self, partial(corrections.answer, self._desk.database, one.id, answer, day)):
            self._read()


def ask_correction(parent: QWidget, desk: "Desk", meeting_id: str, entry: "Entry") -> bool:
    """Ask for a correction of one entry; whether one was kept."""
    dialog = AskCorrectionDialog(desk, meeting_id, entry, parent)
    kept = bool(dialog.exec())
    dialog.deleteLater()
    return kept


def show_corrections(parent: QWidget, desk: "Desk", meeting_id: str) -> None:
    """Show the corrections asked for, to be answered."""
    CorrectionsDialog(desk, meeting_id, parent).exec()
