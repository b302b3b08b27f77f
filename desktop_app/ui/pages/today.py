"""The start page: what is due, what comes and what it lacks, who leaves, what waits – each line opens its record."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _, format_partial
from desktop_app.ui import theme
from desktop_app.ui.as_of import day_in_words
from desktop_app.ui.card_grid import CardGrid
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job, Report
from desktop_app.ui.line_list import Line
from desktop_app.ui.today_card import TITLES, TodayCard
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.services.monday import Monday


AT_ONCE = 40
"""So many members to verify are read with their names; the others only once all are to be shown."""


class TodayPage(QWidget):
    """Cards side by side; they are read in the background, so that the window stands before them."""

    counted = Signal(int)
    """How many things there are to do."""
    was_read = Signal()
    """How things stand is shown, or why it cannot be read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("today")
        self.week: Monday | None = None
        """What is shown; None until it was read for the first time."""
        self._job: Job | None = None
        self._is_stale, self._wants_keyboard = True, False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.cards = {name: TodayCard(name, *words, self) for name, words in TITLES.items()}
        self._build()
        for card in self.cards.values():
            card.list.opened.connect(self.open_line)
            card.all_wanted.connect(self._mark_stale)
            card.list.model_of_lines.ticked.connect(self.tick_off)
        desk.changed.connect(lambda _changes: self._mark_stale())
        desk.day_changed.connect(self.speak)
        desk.copies_met.connect(self._mark_stale)
        desk.marked.connect(self._mark_stale)
        on_language(self, self.speak)

    def _build(self) -> None:
        self._title, self._day, self._short = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._day.setProperty("role", "muted")
        self._short.setProperty("role", "muted")
        self._short.setWordWrap(True)
        self.grid = CardGrid(self)
        for card in self.cards.values():
            self.grid.add(card, card.height_for)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        inside.setObjectName("sheet")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.LARGE)
        column.setSpacing(theme.HAIR)
        for label in (self._title, self._day, self._short):
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addSpacing(theme.SMALL)
        column.addWidget(self.grid, 1)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    # Reading -------------------------------------------------------------------------------------------------

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self._soon.start()

    @property
    def is_read(self) -> bool:
        """Whether what is shown is how things stand."""
        reads = self._job is not None and self._job.is_running
        return self.week is not None and not (self._is_stale or reads or self._soon.isActive())

    def refresh(self) -> None:
        """Read everything anew, in the background."""
        if self._job is not None and self._job.is_running:
            self._is_stale = True  # what runs may have read before the change
            return
        database, day = self.desk.database, self.desk.day
        named = None if self.cards["unverified"].shows_all else AT_ONCE

        def work(_report: Report) -> "Monday":
            from desktop_app.services.monday import monday

            return monday(database, day, named)

        self._is_stale = False
        self._job = Job(work, self)
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._fail)
        self._job.start()

    def _show(self, week: "Monday") -> None:
        self.week = week
        self._fill()
        self.was_read.emit()
        if self._is_stale:
            self._soon.start()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._short.setText(str(error))
        self.was_read.emit()

    def _fill(self) -> None:
        from desktop_app.ui import today_lines

        if self.week is None:
            return
        day = format_partial(self.week.day, "full")
        self._day.setText(day[:1].upper() + day[1:])
        self._short.setText(today_lines.in_short(self.week))
        for name, card in self.cards.items():
            total = self.week.to_verify if name == "unverified" else None
            card.show_lines(getattr(today_lines, name)(self.week), total)
        self.grid.arrange()
        self.counted.emit(len(self.week.tasks) + len(self.week.actions))
        if self._wants_keyboard:
            self.take_keyboard()

    # Doing ---------------------------------------------------------------------------------------------------

    def open_line(self, line: Line) -> None:
        """Open the record of a line, or what decides."""
        if line.kind == "conflicts":
            self.desk.decide_requested.emit()
        elif line.kind == "copies":
            self.window().actions_by_name["file.bring_back"].trigger()  # type: ignore[attr-defined]
        else:
            self.desk.open_requested.emit(line.kind, line.record_id)

    def tick_off(self, line: Line) -> None:
        """A task or an action is done today; one undo takes it back."""
        from desktop_app.services import actions, tasks
        from desktop_app.ui.attempts import managed

        database, today = self.desk.database, self.desk.today.isoformat()
        if line.kind == "task":
            does = partial(tasks.finish, database, line.record_id, today)
        else:
            does = partial(actions.close, database, line.record_id, "done", today)
        if managed(self, does):
            self.desk.said.emit(_("“{title}”: done. Undo takes it back.").format(title=line.text))
        else:
            self._mark_stale()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first line there is, once it is read."""
        self._wants_keyboard = self.week is None
        for card in self.cards.values():
            if card.list.lines:
                card.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # Following -----------------------------------------------------------------------------------------------

    def follow_theme(self) -> None:
        """Take the heights of the size of text in force."""
        for card in self.cards.values():
            card.follow_theme()
        self.grid.arrange()

    def speak(self) -> None:
        """Say every line in the language in force; what the base says in a language is read anew."""
        self._title.setText(day_in_words(self.desk))
        self._fill()
        self._mark_stale()
