"""A card and the others: colleagues who change the same record, undo, deletion, a crash."""

from typing import Any

from desktop_app.services import drafts, history, records
from desktop_app.services.edits import Edit, RowEdit
from desktop_app.storage.database import Database
from desktop_app.ui.desk import Desk
from desktop_app.ui.record_card import RecordCard
from tests import office
from tests.ui.conftest import PHONE, value_of

# What others do --------------------------------------------------------------------------------------------------


def test_what_a_colleague_changed_comes_in_beside_what_is_typed(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 22 33 44")

    records.change(base, "organisation", few.ccre, {"remarks": "Déménage en mai"})
    row = RowEdit("contact_point", few.phone, "phone", {"label": "Accueil"})
    records.save(base, Edit("organisation", few.ccre, {}, [row]))

    assert sheet.shown("card.remarks") == "Déménage en mai"
    assert sheet.shown("card.contact_point.1.label") == "Accueil"
    assert sheet.shown(PHONE) == "+33 1 11 22 33 44"
    assert sheet.notices() == []


def change_phone(base: Database, phone: str, value: str) -> None:
    colleague = Database(base.path, "Bruno")
    records.change(colleague, "contact_point", phone, {"value": value})
    colleague.close()


def test_where_both_changed_the_same_field_both_are_shown(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 11 11 11")
    change_phone(base, few.phone, "+33 1 22 22 22 22")

    assert not sheet.card.save()

    assert sheet.notices() == ["Changed meanwhile by Bruno: Number or address: +33 1 44 50 59 59 → +33 1 22 22 22 22."]
    assert sheet.shown(PHONE) == "+33 1 11 11 11 11"


def test_one_may_keep_one_s_own(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 11 11 11")
    change_phone(base, few.phone, "+33 1 22 22 22 22")
    sheet.card.save()

    sheet.press("card.conflict.mine")
    assert sheet.card.save()

    assert value_of(base, "contact_point", few.phone, "value") == "+33 1 11 11 11 11"


def test_one_may_take_the_other_s(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 11 11 11")
    change_phone(base, few.phone, "+33 1 22 22 22 22")
    sheet.card.save()

    sheet.press("card.conflict.theirs")

    assert sheet.shown(PHONE) == "+33 1 22 22 22 22"
    assert not sheet.card.has_edits


def test_a_row_somebody_deleted_but_edited_here_becomes_a_new_one(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 11 11 11")
    records.delete(base, "contact_point", few.phone)

    assert sheet.card.save()

    assert base.read("SELECT value FROM contact_point WHERE kind = 'phone'") == [("+33 1 11 11 11 11",)]


def test_undo_shows_on_the_open_card(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 11 11 11")
    sheet.card.save()

    history.undo(base)
    assert sheet.shown(PHONE) == "+33 1 44 50 59 59"
    history.redo(base)
    assert sheet.shown(PHONE) == "+33 1 11 11 11 11"


def test_the_card_closes_when_its_record_is_deleted(sheet: Any, few: Any, base: Database, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.aimf)

    with qtbot.waitSignal(sheet.card.closed):
        records.delete(base, "organisation", few.aimf)

    assert sheet.card.record_id is None


def test_a_renamed_organisation_shows_on_a_person_s_card(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("person", few.anna)

    office.renamed(base, few.committee, "Bureau exécutif")

    assert "Bureau exécutif" in [line.text for line in sheet.card._body.lines["mandate"].lines()]


# Drafts ----------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_a_moment_later(sheet: Any, few: Any, base: Database, qtbot: Any) -> None:
    sheet.card.drafts.timer.setInterval(0)
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11")

    qtbot.waitUntil(lambda: bool(drafts.pending(base)))
    assert drafts.pending(base)[0].edit == sheet.card.edit()


def crash_and_return(sheet: Any, desk: Desk, qtbot: Any) -> RecordCard:
    """The program dies with a card half edited; another one opens the same base."""
    sheet.card.keep_draft()
    again = RecordCard(desk)
    qtbot.addWidget(again)
    return again


def test_after_a_crash_the_text_is_back(sheet: Any, few: Any, base: Database, desk: Desk, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11")
    sheet.press("card.contact_point.2.remove")
    sheet.press("card.contact_point.new")
    sheet.type("card.contact_point.3.value", "+33 1 22")
    edit = sheet.card.edit()

    again = crash_and_return(sheet, desk, qtbot)
    again.show_record("organisation", few.ccre)

    assert again.edit() == edit
    assert again.bars()[0].text.text().startswith("You were editing this card on ")
    assert again.save()
    assert drafts.pending(base) == []


def test_the_text_that_came_back_can_be_discarded(sheet: Any, few: Any, base: Database, desk: Desk, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11")

    again = crash_and_return(sheet, desk, qtbot)
    again.show_record("organisation", few.ccre)
    again.bars()[0].buttons["discard"].click()

    assert not again.has_edits
    assert drafts.pending(base) == []


def test_a_new_record_half_typed_comes_back_too(sheet: Any, desk: Desk, qtbot: Any) -> None:
    sheet.card.new_record("organisation")
    sheet.type("card.organisation_name.1.text", "Ville Ne")
    edit = sheet.card.edit()

    again = crash_and_return(sheet, desk, qtbot)
    again.new_record("organisation")

    assert again.edit().rows[0].values == edit.rows[0].values
    assert len(again.bars()) == 1
