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


def print_practices(parent: QWidget, desk: "Desk", listed: list[str], practice_id: str) -> None:
    """Show the catalogue of the practices listed, and the sheet of one of them where one is open."""
    papers = {"catalogue": Paper(N_("Catalogue of practices"), partial(_catalogue, listed, desk.day))}
    if practice_id:
        papers["sheet"] = Paper(N_("Sheet of one practice"), partial(_sheet, practice_id, desk.day))
    title = N_("Print practices")
    print_papers(parent, "print_practices", title, desk, papers, "sheet" if practice_id else "catalogue")
