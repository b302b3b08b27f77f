"""Keeping lists and search in step with the records: after each transaction, and wholly anew."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import LANGUAGES, country_codes, country_name, fold, speaking
from desktop_app.storage import connection as files
from desktop_app.storage import meeting_index, member_index, voice_index
from desktop_app.storage.changes import Changes
from desktop_app.storage.index_rules import (
    NAMES,
    RULES_VERSION,
    TABLES,
    UNCLEANED,
    numbers_of,
    with_spellings,
)

CHUNK = 400
"""How many records are looked up in one query."""

OWNER_COLUMNS = {
    "practice_id": "practice",
    "interaction_id": "interaction",
    "position_id": "position",
    "meeting_id": "meeting",
    "event_id": "event",
    "organisation_id": "organisation",
    "person_id": "person",
    "mandate_id": "mandate",
}
"""The links by which a row stands on a listed record's card, or on that of a mandate; the first one counts."""
LISTED = ("organisation", "person", "event", "meeting", *voice_index.LISTED)
"""The kinds that stand in lists; meetings are named after organisations, so they come after them."""

Listed = set[tuple[str, str]]


Changed = list[tuple[Any, ...]]
"""Change records: table, row, operation, field, old, new, the transaction's number."""


def follow(raw: Any, transaction_number: int, title: str) -> Changes:
    """Bring the index up to date with the transaction under way and say what it changed (raw connection)."""
    changed = _not_followed(raw)
    records = _keep_up(raw, changed)
    rows = frozenset((row[0], row[1]) for row in changed if row[6] == transaction_number)
    return Changes(title, rows, frozenset(records))


def follow_rows(raw: Any, changed: Changed, title: str) -> Changes:
    """Bring the index up to date with rows that changed without the journal of this copy, and with what it lacked."""
    records = _keep_up(raw, [*_not_followed(raw), *changed])
    return Changes(title, frozenset((row[0], row[1]) for row in changed), frozenset(records))


def catch_up(path: Path, key: bytes | None = None) -> None:
    """Bring the index up to date with what another tool wrote into the base: its changes are in the journal."""
    with _writing(path, key) as raw:
        _keep_up(raw, _not_followed(raw))


def _not_followed(raw: Any) -> Changed:
    """This copy's change records since the last that the index knows, also those of raw SQL."""
    copy, known = raw.execute(
        "SELECT n.copy, CAST(r.value AS INTEGER) FROM journal_now n JOIN index_rules r ON r.name = 'counter'"
    ).fetchone()
    found: Changed = raw.execute(
        "SELECT row_table, row_id, operation, field, old, new, transaction_number FROM journal_change "
        "WHERE copy = ? AND counter > ?",
        (copy, known),
    ).fetchall()
    return found


def _keep_up(raw: Any, changed: Changed) -> Listed:
    records = _listed_records(raw, changed)
    write_entries(raw, records)
    if changed:
        raw.execute("UPDATE index_rules SET value = (SELECT counter FROM journal_now) WHERE name = 'counter'")
    return records


def _listed_records(raw: Any, changed: Changed) -> Listed:
    """The organisations and people whose line or entry may have moved, from the journal of one transaction."""
    import json

    read, columns = json.JSONDecoder().raw_decode, OWNER_COLUMNS.keys()
    owners: set[tuple[str, str]] = set()
    by_table: dict[str, set[str]] = {}
    for table, row, operation, field, old, new, _transaction in changed:
        if table in LISTED:
            owners.add((table, row))
            continue
        by_table.setdefault(table, set()).add(row)
        if operation == "set" and field in OWNER_COLUMNS:
            owners |= {(OWNER_COLUMNS[field], json.loads(v)) for v in (old, new) if v and v != "null"}
        elif operation == "delete":
            # A new row is looked at as it stands now; one that is gone is known from what it was.
            values = read(old or new)[0]
            owners.update((OWNER_COLUMNS[name], values[name]) for name in values.keys() & columns if values[name])
    for table, ids in by_table.items():
        owners |= _owners_now(raw, table, ids)
    return _with_people(raw, owners, by_table)


def _owners_now(raw: Any, table: str, ids: set[str]) -> set[tuple[str, str]]:
    names = [field.name for field in KINDS[table].columns if field.name in OWNER_COLUMNS]
    if not names:
        return set()
    return {
        (OWNER_COLUMNS[name], value)
        for marks, chunk in chunks(ids)
        for row in raw.execute(f'SELECT {", ".join(names)} FROM "{table}" WHERE id IN ({marks})', chunk)
        for name, value in zip(names, row, strict=True)
        if value
    }


def _with_people(raw: Any, owners: set[tuple[str, str]], by_table: dict[str, set[str]]) -> Listed:
    """Add whom the change reaches: a mandate's person, the people of a renamed organisation, a tag's records."""
    listed = {(kind, row) for kind, row in owners if kind != "mandate"}
    listed |= _meetings_reached(raw, by_table)
    mandates = {row for kind, row in owners if kind == "mandate"} | by_table.get("mandate", set())
    for marks, chunk in chunks(mandates):
        listed |= {
            ("person", row[0]) for row in raw.execute(f"SELECT person_id FROM mandate WHERE id IN ({marks})", chunk)
        }
    if "organisation_name" in by_table:
        renamed = {row for kind, row in listed if kind == "organisation"}
        for marks, chunk in chunks(renamed):
            people = raw.execute(f"SELECT person_id FROM mandate WHERE organisation_id IN ({marks})", chunk)
            listed |= {("person", row[0]) for row in people}
            listed |= {("meeting", row) for row in meeting_index.meetings_named_after(raw, marks, chunk)}
    listed |= _voice_reached(raw, by_table, listed)
    for marks, chunk in chunks(by_table.get("tag", set())):
        tagged = raw.execute(f"SELECT organisation_id, person_id FROM tagging WHERE tag_id IN ({marks})", chunk)
        for organisation, person in tagged:
            listed.add(("organisation", organisation) if organisation else ("person", person))
    return listed


def _meetings_reached(raw: Any, by_table: dict[str, set[str]]) -> Listed:
    """The meetings of changed minutes and votes, and the parts of meetings that have an entry of their own."""
    found: Listed = {(table, row) for table in meeting_index.PARTS for row in by_table.get(table, ())}
    for table in ("minute_item", "vote", "agenda_paper"):
        for marks, chunk in chunks(by_table.get(table, set())):
            found |= {("meeting", row) for row in meeting_index.meetings_of(raw, table, marks, chunk)}
    return found


def _voice_reached(raw: Any, by_table: dict[str, set[str]], listed: Listed) -> Listed:
    """The positions, practices and talks found by words of what changed."""
    organisations = {row for kind, row in listed if kind == "organisation"}
    people = {row for kind, row in listed if kind == "person"}
    return {
        one
        for reached, ids in (
            (voice_index.reached_by_organisations, organisations),
            (voice_index.reached_by_people, people),
            (voice_index.reached_by_themes, by_table.get("theme", set())),
        )
        for marks, chunk in chunks(ids)
        for one in reached(raw, marks, chunk)
    }


def chunks(ids: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Ids in handfuls that one query can take, each with its question marks."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), CHUNK):
        chunk = ordered[start : start + CHUNK]
        yield ",".join("?" * len(chunk)), chunk


# Entries --------------------------------------------------------------------------------------------------------


def write_entries(raw: Any, records: Iterable[tuple[str, str]]) -> None:
    """Write the lines and entries of some records anew; those of deleted records go."""
    records = set(records)
    for kind in (*LISTED, *meeting_index.PARTS):
        for marks, chunk in chunks(row for k, row in records if k == kind):
            _write_chunk(raw, kind, marks, chunk)


_NEXT_RECORD = "SELECT coalesce(max(number), ?1) + 1 FROM search_entry WHERE number >= ?1 AND number < ?2"
_NEXT_PART = "SELECT coalesce(min(number), ?2) - 1 FROM search_entry WHERE number >= ?1 AND number < ?2"


def _write_chunk(raw: Any, kind: str, marks: str, chunk: list[str]) -> None:
    numbers = dict(
        raw.execute(f"SELECT record_id, number FROM search_entry WHERE record_id IN ({marks})", chunk).fetchall()
    )
    words = _words(raw, kind, marks, chunk)
    lines = _lines(raw, kind, marks, chunk)
    alive = {row[0] for row in raw.execute(f'SELECT id FROM "{kind}" WHERE id IN ({marks})', chunk)}
    gone = [(number,) for record, number in numbers.items() if record not in alive]
    for table, column in (("listing", "number"), ("search", "rowid"), ("search_entry", "number")):
        raw.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)
    for record, number in numbers.items():
        if record in alive:
            raw.execute("INSERT OR REPLACE INTO search (rowid, words) VALUES (?, ?)", (number, words.get(record, "")))
            _write_lines(raw, kind, number, lines.get(record, []))
    _write_new(raw, kind, [one for one in chunk if one in alive and one not in numbers], words, lines)


def _write_new(raw: Any, kind: str, fresh: list[str], words: dict[str, str], lines: "dict[str, list[Line]]") -> None:
    """The entries and lines of records that have none yet."""
    if not fresh:
        return
    is_part = kind in meeting_index.PARTS
    first = raw.execute(_NEXT_PART if is_part else _NEXT_RECORD, numbers_of(kind)).fetchone()[0]
    step = -1 if is_part else 1
    numbered = list(zip(range(first, first + step * len(fresh), step), fresh, strict=True))
    raw.executemany(
        "INSERT INTO search_entry (number, kind, record_id) VALUES (?, ?, ?)",
        [(number, kind, record) for number, record in numbered],
    )
    raw.executemany(
        "INSERT INTO search (rowid, words) VALUES (?, ?)",
        [(number, words.get(record, "")) for number, record in numbered],
    )
    raw.executemany(_NEW_LINE, [(number, kind, *line) for number, record in numbered for line in lines.get(record, ())])


_LINE_COLUMNS = "language, begins, ends, sort_key, title, own, acronym"
_NEW_LINE = f"INSERT INTO listing (number, kind, {_LINE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _write_lines(raw: Any, kind: str, number: int, lines: "list[Line]") -> None:
    """Write a record's lines, unless they stand so already: most edits touch neither name nor order."""
    standing = raw.execute(f"SELECT {_LINE_COLUMNS} FROM listing WHERE number = ?", (number,)).fetchall()
    if sorted(standing) == sorted(lines):
        return
    raw.execute("DELETE FROM listing WHERE number = ?", (number,))
    raw.executemany(_NEW_LINE, [(number, kind, *line) for line in lines])


Line = meeting_index.Line
"""Language, begins, ends, sort key, title, whether in that language, acronym."""


_LINES = {
    "organisation": member_index.organisation_lines,
    "person": member_index.person_lines,
    "event": meeting_index.event_lines,
    "meeting": meeting_index.meeting_lines,
}
"""How the lines of each kind are made; what has no lines stands in the search only."""


def _lines(raw: Any, kind: str, marks: str, chunk: list[str]) -> dict[str, list[Line]]:
    if kind in voice_index.LISTED:
        return voice_index.lines(raw, kind, marks, chunk)
    return _LINES[kind](raw, marks, chunk) if kind in _LINES else {}


_WORDS = {
    **member_index.WORDS,
    **meeting_index.WORDS,
    **voice_index.WORDS,
}
"""Which words find a record of each kind."""


def _words(raw: Any, kind: str, marks: str, chunk: list[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for sql in _WORDS[kind]:
        for row, text in raw.execute(sql.format(marks=marks), chunk):
            found.setdefault(row, []).append(text)
    return {row: fold(with_spellings(" ".join(dict.fromkeys(texts)))) for row, texts in found.items()}


def rebuild(path: Path, key: bytes | None = None) -> None:
    """Make lists and search anew from the records: after a change of rules, of ICU, or a repair."""
    with _writing(path, key) as raw:
        make_anew(raw)


@contextmanager
def _writing(path: Path, key: bytes | None) -> Iterator[Any]:
    """One transaction of the index's own, on a connection of its own."""
    raw = files.connect(path, key)
    try:
        with files.refusals(path):
            raw.execute("BEGIN IMMEDIATE")
            yield raw
            raw.execute("COMMIT")
    finally:
        raw.close()


def _uncleaned(raw: Any) -> list[tuple[str, str]]:
    """The mark of an erasure's cleaning that is still due, which a new index must not forget."""
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'index_rules'").fetchone():
        return []
    found: list[tuple[str, str]] = raw.execute(
        "SELECT name, value FROM index_rules WHERE name = ?", (UNCLEANED,)
    ).fetchall()
    return found


def make_anew(raw: Any) -> None:
    """Drop and fill the index inside the transaction under way (raw connection)."""
    uncleaned = _uncleaned(raw)
    for name in NAMES:
        raw.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in TABLES:
        raw.execute(statement)
    raw.executemany("INSERT INTO index_rules (name, value) VALUES (?, ?)", uncleaned)
    for code in LANGUAGES:
        with speaking(code):
            raw.executemany(
                "INSERT INTO country_name (code, language, name) VALUES (?, ?, ?)",
                [(country, code, country_name(country)) for country in country_codes()],
            )
    for kind in (*LISTED, *meeting_index.PARTS):
        write_entries(raw, ((kind, row[0]) for row in raw.execute(f'SELECT id FROM "{kind}"').fetchall()))
    raw.execute("INSERT INTO index_rules (name, value) VALUES ('rules', ?)", (RULES_VERSION,))
    raw.execute(
        "INSERT INTO index_rules (name, value) VALUES ('counter', coalesce((SELECT counter FROM journal_now), 0))"
    )
