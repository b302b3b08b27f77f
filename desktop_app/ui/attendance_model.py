"""Who is expected and who came: one row a person, told in words, ticked with one key or one touch."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.meeting_kinds import ANSWERS, STATUSES
from desktop_app.i18n import N_, _, country_name
from desktop_app.ui import theme
from desktop_app.ui.icons import picture
from desktop_app.ui.two_languages import day_of, said

if TYPE_CHECKING:
    from desktop_app.services.papers import Attendee

Index = QModelIndex | QPersistentModelIndex
TICK, WHO, FOR, ANSWER, CAME = range(5)
HEADINGS = (N_("Present"), N_("Name"), N_("Represents"), N_("Answer"), N_("Came"))
ROW = 56
ATTENDEE = Qt.ItemDataRole.UserRole
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def name_of(attendee: "Attendee") -> str:
    """A person's name as on a list: `DUPONT Marie`."""
    who = attendee.who
    gap = "" if who.particle.endswith(("'", "’")) else " "
    family = gap.join(filter(None, (who.particle, who.family.upper())))
    return " ".join(filter(None, (family, who.given))) or who.printed_name


def represented(attendee: "Attendee") -> str:
    """The organisation a person speaks for."""
    return said(attendee.who.acronym) or said(attendee.who.organisation)


def came(attendee: "Attendee") -> tuple[str, str]:
    """What happened, in words, and what more there is to say of it."""
    first = _(dict(STATUSES).get(attendee.status or "", ""))
    more = []
    if attendee.replaced_by:
        first = _("Replaced by {name}").format(name=attendee.replaced_by)
    if attendee.replaces:
        more.append(_("in place of {name}").format(name=attendee.replaces))
    if attendee.proxy_to:
        said_so = _("proxy to {name}, asleep while present") if attendee.proxy_sleeps else _("proxy to {name}")
        more.append(said_so.format(name=attendee.proxy_to))
    if attendee.proxies_from:
        more.append(_("holds the proxy of {names}").format(names=", ".join(attendee.proxies_from)))
    if attendee.arrived:
        more.append(_("came in at item {number}").format(number=attendee.arrived))
    if attendee.left:
        more.append(_("left before item {number}").format(number=attendee.left))
    if attendee.remote:
        more.append(_("from afar"))
    return first, ", ".join(more)


def answered(attendee: "Attendee") -> tuple[str, str]:
    """What was answered, and when the person was invited."""
    invited = _("invited {date}").format(date=day_of(attendee.invited_on)) if attendee.invited_on else ""
    return _(dict(ANSWERS).get(attendee.answer or "", "")) or (_("no answer yet") if invited else ""), invited


def in_two_lines(attendee: "Attendee", column: int) -> tuple[str, str]:
    """What a column says: a line, and a smaller one below."""
    if column == WHO:
        return name_of(attendee), said(attendee.who.position)
    if column == FOR:
        place = country_name(attendee.who.country) if attendee.who.country else ""
        vote = _("votes") if attendee.voting else ""
        return represented(attendee), " · ".join(filter(None, (place, vote)))
    return answered(attendee) if column == ANSWER else came(attendee)


class AttendanceModel(QAbstractTableModel):
    """The rows of one meeting."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.attendees)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        attendee = self.attendees[index.row()]
        if role == ATTENDEE:
            return attendee
        if index.column() == TICK:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if attendee.status == "present" else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((name_of(attendee), came(attendee)[0] or _("not ticked")))
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            first, second = in_two_lines(attendee, index.column())
            return first if role == Qt.ItemDataRole.DisplayRole else ", ".join(filter(None, (first, second)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TICK else flags


class AttendancePainter(QStyledItemDelegate):
    """Draws a large tick, and each fact in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, theme.scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        attendee: Attendee = index.data(ATTENDEE)
        colours = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(colours.selection))
        painter.setPen(QColor(colours.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.column() == TICK:
            self._tick(painter, option.rect, attendee)
        else:
            ink = colours.on_selection if chosen else colours.text
            pale = colours.on_selection if chosen else colours.muted
            self._lines(painter, option.rect.adjusted(8, 0, -8, 0), in_two_lines(attendee, index.column()), ink, pale)
        painter.restore()

    def _tick(self, painter: QPainter, area: QRect, attendee: "Attendee") -> None:
        colours = theme.colours()
        side = theme.scaled(28)
        box = QRect(0, 0, side, side)
        box.moveCenter(area.center())
        present = attendee.status == "present"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent if present else colours.control_border))
        painter.setBrush(QColor(colours.accent if present else colours.surface))
        painter.drawRoundedRect(box, theme.scaled(7), theme.scaled(7))
        sign = {"present": "check", "excused": "mail", "absent": "x", "replaced": "arrow-left-right"}
        drawing = sign.get(attendee.status or "")
        if drawing:
            inner = theme.scaled(18)
            tone = "on_accent" if present else "muted"
            ratio = painter.device().devicePixelRatioF()
            left, top = box.center().x() - inner // 2 + 1, box.center().y() - inner // 2 + 1
            painter.drawPixmap(left, top, picture(drawing, inner, tone, ratio))

    def _lines(self, painter: QPainter, area: QRect, texts: tuple[str, str], ink: str, pale: str) -> None:
        first, second = texts
        strong, small = theme.font("text", strong=True), theme.font("small")
        painter.setFont(strong)
        height = painter.fontMetrics().height()
        elided = painter.fontMetrics().elidedText(first, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(small)
        low = painter.fontMetrics().height()
        below = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, area.width())
        top = area.center().y() - (height + (low if second else 0)) // 2
        painter.setFont(strong)
        painter.setPen(QColor(ink))
        painter.drawText(QRect(area.left(), top, area.width(), height), LEFT, elided)
        painter.setFont(small)
        painter.setPen(QColor(pale))
        painter.drawText(QRect(area.left(), top + height, area.width(), low), LEFT, below)
