"""The list of pairs that are likely one: who, how likely, and why."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import _
from desktop_app.services.duplicates import Standing
from desktop_app.ui.three_lines import LINES, ThreeLines


def names_of(found: Standing) -> str:
    """The two names; one where they are the same."""
    return found.one if found.one == found.other else f"{found.one}  ↔  {found.other}"


def likelihood(found: Standing) -> str:
    """What they are, and how likely they are one: Person · probable, 93 %."""
    state = _("sure, {score} %") if found.pair.is_sure else _("probable, {score} %")
    return f"{_(KINDS[found.pair.kind].title)} · {state.format(score=found.pair.verdict.score)}"


class PairModel(QAbstractListModel):
    """The pairs in the order of how sure they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: list[Standing] = []

    def show_pairs(self, found: list[Standing]) -> None:
        """Show other pairs."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, LINES):
            return None
        found = self.found[index.row()]
        lines = (names_of(found), likelihood(found), " · ".join(found.pair.reasons()))
        return lines if role == LINES else ". ".join(lines)


class PairList(QListView):
    """The list; tells which pair is looked at, and asks to combine it with Enter."""

    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = PairModel(self)
        self.setModel(self.pairs)
        self.setItemDelegate(ThreeLines(self))
        self.setUniformItemSizes(True)
        self.setAccessibleIdentifier("duplicates.list")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.looked_at.emit(self.current()))

    def show_pairs(self, found: list[Standing]) -> None:
        """Show pairs; one stays where one was, on the next one when it was decided."""
        place = max(self.currentIndex().row(), 0)
        before = self.current()
        self.pairs.show_pairs(found)
        ids = [one.pair.ids for one in found]
        if before is not None and before.pair.ids in ids:
            place = ids.index(before.pair.ids)
        self.setCurrentIndex(self.pairs.index(min(place, len(found) - 1), 0))
        self.looked_at.emit(self.current())

    def current(self) -> Standing | None:
        """The pair one stands on."""
        place = self.currentIndex().row()
        return self.pairs.found[place] if 0 <= place < len(self.pairs.found) else None
