"""Those who may come through the door, as large rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui.attendance_model import name_of, represented
from desktop_app.ui.two_languages import said, time_of
from desktop_app.ui.two_lines import LINES

if TYPE_CHECKING:
    from desktop_app.services.papers import Attendee

Index = QModelIndex | QPersistentModelIndex
HEADINGS = (N_("Name"), N_("Represents"), N_("Checked in"))


class CheckInModel(QAbstractTableModel):
    """Those who may come, one row each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attendees: list[Attendee] = []

    def show(self, attendees: "list[Attendee]") -> None:
        """Show other rows."""
        self.beginResetModel()
        self.attendees = attendees
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.attendees)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.attendees):
            return None
        lines = _lines(self.attendees[index.row()], index.column())
        if role == LINES:
            return lines
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in lines if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def _lines(one: "Attendee", column: int) -> tuple[str, str]:
    if column == 0:
        return name_of(one), said(one.who.position)
    if column == 1:
        return represented(one), ""
    if one.status == "present":
        return f"✓ {time_of(one.checked_in_at)}".strip(), _("Present")
    if one.status in ("excused", "replaced"):
        return "—", _("excused") if one.status == "excused" else _("replaced by {name}").format(name=one.replaced_by)
    return _("declined") if one.answer == "declined" else "", ""
