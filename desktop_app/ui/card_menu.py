"""What one can do with the whole record of a card, by its kind: behind the last button above the card."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.i18n import N_
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


@dataclass(frozen=True)
class Entry:
    """One line of the menu: its name, its words (a msgid), its drawing, what it does with the record."""

    name: str
    text: str
    drawing: str
    does: "Callable[[QWidget, Desk, str], object]"


def _note_talk(parent: QWidget, desk: "Desk", organisation_id: str) -> None:
    from desktop_app.ui.dialogs.record_dialog import add_record

    add_record(parent, desk, "interaction", {"organisation_id": organisation_id})


def _print_file(parent: QWidget, desk: "Desk", organisation_id: str) -> None:
    from desktop_app.ui.dialogs.print_papers import PrintPapersDialog
    from desktop_app.ui.institution_documents import VISIT, papers_of

    papers = papers_of(organisation_id, desk.day)
    PrintPapersDialog("print_institution", VISIT, desk, papers, "visit", parent).open()


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "organisation": (
        Entry("note_talk", N_("Note a meeting, letter, call or hearing…"), "message-square", _note_talk),
        Entry("print_file", N_("Print the file for a visit…"), "printer", _print_file),
    ),
}


def menu_of(kind: str, parent: QWidget, identifier: str, does: "Callable[[Entry], None]") -> QMenu | None:
    """The menu of a kind; None for kinds that have nothing to offer."""
    entries = ENTRIES.get(kind)
    if not entries:
        return None
    menu = QMenu(parent)
    menu.setAccessibleIdentifier(f"{identifier}.menu")
    for entry in entries:
        action = menu.addAction(icon(entry.drawing), "")
        action.setObjectName(f"{identifier}.{entry.name}")
        bind_text(action.setText, entry.text)
        action.triggered.connect(lambda _on=False, wanted=entry: does(wanted))
    return menu
