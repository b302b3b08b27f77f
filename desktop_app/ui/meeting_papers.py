"""The papers of a meeting and its own card: files kept with it, and every field of the record."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.event_kinds import ATTACHMENT_KINDS
from desktop_app.i18n import N_, _
from desktop_app.ui import messages, theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.record_card import RecordCard
from desktop_app.ui.record_history import RecordHistory
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import day_of

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts

ID = Qt.ItemDataRole.UserRole
HEADINGS = (N_("File"), N_("Kind"), N_("Size"), N_("Added"))


class MeetingPapers(QWidget):
    """The files above, the card below."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: Facts | None = None
        self.files = PlainList("meetings.files.list", HEADINGS, (0, 140, 80, 96), self)
        self.files.setMaximumHeight(theme.scaled(150))
        self.card = RecordCard(desk, self)
        self.card.header.hide()  # the open meeting has its own
        self.history: RecordHistory | None = None
        self.add_button = IconButton("paperclip", "meetings.files.add", N_("Add a file…"), self)
        self.save_button = IconButton("download", "meetings.files.save", N_("Save a copy…"), self)
        self.history_button = IconButton("history", "meetings.details.history", N_("History"), self)
        self.history_button.setCheckable(True)
        self.add_button.clicked.connect(self.add_file)
        self.save_button.clicked.connect(self.save_copy)
        self.history_button.toggled.connect(self._turn)
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        title = QLabel(self)
        title.setProperty("card", "section")
        bind_text(title.setText, "Papers")
        head = QHBoxLayout()
        head.setContentsMargins(theme.LARGE, 0, theme.LARGE, 0)
        head.setSpacing(theme.SMALL)
        head.addWidget(title)
        head.addStretch(1)
        for button in (self.add_button, self.save_button, self.history_button):
            head.addWidget(button)
        self._none = QLabel(self)
        self._none.setProperty("role", "muted")
        self._none.setContentsMargins(theme.LARGE, 0, theme.LARGE, 0)
        bind_text(self._none.setText, "No file is kept with this meeting yet.")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.MEDIUM, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(head)
        layout.addWidget(self._none)
        layout.addWidget(self.files)
        layout.addWidget(self._stack, 1)

    def show_meeting(self, facts: "Facts") -> None:
        """Show the files and the card of a meeting."""
        self._facts = facts
        if self.card.record_id != facts.id:
            self.card.show_record("meeting", facts.id)
        self._show_files()
        if self.history is not None and self._stack.currentWidget() is self.history:
            self.history.show_record("meeting", facts.id)

    def _show_files(self) -> None:
        if self._facts is None:
            return
        self.files.clear()
        rows = self._desk.database.read(
            "SELECT id, name, kind, size, added_on FROM attachment WHERE meeting_id = ? ORDER BY added_on, name",
            (self._facts.id,),
        )
        for file_id, name, kind, size, added in rows:
            cells = [name, _(dict(ATTACHMENT_KINDS).get(kind, kind)), size_in_words(size), day_of(added)]
            QTreeWidgetItem(self.files, cells).setData(0, ID, file_id)
        self.files.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.save_button.setEnabled(bool(rows))
        first = self.files.topLevelItem(0)
        if first is not None:
            self.files.setCurrentItem(first)

    def add_file(self) -> None:
        """Keep a file with the meeting."""
        from desktop_app.services import attachments
        from desktop_app.services.attendance import Occasion

        path = messages.choose_file(self, N_("Add a file"))
        if path is not None and self._facts is not None:
            occasion, day = Occasion("meeting", self._facts.id), self._desk.today.isoformat()
            if managed(self, partial(attachments.add, self._desk.database, occasion, path, day)):
                self._show_files()

    def save_copy(self) -> None:
        """Write a kept file to a folder."""
        from desktop_app.services import attachments

        item = self.files.currentItem()
        if item is None:
            return
        path = messages.choose_file(self, N_("Save a copy"), save=True, name=item.text(0))
        if path is not None:
            managed(self, partial(attachments.save_as, self._desk.database, item.data(0, ID), path))

    def show_history(self) -> None:
        """Show what was changed on the meeting's record."""
        self.history_button.setChecked(True)

    def _turn(self, history: bool) -> None:
        if history and self.history is None:
            self.history = RecordHistory(self._desk, "meetings.details", self)
            self._stack.addWidget(self.history)
        if history and self.history is not None and self._facts is not None:
            self.history.show_record("meeting", self._facts.id)
            self._stack.setCurrentWidget(self.history)
        else:
            self._stack.setCurrentWidget(self.card)

    def leave(self) -> bool:
        """Save the card, or ask about it."""
        return self.card.leave()

    def keep(self) -> bool:
        """Save the card now."""
        return self.card.save()

    def _speak(self) -> None:
        self.files.speak(_("Papers"))
        self._show_files()


def size_in_words(size: int | None) -> str:
    """How large a file is: `12 kB`, `3 MB`."""
    if size is None:
        return ""
    if size < 1_000_000:
        return _("{size} kB").format(size=max(round(size / 1000), 1))
    return _("{size} MB").format(size=round(size / 1_000_000))
