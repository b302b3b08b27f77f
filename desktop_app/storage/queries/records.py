"""Any record's values, and the rows that stand on its card; read without the mapping, so a card opens at once."""

from typing import TYPE_CHECKING, Any

from desktop_app.domain.fields import Boolean
from desktop_app.domain.kind import Section
from desktop_app.domain.kinds import KINDS

if TYPE_CHECKING:
    from desktop_app.storage.database import Database


def values(database: "Database", kind: str, record_id: str) -> dict[str, Any] | None:
    """A record's own values by field; None when it is not there."""
    found = _rows(database, kind, "id", record_id)
    if not found:
        return None
    return {name: value for name, value in found[0].items() if name != "id"}


def section_rows(database: "Database", section: Section, record_id: str) -> list[dict[str, Any]]:
    """The rows of one section of a record's card, each with its id, in the order they were made."""
    return _rows(database, section.kind, section.by, record_id)


def _rows(database: "Database", kind: str, by: str, record_id: str) -> list[dict[str, Any]]:
    fields = KINDS[kind].columns
    names = ", ".join(f'"{field.name}"' for field in fields)
    return [
        {
            "id": row[0],
            **{
                field.name: bool(value) if isinstance(field, Boolean) else value
                for field, value in zip(fields, row[1:], strict=True)
            },
        }
        for row in database.read(f'SELECT id, {names} FROM "{kind}" WHERE "{by}" = ? ORDER BY id', (record_id,))
    ]
