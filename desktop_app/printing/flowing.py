"""Rows of text one below the other, turned into pages: what belongs together stays so, no lone line at a page's end."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.printing.document_styles import DARK as HAND
from desktop_app.printing.lines import Line
from desktop_app.printing.page import MM

if TYPE_CHECKING:
    from desktop_app.printing.pen import Pen

Drawing = Callable[["Pen", float, float], None]
"""Draws something at an x and a height from the top of the page."""


@dataclass(frozen=True)
class Paper:
    """A sheet and where the text stands on it, in points."""

    width: float = 210 * MM
    height: float = 297 * MM
    side: float = 22 * MM
    top: float = 20 * MM
    bottom: float = 22 * MM

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.side

    @property
    def end(self) -> float:
        """How far down the text may go."""
        return self.height - self.bottom


UPRIGHT = Paper()


@dataclass(frozen=True)
class Frame:
    """What stands behind a cell: a tint, a bar at its left; and the room it takes above and below the text."""

    fill: str = ""
    bar: str = ""
    pad: float = 0.0


NO_FRAME = Frame()


@dataclass(frozen=True)
class Cell:
    """Lines in one column; a page may end after as many of them as `ends` says."""

    x: float
    width: float
    lines: tuple[Line, ...]
    ends: frozenset[int] = frozenset()
    frame: Frame = NO_FRAME
    middle: bool = False
    """Stands half-way up a row that is higher than its text."""

    @cached_property
    def height(self) -> float:
        """How high the cell is with its frame."""
        return sum(line.leading for line in self.lines) + 2 * self.frame.pad if self.lines else 0.0

    def fitting(self, room: float) -> int:
        """How many lines fit and may stand alone; all of them where all fit."""
        used, good = 2 * self.frame.pad, 0
        for place, line in enumerate(self.lines):
            used += line.leading
            if used > room + 0.01:
                return good
            if place + 1 in self.ends:
                good = place + 1
        return len(self.lines)


@dataclass(frozen=True)
class Row:
    """Cells side by side. `next` keeps a row on the page of the next; `head` stands again above it on a new page."""

    cells: tuple[Cell, ...] = ()
    before: float = 0.0
    least: float = 0.0
    """The height it has even when its text needs less."""
    whole: bool = False
    next: bool = False
    rule: str = ""
    """The colour of a hairline above it."""
    edges: tuple[float, ...] = ()
    """Where the boxes of a table's row begin and end."""
    head: tuple["Row", ...] = ()
    drawing: Drawing | None = None
    outline: str = ""
    level: int = 0
    fill: str = ""
    span: tuple[float, float] | None = None
    """From where to where it is filled, when not just behind its cells."""
    pad: float = 0.0

    @cached_property
    def height(self) -> float:
        """How high the row is, without the space before it."""
        return max(self.least, 2 * self.pad + max((cell.height for cell in self.cells), default=0.0))


@dataclass
class Sheet:
    """A page: rows, each at its height."""

    placed: list[tuple[Row, float]] = field(default_factory=list)


class Pages:
    """Takes rows and fills pages."""

    def __init__(self, paper: Paper, *, head: Sequence[Row] = ()) -> None:
        self.paper, self.head = paper, tuple(head)
        self.sheets: list[Sheet] = []
        self.top = self._start = paper.top
        self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        self.sheets.append(Sheet())
        self.top = self.paper.top
        for row in self.head:
            self._put(row)
        self._start = self.top

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.top == self._start

    def _put(self, row: Row) -> None:
        above = row.before if self.top > self.paper.top else 0.0
        top = self.top + above
        # A hairline parts a row from what stands above it; at the head of a page that is nothing.
        self.sheets[-1].placed.append((row if above else replace(row, rule=""), top))
        self.top = top + row.height

    def flow(self, rows: Iterable[Row]) -> None:
        """Set all rows."""
        every = list(rows)
        for place, row in enumerate(every):
            if not self.fresh and self._needed(every, place) > self.paper.end - self.top + 0.01:
                self._next_page(row)
            self._set(row)

    def _next_page(self, row: Row) -> None:
        self.turn()
        for head in row.head:
            self._put(head)
        self._start = self.top

    def _needed(self, rows: Sequence[Row], place: int) -> float:
        """The height from here to the first place where a page may end."""
        needed = 0.0
        for row in rows[place:]:
            needed += row.before
            if not row.next:
                return needed + _least(row)
            needed += row.height
            if needed > self.paper.end:
                break
        return needed

    def _set(self, row: Row) -> None:
        """Set one row, over as many pages as it needs."""
        while True:
            before = 0.0 if self.fresh else row.before
            room = self.paper.end - self.top - before
            if row.height <= room + 0.01:
                self._put(row)
                return
            part, rest = _split(row, room, force=self.fresh)
            if part is not None:
                self._put(part)
            if rest is None:
                return
            row = rest
            self._next_page(row)


def _least(row: Row) -> float:
    """How much of a row must stand before a page may end in it."""
    if row.whole or not row.cells:
        return row.height
    return max((_first_end(cell) for cell in row.cells), default=0.0) + 2 * row.pad


def _first_end(cell: Cell) -> float:
    end = min(cell.ends, default=len(cell.lines))
    return sum(line.leading for line in cell.lines[:end]) + 2 * cell.frame.pad


def _split(row: Row, room: float, *, force: bool) -> tuple[Row | None, Row | None]:
    """What of a row fits and what does not; on a fresh page something always does, so that paging comes to an end."""
    room -= 2 * row.pad
    taken = [cell.fitting(room) for cell in row.cells]
    stuck = (
        row.whole
        or not row.cells
        or any(cell.lines and not count for cell, count in zip(row.cells, taken, strict=True))
    )
    if stuck and not force:
        return None, row
    if stuck:
        taken = [max(1, _by_height(cell, room)) if cell.lines else 0 for cell in row.cells]
    if all(count >= len(cell.lines) for cell, count in zip(row.cells, taken, strict=True)):
        return row, None
    first = tuple(replace(cell, lines=cell.lines[:count]) for cell, count in zip(row.cells, taken, strict=True))
    rest = tuple(_after(cell, count) for cell, count in zip(row.cells, taken, strict=True))
    part = replace(row, cells=first, least=0.0, next=False)
    return part, replace(row, cells=rest, before=0.0, least=0.0, outline="", rule="")


def _by_height(cell: Cell, room: float) -> int:
    used, count = 2 * cell.frame.pad, 0
    for line in cell.lines:
        used += line.leading
        if used > room + 0.01:
            break
        count += 1
    return count


def _after(cell: Cell, count: int) -> Cell:
    return replace(
        cell, lines=cell.lines[count:], ends=frozenset(end - count for end in cell.ends if end > count), middle=False
    )


def draw_rows(pen: "Pen", sheet: Sheet) -> None:
    """Draw what stands on a page: first all that lies behind, then the text."""
    for row, top in sheet.placed:
        _behind(pen, row, top)
    _grids(pen, sheet)
    for row, top in sheet.placed:
        for cell in row.cells:
            start = top + row.pad + cell.frame.pad
            if cell.middle:
                start = top + (row.height - cell.height) / 2
            pen.lines(cell.lines, cell.x, start)
    for row, top in sheet.placed:
        if row.outline:
            pen.bookmark(row.outline, row.level, top)


def _behind(pen: "Pen", row: Row, top: float) -> None:
    if row.fill and row.cells:
        start, end = row.span or (row.cells[0].x, row.cells[-1].x + row.cells[-1].width)
        pen.box(start, top, end - start, row.height, fill=row.fill)
    framed = [cell for cell in row.cells if cell.lines and cell.frame is not NO_FRAME]
    # Boxes of two languages are as high as the higher one.
    high = max((cell.height for cell in framed), default=0.0)
    for cell in framed:
        reach = 9.0
        if cell.frame.fill:
            pen.box(cell.x - reach, top, cell.width + 2 * reach, high, fill=cell.frame.fill)
        if cell.frame.bar:
            pen.box(cell.x - reach, top, 2.2, high, fill=cell.frame.bar)
    if row.rule and row.cells:
        pen.rule(row.cells[0].x, row.cells[-1].x + row.cells[-1].width, top - row.before / 2, row.rule)
    if row.drawing:
        row.drawing(pen, row.cells[0].x if row.cells else 0.0, top)


def _grids(pen: "Pen", sheet: Sheet) -> None:
    """The boxes of tables; rows that follow one another share their upright lines."""
    edges: tuple[float, ...] = ()
    levels: list[float] = []
    for row, top in sheet.placed:
        if levels and (row.edges != edges or abs(levels[-1] - top) > 0.01):
            pen.grid(edges, levels, HAND)
            levels = []
        if row.edges:
            edges = row.edges
            levels = [*(levels or [top]), top + row.height]
    if levels:
        pen.grid(edges, levels, HAND)
