"""The first steps of an import: which file, and how it is read."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _, format_number, ngettext
from desktop_app.interchange.reading import FILES, Ways
from desktop_app.services.table_dates import DAY_FIRST, FORMS, MONTH_FIRST, YEAR_FIRST
from desktop_app.ui import messages, theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.dialogs.travelling import PlaceField
from desktop_app.ui.import_models import RowsModel
from desktop_app.ui.import_parts import box, paper, retitle, table_view
from desktop_app.ui.import_work import ImportWork
from desktop_app.ui.translated import bind_text, on_language

ENCODINGS = ("utf-8", "cp1252", "iso8859-15", "utf-16", "mac-roman", "cp1250", "iso8859-2", "cp1253", "cp850")
ROWS_OF_HEADINGS = 30
"""The headings are looked for in so many rows, and can be said to stand in one of them."""
DELIMITERS = {
    ";": N_("Semicolon"),
    ",": N_("Comma"),
    "\t": N_("Tab"),
    "|": N_("Vertical bar"),
}
DATES = {
    DAY_FIRST: N_("Day first: 31/12/2009"),
    MONTH_FIRST: N_("Month first: 12/31/2009"),
    YEAR_FIRST: N_("Year first: 2009-12-31"),
}


# Which file -----------------------------------------------------------------------------------------------------


class FileStep(QWidget):
    """Asks for the file, and says what can come in and that nothing happens before one has chosen."""

    def __init__(self, dialog: PlainDialog) -> None:
        super().__init__(dialog)
        self.place = PlaceField(dialog, lambda: messages.choose_file(dialog, N_("Import"), pattern=FILES))
        bind_text(self.place.line.setAccessibleName, "File")
        bind_text(self.place.line.setPlaceholderText, "Drop a file here, or choose one")
        welcome = EmptySheet(
            "import",
            N_("Bring a list in"),
            N_(
                "Tables of Excel, LibreOffice or any program (CSV), address cards (vCard), directories (LDIF), "
                "calendars (iCalendar). You see first what would be new or changed, and choose; one undo takes "
                "all of it back."
            ),
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.LARGE)
        column.addWidget(paper(welcome, self), 1)
        column.addLayout(dialog.under_label(N_("File"), self.place))

    def path(self) -> Path | None:
        """The file that is named."""
        return self.place.path()


# How it is read -------------------------------------------------------------------------------------------------


class ReadingStep(QWidget):
    """What was found in a table, changeable, above its first rows."""

    changed = Signal(object)
    """Other ways to read the file are wanted: Ways."""

    def __init__(self, dialog: PlainDialog) -> None:
        super().__init__(dialog)
        self._work: ImportWork | None = None
        self._is_filling = False
        self.encoding = box(dialog, "encoding", N_("Letters (encoding)"))
        self.delimiter = box(dialog, "delimiter", N_("Between the cells"))
        self.sheet = box(dialog, "sheet", N_("Sheet"))
        self.dates = box(dialog, "dates", N_("Dates"))
        self.header = box(dialog, "header", N_("Row of headings"))
        self._fields: dict[str, QWidget] = {}
        line = QHBoxLayout()
        line.setSpacing(theme.MEDIUM)
        for name, title, widget, share in (
            ("encoding", N_("Letters (encoding)"), self.encoding, 3),
            ("delimiter", N_("Between the cells"), self.delimiter, 3),
            ("sheet", N_("Sheet"), self.sheet, 3),
            ("header", N_("Row of headings"), self.header, 2),
            ("dates", N_("Dates"), self.dates, 4),
        ):
            part = QWidget(self)
            inside = dialog.under_label(title, widget)
            inside.setContentsMargins(0, 0, 0, 0)
            part.setLayout(inside)
            self._fields[name] = part
            line.addWidget(part, share)
        self.rows = RowsModel(self)
        self.view = table_view(dialog, "rows", N_("First rows of the file"))
        self.view.setModel(self.rows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addLayout(line)
        column.addWidget(paper(self.view, self), 1)
        column.addWidget(self.summary)
        for combo in (self.encoding, self.delimiter, self.sheet):
            combo.activated.connect(lambda _place: self._tell())
        self.header.activated.connect(lambda place: self._tell(header=place))
        on_language(self, self.speak)

    def show_work(self, work: ImportWork) -> None:
        """Show how a file was read."""
        self._work = work
        table = work.table
        assert table is not None
        facts = table.facts
        self._is_filling = True
        _fill(self.encoding, dict.fromkeys([facts.get("encoding", ""), *ENCODINGS]), facts.get("encoding", ""))
        _fill(self.delimiter, DELIMITERS, facts.get("delimiter", ""))
        _fill(self.sheet, dict.fromkeys(facts.get("sheets", "").split(", ")), facts.get("sheet", ""))
        _fill(self.dates, dict.fromkeys(FORMS), work.dates)
        rows = {str(row): None if row else N_("none") for row in range(ROWS_OF_HEADINGS)}
        _fill(self.header, rows, facts.get("header", "1"))
        for name, part in self._fields.items():
            part.setVisible(name in facts if name != "sheet" else "," in facts.get("sheets", ""))
        self.rows.show_table(table)
        for place in range(min(self.rows.columnCount(), 60)):
            self.view.setColumnWidth(place, theme.scaled(150))
        self._is_filling = False
        self.speak()

    def date_form(self) -> str:
        """How the file writes days."""
        return str(self.dates.currentData() or DAY_FIRST)

    def speak(self) -> None:
        """Say what was found in the language in force."""
        retitle(self.delimiter, DELIMITERS)
        retitle(self.dates, DATES)
        retitle(self.header, {"0": N_("none")})
        if self._work is None or self._work.table is None:
            return
        table = self._work.table
        count, wide = len(table.rows), len(table.headings)
        rows = ngettext("{count} row", "{count} rows", count).format(count=format_number(count))
        across = ngettext("{count} column", "{count} columns", wide).format(count=format_number(wide))
        said = [_("{rows}, {columns}.").format(rows=rows, columns=across)]
        if table.notices:
            words = ngettext(
                "{count} line could not be read whole; it is listed with the changes.",
                "{count} lines could not be read whole; they are listed with the changes.",
                len(table.notices),
            )
            said.append(words.format(count=len(table.notices)))
        said.append(_("If accents or columns look wrong, change the choices above."))
        self.summary.setText(" ".join(said))

    def _tell(self, header: int | None = None) -> None:
        if not self._is_filling and self._work is not None:
            # The row of headings is looked for again, unless somebody has said which one it is.
            header = self._work.ways.header if header is None else header
            self.changed.emit(
                Ways(
                    self.encoding.currentData() or "",
                    self.delimiter.currentData() or "",
                    header,
                    self.sheet.currentData() or "",
                )
            )


def _fill(combo: QComboBox, titles: Mapping[str, str | None], current: str) -> None:
    combo.clear()
    for code, title in titles.items():
        combo.addItem(_(title) if title else code, code)
    if combo.findData(current) < 0 and current:
        combo.addItem(current, current)
    combo.setCurrentIndex(max(combo.findData(current), 0))
