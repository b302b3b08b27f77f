"""The headings of our own lists, known again when one of them comes back as a table."""

from desktop_app.i18n import LANGUAGES, _, speaking
from desktop_app.services.headings_known import plain
from desktop_app.storage import listing

SHOWN = "skip"
"""What a list only shows: it follows from other records, which the table says nothing of."""
_TARGETS: dict[str, dict[str, str]] = {
    "person": {
        "name": "person.full",
        "role": "mandate.title",
        "organisation": "organisation.name_fr",
        "phone": "work.phone",
        "email": "work.email",
    },
    "organisation": {
        "name": "organisation.name_{language}",
        "acronym": "organisation.acronym",
        "country": "address.country",
        "town": "address.city",
        "phone": "work.phone",
        "email": "work.email",
    },
    "event": {"name": "event.title_{language}", "date": "event.starts_at"},
}


def own_list(headings: list[str]) -> tuple[str, list[str]] | None:
    """The kind and the targets of a list that went out whole; None where the headings are somebody else's."""
    found = [plain(heading) for heading in headings]
    for language in LANGUAGES:
        with speaking(language):
            for kind, targets in _TARGETS.items():
                columns = listing.columns(kind)
                if found == [plain(_(column.title)) for column in columns]:
                    named = [targets.get(column.name, SHOWN) for column in columns]
                    return kind, [target.format(language=language) for target in named]
    return None
