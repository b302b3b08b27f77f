"""Search as one types, over every name, acronym, address, note, phone and e-mail; read without the mapping."""

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.storage.index_rules import match_expression

if TYPE_CHECKING:
    from desktop_app.storage.database import Database


class Found(NamedTuple):
    """A record the words lead to: its kind and id, the name it shows, and a word more to tell it by."""

    kind: str
    id: str
    title: str
    detail: str


_HITS = (
    "SELECT e.kind, e.record_id, l.title, l.acronym FROM "
    "(SELECT rowid AS number FROM search WHERE search MATCH :words LIMIT :limit) h "
    "JOIN search_entry e ON e.number = h.number "
    "JOIN listing l ON l.number = e.number AND l.language = CASE e.kind WHEN 'person' THEN '' ELSE :language END "
    "AND l.begins <= :day AND l.ends >= :day "
    "{where} ORDER BY e.kind, l.sort_key"
)


def search(
    database: "Database", words: str, language: str, day: str, limit: int = 60, kind: str | None = None
) -> list[Found]:
    """The records that have all the words, each from its beginning, in any order; sorted within their kind."""
    expression = match_expression(words)
    if not expression:
        return []
    where = "WHERE e.kind = :kind" if kind else ""
    parameters = {
        "words": expression,
        "limit": limit if not kind else limit * 20,
        "language": language,
        "day": day,
        "kind": kind,
    }
    found = database.read(_HITS.format(where=where), parameters)
    return list(map(Found._make, found[:limit]))
