"""One edition of the directory: everything that is chosen when it is printed, as plain values that can be kept."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, TypeAlias, get_args

from desktop_app.i18n import N_

Language: TypeAlias = Literal["fr", "en", "fr+en"]
Paper: TypeAlias = Literal["A4", "A5", "A5 booklet"]
Sections: TypeAlias = Literal["family", "country", "category"]
Quality: TypeAlias = Literal["draft", "full"]

BOOKLET: Paper = "A5 booklet"
MOST_COLUMNS: dict[Paper, int] = {"A4": 3, "A5": 2, BOOKLET: 2}
"""How many columns of entries a paper has room for: narrower ones would break nearly every address."""

FIELDS = {
    "other_names": N_("Names in other languages"),
    "former_names": N_("Former names"),
    "address": N_("Address"),
    "phones": N_("Telephone"),
    "mobiles": N_("Mobile phone"),
    "faxes": N_("Fax"),
    "emails": N_("E-mail"),
    "webs": N_("Web site"),
    "people": N_("People"),
    "people_contact": N_("How to reach people"),
    "links": N_("Links to other organisations"),
    "verified": N_("Day of verification"),
}
"""What an entry may say, each under the name the window shows."""

INDEXES = {
    "people": N_("Index of people"),
    "country": N_("Index of countries"),
    "acronym": N_("Index of acronyms and other names"),
    "role": N_("Index of roles"),
}


@dataclass(frozen=True)
class Edition:
    """What was chosen; `name` is the user's, the rest decides what comes out."""

    language: Language = "fr"
    name: str = ""
    as_of: str = ""
    """An ISO day; empty for the day of printing, which the caller gives to `gather`."""
    changed_since: str = ""
    """The ISO day of an earlier edition: entries changed since are marked. Given to `gather` too."""
    paper: Paper = "A4"
    columns: int = 2
    """Fewer are printed where the paper has no room for so many."""
    mirrored: bool = True
    """The margins; those of a booklet always are, since it is bound where it is folded."""
    sections: Sections = "family"
    letters: bool = False
    """A letter above the first entry that begins with it."""
    thumb_tabs: bool = False
    fields: tuple[str, ...] = tuple(FIELDS)
    indexes: tuple[str, ...] = ("people", "acronym")
    proof: bool = False
    """A proof to be signed (bon à tirer): lines numbered, a box for the signature."""
    quality: Quality = "full"
    """`draft`: links, bookmarks, indexes. `full`: also kerning, tags (PDF/UA-1), PDF/A-2a."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages, the first of which gives the order."""
        return ("fr", "en") if self.language == "fr+en" else (self.language,)

    def as_json(self) -> str:
        """The edition as text, to be kept."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Edition":
        """A kept edition; what this program does not know, or no longer allows, falls back to what is usual."""
        try:
            kept = json.loads(text)
        except ValueError:
            kept = {}
        values = {name: _allowed(name, value) for name, value in kept.items()} if isinstance(kept, dict) else {}
        return cls(**{name: value for name, value in values.items() if value is not None})


_CHOICES: dict[str, tuple[Any, ...]] = {
    "language": get_args(Language),
    "paper": get_args(Paper),
    "columns": (1, 2, 3),
    "sections": get_args(Sections),
    "quality": get_args(Quality),
}
_LISTS = {"fields": FIELDS, "indexes": INDEXES}
_KINDS = {field.name: type(field.default) for field in fields(Edition)}


def _allowed(name: str, value: Any) -> Any:
    """The value where it may stand under that name; None where not."""
    if name in _LISTS:
        return tuple(each for each in _LISTS[name] if each in value) if isinstance(value, list) else None
    if name not in _KINDS or type(value) is not _KINDS[name]:
        return None
    return value if value in _CHOICES.get(name, (value,)) else None
