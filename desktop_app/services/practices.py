"""Practices: what members do with whom in North and South, found by theme and country, catalogued, presented."""

import json
from typing import Any

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.services import people, timetable, writing
from desktop_app.services.papers import ByLanguage, both
from desktop_app.services.voice_papers import Partner, PracticeCatalogue, PracticeSheet
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force
from desktop_app.storage.queries.titles import titles

_COLUMNS = (
    "id", "title_fr", "title_en", "summary_fr", "summary_en", "lessons_fr", "lessons_en", "organisation_id",
    "first_year", "last_year", "budget", "currency", "contact_id", "last_verified_on",
)  # fmt: skip


def sheet(database: Database, practice_id: str, day: str) -> PracticeSheet:
    """One practice as its page shows it, names as of a day."""
    writing.standing_values(database, "practice", practice_id)
    return _sheets(database, "r.id = :only", {"only": practice_id}, day)[0]


def catalogue(
    database: Database,
    day: str,
    *,
    theme: str | None = None,
    country: str | None = None,
    member: str | None = None,
    only: list[str] | None = None,
) -> PracticeCatalogue:
    """The practices of a theme, a partner country or a member (all when none is named), with both indexes.

    `only` are the ids of those to take at the most.
    """
    sheets = _sheets(
        database,
        "(:only IS NULL OR r.id IN (SELECT value FROM json_each(:only))) AND (:theme IS NULL OR EXISTS "
        "(SELECT 1 FROM practice_theme g WHERE g.practice_id = r.id "
        "AND g.theme_id = :theme)) AND (:member IS NULL OR r.organisation_id = :member) "
        "AND (:country IS NULL OR EXISTS (SELECT 1 FROM "
        "practice_partner p LEFT JOIN organisation o ON o.id = p.organisation_id "
        "WHERE p.practice_id = r.id AND coalesce(p.country, o.country) = :country))",
        {
            "theme": theme,
            "member": member,
            "country": country,
            "only": None if only is None else json.dumps(only),
        },
        day,
    )
    countries: dict[str, list[str]] = {}
    themes: dict[str, tuple[Any, list[str]]] = {}
    for one in sheets:
        for code in dict.fromkeys(partner.country for partner in one.partners if partner.country):
            countries.setdefault(code, []).append(one.id)
        for label in one.themes:
            themes.setdefault(json.dumps(label, sort_keys=True), (label, []))[1].append(one.id)
    return PracticeCatalogue(
        day,
        tuple(sheets),
        tuple((code, tuple(ids)) for code, ids in sorted(countries.items(), key=lambda one: _country_key(one[0]))),
        tuple((label, tuple(ids)) for label, ids in sorted(themes.values(), key=lambda one: _key(one[0]))),
    )


def _country_key(code: str) -> bytes:
    return i18n.collation_key(i18n.country_name(code))


def _key(texts: Any) -> bytes:
    return i18n.collation_key(texts.get(i18n.language()) or next(iter(texts.values()), ""))


def who_works_with(database: Database, country: str, day: str) -> list[PracticeSheet]:
    """The practices with a partner in a country, by member: who works with Burkina Faso?"""
    return sorted(
        catalogue(database, day, country=country).sheets, key=lambda one: (_key(one.organisation), _key(one.title))
    )


def _sheets(database: Database, where: str, parameters: dict[str, Any], day: str) -> list[PracticeSheet]:
    rows = [
        dict(zip(_COLUMNS, row, strict=True))
        for row in database.read(
            f"SELECT {', '.join('r.' + name for name in _COLUMNS)} FROM practice r WHERE {where} ORDER BY r.id",
            parameters,
        )
    ]
    ids = json.dumps([row["id"] for row in rows])
    partners = _partners(database, ids, day)
    themes = _grouped(
        database.read(
            "SELECT g.practice_id, t.label_fr, t.label_en FROM practice_theme g JOIN theme t ON t.id = g.theme_id "
            "WHERE g.practice_id IN (SELECT value FROM json_each(?)) ORDER BY t.rank, t.label_fr, t.id",
            (ids,),
        )
    )
    files = _grouped(
        database.read(
            "SELECT f.practice_id, a.name FROM record_file f JOIN attachment a ON a.id = f.attachment_id "
            "WHERE f.practice_id IN (SELECT value FROM json_each(?)) ORDER BY f.id",
            (ids,),
        )
    )
    names = people.Names(database, [row["organisation_id"] for row in rows], day)
    points = _points(database, [row["contact_id"] for row in rows if row["contact_id"]], day)
    found = [
        PracticeSheet(
            id=row["id"],
            title=both(row["title_fr"], row["title_en"]),
            summary=both(row["summary_fr"], row["summary_en"]),
            lessons=both(row["lessons_fr"], row["lessons_en"]),
            organisation_id=row["organisation_id"],
            organisation=names.name(row["organisation_id"]),
            acronym=names.acronym(row["organisation_id"]),
            country=names.country(row["organisation_id"]),
            partners=tuple(partners.get(row["id"], ())),
            themes=tuple(both(fr, en) for fr, en in themes.get(row["id"], ())),
            first_year=row["first_year"],
            last_year=row["last_year"],
            budget=row["budget"] or "",
            currency=row["currency"] or "",
            contact=people.one_person(database, row["contact_id"], day, row["organisation_id"]),
            contact_points=tuple(points.get(row["contact_id"], ())),
            files=tuple(name for (name,) in files.get(row["id"], ())),
            last_verified_on=row["last_verified_on"] or "",
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (_key(one.organisation), _key(one.title), one.id))


def _grouped(rows: list[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for first, *others in rows:
        found.setdefault(first, []).append(tuple(others))
    return found


def _partners(database: Database, ids: str, day: str) -> dict[str, list[Partner]]:
    rows = database.read(
        "SELECT p.practice_id, p.name, p.organisation_id, p.country, p.side FROM practice_partner p "
        "WHERE p.practice_id IN (SELECT value FROM json_each(?)) ORDER BY p.side DESC, p.id",
        (ids,),
    )
    names = people.Names(database, [row[2] for row in rows], day)
    found: dict[str, list[Partner]] = {}
    for practice, name, organisation, country, side in rows:
        called = {"original": name} if name else names.name(organisation)
        partner = Partner(called, country or names.country(organisation), side, organisation or "")
        found.setdefault(practice, []).append(partner)
    return found


def _points(database: Database, persons: list[str], day: str) -> dict[str, list[str]]:
    """The work e-mail and phone of contact persons that may be printed."""
    rows = database.read(
        "SELECT m.person_id, c.value FROM mandate m JOIN contact_point c ON c.mandate_id = m.id "
        "WHERE m.person_id IN (SELECT value FROM json_each(:people)) AND c.public AND c.kind IN ('email', 'phone') "
        f"AND {force('m')} AND {force('c')} ORDER BY c.kind, c.id",
        {"people": json.dumps(persons), "day": day},
    )
    found: dict[str, list[str]] = {}
    for person, value in rows:
        found.setdefault(person, []).append(value)
    return found


# Presented ------------------------------------------------------------------------------------------------------


def offer_to_meeting(database: Database, practice_id: str, meeting_id: str, day: str) -> str:
    """Put a practice on a meeting's agenda, owned by its member and contact person; the item's id."""
    practice = writing.standing_values(database, "practice", practice_id)
    values = {
        "meeting_id": meeting_id, "kind": "information", "title_fr": practice["title_fr"],
        "title_en": practice["title_en"], "summary_fr": practice["summary_fr"], "summary_en": practice["summary_en"],
        "owner_id": practice["contact_id"], "owner_organisation_id": practice["organisation_id"],
    }  # fmt: skip
    kept = writing.checked(database, "agenda_item", values)
    name = str(practice["title_fr"] or practice["title_en"])
    with database.transaction(N_("Offer {name} to a meeting"), name=name) as session:
        item = writing.insert(session, "agenda_item", kept)
        link = {"practice_id": practice_id, "agenda_item_id": item, "offered_on": day}
        writing.insert(session, "practice_offer", link)
    return item


def offer_to_event(database: Database, practice_id: str, event_id: str, day: str) -> str:
    """Put a practice into an event's programme as a talk of its contact person; the entry's id."""
    practice = writing.standing_values(database, "practice", practice_id)
    values = {
        "event_id": event_id, "kind": "talk", "title_fr": practice["title_fr"], "title_en": practice["title_en"],
        "summary_fr": practice["summary_fr"], "summary_en": practice["summary_en"],
    }  # fmt: skip
    kept = writing.checked(database, "timetable_entry", values)
    name = str(practice["title_fr"] or practice["title_en"])
    with database.transaction(N_("Offer {name} to an event"), name=name) as session:
        entry = writing.insert(session, "timetable_entry", kept)
        link = {"practice_id": practice_id, "timetable_entry_id": entry, "offered_on": day}
        writing.insert(session, "practice_offer", link)
        if practice["contact_id"]:
            speaker = timetable.printed_values(database, entry_day(database, event_id), practice["contact_id"])
            writing.insert(session, "speaker", {**speaker, "timetable_entry_id": entry, "role": "speaker"})
    return entry


def places(database: Database, day: str) -> list[tuple[str, str, ByLanguage, str]]:
    """Where a practice may be presented: the meetings and events ahead, the next one first.

    Each is its kind and id, what it is called, and the moment it starts.
    """
    rows = database.read(
        "SELECT 'meeting', id, starts_at FROM meeting WHERE substr(starts_at, 1, 10) >= :day "
        "AND state NOT IN ('closed', 'cancelled') UNION ALL SELECT 'event', id, starts_at FROM event "
        "WHERE substr(coalesce(ends_at, starts_at), 1, 10) >= :day AND status <> 'cancelled' ORDER BY 3, 2",
        {"day": day},
    )
    called: dict[str, dict[str, str]] = {}
    for kind in ("meeting", "event"):
        ids = [row[1] for row in rows if row[0] == kind]
        for code in i18n.LANGUAGES:
            for row, title in titles(database, kind, ids, code, day).items():
                called.setdefault(row, {})[code] = title
    return [(kind, row, called.get(row, {}), starts_at) for kind, row, starts_at in rows]


def entry_day(database: Database, event_id: str) -> str:
    """The day an event begins: as of when its speakers are printed."""
    day: str = writing.standing_values(database, "event", event_id)["starts_at"][:10]
    return day
