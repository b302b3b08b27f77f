"""Closing a meeting: when, and what follows by itself, said before it is done and told after."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.meetings import Closed
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts


class CloseMeetingDialog(PlainDialog):
    """Says which decisions get a number and which items are put off."""

    def __init__(self, desk: "Desk", facts: "Facts", parent: QWidget | None = None) -> None:
        super().__init__("close", N_("Close the meeting"), N_("Close the meeting"), parent, width=520)
        self._desk, self._facts = desk, facts
        self.closed: Closed | None = None
        self.at = editor_for(KINDS["meeting"].field("closed_at"), desk, self)
        self.at.identify(f"{self.identifier}.at")
        self.at.set_value(facts.values["ends_at"] or facts.values["opened_at"] or facts.values["starts_at"])
        self.summary = QLabel(self)
        self.summary.setProperty("card", "summary")
        self.summary.setWordWrap(True)
        self.summary.setAccessibleIdentifier(f"{self.identifier}.summary")
        self.body.addLayout(self.under_label(N_("Closed at"), self.at))
        self.body.addWidget(self.summary)
        on_language(self, self._speak)
        self.at.setFocus()

    def _speak(self) -> None:
        from desktop_app.services import attendance, minutes_document
        from desktop_app.ui.quorum_bar import quorum_in_words

        database = self._desk.database
        self.say_subtitle(self._facts.title())
        document = minutes_document.as_now(database, self._facts.id)
        new = sum(1 for line in document.decisions if line.provisional)
        sentences = [quorum_in_words(attendance.quorum(database, self._facts.id))]
        sentences.append(
            ngettext("{count} decision gets its number.", "{count} decisions get their numbers.", new).format(count=new)
        )
        silent = [
            said(section.line.title)
            for section in document.sections
            if not section.line.is_heading and not section.items and section.line.outcome != "discussed"
        ]
        if silent:
            sentence = _("Without minutes, and so put off to the next meeting: {items}.")
            sentences.append(sentence.format(items="; ".join(silent)))
        self.summary.setText("\n".join(sentences))
        self.fit()

    def accept(self) -> None:
        """Close it, or say what is wrong."""
        from desktop_app.services import meetings

        self.at.set_problem(None)
        try:
            self.closed = meetings.close(self._desk.database, self._facts.id, str(self.at.value() or ""))
        except Invalid as invalid:
            self.at.set_problem(invalid.problems[0].message)
            return
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def ask_close(parent: QWidget, desk: "Desk", facts: "Facts") -> bool:
    """Ask and close; whether that was done."""
    dialog = CloseMeetingDialog(desk, facts, parent)
    dialog.exec()
    closed = dialog.closed
    dialog.deleteLater()
    if closed is None:
        return False
    if closed.decisions:
        numbers = ", ".join(closed.decisions)
        desk.said.emit(_("The meeting is closed. Decisions: {numbers}.").format(numbers=numbers))
    else:
        desk.said.emit(_("The meeting is closed."))
    return True
