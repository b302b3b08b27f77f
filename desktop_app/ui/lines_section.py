"""A section of a card shown as quiet lines that open a dialog: mandates, seats, membership, notes, tasks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.kind import Section
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.former import Former
from desktop_app.ui.icons import icon, picture
from desktop_app.ui.problem_line import look
from desktop_app.ui.section_lines import Line, lines_of
from desktop_app.ui.translated import bind_text

if TYPE_CHECKING:
    from desktop_app.services.records import Card
    from desktop_app.ui.desk import Desk


class LineRow(QFrame):
    """One line: its text leads to the record it names, the line itself opens its dialog, a menu offers the rest."""

    opened = Signal(object)
    followed = Signal(str, str)
    succession_asked = Signal(str)
    delete_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line: Line | None = None
        self._sign = QLabel(self)
        self.text = QLabel(self)
        self.detail = QLabel(self)
        self.detail.setProperty("card", "detail")
        for label in (self.text, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.menu_button = QToolButton(self)
        self.menu_button.setIcon(icon("more-horizontal", "muted"))
        self.menu_button.setProperty("card", "quiet")
        bind_text(self.menu_button.setToolTip, "More")
        self.menu_button.clicked.connect(self._open_menu_below)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SMALL, theme.HAIR, theme.HAIR, theme.HAIR)
        row.setSpacing(theme.SMALL)
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.menu_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.text.installEventFilter(self)

    def show_line(self, line: Line, identifier: str) -> None:
        """Show what a line says."""
        self.line = line
        self.text.setText(line.text)
        self.detail.setText(line.detail)
        self.detail.setVisible(bool(line.detail))
        standing = "vacant" if line.vacant else "former" if line.former else "link" if line.leads_to else "plain"
        if line.kind == "note" and not line.former:
            standing = "note"
        look(self.text, f"text-{standing}")
        self.text.setCursor(Qt.CursorShape.PointingHandCursor if line.leads_to else Qt.CursorShape.ArrowCursor)
        self._sign.setVisible(line.vacant)
        if line.vacant:
            name = "circle-alert" if line.kind == "task" else "armchair"
            self._sign.setPixmap(picture(name, theme.scaled(16), "warning_text", self.devicePixelRatioF()))
        spoken = f"{line.text}, {line.detail}" if line.detail else line.text
        self.setAccessibleName(spoken)
        self.setAccessibleIdentifier(identifier)
        self.menu_button.setAccessibleName(_("More about {record}").format(record=line.text))
        self.menu_button.setAccessibleIdentifier(f"{identifier}.more")
        self.show()

    # Doing -------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the line's own record in a dialog."""
        self.opened.emit(self.line)

    def follow(self) -> None:
        """Go to the record the line names."""
        if self.line is not None and self.line.leads_to is not None:
            self.followed.emit(*self.line.leads_to)

    def menu(self) -> QMenu:
        """All one can do with the line."""
        assert self.line is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edit = menu.addAction(icon("pencil"), _("Edit…"), self.open)
        edit.setObjectName("line.edit")
        menu.setDefaultAction(edit)
        if self.line.leads_to is not None:
            goto = _("Go to {record}").format(record=self.line.text.replace("&", "&&"))
            menu.addAction(icon("arrow-right"), goto, self.follow).setObjectName("line.follow")
        if self.line.can_be_succeeded:
            asked = lambda: self.succession_asked.emit(self.line.id if self.line else "")  # noqa: E731
            menu.addAction(icon("user-plus"), _("New holder…"), asked).setObjectName("line.succession")
        menu.addSeparator()
        gone = menu.addAction(icon("trash-2"), _("Delete"), lambda: self.delete_asked.emit(self.line))
        gone.setObjectName("line.delete")
        return menu

    def _open_menu_below(self) -> None:
        self.menu().popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(self.line)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.text and event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            inside = event.position().x() <= self.text.fontMetrics().horizontalAdvance(self.text.text()) + 4
            if inside and event.button() == Qt.MouseButton.LeftButton and self.line and self.line.leads_to:
                self.follow()
                return True
        return False


class LinesSection(QWidget):
    """The lines of one section; those that no longer hold are folded away."""

    counted = Signal(int)
    opened = Signal(str, str)
    succession_asked = Signal(str)
    delete_asked = Signal(object)

    def __init__(self, section: Section, desk: "Desk", parent: QWidget | None = None, *, prefix: str = "card") -> None:
        super().__init__(parent)
        self.section = section
        self.kind = KINDS[section.kind]
        self._desk = desk
        self._prefix = f"{prefix}.{section.kind}"
        self._rows: list[LineRow] = []
        self._list = QWidget(self)
        self._current = QVBoxLayout(self._list)
        self._current.setContentsMargins(0, 0, 0, 0)
        self._current.setSpacing(0)
        self._former = Former(self, f"{self._prefix}.former")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addWidget(self._former)

    def show_card(self, card: "Card") -> None:
        """Show the section's lines of a card."""
        rows = card.rows.get(f"{self.section.kind}.{self.section.by}", [])
        lines = lines_of(self._desk, card, self.section.kind, rows)
        focus = QApplication.focusWidget()
        if focus is None or not self._list.isAncestorOf(focus):
            self._list.hide()  # a hundred seats are then laid out once, not a hundred times
        for row in self._rows[len(lines) :]:
            row.hide()
        while len(self._rows) < len(lines):
            self._rows.append(self._make())
        for number, (row, line) in enumerate(zip(self._rows, lines, strict=False)):
            row.show_line(line, f"{self._prefix}.{number + 1}")
            if not line.former:
                self._current.addWidget(row)
        self._list.show()
        former = [row for row, line in zip(self._rows, lines, strict=False) if line.former]
        self._former.hold(former, is_past=not any(line.is_to_come for line in lines))
        self.counted.emit(len(lines))

    def _make(self) -> LineRow:
        row = LineRow(self._list)
        row.opened.connect(lambda line: self.opened.emit(line.kind, line.id))
        row.followed.connect(self._desk.open_requested)
        row.succession_asked.connect(self.succession_asked)
        row.delete_asked.connect(self.delete_asked)
        return row

    def lines(self) -> list[Line]:
        """What stands here, current and former."""
        return [row.line for row in self._rows if row.line is not None and not row.isHidden()]

    def row_of(self, record_id: str) -> LineRow | None:
        """The line of a record."""
        return next((row for row in self._rows if row.line and row.line.id == record_id), None)
