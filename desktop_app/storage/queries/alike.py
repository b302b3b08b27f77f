"""Records that have words, an e-mail or a telephone number in common with what is being typed; from the indexes."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.storage.database import Database


def records_with_words(database: "Database", kind: str, expression: str, limit: int) -> list[str]:
    """The ids of records of a kind that an expression of the search index finds."""
    rows = database.read(
        "SELECT e.record_id FROM search JOIN search_entry e ON e.number = search.rowid "
        "WHERE search MATCH ? AND search.rowid >= 0 AND e.kind = ? LIMIT ?",
        (expression, kind, limit),
    )
    return [row[0] for row in rows]


def holders_of(database: "Database", kind: str, words: str) -> int:
    """How many records of a kind have some words, as the search index counts them."""
    quoted = " AND ".join(f'"{word}"' for word in words.replace('"', " ").split())
    if not quoted:
        return 0
    rows = database.read(
        "SELECT count(*) FROM search JOIN search_entry e ON e.number = search.rowid "
        "WHERE search MATCH ? AND search.rowid >= 0 AND e.kind = ?",
        (quoted, kind),
    )
    return int(rows[0][0])


def records_with_any(
    database: "Database", kind: str, emails: Iterable[str], phones: Iterable[str], limit: int
) -> list[str]:
    """The ids of records of a kind that have one of some e-mails, or a number ending in some figures."""
    emails, phones = list(emails), list(phones)
    if not emails and not phones:
        return []
    owner = "coalesce(c.person_id, m.person_id)" if kind == "person" else "c.organisation_id"
    rows = database.read(
        f"SELECT DISTINCT {owner} FROM contact_point c LEFT JOIN mandate m ON m.id = c.mandate_id "
        f"WHERE {owner} IS NOT NULL "
        "AND ((c.kind = 'email' AND lower(c.value) IN (SELECT value FROM json_each(:emails))) "
        "OR (c.kind IN ('phone', 'mobile') "
        "AND ltrim(substr(c.e164, -9), '0') IN (SELECT value FROM json_each(:phones)))) LIMIT :limit",
        {"emails": json.dumps(emails), "phones": json.dumps(phones), "limit": limit},
    )
    return [row[0] for row in rows]
