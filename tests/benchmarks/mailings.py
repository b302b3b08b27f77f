"""Labels and badges: processor time after imports against the same text by bare canvas calls, in turn."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from statistics import median
from time import process_time

from reportlab.pdfgen.canvas import Canvas

from desktop_app.printing.badges import badges_pdf
from desktop_app.printing.label_sheets import sheet_named
from desktop_app.printing.labels import PAD, TEXT, labels_of, labels_pdf
from desktop_app.printing.page import MM
from desktop_app.printing.typefaces import in_faces, register
from tests.benchmarks.measure import Figure
from tests.printing.mailing_papers import DAY, ENGLISH, OFFICE, addressee, mailing
from tests.printing.meeting_papers import BADGES, HEADING

ROUNDS = 5
LABELS, NAMES = 10_000, 200


def figures() -> Iterator[Figure]:
    """All figures of this part: the bar is in seconds of processor time, the ratio is to bare canvas calls."""
    whom = [replace(one, people=(replace(one.people[0], family=f"{one.people[0].family} {number}"),))
            for number in range(LABELS // 2) for one in (addressee(), ENGLISH)]  # fmt: skip
    labels, sheet = labels_of(mailing(*whom), OFFICE), sheet_named("L7160")
    ours, bare = _in_turn(lambda: labels_pdf(labels, sheet, "fr", DAY), lambda: _bare([one for one, _code in labels]))
    yield Figure(f"{LABELS:,} labels to PDF, CPU", ours, None, "s", 1.0, f"{ours / bare:.2f} times bare drawString")
    badges = [replace(BADGES[number % len(BADGES)], qr=f"parvis:{number:032x}") for number in range(NAMES)]
    ours, bare = _in_turn(lambda: badges_pdf(badges, HEADING, "fr"), lambda: _codes(NAMES))
    note = f"{ours / bare:.2f} times ReportLab's own QR codes alone"
    yield Figure(f"{NAMES} badges with QR to PDF, CPU", ours, None, "s", 1.0, note)


def _in_turn(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The processor seconds of both, called in turn; one round does not count."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for work, kept in zip((ours, theirs), taken, strict=True):
            start = process_time()
            work()
            if turn:
                kept.append(process_time() - start)
    return median(taken[0]), median(taken[1])


def _bare(labels: list[object]) -> bytes:
    """The floor: each line where a label has it, nothing measured."""
    sheet = sheet_named("L7160")
    places = list(sheet.places())
    canvas = Canvas(BytesIO(), pageCompression=1)
    for number, lines in enumerate(labels):
        x, top = places[number % len(places)]
        for row, line in enumerate(lines):  # type: ignore[arg-type,var-annotated]
            for face, text in in_faces(line, TEXT.face):
                canvas.setFont(register(face).fontName, TEXT.size)
                canvas.drawString((x + PAD) * MM, 842 - (top + PAD) * MM - row * TEXT.leading, text)
        if number % len(places) == len(places) - 1:
            canvas.showPage()
    return canvas.getpdfdata()


def _codes(count: int) -> bytes:
    """The stock widget, the codes alone."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    canvas = Canvas(BytesIO())
    for number in range(count):
        drawing = Drawing(45, 45)
        drawing.add(QrCodeWidget(f"parvis:{number:032x}"))
        renderPDF.draw(drawing, canvas, 50, 50)
        canvas.showPage()
    return canvas.getpdfdata()


if __name__ == "__main__":
    from tests.benchmarks.measure import table

    print(table(list(figures())))
