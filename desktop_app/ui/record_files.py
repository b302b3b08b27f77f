"""The files of talks, practices, positions and grants: chosen on the computer, kept with the record, saved again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import messages
from desktop_app.ui.attempts import managed

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

PICTURES = N_("Pictures (*.png *.jpg *.jpeg)")


def add_file(parent: QWidget, desk: "Desk", kind: str, record_id: str, *, use: str = "document") -> bool:
    """Ask for a file and keep it with a record; an emblem is a picture. Whether one was kept."""
    from desktop_app.services import record_files

    is_emblem = use == "emblem"
    title = N_("Choose the emblem") if is_emblem else N_("Add a file")
    path = messages.choose_file(parent, title, pattern=PICTURES if is_emblem else "")
    if path is None:
        return False
    day = desk.today.isoformat()
    return managed(parent, lambda: record_files.add(desk.database, kind, record_id, path, day, use=use))


def save_copy(parent: QWidget, desk: "Desk", record_file_id: str) -> None:
    """Write a copy of a record's file elsewhere."""
    from desktop_app.services import attachments, records

    attachment = records.values_of(desk.database, "record_file", record_file_id)["attachment_id"]
    name = Path(str(records.values_of(desk.database, "attachment", attachment)["name"])).name
    target = messages.choose_file(parent, N_("Save a copy"), save=True, name=name)
    if target is not None and managed(parent, lambda: attachments.save_as(desk.database, attachment, target)):
        desk.said.emit(_("The copy is in {file}.").format(file=target.name))
