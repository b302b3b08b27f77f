"""Lists as they go out: the columns and order that are shown, each cell as the text, number, day or time that it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from desktop_app import i18n
from desktop_app.domain.fields import Amount, Date, Field, Integer, Link, Moment
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.services.mapped import Progress
from desktop_app.services.own_lists import titles_of_fields
from desktop_app.services.value_texts import value_text
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.listing import Question
from desktop_app.storage.queries import plain, titles

Cell = str | int | float | date | datetime | None
"""A cell as a spreadsheet knows it; what is known to the month or year only is a text."""
AT_ONCE = 500
"""How many rows are read in one query."""
_MOMENTS = {
    "event": ("date", "starts_at"),
    "meeting": ("date", "starts_at"),
    "position": ("date", "drafted_on"),
    "interaction": ("date", "happened_on"),
}
"""The column of a list that shows a day or a time, and the field it is taken from."""


@dataclass(frozen=True)
class Chosen:
    """What is to go out: the answer to a question, or only some records of it; the columns in the order shown."""

    question: Question
    ids: tuple[str, ...] | None = None
    """None: all that the question finds."""
    columns: tuple[str, ...] = ()
    """None named: all, in their usual order."""

    @property
    def kind(self) -> str:
        """The kind of the records."""
        return self.question.kind


@dataclass(frozen=True)
class Sheet:
    """A table as it goes out."""

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def all_of(kind: str, day: str) -> Chosen:
    """Every record of a kind, as of a day."""
    return Chosen(Question(kind, i18n.language(), day))


def ids(database: Database, chosen: Chosen) -> list[str]:
    """The records that go out, in the order of the list."""
    question = chosen.question
    if not KINDS[question.kind].listed:
        return _others(database, chosen)
    if chosen.ids is not None:
        return list(chosen.ids)
    keys = listing.ids(database, question)
    numbered: dict[int, str] = {}
    for start in range(0, len(keys), AT_ONCE * 10):
        marks = ", ".join(str(int(key)) for key in keys[start : start + AT_ONCE * 10])
        numbered |= dict(database.read(f"SELECT number, record_id FROM search_entry WHERE number IN ({marks})"))
    return [numbered[key] for key in keys if key in numbered]


def _others(database: Database, chosen: Chosen) -> list[str]:
    """Records of a kind without a list of its own: by title; the user's own lists in their order."""
    from desktop_app.services import records

    question = chosen.question
    wanted = plain.matching(database, question.kind, question.filters, question.day, question.language)
    if chosen.ids is not None:
        return [one for one in chosen.ids if one in wanted]
    found = [(one, title) for one, title in records.all_of(database, question.kind, question.day) if one in wanted]
    if all(field.name != "rank" for field in KINDS[question.kind].columns):
        found.sort(key=lambda line: (i18n.collation_key(line[1]), line[0]))
    return [one for one, _title in found]


def column_names(kind: str) -> tuple[str, ...]:
    """The columns that a list of a kind has, in their usual order."""
    if KINDS[kind].listed:
        return tuple(column.name for column in listing.columns(kind))
    return ("name", *(field.name for field in KINDS[kind].columns))


def sheet(database: Database, chosen: Chosen, progress: Progress | None = None) -> Sheet:
    """The table of what was chosen, in the language in force; UserError names a column that there is not."""
    known = column_names(chosen.kind)
    unknown = next((name for name in chosen.columns if name not in known), None)
    if unknown is not None:
        words = _("“{column}” is not a column of this list. Its columns: {columns}.")
        raise UserError(words.format(column=unknown, columns=", ".join(known)))
    places = [known.index(name) for name in chosen.columns or known]
    wanted = ids(database, chosen)
    make = _listed if KINDS[chosen.kind].listed else _by_fields
    rows: list[tuple[Cell, ...]] = []
    for start in range(0, len(wanted), AT_ONCE):
        if progress:
            progress(start, len(wanted))
        for row in make(database, chosen.question, wanted[start : start + AT_ONCE]):
            rows.append(tuple(row[place] for place in places))
    every = _headings(chosen.kind)
    return Sheet(_(KINDS[chosen.kind].plural), tuple(every[place] for place in places), rows)


def _headings(kind: str) -> list[str]:
    """What stands above the columns, in the language in force."""
    if KINDS[kind].listed:
        return [_(one.title) for one in listing.columns(kind)]
    return [_(KINDS[kind].title), *titles_of_fields(kind)]


def _listed(database: Database, question: Question, wanted: list[str]) -> list[tuple[Cell, ...]]:
    """The rows of the window's own lists; the day or time that a column shows is one."""
    marks = ", ".join("?" * len(wanted))
    keys = dict(database.read(f"SELECT record_id, number FROM search_entry WHERE record_id IN ({marks})", wanted))
    rows = listing.rows(database, question, [keys[one] for one in wanted if one in keys])
    if question.kind not in _MOMENTS:
        return [row.cells for row in rows]
    name, field = _MOMENTS[question.kind]
    place = [column.name for column in listing.columns(question.kind)].index(name)
    known = plain.values(database, question.kind, wanted)
    found: list[tuple[Cell, ...]] = []
    for row in rows:
        cells: list[Cell] = list(row.cells)
        cells[place] = _moment(known[row.id][field], str(cells[place]))
        found.append(tuple(cells))
    return found


def _moment(value: str | None, shown: str) -> Cell:
    if not value:
        return shown
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return shown


def _by_fields(database: Database, question: Question, wanted: list[str]) -> list[tuple[Cell, ...]]:
    """The rows of the other kinds: their title, then every field."""
    fields = KINDS[question.kind].columns
    known = plain.values(database, question.kind, wanted)
    named = titles.titles(database, question.kind, wanted, question.language, question.day)
    linked = _linked(database, question, fields, known)
    return [
        (
            named.get(one, ""),
            *(_cell(database, field, known[one][field.name], question.day, linked) for field in fields),
        )
        for one in wanted
        if one in known
    ]


def _linked(
    database: Database, question: Question, fields: Iterable[Field], known: dict[str, dict[str, Any]]
) -> dict[str, str]:
    """The titles of all the records that some records link to."""
    others: dict[str, set[str]] = defaultdict(set)
    for field in fields:
        if isinstance(field, Link):
            others[field.to] |= {str(values[field.name]) for values in known.values() if values[field.name]}
    found: dict[str, str] = {}
    for kind, wanted in others.items():
        found |= titles.titles(database, kind, wanted, question.language, question.day)
    return found


def _cell(database: Database, field: Field, value: Any, day: str, linked: dict[str, str]) -> Cell:
    if value is None or value == "":
        return None
    if isinstance(field, Link):
        return linked.get(str(value), "")
    if isinstance(field, Integer):
        return int(value)
    if isinstance(field, Amount):
        return float(value)
    if isinstance(field, Date | Moment):
        return _moment(str(value), value_text(database, field, value, day))
    return value_text(database, field, value, day)


def in_language(chosen: Chosen) -> Chosen:
    """The same in the order and words of the language in force."""
    return replace(chosen, question=replace(chosen.question, language=i18n.language()))
