"""The agenda as it is beside the agenda as it was sent: what was added, removed, moved, changed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel, QTreeWidgetItem, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import day_of, said

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

WHAT = {"added": N_("Added"), "removed": N_("Removed"), "moved": N_("Moved"), "changed": N_("Changed")}
HEADINGS = (N_("What"), N_("As sent"), N_("Now"), N_("Item"), N_("Changes"))


class AgendaDifferenceDialog(Sheet):
    """One line a difference; none means that the agenda is as it was sent."""

    def __init__(self, desk: "Desk", meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__("difference", N_("Difference to what was sent"), parent)
        self._desk, self._meeting_id = desk, meeting_id
        self.edition = QComboBox(self)
        self.name(self.edition, "edition", N_("Edition"))
        self.edition.activated.connect(lambda _place: self._fill())
        self.list = PlainList("dialog.difference.list", HEADINGS, (96, 76, 76, 0, 260), self)
        self.none = QLabel(self)
        self.none.setProperty("role", "muted")
        self.content.addWidget(self.edition)
        self.content.addWidget(self.none)
        self.content.addWidget(self.list, 1)
        self.add_button("close", N_("Close"), primary=True).clicked.connect(self.accept)
        self.resize(theme.scaled(760), theme.scaled(460))
        on_language(self, self.speak)

    def speak(self) -> None:
        """Say everything in the language in force."""
        from desktop_app.services import convening

        before = self.edition.currentData()
        self.edition.clear()
        for number, sent_on in reversed(convening.editions(self._desk.database, self._meeting_id)):
            text = _("Edition {number}, sent on {date}").format(number=number, date=day_of(sent_on))
            self.edition.addItem(text, number)
        self.edition.setCurrentIndex(max(self.edition.findData(before), 0))
        self.list.speak(_("Difference to what was sent"))
        self._fill()

    def _fill(self) -> None:
        from desktop_app.services import convening

        self.list.clear()
        found = convening.difference(self._desk.database, self._meeting_id, self.edition.currentData())
        for one in found:
            cells = [_(WHAT[one.what]), one.number_then, one.number_now, said(one.title), one.detail]
            QTreeWidgetItem(self.list, cells).setToolTip(4, one.detail)
        self.none.setText("" if found else _("The agenda is as it was sent."))
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))


def show_difference(parent: QWidget, desk: "Desk", meeting_id: str) -> None:
    """Show what is no longer as it was sent."""
    AgendaDifferenceDialog(desk, meeting_id, parent).exec()
