"""What the window does once it has been painted: counts, titles of undo, and loading what the first card needs."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.ui import theme
from desktop_app.ui.jobs import Job, Report

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

COUNTS = {
    "events": "SELECT count(*) FROM event",
    "meetings": "SELECT count(*) FROM meeting",
    "contacts": "SELECT count(*) FROM person",
    "bodies": "SELECT count(*) FROM organisation o JOIN organisation_kind k ON k.id = o.kind_id WHERE k.is_body",
    "positions": "SELECT count(*) FROM position",
    "practices": "SELECT count(*) FROM practice",
    "grants": 'SELECT count(*) FROM "grant"',
    "verification": "SELECT count(*) FROM verification v JOIN verification_round r ON r.id = v.round_id "
    "WHERE r.closed_on IS NULL AND v.answered_on IS NULL",
    "lists": "SELECT count(*) FROM saved_list",
}


def wake(window: "MainWindow") -> None:
    """Load the mapping in the background, then show what needed it."""
    theme.load_other_fonts()
    show_counts(window)
    # Its rows and their count are there when one turns to it, whichever page the window opened on.
    window.page("members")
    job = Job(_load_mapping, window)
    job.succeeded.connect(lambda _done: QTimer.singleShot(0, lambda: _look_around(window)))
    job.start()


def _look_around(window: "MainWindow") -> None:
    from desktop_app.ui import dropping, file_actions, unfinished
    from desktop_app.ui.hub_meetings import HubMeetings
    from desktop_app.ui.locking import Locking

    if isValid(window):
        dropping.take_drops(window, lambda path: file_actions.import_file(window, path))
        show_undo(window)
        _take_up_the_list(window)
        unfinished.offer(window)
        window.hub_meetings = HubMeetings(window)
        window.locking = Locking(window)
        window.is_awake = True
        window.woken.emit()


def _take_up_the_list(window: "MainWindow") -> None:
    """Begin with the keyboard in the list, which opens its first card, unless the user has begun elsewhere."""
    page = window.current_page
    if window.focusWidget() is not None and page.isAncestorOf(window.focusWidget()):
        return
    if hasattr(page, "take_keyboard"):
        page.take_keyboard()
    elif hasattr(page, "table"):
        page.table.setFocus()


def _load_mapping(_report: Report) -> None:
    # Only imports: nothing here touches the base or a widget. Nor does it import widgets: their classes are made known
    # to Qt as they are defined, and doing so beside a main thread that paints ends the program now and then.
    import desktop_app.domain.everything
    import desktop_app.services.history
    import desktop_app.services.records  # noqa: F401

    # Dates and countries of both languages, so that the first switch is as quick as the next.
    for code in i18n.LANGUAGES:
        with i18n.speaking(code):
            i18n.format_date(date(2000, 1, 1))
            i18n.country_name("FR")
            i18n.collation_key("")


def show_counts(window: "MainWindow") -> None:
    """Say beside each page how many records it has."""
    for name, sql in COUNTS.items():
        window.navigation.show_count(name, window.desk.database.read(sql)[0][0])


def show_undo(window: "MainWindow") -> None:
    """Say in the menu and the tooltips what undo and redo would do."""
    from desktop_app.services import history

    undo, redo = window.actions_by_name["edit.undo"], window.actions_by_name["edit.redo"]
    for action, title, plain, titled in (
        (undo, history.next_undo(window.desk.database), N_("Undo"), N_("Undo: {detail}")),
        (redo, history.next_redo(window.desk.database), N_("Redo"), N_("Redo: {detail}")),
    ):
        action.setEnabled(title is not None)
        action.say(titled if title else plain, title or "")
