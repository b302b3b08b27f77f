"""An institution that is to receive a position: asked for before anything is sent."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.ui.dialogs.fields_dialog import FieldsDialog, asked

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts


class AddresseeDialog(FieldsDialog):
    """The institution and the person there."""

    def __init__(self, desk: "Desk", facts: "Facts", parent: QWidget | None) -> None:
        super().__init__("addressee", N_("Addressee"), N_("Add"), desk, "position_sending", parent)
        self._facts = facts
        self.add_fields("organisation_id")
        self.add_fields("person_id")
        self.editors["organisation_id"].setFocus()

    def do(self, values: dict[str, Any]) -> None:
        from desktop_app.services import positions

        positions.mean_for(self.desk.database, self._facts.id, values["organisation_id"], person=values["person_id"])


def ask_addressee(parent: QWidget, desk: "Desk", facts: "Facts") -> bool:
    """Ask for an addressee of a position; whether one was added."""
    return asked(AddresseeDialog(desk, facts, parent))
