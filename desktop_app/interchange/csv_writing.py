"""Tables as text files: for Excel in French or any other program, no cell of which a spreadsheet would run."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop_app import i18n
from desktop_app.interchange.harmless import harmless
from desktop_app.services.exporting import Cell, Sheet
from desktop_app.services.mapped import Progress
from desktop_app.services.value_texts import moment_text

DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t"}


@dataclass(frozen=True)
class Form:
    """How a table is written: what parts its cells, and whether a mark tells Excel that it is UTF-8."""

    delimiter: str = ";"
    mark: bool = True


def write_csv(sheet: Sheet, path: Path, form: Form, progress: Progress | None = None) -> int:
    """Write a table; how many of its cells were made harmless with an apostrophe."""
    guarded = 0
    encoding = "utf-8-sig" if form.mark else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=form.delimiter, lineterminator="\r\n")
        writer.writerow([harmless(heading) for heading in sheet.headings])
        for number, row in enumerate(sheet.rows):
            if progress and number % 1000 == 0:
                progress(number, len(sheet.rows))
            texts = [text_of(cell) for cell in row]
            safe = [harmless(text) for text in texts]
            guarded += sum(1 for before, after in zip(texts, safe, strict=True) if before != after)
            writer.writerow(safe)
    return guarded


def text_of(cell: Cell) -> str:
    """A cell as people read it, in the language in force."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return moment_text(cell.isoformat(timespec="minutes"))
    if isinstance(cell, date):
        return i18n.short_date(cell)
    if isinstance(cell, float):
        return f"{cell:.2f}".replace(".", "," if i18n.language() == "fr" else ".")
    return str(cell)
