"""Tables as sheets: numbers, days and times are such, texts are texts and nothing else, the headings stay in sight."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop_app.errors import UserError
from desktop_app.i18n import _, format_number
from desktop_app.interchange.csv_writing import text_of
from desktop_app.services.exporting import Cell, Sheet
from desktop_app.services.mapped import Progress

MOST_ROWS = 1_048_575
"""How many records a sheet holds below its headings."""
LONGEST = 32_767
"""How many characters a cell holds."""
WIDEST, NARROWEST, ROOM_FOR_FILTER = 60, 8, 4
LINE, HIGHEST, HEADING = 15, 150, 20
"""Points: a line of text, the most that a row is high, the row of headings."""
LETTER = 0.88
"""How wide a letter is on the average, in figures."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_BEFORE_SHEETS = 1900
"""Sheets count days from this year on; earlier ones are texts."""


def write_xlsx(sheet: Sheet, path: Path, progress: Progress | None = None) -> int:
    """Write a table; how many of its texts are longer than a cell holds and lack their end."""
    import xlsxwriter

    if len(sheet.rows) > MOST_ROWS:
        words = _("A sheet holds {most} rows at most; this list has {count}. Choose CSV, or narrow the list.")
        raise UserError(words.format(most=format_number(MOST_ROWS), count=format_number(len(sheet.rows))))
    options = {
        "in_memory": True,  # no part of it may stand in a folder for temporary files
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    content = BytesIO()
    book = xlsxwriter.Workbook(content, options)
    writer = _Writer(book, sheet)
    writer.headings()
    for number, row in enumerate(sheet.rows):
        if progress and number % 500 == 0:
            progress(number, len(sheet.rows))
        writer.row(number + 1, row)
    book.close()
    path.write_bytes(content.getbuffer())
    return writer.cut


class _Writer:
    """One sheet of a book while it is written."""

    def __init__(self, book: Any, sheet: Sheet) -> None:
        self.sheet = sheet
        self.cut = 0
        self._widths: list[int] = []
        self._page = book.add_worksheet(sheet.title.translate(_FORBIDDEN)[:31].strip() or None)
        self._heading = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
        self._text = book.add_format({"valign": "top", "text_wrap": True})
        self._day = book.add_format({"valign": "top", "num_format": "dd/mm/yyyy", "align": "left"})
        self._time = book.add_format({"valign": "top", "num_format": "dd/mm/yyyy hh:mm", "align": "left"})
        self._amount = book.add_format({"valign": "top", "num_format": "#,##0.00"})

    def headings(self) -> None:
        """The row that stays in sight, the widths, and what a reader of the list wants at hand: a filter."""
        for place, heading in enumerate(self.sheet.headings):
            self._page.write_string(0, place, heading, self._heading)
            self._widths.append(self._width(place))
            self._page.set_column(place, place, self._widths[place], self._text)
        self._page.set_row(0, HEADING)
        self._page.freeze_panes(1, 0)
        if self.sheet.headings:
            self._page.autofilter(0, 0, max(len(self.sheet.rows), 1), len(self.sheet.headings) - 1)
        self._page.set_landscape()
        self._page.set_paper(9)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(0)

    def _width(self, place: int) -> int:
        """As wide as the longest line of a column, within reason: longer texts wrap."""
        title = len(self.sheet.headings[place]) + ROOM_FOR_FILTER
        texts = (text_of(row[place]) for row in self.sheet.rows)
        longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
        return min(max(title, longest + 1, NARROWEST), WIDEST)

    def row(self, number: int, cells: tuple[Cell, ...]) -> None:
        """One record, as high as its longest text needs."""
        lines = 1
        for place, cell in enumerate(cells):
            if cell is not None and cell != "":
                self._cell(number, place, cell)
                if isinstance(cell, str):
                    lines = max(lines, self._lines(cell, self._widths[place]))
        if lines > 1:
            self._page.set_row(number, min(LINE * lines, HIGHEST))

    def _lines(self, text: str, width: int) -> int:
        """On how many lines a text stands; most letters are narrower than the figures that widths are counted in."""
        return sum(1 + int(len(line) * LETTER) // width for line in text.split("\n"))

    def _cell(self, number: int, place: int, cell: Cell) -> None:
        if isinstance(cell, datetime) and cell.year >= _BEFORE_SHEETS:
            self._page.write_datetime(number, place, cell, self._time)
        elif isinstance(cell, date) and cell.year >= _BEFORE_SHEETS:
            self._page.write_datetime(number, place, cell, self._day)
        elif isinstance(cell, float):
            self._page.write_number(number, place, cell, self._amount)
        elif isinstance(cell, int) and abs(cell) < 10**15:
            self._page.write_number(number, place, cell, self._text)
        else:
            text = cell.isoformat() if isinstance(cell, date) else str(cell)
            self.cut += len(text) > LONGEST
            self._page.write_string(number, place, text[:LONGEST], self._text)
