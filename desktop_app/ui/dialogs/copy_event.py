"""An event like another one on another day: the timetable moves along."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.fields import BadValue, Moment
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.moment_editor import MomentEditor
from desktop_app.ui.translated import on_language
from desktop_app.ui.when_where import when

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


class CopyEventDialog(PlainDialog):
    """Asks when the copy begins."""

    def __init__(self, desk: "Desk", event_id: str, starts_at: str, parent: QWidget | None = None) -> None:
        super().__init__("copy_event", N_("Copy the event"), N_("Copy"), parent, width=460)
        self._desk, self._event_id = desk, event_id
        self.copy_id: str | None = None
        self.starts = MomentEditor(Moment("starts_at", N_("Starts"), required=True), self)
        self.starts.identify(f"{self.identifier}.starts_at")
        self.starts.set_value(starts_at)
        self.body.addLayout(self.under_label(N_("Starts"), self.starts))
        self._said = self.label("")
        self.body.addWidget(self._said)
        self.starts.edited.connect(self._show)
        on_language(self, self.speak)
        self.starts.setFocus()
        self.starts.line.selectAll()

    def speak(self) -> None:
        """Say what comes along, in the language in force."""
        self.say_subtitle(
            _("Place, host, grant, timetable and speakers come along; participants, answers and papers do not.")
        )
        self._show()

    def _moment(self) -> str:
        try:
            return str(self.starts.field.clean(self.starts.raw()) or "")
        except BadValue:
            return ""

    def _show(self) -> None:
        moment = self._moment()
        self._said.setText(when(moment, None) if moment else "")
        self.accept_button.setEnabled(bool(moment))

    def accept(self) -> None:
        """Make the copy."""
        from desktop_app.services import events

        try:
            self.copy_id = events.copy(self._desk.database, self._event_id, self._moment())
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def copy_event(parent: QWidget, desk: "Desk", event_id: str, starts_at: str) -> str | None:
    """Ask for the day of a copy and make it; its id."""
    dialog = CopyEventDialog(desk, event_id, starts_at, parent)
    made = dialog.copy_id if dialog.exec() else None
    dialog.deleteLater()
    return made
