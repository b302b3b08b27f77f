"""Somebody stands in the base twice: seen while typing, found by looking through, combined, taken back."""

from typing import Any

import pytest

from desktop_app.services import records
from desktop_app.ui.already_there import AlreadyThere
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.duplicates import DuplicatesPage
from tests import office
from tests.hands import answer_next, click, find, texts, write

MAIL = "r.muller@essen.example"


@pytest.fixture
def twins(window: MainWindow) -> tuple[str, str]:
    """Robert Müller, and Bob Mueller whose honorific somebody knew."""
    base = window.desk.database
    robert = office.person(base, "Müller", "Robert", office.contact("email", MAIL), language="fr")
    bob = office.person(base, "Mueller", "Bob", office.contact("email", MAIL), honorific="Dr", language="en")
    office.mandate(base, bob, base.read("SELECT id FROM organisation ORDER BY id LIMIT 1")[0][0])
    return robert, bob


def looked_through(window: MainWindow, qtbot: Any) -> DuplicatesPage:
    """The page of duplicates after the base was looked through."""
    window.show_page("duplicates")
    page = window.current_page
    assert isinstance(page, DuplicatesPage)
    click(find(window, "duplicates.look"))
    qtbot.waitUntil(lambda: page.list.current() is not None or "Nothing stands twice" in texts(page), timeout=20_000)
    return page


def test_the_page_says_what_to_do_and_then_shows_a_pair_with_why(
    window: MainWindow, qtbot: Any, twins: tuple[str, str]
) -> None:
    window.show_page("duplicates")
    assert "Not looked through yet" in texts(window.current_page)

    page = looked_through(window, qtbot)

    found = page.list.current()
    assert found is not None and found.pair.ids == frozenset(twins)
    said = texts(page)
    assert "Person · sure, 99 %" in said
    assert "•  Same family name" in said
    window.choose_language("fr")
    assert "•  Même nom de famille" in texts(page)


def test_two_are_told_apart_or_combined_and_undo_makes_them_a_pair_again(
    window: MainWindow, qtbot: Any, twins: tuple[str, str]
) -> None:
    page = looked_through(window, qtbot)
    base, found = window.desk.database, page.list.current()
    assert found is not None
    keep, other = found.pair.one, found.pair.other

    click(find(window, "duplicates.apart"))
    qtbot.waitUntil(lambda: page.list.current() is None, timeout=5_000)
    assert "Nothing stands twice" in texts(page)
    window.turn("undo")
    qtbot.waitUntil(lambda: page.list.current() is not None, timeout=5_000)

    answer_next("dialog.combine.accept")
    click(find(window, "duplicates.combine"))
    assert records.title(base, "person", other, window.desk.day) == ""
    assert records.values_of(base, "person", keep)["honorific"] == "Dr"
    qtbot.waitUntil(lambda: page.list.current() is None, timeout=5_000)
    window.turn("undo")
    qtbot.waitUntil(lambda: page.list.current() is not None, timeout=5_000)
    assert records.title(base, "person", other, window.desk.day) != ""


def test_either_card_opens_from_the_pair_and_an_old_id_opens_the_one_that_stayed(
    window: MainWindow, qtbot: Any, twins: tuple[str, str]
) -> None:
    from desktop_app.services import combining

    page = looked_through(window, qtbot)
    found = page.list.current()
    assert found is not None
    click(find(window, "duplicates.open2"))
    assert window.page("contacts").panel.record == ("person", found.pair.other)  # type: ignore[attr-defined]

    combining.combine(window.desk.database, "person", *twins)
    window.desk.open_requested.emit("person", twins[1])

    assert window.page("contacts").panel.record == ("person", twins[0])  # type: ignore[attr-defined]


# While one types ------------------------------------------------------------------------------------------


def type_new(window: MainWindow, qtbot: Any, given: str, family: str) -> None:
    """Begin a new contact and type a name."""
    window.start_new("contacts")
    for name, text in (("given", given), ("family", family)):
        line = find(window, f"card.{name}")
        line.setFocus()
        qtbot.waitUntil(line.hasFocus)
        write(text)


def test_who_stands_already_is_said_while_one_types_and_opened_from_there(
    window: MainWindow, qtbot: Any, twins: tuple[str, str]
) -> None:
    type_new(window, qtbot, "Robert", "Muller")
    card = window.page("contacts").panel.card  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(card.bars()) == 1, timeout=5_000)
    assert card.bars()[0].text.text() == (
        "“Robert Müller” stands in the base already, it seems: same first and family name."
    )
    people = window.desk.database.read("SELECT count(*) FROM person")

    click(find(window, "card.already.open"))

    assert window.page("contacts").panel.record == ("person", twins[0])  # type: ignore[attr-defined]
    assert window.desk.database.read("SELECT count(*) FROM person") == people
    window.start_new("contacts")
    assert find(window, "card.family").text() == "Muller"  # type: ignore[attr-defined]


def test_another_of_the_name_is_not_mentioned_twice(window: MainWindow, qtbot: Any, twins: tuple[str, str]) -> None:
    type_new(window, qtbot, "Robert", "Müller")
    card = window.page("contacts").panel.card  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(card.bars()) == 1, timeout=5_000)

    click(find(window, "card.already.another"))
    qtbot.waitUntil(lambda: card.bars() == [], timeout=5_000)
    find(window, "card.family").setFocus()
    write("s")

    looking = next(one for one in card.findChildren(AlreadyThere) if one.timer.isActive())
    qtbot.waitUntil(lambda: not looking.timer.isActive(), timeout=5_000)
    assert "Robert Müller" not in " ".join(bar.text.text() for bar in card.bars())
