"""Under which name to keep into which fields the columns of a file go."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.i18n import N_
from desktop_app.ui.dialogs.plain_dialog import PlainDialog


class KeepMappingDialog(PlainDialog):
    """A name; a file with the same headings is read this way from then on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("keep_mapping", N_("Keep these fields"), N_("Keep"), parent, width=420)
        self.line = QLineEdit(name, self)
        self.line.selectAll()
        hint = N_("The next file with the same headings is read this way by itself; others can be, by this name.")
        self.body.addWidget(self.labelled("name", N_("Name"), self.line, hint))
        self.line.textChanged.connect(lambda _text: self._allow())
        self._allow()

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.line.text().strip()))


def ask_label(parent: QWidget, name: str) -> str:
    """The name, or nothing when it was given up."""
    dialog = KeepMappingDialog(name, parent)
    given = dialog.line.text().strip() if dialog.exec() else ""
    dialog.deleteLater()
    return given
