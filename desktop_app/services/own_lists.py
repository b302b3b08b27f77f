"""The headings of our own lists, known again when one of them comes back as a table."""

from dataclasses import dataclass

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
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
FIELD_BY_FIELD = (
    "membership", "contribution_due", "role_type", "organisation_kind", "link_kind", "family", "membership_category",
    "tag", "theme", "venue",
)  # fmt: skip
"""Kinds without a list of the window whose lists go out field by field, and come in so."""
_OF_CONTACTS = ("person", "organisation")
LEAST = 2
"""So many columns of a list, its first among them, say that it is one though others were hidden."""


@dataclass(frozen=True)
class OwnList:
    """What a list of ours is of, and what each of its columns becomes."""

    kind: str
    targets: list[str]
    is_part: bool = False
    """Whether columns were hidden; another list may have these headings too."""


def own_list(headings: list[str], kind: str = "") -> OwnList | None:
    """The list that went out with some headings, moved or not; None where the headings are somebody else's.

    UserError for a list that only shows what its records say, unless a person said what its rows are.
    """
    found = [plain(heading) for heading in headings]
    shown = ""
    for language in LANGUAGES:
        with speaking(language):
            ours = _in_window(found, language) or _field_by_field(found)
            shown = shown or _only_shown(found)
        if ours:
            return ours
    if shown and not kind:
        words = _(
            "This is one of our own lists ({what}), which shows too little to come in again. Change the records on "
            "their cards; for another base, use a travel file or the whole base (JSON)."
        )
        raise UserError(words.format(what=_(KINDS[shown].plural)))
    return None


def titles_of_fields(kind: str) -> list[str]:
    """What stands above the fields of a kind, in the language in force; two of one title say their language."""
    fields = KINDS[kind].columns
    found = [_(field.title) for field in fields]
    twice = {heading for heading in found if found.count(heading) > 1}
    languages = {"fr": _("French"), "en": _("English")}
    for place, field in enumerate(fields):
        code = field.name[-2:]
        if found[place] in twice and code in languages:
            found[place] = f"{found[place]} ({languages[code]})"
    return found


def _in_window(found: list[str], language: str) -> OwnList | None:
    """A list of the window's own. Of people and organisations a part is guessed as anybody's list is."""
    whole = next((kind for kind in _TARGETS if sorted(found) == sorted(_titles(kind))), "")
    kind = whole or ("event" if _is_part("event", found) and plain(_("Date")) in found else "")
    if not kind:
        return None
    names = {plain(_(column.title)): column.name for column in listing.columns(kind)}
    targets = [_TARGETS[kind].get(names[heading], SHOWN).format(language=language) for heading in found]
    return OwnList(kind, targets, is_part=not whole)


def _field_by_field(found: list[str]) -> OwnList | None:
    kind = next((kind for kind in FIELD_BY_FIELD if _is_whole(kind, found)), "")
    return OwnList(kind, [SHOWN, *(f"{kind}.{field.name}" for field in KINDS[kind].columns)]) if kind else None


def _only_shown(found: list[str]) -> str:
    """The kind of a list that cannot come in."""
    listed = (kind for kind, one in KINDS.items() if one.listed and kind not in _OF_CONTACTS and _is_part(kind, found))
    others = (kind for kind, one in KINDS.items() if not one.listed and _is_whole(kind, found))
    return next(listed, "") or next(others, "")


def _is_part(kind: str, found: list[str]) -> bool:
    titles = _titles(kind)
    return len(set(found)) == len(found) >= LEAST and titles[0] in found and set(found) <= set(titles)


def _is_whole(kind: str, found: list[str]) -> bool:
    if not found or found[0] != plain(_(KINDS[kind].title)) or len(found) != len(KINDS[kind].columns) + 1:
        return False
    return found[1:] == [plain(title) for title in titles_of_fields(kind)]


def _titles(kind: str) -> list[str]:
    return [plain(_(column.title)) for column in listing.columns(kind)]
