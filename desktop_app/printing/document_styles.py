"""How the documents of events and meetings look: the house's two typefaces, one accent, wide and narrow columns."""

from dataclasses import dataclass

from desktop_app.printing.page import ACCENT, GREY, INK, Style

TINT = "#EAF1F3"
"""Behind decisions and the heads of tables."""
PALE = "#F4F7F8"
"""Behind breaks, and every second thing."""
DARK = "#7C868B"
"""Boxes that are filled in by hand."""
WARNING = "#9A3B12"
"""A text that is missing or out of date."""


@dataclass(frozen=True)
class Styles:
    """The styles of a column of text."""

    title: Style
    subtitle: Style
    heading: Style
    subheading: Style
    body: Style
    strong: Style
    italic: Style
    small: Style
    label: Style
    mark: Style
    number: Style
    step: float
    """How far text stands behind its number or label."""
    label_step: float


WIDE = Styles(
    title=Style("serif-display", 25, 30),
    subtitle=Style("serif", 14, 19, GREY),
    heading=Style("serif-semibold", 12.5, 17),
    subheading=Style("serif-semibold", 11.2, 15.5, ACCENT),
    body=Style("sans", 10, 14),
    strong=Style("sans-semibold", 10, 14),
    italic=Style("sans-italic", 10, 14),
    small=Style("sans", 8.8, 12.4, GREY),
    label=Style("sans-semibold", 8.8, 14, ACCENT),
    mark=Style("sans-italic", 8.8, 14, WARNING),
    number=Style("serif-semibold", 12.5, 17, ACCENT),
    step=30.0,
    label_step=86.0,
)
NARROW = Styles(
    title=Style("serif-display", 18.5, 23),
    subtitle=Style("serif", 11.5, 16, GREY),
    heading=Style("serif-semibold", 11, 15),
    subheading=Style("serif-semibold", 10.2, 14, ACCENT),
    body=Style("sans", 9.2, 12.6),
    strong=Style("sans-semibold", 9.2, 12.6),
    italic=Style("sans-italic", 9.2, 12.6),
    small=Style("sans", 8.2, 11.4, GREY),
    label=Style("sans-semibold", 8.2, 12.6, ACCENT),
    mark=Style("sans-italic", 8.2, 12.6, WARNING),
    number=Style("serif-semibold", 11, 15, ACCENT),
    step=22.0,
    label_step=70.0,
)

FOOT = Style("sans", 8, 11, GREY)
FOLIO = Style("sans-semibold", 8.2, 11, ACCENT)
BODY_NAME = Style("sans-semibold", 11, 15, ACCENT)
VISIBILITY = Style("sans", 8, 10.6, INK)
TABLE_HEAD = Style("sans-semibold", 8.2, 10.6, ACCENT)
TABLE = Style("sans", 9, 11.8)
TABLE_STRONG = Style("sans-semibold", 9.2, 11.8)
TABLE_SMALL = Style("sans", 8, 10.2, GREY)
