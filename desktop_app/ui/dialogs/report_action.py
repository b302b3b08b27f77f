"""What was reported on an action in a meeting, in one line or several."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.fields import LongText
from desktop_app.errors import UserError
from desktop_app.i18n import N_
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.papers import LedgerLine
    from desktop_app.ui.desk import Desk


class ReportDialog(PlainDialog):
    """Keeps the report with the day."""

    def __init__(self, desk: "Desk", line: "LedgerLine", meeting_id: str, parent: QWidget | None) -> None:
        super().__init__("report", N_("Report on an action"), N_("Keep the report"), parent, width=480)
        self._desk = desk
        self._line, self._meeting_id = line, meeting_id
        self.say_subtitle(said(line.title))
        self.text = editor_for(LongText("text", N_("What was reported"), required=True), desk, self)
        self.text.identify(f"{self.identifier}.text")
        self.body.addLayout(self.under_label(N_("What was reported"), self.text))
        self.text.setFocus()

    def accept(self) -> None:
        """Keep it, or say what is wrong."""
        from desktop_app.services import actions

        day = self._desk.today.isoformat()
        text = str(self.text.value() or "")
        keep = partial(actions.report, self._desk.database, self._line.id, self._meeting_id, text, day)
        try:
            keep()
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def ask_report(parent: QWidget, desk: "Desk", line: "LedgerLine", meeting_id: str) -> bool:
    """Ask what was reported; whether something was kept."""
    dialog = ReportDialog(desk, line, meeting_id, parent)
    kept = bool(dialog.exec())
    dialog.deleteLater()
    return kept
