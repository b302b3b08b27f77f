"""Pages of placed lines drawn as PDF by ReportLab: text, dots, rules, links, bookmarks, metadata."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop_app.printing.directory_layout import Page, Placed
from desktop_app.printing.lines import Run
from desktop_app.printing.page import GREY, PageFormat
from desktop_app.printing.typefaces import in_faces, pdf_name

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline beside the document."""

    title: str
    key: str
    level: int = 0


@dataclass(frozen=True)
class Properties:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    language: str
    day: date
    keywords: str = ""


def draw(
    pages: Sequence[Page],
    paper: PageFormat,
    properties: Properties,
    bookmarks: Sequence[Bookmark],
    progress: Progress | None = None,
) -> bytes:
    """The PDF of some pages; the same pages make the same bytes."""
    canvas = _canvas(paper, properties)
    for done, page in enumerate(pages):
        if progress:
            progress(done, len(pages))
        _page(canvas, paper, page)
        canvas.showPage()
    for bookmark in bookmarks:
        canvas.addOutlineEntry(bookmark.title, bookmark.key, bookmark.level, closed=bookmark.level == 0)
    if bookmarks:
        canvas.showOutline()
    drawn: bytes = canvas.getpdfdata()
    if progress:
        progress(len(pages), len(pages))
    return drawn


def _canvas(paper: PageFormat, properties: Properties) -> Canvas:
    canvas = Canvas(
        BytesIO(),
        pagesize=(paper.width, paper.height),
        pageCompression=1,
        invariant=1,
        lang=properties.language,
        initialFontName=pdf_name("sans"),
        initialFontSize=9,
    )
    # The file's own date is the day of its content, so that the same content makes the same file.
    stamp = canvas._doc._timeStamp
    stamp.YMDhms = (properties.day.year, properties.day.month, properties.day.day, 0, 0, 0)
    canvas.setTitle(properties.title)
    canvas.setAuthor(properties.author)
    canvas.setSubject(properties.subject)
    canvas.setKeywords(properties.keywords)
    canvas.setCreator("Parvis")
    canvas.setProducer("Parvis, ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _page(canvas: Canvas, paper: PageFormat, page: Page) -> None:
    for rule in page.rules:
        canvas.setStrokeColor(rule.colour)
        canvas.setLineWidth(rule.weight)
        canvas.line(rule.start, paper.height - rule.top, rule.end, paper.height - rule.top)
    text = canvas.beginText()
    for placed in page.placed:
        for run in placed.line.runs:
            _run(text, run, placed.x + run.x, paper.height - placed.top - placed.line.baseline)
    canvas.drawText(text)
    for placed in page.placed:
        _dots(canvas, paper, placed)
        for run in placed.line.runs:
            if run.link:
                _link(canvas, paper, placed, run)
    for anchor in page.anchors:
        canvas.bookmarkPage(anchor.key, fit="XYZ", left=0, top=paper.height - anchor.top + 8, zoom=0)


def _run(pen: PDFTextObject, run: Run, x: float, y: float) -> None:
    """One run of text, face by face, since not every face has every letter."""
    pen.setTextOrigin(x, y)
    pen.setFillColor(run.style.colour)
    for face, stretch in in_faces(run.text, run.style.face):
        pen.setFont(pdf_name(face), run.style.size)
        pen.textOut(stretch)


def _dots(canvas: Canvas, paper: PageFormat, placed: Placed) -> None:
    """The leader of an index line: round dots, counted from the page number so that they stand in columns."""
    leader = placed.line.leader
    if not leader or leader[1] - leader[0] < 8:
        return
    step = 4.0
    end = placed.x + leader[1]
    start = end - (leader[1] - leader[0]) // step * step
    y = paper.height - placed.top - placed.line.baseline
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.7)
    canvas.setLineCap(1)
    canvas.setDash([0, step])
    canvas.line(start, y, end, y)
    canvas.setDash()
    canvas.setLineCap(0)


def _link(canvas: Canvas, paper: PageFormat, placed: Placed, run: Run) -> None:
    x = placed.x + run.x
    y = paper.height - placed.top - placed.line.leading
    area = (x, y, x + run.width, y + placed.line.leading)
    if run.link.startswith("#"):
        canvas.linkAbsolute(run.text, run.link[1:], area, thickness=0, Border="[0 0 0]")
    else:
        canvas.linkURL(run.link, area, relative=0, thickness=0)
