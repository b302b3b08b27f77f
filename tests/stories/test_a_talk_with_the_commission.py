"""Before a visit: a talk is noted on the card of an institution, with who was there and what follows, and printed."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desktop_app.services import dialogue, record_files
from desktop_app.ui.dialogs.print_papers import PrintPapersDialog
from desktop_app.ui.main_window import MainWindow
from tests.hands import click, find, take_in_hand
from tests.printing.reading import words
from tests.stories.conftest import Into
from tests.stories.secretary import accept, fill, in_dialog

pytestmark = pytest.mark.usefixtures("closed_at_the_end")
ROWS = ("interaction", "interaction_person", "task")


@pytest.fixture
def commission(window: MainWindow) -> str:
    """The Commission, its card open."""
    found: str = window.desk.database.read("SELECT organisation_id FROM interaction LIMIT 1")[0][0]
    window.open_record("organisation", found)
    return found


def press(name: str) -> Any:
    return lambda dialog: find(dialog, name).click()  # type: ignore[attr-defined]


def note_a_hearing(window: MainWindow) -> None:
    """A hearing with two people, and two things to do after it."""
    in_dialog(
        "dialog.record",
        fill("dialog.record.title_fr", "Audition au Parlement"),
        fill("dialog.record.title_en", "Hearing in Parliament"),
        fill("dialog.record.place", "Bruxelles"),
        press("dialog.record.interaction_person.new"),
        fill("dialog.record.interaction_person.1.person_id", "Siobhán Ní Dhálaigh"),
        press("dialog.record.interaction_person.new"),
        fill("dialog.record.interaction_person.2.person_id", "Bertrand Marchal-Coste"),
        press("dialog.record.task.new"),
        fill("dialog.record.task.1.title", "Envoyer la position"),
        fill("dialog.record.task.1.due_on", "15/12/2026"),
        press("dialog.record.task.new"),
        fill("dialog.record.task.2.title", "Remercier"),
        fill("dialog.record.task.2.assigned_to", "Anne"),
        accept("dialog.record.ok"),
    )
    click(find(window, "card.interaction.new"))


def test_a_talk_is_noted_with_several_people_and_what_follows(window: MainWindow, commission: str) -> None:
    database = window.desk.database
    before = [database.read(f"SELECT count(*) FROM {table}")[0][0] for table in ROWS]
    note_a_hearing(window)
    talk = dialogue.talks(database, "2026-11-24", organisation=commission)[0]
    assert (talk.title, talk.happened_on, talk.kind) == (
        {"fr": "Audition au Parlement", "en": "Hearing in Parliament"}, "2026-11-24", "meeting",
    )  # fmt: skip
    assert [one.name for one in talk.people] == ["Siobhán Ní Dhálaigh", "Bertrand Marchal-Coste"]
    assert [(one.title, one.due_on, one.assigned_to) for one in talk.tasks] == [
        ("Envoyer la position", "2026-12-15", ""), ("Remercier", "", "Anne"),
    ]  # fmt: skip
    card = window.current_page.panel.card  # type: ignore[attr-defined]
    first, second = card._body.lines["interaction"].lines()
    assert (first.text, first.detail) == ("Hearing in Parliament", "24 Nov 2026 · Meeting · Bruxelles · 2 things to do")
    assert second.text == "First talk on the rules of the grant"
    window.turn("undo")
    assert [database.read(f"SELECT count(*) FROM {table}")[0][0] for table in ROWS] == before


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_file_for_a_visit_is_printed_from_the_menu_of_the_card(
    window: MainWindow, qtbot: Any, commission: str, tmp_path: Path, into: Into, language: str
) -> None:
    note_a_hearing(window)
    menu = window.current_page.panel.more_button.menu()  # type: ignore[attr-defined]
    next(action for action in menu.actions() if action.objectName() == "members.card.print_file").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PrintPapersDialog)
    take_in_hand(dialog)
    dialog.language.setCurrentIndex(dialog.language.findData(language))
    dialog.prepare()
    qtbot.waitUntil(lambda: dialog.made is not None and bool(dialog.pdf), timeout=30_000)
    said = words(dialog.pdf)
    expected = {
        "fr": ("Fiche de visite Commission européenne (CE)", "Audition au Parlement", "24 novembre 2026 · Réunion"),
        "en": ("File for a visit European Commission (EC)", "Hearing in Parliament", "24 November 2026 · Meeting"),
    }
    assert all(one in said for one in expected[language])
    assert "Envoyer la position" in said and "Remercier" in said
    into(tmp_path / "visit.pdf")
    click(find(dialog, "dialog.print_institution.save"))
    assert words((tmp_path / "visit.pdf").read_bytes()) == said


def test_a_file_of_a_talk_is_kept_and_saved_again(
    window: MainWindow, commission: str, tmp_path: Path, into: Into
) -> None:
    database = window.desk.database
    talk = database.read("SELECT id FROM interaction LIMIT 1")[0][0]
    (tmp_path / "lettre.pdf").write_bytes(b"%PDF-1.4 letter")
    copy = tmp_path / "copy.pdf"

    def keep(dialog: Any) -> None:
        into(tmp_path / "lettre.pdf")
        find(dialog, "dialog.record.record_file.new").click()  # type: ignore[attr-defined]
        into(copy)
        dialog.card._body.lines["record_file"]._rows[0].open()

    in_dialog("dialog.record", keep, accept("dialog.record.ok"))
    window.current_page.panel.card._body.lines["interaction"].row_of(talk).open()  # type: ignore[attr-defined]
    assert [one.name for one in record_files.of(database, "interaction", talk)] == ["lettre.pdf"]
    assert copy.read_bytes() == b"%PDF-1.4 letter"


def test_only_an_organisation_has_a_file_for_a_visit(window: MainWindow, commission: str) -> None:
    panel = window.current_page.panel  # type: ignore[attr-defined]
    assert panel.more_button.isVisible()
    window.show_page("contacts")
    window.current_page.table.selectRow(0)  # type: ignore[attr-defined]
    assert not window.current_page.panel.more_button.isVisible()  # type: ignore[attr-defined]
    names = [action.objectName() for action in panel.more_button.menu().actions() if isinstance(action, QAction)]
    assert names == ["members.card.note_talk", "members.card.print_file"]
