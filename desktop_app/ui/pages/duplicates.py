"""What stands twice in the base, it seems: pair after pair, combined or told apart; nothing happens by itself."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _, ngettext
from desktop_app.services.duplicates import Pair, Standing
from desktop_app.ui import theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton, give_key
from desktop_app.ui.pair_list import PairList, likelihood, names_of
from desktop_app.ui.pair_sides import PairSides
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.wrapping import Wrapping

NOT_YET = (
    N_("Not looked through yet"),
    N_("Press “Look through the base”. People and organisations that seem to stand twice are listed here."),
)
CARDS = (N_("First card"), N_("Second card"))
NONE_LEFT = (N_("Nothing stands twice"), N_("No two people and no two organisations look like one."))


class DuplicatesPage(QWidget):
    """The pairs at the left, the pair looked at and what becomes of it at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("duplicates")
        self._pairs: list[Pair] | None = None
        """What was found when the base was looked through; None before."""
        self._is_stale = False
        self.list = PairList(self)
        self._build()
        self.list.looked_at.connect(self._show)
        self.list.activated.connect(lambda _index: self.combine())
        desk.changed.connect(self._mark_stale)
        desk.day_changed.connect(self._mark_stale)
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.SMALL, theme.LARGE)
        column.setSpacing(theme.HAIR)
        column.addLayout(self._head())
        explained = QLabel(self)
        explained.setProperty("role", "muted")
        explained.setWordWrap(True)
        bind_text(explained.setText, "What seems to stand twice. Nothing is combined unless you say so.")
        column.addWidget(explained)
        column.addSpacing(theme.SMALL)
        column.addWidget(self._sheet(), 1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, theme.LARGE, theme.HUGE, theme.LARGE)
        beside.addWidget(self._details())
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.SMALL)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([420, 700])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _head(self) -> QHBoxLayout:
        title, self._count = QLabel(self), QLabel(self)
        title.setProperty("role", "title")
        self._count.setProperty("role", "muted")
        bind_text(title.setText, "Duplicates")
        self.look_button = IconButton(
            "search", "duplicates.look", N_("Look through the base"), self, colour="on_accent"
        )
        self.look_button.setProperty("kind", "primary")
        self.look_button.clicked.connect(self.look)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(title)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        line.addWidget(self.look_button)
        return line

    def _sheet(self) -> QWidget:
        sheet = QFrame(self)
        sheet.setProperty("role", "paper")
        self._left = QStackedWidget(sheet)
        self._nothing = EmptySheet("copy", *NOT_YET, self)
        self._left.addWidget(self._nothing)
        self._left.addWidget(self.list)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(theme.HAIR, theme.HAIR, 1, theme.HAIR)
        inside.addWidget(self._left)
        return sheet

    def _details(self) -> QWidget:
        sheet = QFrame(self)
        sheet.setObjectName("paper")
        self._right = QStackedWidget(sheet)
        advice = N_("Choose a pair on the left to see both records beside each other.")
        self._right.addWidget(EmptySheet("contact", N_("No pair is open"), advice, self))
        full = QWidget(self)
        self._heading, self._about = QLabel(full), QLabel(full)
        self._heading.setProperty("role", "heading")
        self._about.setProperty("role", "muted")
        for label in (self._heading, self._about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.sides = PairSides(self.desk, full)
        column = QVBoxLayout(full)
        column.setContentsMargins(*[theme.HUGE] * 4)
        column.setSpacing(theme.SMALL)
        column.addWidget(self._heading)
        column.addWidget(self._about)
        column.addWidget(self.sides, 1)
        column.addWidget(self._buttons(full))
        self._right.addWidget(full)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._right)
        return sheet

    def _buttons(self, parent: QWidget) -> QWidget:
        tools = QWidget(parent)
        row = Wrapping(tools)
        self.combine_button = IconButton("git-merge", "duplicates.combine", N_("Combine…"), tools, colour="on_accent")
        self.combine_button.setProperty("kind", "primary")
        self.apart_button = IconButton("x", "duplicates.apart", N_("Not a duplicate"), tools)
        self.open_buttons = [QPushButton(tools), QPushButton(tools)]
        self.combine_button.clicked.connect(self.combine)
        self.apart_button.clicked.connect(self.tell_apart)
        for place, (button, text) in enumerate(zip(self.open_buttons, CARDS, strict=True)):
            button.setAccessibleIdentifier(f"duplicates.open{place + 1}")
            bind_text(button.setText, text)
            bind_text(button.setAccessibleName, text)
            button.clicked.connect(partial(self.open_record, place))
        for number, button in enumerate((self.combine_button, self.apart_button, *self.open_buttons), start=1):
            on_language(button, partial(give_key, button, f"Alt+{number}"))
            row.addWidget(button)
        return tools

    # Looking through -----------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look through the whole base in the background; it can be stopped."""
        from desktop_app.services import duplicates
        from desktop_app.ui import jobs

        database = self.desk.database

        def work(report: jobs.Report) -> list[Pair]:
            return duplicates.find(database, progress=report)

        jobs.run(self, N_("Looking for duplicates…"), work, self._found)

    def _found(self, pairs: list[Pair]) -> None:
        self._pairs = pairs
        self.refresh()
        self.list.setFocus()

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Show those of the pairs found that still stand."""
        from desktop_app.services import duplicates

        self._is_stale = False
        found = duplicates.standing(self.desk.database, self._pairs or (), self.desk.day)
        self.list.show_pairs(found)
        self._left.setCurrentIndex(1 if found else 0)
        self._nothing.say(*(NOT_YET if self._pairs is None else NONE_LEFT))
        words = ngettext("{count} pair", "{count} pairs", len(found)).format(count=len(found))
        self._count.setText(words if found else "")

    def _show(self, found: Standing | None) -> None:
        self._right.setCurrentIndex(0 if found is None else 1)
        if found is None:
            return
        self._heading.setText(names_of(found))
        self._about.setText(likelihood(found))
        self.sides.show_pair(found)

    # Deciding ------------------------------------------------------------------------------------------------

    def combine(self) -> None:
        """Ask what stays of each, and combine the two."""
        from desktop_app.ui.dialogs.combine import combine_records

        found = self.list.current()
        if found is not None and combine_records(self, self.desk, found.pair.kind, found.pair.one, found.pair.other):
            self.list.setFocus()

    def tell_apart(self) -> None:
        """Remember that the two are not one."""
        from desktop_app.services import duplicates

        found = self.list.current()
        if found is None:
            return
        pair = found.pair
        if managed(self, partial(duplicates.tell_apart, self.desk.database, pair.kind, pair.one, pair.other)):
            self.desk.said.emit(_("They will not be offered as duplicates again. Undo takes it back."))
            self.list.setFocus()

    def open_record(self, place: int) -> None:
        """Show one of the two cards."""
        found = self.list.current()
        if found is not None:
            self.desk.open_requested.emit(found.pair.kind, (found.pair.one, found.pair.other)[place])

    def speak(self) -> None:
        """Tell everything again in the language in force."""
        self.list.setAccessibleName(_("Duplicates"))
        self._mark_stale()
