"""The tables from which lists and search are read, and the rules they were made by.

They are derived from the records, never journaled, and made again when the rules change.
"""

import re

from desktop_app.i18n import fold

RULES_VERSION = "2-icu77.1"
"""Raised with each change of the rules below and with each other ICU (a test compares); older indexes are remade."""

OPEN_START = ""
OPEN_END = "9999-12-31"

TABLES = (
    "CREATE TABLE index_rules (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # One number a listed record: the key of its lines in lists and of its entry in the search.
    "CREATE TABLE search_entry (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
    # A record's line under the name it shows from a day to a day, in one language (people: in none).
    "CREATE TABLE listing (number INTEGER NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, "
    "begins TEXT NOT NULL, ends TEXT NOT NULL, sort_key BLOB NOT NULL, title TEXT NOT NULL, own INTEGER NOT NULL, "
    "acronym TEXT NOT NULL)",
    "CREATE TABLE country_name (code TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, "
    "PRIMARY KEY (code, language)) WITHOUT ROWID",
    "CREATE INDEX listing_number ON listing (number, language)",
    "CREATE INDEX listing_order ON listing (kind, language, sort_key, begins, ends, number)",
)
NAMES = ("listing", "country_name", "search", "search_entry", "index_rules")


def listing_language(kind: str, language: str) -> str:
    """The language of the lines of a kind: people are sorted alike in both."""
    return "" if kind == "person" else language


def match_expression(words: str) -> str:
    """What to ask of the index for words as typed: every word, in any order, each from its beginning.

    Only letters and figures reach the index's own language, so no typed text can break it.
    """
    found = re.findall(r"[^\W_]+", fold(words[:400]))[:12]
    return " ".join(f'"{word[:64]}"*' for word in found)


def whole_days(starts_on: str | None, ends_on: str | None) -> tuple[str, str]:
    """A period between full days, partial ends taken at their widest: 2014 ends on 2014-12-31."""
    begins = starts_on or OPEN_START
    if not ends_on:
        return begins, OPEN_END
    return begins, ends_on + {4: "-12-31", 7: "-31"}.get(len(ends_on), "")
