"""Every widget a person operates has a name for screen readers and an identifier for programs, in both languages."""

from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from desktop_app import i18n
from desktop_app.ui.main_window import PAGES, MainWindow
from tests.hands import settled
from tests.stories.test_every_text_follows_the_language import DIALOGS, turn_all_tabs

OPERATED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QCalendarWidget,
)


def nameless(root: QWidget) -> set[str]:
    """The widgets of a part that lack a name or an identifier."""
    left = set()
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, OPERATED) or isinstance(widget, QHeaderView | QMenu) or _belongs_to_another(widget):
            continue
        if not widget.accessibleName() or not widget.accessibleIdentifier():
            where = widget.accessibleIdentifier() or widget.objectName() or type(widget).__name__
            parent = widget.parentWidget()
            around = (parent.accessibleIdentifier() or type(parent).__name__) if parent else ""
            left.add(f"{where} in {around}: name {widget.accessibleName()!r}")
    return left


def _belongs_to_another(widget: QWidget) -> bool:
    """Whether it is a part of a compound widget that is named itself: the line of a box, the leaf of a calendar."""
    if widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QCalendarWidget | QLineEdit | QAbstractItemView):
            return True
        if isinstance(parent, QTabBar):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_and_its_card(window: MainWindow, qtbot: Any, language: str) -> None:
    i18n.set_language(language)
    for name, _title, _icon in PAGES:
        window.show_page(name)
        settled(window.current_page)
        if hasattr(window.current_page, "panel"):
            window.current_page.table.selectRow(0)
            turn_all_tabs(window)
    assert not nameless(window), "\n".join(sorted(nameless(window)))


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog(window: MainWindow, qtbot: Any, name: str) -> None:
    from tests.stories.test_every_text_follows_the_language import _dialogs

    dialog = _dialogs(window)[name]()
    dialog.show()
    left = nameless(dialog)
    assert dialog.accessibleIdentifier()
    dialog.close()
    assert not left, "\n".join(sorted(left))


def test_identifiers_are_told_apart(window: MainWindow, qtbot: Any) -> None:
    for page, _title, _icon in PAGES:
        window.show_page(page)
        settled(window.current_page)
        shown = [one for one in window.findChildren(QWidget) if isinstance(one, OPERATED) and one.isVisible()]
        names = [one.accessibleIdentifier() for one in shown if one.accessibleIdentifier()]
        twice = {name for name in names if names.count(name) > 1}
        assert not twice


def test_every_action_has_its_place_in_a_menu_and_no_key_is_given_twice(window: MainWindow, qtbot: Any) -> None:
    in_menus = {action.objectName() for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()} | {
        action.objectName() for menu in window.findChildren(QMenu) for action in menu.actions()
    }
    assert set(window.actions_by_name) <= in_menus
    keys = [key.toString() for action in window.actions_by_name.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
