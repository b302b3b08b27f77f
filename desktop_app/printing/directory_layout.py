"""Blocks of lines become pages: columns filled or balanced, no entry split, no heading alone at the foot."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop_app.printing.lines import TOLERANCE, Block, Line, Paragraph, block
from desktop_app.printing.logo import Picture
from desktop_app.printing.page import ACCENT, GRID, MM, PageFormat

ARTIFACT = "Artifact"
"""The role of what a reader aloud passes over."""
BAR = 1.4
"""The width of the bar beside an entry that changed."""


@dataclass(frozen=True)
class Section:
    """A part of the document: a heading over all columns and the blocks that flow below it."""

    heading: Block
    blocks: tuple[Block, ...]
    columns: int = 2
    titles: tuple[str, ...] = ()
    """In the running head and the bookmarks."""
    new_page: bool = False
    apart: bool = False
    """Guide words from it to what stands before it on the page would say nothing."""
    rule: bool = True
    tab: str = ""
    """What the thumb tab of its pages shows."""


class Placed(NamedTuple):
    """A paragraph at its place: `x` and `top` in points from the page's upper left corner."""

    paragraph: Paragraph
    x: float
    top: float


class Box(NamedTuple):
    """A filled rectangle: rules, the bar of a changed entry, a thumb tab."""

    x: float
    top: float
    width: float
    height: float
    colour: str = ACCENT


class Anchor(NamedTuple):
    """A place links and bookmarks lead to, and what stands there."""

    key: str
    top: float
    title: str = ""


@dataclass
class Page:
    """One page as it will be drawn; filled while the layout goes on."""

    number: int
    placed: list[Placed] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    titles: list[tuple[str, ...]] = field(default_factory=list)
    guides: list[tuple[str, ...]] = field(default_factory=list)
    tabs: list[str] = field(default_factory=list)
    """What its thumb tabs show: one for each section or letter on it."""
    used: float = 0.0
    """How much of the depth is taken, from the top."""
    plain: bool = False
    """Without running head and foot."""
    mixed: bool = False
    """Without guide words: two orders stand on it."""


class Pages:
    """The pages so far, and where the next text goes; `turning` is told of each new page."""

    def __init__(self, paper: PageFormat, first: int = 1, turning: Callable[[], None] | None = None) -> None:
        self.paper = paper
        self.first = first
        self.pages: list[Page] = []
        self._turning = turning

    def turn(self) -> Page:
        """Start a new page."""
        if self._turning:
            self._turning()
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

    def put(self, piece: Block, x: float, top: float) -> None:
        """Place a block, `top` below the top of the text."""
        page = self.page
        y = self.paper.top + top
        if piece.key:
            page.anchors.append(Anchor(piece.key, y, piece.guide[0] if piece.guide else ""))
        if piece.guide:
            page.guides.append(piece.guide)
        if piece.until:
            page.guides.append(piece.until)
        _tab(page, piece.letter)
        if piece.marked >= 0:
            page.boxes.append(Box(x - 2.2 * MM, y + piece.marked + 2, BAR, piece.height - piece.marked - 2))
        right, below = piece.aside
        for paragraphs, left, upper in ((piece.paragraphs, x, y), (piece.beside, x + right, y + below)):
            for paragraph in paragraphs:
                page.placed.append(Placed(paragraph, left, upper))
                for line in paragraph.lines:
                    upper += line.leading


def fill(blocks: Sequence[Block], columns: int, depth: float) -> list[list[Block]]:
    """The first blocks that fit in columns of a depth, column by column."""
    filled: list[list[Block]] = []
    place = 0
    for _column in range(columns):
        column: list[Block] = []
        used = 0.0
        while place < len(blocks):
            one = blocks[place]
            taken = used + one.height + (one.before if column else GRID * len(one.again))
            if taken > depth + TOLERANCE:
                break
            used = taken
            column.append(one)
            place += 1
        filled.append(column)
    return filled


def depth_of(column: Sequence[Block]) -> float:
    """The depth a column of blocks takes."""
    return sum(one.height + one.above(first=not place) for place, one in enumerate(column))


def balanced(blocks: Sequence[Block], columns: int, depth: float) -> list[list[Block]] | None:
    """All the blocks in columns as level as their heights allow; None when they do not fit."""
    full = fill(blocks, columns, depth)
    if sum(map(len, full)) < len(blocks):
        return None
    low = max((one.height for one in blocks), default=0.0)
    first, last = 0, int((depth - low) / (GRID / 2)) + 1
    while first < last:
        middle = (first + last) // 2
        if sum(map(len, fill(blocks, columns, low + middle * GRID / 2))) == len(blocks):
            last = middle
        else:
            first = middle + 1
    return fill(blocks, columns, min(depth, low + first * GRID / 2))


def _split(one: Block, depth: float) -> Iterator[Block]:
    """A block taller than a column in parts; only then is an entry split."""
    if one.height <= depth:
        yield one
        return
    part: list[Paragraph] = []
    used, key = 0.0, one.key
    for paragraph in (*one.paragraphs, *one.beside):
        lines: list[Line] = []
        for line in paragraph.lines:
            if used + line.leading > depth:
                yield block([*part, paragraph._replace(lines=tuple(lines))], 0.0, key, one.guide)
                part, lines, used, key = [], [], 0.0, ""
            lines.append(line)
            used += line.leading
        part.append(paragraph._replace(lines=tuple(lines)))
    yield block(part, 0.0, key, one.guide)


def _place(pages: Pages, filled: list[list[Block]], columns: int) -> None:
    page, paper = pages.page, pages.paper
    top = page.used
    step = paper.column_width(columns) + paper.gutter
    for place, column in enumerate(filled):
        x, y = paper.left(page.number) + place * step, top
        for order, one in enumerate(column):
            if one.again and not order:
                page.placed.append(Placed(Paragraph(one.again, ARTIFACT), x, paper.top + y))
            y += one.above(first=not order)
            pages.put(one, x, y)
            y += one.height
    page.used = top + max(map(depth_of, filled))


def _head(pages: Pages, section: Section) -> None:
    """The heading, over all columns, with the accent rule below it."""
    page, paper = pages.page, pages.paper
    if page.used:
        page.used += section.heading.before
    left = paper.left(page.number)
    pages.put(section.heading, left, page.used)
    page.used += section.heading.height
    if section.rule:
        page.boxes.append(Box(left, paper.top + page.used - GRID - 0.45, paper.measure, 0.9))


def _start(pages: Pages, section: Section) -> None:
    """Name the section in the running head of the page, and at its edge."""
    page = pages.page
    page.titles.append(section.titles)
    _tab(page, section.tab)


def _tab(page: Page, sign: str) -> None:
    if sign and sign not in page.tabs:
        page.tabs.append(sign)


def flow(pages: Pages, section: Section) -> None:
    """Set a section after what stands already: heading, then blocks, page by page, the last columns level."""
    heading = section.heading.before + section.heading.height
    first = section.blocks[0].height if section.blocks else 0.0
    wanted = heading + max(first, min(8 * GRID, sum(one.height for one in section.blocks[:9])))
    whole = pages.paper.depth - section.heading.height
    if not pages.pages or (pages.page.used and (section.new_page or pages.room < min(wanted, whole))):
        pages.turn()
    pages.page.mixed |= section.apart and bool(pages.page.used)
    _head(pages, section)
    _start(pages, section)
    rest = [part for one in section.blocks for part in _split(one, whole)]
    while rest:
        level = balanced(rest, section.columns, pages.room)
        filled = level or fill(rest, section.columns, pages.room)
        _place(pages, filled, section.columns)
        rest = rest[sum(map(len, filled)) :]
        if rest:
            pages.turn()
            _start(pages, section)


def pages_of(pages: Iterable[Page]) -> dict[str, int]:
    """The page each place is on."""
    return {anchor.key: page.number for page in pages for anchor in page.anchors}
