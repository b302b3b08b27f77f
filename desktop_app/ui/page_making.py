"""The pages of the window by their names, each imported at its first visit: the first paint needs only one."""

from importlib import import_module
from typing import cast

from PySide6.QtWidgets import QWidget

from desktop_app.ui.desk import Desk

MAKERS = {
    "today": "TodayPage",
    "members": "members_page",
    "contacts": "contacts_page",
    "bodies": "bodies_page",
    "events": "EventsPage",
    "meetings": "meetings_page",
    "positions": "PositionsPage",
    "practices": "PracticesPage",
    "grants": "GrantsPage",
    "verification": "VerificationPage",
    "lists": "ListsPage",
    "duplicates": "DuplicatesPage",
    "reports": "ReportsPage",
    "conflicts": "ConflictsPage",
    "history": "HistoryPage",
}
"""What makes a page, in the module of `ui/pages` that has its name."""


def make_page(name: str, desk: Desk, parent: QWidget) -> QWidget:
    """Make a page."""
    module = import_module(f"desktop_app.ui.pages.{name}")
    return cast(QWidget, getattr(module, MAKERS[name])(desk, parent))
