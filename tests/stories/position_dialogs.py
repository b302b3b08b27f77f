"""Every dialog about positions and practices, on the sample platform, for the walks over all dialogs."""

from collections.abc import Callable
from typing import Any

from desktop_app.services import amendments, position_rounds, positions, sign_offs
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.position_facts import Facts, facts_of

DIALOGS = (
    *("round", "version", "versions", "amendment", "answer", "sign off", "send", "addressee"),
    *("print position", "print practices"),
)


def prepared(window: MainWindow) -> Facts:
    """The sample's position with an amendment, and a version that is being signed."""
    base, day = window.desk.database, window.desk.day
    position = base.read("SELECT id FROM position")[0][0]
    if positions.versions(base, position):
        return facts_of(base, position, day)
    member = sign_offs.entitled(base, day)[0]
    position_rounds.open_round(base, position, "amendments", day, "2027-01-31")
    first = next(one.id for one in positions.paragraphs(base, position) if one.number)
    amendments.propose(base, first, member, "fr", "Elles décident.", day)
    positions.freeze(base, position, day)
    return facts_of(base, position, day)


def dialogs(window: MainWindow) -> dict[str, Callable[[], Any]]:
    """How each is opened."""
    from desktop_app.ui.dialogs.amendment import AnswerDialog, ProposeDialog
    from desktop_app.ui.dialogs.compare_versions import CompareVersionsDialog
    from desktop_app.ui.dialogs.keep_version import KeepVersionDialog
    from desktop_app.ui.dialogs.mean_for import AddresseeDialog
    from desktop_app.ui.dialogs.open_round import OpenRoundDialog
    from desktop_app.ui.dialogs.print_papers import PrintPapersDialog
    from desktop_app.ui.dialogs.send_position import SendPositionDialog
    from desktop_app.ui.dialogs.sign_off import SignOffDialog
    from desktop_app.ui.position_documents import papers_of

    desk = window.desk

    def answer() -> Any:
        facts = prepared(window)
        (line,) = amendments.of_position(desk.database, facts.id, desk.day)
        paragraph = next(one for one in positions.paragraphs(desk.database, facts.id) if one.number)
        return AnswerDialog(desk, line, "modified", paragraph, window)

    def sign() -> Any:
        facts = prepared(window)
        version = facts.last
        assert version is not None
        line = sign_offs.state(desk.database, version.id, desk.day)[0]
        return SignOffDialog(desk, (version.id, version.number), line, window)

    def print_position() -> Any:
        papers = papers_of(prepared(window).id, desk.day)
        return PrintPapersDialog("print_position", "Print the position’s papers", desk, papers, "position", window)

    def print_practices() -> Any:
        from desktop_app.ui.practice_documents import papers_of as papers_of_practices

        practice = desk.database.read("SELECT id FROM practice LIMIT 1")[0][0]
        papers = papers_of_practices([practice], practice, desk.day)
        return PrintPapersDialog("print_practices", "Print practices", desk, papers, "sheet", window)

    return {
        "round": lambda: OpenRoundDialog(desk, prepared(window), "sign_off", window),
        "version": lambda: KeepVersionDialog(desk, prepared(window), window),
        "versions": lambda: CompareVersionsDialog(desk, prepared(window), None, window),
        "amendment": lambda: ProposeDialog(desk, prepared(window).id, "", window),
        "answer": answer,
        "sign off": sign,
        "send": lambda: SendPositionDialog(desk, prepared(window), None, window),
        "addressee": lambda: AddresseeDialog(desk, prepared(window), window),
        "print position": print_position,
        "print practices": print_practices,
    }
