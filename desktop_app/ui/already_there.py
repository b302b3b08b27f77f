"""While one types a new card: a notice that the person or organisation seems to stand in the base already."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.i18n import N_, _

if TYPE_CHECKING:
    from desktop_app.services.duplicates import Standing
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.record_card import RecordCard

PAUSE = 500
"""Milliseconds after the last key until the base is asked."""
NAME = "already"


class AlreadyThere(QObject):
    """Looks what is typed up, and offers the card that stands; said once of each record that is somebody else."""

    def __init__(self, card: "RecordCard", desk: "Desk") -> None:
        super().__init__(card)
        self._card, self._desk = card, desk
        self._dismissed: set[str] = set()
        self._told = ""
        self.timer = QTimer(self, singleShot=True, interval=PAUSE)
        self.timer.timeout.connect(self.look)
        card.edited.connect(self._begin_anew)

    def _begin_anew(self, is_edited: bool) -> None:
        """Another card, or an empty one: whoever was somebody else may be meant now."""
        if not is_edited:
            self._dismissed, self._told = set(), ""
            self.timer.stop()

    def typed(self) -> None:
        """A key was pressed on the card."""
        if self._card.record_id is None and self._card.kind in ("person", "organisation"):
            self.timer.start()

    def look(self) -> None:
        """Ask the base, and say what stands there already."""
        from desktop_app.services import duplicates

        card = self._card
        if card.record_id is not None or not card.has_edits:
            return
        database, day = self._desk.database, self._desk.day
        found = [one for one in duplicates.already_there(database, card.edit()) if one.other not in self._dismissed]
        if not found:
            self._told = ""
            card.notices.take_away(NAME)
            return
        likeliest = found[0]
        if likeliest.other != self._told:
            self._told = likeliest.other
            self._tell(duplicates.Standing(likeliest, "", duplicates.titles(database, [likeliest], day)[self._told]))

    def _tell(self, found: "Standing") -> None:
        def say() -> str:
            why = ", ".join(reason[:1].lower() + reason[1:] for reason in found.pair.reasons() if reason)
            return _("“{name}” stands in the base already, it seems: {why}.").format(name=found.other, why=why)

        other = found.pair.other
        answers = [("another", N_("Another one"), lambda: self._dismiss(other))]
        if not self._card.is_embedded:
            answers.append(("open", N_("Open that card"), lambda: self._open(found.pair.kind, other)))
        self._card.notices.tell(NAME, say, answers)

    def _dismiss(self, record_id: str) -> None:
        self._dismissed.add(record_id)
        self._told = ""

    def _open(self, kind: str, record_id: str) -> None:
        """Show the card that stands; what was typed here waits as a draft for the next new card."""
        from desktop_app.services import drafts

        edit = self._card.edit()
        self._told = ""
        self._card.revert()
        drafts.keep(self._desk.database, edit, None)
        self._desk.open_requested.emit(kind, record_id)
        self._desk.said.emit(_("What you typed is kept, and comes back with the next new card."))
