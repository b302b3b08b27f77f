"""A record's card: what it shows, how it is edited, how it is saved."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.services import history, records
from desktop_app.services.edits import Edit, RowEdit
from desktop_app.storage.database import Database
from desktop_app.ui.desk import Desk
from tests.ui.conftest import PHONE, value_of

# Showing ---------------------------------------------------------------------------------------------------------


def test_the_name_stands_in_the_window_s_language_and_the_other_one_beneath(
    sheet: Any, few: Any, language: Any
) -> None:
    sheet.card.show_record("organisation", few.ccre)

    head = sheet.card.header
    assert head.name.text() == "Council of European Municipalities and Regions (CEMR)"
    assert head.other.text() == "Conseil des Communes et Régions d’Europe (CCRE)"
    language("fr")
    assert head.name.text() == "Conseil des Communes et Régions d’Europe (CCRE)"
    assert head.other.text() == "Council of European Municipalities and Regions (CEMR)"


def test_a_name_missing_in_the_language_is_said_to_be_missing(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.aimf)

    assert sheet.card.header.name.text() == "Association internationale des maires francophones"
    assert sheet.card.header.other.text() == "no name in this language yet"


def test_a_person_s_head_tells_the_role_and_where(sheet: Any, few: Any, language: Any) -> None:
    language("fr")
    sheet.card.show_record("person", few.anna)

    assert sheet.card.header.name.text() == "Anna Vidal"
    assert sheet.card.header.other.text().startswith("présidente, Conseil des Communes et Régions d’Europe")


def test_people_who_left_stand_under_former(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)

    lines = sheet.card._body.lines["mandate"].lines()
    assert [(line.text, line.former) for line in lines] == [("Anna Vidal", False), ("Luc Roy", True)]
    assert sheet.shown("card.mandate.former") == "Former (1)"


def test_a_seat_tells_its_holder_or_that_it_is_vacant(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.committee)

    lines = sheet.card._body.lines["seat"].lines()
    assert [(line.text, line.vacant) for line in lines] == [("Anna Vidal", False), ("Vacant", True)]


def test_seats_are_for_bodies_only(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    with pytest.raises(AssertionError):
        sheet.field("card.seat.new")

    sheet.card.show_record("organisation", few.committee)
    assert sheet.field("card.seat.new").isVisible()


def test_the_day_governs_names_and_mandates_and_the_card_says_so(sheet: Any, few: Any, desk: Desk) -> None:
    sheet.card.show_record("organisation", few.ccre)
    assert not sheet.card.header.day_text.isVisible()

    desk.show_as_of("2012-05-01")
    lines = sheet.card._body.lines["mandate"].lines()
    assert sheet.card.header.day_text.text() == "As of 1 May 2012"
    assert sheet.card.header.day_text.isVisible()
    assert [(line.text, line.former) for line in lines] == [("Luc Roy", False), ("Anna Vidal", True)]

    desk.show_as_of("1980")
    assert "Conseil des Communes d’Europe" in sheet.card.header.name.text() + sheet.card.header.other.text()


def test_a_name_on_a_line_leads_to_its_card(sheet: Any, few: Any, desk: Desk, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)

    with qtbot.waitSignal(desk.open_requested) as asked:
        sheet.card._body.lines["mandate"].row_of(few.anna_presides).follow()
    assert asked.args == ["person", few.anna]


# Saving ----------------------------------------------------------------------------------------------------------


def test_a_corrected_phone_is_one_titled_change(sheet: Any, few: Any, base: Database, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 22 33 44")

    with qtbot.waitSignal(sheet.card.saved) as saved:
        assert sheet.card.save()

    assert saved.args == ["organisation", few.ccre]
    assert value_of(base, "contact_point", few.phone, "value") == "+33 1 11 22 33 44"
    assert history.next_undo(base) == "Change Council of European Municipalities and Regions"
    assert not sheet.card.has_edits


def test_only_what_was_changed_is_written(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 22 33 44")

    edit = sheet.card.edit()

    row = RowEdit("contact_point", few.phone, few.phone, {"value": "+33 1 11 22 33 44"})
    assert (edit.values, edit.rows) == ({}, [row])


def test_showing_another_record_saves_this_one(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 22 33 44")

    sheet.card.show_record("person", few.anna)

    assert value_of(base, "contact_point", few.phone, "value") == "+33 1 11 22 33 44"


def test_going_elsewhere_in_the_window_saves(sheet: Any, few: Any, base: Database, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11 22 33 44")

    sheet.elsewhere.setFocus()

    qtbot.waitUntil(lambda: value_of(base, "contact_point", few.phone, "value") == "+33 1 11 22 33 44")
    assert sheet.elsewhere.hasFocus()


def test_typing_it_back_leaves_nothing_to_save(sheet: Any, few: Any, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    heard: list[bool] = []
    sheet.card.edited.connect(heard.append)

    sheet.type(PHONE, "1")
    sheet.type(PHONE, "+33 1 44 50 59 59")

    assert heard == [True, False]


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "no figures")
    sheet.type("card.founded_on", "30/2/2014")

    assert not sheet.card.save()

    assert value_of(base, "contact_point", few.phone, "value") == "+33 1 44 50 59 59"
    assert "no figures" in sheet.field(PHONE).accessibleDescription()
    assert sheet.field("card.founded_on").accessibleDescription() == "“30/2/2014” is not a day of the calendar."
    assert sheet.field(PHONE).hasFocus()
    visible = [label.text() for label in sheet.card.findChildren(QLabel) if label.isVisible()]
    assert "“no figures” is not a phone number: it has no figures." in visible
    assert (sheet.shown(PHONE), sheet.shown("card.founded_on")) == ("no figures", "30/2/2014")


def test_the_complaint_goes_when_the_field_is_corrected(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type("card.founded_on", "30/2/2014")
    sheet.card.save()

    sheet.type("card.founded_on", "28/2/2014")

    assert sheet.field("card.founded_on").accessibleDescription() == ""
    assert sheet.card.save()


def test_a_record_that_cannot_be_saved_is_left_with_its_text_kept(
    sheet: Any, few: Any, base: Database, answer: Any
) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "no figures")

    answer("dialog.no")
    assert not sheet.card.leave()
    answer("dialog.yes")
    assert sheet.card.leave()
    sheet.card.show_record("person", few.anna)
    sheet.card.show_record("organisation", few.ccre)

    assert sheet.shown(PHONE) == "no figures"
    assert "Your text is back" in sheet.notices()[0]
    assert value_of(base, "contact_point", few.phone, "value") == "+33 1 44 50 59 59"


# Rows ------------------------------------------------------------------------------------------------------------


def test_a_row_is_added_and_kept(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)

    sheet.press("card.contact_point.new")
    assert sheet.field("card.contact_point.3.value").hasFocus()
    sheet.type("card.contact_point.3.value", "+33 1 00 00 00 00")
    assert sheet.card.save()

    kept = base.read("SELECT value FROM contact_point WHERE organisation_id = ? ORDER BY id", (few.ccre,))
    assert [row[0] for row in kept] == ["+33 1 44 50 59 59", "ccre@example.org", "+33 1 00 00 00 00"]
    assert not sheet.card.has_edits


def test_an_empty_new_row_is_no_edit(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)

    sheet.press("card.contact_point.new")

    assert not sheet.card.has_edits


def test_a_removed_row_can_be_put_back_until_the_card_is_saved(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)
    count = "SELECT count(*) FROM contact_point"

    sheet.press("card.contact_point.1.remove")
    assert sheet.card.has_edits
    sheet.press("card.contact_point.1.put_back")
    assert not sheet.card.has_edits

    sheet.press("card.contact_point.1.remove")
    assert sheet.card.save()
    assert base.read(count) == [(1,)]


def test_a_row_s_period_opens_behind_its_button(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.ccre)

    sheet.press("card.contact_point.1.period")
    sheet.type("card.contact_point.1.starts_on", "3/2014")
    assert sheet.card.save()

    assert value_of(base, "contact_point", few.phone, "starts_on") == "2014-03"
    assert sheet.shown("card.contact_point.1.starts_on") == "03/2014"


def test_an_organisation_keeps_at_least_one_name(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.aimf)
    sheet.press("card.organisation_name.1.remove")

    assert not sheet.card.save()

    visible = [label.text() for label in sheet.card.findChildren(QLabel) if label.isVisible()]
    assert "An organisation needs at least one name." in visible


def test_a_tag_is_put_on_and_taken_off(sheet: Any, few: Any, base: Database, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type("card.tagging.new", "clim")
    qtbot.keyClick(sheet.field("card.tagging.new"), Qt.Key.Key_Return)
    assert sheet.card.save()
    assert base.read("SELECT tag_id FROM tagging") == [(few.tag,)]

    sheet.press("card.tagging.climate.remove")
    assert sheet.card.save()
    assert base.read("SELECT tag_id FROM tagging") == []


def test_a_tag_nobody_used_yet_is_made(sheet: Any, few: Any, base: Database, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type("card.tagging.new", "Water")
    qtbot.keyClick(sheet.field("card.tagging.new"), Qt.Key.Key_Return)
    assert sheet.card.save()

    assert base.read("SELECT t.label_fr FROM tagging g JOIN tag t ON t.id = g.tag_id") == [("Water",)]


def test_a_new_row_knows_an_e_mail_when_it_sees_one(sheet: Any, few: Any, base: Database) -> None:
    sheet.card.show_record("organisation", few.aimf)
    sheet.press("card.contact_point.new")
    assert sheet.shown("card.contact_point.1.kind") == "Phone"

    sheet.type("card.contact_point.1.value", "bureau@example.org")
    assert sheet.shown("card.contact_point.1.kind") == "E-mail"
    assert sheet.card.save()

    assert base.read("SELECT kind FROM contact_point WHERE value = 'bureau@example.org'") == [("email",)]


def test_the_cursor_stays_in_a_new_row_when_the_card_is_saved(sheet: Any, few: Any, base: Database) -> None:
    row = RowEdit("contact_point", None, "old", {"kind": "fax", "value": "+33 1 99", "ends_on": "2001"})
    records.save(base, Edit("organisation", few.ccre, {}, [row]))
    sheet.card.show_record("organisation", few.ccre)
    sheet.press("card.contact_point.new")
    sheet.type("card.contact_point.3.value", "+33 1 00 00 00 00")

    assert sheet.card.save()

    assert sheet.field("card.contact_point.3.value").hasFocus()
    assert sheet.shown("card.contact_point.3.value") == "+33 1 00 00 00 00"


# New records -----------------------------------------------------------------------------------------------------


def test_a_new_organisation_is_asked_its_name_first(sheet: Any, base: Database, qtbot: Any) -> None:
    sheet.card.new_record("organisation")
    sheet.card.focus_first()
    assert sheet.field("card.organisation_name.1.text").hasFocus()

    sheet.type("card.organisation_name.1.text", "Ville Neuve")
    assert sheet.card.save()

    assert sheet.card.record_id
    assert records.title(base, "organisation", sheet.card.record_id, "2026-11-24") == "Ville Neuve"
    assert sheet.card.header.name.text() == "Ville Neuve"


def test_a_new_person_without_a_family_name_is_not_saved(sheet: Any, base: Database) -> None:
    sheet.card.new_record("person")
    sheet.type("card.given", "Inès")

    assert not sheet.card.save()
    assert sheet.field("card.family").hasFocus()
    assert "must be filled in" in sheet.field("card.family").accessibleDescription()

    sheet.type("card.family", "Durand")
    assert sheet.card.save()
    assert base.read("SELECT given, family FROM person WHERE family = 'Durand'") == [("Inès", "Durand")]


# Hostile texts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '<img src="file:///etc/passwd"/>',
        "<b>x",
        "&amp;",
        "]]>",
        "{{7*7}}",
        "%s {name}",
        "x" * 5000,
        "\u202erebmun",
        "🙂",
    ],
)
def test_any_text_is_kept_and_shown_as_typed(sheet: Any, base: Database, text: str) -> None:
    sheet.card.new_record("organisation")
    sheet.field("card.organisation_name.1.text").setText(text)
    assert sheet.card.save()

    assert sheet.card.header.name.text() == text
    assert sheet.shown("card.organisation_name.1.text") == text
    assert sheet.card.header.name.textFormat() == Qt.TextFormat.PlainText


def test_a_text_with_nul_is_refused_with_a_sentence(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.field("card.verified_by").setText("Claire\x00")

    assert sheet.shown("card.verified_by") != "Claire" or not sheet.card.save()
