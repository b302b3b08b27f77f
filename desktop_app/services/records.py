"""What one does with any record: load its card, check, save, delete; and choose what to link it to."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app import i18n
from desktop_app.domain.contact import international_number
from desktop_app.domain.fields import Link
from desktop_app.domain.kinds import KINDS, Kind, Section
from desktop_app.domain.record import Base, mapped_class
from desktop_app.errors import Invalid, NotFound, Problem
from desktop_app.i18n import N_, _
from desktop_app.services.edits import Edit, RowEdit
from desktop_app.storage.database import Database
from desktop_app.storage.queries import titles as named
from desktop_app.storage.search import search

__all__ = [
    "Card",
    "Edit",
    "Row",
    "RowEdit",
    "add",
    "change",
    "choices",
    "delete",
    "load",
    "problems",
    "save",
    "title",
]


@dataclass(frozen=True)
class Row:
    """One record on another's card: its values, its title, and facts worked out for it (role, holder)."""

    kind: str
    id: str
    values: dict[str, Any]
    title: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """A record with all that hangs on it, and the title of every record it links to."""

    kind: str
    id: str
    title: str
    values: dict[str, Any]
    rows: dict[str, list[Row]]
    titles: dict[str, str]


def section_key(section: Section) -> str:
    """The name of a section among a card's rows."""
    return f"{section.kind}.{section.by}"


def load(database: Database, kind: str, record_id: str, day: str) -> Card:
    """A record's card in the language in force, as of a day; NotFound when it is gone."""
    language = i18n.language()
    with database.reading() as session:
        values = _values(session, kind, record_id)
        if values is None:
            raise NotFound(_("This record is no longer there; somebody deleted it. Undo brings it back."))
        found = {section_key(s): _section_rows(session, s, record_id) for s in KINDS[kind].sections}
        connection = session.connection()
        linked = [
            (kind, values),
            *((key.partition(".")[0], row) for key, rows in found.items() for row in rows),
        ]
        titles = named.link_titles(connection, linked, language, day)
        own = named.titles(connection, kind, [record_id], language, day)[record_id]
        rows = {key: _titled(connection, key.partition(".")[0], rows, language, day) for key, rows in found.items()}
    return Card(kind, record_id, own, values, rows, titles)


def _values(session: Session, kind: str, record_id: str) -> dict[str, Any] | None:
    table = Base.metadata.tables[kind]
    row = session.execute(select(table).where(table.c.id == record_id)).mappings().first()
    return {name: value for name, value in row.items() if name != "id"} if row else None


def _section_rows(session: Session, section: Section, record_id: str) -> list[dict[str, Any]]:
    table = Base.metadata.tables[section.kind]
    found = session.execute(select(table).where(table.c[section.by] == record_id).order_by(table.c.id)).mappings()
    return [dict(row) for row in found]


def _titled(connection: Any, kind: str, rows: list[dict[str, Any]], language: str, day: str) -> list[Row]:
    ids = [row["id"] for row in rows]
    titles = named.titles(connection, kind, ids, language, day) if ids else {}
    facts: dict[str, dict[str, str]] = {}
    if kind == "mandate" and ids:
        facts = {row: {"role": role} for row, role in named.roles(connection, ids, language).items()}
    if kind == "seat" and ids:
        held = named.holders(connection, ids, language, day)
        facts = {seat: {"holder_id": person, "holder": name} for seat, (person, name) in held.items()}
    return [
        Row(
            kind,
            row["id"],
            {k: v for k, v in row.items() if k != "id"},
            titles[row["id"]],
            facts.get(row["id"], {}),
        )
        for row in rows
    ]


# Checking -------------------------------------------------------------------------------------------------------


def problems(database: Database, edit: Edit) -> list[Problem]:
    """What would keep an edit from being saved, field by field."""
    with database.reading() as session:
        return _checked(session, edit)[1]


def _checked(session: Session, edit: Edit) -> tuple[Edit, list[Problem]]:
    """The edit as it would be kept, and what is wrong with it."""
    kind = KINDS[edit.kind]
    values, found = _check_one(session, kind, edit.id, edit.values, "")
    rows = []
    for row in edit.rows:
        if row.removed:
            rows.append(row)
            continue
        own = dict(row.values)
        if row.id is None:
            own[_link_to(kind, row.kind)] = edit.id or "0" * 32
        cleaned, wrong = _check_one(session, KINDS[row.kind], row.id, own, row.key)
        found += wrong
        rows.append(RowEdit(row.kind, row.id, row.key, cleaned))
    if edit.kind == "organisation" and not _has_a_name(session, edit):
        found.append(Problem("text", _("An organisation needs at least one name."), "organisation_name"))
    return Edit(edit.kind, edit.id, values, rows), found


def _link_to(kind: Kind, row_kind: str) -> str:
    return next(section.by for section in kind.sections if section.kind == row_kind)


def _check_one(
    session: Session, kind: Kind, record_id: str | None, typed: dict[str, Any], row: str
) -> tuple[dict[str, Any], list[Problem]]:
    standing = _values(session, kind.name, record_id) if record_id else {}
    if standing is None:
        raise NotFound(_("This record is no longer there; somebody deleted it. Undo brings it back."))
    cleaned, wrong = kind.clean(_with_code(kind, record_id, typed), row)
    wrong_fields = {problem.field for problem in wrong}
    whole = kind.problems({**standing, **cleaned}, row)
    return cleaned, wrong + [problem for problem in whole if problem.field not in wrong_fields]


def _with_code(kind: Kind, record_id: str | None, typed: dict[str, Any]) -> dict[str, Any]:
    """A new entry of one of the user's lists may leave its code to us: it is made from the label."""
    if record_id or not kind.vocabulary or typed.get("code") or all(f.name != "code" for f in kind.columns):
        return typed
    label = str(typed.get("label_en") or typed.get("title_en") or "")
    return {**typed, "code": "-".join(i18n.fold(label).split())} if label else typed


def _has_a_name(session: Session, edit: Edit) -> bool:
    gone = {row.id for row in edit.rows if row.kind == "organisation_name" and row.removed}
    if any(row.kind == "organisation_name" and not row.removed for row in edit.rows):
        return True
    if edit.id is None:
        return False
    table = Base.metadata.tables["organisation_name"]
    return bool(set(session.scalars(select(table.c.id).where(table.c.organisation_id == edit.id))) - gone)


# Saving ---------------------------------------------------------------------------------------------------------


def save(database: Database, edit: Edit) -> str:
    """Keep an edit in one transaction and return the record's id; Invalid says what is wrong and keeps nothing."""
    with database.reading() as session:
        cleaned, wrong = _checked(session, edit)
        name = _name_for_title(session, cleaned)
    if wrong:
        raise Invalid(wrong)
    heading = N_("Change {name}") if edit.id else N_("Add {name}")
    with database.transaction(heading, name=name) as session:
        record_id = _put(session, cleaned.kind, cleaned.id, cleaned.values)
        for row in cleaned.rows:
            values = dict(row.values)
            if row.removed:
                if row.id:
                    session.delete(session.get_one(mapped_class(row.kind), row.id))
                continue
            if row.id is None:
                values[_link_to(KINDS[edit.kind], row.kind)] = record_id
            _put(session, row.kind, row.id, values)
    return record_id


def _put(session: Session, kind: str, record_id: str | None, values: dict[str, Any]) -> str:
    made = mapped_class(kind)
    if record_id is None:
        record = made(**values)
        session.add(record)
    else:
        record = session.get_one(made, record_id)
        for name, value in values.items():
            if getattr(record, name) != value:
                setattr(record, name, value)
    if kind == "contact_point" and {"value", "kind"} & values.keys():
        _read_number(session, record)
    session.flush()
    return record.id


def _read_number(session: Session, point: Any) -> None:
    """Set a phone's international number beside the typed one, read with its organisation's country."""
    if point.kind not in ("phone", "fax", "mobile"):
        point.e164 = None
        return
    owner = point.organisation_id
    if point.mandate_id:
        owner = session.get_one(mapped_class("mandate"), point.mandate_id).organisation_id  # type: ignore[attr-defined]
    country = session.get_one(mapped_class("organisation"), owner).country if owner else None  # type: ignore[attr-defined]
    point.e164 = international_number(point.value, country)


def add(database: Database, kind: str, values: dict[str, Any]) -> str:
    """Make a record of any kind from typed values and return its id."""
    return save(database, Edit(kind, None, values))


def change(database: Database, kind: str, record_id: str, values: dict[str, Any]) -> None:
    """Change some fields of a record."""
    save(database, Edit(kind, record_id, values))


def delete(database: Database, kind: str, record_id: str) -> None:
    """Delete a record and what belongs to it alone; undo brings all of it back."""
    with database.reading() as session:
        name = named.titles(session.connection(), kind, [record_id], i18n.language(), "9999").get(record_id, "")
    with database.transaction(N_("Delete {name}"), name=name) as session:
        session.delete(session.get_one(mapped_class(kind), record_id))


def _name_for_title(session: Session, edit: Edit) -> str:
    """What the record is called in the title of the transaction: as it will be, or as it was."""
    if edit.id:
        found = named.titles(session.connection(), edit.kind, [edit.id], i18n.language(), "9999").get(edit.id, "")
        if found:
            return found
    for row in edit.rows:
        if row.kind == "organisation_name" and row.values.get("text"):
            return str(row.values["text"])
    parts = [
        edit.values.get(name) for name in ("given", "particle", "family", "label_fr", "title_fr_m", "title", "text")
    ]
    own = " ".join(str(part) for part in parts if part)[:80]
    return own or _(KINDS[edit.kind].title)


# Choosing -------------------------------------------------------------------------------------------------------


def title(database: Database, kind: str, record_id: str, day: str) -> str:
    """What a record is called in the language in force; empty when it is gone."""
    with database.reading() as session:
        return named.titles(session.connection(), kind, [record_id], i18n.language(), day).get(record_id, "")


def choices(database: Database, link: Link, words: str, day: str, limit: int = 20) -> list[tuple[str, str]]:
    """Records a link may point to, by words as typed: id and title; the user's lists come whole."""
    language = i18n.language()
    if KINDS[link.to].listed:
        found = search(database, words, language, day, limit, kind=link.to)
        return [(one.id, f"{one.title} ({one.detail})" if one.detail else one.title) for one in found]
    wanted = i18n.fold(words).split()
    every = all_of(database, link.to, day)
    return [one for one in every if all(word in i18n.fold(one[1]) for word in wanted)][: limit if words else None]


def all_of(database: Database, kind: str, day: str) -> list[tuple[str, str]]:
    """All records of one of the user's lists, id and title, in the list's order."""
    with database.reading() as session:
        return named.all_titles(session.connection(), kind, i18n.language(), day)


def values_of(database: Database, kind: str, record_id: str) -> dict[str, Any]:
    """A record's own values; NotFound when it is gone."""
    with database.reading() as session:
        found = _values(session, kind, record_id)
    if found is None:
        raise NotFound(_("There is no such record; somebody may have deleted it."))
    return found
