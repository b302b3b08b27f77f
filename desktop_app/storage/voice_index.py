"""What the search knows of positions, practices and talks: their lines, and the words that find them."""

from typing import Any

from desktop_app.i18n import collation_key
from desktop_app.storage.index_rules import OPEN_END, OPEN_START
from desktop_app.storage.meeting_index import Line

LISTED = ("position", "practice", "interaction")
"""The kinds of this file that stand in lists."""

_BOTH = "coalesce({0}_fr, '') || ' ' || coalesce({0}_en, '')"
_NAMES = (
    'SELECT r.id, n.text FROM "{0}" r JOIN organisation_name n ON n.organisation_id = r.{1} WHERE r.id IN ({{marks}})'
)
WORDS = {
    "position": (
        f"SELECT id, {_BOTH.format('title')} || ' ' || coalesce(remarks, '') FROM position WHERE id IN ({{marks}})",
        f"SELECT position_id, {_BOTH.format('text')} FROM position_paragraph WHERE position_id IN ({{marks}})",
        "SELECT r.id, t.label_fr || ' ' || t.label_en FROM position r JOIN theme t ON t.id = r.theme_id "
        "WHERE r.id IN ({marks})",
        "SELECT s.position_id, n.text FROM position_sending s JOIN organisation_name n "
        "ON n.organisation_id = s.organisation_id WHERE s.position_id IN ({marks})",
    ),
    "practice": (
        f"SELECT id, {_BOTH.format('title')} || ' ' || {_BOTH.format('summary')} || ' ' || {_BOTH.format('lessons')} "
        "|| ' ' || coalesce(remarks, '') FROM practice WHERE id IN ({marks})",
        _NAMES.format("practice", "organisation_id"),
        "SELECT p.practice_id, coalesce(p.name, '') FROM practice_partner p WHERE p.practice_id IN ({marks})",
        "SELECT p.practice_id, n.text FROM practice_partner p JOIN organisation_name n "
        "ON n.organisation_id = p.organisation_id WHERE p.practice_id IN ({marks})",
        "SELECT p.practice_id, c.name FROM practice_partner p LEFT JOIN organisation o ON o.id = p.organisation_id "
        "JOIN country_name c ON c.code = coalesce(p.country, o.country) WHERE p.practice_id IN ({marks})",
        "SELECT g.practice_id, t.label_fr || ' ' || t.label_en FROM practice_theme g JOIN theme t "
        "ON t.id = g.theme_id WHERE g.practice_id IN ({marks})",
    ),
    "interaction": (
        f"SELECT id, {_BOTH.format('title')} || ' ' || {_BOTH.format('said')} || ' ' || coalesce(place, '') "
        "FROM interaction WHERE id IN ({marks})",
        _NAMES.format("interaction", "organisation_id"),
        "SELECT p.interaction_id, coalesce(w.given, '') || ' ' || coalesce(w.particle, '') || ' ' || w.family "
        "FROM interaction_person p JOIN person w ON w.id = p.person_id WHERE p.interaction_id IN ({marks})",
    ),
}
"""Which words find a record of each kind, by the id of the record."""

_DETAIL = {
    "position": "coalesce(substr(drafted_on, 1, 4), '')",
    "practice": "coalesce(first_year, '')",
    "interaction": "happened_on",
}
"""What tells a record from its namesakes; it stands where organisations have their acronym."""


def lines(raw: Any, kind: str, marks: str, chunk: list[str]) -> dict[str, list[Line]]:
    """Each record's line in each language, by its title or that of the other language."""
    rows = raw.execute(
        f'SELECT id, title_fr, title_en, {_DETAIL[kind]} FROM "{kind}" WHERE id IN ({marks})', chunk
    ).fetchall()
    return {
        row: [
            (code, OPEN_START, OPEN_END, collation_key(title, code), title, int(bool(own)), str(detail))
            for code, own, title in (("fr", fr, fr or en or ""), ("en", en, en or fr or ""))
        ]
        for row, fr, en, detail in rows
    }


_THROUGH_ORGANISATIONS = (
    ("practice", "SELECT id FROM practice WHERE organisation_id IN ({0})"),
    ("practice", "SELECT practice_id FROM practice_partner WHERE organisation_id IN ({0})"),
    ("interaction", "SELECT id FROM interaction WHERE organisation_id IN ({0})"),
    ("position", "SELECT position_id FROM position_sending WHERE organisation_id IN ({0})"),
)
_THROUGH_PEOPLE = (("interaction", "SELECT interaction_id FROM interaction_person WHERE person_id IN ({0})"),)
_THROUGH_THEMES = (
    ("practice", "SELECT practice_id FROM practice_theme WHERE theme_id IN ({0})"),
    ("position", "SELECT id FROM position WHERE theme_id IN ({0})"),
)


def reached_by_organisations(raw: Any, marks: str, chunk: list[str]) -> set[tuple[str, str]]:
    """The records found by the name or the country of some organisations."""
    return _reached(raw, _THROUGH_ORGANISATIONS, marks, chunk)


def reached_by_people(raw: Any, marks: str, chunk: list[str]) -> set[tuple[str, str]]:
    """The records found by the names of some people."""
    return _reached(raw, _THROUGH_PEOPLE, marks, chunk)


def reached_by_themes(raw: Any, marks: str, chunk: list[str]) -> set[tuple[str, str]]:
    """The records found by some themes."""
    return _reached(raw, _THROUGH_THEMES, marks, chunk)


def _reached(raw: Any, ways: tuple[tuple[str, str], ...], marks: str, chunk: list[str]) -> set[tuple[str, str]]:
    return {(kind, row[0]) for kind, sql in ways for row in raw.execute(sql.format(marks), chunk)}
