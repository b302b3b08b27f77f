"""The people the office knows, with the mandates they hold."""

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.ui.desk import Desk
from desktop_app.ui.page_of import PageOf
from desktop_app.ui.record_page import RecordPage

CONTACTS = PageOf(
    "contacts",
    N_("Contacts"),
    "contact",
    "person",
    "all",
    N_("New contact"),
    N_("Search names, roles, organisations, phones, notes…"),
    N_("No contact yet"),
    N_("Choose a person on the left to see their card, or add one with Ctrl+N."),
)


def contacts_page(desk: Desk, parent: QWidget | None = None) -> RecordPage:
    """The page of the contacts."""
    return RecordPage(desk, CONTACTS, parent)
