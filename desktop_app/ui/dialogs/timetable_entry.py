"""One entry of a timetable: what, when, where, and who speaks, under the name and title of that day."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import messages
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.record_form import RecordForm
from desktop_app.ui.speakers_editor import SpeakersEditor

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

Where = tuple[str | None, int | None]
"""The entry a new one is part of, and its place there."""


class TimetableEntryDialog(PlainDialog):
    """Adds an entry or changes one; Enter keeps it, Escape asks before throwing away what was typed."""

    def __init__(
        self,
        desk: "Desk",
        event_id: str,
        entry_id: str | None,
        preset: dict[str, Any],
        where: Where = (None, None),
        parent: QWidget | None = None,
    ) -> None:
        title = N_("Entry of the timetable") if entry_id else N_("New entry of the timetable")
        super().__init__("entry", title, N_("OK"), parent, width=640)
        self._desk, self._event_id, self.entry_id, self._where = desk, event_id, entry_id, where
        hidden = ("event_id",) if entry_id else ("event_id", "parent_id")
        self.form = RecordForm(KINDS["timetable_entry"], desk, self, hidden=hidden, prefix="dialog.entry")
        self.speakers = SpeakersEditor(desk, self)
        self.body.addWidget(self.form)
        self.body.addWidget(self.speakers)
        self.body.addStretch(1)
        self._narrow()
        self._show(preset)
        self.fit()
        self.form.editors["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self) -> None:
        """Offer the rooms of the event's own venue, and the other entries of this event."""
        from desktop_app.services import records, timetable
        from desktop_app.ui.two_languages import said

        database, day = self._desk.database, self._desk.day
        event = records.values_of(database, "event", self._event_id)

        def rooms() -> list[tuple[str, str]] | None:
            own = {row[0] for row in database.read("SELECT id FROM room WHERE venue_id = ?", (event["venue_id"],))}
            return [one for one in records.all_of(database, "room", day) if one[0] in own] if own else None

        def sessions() -> list[tuple[str, str]]:
            slots = timetable.slots(database, self._event_id)
            return [(slot.id, said(slot.title)) for slot in slots if slot.id != self.entry_id]

        self.form.narrow("room_id", rooms)
        self.form.narrow("parent_id", sessions)

    def _show(self, preset: dict[str, Any]) -> None:
        from desktop_app.services import records

        if self.entry_id is None:
            self.form.fields.show({})
            self.form.fields.put(preset)
            self.form.fields.kept = {name: value for name, value in self.form.fields.current().items() if value}
            return
        card = records.load(self._desk.database, "timetable_entry", self.entry_id, self._desk.day)
        self.form.know(card.titles)
        self.form.fields.show(card.values)
        self.speakers.show_rows(card.rows["speaker.timetable_entry_id"], card.titles)

    def accept(self) -> None:
        """Keep entry and speakers; stay when something is wrong."""
        wrong = self.form.fields.own_problems()
        if wrong or not self.speakers.is_sound():
            self.form.fields.say(wrong)
            return
        try:
            self._keep()
        except Invalid as invalid:
            left = self.form.fields.say(invalid.problems)
            self.say_problem(Invalid(left) if left else None)
            self.fit()
        except UserError as refused:
            self.say_problem(refused)
            self.fit()
        else:
            super().accept()

    def _keep(self) -> None:
        from desktop_app.services import records, timetable

        database = self._desk.database
        if self.entry_id is None:
            values = {name: value for name, value in self.form.fields.current().items() if value is not None}
            parent, place = self._where
            self.entry_id = timetable.add(database, self._event_id, values, parent=parent, place=place)
        elif self.form.fields.changed():
            records.change(database, "timetable_entry", self.entry_id, self.form.fields.changed())
        self.form.fields.kept = self.form.fields.current()
        self.speakers.keep(self.entry_id)

    def reject(self) -> None:
        """Close without keeping; asks when something was typed."""
        typed = bool(self.form.fields.changed()) or self.speakers.has_edits()
        question = _("Throw away what you typed here?")
        if not typed or messages.ask(self, question, yes=N_("Throw away"), no=N_("Go on editing"), danger=True):
            super().reject()


def add_entry(parent: QWidget, desk: "Desk", event_id: str, preset: dict[str, Any], where: Where) -> str | None:
    """Ask for a new entry; its id, or None when it was not kept."""
    return _run(TimetableEntryDialog(desk, event_id, None, preset, where, parent))


def edit_entry(parent: QWidget, desk: "Desk", event_id: str, entry_id: str) -> str | None:
    """Open an entry; its id when it was kept."""
    return _run(TimetableEntryDialog(desk, event_id, entry_id, {}, parent=parent))


def _run(dialog: TimetableEntryDialog) -> str | None:
    kept = dialog.entry_id if dialog.exec() else None
    dialog.deleteLater()
    return kept
