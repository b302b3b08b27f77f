"""Keeps what is typed on a card as a draft in the base, a moment after the last key."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop_app.errors import UserError
from desktop_app.i18n import _, format_time, short_date

if TYPE_CHECKING:
    from desktop_app.services.drafts import Draft
    from desktop_app.services.edits import Edit
    from desktop_app.ui.desk import Desk

DRAFT_AFTER = 1000
"""Milliseconds after the last key until what was typed is kept."""


class CardDrafts(QObject):
    """The draft of the record on the card; `unsaved` gives what was typed, or None when there is nothing."""

    def __init__(self, desk: "Desk", unsaved: "Callable[[], Edit | None]", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unsaved = unsaved
        self._draft: str | None = None
        self.timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self.timer.timeout.connect(self.keep)

    def typed(self) -> None:
        """A key was pressed: keep what stands there in a moment."""
        self.timer.start()

    def is_due(self) -> bool:
        """Whether something typed is not kept yet."""
        return self.timer.isActive()

    def keep(self) -> None:
        """Keep what was typed now, so that not even a crash loses it."""
        from desktop_app.services import drafts

        self.timer.stop()
        edit = self._unsaved()
        try:
            if edit is not None:
                self._draft = drafts.keep(self._desk.database, edit, self._draft)
            else:
                self.forget()
        except UserError as refused:  # a full disk, a base that may only be read: the text stays on the card
            self._desk.said.emit(str(refused))

    def forget(self) -> None:
        """Throw the draft away: it was saved, or is not wanted."""
        from desktop_app.services import drafts

        self.timer.stop()
        if self._draft:
            drafts.forget(self._desk.database, self._draft)
            self._draft = None

    def leave(self) -> None:
        """Another record takes the place; the draft of this one stays in the base."""
        self.timer.stop()
        self._draft = None

    def find(self, kind: str, record_id: str | None, begun_with: dict[str, Any]) -> "Draft | None":
        """The draft that waits for a record, which becomes the card's own."""
        from desktop_app.services import drafts

        found = drafts.of_record(self._desk.database, kind, record_id, begun_with)
        self._draft = found.id if found else None
        return found


def back_again(draft: "Draft") -> str:
    """The sentence that a draft is back."""
    return _("You were editing this card on {date} at {time}. Your text is back.").format(
        date=short_date(draft.at.date()), time=format_time(draft.at)
    )
