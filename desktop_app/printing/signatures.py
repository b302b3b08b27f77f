"""Where a document is signed: who signs in what capacity, and room to do it."""

from dataclasses import replace

from desktop_app.i18n import speaking
from desktop_app.printing.document_styles import DARK, WIDE
from desktop_app.printing.flowing import Cell, Paper, Row
from desktop_app.printing.letterhead import codes_of, message
from desktop_app.printing.lines import Line, Piece, set_lines
from desktop_app.printing.parts import GUTTER
from desktop_app.printing.pen import Pen
from desktop_app.printing.phrases import chair_title, named, taker_title
from desktop_app.services.papers import Someone

ROOM = 46.0
"""The height to sign in."""


def titles(language: str, chair: Someone | None, taker: Someone | None) -> tuple[str, str]:
    """The capacities of both, in each language of the document."""
    chairs, takers = [], []
    for code in codes_of(language):
        with speaking(code):
            chairs.append(chair_title(chair))
            takers.append(taker_title(taker))
    return " / ".join(dict.fromkeys(chairs)), " / ".join(dict.fromkeys(takers))


SHORT = 160.0
"""Up to this height, the end of a document goes over to the page where it is signed."""


def signed(rows: list[Row], signatures: list[Row]) -> list[Row]:
    """A document with its signatures, which never stand on a page alone."""
    if rows and rows[-1].height < SHORT:
        rows = [*rows[:-1], replace(rows[-1], next=True)]
    return [*rows, *signatures]


def signature_rows(
    language: str, chair: Someone | None, taker: Someone | None, paper: Paper, words: str = ""
) -> list[Row]:
    """Two places to sign side by side, on one page with the names."""
    room = (paper.measure - GUTTER) / 2
    rows = []
    if words:
        lines = set_lines([Piece(message(language, words), WIDE.strong)], paper.measure)
        rows.append(Row((Cell(paper.side, paper.measure, tuple(lines)),), before=26, whole=True, next=True))
    cells = []
    for place, (title, who) in enumerate(zip(titles(language, chair, taker), (chair, taker), strict=True)):
        with speaking(codes_of(language)[0]):
            name = named(who) if who else ""
        lines = set_lines([Piece(title, WIDE.body)], room)
        lines += set_lines([Piece(name, WIDE.strong)], room) if name else [Line((), WIDE.body.leading)]
        cells.append(Cell(paper.side + place * (room + GUTTER), room, tuple(lines)))
    high = max(cell.height for cell in cells)

    def rules(pen: Pen, _x: float, top: float) -> None:
        for cell in cells:
            pen.rule(cell.x, cell.x + cell.width, top + high + ROOM, DARK)

    rows.append(Row(tuple(cells), before=14 if words else 30, least=high + ROOM + 4, whole=True, drawing=rules))
    return rows
