"""The program's own trial: every page opened in both languages, the directory printed, a sheet out and in again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from desktop_app import i18n

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

PATIENCE = 60_000


def open_everything(window: "MainWindow") -> int:
    """Open each page, a card and the print preview; the number of pages printed. Raises when something fails."""
    from desktop_app.ui.dialogs.print_directory import PrintDirectoryDialog
    from desktop_app.ui.main_window import PAGES

    for code in i18n.LANGUAGES:
        i18n.set_language(code)
        for name, _title, _icon in PAGES:
            window.show_page(name)
            window.grab()
        page = window.page("members")
        page.table.selectRow(0)  # type: ignore[attr-defined]
        window.grab()
    dialog = PrintDirectoryDialog(window.desk, "fr+en", window)
    dialog.show()
    _wait(dialog)
    count = dialog.preview.document_shown.pageCount()
    dialog.close()
    if not count:
        raise RuntimeError("the directory has no page")
    return count


def bring_a_sheet_out_and_in(window: "MainWindow", folder: Path) -> int:
    """Write the people as a sheet and read it again in a process of its own, as a foreign one is; how many rows."""
    from desktop_app.interchange.sheets import read_sheet
    from desktop_app.interchange.xlsx_writing import write_xlsx
    from desktop_app.services import exporting

    sheet = exporting.sheet(window.desk.database, exporting.all_of("person", window.desk.day))
    path = folder / "people.xlsx"
    write_xlsx(sheet, path)
    count = len(read_sheet(path).rows)
    if count != len(sheet.rows):
        raise RuntimeError("the sheet did not come back whole")
    return count


def _wait(dialog: "object") -> None:
    loop = QEventLoop()
    job = dialog._job  # type: ignore[attr-defined]
    job.ended.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop.quit)
    if job.is_running:
        loop.exec()
