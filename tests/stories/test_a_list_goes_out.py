"""Lists go out of the window as they are shown, in every form; the whole base too, and a new one is made of it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app import i18n
from desktop_app.ui import messages
from desktop_app.ui.dialogs.export import ExportDialog
from desktop_app.ui.dialogs.import_file import ImportDialog
from desktop_app.ui.main_window import MainWindow
from tests.hands import answer_next, click, find
from tests.office import everything
from tests.stories.secretary import fill


@pytest.fixture(autouse=True)
def closed_at_the_end(window: MainWindow) -> Iterator[None]:
    """A dialog that a failed story left open is closed before its window is."""
    yield
    for kind in (ImportDialog, ExportDialog):
        for dialog in window.findChildren(kind):
            dialog.done(0)


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """Whatever file is asked for next, that one is chosen."""

    def choose(path: Path) -> Path:
        monkeypatch.setattr(messages, "choose_file", lambda *_given, **_more: path)
        return path

    return choose


def export_dialog(window: MainWindow) -> ExportDialog:
    window.actions_by_name["file.export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


def is_gone(dialog: QWidget) -> bool:
    return not isValid(dialog) or not dialog.isVisible()


def choose(dialog: QWidget, name: str, value: object) -> None:
    box: Any = find(dialog, f"dialog.export.{name}")
    box.setCurrentIndex(box.findData(value))


def choose_what(dialog: ExportDialog, words: str) -> None:
    titles = [dialog.what.itemText(place) for place in range(dialog.what.count())]
    dialog.what.setCurrentIndex(next(place for place, title in enumerate(titles) if words in title))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_list_goes_out_as_it_is_shown(window: MainWindow, qtbot: Any, tmp_path: Path, language: str) -> None:
    i18n.set_language(language)
    window.show_page("contacts")
    table = window.current_page.table  # type: ignore[attr-defined]
    table.refresh(words="anna")
    table.horizontalHeader().moveSection(4, 0)
    dialog = export_dialog(window)
    choose(dialog, "format", "csv")
    target = tmp_path / "list.csv"
    fill("dialog.export.place", str(target))(dialog)
    click(find(dialog, "dialog.export.accept"))
    qtbot.waitUntil(lambda: is_gone(dialog), timeout=20_000)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    count = len(table.records.keys)
    assert lines[0].startswith("E-mail;Name;" if language == "en" else "Courriel;Nom;")
    assert len(lines) == count + 1
    assert "list.csv" in window.message_label.text()


def test_the_selected_go_out_as_cards(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    window.show_page("contacts")
    table = window.current_page.table  # type: ignore[attr-defined]
    table.selectRow(0)
    table.selectionModel().select(
        table.records.index(1, 0),
        table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
    )
    dialog = export_dialog(window)
    assert dialog.what.currentText() == "The 2 selected"
    choose(dialog, "format", "vcard4")
    fill("dialog.export.place", str(tmp_path / "two"))(dialog)
    click(find(dialog, "dialog.export.accept"))
    qtbot.waitUntil(lambda: is_gone(dialog), timeout=20_000)
    assert (tmp_path / "two.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == 2


def test_the_forms_offered_are_those_for_what_goes_out(window: MainWindow, qtbot: Any) -> None:
    dialog = export_dialog(window)
    for words, forms in (
        ("People", ["xlsx", "csv", "vcard4", "vcard3", "ldif"]),
        ("Meetings", ["xlsx", "csv", "ics"]),
        ("The whole base", ["json"]),
    ):
        choose_what(dialog, words)
        assert [dialog.format.itemData(place) for place in range(dialog.format.count())] == forms
    dialog.reject()


def test_a_file_that_is_there_is_asked_for(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    target = tmp_path / "there.xlsx"
    target.write_text("mine")
    dialog = export_dialog(window)
    fill("dialog.export.place", str(target))(dialog)
    answer_next("dialog.no")
    click(find(dialog, "dialog.export.accept"))
    assert target.read_text() == "mine"
    fill("dialog.export.place", str(tmp_path / "nowhere" / "a.xlsx"))(dialog)
    click(find(dialog, "dialog.export.accept"))
    qtbot.waitUntil(lambda: "nowhere" in dialog.problem.text(), timeout=20_000)
    dialog.reject()


def test_the_whole_base_goes_out_and_a_new_one_is_made_of_it(
    window: MainWindow, qtbot: Any, tmp_path: Path, into: Callable[[Path], Path]
) -> None:
    dialog = export_dialog(window)
    choose_what(dialog, "The whole base")
    whole, target = tmp_path / "whole.json", tmp_path / "again.parvis"
    before = everything(window.desk.database)
    fill("dialog.export.place", str(whole))(dialog)
    click(find(dialog, "dialog.export.accept"))
    qtbot.waitUntil(lambda: is_gone(dialog), timeout=20_000)
    assert json.loads(whole.read_text(encoding="utf-8"))["format"] == "parvis-base"
    wanted: list[Path] = []
    window.another_base_wanted.disconnect()
    window.another_base_wanted.connect(wanted.append)
    window.actions_by_name["file.import"].trigger()
    coming = QApplication.activeModalWidget()
    assert isinstance(coming, ImportDialog)
    fill("dialog.import.place", str(whole))(coming)
    into(target)
    answer_next("dialog.yes")
    click(find(coming, "dialog.import.accept"))
    qtbot.waitUntil(lambda: wanted == [target], timeout=20_000)
    from desktop_app.storage.database import open_base

    made = open_base(target)
    assert everything(made) == before
    made.close()
