"""How the secretariat's papers look: one style for every document, chosen once."""

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

    def letterhead(self, language: str) -> str:
        """The lines at the head of a letter, in a language or else the other."""
        own, other = (self.letterhead_fr, self.letterhead_en)[:: 1 if language == "fr" else -1]
        return own or other
