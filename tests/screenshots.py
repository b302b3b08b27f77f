"""Pictures of every page and dialog from the sample platform, in both languages, light and dark, in three sizes.

`python -m tests.screenshots FOLDER` writes them all; the two of the README go to docs/screenshots as well.
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.app import Program
    from desktop_app.ui.main_window import MainWindow

README = Path("docs/screenshots")
SIZE = (1280, 800)
TODAY = date(2026, 11, 24)


def main() -> None:
    """Write every picture into the folder named."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="parvis") as home:
        os.environ["PARVIS_HOME"] = home
        from desktop_app.app import Program, make_application
        from desktop_app.services.bases import new_base

        program = Program(make_application(), "fr", today=lambda: TODAY)
        sys.excepthook = sys.__excepthook__  # a bug ends the tour: no dialog waits for anyone here
        window = program.show(new_base(Path(home) / "plateforme.parvis", "Anne", demo=True))
        window.resize(*SIZE)
        _wait(lambda: window.is_awake)
        for name in take(program, window, folder):
            print(name)
        program.end()


def take(program: "Program", window: "MainWindow", folder: Path) -> Iterator[str]:
    """Every picture, one after the other; their names."""
    for language in ("fr", "en"):
        for theme, size in (("light", 100), ("dark", 100), ("light", 125), ("dark", 150)):
            window.change_preferences(language=language, theme=theme, text_size=size)
            window.resize(*SIZE)
            looks = f"{language}-{theme}-{size}"
            for name, shown in chain(_pages(window), _dialogs(window)):
                _settle()
                yield _save(shown, folder / f"{name}-{looks}.png")
                if name == "members" and (theme, size) == ("light", 100):
                    README.mkdir(parents=True, exist_ok=True)
                    _save(shown, README / f"window-{language}.png")
    del program


def _pages(window: "MainWindow") -> "Iterator[tuple[str, QWidget]]":
    for name, row in (("members", 10), ("contacts", 3), ("bodies", 0)):
        window.show_page(name)
        page = window.page(name)
        page.table.selectRow(row)  # type: ignore[attr-defined]
        page.table.setFocus()  # type: ignore[attr-defined]
        yield name, window
    window.page("bodies").show_history()  # type: ignore[attr-defined]
    yield "card-history", window
    window.page("bodies").panel.show_card()  # type: ignore[attr-defined]
    for name in ("grants", "verification", "lists", "history"):
        window.show_page(name)
        yield name, window
    window.show_page("members")
    window.page("members").search.setText("zzz")  # type: ignore[attr-defined]
    yield "nothing-found", window
    window.page("members").search.clear()  # type: ignore[attr-defined]
    window.desk.show_as_of("2010-03-01")
    yield "as-of", window
    window.desk.show_as_of(None)
    window.search_everywhere()
    window.palette_sheet.field.setText("con")
    yield "search-everything", window
    window.palette_sheet.leave()


def _dialogs(window: "MainWindow") -> "Iterator[tuple[str, QWidget]]":
    from desktop_app.services import grants, verification
    from desktop_app.services.evidence_file import Subject
    from desktop_app.ui.day_chooser import DayChooser
    from desktop_app.ui.dialogs.about import AboutDialog
    from desktop_app.ui.dialogs.evidence import EvidenceDialog
    from desktop_app.ui.dialogs.keys import KeysDialog
    from desktop_app.ui.dialogs.passphrase import PassphraseDialog
    from desktop_app.ui.dialogs.preferences import PreferencesDialog
    from desktop_app.ui.dialogs.print_directory import PrintDirectoryDialog
    from desktop_app.ui.dialogs.print_institution import PrintInstitutionDialog
    from desktop_app.ui.dialogs.record_dialog import RecordDialog
    from desktop_app.ui.dialogs.send_round import SendRoundDialog
    from desktop_app.ui.dialogs.start_round import StartRoundDialog
    from desktop_app.ui.dialogs.verification_answer import ConfirmDialog, CorrectionsDialog

    desk, database = window.desk, window.desk.database
    institution = database.read("SELECT organisation_id FROM interaction LIMIT 1")[0][0]
    grant = grants.all_of(database, desk.day)[0].id
    proof = Subject(None, grant, *grants.period(database, grant))
    round_id = verification.rounds(database)[0].id
    members = verification.board(database, round_id, desk.day)
    talk = {"organisation_id": institution}
    made: tuple[tuple[str, Callable[[], QWidget]], ...] = (
        ("preferences", lambda: PreferencesDialog(window)),
        ("about", lambda: AboutDialog(window)),
        ("keys", lambda: KeysDialog(window.actions_by_name, window)),
        ("passphrase", lambda: PassphraseDialog(window.desk.database.path, window)),
        ("day", lambda: DayChooser(window.desk, window)),
        ("print", lambda: PrintDirectoryDialog(window.desk, "fr+en", window)),
        ("talk", lambda: RecordDialog(desk, "interaction", preset=talk, parent=window)),
        ("visit", lambda: PrintInstitutionDialog(desk, institution, window)),
        ("evidence", lambda: EvidenceDialog(desk, proof, window)),
        ("start-round", lambda: StartRoundDialog(desk, window)),
        ("send-round", lambda: SendRoundDialog(desk, round_id, [one.id for one in members], window)),
        ("corrected", lambda: CorrectionsDialog(desk, members[0], window)),
        ("confirmed", lambda: ConfirmDialog(desk, members[0], window)),
    )
    for name, make in made:
        dialog = make()
        if name == "day":
            dialog.open_under(window.as_of_button)  # type: ignore[attr-defined]
        dialog.show()
        if name in ("print", "visit", "send-round"):
            _wait(lambda shown=dialog: bool(shown.pdf))  # type: ignore[misc]
        yield name, dialog
        dialog.close()
    edit = window.menuBar().actions()[1].menu()
    edit.adjustSize()  # type: ignore[attr-defined]
    yield "menu", edit  # type: ignore[misc]


def _save(shown: "QWidget", path: Path) -> str:
    shown.grab().save(str(path))
    return path.name


def _settle() -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()


def _wait(holds: Callable[[], bool]) -> None:
    while not holds():
        _settle()


if __name__ == "__main__":
    main()
