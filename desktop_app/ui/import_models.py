"""The tables of an import: rows of the file, its columns, what would change. They hold plain values and no widgets."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_, _, format_number, ngettext
from desktop_app.services import columns
from desktop_app.services.columns import Mapping
from desktop_app.services.importing import CHANGED, DUPLICATE, NEW, REFUSED, SAME, Entry
from desktop_app.services.incoming import Notice, Table
from desktop_app.services.wording import said
from desktop_app.ui.icons import icon
from desktop_app.ui.import_work import STATES, UNREAD, ImportWork, can_be_chosen

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SHOWN_ROWS = 200
"""So many rows of a file are shown to see whether it is read right."""
EXAMPLES = 3
ICONS = {
    NEW: ("plus", "good"),
    CHANGED: ("pencil", "accent"),
    SAME: ("check", "muted"),
    DUPLICATE: ("copy", "warning_text"),
    REFUSED: ("circle-x", "error"),
    UNREAD: ("circle-alert", "warning_text"),
}


class _Model(QAbstractTableModel):
    """A table with fixed headings (msgids) over a list."""

    HEADINGS: tuple[str, ...] = ()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return _(self.HEADINGS[section])
        return None

    def speak(self) -> None:
        """Say headings and cells in the language in force."""
        last = max(self.columnCount() - 1, 0)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, last))


class RowsModel(QAbstractTableModel):
    """The first rows of a file as they were read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._headings: list[str] = []
        self._rows: list[list[str]] = []

    def show_table(self, table: Table) -> None:
        """Show the rows of a table."""
        self.beginResetModel()
        self._headings, self._rows = table.headings, table.rows[:SHOWN_ROWS]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role != Role.DisplayRole:
            return None
        row = self._rows[index.row()]
        return row[index.column()].replace("\n", " ")[:300] if index.column() < len(row) else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role != Role.DisplayRole:
            return None
        return self._headings[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)


class ColumnsModel(_Model):
    """The columns of a file: heading, some of its values, the field they go into."""

    HEADINGS = (N_("Column"), N_("For example"), N_("Goes into"))

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mapping = Mapping("", [])
        self._lines: list[tuple[str, str]] = []
        self._titles: dict[str, str] = {}

    def show_columns(self, table: Table, mapping: Mapping) -> None:
        """Show where the columns of a table go."""
        self.beginResetModel()
        self.mapping = mapping
        self._lines = [(heading, _examples(table, number)) for number, heading in enumerate(table.headings)]
        self._titles = dict(columns.targets(mapping.kind))
        self.endResetModel()

    def speak(self) -> None:
        """Say the fields in the language in force."""
        self._titles = dict(columns.targets(self.mapping.kind))
        super().speak()

    def set_target(self, place: int, target: str) -> None:
        """Let a column go into another field."""
        self.mapping.targets[place] = target
        if place in self.mapping.doubts:
            self.mapping.doubts.remove(place)
        self.dataChanged.emit(self.index(place, 0), self.index(place, 2))

    def set_key(self, place: int, *, is_key: bool) -> None:
        """Say whether the values of a column tell the rows apart."""
        self.mapping.key = place if is_key else -1
        self.speak()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        place, column = index.row(), index.column()
        in_doubt = place in self.mapping.doubts
        if role == Role.DisplayRole:
            if column < 2:
                return self._lines[place][column] or _("(empty)")
            return self._goes_into(place)
        if role == Role.DecorationRole and column == 2 and in_doubt:
            return icon("circle-help", "warning_text")
        if role == Role.ToolTipRole and column == 2 and in_doubt:
            return _("Please look whether this is right: the heading has several meanings, or only the values say it.")
        if role == Role.ToolTipRole and column < 2:
            return self._lines[place][column]
        return None

    def _goes_into(self, place: int) -> str:
        target = self.mapping.targets[place]
        title = self._titles.get(target, target)
        return _("{field} – tells the rows apart").format(field=title) if place == self.mapping.key else title


def _examples(table: Table, number: int) -> str:
    found: list[str] = []
    for value in table.column(number):
        text = " ".join(value.split())[:60]
        if text not in found:
            found.append(text)
        if len(found) == EXAMPLES:
            break
    return " · ".join(found)


class DifferencesModel(_Model):
    """What each record of the file would do; only places are kept of those that are shown."""

    HEADINGS = (N_("Record"), N_("State"), N_("What changes"), N_("Row"))
    chosen_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.work: ImportWork | None = None
        self.shown: list[int] = []
        """Places among the entries; below zero the lines that could not be read, -1 the first."""
        self._state = ""
        self._notices: list[Notice] = []

    def show_work(self, work: ImportWork, state: str) -> None:
        """Show the records of a state (empty: all)."""
        self.beginResetModel()
        self.work, self._state = work, state
        entries = work.plan.entries if work.plan else []
        self._notices = work.notices()
        unread = range(-1, -len(self._notices) - 1, -1)
        self.shown = [place for place, entry in enumerate(entries) if not state or entry.state == state]
        if state in ("", UNREAD):
            self.shown += unread
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The record on a line; None for a line of the file that could not be read."""
        place = self.shown[row] if 0 <= row < len(self.shown) else -1
        plan = self.work.plan if self.work else None
        return plan.entries[place] if place >= 0 and plan else None

    def refresh_row(self, row: int) -> None:
        """Show a line again after a decision."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.HEADINGS) - 1))
        self.chosen_changed.emit()

    def choose(self, rows: "list[int] | None", *, on: bool) -> None:
        """Choose some lines (None: all that are shown), or not."""
        for row in range(len(self.shown)) if rows is None else rows:
            entry = self.entry(row)
            if entry is not None and can_be_chosen(entry):
                entry.chosen = on
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, 0))
        self.chosen_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        entry = self.entry(index.row())
        if index.column() == 0 and entry is not None and can_be_chosen(entry):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        column, entry = index.column(), self.entry(index.row())
        if role == Role.DisplayRole:
            return self._text(index.row(), column, entry)
        if role == Role.CheckStateRole and column == 0 and entry is not None and can_be_chosen(entry):
            return Qt.CheckState.Checked if entry.chosen else Qt.CheckState.Unchecked
        if role == Role.DecorationRole and column == 1:
            return icon(*ICONS[entry.state if entry else UNREAD])
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole:
            return False
        self.choose([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _text(self, row: int, column: int, entry: Entry | None) -> str:
        assert self.work is not None
        if entry is None:
            notice = self._notices[-self.shown[row] - 1]
            return ("", _(STATES[UNREAD]), notice.text, format_number(notice.line))[column]
        if column == 0:
            return entry.title
        if column == 1:
            return _(STATES[entry.state])
        return in_short(entry) if column == 2 else format_number(entry.line)


def in_short(entry: Entry) -> str:
    """What an entry would do, on one line: why it is doubted, else what it writes."""
    if entry.reason:
        return entry.reason
    if entry.state == SAME:
        return ""
    changes = entry.changes
    if entry.state == NEW:
        told = " · ".join(change.new.replace("\n", " ") for change in changes[:4] if change.new)
        return told[:200]
    parts = [
        said(change.field, f"{(change.old or _('(empty)'))[:40]} → {(change.new or _('(empty)'))[:40]}")
        for change in changes[:2]
    ]
    if len(changes) > 2:
        more = len(changes) - 2
        parts.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return " · ".join(parts).replace("\n", " ")


class ChangesModel(_Model):
    """One record field by field: what stands, what would stand."""

    HEADINGS = (N_("Field"), N_("Now"), N_("Then"))

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str, str]] = []

    def show_entry(self, entry: Entry | None) -> None:
        """Show what a record would change."""
        self.beginResetModel()
        own = _own_values(entry) if entry is not None and entry.state in (NEW, DUPLICATE, REFUSED) else []
        self._lines = own + [(one.field, one.old, one.new) for one in entry.changes] if entry else []
        self.endResetModel()

    @property
    def has_before(self) -> bool:
        """Whether anything that stands would change; a new record has nothing before."""
        return any(old for _field, old, _new in self._lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        text = self._lines[index.row()][index.column()]
        if role == Role.DisplayRole:
            return text.replace("\n", " ")[:300]
        return text[:2000] if role == Role.ToolTipRole else None


def _own_values(entry: Entry) -> list[tuple[str, str, str]]:
    """The fields of a record that the base does not have yet."""
    from desktop_app.domain.kinds import KINDS

    kind = KINDS[entry.record.kind]
    known = {field.name for field in kind.columns}
    return [
        (_(kind.field(name).title), "", _shown(kind.field(name), value))
        for name, value in entry.record.values.items()
        if name in known and value not in (None, "") and not name.endswith("_id")
    ]


def _shown(field: Any, value: Any) -> str:
    options = dict(getattr(field, "options", ()))
    return _(options[value]) if value in options else str(value)
