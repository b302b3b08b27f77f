"""The menus of the window: every action there is, with its key."""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_app.i18n import N_
from desktop_app.ui.actions import Action, menu

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

Keys = QKeySequence.StandardKey


def fill_menus(window: "MainWindow") -> None:
    """Make every action and put it in its menu, the commonest in the top bar too."""
    _file_menu(window)
    _edit_menu(window)
    _view_menu(window)
    _help_menu(window)
    for name in ("edit.undo", "edit.redo", "file.print_directory"):
        window.put_in_top_bar(window.actions_by_name[name])


def _menu(window: "MainWindow", title: str, identifier: str) -> QMenu:
    made = menu(window, title, identifier)
    window.menuBar().addMenu(made)
    return made


def _add(window: "MainWindow", into: QMenu, name: str, text: str, run: Any, **more: Any) -> Action:
    made = Action(window, name, text, run, **more)
    window.actions_by_name[name] = made
    into.addAction(made)
    return made


def _file_menu(window: "MainWindow") -> None:
    from desktop_app.ui import file_actions as files

    into = _menu(window, N_("&File"), "menu.file")
    new = (("members", N_("New organisation")), ("contacts", N_("New contact")), ("bodies", N_("New body")))
    _add(window, into, "file.new", N_("New on this page"), window.on_page("start_new"), icon="plus", key=Keys.New)
    for page, text in new:
        _add(window, into, f"file.new.{page}", text, lambda page=page: window.start_new(page), icon="plus")
    into.addSeparator()
    _add(
        window,
        into,
        "file.open",
        N_("Open a base…"),
        lambda: files.open_base(window),
        icon="folder-open",
        key=Keys.Open,
    )
    _add(window, into, "file.backup", N_("Back up…"), lambda: files.back_up(window), icon="database-backup")
    into.addSeparator()
    _add(
        window,
        into,
        "file.print_directory",
        N_("Print the directory…"),
        lambda: files.print_directory(window),
        icon="printer",
        key=Keys.Print,
    )
    into.addSeparator()
    _add(
        window,
        into,
        "file.preferences",
        N_("Preferences…"),
        lambda: files.choose_preferences(window),
        icon="settings",
        key="Ctrl+,",
    )
    _add(window, into, "file.quit", N_("Quit"), window.close, icon="log-out", key="Ctrl+Q")


def _edit_menu(window: "MainWindow") -> None:
    into = _menu(window, N_("&Edit"), "menu.edit")
    undo = _add(window, into, "edit.undo", N_("Undo"), lambda: window.turn("undo"), icon="undo-2", key="Ctrl+Z")
    redo = _add(
        window,
        into,
        "edit.redo",
        N_("Redo"),
        lambda: window.turn("redo"),
        icon="redo-2",
        key=["Ctrl+Shift+Z", "Ctrl+Y"],
    )
    undo.setEnabled(False)
    redo.setEnabled(False)
    into.addSeparator()
    _add(window, into, "edit.save", N_("Save the card"), window.on_page("save_card"), icon="save", key=Keys.Save)
    _add(window, into, "edit.delete", N_("Delete…"), window.on_page("delete_chosen"), icon="trash-2", key="Ctrl+Del")
    _add(
        window,
        into,
        "edit.together",
        N_("Change the selected together…"),
        window.on_page("change_together"),
        icon="square-pen",
    )
    into.addSeparator()
    _add(window, into, "edit.search", N_("Search everything…"), window.search_everywhere, icon="search", key="Ctrl+K")
    _add(
        window, into, "edit.find", N_("Search this list"), window.on_page("focus_search"), icon="search", key=Keys.Find
    )
    _add(
        window,
        into,
        "edit.filter",
        N_("Filter the list…"),
        window.on_page("choose_filters"),
        icon="list-filter",
        key="Ctrl+Shift+F",
    )
    _add(window, into, "edit.save_list", N_("Keep as a list…"), window.on_page("save_as_list"), icon="list-plus")
    _add(window, into, "edit.show_all", N_("Show all"), window.on_page("show_all"), icon="list")


def _view_menu(window: "MainWindow") -> None:
    from desktop_app.ui.main_window import PAGES

    into = _menu(window, N_("&View"), "menu.view")
    for place, (name, title, drawing) in enumerate(PAGES, start=1):
        _add(
            window,
            into,
            f"view.{name}",
            title,
            lambda name=name: window.show_page(name),
            icon=drawing,
            key=f"Ctrl+{place}",
        )
    into.addSeparator()
    _add(
        window,
        into,
        "view.as_of",
        N_("Show as of another day…"),
        window.as_of_button.choose,
        icon="calendar-clock",
        key="Ctrl+D",
    )
    _add(window, into, "view.today", N_("Back to today"), lambda: window.desk.show_as_of(None), icon="calendar")
    into.addSeparator()
    _add(
        window,
        into,
        "view.other_side",
        N_("Between list and card"),
        window.on_page("other_side"),
        icon="arrow-left-right",
        key="F6",
    )
    _add(
        window,
        into,
        "view.record_history",
        N_("History of this card"),
        window.on_page("show_record_history"),
        icon="history",
        key="Ctrl+H",
    )
    into.addSeparator()
    _add(
        window,
        into,
        "view.french",
        N_("Show everything in French"),
        lambda: window.choose_language("fr"),
        icon="languages",
        key="Ctrl+Shift+L",
    )
    _add(
        window,
        into,
        "view.english",
        N_("Show everything in English"),
        lambda: window.choose_language("en"),
        icon="languages",
        key="Ctrl+Shift+E",
    )
    _add(
        window,
        into,
        "view.dark",
        N_("Light or dark"),
        lambda: window.change_preferences(theme="light" if window.looks.is_dark() else "dark"),
        icon="sun-moon",
    )


def _help_menu(window: "MainWindow") -> None:
    from desktop_app.ui import file_actions as files

    into = _menu(window, N_("&Help"), "menu.help")
    _add(window, into, "help.keys", N_("Keys"), lambda: files.show_keys(window), icon="keyboard", key=Keys.HelpContents)
    _add(window, into, "help.about", N_("About Parvis"), lambda: files.show_about(window), icon="info")
