"""The tables from which lists and search are read, and the rules they were made by.

They are derived from the records, never journaled, and made again when the rules change.
"""

import re
from itertools import groupby

from desktop_app.i18n import fold

RULES_VERSION = "8-icu77.1"
"""Raised with each change of the rules below and with each other ICU (a test compares); older indexes are remade."""

UNCLEANED = "uncleaned"
"""The row of `index_rules` that stands while erased bytes may be left in the file."""

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
    "acronym TEXT NOT NULL, PRIMARY KEY (number, language, begins)) WITHOUT ROWID",
    "CREATE TABLE country_name (code TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, "
    "PRIMARY KEY (code, language)) WITHOUT ROWID",
    "CREATE INDEX listing_order ON listing (kind, language, sort_key, begins, ends)",
)
PARTS_BEGIN = 1 << 40
PART_NUMBERS = {"decision": PARTS_BEGIN, "minute_item": 2 << 40, "agenda_item": 3 << 40}
"""Where the numbers of each kind that is part of a meeting begin; those of records are below.

They are given from the top of their range downwards, those of records upwards. So one question, in the order of the
index, finds records first, then the newest decisions, then the newest minutes, and can stop there.
"""
DETAILS = (
    "SELECT {owner}, substr(value, 1, 400) FROM kept_value WHERE value IS NOT NULL AND source <> 'combined' "
    "AND {owner} IN ({{marks}})"
)
"""Other details are found by their first words; pictures and keys in figures are longer than anybody asks for."""
NAMES = ("listing", "country_name", "search", "search_entry", "index_rules")


def listing_language(kind: str, language: str) -> str:
    """The language of the lines of a kind: people are sorted alike in both."""
    return "" if kind == "person" else language


def numbers_of(kind: str) -> tuple[int, int]:
    """The first number that entries of a kind may have, and the first they may not."""
    begin = PART_NUMBERS.get(kind, 0)
    return begin, begin + PARTS_BEGIN


def match_expression(words: str) -> str:
    """What to ask of the index for words as typed: every word, in any order, each from its beginning.

    Figures that follow each other may be parts of one phone number: they are looked for in one piece too. Only
    letters and figures reach the index's own language, so no typed text can break it.
    """
    found = [word[:64] for word in re.findall(r"[^\W_]+", fold(words[:400]).replace("(0)", ""))[:12]]
    runs = groupby(found, key=lambda word: word.isascii() and word.isdigit())
    return " AND ".join(part for is_number, run in runs for part in _asked(list(run), is_number=is_number))


def _asked(run: list[str], *, is_number: bool) -> list[str]:
    each = [f'"{word}"*' for word in run]
    whole = "".join(run)[:64]
    number = whole[2:] if whole.startswith("00") else whole
    if not is_number or len(number) < 3 or run == [number]:
        return each
    return [f'(({" AND ".join(each)}) OR "{number}"*)']


_SHORT_COUNTRY_CODES = frozenset(
    map(str, (1, 7, 20, 27, *range(30, 35), 36, 39, 40, 41, *range(43, 50), *range(51, 59), *range(60, 67)))
) | frozenset(map(str, (81, 82, 84, 86, *range(90, 96), 98)))
"""The calling codes of one or two figures (ITU-T E.164); all others have three."""


def spellings(international: str) -> str:
    """The ways people type an international number's figures: 33144505959, 0144505959, 144505959."""
    length = next((size for size in (1, 2) if international[:size] in _SHORT_COUNTRY_CODES), 3)
    national = international[length:]
    return f"{international} 0{national} {national}"


def with_spellings(text: str) -> str:
    """Words of a record with the other spellings of each international number (+33144505959) in them."""
    found = re.findall(r"\+(\d{7,15})\b", text)
    return " ".join([text, *(spellings(number) for number in dict.fromkeys(found))])


def whole_days(starts_on: str | None, ends_on: str | None) -> tuple[str, str]:
    """A period between full days, partial ends taken at their widest: 2014 ends on 2014-12-31."""
    begins = starts_on or OPEN_START
    if not ends_on:
        return begins, OPEN_END
    return begins, ends_on + {4: "-12-31", 7: "-31"}.get(len(ends_on), "")
