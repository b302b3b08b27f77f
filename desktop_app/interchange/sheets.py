"""Sheets (xlsx, ods, xls, xlsb) read in a process of their own, with limits: a hostile file costs that process only."""

import io
import multiprocessing
import time
from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from desktop_app.errors import UserError
from desktop_app.i18n import _, format_number
from desktop_app.interchange.csv_reading import MOST_COLUMNS, MOST_ROWS, forms, heading_row
from desktop_app.services.incoming import Table
from desktop_app.services.mapped import Progress
from desktop_app.services.packed_files import TooMuchUnpacked, look_over

SECONDS = 10
MEMORY = 1_500_000_000


def read_sheet(path: Path, sheet: str = "", header: int | None = None, progress: Progress | None = None) -> Table:
    """The table on a sheet (the first with rows when none is named); a sentence when the file cannot be read.

    `header` is the row with the headings, from 0; -1: there is none; None: it is found.
    """
    try:
        look_over(path)
    except TooMuchUnpacked as refused:
        raise UserError(_sentence("limit")) from refused
    answer = _in_a_child(path, sheet, progress)
    if isinstance(answer, str):
        raise UserError(_sentence(answer))
    names, chosen, first, rows = answer
    if len(rows) > MOST_ROWS:
        raise UserError(_("This sheet has more than {count} rows. Split it.").format(count=format_number(MOST_ROWS)))
    if header is None:
        header = heading_row(rows)
    headings = [cell.strip() for cell in rows[header]] if rows and header >= 0 else []
    numbered = [(first + place, row) for place, row in enumerate(rows) if place > header and any(row)]
    body = [row for _number, row in numbered]
    width = max([len(headings), *(len(row) for row in body[:5000])], default=0)
    headings += [_("Column {number}").format(number=number + 1) for number in range(len(headings), width)]
    table = Table(headings, body, header + 2, lines=[number for number, _row in numbered])
    table.facts = {"sheet": chosen, "sheets": ", ".join(names), "header": str(header + 1), **forms(table)}
    return table


def _sentence(reason: str) -> str:
    if "assword" in reason or "ncrypt" in reason:
        return _("This file is protected by a password. Open it in its program, save it without one, and try again.")
    if reason == "limit":
        return _("This file is too large or too slow to read, or it is damaged. Save the sheet as CSV and try that.")
    return _("This file is not a sheet that can be read: {reason}. Save it again as .xlsx, or as CSV.").format(
        reason=reason[:200]
    )


def _in_a_child(
    path: Path, sheet: str, progress: Progress | None
) -> "tuple[list[str], str, int, list[list[str]]] | str":
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(str(path), sheet, there), daemon=True)
    child.start()
    there.close()
    try:
        until = time.monotonic() + SECONDS
        while not here.poll(0.1):
            if time.monotonic() > until:
                return "limit"
            if progress:
                progress(0, 0)  # how far the child is nobody knows; whoever stops it here has it killed
        answer: tuple[list[str], str, int, list[list[str]]] | str = here.recv()
        return answer
    except EOFError:
        return "limit"
    finally:
        here.close()
        child.kill()
        child.join()


def _child(path: str, sheet: str, answer: Connection) -> None:
    """Runs in the child: reads the sheet and sends it, or why it could not."""
    _limit_memory()
    import python_calamine

    try:
        book = _book(path)
        names = list(book.sheet_names)
        for name in [sheet] if sheet in names else names:
            found = book.get_sheet_by_name(name)
            rows = found.to_python(skip_empty_area=True, nrows=MOST_ROWS + 1)
            if rows or name == names[-1]:
                first = (found.start or (0, 0))[0] + 1
                answer.send((names, name, first, [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows]))
                return
        answer.send(([], "", 1, []))
    except (python_calamine.CalamineError, OSError, ValueError, MemoryError) as broken:
        answer.send(str(broken) or type(broken).__name__)


def _book(path: str) -> Any:
    """The workbook, told by what the file holds where its name says something else."""
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError:
        raise
    except python_calamine.CalamineError as by_name:
        try:
            return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(Path(path).read_bytes()))
        except python_calamine.CalamineError:
            raise by_name from None


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit stands alone.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(cell: Any) -> str:
    """A cell as text: numbers without a needless `.0`, days as ISO texts."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    if isinstance(cell, date | datetime):
        return cell.isoformat(timespec="minutes") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell).replace("\x00", "")
