"""Labels as PDF: each address within its label whatever its length, from any label of a used sheet on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, speaking
from desktop_app.printing.directory_layout import Box, Page, Placed
from desktop_app.printing.drawing import Progress, draw
from desktop_app.printing.envelope_address import addressed
from desktop_app.printing.fitting import LEADING, fit
from desktop_app.printing.house import in_house_style
from desktop_app.printing.imposition import single
from desktop_app.printing.label_sheets import LabelSheet
from desktop_app.printing.languages import TAGS
from desktop_app.printing.lines import Line, Paragraph, Piece, Run, set_lines
from desktop_app.printing.page import A4, GREY, MM, Style
from desktop_app.printing.pdf_properties import Properties
from desktop_app.printing.typefaces import kerned, letters, width
from desktop_app.services.mailing import Mailing, Sender

TITLE = N_("Labels")
TEXT = Style("sans", 10.5, 12.2)
SMALL = Style("sans", 7.5, 9, GREY)
PAD = 4.0
"""Millimetres kept free at each edge of a label: printers feed paper askew."""
UNPRINTED = 5.0
"""Millimetres along each edge of the paper that office printers do not reach."""
LEAST, BROKEN = 8.0, 9.5
"""Below the second, long lines are broken rather than all letters made smaller; where even that is too high, letters
shrink down to the first before anything else gives way."""
HAIRLINE = 0.3
Label = tuple[Sequence[str], str]
"""The lines of a label, and the language they are in."""


@in_house_style
def labels_pdf(
    labels: Sequence[Label],
    sheet: LabelSheet,
    language: str,
    day: date,
    *,
    start: int = 1,
    offset: tuple[float, float] = (0.0, 0.0),
    test_grid: bool = False,
    progress: Progress | None = None,
    house: HouseStyle = USUAL,
) -> bytes:
    """Sheets of labels from the `start`th on, all moved by `offset` millimetres; with the edges drawn to try it."""
    with kerned(False):
        pages = _pages(labels, sheet, start, offset, test_grid=test_grid)
    with speaking(language):
        title = _(TITLE)
    properties = Properties(f"{title} – {sheet.maker} {sheet.name}", "Parvis", title, TAGS[language], day)
    return draw(single(pages, A4), properties, (), progress, full=len(labels) <= FULL, actual_size=True)


FULL = 2000
"""Up to how many labels the file is tagged and may be archived; more are only ever sent to a printer."""


def labels_of(mailing: Mailing, sender: Sender) -> list[Label]:
    """A label for each envelope that has an address."""
    return [(addressed(one, sender), one.language) for one in mailing.reachable]


def _pages(
    labels: Sequence[Label], sheet: LabelSheet, start: int, offset: tuple[float, float], *, test_grid: bool
) -> list[Page]:
    places = [((x + offset[0]) * MM, (top + offset[1]) * MM) for x, top in sheet.places()]
    first = (start - 1) % sheet.each
    count = max(1, -(-(first + len(labels)) // sheet.each))
    pages = [Page(number + 1, plain=True) for number in range(count)]
    widths = [[width(line, TEXT.face, 1.0) for line in lines] for lines, _language in labels]
    size = common_size([_largest(wide, sheet) for wide in widths])
    for place, ((lines, language), wide) in enumerate(zip(labels, widths, strict=True), first):
        page = pages[place // sheet.each]
        x, top = places[place % sheet.each]
        _put(page, set_label(lines, wide, sheet, size), TAGS.get(language, ""), x, top, sheet)
    if test_grid:
        for page in pages:
            _grid(page, places, sheet)
    return pages


def _side(sheet: LabelSheet) -> float:
    """What is kept free at the left and right of a label: more where labels reach the edge of the paper."""
    return max(PAD, UNPRINTED - sheet.left)


def _area(sheet: LabelSheet) -> tuple[float, float]:
    """The room and the height for the text of a label, in points."""
    return (sheet.width - 2 * _side(sheet)) * MM, (sheet.height - 2 * PAD) * MM


def _largest(wide: Sequence[float], sheet: LabelSheet) -> float:
    """The largest size at which lines of such widths (at size 1) stand on a label unbroken."""
    room, height = _area(sheet)
    return min(TEXT.size, room / max(wide, default=1.0), height / (len(wide) or 1) / LEADING)


def common_size(sizes: Sequence[float]) -> float:
    """The size of the labels of one mailing: what three quarters of them allow, so that a sheet looks even."""
    allowed = sorted(sizes)[len(sizes) // 4] if sizes else TEXT.size
    return max(BROKEN, int(allowed * 2) / 2)


def set_label(lines: Sequence[str], wide: Sequence[float], sheet: LabelSheet, common: float) -> list[Line]:
    """The lines of a label: at the common size, else a little smaller, else broken; never outside it."""
    size = min(common, _largest(wide, sheet))
    if size < BROKEN:
        room, height = _area(sheet)
        return fit(lines, replace(TEXT, size=BROKEN), room, height, least=LEAST, wrap=True, floor=2.0)
    style = _sized(int(size * 2) / 2)
    return [
        Line(tuple(_runs(line, style, one * style.size)), style.leading) for line, one in zip(lines, wide, strict=True)
    ]


def _runs(line: str, style: Style, wide: float) -> Iterator[Run]:
    if letters(style.face).issuperset(line):
        yield Run(0.0, line, style, wide)
    else:
        yield from (run for one in set_lines([Piece(line, style, wrap="never")], wide + 1) for run in one.runs)


@cache
def _sized(size: float) -> Style:
    return replace(TEXT, size=size, leading=size * LEADING)


def _put(page: Page, lines: list[Line], language: str, x: float, top: float, sheet: LabelSheet) -> None:
    high = sum(line.leading for line in lines)
    y = top + max(PAD * MM, (sheet.height * MM - high) / 2)
    page.placed.append(Placed(Paragraph(tuple(lines), language=language), x + _side(sheet) * MM, y))


def _grid(page: Page, places: Sequence[tuple[float, float]], sheet: LabelSheet) -> None:
    """The edges of each label with its number, to be held against the sheet."""
    wide, high = sheet.width * MM, sheet.height * MM
    for number, (x, top) in enumerate(places, 1):
        for place in (
            Box(x, top, wide, HAIRLINE), Box(x, top + high - HAIRLINE, wide, HAIRLINE),
            Box(x, top, HAIRLINE, high), Box(x + wide - HAIRLINE, top, HAIRLINE, high),
        ):  # fmt: skip
            page.boxes.append(place)
        mark = fit([str(number)], SMALL, wide, high, least=6)
        page.placed.append(Placed(Paragraph(tuple(mark), role="Artifact"), x + 1.5 * MM, top + 1 * MM))
