"""The agenda as a tree: its lines by place, the parts below their item, and what each column says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.meeting_kinds import ITEM_KINDS, OUTCOMES
from desktop_app.i18n import N_, _
from desktop_app.ui.two_languages import other, said, time_of

if TYPE_CHECKING:
    from desktop_app.services.papers import AgendaLine

Index = QModelIndex | QPersistentModelIndex
NUMBER, TITLE, KIND, OWNER, MINUTES, STARTS = range(6)
HEADINGS = (N_("No."), N_("Item"), N_("Kind"), N_("Introduced by"), N_("Min."), N_("Starts"))
EDITABLE = {TITLE, KIND, OWNER, MINUTES}
FORMAT = "application/x-parvis-agenda-item"
LINE = Qt.ItemDataRole.UserRole


class AgendaModel(QAbstractItemModel):
    """One node a line; the internal id of an index is the line's place in the whole agenda."""

    dropped = Signal(str, object, int)
    """An item was dropped: its id, its new parent's id or None, and its place among its siblings there."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.lines: list[AgendaLine] = []
        self.is_open = True
        """Whether the agenda may be changed."""
        self._parents: list[int] = []
        self._children: dict[int, list[int]] = {-1: []}

    def show(self, lines: "Sequence[AgendaLine]") -> None:
        """Show other lines; where only their words changed, nothing that is open closes."""
        before = [(line.id, line.parent_id) for line in self.lines]
        if before == [(line.id, line.parent_id) for line in lines]:
            self.lines = list(lines)
            for siblings in self._children.values():
                if siblings:
                    self.dataChanged.emit(self._index(siblings[0], NUMBER), self._index(siblings[-1], STARTS))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self._parents, self._children = [], {-1: []}
        places = {line.id: place for place, line in enumerate(lines)}
        for place, line in enumerate(lines):
            parent = places.get(line.parent_id, -1)
            self._parents.append(parent)
            self._children.setdefault(parent, []).append(place)
        self.endResetModel()

    # Places ------------------------------------------------------------------------------------------------------

    def _index(self, place: int, column: int) -> QModelIndex:
        siblings = self._children[self._parents[place]]
        return self.createIndex(siblings.index(place), column, place)

    def index_of(self, item_id: str, column: int = NUMBER) -> QModelIndex:
        """Where an item stands; an invalid index when it is not in this agenda."""
        for place, line in enumerate(self.lines):
            if line.id == item_id:
                return self._index(place, column)
        return QModelIndex()

    def line(self, index: Index) -> "AgendaLine | None":
        """The line of an index."""
        return self.lines[index.internalId()] if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        siblings = self._children.get(parent.internalId() if parent.isValid() else -1, [])
        if 0 <= row < len(siblings) and 0 <= column < len(HEADINGS):
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        above = self._parents[index.internalId()]
        return self._index(above, 0) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.column() > 0:
            return 0
        return len(self._children.get(parent.internalId() if parent.isValid() else -1, []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(HEADINGS)

    # Words -------------------------------------------------------------------------------------------------------

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_words(line) if index.column() in (NUMBER, TITLE) else cell(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == TITLE:
            return "\n".join(filter(None, (said(line.title), other(line.title), ", ".join(marks(line)))))
        return line if role == LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.is_open else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_open:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            line = self.line(index)
            if index.column() == TITLE or (index.column() in EDITABLE and line is not None and not line.is_heading):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    # Dragging ----------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [FORMAT]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        line = self.line(indexes[0]) if indexes else None
        if line is not None:
            data.setData(FORMAT, line.id.encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(FORMAT):
            return False
        item_id = bytes(data.data(FORMAT).data()).decode()
        onto = self.line(parent)
        place = row if row >= 0 else self.rowCount(parent)
        here = self.index_of(item_id)
        if here.parent() == parent.sibling(parent.row(), NUMBER) and here.row() < place:
            place -= 1  # its own place is free once it is taken out
        self.dropped.emit(item_id, onto.id if onto else None, place)
        return False  # the base moves it, and the agenda is read anew


def cell(line: "AgendaLine", column: int) -> str:
    """What one column says of a line."""
    if column == NUMBER:
        return line.number
    if column == TITLE:
        return said(line.title)
    if line.is_heading:
        return ""
    if column == KIND:
        return _(dict(ITEM_KINDS).get(line.kind, ""))
    if column == OWNER:
        return owner_of(line)
    if column == MINUTES:
        return str(line.minutes_planned) if line.minutes_planned is not None else ""
    return time_of(line.starts_at)


def owner_of(line: "AgendaLine") -> str:
    """Who introduces an item, in short: the name, and the organisation's acronym."""
    if line.owner is None:
        return said(line.owner_text)
    short = said(line.owner.acronym) or said(line.owner.organisation)
    return f"{line.owner.name} ({short})" if short and line.owner.name else line.owner.name or short


def marks(line: "AgendaLine") -> list[str]:
    """What is particular about an item, in words."""
    found = []
    if line.late:
        found.append(_("late"))
    if line.confidential:
        found.append(_("confidential"))
    if line.outcome:
        found.append(_(dict(OUTCOMES).get(line.outcome, "")).lower())
    return found


def in_words(line: "AgendaLine") -> str:
    """A whole line as a screen reader says it."""
    parts = [line.number, said(line.title), other(line.title)]
    parts += [cell(line, column) for column in (KIND, OWNER, STARTS)]
    return ", ".join(part for part in (*parts, *marks(line)) if part)
