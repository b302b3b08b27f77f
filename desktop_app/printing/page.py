"""The page: paper, margins that mirror, columns, and the few styles, whose accent the house may replace."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from desktop_app.domain.house_style import ACCENT as ACCENT

MM = 72 / 25.4

INK = "#1B1D1F"
GREY = "#5A6065"
HAIR = "#B9C3C7"
WHITE = "#FFFFFF"

GRID = 11.75
"""Points from one baseline to the next in entries: lines of neighbouring columns stand level."""


@dataclass(frozen=True)
class PageFormat:
    """A paper and where the text stands on it; lengths in points, the inner margin at the binding."""

    width: float = 210 * MM
    height: float = 297 * MM
    inner: float = 25 * MM
    outer: float = 19 * MM
    top: float = 27 * MM
    bottom: float = 25 * MM
    gutter: float = 7.5 * MM
    head: float = 16.5 * MM
    """From the upper edge to the running head."""
    foot: float = 16 * MM
    """From the lower edge to the top of the foot."""
    mirrored: bool = True

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """The height of the text, in whole lines of the grid."""
        return (self.height - self.top - self.bottom) // GRID * GRID

    @property
    def scale(self) -> float:
        """How large the paper is beside A4: display type follows it, text does not."""
        return self.height / (297 * MM)

    def left(self, number: int) -> float:
        """Where the text starts on a page: odd pages are bound on their left."""
        return self.inner if number % 2 or not self.mirrored else self.outer

    def column_width(self, columns: int) -> float:
        """The width of one of several columns."""
        return (self.measure - (columns - 1) * self.gutter) / columns

    def columns_of(self, narrowest: float, most: int) -> int:
        """How many columns stand side by side, none narrower than that."""
        return next((count for count in range(most, 1, -1) if self.column_width(count) >= narrowest), 1)


A4 = PageFormat()
A5 = PageFormat(148 * MM, 210 * MM, 17 * MM, 13 * MM, 20 * MM, 18 * MM, gutter=5.5 * MM, head=11.5 * MM, foot=11.5 * MM)


@dataclass(frozen=True, eq=False)
class Style:
    """How a run of text looks: typeface, size, line in points, colour. Two are the same only when they are one."""

    face: str
    size: float
    leading: float = GRID
    colour: str = INK
    rise: float = 0.0
    """How far above the baseline its letters stand, in points."""


@cache
def scaled(style: Style, factor: float) -> Style:
    """Display type on a smaller paper."""
    return replace(style, size=style.size * factor, leading=style.leading * factor)


@lru_cache(256)
def raised(style: Style) -> Style:
    """The raised letters of an ordinal: 1er."""
    return replace(style, size=style.size * 0.66, rise=style.size * 0.32)


NAME = Style("sans-semibold", 10.2)
NAME_FOREIGN = Style("sans-semibold-italic", 10.2)
ACRONYM = Style("sans-semibold", 10.2, colour=ACCENT)
OTHER_NAME = Style("sans-italic", 9.2, colour=GREY)
OTHER_ACRONYM = Style("sans-semibold", 9.2, colour=GREY)
MARK = Style("sans", 8.5, colour=ACCENT)
TEXT = Style("sans", 9.2)
TEXT_FOREIGN = Style("sans-italic", 9.2)
PERSON = Style("sans-semibold", 9.2)
LABEL = Style("sans-semibold", 8, colour=ACCENT)
NOTE = Style("sans", 8, colour=GREY)
NOTE_ITALIC = Style("sans-italic", 8, colour=GREY)
LINE_NUMBER = Style("sans", 7.5, colour=GREY)
TAB = Style("sans-semibold", 11, colour=WHITE)

FAMILY = Style("serif-semibold", 19, 2 * GRID)
FAMILY_OTHER = Style("serif-italic", 14, 1.5 * GRID, GREY)
LETTER = Style("serif-semibold", 13, GRID, ACCENT)
INDEX = Style("sans", 8.8)
INDEX_STRONG = Style("sans-semibold", 8.8)
INDEX_ITALIC = Style("sans-italic", 8.8)
INDEX_NOTE = Style("sans", 8.8, colour=GREY)
FOLIO = Style("sans-semibold", 8.8, colour=ACCENT)
HEAD = Style("sans", 8.2, colour=GREY)
GUIDE = Style("sans-semibold", 8.6)

PROSE = Style("sans", 9.6, 14)
PROSE_STRONG = Style("sans-semibold", 9.6, 14)
PROSE_ITALIC = Style("sans-italic", 9.6, 14)
PROSE_ACCENT = Style("sans-semibold", 9.6, 14, ACCENT)
PROSE_HEADING = Style("serif-semibold", 13, 17)
PROSE_HEADING_OTHER = Style("serif-italic", 11, 15, GREY)
CONTENTS = Style("serif", 12, 21)
CONTENTS_OTHER = Style("serif-italic", 10.5, 15, GREY)
CONTENTS_NOTE = Style("sans", 8.8, 21, GREY)
CONTENTS_FOLIO = Style("sans-semibold", 10.5, 21, ACCENT)

COVER_TITLE = Style("serif-display", 66, 70)
COVER_OTHER = Style("serif-italic", 34, 46, ACCENT)
COVER_DATE = Style("serif", 17, 26)
COVER_PUBLISHER = Style("sans-semibold", 12.5, 17, ACCENT)
COVER_PUBLISHER_OTHER = Style("sans", 12.5, 17, ACCENT)
COVER_SECRETARIAT = Style("sans-semibold", 10, 15, ACCENT)
COVER_SMALL = Style("sans", 10, 15)
