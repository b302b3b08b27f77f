"""The pages of the window by their names, each imported at its first visit: the first paint needs only one."""

from PySide6.QtWidgets import QWidget

from desktop_app.ui.desk import Desk


def make_page(name: str, desk: Desk, parent: QWidget) -> QWidget:
    """Make a page."""
    if name == "today":
        from desktop_app.ui.pages.today import TodayPage

        return TodayPage(desk, parent)
    if name == "members":
        from desktop_app.ui.pages.members import members_page

        return members_page(desk, parent)
    if name == "contacts":
        from desktop_app.ui.pages.contacts import contacts_page

        return contacts_page(desk, parent)
    if name == "bodies":
        from desktop_app.ui.pages.bodies import bodies_page

        return bodies_page(desk, parent)
    if name == "events":
        from desktop_app.ui.pages.events import EventsPage

        return EventsPage(desk, parent)
    if name == "meetings":
        from desktop_app.ui.pages.meetings import meetings_page

        return meetings_page(desk, parent)
    if name == "positions":
        from desktop_app.ui.pages.positions import PositionsPage

        return PositionsPage(desk, parent)
    if name == "practices":
        from desktop_app.ui.pages.practices import PracticesPage

        return PracticesPage(desk, parent)
    if name == "lists":
        from desktop_app.ui.pages.lists import ListsPage

        return ListsPage(desk, parent)
    if name == "duplicates":
        from desktop_app.ui.pages.duplicates import DuplicatesPage

        return DuplicatesPage(desk, parent)
    if name == "reports":
        from desktop_app.ui.pages.reports import ReportsPage

        return ReportsPage(desk, parent)
    if name == "conflicts":
        from desktop_app.ui.pages.conflicts import ConflictsPage

        return ConflictsPage(desk, parent)
    from desktop_app.ui.pages.history import HistoryPage

    return HistoryPage(desk, parent)
