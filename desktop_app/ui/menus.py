"""The menus of the window: every action there is, with its key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from desktop_app.i18n import N_
from desktop_app.ui import file_actions as files
from desktop_app.ui.actions import Action, menu
from desktop_app.ui.page_groups import KEYS, Page, grouped

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

Keys = QKeySequence.StandardKey
IN_TOP_BAR = ("edit.undo", "edit.redo", "file.print_directory")


@dataclass(frozen=True)
class Entry:
    """One action as its menu declares it."""

    name: str
    text: str
    icon: str
    does: "Callable[[MainWindow], object]"
    key: "str | QKeySequence.StandardKey | list[str]" = ""


def on_page(verb: str) -> "Callable[[MainWindow], None]":
    """An action that the page which is open does, where it can."""

    def does(window: "MainWindow") -> None:
        act = getattr(window.current_page, verb, None)
        if act is not None:
            act()

    return does


def _page(name: str) -> "Callable[[MainWindow], object]":
    return lambda window: window.show_page(name)


def _new(name: str) -> "Callable[[MainWindow], object]":
    return lambda window: window.start_new(name)


MENUS: tuple[tuple[str, str, tuple[Entry | None, ...]], ...] = (
    (
        "menu.file",
        N_("&File"),
        (
            Entry("file.new", N_("New on this page"), "plus", on_page("start_new"), Keys.New),
            Entry("file.new.members", N_("New organisation"), "building-2", _new("members")),
            Entry("file.new.contacts", N_("New contact"), "user-plus", _new("contacts")),
            Entry("file.new.bodies", N_("New body"), "landmark", _new("bodies")),
            None,
            Entry("file.new_base", N_("New base…"), "database", files.new_base),
            Entry("file.open", N_("Open a base…"), "folder-open", files.open_base, Keys.Open),
            Entry("file.backup", N_("Back up…"), "database-backup", files.back_up),
            None,
            Entry("file.take_copy", N_("Take a copy for the road…"), "copy", files.take_copy),
            Entry("file.bring_back", N_("Bring back…"), "git-merge", files.bring_back, "Ctrl+B"),
            Entry("file.send_changes", N_("Send changes…"), "upload", files.send_changes),
            Entry("file.office_hub", N_("Office hub…"), "refresh-cw", files.meet_hub),
            Entry("file.new_identity", N_("New identity of this base…"), "id-card", files.new_identity),
            None,
            Entry("file.import", N_("Import…"), "import", files.import_file, "Ctrl+I"),
            Entry("file.export", N_("Export…"), "download", files.export_list, "Ctrl+E"),
            None,
            Entry("file.print_directory", N_("Print the directory…"), "printer", files.print_directory, Keys.Print),
            Entry("file.mailing", N_("Mailing…"), "mails", files.write_to_many, "Ctrl+Shift+P"),
            Entry("file.house_style", N_("House style…"), "badge", files.choose_house_style),
            None,
            Entry("file.lock", N_("Lock"), "lock", files.lock, "Ctrl+Alt+L"),
            Entry("file.preferences", N_("Preferences…"), "settings", files.choose_preferences, "Ctrl+,"),
            Entry("file.quit", N_("Quit"), "log-out", lambda window: window.close(), "Ctrl+Q"),
        ),
    ),
    (
        "menu.edit",
        N_("&Edit"),
        (
            Entry("edit.undo", N_("Undo"), "undo-2", lambda window: window.turn("undo"), "Ctrl+Z"),
            Entry("edit.redo", N_("Redo"), "redo-2", lambda window: window.turn("redo"), ["Ctrl+Shift+Z", "Ctrl+Y"]),
            None,
            Entry("edit.save", N_("Save the card"), "save", on_page("save_card"), Keys.Save),
            Entry("edit.delete", N_("Delete…"), "trash-2", on_page("delete_chosen"), "Ctrl+Del"),
            Entry("edit.together", N_("Change the selected together…"), "square-pen", on_page("change_together")),
            None,
            Entry("edit.search", N_("Search everything…"), "search", lambda w: w.search_everywhere(), "Ctrl+K"),
            Entry("edit.find", N_("Search this list"), "search", on_page("focus_search"), Keys.Find),
            Entry("edit.filter", N_("Filter the list…"), "list-filter", on_page("choose_filters"), "Ctrl+Shift+F"),
            Entry("edit.save_list", N_("Keep as a list…"), "list-plus", on_page("save_as_list")),
            Entry("edit.show_all", N_("Show all"), "list", on_page("show_all")),
        ),
    ),
    (
        "menu.view",
        N_("&View"),
        (
            Entry("view.as_of", N_("Show as of another day…"), "calendar-clock", lambda w: w.choose_day(), "Ctrl+D"),
            Entry("view.today", N_("Back to today"), "calendar", lambda w: w.desk.show_as_of(None)),
            None,
            Entry("view.other_side", N_("Between list and card"), "arrow-left-right", on_page("other_side"), "F6"),
            Entry("view.record_history", N_("History of this card"), "history", on_page("show_history"), "Ctrl+H"),
            None,
            Entry("view.french", N_("Show everything in French"), "languages", lambda w: w.choose_language("fr")),
            Entry("view.english", N_("Show everything in English"), "languages", lambda w: w.choose_language("en")),
            Entry("view.dark", N_("Light or dark"), "sun-moon", lambda w: w.turn_light(), "Ctrl+Shift+D"),
            Entry("view.larger", N_("Larger text"), "zoom-in", lambda w: w.size_text(1), Keys.ZoomIn),
            Entry("view.smaller", N_("Smaller text"), "zoom-out", lambda w: w.size_text(-1), Keys.ZoomOut),
        ),
    ),
    (
        "menu.help",
        N_("&Help"),
        (
            Entry("help.keys", N_("Keys"), "keyboard", files.show_keys, Keys.HelpContents),
            Entry("help.about", N_("About Parvis"), "info", files.show_about),
        ),
    ),
)


def _to_pages(pages: tuple[Page, ...]) -> tuple[Entry | None, ...]:
    """One entry a page, in the order of the navigation and with its key, above the rest of the menu."""
    return *(
        Entry(f"page.{name}", title, drawing, _page(name), KEYS.get(name, ""))
        for _heading, members in grouped(pages)
        for name, title, drawing in members
    ), None


def fill_menus(window: "MainWindow", pages: tuple[Page, ...]) -> None:
    """Make every action and put it in its menu, the commonest in the top bar too."""
    for identifier, title, below in MENUS:
        entries = (*_to_pages(pages), *below) if identifier == "menu.view" else below
        into = menu(window, title, identifier)
        window.menuBar().addMenu(into)
        for entry in entries:
            if entry is None:
                into.addSeparator()
                continue
            action = Action(window, entry.name, entry.text, _run(window, entry), icon=entry.icon, key=entry.key)
            window.actions_by_name[entry.name] = action
            into.addAction(action)
    for name in ("edit.undo", "edit.redo"):
        window.actions_by_name[name].setEnabled(False)
    for name in IN_TOP_BAR:
        window.put_in_top_bar(window.actions_by_name[name])


def _run(window: "MainWindow", entry: Entry) -> Callable[[], object]:
    return lambda: entry.does(window)
