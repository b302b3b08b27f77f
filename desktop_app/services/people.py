"""People, organisations and places as they were on a day, many at once: for lists and papers of events and meetings."""

from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.domain.names import NameRow, shown_acronym, shown_name
from desktop_app.i18n import LANGUAGES
from desktop_app.services.papers import ByLanguage, Place, Someone, both
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force
from desktop_app.storage.search_index import chunks

NOWHERE = Place({}, {}, {})


class Names:
    """The names of some organisations on a day, in each language they have one."""

    def __init__(self, database: Database, ids: Iterable[str | None], day: str) -> None:
        self.day = day
        self._names: dict[str, list[NameRow]] = {}
        self._countries: dict[str, str] = {}
        for marks, chunk in chunks({one for one in ids if one}):
            for row, *name in database.read(
                "SELECT organisation_id, language, kind, text, starts_on, ends_on FROM organisation_name "
                f"WHERE organisation_id IN ({marks}) ORDER BY id",
                chunk,
            ):
                self._names.setdefault(row, []).append((name[0], name[1], name[2], name[3], name[4]))
            countries = database.read(f"SELECT id, country FROM organisation WHERE id IN ({marks})", chunk)
            self._countries.update({row: country or "" for row, country in countries})

    def name(self, organisation_id: str | None) -> ByLanguage:
        """The name in each language that has one; the organisation's own where neither has."""
        names = self._names.get(organisation_id or "", [])
        found = {code: shown_name(names, code, self.day) for code in LANGUAGES} if names else {}
        own = {code: text for code, (text, is_own) in found.items() if is_own}
        return own or ({"original": next(iter(found.values()))[0]} if found else {})

    def acronym(self, organisation_id: str | None) -> ByLanguage:
        """The acronym to show in each language."""
        names = self._names.get(organisation_id or "", [])
        found = {code: shown_acronym(names, code, self.day) for code in LANGUAGES}
        return {code: text for code, text in found.items() if text}

    def country(self, organisation_id: str | None) -> str:
        """The organisation's country."""
        return self._countries.get(organisation_id or "", "")


def organisation_name(database: Database, organisation_id: str | None, day: str) -> ByLanguage:
    """One organisation's name on a day."""
    return Names(database, [organisation_id], day).name(organisation_id)


Whom = tuple[str, str | None, str | None, str | None]
"""A person, the organisation they stand for, and their title in French and in English where it is known."""


def someone(database: Database, whom: Sequence[Whom], day: str) -> list[Someone]:
    """Some people as of a day, in the same order; a title that is not given is that of their mandate then."""
    people = _people(database, [one[0] for one in whom])
    held = _mandates(database, people, day)
    titled = {
        (one[0], one[1]): _mandate_for(held.get(one[0], []), one[1]) for one in whom if not (one[2] or one[3] or False)
    }
    stands_for = {key: mandate["organisation"] for key, mandate in titled.items() if mandate and not key[1]}
    names = Names(database, [*(one[1] for one in whom), *stands_for.values()], day)
    found = []
    for person_id, organisation, title_fr, title_en in whom:
        if person_id not in people:
            continue
        mandate = titled.get((person_id, organisation))
        of = organisation or stands_for.get((person_id, organisation))
        position = both(title_fr, title_en) or (both(mandate["fr"], mandate["en"]) if mandate else {})
        found.append(
            Someone(
                **people[person_id],
                position=position,
                organisation_id=of or "",
                organisation=names.name(of),
                acronym=names.acronym(of),
                country=names.country(of),
            )
        )
    return found


def one_person(database: Database, person_id: str | None, day: str, stands_for: str | None = None) -> Someone | None:
    """One person as of a day."""
    found = someone(database, [(person_id, stands_for, None, None)], day) if person_id else []
    return found[0] if found else None


def _people(database: Database, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    columns = ("given", "particle", "family", "honorific", "form_of_address")
    return {
        row[0]: {"person_id": row[0], **{name: cell or "" for name, cell in zip(columns, row[1:], strict=True)}}
        for marks, chunk in chunks(set(ids))
        for row in database.read(f"SELECT id, {', '.join(columns)} FROM person WHERE id IN ({marks})", chunk)
    }


_MANDATES = (
    "SELECT m.person_id, m.organisation_id, coalesce(m.on_behalf_of_id, s.represents_id), k.is_body, "
    "coalesce(m.title_fr, CASE p.form_of_address WHEN 'f' THEN t.title_fr_f WHEN 'm' THEN t.title_fr_m "
    "ELSE coalesce(t.title_fr_n, t.title_fr_m) END), coalesce(m.title_en, t.title_en) "
    "FROM mandate m JOIN person p ON p.id = m.person_id LEFT JOIN role_type t ON t.id = m.role_type_id "
    "LEFT JOIN seat s ON s.id = m.seat_id LEFT JOIN organisation o ON o.id = m.organisation_id "
    "LEFT JOIN organisation_kind k ON k.id = o.kind_id "
    f"WHERE m.person_id IN (SELECT value FROM json_each(:people)) AND {force('m')} "
    "ORDER BY coalesce(t.rank, 999), m.starts_on DESC, m.id"
)


def _mandates(database: Database, people: Iterable[str], day: str) -> dict[str, list[dict[str, Any]]]:
    """What people did on a day, the highest rank first."""
    import json

    found: dict[str, list[dict[str, Any]]] = {}
    for person, organisation, behalf, is_body, fr, en in database.read(
        _MANDATES, {"people": json.dumps(sorted(people)), "day": day}
    ):
        found.setdefault(person, []).append(
            {"organisation": organisation, "behalf": behalf, "is_body": bool(is_body), "fr": fr, "en": en}
        )
    return found


def _mandate_for(mandates: list[dict[str, Any]], organisation: str | None) -> dict[str, Any] | None:
    """The mandate to print: in the organisation itself, else any outside bodies, else any."""
    for mandate in mandates:
        if organisation and mandate["organisation"] == organisation:
            return mandate
    fitting = [one for one in mandates if (one["behalf"] == organisation if organisation else not one["is_body"])] or (
        [] if organisation else mandates
    )
    return fitting[0] if fitting else None


def positions(database: Database, pairs: Iterable[tuple[str, str | None]], day: str) -> dict[str, tuple[str, str]]:
    """The French and English title of each person in the organisation they stand for, on a day; to be kept."""
    wanted = list(pairs)
    held = _mandates(database, {person for person, _organisation in wanted}, day)
    found = {}
    for person, organisation in wanted:
        mandate = _mandate_for(held.get(person, []), organisation)
        found[person] = (mandate["fr"] or "", mandate["en"] or "") if mandate else ("", "")
    return found


def stood_for(database: Database, person_id: str, day: str) -> str | None:
    """The organisation a person works for on a day, bodies left aside."""
    held = _mandates(database, [person_id], day).get(person_id, [])
    mandate = _mandate_for(held, None)
    if mandate is None:
        return None
    of: str | None = mandate["behalf"] if mandate["is_body"] else mandate["organisation"]
    return of


_PLACE = (
    "SELECT v.name_fr, v.name_en, r.name_fr, r.name_en, r.floor_fr, r.floor_en, v.lines, v.postcode, v.city, v.country "
    "FROM (SELECT 1) LEFT JOIN room r ON r.id = ? LEFT JOIN venue v ON v.id = coalesce(?, r.venue_id)"
)


def place(database: Database, venue_id: str | None, room_id: str | None, words: str | None = None) -> Place:
    """A venue and a room of it; what was written of the place in words stands before them, or for them."""
    if not venue_id and not room_id:
        return Place({code: words for code in LANGUAGES}, {}, {}) if words else NOWHERE
    row = database.read(_PLACE, (room_id, venue_id))[0]
    return Place(both(row[0], row[1]), both(row[2], row[3]), both(row[4], row[5]), *(cell or "" for cell in row[6:10]))


def place_text(where: Place, language: str) -> str:
    """A place on one line in a language: Tivoli 2, 1er étage, Parlement européen, Strasbourg."""
    from desktop_app.services.papers import said

    parts = [said(where.room, language)[0], said(where.floor, language)[0], said(where.venue, language)[0], where.city]
    return ", ".join(part for part in parts if part)
