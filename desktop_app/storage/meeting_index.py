"""What the search knows of events and meetings: their lines, and the agenda items, minutes and decisions in them."""

import json
from typing import Any

from desktop_app.i18n import LANGUAGES, collation_key
from desktop_app.storage.index_rules import DETAILS, OPEN_END, OPEN_START
from desktop_app.storage.queries.meeting_titles import figures, meeting

PARTS = ("agenda_item", "minute_item", "decision")
"""Kinds that have an entry in the search and no line in lists: they lead to their meeting."""

Line = tuple[str, str, str, bytes, str, int, str]

_BOTH = "coalesce({0}_fr, '') || ' ' || coalesce({0}_en, '')"
_PLACE = (
    "SELECT r.id, " + _BOTH.format("x.name") + " || ' ' || coalesce(x.city, '') FROM \"{0}\" r "
    "JOIN venue x ON x.id = r.venue_id WHERE r.id IN ({{marks}})",
    "SELECT r.id, " + _BOTH.format("x.name") + ' FROM "{0}" r JOIN room x ON x.id = r.room_id '
    "WHERE r.id IN ({{marks}})",
)
WORDS = {
    "event": (
        f"SELECT id, {_BOTH.format('title')} || ' ' || coalesce(remarks, '') || ' ' || coalesce(place, '') "
        "FROM event WHERE id IN ({marks})",
        DETAILS.format(owner="event_id"),
        "SELECT event_id, keywords FROM calendar_entry WHERE keywords IS NOT NULL AND event_id IN ({marks})",
        "SELECT event_id, concat_ws(' ', name, address) FROM invitee WHERE event_id IN ({marks})",
        *(sql.format("event") for sql in _PLACE),
        "SELECT r.id, n.text FROM event r JOIN organisation_name n ON n.organisation_id = r.host_id "
        "WHERE r.id IN ({marks})",
        f"SELECT event_id, {_BOTH.format('title')} FROM timetable_entry WHERE event_id IN ({{marks}})",
    ),
    "meeting": (
        f"SELECT id, {_BOTH.format('title')} || ' ' || coalesce(number, '') || ' ' || coalesce(remarks, '') "
        "FROM meeting WHERE id IN ({marks})",
        *(sql.format("meeting") for sql in _PLACE),
        "SELECT r.id, n.text FROM meeting r JOIN organisation_name n ON n.organisation_id = r.body_id "
        "WHERE r.id IN ({marks})",
    ),
    "agenda_item": (
        f"SELECT id, {_BOTH.format('title')} || ' ' || {_BOTH.format('summary')} FROM agenda_item "
        "WHERE id IN ({marks})",
    ),
    "minute_item": (f"SELECT id, {_BOTH.format('text')} FROM minute_item WHERE id IN ({{marks}})",),
    "decision": (
        f"SELECT id, coalesce(code, '') || ' ' || {_BOTH.format('title')} FROM decision WHERE id IN ({{marks}})",
    ),
}
"""Which words find a record of each kind, by the id of the record."""


def event_lines(raw: Any, marks: str, chunk: list[str]) -> dict[str, list[Line]]:
    """Each event's line in each language; its day stands where organisations have their acronym."""
    rows = raw.execute(
        f"SELECT id, title_fr, title_en, {figures('starts_at')} FROM event WHERE id IN ({marks})", chunk
    ).fetchall()
    return {
        row: [
            _line(code, own or other or "", bool(own), day)
            for code, own, other in (("fr", title_fr, title_en), ("en", title_en, title_fr))
        ]
        for row, title_fr, title_en, day in rows
    }


def meeting_lines(raw: Any, marks: str, chunk: list[str]) -> dict[str, list[Line]]:
    """Each meeting's line in each language, named after its body where it has no title of its own."""
    found: dict[str, list[Line]] = {}
    for code in LANGUAGES:
        for row, title, own, day in raw.execute(
            f"SELECT r.id, {meeting()}, r.title_{code} IS NOT NULL OR coalesce(r.title_fr, r.title_en) IS NULL, "
            f"{figures('r.starts_at')} FROM meeting r WHERE r.id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(chunk), "language": code},
        ):
            found.setdefault(row, []).append(_line(code, title or "", bool(own), day))
    return found


def _line(language: str, title: str, own: bool, day: str) -> Line:
    return (language, OPEN_START, OPEN_END, collation_key(title, language), title, int(own), day)


def meetings_of(raw: Any, table: str, marks: str, chunk: list[str]) -> set[str]:
    """The meetings whose agenda items some rows of a table hang on."""
    return {
        row[0]
        for row in raw.execute(
            f'SELECT i.meeting_id FROM "{table}" t JOIN agenda_item i ON i.id = t.agenda_item_id '
            f"WHERE t.id IN ({marks})",
            chunk,
        )
    }


def meetings_named_after(raw: Any, marks: str, chunk: list[str]) -> set[str]:
    """The meetings of some bodies."""
    return {row[0] for row in raw.execute(f"SELECT id FROM meeting WHERE body_id IN ({marks})", chunk)}
