"""The details of an event: its card, and what can be added to the lists it chooses from."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.i18n import N_
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.record_card import RecordCard
from desktop_app.ui.record_form import RecordForm
from desktop_app.ui.translated import bind_text

TO_ADD = (
    ("venue", "venue_id", N_("New venue…"), "map-pin"),
    ("room", "room_id", N_("New room…"), "armchair"),
    ("grant", "grant_id", N_("New grant…"), "banknote"),
)
"""What can be made from here: its kind, the field it then stands in, the button."""


class EventDetails(QWidget):
    """The generic card of an event; rooms are offered for its venue only."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.card = RecordCard(desk, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.card, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        question = QLabel(self)
        question.setProperty("role", "small")
        bind_text(question.setText, "Not in the list yet?")
        row = QHBoxLayout()
        row.setContentsMargins(theme.HUGE, theme.HAIR, theme.HUGE, theme.SMALL)
        row.setSpacing(theme.HAIR)
        row.addWidget(question)
        for kind, field, text, drawing in TO_ADD:
            button = IconButton(drawing, f"events.details.new_{kind}", text, self, colour="accent")
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _on=False, kind=kind, field=field: self.add(kind, field))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_event(self, event_id: str) -> None:
        """Show an event's details; one that is shown already follows the base by itself."""
        if (self.card.kind, self.card.record_id) != ("event", event_id):
            self.card.show_record("event", event_id)
        self.card.header.hide()
        self._narrow()

    def start(self, values: dict[str, Any]) -> None:
        """Begin a new event."""
        self.card.new_record("event", values)
        self.card.header.show()
        self._narrow()

    def focus_title(self) -> None:
        """Put the cursor where a new event begins: in its title."""
        self._form().editors["title"].setFocus()

    def _form(self) -> RecordForm:
        return next(form for form in self.card.findChildren(RecordForm) if form.kind.name == "event")

    def _narrow(self) -> None:
        self._form().narrow("room_id", self._rooms)

    def _rooms(self) -> list[tuple[str, str]] | None:
        from desktop_app.services import records

        venue = self._form().fields.current().get("venue_id")
        if not venue:
            return None
        own = {row[0] for row in self._desk.database.read("SELECT id FROM room WHERE venue_id = ?", (venue,))}
        return [one for one in records.all_of(self._desk.database, "room", self._desk.day) if one[0] in own]

    def add(self, kind: str, field: str) -> None:
        """Make a venue, a room or a grant and take it for this event."""
        from desktop_app.ui.dialogs.record_dialog import add_record

        venue = self._form().fields.current().get("venue_id")
        preset = {"venue_id": venue} if kind == "room" and venue else {}
        made = add_record(self, self._desk, kind, preset)
        editor = self._form().editors[field]
        if made and isinstance(editor, LinkEditor):
            editor.know({})
            editor.choose(made)
            editor.setFocus()
