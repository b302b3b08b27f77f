"""The agenda of a meeting: typed, ordered and timed in one place; its numbers and times follow by themselves."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.actions import Action
from desktop_app.ui.agenda_adding import AddStrip
from desktop_app.ui.agenda_model import KIND, MINUTES, NUMBER, OWNER, STARTS, TITLE, AgendaModel
from desktop_app.ui.agenda_painter import AgendaPainter
from desktop_app.ui.attempts import attempt, managed
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.tool_line import ToolLine
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import length, said
from desktop_app.ui.wrapping import throw_all_away

if TYPE_CHECKING:
    from desktop_app.services.papers import AgendaLine
    from desktop_app.ui.desk import Desk

CONCERNS_SHOWN = 3
NARROW = 620
"""Below this width (at 100 %) the agenda shows fewer columns."""
ACTIONS = (
    ("up", N_("Move up"), "arrow-up", "Alt+Up"),
    ("down", N_("Move down"), "arrow-down", "Alt+Down"),
    ("outdent", N_("One level out"), "arrow-left", "Alt+Left"),
    ("indent", N_("Make it a part of the item above"), "arrow-right", "Alt+Right"),
    ("late", N_("Late item, or not"), "clock", "Ctrl+L"),
    ("confidential", N_("Confidential, or not"), "lock", "Ctrl+Shift+C"),
    ("paper", N_("Add a paper…"), "paperclip", "Ctrl+Shift+P"),
    ("details", N_("All of the item…"), "square-pen", "Ctrl+Return"),
    ("remove", N_("Remove the item"), "trash-2", "Del"),
)


class AgendaTree(QTreeView):
    """The agenda itself: Enter goes on to the next item to be typed."""

    add_wanted = Signal()
    width_changed = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.width_changed.emit(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.add_wanted.emit()
            return
        super().keyPressEvent(event)


class AgendaEditor(QWidget):
    """The items of one meeting, with a line to add the next one, their time, and what deserves attention."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.meeting_id = ""
        self._length: int | None = None
        self.model = AgendaModel(self)
        self.tree = AgendaTree(self)
        self.actions_by_name: dict[str, Action] = {}
        self._set_up_tree()
        self._build()
        self._connect()
        on_language(self, self._speak)

    # Building ----------------------------------------------------------------------------------------------------

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        self._painter = AgendaPainter(self._desk, tree)
        tree.setItemDelegate(self._painter)
        tree.setAccessibleIdentifier("meetings.agenda.list")
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setUniformRowHeights(False)
        tree.setAllColumnsShowFocus(True)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        tree.setDropIndicatorShown(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = tree.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(theme.scaled(36))

    def _size_columns(self) -> None:
        for column, width in ((NUMBER, 64), (KIND, 92), (OWNER, 118), (MINUTES, 52), (STARTS, 64)):
            self.tree.setColumnWidth(column, theme.scaled(width))
        self.tree.setIndentation(theme.scaled(14))

    def _give_way(self, width: int) -> None:
        """In a narrow window kind and owner stand below the title instead of beside it."""
        narrow = width < theme.scaled(NARROW)
        if narrow != self._painter.tells_more:
            self._painter.tells_more = narrow
            for column in (KIND, OWNER):
                self.tree.setColumnHidden(column, narrow)
            self.tree.doItemsLayout()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self._tools())
        self._stack = QStackedWidget(self)
        self._nothing = EmptySheet(
            "list-ordered", N_("No item yet"), N_("Type the first item below and press Enter."), self
        )
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._nothing)
        layout.addWidget(self._stack, 1)
        self.strip = AddStrip(self)
        layout.addWidget(self.strip)
        self.total = QLabel(self)
        self.total.setProperty("role", "muted")
        self.total.setTextFormat(Qt.TextFormat.PlainText)
        self._concerns = QVBoxLayout()
        self._concerns.setSpacing(2)
        layout.addWidget(self.total)
        layout.addLayout(self._concerns)

    def _tools(self) -> ToolLine:
        row = ToolLine(self, spacing=2)
        for name, text, drawing, key in ACTIONS:
            action = Action(
                self.tree,
                f"meetings.agenda.{name}",
                text,
                partial(self._act, name),
                icon=drawing,
                key=key,
                context=Qt.ShortcutContext.WidgetShortcut,
            )
            self.actions_by_name[name] = action
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(theme.scaled(theme.ICON), theme.scaled(theme.ICON)))
            button.setAccessibleIdentifier(f"meetings.agenda.{name}")
            action.changed.connect(partial(_name_button, button, action))
            _name_button(button, action)
            row.add(button)
        self.difference_button = IconButton(
            "arrow-left-right", "meetings.agenda.difference", N_("Difference to what was sent"), self
        )
        self.difference_button.clicked.connect(self.show_difference)
        row.add(self.difference_button, far=True)
        return row

    def _connect(self) -> None:
        self._painter.edited.connect(self._save)
        self.strip.wanted.connect(self.add)
        self.model.dropped.connect(self._drop)
        self.tree.add_wanted.connect(self.focus_new)
        self.tree.width_changed.connect(self._give_way)
        self.tree.selectionModel().currentChanged.connect(lambda _now, _before: self._allow())

    # Showing -----------------------------------------------------------------------------------------------------

    def show_meeting(self, meeting_id: str, minutes: int | None, *, is_open: bool) -> None:
        """Show the agenda of a meeting that may last so many minutes."""
        other_one = meeting_id != self.meeting_id
        self.meeting_id, self._length = meeting_id, minutes
        self.model.is_open = is_open
        self.strip.setVisible(is_open)
        self.refresh(keep=not other_one)

    def refresh(self, *, keep: bool = True, look_at: str | None = None) -> None:
        """Read the agenda anew; the item one stands on stays."""
        from desktop_app.services import agenda

        if not self.meeting_id:
            return
        before = look_at or (self.current_id() if keep else None)
        scrolled = self.tree.verticalScrollBar().value()
        self.model.show(agenda.lines(self._desk.database, self.meeting_id))
        self.tree.expandAll()
        index = self.model.index_of(before) if before else QModelIndex()
        if not index.isValid():
            index = self.model.index(0, TITLE)
        self.tree.setCurrentIndex(index.siblingAtColumn(TITLE))
        if keep and not look_at:
            self.tree.verticalScrollBar().setValue(scrolled)
        self._stack.setCurrentWidget(self.tree if self.model.lines else self._nothing)
        self._show_total()
        self._show_concerns()
        self._allow()

    def _show_total(self) -> None:
        items = [line for line in self.model.lines if not line.is_heading]
        planned = self._planned()
        parts = [ngettext("{count} item", "{count} items", len(items)).format(count=len(items))]
        if self._length is None:
            parts.append(length(planned))
        else:
            parts.append(_("{planned} of {length}").format(planned=length(planned), length=length(self._length)))
            left = self._length - planned
            over = _("{length} too long") if left < 0 else _("{length} left")
            parts.append(over.format(length=length(abs(left))) if left else "")
        self.total.setText(" · ".join(filter(None, parts)))

    def _planned(self) -> int:
        """How long the agenda takes as its items run on."""
        from desktop_app.domain.moments import minutes_between

        lines = self.model.lines
        if not lines:
            return 0
        zone = "UTC"  # both ends are of one place; only a night of change would tell them apart
        return minutes_between(lines[0].starts_at, max(line.ends_at for line in lines), zone)

    def _show_concerns(self) -> None:
        from desktop_app.services import agenda

        throw_all_away(self._concerns)
        found = agenda.concerns(self._desk.database, self.meeting_id)
        for number, concern in enumerate(found[:CONCERNS_SHOWN], start=1):
            left = len(found) - CONCERNS_SHOWN if number == CONCERNS_SHOWN else 0
            more = ngettext("and {count} more", "and {count} more", left).format(count=left) if left > 0 else ""
            sentence = " ".join(filter(None, (concern.sentence, more)))
            button = QPushButton(icon("circle-alert", "warning_text"), sentence, self)
            button.setProperty("kind", "quiet")
            button.setStyleSheet("text-align: left; font-weight: 400;")
            button.setAccessibleIdentifier(f"meetings.agenda.concern.{number}")
            button.setAccessibleName(sentence)
            button.setToolTip(sentence)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self.look_at, concern.item_id))
            self._concerns.addWidget(button)

    def _allow(self) -> None:
        """Only what can be done with the item one stands on."""
        line = self.current()
        for action in self.actions_by_name.values():
            action.setEnabled(line is not None and self.model.is_open)
        self.actions_by_name["details"].setEnabled(line is not None)

    def current(self) -> "AgendaLine | None":
        """The item one stands on."""
        return self.model.line(self.tree.currentIndex())

    def current_id(self) -> str | None:
        """The id of the item one stands on."""
        line = self.current()
        return line.id if line else None

    def look_at(self, item_id: str | None) -> None:
        """Go to an item."""
        index = self.model.index_of(item_id or "", TITLE)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
            self.tree.setFocus()

    def focus_new(self) -> None:
        """Put the keyboard where the next item is typed."""
        self.strip.focus()

    # Doing -------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add what was typed after the item one stands on."""
        from desktop_app.services import agenda

        values = self.strip.values()
        if not values:
            self.focus_new()
            return
        current = self.current()
        parent = current.parent_id or None if current else None
        place = self.model.index_of(current.id).row() + 1 if current else None
        add = partial(agenda.add, self._desk.database, self.meeting_id, values, parent=parent, place=place)
        made = attempt(self, add)
        if made is not None:
            self.strip.clear()
            self.refresh(look_at=made)
            self.focus_new()

    def _save(self, item_id: str, values: dict[str, Any]) -> None:
        from desktop_app.services import records

        edit = records.Edit("agenda_item", item_id, values)
        managed(self, partial(records.save, self._desk.database, edit))
        self.refresh()

    def _drop(self, item_id: str, parent: str | None, place: int) -> None:
        from desktop_app.services import agenda

        managed(self, partial(agenda.move, self._desk.database, item_id, parent=parent, place=place))
        self.refresh(look_at=item_id)

    def _act(self, name: str) -> None:
        from desktop_app.services import agenda

        line = self.current()
        if line is None:
            return
        database = self._desk.database
        moves = {
            "up": partial(agenda.move_by, database, line.id, -1),
            "down": partial(agenda.move_by, database, line.id, 1),
            "indent": partial(agenda.indent, database, line.id),
            "outdent": partial(agenda.outdent, database, line.id),
        }
        if name in moves:
            managed(self, moves[name])
            self.refresh(look_at=line.id)
        elif name in ("late", "confidential"):
            self._save(line.id, {name: not getattr(line, name)})
        elif name == "remove":
            self._remove(line)
        else:
            getattr(self, f"_{name}")(line)

    def _remove(self, line: "AgendaLine") -> None:
        from desktop_app.services import agenda

        below = self.tree.indexBelow(self.tree.currentIndex())
        following = self.model.line(below)
        if managed(self, partial(agenda.remove, self._desk.database, line.id)):
            self._desk.said.emit(_("“{title}” was removed. Undo brings it back.").format(title=said(line.title)))
            self.refresh(look_at=following.id if following else None)
            self.tree.setFocus()

    def _details(self, line: "AgendaLine") -> None:
        from desktop_app.ui.dialogs.record_dialog import open_record

        open_record(self, self._desk, "agenda_item", line.id)

    def _paper(self, line: "AgendaLine") -> None:
        from desktop_app.services import attachments
        from desktop_app.ui import messages

        path = messages.choose_file(self, N_("Add a paper"))
        day = self._desk.today.isoformat()
        if path is not None:
            managed(self, partial(attachments.add_paper, self._desk.database, line.id, path, day))
            self.refresh()

    def show_difference(self) -> None:
        """Show what is no longer as it was sent."""
        from desktop_app.ui.dialogs.agenda_difference import show_difference

        show_difference(self, self._desk, self.meeting_id)

    # Language and looks ------------------------------------------------------------------------------------------

    def _speak(self) -> None:
        self.tree.setAccessibleName(_("Agenda"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STARTS)
        self._size_columns()
        if self.meeting_id:
            self.refresh()


def _name_button(button: QToolButton, action: Action) -> None:
    button.setAccessibleName(action.text())
