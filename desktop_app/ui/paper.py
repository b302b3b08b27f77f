"""A PDF that never touches the disk: shown on the screen, kept as a file, sent to a printer."""

import shutil
import subprocess

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QMarginsF, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme

RASTER = 300
"""Dots per inch where pages must be sent as pictures."""


class Preview(QPdfView):
    """Shows a PDF held in memory, one page under the other, at the width of the view or whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.document_shown = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.setDocument(self.document_shown)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setPageSpacing(theme.LARGE)
        self.setDocumentMargins(QMargins(*[theme.LARGE] * 4))
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, at the place where the one before stood."""
        place = self.verticalScrollBar().value()
        self.document_shown.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document_shown.load(self._buffer)
        self.verticalScrollBar().setValue(place)

    def show_whole(self, whole: bool) -> None:
        """Each page whole, or as wide as the view; what was at the top stays there."""
        page = self.pageNavigator().currentPage()
        # Qt leaves one space free in the height, not the two between which a whole page should stand.
        self.setPageSpacing(2 * theme.LARGE if whole else theme.LARGE)
        self.setZoomMode(QPdfView.ZoomMode.FitInView if whole else QPdfView.ZoomMode.FitToWidth)
        self.pageNavigator().jump(page, QPointF())

    def let_go(self) -> None:
        """Close the document while the view still stands: destroyed together, one draws from the other that is gone."""
        self.document_shown.close()
        self._buffer.close()


def send_to_printer(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Ask for a printer and send the document; whether it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if not dialog.exec():
        return False
    spooler = shutil.which("lp")
    if spooler and not printer.outputFileName():
        return _spool(spooler, printer, pdf, title)
    draw_on(printer, pdf)
    return True


def _spool(spooler: str, printer: QPrinter, pdf: bytes, title: str) -> bool:
    """Hand the PDF itself to the system's spooler: small, and its text stays text."""
    command = [spooler, "-t", title, "-n", str(printer.copyCount())]
    if printer.printerName():
        command += ["-d", printer.printerName()]
    if printer.fromPage():
        command += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    return subprocess.run(command, input=pdf, check=False).returncode == 0


def draw_on(printer: QPrinter, pdf: bytes) -> None:
    """Draw the pages as pictures, where the system takes no PDF."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    last = document.pageCount()
    first, until = printer.fromPage() or 1, printer.toPage() or last
    size = document.pagePointSize(0)
    layout = QPageLayout(
        QPageSize(QSizeF(size), QPageSize.Unit.Point), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setResolution(RASTER)
    painter = QPainter(printer)
    for number in range(first - 1, min(until, last)):
        if number >= first:
            printer.newPage()
        points = document.pagePointSize(number)
        pixels = (points * (RASTER / 72)).toSize()
        page = QImage(pixels, QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.white)
        drawn = document.render(number, pixels)
        onto = QPainter(page)
        onto.drawImage(0, 0, drawn)
        onto.end()
        painter.drawImage(painter.viewport(), page)
    painter.end()
