"""Which pages stand side by side on which sheet, so that folded sheets read as a booklet."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop_app.printing.directory_layout import Page
from desktop_app.printing.page import A4, MM, PageFormat

SIGNATURE = 16
"""How many pages are folded into one another when there are too many for one fold."""
ONE_FOLD = 64
"""Up to how many pages are folded as one."""
CREEP = 0.1 * MM
"""How much the pages of an inner sheet stick out beyond those of the sheet around it."""


class Sheet(NamedTuple):
    """One side of a sheet: its size, and each page with how far to the right it stands."""

    width: float
    height: float
    pages: tuple[tuple[Page, float], ...]


def single(pages: Sequence[Page], paper: PageFormat) -> list[Sheet]:
    """Each page on its own sheet."""
    return [Sheet(paper.width, paper.height, ((page, 0.0),)) for page in pages]


def booklet(pages: Sequence[Page], paper: PageFormat) -> list[Sheet]:
    """Two pages a side, in the order in which folded sheets are read; blank pages fill the last fold."""
    width, height = A4.height, A4.width
    sheets = []
    for left, right, shift in sides(len(pages)):
        placed = []
        if left < len(pages):
            placed.append((pages[left], width / 2 - paper.width + shift * CREEP))
        if right < len(pages):
            placed.append((pages[right], width / 2 - shift * CREEP))
        sheets.append(Sheet(width, height, tuple(placed)))
    return sheets


def sides(count: int) -> Iterator[tuple[int, int, int]]:
    """Each printed side: the places (from 0) of its left and right page, and how many sheets lie around it."""
    fold = SIGNATURE if count > ONE_FOLD else max(4, -(-count // 4) * 4)
    for start in range(0, count, fold):
        size = min(fold, -(-(count - start) // 4) * 4)
        for sheet in range(size // 4):
            yield start + size - 1 - 2 * sheet, start + 2 * sheet, sheet
            yield start + 2 * sheet + 1, start + size - 2 - 2 * sheet, sheet
