"""Convening: the agenda is frozen as it is sent, with what deserves a look before, and its papers afterwards."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from desktop_app.domain.fields import Date
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts


class ConveneDialog(PlainDialog):
    """Says what will be sent to how many people, and what is not as it should be."""

    def __init__(self, desk: "Desk", facts: "Facts", parent: QWidget | None = None) -> None:
        super().__init__("convene", N_("Convene the meeting"), N_("Convene"), parent, width=540)
        self._desk, self._facts = desk, facts
        self.day = editor_for(Date("day", N_("Sent on"), required=True), desk, self)
        self.day.identify(f"{self.identifier}.day")
        self.day.set_value(desk.today.isoformat())
        self.invites = self._box("invite", N_("Put everyone who holds a seat in the body on the list"))
        self.prints = self._box("print", N_("Open the convocation and the agenda to print them"))
        self.summary = QLabel(self)
        self.summary.setProperty("card", "summary")
        self.summary.setWordWrap(True)
        self.summary.setAccessibleIdentifier(f"{self.identifier}.summary")
        self.concerns = QLabel(self)
        self.concerns.setProperty("role", "warning")
        self.concerns.setWordWrap(True)
        self.concerns.setAccessibleIdentifier(f"{self.identifier}.concerns")
        self.body.addLayout(self.under_label(N_("Sent on"), self.day))
        for widget in (self.invites, self.prints, self.concerns, self.summary):
            self.body.addWidget(widget)
        self.invites.toggled.connect(self._speak)
        on_language(self, self._speak)

    def _box(self, name: str, msgid: str) -> QCheckBox:
        box = QCheckBox(self)
        box.setChecked(True)
        box.setAccessibleIdentifier(f"{self.identifier}.{name}")
        bind_text(box.setText, msgid)
        bind_text(box.setAccessibleName, msgid)
        return box

    def _speak(self) -> None:
        from desktop_app.services import agenda, convening

        database = self._desk.database
        self.say_subtitle(" · ".join((self._facts.title(), self._facts.when_and_where())))
        items = [line for line in agenda.lines(database, self._facts.id) if not line.is_heading]
        invited = database.read("SELECT count(*) FROM attendance WHERE meeting_id = ?", (self._facts.id,))[0][0]
        edition = len(convening.editions(database, self._facts.id)) + 1
        sentences = [
            ngettext(
                "The agenda is frozen with {count} item, as edition {edition}.",
                "The agenda is frozen with {count} items, as edition {edition}.",
                len(items),
            ).format(count=len(items), edition=edition)
        ]
        sentences.append(
            ngettext("{count} person is on the list so far.", "{count} people are on the list so far.", invited).format(
                count=invited
            )
        )
        sentences.append(_("It may be changed later; the difference to what was sent can be shown."))
        self.summary.setText(" ".join(sentences))
        found = [concern.sentence for concern in agenda.concerns(database, self._facts.id)]
        self.concerns.setText("\n".join(found[:6] + ([_("and more on the agenda")] if len(found) > 6 else [])))
        self.concerns.setVisible(bool(found))
        self.concerns.setContentsMargins(*[theme.SMALL] * 4)
        self.fit()

    def accept(self) -> None:
        """Freeze the agenda, or say why that is not possible."""
        from desktop_app.services import attendance, convening

        whole = len(str(self.day.value() or "")) == len("2026-11-24")
        problem = self.day.own_problem() or (None if whole else _("Type the whole day."))
        self.day.set_problem(problem)
        if problem:
            return
        day, database = str(self.day.value()), self._desk.database
        try:
            convening.convene(database, self._facts.id, day)
            if self.invites.isChecked():
                attendance.invite_body(database, self._facts.id, day)
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def ask_convene(parent: QWidget, desk: "Desk", facts: "Facts") -> bool:
    """Ask and convene; whether that was done. The papers are then offered."""
    dialog = ConveneDialog(desk, facts, parent)
    done = bool(dialog.exec())
    prints = dialog.prints.isChecked()
    dialog.deleteLater()
    if done and prints:
        from desktop_app.ui.dialogs.print_meeting import print_meeting

        print_meeting(parent, desk, facts.id, "convocation")
    return done
