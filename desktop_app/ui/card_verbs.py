"""What one can do with the lines of a card: open, add, hand over to the next holder, delete."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _
from desktop_app.ui import messages

if TYPE_CHECKING:
    from desktop_app.ui.card_body import CardBody
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.record_card import RecordCard
    from desktop_app.ui.section_lines import Line


FILES = "record_file"
"""Lines that are files: they come from a file chooser and go into one."""


def connect(body: "CardBody", card: "RecordCard", desk: "Desk") -> None:
    """Let a body's lines do what they are asked; what is typed on the card is saved first."""
    from desktop_app.ui import record_files
    from desktop_app.ui.dialogs import record_dialog, succession

    def add(kind: str, by: str) -> None:
        if card.save() and card.record_id:
            if kind == FILES:
                record_files.add_file(card, desk, by.removesuffix("_id"), card.record_id)
            else:
                record_dialog.add_record(card, desk, kind, {by: card.record_id})

    from desktop_app.ui.already_there import AlreadyThere

    body.edited.connect(AlreadyThere(card, desk).typed)

    def show(kind: str, record: str) -> None:
        if kind == FILES:
            record_files.save_copy(card, desk, record)
        else:
            record_dialog.open_record(card, desk, kind, record)

    body.line_opened.connect(show)
    body.line_added.connect(lambda section: add(section.kind, section.by))
    body.succession_asked.connect(lambda mandate: card.save() and succession.ask_succession(card, desk, mandate))
    body.delete_asked.connect(lambda line: delete_line(card, desk, line))


def delete_line(parent: QWidget, desk: "Desk", line: "Line") -> None:
    """Delete the record of a line after asking."""
    from desktop_app.services import records

    question = _("Delete “{name}”?").format(name=line.text)
    details = _("{kind}. Undo brings it back.").format(kind=_(KINDS[line.kind].title))
    if messages.ask(parent, question, yes=N_("Delete"), details=details, danger=True):
        records.delete(desk.database, line.kind, line.id)
