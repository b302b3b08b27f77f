"""What copies could not settle by themselves: one conflict after the other, decided with one key each."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import N_, _, ngettext
from desktop_app.sync import inbox
from desktop_app.sync.inbox import Matter, Way
from desktop_app.ui import theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.conflict_list import ConflictList, about, title_of
from desktop_app.ui.conflict_sides import ConflictSides
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton, give_key
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.wrapping import Wrapping

MOST_WAYS = 3


class ConflictsPage(QWidget):
    """The inbox: the list at the left, the conflict looked at and its decisions at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("conflicts")
        self._is_stale = True
        self._matter: Matter | None = None
        self._ways: list[Way] = []
        self.list = ConflictList(desk, self)
        self._build()
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(self.open_record)
        desk.changed.connect(self._mark_stale)
        desk.day_changed.connect(self._mark_stale)
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title, explained = QLabel(self), QLabel(self)
        title.setProperty("role", "title")
        explained.setProperty("role", "muted")
        explained.setWordWrap(True)
        bind_text(title.setText, "To decide")
        bind_text(explained.setText, "Where two people changed the same thing apart. Nothing was lost: choose.")
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
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.SMALL)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([460, 660])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _details(self) -> QWidget:
        sheet = QFrame(self)
        sheet.setObjectName("paper")
        self._stack = QStackedWidget(sheet)
        self._stack.addWidget(
            EmptySheet(
                "circle-check",
                N_("Nothing to decide"),
                N_("When copies come back and two people changed the same thing apart, you choose here."),
                self,
            )
        )
        full = QWidget(self)
        self._heading, self._about = QLabel(full), QLabel(full)
        self._heading.setProperty("role", "heading")
        self._about.setProperty("role", "muted")
        for label in (self._heading, self._about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.sides = ConflictSides(full)
        self.alike = QCheckBox(full)
        self.alike.setAccessibleIdentifier("conflicts.alike")
        bind_text(self.alike.setAccessibleName, "Decide all of this kind alike")
        column = QVBoxLayout(full)
        column.setContentsMargins(*[theme.HUGE] * 4)
        column.setSpacing(theme.SMALL)
        column.addWidget(self._heading)
        column.addWidget(self._about)
        column.addWidget(self.sides, 1)
        column.addWidget(self.alike)
        column.addWidget(self._buttons(full))
        self._stack.addWidget(full)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._stack)
        return sheet

    def _buttons(self, parent: QWidget) -> QWidget:
        tools = QWidget(parent)
        row = Wrapping(tools)
        self.way_buttons = [IconButton("check", f"conflicts.way{n}", "", tools) for n in range(1, MOST_WAYS + 1)]
        for place, button in enumerate(self.way_buttons):
            bind_text(button.setAccessibleName, "Decide")
            button.clicked.connect(partial(self._press, place))
        self.other_button = IconButton("square-pen", "conflicts.other", "", tools)
        bind_text(self.other_button.setAccessibleName, "Another value…")
        self.other_button.clicked.connect(self.give_other_value)
        self.open_button = IconButton("external-link", "conflicts.open", N_("Open the card"), tools)
        self.open_button.clicked.connect(self.open_record)
        for button in (*self.way_buttons, self.other_button, self.open_button):
            row.addWidget(button)
        return tools

    # Reading -------------------------------------------------------------------------------------------------

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """Read anew what waits."""
        self._is_stale = False
        self.list.refresh()

    def _show(self, matter: Matter | None) -> None:
        self._matter = matter
        self._stack.setCurrentIndex(0 if matter is None else 1)
        if matter is None:
            return
        self._heading.setText(title_of(matter))
        self._about.setText(about(matter))
        self.sides.show_matter(matter)
        self._ways = inbox.ways(self.desk.database, matter.conflict)
        for place, button in enumerate(self.way_buttons):
            button.setVisible(place < len(self._ways))
            if place < len(self._ways):
                button.say(_(self._ways[place].text))
                give_key(button, f"Alt+{place + 1}")
        self.other_button.setVisible(inbox.takes_another_value(matter.conflict))
        self.other_button.say(_("Another value…"))
        give_key(self.other_button, "Alt+4")
        count = inbox.count_alike(self.desk.database, matter.conflict)
        self.alike.setVisible(count > 1)
        self.alike.setChecked(False)
        words = ngettext("Decide the {count} of this kind alike", "Decide all {count} of this kind alike", count)
        self.alike.setText(words.format(count=count))
        self.alike.setAccessibleName(self.alike.text())

    # Deciding ------------------------------------------------------------------------------------------------

    def _press(self, place: int) -> None:
        if self._matter is None or place >= len(self._ways):
            return
        from desktop_app.sync import conflicts

        one, way = self._matter.conflict, self._ways[place]
        if self.alike.isVisible() and self.alike.isChecked():
            self._decide_alike(one.id, way)
        elif managed(self, partial(conflicts.resolve, self.desk.database, one.id, keep=way.keep)):
            self._said(one.kind)

    def _decide_alike(self, conflict_id: str, way: Way) -> None:
        from desktop_app.sync import conflicts
        from desktop_app.ui import jobs

        database = self.desk.database

        def work(_report: jobs.Report) -> int:
            return conflicts.resolve_alike(database, conflict_id, keep=way.keep)

        def done(count: int) -> None:
            words = ngettext("{count} conflict is decided.", "{count} conflicts are decided.", count)
            self.desk.said.emit(words.format(count=count))
            self.refresh()

        jobs.run(self, N_("Deciding…"), work, done)

    def give_other_value(self) -> None:
        """Type a third value, in the field's own editor."""
        from desktop_app.ui.dialogs.other_value import ask_other_value

        if self._matter is not None and ask_other_value(self, self.desk, self._matter):
            self._said(self._matter.conflict.kind)

    def _said(self, kind: str) -> None:
        is_undoable = kind not in ("deleted", "revived", "held")
        self.desk.said.emit(_("Decided, for all copies. Undo takes it back.") if is_undoable else _("Decided."))
        self.refresh()
        self.list.setFocus()

    def open_record(self) -> None:
        """Show the card that the conflict stands on."""
        if self._matter is not None:
            self.desk.open_requested.emit(*self._matter.owner)

    def speak(self) -> None:
        """Tell everything again in the language in force."""
        self.list.setAccessibleName(_("To decide"))
        self._mark_stale()
