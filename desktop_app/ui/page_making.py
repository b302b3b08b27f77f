"""The pages of the window by their names, each imported at its first visit: the first paint needs only one."""

from PySide6.QtWidgets import QWidget

from desktop_app.ui.desk import Desk


def make_page(name: str, desk: Desk, parent: QWidget) -> QWidget:
    """Make a page."""
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
    if name == "grants":
        from desktop_app.ui.pages.grants import GrantsPage

        return GrantsPage(desk, parent)
    if name == "verification":
        from desktop_app.ui.pages.verification import VerificationPage

        return VerificationPage(desk, parent)
    if name == "lists":
        from desktop_app.ui.pages.lists import ListsPage

        return ListsPage(desk, parent)
    if name == "conflicts":
        from desktop_app.ui.pages.conflicts import ConflictsPage

        return ConflictsPage(desk, parent)
    from desktop_app.ui.pages.history import HistoryPage

    return HistoryPage(desk, parent)
