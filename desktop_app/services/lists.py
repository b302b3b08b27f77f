"""Saved lists, and one change to many records at once, looked at before it is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, Problem
from desktop_app.i18n import N_, _
from desktop_app.services import records
from desktop_app.services.value_texts import value_text
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.filters import Filter, as_json, from_json
from desktop_app.storage.queries import plain, titles

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["Filter", "MassChange", "Preview", "PreviewRow", "SavedList", "apply", "count", "preview", "save", "saved"]


# Saved lists -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SavedList:
    """A question kept under a name."""

    id: str
    label: str
    kind: str
    filters: tuple[Filter, ...]


def saved(database: Database) -> list[SavedList]:
    """All saved lists under their names in the language in force, in its order; an unreadable one is left out."""
    rows = database.read("SELECT id, label_fr, label_en, kind, filters FROM saved_list")
    found = []
    for list_id, label_fr, label_en, kind, filters in rows:
        label = label_fr if i18n.language() == "fr" else label_en or label_fr
        found.append(SavedList(list_id, label, kind, from_json(filters)))
    return sorted(found, key=lambda one: i18n.collation_key(one.label))


def save(database: Database, label_fr: str, label_en: str, kind: str, filters: Iterable[Filter]) -> str:
    """Keep a list under its names and return its id; the French name must be given."""
    return records.add(
        database,
        "saved_list",
        {"label_fr": label_fr, "label_en": label_en, "kind": kind, "filters": as_json(filters)},
    )


def count(database: Database, kind: str, filters: Iterable[Filter], day: str) -> int:
    """How many records of a kind meet all filters on a day."""
    return len(listing.ids(database, listing.Question(kind, i18n.language(), day, filters=tuple(filters))))


# One change to many ----------------------------------------------------------------------------------------------

SET, ADD_TAG, REMOVE_TAG = "set", "add tag", "remove tag"


@dataclass(frozen=True)
class MassChange:
    """What to do to each record: set a field to a value, or put a tag on, or take it off (`value` is the tag)."""

    operation: str
    field: str
    value: Any


@dataclass(frozen=True)
class PreviewRow:
    """What one record would change from and to, in words."""

    id: str
    title: str
    old: str
    new: str
    is_changed: bool


@dataclass(frozen=True)
class Preview:
    """What a change would do to each record, in the order given."""

    rows: tuple[PreviewRow, ...]

    @property
    def changed(self) -> int:
        """How many records would change."""
        return sum(1 for row in self.rows if row.is_changed)

    @property
    def unchanged(self) -> int:
        """How many stand already as wanted."""
        return len(self.rows) - self.changed


def preview(database: Database, kind: str, ids: Iterable[str], change: MassChange, day: str) -> Preview:
    """What a change would do, record by record; Invalid when the value cannot be kept."""
    wanted = list(ids)
    names = titles.titles(database, kind, wanted, i18n.language(), day)
    wanted = [record for record in wanted if record in names]
    if change.operation == SET:
        return _preview_field(database, kind, wanted, change, day, names)
    return _preview_tag(database, kind, wanted, change, day, names)


def _preview_field(
    database: Database, kind: str, ids: list[str], change: MassChange, day: str, names: dict[str, str]
) -> Preview:
    field = KINDS[kind].field(change.field)
    value = _cleaned(kind, change)
    new = value_text(database, field, value, day)
    shown: dict[Any, str] = {}
    rows = []
    for record, standing in _values(database, kind, ids).items():
        old = standing[change.field]
        if old not in shown:
            shown[old] = value_text(database, field, old, day)
        rows.append(PreviewRow(record, names[record], shown[old], new, (old or None) != (value or None)))
    return Preview(tuple(rows))


def _preview_tag(
    database: Database, kind: str, ids: list[str], change: MassChange, day: str, names: dict[str, str]
) -> Preview:
    tag = _cleaned_tag(change)
    title = records.title(database, "tag", tag, day)
    tagged = set(_taggings(database, kind, tag))
    adds = change.operation == ADD_TAG
    return Preview(
        tuple(
            PreviewRow(
                record,
                names[record],
                title if record in tagged else "",
                title if adds else "",
                (record in tagged) != adds,
            )
            for record in ids
        )
    )


def apply(database: Database, kind: str, ids: Iterable[str], change: MassChange) -> int:
    """Make the change in one transaction and return how many records it changed; one undo takes all of it back."""
    wanted = list(ids)
    if change.operation == SET:
        return _apply_field(database, kind, wanted, change)
    tag = _cleaned_tag(change)
    tagged = _taggings(database, kind, tag)
    changing = [record for record in wanted if (record in tagged) == (change.operation == REMOVE_TAG)]
    if not changing:
        return 0
    label = records.title(database, "tag", tag, "9999")
    heading = (
        N_("Tag {count} records “{tag}”")
        if change.operation == ADD_TAG
        else N_("Take the tag “{tag}” off {count} records")
    )
    with database.transaction(heading, count=len(changing), tag=label) as session:
        for record in changing:
            _put_tag(session, kind, record, tag, tagged.get(record))
    return len(changing)


def _apply_field(database: Database, kind: str, ids: list[str], change: MassChange) -> int:
    from sqlalchemy import update

    from desktop_app.domain.record import Base

    value = _cleaned(kind, change)
    standing = _values(database, kind, ids)
    changing = [record for record in standing if (standing[record][change.field] or None) != (value or None)]
    _check_all(database, kind, {record: {**standing[record], change.field: value} for record in changing})
    if not changing:
        return 0
    title = {"title": KINDS[kind].field(change.field).title, "values": {}}
    table = Base.metadata.tables[kind]
    with database.transaction(N_("Change “{field}” of {count} records"), count=len(changing), field=title) as session:
        for record in changing:
            statement = update(table).where(table.c.id == record).values({change.field: value})
            session.connection().execute(statement)
    return len(changing)


def _check_all(database: Database, kind: str, changed: dict[str, dict[str, Any]]) -> None:
    """Refuse the whole change when it would break a rule in one record, and say in which."""
    for record, values in changed.items():
        wrong = KINDS[kind].problems(values)
        if wrong:
            name = records.title(database, kind, record, "9999") or "?"
            raise Invalid([Problem(wrong[0].field, f"{name} – {wrong[0].message}")])


def _cleaned(kind: str, change: MassChange) -> Any:
    cleaned, wrong = KINDS[kind].clean({change.field: change.value})
    field = KINDS[kind].field(change.field)
    if not wrong and field.required and not cleaned[change.field]:
        wrong = [Problem(change.field, _("“{field}” must be filled in.").format(field=_(field.title)))]
    if wrong:
        raise Invalid(wrong)
    return cleaned[change.field]


def _cleaned_tag(change: MassChange) -> str:
    if not change.value:
        raise Invalid([Problem("tag", _("Choose a tag."))])
    return str(change.value)


def _values(database: Database, kind: str, ids: list[str]) -> dict[str, dict[str, Any]]:
    """The standing values of records, in the order asked for."""
    found = plain.values(database, kind, ids)
    return {record: found[record] for record in ids if record in found}


def _taggings(database: Database, kind: str, tag: str) -> dict[str, str]:
    """The records of a kind that carry a tag, and the id of each one's tagging."""
    rows = database.read(f"SELECT {kind}_id, id FROM tagging WHERE tag_id = ? AND {kind}_id IS NOT NULL", (tag,))
    return {row[0]: row[1] for row in rows}


def _put_tag(session: "Session", kind: str, record: str, tag: str, tagging: str | None) -> None:
    from sqlalchemy import delete, insert

    from desktop_app.domain.record import Base, new_id

    table = Base.metadata.tables["tagging"]
    if tagging is None:
        row = {"id": new_id(), "tag_id": tag, f"{kind}_id": record}
        session.connection().execute(insert(table).values(**row))
    else:
        session.connection().execute(delete(table).where(table.c.id == tagging))
