"""The bodies of the platform: committees and councils, with their seats, vacant ones too."""

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.ui.desk import Desk
from desktop_app.ui.page_of import PageOf
from desktop_app.ui.record_page import RecordPage

BODIES = PageOf(
    "bodies",
    N_("Bodies"),
    "landmark",
    "organisation",
    "bodies",
    N_("New body"),
    N_("Search committees, councils, working groups…"),
    N_("No body yet"),
    N_("Choose a body on the left to see its seats and who holds them, or add one with Ctrl+N."),
    columns=("name",),
)


def bodies_page(desk: Desk, parent: QWidget | None = None) -> RecordPage:
    """The page of the bodies."""
    return RecordPage(desk, BODIES, parent)
