"""Deleting a record: asked first, and said that undo brings it back."""

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import messages
from desktop_app.ui.desk import Desk


def delete_record(parent: QWidget, desk: Desk, kind: str, record_id: str) -> bool:
    """Ask, delete, and say how to come back; whether it was deleted."""
    from desktop_app.services import records

    name = records.title(desk.database, kind, record_id, desk.day)
    question = _("Delete “{name}”?").format(name=name)
    details = _("All that stands on this card goes with it. Undo brings all of it back.")
    if not messages.ask(parent, question, yes=N_("Delete"), details=details, danger=True):
        return False
    try:
        records.delete(desk.database, kind, record_id)
    except UserError as error:
        messages.tell_error(parent, error)
        return False
    desk.said.emit(_("“{name}” was deleted. Ctrl+Z brings it back.").format(name=name))
    return True
