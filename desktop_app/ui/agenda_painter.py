"""How an agenda's lines are drawn and edited in place: both titles one under the other, marks in words."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.meeting_kinds import ITEM_KINDS
from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.agenda_model import KIND, LINE, MINUTES, NUMBER, OWNER, TITLE, cell, marks
from desktop_app.ui.icons import picture
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.two_languages import is_own, other, said

if TYPE_CHECKING:
    from desktop_app.services.papers import AgendaLine
    from desktop_app.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TitleEditor(QWidget):
    """A title in the language in force above the same in the other one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        first = i18n.language()
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.HAIR, 2, theme.HAIR, 2)
        grid.setVerticalSpacing(2)
        self.lines: dict[str, QLineEdit] = {}
        for row, code in enumerate((first, "en" if first == "fr" else "fr")):
            tag, line = QLabel(code.upper(), self), QLineEdit(self)
            tag.setProperty("card", "language")
            line.setProperty("card", "cell")
            line.setAccessibleIdentifier(f"meetings.agenda.title_{code}")
            line.setAccessibleName(f"{_('Title')} ({code.upper()})")
            grid.addWidget(tag, row, 0)
            grid.addWidget(line, row, 1)
            self.lines[code] = line
        self.setFocusProxy(self.lines[first])

    def inputs(self) -> list[QWidget]:
        """The lines in their order."""
        return list(self.lines.values())


class AgendaPainter(QStyledItemDelegate):
    """Draws the lines; opens an editor for the cell one wants to change."""

    edited = QtSignal(str, dict)
    """An item was changed in place: its id and its new values."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tells_more = False
        """Whether kind and owner stand below the title, where their columns found no room."""

    # Drawing -----------------------------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: AgendaLine = index.data(LINE)
        title = QFontMetrics(theme.font("text", strong=True)).height()
        small = QFontMetrics(theme.font("small")).height()
        second = bool(other(line.title) or not is_own(line.title) or marks(line) or line.papers or self._more(line))
        return QSize(60, title + (small + 2 if second else 0) + 2 * theme.scaled(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: AgendaLine | None = index.data(LINE)
        if line is None:
            return
        colours = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(colours.selection))
        painter.setPen(QColor(colours.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = option.rect.adjusted(theme.scaled(10), 0, -theme.scaled(4), 0)
        ink, pale = (colours.on_selection,) * 2 if chosen else (colours.text, colours.muted)
        if index.column() == TITLE:
            self._title(painter, area, line, ink, pale)
        else:
            self._cell(painter, area, line, index.column(), ink if index.column() == NUMBER else pale)
        painter.restore()

    def _cell(self, painter: QPainter, area: QRect, line: "AgendaLine", column: int, ink: str) -> None:
        painter.setFont(theme.font("text", strong=column == NUMBER))
        painter.setPen(QColor(ink))
        top = QRect(area.left(), area.top() + theme.scaled(8), area.width(), painter.fontMetrics().height())
        text = painter.fontMetrics().elidedText(cell(line, column), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(top, LEFT, text)

    def _title(self, painter: QPainter, area: QRect, line: "AgendaLine", ink: str, pale: str) -> None:
        font = theme.font("heading" if line.is_heading else "text", strong=True)
        font.setItalic(not is_own(line.title))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        height = painter.fontMetrics().height()
        top = area.top() + theme.scaled(8)
        shown = painter.fontMetrics().elidedText(said(line.title), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(QRect(area.left(), top, area.width(), height), LEFT, shown)
        self._second_line(painter, QRect(area.left(), top + height + 1, area.width(), area.height()), line, ink, pale)

    def _second_line(self, painter: QPainter, area: QRect, line: "AgendaLine", ink: str, pale: str) -> None:
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        area.setHeight(metrics.height())
        left = area.left()
        for text, drawing in self._signs(line):
            side = theme.scaled(13)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(left, area.center().y() - side // 2, picture(drawing, side, "warning_text", ratio))
            painter.setPen(QColor(theme.colours().warning_text if ink == theme.colours().text else ink))
            left += side + theme.HAIR
            painter.drawText(QRect(left, area.top(), area.right() - left, area.height()), LEFT, text)
            left += metrics.horizontalAdvance(text) + theme.scaled(10)
        second = other(line.title)
        if not is_own(line.title):
            second = _("no title in this language yet")
        second = " · ".join(filter(None, (*self._more(line), second)))
        painter.setPen(QColor(pale))
        shown = metrics.elidedText(second, Qt.TextElideMode.ElideRight, max(area.right() - left, 0))
        painter.drawText(QRect(left, area.top(), max(area.right() - left, 0), area.height()), LEFT, shown)

    def _more(self, line: "AgendaLine") -> list[str]:
        if not self.tells_more or line.is_heading:
            return []
        return [text for text in (cell(line, KIND), cell(line, OWNER)) if text]

    def _signs(self, line: "AgendaLine") -> list[tuple[str, str]]:
        found = []
        if line.late:
            found.append((_("late"), "clock"))
        if line.confidential:
            found.append((_("confidential"), "lock"))
        if line.outcome:
            found.append((marks(line)[-1], "check" if line.outcome == "discussed" else "redo-2"))
        if line.papers:
            found.append((str(len(line.papers)), "paperclip"))
        return found

    # Editing -----------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        line: AgendaLine = index.data(LINE)
        made = self._editor(parent, line, index.column())
        made.setProperty("item", line.id)
        for part in [made, *made.findChildren(QLineEdit)]:
            part.installEventFilter(self)
        return made

    def _editor(self, parent: QWidget, line: "AgendaLine", column: int) -> QWidget:
        if column == TITLE:
            return TitleEditor(parent)
        if column == KIND:
            combo = QComboBox(parent)
            for code, title in ITEM_KINDS:
                combo.addItem(_(title), code)
            combo.setAccessibleIdentifier("meetings.agenda.kind")
            combo.setAccessibleName(_("Kind"))
            combo.activated.connect(lambda _place: self._finish(combo))
            return combo
        if column == OWNER:
            picker = LinkEditor(KINDS["agenda_item"].field("owner_id"), self._desk, parent, compact=True)  # type: ignore[arg-type]
            picker.identify("meetings.agenda.owner")
            picker.setAutoFillBackground(True)
            return picker
        minutes = QLineEdit(parent)
        minutes.setProperty("card", "cell")
        minutes.setAccessibleIdentifier("meetings.agenda.minutes")
        minutes.setAccessibleName(_("Minutes planned"))
        return minutes

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        line: AgendaLine = index.data(LINE)
        if editor.property("filled"):
            return  # the agenda was read anew below it: what is being typed stays
        editor.setProperty("filled", True)
        if isinstance(editor, TitleEditor):
            for code, field in editor.lines.items():
                field.setText(line.title.get(code) or "")
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(line.kind))
        elif isinstance(editor, LinkEditor):
            editor.set_value(line.owner.person_id if line.owner else None)
            editor.line.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(cell(line, MINUTES))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        values: dict[str, Any]
        if isinstance(editor, TitleEditor):
            values = {f"title_{code}": field.text() for code, field in editor.lines.items()}
        elif isinstance(editor, QComboBox):
            values = {"kind": editor.currentData()}
        elif isinstance(editor, LinkEditor):
            if editor.own_problem():
                return
            values = {"owner_id": editor.value()}
        else:
            assert isinstance(editor, QLineEdit)
            values = {"minutes_planned": editor.text()}
        self.edited.emit(str(editor.property("item")), values)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = option.rect  # type: ignore[attr-defined]
        height = max(place.height(), editor.sizeHint().height())
        editor.setGeometry(QRect(place.left(), place.top(), place.width(), height))

    def _finish(self, editor: QWidget, *, keep: bool = True) -> None:
        if editor.property("done"):
            return  # the keyboard leaves it because it closes
        editor.setProperty("done", True)
        if keep:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _whole(self, part: QObject) -> QWidget:
        widget: QObject | None = part
        while isinstance(widget, QWidget) and not widget.property("item"):
            widget = widget.parentWidget()
        assert isinstance(widget, QWidget)
        return widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or (watched.property("item") is None and not watched.parent()):
            return False
        if event.type() == QEvent.Type.FocusOut:
            editor, now = self._whole(watched), QApplication.focusWidget()
            inside = now is not None and (now is editor or editor.isAncestorOf(now))
            if not inside and not QApplication.activePopupWidget():
                self._finish(editor)
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while one types, the keys of the agenda sleep
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(self._whole(watched), watched, event)
        return False

    def _key(self, editor: QWidget, part: QWidget, event: QKeyEvent) -> bool:
        if isinstance(editor, LinkEditor) and editor.choices.isVisible():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(editor)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._finish(editor, keep=False)
            return True
        if event.key() == Qt.Key.Key_Tab and isinstance(editor, TitleEditor):
            lines = editor.inputs()
            if part is lines[0]:
                lines[1].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False
