"""The attendance sheet (émargement) as PDF: a row a person with boxes to sign in, totals, certification, a code."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, collation_key, country_name, speaking
from desktop_app.printing.attendance_frame import LANDSCAPE, draw_closing, draw_frame, room_of_closing
from desktop_app.printing.document_styles import PALE, TABLE, TABLE_HEAD, TABLE_SMALL, TABLE_STRONG, TINT
from desktop_app.printing.flowing import Cell, Pages, Row, draw_rows
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import codes_of, each, in_each, message
from desktop_app.printing.lines import Line, Piece, Run, set_lines
from desktop_app.printing.page import MM, Style
from desktop_app.printing.pen import About, Pen
from desktop_app.printing.phrases import in_a_row, listed_name, own, represented_by, text_of
from desktop_app.printing.typefaces import width
from desktop_app.printing.typography import one_line
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import Attendee, SheetDocument

Order: TypeAlias = Literal["name", "delegation"]
TITLE = N_("Attendance sheet")
COLUMNS = (N_("No."), N_("NAME First name"), N_("Organisation, role"), N_("Country"), N_("Represented / proxy"))
WIDTHS = tuple(mm * MM for mm in (10, 58, 80, 28, 35))
SIGNED = 62 * MM
"""For the signatures of one row."""
ROW = 12.6 * MM
"""A box to sign in is at least 12 mm high."""
PAD = 3.0
BLANK_LINES = 5


@in_house_style
def sheet_pdf(
    document: SheetDocument,
    language: str,
    *,
    order: Order = "name",
    blank_lines: int = BLANK_LINES,
    house: HouseStyle = USUAL,
) -> bytes:
    """The sheet of a day or session: who was invited, blank lines up to the totals and certification at the end."""
    pages = Pages(LANDSCAPE)
    edges = _edges(document)
    head = (_head(document, language, edges),)
    pages.flow(head)
    pages.flow(_rows(document, language, order, blank_lines, edges, head))
    _fill(pages, len(document.attendees) + blank_lines, edges, head)
    title = f"{message(language, TITLE)} – {in_each(language, document.heading.title)} – {document.day}"
    about = About(title, in_each(language, PUBLISHER), document.code, language[:2], date.fromisoformat(document.day))
    pen = Pen(LANDSCAPE.width, LANDSCAPE.height, about)
    for number, sheet in enumerate(pages.sheets, 1):
        draw_rows(pen, sheet)
        draw_frame(pen, document, language, TITLE, number, len(pages.sheets))
        if number == len(pages.sheets):
            draw_closing(pen, document, language, pages.top)
        pen.turn()
    return pen.file()


def signed_columns(document: SheetDocument) -> tuple[str, ...]:
    """Morning and afternoon, or one signature where the day or the session has only one half."""
    start, end = document.heading.starts_at, document.heading.ends_at
    begins = start[11:] if start[:10] == document.day else "00:00"
    ends = end[11:] if end[:10] == document.day else "24:00"
    if any(document.session.values()) or begins >= "12:00" or ends <= "14:00":
        return (N_("Signature"),)
    return (N_("Morning"), N_("Afternoon"))


def _edges(document: SheetDocument) -> tuple[float, ...]:
    found = [LANDSCAPE.side]
    signed = signed_columns(document)
    for wide in (*WIDTHS, *(SIGNED / len(signed) for _column in signed)):
        found.append(found[-1] + wide)
    return tuple(found)


def _head(document: SheetDocument, language: str, edges: tuple[float, ...]) -> Row:
    titles = (*COLUMNS, *signed_columns(document))
    cells = []
    for place, title in enumerate(titles):
        room = edges[place + 1] - edges[place] - 2 * PAD
        lines = set_lines([Piece(message(language, title), TABLE_HEAD)], room)
        cells.append(Cell(edges[place] + PAD, room, tuple(lines), middle=True))
    return Row(tuple(cells), least=8.5 * MM, whole=True, edges=edges, fill=TINT, span=(edges[0], edges[-1]), pad=2.0)


def _rows(
    document: SheetDocument,
    language: str,
    order: Order,
    blank_lines: int,
    edges: tuple[float, ...],
    head: tuple[Row, ...],
) -> Iterator[Row]:
    first = codes_of(language)[0]
    with speaking(first):
        people = in_order(document.attendees, first, order)
        texts = [(number, _texts(language, attendee)) for number, attendee in people]
    for number, columns in texts:
        cells = [Cell(edges[0] + PAD, WIDTHS[0] - 2 * PAD, (_number(number),), middle=True)]
        for place, lines in enumerate(columns, 1):
            ends = frozenset(range(1, len(lines)))
            cells.append(Cell(edges[place] + PAD, WIDTHS[place] - 2 * PAD, lines, ends, middle=True))
        yield Row(tuple(cells), least=ROW, edges=edges, head=head, pad=2.0, whole=True)
    for blank in range(len(people) + 1, len(people) + 1 + blank_lines):
        yield _blank(blank, edges, head)


def _blank(number: int, edges: tuple[float, ...], head: tuple[Row, ...]) -> Row:
    """A line for someone nobody expected."""
    cell = Cell(edges[0] + PAD, WIDTHS[0] - 2 * PAD, (_number(number),), middle=True)
    return Row((cell,), least=ROW, edges=edges, head=head, fill=PALE, span=(edges[0], edges[-1]))


def _fill(pages: Pages, number: int, edges: tuple[float, ...], head: tuple[Row, ...]) -> None:
    """More blank lines, so that totals and certification stand at the foot of the last page."""
    closing = room_of_closing()
    last = LANDSCAPE.end - pages.top >= closing
    while not last or LANDSCAPE.end - pages.top - ROW >= closing:
        number += 1
        before = len(pages.sheets)
        pages.flow([_blank(number, edges, head)])
        last = last or len(pages.sheets) > before


def in_order(attendees: Sequence[Attendee], language: str, order: Order) -> list[tuple[int, Attendee]]:
    """The lines as they were kept, by name, or by delegation; each keeps its number, by which a scan finds it again."""
    numbered = list(enumerate(attendees, 1))
    if order == "name":
        return numbered

    def under(line: tuple[int, Attendee]) -> tuple[bytes, bytes, int]:
        who = line[1].who
        return collation_key(country_name(who.country)), collation_key(text_of(who.organisation), language), line[0]

    return sorted(numbered, key=under)


def _texts(language: str, attendee: Attendee) -> tuple[tuple[Line, ...], ...]:
    """The lines of the columns between number and signature."""
    who = attendee.who
    room = [wide - 2 * PAD for wide in WIDTHS]
    name = _set(listed_name(who), TABLE_STRONG, room[1])
    organisation = (
        *_set(in_each(language, who.organisation), TABLE, room[2]),
        *_set(in_each(language, who.position), TABLE_SMALL, room[2]),
    )
    country = _set(each(language, lambda: country_name(who.country)), TABLE, room[3])
    bound = each(language, lambda: in_a_row(_proxies(attendee)))
    return name, organisation, country, _set(bound, TABLE_SMALL, room[4])


def _proxies(attendee: Attendee) -> Iterator[str]:
    """By whom someone is represented, for whom else they sign."""
    if represented_by(attendee):
        yield own(represented_by(attendee))
    for name in attendee.proxies_from:
        yield own(_("holds the proxy of {names}").format(names=one_line(name)))
    if attendee.replaces:
        yield own(_("replaces {name}").format(name=one_line(attendee.replaces)))


@lru_cache(4096)
def _set(text: str, style: Style, room: float) -> tuple[Line, ...]:
    """The lines of a cell; organisations and countries come again and again."""
    return tuple(set_lines([Piece(text, style)], room)) if text else ()


def _number(number: int) -> Line:
    text = str(number)
    wide = width(text, TABLE.face, TABLE.size)
    return Line((Run(WIDTHS[0] - 2 * PAD - wide - 1, text, TABLE, wide),), TABLE.leading)
