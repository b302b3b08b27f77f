"""What a document of a few pages is drawn with: lines of text, rules, boxes and codes on ReportLab's canvas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop_app.printing.lines import Line
from desktop_app.printing.page import INK, Style
from desktop_app.printing.typefaces import in_faces, register, width
from desktop_app.printing.typography import one_line

TAGS = {"fr": "fr-FR", "en": "en-GB"}
"""What a file says of its language."""


@dataclass(frozen=True)
class About:
    """What the file says of itself; its date is that of its content, so that the same content makes the same file."""

    title: str
    author: str
    subject: str
    language: str
    day: date


@lru_cache(64)
def _colour(code: str) -> Color:
    return HexColor(code)


class Pen:
    """Draws on one page after another; heights are measured from the top of the page."""

    def __init__(self, wide: float, high: float, about: About) -> None:
        self.width, self.height = wide, high
        self._canvas = _canvas(wide, high, about)
        self._text: Any = None
        self._face, self._ink = ("", 0.0), ""
        self._deepest = -1

    def lines(self, lines: Iterable[Line], x: float, top: float) -> float:
        """Draw lines one below the other; the height after the last."""
        for line in lines:
            y = self.height - top - line.baseline
            for run in line.runs:
                self._run(run.text, run.style, x + run.x, y)
            top += line.leading
        return top

    def say(self, text: str, style: Style, x: float, baseline: float, *, align: str = "left") -> None:
        """Draw a text on a baseline, from, to or around an x."""
        if align != "left":
            x -= width(text, style.face, style.size) * (1 if align == "right" else 0.5)
        self._run(text, style, x, self.height - baseline)

    def _run(self, text: str, style: Style, x: float, y: float) -> None:
        if self._text is None:
            self._text = self._canvas.beginText()
            self._face, self._ink = ("", 0.0), ""
        pen = self._text
        pen.setTextOrigin(x, y)
        if style.colour != self._ink:
            pen.setFillColor(_colour(style.colour))
            self._ink = style.colour
        for face, stretch in in_faces(text, style.face):
            if (face, style.size) != self._face:
                pen.setFont(register(face).fontName, style.size)
                self._face = (face, style.size)
            pen.textOut(stretch)

    def box(
        self, x: float, top: float, wide: float, high: float, *, fill: str = "", border: str = "", weight: float = 0.5
    ) -> None:
        """A rectangle, filled or outlined; text drawn afterwards stands on it."""
        self._put_down()
        if fill:
            self._canvas.setFillColor(_colour(fill))
        if border:
            self._canvas.setStrokeColor(_colour(border))
            self._canvas.setLineWidth(weight)
        self._canvas.rect(x, self.height - top - high, wide, high, stroke=int(bool(border)), fill=int(bool(fill)))

    def grid(self, edges: Sequence[float], levels: Sequence[float], colour: str, weight: float = 0.5) -> None:
        """The lines of a table, as one path."""
        self._put_down()
        path = self._canvas.beginPath()
        for x in edges:
            path.moveTo(x, self.height - levels[0])
            path.lineTo(x, self.height - levels[-1])
        for level in levels:
            path.moveTo(edges[0], self.height - level)
            path.lineTo(edges[-1], self.height - level)
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(weight)
        self._canvas.drawPath(path)

    def rule(self, start: float, end: float, top: float, colour: str = INK, weight: float = 0.5) -> None:
        """A horizontal line."""
        self._put_down()
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(weight)
        self._canvas.line(start, self.height - top, end, self.height - top)

    def stroke(self, start: tuple[float, float], end: tuple[float, float], colour: str, weight: float) -> None:
        """A line from one place to another."""
        self._put_down()
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(weight)
        self._canvas.line(start[0], self.height - start[1], end[0], self.height - end[1])

    def dashes(self, x: float, top: float, end_x: float, end_top: float, colour: str) -> None:
        """A fine broken line: where paper is cut or folded."""
        self._put_down()
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(0.4)
        self._canvas.setDash([3, 3])
        self._canvas.line(x, self.height - top, end_x, self.height - end_top)
        self._canvas.setDash()

    def polygon(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A filled shape."""
        self._put_down()
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, top in points[1:]:
            path.lineTo(x, self.height - top)
        path.close()
        self._canvas.setFillColor(_colour(fill))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def code(self, content: str, x: float, top: float, side: float) -> None:
        """A QR code as one path of dark runs."""
        self._put_down()
        matrix = qr(content)
        unit = side / len(matrix)
        path = self._canvas.beginPath()
        for level, row in enumerate(matrix):
            y = self.height - top - (level + 1) * unit
            for start, end in _dark(row):
                path.rect(x + start * unit, y, (end - start) * unit, unit)
        self._canvas.setFillColor(_colour("#000000"))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def turned(self, x: float, top: float) -> "_Turned":
        """Whatever is drawn inside stands on its head around a point: the back of a folded card."""
        self._put_down()
        return _Turned(self, x, self.height - top)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """A line of the outline that leads to a height of this page; a level never skips one."""
        level = min(level, self._deepest + 1)
        self._deepest = level
        key = f"place-{self._canvas.getPageNumber()}-{top:.1f}-{level}-{len(title)}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=self.height - top + 8, zoom=0)
        self._canvas.addOutlineEntry(one_line(title), key, level, closed=False)

    def turn(self) -> None:
        """The page is done."""
        self._put_down()
        self._canvas.showPage()

    def file(self) -> bytes:
        """The whole file."""
        if self._deepest >= 0:
            self._canvas.showOutline()
        drawn: bytes = self._canvas.getpdfdata()
        return drawn

    def _put_down(self) -> None:
        if self._text is not None:
            self._canvas.drawText(self._text)
            self._text = None


class _Turned:
    def __init__(self, pen: Pen, x: float, y: float) -> None:
        self._pen, self._x, self._y = pen, x, y

    def __enter__(self) -> None:
        canvas = self._pen._canvas
        canvas.saveState()
        canvas.translate(self._x, self._y)
        canvas.rotate(180)
        canvas.translate(-self._x, -self._y)

    def __exit__(self, *_error: object) -> None:
        self._pen._put_down()
        self._pen._canvas.restoreState()


def _canvas(wide: float, high: float, about: About) -> Canvas:
    canvas = Canvas(
        BytesIO(),
        pagesize=(wide, high),
        pageCompression=1,
        invariant=1,
        lang=TAGS[about.language],
        initialFontName=register("sans").fontName,
        initialFontSize=10,
    )
    canvas._doc._timeStamp.YMDhms = (about.day.year, about.day.month, about.day.day, 0, 0, 0)
    canvas.setTitle(one_line(about.title))
    canvas.setAuthor(one_line(about.author))
    canvas.setSubject(one_line(about.subject))
    canvas.setKeywords("")
    canvas.setCreator("Parvis")
    canvas.setProducer("Parvis, ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


@lru_cache(256)
def qr(content: str) -> tuple[tuple[int, ...], ...]:
    """The dark and light squares of a QR code; the mask is fixed, since trying all eight takes most of the time."""
    import segno

    return tuple(tuple(row) for row in segno.make(content, error="m", micro=False, mask=4, boost_error=False).matrix)


def _dark(row: Sequence[int]) -> Iterable[tuple[int, int]]:
    """From where to where a row is dark."""
    start = -1
    for place, square in enumerate((*row, 0)):
        if square and start < 0:
            start = place
        elif not square and start >= 0:
            yield start, place
            start = -1
