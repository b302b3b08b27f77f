"""The papers of a position: its text with the signatories, the table of amendments, the state of the sign-off."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.ui.dialogs.print_papers import Paper, print_papers

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import PositionDocument
    from desktop_app.storage.database import Database
    from desktop_app.ui.desk import Desk


def _document(database: "Database", position_id: str, day: str) -> "PositionDocument":
    from desktop_app.services import position_document

    return position_document.document(database, position_id, day)


def _position(position_id: str, day: str, database: "Database", language: str) -> bytes:
    from desktop_app.printing.positions import position_pdf

    return position_pdf(_document(database, position_id, day), language)


def _amendments(position_id: str, day: str, database: "Database", language: str) -> bytes:
    from desktop_app.printing.amendment_table import amendments_pdf

    return amendments_pdf(_document(database, position_id, day), language)


def _sign_off(position_id: str, day: str, database: "Database", language: str) -> bytes:
    from desktop_app.printing.positions import sign_off_pdf

    return sign_off_pdf(_document(database, position_id, day), language)


Make = Callable[[str, str, "Database", str], bytes]
PAPERS: dict[str, tuple[str, Make]] = {
    "position": (N_("Common position"), _position),
    "amendments": (N_("Table of amendments"), _amendments),
    "sign_off": (N_("State of the sign-off"), _sign_off),
}


def papers_of(position_id: str, day: str) -> dict[str, Paper]:
    """The papers of a position as of a day."""
    return {name: Paper(title, partial(make, position_id, day)) for name, (title, make) in PAPERS.items()}


def print_position(parent: QWidget, desk: "Desk", position_id: str, wanted: str) -> None:
    """Show the papers of a position, one of them first, as of the day everything is shown for."""
    papers = papers_of(position_id, desk.day)
    print_papers(parent, "print_position", N_("Print the position’s papers"), desk, papers, wanted)
