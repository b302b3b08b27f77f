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
YEARS = ("2008-01-01", "2026-12-31")


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
            pictures = chain(_pages(window), _positions(window), _dialogs(window), _import(window, folder))
            for name, shown in pictures:
                _settle()
                yield _save(shown, folder / f"{name}-{looks}.png")
                if name == "members" and (theme, size) == ("light", 100):
                    README.mkdir(parents=True, exist_ok=True)
                    _save(shown, README / f"window-{language}.png")
    del program


def _pages(window: "MainWindow") -> "Iterator[tuple[str, QWidget]]":
    yield from _today_and_reports(window)
    for name, row in (("members", 10), ("contacts", 3), ("bodies", 0)):
        window.show_page(name)
        page = window.page(name)
        page.table.selectRow(row)  # type: ignore[attr-defined]
        page.table.setFocus()  # type: ignore[attr-defined]
        yield name, window
    window.page("bodies").show_history()  # type: ignore[attr-defined]
    yield "card-history", window
    window.page("bodies").panel.show_card()  # type: ignore[attr-defined]
    for name in ("grants", "verification", "lists", "duplicates", "history"):
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


def _positions(window: "MainWindow") -> "Iterator[tuple[str, QWidget]]":
    """Every part of a position that is being signed, and a practice."""
    from tests.stories.position_dialogs import prepared

    prepared(window)
    window.show_page("positions")
    page = window.page("positions")
    page.table.selectRow(0)  # type: ignore[attr-defined]
    for tab in ("amendments", "sign_off", "rounds", "addressees", "details", "text"):
        page.panel.turn_to(tab)  # type: ignore[attr-defined]
        yield f"position-{tab}", window
    window.show_page("practices")
    window.page("practices").table.selectRow(0)  # type: ignore[attr-defined]
    yield "practices", window


def _today_and_reports(window: "MainWindow") -> "Iterator[tuple[str, QWidget]]":
    window.show_page("today")
    _wait(lambda: window.page("today").is_read)  # type: ignore[attr-defined]
    yield "today", window
    window.show_page("reports")
    page = window.page("reports")
    for name in ("members", "membership", "participants", "meetings"):
        page.options.choose_report(name)  # type: ignore[attr-defined]
        _wait(lambda: page.is_read)  # type: ignore[attr-defined]
        page.charts[0].ask(0)  # type: ignore[attr-defined]
        yield f"report-{name}", window


def _two_people(window: "MainWindow") -> list[str]:
    """Two people of whom more is known than the name."""
    found = window.desk.database.read("SELECT id FROM person WHERE language IS NOT NULL ORDER BY id LIMIT 2")
    return [row[0] for row in found]


def _dialogs(window: "MainWindow") -> "Iterator[tuple[str, QWidget]]":
    from desktop_app.services.voice_papers import Asked
    from desktop_app.ui.day_chooser import DayChooser
    from desktop_app.ui.dialogs.about import AboutDialog
    from desktop_app.ui.dialogs.combine import CombineDialog
    from desktop_app.ui.dialogs.keys import KeysDialog
    from desktop_app.ui.dialogs.passphrase import PassphraseDialog
    from desktop_app.ui.dialogs.preferences import PreferencesDialog
    from desktop_app.ui.dialogs.print_directory import PrintDirectoryDialog
    from desktop_app.ui.dialogs.print_report import PrintReportDialog
    from tests.stories.position_dialogs import dialogs as about_positions
    from tests.stories.voice_dialogs import dialogs as about_dialogue

    made: tuple[tuple[str, Callable[[], QWidget]], ...] = (
        ("preferences", lambda: PreferencesDialog(window)),
        ("about", lambda: AboutDialog(window)),
        ("keys", lambda: KeysDialog(window.actions_by_name, window)),
        ("passphrase", lambda: PassphraseDialog(window.desk.database.path, window)),
        ("day", lambda: DayChooser(window.desk, window)),
        ("print", lambda: PrintDirectoryDialog(window.desk, "fr+en", window)),
        ("print-report", lambda: PrintReportDialog(window.desk, Asked("membership", *YEARS), window)),
        ("combine", lambda: CombineDialog(window.desk, "person", *_two_people(window), window)),
        *about_positions(window).items(),
        *about_dialogue(window).items(),
    )
    for name, make in made:
        dialog = make()
        if name == "day":
            dialog.open_under(window.as_of_button)  # type: ignore[attr-defined]
        dialog.show()
        if name.startswith("print") or name in ("visit", "send round"):
            _wait(lambda shown=dialog: bool(shown.pdf))  # type: ignore[misc]
        yield name.replace(" ", "-"), dialog
        dialog.close()
    edit = window.menuBar().actions()[1].menu()
    edit.adjustSize()  # type: ignore[attr-defined]
    yield "menu", edit  # type: ignore[misc]


LIST = """\
Civilité;Nom;Prénom;Société;Fonction;E-mail;Téléphone
Mme;Åkerström;Hélène;CEMR;Secretary General;helene.akerstrom@example.org;+33 1 99 00 11 99
M.;Exemple;Paul;Ville de Lyon;Maire adjoint;paul.exemple@example.org;+33 1 99 00 20 01
Mme;Inventée;Œnone;Association d’exemple;Présidente;oenone@example.org;+33 1 99 00 20 02
Mme;Ashcombe;Gwendolyn;Autre organisation;;gwendolyn@example.org;
;;;;;sans.nom@example.org;
"""
"""A list as French Excel writes it; its people are invented."""


def _import(window: "MainWindow", folder: Path) -> "Iterator[tuple[str, QWidget]]":
    """A file that comes in, step by step; it is not imported."""
    from desktop_app.ui.dialogs.export import ExportDialog
    from desktop_app.ui.dialogs.import_file import ImportDialog

    window.show_page("contacts")
    export = ExportDialog(window)
    export.format.setCurrentIndex(1)
    export.show()
    yield "export", export
    export.reject()
    path = folder / "liste.csv"
    path.write_bytes(LIST.encode("cp1252"))
    dialog = ImportDialog(window)
    dialog.show()
    yield "import-file", dialog
    dialog.file_step.place.line.setText(str(path))
    for step in ("reading", "fields", "changes"):
        dialog.accept()
        _wait(lambda wanted=step: dialog.step == wanted)  # type: ignore[misc]
        yield f"import-{step}", dialog
    dialog.reject()
    path.unlink()


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
