"""A third value for a field that two sides wrote apart, typed in the field's own editor."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import N_
from desktop_app.sync import conflicts
from desktop_app.sync.inbox import Matter
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for


class OtherValueDialog(PlainDialog):
    """Begins with what is shown; what the field's rules refuse is said here."""

    def __init__(self, desk: Desk, matter: Matter, parent: QWidget) -> None:
        super().__init__("other_value", N_("Another value"), N_("Keep this value"), parent, width=460)
        self._desk, self._matter = desk, matter
        one = matter.conflict
        declared = next(field for field in KINDS[one.table].columns if field.name == one.field)
        self.editor = editor_for(declared, desk, self)
        self.editor.set_value(one.shown)
        self.name(self.editor, "value", declared.title)
        self.say_subtitle(f"{matter.record} – {matter.field}")
        self.body.addLayout(self.under_label(declared.title, self.editor))

    def accept(self) -> None:
        """Decide for what was typed."""
        try:
            conflicts.resolve(self._desk.database, self._matter.conflict.id, value=self.editor.value())
        except UserError as error:
            self.say_problem(error)
            self.fit()
            return
        super().accept()


def ask_other_value(parent: QWidget, desk: Desk, matter: Matter) -> bool:
    """Ask for a third value; whether the conflict was decided."""
    dialog = OtherValueDialog(desk, matter, parent)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
