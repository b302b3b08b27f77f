"""The papers about practices: the catalogue of some of them, and one on a sheet of its own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.ui.dialogs.print_papers import Paper, print_papers

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.ui.desk import Desk


def _catalogue(only: list[str], day: str, database: "Database", language: str) -> bytes:
    from desktop_app.printing.practices import catalogue_pdf
    from desktop_app.services import practices

    return catalogue_pdf(practices.catalogue(database, day, only=only), language)


def _sheet(practice_id: str, day: str, database: "Database", language: str) -> bytes:
    from desktop_app.printing.practices import practice_pdf
    from desktop_app.services import practices

    return practice_pdf(practices.sheet(database, practice_id, day), day, language)


def papers_of(listed: list[str], practice_id: str, day: str) -> dict[str, Paper]:
    """The catalogue of the practices listed, and the sheet of one of them where one is open, as of a day."""
    papers = {"catalogue": Paper(N_("Catalogue of practices"), partial(_catalogue, listed, day))}
    if practice_id:
        papers["sheet"] = Paper(N_("Sheet of one practice"), partial(_sheet, practice_id, day))
    return papers


def print_practices(parent: QWidget, desk: "Desk", listed: list[str], practice_id: str) -> None:
    """Show the papers about practices, the sheet of the open one first."""
    papers, title = papers_of(listed, practice_id, desk.day), N_("Print practices")
    print_papers(parent, "print_practices", title, desk, papers, "sheet" if practice_id else "catalogue")
