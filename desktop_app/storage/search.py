"""Search as one types, over every name, acronym, address, note, phone and e-mail; read without the mapping."""

from typing import TYPE_CHECKING, Any, NamedTuple

from desktop_app.i18n import fold
from desktop_app.storage.index_rules import match_expression
from desktop_app.storage.queries.meeting_titles import own

if TYPE_CHECKING:
    from desktop_app.storage.database import Database


class Found(NamedTuple):
    """A record the words lead to: its kind and id, the name it shows, and a word more to tell it by.

    A hit inside a meeting is the meeting, with the `part` of it (agenda_item, minute_item, decision) and that one's id.
    """

    kind: str
    id: str
    title: str
    detail: str
    part: str = ""
    part_id: str = ""


_HITS = (
    "SELECT e.kind, e.record_id, l.title, l.acronym FROM "
    "(SELECT e.number, e.kind, e.record_id FROM search JOIN search_entry e ON e.number = search.rowid "
    "WHERE search MATCH :words {where} LIMIT :limit) e "
    "JOIN listing l ON l.number = e.number AND l.language = CASE e.kind WHEN 'person' THEN '' ELSE :language END "
    "AND l.begins <= :day AND l.ends >= :day "
    "ORDER BY e.kind, l.sort_key"
)


def search(
    database: "Database", words: str, language: str, day: str, limit: int = 60, kind: str | None = None
) -> list[Found]:
    """The records that have all the words, each from its beginning, in any order; sorted within their kind.

    What was said and decided comes last, the newest first, under the meeting where it stands.
    """
    expression = match_expression(words)
    if not expression:
        return []
    parameters = {"words": expression, "limit": limit, "language": language, "day": day, "kind": kind}
    where = "AND e.kind = :kind" if kind else "AND e.kind NOT IN ('agenda_item', 'minute_item', 'decision')"
    found = [Found(*row) for row in database.read(_HITS.format(where=where), parameters)]
    if kind in (None, "meeting") and len(found) < limit:
        found += _inside_meetings(database, words, parameters)
    return found[:limit]


def _inside_meetings(database: "Database", words: str, parameters: dict[str, Any]) -> list[Found]:
    """The agenda items, minutes and decisions that have all the words."""
    found: list[tuple[str, str, str, str, str, str]] = []
    for part, (text, to_meeting) in _PARTS.items():
        found += database.read(
            f"SELECT e.part, m.id, l.title, {text}, e.record_id, m.starts_at FROM "
            f"(SELECT e.kind AS part, e.record_id FROM search JOIN search_entry e ON e.number = search.rowid "
            f"WHERE search MATCH :words AND e.kind = '{part}' LIMIT :limit) e "
            f'JOIN "{part}" t ON t.id = e.record_id {to_meeting} '
            "JOIN search_entry me ON me.record_id = m.id JOIN listing l ON l.number = me.number "
            "AND l.language = :language",
            {name: parameters[name] for name in ("words", "limit", "language")},
        )
    found.sort(key=lambda row: row[5], reverse=True)
    return [
        Found("meeting", meeting, title, excerpt(text or "", words), part, record)
        for part, meeting, title, text, record, _starts in found
    ]


_THROUGH_ITEM = "JOIN agenda_item i ON i.id = t.agenda_item_id JOIN meeting m ON m.id = i.meeting_id"
_PARTS = {
    "decision": (
        f"coalesce(t.code || ' – ', '') || coalesce({own('title', 't')}, '')",
        "JOIN meeting m ON m.id = t.meeting_id",
    ),
    "minute_item": (
        "coalesce(CASE :language WHEN 'fr' THEN t.text_fr ELSE t.text_en END, '') || char(10) || "
        "coalesce(CASE :language WHEN 'fr' THEN t.text_en ELSE t.text_fr END, '')",
        _THROUGH_ITEM,
    ),
    "agenda_item": (own("title", "t"), "JOIN meeting m ON m.id = t.meeting_id"),
}
"""The text to show of each part of a meeting, and the way from it to the meeting."""


def excerpt(text: str, words: str, length: int = 90) -> str:
    """The stretch of a text that has the first of the words in it."""
    wanted = fold(words).split()
    at = next((place for place in (fold(text).find(word) for word in wanted) if place >= 0), 0)
    begin = max(0, min(at - length // 3, len(text) - length))
    if begin:
        begin = text.find(" ", begin) + 1 or begin
    cut = " ".join(text[begin : begin + length].split())
    return ("… " if begin else "") + cut + (" …" if begin + length < len(text) else "")
