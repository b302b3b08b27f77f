"""The step of an import that shows what each record would do, and where one chooses."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import N_, _, format_number, ngettext
from desktop_app.services.importing import DUPLICATE, Entry
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.import_models import ChangesModel, DifferencesModel
from desktop_app.ui.import_parts import paper, table_view
from desktop_app.ui.import_work import STATES, UNREAD, ImportWork
from desktop_app.ui.translated import on_language
from desktop_app.ui.wrapping import Wrapping

ALL = ""


class ChangesStep(QWidget):
    """The records by state at the left, the one looked at field by field at the right."""

    taken_as_known = Signal(list)
    """The rows of probable duplicates that are the records they look like."""
    doubted_again = Signal(list)

    def __init__(self, dialog: PlainDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.work: ImportWork | None = None
        self._state = ALL
        self.differences = DifferencesModel(self)
        self.changes = ChangesModel(self)
        self._differences = _Differences(dialog, self.differences)
        self.view = table_view(dialog, "changes", N_("Records of the file"), self._differences)
        self.view.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._lay_out(dialog)
        self.differences.chosen_changed.connect(self._count)
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _before: self._look())
        self.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._look())
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------

    def _lay_out(self, dialog: PlainDialog) -> None:
        left = QWidget(self)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.SMALL)
        inside.addWidget(paper(self.view, self), 1)
        inside.addLayout(self._choosing(dialog))
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.MEDIUM)
        splitter.addWidget(left)
        splitter.addWidget(self._details(dialog))
        splitter.setSizes([640, 320])
        splitter.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(self._filter(dialog))
        column.addWidget(splitter, 1)

    def _filter(self, dialog: PlainDialog) -> QWidget:
        """One button a state, with how many there are."""
        tools = QWidget(self)
        row = Wrapping(tools)
        group = QButtonGroup(self)
        self.states: dict[str, QToolButton] = {}
        for state in (ALL, *STATES):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setProperty("kind", "framed")
            dialog.name(button, f"state.{state or 'all'}", STATES.get(state, N_("All")))
            button.toggled.connect(partial(self._filter_by, state))
            group.addButton(button)
            row.addWidget(button)
            self.states[state] = button
        return tools

    def _choosing(self, dialog: PlainDialog) -> QHBoxLayout:
        self.counted = QLabel(self)
        self.counted.setProperty("role", "muted")
        self.all_button = IconButton("square-check", f"{dialog.identifier}.all", N_("Choose all shown"), self)
        self.none_button = IconButton("square", f"{dialog.identifier}.none", N_("Choose none"), self)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(self.counted, 1)
        for button, on in ((self.all_button, True), (self.none_button, False)):
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose_shown, on))
            line.addWidget(button)
        return line

    def _details(self, dialog: PlainDialog) -> QWidget:
        sheet = QFrame(self)
        sheet.setObjectName("paper")
        self.heading, self.why = QLabel(sheet), QLabel(sheet)
        self.heading.setProperty("role", "heading")
        self.why.setProperty("role", "muted")
        for label in (self.heading, self.why):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.fields = table_view(dialog, "fields", N_("What changes"))
        self.fields.setModel(self.changes)
        self.fields.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.fields.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.fields.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.same_button = IconButton("link", f"{dialog.identifier}.same", N_("It is this record"), sheet)
        self.other_button = IconButton("unlink", f"{dialog.identifier}.other", N_("It is another one"), sheet)
        for button in (self.same_button, self.other_button):
            button.setAutoDefault(False)
        self.same_button.clicked.connect(lambda: self.taken_as_known.emit(self._rows()))
        self.other_button.clicked.connect(lambda: self.doubted_again.emit(self._rows()))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*[theme.LARGE] * 4)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.why)
        column.addWidget(self.fields, 1)
        column.addStretch(0)  # where no field changes the words stay above
        line = QHBoxLayout()
        line.addWidget(self.same_button)
        line.addWidget(self.other_button)
        line.addStretch(1)
        column.addLayout(line)
        return sheet

    # Showing -------------------------------------------------------------------------------------------------

    def show_work(self, work: ImportWork) -> None:
        """Show what a file would do."""
        self.work = work
        counts = work.counts()
        self._differences.states = tuple(state for state, count in counts.items() if count) or tuple(STATES)
        if self._state and not counts.get(self._state):
            self._state = ALL
        self.states[self._state].setChecked(True)
        self._fill()
        self.speak()

    def _filter_by(self, state: str, is_down: bool) -> None:
        if is_down and self.work is not None and state != self._state:
            self._state = state
            self._fill()

    def _fill(self) -> None:
        assert self.work is not None
        before = self.differences.shown[self.view.currentIndex().row()] if self.view.currentIndex().isValid() else None
        self.differences.show_work(self.work, self._state)
        shown = self.differences.shown
        row = shown.index(before) if before in shown else 0
        if shown:
            self.view.selectRow(row)
            self.view.scrollTo(self.differences.index(row, 0))
        self._look()
        self._count()

    def refresh(self) -> None:
        """Show states and counts again after a decision; one stays where one was, or on the next one."""
        row = max(self.view.currentIndex().row(), 0)
        self._fill()
        self.speak()
        if self.differences.shown and self.view.currentIndex().row() == 0 < row:
            self.view.selectRow(min(row, len(self.differences.shown) - 1))

    def speak(self) -> None:
        """Say states, counts and records in the language in force."""
        counts = self.work.counts() if self.work else dict.fromkeys(STATES, 0)
        counts[ALL] = sum(counts.values())
        for state, button in self.states.items():
            text = f"{_(STATES.get(state, N_('All')))}  {format_number(counts[state])}"
            button.setText(text)
            button.setAccessibleName(text)
            button.setVisible(state != UNREAD or counts[state] > 0)
            button.setEnabled(state == ALL or counts[state] > 0)
        self.differences.speak()
        self._differences.fit()
        self.changes.speak()
        self._look()
        self._count()

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.view.selectionModel().selectedRows()})

    def entry(self) -> Entry | None:
        """The record one looks at."""
        return self.differences.entry(self.view.currentIndex().row()) if self.work is not None else None

    def _look(self) -> None:
        entry, row = self.entry(), self.view.currentIndex().row()
        self.changes.show_entry(entry)
        is_taken = self.work is not None and row >= 0 and self._place(row) in self.work.taken_as
        self.same_button.setVisible(entry is not None and entry.state == DUPLICATE and bool(entry.like))
        self.other_button.setVisible(is_taken)
        self.fields.setVisible(self.changes.rowCount() > 0)
        self.fields.setColumnHidden(1, not self.changes.has_before)
        if entry is not None:
            self.heading.setText(entry.title)
            self.why.setText(self._about(entry))
        elif self.work is not None and row >= 0 and self.work.source is not None:
            self.heading.setText(_(STATES[UNREAD]))
            self.why.setText(self.work.notices()[-self._place(row) - 1].text)
        else:
            self.heading.setText(_("Nothing here"))
            self.why.setText(_("Choose another state above."))

    def _place(self, row: int) -> int:
        return self.differences.shown[row] if row < len(self.differences.shown) else 0

    def _about(self, entry: Entry) -> str:
        said = [_("{state}, row {number} of the file.").format(state=_(STATES[entry.state]), number=entry.line)]
        if entry.reason:
            said.append(entry.reason)
        if entry.state == DUPLICATE and entry.like:
            words = _(
                "It looks like {name}. If it is this record, say so, and only what differs is taken; "
                "if it is another one, tick it."
            )
            said.append(words.format(name=self._like(entry)))
        return " ".join(said)

    def _like(self, entry: Entry) -> str:
        from desktop_app.services import records

        assert self.work is not None
        return records.title(self.work.database, entry.record.kind, entry.like, "9999") or "?"

    # Choosing ------------------------------------------------------------------------------------------------

    def _choose_shown(self, on: bool) -> None:
        self.differences.choose(None, on=on)

    def _count(self) -> None:
        chosen = self.work.chosen() if self.work else 0
        words = ngettext("{count} record is chosen.", "{count} records are chosen.", chosen)
        self.counted.setText(words.format(count=format_number(chosen)))


class _Differences(QTableView):
    """The records; Space chooses all that are selected, or none of them."""

    def __init__(self, dialog: PlainDialog, model: DifferencesModel) -> None:
        super().__init__(dialog)
        self._model = model
        self.states: tuple[str, ...] = tuple(STATES)
        """Those that a record of the file has."""
        self.setModel(model)

    def fit(self) -> None:
        """States and rows as wide as their longest word; names get most of the rest: what changes is told beside."""
        wide, blank = self.fontMetrics().horizontalAdvance, theme.scaled(28)
        state = max(wide(_(STATES[one])) for one in self.states) + theme.scaled(18) + blank
        row = max(wide("200000"), wide(self._heading(3))) + blank
        left = self.viewport().width() - state - row
        names = min(left * 11 // 20, left - wide(self._heading(2)) - blank)
        for place, width in ((1, state), (3, row), (0, names)):
            self.setColumnWidth(place, width)

    def _heading(self, column: int) -> str:
        return str(self._model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        entries = [entry for entry in map(self._model.entry, rows) if entry is not None]
        self._model.choose(rows, on=not all(entry.chosen for entry in entries))
