"""The history of the base: who did what when, in plain words, and the way back."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import N_, _, ngettext
from desktop_app.services import history
from desktop_app.services.history import Entry
from desktop_app.ui import messages, theme, turning
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.history_list import HistoryList, line_in_words, when_in_words
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.translated import bind_text, on_language

PAGE = 100


class HistoryPage(QWidget):
    """All transactions, newest first; the one looked at in full, and undo down to it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("history")
        self._is_stale = True
        self.list = HistoryList("history.list", self)
        self._build()
        self.list.looked_at.connect(self._show_entry)
        self.list.verticalScrollBar().valueChanged.connect(self._read_on)
        desk.changed.connect(self._mark_stale)
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title, explained = QLabel(self), QLabel(self)
        title.setProperty("role", "title")
        explained.setProperty("role", "muted")
        explained.setWordWrap(True)
        bind_text(title.setText, "History")
        bind_text(explained.setText, "Who changed what, newest first. Nothing is ever lost: undo brings it back.")
        sheet = QFrame(self)
        sheet.setProperty("role", "paper")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(theme.HAIR, theme.HAIR, 1, theme.HAIR)
        inside.addWidget(self.list)
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.SMALL, theme.LARGE)
        column.setSpacing(theme.HAIR)
        column.addWidget(title)
        column.addWidget(explained)
        column.addSpacing(theme.SMALL)
        column.addWidget(sheet, 1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, theme.LARGE, theme.HUGE, theme.LARGE)
        beside.addWidget(self._details())
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(theme.SMALL)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([560, 560])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _details(self) -> QWidget:
        sheet = QFrame(self)
        sheet.setObjectName("paper")
        self._stack = QStackedWidget(sheet)
        self._stack.addWidget(
            EmptySheet("history", N_("Nothing is chosen"), N_("Choose a change on the left to see all of it."), self)
        )
        full = QWidget(self)
        self._heading, self._when = QLabel(full), QLabel(full)
        self._heading.setProperty("role", "heading")
        self._heading.setWordWrap(True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._when.setProperty("role", "muted")
        self._when.setTextFormat(Qt.TextFormat.PlainText)
        self._lines = QTreeWidget(full)
        self._lines.setAccessibleIdentifier("history.changes")
        self._lines.setRootIsDecorated(False)
        self._lines.setColumnCount(4)
        self._lines.setWordWrap(True)
        self._lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._lines.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.undo_button = IconButton("undo-2", "history.undo", "", full)
        self.undo_button.clicked.connect(self.undo_to_here)
        self.open_button = IconButton("square-pen", "history.open", N_("Open the card"), full)
        self.open_button.clicked.connect(self._open_record)
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        column = QVBoxLayout(full)
        column.setContentsMargins(*[theme.HUGE] * 4)
        column.setSpacing(theme.SMALL)
        column.addWidget(self._heading)
        column.addWidget(self._when)
        column.addWidget(self._lines, 1)
        column.addLayout(buttons)
        self._stack.addWidget(full)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._stack)
        return sheet

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
        """Read the last transactions anew; the one looked at stays."""
        self._is_stale = False
        before = self.list.current_entry()
        entries = history.recent(self.desk.database, self.desk.day, PAGE)
        self.list.history.show(entries, self.desk.today)
        place = _place_of(entries, before)
        self.list.setCurrentIndex(self.list.history.index(place, 0))
        self._show_entry(self.list.current_entry())

    def _read_on(self, value: int) -> None:
        entries = self.list.history.entries
        if value < self.list.verticalScrollBar().maximum() or len(entries) < PAGE:
            return
        # The entry carries its moment to the millisecond; the journal's clock is finer, so ask from its end.
        before = int(entries[-1].at.timestamp() * 1000) << 16
        known = {(one.copy, one.number) for one in entries}
        earlier = history.recent(self.desk.database, self.desk.day, PAGE, before + (1 << 16))
        fresh = [one for one in earlier if (one.copy, one.number) not in known]
        if fresh:
            self.list.history.add(fresh)

    # What is looked at ----------------------------------------------------------------------------------------

    def _show_entry(self, entry: Entry | None) -> None:
        self._stack.setCurrentIndex(0 if entry is None else 1)
        if entry is None:
            return
        self._heading.setText(entry.title)
        self._when.setText(when_in_words(entry, self.desk.today))
        self._lines.clear()
        for line in entry.lines:
            item = QTreeWidgetItem([line.record, line.field, line.old, line.new])
            for column in range(4):
                item.setToolTip(column, line_in_words(line, with_record=True))
            self._lines.addTopLevelItem(item)
        self._lines.setColumnHidden(2, not any(line.old for line in entry.lines))
        count = len(self._to_undo(entry))
        self.undo_button.setEnabled(count > 0)
        if count > 1:
            text = ngettext("Undo the last {count} change", "Undo the last {count} changes", count)
            self.undo_button.say(text.format(count=count))
        else:
            self.undo_button.say(_("Undo this"))
        self.open_button.setEnabled(self._record(entry) is not None)

    def _record(self, entry: Entry) -> tuple[str, str] | None:
        gone = {line.id for line in entry.lines if line.operation == "delete"}
        for line in entry.lines:
            if line.kind in ("organisation", "person") and line.id not in gone:
                return line.kind, line.id
        return None

    def _open_record(self) -> None:
        entry = self.list.current_entry()
        record = self._record(entry) if entry else None
        if record:
            self.desk.open_requested.emit(*record)

    def _to_undo(self, entry: Entry) -> list[Entry]:
        """What must be undone to take this one back: itself and all done after it that still stand."""
        if entry.standing != "done":
            return []
        entries = self.list.history.entries
        place = _place_of(entries, entry)
        return [one for one in entries[: place + 1] if one.standing == "done" and one.copy == entry.copy]

    def undo_to_here(self) -> None:
        """Undo the transaction looked at, with all that were done after it, after asking."""
        entry = self.list.current_entry()
        steps = self._to_undo(entry) if entry else []
        if not steps:
            return
        if len(steps) > 1:
            question = ngettext(
                "To undo this, the {count} change made since must be undone too. Do it?",
                "To undo this, the {count} changes made since must be undone too. Do it?",
                len(steps) - 1,
            ).format(count=len(steps) - 1)
            titles = "\n".join(one.title for one in steps[:12])
            if not messages.ask(self, question, yes=N_("Undo them all"), details=titles):
                return
        turning.turn(self, self.desk.database, "undo", lambda _changes: None, len(steps))

    def speak(self) -> None:
        """Tell everything again in the language in force."""
        self.list.setAccessibleName(_("History"))
        self._lines.setAccessibleName(_("Changes"))
        self._lines.setHeaderLabels([_("Record"), _("Field"), _("Before"), _("After")])
        self._mark_stale()


def _place_of(entries: list[Entry], wanted: Entry | None) -> int:
    if wanted is not None:
        for place, one in enumerate(entries):
            if (one.copy, one.number) == (wanted.copy, wanted.number):
                return place
    return 0
