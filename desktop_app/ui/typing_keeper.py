"""Keeping what is typed in place: a moment after the last key and on leaving, entry by entry, losing nothing."""

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.desk import Desk

KEPT_AFTER = 800
"""Milliseconds after the last key until what was typed is kept."""


class Typed(Protocol):
    """What is typed in place: its id once the base has it, and which parts of it wait to be kept."""

    id: str
    typed: set[str]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""


Entry = TypeVar("Entry", bound=Typed)


class TypingKeeper(QObject, Generic[Entry]):
    """Writes entries to the base; what the base refuses stays typed, and the reason is said."""

    kept = Signal(object)
    """An entry was written, with what the base says of it now."""
    refused = Signal(str)

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_writing = False
        """Whether a change that is being told is one of ours."""
        self._waiting: list[Entry] = []
        self.timer = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self.timer.timeout.connect(self.keep_all)

    @property
    def has_edits(self) -> bool:
        """Whether something typed is not kept yet."""
        return bool(self._waiting)

    def wait_for(self, entry: Entry) -> None:
        """Something was typed into an entry: keep it soon."""
        if entry not in self._waiting:
            self._waiting.append(entry)
        self.timer.start()

    def keep_all(self) -> bool:
        """Keep everything that waits, now; False when something was refused."""
        self.timer.stop()
        return all([self.keep(entry) for entry in list(self._waiting)])

    def keep(self, entry: Entry) -> bool:
        """Keep one entry, in one transaction."""
        if not entry.typed or (entry.is_blank and not entry.id):
            self.forget(entry)
            return True
        return self.write(entry, self._save)

    def forget(self, entry: Entry) -> None:
        """What was typed into an entry is wanted no more."""
        if entry in self._waiting:
            self._waiting.remove(entry)

    def write(self, entry: Entry, do: "Callable[[Any], object]") -> bool:
        """Do something with an entry and read it anew; False after saying why it was refused."""
        if not self.attempt(lambda: do(entry)):
            return False
        if not entry.typed:
            self.forget(entry)
        self._read(entry)
        self.kept.emit(entry)
        return True

    def attempt(self, do: "Callable[[], object]") -> bool:
        """Write something to the base; False after saying why it was refused."""
        self.is_writing = True
        try:
            do()
        except UserError as refused:
            self.refused.emit(str(refused))
            return False
        finally:
            self.is_writing = False
        return True

    def _save(self, entry: Entry) -> None:
        """Write what was typed into an entry."""
        raise NotImplementedError

    def _read(self, entry: Entry) -> None:
        """What the base says of an entry now."""
