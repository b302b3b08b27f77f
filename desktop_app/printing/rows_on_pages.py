"""Rows of cells set on pages one below the other, with the head of the table on each page; tagged when drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop_app.printing.directory_layout import Box, Page, Placed
from desktop_app.printing.lines import Line, Paragraph, Piece, set_lines
from desktop_app.printing.page import ACCENT, GREY, HAIR, MM, Style

LEFT, MEASURE = 20 * MM, 170 * MM
TOP, END = 20 * MM, 277 * MM
SMALL = Style("sans", 8, 10.5, GREY)


@dataclass(frozen=True)
class Cell:
    """Lines of text from a place of the row on."""

    x: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """How high its text is."""
        return sum(line.leading for line in self.lines)


@dataclass(frozen=True)
class TableRow:
    """One row: its cells, the space around, a rule below from where to where."""

    cells: tuple[Cell, ...]
    before: float = 2.0
    after: float = 2.0
    least: float = 0.0
    rule: tuple[float, float] | None = (0.0, MEASURE)
    next: bool = False
    """Never at the foot of a page without the row after it."""
    role: str = "P"
    boxes: tuple[Box, ...] = field(default=())
    """Relative to the row's left and top."""

    @property
    def height(self) -> float:
        """How much of the page it takes."""
        return self.before + max([self.least, *(cell.height for cell in self.cells)]) + self.after


def cell(x: float, room: float, text: str, style: Style) -> Cell:
    """A cell of one text, broken to its room."""
    return Cell(x, tuple(set_lines([Piece(text, style)], room)) if text else ())


def place_rows(
    rows: Sequence[TableRow], language: str, first: int, *, head: TableRow | None = None, foot: Callable[[int], str]
) -> list[Page]:
    """The rows on as many pages as they need, numbered from `first`; `foot` says what stands below each."""
    pages: list[Page] = []
    top = END
    for number, row in enumerate(rows):
        if top + _together(rows, number) > END:
            page = Page(first + len(pages))
            pages.append(page)
            top = TOP
            if head and len(pages) > 1:
                top = _put(page, head, top, language)
        top = _put(pages[-1], row, top, language)
    for number, page in enumerate(pages, 1):
        text = set_lines([Piece(foot(number), SMALL)], MEASURE - 40)
        folio = set_lines([Piece(f"{number} / {len(pages)}", SMALL)], 40)
        wide = folio[0].runs[-1].x + folio[0].runs[-1].width
        page.placed.append(Placed(Paragraph(tuple(text), "Artifact"), LEFT, 284 * MM))
        page.placed.append(Placed(Paragraph(tuple(folio), "Artifact"), LEFT + MEASURE - wide, 284 * MM))
        page.boxes.append(Box(LEFT, 282.5 * MM, MEASURE, 0.4, HAIR))
    return pages


def _together(rows: Sequence[TableRow], number: int) -> float:
    """The height of a row and of those that must stand below it on the same page."""
    high = rows[number].height
    while rows[number].next and number + 1 < len(rows):
        number += 1
        high += rows[number].height
    return high


def _put(page: Page, row: TableRow, top: float, language: str) -> float:
    y = top + row.before
    for one in row.boxes:
        page.boxes.append(Box(LEFT + one.x, top + one.top, one.width, one.height or row.height - 1, one.colour))
    for each in row.cells:
        if each.lines:
            page.placed.append(Placed(Paragraph(each.lines, row.role, language), LEFT + each.x, y))
    top += row.height
    if row.rule:
        start, end = row.rule
        page.boxes.append(Box(LEFT + start, top - 0.5, end - start, 0.5, HAIR))
    return top


def accent_row(cells: Sequence[Cell], role: str = "H2") -> TableRow:
    """The heading of a group, with the accent rule below it."""
    high = max(one.height for one in cells)
    bar = Box(0, 12 + high + 2, MEASURE, 0.9, ACCENT)
    return TableRow(tuple(cells), before=12, after=4, rule=None, next=True, role=role, boxes=(bar,))
