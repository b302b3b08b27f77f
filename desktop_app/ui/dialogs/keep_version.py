"""Keeping the text of a position as its next version, with a word on why."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui.dialogs.fields_dialog import FieldsDialog, asked
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts


class KeepVersionDialog(FieldsDialog):
    """Says that a sign-off under way begins anew."""

    def __init__(self, desk: "Desk", facts: "Facts", parent: QWidget | None) -> None:
        super().__init__("version", N_("Keep a version"), N_("Keep this text"), desk, "position_version", parent)
        self._facts = facts
        self.add_fields("note")
        on_language(self, self._speak)
        self.editors["note"].setFocus()

    def _speak(self) -> None:
        number = (self._facts.last.number if self._facts.last else 0) + 1
        sentences = [_("The text as it stands becomes version {number} and never changes.").format(number=number)]
        if any(one.kind == "sign_off" and not one.closed_on for one in self._facts.rounds):
            sentences.append(_("The members are being asked to sign: they are asked anew for this version."))
        self.say_subtitle(" ".join(sentences))

    def do(self, values: dict[str, Any]) -> None:
        from desktop_app.services import positions

        day = self.desk.today.isoformat()
        positions.freeze(self.desk.database, self._facts.id, day, str(values["note"] or ""))


def ask_version(parent: QWidget, desk: "Desk", facts: "Facts") -> bool:
    """Ask and keep a version; whether that was done."""
    return asked(KeepVersionDialog(desk, facts, parent))
