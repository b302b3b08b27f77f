"""The members of the platform, and every other organisation the office knows."""

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.ui.desk import Desk
from desktop_app.ui.page_of import PageOf
from desktop_app.ui.record_page import RecordPage

MEMBERS = PageOf(
    "members",
    N_("Members"),
    "users",
    "organisation",
    "members",
    N_("New organisation"),
    N_("Search names, acronyms, towns, phones, notes…"),
    N_("No member yet"),
    N_("Choose an organisation on the left to see its card, or add one with Ctrl+N."),
    (
        ("members", N_("Members"), N_("Only those whose membership is in force")),
        ("all", N_("All"), N_("All organisations")),
    ),
)


def members_page(desk: Desk, parent: QWidget | None = None) -> RecordPage:
    """The page of the members."""
    return RecordPage(desk, MEMBERS, parent)
