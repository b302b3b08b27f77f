"""What to call records on screen and paper: a title for any kind, in a language, as of a day; one query a kind."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from desktop_app.domain.kinds import KINDS
from desktop_app.storage.listing import force
from desktop_app.storage.queries.meeting_titles import MEETING_TITLES
from desktop_app.storage.queries.voice_titles import VOICE_TITLES

if TYPE_CHECKING:
    from desktop_app.storage.database import Database

Titles = dict[str, str]

_LABEL = "CASE :language WHEN 'fr' THEN {0}.label_fr ELSE coalesce({0}.label_en, {0}.label_fr) END"
_ROLE = (
    "CASE :language WHEN 'fr' THEN coalesce({m}title_fr, CASE p.form_of_address WHEN 'f' THEN t.title_fr_f "
    "WHEN 'm' THEN t.title_fr_m ELSE coalesce(t.title_fr_n, t.title_fr_m) END, {m}title_en) "
    "ELSE coalesce({m}title_en, t.title_en, {m}title_fr) END"
)
ROLE_OF_MANDATE = _ROLE.format(m="m.")
"""The title of mandate `m` held by person `p` in role `t`, by gender in French."""


def _line(column: str) -> str:
    """The name an organisation or a person shows, whose id is in a column."""
    return (
        "(SELECT l.title FROM search_entry e JOIN listing l ON l.number = e.number AND l.language IN ('', :language) "
        f"AND l.begins <= :day AND l.ends >= :day WHERE e.record_id = {column} LIMIT 1)"
    )


def _joined(*parts: str) -> str:
    """Parts with a dash between, those that are empty left out."""
    return "substr(" + " || ".join(f"coalesce(' – ' || nullif({part}, ''), '')" for part in parts) + ", 4)"


_SEAT_LABEL = (
    "coalesce(CASE :language WHEN 'fr' THEN coalesce(r.label_fr, r.label_en) "
    "ELSE coalesce(r.label_en, r.label_fr) END, "
    "(SELECT CASE :language WHEN 'fr' THEN coalesce(t.title_fr_n, t.title_fr_m) ELSE t.title_en END "
    "FROM role_type t WHERE t.id = r.role_type_id))"
)
_TITLES = {
    "organisation": _line("r.id"),
    "person": _line("r.id"),
    "organisation_name": "r.text",
    "role_type": "CASE :language WHEN 'fr' THEN coalesce(r.title_fr_n, r.title_fr_m) ELSE r.title_en END",
    "mandate": _joined(
        _line("r.person_id"),
        "(SELECT " + _ROLE.format(m="r.") + " FROM person p LEFT JOIN role_type t ON t.id = r.role_type_id "
        "WHERE p.id = r.person_id)",
        _line("r.organisation_id"),
    ),
    "seat": _joined(_SEAT_LABEL, _line("r.represents_id")),
    "organisation_link": _joined(
        _line("r.organisation_id"),
        f"(SELECT {_LABEL.format('k')} FROM link_kind k WHERE k.id = r.link_kind_id)",
        _line("r.other_id"),
    ),
    "membership": _joined(
        _line("r.organisation_id"),
        f"(SELECT {_LABEL.format('k')} FROM membership_category k WHERE k.id = r.category_id)",
    ),
    "membership_event": "coalesce(r.happened_on, '')",
    "contribution_due": _joined(_line("r.organisation_id"), "r.year"),
    "contribution_paid": "r.amount",
    "address": "trim(coalesce(r.lines || ', ', '') || coalesce(r.postcode || ' ', '') || coalesce(r.city, ''))",
    "contact_point": "r.value",
    "consent": _line("r.person_id"),
    "note": "substr(r.text, 1, 80)",
    "task": "r.title",
    "tagging": f"(SELECT {_LABEL.format('k')} FROM tag k WHERE k.id = r.tag_id)",
    "house_style": "CASE :language WHEN 'fr' THEN 'Style de la maison' ELSE 'House style' END",
    "directory_edition": "r.name",
    "directory_printing": "r.printed_on",
    "kept_value": "trim(r.name || coalesce(': ' || substr(r.value, 1, 80), ''))",
    "calendar_entry": "coalesce(r.keywords, r.uid, '')",
    "repetition": "r.frequency || coalesce(' ' || r.weekdays, '')",
    "repetition_date": "replace(r.falls_on, 'T', ' ')",
    "reminder": "coalesce(r.text, r.goes_off, '')",
    "invitee": "coalesce(r.name, r.address)",
    "import_mapping": "r.label",
    "export": "r.written_at || ' ' || r.what || ' (' || r.count || ')'",
    "replacement": f"coalesce({_line('r.organisation_id')}, {_line('r.person_id')})",
    "not_duplicate": _joined(
        f"coalesce({_line('r.organisation_id')}, {_line('r.person_id')})",
        f"coalesce({_line('r.other_organisation_id')}, {_line('r.other_person_id')})",
    ),
    **MEETING_TITLES,
    **VOICE_TITLES,
}


def titles(database: "Database", kind: str, ids: Iterable[str], language: str, day: str) -> Titles:
    """The titles of records of one kind, by id; records that are gone have none."""
    wanted = sorted(set(ids))
    expression = _TITLES.get(kind) or _LABEL.format("r")
    found: Titles = {}
    for start in range(0, len(wanted), 500):
        marks = ", ".join(f"'{int(record, 16):032x}'" for record in wanted[start : start + 500])
        rows = database.read(
            f'SELECT r.id, {expression} FROM "{kind}" r WHERE r.id IN ({marks})', {"language": language, "day": day}
        )
        found.update({row[0]: str(row[1] or "") for row in rows})
    return found


def all_titles(database: "Database", kind: str, language: str, day: str) -> list[tuple[str, str]]:
    """All records of one of the user's lists with their titles, in the list's own order."""
    has_rank = any(field.name == "rank" for field in KINDS[kind].columns)
    expression = _TITLES.get(kind) or _LABEL.format("r")
    order = "r.rank, title" if has_rank else "title"
    rows = database.read(
        f'SELECT r.id, {expression} AS title FROM "{kind}" r ORDER BY {order}', {"language": language, "day": day}
    )
    return [(row[0], str(row[1] or "")) for row in rows]


def link_titles(database: "Database", rows: Iterable[tuple[str, dict[str, Any]]], language: str, day: str) -> Titles:
    """The titles of every record that some rows (kind, values) link to, by id; one query a kind of target."""
    wanted: dict[str, set[str]] = {}
    for kind, values in rows:
        for field in KINDS[kind].columns:
            target = getattr(field, "to", "")
            if target and values.get(field.name):
                wanted.setdefault(target, set()).add(values[field.name])
    return {
        record: title
        for target, ids in sorted(wanted.items())
        for record, title in titles(database, target, ids, language, day).items()
    }


def holders(database: "Database", seat_ids: Iterable[str], language: str, day: str) -> dict[str, tuple[str, str]]:
    """Who holds each seat on a day: the seat's id to the person's id and name; a vacant seat has no entry."""
    marks = ", ".join(f"'{int(seat, 16):032x}'" for seat in seat_ids)
    rows = database.read(
        f"SELECT m.seat_id, m.person_id, {_line('m.person_id')} FROM mandate m "
        f"WHERE m.seat_id IN ({marks}) AND {force('m')} ORDER BY m.starts_on",
        {"language": language, "day": day},
    )
    return {row[0]: (row[1], str(row[2] or "")) for row in rows}


def roles(database: "Database", mandate_ids: Iterable[str], language: str) -> Titles:
    """The title each mandate gives its holder, by gender in French."""
    marks = ", ".join(f"'{int(mandate, 16):032x}'" for mandate in mandate_ids)
    rows = database.read(
        f"SELECT m.id, {ROLE_OF_MANDATE} FROM mandate m JOIN person p ON p.id = m.person_id "
        f"LEFT JOIN role_type t ON t.id = m.role_type_id WHERE m.id IN ({marks})",
        {"language": language},
    )
    return {row[0]: str(row[1] or "") for row in rows}
