"""How the secretariat's papers look: one style for every document, chosen once."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Times: TypeAlias = Literal["16h30", "16 h 30"]
"""How French papers write a time; English ones say 16:30 whatever the house."""

Spacing: TypeAlias = Literal["imprimerie_nationale", "eu_style_guide"]
"""Whose rules French punctuation follows: thin spaces before ; ! ? and full ones before : and inside « »
(Imprimerie nationale), or the EU's Interinstitutional style guide."""

ACCENT = "#0E5A6B"
"""A deep petrol, 7.8 : 1 on white: still readable where a printer has no colour."""


@dataclass(frozen=True)
class HouseStyle:
    """What every paper of the house has in common."""

    accent: str = ACCENT
    """The one colour beside black and grey, as `#RRGGBB`."""
    logo: bytes | None = None
    """A PNG or JPEG for the head of letters and covers."""
    letterhead_fr: str = ""
    letterhead_en: str = ""
    """The lines at the head of a letter, by language."""
    times: Times = "16h30"
    spacing: Spacing = "imprimerie_nationale"
    label_offset: tuple[float, float] = (0.0, 0.0)
    """How far the office's printer is off, in millimetres to the right and down: labels are moved by as much."""

    def letterhead(self, language: str) -> str:
        """The lines at the head of a letter, in a language or else the other."""
        own, other = (self.letterhead_fr, self.letterhead_en)[:: 1 if language == "fr" else -1]
        return own or other


USUAL = HouseStyle()

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
READABLE = 4.5
"""The least contrast with white at which small text is read with ease (WCAG 2, level AA)."""


def is_colour(text: str) -> bool:
    """Whether a text names a colour the way papers want it: `#0E5A6B`."""
    return _COLOUR.fullmatch(text) is not None


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def contrast_with_white(colour: str) -> float:
    """How much a colour stands out from white paper: 1 not at all, 21 as black does (WCAG 2)."""
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
              for part in (part / 255 for part in _parts(colour))]  # fmt: skip
    red, green, blue = linear
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def legible(colour: str) -> str:
    """The colour, as much darker as text in it needs to be read on white."""
    while contrast_with_white(colour) < READABLE:
        colour = "#" + "".join(f"{int(part * 0.94):02X}" for part in _parts(colour))
    return colour


def mixed(colour: str, share: float) -> str:
    """A share of the colour on white: what stands behind text."""
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in _parts(colour))
