"""What stands around the entries: cover, contents, running heads and feet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.i18n import N_, _, format_date
from desktop_app.printing.directory_layout import Anchor, Page, Pages, Placed, Rule, Section, flow
from desktop_app.printing.edition import Edition
from desktop_app.printing.lines import Block, Line, Piece, elided, leader_lines, measure, set_lines, space
from desktop_app.printing.page import (
    CONTENTS,
    CONTENTS_FOLIO,
    CONTENTS_NOTE,
    CONTENTS_OTHER,
    COVER_DATE,
    COVER_OTHER,
    COVER_PUBLISHER,
    COVER_SECRETARIAT,
    COVER_SMALL,
    COVER_TITLE,
    FAMILY,
    FAMILY_OTHER,
    FOLIO,
    GRID,
    GUIDE,
    HAIR,
    HEAD,
    MM,
    PageFormat,
    Style,
)
from desktop_app.services.directory import Directory

TITLE = N_("Directory")
CONTENTS_TITLE = N_("Contents")
SECRETARIAT = N_("Secretariat")


def heading_block(texts: Sequence[str], room: float, *, key: str, before: float = 3 * GRID) -> Block:
    """A heading in the first language, and below it in the second."""
    lines = set_lines([Piece(texts[0], FAMILY)], room)
    for text in texts[1:]:
        lines += set_lines([Piece(text, FAMILY_OTHER)], room)
    ragged = sum(line.leading for line in lines) % GRID
    return Block((*lines, space(2 * GRID + (GRID - ragged if ragged > 0.01 else 0))), before, key)


def cover(pages: Pages, edition: Edition, directory: Directory) -> None:
    """The first page: publisher, title, day."""
    page, paper = pages.turn(), pages.paper
    page.plain = True
    page.anchors.append(Anchor("cover", 0))
    left, room = paper.left(1), paper.measure
    titles = edition.say(TITLE)
    top = 34 * MM
    for place, text in enumerate(edition.texts(directory.publisher)):
        style = COVER_PUBLISHER if place == 0 else Style("sans", 12.5, 17, COVER_PUBLISHER.colour)
        top = put(page, set_lines([Piece(text, style)], room * 0.6), left, top) + 4
    top = 104 * MM
    page.rules.append(Rule(left, left + room, top, 2.4))
    top = put(page, set_lines([Piece(titles[0], COVER_TITLE)], room), left - 3, top + 12 * MM)
    for text in titles[1:]:
        top = put(page, set_lines([Piece(text, COVER_OTHER)], room), left, top)
    top += 8 * MM
    for text in edition.each(lambda: format_date(directory.as_of)):
        top = put(page, set_lines([Piece(text, COVER_DATE)], room), left, top)
    if directory.secretariat:
        secretariat = [Piece(edition.inline(SECRETARIAT), COVER_SECRETARIAT)]
        foot = set_lines(secretariat, room)
        for text in edition.texts(directory.secretariat.names.official):
            foot += set_lines([Piece(text, COVER_SMALL)], room)
        put(page, foot, left, paper.height - 34 * MM - sum(line.leading for line in foot))


def put(page: Page, lines: Sequence[Line], x: float, top: float) -> float:
    """Place lines one below the other; the height after the last."""
    for line in lines:
        page.placed.append(Placed(line, x, top))
        top += line.leading
    return top


@dataclass(frozen=True)
class Part:
    """A line of the contents: its titles, a note on its size, where it leads."""

    titles: tuple[str, ...]
    key: str
    note: str = ""


def contents(pages: Pages, edition: Edition, parts: Sequence[Part], numbers: Mapping[str, int]) -> None:
    """The contents; before the page numbers are known they take the same room."""
    room = pages.paper.measure
    blocks = []
    for part in parts:
        left = [Piece(part.titles[0], CONTENTS)]
        if part.note:
            left += [Piece("  ", CONTENTS), Piece(part.note, CONTENTS_NOTE)]
        right = [Piece(str(numbers.get(part.key, 0)), CONTENTS_FOLIO, f"#{part.key}", "never")]
        lines = leader_lines(left, right, room)
        for text in part.titles[1:]:
            lines += set_lines([Piece(text, CONTENTS_OTHER)], room)
        blocks.append(Block(tuple(lines), 6))
    heading = heading_block(by_language(edition, CONTENTS_TITLE), room, key="contents")
    flow(pages, Section(heading, tuple(blocks), 1, new_page=True))


def by_language(edition: Edition, message: str) -> list[str]:
    """A message in each language of the document, once where they agree."""
    return list(dict.fromkeys(edition.say(message)))


def heads_and_feet(pages: Sequence[Page], edition: Edition, directory: Directory, paper: PageFormat) -> None:
    """Running heads (the family, the first and last entry) and feet (title and day, page x of y)."""
    day = edition.joined(edition.each(lambda: f"{_(TITLE)} – {format_date(directory.as_of)}"))
    for page in pages:
        if page.plain:
            continue
        titles = list(dict.fromkeys(title for titles in page.titles for title in titles[:1]))
        guide = _guide(page, paper.measure * 0.72)
        subject = _fitting(titles, paper.measure - measure([Piece(guide, GUIDE)]) - 18)
        _opposite(page, paper, 17 * MM, (subject, HEAD), (guide, GUIDE))
        folio = _folio(edition, page.number, len(pages))
        _opposite(page, paper, paper.height - 16 * MM, (elided(day, HEAD, paper.measure * 0.7), HEAD), (folio, FOLIO))
        if subject or guide:
            left = paper.left(page.number)
            page.rules.append(Rule(left, left + paper.measure, 22.5 * MM, 0.4, HAIR))


def _fitting(titles: Sequence[str], room: float) -> str:
    """The titles of a page, as many as fit whole."""
    fitting = elided(titles[0], HEAD, room) if titles and room > 60 else ""
    for title in titles[1:]:
        longer = f"{fitting} · {title}"
        if elided(longer, HEAD, room) != longer:
            break
        fitting = longer
    return fitting


def _guide(page: Page, room: float) -> str:
    """The first and last entry of a page, each shortened by whole words when they need more than half."""
    ends = list(dict.fromkeys((page.guides[0], page.guides[-1]))) if page.guides else []
    if measure([Piece(" – ".join(ends), GUIDE)]) > room:
        ends = [elided(end, GUIDE, (room - 12) / 2) for end in ends]
    return " – ".join(ends)


def _folio(edition: Edition, number: int, count: int) -> str:
    if len(edition.languages) > 1:
        return f"{number} / {count}"
    return edition.each(lambda: _("Page {number} of {count}").format(number=number, count=count))[0]


_Styled = tuple[str, Style]


def _opposite(page: Page, paper: PageFormat, top: float, inner: _Styled, outer: _Styled) -> None:
    """Two texts on one line: one at the binding, one at the outer edge."""
    left, room = paper.left(page.number), paper.measure
    odd = bool(page.number % 2)
    for (text, style), at_left in ((inner, odd), (outer, not odd)):
        if text:
            pieces = [Piece(text, style, wrap="never")]
            x = left if at_left else left + room - measure(pieces)
            put(page, set_lines(pieces, room), x, top)
