"""The timetable of one event as a table, for both its views and for screen readers."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from desktop_app.domain.event_kinds import ENTRY_KINDS
from desktop_app.i18n import N_, _, format_time, ngettext, short_date
from desktop_app.ui.icons import icon
from desktop_app.ui.timetable_blocks import Block
from desktop_app.ui.two_languages import is_own, said, time_of
from desktop_app.ui.when_where import day_in_words

if TYPE_CHECKING:
    from desktop_app.services.overlaps import Overlap
    from desktop_app.services.papers import Part, Place, Programme
    from desktop_app.services.timetable import Slot

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (N_("Time"), N_("Title"), N_("Room"), N_("Speakers"))
TIME, TITLE, ROOM, SPEAKERS = range(len(COLUMNS))
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
KIND_TITLES = dict(ENTRY_KINDS)


class TimetableModel(QAbstractTableModel):
    """One row an entry, in running order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[Block] = []

    def show_blocks(self, blocks: list[Block]) -> None:
        """Show other blocks; where the same entries stand in the same order, selection and scrolling stay."""
        if [one.id for one in blocks] == [one.id for one in self.blocks]:
            self.blocks = blocks
            if blocks:
                self.dataChanged.emit(self.index(0, 0), self.index(len(blocks) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.blocks = blocks
        self.endResetModel()

    def row_of(self, entry_id: str) -> int:
        """The row of an entry, -1 when it is not there."""
        return next((row for row, one in enumerate(self.blocks) if one.id == entry_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.blocks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.blocks):
            return None
        block = self.blocks[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(block, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TIME:
            return in_words(block)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TITLE:
            return block.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([in_words(block), *block.clashes])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == TIME and block.clashes:
            return icon("alert-triangle", "warning_text")
        if role == Qt.ItemDataRole.FontRole and index.column() == TITLE:
            return _font(block)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(COLUMNS[section])
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None


def _cell(block: Block, column: int) -> str:
    if column == TIME:
        return times(block)
    if column == TITLE:
        return "\u2003" * block.depth + (block.title or _(KIND_TITLES.get(block.kind, block.kind)))
    return block.room if column == ROOM else ", ".join(block.speakers)


def _font(block: Block) -> QFont | None:
    font = QFont()
    if block.is_borrowed:
        font.setItalic(True)
    if block.kind == "session":
        font.setWeight(QFont.Weight.DemiBold)
    return font if block.is_borrowed or block.kind == "session" else None


def times(block: Block) -> str:
    """From when to when a block runs."""
    return f"{format_time(block.starts_at)}–{format_time(block.ends_at)}"


def length(minutes: int) -> str:
    """A number of minutes in words."""
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def in_words(block: Block) -> str:
    """Everything about a block in one line, as a screen reader says it."""
    parts = [
        f"{day_in_words(block.starts_at.isoformat())}, {times(block)}",
        _(KIND_TITLES.get(block.kind, block.kind)),
        block.title,
        length(block.minutes),
        block.room,
        ", ".join(block.speakers),
        _("overlaps") if block.clashes else "",
    ]
    return ", ".join(part for part in parts if part)


def blocks_from(
    slots: "list[Slot]",
    programme: "Programme",
    overlaps: "list[Overlap]",
) -> list[Block]:
    """The blocks of an event from what the services know of it."""
    entries = {entry.id: entry for day in programme.days for entry in day.entries}
    speakers = {key: tuple(speaker_in_words(part) for part in entry.parts) for key, entry in entries.items()}
    rooms = {key: room_in_words(entry.place) for key, entry in entries.items() if entry.place}
    clashes: dict[str, list[str]] = {}
    titles = {slot.id: said(slot.title) for slot in slots}
    for overlap in overlaps:
        sentence = overlap_in_words(overlap, titles)
        for entry_id in (overlap.first, overlap.second):
            if entry_id:
                clashes.setdefault(entry_id, []).append(sentence)
    return [
        Block(
            slot.id,
            slot.parent_id or None,
            slot.depth,
            slot.kind,
            said(slot.title),
            bool(said(slot.title)) and not is_own(slot.title),
            datetime.fromisoformat(slot.starts_at),
            slot.minutes,
            slot.pinned,
            rooms.get(slot.id, ""),
            speakers.get(slot.id, ()),
            tuple(clashes.get(slot.id, ())),
        )
        for slot in slots
    ]


def room_in_words(place: "Place") -> str:
    """A room with its floor."""
    return ", ".join(text for text in (said(place.room), said(place.floor)) if text)


ROLES = {
    "chair": N_("Chair: {name}"),
    "rapporteur": N_("Rapporteur: {name}"),
    "interpreter": N_("Interpreter: {name}"),
}


def speaker_in_words(part: "Part") -> str:
    """Someone with the organisation of that day: `Anna Vidal (CCRE)`, the chair named as such."""
    who = part.who
    organisation = said(who.acronym) or said(who.organisation)
    text = f"{who.name} ({organisation})" if organisation else who.name
    return _(ROLES[part.role]).format(name=text) if part.role in ROLES else text


def overlap_in_words(overlap: "Overlap", titles: dict[str, str]) -> str:
    """What overlaps with what, from when to when."""
    first = titles.get(overlap.first, "") or _("an entry without title")
    second = overlap.other or titles.get(overlap.second or "", "") or _("an entry without title")
    sentences = {
        "room": N_("{what} is taken twice: “{first}” and “{second}”, {day} from {start} to {end}."),
        "person": N_("{what} is wanted twice: in “{first}” and “{second}”, {day} from {start} to {end}."),
    }
    return _(sentences[overlap.kind]).format(
        what=overlap.what,
        first=first,
        second=second,
        day=short_date(date.fromisoformat(overlap.starts_at[:10])),
        start=time_of(overlap.starts_at),
        end=time_of(overlap.ends_at),
    )
