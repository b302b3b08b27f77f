"""A table across a landscape page: its head, which stands again on every page, and its rows."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.printing.document_styles import TABLE_HEAD, TINT
from desktop_app.printing.flowing import Cell, Paper, Row
from desktop_app.printing.letterhead import message
from desktop_app.printing.lines import Line, Piece, set_lines, space
from desktop_app.printing.page import HAIR, MM
from desktop_app.printing.parts import Paragraph

LANDSCAPE = Paper(297 * MM, 210 * MM, 18 * MM, 16 * MM, 20 * MM)
GAP = 10.0
OVERHANG = 6.0
"""How far the tint behind the titles goes beyond the text and the hairlines, at both sides."""
Shares = Sequence[float]
"""How much of the width each column has; they make up the whole."""


def full_row(pieces: Sequence[Piece], *, before: float = 0.0) -> Row:
    """A line across the whole page."""
    paper = LANDSCAPE
    return Row((Cell(paper.side, paper.measure, tuple(set_lines(pieces, paper.measure))),), before=before, next=True)


def columns(shares: Shares) -> list[tuple[float, float]]:
    """Where each column begins, and how wide its text may be."""
    found, x = [], LANDSCAPE.side
    for share in shares:
        wide = LANDSCAPE.measure * share
        found.append((x, wide - GAP))
        x += wide
    return found


def head_row(language: str, titles: Sequence[str], shares: Shares) -> Row:
    """The titles of the columns (messages), in each of the document's languages."""
    cells = tuple(
        Cell(x, wide, tuple(set_lines([Piece(message(language, words), TABLE_HEAD)], wide)))
        for (x, wide), words in zip(columns(shares), titles, strict=True)
    )
    span = LANDSCAPE.side - OVERHANG, LANDSCAPE.side + LANDSCAPE.measure + OVERHANG
    return Row(cells, fill=TINT, span=span, pad=4.0, next=True, whole=True)


def table_row(texts: Sequence[Sequence[Paragraph]], shares: Shares, head: tuple[Row, ...], *, ruled: bool) -> Row:
    """One row: some paragraphs a column; a hairline above it parts it from the one before."""
    columned: list[list[Line]] = []
    for (_x, wide), paragraphs in zip(columns(shares), texts, strict=True):
        lines: list[Line] = []
        for paragraph in filter(None, paragraphs):
            lines += [space(3.0)] if lines else []
            lines += set_lines(paragraph, wide)
        columned.append(lines)
    # The first lines of all columns stand level, whatever the size of their letters.
    first = max((lines[0].leading for lines in columned if lines), default=0.0)
    cells = []
    for (x, wide), lines in zip(columns(shares), columned, strict=True):
        lines[:1] = [line._replace(leading=first) for line in lines[:1]]
        cells.append(Cell(x, wide, tuple(lines), frozenset(range(2, len(lines) - 1))))
    last = cells[-1]
    cells[-1] = replace(last, width=LANDSCAPE.side + LANDSCAPE.measure - last.x)
    return Row(tuple(cells), before=5, pad=2.0, head=head, rule=HAIR if ruled else "")
