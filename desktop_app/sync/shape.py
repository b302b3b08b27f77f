"""What the mapping says about merging: which columns link where, which values are unique, which rows form trees."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from desktop_app.domain.everything import Base
from desktop_app.domain.fields import LongText
from desktop_app.domain.kinds import KINDS
from desktop_app.storage.journal import journaled_tables

TREES = {
    "organisation": "parent_id",
    "timetable_entry": "parent_id",
    "agenda_item": "parent_id",
    "decision": "superseded_by_id",
}
"""The links that must never go round in a circle."""
NOT_PROSE = {("saved_list", "filters"), ("attendance_sheet", "lines"), ("minutes_revision", "content")}
"""Long texts that are no prose: what stands in them would break if words were mixed."""


@dataclass(frozen=True)
class Link:
    """A column that leads to another row: `belongs` when the row cannot be without it."""

    table: str
    column: str
    target: str
    cascades: bool
    belongs: bool


@dataclass(frozen=True)
class Unique:
    """Columns of which no two rows may have the same values; what becomes of the one that yields."""

    table: str
    columns: tuple[str, ...]
    yields: str
    """`empty`: the value is set aside; `other`: it gets a mark of its own; `held`: the whole row is set aside."""


@dataclass(frozen=True)
class Owners:
    """Columns of which one at most (or exactly one) may be filled."""

    columns: tuple[str, ...]
    exactly: bool


@dataclass(frozen=True)
class Shape:
    """All that merging needs to know of one table."""

    name: str
    columns: tuple[str, ...]
    defaults: dict[str, Any]
    links: dict[str, Link]
    uniques: tuple[Unique, ...]
    owners: tuple[Owners, ...]
    prose: frozenset[str]
    delicate: frozenset[str]
    """Columns that cannot be written without a look at other rows."""


@cache
def shapes() -> dict[str, Shape]:
    """Every journaled table, parents before children."""
    return {table.name: _shape(table) for table in journaled_tables()}


@cache
def leading_to(target: str) -> tuple[Link, ...]:
    """The columns that lead to a table's rows."""
    return tuple(link for shape in shapes().values() for link in shape.links.values() if link.target == target)


def _shape(table: Table) -> Shape:
    links = {key.parent.name: _link(table, key) for key in table.foreign_keys}
    uniques = tuple(_uniques(table))
    owners = tuple(_owners(table))
    delicate = {*links, *(name for one in uniques for name in one.columns), *(n for o in owners for n in o.columns)}
    if table.name in TREES:
        delicate.add(TREES[table.name])
    if table.name == "decision":
        delicate |= {"code", "provisional"}
    return Shape(
        table.name,
        tuple(column.name for column in table.columns if column.name != "id"),
        {column.name: _default(column) for column in table.columns if column.name != "id"},
        links,
        uniques,
        owners,
        _prose(table.name),
        frozenset(delicate),
    )


def _link(table: Table, key: Any) -> Link:
    cascades = (key.ondelete or "").upper() == "CASCADE"
    # A link that only refuses (RESTRICT) holds its target up like one that cascades.
    belongs = (key.ondelete or "RESTRICT").upper() != "SET NULL"
    return Link(table.name, key.parent.name, key.column.table.name, cascades, belongs)


def _uniques(table: Table) -> list[Unique]:
    found = []
    named = [tuple(c.name for c in one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)]
    named += [tuple(c.name for c in index.columns) for index in table.indexes if index.unique]
    for columns in sorted(set(named)):
        only = table.c[columns[0]] if len(columns) == 1 else None
        yields = "held"
        if only is not None and not only.foreign_keys:
            yields = "empty" if only.nullable else "other"
        found.append(Unique(table.name, columns, yields))
    if table.name == "decision":
        found.append(Unique("decision", ("body_id", "year", "number"), "number"))
    return found


def _owners(table: Table) -> list[Owners]:
    found = []
    for one in sorted((c for c in table.constraints if isinstance(c, CheckConstraint)), key=lambda c: str(c.sqltext)):
        said = str(one.sqltext)
        columns = tuple(c.name for c in table.columns if c.foreign_keys and re.search(rf"\b{c.name}\b", said))
        if len(columns) > 1:
            found.append(Owners(columns, "<>" in said or "= 1" in said))
    return found


def _default(column: Any) -> Any:
    """What a row made before the column was there has in it."""
    if column.nullable:
        return None
    default = column.default.arg if column.default is not None and column.default.is_scalar else None
    if default is not None:
        return default
    kind = column.type.python_type
    return {bool: False, int: 0}.get(kind, "")


def _prose(kind: str) -> frozenset[str]:
    declared = KINDS[kind].columns if kind in KINDS else ()
    return frozenset(
        field.name for field in declared if isinstance(field, LongText) and (kind, field.name) not in NOT_PROSE
    )


def is_known(table: str) -> bool:
    """Whether this program has a table; records of others are kept, for a later version to show."""
    return table in Base.metadata.tables
