"""Every dialog about dialogue, the grant and the verification round, on the sample platform, for the walks over all."""

from collections.abc import Callable
from typing import Any

from desktop_app.ui.main_window import MainWindow

DIALOGS = (
    *("talk", "visit", "evidence of a meeting", "evidence of a grant"),
    *("start round", "send round", "corrected", "confirmed"),
)


def dialogs(window: MainWindow) -> dict[str, Callable[[], Any]]:
    """How each is opened."""
    from desktop_app.services import grants, verification
    from desktop_app.services.attendance import Occasion
    from desktop_app.services.evidence_file import Subject
    from desktop_app.ui.dialogs.evidence import EvidenceDialog
    from desktop_app.ui.dialogs.print_papers import PrintPapersDialog
    from desktop_app.ui.dialogs.record_dialog import RecordDialog
    from desktop_app.ui.dialogs.send_round import SendRoundDialog
    from desktop_app.ui.dialogs.start_round import StartRoundDialog
    from desktop_app.ui.dialogs.verification_answer import ConfirmDialog, CorrectionsDialog
    from desktop_app.ui.institution_documents import VISIT, papers_of

    database, desk = window.desk.database, window.desk
    round_id = verification.rounds(database)[0].id
    lines = verification.board(database, round_id, desk.day)
    grant = grants.all_of(database, desk.day)[0].id
    meeting = Occasion("meeting", database.read("SELECT id FROM meeting LIMIT 1")[0][0])
    period = Subject(None, grant, *grants.period(database, grant))
    papers = papers_of(lines[0].organisation_id, desk.day)
    talk = {"organisation_id": lines[0].organisation_id}
    return {
        "talk": lambda: RecordDialog(desk, "interaction", preset=talk, parent=window),
        "visit": lambda: PrintPapersDialog("print_institution", VISIT, desk, papers, "visit", window),
        "evidence of a meeting": lambda: EvidenceDialog(desk, Subject(meeting), window),
        "evidence of a grant": lambda: EvidenceDialog(desk, period, window),
        "start round": lambda: StartRoundDialog(desk, window),
        "send round": lambda: SendRoundDialog(desk, round_id, [one.id for one in lines], window),
        "corrected": lambda: CorrectionsDialog(desk, lines[0], window),
        "confirmed": lambda: ConfirmDialog(desk, lines[0], window),
    }
