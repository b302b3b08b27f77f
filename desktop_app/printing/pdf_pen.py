"""The text of one page as PDF operators: only what changes from one run to the next is said."""

from collections.abc import Mapping

from desktop_app.printing.lines import Run
from desktop_app.printing.page import Style
from desktop_app.printing.pdf_file import colour, number
from desktop_app.printing.pdf_fonts import Face


class Pen:
    """Shows runs one after the other; places are in points from the lower left corner of the sheet."""

    def __init__(self, faces: Mapping[str, Face]) -> None:
        self.operators: list[str] = []
        self._faces = faces
        self._style: Style | None = None
        self._face: Face
        self._font = ""
        self._colour = ""
        self._x = self._y = 0.0
        self._end = -1.0

    def run(self, run: Run, x: float, y: float, space: str = "") -> None:
        """Show a run from x on, its baseline at y; `space` follows it where a reader aloud needs one."""
        if run.style is not self._style:
            self._set(run.style)
        x, y = round(x, 2), round(y, 2)
        if y != self._y or not -0.02 < x - self._end < 0.02:
            self.operators.append(f"{round(x - self._x, 2):g} {round(y - self._y, 2):g} Td")
            self._x, self._y = x, y
        self._end = x + run.width
        self.operators.append(self._face.show(run.text + space, run.style.size))

    def _set(self, style: Style) -> None:
        self._style, self._face = style, self._faces[style.face]
        font = f"/{self._face.main.resource} {number(style.size)} Tf"
        if font != self._font:
            self._font = font
            self.operators.append(font)
        if style.colour != self._colour:
            self._colour = style.colour
            self.operators.append(f"{colour(style.colour)} rg")
