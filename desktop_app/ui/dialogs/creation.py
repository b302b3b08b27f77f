"""A new base: empty or with the sample platform, plain or encrypted; the recovery key is shown once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.translated import bind_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.main_window import MainWindow

SHORTEST = 8


class NewBaseDialog(Sheet):
    """Asks what the new base holds and how it is locked, then where it goes, makes it and opens it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__("new_base", N_("New base"), window)
        self._window = window
        self.setMinimumWidth(theme.scaled(460))
        self.demo = self._box("demo", "Fill it with the sample platform")
        self.encrypt = self._box("encrypt", "Encrypt it, for a laptop that travels")
        self.passphrase, self.again = QLineEdit(self), QLineEdit(self)
        for line in (self.passphrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        hint = N_("At least 8 characters. Whoever has neither it nor the recovery key cannot read the base.")
        self._locks = [
            self.labelled("passphrase", N_("Passphrase"), self.passphrase, hint),
            self.labelled("again", N_("The same once more"), self.again),
        ]
        self._wrong = QLabel(self)
        self._wrong.setProperty("role", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        for widget in (self.demo, self.encrypt, *self._locks, self._wrong):
            self.content.addWidget(widget)
        self.encrypt.toggled.connect(self._show_locks)
        self._show_locks(False)
        self.add_button("cancel", N_("Cancel")).clicked.connect(self.reject)
        self.add_button("make", N_("Choose a place…"), primary=True).clicked.connect(self.make)

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(self)
        bind_text(box.setText, text)
        self.name(box, name, text)
        return box

    def _show_locks(self, shown: bool) -> None:
        for widget in self._locks:
            widget.setVisible(shown)
        self._wrong.hide()
        if shown:
            self.passphrase.setFocus()

    def problem(self) -> str:
        """What keeps the base from being made; empty when nothing does."""
        if not self.encrypt.isChecked():
            return ""
        if len(self.passphrase.text()) < SHORTEST:
            return _("The passphrase is too short. Type at least 8 characters, better a whole sentence.")
        if self.passphrase.text() != self.again.text():
            return _("The two passphrases differ. Type the same twice.")
        return ""

    def make(self) -> None:
        """Ask where the base goes, make it, show the recovery key, and open it."""
        from desktop_app.ui import file_actions, messages

        wrong = self.problem()
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            return
        path = messages.choose_file(
            self, N_("New base"), save=True, name="parvis.parvis", pattern=file_actions.BASES, suffix="parvis"
        )
        if path is None:
            return
        try:
            recovery_key = self._make_at(path)
        except UserError as refused:
            messages.tell_error(self, refused)
            return
        if recovery_key:
            show_recovery_key(self, recovery_key)
        self.accept()
        self._window.another_base_wanted.emit(path)

    def _make_at(self, path: "Path") -> str:
        from desktop_app.services import bases

        user, demo = self._window.preferences.user_name, self.demo.isChecked()
        if not self.encrypt.isChecked():
            bases.new_base(path, user, demo=demo).close()
            return ""
        database, recovery_key = bases.new_encrypted_base(path, self.passphrase.text(), user, demo=demo)
        database.close()
        return recovery_key


class RecoveryKeyDialog(Sheet):
    """Shows the recovery key, to be written down or printed; it is kept nowhere."""

    def __init__(self, recovery_key: str, parent: QWidget | None = None) -> None:
        super().__init__("recovery_key", N_("The recovery key"), parent)
        self.setMinimumWidth(theme.scaled(520))
        told = QLabel(self)
        told.setWordWrap(True)
        told_once = N_(
            "Write this key down and lock it away: it opens the base when the passphrase is lost. "
            "It is shown only once."
        )
        bind_text(told.setText, told_once)
        self.key = QLabel(recovery_key, self)
        self.key.setFont(theme.font("title", strong=True))
        self.key.setWordWrap(True)
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.name(self.key, "key", N_("Recovery key"))
        self.content.addWidget(told)
        self.content.addWidget(self.key)
        self.add_button("done", N_("I have written it down"), primary=True).clicked.connect(self.accept)


def show_recovery_key(parent: QWidget, recovery_key: str) -> None:
    """Show the recovery key until the user says it is written down."""
    RecoveryKeyDialog(recovery_key, parent).exec()
