"""The text of one page as PDF operators: only what changes from one run to the next is said."""

from collections.abc import Mapping

from desktop_app.printing.house import paint
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
        self._set_up: dict[Style, tuple[Face, str, str]] = {}
        self._face: Face
        self._font = ""
        self._colour = ""
        self._x = self._y = 0
        self._end = -1.0

    def run(self, run: Run, x: float, y: float, space: str = "") -> None:
        """Show a run from x on, its baseline at y; `space` follows it where a reader aloud needs one."""
        _x, text, style, wide, _link, _language = run
        if style is not self._style:
            self._set(style)
        # In hundredths of a point, so that steps from place to place add up to no error.
        across, up = round(x * 100), round((y + style.rise) * 100)
        if up != self._y or not -0.02 < x - self._end < 0.02:
            self.operators.append(f"{(across - self._x) / 100:g} {(up - self._y) / 100:g} Td")
            self._x, self._y = across, up
        self._end = x + wide
        self.operators.append(self._face.show(text + space, style.size))

    def _set(self, style: Style) -> None:
        known = self._set_up.get(style)
        if known is None:
            face = self._faces[style.face]
            known = face, f"/{face.main.resource} {number(style.size)} Tf", f"{colour(paint(style.colour))} rg"
            self._set_up[style] = known
        self._style = style
        self._face, font, ink = known
        if font != self._font:
            self._font = font
            self.operators.append(font)
        if ink != self._colour:
            self._colour = ink
            self.operators.append(ink)
