"""Search from anywhere (Ctrl+K): records of every kind and the window's actions, as one types."""

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import _
from desktop_app.storage.search import Found, search
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text, on_language

SHOWN = 40
HEADING = "heading"
ACTION = "action"
WIDTH = 640
_LEFT = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_NATIVE = QKeySequence.SequenceFormat.NativeText


class _Results(QAbstractListModel):
    """The lines under the search field: a heading for each kind, then its records; last the actions."""

    def __init__(self, actions: dict[str, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self.lines: list[Found] = []

    def show(self, lines: list[Found]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (line.title, line.detail, _kind_in_words(line.kind))))
        if role == Qt.ItemDataRole.DecorationRole and line.kind != HEADING:
            return self._actions[line.id].icon() if line.kind == ACTION else icon(KINDS[line.kind].icon, "muted")
        return line if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if self.lines[index.row()].kind == HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _kind_in_words(kind: str) -> str:
    if kind == HEADING:
        return ""
    return _("Action") if kind == ACTION else _(KINDS[kind].title)


class _Line(QStyledItemDelegate):
    """Paints a line: icon, title, detail in grey."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        is_heading = index.data(Qt.ItemDataRole.UserRole).kind == HEADING
        return QSize(100, theme.scaled(28 if is_heading else theme.ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        line: Found = index.data(Qt.ItemDataRole.UserRole)
        rect = option.rect.adjusted(theme.SMALL, 0, -theme.SMALL, 0)
        if line.kind == HEADING:
            _write(painter, rect.adjusted(0, theme.HAIR, 0, 0), line.title, "muted", "small", strong=True)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.colours().selection))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        side = theme.scaled(theme.ICON)
        drawing = index.data(Qt.ItemDataRole.DecorationRole)
        drawing.paint(painter, QRect(rect.left(), rect.center().y() - side // 2, side, side))
        rect.setLeft(rect.left() + side + theme.MEDIUM)
        # The detail tells one record from another: where both have no room, the title is the one that is cut.
        detail = QFontMetrics(theme.font("small")).horizontalAdvance(line.detail)
        kept = min(detail + theme.MEDIUM, rect.width() // 2) if line.detail else 0
        of_title = rect.adjusted(0, 0, -kept, 0)
        used = _write(painter, of_title, line.title, "on_selection" if chosen else "text", "text")
        rect.setLeft(min(rect.right(), rect.left() + used + theme.MEDIUM))
        _write(painter, rect, line.detail, "on_selection" if chosen else "muted", "small")


def _write(painter: QPainter, rect: QRect, text: str, colour: str, size: str, *, strong: bool = False) -> int:
    painter.setFont(theme.font(size, strong=strong))
    painter.setPen(QColor(getattr(theme.colours(), colour)))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown)


class SearchPalette(QFrame):
    """A sheet over the window with one field; arrows choose, Enter opens, Escape leaves."""

    closed = Signal()

    def __init__(self, desk: Desk, actions: dict[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self.setObjectName("palette")
        self.setAccessibleIdentifier("palette")
        self.field = QLineEdit(self)
        self.field.setProperty("role", "search")
        self.field.setAccessibleIdentifier("palette.field")
        self.field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.installEventFilter(self)
        self.results = _Results(actions, self)
        self.list = QListView(self)
        self.list.setAccessibleIdentifier("palette.results")
        self.list.setModel(self.results)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(False)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.hint = QLabel(self)
        self.hint.setProperty("role", "small")
        bind_text(self.field.setPlaceholderText, "Search everything: names, acronyms, phones, notes, actions…")
        bind_text(self.field.setAccessibleName, "Search everything")
        bind_text(self.list.setAccessibleName, "Found")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.MEDIUM] * 4)
        layout.setSpacing(theme.SMALL)
        for part in (self.field, self.list, self.hint):
            layout.addWidget(part)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(48)
        shadow.setOffset(0, 12)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self.field.textChanged.connect(self.refresh)
        self.list.clicked.connect(self._open)
        parent.installEventFilter(self)
        on_language(self, self._speak)
        self.hide()

    def _speak(self) -> None:
        self.setAccessibleName(_("Search everything"))
        if self.isVisible():
            self.refresh()

    def open(self) -> None:
        """Show the sheet with its last words selected."""
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.refresh()

    def place(self) -> None:
        """Stand in the upper middle of the window."""
        window = self.parentWidget()
        assert window is not None
        width = min(theme.scaled(WIDTH), window.width() - 2 * theme.HUGE)
        height = min(theme.scaled(440), window.height() - 2 * theme.HUGE)
        self.setGeometry((window.width() - width) // 2, max(theme.HUGE, window.height() // 9), width, height)

    def refresh(self) -> None:
        """Show what the words lead to."""
        words = self.field.text()
        lines: list[Found] = []
        for found in search(self._desk.database, words, i18n.language(), self._desk.day, SHOWN):
            if not lines or lines[-1].kind != found.kind:
                lines.append(Found(HEADING, "", _(KINDS[found.kind].plural), ""))
            lines.append(found)
        acts = self._matching_actions(words)
        if acts:
            lines += [Found(HEADING, "", _("Actions"), ""), *acts]
        self.results.show(lines)
        self._point(next((place for place, line in enumerate(lines) if line.kind != HEADING), -1))
        if words.strip() and not lines:
            self.hint.setText(_("Nothing has these words. Fewer letters of each word are enough."))
        else:
            self.hint.setText(_("↑ ↓ choose · Enter opens · Esc leaves"))

    def _matching_actions(self, words: str) -> list[Found]:
        wanted = i18n.fold(words).split()
        shown = []
        for name, action in self._actions.items():
            text = action.text().replace("&", "")
            if not action.isEnabled() or not all(word in i18n.fold(text) for word in wanted):
                continue
            shown.append(Found(ACTION, name, text, action.shortcut().toString(_NATIVE)))
        return shown if wanted else shown[:8]

    def _point(self, place: int) -> None:
        if place >= 0:
            self.list.setCurrentIndex(self.results.index(place, 0))

    def _step(self, direction: int) -> None:
        place = self.list.currentIndex().row() + direction
        while 0 <= place < len(self.results.lines):
            if self.results.lines[place].kind != HEADING:
                self._point(place)
                return
            place += direction

    def _open(self) -> None:
        place = self.list.currentIndex().row()
        if not 0 <= place < len(self.results.lines):
            return
        line = self.results.lines[place]
        self.leave()
        if line.kind == ACTION:
            self._actions[line.id].trigger()
        elif line.kind != HEADING:
            self._desk.open_requested.emit(line.kind, line.id)

    def leave(self) -> None:
        """Go back to where one was."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.place()
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in _LEFT:
            self.hide()
        return False

    def _key(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True
