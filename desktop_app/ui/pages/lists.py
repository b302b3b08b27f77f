"""The saved lists on the left, and on the right the records that meet their filters on the day in force."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.storage.listing import Question
from desktop_app.ui import messages, theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.page_of import count_in_words
from desktop_app.ui.record_table import RecordTable
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.services.lists import SavedList

ICON_OF = {"organisation": "building-2", "person": "user-round"}


ROOM_FOR_WORDS = 620
"""The width of the right side, at 100 %, from which its buttons say what they do in words."""


class _SavedLists(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lists: list[SavedList] = []

    def show(self, lists: "list[SavedList]") -> None:
        self.beginResetModel()
        self.lists = lists
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lists)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.lists[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.label
        return icon(ICON_OF[one.kind], "muted") if role == Qt.ItemDataRole.DecorationRole else None


class ListsPage(QWidget):
    """Questions the office asks again and again, and their answers."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("lists")
        self._is_stale = True
        self.saved = _SavedLists(self)
        self.list = QListView(self)
        self.list.setModel(self.saved)
        self.list.setAccessibleIdentifier("lists.saved")
        self.list.setSpacing(1)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table = RecordTable(desk, Question("organisation", i18n.language(), desk.day), self)
        self.table.setObjectName("lists.table")
        self.table.setAccessibleIdentifier("lists.list")
        self._build()
        self._connect()
        self.follow_theme()
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title = QLabel(self)
        title.setProperty("role", "title")
        bind_text(title.setText, "Lists")
        self._lists_stack = QStackedWidget(self)
        self._lists_stack.addWidget(self.list)
        self._lists_stack.addWidget(
            EmptySheet(
                "list-plus",
                N_("No list yet"),
                N_("On Members or Contacts, filter the list, then keep it here: Edit, Keep as a list."),
                self,
            )
        )
        left, right = QWidget(self), QWidget(self)
        self._left = left
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.SMALL, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(title)
        column.addWidget(_sheet(self._lists_stack, self), 1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, theme.LARGE, theme.HUGE, theme.LARGE)
        beside.setSpacing(theme.MEDIUM)
        beside.addLayout(self._head())
        self._stack = QStackedWidget(self)
        self._nothing = EmptySheet("list-filter", N_("Nothing passes the filters"), "", self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._sheet = _sheet(self._stack, self)
        beside.addWidget(self._sheet, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(theme.SMALL)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([300, 800])
        self.splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _head(self) -> QHBoxLayout:
        self._label, self._count = QLabel(self), QLabel(self)
        self._label.setProperty("role", "title")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "muted")
        self.open_button = IconButton("square-pen", "lists.open", "", self)
        self.delete_button = IconButton("trash-2", "lists.delete", "", self)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        self._label.setWordWrap(True)
        line.addWidget(self._label, 1)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.open_button)
        line.addWidget(self.delete_button)
        return line

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_list())
        self.list.activated.connect(lambda _index: self.table.setFocus())
        self.table.activated.connect(lambda _index: self.open_record())
        self.table.refreshed.connect(self._show_count)
        self.open_button.clicked.connect(self.open_record)
        self.delete_button.clicked.connect(self.delete_list)
        self.desk.changed.connect(lambda _changes: self._mark_stale())
        self.desk.day_changed.connect(self._mark_stale)

    def follow_theme(self) -> None:
        """Take the widths of the size of text in force."""
        self.table.follow_theme()
        self._left.setMinimumWidth(theme.scaled(250))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_buttons()

    def _name_buttons(self) -> None:
        """The buttons keep their words as long as the name of the list has room beside them."""
        is_narrow = self.width() - self._left.minimumWidth() < theme.scaled(ROOM_FOR_WORDS)
        for button, text in ((self.open_button, _("Open the card")), (self.delete_button, _("Delete the list…"))):
            button.say("" if is_narrow else text)
            button.setAccessibleName(text)
            button.setToolTip(text if is_narrow else "")

    # Reading -------------------------------------------------------------------------------------------------

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Read the lists anew; the one that is open stays open."""
        from desktop_app.services import lists

        self._is_stale = False
        before = self._open_list()
        self.saved.show(lists.saved(self.desk.database))
        self._lists_stack.setCurrentIndex(0 if self.saved.lists else 1)
        places = [place for place, one in enumerate(self.saved.lists) if before and one.id == before.id]
        self.list.setCurrentIndex(self.saved.index(places[0] if places else 0, 0))
        self._show_list()

    def _open_list(self) -> "SavedList | None":
        place = self.list.currentIndex().row()
        return self.saved.lists[place] if 0 <= place < len(self.saved.lists) else None

    def _show_list(self) -> None:
        one = self._open_list()
        for part in (self._label, self._count, self.open_button, self.delete_button):
            part.setVisible(one is not None)
        self._sheet.setVisible(one is not None)
        if one is None:
            return
        self._label.setText(one.label)
        question = Question(one.kind, i18n.language(), self.desk.day, filters=one.filters)
        try:
            self.table.ask(question)
        except UserError as error:
            self._nothing.say(str(error), "")
            self._stack.setCurrentWidget(self._nothing)

    def _show_count(self) -> None:
        count = len(self.table.records.keys)
        self._count.setText(count_in_words(count))
        self._nothing.say(N_("Nothing passes the filters"), N_("Choose another day, or go back to today."))
        self._stack.setCurrentWidget(self.table if count else self._nothing)

    # Doing ---------------------------------------------------------------------------------------------------

    def open_record(self) -> None:
        """Open the card of the record chosen, on its page."""
        record_id = self.table.current_id()
        if record_id:
            self.desk.open_requested.emit(self.table.question.kind, record_id)

    def delete_list(self) -> None:
        """Delete the list, not its records, after asking."""
        from desktop_app.services import records

        one = self._open_list()
        if one is None:
            return
        question = _("Delete the list “{name}”?").format(name=one.label)
        details = _("The records in it stay. Undo brings the list back.")
        if messages.ask(self, question, yes=N_("Delete"), details=details, danger=True):
            records.delete(self.desk.database, "saved_list", one.id)

    def delete_chosen(self) -> None:
        """What Delete does here: the list goes, the records stay."""
        if self.list.hasFocus():
            self.delete_list()

    def other_side(self) -> None:
        """From the lists to their records, and back."""
        (self.list if self.table.hasFocus() else self.table).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def speak(self) -> None:
        """Say everything in the language in force."""
        self.list.setAccessibleName(_("Saved lists"))
        self.table.setAccessibleName(_("Records of the list"))
        self.table.retitle()
        self._name_buttons()
        self._mark_stale()


def _sheet(content: QWidget, parent: QWidget) -> QFrame:
    sheet = QFrame(parent)
    sheet.setProperty("role", "paper")
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(theme.HAIR, theme.HAIR, 1, theme.HAIR)
    layout.addWidget(content)
    return sheet
