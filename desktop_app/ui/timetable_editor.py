"""The timetable of an event: hours or list, the buttons that do what the keys do, and what overlaps in sentences."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.segments import Segments
from desktop_app.ui.timetable_blocks import Block, days_of, place_of, where_to
from desktop_app.ui.timetable_grid import TimetableGrid
from desktop_app.ui.timetable_list import TimetableList
from desktop_app.ui.timetable_model import TimetableModel, blocks_from, overlap_in_words
from desktop_app.ui.tool_line import ToolLine
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said
from desktop_app.ui.when_where import day_in_words

if TYPE_CHECKING:
    from desktop_app.services.papers import Programme

KINDS_TO_ADD = (
    ("session", N_("Session"), "layout-list", 60),
    ("talk", N_("Talk"), "message-square", 15),
    ("break", N_("Break"), "clock", 15),
    ("meal", N_("Meal"), "hotel", 60),
)
"""What can be added: its kind, its title, its drawing, how many minutes it usually takes."""
VIEWS = (
    ("grid", N_("Hours"), N_("Show the timetable by hours")),
    ("list", N_("List"), N_("Show the timetable as a list")),
)


LOW = 400
"""Below this height the hours need the room more than the words about keys."""

LOWEST = 140
"""Pixels the timetable keeps on a low screen, whatever the size of text: it scrolls."""


class TimetableEditor(QWidget):
    """Edits one event's timetable; every change is kept at once and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event_id = ""
        self._programme: Programme | None = None
        self._overlap_entries: list[str] = []
        self.model = TimetableModel(self)
        self.grid = TimetableGrid(self.model, self)
        self.list = TimetableList(self.model, self.grid.selectionModel(), self)
        self._build()
        self._connect()
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.grid.setAccessibleIdentifier("events.timetable")
        self.list.setAccessibleIdentifier("events.timetable.list")
        self._views = QStackedWidget(self)
        for view in (self.grid, self.list, self._empty_sheet()):
            self._views.addWidget(view)
        self._overlaps = QListWidget(self)
        self._overlaps.setAccessibleIdentifier("events.timetable.overlaps")
        self._overlaps.setProperty("card", "overlaps")
        self._overlaps.setWordWrap(True)
        self._overlaps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keys = QLabel(self)
        self._keys.setProperty("role", "small")
        self._keys.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self._bar())
        self._views.setMinimumHeight(LOWEST)
        layout.addWidget(self._views, 1)
        layout.addWidget(self._overlaps)
        layout.addWidget(self._keys)

    def _bar(self) -> ToolLine:
        self.add_button = IconButton("plus", "events.timetable.add", N_("Add"), self, colour="on_accent")
        self.add_button.setProperty("kind", "primary")
        self.add_button.setMenu(self._add_menu(self.add_button))
        self.edit_button = IconButton("pencil", "events.timetable.edit", N_("Edit…"), self)
        self.remove_button = IconButton("trash-2", "events.timetable.remove", "", self)
        self.earlier_button = IconButton("arrow-up", "events.timetable.earlier", "", self)
        self.later_button = IconButton("arrow-down", "events.timetable.later", "", self)
        self.days = QComboBox(self)
        self.days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.days.setAccessibleIdentifier("events.timetable.day")
        bind_text(self.days.setAccessibleName, "Day")
        self.view = Segments("events.timetable.view", VIEWS, "grid", self)
        bar = ToolLine(self)
        bar.add(self.add_button, self.edit_button, self.earlier_button, self.later_button, self.remove_button)
        bar.add(self.days, self.view, far=True)
        return bar

    def _add_menu(self, owner: QWidget) -> QMenu:
        menu = QMenu(owner)
        menu.setAccessibleIdentifier("events.timetable.kinds")
        for kind, title, drawing, _minutes in KINDS_TO_ADD:
            action = menu.addAction(icon(drawing), "")
            action.setObjectName(f"events.timetable.add.{kind}")
            bind_text(action.setText, title)
            action.triggered.connect(lambda _on=False, wanted=kind: self.add(kind=wanted))
        return menu

    def _empty_sheet(self) -> EmptySheet:
        sheet = EmptySheet(
            "calendar-clock",
            N_("No timetable yet"),
            N_("Add sessions, talks, breaks and meals with Ins: each begins when the one before it ends."),
            self,
        )
        first = IconButton("plus", "events.timetable.first", N_("Add a session"), sheet)
        first.clicked.connect(lambda: self.add(kind="session"))
        sheet.add(first)
        return sheet

    def _connect(self) -> None:
        for view in (self.grid, self.list):
            view.edit_wanted.connect(self.edit)
            view.add_wanted.connect(lambda start: self.add(start=start))
            view.remove_wanted.connect(self.remove)
            view.reordered.connect(self.reorder)
            view.moved.connect(self.move)
            view.stretched.connect(self.stretch)
        self.grid.selectionModel().currentChanged.connect(lambda _now, _before: self._show_buttons())
        self.edit_button.clicked.connect(self._with_current(self.edit))
        self.remove_button.clicked.connect(self._with_current(self.remove))
        self.earlier_button.clicked.connect(self._with_current(lambda entry: self.reorder(entry, -1)))
        self.later_button.clicked.connect(self._with_current(lambda entry: self.reorder(entry, 1)))
        self.days.activated.connect(lambda _place: self._show_days())
        self.view.chosen.connect(self.show_view)
        self._overlaps.itemActivated.connect(self._go_to_overlap)
        self._overlaps.itemClicked.connect(self._go_to_overlap)

    def _with_current(self, does: Callable[[str], Any]) -> Callable[[], None]:
        def run() -> None:
            block = self.grid.current_block()
            if block is not None:
                does(block.id)

        return run

    # Showing -------------------------------------------------------------------------------------------------------

    def show_event(self, event_id: str, programme: "Programme") -> None:
        """Show an event's timetable, or the same one read anew: the entry one stands on stays."""
        from desktop_app.services import overlaps as clashes
        from desktop_app.services import timetable

        chosen, is_other = self.grid.current_block(), event_id != self._event_id
        self._event_id, self._programme = event_id, programme
        overlaps = clashes.overlaps(self._desk.database, event_id)
        slots = timetable.slots(self._desk.database, event_id)
        self.model.show_blocks(blocks_from(slots, programme, overlaps))
        self._fill_days()
        self._show_overlaps(overlaps, {slot.id: said(slot.title) for slot in slots})
        self.choose(chosen.id if chosen else "")
        self.show_view(self._view)
        if is_other:
            self.grid.show_from_first()

    _view = "grid"

    def show_view(self, view: str) -> None:
        """Show the hours or the list; a word on what to do where there is nothing."""
        self._view = view
        self.view.show_choice(view)
        is_empty = not self.model.blocks
        self._views.setCurrentIndex(2 if is_empty else 0 if view == "grid" else 1)
        self._fit_overlaps()
        for part in (self.view, self.edit_button, self.remove_button, self.earlier_button, self.later_button):
            part.setVisible(not is_empty)
        self.days.setVisible(not is_empty and view == "grid" and self.days.count() > 2)
        self._show_buttons()

    def _all_days(self) -> list[date]:
        assert self._programme is not None
        heading = self._programme.heading
        first = date.fromisoformat(heading.starts_at[:10])
        last = date.fromisoformat((heading.ends_at or heading.starts_at)[:10])
        return days_of(self.model.blocks, first, last)

    def _fill_days(self) -> None:
        chosen = self.days.currentData()
        days = self._all_days()
        self.days.clear()
        self.days.addItem(_("All days"), None)
        for day in days:
            self.days.addItem(day_in_words(day.isoformat()), day.isoformat())
        self.days.setCurrentIndex(max(self.days.findData(chosen), 0))
        self._show_days()

    def _show_days(self) -> None:
        assert self._programme is not None
        heading, chosen = self._programme.heading, self.days.currentData()
        days = [date.fromisoformat(chosen)] if chosen else self._all_days()
        start = datetime.fromisoformat(heading.starts_at)
        end = datetime.fromisoformat(heading.ends_at or heading.starts_at)
        minutes = sorted((start.hour * 60 + start.minute, end.hour * 60 + end.minute))
        self.grid.show_days(days, (minutes[0], minutes[1]))

    def _show_overlaps(self, overlaps: list[Any], titles: dict[str, str]) -> None:
        self._overlap_entries = [overlap.first for overlap in overlaps]
        self._overlaps.clear()
        for overlap in overlaps:
            item = QListWidgetItem(icon("alert-triangle", "warning_text"), overlap_in_words(overlap, titles))
            self._overlaps.addItem(item)
        self._overlaps.setVisible(bool(overlaps))
        self._fit_overlaps()

    def _fit_overlaps(self) -> None:
        """As tall as the first two sentences, in a low window as the first; the others are scrolled to."""
        is_low = self.height() < theme.scaled(LOW)
        rows = range(min(self._overlaps.count(), 1 if is_low else 2))
        self._keys.setVisible(bool(self.model.blocks) and not is_low)
        wanted = sum(self._height_of(self._overlaps.item(row).text()) for row in rows) + theme.HAIR
        if wanted != self._overlaps.height():
            self._overlaps.setFixedHeight(wanted)

    def _height_of(self, sentence: str) -> int:
        """What a sentence needs beside its drawing; the list itself knows only once it is laid out."""
        room = self.width() - 2 * theme.HUGE - theme.scaled(72)
        wraps = Qt.TextFlag.TextWordWrap
        around = self._overlaps.fontMetrics().boundingRect(0, 0, room, 1 << 14, wraps, sentence)
        return around.height() + theme.scaled(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_overlaps()

    def _go_to_overlap(self, item: QListWidgetItem) -> None:
        self.choose(self._overlap_entries[self._overlaps.row(item)])

    def choose(self, entry_id: str) -> None:
        """Stand on an entry."""
        self.grid.choose(entry_id)
        row = self.model.row_of(entry_id)
        if row >= 0:
            self.list.scrollTo(self.model.index(row, 0))
        self._show_buttons()

    def _show_buttons(self) -> None:
        stands = self.grid.current_block() is not None
        for button in (self.edit_button, self.remove_button, self.earlier_button, self.later_button):
            button.setEnabled(stands)

    # Doing ---------------------------------------------------------------------------------------------------------

    def _do(self, work: Callable[[], Any]) -> bool:
        return managed(self, work)

    def _block(self, entry_id: str) -> Block:
        return self.model.blocks[self.model.row_of(entry_id)]

    def _preset(self, kind: str, start: datetime | None) -> dict[str, Any]:
        minutes = next(usual for name, _title, _drawing, usual in KINDS_TO_ADD if name == kind)
        return {
            "kind": kind,
            "minutes_planned": minutes,
            "starts_at": f"{start:%Y-%m-%dT%H:%M}" if start is not None else None,
        }

    def add(self, kind: str = "", start: datetime | None = None) -> None:
        """Ask for a new entry: after the one chosen, inside it where a talk goes into a session, or at a time."""
        from desktop_app.ui.dialogs.timetable_entry import add_entry

        block = self.grid.current_block() if start is None else None
        kind = kind or (block.kind if block else "session")
        parent, place = None, None
        if block is not None and kind == "talk" and block.kind == "session":
            parent = block.id
        elif block is not None:
            parent, place = block.parent_id, place_of(self.model.blocks, block.id) + 1
        made = add_entry(self, self._desk, self._event_id, self._preset(kind, start), (parent, place))
        if made:
            self.choose(made)
        self._focus_view()

    def _focus_view(self) -> None:
        (self.list if self._view == "list" else self.grid).setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, entry_id: str) -> None:
        """Open an entry."""
        from desktop_app.ui.dialogs.timetable_entry import edit_entry

        edit_entry(self, self._desk, self._event_id, entry_id)
        self._focus_view()

    def remove(self, entry_id: str) -> None:
        """Take an entry out; its talks stay and move up. No question: undo brings it back."""
        from desktop_app.services import timetable

        block = self._block(entry_id)
        row = self.model.row_of(entry_id)
        self._do(lambda: timetable.remove(self._desk.database, entry_id))
        self._desk.said.emit(_("“{name}” was deleted. Ctrl+Z brings it back.").format(name=block.title))
        if self.model.blocks:
            self.choose(self.model.blocks[min(row, len(self.model.blocks) - 1)].id)

    def move(self, entry_id: str, start: datetime) -> None:
        """Let an entry begin at another time; where it simply follows the one before, it goes on following."""
        from desktop_app.services import records, timetable

        assert self._programme is not None
        database = self._desk.database
        event_start = datetime.fromisoformat(self._programme.heading.starts_at)
        block = self._block(entry_id)
        target = where_to(self.model.blocks, entry_id, start, event_start)
        if target.place == place_of(self.model.blocks, entry_id):
            values = {"starts_at": target.starts_at}
            self._do(lambda: records.change(database, "timetable_entry", entry_id, values))
        else:
            place, starts_at = target.place, target.starts_at or None
            self._do(
                lambda: timetable.move(database, entry_id, parent=block.parent_id, place=place, starts_at=starts_at)
            )
        self.choose(entry_id)

    def stretch(self, entry_id: str, minutes: int) -> None:
        """Let an entry last so many minutes."""
        from desktop_app.services import records

        values = {"minutes_planned": minutes}
        self._do(lambda: records.change(self._desk.database, "timetable_entry", entry_id, values))
        self.choose(entry_id)

    def reorder(self, entry_id: str, step: int) -> None:
        """Let an entry stand before or after its neighbour."""
        from desktop_app.services import timetable

        block, place = self._block(entry_id), place_of(self.model.blocks, entry_id)
        likes = [one for one in self.model.blocks if one.parent_id == block.parent_id]
        wanted = place + step
        if 0 <= wanted < len(likes):
            self._do(lambda: timetable.move(self._desk.database, entry_id, parent=block.parent_id, place=wanted))
        self.choose(entry_id)

    # Words ---------------------------------------------------------------------------------------------------------

    def speak(self) -> None:
        """Say what is put together here in the language in force."""
        for view in (self.grid, self.list):
            view.setAccessibleName(_("Timetable"))
        self._overlaps.setAccessibleName(_("Overlaps"))
        for button, text in (
            (self.remove_button, _("Delete (Del)")),
            (self.earlier_button, _("Earlier in the order (Alt+Up)")),
            (self.later_button, _("Later in the order (Alt+Down)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._keys.setText(
            _("↑ ↓ 5 minutes · Shift+↑ ↓ length · Alt+↑ ↓ order · ← → choose · Enter edit · Ins add · Del delete")
        )
