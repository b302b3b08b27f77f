"""A page of records: the list with its search, scope and filters on the left, the open card on the right."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from desktop_app.i18n import N_, _, ngettext
from desktop_app.storage.listing import Question
from desktop_app.ui import theme
from desktop_app.ui.actions import Action
from desktop_app.ui.card_panel import CardPanel, EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.page_of import PageOf, count_in_words
from desktop_app.ui.record_table import RecordTable
from desktop_app.ui.search_line import SearchLine
from desktop_app.ui.selection_bar import SelectionBar
from desktop_app.ui.tool_line import ToolLine
from desktop_app.ui.translated import bind_text, on_language


class RecordPage(QWidget):
    """List and card side by side for one Question."""

    counted = Signal(int)
    """How many records the list has when nothing narrows it."""

    def __init__(self, desk: Desk, page: PageOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.page = desk, page
        self.setObjectName(page.name)
        self._is_stale = False
        self.panel = self._make_panel()
        self.table = RecordTable(desk, self._question(page), self)
        self.table.show_only(page.columns)
        self._build()
        self._connect()
        on_language(self, self.speak)

    def _make_panel(self) -> CardPanel:
        return CardPanel(self.desk, f"{self.page.name}.card", self.page.advice, self)

    def _question(self, page: PageOf) -> Question:
        return Question(page.kind, i18n.language(), self.desk.day, page.scope)

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        page = self.page
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.SMALL, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(self._head())
        line = SearchLine(page, self)
        self.search, self.scope = line.field, line.scope
        self.filter_button, self.more_button = line.filter_button, line.more_button
        column.addWidget(line)
        self.selection_bar = SelectionBar(page.name, self)
        column.addWidget(self.selection_bar)
        column.addWidget(self._sheet(), 1)
        self.table.setObjectName(f"{page.name}.table")
        self.table.setAccessibleIdentifier(f"{page.name}.list")
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(theme.SMALL)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, theme.LARGE, theme.HUGE, theme.LARGE)
        beside.addWidget(self.panel)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 6)
        self.splitter.setSizes([560, 620])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _head(self) -> ToolLine:
        self._title, self._count = QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._count.setProperty("role", "muted")
        bind_text(self._title.setText, self.page.title)
        self.new_button = IconButton("plus", f"{self.page.name}.new", self.page.new, self, colour="on_accent")
        self.new_button.setProperty("kind", "primary")
        line = ToolLine(self)
        line.add(self._title, self._count)
        line.add(self.new_button, far=True)
        return line

    def _sheet(self) -> QWidget:
        sheet = QFrame(self)
        sheet.setProperty("role", "paper")
        self._stack = QStackedWidget(sheet)
        self._nothing = EmptySheet("search", self.page.empty, "", self)
        self._clear = QPushButton(self._nothing)
        self._clear.setAccessibleIdentifier(f"{self.page.name}.clear")
        bind_text(self._clear.setText, "Show all")
        bind_text(self._clear.setAccessibleName, "Show all")
        self._nothing.add(self._clear)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(theme.HAIR, theme.HAIR, 1, theme.HAIR)
        layout.addWidget(self._stack)
        return sheet

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search_words)
        self.search.installEventFilter(self)
        if self.scope is not None:
            self.scope.chosen.connect(self.choose_scope)
        self.filter_button.clicked.connect(self.choose_filters)
        self.new_button.clicked.connect(lambda: self.start_new())
        self.selection_bar.change_wanted.connect(self.change_together)
        self.selection_bar.none_wanted.connect(self.select_none)
        self._clear.clicked.connect(self.show_all)
        self.table.opened.connect(self._open_from_list)
        self.table.activated.connect(lambda _index: self._open_and_enter())
        self.table.chosen.connect(self._show_selection)
        self.table.delete_wanted.connect(self.delete_chosen)
        self.table.refreshed.connect(self._show_count)
        self.panel.saved.connect(self._after_save)
        self.desk.changed.connect(self._follow)
        self.desk.day_changed.connect(self._mark_stale)

    def fill_more_menu(self, actions: dict[str, Action]) -> None:
        """Put what one can do with this list behind its last button."""
        more = QMenu(self.more_button)
        for name in ("edit.filter", "edit.save_list", "edit.together", "file.mailing", "file.export", "edit.show_all"):
            more.addAction(actions[name])
        self.more_button.setMenu(more)

    # Words, scope, filters ------------------------------------------------------------------------------------

    def _search_words(self, words: str) -> None:
        self.table.refresh(words=words.strip())

    def choose_scope(self, scope: str) -> None:
        """Show the members only, or every organisation."""
        if self.scope is not None:
            self.scope.show_choice(scope)
        self.table.refresh(scope=scope)

    def choose_filters(self) -> None:
        """Ask what the list is narrowed by."""
        from desktop_app.ui.dialogs.filters import choose_filters

        filters = choose_filters(self, self.desk, self.page.kind, self.table.question.filters)
        if filters is not None:
            self.show_filters(tuple(filters))

    def show_filters(self, filters: tuple) -> None:
        """Narrow the list by filters."""
        self.table.refresh(filters=filters)
        self._show_filter_count()

    def show_all(self) -> None:
        """Take away words and filters; where nothing else narrows, widen the scope."""
        question = self.table.question
        narrowed = bool(question.words or question.filters)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        widest = self.page.scopes[-1][0] if self.page.scopes and not narrowed else question.scope
        if self.scope is not None:
            self.scope.show_choice(widest)
        self.table.refresh(words="", filters=(), scope=widest)
        self._show_filter_count()
        self.table.setFocus()

    def save_as_list(self) -> None:
        """Keep scope and filters under a name."""
        from desktop_app.ui.dialogs.save_list import save_as_list

        save_as_list(self, self.desk, self.table.question)

    # The list and the card -----------------------------------------------------------------------------------

    def _open_from_list(self, record_id: str) -> None:
        if self.table.chosen_count() > 1:
            return
        if not self.panel.open(self.page.kind, record_id):
            self._point_at_open_record()

    def _point_at_open_record(self) -> None:
        record = self.panel.record
        self.table.clearSelection()
        if record and self.table.show_record(record[1]):
            self.table.selectRow(self.table.currentIndex().row())

    def _open_and_enter(self) -> None:
        record_id = self.table.current_id()
        if record_id and self.panel.open(self.page.kind, record_id):
            self.panel.focus_card()

    def open_record(self, record_id: str) -> bool:
        """Show a record here, widening the list where it would not stand in it."""
        if not self.panel.open(self.page.kind, record_id):
            return False
        if not self.table.show_record(record_id):
            widest = self.page.scopes[-1][0] if self.page.scopes else self.page.scope
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            if self.scope is not None:
                self.scope.show_choice(widest)
            self.table.refresh(words="", filters=(), scope=widest)
            self._show_filter_count()
            self.table.show_record(record_id)
        return True

    def start_new(self, values: dict | None = None) -> None:
        """Begin a new record on the card."""
        if self.panel.start(self.page.kind, values):
            self.table.clearSelection()

    def _after_save(self, kind: str, record_id: str) -> None:
        if kind == self.page.kind:
            self._point_at(record_id)

    def _point_at(self, record_id: str) -> None:
        if self.table.current_id() != record_id and self.table.show_record(record_id):
            self.table.selectionModel().blockSignals(True)
            self.table.selectRow(self.table.currentIndex().row())
            self.table.selectionModel().blockSignals(False)
            self.table.viewport().update()

    def delete_chosen(self) -> None:
        """Delete the record the list stands on, after asking."""
        from desktop_app.ui.dialogs.delete_record import delete_record

        record_id = self.table.current_id()
        if record_id and delete_record(self, self.desk, self.page.kind, record_id):
            self.panel.forget(record_id)

    def change_together(self) -> None:
        """Change one field of all selected records, with a preview."""
        from desktop_app.ui.dialogs.mass_edit import change_together

        if self.panel.leave():
            change_together(self, self.desk, self.page.kind, self.table.chosen_ids())

    def select_none(self) -> None:
        """Leave only the open record selected."""
        self._point_at_open_record()
        self._show_selection()
        self.table.setFocus()

    # Following -----------------------------------------------------------------------------------------------

    def _follow(self, changes: object) -> None:
        if changes.touches("organisation", "person") or changes.records:  # type: ignore[attr-defined]
            self._mark_stale()

    def _mark_stale(self) -> None:
        """Read the list anew now, or when the page is next seen."""
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the list anew in the language and for the day in force."""
        self._is_stale = False
        self.table.refresh(language=i18n.language(), day=self.desk.day)

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self.refresh()

    def follow_theme(self) -> None:
        """Take the row height and widths of the size of text in force."""
        self.table.follow_theme()

    def first_rows(self) -> None:
        """Read the list for the first time."""
        self.table.ask(self.table.question)

    def speak(self) -> None:
        """Say everything that is put together in the language in force."""
        self.table.retitle()
        self.table.setAccessibleName(_(self.page.title))
        if self.table.question.language != i18n.language():
            self._mark_stale()
        self._show_count()
        self._show_selection()
        self._show_filter_count()

    def _show_count(self) -> None:
        count, question = len(self.table.records.keys), self.table.question
        self._count.setText(count_in_words(count) if count else "")
        is_default = question.scope == self.page.scope != "upcoming"  # what is ahead is not all there is
        if is_default and not question.words and not question.filters:
            self.counted.emit(count)
        self._stack.setCurrentWidget(self.table if count else self._nothing)
        if not count:
            self._say_nothing(question)

    def _say_nothing(self, question: Question) -> None:
        narrowed = bool(question.words or question.filters)
        widens = bool(self.page.scopes) and question.scope != self.page.scopes[-1][0]
        self._clear.setVisible(narrowed or widens)
        if question.words:
            self._nothing.say(
                N_("Nothing found"), N_("Fewer letters of each word are enough; accents and order do not matter.")
            )
        elif question.filters:
            self._nothing.say(N_("Nothing passes the filters"), N_("Take one of them away, or show all."))
        elif self.desk.as_of:
            self._nothing.say(N_("Nothing on that day"), N_("Choose another day, or go back to today."))
        else:
            self._nothing.say(self.page.empty, N_("Add the first one with Ctrl+N."))

    def _show_selection(self) -> None:
        self.selection_bar.show_count(self.table.chosen_count())

    def _show_filter_count(self) -> None:
        count = len(self.table.question.filters)
        text = ngettext("{count} filter", "{count} filters", count).format(count=count) if count else ""
        self.filter_button.say(text)
        self.filter_button.setAccessibleName(text or _("Filter the list"))
        self.filter_button.setIcon(icon("list-filter", "accent" if count else "muted"))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return False

    def _enter_list(self) -> None:
        """From the search field into the list: its first record opens unless one is open already."""
        self.table.setFocus()
        if self.table.records.keys and not self.table.selectionModel().hasSelection():
            self.table.selectRow(0)

    # What the menus ask of a page ------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Put the keyboard in the list's search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def save_card(self) -> None:
        """Save the open card now."""
        self.panel.save()

    def other_side(self) -> None:
        """From the list to the card, and back."""
        if self.panel.isAncestorOf(self.focusWidget()):
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.panel.focus_card()

    def show_history(self) -> None:
        """Turn the open card to its history."""
        self.panel.show_history()
