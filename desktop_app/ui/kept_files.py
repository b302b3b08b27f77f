"""The files kept with a record: added from a folder, saved as a copy, taken off."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.voice_kinds import FILE_USES
from desktop_app.i18n import N_, _
from desktop_app.ui import messages, theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.meeting_papers import size_in_words
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import day_of
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

ID = Qt.ItemDataRole.UserRole
HEADINGS = (N_("File"), N_("Use"), N_("Size"), N_("Added"))


class KeptFiles(QWidget):
    """The files of one practice, position, dialogue or grant."""

    def __init__(self, desk: "Desk", prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: tuple[str, str] | None = None
        self.list = PlainList(f"{prefix}.files.list", HEADINGS, (0, 140, 80, 96), self)
        self.add_button = IconButton("paperclip", f"{prefix}.files.add", N_("Add a file…"), self)
        self.save_button = IconButton("download", f"{prefix}.files.save", N_("Save a copy…"), self)
        self.remove_button = IconButton("trash-2", f"{prefix}.files.remove", N_("Take off"), self)
        self.add_button.clicked.connect(self.add_file)
        self.save_button.clicked.connect(self.save_copy)
        self.remove_button.clicked.connect(self.remove)
        self.list.itemActivated.connect(lambda _item, _column: self.save_copy())
        self.head = QHBoxLayout()
        self._none = QLabel(self)
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        title = QLabel(self)
        title.setProperty("card", "section")
        bind_text(title.setText, N_("Files"))
        self.head.setSpacing(theme.SMALL)
        self.head.addWidget(title)
        self.head.addStretch(1)
        tools = QWidget(self)
        row = Wrapping(tools)
        for button in (self.add_button, self.save_button, self.remove_button):
            row.addWidget(button)
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        bind_text(self._none.setText, N_("No file is kept here yet."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, 0, theme.LARGE, 0)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(self.head)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 100)
        layout.addWidget(tools)
        layout.addStretch(1)

    def show_record(self, kind: str, record_id: str) -> None:
        """Show the files of a record."""
        self._record = (kind, record_id)
        self.refresh()

    def refresh(self) -> None:
        """Read the files anew."""
        from desktop_app.services import record_files

        if self._record is None:
            return
        found = record_files.of(self._desk.database, *self._record)
        self.list.clear()
        for one in found:
            cells = [one.name, _(dict(FILE_USES).get(one.use, one.use)), size_in_words(one.size), day_of(one.added_on)]
            item = QTreeWidgetItem(self.list, cells)
            item.setData(0, ID, (one.id, one.attachment_id))
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        for button in (self.save_button, self.remove_button):
            button.setEnabled(bool(found))
        self.list.point_at(None)

    def add_file(self) -> None:
        """Keep a file with the record."""
        from desktop_app.services import record_files

        path = messages.choose_file(self, N_("Add a file"))
        if path is not None and self._record is not None:
            day = self._desk.today.isoformat()
            if managed(self, partial(record_files.add, self._desk.database, *self._record, path, day)):
                self.refresh()

    def save_copy(self) -> None:
        """Write a kept file to a folder."""
        from desktop_app.services import attachments

        item = self.list.currentItem()
        if item is None:
            return
        path = messages.choose_file(self, N_("Save a copy"), save=True, name=item.text(0))
        if path is not None:
            managed(self, partial(attachments.save_as, self._desk.database, item.data(0, ID)[1], path))

    def remove(self) -> None:
        """Take a file off the record; undo brings it back."""
        from desktop_app.services import records

        item = self.list.currentItem()
        if item is not None and managed(
            self, partial(records.delete, self._desk.database, "record_file", item.data(0, ID)[0])
        ):
            self.refresh()

    def _speak(self) -> None:
        self.list.speak(_("Files"))
        self.refresh()
