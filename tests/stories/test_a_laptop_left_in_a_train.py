"""An encrypted base nobody works in covers itself; what was half typed is there again when its owner is back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.storage.encryption import create_keys
from desktop_app.ui import locking
from desktop_app.ui.dialogs.passphrase import PassphraseDialog
from desktop_app.ui.dialogs.travelling import TakeCopyDialog
from desktop_app.ui.file_actions import lock
from desktop_app.ui.locking import Locking, Veil
from desktop_app.ui.main_window import MainWindow

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def laptop(program: Any, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window on an encrypted base."""
    from desktop_app.services.bases import new_base

    path = tmp_path / "laptop.parvis"
    key, _recovery = create_keys(path, PASSPHRASE)
    window = program.show(new_base(path, "Anne", key, demo=True))
    qtbot.waitUntil(lambda: window.is_awake, timeout=20_000)
    yield window
    for dialog in asking():
        dialog.accept()


def asking() -> list[PassphraseDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, PassphraseDialog) and one.isVisible()]


def veils(window: Any) -> list[Veil]:
    return [one for one in window.findChildren(Veil) if one.isVisible() and one.parent() is window]


def lock_of(window: MainWindow) -> Locking:
    assert window.locking is not None
    return window.locking


def test_after_some_idle_minutes_every_window_is_covered_until_the_passphrase_is_typed(
    laptop: MainWindow, qtbot: Any
) -> None:
    dialog = TakeCopyDialog(laptop)
    dialog.open()
    dialog.name_line.setText("Strasbourg")
    assert lock_of(laptop)._idle.interval() == 5 * 60_000
    lock_of(laptop)._idle.timeout.emit()
    assert [len(veils(one)) for one in (laptop, dialog)] == [1, 1]
    laptop.resize(1000, 700)
    assert veils(laptop)[0].size() == laptop.size()
    (question,) = asking()
    question.reject()
    question.field.setText("something else")
    question.try_it()
    assert (question.isVisible(), len(veils(laptop))) == (True, 1)
    question.field.setText(PASSPHRASE)
    question.try_it()
    qtbot.waitUntil(lambda: not veils(laptop) and not veils(dialog))
    assert dialog.isVisible()
    assert dialog.name_line.text() == "Strasbourg"
    dialog.reject()


def test_a_machine_that_slept_wakes_up_locked(laptop: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_of(laptop)._look_at_clock()
    assert not lock_of(laptop).is_locked
    lock_of(laptop)._seen -= locking.SLEPT + 1
    lock_of(laptop)._look_at_clock()
    assert len(veils(laptop)) == 1


def test_a_key_puts_the_lock_off_and_never_means_never(laptop: MainWindow, qtbot: Any) -> None:
    idle = lock_of(laptop)._idle
    idle.stop()
    qtbot.keyClick(laptop, "a")
    assert idle.isActive()
    laptop.change_preferences(lock_after=0)
    assert not idle.isActive()
    lock_of(laptop)._seen -= locking.SLEPT + 1
    lock_of(laptop)._look_at_clock()
    assert not lock_of(laptop).is_locked
    lock(laptop)
    assert lock_of(laptop).is_locked


def test_a_base_without_a_passphrase_says_that_it_cannot_be_locked(window: MainWindow) -> None:
    lock(window)
    assert not lock_of(window).is_locked
    assert "no passphrase" in window.message_label.text()
