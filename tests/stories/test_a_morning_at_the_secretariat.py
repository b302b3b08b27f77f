"""A morning at the secretariat, on the real window and a real base: one story per thing a secretary does."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop_app import i18n
from desktop_app.ui.main_window import MainWindow
from tests.hands import answer_next, click, find, press, shown_rows, texts, write


def phone_field(window: MainWindow) -> QLineEdit:
    """The field of the first phone on the open card."""
    fields = [
        one for one in window.current_page.findChildren(QLineEdit) if one.isVisible() and one.text().startswith("+")
    ]
    assert fields, "no phone on the card"
    return fields[0]


def open_member(window: MainWindow, qtbot: Any, words: str) -> None:
    """Find a member by typing, and open the first card found."""
    press(window, "Ctrl+F")
    write(words)
    press(window, "Down")
    qtbot.waitUntil(lambda: window.current_page.panel.record is not None)


def test_a_member_is_found_its_phone_corrected_and_the_correction_undone(window: MainWindow, qtbot: Any) -> None:
    open_member(window, qtbot, "united cities local")
    assert shown_rows(window.current_page.table) == ["United Cities and Local Governments"]
    field = phone_field(window)
    before = field.text()
    field.setFocus()
    field.selectAll()
    write("+33 1 44 50 59 00")
    press(window, "Ctrl+S")
    assert not window.current_page.panel.card.has_edits
    assert "United Cities" in window.actions_by_name["edit.undo"].text()
    window.current_page.table.setFocus()
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: phone_field(window).text() == before)
    press(window, "Ctrl+Shift+Z")
    qtbot.waitUntil(lambda: phone_field(window).text() == "+33 1 44 50 59 00")


def test_the_language_is_switched_with_a_card_half_edited(window: MainWindow, qtbot: Any) -> None:
    open_member(window, qtbot, "united cities local")
    field = phone_field(window)
    field.setFocus()
    field.selectAll()
    write("+33 1 23")
    row = window.current_page.table.current_id()
    click(find(window, "window.language.fr"))
    assert i18n.language() == "fr"
    assert "Membres" in texts(window)
    assert field.text() == "+33 1 23"
    assert window.current_page.panel.card.has_edits
    assert window.current_page.table.current_id() == row
    assert shown_rows(window.current_page.table)[0].startswith("Cités")
    field.setFocus()
    window.actions_by_name["view.english"].trigger()
    assert QApplication.focusWidget() is field
    assert field.text() == "+33 1 23"
    window.current_page.panel.card.revert()


def test_a_dialog_that_is_open_speaks_the_new_language_at_once(window: MainWindow, qtbot: Any) -> None:
    from desktop_app.ui.dialogs.preferences import PreferencesDialog

    dialog = PreferencesDialog(window)
    dialog.show()
    assert dialog.windowTitle() == "Preferences"
    dialog.language.setCurrentIndex(0)
    dialog.language.activated.emit(0)
    assert dialog.windowTitle() == "Préférences"
    assert find(dialog, "dialog.preferences.close").text() == "Fermer"  # type: ignore[attr-defined]
    dialog.close()


def test_anything_is_found_from_anywhere(window: MainWindow, qtbot: Any) -> None:
    press(window, "Ctrl+5")
    press(window, "Ctrl+K")
    palette = find(window, "palette")
    assert palette.isVisible()
    write("regions maritimes")
    lines = [(one.kind, one.title) for one in palette.results.lines]  # type: ignore[attr-defined]
    assert lines[:2] == [
        ("heading", "Organisations"),
        ("organisation", "Conference of Peripheral Maritime Regions"),
    ]
    press(window, "Return")
    qtbot.waitUntil(lambda: window.current_page.objectName() == "members")
    assert "Conference of Peripheral Maritime Regions" in texts(window.current_page)


@pytest.mark.parametrize("words", ["lodz", "ŁÓDŹ", "Lodz miasto"])
def test_accents_case_and_order_do_not_matter(window: MainWindow, qtbot: Any, words: str) -> None:
    from tests.office import name, organisation

    organisation(window.desk.database, "Łódź", name("Miasto Łódź", "original"))
    window.current_page.choose_scope("all")  # type: ignore[attr-defined]
    press(window, "Ctrl+F")
    write(words)
    assert shown_rows(window.current_page.table) == ["Miasto Łódź"]  # type: ignore[attr-defined]


def test_escape_leaves_the_search_and_the_keyboard_is_where_it_was(window: MainWindow, qtbot: Any) -> None:
    table = window.current_page.table  # type: ignore[attr-defined]
    table.setFocus()
    press(window, "Ctrl+K")
    write("aimf")
    press(window, "Escape")
    assert not find(window, "palette").isVisible()
    assert QApplication.focusWidget() is table


def test_everything_is_shown_as_of_another_day_and_back(window: MainWindow, qtbot: Any) -> None:
    now = shown_rows(window.current_page.table)  # type: ignore[attr-defined]
    window.desk.show_as_of("1950-01-01")
    assert find(window, "window.back_to_today").isVisible()
    assert "Everything is shown as of 1 January 1950." in texts(window)
    assert "Nothing on that day" in texts(window.current_page)
    click(find(window, "window.back_to_today"))
    assert shown_rows(window.current_page.table) == now  # type: ignore[attr-defined]
    assert not window.band.isVisible()


def test_a_wrong_day_is_refused_beside_its_field(window: MainWindow, qtbot: Any) -> None:
    window.choose_day()
    chooser = window.as_of_button._chooser
    chooser._line.setText("30/2/2010")
    qtbot.keyClick(chooser._line, Qt.Key.Key_Return)
    assert "30/2/2010" in chooser._wrong.text()
    assert window.desk.as_of is None
    chooser._line.setText("3/2010")
    qtbot.keyClick(chooser._line, Qt.Key.Key_Return)
    assert window.desk.as_of == "2010-03-01"


def test_a_saved_list_shows_its_records_and_opens_a_card(window: MainWindow, qtbot: Any) -> None:
    press(window, "Ctrl+4")
    page = window.current_page
    assert page.saved.rowCount() > 0  # type: ignore[attr-defined]
    table = page.table  # type: ignore[attr-defined]
    assert table.model().rowCount() > 0
    table.setFocus()
    table.selectRow(0)
    wanted = table.current_id()
    press(window, "Return")
    qtbot.waitUntil(lambda: window.current_page.objectName() in ("members", "contacts"))
    assert window.current_page.panel.record[1] == wanted  # type: ignore[attr-defined]


def test_vacant_seats_are_shown_with_their_body(window: MainWindow, qtbot: Any) -> None:
    press(window, "Ctrl+3")
    window.current_page.table.selectRow(0)  # type: ignore[attr-defined]
    labels = [one.text() for one in window.current_page.findChildren(QLabel)]
    assert any("acant" in text for text in labels)


def test_several_records_are_chosen_and_the_bar_offers_to_change_them_together(window: MainWindow, qtbot: Any) -> None:
    table = window.current_page.table  # type: ignore[attr-defined]
    table.setFocus()
    press(window, "Ctrl+A")
    assert f"{table.model().rowCount()} selected" in texts(window.current_page)
    assert find(window, "members.change").isVisible()
    click(find(window, "members.unselect"))
    assert not find(window, "members.change").isVisible()


def test_the_columns_sort_in_the_order_of_the_language(window: MainWindow, qtbot: Any) -> None:
    table = window.current_page.table  # type: ignore[attr-defined]
    i18n.set_language("fr")
    names = shown_rows(table)
    assert names == sorted(names, key=lambda text: i18n.collation_key(text, "fr"))
    table.horizontalHeader().sectionClicked.emit(0)
    assert shown_rows(table) == names[::-1]


def test_what_was_done_is_told_and_undone_from_the_history(window: MainWindow, qtbot: Any) -> None:
    open_member(window, qtbot, "united cities local")
    field = phone_field(window)
    before = field.text()
    field.setFocus()
    field.selectAll()
    write("+33 1 00 00 00 00")
    press(window, "Ctrl+S")
    window.show_page("history")
    page = window.current_page
    assert page.list.current_entry().title.startswith("Change")  # type: ignore[attr-defined]
    told = page._lines.topLevelItem(0)  # type: ignore[attr-defined]
    assert (told.text(2), told.text(3)) == (before, "+33 1 00 00 00 00")
    click(find(window, "history.undo"))
    window.show_page("members")
    assert phone_field(window).text() == before


def test_the_history_of_the_open_card_stands_beside_it(window: MainWindow, qtbot: Any) -> None:
    open_member(window, qtbot, "united cities local")
    window.current_page.table.setFocus()  # type: ignore[attr-defined]
    press(window, "Ctrl+H")
    told = find(window, "members.card.history")
    assert told.isVisible()
    assert told.model().rowCount() > 0  # type: ignore[attr-defined]


def test_a_deleted_member_comes_back_with_undo(window: MainWindow, qtbot: Any) -> None:
    table = window.current_page.table  # type: ignore[attr-defined]
    table.setFocus()
    table.selectRow(1)
    before = shown_rows(table)
    answer_next("dialog.yes")
    press(window, "Del")
    qtbot.waitUntil(lambda: len(shown_rows(table)) == len(before) - 1)
    table.setFocus()
    press(window, "Ctrl+Z")
    assert shown_rows(table) == before


def test_light_and_dark_and_larger_text(window: MainWindow, qtbot: Any) -> None:
    light = window.grab().toImage().pixelColor(640, 790)
    window.actions_by_name["view.dark"].trigger()
    dark = window.grab().toImage().pixelColor(640, 790)
    assert light.lightness() > 200
    assert dark.lightness() < 60
    height = window.current_page.table.verticalHeader().defaultSectionSize()  # type: ignore[attr-defined]
    window.actions_by_name["view.larger"].trigger()
    window.actions_by_name["view.larger"].trigger()
    larger = window.current_page.table.verticalHeader().defaultSectionSize()  # type: ignore[attr-defined]
    assert larger == height * 3 // 2


def test_all_of_it_by_keyboard(window: MainWindow, qtbot: Any) -> None:
    for place, name in enumerate(("members", "contacts", "bodies", "lists", "history"), start=1):
        press(window, f"Ctrl+{place}")
        assert window.current_page.objectName() == name
    press(window, "Ctrl+2")
    press(window, "Ctrl+F")
    assert QApplication.focusWidget() is find(window, "contacts.search")
    press(window, "Down")
    qtbot.waitUntil(lambda: window.current_page.panel.record is not None)  # type: ignore[attr-defined]
    assert QApplication.focusWidget() is find(window, "contacts.list")
    press(window, "F6")
    focus = QApplication.focusWidget()
    assert window.current_page.panel.isAncestorOf(focus)  # type: ignore[attr-defined]
    press(window, "F6")
    assert QApplication.focusWidget() is find(window, "contacts.list")


def test_a_card_that_was_being_edited_at_the_crash_is_offered_again(
    window: MainWindow, program: Any, qtbot: Any
) -> None:
    open_member(window, qtbot, "united cities local")
    field = phone_field(window)
    field.setFocus()
    field.selectAll()
    write("+33 1 98 76 54 32")
    window.current_page.panel.card.keep_draft()  # type: ignore[attr-defined]
    path = window.desk.database.path
    window.closeEvent = lambda event: event.accept()  # type: ignore[method-assign]  # the crash: nothing is saved
    program.open(path)
    again = program.window
    qtbot.waitUntil(lambda: again.is_awake, timeout=20_000)
    click(find(again, "window.unfinished.continue"))
    assert phone_field(again).text() == "+33 1 98 76 54 32"
    again.current_page.panel.card.revert()


def test_nothing_found_says_what_to_do(window: MainWindow, qtbot: Any) -> None:
    press(window, "Ctrl+F")
    write("zzzz")
    assert "Nothing found" in texts(window.current_page)
    click(find(window, "members.clear"))
    assert window.current_page.table.model().rowCount() > 0  # type: ignore[attr-defined]
