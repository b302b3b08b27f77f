"""The people of an event as rows, and which of them a search or an answer leaves."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_, _, country_name, fold
from desktop_app.ui.attendance_model import answered, came, name_of, represented
from desktop_app.ui.two_languages import said, time_of
from desktop_app.ui.two_lines import LINES

if TYPE_CHECKING:
    from desktop_app.services.papers import Attendee

Index = QModelIndex | QPersistentModelIndex
HEADINGS = (N_("Name"), N_("Represents"), N_("Answer"), N_("Came"))
WHO, FOR, ANSWER, CAME = range(len(HEADINGS))
FILTERS = (
    ("", N_("Everybody")),
    ("none", N_("Without answer")),
    ("accepted", N_("Accepted")),
    ("tentative", N_("Perhaps")),
    ("declined", N_("Declined")),
    ("excused", N_("Excused")),
    ("replaced", N_("Replaced")),
    ("present", N_("Present")),
)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def passes(attendee: "Attendee", words: str, code: str) -> bool:
    """Whether somebody has all the words in name, organisation or title, and the answer or status asked for."""
    if code == "none" and attendee.answer:
        return False
    if code and code != "none" and code not in (attendee.answer, attendee.status):
        return False
    return all(word in searched(attendee) for word in fold(words).split())


def searched(attendee: "Attendee") -> str:
    """Everything one may look for somebody by."""
    who = attendee.who
    texts = [who.name, *who.organisation.values(), *who.acronym.values(), *who.position.values()]
    return fold(" ".join(texts))


class ParticipantsModel(QAbstractTableModel):
    """One row a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attendees: list[Attendee] = []

    def show(self, attendees: "list[Attendee]") -> None:
        """Show other rows; the same people stay where they are."""
        if [one.id for one in attendees] == [one.id for one in self.attendees] and attendees:
            self.attendees = attendees
            self.dataChanged.emit(self.index(0, 0), self.index(len(attendees) - 1, CAME))
            return
        self.beginResetModel()
        self.attendees = attendees
        self.endResetModel()

    def retitle(self) -> None:
        """Show the headings in the language in force."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADINGS) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.attendees)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.attendees):
            return None
        first, second = told(self.attendees[index.row()], index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return first
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (first, second) if part)
        if role == LINES:
            return first, second
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None


def told(attendee: "Attendee", column: int) -> tuple[str, str]:
    """What a column says: a line, and a smaller one below."""
    if column == WHO:
        return name_of(attendee), said(attendee.who.position)
    if column == FOR:
        return represented(attendee), country_name(attendee.who.country)
    if column == ANSWER:
        return answered(attendee)
    first, second = came(attendee)
    return first, second or (time_of(attendee.checked_in_at) if attendee.checked_in_at else "")
