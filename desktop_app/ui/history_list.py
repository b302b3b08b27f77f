"""Transactions in plain words, newest first: who did what when, and the first of its changes."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.i18n import N_, _, format_date, format_time, ngettext
from desktop_app.services.history import Entry, Line
from desktop_app.ui import theme

LINES_SHOWN = 3
STANDING = {"undone": N_("undone"), "replaced": N_("replaced"), "done": ""}
OPERATIONS = {"insert": N_("added"), "delete": N_("deleted"), "update": ""}


def when_in_words(entry: Entry, today: date) -> str:
    """When and by whom, in short: `today 16:30 · Anne · Laptop`."""
    day = entry.at.date()
    said = _("Today") if day == today else format_date(day, "medium")
    return " · ".join(filter(None, (f"{said} {format_time(entry.at)}", entry.user, entry.copy_name)))


def line_in_words(line: Line, *, with_record: bool = False) -> str:
    """One change: `Phone: 01 44 → 01 45`."""
    old, new = line.old or "–", line.new or "–"
    if line.operation == "insert":
        change = line.new or _("added")
    elif line.operation == "delete":
        change = _("{old} (deleted)").format(old=line.old) if line.old else _("deleted")
    else:
        change = f"{old} → {new}"
    said = _("{field}: {change}").format(field=line.field, change=change) if line.field else change
    return f"{line.record} – {said}" if with_record and line.record else said


class HistoryModel(QAbstractListModel):
    """The entries of a list of transactions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.today = date.min

    def show(self, entries: list[Entry], today: date) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries, self.today = entries, today
        self.endResetModel()

    def add(self, entries: list[Entry]) -> None:
        """Show earlier entries below."""
        first = len(self.entries)
        self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
        self.entries = [*self.entries, *entries]
        self.endInsertRows()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            standing = _(STANDING.get(entry.standing, ""))
            lines = [line_in_words(line) for line in entry.lines[:LINES_SHOWN]]
            return ". ".join(filter(None, (entry.title, when_in_words(entry, self.today), standing, *lines)))
        return entry if role == Qt.ItemDataRole.UserRole else None


class _EntryPainter(QStyledItemDelegate):
    """Title, when and who, then the first changes; struck through in grey once undone."""

    def _heights(self) -> tuple[int, int, int]:
        title = QFontMetrics(theme.font("text", strong=True)).height()
        small = QFontMetrics(theme.font("small")).height()
        return title, small, theme.scaled(theme.MEDIUM)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        title, small, padding = self._heights()
        shown = min(len(entry.lines), LINES_SHOWN) + (len(entry.lines) > LINES_SHOWN)
        return QSize(120, title + small * (1 + shown) + 2 * padding + theme.HAIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        colours = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(colours.selection))
        painter.setPen(QColor(colours.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        title, small, padding = self._heights()
        area = option.rect.adjusted(theme.LARGE, padding, -theme.LARGE, 0)
        self._title(painter, QRect(area.left(), area.top(), area.width(), title), entry, chosen)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.on_selection if chosen else colours.muted))
        today = index.model().today  # type: ignore[attr-defined]
        lines = [when_in_words(entry, today), *(line_in_words(one) for one in entry.lines[:LINES_SHOWN])]
        left_out = len(entry.lines) - LINES_SHOWN
        if left_out > 0:
            lines.append(ngettext("and {count} more", "and {count} more", left_out).format(count=left_out))
        metrics = painter.fontMetrics()
        for place, text in enumerate(lines):
            top = area.top() + title + theme.HAIR // 2 + place * small
            shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.left(), top, area.width(), small), int(Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()

    def _title(self, painter: QPainter, place: QRect, entry: Entry, chosen: bool) -> None:
        colours = theme.colours()
        font = theme.font("text", strong=True)
        standing = _(STANDING.get(entry.standing, ""))
        font.setStrikeOut(bool(standing))
        painter.setFont(font)
        painter.setPen(QColor(colours.on_selection if chosen else colours.muted if standing else colours.text))
        used = 0
        if standing:
            used = QFontMetrics(theme.font("small")).horizontalAdvance(standing) + theme.SMALL
        shown = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, place.width() - used)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        if standing:
            painter.setFont(theme.font("small"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), standing)


class HistoryList(QListView):
    """A list of transactions; tells which one is looked at."""

    looked_at = Signal(object)

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = HistoryModel(self)
        self.setModel(self.history)
        self.setItemDelegate(_EntryPainter(self))
        self.setAccessibleIdentifier(identifier)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.looked_at.emit(self.current_entry()))

    def current_entry(self) -> Entry | None:
        """The transaction looked at."""
        place = self.currentIndex().row()
        return self.history.entries[place] if 0 <= place < len(self.history.entries) else None
