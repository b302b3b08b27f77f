"""Monday morning at the secretariat: the start page says what is due, what comes, who leaves and what is missing."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.domain.moments import days_from
from desktop_app.services import records
from desktop_app.ui.line_list import Line, LineList
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.today import AT_ONCE, TodayPage
from desktop_app.ui.today_card import TITLES
from tests.conftest import TODAY
from tests.hands import click, press, settled, texts
from tests.office import organisation

DAY = TODAY.isoformat()


@pytest.fixture
def today(window: MainWindow, qtbot: Any) -> TodayPage:
    """The start page of the sample platform on 24 November 2026."""
    window.show_page("today")
    page = settled(window.current_page)
    assert isinstance(page, TodayPage)
    return page


def first_words(page: TodayPage, card: str) -> list[str]:
    return [line.text for line in page.cards[card].list.lines]


def open_line(page: TodayPage, card: str, text: str) -> None:
    """Click the line that says this."""
    shown: LineList = page.cards[card].list
    index = shown.model().index(first_words(page, card).index(text), 0)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(index).center() + QPoint(40, 0))


# Opening --------------------------------------------------------------------------------------------------------


def test_the_program_opens_on_it_with_the_keyboard_on_what_is_most_urgent(
    program: Any, platform_file: Path, qtbot: Any
) -> None:
    program.preferences = program.preferences.changed(open_on="today")
    assert program.open(platform_file)
    window = program.window
    qtbot.waitUntil(lambda: window.is_awake, timeout=20_000)
    page = settled(window.current_page)
    assert page.objectName() == "today"
    assert page.cards["to_do"].list.currentIndex().row() == 0
    # The members are there all the same: their count stands in the navigation, their rows wait.
    assert window.pages["members"].table.model().rowCount() == 27


def test_where_the_window_opens_is_a_preference(window: MainWindow, qtbot: Any) -> None:
    from desktop_app import preferences
    from desktop_app.ui.dialogs.preferences import PreferencesDialog

    dialog = PreferencesDialog(window)
    dialog.show()
    assert dialog.opening.currentText() == "Members"
    dialog.opening.setCurrentIndex(0)
    dialog.opening.activated.emit(0)
    dialog.close()
    assert preferences.load().open_on == "today"
    assert preferences.Preferences().open_on == "today"


# What it says ---------------------------------------------------------------------------------------------------


def test_each_card_counts_its_lines_and_says_how_late_things_are(today: TodayPage) -> None:
    (first, *_others) = today.cards["to_do"].list.lines
    assert (first.text, first.mark, first.is_pressing) == ("Propose a form for good practices", "17 years late", True)
    assert first.detail == "Mon 15 Dec 2008 · Montserrat Puigdellívol · Steering Committee no. 1"
    assert "Members to verify\n7" in texts(today)
    assert today.cards["unverified"].list.lines[0].detail == "never verified"
    assert "8 things to do · 6 late" in texts(today)


def test_a_long_card_shows_five_lines_until_all_are_asked_for(today: TodayPage) -> None:
    card = today.cards["to_do"]
    assert len(card.list.lines) == 5
    assert card.more_button.text() == "Show all 8"
    card.more_button.click()
    assert len(card.list.lines) == 8
    card.more_button.click()
    assert len(card.list.lines) == 5


def test_of_very_many_members_to_verify_the_others_are_read_once_all_are_asked_for(
    window: MainWindow, today: TodayPage, qtbot: Any
) -> None:
    base = window.desk.database
    (category,) = base.read("SELECT id FROM membership_category LIMIT 1")[0]
    for number in range(AT_ONCE):
        member = organisation(base, f"Association {number:02}")
        records.add(base, "membership", {"organisation_id": member, "category_id": category, "starts_on": "2007"})
    settled(today)
    card, total = today.cards["unverified"], AT_ONCE + 7
    assert f"Members to verify\n{total}" in texts(today)
    assert len(today.week.unverified) == AT_ONCE
    assert card.more_button.text() == f"Show all {total}"
    card.more_button.click()
    settled(today)
    assert len(set(first_words(today, "unverified"))) == total
    card.more_button.click()
    assert len(card.list.lines) == 5


def test_a_meeting_ahead_says_what_it_lacks_and_its_deadlines_come_with_it(
    window: MainWindow, today: TodayPage, qtbot: Any
) -> None:
    base = window.desk.database
    (body,) = base.read("SELECT body_id FROM meeting LIMIT 1")[0]
    starts = f"{days_from(DAY, 9)}T10:00"
    records.add(base, "meeting", {"body_id": body, "starts_at": starts, "zone": "Europe/Paris", "number": 9})
    settled(today)
    (line,) = today.cards["ahead"].list.lines
    assert line.mark == "in 9 days"
    assert line.detail.startswith("Thu 3 Dec 2026, 10:00 · missing: the place, the programme")
    open_line(today, "ahead", line.text)
    assert window.current_page.objectName() == "meetings"
    assert window.current_page.panel.record[1] == line.record_id  # type: ignore[attr-defined]


def test_it_follows_the_day_in_force_and_the_language(window: MainWindow, today: TodayPage, qtbot: Any) -> None:
    window.desk.show_as_of("2008-12-01")
    settled(today)
    assert [line.text for line in today.cards["deadlines"].list.lines] == ["Corrections of the minutes"]
    assert today.cards["vacant"].more_button.text() == "Show all 14"
    i18n.set_language("fr")
    settled(today)
    assert "Lundi 1er décembre 2008" in texts(today)
    assert first_words(today, "deadlines") == ["Corrections du procès-verbal"]
    assert first_words(today, "vacant")[0] == "trésorerie"
    i18n.set_language("en")


def test_an_empty_base_has_a_kind_word_on_each_card(program: Any, tmp_path: Path, qtbot: Any) -> None:
    from desktop_app.storage.database import create

    create(tmp_path / "new.parvis", "Anne").close()
    program.preferences = program.preferences.changed(open_on="today")
    assert program.open(tmp_path / "new.parvis")
    qtbot.waitUntil(lambda: program.window.is_awake, timeout=20_000)
    page = settled(program.window.current_page)
    said = texts(page)
    assert all(empty in said for _title, _icon, empty in TITLES.values())
    assert "Nothing presses today." in said


# What one does there --------------------------------------------------------------------------------------------


def test_a_task_is_ticked_off_with_the_space_bar_and_one_undo_brings_it_back(
    window: MainWindow, today: TodayPage, qtbot: Any
) -> None:
    card = today.cards["to_do"]
    card.more_button.click()
    task = next(row for row, line in enumerate(card.list.lines) if line.kind == "task")
    line = card.list.lines[task]
    card.list.setFocus()
    card.list.setCurrentIndex(card.list.model().index(task, 0))
    press(window, "Space")
    settled(today)
    assert line.text not in first_words(today, "to_do")
    assert records.values_of(window.desk.database, "task", line.record_id)["done_on"] == DAY
    assert window.message_label.text() == f"“{line.text}”: done. Undo takes it back."
    window.turn("undo")
    settled(today)
    assert line.text in first_words(today, "to_do")


def test_an_action_is_ticked_off_in_its_box(window: MainWindow, today: TodayPage, qtbot: Any) -> None:
    shown = today.cards["to_do"].list
    line = shown.lines[0]
    assert line.kind == "action"
    rect = shown.visualRect(shown.model().index(0, 0))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(20, rect.height() // 2))
    settled(today)
    values = records.values_of(window.desk.database, "action", line.record_id)
    assert (values["status"], values["done_on"]) == ("done", DAY)
    assert window.current_page is today
    window.turn("undo")
    assert records.values_of(window.desk.database, "action", line.record_id)["status"] == "open"


def test_each_line_opens_its_record(window: MainWindow, today: TodayPage, qtbot: Any) -> None:
    open_line(today, "vacant", "President")
    assert window.current_page.objectName() == "bodies"
    assert window.current_page.panel.card.title() == "Political Council"  # type: ignore[attr-defined]
    window.show_page("today")
    settled(today)
    open_line(today, "unverified", "City of Rome")
    assert window.current_page.objectName() == "members"
    assert window.current_page.panel.card.title() == "City of Rome"  # type: ignore[attr-defined]


def test_a_mandate_that_ends_soon_opens_the_person(window: MainWindow, today: TodayPage, qtbot: Any) -> None:
    base = window.desk.database
    mandate, person = base.read(
        "SELECT m.id, m.person_id FROM mandate m WHERE m.ends_on IS NULL AND m.seat_id IS NOT NULL ORDER BY m.id"
    )[0]
    records.change(base, "mandate", mandate, {"ends_on": days_from(DAY, 30)})
    settled(today)
    (line,) = today.cards["ending"].list.lines
    assert (line.mark, line.record_id) == ("in 30 days", person)
    today.cards["ending"].list.setFocus()
    press(window, "Return")
    assert window.current_page.objectName() == "contacts"
    assert window.current_page.panel.record == ("person", person)  # type: ignore[attr-defined]


def test_a_task_opens_in_a_dialog(window: MainWindow, today: TodayPage, qtbot: Any) -> None:
    from tests.hands import answer_next

    answer_next("dialog.record.cancel")
    open_line(today, "to_do", "Relancer la fiche de vérification 2026")
    assert window.current_page is today


def test_conflicts_lead_to_their_page_and_copies_to_what_brings_them_back(
    window: MainWindow, today: TodayPage, tmp_path: Path, qtbot: Any
) -> None:
    from desktop_app.sync import copies

    copies.make_copy(window.desk.database, tmp_path / "laptop.parvis", "Laptop of Strasbourg")
    window.desk.day_changed.emit()
    settled(today)
    assert first_words(today, "copies") == ["Laptop of Strasbourg"]
    open_line(today, "copies", "Laptop of Strasbourg")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.accessibleIdentifier() == "dialog.bring_back"
    dialog.close()
    today.open_line(Line("2 conflicts to decide", kind="conflicts"))
    assert window.current_page.objectName() == "conflicts"


# How it looks ---------------------------------------------------------------------------------------------------


def test_as_many_columns_as_there_is_room_for_and_no_card_over_another(
    window: MainWindow, today: TodayPage, qtbot: Any
) -> None:
    for width, columns in ((1280, 3), (1000, 2), (640, 1)):
        today.resize(width - 200, 700)
        QApplication.processEvents()
        assert today.grid.columns() == columns
        places = [card.geometry() for card in today.cards.values()]
        assert not [1 for one in places for other in places if one is not other and one.intersects(other)]
        assert max(place.bottom() for place in places) <= today.grid.minimumHeight()


def test_the_larger_text_makes_larger_cards(window: MainWindow, today: TodayPage, qtbot: Any) -> None:
    before = today.cards["vacant"].list.height()
    window.change_preferences(text_size=150)
    settled(today)
    assert today.cards["vacant"].list.height() == round(before * 1.5)
    click(today.cards["to_do"].more_button)
    assert len(today.cards["to_do"].list.lines) == 8
