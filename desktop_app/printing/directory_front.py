"""What stands before the entries: cover and contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.i18n import N_, format_date
from desktop_app.printing.directory_layout import Anchor, Box, Page, Pages, Placed, Section, flow
from desktop_app.printing.house import worn
from desktop_app.printing.languages import TAGS, Languages
from desktop_app.printing.lines import (
    Block,
    Line,
    Paragraph,
    Piece,
    block,
    even_lines,
    leader_lines,
    set_lines,
    space,
    widest_number,
)
from desktop_app.printing.logo import fitted
from desktop_app.printing.page import (
    CONTENTS,
    CONTENTS_FOLIO,
    CONTENTS_NOTE,
    CONTENTS_OTHER,
    COVER_DATE,
    COVER_OTHER,
    COVER_PUBLISHER,
    COVER_PUBLISHER_OTHER,
    COVER_SECRETARIAT,
    COVER_SMALL,
    COVER_TITLE,
    FAMILY,
    FAMILY_OTHER,
    GREY,
    GRID,
    MM,
    PageFormat,
    scaled,
)
from desktop_app.services.directory import Directory

TITLE = N_("Directory")
CONTENTS_TITLE = N_("Contents")
BEHIND_TAB = 22.0
"""Where the titles of the contents start behind what their thumb tabs show, in points."""
SMALLEST = 0.87
"""How far the type of the contents shrinks with the paper."""
USUAL, CLOSEST = 6.0, 2.0
"""The space above a line of the contents, in points."""
SECRETARIAT = N_("Secretariat")
PROOF = N_("Proof")
PROOF_REQUEST = N_("Passed for press: name, date, signature")
"""What a proof asks for (bon à tirer)."""


def tag_of(languages: Languages, place: int) -> str:
    """The language tag of what is said in the document's first, second… language."""
    return TAGS[languages.codes[place]] if 0 < place < len(languages.codes) else ""


def heading_block(
    languages: Languages, texts: Sequence[str], paper: PageFormat, *, key: str, before: float = 3 * GRID
) -> Block:
    """A heading in the first language, and below it in the second."""
    factor = max(0.8, paper.scale)
    first = (*even_lines([Piece(texts[0], scaled(FAMILY, factor))], paper.measure),)
    paragraphs = [Paragraph(first, "H2")]
    for place, text in enumerate(texts[1:], 1):
        other = tuple(even_lines([Piece(text, scaled(FAMILY_OTHER, factor))], paper.measure))
        paragraphs.append(Paragraph(other, "P", tag_of(languages, place)))
    ragged = sum(line.leading for paragraph in paragraphs for line in paragraph.lines) % GRID
    pad = space(2 * GRID + (GRID - ragged if ragged > 0.01 else 0))
    return block([*paragraphs, Paragraph((pad,))], before, key)


def put(page: Page, lines: Sequence[Line], x: float, top: float, role: str = "P", language: str = "") -> float:
    """Place a paragraph; the height after its last line."""
    page.placed.append(Placed(Paragraph(tuple(lines), role, language), x, top))
    return top + sum(line.leading for line in lines)


def cover(pages: Pages, languages: Languages, directory: Directory, *, proof: bool = False) -> None:
    """The first page: publisher, title, day."""
    page, paper = pages.turn(), pages.paper
    page.plain = True
    page.anchors.append(Anchor("cover", 0))
    left, room, unit = paper.left(1), paper.measure, paper.scale * MM
    top = 34 * unit
    for place, text in enumerate(languages.texts(directory.publisher)):
        style = COVER_PUBLISHER if place == 0 else COVER_PUBLISHER_OTHER
        top = put(page, even_lines([Piece(text, style)], room * 0.66), left, top, "P", tag_of(languages, place)) + 4
    logo = worn().logo
    if logo:
        page.pictures.append(fitted(logo, left + room * 0.7, 34 * unit, room * 0.3, 30 * unit, align=1))
    top = 104 * unit
    page.boxes.append(Box(left, top, room, 2.4))
    top = _title(page, languages, paper, top + 12 * unit)
    for place, text in enumerate(languages.each(lambda: format_date(directory.as_of))):
        lines = set_lines([Piece(text, scaled(COVER_DATE, max(0.8, paper.scale)))], room)
        top = put(page, lines, left, top, "P", tag_of(languages, place))
    if proof:
        _signature(page, languages, paper, top + 12 * unit)
    if directory.secretariat:
        foot = set_lines([Piece(languages.inline(SECRETARIAT), COVER_SECRETARIAT)], room)
        for text in languages.texts(directory.secretariat.names.official):
            foot += set_lines([Piece(text, COVER_SMALL)], room)
        put(page, foot, left, paper.height - 34 * unit - sum(line.leading for line in foot))


def _title(page: Page, languages: Languages, paper: PageFormat, top: float) -> float:
    """The document's title; the only heading of the first level."""
    titles = languages.by_language(TITLE)
    left, room, factor = paper.left(1), paper.measure, paper.scale
    lines = set_lines([Piece(titles[0], scaled(COVER_TITLE, factor))], room)
    top = put(page, lines, left - 3 * factor, top, "H1")
    for place, text in enumerate(titles[1:], 1):
        other = set_lines([Piece(text, scaled(COVER_OTHER, factor))], room)
        top = put(page, other, left, top, "P", tag_of(languages, place))
    return top + 8 * MM * factor


def _signature(page: Page, languages: Languages, paper: PageFormat, top: float) -> None:
    """The box of a proof, wide enough to sign in."""
    left, wide, high = paper.left(1), paper.measure, 34 * MM
    for x, y, width, height in (
        (left, top, wide, 0.7),
        (left, top + high, wide, 0.7),
        (left, top, 0.7, high),
        (left + wide - 0.7, top, 0.7, high + 0.7),
    ):
        page.boxes.append(Box(x, y, width, height, GREY))
    lines = set_lines([Piece(languages.inline(PROOF), COVER_SECRETARIAT)], wide - 16)
    lines += set_lines([Piece(languages.inline(PROOF_REQUEST), COVER_SMALL)], wide - 16)
    put(page, lines, left + 8, top + 5)


@dataclass(frozen=True)
class Part:
    """A line of the contents: its titles, a note on its size, where it leads."""

    titles: tuple[str, ...]
    key: str
    note: str = ""
    tab: str = ""
    """What the thumb tab of its pages shows."""


def contents(pages: Pages, languages: Languages, parts: Sequence[Part], numbers: Mapping[str, int]) -> None:
    """The contents; before the page numbers are known they take the same room."""
    heading = heading_block(languages, languages.by_language(CONTENTS_TITLE), pages.paper, key="contents")
    room = pages.paper.depth - heading.height
    tabbed = any(part.tab for part in parts)
    blocks = [_contents_line(pages.paper, languages, part, numbers, tabbed=tabbed) for part in parts]
    if sum(one.height for one in blocks) + (len(blocks) - 1) * CLOSEST > room:
        blocks = [_contents_line(pages.paper, languages, part, numbers, tabbed=tabbed, in_one=True) for part in parts]
    apart = _apart(room - sum(one.height for one in blocks), len(blocks))
    flow(pages, Section(heading, tuple(one._replace(before=apart) for one in blocks), 1, new_page=True))


def _contents_line(
    paper: PageFormat,
    languages: Languages,
    part: Part,
    numbers: Mapping[str, int],
    *,
    tabbed: bool = False,
    in_one: bool = False,
) -> Block:
    """A line of the contents; its other language below, or beside it where many lines would need another page.

    With `tabbed` it starts with what its thumb tab shows.
    """
    factor = max(SMALLEST, paper.scale)
    style, folio, note = scaled(CONTENTS, factor), scaled(CONTENTS_FOLIO, factor), scaled(CONTENTS_NOTE, factor)
    others = [Piece(text, scaled(CONTENTS_OTHER, factor), language=tag_of(languages, 1)) for text in part.titles[1:]]
    left = [Piece(part.titles[0], style)]
    if in_one:
        left += [piece for other in others for piece in (Piece("  ", style), other)]
    if part.note:
        left += [Piece("  ", style), Piece(part.note, note)]
    right = [Piece(f"{numbers.get(part.key, 0):>3}".replace(" ", "\u2007"), folio, wrap="never")]
    if part.key in numbers:
        right = [Piece(str(numbers[part.key]), folio, f"#{part.key}", "never")]
    widest = widest_number(max(numbers.values(), default=0), folio)
    sign = Piece(part.tab, folio) if part.tab else None
    indent = BEHIND_TAB if tabbed else 0.0
    hanging = indent if sign else indent + 14
    lines = leader_lines(left, right, paper.measure, indent=indent, hanging=hanging, widest=widest, sign=sign)
    # The item is one line to a reader aloud, with its other language after it.
    for other in () if in_one else others:
        lines += set_lines([other], paper.measure, indent=indent, hanging=indent)
    return block((Paragraph(tuple(lines), "TOC/TOCI"),))


def _apart(left: float, count: int) -> float:
    """The space above each line of the contents: less than usual where that keeps them on one page."""
    fitting = left / max(1, count - 1)
    return fitting if CLOSEST <= fitting < USUAL else USUAL
