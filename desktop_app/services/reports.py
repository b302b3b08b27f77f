"""Numbers for reports with the list behind each: members, participants and meetings by country, kind and year."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from typing import Any

from desktop_app import i18n
from desktop_app.i18n import LANGUAGES, N_, _, country_name, speaking
from desktop_app.services import grants, headings, people, records
from desktop_app.services.attendance import Occasion
from desktop_app.services.papers import ByLanguage, Heading, both
from desktop_app.services.voice_papers import Asked, Group, Report, ReportDocument, ReportLine
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force

Keyed = tuple[str, ReportLine]
"""A record, and the group it counts in (empty: not known)."""
GENDERS = {"f": N_("Women"), "m": N_("Men")}


def report(database: Database, asked: Asked) -> Report:
    """The report that is asked for."""
    if asked.name == "members":
        return members(database, asked.last_day)
    if asked.name == "membership":
        return membership_over_time(database, int(asked.first_day[:4]), int(asked.last_day[:4]))
    of = participants if asked.name == "participants" else meetings
    return of(database, asked.first_day, asked.last_day, grant=asked.grant or None)


def document(database: Database, asked: Asked) -> ReportDocument:
    """The report as it is printed, with the sentence of the grant that is chosen."""
    grant = {}
    for code in LANGUAGES if asked.grant else ():
        with speaking(code):
            grant[code] = records.title(database, "grant", asked.grant, asked.last_day)
    seen = headings.visibility(database, asked.grant or None, asked.last_day)
    return ReportDocument(asked, report(database, asked), grant, seen)


def whole_period(first: str, last: str) -> tuple[str, str]:
    """From the first day of a day, month or year to the last day of another."""
    first += {4: "-01-01", 7: "-01"}.get(len(first), "")
    if len(last) == 7:
        last += f"-{monthrange(int(last[:4]), int(last[5:]))[1]:02}"
    return first, last + ("-12-31" if len(last) == 4 else "")


def first_year(database: Database) -> int | None:
    """The first year of which a report has something to tell; None while there is neither member nor meeting."""
    years = database.read(
        "SELECT min(substr(starts_on, 1, 4)) FROM membership UNION ALL SELECT min(substr(starts_at, 1, 4)) FROM event "
        "UNION ALL SELECT min(substr(starts_at, 1, 4)) FROM meeting"
    )
    return min((int(year) for (year,) in years if year), default=None)


def members(database: Database, day: str) -> Report:
    """Who was a member on a day: by country, by kind of organisation, by family and by category."""
    rows = database.read(
        "SELECT DISTINCT m.organisation_id, o.country, k.code, f.code, c.code FROM membership m "
        "JOIN organisation o ON o.id = m.organisation_id LEFT JOIN organisation_kind k ON k.id = o.kind_id "
        "LEFT JOIN family f ON f.id = m.family_id LEFT JOIN membership_category c ON c.id = m.category_id "
        f"WHERE {force('m')} ORDER BY m.organisation_id",
        {"day": day},
    )
    once = {row[0]: row for row in rows}
    names = people.Names(database, once, day)
    lines = {one: ReportLine("organisation", one, names.name(one)) for one in once}
    return Report(
        "members",
        day,
        day,
        len(once),
        {
            "country": _grouped(((row[1] or "", lines[one]) for one, row in once.items()), _country),
            "kind": _grouped(
                ((row[2] or "", lines[one]) for one, row in once.items()), _labels(database, "organisation_kind")
            ),
            "family": _grouped(((row[3] or "", lines[one]) for one, row in once.items()), _labels(database, "family")),
            "category": _grouped(
                ((row[4] or "", lines[one]) for one, row in once.items()), _labels(database, "membership_category")
            ),
        },
    )


def participants(database: Database, first_day: str, last_day: str, *, grant: str | None = None) -> Report:
    """Who was present in a period: a person counts once for each event or meeting they came to."""
    found: list[tuple[tuple[Any, ...], ReportLine]] = []
    for occasion in grants.occasions(database, grant, first_day, last_day):
        found += _present(database, occasion)
    return Report(
        "participants",
        first_day,
        last_day,
        len(found),
        {
            "country": _grouped(((row[2] or "", line) for row, line in found), _country),
            "kind": _grouped(((row[3] or "", line) for row, line in found), _labels(database, "organisation_kind")),
            "gender": _grouped(((row[4] or "", line) for row, line in found), _gender),
            "year": _grouped(((row[5][:4], line) for row, line in found), _as_it_is),
        },
    )


def _present(database: Database, occasion: Occasion) -> list[tuple[tuple[Any, ...], ReportLine]]:
    rows = database.read(
        "SELECT a.id, a.person_id, o.country, k.code, p.form_of_address, w.starts_at, a.represents_id "
        f"FROM attendance a JOIN person p ON p.id = a.person_id JOIN {occasion.kind} w ON w.id = a.{occasion.column} "
        "LEFT JOIN organisation o ON o.id = a.represents_id LEFT JOIN organisation_kind k ON k.id = o.kind_id "
        f"WHERE a.{occasion.column} = ? AND a.status = 'present' ORDER BY a.id",
        (occasion.id,),
    )
    title = _head(database, occasion).title
    day = rows[0][5][:10] if rows else ""
    who = people.someone(database, [(row[1], row[6], None, None) for row in rows], day)
    return [
        (row, ReportLine("person", row[1], {"original": one.name}, title, day))
        for row, one in zip(rows, who, strict=True)
    ]


def _head(database: Database, occasion: Occasion) -> Heading:
    of = headings.of_event if occasion.kind == "event" else headings.of_meeting
    return of(database, occasion.id)


def meetings(database: Database, first_day: str, last_day: str, *, grant: str | None = None) -> Report:
    """The events and meetings of a period: by country of the place, by year, by body."""
    found: list[tuple[str, str, str, ReportLine]] = []
    for occasion in grants.occasions(database, grant, first_day, last_day):
        head = _head(database, occasion)
        line = ReportLine(occasion.kind, occasion.id, head.title, day=head.starts_at[:10])
        body = head.body.get(i18n.language()) or next(iter(head.body.values()), "")
        found.append((head.place.country, head.starts_at[:4], body, line))
    return Report(
        "meetings",
        first_day,
        last_day,
        len(found),
        {
            "country": _grouped(((row[0], row[3]) for row in found), _country),
            "year": _grouped(((row[1], row[3]) for row in found), _as_it_is),
            "body": _grouped(((row[2], row[3]) for row in found), _as_it_is),
        },
    )


def membership_over_time(database: Database, first_year: int, last_year: int) -> Report:
    """How many members there were on the last day of each year."""
    days = {f"{year:04}": f"{year:04}-12-31" for year in range(first_year, last_year + 1)}
    sql = f"SELECT DISTINCT m.organisation_id FROM membership m WHERE {force('m')} ORDER BY 1"
    members_of = {year: [row[0] for row in database.read(sql, {"day": day})] for year, day in days.items()}
    # Read once for all years; only the day for which a name is asked moves.
    names = people.Names(database, {one for ids in members_of.values() for one in ids}, "")
    groups = []
    for year, day in days.items():
        names.day = day
        lines = tuple(ReportLine("organisation", one, names.name(one)) for one in members_of[year])
        groups.append(Group(year, dict.fromkeys(LANGUAGES, year), lines))
    last = groups[-1].number if groups else 0
    return Report("membership", f"{first_year:04}-01-01", f"{last_year:04}-12-31", last, {"year": tuple(groups)})


# Groups ---------------------------------------------------------------------------------------------------------


def _grouped(rows: Iterable[Keyed], label: Callable[[str], ByLanguage]) -> tuple[Group, ...]:
    """Groups by their label in the language in force, what is not known last; years by the year."""
    found: dict[str, list[ReportLine]] = {}
    for key, line in rows:
        found.setdefault(key, []).append(line)
    groups = [Group(key, label(key) if key else {}, tuple(lines)) for key, lines in found.items()]
    language = i18n.language()
    return tuple(sorted(groups, key=lambda one: (not one.key, i18n.collation_key(one.label.get(language) or one.key))))


def _country(code: str) -> ByLanguage:
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = country_name(code)
    return found


def _gender(code: str) -> ByLanguage:
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = _(GENDERS[code]) if code in GENDERS else code
    return found


def _as_it_is(key: str) -> ByLanguage:
    return dict.fromkeys(LANGUAGES, key)


def _labels(database: Database, kind: str) -> Callable[[str], ByLanguage]:
    known = {code: both(fr, en) for code, fr, en in database.read(f'SELECT code, label_fr, label_en FROM "{kind}"')}
    return lambda code: known.get(code, {})
