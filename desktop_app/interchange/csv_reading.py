"""Tables in text files: the delimiter, the row of headings, the forms of numbers and dates are found and shown."""

import csv
import io
import re
from collections import Counter

from desktop_app.errors import UserError
from desktop_app.i18n import _, format_number
from desktop_app.interchange.decoding import decoded
from desktop_app.interchange.harmless import GUARD, as_typed
from desktop_app.services.headings_known import KNOWN, KNOWN_KEYS, plain
from desktop_app.services.incoming import Notice, Table
from desktop_app.services.mapped import Progress
from desktop_app.services.undisturbed import undisturbed

LARGEST = 100_000_000
WIDEST_CELL = 1_000_000
MOST_COLUMNS = 2_000
MOST_ROWS = 200_000
"""How many rows one import takes, so that their comparison with the base fits into memory."""
DELIMITERS = (";", ",", "\t", "|")
MOST_NOTICES = 200


@undisturbed()
def read_csv(
    content: bytes,
    encoding: str = "",
    delimiter: str = "",
    header: int | None = None,
    progress: Progress | None = None,
) -> Table:
    """The table in a text file; what the person chose stands, the rest is found."""
    if len(content) > LARGEST:
        raise UserError(_("This file is too large for one import. Split it into parts of less than 100 MB."))
    text, found_encoding = decoded(content, encoding)
    text = text.replace("\x00", "")
    if text.startswith("sep=") and "\n" in text[:10]:
        delimiter, text = delimiter or text[4:5], text.partition("\n")[2]
    delimiter = delimiter or _delimiter(text[:100_000])
    notices: list[Notice] = []
    rows, numbers = _rows(text, delimiter, notices, progress)
    if header is None:
        header = heading_row(rows)
    headings = [cell.strip() for cell in rows[header]] if rows and header >= 0 else []
    body, numbers = rows[header + 1 :], numbers[header + 1 :]
    width = max([len(headings), *(len(row) for row in body[:5000])], default=0)
    headings += [_("Column {number}").format(number=number + 1) for number in range(len(headings), width)]
    table = Table(headings, body, numbers[0] if numbers else 2, notices=notices, lines=numbers)
    table.facts = {"encoding": found_encoding, "delimiter": delimiter, "header": str(header + 1)}
    table.facts |= forms(table)
    return table


def _delimiter(text: str) -> str:
    """The mark that parts most lines into the same number of cells, quotes respected."""
    best, best_score = ";", 0.0
    for mark in DELIMITERS:
        try:
            lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))[:200]
        except csv.Error:
            continue
        widths = Counter(len(line) for line in lines if any(line))
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        score = count / sum(widths.values()) * (1 + min(width, 20) / 100) if width > 1 else 0.0
        if score > best_score:
            best, best_score = mark, score
    return best if best_score else ","


def _rows(
    text: str, delimiter: str, notices: list[Notice], progress: Progress | None
) -> tuple[list[list[str]], list[int]]:
    csv.field_size_limit(max(len(text), 131_072))
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[list[str]] = []
    numbers: list[int] = []
    long_ones = len(text) > WIDEST_CELL
    guarded = GUARD in text
    while True:
        start = reader.line_num + 1
        if progress and len(rows) % 2_000 == 0:
            progress(lines.tell(), len(text))
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as broken:
            _note(notices, start, _("This row cannot be read ({reason}); it was left out.").format(reason=broken))
            continue
        if not "".join(row).strip():
            continue
        if len(rows) == MOST_ROWS:
            raise UserError(
                _("This file goes on after row {row}, and {count} rows are the most for one import. Split it.").format(
                    row=start, count=format_number(MOST_ROWS)
                )
            )
        if long_ones or len(row) > MOST_COLUMNS:
            row = _limited(row, start, notices)
        rows.append([as_typed(cell) for cell in row] if guarded else row)
        numbers.append(start)
    return rows, numbers


def _limited(row: list[str], line: int, notices: list[Notice]) -> list[str]:
    if len(row) > MOST_COLUMNS:
        _note(notices, line, _("Only the first {count} columns were read.").format(count=MOST_COLUMNS))
        row = row[:MOST_COLUMNS]
    if any(len(cell) > WIDEST_CELL for cell in row):
        _note(notices, line, _("A cell is longer than a million characters; the rest of it was left out."))
        row = [cell[:WIDEST_CELL] for cell in row]
    return row


def _note(notices: list[Notice], line: int, text: str) -> None:
    if len(notices) < MOST_NOTICES:
        notices.append(Notice(line, text))


def heading_row(rows: list[list[str]]) -> int:
    """The row with the headings among the first ones: known words, else the first as wide as the rest; -1: none."""
    head = rows[:15]
    if not head:
        return -1
    scores = [sum(1 for cell in row if plain(cell) in KNOWN or plain(cell) in KNOWN_KEYS) for row in head]
    best = max(range(len(head)), key=lambda number: (scores[number], -number))
    if scores[best] >= 2 or (scores[best] == 1 and len(head[best]) <= 3):
        return best
    wide = Counter(len(row) for row in rows[:50]).most_common(1)[0][0]
    for number, row in enumerate(head):
        if len(row) >= wide:
            return -1 if _is_data(row) else number
    return 0


def _is_data(row: list[str]) -> bool:
    """Whether a row holds values, not headings: an address, a number, a date."""
    filled = [cell for cell in row if cell.strip()]
    return any(re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+|[-+]?[\d.,\s]+|\d+[/-]\d+[/-]\d+", cell.strip()) for cell in filled)


def forms(table: Table) -> dict[str, str]:
    """How the table writes decimals and dates, where it writes any."""
    found: dict[str, str] = {}
    cells = [cell for row in table.rows[:500] for cell in row]
    commas = sum(1 for cell in cells if re.fullmatch(r"-?\d[\d\u00a0\u202f ]*,\d{1,3}", cell))
    points = sum(1 for cell in cells if re.fullmatch(r"-?\d[\d,]*\.\d{1,3}", cell))
    if commas or points:
        found["decimal"] = "," if commas >= points else "."
    days = [
        match.groups() for cell in cells if (match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}", cell.strip()))
    ]
    if days:
        month_first = any(int(b) > 12 for _a, b in days) and not any(int(a) > 12 for a, _b in days)
        found["dates"] = "month/day/year" if month_first else "day/month/year"
    elif any(re.fullmatch(r"\d{4}-\d\d-\d\d", cell) for cell in cells):
        found["dates"] = "year-month-day"
    return found
