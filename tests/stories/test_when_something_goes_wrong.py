"""What a person sees when the base is locked, is none of ours, or the program makes a mistake."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop_app import i18n
from desktop_app.ui.main_window import MainWindow
from tests.hands import answer_next, find


def test_an_encrypted_base_asks_for_its_passphrase_until_it_fits(program: Any, tmp_path: Path, qtbot: Any) -> None:
    from desktop_app.services.bases import new_base
    from desktop_app.storage.encryption import create_keys
    from desktop_app.ui.dialogs.passphrase import PassphraseDialog

    path = tmp_path / "locked.parvis"
    key, _recovery = create_keys(path, "correct horse battery staple")
    new_base(path, "Anne", key).close()
    dialog = PassphraseDialog(path)
    dialog.show()
    dialog.field.setText("something else")
    dialog.try_it()
    assert dialog.key is None
    assert dialog._wrong.isVisible()
    dialog.field.setText("correct horse battery staple")
    dialog.try_it()
    assert dialog.key == key
    dialog.close()

    def type_it() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, PassphraseDialog)
        asked.field.setText("correct horse battery staple")
        asked.try_it()

    QTimer.singleShot(200, type_it)
    assert program.open(path)
    qtbot.waitUntil(lambda: program.window.is_awake, timeout=20_000)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_file_that_is_no_base_is_refused_with_a_sentence(
    program: Any, tmp_path: Path, qtbot: Any, language: str
) -> None:
    i18n.set_language(language)
    path = tmp_path / "letter.parvis"
    path.write_text("Dear colleagues, " * 100, encoding="utf-8")
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())

    QTimer.singleShot(200, read)
    QTimer.singleShot(400, lambda: answer_next("dialog.close"))
    assert not program.open(path)
    assert said
    assert "letter.parvis" in said[0]
    assert "Traceback" not in said[0]
    assert path.read_text(encoding="utf-8").startswith("Dear colleagues")


def test_a_bug_is_told_with_its_details_logged_without_names_and_survived(
    program: Any, window: MainWindow, home: Path, qtbot: Any
) -> None:
    shown: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append(box.detailedText())

    QTimer.singleShot(200, read)
    QTimer.singleShot(400, lambda: answer_next("dialog.copy"))
    name = " ".join(("Ioana", "Șerbănescu"))
    try:
        raise RuntimeError(name)
    except RuntimeError as error:
        program.catch(RuntimeError, error, error.__traceback__)
    assert name in shown[0]
    assert QApplication.clipboard().text() == shown[0]
    logged = (home / "parvis.log").read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert name not in logged
    window.show_page("contacts")
    assert window.current_page.table.model().rowCount() > 0  # type: ignore[attr-defined]


def test_a_bug_that_comes_again_while_it_is_told_opens_no_second_dialog(program: Any, window: MainWindow) -> None:
    boxes: set[QWidget] = set()

    def bug() -> None:
        try:
            raise RuntimeError("painting")
        except RuntimeError as error:
            program.catch(RuntimeError, error, error.__traceback__)

    def again() -> None:
        bug()
        boxes.update(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())

    QTimer.singleShot(100, again)
    QTimer.singleShot(200, again)
    QTimer.singleShot(400, lambda: answer_next("dialog.close"))
    bug()
    assert len(boxes) == 1
    bug()
    assert "same mistake again" in window.message_label.text()
    assert QApplication.activeModalWidget() is None


def test_a_preferences_file_written_by_hand_never_stops_the_program(home: Path) -> None:
    from desktop_app import preferences

    home.mkdir()
    file = preferences.preferences_file()
    for text in ("", "{", "[]", '{"theme": "pink", "text_size": 7, "language": 3, "user": "Anne"}'):
        file.write_text(text, encoding="utf-8")
        kept = preferences.load()
        assert (kept.theme, kept.text_size, kept.language) == ("system", 100, "")
    assert kept.user == "Anne"


def test_preferences_last_until_the_next_time(window: MainWindow, qtbot: Any) -> None:
    from desktop_app import preferences

    window.change_preferences(theme="dark", text_size=125, user="Ioana", print_language="en")
    kept = preferences.load()
    assert (kept.theme, kept.text_size, kept.user, kept.print_language) == ("dark", 125, "Ioana", "en")
    assert window.desk.database.user == "Ioana"


def test_the_directory_is_previewed_and_saved(
    window: MainWindow, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.ui import messages
    from desktop_app.ui.dialogs.print_directory import PrintDirectoryDialog

    target = tmp_path / "directory.pdf"
    monkeypatch.setattr(messages, "choose_file", lambda *_given, **_more: target)
    dialog = PrintDirectoryDialog(window.desk, "fr+en", window)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.pdf), timeout=30_000)
    pages = dialog.preview.document_shown.pageCount()
    assert pages > 4
    assert f"{pages} pages" in dialog._said.text()
    dialog.day.setText("31/2/2010")
    dialog.prepare()
    assert "31/2/2010" in dialog._wrong.text()
    assert not find(dialog, "dialog.print.save").isEnabled()
    dialog.day.setText("1/3/2010")
    before = dialog.pdf
    dialog.prepare()
    qtbot.waitUntil(lambda: dialog.pdf != before, timeout=30_000)
    assert dialog._wrong.text() == ""
    dialog.save()
    assert target.read_bytes().startswith(b"%PDF")


def test_the_window_keeps_its_size(program: Any, platform_file: Path, qtbot: Any) -> None:
    assert program.open(platform_file)
    program.window.resize(760, 600)
    program.open(platform_file)
    assert (program.window.width(), program.window.height()) == (760, 600)
    qtbot.waitUntil(lambda: program.window.is_awake, timeout=20_000)
