"""The pages of the navigation: in groups that are plain data, each with its key, all within reach in a low window."""

from typing import Any

from PySide6.QtWidgets import QLabel, QScrollArea

from desktop_app.i18n import _
from desktop_app.ui.main_window import PAGES, MainWindow
from desktop_app.ui.page_groups import GROUPS, KEYS, grouped
from tests.hands import find


def test_pages_stand_below_the_heading_of_their_group_in_its_order() -> None:
    pages = (("history", "History", "history"), ("events", "Events", "gavel"), ("today", "Today", "sunrise"))
    assert [(heading, [page[0] for page in inside]) for heading, inside in grouped(pages)] == [
        ("", ["today"]), ("Calendar", ["events"]), ("This base", ["history"]),
    ]  # fmt: skip


def test_a_page_of_no_group_is_never_lost() -> None:
    (last,) = grouped((("somewhere", "Somewhere", "globe"),))
    assert last == (GROUPS[-1].heading, [("somewhere", "Somewhere", "globe")])


def test_no_page_stands_in_two_groups_and_no_key_is_given_twice() -> None:
    names = [name for group in GROUPS for name in group.pages]
    assert len(names) == len(set(names))
    assert len(KEYS) == len(set(KEYS.values()))


def test_every_page_has_its_button_and_its_entry_in_the_view_menu_with_the_same_key(
    window: MainWindow, qtbot: Any
) -> None:
    for name, title, _drawing in PAGES:
        button, action = find(window, f"navigation.{name}"), window.actions_by_name[f"page.{name}"]
        assert action.text() == title
        key = KEYS.get(name, "")
        assert action.shortcut().toString() == key
        assert button.toolTip() == (f"{title} ({key})" if key else title)


def test_in_a_low_window_the_page_that_is_open_is_scrolled_to(window: MainWindow, qtbot: Any) -> None:
    window.change_preferences(text_size=150)
    window.resize(1280, 480)
    window.show_page("history")
    scroll = window.navigation.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.verticalScrollBar().maximum() > 0
    qtbot.waitUntil(
        lambda: (
            scroll.viewport()
            .rect()
            .contains(
                find(window, "navigation.history").mapTo(
                    scroll.viewport(), find(window, "navigation.history").rect().center()
                )
            )
        )
    )


def test_headings_follow_the_language(window: MainWindow, qtbot: Any) -> None:
    window.choose_language("fr")
    headings = [label.text() for label in window.navigation.findChildren(QLabel) if label.objectName() == "group"]
    assert headings == [_(heading) for heading, _pages in grouped(PAGES) if heading]
    assert (headings[0], headings[-1]) == ("Annuaire", "Cette base")
