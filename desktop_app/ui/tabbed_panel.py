"""What is open on a page, in parts behind tabs under one head: each part made and read when it is first looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.conflict_mark import ConflictMark
from desktop_app.ui.desk import Desk
from desktop_app.ui.step_header import Headed, StepHeader
from desktop_app.ui.translated import on_language
from desktop_app.ui.whole_height import WholeHeight

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop_app.storage.database import Changes
    from desktop_app.ui.actions import Action


@dataclass(frozen=True)
class PanelOf:
    """What a panel shows: its kind, its tabs with their titles, and what must be read anew when it changes."""

    kind: str
    prefix: str
    tabs: tuple[tuple[str, str], ...]
    parts: str
    """What a screen reader calls the tabs."""
    empty: tuple[str, str, str]
    """Drawing, heading and advice while nothing is open."""
    watched: Mapping[int, tuple[str, ...]]
    """The kinds of record that each tab shows."""
    head: tuple[str, ...]
    """The kinds of record that the head, and with it every tab, may tell of."""


class Known(Headed, Protocol):
    """What is read of a record for its head and its tabs."""

    @property
    def id(self) -> str:
        """The record's id."""


class Steps(Protocol):
    """What can be done with what is open."""

    done: "SignalInstance"

    def take(self, step: str) -> None:
        """Take a step by its name."""

    def actions(self) -> "list[Action | None]":
        """What stands behind the head's last button."""

    def show_facts(self, facts: Any) -> None:
        """Offer what makes sense for a record where it stands."""


Facts = TypeVar("Facts", bound=Known)


class TabbedPanel(QFrame, Generic[Facts]):
    """Shows one record; whoever has a kind says how it is read, and makes each tab in a method of its name."""

    saved = Signal(str, str)
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        panel: PanelOf,
        header: StepHeader[Any],
        steps: Callable[[Desk, QWidget], Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._panel = desk, panel
        self.setObjectName("paper")
        self.facts: Facts | None = None
        self._tabs_made: dict[int, Any] = {}
        self._stale: set[int] = set()
        self.header = header
        self.steps = steps(desk, self)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleIdentifier(f"{panel.prefix}.tabs")
        for _name, _title in panel.tabs:
            self.tabs.addTab("")
        self._stack = QStackedWidget(self)
        self._whole = QStackedWidget(self)
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn)
        self.header.step_wanted.connect(self.steps.take)
        self.header.fill_menu(self.steps.actions())
        self.steps.done.connect(self._after_step)
        desk.changed.connect(self._follow)
        desk.day_changed.connect(self.refresh)
        on_language(self, self._speak)

    def _lay_out(self) -> None:
        open_one = QWidget(self)
        column = QVBoxLayout(open_one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.mark = ConflictMark(self._desk, f"{self._panel.prefix}.conflict", lambda: self.record, open_one)
        column.addWidget(self.mark)
        WholeHeight(self.header)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.empty = EmptySheet(*self._panel.empty, self)
        self._whole.addWidget(self.empty)
        self._whole.addWidget(open_one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._whole)

    # What a kind says --------------------------------------------------------------------------------------------

    def _facts_of(self, record_id: str) -> Facts:
        """Read what is to be known of a record; NotFound when it is gone."""
        raise NotImplementedError

    def _show_in(self, place: int, tab: Any, facts: Facts) -> None:
        """Show a record in one tab."""
        raise NotImplementedError

    # The tabs ----------------------------------------------------------------------------------------------------

    def _tab(self, place: int) -> Any:
        if place not in self._tabs_made:
            made = getattr(self, f"_make_{self._panel.tabs[place][0]}")()
            self._tabs_made[place] = made
            self._stack.addWidget(made)
            self._stale.add(place)
        return self._tabs_made[place]

    def turn_to(self, name: str) -> Any:
        """Turn to a tab by its name; the widget behind it."""
        place = next(number for number, (tab, _title) in enumerate(self._panel.tabs) if tab == name)
        self.tabs.setCurrentIndex(place)
        return self._tab(place)

    def _turn(self, place: int) -> None:
        before = self._stack.currentWidget()
        if before is not None and hasattr(before, "leave"):
            before.leave()
        tab = self._tab(place)
        self._stack.setCurrentWidget(tab)
        if self.facts is not None and place in self._stale:
            self._fill(place)

    def _fill(self, place: int) -> None:
        if self.facts is not None:
            self._stale.discard(place)
            self._show_in(place, self._tab(place), self.facts)

    # What the page asks of a card --------------------------------------------------------------------------------

    @property
    def record(self) -> tuple[str, str] | None:
        """The kind and id of the open record."""
        return (self._panel.kind, self.facts.id) if self.facts is not None else None

    def open(self, kind: str, record_id: str) -> bool:
        """Show a record; False when the one that is open does not let go."""
        if self.record == (kind, record_id):
            return True
        if not self.leave():
            return False
        self.facts = self._facts_of(record_id)
        self._show()
        return True

    def _show(self) -> None:
        assert self.facts is not None
        self._whole.setCurrentIndex(1)
        self.steps.show_facts(self.facts)
        self.header.show_facts(self.facts)
        self.mark.look()
        self._stale = set(self._tabs_made)
        self._turn(self.tabs.currentIndex())

    def _start(self, ask: Callable[[], str | None]) -> bool:
        """Ask for a new record and open it at its first tab."""
        if not self.leave():
            return False
        made = ask()
        if made is not None:
            self.open(self._panel.kind, made)
            self.tabs.setCurrentIndex(0)
            self.saved.emit(self._panel.kind, made)
        return made is not None

    def leave(self) -> bool:
        """Keep what is being typed; False when that is not possible."""
        return all(tab.leave() for tab in self._tabs_made.values() if hasattr(tab, "leave"))

    def save(self) -> bool:
        """Keep what is being typed now."""
        for tab in self._tabs_made.values():
            keep = getattr(tab, "keep", None) or getattr(getattr(tab, "keeper", None), "keep_all", None)
            if keep is not None and not keep():
                return False
        return True

    def forget(self, record_id: str) -> None:
        """Put away a record that was deleted."""
        if self.facts is not None and self.facts.id == record_id:
            self._close()

    def _close(self) -> None:
        self.facts = None
        self._whole.setCurrentWidget(self.empty)
        self.closed.emit()

    def focus_card(self) -> None:
        """Put the keyboard on the tab that is open."""
        tab = self._stack.currentWidget()
        for name in ("tree", "table", "view", "list"):
            inner = getattr(tab, name, None)
            if inner is not None and inner.isVisible():
                inner.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_history(self) -> None:
        """Show what was changed on the record itself."""
        self.turn_to("details").show_history()

    # Following ---------------------------------------------------------------------------------------------------

    def _read_facts(self) -> bool:
        if self.facts is None:
            return False
        try:
            self.facts = self._facts_of(self.facts.id)
        except NotFound:
            self._close()
            return False
        self.steps.show_facts(self.facts)
        self.header.show_facts(self.facts)
        return True

    def refresh(self) -> None:
        """Read everything anew that is seen; the rest when it is next looked at."""
        if self._read_facts():
            self._stale = set(self._tabs_made)
            self._fill(self.tabs.currentIndex())

    def _touched(self, changes: "Changes") -> set[int]:
        """The tabs that a change may show in; all of them when the head moves."""
        if changes.touches(*self._panel.head):
            return set(self._panel.watched)
        return {place for place, kinds in self._panel.watched.items() if changes.touches(*kinds)}

    def _follow(self, changes: "Changes") -> None:
        """Somebody wrote to the base: what it touches is read anew; what is being typed here stays."""
        if self.facts is None:
            return
        if changes.touches(*self._panel.head) and not self._read_facts():
            return
        self._stale |= self._touched(changes) & set(self._tabs_made)
        if self.tabs.currentIndex() in self._stale and self.isVisible():
            self._fill(self.tabs.currentIndex())

    def _after_step(self, opens: str) -> None:
        if opens and self.facts is not None and opens != self.facts.id:
            self.open(self._panel.kind, opens)
            self.tabs.setCurrentIndex(0)
        else:
            self.refresh()
        self.saved.emit(self._panel.kind, opens)

    def _speak(self) -> None:
        for place, (_name, title) in enumerate(self._panel.tabs):
            self.tabs.setTabText(place, _(title))
        self.tabs.setAccessibleName(_(self._panel.parts))
