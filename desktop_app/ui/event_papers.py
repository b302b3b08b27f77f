"""The files of an event: papers, pictures, and the signed attendance sheets that were scanned."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.event_kinds import ATTACHMENT_KINDS
from desktop_app.i18n import N_, _, short_date
from desktop_app.ui import messages, theme
from desktop_app.ui.attempts import attempt, managed
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.services.records import Row

Index = QModelIndex | QPersistentModelIndex
HEADINGS = (N_("File"), N_("Kind"), N_("Size"), N_("Added"))
KIND_TITLES = dict(ATTACHMENT_KINDS)


class PapersModel(QAbstractTableModel):
    """One row a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: "list[Row]") -> None:
        """Show other files."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return row.values["name"]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def _cell(row: "Row", column: int) -> str:
    from datetime import date

    if column == 0:
        return row.title
    if column == 1:
        return _(KIND_TITLES.get(row.values["kind"], row.values["kind"]))
    if column == 2:
        return size_in_words(int(row.values["size"] or 0))
    added = row.values["added_on"]
    return short_date(date.fromisoformat(added)) if added else ""


def size_in_words(count: int) -> str:
    """The size of a file as people say it."""
    if count < 1024 * 1024:
        return _("{count} KB").format(count=max(1, round(count / 1024)))
    return _("{count} MB").format(count=round(count / 1024 / 1024))


class EventPapers(QWidget):
    """Lists the files; they are added by a button or by dropping them here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event_id = ""
        self.setAcceptDrops(True)
        self.model = PapersModel(self)
        self.table = QTableView(self)
        self._build()
        on_language(self, self.speak)

    def _build(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setProperty("role", "list")
        table.setAccessibleIdentifier("events.papers.list")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, theme.scaled(170))
        table.activated.connect(lambda _index: self.save_as())
        self.add_button = IconButton("plus", "events.papers.add", N_("Add a file…"), self, colour="on_accent")
        self.add_button.setProperty("kind", "primary")
        self.scan_button = IconButton("file-plus", "events.papers.scan", N_("Add a signed sheet…"), self)
        self.save_button = IconButton("download", "events.papers.save", "", self)
        self.remove_button = IconButton("trash-2", "events.papers.remove", "", self)
        self.add_button.clicked.connect(self.add)
        self.scan_button.clicked.connect(self.add_scan)
        self.save_button.clicked.connect(self.save_as)
        self.remove_button.clicked.connect(self.remove)
        bar = QHBoxLayout()
        bar.setSpacing(theme.SMALL)
        for button in (self.add_button, self.scan_button, self.save_button, self.remove_button):
            bar.addWidget(button)
        bar.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(table)
        self._stack.addWidget(
            EmptySheet("paperclip", N_("No file yet"), N_("Drop files here, or add them with the button above."), self)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        table.selectionModel().selectionChanged.connect(lambda _now, _before: self._allow())

    def show_event(self, event_id: str) -> None:
        """Show an event's files."""
        from desktop_app.services import records

        self._event_id = event_id
        card = records.load(self._desk.database, "event", event_id, self._desk.day)
        self.model.show(card.rows["attachment.event_id"])
        self._stack.setCurrentIndex(0 if self.model.rows else 1)
        self._allow()

    def _current(self) -> "Row | None":
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _allow(self) -> None:
        stands = self._current() is not None
        for button in (self.save_button, self.remove_button):
            button.setEnabled(stands)

    # Doing ---------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a file and keep it with the event."""
        path = messages.choose_file(self, N_("Add a file"))
        if path is not None:
            self.add_files([path])

    def add_files(self, paths: list[Path]) -> None:
        """Keep some files with the event."""
        from desktop_app.services import attachments
        from desktop_app.services.attendance import Occasion

        day, occasion = self._desk.today.isoformat(), Occasion("event", self._event_id)
        for path in paths:
            if not managed(self, partial(attachments.add, self._desk.database, occasion, path, day)):
                return

    def add_scan(self) -> None:
        """Keep a signed sheet: its code ties it to the sheet that was printed."""
        from desktop_app.services import sheets
        from desktop_app.ui.dialogs.keep_scan import ask_scan

        asked = ask_scan(self, self._desk, self._event_id)
        if asked is not None:
            code, path, signed = asked
            day = self._desk.today.isoformat()
            if attempt(self, lambda: sheets.keep_scan(self._desk.database, code, path, day, signed=signed)):
                self._desk.said.emit(_("The signed sheet is kept with the event."))

    def save_as(self) -> None:
        """Write a copy of the file elsewhere."""
        from desktop_app.services import attachments

        row = self._current()
        if row is None:
            return
        name = Path(str(row.values["name"])).name
        target = messages.choose_file(self, N_("Save a copy"), save=True, name=name)
        if target is not None and managed(self, lambda: attachments.save_as(self._desk.database, row.id, target)):
            self._desk.said.emit(_("The copy is in {file}.").format(file=target.name))

    def remove(self) -> None:
        """Delete a file, after asking."""
        from desktop_app.ui.dialogs.delete_record import delete_record

        row = self._current()
        if row is not None:
            delete_record(self, self._desk, "attachment", row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.add_files([path for path in paths if path.is_file()])

    def speak(self) -> None:
        """Say what is put together here in the language in force."""
        self.table.setAccessibleName(_("Files"))
        for button, text in ((self.save_button, _("Save a copy…")), (self.remove_button, _("Delete…"))):
            button.setAccessibleName(text)
            button.setToolTip(text)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADINGS) - 1)
        if self._event_id:
            self.show_event(self._event_id)
