"""Rows written and read inside a transaction, by kind and plain values; the mapping is loaded when first used."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, NotFound
from desktop_app.i18n import _
from desktop_app.services import rules
from desktop_app.storage.database import Database
from desktop_app.storage.queries import records as queries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def checked(database: Database, kind: str, values: dict[str, Any], record_id: str | None = None) -> dict[str, Any]:
    """The values as they are kept; Invalid says which of them break a rule."""
    cleaned, wrong = KINDS[kind].clean(values)
    standing = standing_values(database, kind, record_id) if record_id else {}
    whole = {**standing, **cleaned}
    refused = {problem.field for problem in wrong}
    wrong += [problem for problem in KINDS[kind].problems(whole) if problem.field not in refused]
    wrong += rules.broken(database, kind, record_id, whole)
    if wrong:
        raise Invalid(wrong)
    return {**cleaned, **rules.derived(database, kind, record_id, standing, cleaned)}


def standing_values(database: Database, kind: str, record_id: str) -> dict[str, Any]:
    """A record's values; NotFound when it is gone."""
    found = queries.values(database, kind, record_id)
    if found is None:
        raise NotFound(_("This record is no longer there; somebody deleted it. Undo brings it back."))
    return found


def insert(session: "Session", kind: str, values: dict[str, Any], made: str = "") -> str:
    """Add a row and return its id, a new one unless it is given; what is not known has its usual value."""
    from sqlalchemy import insert as sql_insert

    from desktop_app.domain.everything import Base
    from desktop_app.domain.record import new_id

    made = made or new_id()
    table = Base.metadata.tables[kind]
    given = {name: value for name, value in values.items() if value is not None}
    session.connection().execute(sql_insert(table).values(id=made, **given))
    return made


def change(session: "Session", kind: str, record_id: str, /, **values: Any) -> None:
    """Write some values of a row; NotFound when it is gone.

    In plain SQL: to build the same statement from the mapping takes longer than to carry it out.
    """
    cells = ", ".join(f'"{name}" = ?' for name in values)
    sql = f'UPDATE "{kind}" SET {cells} WHERE id = ?'
    if not session.connection().exec_driver_sql(sql, (*values.values(), record_id)).rowcount:
        raise NotFound(_("This record is no longer there; somebody deleted it. Undo brings it back."))


def remove(session: "Session", kind: str, record_id: str) -> None:
    """Delete a row and what belongs to it alone."""
    from sqlalchemy import delete

    from desktop_app.domain.everything import Base

    table = Base.metadata.tables[kind]
    if not session.connection().execute(delete(table).where(table.c.id == record_id)).rowcount:
        raise NotFound(_("This record is no longer there; somebody deleted it. Undo brings it back."))


def rows(session: "Session", sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a query as the transaction under way sees them."""
    raw = session.connection().connection.driver_connection
    assert raw is not None
    found: list[tuple[Any, ...]] = raw.execute(sql, parameters).fetchall()
    return found


# Order ----------------------------------------------------------------------------------------------------------

Siblings = list[tuple[str, str]]
"""Rows of one parent in their order: id and position."""


def key_at(session: "Session", kind: str, siblings: Iterable[tuple[str, str]], place: int | None) -> str:
    """The position of a row that comes before the sibling at a place, or last of all."""
    from desktop_app.domain.ordering import after, between

    ordered = list(siblings)
    if place is None or place >= len(ordered):
        return after(ordered[-1][1] if ordered else None)
    place = max(place, 0)
    low = ordered[place - 1][1] if place else None
    if low is not None and low >= ordered[place][1]:
        _part_ties(session, kind, ordered, place)
    return between(low, ordered[place][1])


def _part_ties(session: "Session", kind: str, ordered: Siblings, place: int) -> None:
    """Give rows of one position, as two copies can make them, positions of their own from a place on."""
    from desktop_app.domain.ordering import after, between

    last = ordered[place - 1][1]
    for number in range(place, len(ordered)):
        row, position = ordered[number]
        if position > last:
            break
        following = next((key for _row, key in ordered[number + 1 :] if key > last), None)
        position = between(last, following) if following else after(last)
        change(session, kind, row, position=position)
        ordered[number] = (row, position)
        last = position
