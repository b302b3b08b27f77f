"""One change to all selected records: choose it, look at what it does to each, make it; one undo takes it back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QTableView, QWidget

from desktop_app.domain.fields import Link
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.services.lists import ADD_TAG, REMOVE_TAG, SET, MassChange, Preview, PreviewRow
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import Editor, editor_for
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.wrapping import throw_away

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

TAG_CHANGES = ((ADD_TAG, N_("Add a tag")), (REMOVE_TAG, N_("Take a tag off")))
Index = QModelIndex | QPersistentModelIndex


class PreviewTable(QAbstractTableModel):
    """What each record would change from and to."""

    HEADINGS = (N_("Record"), N_("Now"), N_("Then"))

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[PreviewRow, ...] = ()

    def show_rows(self, rows: tuple[PreviewRow, ...]) -> None:
        """Show another preview."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            then = row.new or _("(empty)") if row.is_changed else _("unchanged")
            return (row.title, row.old or _("(empty)"), then)[index.column()].replace("\n", " ")
        if role == Qt.ItemDataRole.FontRole and row.is_changed and index.column() == 2:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(self.HEADINGS[section])
        return None


class MassEditDialog(PlainDialog):
    """Chooses the change and shows what it does."""

    def __init__(self, desk: "Desk", kind: str, ids: list[str], parent: QWidget | None = None) -> None:
        super().__init__("mass_edit", N_("Change together"), N_("Make the change"), parent, width=640)
        self._desk, self._kind, self._ids = desk, kind, list(ids)
        self.changed_count = 0
        self._editor: Editor | None = None
        self._whole: QWidget | None = None
        self.what = QComboBox(self)
        self.what.setAccessibleIdentifier(f"{self.identifier}.field")
        bind_text(self.what.setAccessibleName, "What to change")
        for operation, _title in TAG_CHANGES:
            self.what.addItem("", (operation, "tag_id"))
        for field in KINDS[kind].columns:
            self.what.addItem("", (SET, field.name))
        self._place = QHBoxLayout()
        choice = QHBoxLayout()
        choice.setSpacing(theme.MEDIUM)
        choice.addLayout(self.under_label(N_("What to change"), self.what), 2)
        choice.addLayout(self._place, 3)
        self.body.addLayout(choice)
        self.summary = QLabel(self)
        self.summary.setProperty("card", "summary")
        self.summary.setAccessibleIdentifier(f"{self.identifier}.summary")
        self.body.addWidget(self.summary)
        self.body.addWidget(self._make_table(), 1)
        self._timer = QTimer(self, singleShot=True, interval=150)
        self._timer.timeout.connect(self.look)
        on_language(self, self._speak)
        self.what.currentIndexChanged.connect(self._choose)
        self._choose()

    def _make_table(self) -> QTableView:
        self.preview = PreviewTable(self)
        table = QTableView(self)
        table.setModel(self.preview)
        table.setAccessibleIdentifier(f"{self.identifier}.preview")
        bind_text(table.setAccessibleName, "What the change does to each record")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.scaled(28))
        table.setShowGrid(False)
        table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(theme.scaled(220))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _speak(self) -> None:
        for number, (_operation, title) in enumerate(TAG_CHANGES):
            self.what.setItemText(number, _(title))
        for number, field in enumerate(KINDS[self._kind].columns, start=len(TAG_CHANGES)):
            self.what.setItemText(number, _(field.title))
        count = len(self._ids)
        self.say_subtitle(
            ngettext("{count} record is selected.", "{count} records are selected.", count).format(count=count)
        )
        self.preview.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)
        if self._editor is not None:
            self.look()

    def _choose(self) -> None:
        operation, name = self.what.currentData()
        if self._whole is not None:
            self._place.removeWidget(self._whole)
            throw_away(self._whole)
        field = KINDS[self._kind].field(name) if operation == SET else Link("tag_id", N_("Tag"), to="tag")
        self._editor = editor_for(field, self._desk, self)
        self._editor.identify(f"{self.identifier}.value")
        self._editor.edited.connect(self._timer.start)
        self._whole = QWidget(self)
        column = self.under_label(N_("New value") if operation == SET else N_("Tag"), self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        self._whole.setLayout(column)
        self._place.addWidget(self._whole)
        QWidget.setTabOrder(self.what, self._editor)
        self.look()

    def change(self) -> MassChange:
        """The change as it is chosen now."""
        assert self._editor is not None
        operation, name = self.what.currentData()
        return MassChange(operation, name, self._editor.value())

    def look(self) -> Preview | None:
        """Show what the change does; None when it cannot be made."""
        from desktop_app.services import lists

        self._timer.stop()
        change = self.change()
        if change.operation != SET and not change.value:
            self._show(Preview(()), _("Choose the tag."))
            return None
        try:
            found = lists.preview(self._desk.database, self._kind, self._ids, change, self._desk.day)
        except UserError as wrong:
            self._show(Preview(()), str(wrong))
            return None
        self._show(found, _in_words(found))
        return found

    def _show(self, found: Preview, sentence: str) -> None:
        self.preview.show_rows(tuple(sorted(found.rows, key=lambda row: not row.is_changed)))
        self.summary.setText(sentence)
        self.accept_button.setEnabled(found.changed > 0)
        self.problem.say(None)

    def accept(self) -> None:
        """Make the change."""
        from desktop_app.services import lists

        assert self._editor is not None
        message = self._editor.own_problem()
        self._editor.set_problem(message)
        if message or self.look() is None:
            return
        try:
            self.changed_count = lists.apply(self._desk.database, self._kind, self._ids, self.change())
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def _in_words(found: Preview) -> str:
    change = ngettext("{count} record changes", "{count} records change", found.changed)
    stay = ngettext("{count} stays as it is", "{count} stay as they are", found.unchanged)
    parts = [change.format(count=found.changed)] if found.changed else []
    parts += [stay.format(count=found.unchanged)] if found.unchanged else []
    return " · ".join(parts)


def change_together(parent: QWidget, desk: "Desk", kind: str, ids: list[str]) -> int:
    """Ask for one change to many records and make it; how many it changed."""
    dialog = MassEditDialog(desk, kind, ids, parent)
    dialog.exec()
    dialog.deleteLater()
    count = dialog.changed_count
    if count:
        sentence = ngettext("{count} record was changed.", "{count} records were changed.", count)
        desk.said.emit(sentence.format(count=count))
    return count
