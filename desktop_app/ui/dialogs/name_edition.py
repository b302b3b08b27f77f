"""Under which name to keep an edition of the directory."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.i18n import N_
from desktop_app.ui.dialogs.plain_dialog import PlainDialog


class NameEditionDialog(PlainDialog):
    """A name; that of an edition there is replaces it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("name_edition", N_("Keep the edition"), N_("Keep"), parent, width=420)
        self.line = QLineEdit(name, self)
        self.line.selectAll()
        hint = N_("The name of an edition that is kept already puts these options in its place.")
        self.body.addWidget(self.labelled("name", N_("Name"), self.line, hint))
        self.line.textChanged.connect(lambda _text: self._allow())
        self._allow()

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.line.text().strip()))


def ask_name(parent: QWidget, name: str) -> str:
    """The name, or nothing when it was given up."""
    dialog = NameEditionDialog(name, parent)
    given = dialog.line.text().strip() if dialog.exec() else ""
    dialog.deleteLater()
    return given
