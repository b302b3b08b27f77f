"""Search as one types, over every name, acronym, address, note, phone and e-mail; read without the mapping."""

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import fold
from desktop_app.storage.index_rules import PARTS_BEGIN, match_expression
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


_FOUND = (
    "SELECT e.kind, e.record_id, l.title, l.acronym FROM (SELECT search.rowid AS number FROM search {narrowed} "
    "ORDER BY search.rowid LIMIT {limit:d}) s CROSS JOIN search_entry e ON e.number = s.number "
    "LEFT JOIN listing l ON l.number = e.number "
    "AND l.language = CASE e.kind WHEN 'person' THEN '' ELSE :language END AND l.begins <= :day AND l.ends >= :day "
    "ORDER BY CASE e.kind WHEN 'organisation' THEN '' WHEN 'person' THEN ' ' ELSE e.kind END, l.sort_key, e.number"
)
"""The limit is written out: SQLite looks at one that is bound, and plans the whole query anew at each letter typed."""
_OF_KIND = "JOIN search_entry k ON k.number = search.rowid WHERE search MATCH :words AND "


def search(
    database: "Database", words: str, language: str, day: str, limit: int = 60, kind: str | None = None
) -> list[Found]:
    """The records that have all the words, each from its beginning, in any order; sorted within their kind.

    Organisations and people come first, for they are what one mostly looks for.

    What was said and decided comes last, the newest first, under the meeting where it stands. Of a question in plain
    words ("what did we decide about Haiti?") that finds nothing as it is, what it is about is looked for.
    """
    found = _found(database, words, language, day, limit, kind)
    if found or not (about := what_about(words)):
        return found
    return _found(database, about, language, day, limit, kind)


_ASIDE = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "can",
        "could",
        "decide",
        "decided",
        "decision",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "i",
        "in",
        "is",
        "it",
        "may",
        "me",
        "of",
        "on",
        "or",
        "our",
        "said",
        "say",
        "should",
        "tell",
        "that",
        "the",
        "then",
        "there",
        "they",
        "to",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
        "would",
        "you",
        "ai",
        "as",
        "au",
        "aux",
        "avait",
        "avez",
        "avons",
        "avec",
        "c",
        "ce",
        "cela",
        "ces",
        "cette",
        "comment",
        "d",
        "dans",
        "de",
        "decide",
        "decidee",
        "decidees",
        "decidons",
        "des",
        "dire",
        "dit",
        "du",
        "elle",
        "en",
        "est",
        "et",
        "ete",
        "etre",
        "fait",
        "il",
        "ils",
        "je",
        "l",
        "la",
        "le",
        "les",
        "lors",
        "m",
        "mais",
        "n",
        "nous",
        "on",
        "ont",
        "ou",
        "par",
        "pas",
        "pour",
        "pourquoi",
        "qu",
        "quand",
        "que",
        "quel",
        "quelle",
        "quelles",
        "quels",
        "qui",
        "quoi",
        "s",
        "se",
        "sont",
        "sur",
        "t",
        "un",
        "une",
        "vous",
        "y",
    ]
)
"""Words of a question that say nothing of what it is about, in both languages, without accents."""


def what_about(words: str) -> str:
    """What a question asks about; empty where no word of it is only part of the asking."""
    all_words = re.findall(r"[^\W_]+", fold(words[:400]))
    kept = [word for word in all_words if word not in _ASIDE]
    return " ".join(kept) if len(kept) < len(all_words) else ""


def _found(database: "Database", words: str, language: str, day: str, limit: int, kind: str | None) -> list[Found]:
    expression = match_expression(words)
    if not expression:
        return []
    narrowed = "WHERE search MATCH :words"
    if kind is not None:
        inside = f" OR k.number >= {PARTS_BEGIN}" if kind == "meeting" else ""
        narrowed = f"{_OF_KIND} (k.kind = :kind{inside})"
    parameters = {"words": expression, "kind": kind, "language": language, "day": day}
    rows = database.read(_FOUND.format(narrowed=narrowed, limit=limit), parameters)
    found = [Found(*row) for row in rows if row[2] is not None]
    if len(found) == len(rows):
        return found
    parts = {part: [row[1] for row in rows if row[0] == part] for part in _PARTS}
    return found + _inside_meetings(database, words, language, parts)


def _inside_meetings(database: "Database", words: str, language: str, parts: dict[str, list[str]]) -> list[Found]:
    """Agenda items, minutes and decisions, those of the last meeting first."""
    found: list[tuple[str, str, str, str, str, str]] = []
    for part, records in parts.items():
        text, to_meeting = _PARTS[part]
        if records:
            found += database.read(
                f"SELECT '{part}', m.id, l.title, {text}, t.id, m.starts_at FROM json_each(:records) n "
                f'JOIN "{part}" t ON t.id = n.value {to_meeting} '
                "JOIN search_entry me ON me.record_id = m.id JOIN listing l ON l.number = me.number "
                "AND l.language = :language",
                {"records": json.dumps(records), "language": language},
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
    folded = fold(text)
    at = next((place for place in (folded.find(word) for word in fold(words).split()) if place >= 0), 0)
    begin = max(0, min(at - length // 3, len(text) - length))
    if begin:
        begin = text.find(" ", begin) + 1 or begin
    cut = " ".join(text[begin : begin + length].split())
    return ("… " if begin else "") + cut + (" …" if begin + length < len(text) else "")
