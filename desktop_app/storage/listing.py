"""The lists of the window, read without the mapping: all keys in order at once, rows a window at a time.

A key is the record's number in the search index, good for as long as the base is open; a row carries the id.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Any

from desktop_app.domain.event_kinds import EVENT_STATUSES
from desktop_app.domain.meeting_kinds import MEETING_STATES
from desktop_app.domain.position_kinds import POSITION_STATES
from desktop_app.domain.voice_kinds import INTERACTION_KINDS
from desktop_app.i18n import N_, _, collation_key
from desktop_app.storage.index_rules import listing_language, match_expression
from desktop_app.storage.queries.meeting_titles import PLACE, moment, name_on
from desktop_app.storage.queries.voice_titles import day_in_figures

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.storage.filters import Filter


@dataclass(frozen=True)
class Question:
    """What a list shows: records of a kind as of a day, in a language's order, narrowed by words and filters.

    `scope` is `members` (a membership in force), `bodies` (with seats), `others` (organisations that are no body),
    for events and meetings `upcoming` or `past`, or `all`.
    """

    kind: str
    language: str
    day: str
    scope: str = "all"
    words: str = ""
    filters: "tuple[Filter, ...]" = ()
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a list: its name, its title, and its usual width in characters."""

    name: str
    title: str
    width: int


@dataclass(frozen=True)
class Row:
    """One line of a list: the record's id, its cells in the order of the columns, and marks on them."""

    id: str
    cells: tuple[str, ...]
    marks: frozenset[str] = frozenset()


_COLUMNS = {
    "organisation": (
        Column("name", N_("Name"), 38),
        Column("acronym", N_("Acronym"), 12),
        Column("category", N_("Category"), 18),
        Column("country", N_("Country"), 16),
        Column("town", N_("Town"), 16),
        Column("phone", N_("Phone"), 20),
        Column("email", N_("E-mail"), 26),
    ),
    "person": (
        Column("name", N_("Name"), 26),
        Column("role", N_("Role"), 24),
        Column("organisation", N_("Organisation"), 32),
        Column("phone", N_("Phone"), 20),
        Column("email", N_("E-mail"), 26),
    ),
    "event": (
        Column("name", N_("Title"), 40),
        Column("date", N_("Date"), 16),
        Column("place", N_("Place"), 34),
        Column("host", N_("Host"), 26),
        Column("status", N_("Status"), 12),
    ),
    "meeting": (
        Column("name", N_("Meeting"), 34),
        Column("date", N_("Date"), 16),
        Column("place", N_("Place"), 34),
        Column("body", N_("Body"), 26),
        Column("state", N_("State"), 14),
    ),
    "position": (
        Column("name", N_("Title"), 44),
        Column("date", N_("Drafted on"), 12),
        Column("body", N_("Prepared by"), 26),
        Column("theme", N_("Theme"), 22),
        Column("state", N_("State"), 18),
    ),
    "practice": (
        Column("name", N_("Title"), 40),
        Column("member", N_("Member"), 30),
        Column("countries", N_("Partner countries"), 26),
        Column("themes", N_("Themes"), 26),
        Column("years", N_("Years"), 10),
    ),
    "interaction": (
        Column("name", N_("Subject"), 40),
        Column("date", N_("Date"), 12),
        Column("organisation", N_("With"), 30),
        Column("kind", N_("Kind"), 12),
        Column("people", N_("Who was there"), 34),
    ),
}


def columns(kind: str) -> tuple[Column, ...]:
    """The columns of the lists of a kind."""
    return _COLUMNS[kind]


def force(alias: str) -> str:
    """The condition that a dated row holds on the day `:day` (see domain.fields.in_force)."""
    return (
        f"({alias}.starts_on IS NULL OR {alias}.starts_on <= :day) AND "
        f"({alias}.ends_on IS NULL OR substr(:day, 1, length({alias}.ends_on)) <= {alias}.ends_on)"
    )


# Keys -----------------------------------------------------------------------------------------------------------


def ids(database: "Database", question: Question) -> list[int]:
    """The keys of all rows, in order."""
    if question.words:
        expression = match_expression(question.words)
        if not expression:
            return []
        everyone = _kept(database, replace(question, words=""))
        # One JSON array instead of a tuple a hit: a letter that finds everyone costs a third.
        found = database.read("SELECT json_group_array(rowid) FROM search WHERE search MATCH ?", (expression,))
        hits = set(json.loads(found[0][0]))
        return list(compress(everyone, map(hits.__contains__, everyone)))
    return _kept(database, question)


def _kept(database: "Database", question: Question) -> list[int]:
    """The keys of a question without words, remembered until somebody writes to the base."""
    version = database.read("PRAGMA data_version")[0][0]
    if database.lists_version != version:
        database.lists.clear()
        database.lists_version = version
    if question not in database.lists:
        if len(database.lists) > 8:
            database.lists.clear()
        database.lists[question] = _ordered(database, question)
    return database.lists[question]


def _ordered(database: "Database", question: Question) -> list[int]:
    parameters: dict[str, Any] = {
        "kind": question.kind,
        "language": listing_language(question.kind, question.language),
        "day": question.day,
    }
    sql = (
        "SELECT l.number FROM listing l {join} WHERE l.kind = :kind AND l.language = :language "
        "AND l.begins <= :day AND l.ends >= :day {where} ORDER BY l.sort_key"
    )
    conditions = _scope(question) + _filtered(question, parameters)
    join = ""
    if conditions:
        join = f'JOIN search_entry e ON e.number = l.number JOIN "{question.kind}" r ON r.id = e.record_id'
    where = "".join(f" AND ({condition})" for condition in conditions)
    keys = [row[0] for row in database.read(sql.format(join=join, where=where), parameters)]
    if question.sort != "name":
        return _sorted_by(database, question, keys)
    return keys[::-1] if question.descending else keys


def _scope(question: Question) -> list[str]:
    body = "EXISTS (SELECT 1 FROM organisation_kind k WHERE k.id = r.kind_id AND k.is_body)"
    member = f"EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = r.id AND {force('m')})"
    ended = "substr(coalesce(r.ends_at, r.starts_at), 1, 10) < :day"
    return {
        "members": [member],
        "bodies": [body],
        "others": [f"NOT {body}"],
        "upcoming": [f"NOT {ended}"],
        "past": [ended],
    }.get(question.scope, [])


def _filtered(question: Question, parameters: dict[str, Any]) -> list[str]:
    """The filters' conditions; their parameters are named anew so that several may stand side by side."""
    if not question.filters:
        return []
    from desktop_app.storage.filters import condition

    found = []
    for place, one in enumerate(question.filters):
        sql, values = condition(question.kind, one, question.day, question.language)
        for name in sorted(values, key=len, reverse=True):
            sql = sql.replace(f":{name}", f":f{place}_{name}")
            parameters[f"f{place}_{name}"] = values[name]
        found.append(sql)
    return found


def _sorted_by(database: "Database", question: Question, keys: list[int]) -> list[int]:
    """The keys by another column, empty cells last, the name deciding among equals."""
    wanted = next(column for column in columns(question.kind) if column.name == question.sort)
    if wanted.name in _TIMES:
        joined = f'"{question.kind}" r JOIN search_entry e ON e.record_id = r.id'
        moments = dict(
            database.read(f"SELECT e.number, r.{_TIMES[wanted.name].get(question.kind, 'starts_at')} FROM {joined}")
        )
        return sorted(keys, key=lambda key: moments.get(key) or "", reverse=question.descending)
    cell = _CELLS[question.kind][wanted.name]
    sql = f'SELECT e.number, {cell} FROM "{question.kind}" r JOIN search_entry e ON e.record_id = r.id'
    values = dict(database.read(sql, {"day": question.day, "language": question.language}))
    sort_key = cache(lambda text: collation_key(text, question.language))
    filled = [key for key in keys if values.get(key)]
    empty = [key for key in keys if not values.get(key)]
    filled.sort(key=lambda key: sort_key(values[key]), reverse=question.descending)
    return filled + empty


# Rows -----------------------------------------------------------------------------------------------------------


def _contact(kinds: str, owner: str) -> str:
    return (
        f"(SELECT c.value FROM contact_point c WHERE {owner} AND c.kind IN ({kinds}) AND {force('c')} "
        "ORDER BY c.kind DESC, c.id LIMIT 1)"
    )


def _personal(kinds: str) -> str:
    mandate = (
        f"(SELECT c.value FROM mandate m JOIN contact_point c ON c.mandate_id = m.id WHERE m.person_id = r.id "
        f"AND c.kind IN ({kinds}) AND {force('m')} AND {force('c')} ORDER BY m.id, c.kind DESC LIMIT 1)"
    )
    return f"coalesce({mandate}, {_contact(kinds, 'c.person_id = r.id')})"


_LABEL = "CASE :language WHEN 'fr' THEN {0}.label_fr ELSE {0}.label_en END"
_MANDATE = (
    "(SELECT {what} FROM mandate m LEFT JOIN role_type t ON t.id = m.role_type_id {join} "
    f"WHERE m.person_id = r.id AND {force('m')} ORDER BY coalesce(t.rank, 999), m.starts_on DESC, m.id LIMIT 1)"
)
_TITLE = (
    "CASE :language WHEN 'fr' THEN coalesce(m.title_fr, CASE r.form_of_address WHEN 'f' THEN t.title_fr_f "
    "WHEN 'm' THEN t.title_fr_m ELSE coalesce(t.title_fr_n, t.title_fr_m) END, m.title_en) "
    "ELSE coalesce(m.title_en, t.title_en, m.title_fr) END"
)
_ORGANISATION_LINE = (
    "JOIN search_entry oe ON oe.record_id = m.organisation_id JOIN listing ol ON ol.number = oe.number "
    "AND ol.language = :language AND ol.begins <= :day AND ol.ends >= :day"
)
_LINE = (
    "(SELECT {what} FROM listing n WHERE n.number = e.number AND n.language IN ('', :language) "
    "AND n.begins <= :day AND n.ends >= :day LIMIT 1)"
)


def _several(what: str, source: str) -> str:
    """Some values side by side, each once, in their order."""
    return f"(SELECT group_concat(one, ', ') FROM (SELECT DISTINCT {what} AS one FROM {source} ORDER BY one))"


_CELLS: dict[str, dict[str, str]] = {
    "organisation": {
        "name": _LINE.format(what="n.title"),
        "acronym": _LINE.format(what="n.acronym"),
        "category": f"(SELECT {_LABEL.format('mc')} FROM membership m JOIN membership_category mc "
        f"ON mc.id = m.category_id WHERE m.organisation_id = r.id AND {force('m')} ORDER BY m.starts_on DESC LIMIT 1)",
        "country": "coalesce((SELECT n.name FROM country_name n WHERE n.code = r.country AND n.language = :language), "
        "r.country)",
        "town": f"(SELECT a.city FROM address a WHERE a.organisation_id = r.id AND {force('a')} "
        "ORDER BY a.kind = 'seat' DESC, a.id LIMIT 1)",
        "phone": _contact("'phone', 'mobile'", "c.organisation_id = r.id"),
        "email": _contact("'email'", "c.organisation_id = r.id"),
    },
    "person": {
        "name": _LINE.format(what="n.title"),
        "role": _MANDATE.format(what=_TITLE, join=""),
        "organisation": _MANDATE.format(what="ol.title", join=_ORGANISATION_LINE),
        "phone": _personal("'phone', 'mobile'"),
        "email": _personal("'email'"),
    },
    "event": {
        "name": _LINE.format(what="n.title"),
        "date": moment("r.starts_at"),
        "place": PLACE,
        "host": name_on("r.host_id", "substr(r.starts_at, 1, 10)"),
        "status": "r.status",
    },
    "meeting": {
        "name": _LINE.format(what="n.title"),
        "date": moment("r.starts_at"),
        "place": PLACE,
        "body": name_on("r.body_id", "substr(r.starts_at, 1, 10)"),
        "state": "r.state",
    },
    "position": {
        "name": _LINE.format(what="n.title"),
        "date": day_in_figures("r.drafted_on"),
        "body": name_on("r.body_id", ":day"),
        "theme": f"(SELECT {_LABEL.format('th')} FROM theme th WHERE th.id = r.theme_id)",
        "state": "r.state",
    },
    "practice": {
        "name": _LINE.format(what="n.title"),
        "member": name_on("r.organisation_id", ":day"),
        "countries": _several(
            "n.name",
            "practice_partner p LEFT JOIN organisation o ON o.id = p.organisation_id JOIN country_name n "
            "ON n.code = coalesce(p.country, o.country) AND n.language = :language WHERE p.practice_id = r.id",
        ),
        "themes": _several(
            _LABEL.format("th"),
            "practice_theme g JOIN theme th ON th.id = g.theme_id WHERE g.practice_id = r.id",
        ),
        "years": "trim(coalesce(r.first_year, '') || CASE WHEN r.last_year IS NULL OR r.last_year = r.first_year "
        "THEN '' ELSE '–' || r.last_year END, '–')",
    },
    "interaction": {
        "name": _LINE.format(what="n.title"),
        "date": day_in_figures("r.happened_on"),
        "organisation": name_on("r.organisation_id", "r.happened_on"),
        "kind": "r.kind",
        "people": _several(
            name_on("p.person_id", "r.happened_on"), "interaction_person p WHERE p.interaction_id = r.id"
        ),
    },
}
_TIMES = {"date": {"position": "drafted_on", "interaction": "happened_on"}}
"""Cells that show a moment, sorted by when it is; that of events and meetings is when they start."""
_UNVERIFIED = dict.fromkeys(("organisation", "person", "practice"), "r.last_verified_on IS NULL")
_CHOSEN = {
    "event": {"status": dict(EVENT_STATUSES)},
    "meeting": {"state": dict(MEETING_STATES)},
    "position": {"state": dict(POSITION_STATES)},
    "interaction": {"kind": dict(INTERACTION_KINDS)},
}
"""Cells that hold the code of a choice, shown by its title in the language in force."""


def rows(database: "Database", question: Question, keys: list[int]) -> list[Row]:
    """The rows of some keys, in their order; one query however many."""
    if not keys:
        return []
    cells = ", ".join(_CELLS[question.kind][column.name] for column in columns(question.kind))
    own = _LINE.format(what="n.own")
    marks = ", ".join(str(int(key)) for key in keys)
    chosen = [_CHOSEN.get(question.kind, {}).get(column.name) for column in columns(question.kind)]
    found = {
        row[0]: Row(
            row[1],
            tuple(
                _(titles.get(cell, cell)) if titles else cell or ""
                for cell, titles in zip(row[4:], chosen, strict=True)
            ),
            frozenset(filter(None, ("" if row[2] else "name.other_language", "unverified" if row[3] else ""))),
        )
        for row in database.read(
            f"SELECT e.number, r.id, {own}, {_UNVERIFIED.get(question.kind, '0')}, {cells} "
            f'FROM search_entry e JOIN "{question.kind}" r ON r.id = e.record_id WHERE e.number IN ({marks})',
            {"day": question.day, "language": question.language},
        )
    }
    return [found[key] for key in keys if key in found]


def key_of(database: "Database", record_id: str) -> int | None:
    """The key of a record's rows, or None when it has none."""
    found = database.read("SELECT number FROM search_entry WHERE record_id = ?", (record_id,))
    return found[0][0] if found else None
