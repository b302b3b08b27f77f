"""Papers of meetings: CPU time after imports against the same text by bare canvas calls."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from statistics import median
from time import process_time

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from desktop_app.printing.agenda import agenda_pdf
from desktop_app.printing.attendance_sheet import sheet_pdf
from desktop_app.printing.minutes import minutes_pdf
from desktop_app.printing.pen import Pen
from desktop_app.printing.typefaces import in_faces, register
from desktop_app.services.papers import Someone
from tests.benchmarks.measure import Figure
from tests.printing.meeting_papers import AGENDA, ATTENDEES, ITEMS, SHEET
from tests.printing.minutes_papers import MINUTES, SECTIONS

ROUNDS = 5
Runs = list[list[tuple[str, float, str, float, float]]]
"""By page: face, size, text, place."""


def figures() -> Iterator[Figure]:
    """All figures of this part: the bar is in seconds of CPU, the ratio is to bare canvas calls."""
    forty = tuple(replace(line, id=f"{line.id}-{turn}") for turn in range(5) for line in ITEMS)[:40]
    yield from _figure("agenda of 40 items", 1.0, lambda: agenda_pdf(replace(AGENDA, lines=forty), "fr"))
    sections = tuple(section for _turn in range(26) for section in SECTIONS)
    document = replace(MINUTES, sections=sections)
    yield from _figure("minutes of 30 pages", 1.0, lambda: minutes_pdf(document, "fr"))
    yield from _figure("minutes of 30 pages, French | English", 1.0, lambda: minutes_pdf(document, "fr+en"))
    people = tuple(replace(ATTENDEES[number % 6], id=str(number), who=_renamed(number)) for number in range(2000))
    yield from _figure("attendance sheet of 2,000 rows", 0.5, lambda: sheet_pdf(replace(SHEET, attendees=people), "fr"))


def _renamed(number: int) -> Someone:
    who = ATTENDEES[number % 6].who
    return replace(who, family=f"{who.family} {number}")


def _figure(name: str, bar: float, ours: Callable[[], bytes]) -> Iterator[Figure]:
    """One paper: its own seconds against the bar, and how many times the bare calls it takes."""
    runs, size = _recorded(ours)
    mine, theirs = [], []
    for turn in range(ROUNDS + 1):
        for work, kept in ((ours, mine), (lambda: _bare(runs, size), theirs)):
            start = process_time()
            work()
            if turn:
                kept.append(process_time() - start)
    pages = len(PdfReader(BytesIO(ours())).pages)
    ratio = median(mine) / median(theirs)
    note = f"{pages} pages; {ratio:.2f} times bare canvas calls ({median(theirs):.3f} s)"
    yield Figure(f"{name} to PDF, CPU", median(mine), None, "s", bar, note)


def _recorded(ours: Callable[[], bytes]) -> tuple[Runs, tuple[float, float]]:
    """Each text that a paper draws, with its place, as the pen is asked for it."""
    runs: Runs = [[]]
    size = (0.0, 0.0)
    run, turn = Pen._run, Pen.turn

    def spy(pen: Pen, text: str, style: object, x: float, y: float) -> None:
        nonlocal size
        size = (pen.width, pen.height)
        runs[-1].append((style.face, style.size, text, x, y))  # type: ignore[attr-defined]
        run(pen, text, style, x, y)  # type: ignore[arg-type]

    def turned(pen: Pen) -> None:
        runs.append([])
        turn(pen)

    Pen._run, Pen.turn = spy, turned  # type: ignore[method-assign]
    try:
        ours()
    finally:
        Pen._run, Pen.turn = run, turn  # type: ignore[method-assign]
    return runs[:-1], size


def _bare(runs: Runs, size: tuple[float, float]) -> bytes:
    """The floor: the same texts at the same places by `drawString`, with no layout, rule or code."""
    canvas = Canvas(BytesIO(), pagesize=size, pageCompression=1, invariant=1)
    for page in runs:
        for face, points, text, x, y in page:
            for name, stretch in in_faces(text, face):
                canvas.setFont(register(name).fontName, points)
                canvas.drawString(x, y, stretch)
        canvas.showPage()
    return canvas.getpdfdata()
