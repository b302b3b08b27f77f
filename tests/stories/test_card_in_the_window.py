"""What a secretary does on the card, in the real window on the sample platform."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services import history, lists, records
from desktop_app.storage.database import Database
from desktop_app.storage.filters import Filter
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.record_card import RecordCard
from tests.hands import answer_next, click, find, press, texts, write

DAY = "2026-11-24"


def open_record(window: MainWindow, qtbot: Any, kind: str, words: str) -> RecordCard:
    """Open the first record that some words find."""
    from desktop_app.storage.search import search

    found = search(window.desk.database, words, "en", DAY, 1, kind=kind)[0]
    window.desk.open_requested.emit(found.kind, found.id)
    qtbot.waitUntil(lambda: window.current_page.panel.record == (found.kind, found.id))
    return window.current_page.panel.card


def replace(window: MainWindow, identifier: str, words: str) -> Any:
    """Click into a field and type over what stands there."""
    field = find(window, identifier)
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    write(words)
    return field


def test_a_phone_is_corrected_by_clicking_typing_and_going_on(window: MainWindow, qtbot: Any) -> None:
    database = window.desk.database
    card = open_record(window, qtbot, "organisation", "united cities local governments")
    replace(window, "card.contact_point.1.value", "+33 1 53 06 08 99")

    window.current_page.table.setFocus()

    qtbot.waitUntil(lambda: not card.has_edits)
    assert history.next_undo(database) == "Change United Cities and Local Governments"
    assert database.read("SELECT count(*) FROM contact_point WHERE value = '+33 1 53 06 08 99'") == [(1,)]


def test_a_card_that_cannot_be_saved_asks_before_one_leaves_it(window: MainWindow, qtbot: Any) -> None:
    card = open_record(window, qtbot, "organisation", "united cities local governments")
    first = card.record_id
    replace(window, "card.founded_on", "30/2/2014")
    other = next(
        row[0] for row in window.desk.database.read("SELECT id FROM organisation ORDER BY id") if row[0] != first
    )

    answer_next("dialog.no")
    assert not window.current_page.panel.open("organisation", other)
    assert card.record_id == first
    answer_next("dialog.yes")
    assert window.current_page.panel.open("organisation", other)
    assert window.current_page.panel.open("organisation", first)

    assert find(window, "card.founded_on").text() == "30/2/2014"  # type: ignore[attr-defined]
    assert "Your text is back" in texts(card)
    click(find(window, "card.draft.discard"))
    assert not card.has_edits


def test_a_new_mayor_takes_office_and_the_seat_follows(window: MainWindow, qtbot: Any) -> None:
    database = window.desk.database
    mandate, person, organisation, seats = holder_with_seat(database)
    successor = database.read("SELECT id FROM person WHERE id <> ? ORDER BY id DESC LIMIT 1", (person,))[0][0]
    window.desk.open_requested.emit("person", person)
    qtbot.waitUntil(lambda: window.current_page.panel.record == ("person", person))
    card = window.current_page.panel.card
    line = next(row for row in card.findChildren(object) if getattr(getattr(row, "line", None), "id", None) == mandate)
    action = next(action for action in line.menu().actions() if action.objectName() == "line.succession")

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        dialog._successor.choose(successor)
        answer_next("dialog.succession.accept")

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, fill_in)
    action.trigger()

    names = [records.title(database, "person", who, DAY) for who in (successor, person)]
    assert history.next_undo(database).startswith(f"{names[0]} follows {names[1]} in ")  # type: ignore[union-attr]
    held = "SELECT count(*) FROM mandate WHERE person_id = ? AND starts_on = ?"
    assert database.read(held, (successor, DAY)) == [(1 + seats,)]
    assert organisation
    window.current_page.table.setFocus()
    press(window, "Ctrl+Z")
    assert database.read(held, (successor, DAY)) == [(0,)]


def holder_with_seat(database: Database) -> tuple[str, str, str, int]:
    """Someone in office whose organisation also has them in a committee: mandate, person, organisation, seats."""
    return database.read(
        "SELECT m.id, m.person_id, m.organisation_id, count(DISTINCT s.id) FROM mandate m"
        " JOIN mandate s ON s.person_id = m.person_id AND s.on_behalf_of_id = m.organisation_id AND s.ends_on IS NULL"
        " WHERE m.ends_on IS NULL AND m.starts_on < '2026' AND s.starts_on < '2026' GROUP BY m.id LIMIT 1"
    )[0]  # type: ignore[return-value]


def test_a_new_organisation_is_made_and_found_again(window: MainWindow, qtbot: Any) -> None:
    page = window.current_page
    page.start_new()
    assert QApplication.focusWidget() is find(window, "card.organisation_name.1.text")
    write("Ville de Łomża")
    press(window, "Ctrl+S")

    assert window.current_page.panel.record is not None
    press(window, "Ctrl+K")
    write("lomza")
    assert "Ville de Łomża" in [line.title for line in find(window, "palette").results.lines]  # type: ignore[attr-defined]
    press(window, "Escape")


def test_many_members_are_tagged_at_once_and_one_undo_takes_it_back(window: MainWindow, qtbot: Any) -> None:
    database = window.desk.database
    tag = database.read("SELECT id FROM tag ORDER BY id LIMIT 1")[0][0]
    table = window.current_page.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    chosen = set(table.chosen_ids())
    before = tagged(database, tag)
    assert chosen - before

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        dialog._editor.choose(tag)
        dialog.look()
        answer_next("dialog.mass_edit.accept")

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, fill_in)
    window.current_page.change_together()

    assert tagged(database, tag) == before | chosen
    history.undo(database)
    assert tagged(database, tag) == before


def tagged(database: Database, tag: str) -> set[str]:
    """The records that carry a tag."""
    return {row[0] for row in database.read("SELECT organisation_id FROM tagging WHERE tag_id = ?", (tag,))}


def test_a_list_is_narrowed_and_kept_under_a_name(window: MainWindow, qtbot: Any) -> None:
    from PySide6.QtCore import QTimer

    page = window.current_page

    def narrow() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.rows[0].show_filter(Filter("country", "is", "FR"))
        answer_next("dialog.filters.accept")

    QTimer.singleShot(0, narrow)
    page.choose_filters()
    assert page.table.question.filters == (Filter("country", "is", "FR"),)

    def name() -> None:
        dialog = QApplication.activeModalWidget()
        find(dialog, "dialog.save_list.label_fr").setText("Membres en France")  # type: ignore[attr-defined]
        find(dialog, "dialog.save_list.label_en").setText("Members in France")  # type: ignore[attr-defined]
        answer_next("dialog.save_list.accept")

    QTimer.singleShot(0, name)
    page.save_as_list()

    kept = [one for one in lists.saved(window.desk.database) if one.label == "Members in France"]
    assert [one.filters for one in kept] == [(Filter("member_on", "is", None), Filter("country", "is", "FR"))]
    assert lists.count(window.desk.database, "organisation", kept[0].filters, DAY) == page.table.model().rowCount()


def test_two_windows_on_one_base_do_not_overwrite_each_other(window: MainWindow, qtbot: Any) -> None:
    database = window.desk.database
    card = open_record(window, qtbot, "organisation", "united cities local governments")
    replace(window, "card.contact_point.1.value", "+33 1 11 11 11 11")
    point = database.read("SELECT id FROM contact_point WHERE organisation_id = ? ORDER BY id", (card.record_id,))[0][0]
    colleague = Database(database.path, "Bruno")
    records.change(colleague, "contact_point", point, {"value": "+33 1 22 22 22 22"})
    colleague.close()

    press(window, "Ctrl+S")

    assert "Changed meanwhile by Bruno" in texts(card)
    click(find(window, "card.conflict.mine"))
    press(window, "Ctrl+S")
    assert database.read("SELECT value FROM contact_point WHERE id = ?", (point,)) == [("+33 1 11 11 11 11",)]
