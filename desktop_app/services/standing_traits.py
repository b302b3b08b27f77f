"""The traits of the people and organisations of a base, read in a few queries however many there are."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from desktop_app.services import likeness_words as plainly
from desktop_app.services import traits
from desktop_app.services.traits import Place, Traits
from desktop_app.storage.database import Database

KINDS = ("person", "organisation")
"""The kinds of record that are looked through for duplicates."""
_PHONES = ("phone", "mobile")

Chosen = Iterable[str] | None
"""The records wanted; None for all of them."""
Gathered = defaultdict[str, list[Any]]


def of_people(database: Database, wanted: Chosen = None) -> list[Traits]:
    """The traits of people, in the order of their ids."""
    ids = _listed(wanted)
    emails, phones = _contacts(
        database,
        "SELECT person_id AS owner, kind, value, e164 FROM contact_point WHERE person_id IS NOT NULL "
        "UNION ALL SELECT m.person_id AS owner, c.kind, c.value, c.e164 "
        "FROM mandate m JOIN contact_point c ON c.mandate_id = m.id",
        ids,
    )[:2]
    places = _places(database, "person_id", ids)
    belongs = _belongings(database, ids)
    kept = _kept(database, "person_id", ids)
    rows = _rows(database, "SELECT id AS owner, given, particle, family FROM person", ids)
    return [
        traits.person(
            record,
            given=given,
            particle=particle,
            family=family,
            emails=emails[record],
            phones=phones[record],
            places=places[record],
            belongs=belongs[record],
            kept=kept[record],
        )
        for record, given, particle, family in rows
    ]


def of_organisations(database: Database, wanted: Chosen = None) -> list[Traits]:
    """The traits of organisations, in the order of their ids."""
    ids = _listed(wanted)
    emails, phones, sites = _contacts(
        database,
        "SELECT organisation_id AS owner, kind, value, e164 FROM contact_point WHERE organisation_id IS NOT NULL",
        ids,
    )
    places = _places(database, "organisation_id", ids)
    kept = _kept(database, "organisation_id", ids)
    names: Gathered = defaultdict(list)
    for record, text in _rows(database, "SELECT organisation_id AS owner, text FROM organisation_name", ids):
        names[record].append(text)
    return [
        traits.organisation(
            record,
            names[record],
            emails=emails[record],
            phones=phones[record],
            sites=sites[record],
            places=places[record],
            country=country,
            kept=kept[record],
        )
        for record, country in _rows(database, "SELECT id AS owner, country FROM organisation", ids)
    ]


OF_KIND = {"person": of_people, "organisation": of_organisations}


def _listed(wanted: Chosen) -> str | None:
    return None if wanted is None else json.dumps(list(wanted))


def _rows(database: Database, sql: str, ids: str | None) -> Iterator[tuple[Any, ...]]:
    """The rows of some owners, or of all."""
    if ids is None:
        yield from database.read(f"SELECT * FROM ({sql}) ORDER BY owner")
    else:
        sql = f"SELECT * FROM ({sql}) WHERE owner IN (SELECT value FROM json_each(?)) ORDER BY owner"
        yield from database.read(sql, (ids,))


def _contacts(database: Database, sql: str, ids: str | None) -> tuple[Gathered, Gathered, Gathered]:
    """E-mail addresses, telephone numbers as they are compared, and web addresses."""
    emails: Gathered = defaultdict(list)
    phones: Gathered = defaultdict(list)
    sites: Gathered = defaultdict(list)
    for record, kind, value, e164 in _rows(database, sql, ids):
        if kind == "email":
            emails[record].append(value)
        elif kind in _PHONES:
            phones[record].append(plainly.phone(value, e164))
        elif kind == "web":
            sites[record].append(value)
    return emails, phones, sites


def _places(database: Database, owner: str, ids: str | None) -> defaultdict[str, list[Place]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    sql = f"SELECT {owner} AS owner, lines, postcode, city FROM address WHERE {owner} IS NOT NULL"
    for record, lines, postcode, city in _rows(database, sql, ids):
        found[record].append(traits.place(lines, postcode, city))
    return found


def _belongings(database: Database, ids: str | None) -> Gathered:
    """The organisations of people, each by the words of its name, so that two records of one count as one."""
    found: Gathered = defaultdict(list)
    sql = (
        "SELECT m.person_id AS owner, (SELECT n.text FROM organisation_name n WHERE n.organisation_id = "
        "m.organisation_id ORDER BY n.kind <> 'official', n.language <> 'fr', n.id LIMIT 1) AS text FROM mandate m"
    )
    for record, text in _rows(database, sql, ids):
        found[record].append(" ".join(sorted(plainly.organisation_words(text or ""))))
    return found


def _kept(database: Database, owner: str, ids: str | None) -> Gathered:
    found: Gathered = defaultdict(list)
    sql = (
        f"SELECT {owner} AS owner, name, value, key FROM kept_value WHERE {owner} IS NOT NULL "
        f"AND length(coalesce(value, '')) < {traits.LONGEST_KEPT} AND source <> 'combined'"
    )
    for record, name, value, key in _rows(database, sql, ids):
        found[record] += traits.kept_columns(name, value, key)
    return found
