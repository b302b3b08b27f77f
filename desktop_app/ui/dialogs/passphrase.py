"""The passphrase of an encrypted base: asked until it opens, never kept, never logged."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.translated import on_language


class PassphraseDialog(Sheet):
    """Asks for the passphrase of one base; `must_open`: it stays until the passphrase fits."""

    def __init__(self, path: Path, parent: QWidget | None = None, *, must_open: bool = False) -> None:
        super().__init__("passphrase", N_("This base is locked"), parent)
        self._path = path
        self._must_open = must_open
        self.key: bytes | None = None
        self.setMinimumWidth(theme.scaled(400))
        self._explained = QLabel(self)
        self._explained.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._wrong = QLabel(self)
        self._wrong.setProperty("role", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.content.addWidget(self._explained)
        self.content.addWidget(self.labelled("field", N_("Passphrase"), self.field))
        self.content.addWidget(self._wrong)
        if not must_open:
            self.add_button("cancel", N_("Cancel")).clicked.connect(self.reject)
        self.add_button("open", N_("Open"), primary=True).clicked.connect(self.try_it)
        on_language(self, self.speak)

    def speak(self) -> None:
        """Say which base asks."""
        self._explained.setText(_("{name} is encrypted. Type its passphrase to open it.").format(name=self._path.name))

    def reject(self) -> None:
        """Give up, where that is allowed."""
        if not self._must_open:
            super().reject()

    def try_it(self) -> None:
        """Open the base with what was typed, or say that it does not fit."""
        from desktop_app.storage.encryption import unlock

        try:
            self.key = unlock(self._path, self.field.text())
        except UserError as wrong:
            self._wrong.setText(str(wrong))
            self._wrong.show()
            self.field.selectAll()
            self.field.setFocus()
            return
        self.accept()


def ask_passphrase(parent: QWidget | None, path: Path) -> bytes | None:
    """The key of an encrypted base, or None when the user gives up."""
    dialog = PassphraseDialog(path, parent)
    dialog.exec()
    return dialog.key
