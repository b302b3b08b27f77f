"""A card in both languages, by keyboard, and for a screen reader."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.conftest import PHONE


def test_switching_the_language_leaves_what_was_typed(sheet: Any, few: Any, language: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.type(PHONE, "+33 1 11")
    sheet.type("card.founded_on", "not a d")
    assert sheet.shown("card.contact_point.1.kind") == "Phone"

    language("fr")

    assert (sheet.shown(PHONE), sheet.shown("card.founded_on")) == ("+33 1 11", "not a d")
    assert sheet.shown("card.contact_point.1.kind") == "Téléphone"
    assert sheet.field(PHONE).accessibleName() == "Numéro ou adresse"
    assert sheet.field("card.founded_on").hasFocus()
    assert sheet.card.has_edits


@pytest.mark.parametrize(
    ("kind", "name"), [("organisation", "ccre"), ("organisation", "committee"), ("person", "anna")]
)
def test_every_input_has_a_name_and_an_identifier(sheet: Any, few: Any, kind: str, name: str) -> None:
    sheet.card.show_record(kind, getattr(few, name))

    nameless = [
        widget
        for widget in sheet.card.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not (widget.accessibleName() and widget.accessibleIdentifier())
    ]
    assert [(type(w).__name__, w.accessibleName(), w.accessibleIdentifier()) for w in nameless] == []


def test_identifiers_are_said_once(sheet: Any, few: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)

    found = [w.accessibleIdentifier() for w in sheet.card.findChildren(QWidget) if w.isVisible()]
    found = [identifier for identifier in found if identifier]
    assert len(found) == len(set(found))


def places_in_tab_order(sheet: Any) -> list[tuple[int, int]]:
    """Where the lines one types in stand, row by row, in the order of the tab key."""
    places = []
    start = sheet.field("card.contact_point.new")
    widget = start.nextInFocusChain()
    while widget is not start:
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if sheet.card.isAncestorOf(widget) and widget.isVisible() and takes_focus and isinstance(widget, QLineEdit):
            place = widget.mapTo(sheet.card, widget.rect().topLeft())
            places.append((place.y(), place.x()))
        widget = widget.nextInFocusChain()
    return places


def test_the_tab_key_goes_as_one_reads(sheet: Any, few: Any, qtbot: Any) -> None:
    sheet.card.show_record("organisation", few.ccre)
    sheet.press("card.contact_point.new")

    def is_read_from_top_to_bottom() -> bool:
        places = places_in_tab_order(sheet)
        return places == sorted(places) and len(places) > 10

    qtbot.waitUntil(is_read_from_top_to_bottom)
