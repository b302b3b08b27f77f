"""A list comes in through the window, step by step, and lists go out of it; in both languages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.services import history, records, writing
from desktop_app.services.importing import CHANGED, DUPLICATE, NEW, REFUSED, SAME
from desktop_app.storage.database import open_base
from desktop_app.ui import jobs, messages, turning
from desktop_app.ui.dialogs.export import ExportDialog
from desktop_app.ui.dialogs.import_file import ImportDialog
from desktop_app.ui.main_window import MainWindow
from tests.hands import click, press, shown_rows, texts
from tests.office import everything
from tests.stories.import_steps import Import
from tests.stories.secretary import accept, fill, in_dialog
from tests.stories.test_every_text_follows_the_language import MARK, data_of, pseudo, unmarked
from tests.stories.test_every_widget_has_a_name import nameless

__all__ = ["pseudo"]

LIST = """\
Civilité;Nom;Prénom;Société;Fonction;E-mail;Téléphone;Adhérent depuis
Mme;Åkerström;Hélène;CEMR;Secretary General;helene.akerstrom@example.org;+33 1 99 00 11 99;
M.;Durand;Paul;Ville de Lyon;Maire adjoint;paul.durand@example.org;04 72 10 30 30;12/03/2009
Mme;Lefèvre;Œnone;Nouvelle Association des Régions;Présidente;oenone@example.org;;
Mme;Ashcombe;Gwendolyn;Autre organisation;;autre@example.org;;
;;;;;nobody@example.org;;
"""
CARDS = (
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoé Martin\r\nN:Martin;Zoé;;;\r\nEMAIL:zoe@example.org\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nthis is no line of a card\r\nEMAIL:\r\nEND:VCARD\r\n"
)


@pytest.fixture(autouse=True)
def closed_at_the_end(window: MainWindow) -> Iterator[None]:
    """A dialog that a failed story left open is closed before its window is."""
    yield
    for kind in (ImportDialog, ExportDialog):
        for dialog in window.findChildren(kind):
            dialog.done(0)


@pytest.fixture
def office_list(tmp_path: Path) -> Path:
    """A list as French Excel writes it: cp1252, semicolons."""
    path = tmp_path / "élus.csv"
    path.write_bytes(LIST.replace("\n", "\r\n").encode("cp1252"))
    return path


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """Whatever file is asked for next, that one is chosen."""

    def choose(path: Path) -> Path:
        monkeypatch.setattr(messages, "choose_file", lambda *_given, **_more: path)
        return path

    return choose


def came_in(window: MainWindow, family: str) -> list[tuple[Any, ...]]:
    return window.desk.database.read("SELECT given, form_of_address FROM person WHERE family = ?", (family,))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_list_of_excel_comes_in_and_is_taken_back(
    window: MainWindow, qtbot: Any, office_list: Path, language: str
) -> None:
    i18n.set_language(language)
    before = everything(window.desk.database)
    coming = Import(window, qtbot)
    coming.type(office_list)
    coming.go_on("reading")
    assert (coming.part("encoding").currentText(), coming.part("delimiter").currentData()) == ("cp1252", ";")
    assert shown_rows(coming.part("rows"), 1)[:3] == ["Åkerström", "Durand", "Lefèvre"]
    coming.go_on("fields")
    fields = shown_rows(coming.part("columns"), 2)
    assert fields[2] == ("Person – First name" if language == "en" else "Personne – Prénom")
    assert fields[7] == ("Keep with the record" if language == "en" else "Garder avec la fiche")
    coming.go_on("changes")
    assert coming.states() == {NEW: 4, CHANGED: 1, SAME: 0, DUPLICATE: 1, REFUSED: 1}
    coming.look_at("Hélène Åkerström")
    changes = coming.part("fields")
    assert (shown_rows(changes, 1), shown_rows(changes, 2)) == (["+33 1 99 00 11 03"], ["+33 1 99 00 11 99"])
    coming.go_on("report")
    said = texts(coming.dialog)
    assert ("5 records came in." if language == "en" else "5 fiches sont entrées.") in said
    assert ("1 was left out" if language == "en" else "1 a été laissée de côté") in said
    assert len(coming.part("refused").findItems("6", Qt.MatchFlag.MatchContains)) == 1
    assert came_in(window, "Lefèvre") == [("Œnone", "f")]
    click(coming.part("undo"))
    qtbot.waitUntil(lambda: coming.dialog.is_undone, timeout=20_000)
    assert everything(window.desk.database) == before
    assert not coming.part("undo").isEnabled()
    click(coming.part("accept"))
    assert not coming.dialog.isVisible()


def test_the_same_list_again_changes_nothing(window: MainWindow, qtbot: Any, office_list: Path) -> None:
    for expected in ("4 are new", "were the same already"):
        coming = Import(window, qtbot)
        coming.type(office_list)
        for step in ("reading", "fields", "changes"):
            coming.go_on(step)
        if coming.dialog.work_.chosen():
            coming.go_on("report")
            assert expected in texts(coming.dialog)
        else:
            assert coming.states()[CHANGED] == coming.states()[NEW] == 0
            click(coming.part("accept"))
            assert "Nothing is chosen" in coming.said()
        coming.dialog.done(0)


def test_one_chooses_row_by_row(window: MainWindow, qtbot: Any, office_list: Path) -> None:
    coming = Import(window, qtbot)
    coming.type(office_list)
    for step in ("reading", "fields", "changes"):
        coming.go_on(step)
    click(coming.part("none"))
    coming.look_at("Paul Durand")
    coming.part("changes").setFocus()
    press(coming.dialog, "Space")
    assert "1 record is chosen." in texts(coming.dialog)
    coming.part("state.refused").setChecked(True)
    assert shown_rows(coming.part("changes"), 2) == ["This row has neither a person's name nor an organisation's."]
    coming.go_on("report")
    assert len(came_in(window, "Durand")) == 1
    assert came_in(window, "Lefèvre") == []


def test_a_probable_duplicate_is_the_record_it_looks_like_or_another(
    window: MainWindow, qtbot: Any, office_list: Path
) -> None:
    coming = Import(window, qtbot)
    coming.type(office_list)
    for step in ("reading", "fields", "changes"):
        coming.go_on(step)
    coming.part("state.duplicate").setChecked(True)
    coming.look_at("Gwendolyn Ashcombe")
    assert "It looks like Gwendolyn Ashcombe" in texts(coming.dialog)
    click(coming.part("same"))
    assert coming.states()[DUPLICATE] == 0
    coming.part("state.all").setChecked(True)
    coming.look_at("Gwendolyn Ashcombe")
    click(coming.part("other"))
    assert coming.states()[DUPLICATE] == 1
    coming.part("state.duplicate").setChecked(True)
    coming.look_at("Gwendolyn Ashcombe")
    click(coming.part("same"))
    coming.go_on("report")
    (row,) = came_in(window, "Ashcombe")
    assert row == ("Gwendolyn", "f")
    emails = window.desk.database.read(
        "SELECT c.value FROM contact_point c JOIN mandate m ON m.id = c.mandate_id JOIN person p ON p.id = m.person_id "
        "WHERE p.family = 'Ashcombe' AND c.kind = 'email'"
    )
    assert ("autre@example.org",) in emails


def test_how_it_is_read_can_be_changed(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Liste des élus,,\nNom,Prénom,Société\nDurand,Paul,Ville de Lyon\n", encoding="utf-8")
    coming = Import(window, qtbot)
    coming.type(path)
    coming.go_on("reading")
    assert coming.part("header").currentText() == "2"
    for name, value, first in (
        ("delimiter", ";", ["Nom,Prénom,Société", "Durand,Paul,Ville de Lyon"]),
        ("delimiter", ",", ["Durand"]),
        ("header", "1", ["Nom", "Durand"]),
        ("encoding", "cp1252", ["Nom", "Durand"]),
    ):
        box = coming.part(name)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        coming.until("reading")
        assert shown_rows(coming.part("rows")) == first
    headings = coming.part("rows").model()
    assert headings.headerData(0, Qt.Orientation.Horizontal) == "Liste des Ã©lus"


def test_a_column_gets_another_field_and_the_fields_are_kept(window: MainWindow, qtbot: Any, office_list: Path) -> None:
    coming = Import(window, qtbot)
    coming.type(office_list)
    for step in ("reading", "fields"):
        coming.go_on(step)
    coming.part("columns").selectRow(7)
    target = coming.part("target")
    target.setCurrentIndex(target.findData("tags"))
    target.activated.emit(target.currentIndex())
    in_dialog("dialog.keep_mapping", fill("dialog.keep_mapping.name", "Élus"), accept("dialog.keep_mapping.accept"))
    click(coming.part("keep"))
    assert coming.part("kept").currentText() == "Élus"
    coming.dialog.done(0)
    again = Import(window, qtbot)
    again.type(office_list)
    for step in ("reading", "fields"):
        again.go_on(step)
    assert shown_rows(again.part("columns"), 2)[7] == "Tags"
    kept = again.part("kept")
    assert kept.currentText() == "Élus"
    kept.setCurrentIndex(0)
    kept.activated.emit(0)
    assert shown_rows(again.part("columns"), 2)[7] == "Keep with the record"
    kept.setCurrentIndex(1)
    kept.activated.emit(1)
    assert shown_rows(again.part("columns"), 2)[7] == "Tags"


def test_contributions_come_in_for_the_organisations_they_name(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "dues.csv"
    path.write_text("Organisation;Year;Amount due;Currency\nCEMR;2027;1250,50;EUR\nNobody;2027;1;EUR\n")
    coming = Import(window, qtbot)
    coming.type(path)
    for step in ("reading", "fields"):
        coming.go_on(step)
    kind = coming.part("kind")
    kind.setCurrentIndex(kind.findData("contribution_due"))
    kind.activated.emit(kind.currentIndex())
    assert coming.part("target").findText("Keep with the record") == -1
    assert shown_rows(coming.part("columns"), 2)[1] == "Contribution – Year"
    coming.go_on("changes")
    assert coming.states() == {NEW: 1, CHANGED: 0, SAME: 0, DUPLICATE: 0, REFUSED: 1}
    coming.go_on("report")
    assert ("1250.50",) in window.desk.database.read("SELECT amount FROM contribution_due WHERE year = 2027")


def test_cards_need_no_fields_and_what_cannot_be_read_is_listed(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    path.write_text(CARDS, encoding="utf-8", newline="")
    coming = Import(window, qtbot)
    coming.type(path)
    coming.go_on("changes")
    assert "Zoé Martin" in shown_rows(coming.part("changes"))
    coming.part("state.unread").setChecked(True)
    assert "this is no line of a card" in shown_rows(coming.part("changes"), 2)[0]
    click(coming.part("back"))
    coming.until("file")
    coming.go_on("changes")
    coming.go_on("report")
    assert came_in(window, "Martin") == [("Zoé", None)]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"<html>no sheet</html>", "a page of the web"),
        ("b.xlsx", b"no sheet", "not a sheet"),
        ("gone.csv", None, "There is no file"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(
    window: MainWindow, qtbot: Any, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    coming = Import(window, qtbot)
    click(coming.part("accept"))
    assert coming.said() == "Choose a file first."
    coming.type(path)
    click(coming.part("accept"))
    qtbot.waitUntil(lambda: sentence in coming.said(), timeout=20_000)
    assert coming.dialog.step == "file"


def test_an_import_is_not_taken_back_in_place_of_what_a_colleague_did_since(
    window: MainWindow, qtbot: Any, office_list: Path
) -> None:
    coming = Import(window, qtbot)
    coming.type(office_list)
    for step in ("reading", "fields", "changes", "report"):
        coming.go_on(step)
    colleague = open_base(window.desk.database.path, "Bruno")
    records.add(colleague, "tag", {"label_fr": "Presse", "label_en": "Press"})
    before = everything(colleague)
    click(coming.part("undo"))
    qtbot.waitUntil(lambda: not coming.is_busy(), timeout=20_000)
    assert "Something else was done on this base since" in coming.said()
    assert everything(colleague) == before
    colleague.close()
    click(coming.part("accept"))


def test_what_thousands_of_rows_did_is_undone_and_redone_in_the_background(
    window: MainWindow, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turning, "LONG", 3)
    base, before = window.desk.database, everything(window.desk.database)
    with base.transaction("Four tags") as session:
        for number in range(4):
            writing.insert(session, "tag", {"label_fr": f"É{number}", "label_en": ""})
    after = everything(base)
    for way, expected in (("edit.undo", before), ("edit.redo", after)):
        window.actions_by_name[way].trigger()
        window.actions_by_name[way].trigger()  # impatiently, while it goes on
        qtbot.waitUntil(lambda: not jobs._running, timeout=20_000)
        assert everything(base) == expected


def test_an_import_that_is_stopped_wrote_nothing(window: MainWindow, qtbot: Any, office_list: Path) -> None:
    before = everything(window.desk.database)
    coming = Import(window, qtbot)
    coming.type(office_list)
    for step in ("reading", "fields", "changes"):
        coming.go_on(step)
    click(coming.part("accept"))
    click(coming.part("cancel"))
    qtbot.waitUntil(lambda: not coming.is_busy(), timeout=20_000)
    if coming.dialog.step == "changes":  # else all was written before the click was heard, and the report says so
        assert "Nothing was written" in coming.said()
        assert everything(window.desk.database) == before
    click(coming.part("cancel" if coming.dialog.step == "changes" else "accept"))
    assert not coming.dialog.isVisible()


def test_a_file_dropped_on_the_window_comes_in(window: MainWindow, qtbot: Any, office_list: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(office_list))])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(10, 10), action, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(10, 10), action, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, drop)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog), timeout=5_000)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.step == "reading", timeout=20_000)


def test_every_step_follows_the_language_and_has_names(
    window: MainWindow, qtbot: Any, office_list: Path, pseudo: None
) -> None:
    coming = Import(window, qtbot)
    coming.type(office_list)
    left, without = set(), set()
    cells = {cell for line in LIST.splitlines() for cell in line.split(";") if cell}
    data = data_of(window) | cells | {office_list.name, "cp1252", "utf-", "iso8859", "mac-roman", "cp12", "cp850"}
    for step in ("file", "reading", "fields", "changes", "report"):
        if step != "file":
            coming.go_on(step)
        i18n.set_language("fr")
        coming.until(step)
        left |= {f"{step}: {one}" for one in unmarked(coming.dialog, data)}
        without |= {f"{step}: {one}" for one in nameless(coming.dialog)}
        if step == "changes":
            assert all(MARK in cell for cell in shown_rows(coming.part("changes"), 1))
            assert (
                MARK
                in shown_rows(coming.part("changes"), 2)[shown_rows(coming.part("changes")).index("Hélène Åkerström")]
            )
        i18n.set_language("en")
        coming.until(step)
    assert not left, "\n".join(sorted(left))
    assert not without, "\n".join(sorted(without))


def test_what_was_decided_stays_when_the_language_changes(window: MainWindow, qtbot: Any, office_list: Path) -> None:
    coming = Import(window, qtbot)
    coming.type(office_list)
    for step in ("reading", "fields", "changes"):
        coming.go_on(step)
    coming.look_at("Gwendolyn Ashcombe")
    click(coming.part("same"))
    coming.look_at("Paul Durand")
    coming.part("changes").setFocus()
    press(coming.dialog, "Space")
    chosen, states = coming.dialog.work_.chosen(), coming.states()
    i18n.set_language("fr")
    coming.until("changes")
    assert (coming.dialog.work_.chosen(), coming.states()) == (chosen, states)
    assert "Téléphone" in " ".join(shown_rows(coming.part("changes"), 2))
    coming.go_on("report")
    assert came_in(window, "Durand") == []


def test_a_card_shows_what_was_kept_from_a_file(window: MainWindow, qtbot: Any, office_list: Path) -> None:
    coming = Import(window, qtbot)
    coming.type(office_list)
    for step in ("reading", "fields", "changes", "report"):
        coming.go_on(step)
    click(coming.part("accept"))
    (person,) = (row[0] for row in window.desk.database.read("SELECT id FROM person WHERE family = 'Durand'"))
    card = records.load(window.desk.database, "person", person, window.desk.day)
    kept = [row.values["value"] for rows in card.rows.values() for row in rows if row.kind == "kept_value"]
    assert kept == ["Adhérent depuis: 12/03/2009"]
    assert "élus.csv" in (history.next_undo(window.desk.database) or "")
    window.open_record("person", person)
