"""Minutes on the window: kept as they are typed, by keyboard alone, with nothing lost and nothing overwritten."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from desktop_app.services import agenda, decisions, history, meetings, minutes
from desktop_app.storage.database import Database
from desktop_app.ui.desk import Desk
from desktop_app.ui.meeting_facts import facts_of
from desktop_app.ui.minutes_editor import MinutesEditor
from desktop_app.ui.minutes_model import row_in_words
from desktop_app.ui.typing_keeper import KEPT_AFTER
from tests.hands import find, press, write

TODAY = "2026-11-24"


@pytest.fixture
def meeting(base: Database, few: Any) -> str:
    """A meeting that is being held, with two items on its agenda, minuted in French."""
    made = meetings.prepare(base, few.committee, "2026-11-24T14:00", ends_at="2026-11-24T16:00")
    for title in ("Opening", "Budget"):
        agenda.add(base, made, {"title_en": title, "title_fr": title})
    meetings.open_(base, made, "2026-11-24T14:02")
    return made


@pytest.fixture
def editor(qtbot: Any, desk: Desk, meeting: str) -> Iterator[MinutesEditor]:
    """The minutes of that meeting, shown and with the keyboard."""
    made = MinutesEditor(desk)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_meeting(facts_of(desk.database, meeting, TODAY))
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    made.leave()


def items(base: Database) -> list[tuple[Any, ...]]:
    """What the base has of the minutes, in order."""
    return base.read("SELECT kind, text_fr FROM minute_item ORDER BY agenda_item_id, position, id")


def begin(editor: MinutesEditor, place: int = 0) -> None:
    """Go to an agenda item and write under it."""
    editor.go_to_item(editor.contents.item(place).data(Qt.ItemDataRole.UserRole))


def test_what_is_typed_is_kept_a_moment_later(editor: MinutesEditor, base: Database, qtbot: Any) -> None:
    begin(editor)
    write("La présidente ouvre la séance.")
    assert items(base) == []
    with qtbot.waitSignal(editor.keeper.kept, timeout=KEPT_AFTER + 3000):
        pass
    assert items(base) == [("note", "La présidente ouvre la séance.")]


def test_each_keeping_is_one_step_that_undo_takes_back(editor: MinutesEditor, base: Database) -> None:
    begin(editor)
    write("Un")
    editor.keeper.keep_all()
    write(" deux")
    editor.keeper.keep_all()
    editor.leave()
    history.undo(base)
    assert items(base) == [("note", "Un")]
    history.undo(base)
    assert items(base) == []


def test_enter_goes_on_with_the_next_entry(editor: MinutesEditor, base: Database) -> None:
    begin(editor)
    write("Un")
    press(editor, "Return")
    write("Deux")
    press(editor, "Shift+Return")
    write("suite")
    press(editor, "Escape")
    assert items(base) == [("note", "Un"), ("note", "Deux\nsuite")]


def test_an_entry_typed_between_two_others_stays_between_them(editor: MinutesEditor, base: Database) -> None:
    begin(editor)
    for text in ("Un", "Trois"):
        write(text)
        press(editor, "Return")
    press(editor, "Backspace")
    press(editor, "Up")
    press(editor, "Return")
    write("Deux")
    editor.leave()
    assert [text for _kind, text in items(base)] == ["Un", "Deux", "Trois"]


def test_the_kind_is_chosen_by_ctrl_and_a_figure(editor: MinutesEditor, base: Database) -> None:
    begin(editor)
    write("Le budget est adopté.")
    press(editor, "Ctrl+3")
    editor.leave()
    assert items(base) == [("decision", "Le budget est adopté.")]


def test_a_decision_is_taken_and_shows_its_number_once_the_meeting_is_closed(
    editor: MinutesEditor, base: Database, meeting: str
) -> None:
    begin(editor)
    write("Le budget est adopté.")
    press(editor, "Ctrl+3")
    find(editor, "meetings.minutes.decision.take").click()  # type: ignore[attr-defined]
    line = editor.view.line
    assert line is not None
    assert line.entry.decision_code == "2026-?"
    editor.leave()
    meetings.close(base, meeting, "2026-11-24T16:00")
    editor.show_meeting(facts_of(base, meeting, TODAY))
    entry = next(row.entry for row in editor.view.minutes.rows if row.entry is not None)
    assert entry.decision_code == "2026-01"


def test_an_action_gets_its_owner_and_its_day(editor: MinutesEditor, base: Database, few: Any) -> None:
    begin(editor)
    write("Écrire aux membres.")
    press(editor, "Ctrl+4")
    line = editor.view.line
    assert line is not None
    line.follow.editors["owner_id"].choose(few.anna)  # type: ignore[attr-defined]
    due = find(editor, "meetings.minutes.action.due_on")
    due.setFocus()
    write("31/12/2026")
    press(editor, "Tab")
    assert base.read("SELECT title_fr, owner_id, due_on FROM action") == [
        ("Écrire aux membres.", few.anna, "2026-12-31")
    ]


def test_a_translation_is_out_of_date_once_its_source_moved(editor: MinutesEditor, base: Database) -> None:
    begin(editor)
    editor.tools["beside"].trigger()
    begin(editor)
    write("Un")
    press(editor, "Tab")
    write("One")
    editor.keeper.keep_all()
    line = editor.view.line
    assert line is not None
    assert line.mark.text() == ""
    line.focus()
    write(" bis")
    editor.keeper.keep_all()
    assert line.mark.text() == "The translation is out of date"
    assert base.read("SELECT text_fr, text_en FROM minute_item") == [("Un bis", "One")]


def test_what_somebody_else_writes_is_shown_around_what_is_being_typed(
    editor: MinutesEditor, base: Database, meeting: str
) -> None:
    begin(editor)
    write("Je suis en train d’écr")
    other = agenda.lines(base, meeting)[1].id
    minutes.add(base, other, "note", "Écrit ailleurs.")
    editor.refresh()
    write("ire")
    line = editor.view.line
    assert line is not None
    assert line.text.toPlainText() == "Je suis en train d’écrire"
    told = [row_in_words(row) for row in editor.view.minutes.rows]
    assert "Note: Écrit ailleurs." in told
    editor.leave()
    assert {text for _kind, text in items(base)} == {"Je suis en train d’écrire", "Écrit ailleurs."}


def test_reopening_overwrites_nothing(editor: MinutesEditor, base: Database, meeting: str) -> None:
    begin(editor)
    write("Un")
    editor.leave()
    meetings.close(base, meeting, "2026-11-24T16:00")
    meetings.reopen(base, meeting)
    editor.show_meeting(facts_of(base, meeting, TODAY))
    begin(editor)
    entry = next(row.entry for row in editor.view.minutes.rows if row.entry is not None)
    editor.view.write(entry)
    write(" et deux")
    meetings.close(base, meeting, "2026-11-24T16:05")
    meetings.reopen(base, meeting)
    editor.show_meeting(facts_of(base, meeting, TODAY))
    line = editor.view.line
    assert line is not None
    assert line.text.toPlainText() == "Un et deux"
    editor.leave()
    assert items(base) == [("note", "Un et deux")]


def test_the_language_is_switched_in_the_middle_of_a_word(
    editor: MinutesEditor, language: Callable[[str], None]
) -> None:
    begin(editor)
    write("La prés")
    language("fr")
    write("idente")
    line = editor.view.line
    assert line is not None
    assert QApplication.focusWidget() is line.text
    assert line.text.toPlainText() == "La présidente"
    assert line.kind_button.text() == "Note"
    language("en")


def test_approved_minutes_cannot_be_typed_into(editor: MinutesEditor, base: Database, meeting: str, few: Any) -> None:
    begin(editor)
    write("Un")
    editor.leave()
    meetings.close(base, meeting, "2026-11-24T16:00")
    minutes.circulate(base, meeting, "2026-11-25")
    later = meetings.prepare_next(base, meeting, "2027-02-24T14:00")
    meetings.open_(base, later, "2027-02-24T14:00")
    minutes.approve(base, meeting, later, "2027-02-24")
    editor.show_meeting(facts_of(base, meeting, "2027-02-24"))
    entry = next(row.entry for row in editor.view.minutes.rows if row.entry is not None)
    editor.view.write(entry)
    assert editor.view.line is None
    assert editor.state.text() == "Approved on 24/02/2027"
    assert decisions.of_meeting(base, meeting) == []


def test_only_the_entry_being_typed_is_a_widget(editor: MinutesEditor, base: Database, meeting: str) -> None:
    item = agenda.lines(base, meeting)[0].id
    for number in range(300):
        minutes.add(base, item, "note", f"Point {number} : le comité prend acte de ce qui est dit.")
    editor.refresh()
    entries = [row.entry for row in editor.view.minutes.rows if row.entry is not None]
    editor.view.write(entries[150])
    editor.view.write(entries[20])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(editor.view.viewport().findChildren(QTextEdit)) == 1
    assert editor.view.viewport().findChildren(QTextEdit)[0].toPlainText().startswith("Point 20 ")
