"""The list of a page: all keys at once, rows a page at a time, so that a hundred thousand open like a dozen."""

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.i18n import _
from desktop_app.storage import listing
from desktop_app.storage.listing import Question, Row
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import icon
from desktop_app.ui.record_marks import MARKS

PAGE = 64
PAGES_KEPT = 96
Index = QModelIndex | QPersistentModelIndex
ALIGN = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RecordTableModel(QAbstractTableModel):
    """The answer to one Question: its keys in order, and the rows of the pages looked at last."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.question = question
        self.columns = listing.columns(question.kind)
        self.keys: list[int] = []
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()

    def ask(self, question: Question) -> None:
        """Show the answer to another question."""
        keys = listing.ids(self._desk.database, question)
        self.beginResetModel()
        if question.kind != self.question.kind:
            self.columns = listing.columns(question.kind)
        self.question, self.keys = question, keys
        self._pages.clear()
        self.endResetModel()

    def row_at(self, place: int) -> Row | None:
        """The row at a place, read with its neighbours when it is not at hand."""
        if not 0 <= place < len(self.keys):
            return None
        number, offset = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            keys = self.keys[number * PAGE : (number + 1) * PAGE]
            page = listing.rows(self._desk.database, self.question, keys)
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page[offset] if offset < len(page) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row_at(index.row())
            return row.cells[index.column()] if row else ""
        if index.column() == 0 and role == Qt.ItemDataRole.DecorationRole:
            found = self.row_at(index.row())
            return icon("circle-alert", "error") if found and found.id in self._desk.in_conflict else None
        if index.column() == 0 and role in (Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ToolTipRole):
            return self._name_role(index.row(), role)
        return None

    def _name_role(self, place: int, role: int) -> object:
        row = self.row_at(place)
        if row is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            marks = row.marks | ({"conflict"} if row.id in self._desk.in_conflict else set())
            return "\n".join([row.cells[0], *(_(MARKS[mark]) for mark in sorted(marks) if mark in MARKS)])
        if "name.other_language" in row.marks:
            slanted = QFont()
            slanted.setItalic(True)
            return slanted
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        return ALIGN if role == Qt.ItemDataRole.TextAlignmentRole else None


class RecordTable(QTableView):
    """A list of records: sorted by its headings, opened by Enter or a click, kept in place when it is read anew."""

    opened = Signal(str)
    """Somebody looks at a record: its id."""
    chosen = Signal()
    """The selection is another one."""
    delete_wanted = Signal()
    """The Delete key was pressed on the list."""
    refreshed = Signal()
    """Another list, or the same one read anew."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.records = RecordTableModel(desk, question, self)
        self._is_filling = False
        self.setProperty("role", "list")
        self.setModel(self.records)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._set_up_headers()
        self.follow_theme()
        desk.marked.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(self._choose)
        self.selectionModel().currentRowChanged.connect(self._look)

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        headings = self.horizontalHeader()
        headings.setSectionsClickable(True)
        headings.setHighlightSections(False)
        headings.setStretchLastSection(True)
        headings.setSortIndicatorShown(True)
        headings.setSectionsMovable(True)
        headings.setMinimumSectionSize(48)
        headings.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        headings.sectionClicked.connect(self._sort)

    def follow_theme(self) -> None:
        """Take the row height and widths of the size of text in force."""
        self.verticalHeader().setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))
        self.size_columns()

    def size_columns(self) -> None:
        """Give each column its usual width."""
        for place, column in enumerate(self.records.columns):
            self.setColumnWidth(place, theme.scaled(8 * column.width))

    def show_only(self, names: tuple[str, ...]) -> None:
        """Hide the columns that are not named; all are shown where none is."""
        for place, column in enumerate(self.records.columns):
            self.setColumnHidden(place, bool(names) and column.name not in names)

    # What is shown ------------------------------------------------------------------------------------------

    @property
    def question(self) -> Question:
        """What the list shows now."""
        return self.records.question

    def ask(self, question: Question) -> None:
        """Show the answer to a question; the record looked at and the selection stay where they are in it."""
        current, chosen = self.current_key(), self._chosen_keys()
        top = self.verticalScrollBar().value()
        other_kind = question.kind != self.question.kind
        self._is_filling = True
        self.records.ask(question)
        self._restore(current, chosen, top)
        self._is_filling = False
        if other_kind:
            self.size_columns()
        self.refreshed.emit()
        if self._chosen_keys() != chosen:
            self.chosen.emit()

    def refresh(self, **changed: object) -> None:
        """Ask again, with parts of the question replaced."""
        self.ask(replace(self.question, **changed))  # type: ignore[arg-type]

    def _restore(self, current: int | None, chosen: set[int], top: int) -> None:
        if current is not None and current in (places := self._places({current} | chosen)):
            index = self.records.index(places[current], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            for key in chosen & places.keys():
                self.selectionModel().select(
                    self.records.index(places[key], 0),
                    QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
                )
        self.verticalScrollBar().setValue(top)

    def _places(self, keys: set[int]) -> dict[int, int]:
        if len(keys) < 8:
            wanted = {}
            for key in keys:
                try:
                    wanted[key] = self.records.keys.index(key)
                except ValueError:
                    continue
            return wanted
        return {key: place for place, key in enumerate(self.records.keys) if key in keys}

    def _sort(self, section: int) -> None:
        name = self.records.columns[section].name
        descending = name == self.question.sort and not self.question.descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)
        self.refresh(sort=name, descending=descending)

    # What is looked at ----------------------------------------------------------------------------------------

    def current_key(self) -> int | None:
        """The key of the record looked at."""
        place = self.currentIndex().row()
        return self.records.keys[place] if 0 <= place < len(self.records.keys) else None

    def current_id(self) -> str | None:
        """The id of the record looked at."""
        row = self.records.row_at(self.currentIndex().row())
        return row.id if row else None

    def _chosen_keys(self) -> set[int]:
        keys = self.records.keys
        return {
            keys[place] for span in self._spans() for place in range(span.top(), span.bottom() + 1) if place < len(keys)
        }

    def chosen_count(self) -> int:
        """How many records are selected."""
        return sum(span.height() for span in self._spans())

    def _spans(self) -> list[QItemSelectionRange]:
        return list(self.selectionModel().selection())  # type: ignore[call-overload]  # iterable, though not in its stub

    def chosen_ids(self) -> list[str]:
        """The ids of the selected records, in the list's order."""
        keys = self._chosen_keys()
        return self._ids([key for key in self.records.keys if key in keys])

    def all_ids(self) -> list[str]:
        """The ids of every record of the list."""
        return self._ids(self.records.keys)

    def _ids(self, keys: list[int]) -> list[str]:
        found = []
        for start in range(0, len(keys), 5000):
            found += listing.rows(self._desk.database, self.question, keys[start : start + 5000])
        return [row.id for row in found]

    def show_record(self, record_id: str) -> bool:
        """Look at a record if it stands in the list."""
        key = listing.key_of(self._desk.database, record_id)
        places = self._places({key}) if key is not None else {}
        if not places:
            return False
        (place,) = places.values()
        index = self.records.index(place, 0)
        self._is_filling = True
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._is_filling = False
        return True

    def _choose(self) -> None:
        if not self._is_filling:
            self.chosen.emit()

    def _look(self, index: QModelIndex) -> None:
        if self._is_filling:
            return
        row = self.records.row_at(index.row())
        if row is not None:
            self.opened.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
            event.accept()
            return
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
            return
        super().keyPressEvent(event)

    def retitle(self) -> None:
        """Show the headings in the language in force."""
        self.records.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.records.columns) - 1)
