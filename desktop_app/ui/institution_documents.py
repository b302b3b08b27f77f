"""The papers about one organisation by name: the file one takes along to a visit, and the sheet it verifies."""

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.i18n import N_, language
from desktop_app.ui.dialogs.print_papers import Paper

if TYPE_CHECKING:
    from desktop_app.storage.database import Database

VISIT, SHEET = N_("File for a visit"), N_("Sheet to verify")


def papers_of(organisation_id: str, day: str) -> dict[str, Paper]:
    """What can be printed of an organisation as of a day."""

    def visit(database: "Database", tongue: str) -> bytes:
        from desktop_app.printing.institution_file import institution_pdf
        from desktop_app.services import dialogue

        return institution_pdf(dialogue.institution_file(database, organisation_id, day), tongue)

    def sheet(database: "Database", tongue: str) -> bytes:
        from desktop_app.printing.member_sheets import member_sheets_pdf
        from desktop_app.services import mailing, member_sheets

        # A sheet is in one language: where both are asked for, in that of who is written to there.
        one = tongue if tongue in ("fr", "en") else ""
        found = member_sheets.gather(database, [organisation_id], day, one)
        return member_sheets_pdf(found, mailing.sender(database, day), one or language(), date.fromisoformat(day))

    return {"visit": Paper(VISIT, visit), "sheet": Paper(SHEET, sheet)}
