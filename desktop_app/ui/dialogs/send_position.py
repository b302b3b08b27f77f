"""Writing down that a position went to an institution: to whom there, when and how; or that it is meant for it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop_app.errors import Invalid, Problem
from desktop_app.i18n import N_, _
from desktop_app.ui.dialogs.fields_dialog import FieldsDialog, asked
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import Sending
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts


class SendPositionDialog(FieldsDialog):
    """The addressee, the person there, the day and the way."""

    def __init__(self, desk: "Desk", facts: "Facts", meant: "Sending | None", parent: QWidget | None) -> None:
        super().__init__("send", N_("Send the position"), N_("It was sent"), desk, "position_sending", parent)
        self._facts = facts
        self.add_fields("organisation_id")
        self.add_fields("person_id")
        self.add_fields("sent_on", "way")
        self.show_values(sent_on=desk.today.isoformat(), way="letter")
        if meant is not None:
            self.show_values(organisation_id=meant.organisation_id)
            if meant.person is not None:
                self.show_values(person_id=meant.person.person_id)
        on_language(self, self._speak)
        self.editors["organisation_id" if meant is None else "person_id"].setFocus()

    def _speak(self) -> None:
        last = self._facts.last
        if last is None:
            self.say_subtitle(self._facts.title())
            return
        words = _("{title}, version {number}")
        self.say_subtitle(words.format(title=self._facts.title(), number=last.number))

    def do(self, values: dict[str, Any]) -> None:
        from desktop_app.services import positions

        day = str(values["sent_on"] or "")
        if len(day) != len("2009-04-20"):
            raise Invalid([Problem("sent_on", _("Type the whole day."))])
        positions.send(
            self.desk.database, self._facts.id, values["organisation_id"], day, person=values["person_id"],
            way=values["way"] or "letter",
        )  # fmt: skip


def ask_sending(parent: QWidget, desk: "Desk", facts: "Facts", meant: "Sending | None" = None) -> bool:
    """Ask and write down a sending, perhaps to an addressee it is meant for; whether that was done."""
    return asked(SendPositionDialog(desk, facts, meant, parent))
