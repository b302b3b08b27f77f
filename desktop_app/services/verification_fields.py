"""What a member may correct on its sheet, field by field: names, addresses, numbers, its people and their titles."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.contact_kinds import CONTACT_POINTS
from desktop_app.domain.fields import in_force
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.organisation_kinds import KIND_OF_NAME, LANGUAGE_OF_NAME
from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.services import writing
from desktop_app.services.value_texts import value_text
from desktop_app.services.verification import Answer
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force

CORRECTED: dict[str, tuple[str, ...]] = {
    "organisation": ("country", "founded_on"),
    "organisation_name": ("text",),
    "address": ("lines", "postcode", "city", "cedex", "country"),
    "contact_point": ("value", "label"),
    "person": ("given", "family", "honorific"),
    "mandate": ("title_fr", "title_en", "starts_on", "ends_on"),
}
"""The fields of each kind of row that a member is asked about."""


@dataclass(frozen=True)
class SheetField:
    """One field of a member's sheet: of which row, what it is called, and what stands in it."""

    row_kind: str
    row_id: str
    field: str
    about: str
    """What the row is, in the language in force: `Phone`, `Anne Ardent`."""
    label: str
    value: str


_ROWS = {
    kind: f"SELECT id, starts_on, ends_on FROM {kind} WHERE organisation_id = :one ORDER BY id"
    for kind in ("organisation_name", "address", "contact_point")
}
_PEOPLE = (
    "SELECT m.id, m.person_id FROM mandate m LEFT JOIN role_type t ON t.id = m.role_type_id "
    f"WHERE m.organisation_id = :one AND {force('m')} ORDER BY coalesce(t.rank, 999), m.id"
)
_AT_WORK = "SELECT id, starts_on, ends_on FROM contact_point WHERE mandate_id = :one ORDER BY id"


def of_member(database: Database, organisation_id: str, day: str) -> list[SheetField]:
    """All that a member may correct as of a day, in the order of its sheet."""
    found = list(_fields(database, "organisation", organisation_id, day))
    for kind, sql in _ROWS.items():
        for row in _standing(database, sql, organisation_id, day):
            found += _fields(database, kind, row, day)
    for mandate, person in database.read(_PEOPLE, {"one": organisation_id, "day": day}):
        found += _fields(database, "person", person, day)
        found += _fields(database, "mandate", mandate, day)
        for row in _standing(database, _AT_WORK, mandate, day):
            found += _fields(database, "contact_point", row, day)
    return list({(one.row_id, one.field): one for one in found}.values())


def _standing(database: Database, sql: str, owner: str, day: str) -> list[str]:
    return [row for row, starts, ends in database.read(sql, {"one": owner}) if in_force(starts, ends, day)]


def _fields(database: Database, kind: str, row_id: str, day: str) -> Iterable[SheetField]:
    values = writing.standing_values(database, kind, row_id)
    about = about_row(database, kind, row_id, day, values)
    for name in CORRECTED[kind]:
        value = values[name]
        yield SheetField(kind, row_id, name, about, label(kind, name), "" if value is None else str(value))


def label(kind: str, field: str) -> str:
    """What a field is called in the language in force."""
    known = {one.name: one for one in KINDS[kind].columns} if kind in KINDS else {}
    return _(known[field].title) if field in known else field


def about_row(database: Database, kind: str, row_id: str, day: str, values: dict[str, Any] | None = None) -> str:
    """What a row is, said shortly in the language in force; that it is gone, when it is."""
    from desktop_app.services import records

    try:
        standing = values or writing.standing_values(database, kind, row_id)
    except NotFound:
        return _("A record that was deleted since")
    if kind == "organisation_name":
        named = _(dict(KIND_OF_NAME)[standing["kind"]])
        return f"{named} – {_(dict(LANGUAGE_OF_NAME)[standing['language']])}"
    if kind == "contact_point":
        return _(dict(CONTACT_POINTS)[standing["kind"]])
    if kind == "address":
        return value_text(database, KINDS["address"].field("kind"), standing["kind"], day)
    if kind == "mandate":
        return records.title(database, "person", standing["person_id"], day)
    return records.title(database, kind, row_id, day)


def shown(database: Database, answer: Answer, value: str, day: str) -> str:
    """An old or a new value as people read it."""
    known = {one.name: one for one in KINDS[answer.row_kind].columns} if answer.row_kind in KINDS else {}
    field = known.get(answer.field)
    return value_text(database, field, value, day) if field is not None else value
