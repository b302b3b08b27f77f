"""Keeping what is typed into minutes: a moment after the last key and on leaving, entry by entry, losing nothing."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop_app.ui.minutes_model import Entry
from desktop_app.ui.typing_keeper import TypingKeeper

if TYPE_CHECKING:
    from desktop_app.services.papers import MinutesLine
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.minutes_model import MinutesModel


class MinutesKeeper(TypingKeeper[Entry]):
    """Keeps the entries of one meeting's minutes."""

    def __init__(self, desk: "Desk", minutes: "MinutesModel", parent: QObject) -> None:
        super().__init__(desk, parent)
        self._minutes = minutes
        self.meeting_id = ""
        self.body_id = ""

    def _save(self, entry: Entry) -> None:
        from desktop_app.services import minutes

        database = self._desk.database
        source, translation = entry.language, entry.other
        if not entry.id:
            place = self._minutes.place_among_siblings(entry)
            entry.id = minutes.add(
                database, entry.item_id, entry.kind, entry.texts.get(source, ""), language=source, place=place
            )
            entry.typed.discard(source)
        if source in entry.typed:
            minutes.edit(database, entry.id, source, entry.texts.get(source, ""))
            entry.typed.discard(source)
        if translation in entry.typed:
            minutes.edit(database, entry.id, translation, entry.texts.get(translation, ""))
            entry.typed.discard(translation)

    def _read(self, entry: Entry) -> None:
        """What the base says of an entry now: its number, its translation's state."""
        line = self.line_of(entry.id)
        if line is not None:
            entry.take(line)

    def line_of(self, entry_id: str) -> "MinutesLine | None":
        """One entry as the base has it."""
        from desktop_app.services import minutes

        found = minutes.lines(self._desk.database, self.meeting_id)
        return next((line for line in found if line.id == entry_id), None)

    # What is more than text --------------------------------------------------------------------------------------

    def change_kind(self, entry: Entry, kind: str) -> bool:
        """Make an entry another kind; one that is not in the base yet is simply made so."""
        entry.kind, before = kind, entry.kind
        if not entry.id or kind == before:
            return True

        def save(one: Entry) -> None:
            from desktop_app.services import minutes

            minutes.set_kind(self._desk.database, one.id, kind)

        if self.keep(entry) and self.write(entry, save):
            return True
        entry.kind = before
        return False

    def decide(self, entry: Entry, title: dict[str, str], basis: str) -> bool:
        """Take the decision an entry says; its number is provisional until the meeting is closed."""

        def take(one: Entry) -> None:
            from desktop_app.services import decisions

            titles = {f"title_{code}": text for code, text in title.items()}
            decisions.decide(self._desk.database, one.id, basis=basis, **titles)

        return self.keep(entry) and bool(entry.id) and self.write(entry, take)

    def act(self, entry: Entry, values: dict[str, Any]) -> bool:
        """Keep who does what until when for an entry that is an action."""

        def save(one: Entry) -> None:
            from desktop_app.services import actions, records

            database = self._desk.database
            if one.action_id:
                records.save(database, records.Edit("action", one.action_id, values))
                return
            title = one.texts.get(one.language, "").strip().splitlines()[0][:120]
            given = {f"title_{one.language}": title, **values}
            actions.add(database, self.body_id, given, minute_item_id=one.id)

        return self.keep(entry) and bool(entry.id) and self.write(entry, save)

    def remove(self, entry: Entry) -> bool:
        """Take an entry away; undo brings it back."""

        def delete(one: Entry) -> None:
            from desktop_app.services import minutes

            minutes.remove(self._desk.database, one.id)

        entry.typed.clear()
        self.forget(entry)
        if not entry.id:
            return True
        return self.attempt(lambda: delete(entry))
