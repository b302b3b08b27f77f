"""Minutes as rows: each agenda item's heading, then what was said and done under it, one entry after another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.minutes_kinds import MINUTE_KINDS
from desktop_app.i18n import _, ngettext
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.papers import AgendaLine, MinutesLine, MinutesSection, VoteLine

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
KIND_ICONS = {"note": "sticky-note", "statement": "message-square", "decision": "gavel", "action": "square-check"}
KINDS_IN_ORDER = tuple(KIND_ICONS)


@dataclass(eq=False)
class Entry:
    """One entry as it stands in the window; what was typed and is not kept yet is named in `typed`."""

    item_id: str
    language: str
    id: str = ""
    """Empty while the base does not have it."""
    kind: str = "note"
    texts: dict[str, str] = field(default_factory=dict)
    translation: str = "missing"
    speaker: str = ""
    decision_id: str = ""
    decision_code: str = ""
    provisional: bool = False
    action_id: str = ""
    typed: set[str] = field(default_factory=set)
    """The languages in which something waits to be kept."""

    @property
    def other(self) -> str:
        """The language of the translation."""
        return "en" if self.language == "fr" else "fr"

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into it at all."""
        return not any(text.strip() for text in self.texts.values())

    def take(self, line: "MinutesLine") -> None:
        """Show what the base says, except where something typed waits."""
        for code in ("fr", "en"):
            if code not in self.typed:
                self.texts[code] = line.text.get(code, "")
        self.id, self.kind, self.language = line.id, line.kind, line.source_language
        self.translation = line.translation
        self.speaker = line.speaker.name if line.speaker else ""
        self.decision_id, self.decision_code = line.decision_id, line.decision_code
        self.provisional, self.action_id = line.provisional, line.action_id


@dataclass(eq=False)
class Row:
    """One row: an agenda item's heading (no entry), an entry, or the invitation to type the first one."""

    item: "AgendaLine"
    entry: Entry | None = None
    invites: bool = False
    votes: "tuple[VoteLine, ...]" = ()
    remarks: tuple[str, ...] = ()
    """Who came in or left at this item, in words."""

    @property
    def is_heading(self) -> bool:
        """Whether this is an agenda item's heading."""
        return self.entry is None and not self.invites


class MinutesModel(QAbstractListModel):
    """All rows of one meeting's minutes."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.rows: list[Row] = []
        self.language = "fr"
        self.is_open = True

    def show(self, sections: "Sequence[MinutesSection]", held: Entry | None) -> None:
        """Show the minutes as the base has them; `held` is the entry being typed, which nothing overwrites."""
        known = {row.entry.id: row.entry for row in self.rows if row.entry is not None and row.entry.id}
        waiting = [row.entry for row in self.rows if row.entry is not None and not row.entry.id]
        rows: list[Row] = []
        for section in sections:
            rows.append(Row(section.line, votes=section.votes, remarks=_movements(section)))
            if section.line.is_heading:
                continue
            entries = []
            for line in section.items:
                entry = known.get(line.id) or Entry(line.agenda_item_id, line.source_language)
                entry.take(line)
                entries.append(entry)
            for entry in waiting:
                if entry.item_id == section.line.id and (entry is held or entry.typed):
                    entries.insert(min(self._place(entry), len(entries)), entry)
            rows += [Row(section.line, entry) for entry in entries]
            if not entries and self.is_open:
                rows.append(Row(section.line, invites=True))
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def _place(self, entry: Entry) -> int:
        siblings = [row.entry for row in self.rows if row.entry is not None and row.entry.item_id == entry.item_id]
        return siblings.index(entry) if entry in siblings else len(siblings)

    # Places ------------------------------------------------------------------------------------------------------

    def place_among_siblings(self, entry: Entry) -> int:
        """The how-manieth entry of its agenda item an entry is, counted among those the base has."""
        count = 0
        for row in self.rows:
            if row.entry is entry:
                break
            if row.entry is not None and row.entry.item_id == entry.item_id and row.entry.id:
                count += 1
        return count

    def row_of(self, entry: Entry) -> int:
        """Where an entry stands, -1 when it is not here."""
        return next((place for place, row in enumerate(self.rows) if row.entry is entry), -1)

    def entry_with(self, entry_id: str) -> Entry | None:
        """The entry the base knows by an id."""
        return next((row.entry for row in self.rows if row.entry is not None and row.entry.id == entry_id), None)

    def heading_of(self, item_id: str) -> int:
        """Where an agenda item's heading stands, -1 when it is not here."""
        return next((place for place, row in enumerate(self.rows) if row.is_heading and row.item.id == item_id), -1)

    def start_after(self, place: int, kind: str = "note") -> Entry | None:
        """Put an empty entry below a row, instead of the invitation where that stands."""
        row = self.rows[place]
        if row.item.is_heading:
            return None
        if row.is_heading and place + 1 < len(self.rows) and self.rows[place + 1].invites:
            place, row = place + 1, self.rows[place + 1]
        entry = Entry(row.item.id, self.language, kind=kind)
        if row.invites:
            self.rows[place] = Row(row.item, entry)
            self.dataChanged.emit(self.index(place), self.index(place))
            return entry
        self.beginInsertRows(QModelIndex(), place + 1, place + 1)
        self.rows.insert(place + 1, Row(row.item, entry))
        self.endInsertRows()
        return entry

    def drop(self, entry: Entry) -> None:
        """Take an entry away; its agenda item invites again when it was the only one."""
        place = self.row_of(entry)
        if place < 0:
            return
        row = self.rows[place]
        alone = sum(1 for one in self.rows if one.entry is not None and one.item.id == row.item.id) == 1
        if alone:
            self.rows[place] = Row(row.item, invites=True)
            self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginRemoveRows(QModelIndex(), place, place)
        del self.rows[place]
        self.endRemoveRows()

    # Words -------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row_in_words(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def kind_title(kind: str) -> str:
    """What a kind of entry is called."""
    return _(dict(MINUTE_KINDS).get(kind, kind))


def translation_sentence(entry: Entry) -> str:
    """What is wrong with an entry's translation, or nothing."""
    if entry.translation == "out_of_date" and entry.other not in entry.typed:
        return _("The translation is out of date")
    return ""


def vote_sentence(vote: "VoteLine") -> str:
    """The result of a vote."""
    verdict = _("adopted") if vote.adopted else _("not adopted")
    counts = ", ".join(
        (
            ngettext("{count} for", "{count} for", vote.votes_for).format(count=vote.votes_for),
            ngettext("{count} against", "{count} against", vote.votes_against).format(count=vote.votes_against),
            ngettext("{count} abstention", "{count} abstentions", vote.abstentions).format(count=vote.abstentions),
        )
    )
    title = said(vote.title) or _("Vote")
    return _("{title}: {value}").format(title=title, value=f"{counts} – {verdict}")


def row_in_words(row: Row) -> str:
    """A row as a screen reader says it."""
    if row.invites:
        return _("Type what is said here")
    if row.entry is None:
        return " ".join(filter(None, (row.item.number, said(row.item.title))))
    entry = row.entry
    first = kind_title(entry.kind) + (f" {entry.decision_code}" if entry.decision_code else "")
    text = entry.texts.get(entry.language, "")
    return ". ".join(filter(None, (_("{title}: {value}").format(title=first, value=text), translation_sentence(entry))))


def _movements(section: "MinutesSection") -> tuple[str, ...]:
    found = []
    for movement in section.movements:
        sentence = _("{name} comes in.") if movement.what == "arrives" else _("{name} leaves.")
        found.append(sentence.format(name=movement.who.name))
    return tuple(found)
