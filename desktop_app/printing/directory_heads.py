"""What stands around the text of each page: running heads and feet, thumb tabs, the line numbers of a proof."""

from collections.abc import Sequence

from desktop_app.i18n import _, format_date
from desktop_app.printing.directory_front import PROOF, TITLE, put
from desktop_app.printing.directory_layout import ARTIFACT, Box, Page
from desktop_app.printing.languages import Languages
from desktop_app.printing.lines import Piece, elided, end_of, measure, set_lines
from desktop_app.printing.page import FOLIO, GRID, GUIDE, HAIR, HEAD, LINE_NUMBER, MM, TAB, PageFormat, Style
from desktop_app.services.directory import Directory

BETWEEN = " – "
GUIDE_PARTS = (0.7, 0.76)
"""How much of a running head the guide words may take, and how much where they would say nothing in that."""
BLEED = 3 * MM
"""How far a thumb tab reaches beyond the edge, so that no paper shows where it is cut or creeps in a fold."""
SAME_LINE = 5.0
"""Baselines less than that apart, in points, are one line to who counts them."""


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
        guide = _guide(page, paper.measure)
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
    """The titles of a page: all, else the first and the last, else the first, cut at a word if need be."""
    told = (" · ".join(titles), BETWEEN.join((titles[0], titles[-1]))) if len(titles) > 1 else ()
    for each in told:
        if measure([Piece(each, HEAD)]) <= room:
            return each
    return elided(titles[0], HEAD, room) if titles and room > 60 else ""


def _guide(page: Page, measure_of_page: float) -> str:
    """The first and last entry of a page: in full, else cut at a word; by their acronyms where that says nothing.

    Names come first, as entries stand in the order of their names; both ends are told in the same way.
    """
    if page.mixed or not page.guides:
        return ""
    rooms = [measure_of_page * part for part in GUIDE_PARTS]
    ends = list(dict.fromkeys((page.guides[0], page.guides[-1])))
    if len(ends) == 1:
        return _shortened(ends[0][0], rooms[0]) or ends[0][-1]
    for room in rooms:
        first, last = _both_ends(ends[0][0], ends[1][0], room)
        if first and last and not _says_nothing(first, last):
            return first + BETWEEN + last
    acronyms = list(dict.fromkeys(end[1] for end in ends if len(end) > 1))
    return BETWEEN.join(acronyms) if len(acronyms) == 2 else min(filter(None, (first, last)), key=len, default="")


def _both_ends(first: str, last: str, room: float) -> tuple[str, str]:
    """Two names in the room for both: each has half of it, and what the other leaves."""
    room -= _wide(BETWEEN)
    shorter = _shortened(first, max(room / 2, room - _wide(last)))
    return shorter, _shortened(last, max(room / 2, room - _wide(shorter)))


def _says_nothing(first: str, last: str) -> bool:
    """Whether an end is cut so short that the other begins with all that is left of it."""
    return any(
        one.endswith("…") and other.startswith(one.removesuffix("…")) for one, other in ((first, last), (last, first))
    )


def _shortened(name: str, room: float) -> str:
    return name if _wide(name) <= room else elided(name, GUIDE, room)


def _wide(text: str) -> float:
    return measure([Piece(text, GUIDE)])


_Styled = tuple[str, Style]


def _opposite(page: Page, paper: PageFormat, top: float, inner: _Styled, outer: _Styled) -> None:
    """Two texts on one line: one at the binding, one at the outer edge."""
    left, room = paper.left(page.number), paper.measure
    odd = bool(page.number % 2) or not paper.mirrored
    for (text, style), at_left in ((inner, odd), (outer, not odd)):
        if text:
            lines = set_lines([Piece(text, style, wrap="never")], room)
            x = left if at_left else left + room - end_of(lines[0])
            put(page, lines, x, top, ARTIFACT)


def thumb_tabs(pages: Sequence[Page], paper: PageFormat) -> None:
    """Tabs at the outer edge of each page, one for each section or letter on it, each lower than the one before."""
    tabs = list(dict.fromkeys(sign for page in pages for sign in page.tabs))
    wide, high = 9 * MM * max(0.75, paper.scale), 14 * MM * paper.scale
    step = min(high + 2, (paper.depth - high) / max(1, len(tabs) - 1))
    for page, shown in ((one, sign) for one in pages for sign in one.tabs):
        right = bool(page.number % 2) or not paper.mirrored
        x = paper.width - wide if right else 0.0
        top = paper.top + tabs.index(shown) * step
        page.boxes.append(Box(x if right else x - BLEED, top, wide + BLEED, min(high, step)))
        sign = Piece(shown[:3], TAB, wrap="never")
        put(page, set_lines([sign], 99), x + (wide - measure([sign])) / 2, top + (min(high, step) - GRID) / 2, ARTIFACT)


def line_numbers(pages: Sequence[Page], paper: PageFormat) -> None:
    """The number of each line of text in the left margin, for remarks on a proof: page 12, line 34."""
    for page in pages:
        if page.plain:
            continue
        for number, baseline in enumerate(_baselines(page), 1):
            lines = set_lines([Piece(str(number), LINE_NUMBER, wrap="never")], 99)
            x = paper.left(page.number) - 4 * MM - end_of(lines[0])
            put(page, lines, x, baseline - lines[0].baseline, ARTIFACT)


def _baselines(page: Page) -> list[float]:
    """Where the lines of a page stand, those that stand level in two columns once; blank ones are not counted."""
    found: set[float] = set()
    for paragraph, _x, top in page.placed:
        for line in paragraph.lines if paragraph.role != ARTIFACT else ():
            if line.runs:
                found.add(round(top + line.baseline, 1))
            top += line.leading
    counted: list[float] = []
    for baseline in sorted(found):
        if not counted or baseline - counted[-1] > SAME_LINE:
            counted.append(baseline)
    return counted
