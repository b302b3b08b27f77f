"""What one does with any record: load its card, check, save, delete; and choose what to link it to."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_app import i18n
from desktop_app.domain.fields import Link
from desktop_app.domain.kind import Kind, Section
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, NotFound, Problem
from desktop_app.i18n import N_, _
from desktop_app.services import rules, writing
from desktop_app.services.edits import Edit, RowEdit
from desktop_app.storage.database import Database
from desktop_app.storage.queries import records as queries
from desktop_app.storage.queries import titles as named
from desktop_app.storage.queries.meeting_titles import MEETING_TITLES
from desktop_app.storage.queries.voice_titles import VOICE_TITLES
from desktop_app.storage.search import search

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

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
    values = _standing(database, kind, record_id)
    found = {section_key(s): queries.section_rows(database, s, record_id) for s in KINDS[kind].sections}
    linked = [(kind, values), *((key.partition(".")[0], row) for key, rows in found.items() for row in rows)]
    titles = named.link_titles(database, linked, language, day)
    own = named.titles(database, kind, [record_id], language, day).get(record_id, "")
    rows = {key: _titled(database, key.partition(".")[0], rows, language, day) for key, rows in found.items()}
    return Card(kind, record_id, own, values, rows, titles)


def _standing(database: Database, kind: str, record_id: str) -> dict[str, Any]:
    """A record's values as they stand in the base."""
    found = queries.values(database, kind, record_id)
    if found is None:
        raise NotFound(_("This record is no longer there; somebody deleted it. Undo brings it back."))
    return found


def _titled(database: Database, kind: str, rows: list[dict[str, Any]], language: str, day: str) -> list[Row]:
    ids = [row["id"] for row in rows]
    titles = named.titles(database, kind, ids, language, day) if ids else {}
    facts: dict[str, dict[str, str]] = {}
    if kind == "mandate" and ids:
        facts = {row: {"role": role} for row, role in named.roles(database, ids, language).items()}
    if kind == "seat" and ids:
        held = named.holders(database, ids, language, day)
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
    return _checked(database, edit)[1]


def _checked(database: Database, edit: Edit) -> tuple[Edit, list[Problem]]:
    """The edit as it would be kept, and what is wrong with it."""
    kind = KINDS[edit.kind]
    values, found = _check_one(database, kind, edit.id, edit.values, "")
    rows = []
    for row in edit.rows:
        if row.removed:
            if row.id:
                rules.refuse_deletion(database, row.kind, row.id)
            rows.append(row)
            continue
        own = dict(row.values)
        if row.id is None:
            own[_link_to(kind, row.kind)] = edit.id or "0" * 32
        cleaned, wrong = _check_one(database, KINDS[row.kind], row.id, own, row.key)
        found += wrong
        if row.kind == "contact_point" and {"value", "kind"} & cleaned.keys():
            cleaned["e164"] = _international(database, {**_standing_row(database, row), **cleaned}, edit.kind, values)
        rows.append(RowEdit(row.kind, row.id, row.key, cleaned))
    if edit.kind == "organisation" and not _has_a_name(database, edit):
        found.append(Problem("text", _("An organisation needs at least one name."), "organisation_name"))
    if edit.kind == "contact_point" and {"value", "kind"} & values.keys():
        values["e164"] = _international(database, {**_standing_row(database, edit), **values}, edit.kind, values)
    if edit.kind == "organisation" and edit.id and "country" in values:
        rows += _phones_read_again(database, edit.id, values["country"], {row.id for row in rows})
    return Edit(edit.kind, edit.id, values, rows), found


def _standing_row(database: Database, row: Edit | RowEdit) -> dict[str, Any]:
    return _standing(database, row.kind, row.id) if row.id else {}


def _link_to(kind: Kind, row_kind: str) -> str:
    return next(section.by for section in kind.sections if section.kind == row_kind)


def _check_one(
    database: Database, kind: Kind, record_id: str | None, typed: dict[str, Any], row: str
) -> tuple[dict[str, Any], list[Problem]]:
    standing = _standing(database, kind.name, record_id) if record_id else {}
    cleaned, wrong = kind.clean(_with_code(kind, record_id, typed), row)
    wrong_fields = {problem.field for problem in wrong}
    whole = kind.problems({**standing, **cleaned}, row)
    whole += rules.broken(database, kind.name, record_id, {**standing, **cleaned}, row)
    if record_id:
        cleaned = {name: value for name, value in cleaned.items() if standing[name] != value}
    cleaned |= rules.derived(database, kind.name, record_id, standing, cleaned)
    return cleaned, wrong + [problem for problem in whole if problem.field not in wrong_fields]


def international(database: Database, point_id: str, number: str) -> str | None:
    """The international form that a kept telephone number would have if it were another one."""
    point = {**_standing(database, "contact_point", point_id), "value": number}
    return _international(database, point, "contact_point", {})


def _international(database: Database, point: dict[str, Any], card: str, on_card: dict[str, Any]) -> str | None:
    """A phone's international number, kept beside the typed one and read with its organisation's country.

    `on_card` are the values being saved with it, of a record of the kind `card`: a new organisation's country, a new
    mandate's organisation are not in the base yet.
    """
    if point.get("kind") not in ("phone", "fax", "mobile") or not point.get("value"):
        return None
    from desktop_app.domain.contact import international_number

    if card == "organisation" and "country" in on_card:
        return international_number(str(point["value"]), on_card["country"])
    organisation = on_card.get("organisation_id") if card == "mandate" else None
    country = database.read(
        "SELECT o.country FROM organisation o WHERE o.id = coalesce(?, ?, "
        "(SELECT m.organisation_id FROM mandate m WHERE m.id = ?))",
        (organisation, point.get("organisation_id"), point.get("mandate_id")),
    )
    return international_number(str(point["value"]), country[0][0] if country else None)


def _phones_read_again(
    database: Database, record_id: str, country: str | None, edited: set[str | None]
) -> list[RowEdit]:
    """The phones of an organisation and its people whose international number is another in the new country."""
    from desktop_app.domain.contact import international_number

    phones = database.read(
        "SELECT c.id, c.value, c.e164 FROM contact_point c LEFT JOIN mandate m ON m.id = c.mandate_id "
        "WHERE coalesce(c.organisation_id, m.organisation_id) = ? AND c.kind IN ('phone', 'fax', 'mobile')",
        (record_id,),
    )
    read = [(row, international_number(value, country), e164) for row, value, e164 in phones if row not in edited]
    return [RowEdit("contact_point", row, "", {"e164": number}) for row, number, before in read if number != before]


def _with_code(kind: Kind, record_id: str | None, typed: dict[str, Any]) -> dict[str, Any]:
    """A new entry of one of the user's lists may leave its code to us: it is made from the label."""
    if record_id or not kind.vocabulary or typed.get("code") or all(f.name != "code" for f in kind.columns):
        return typed
    label = str(typed.get("label_en") or typed.get("title_en") or "")
    return {**typed, "code": "-".join(i18n.fold(label).split())} if label else typed


def _has_a_name(database: Database, edit: Edit) -> bool:
    gone = {row.id for row in edit.rows if row.kind == "organisation_name" and row.removed}
    if any(row.kind == "organisation_name" and not row.removed for row in edit.rows):
        return True
    if edit.id is None:
        return False
    standing = database.read("SELECT id FROM organisation_name WHERE organisation_id = ?", (edit.id,))
    return bool({row[0] for row in standing} - gone)


# Saving ---------------------------------------------------------------------------------------------------------


def save(database: Database, edit: Edit) -> str:
    """Keep an edit in one transaction and return the record's id; Invalid says what is wrong and keeps nothing."""
    cleaned, wrong = _checked(database, edit)
    if wrong:
        raise Invalid(wrong)
    heading = N_("Change {name}") if edit.id else N_("Add {name}")
    name = _name_for_title(database, cleaned)
    with database.transaction(heading, name=name) as session:
        record_id = _put(session, cleaned.kind, cleaned.id, cleaned.values)
        for row in cleaned.rows:
            values = dict(row.values)
            if row.removed:
                if row.id:
                    writing.remove(session, row.kind, row.id)
                continue
            if row.id is None:
                values[_link_to(KINDS[edit.kind], row.kind)] = record_id
            _put(session, row.kind, row.id, values)
    return record_id


def _put(session: "Session", kind: str, record_id: str | None, values: dict[str, Any]) -> str:
    """Write one row's values as they are: plain data needs no object, and a save stays a fraction of a blink."""
    from sqlalchemy import insert

    from desktop_app.domain.record import Base, new_id

    table = Base.metadata.tables[kind]
    values = {name: _usual(table.c[name]) if value is None else value for name, value in values.items()}
    if record_id is None:
        record_id = new_id()
        session.connection().execute(insert(table).values(id=record_id, **values))
    elif values:
        writing.change(session, kind, record_id, **values)
    return record_id


def _usual(column: Any) -> Any:
    """What a column holds when it is emptied: nothing where it may, else its usual value."""
    if column.nullable or column.default is None:
        return None
    return column.default.arg if column.default.is_scalar else column.default.arg(None)


def add(database: Database, kind: str, values: dict[str, Any]) -> str:
    """Make a record of any kind from typed values and return its id."""
    return save(database, Edit(kind, None, values))


def change(database: Database, kind: str, record_id: str, values: dict[str, Any]) -> None:
    """Change some fields of a record."""
    save(database, Edit(kind, record_id, values))


def delete(database: Database, kind: str, record_id: str) -> None:
    """Delete a record and what belongs to it alone; undo brings all of it back."""
    rules.refuse_deletion(database, kind, record_id)
    name = named.titles(database, kind, [record_id], i18n.language(), "9999").get(record_id, "")
    with database.transaction(N_("Delete {name}"), name=name) as session:
        writing.remove(session, kind, record_id)


def _name_for_title(database: Database, edit: Edit) -> str:
    """What the record is called in the title of the transaction: as it will be, or as it was."""
    if edit.id:
        found = named.titles(database, edit.kind, [edit.id], i18n.language(), "9999").get(edit.id, "")
        if found:
            return found
    for row in edit.rows:
        if row.kind == "organisation_name" and row.values.get("text"):
            return str(row.values["text"])
    names = ("given", "particle", "family", "label_fr", "title_fr_m", "title", "text")
    is_bilingual = edit.kind in MEETING_TITLES or edit.kind in VOICE_TITLES
    parts = _own_title(edit.values) if is_bilingual else [edit.values.get(name) for name in names]
    own = " ".join(str(part) for part in parts if part)[:80]
    return own or _(KINDS[edit.kind].title)


def _own_title(values: dict[str, Any]) -> list[Any]:
    """The title or name in French, else in English."""
    found = [values.get(f"{name}_{code}") for code in ("fr", "en") for name in ("title", "name", "text")]
    return [next((one for one in found if one), None)]


# Choosing -------------------------------------------------------------------------------------------------------


def title(database: Database, kind: str, record_id: str, day: str) -> str:
    """What a record is called in the language in force; empty when it is gone."""
    return named.titles(database, kind, [record_id], i18n.language(), day).get(record_id, "")


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
    return named.all_titles(database, kind, i18n.language(), day)


def values_of(database: Database, kind: str, record_id: str) -> dict[str, Any]:
    """A record's own values; NotFound when it is gone."""
    return _standing(database, kind, record_id)
