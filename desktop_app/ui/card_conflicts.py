"""The fields that somebody else changed while they were being edited here, until one says which version stays."""

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.edited_fields import Conflict

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


class CardConflicts:
    """The open conflicts of a card."""

    def __init__(self) -> None:
        self._open: list[Conflict] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    def add(self, found: list[Conflict]) -> None:
        """Take in new conflicts, in place of older ones of the same field."""
        fields = {(id(one.fields), one.name) for one in found}
        self._open = [one for one in self._open if (id(one.fields), one.name) not in fields] + found

    def take_theirs(self) -> None:
        """Give up what was typed where both changed."""
        for one in self._open:
            one.take_theirs()
        self._open = []

    def forget(self) -> None:
        """What was typed stays."""
        self._open = []

    def sentence(self, desk: "Desk", kind: str, record_id: str) -> str:
        """Who changed what meanwhile, from what to what."""
        from desktop_app.services import history
        from desktop_app.services.value_texts import value_text

        entries = history.of_record(desk.database, kind, record_id, desk.day, 1)
        who = entries[0].user if entries and entries[0].user else _("someone else")
        lines = []
        for one in self._open:
            field = next((f for f in one.editor.field.parts if f.name == one.name), one.editor.field)
            old, new = (value_text(desk.database, field, value, desk.day) or "–" for value in (one.old, one.theirs))
            lines.append(
                _("Changed meanwhile by {name}: {field}: {old} → {new}.").format(
                    name=who, field=_(field.title), old=old, new=new
                )
            )
        return "\n".join(lines)
