"""What a document of a few pages is drawn with: lines of text, rules, boxes and codes on ReportLab's canvas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop_app.printing.house import paint
from desktop_app.printing.lines import Line
from desktop_app.printing.logo import Picture, pixels
from desktop_app.printing.page import INK, Style
from desktop_app.printing.typefaces import in_faces, register, width
from desktop_app.printing.typography import one_line

rl_config.useA85 = 0
"""Pages in bytes, not in letters: a fifth smaller and quicker."""
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
def _counted(code: str) -> str:
    """`#0E5A6B` as PDF counts colours."""
    return " ".join(f"{int(code[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))


def _colour(code: str) -> str:
    """A colour of the layout as the house prints it."""
    return _counted(paint(code))


class Pen:
    """Draws on one page after another; heights are measured from the top of the page.

    The operators are written straight into the page: ReportLab's own number formatting takes half the time of a
    sheet of signatures. Fonts, objects and the file stay ReportLab's.
    """

    def __init__(self, wide: float, high: float, about: About) -> None:
        self.width, self.height = wide, high
        self._canvas = _canvas(wide, high, about)
        self._write = self._canvas._code.append
        self._shown: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._in_text = False
        self._face, self._ink = ("", 0.0), ""
        self._deepest = -1

    def lines(self, lines: Iterable[Line], x: float, top: float) -> float:
        """Draw lines one below the other; the height after the last."""
        for line in lines:
            if line.runs:
                y = self.height - top - line.baseline
                for run in line.runs:
                    self._run(run.text, run.style, x + run.x, y + run.style.rise)
            top += line.leading
        return top

    def say(self, text: str, style: Style, x: float, baseline: float, *, align: str = "left") -> None:
        """Draw a text on a baseline, from, to or around an x."""
        if align != "left":
            x -= width(text, style.face, style.size) * (1 if align == "right" else 0.5)
        self._run(text, style, x, self.height - baseline)

    def _run(self, text: str, style: Style, x: float, y: float) -> None:
        write = self._write
        if not self._in_text:
            write("BT")
            self._in_text = True
            self._face, self._ink = ("", 0.0), ""
        if style.colour != self._ink:
            write(f"{_colour(style.colour)} rg")
            self._ink = style.colour
        write(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for font, shown in self._text(text, style.face):
            if (font, style.size) != self._face:
                write(f"{font} {style.size:g} Tf")
                self._face = (font, style.size)
            write(shown)

    def _text(self, text: str, face: str) -> list[tuple[str, str]]:
        """A text as the operators that show it, each with the font (a subset of up to 256 letters) it is in."""
        found = self._shown.get((text, face))
        if found is None:
            document, escape = self._canvas._doc, self._canvas._escape
            found = []
            for name, stretch in in_faces(text, face):
                font = register(name)
                for subset, codes in font.splitString(stretch, document):
                    found.append((font.getSubsetInternalName(subset, document), f"({escape(codes)}) Tj"))
            self._shown[text, face] = found
        return found

    def box(
        self, x: float, top: float, wide: float, high: float, *, fill: str = "", border: str = "", weight: float = 0.5
    ) -> None:
        """A rectangle, filled or outlined; text drawn afterwards stands on it."""
        self._put_down()
        if fill:
            self._write(f"{_colour(fill)} rg")
        if border:
            self._write(f"{_colour(border)} RG {weight:g} w")
        operator = "B" if fill and border else "f" if fill else "S"
        self._write(f"{x:.2f} {self.height - top - high:.2f} {wide:.2f} {high:.2f} re {operator}")

    def picture(self, picture: Picture) -> None:
        """A picture at its place."""
        self._put_down()
        across, down, content = pixels(picture.content)
        image = ImageReader(Image.frombytes("RGB", (across, down), content))
        self._canvas.drawImage(
            image, picture.x, self.height - picture.top - picture.height, picture.width, picture.height
        )

    def grid(self, edges: Sequence[float], levels: Sequence[float], colour: str, weight: float = 0.5) -> None:
        """The lines of a table, as one path."""
        self._put_down()
        head, foot = self.height - levels[0], self.height - levels[-1]
        path = [f"{x:.2f} {head:.2f} m {x:.2f} {foot:.2f} l" for x in edges]
        for level in levels:
            y = self.height - level
            path.append(f"{edges[0]:.2f} {y:.2f} m {edges[-1]:.2f} {y:.2f} l")
        self._write(f"{_colour(colour)} RG {weight:g} w {' '.join(path)} S")

    def rule(self, start: float, end: float, top: float, colour: str = INK, weight: float = 0.5) -> None:
        """A horizontal line."""
        self.stroke((start, top), (end, top), colour, weight)

    def stroke(self, start: tuple[float, float], end: tuple[float, float], colour: str, weight: float) -> None:
        """A line from one place to another."""
        self._put_down()
        path = f"{start[0]:.2f} {self.height - start[1]:.2f} m {end[0]:.2f} {self.height - end[1]:.2f} l S"
        self._write(f"{_colour(colour)} RG {weight:g} w {path}")

    def dashes(self, x: float, top: float, end_x: float, end_top: float, colour: str) -> None:
        """A fine broken line: where paper is cut or folded."""
        self._put_down()
        self._write("[3 3] 0 d")
        self.stroke((x, top), (end_x, end_top), colour, 0.4)
        self._write("[] 0 d")

    def polygon(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A filled shape."""
        self._put_down()
        corners = [f"{x:.2f} {self.height - top:.2f}" for x, top in points]
        self._write(f"{_colour(fill)} rg {corners[0]} m {' l '.join(corners[1:])} l h f")

    def code(self, content: str, x: float, top: float, side: float) -> None:
        """A QR code as one path of dark runs, counted in squares."""
        self._put_down()
        squares, path = qr(content)
        unit = side / squares
        self._write(f"q 0 g {unit:.4f} 0 0 {-unit:.4f} {x:.2f} {self.height - top:.2f} cm {path} f Q")

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
        self._write = self._canvas._code.append

    def file(self) -> bytes:
        """The whole file."""
        if self._deepest >= 0:
            self._canvas.showOutline()
        drawn: bytes = self._canvas.getpdfdata()
        return drawn

    def _put_down(self) -> None:
        if self._in_text:
            self._write("ET")
            self._in_text = False


class _Turned:
    def __init__(self, pen: Pen, x: float, y: float) -> None:
        self._pen, self._x, self._y = pen, x, y

    def __enter__(self) -> None:
        self._pen._write(f"q -1 0 0 -1 {2 * self._x:.2f} {2 * self._y:.2f} cm")

    def __exit__(self, *_error: object) -> None:
        self._pen._put_down()
        self._pen._write("Q")


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
def qr(content: str) -> tuple[int, str]:
    """How many squares a side of a QR code has, and the path of its dark ones.

    The mask is fixed: trying all eight takes most of the time, and every reader reads any.
    """
    import segno

    matrix = segno.make(content, error="m", micro=False, mask=4, boost_error=False).matrix
    runs = (f"{start} {level} {end - start} 1 re" for level, row in enumerate(matrix) for start, end in _dark(row))
    return len(matrix), " ".join(runs)


def _dark(row: Sequence[int]) -> Iterable[tuple[int, int]]:
    """From where to where a row is dark."""
    start = -1
    for place, square in enumerate((*row, 0)):
        if square and start < 0:
            start = place
        elif not square and start >= 0:
            yield start, place
            start = -1
