"""A secretary makes a new base for the laptop: encrypted, with a recovery key that opens it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.storage.encryption import is_encrypted, unlock
from desktop_app.ui import messages
from desktop_app.ui.dialogs.creation import NewBaseDialog, RecoveryKeyDialog
from tests.hands import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.main_window import MainWindow


def test_two_passphrases_that_differ_are_said_and_nothing_is_made(
    window: "MainWindow", qtbot: "QtBot", tmp_path: Path
) -> None:
    dialog = NewBaseDialog(window)
    qtbot.addWidget(dialog)
    dialog.encrypt.setChecked(True)
    dialog.passphrase.setText("a whole sentence")
    dialog.again.setText("another sentence")
    assert dialog.problem() == "The two passphrases differ. Type the same twice."
    dialog.passphrase.setText("short")
    assert dialog.problem().startswith("The passphrase is too short.")
    dialog.encrypt.setChecked(False)
    assert dialog.problem() == ""


def test_an_encrypted_base_is_made_opened_and_its_recovery_key_shown_once(
    window: "MainWindow", qtbot: "QtBot", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "laptop.parvis"
    shown: list[str] = []
    monkeypatch.setattr(messages, "choose_file", lambda *_asked, **_how: target)
    monkeypatch.setattr(RecoveryKeyDialog, "exec", lambda dialog: shown.append(dialog.key.text()))
    dialog = NewBaseDialog(window)
    qtbot.addWidget(dialog)
    wanted: list[Path] = []
    window.another_base_wanted.disconnect()
    window.another_base_wanted.connect(wanted.append)
    dialog.encrypt.setChecked(True)
    dialog.passphrase.setText("a whole sentence")
    dialog.again.setText("a whole sentence")
    find(dialog, "dialog.new_base.make").click()
    assert wanted == [target]
    assert is_encrypted(target)
    assert unlock(target, shown[0]) == unlock(target, "a whole sentence")
