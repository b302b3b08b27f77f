"""The rows of an import on their way into the base: phones with their international number, many rows at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from desktop_app.services.comparing import Write
from desktop_app.services.mapped import OF_CALENDARS, Progress
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

ORDER = (
    "organisation", "person", "organisation_name", "mandate", "tag", "address", "contact_point", "tagging",
    "attachment", "kept_value", *OF_CALENDARS,
)  # fmt: skip
"""Parents before children."""


def with_international_numbers(database: Database, writes: Iterable[Write]) -> None:
    """Phones get their international number, read with the country of the organisation they belong to."""
    from desktop_app.domain.contact import international_number

    writes = list(writes)
    country = {w.id: w.values.get("country") for w in writes if w.table == "organisation" and w.values.get("country")}
    works = {w.id: str(w.values.get("organisation_id")) for w in writes if w.table == "mandate" and w.is_new}
    for write in writes:
        if write.table != "contact_point" or write.values.get("kind") not in ("phone", "mobile", "fax"):
            continue
        organisation = write.values.get("organisation_id") or works.get(str(write.values.get("mandate_id")))
        code = country.get(str(organisation)) or _country_of(database, organisation)
        write.values["e164"] = international_number(str(write.values["value"]), code)


def _country_of(database: Database, organisation: str | None) -> str | None:
    rows = database.read("SELECT country FROM organisation WHERE id = ?", (organisation,)) if organisation else []
    return rows[0][0] if rows else None


def write_rows(session: "Session", writes: list[Write], progress: Progress | None) -> None:
    """Write new rows table by table, many at once, then the changed ones; values are clean already."""
    from desktop_app.domain.everything import Base

    raw = session.connection().connection.driver_connection
    assert raw is not None
    fresh: dict[tuple[str, tuple[str, ...]], list[list[Any]]] = defaultdict(list)
    for write in writes:
        if write.is_new:
            fresh[write.table, tuple(write.values)].append([write.id, *write.values.values()])
    done = 0
    place = {table: number for number, table in enumerate(ORDER)}
    for (name, given), rows in sorted(fresh.items(), key=lambda item: (place.get(item[0][0], -1), item[0])):
        usual = _usual_values(Base.metadata.tables[name], given)
        columns = ", ".join(f'"{column}"' for column in ("id", *given, *usual))
        marks = ", ".join("?" * (1 + len(given) + len(usual)))
        more = list(usual.values())
        for start in range(0, len(rows), 2000):
            if progress:
                progress(done, len(writes))
            some = rows[start : start + 2000]
            raw.executemany(
                f'INSERT INTO "{name}" ({columns}) VALUES ({marks})', [[*row, *more] for row in some] if more else some
            )
            done += len(some)
    for write in writes:
        if not write.is_new:
            names = ", ".join(f'"{column}" = ?' for column in write.values)
            raw.execute(f'UPDATE "{write.table}" SET {names} WHERE id = ?', [*write.values.values(), write.id])


def _usual_values(table: "Table", given: tuple[str, ...]) -> dict[str, Any]:
    """What columns that a row does not name begin with."""
    return {
        column.name: column.default.arg  # type: ignore[attr-defined]
        for column in table.columns
        if column.name not in given and column.name != "id" and column.default is not None and column.default.is_scalar
    }
