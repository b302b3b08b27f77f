"""The list of what waits for a decision: it holds ids, and reads only the lines that are looked at."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from desktop_app.i18n import _
from desktop_app.sync import inbox
from desktop_app.sync.inbox import Matter
from desktop_app.ui.desk import Desk
from desktop_app.ui.three_lines import LINES, ThreeLines

AT_ONCE = 40
"""So many lines are read together."""


class ConflictModel(QAbstractListModel):
    """The ids of all conflicts, and the lines read so far."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ids: list[str] = []
        self._read: dict[str, Matter] = {}

    def refresh(self) -> None:
        """Ask for the ids anew."""
        self.beginResetModel()
        self.ids, self._read = inbox.ids(self._desk.database), {}
        self.endResetModel()

    def matter(self, place: int) -> Matter | None:
        """One line; those around it are read with it."""
        if not 0 <= place < len(self.ids):
            return None
        wanted = self.ids[place]
        if wanted not in self._read:
            first = place - place % AT_ONCE
            block = self.ids[first : first + AT_ONCE]
            self._read.update(
                {one.conflict.id: one for one in inbox.matters(self._desk.database, block, self._desk.day)}
            )
        return self._read.get(wanted)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, LINES):
            return None
        found = self.matter(index.row())
        lines = (title_of(found), about(found), values_of(found)) if found else ()
        return lines if role == LINES else ". ".join(lines)


def title_of(matter: Matter) -> str:
    """The record it is about."""
    return matter.record or _("A record without a name")


def about(matter: Matter) -> str:
    """The field, and what is the matter with it."""
    return " – ".join(filter(None, (matter.field, matter.what)))


def values_of(matter: Matter) -> str:
    """What the sides say, side by side."""
    return " ↔ ".join(side.value.replace("\n", " ") for side in matter.sides)


class ConflictList(QListView):
    """The list; tells which conflict is looked at, and opens its record with Enter."""

    looked_at = Signal(object)
    opened = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conflicts = ConflictModel(desk, self)
        self.setModel(self.conflicts)
        self.setItemDelegate(ThreeLines(self))
        self.setUniformItemSizes(True)
        self.setAccessibleIdentifier("conflicts.list")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.looked_at.emit(self.current()))
        self.activated.connect(lambda _index: self.opened.emit())

    def refresh(self) -> None:
        """Read anew; one stays where one was, on the next one when it was decided."""
        place = max(self.currentIndex().row(), 0)
        before = self.conflicts.ids[place] if place < len(self.conflicts.ids) else ""
        self.conflicts.refresh()
        ids = self.conflicts.ids
        place = ids.index(before) if before in ids else min(place, len(ids) - 1)
        self.setCurrentIndex(self.conflicts.index(place, 0))
        self.looked_at.emit(self.current())

    def current(self) -> Matter | None:
        """The conflict one stands on."""
        return self.conflicts.matter(self.currentIndex().row())
