"""The sample platform: the one of the launch note of 2008, with invented people, read from plain descriptions.

A file of `resources/sample_platform` describes records of one kind by the fields of `domain.kinds`; the rows that
hang on a record stand in it under the name of their kind. A link names the other record by its key or its code.
"""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app import paths
from desktop_app.domain.contact import ContactPoint, international_number
from desktop_app.domain.fields import Link
from desktop_app.domain.kind import Kind
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.minutes import MinuteItem
from desktop_app.domain.person import Person
from desktop_app.domain.record import Record, mapped_class, new_id
from desktop_app.errors import Invalid
from desktop_app.i18n import N_
from desktop_app.services import starting_lists
from desktop_app.storage.database import Database
from desktop_app.storage.filters import Filter, as_json, filterable

SUBJECTS = (
    "tags", "organisations", "bodies", "memberships", "links", "people",
    "contributions", "notes", "tasks", "saved_lists", "venues", "grants", "events", "body_rules", "meetings",
    "action_reports", "themes", "practices", "positions", "interactions", "verification_rounds",
)  # fmt: skip
"""The files, those first that others link to."""

Known = dict[tuple[str, str], str]
"""The id of each record that has a key, by its kind and key; people go by their names."""
Awaited = list[tuple[Record, str, tuple[str, str]]]
"""Links to records that are described further on: the record, its field, the other's kind and key."""


def described(subject: str) -> dict[str, Any]:
    """One file of the sample: what it is about, the kind of its records, and the records."""
    path = paths.resources() / "sample_platform" / f"{subject}.json"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def fill(database: Database) -> None:
    """Put the sample platform into a new base, in one transaction."""
    starting_lists.furnish(database)
    with database.transaction(N_("Sample platform")) as session:
        known = _entries_of_lists(session)
        awaited: Awaited = []
        for subject in SUBJECTS:
            content = described(subject)
            for record in content["records"]:
                _add(session, known, awaited, KINDS[content["kind"]], record, {})
        for made, field, key in awaited:
            setattr(made, field, known[key])


def _entries_of_lists(session: Session) -> Known:
    """The entries of the user's lists, by kind and code."""
    known: Known = {}
    for kind in starting_lists.described():
        entry: Any = mapped_class(kind)
        known |= {(kind, code): entry_id for code, entry_id in session.execute(select(entry.code, entry.id))}
    return known


def _add(
    session: Session, known: Known, awaited: Awaited, kind: Kind, record: dict[str, Any], owner: dict[str, str]
) -> None:
    """Add a described record and the rows on it, by the rules every record must meet."""
    rows = {section.kind: section.by for section in kind.sections if section.kind in record}
    fields = {name: value for name, value in record.items() if name != "key" and name not in rows}
    if kind.name == "saved_list":
        fields["filters"] = _filters(known, fields)
    values, problems = kind.clean({**_linked(known, kind, fields), **owner})
    problems += kind.problems(values)
    if problems:
        raise Invalid(problems)
    made: Record = mapped_class(kind.name)(id=new_id(), **values)
    awaited += [(made, name, key) for name, key in _keys(kind, fields).items() if key not in known]
    if isinstance(made, ContactPoint) and made.kind in ("phone", "fax", "mobile"):
        made.e164 = international_number(made.value, None)
    if isinstance(made, MinuteItem) and made.text_fr and made.text_en:
        made.source_revision = made.translated_revision = 1
    session.add(made)
    session.flush()
    if "key" in record:
        known[kind.name, record["key"]] = made.id
    if isinstance(made, Person):
        known[kind.name, made.full_name()] = made.id
    for row_kind, by in rows.items():
        for row in record[row_kind]:
            _add(session, known, awaited, KINDS[row_kind], row, {by: made.id})


def _keys(kind: Kind, fields: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """The kind and key of the record that each link names."""
    to = {field.name: field.to for field in kind.columns if isinstance(field, Link)}
    return {name: (to[name], value) for name, value in fields.items() if name in to}


def _linked(known: Known, kind: Kind, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with ids where links name a record by its key; what is described further on is left open."""
    keys = _keys(kind, fields)
    return {name: known.get(keys[name]) if name in keys else value for name, value in fields.items()}


def _filters(known: Known, fields: dict[str, Any]) -> str:
    """The filters of a saved list as it keeps them."""
    asked = []
    for name, operator, value in fields["filters"]:
        field = filterable(fields["kind"], name).field
        linked = isinstance(field, Link) and value is not None
        asked.append(Filter(name, operator, known[field.to, value] if linked else value))  # type: ignore[attr-defined]
    return as_json(asked)
