"""Typing a position: paragraphs kept as one types, in both languages, whatever others do meanwhile."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.services import amendments, history, position_rounds, positions, records
from desktop_app.storage.database import Database
from desktop_app.ui.desk import Desk
from desktop_app.ui.position_facts import facts_of
from desktop_app.ui.position_text import PositionText
from desktop_app.ui.typing_keeper import KEPT_AFTER
from tests.common_position import members

DAY = "2026-11-24"


@pytest.fixture
def position(base: Database) -> str:
    """A position of a heading and two paragraphs."""
    made = records.add(base, "position", {"title_fr": "Aide", "title_en": "Aid", "drafted_on": DAY})
    for is_heading, fr, en in ((True, "Constats", "Findings"), (False, "Un", "One"), (False, "Deux", "Two")):
        positions.add_paragraph(base, made, {"text_fr": fr, "text_en": en, "is_heading": is_heading})
    return made


@pytest.fixture
def text(qtbot: Any, desk: Desk, position: str) -> Iterator[PositionText]:
    """The text of the position, shown and active."""
    made = PositionText(desk)
    made.resize(700, 500)
    made.show_position(facts_of(desk.database, position, desk.day))
    desk.changed.connect(lambda _changes: made.keeper.is_writing or made.refresh())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made).__enter__()
    yield made
    made.keeper.timer.stop()


def kept(text: PositionText) -> list[tuple[str, str, str]]:
    """Number, French and English of each paragraph in the base."""
    database = text.keeper._desk.database
    return [
        (one.number, one.text.get("fr", ""), one.text.get("en", ""))
        for one in positions.paragraphs(database, text.keeper.position_id)
    ]


def shown(text: PositionText) -> list[tuple[str, str]]:
    """Number and French of each paragraph on the screen."""
    return [(draft.number, text.rows[draft].texts["fr"].toPlainText()) for draft in text.drafts]


def field(text: PositionText, place: int, code: str = "fr") -> Any:
    """The input of a language of a paragraph, with the cursor at its end."""
    row = text.rows[text.drafts[place]]
    row.focus(code)
    return row.texts[code]


def test_paragraphs_stand_numbered_in_both_languages_and_headings_are_not_counted(text: PositionText) -> None:
    assert shown(text) == [("", "Constats"), ("1", "Un"), ("2", "Deux")]
    assert text.rows[text.drafts[1]].texts["en"].toPlainText() == "One"


def test_what_is_typed_is_kept_a_moment_later(text: PositionText, qtbot: Any) -> None:
    with qtbot.waitSignal(text.keeper.kept, timeout=KEPT_AFTER + 3000):
        qtbot.keyClicks(field(text, 1), " seul")
    assert kept(text)[1] == ("1", "Un seul", "One")


def test_enter_begins_the_next_paragraph_and_tab_goes_to_the_other_language(text: PositionText, qtbot: Any) -> None:
    qtbot.keyClick(field(text, 1, "en"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is text.rows[text.drafts[2]].texts["en"]
    qtbot.keyClicks(text.rows[text.drafts[2]].texts["fr"], "Entre deux")
    assert text.leave()
    assert kept(text) == [
        ("", "Constats", "Findings"), ("1", "Un", "One"), ("2", "Entre deux", ""), ("3", "Deux", "Two"),
    ]  # fmt: skip
    assert [number for number, _french in shown(text)] == ["", "1", "2", "3"]
    qtbot.keyClick(field(text, 1, "fr"), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is text.rows[text.drafts[1]].texts["en"]


def test_backspace_in_an_empty_paragraph_takes_it_out_and_undo_brings_it_back(text: PositionText, qtbot: Any) -> None:
    for code in ("fr", "en"):
        field(text, 1, code).clear()
    assert not text.keeper.keep_all()
    assert text.problem.text().startswith("An empty paragraph is not kept.")
    qtbot.keyClick(field(text, 1), Qt.Key.Key_Backspace)
    assert [number_and_text[1] for number_and_text in kept(text)] == ["Constats", "Deux"]
    history.undo(text.keeper._desk.database)
    assert [french for _number, french in shown(text)] == ["Constats", "Un", "Deux"]


def test_a_paragraph_that_was_emptied_and_left_stands_as_it_was(text: PositionText) -> None:
    for code in ("fr", "en"):
        field(text, 1, code).clear()
    assert text.leave()
    assert shown(text)[1] == ("1", "Un")
    assert kept(text)[1] == ("1", "Un", "One")


def test_alt_and_an_arrow_move_a_paragraph_with_its_cursor(text: PositionText, qtbot: Any) -> None:
    qtbot.keyClick(field(text, 2), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(text) == [("", "Constats"), ("1", "Deux"), ("2", "Un")]
    assert QApplication.focusWidget() is text.rows[text.drafts[1]].texts["fr"]
    assert [french for _number, french, _english in kept(text)] == ["Constats", "Deux", "Un"]


def test_a_paragraph_becomes_a_heading_from_its_menu(text: PositionText) -> None:
    menu = text.rows[text.drafts[1]].menu()
    next(action for action in menu.actions() if action.objectName() == "paragraph.heading").trigger()
    assert shown(text) == [("", "Constats"), ("", "Un"), ("1", "Deux")]
    assert kept(text)[1] == ("", "Un", "One")


def test_what_is_typed_stays_while_others_change_the_text_around_it(text: PositionText, qtbot: Any) -> None:
    qtbot.keyClicks(field(text, 1), " seul")
    database = text.keeper._desk.database
    positions.edit_paragraph(database, text.drafts[2].id, {"text_fr": "Deux autres"})
    positions.edit_paragraph(database, text.drafts[1].id, {"text_en": "One alone"})
    assert shown(text) == [("", "Constats"), ("1", "Un seul"), ("2", "Deux autres")]
    assert text.rows[text.drafts[1]].texts["en"].toPlainText() == "One alone"
    assert text.leave()
    assert kept(text)[1] == ("1", "Un seul", "One alone")


def test_what_was_typed_into_a_paragraph_that_somebody_took_out_is_not_lost(text: PositionText, qtbot: Any) -> None:
    qtbot.keyClicks(field(text, 1), " seul")
    positions.remove_paragraph(text.keeper._desk.database, text.drafts[1].id)
    assert shown(text)[1] == ("", "Un seul")
    assert text.leave()
    assert [french for _number, french, _english in kept(text)] == ["Constats", "Un seul", "Deux"]


def test_an_empty_position_offers_a_first_paragraph(qtbot: Any, desk: Desk, text: PositionText) -> None:
    other = records.add(desk.database, "position", {"title_fr": "Nouvelle"})
    text.show_position(facts_of(desk.database, other, desk.day))
    assert shown(text) == [("", "")]
    qtbot.keyClicks(field(text, 0), "Premier")
    assert text.leave()
    assert kept(text) == [("1", "Premier", "")]


def test_what_was_sent_is_read_only_and_says_why(desk: Desk, text: PositionText, position: str) -> None:
    positions.freeze(desk.database, position, DAY)
    positions.send(desk.database, position, members(desk.database).ids["Ardent"], DAY)
    text.show_position(facts_of(desk.database, position, desk.day))
    assert all(one.isReadOnly() for row in text.rows.values() for one in row.texts.values())
    assert text.closed.isVisible() and "Take it up again" in text.closed.text()
    assert not text.paragraph_button.isVisible()


def test_amendments_to_answer_stand_below_their_paragraph(desk: Desk, text: PositionText, position: str) -> None:
    member = members(desk.database).ids["Berger"]
    position_rounds.open_round(desk.database, position, "amendments", DAY, "2026-12-24")
    amendments.propose(desk.database, text.drafts[1].id, member, "fr", "Un et demi", DAY)
    text.show_position(facts_of(desk.database, position, desk.day))
    asked: list[str] = []
    text.amendments_wanted.connect(asked.append)
    button = text.rows[text.drafts[1]].pending_button
    assert (button.text(), button.isVisible()) == ("1 amendment to answer", True)
    button.click()
    assert asked == [text.drafts[1].id]


def test_names_follow_the_language_and_what_is_typed_stays(
    text: PositionText, qtbot: Any, language: Callable[[str], None]
) -> None:
    qtbot.keyClicks(field(text, 1), " seul")
    language("fr")
    row = text.rows[text.drafts[1]]
    assert row.texts["fr"].accessibleName() == "Paragraphe 1 en français"
    assert row.texts["fr"].toPlainText() == "Un seul"
    assert text.rows[text.drafts[0]].texts["en"].accessibleName() == "Intertitre en anglais"
