"""Blocks of lines become pages: columns filled or balanced, no entry split, no heading alone at the foot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from desktop_app.printing.lines import Block, Line
from desktop_app.printing.page import ACCENT, GRID, PageFormat


@dataclass(frozen=True)
class Section:
    """A part of the document: a heading over all columns and the blocks that flow below it."""

    heading: Block
    blocks: tuple[Block, ...]
    columns: int = 2
    titles: tuple[str, ...] = ()
    """In the running head and the bookmarks."""
    new_page: bool = False
    rule: bool = True


@dataclass(frozen=True)
class Placed:
    """A line at its place: `x` and `top` in points from the page's upper left corner."""

    line: Line
    x: float
    top: float


@dataclass(frozen=True)
class Rule:
    """A horizontal line from x to x."""

    start: float
    end: float
    top: float
    weight: float = 0.9
    colour: str = ACCENT


@dataclass(frozen=True)
class Anchor:
    """A place links and bookmarks lead to."""

    key: str
    top: float


@dataclass
class Page:
    """One page as it will be drawn; filled while the layout goes on."""

    number: int
    placed: list[Placed] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    titles: list[tuple[str, ...]] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    used: float = 0.0
    """How much of the depth is taken, from the top."""
    plain: bool = False
    """Without running head and foot."""


class Pages:
    """The pages so far, and where the next text goes."""

    def __init__(self, paper: PageFormat, first: int = 1) -> None:
        self.paper = paper
        self.first = first
        self.pages: list[Page] = []

    def turn(self) -> Page:
        """Start a new page."""
        page = Page(self.first + len(self.pages))
        self.pages.append(page)
        return page

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1] if self.pages else self.turn()

    @property
    def room(self) -> float:
        """What is left of its depth."""
        return self.paper.depth - self.page.used

    def put(self, block: Block, column: int, columns: int, top: float) -> None:
        """Place a block in a column, `top` below the top of the text."""
        page, paper = self.page, self.paper
        x = paper.left(page.number) + column * (paper.column_width(columns) + paper.gutter)
        y = paper.top + top
        if block.key:
            page.anchors.append(Anchor(block.key, y))
        if block.guide:
            page.guides.append(block.guide)
        for line in block.lines:
            if line.runs:
                page.placed.append(Placed(line, x, y))
            y += line.leading


def fill(blocks: Sequence[Block], columns: int, depth: float) -> list[list[Block]]:
    """The first blocks that fit in columns of a depth, column by column."""
    filled: list[list[Block]] = []
    rest = iter(blocks)
    block = next(rest, None)
    for _column in range(columns):
        column: list[Block] = []
        used = 0.0
        while block and used + (block.before if column else 0) + block.height <= depth + 0.01:
            used += (block.before if column else 0) + block.height
            column.append(block)
            block = next(rest, None)
        filled.append(column)
    return filled


def depth_of(column: Sequence[Block]) -> float:
    """The depth a column of blocks takes."""
    return sum(block.height + (block.before if place else 0) for place, block in enumerate(column))


def balanced(blocks: Sequence[Block], columns: int, depth: float) -> list[list[Block]] | None:
    """All the blocks in columns as level as their heights allow; None when they do not fit."""
    low = max((block.height for block in blocks), default=0.0)
    steps = int((depth - low) / (GRID / 2)) + 1
    if low > depth or sum(map(len, fill(blocks, columns, depth))) < len(blocks):
        return None
    first, last = 0, steps
    while first < last:
        middle = (first + last) // 2
        if sum(map(len, fill(blocks, columns, low + middle * GRID / 2))) == len(blocks):
            last = middle
        else:
            first = middle + 1
    return fill(blocks, columns, min(depth, low + first * GRID / 2))


def _split(block: Block, depth: float) -> Iterable[Block]:
    """A block taller than a column in parts; only then is an entry split."""
    if block.height <= depth:
        yield block
        return
    part: list[Line] = []
    used, key = 0.0, block.key
    for line in block.lines:
        if used + line.leading > depth:
            yield Block(tuple(part), 0.0, key, block.guide)
            part, used, key = [], 0.0, ""
        part.append(line)
        used += line.leading
    yield Block(tuple(part), 0.0, key, block.guide)


def _place(pages: Pages, filled: list[list[Block]], columns: int) -> None:
    top = pages.page.used
    for place, column in enumerate(filled):
        y = top
        for order, block in enumerate(column):
            y += block.before if order else 0
            pages.put(block, place, columns, y)
            y += block.height
    pages.page.used = top + max(map(depth_of, filled))


def _head(pages: Pages, section: Section) -> None:
    """The heading, over all columns, with the accent rule below it."""
    page, paper = pages.page, pages.paper
    if page.used:
        page.used += section.heading.before
    pages.put(section.heading, 0, 1, page.used)
    page.used += section.heading.height
    if section.rule:
        left = paper.left(page.number)
        page.rules.append(Rule(left, left + paper.measure, paper.top + page.used - GRID))


def flow(pages: Pages, section: Section) -> None:
    """Set a section after what stands already: heading, then blocks, page by page, the last columns level."""
    heading = section.heading.before + section.heading.height
    first = section.blocks[0].height if section.blocks else 0.0
    wanted = heading + max(first, min(8 * GRID, sum(block.height for block in section.blocks)))
    whole = pages.paper.depth - section.heading.height
    if not pages.pages or (pages.page.used and (section.new_page or pages.room < min(wanted, whole))):
        pages.turn()
    _head(pages, section)
    pages.page.titles.append(section.titles)
    rest = [part for block in section.blocks for part in _split(block, whole)]
    while rest:
        level = balanced(rest, section.columns, pages.room)
        filled = level or fill(rest, section.columns, pages.room)
        _place(pages, filled, section.columns)
        rest = rest[sum(map(len, filled)) :]
        if rest:
            pages.turn().titles.append(section.titles)


def pages_of(pages: Iterable[Page]) -> dict[str, int]:
    """The page each place is on."""
    return {anchor.key: page.number for page in pages for anchor in page.anchors}
