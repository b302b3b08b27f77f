"""Records of any kind as plain values, many at once, without the mapping: for lists on the command line and reports."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from desktop_app.domain.fields import Boolean
from desktop_app.domain.kinds import KINDS
from desktop_app.storage.listing import force

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.storage.filters import Filter

CHUNK = 500


def matching(
    database: "Database",
    kind: str,
    filters: "Iterable[Filter]",
    day: str,
    language: str,
    *,
    in_force: bool = False,
) -> set[str]:
    """The ids of the records that meet all filters; `in_force` leaves out dated ones that do not hold on the day."""
    from desktop_app.storage.filters import condition

    conditions = ["1"]
    parameters: dict[str, Any] = {"day": day}
    for place, wanted in enumerate(filters):
        sql, values = condition(kind, wanted, day, language)
        for name in sorted(values, key=len, reverse=True):
            sql = sql.replace(f":{name}", f":f{place}_{name}")
            parameters[f"f{place}_{name}"] = values[name]
        conditions.append(sql)
    if in_force and is_dated(kind):
        conditions.append(force("r"))
    where = " AND ".join(f"({condition})" for condition in conditions)
    used = {name: value for name, value in parameters.items() if f":{name}" in where}
    return {row[0] for row in database.read(f'SELECT r.id FROM "{kind}" r WHERE {where}', used)}


def is_dated(kind: str) -> bool:
    """Whether records of a kind hold from a day to a day."""
    return {"starts_on", "ends_on"} <= {field.name for field in KINDS[kind].columns}


def values(database: "Database", kind: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The values of some records by id; records that are gone have none."""
    fields = KINDS[kind].columns
    names = ", ".join(f'"{field.name}"' for field in fields)
    wanted = list(ids)
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        marks = ", ".join("?" * len(chunk))
        for record, *cells in database.read(f'SELECT id, {names} FROM "{kind}" WHERE id IN ({marks})', chunk):
            found[record] = {
                field.name: bool(cell) if isinstance(field, Boolean) and cell is not None else cell
                for field, cell in zip(fields, cells, strict=True)
            }
    return found


def with_code(database: "Database", kind: str, code: str) -> list[str]:
    """The ids of the entries of one of the user's lists that have a code."""
    if all(field.name != "code" for field in KINDS[kind].columns):
        return []
    return [row[0] for row in database.read(f'SELECT id FROM "{kind}" WHERE fold(code) = fold(?)', (code,))]
