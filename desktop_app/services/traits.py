"""What of a person or an organisation is compared with others, prepared once a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.services import likeness_words as plainly

NAMED_BIRTH = frozenset((
    "bday", "birthday", "birth", "dob", "born", "date of birth", "birth date", "birthdate", "date de naissance",
    "naissance", "ne le", "nee le", "geburtsdatum", "geboren", "data di nascita", "fecha de nacimiento",
    "data urodzenia", "data nasterii", "anniversaire",
))  # fmt: skip
"""Under what names files keep a day of birth, for which a record has no field."""
PARTS_OF_BIRTH = {
    "by": "y", "bm": "m", "bd": "d", "birth year": "y", "birth month": "m", "birth day": "d", "year of birth": "y",
    "month of birth": "m", "annee de naissance": "y", "mois de naissance": "m", "jour de naissance": "d",
}  # fmt: skip
"""Columns that give a day of birth in parts: year, month, day."""
OFFICIAL = frozenset((
    "code insee", "insee", "siren", "siret", "rna", "tva", "vat", "vat number", "numero tva", "siruta", "cod istat",
    "codice istat", "codigo ine", "ags", "nuts", "lau", "code commune",
))  # fmt: skip
"""Numbers that an authority gives to one organisation only: where they differ, the organisations differ."""
LONGEST = 200
"""Longer values of files are texts, which are not compared."""
LONGEST_KEPT = 4000
"""Longer values are not even read: pictures, and cards as they came."""


class Place(NamedTuple):
    """An address as it is compared."""

    street: str
    postcode: str
    town: str


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one record; whatever is not known is empty and speaks neither for nor against."""

    id: str
    given: str = ""
    family: str = ""
    names: tuple[tuple[str, ...], ...] = ()
    """An organisation's names, each as its telling words."""
    acronyms: frozenset[str] = frozenset()
    """Acronyms as written."""
    initials: frozenset[str] = frozenset()
    """Acronyms its long names would make."""
    born: str = ""
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    belongs: frozenset[str] = frozenset()
    """The organisations a person belongs to, by name."""
    country: str = ""
    official: tuple[tuple[str, str], ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    """Values kept from files, by their name there."""


def person(
    record_id: str,
    *,
    given: str | None = "",
    particle: str | None = "",
    family: str | None = "",
    born: str = "",
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    places: Iterable[Place] = (),
    belongs: Iterable[str] = (),
    kept: Iterable[tuple[str, str]] = (),
) -> Traits:
    """The traits of a person; phones and places come plain (`likeness_words.phone`, `place`), the rest as typed."""
    found = sorted_out(kept)
    return Traits(
        record_id,
        given=" ".join(plainly.words(given or "")),
        family=plainly.family_name(particle or "", family or ""),
        born=plainly.born(born) if born else found.born,
        emails=frozenset(email.strip().lower() for email in emails),
        phones=frozenset(phones) - {""},
        places=tuple(places),
        belongs=frozenset(belongs) - {""},
        official=found.official,
        more=found.more,
    )


def organisation(
    record_id: str,
    names: Iterable[str],
    *,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    sites: Iterable[str] = (),
    places: Iterable[Place] = (),
    country: str | None = "",
    kept: Iterable[tuple[str, str]] = (),
) -> Traits:
    """The traits of an organisation; phones and places come plain, the rest as typed."""
    found = sorted_out(kept)
    names = list(dict.fromkeys(names))
    return Traits(
        record_id,
        names=tuple(dict.fromkeys(plainly.organisation_words(name) for name in names)),
        acronyms=frozenset(plainly.acronym(name) for name in names) - {""},
        initials=frozenset(plainly.initials(name) for name in names) - {""},
        emails=frozenset(email.strip().lower() for email in emails),
        phones=frozenset(phones) - {""},
        sites=frozenset(plainly.site(one) for one in sites) - {""},
        places=tuple(places),
        country=country or "",
        official=found.official,
        more=found.more,
    )


def place(lines: str | None, postcode: str | None, town: str | None) -> Place:
    """An address as it is compared."""
    return Place(plainly.street(lines or ""), plainly.postcode(postcode or ""), plainly.town(town or ""))


class SortedOut(NamedTuple):
    """Values kept from files: a day of birth, official numbers, and the others."""

    born: str
    official: tuple[tuple[str, str], ...]
    more: tuple[tuple[str, str], ...]


_NOTHING = SortedOut("", (), ())


def sorted_out(kept: Iterable[tuple[str, str]]) -> SortedOut:
    """What values kept from files say of a record."""
    kept = list(kept)
    if not kept:
        return _NOTHING
    born, official, more = "", {}, {}
    parts = {"y": "", "m": "", "d": ""}
    for name, value in kept:
        heading = _heading(name)
        if heading in NAMED_BIRTH:
            born = plainly.born(value)
        elif heading in PARTS_OF_BIRTH:
            parts[PARTS_OF_BIRTH[heading]] = value.strip()
        elif not value.strip():
            continue
        elif heading in OFFICIAL:
            official[heading] = value.strip().upper()
        elif len(value) < LONGEST:
            more[heading] = " ".join(plainly.words(value))
    if parts["y"]:
        born = plainly.born("-".join(part for part in parts.values() if part))
    return SortedOut(born, tuple(sorted(official.items())), tuple(sorted(more.items())))


def kept_columns(name: str, value: str | None, key: str | None) -> list[tuple[str, str]]:
    """What a value kept from a file says, column by column.

    The columns of a table that have no field are kept together, a line each (`date_of_birth: 1957-06-04`), under the
    name of the column that tells its rows apart; `key` is that one's value.
    """
    own = [(name, key)] if key and _heading(name) in OFFICIAL else []
    lines = [line.partition(": ") for line in (value or "").split("\n")]
    parts = [(heading.strip(), said) for heading, colon, said in lines if colon]
    if parts and len(parts) == len(lines):
        return own + parts
    return own + parts if key else [(name, value or "")]


def _heading(name: str) -> str:
    return " ".join(plainly.words(name.replace("_", " ")))
