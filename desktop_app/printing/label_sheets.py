"""The sheets of labels one can buy: how large, how many, where; read from a file that anyone may add to."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import resources

USUAL_SHEET = "L7160"


@dataclass(frozen=True)
class LabelSheet:
    """An A4 sheet of labels; all lengths in millimetres, from the upper left corner of the sheet."""

    name: str
    maker: str
    width: float
    height: float
    pitch_x: float
    pitch_y: float
    left: float
    top: float
    across: int
    down: int

    @property
    def each(self) -> int:
        """How many labels stand on a sheet."""
        return self.across * self.down

    def places(self) -> Iterator[tuple[float, float]]:
        """The left and upper edge of each label, row by row."""
        for row in range(self.down):
            for column in range(self.across):
                yield self.left + column * self.pitch_x, self.top + row * self.pitch_y


@cache
def sheets() -> dict[str, LabelSheet]:
    """The sheets by name."""
    found = json.loads((resources() / "label_sheets.json").read_text(encoding="utf-8"))
    return {one["name"]: LabelSheet(**one) for one in found}


def sheet_named(name: str) -> LabelSheet:
    """The sheet of a name, typed in any case; a sentence when there is none."""
    known = sheets()
    for each in known.values():
        if each.name.casefold() == name.strip().casefold():
            return each
    raise UserError(
        _("There is no sheet of labels called “{name}”. There are: {names}.").format(name=name, names=", ".join(known))
    )
