"""Seldom fields and other details: there where they are filled, added where one asks for them, read in words."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop_app import i18n
from desktop_app.services import records
from desktop_app.ui.card_body import CardBody
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.more_of_card import FIELDS
from desktop_app.ui.record_card import RecordCard
from tests.hands import click, write


def person_of(window: MainWindow, qtbot: Any, **more: Any) -> tuple[RecordCard, str]:
    made = records.add(window.desk.database, "person", {"family": "Aubépine", "given": "Zoé", **more})
    window.desk.open_requested.emit("person", made)
    qtbot.waitUntil(lambda: window.current_page.panel.record == ("person", made))
    return window.current_page.panel.card, made


def card_of_event(window: MainWindow, qtbot: Any, **more: Any) -> tuple[RecordCard, str]:
    values = {"title_fr": "Séance", "title_en": "Session", "starts_at": "2008-11-16T16:30", "zone": "Europe/Paris"}
    made = records.add(window.desk.database, "event", {**values, **more})
    window.desk.open_requested.emit("event", made)
    qtbot.waitUntil(lambda: window.current_page.panel.record == ("event", made))
    window.current_page.panel.show_view("details")
    return window.current_page.panel.card, made


def body_of(card: RecordCard) -> CardBody:
    """The sections of the record that the card shows."""
    return next(body for body in card.findChildren(CardBody) if body.isVisibleTo(card))


def offered(card: RecordCard) -> list[str]:
    more = body_of(card).more
    return [action.text() for action in more.menu().actions()] if more.isVisibleTo(card) else []


def add(card: RecordCard, what: str) -> None:
    """Choose a line of the menu at the end of the card."""
    body_of(card).more.wanted.emit(what)


def part(card: RecordCard, identifier: str) -> QWidget:
    """What stands on this card under a name; other pages have cards too."""
    return next(one for one in card.findChildren(QWidget) if one.accessibleIdentifier() == identifier)


def line(card: RecordCard, identifier: str) -> QLineEdit:
    found = part(card, identifier)
    assert isinstance(found, QLineEdit)
    return found


def test_a_card_shows_no_seldom_field_until_it_is_asked_for(window: MainWindow, qtbot: Any) -> None:
    card, person = person_of(window, qtbot)
    form = body_of(card).form
    assert (offered(card), form.editors["nickname"].isVisibleTo(card)) == (["More fields", "Other details"], False)

    add(card, FIELDS)
    assert (offered(card), form.editors["nickname"].isVisibleTo(card)) == (["Other details"], True)
    form.editors["nickname"].setFocus()
    write("Zozo")
    assert card.save()
    assert records.values_of(window.desk.database, "person", person)["nickname"] == "Zozo"


def test_what_is_filled_is_shown_without_asking(window: MainWindow, qtbot: Any) -> None:
    card, _person = person_of(window, qtbot, born_on="1970-03-15")
    editors = body_of(card).form.editors
    assert [editors[name].isVisibleTo(card) for name in ("born_on", "profession", "nickname")] == [True, True, False]


def test_another_detail_is_typed_in_words_and_follows_the_language(window: MainWindow, qtbot: Any) -> None:
    card, person = person_of(window, qtbot)
    add(card, "kept_value")
    line(card, "card.kept_value.1.name").setFocus()
    write("spouse")
    part(card, "card.kept_value.1.value").setFocus()
    write("Paul Roy")
    assert card.save()
    database = window.desk.database
    assert database.read("SELECT name, value, form FROM kept_value WHERE person_id = ?", (person,)) == [
        ("X-SPOUSE", "Paul Roy", "text")
    ]
    assert line(card, "card.kept_value.1.name").text() == "Spouse"

    i18n.set_language("fr")
    assert (line(card, "card.kept_value.1.name").text(), card.has_edits) == ("Conjoint", False)
    assert offered(card) == ["Autres champs"]


def test_the_rest_of_an_address_is_one_click_away(window: MainWindow, qtbot: Any) -> None:
    card, person = person_of(window, qtbot)
    records.add(window.desk.database, "address", {"person_id": person, "kind": "home", "city": "Lyon"})
    qtbot.waitUntil(lambda: len(body_of(card).rows["address"].rows_of()) == 1)  # type: ignore[union-attr]
    region = line(card, "card.address.1.region")
    assert not region.isVisibleTo(card)
    more = part(card, "card.address.1.more")
    assert isinstance(more, QToolButton)
    click(more)
    assert region.isVisibleTo(card)
    region.setFocus()
    write("Rhône")
    assert card.save()
    assert window.desk.database.read("SELECT region FROM address WHERE person_id = ?", (person,)) == [("Rhône",)]


def test_an_event_gets_a_repetition_in_words(window: MainWindow, qtbot: Any) -> None:
    card, event = card_of_event(window, qtbot)
    assert offered(card) == [
        "More fields", "In calendars", "Repetition", "Days of the repetition", "Reminders", "Invited by the calendar",
        "Other details",
    ]  # fmt: skip
    add(card, "repetition")
    line(card, "card.repetition.1.weekdays").setFocus()
    write("Monday, last Friday")
    assert card.save()
    assert window.desk.database.read("SELECT frequency, weekdays FROM repetition WHERE event_id = ?", (event,)) == [
        ("weekly", "MO,-1FR")
    ]

    i18n.set_language("fr")
    assert line(card, "card.repetition.1.weekdays").text() == "lundi, dernier vendredi"


def test_a_reminder_that_makes_no_time_is_said_beside_it(window: MainWindow, qtbot: Any) -> None:
    card, _event = card_of_event(window, qtbot)
    add(card, "reminder")
    line(card, "card.reminder.1.goes_off").setFocus()
    write("soon")
    assert not card.save()
    assert line(card, "card.reminder.1.goes_off").property("invalid")
    line(card, "card.reminder.1.goes_off").selectAll()
    write("2 hours before")
    assert card.save()
    assert window.desk.database.read("SELECT goes_off FROM reminder") == [("-PT2H",)]


def test_an_event_of_whole_days_says_no_hours(window: MainWindow, qtbot: Any) -> None:
    days = {"starts_at": "2008-11-16T00:00", "ends_at": "2008-11-18T00:00", "clock": "day", "place": "Lyon"}
    _card, _event = card_of_event(window, qtbot, **days)
    header = window.current_page.panel.header
    assert header.sentence.text() == "Sunday, 16 November 2008 to Monday, 17 November 2008, Lyon"
    assert not header.clock.text()
