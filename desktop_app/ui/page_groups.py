"""How the pages stand together in the navigation, and the key of each: a new page adds its name here."""

from dataclasses import dataclass

from desktop_app.i18n import N_


@dataclass(frozen=True)
class PageGroup:
    """Pages below one small heading (a msgid, none for the first); a page that is not made is passed over."""

    heading: str
    pages: tuple[str, ...]


GROUPS = (
    PageGroup("", ("today",)),
    PageGroup(N_("Directory"), ("members", "contacts", "bodies", "lists", "duplicates")),
    PageGroup(N_("Calendar"), ("events", "meetings")),
    PageGroup(N_("One voice"), ("positions", "practices", "dialogue")),
    PageGroup(N_("Follow-up"), ("verification", "grants", "reports")),
    PageGroup(N_("This base"), ("conflicts", "history")),
)
KEYS = {
    "today": "Ctrl+0",
    "members": "Ctrl+1",
    "contacts": "Ctrl+2",
    "bodies": "Ctrl+3",
    "lists": "Ctrl+4",
    "history": "Ctrl+5",
    "events": "Ctrl+6",
    "conflicts": "Ctrl+7",
    "meetings": "Ctrl+8",
    "reports": "Ctrl+9",
}
"""A page keeps its key whatever is put before it."""

Page = tuple[str, str, str]
"""A page's name, its title (a msgid) and its drawing."""


def grouped(pages: tuple[Page, ...]) -> list[tuple[str, list[Page]]]:
    """The pages below their headings, in the order of the groups; a page of no group stands in the last one."""
    by_name = {page[0]: page for page in pages}
    known = {name for group in GROUPS for name in group.pages}
    found = [(group.heading, [by_name[name] for name in group.pages if name in by_name]) for group in GROUPS]
    found[-1][1].extend(page for page in pages if page[0] not in known)
    return [(heading, inside) for heading, inside in found if inside]
