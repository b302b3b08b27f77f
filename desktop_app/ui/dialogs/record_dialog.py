"""One record of any kind in a dialog: the same card, with OK and Cancel."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _
from desktop_app.ui import messages, theme
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.icons import picture
from desktop_app.ui.record_card import RecordCard
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


class RecordDialog(Sheet):
    """Edits one record; OK keeps it in one transaction, Cancel asks before throwing away what was typed."""

    def __init__(
        self,
        desk: "Desk",
        kind: str,
        record_id: str | None = None,
        preset: dict[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("record", KINDS[kind].title, parent, heading=False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # who opened it still asks for the id
        self._kind = KINDS[kind]
        self._icon, self._title, self._of = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._of.setProperty("role", "muted")
        for label in (self._title, self._of):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._icon.setPixmap(picture(self._kind.icon, theme.scaled(24), "accent", self.devicePixelRatioF()))
        self.card = RecordCard(desk, self, embedded=True)
        self._lay_out()
        if record_id is None:
            self.card.new_record(kind, preset)
        else:
            self.card.show_record(kind, record_id)
        self.card.closed.connect(self.done_with)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.accept)
        on_language(self, self._speak)
        self._size()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._of)
        head = QHBoxLayout()
        head.setSpacing(theme.MEDIUM)
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.content.addLayout(head)
        self.content.addWidget(self.card, 1)
        self.add_button("cancel", N_("Cancel")).clicked.connect(self.reject)
        self.ok_button = self.add_button("ok", N_("OK"), primary=True)
        self.ok_button.clicked.connect(self.accept)

    def _size(self) -> None:
        """As tall as the card wants to be, within reason."""
        width = theme.scaled(680)
        card = self.card.height_wanted(width - 2 * theme.HUGE)
        self.setMinimumWidth(theme.scaled(480))
        self.resize(width, min(card + theme.scaled(170), theme.scaled(760)))
        self.card.focus_first()

    def _speak(self) -> None:
        kind = _(self._kind.title)
        is_new = self.card.record_id is None
        self.setWindowTitle(_("New: {kind}").format(kind=kind) if is_new else kind)
        self._title.setText(self.windowTitle())
        self._of.setText(self.card.owner_title() if is_new else self.card.title())
        self._of.setVisible(bool(self._of.text()))

    @property
    def record_id(self) -> str | None:
        """The record's id, once it is kept."""
        return self.card.record_id

    def accept(self) -> None:
        """Keep the record; stay when something is wrong with it."""
        if self.card.save():
            super().accept()

    def done_with(self) -> None:
        """The record is gone: nothing is left to edit."""
        super().reject()

    def reject(self) -> None:
        """Close without keeping; asks when something was typed."""
        if not self.card.has_edits or messages.ask(
            self,
            _("Throw away what you typed here?"),
            yes=N_("Throw away"),
            no=N_("Go on editing"),
            danger=True,
        ):
            self.card.revert()
            super().reject()


def open_record(parent: QWidget, desk: "Desk", kind: str, record_id: str) -> bool:
    """Open a kept record in a dialog; True when it was changed or looked at and closed with OK."""
    return _run(RecordDialog(desk, kind, record_id, parent=parent)) is not None


def add_record(parent: QWidget, desk: "Desk", kind: str, preset: dict[str, Any]) -> str | None:
    """Ask for a new record in a dialog; its id, or None when it was not kept."""
    return _run(RecordDialog(desk, kind, preset=preset, parent=parent))


def _run(dialog: RecordDialog) -> str | None:
    accepted = dialog.exec()
    kept = dialog.record_id if accepted else None
    dialog.deleteLater()
    return kept
