"""What stands around the text of each page: running heads and feet, thumb tabs, the line numbers of a proof."""

from collections.abc import Sequence

from desktop_app.i18n import _, format_date
from desktop_app.printing.directory_front import PROOF, TITLE, put
from desktop_app.printing.directory_layout import Box, Page
from desktop_app.printing.languages import Languages
from desktop_app.printing.lines import Piece, elided, measure, set_lines
from desktop_app.printing.page import FOLIO, GRID, GUIDE, HAIR, HEAD, LINE_NUMBER, MM, TAB, PageFormat, Style
from desktop_app.services.directory import Directory

ARTIFACT = "Artifact"
"""The role of what a reader aloud passes over."""
BETWEEN = " – "


def heads_and_feet(
    pages: Sequence[Page], languages: Languages, directory: Directory, paper: PageFormat, *, proof: bool = False
) -> None:
    """Running heads (the section, the first and last entry) and feet (title and day, page x of y)."""
    day = languages.joined(languages.each(lambda: f"{_(TITLE)} – {format_date(directory.as_of)}"))
    if proof:
        day = f"{languages.inline(PROOF)} · {day}"
    counts = languages.each(lambda: _("Page {number} of {count}"))[0]
    for page in pages:
        if page.plain:
            continue
        titles = list(dict.fromkeys(title for titles in page.titles for title in titles[:1]))
        guide = _guide(page, paper.measure * 0.7)
        subject = _fitting(titles, paper.measure - measure([Piece(guide, GUIDE)]) - 18)
        _opposite(page, paper, paper.head, (subject, HEAD), (guide, GUIDE))
        folio = counts if len(languages.codes) == 1 else "{number} / {count}"
        folio = folio.format(number=page.number, count=len(pages))
        room = paper.measure - measure([Piece(folio, FOLIO)]) - 18
        _opposite(page, paper, paper.height - paper.foot, (_fitting([day], room), HEAD), (folio, FOLIO))
        if subject or guide:
            left = paper.left(page.number)
            page.boxes.append(Box(left, paper.head + 5.4 * MM, paper.measure, 0.4, HAIR))


def _fitting(titles: Sequence[str], room: float) -> str:
    """The titles of a page, as many as fit whole; the first one cut at a word if need be."""
    fitting = elided(titles[0], HEAD, room) if titles and room > 60 else ""
    for title in titles[1:]:
        longer = f"{fitting} · {title}"
        if measure([Piece(longer, HEAD)]) > room:
            break
        fitting = longer
    return fitting


def _guide(page: Page, room: float) -> str:
    """The first and last entry of a page: in full, else by their acronyms, else cut at a word."""
    if not page.guides:
        return ""
    ends = list(dict.fromkeys((page.guides[0], page.guides[-1])))
    whole = BETWEEN.join(end[0] for end in ends)
    if measure([Piece(whole, GUIDE)]) <= room:
        return whole
    each = (room - measure([Piece(BETWEEN, GUIDE)])) / 2 if len(ends) > 1 else room
    return BETWEEN.join(filter(None, (_short(end, each) for end in ends)))


def _short(names: tuple[str, ...], room: float) -> str:
    fitting = (name for name in names if measure([Piece(name, GUIDE)]) <= room)
    return next(fitting, "") or elided(names[0], GUIDE, room)


_Styled = tuple[str, Style]


def _opposite(page: Page, paper: PageFormat, top: float, inner: _Styled, outer: _Styled) -> None:
    """Two texts on one line: one at the binding, one at the outer edge."""
    left, room = paper.left(page.number), paper.measure
    odd = bool(page.number % 2) or not paper.mirrored
    for (text, style), at_left in ((inner, odd), (outer, not odd)):
        if text:
            pieces = [Piece(text, style, wrap="never")]
            x = left if at_left else left + room - measure(pieces)
            put(page, set_lines(pieces, room), x, top, ARTIFACT)


def thumb_tabs(pages: Sequence[Page], paper: PageFormat) -> None:
    """A tab at the outer edge of each page, lower for each section or letter."""
    tabs = list(dict.fromkeys(page.tab for page in pages if page.tab))
    wide, high = 9 * MM * max(0.75, paper.scale), 14 * MM * paper.scale
    step = min(high + 2, (paper.depth - high) / max(1, len(tabs) - 1))
    for page in pages:
        if not page.tab:
            continue
        right = bool(page.number % 2) or not paper.mirrored
        x = paper.width - wide if right else 0.0
        top = paper.top + tabs.index(page.tab) * step
        page.boxes.append(Box(x, top, wide, min(high, step)))
        sign = Piece(page.tab[:3], TAB, wrap="never")
        put(page, set_lines([sign], 99), x + (wide - measure([sign])) / 2, top + (min(high, step) - GRID) / 2, ARTIFACT)


def line_numbers(pages: Sequence[Page], paper: PageFormat) -> None:
    """The number of each line of the grid in the left margin, for remarks on a proof: page 12, line 34."""
    for page in pages:
        if page.plain:
            continue
        for number in range(1, round(paper.depth / GRID) + 1):
            pieces = [Piece(str(number), LINE_NUMBER, wrap="never")]
            x = paper.left(page.number) - 4 * MM - measure(pieces)
            put(page, set_lines(pieces, 99), x, paper.top + (number - 1) * GRID, ARTIFACT)
