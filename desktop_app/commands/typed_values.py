"""What is typed as `field=value`: which fields are meant, links by name, and names and phones in one word."""

from collections.abc import Iterable, Mapping
from typing import Any

from desktop_app.commands import links
from desktop_app.commands.output import WrongUsage
from desktop_app.domain.contact_kinds import CONTACT_POINTS
from desktop_app.domain.fields import Link, in_force
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.organisation_kinds import KIND_OF_NAME, LANGUAGE_OF_NAME
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.services.edits import Edit, RowEdit
from desktop_app.storage.database import Database

NAMES = {
    ("name" if kind == "official" else kind) + f"_{language}": {"language": language, "kind": kind}
    for kind, _title in KIND_OF_NAME
    for language, _title in LANGUAGE_OF_NAME
    if kind != "former"
}
"""`name_fr=`, `acronym_en=`…: names of an organisation given with the organisation itself."""
POINTS = {kind: {"kind": kind} for kind, _title in CONTACT_POINTS}
"""`phone=`, `email=`…: contact points given with the one they reach."""


def pairs(words: Iterable[str]) -> dict[str, str]:
    """The `field=value` words, each field once."""
    found: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise WrongUsage(_("“{word}” is not of the form field=value.").format(word=word))
        if name in found:
            raise WrongUsage(_("“{field}” is given twice.").format(field=name))
        found[name] = value
    return found


def edit(database: Database, kind: str, record_id: str | None, typed: Mapping[str, str], day: str) -> Edit:
    """What to save for the words typed about one record."""
    short = {name: value for name, value in typed.items() if name in short_forms(kind)}
    values = {field_name(kind, name): value for name, value in typed.items() if name not in short}
    return Edit(kind, record_id, _linked(database, kind, values, day), _rows(database, kind, record_id, short, day))


def short_forms(kind: str) -> dict[str, tuple[str, str, dict[str, str]]]:
    """The words that stand for a row of the card: the row's kind, the field the value goes to, the other values."""
    sections = {section.kind for section in KINDS[kind].sections}
    found: dict[str, tuple[str, str, dict[str, str]]] = {}
    if "organisation_name" in sections:
        found |= {word: ("organisation_name", "text", others) for word, others in NAMES.items()}
    if "contact_point" in sections:
        found |= {word: ("contact_point", "value", others) for word, others in POINTS.items()}
    return found


def field_name(kind: str, typed: str) -> str:
    """The field a word means: its own name, or that of a link without `_id` (`organisation=`, `role=`)."""
    names = [field.name for field in KINDS[kind].columns]
    for candidate in (typed, f"{typed}_id", f"{typed}_type_id", f"{typed}_kind_id"):
        if candidate in names:
            return candidate
    raise WrongUsage(
        _("“{field}” is not a field of “{kind}”. Its fields: {fields}.").format(
            field=typed, kind=kind, fields=", ".join([*names, *short_forms(kind)])
        )
    )


def _linked(database: Database, kind: str, typed: Mapping[str, str], day: str) -> dict[str, Any]:
    """The values with each link as the id of the record that its word means."""
    found: dict[str, Any] = {}
    for name, value in typed.items():
        field = KINDS[kind].field(name)
        is_link = isinstance(field, Link) and value.strip()
        found[name] = links.record_id(database, field.to, value, day) if is_link else value  # type: ignore[attr-defined]
    return found


def _rows(database: Database, kind: str, record_id: str | None, short: Mapping[str, str], day: str) -> list[RowEdit]:
    """The rows of the card that short words write: the one that stands is changed, else one is added."""
    if not short:
        return []
    standing = _standing(database, kind, record_id, day) if record_id else []
    found = []
    for word, value in short.items():
        row_kind, field, others = short_forms(kind)[word]
        same = [
            row_id for its_kind, row_id, values in standing if its_kind == row_kind and others.items() <= values.items()
        ]
        if len(same) > 1:
            raise UserError(
                _("This record has {count} values of “{field}”. Change one of them by its id: {ids}.").format(
                    count=len(same), field=word, ids=", ".join(same)
                )
            )
        existing = same[0] if same else None
        if value.strip():
            found.append(RowEdit(row_kind, existing, word, {field: value} if existing else {**others, field: value}))
        elif existing:
            found.append(RowEdit(row_kind, existing, word, removed=True))
    return found


def _standing(database: Database, kind: str, record_id: str, day: str) -> list[tuple[str, str, dict[str, Any]]]:
    """The rows of a card in force on a day: kind, id, values."""
    from desktop_app.services import records

    card = records.load(database, kind, record_id, day)
    return [
        (row.kind, row.id, row.values)
        for rows in card.rows.values()
        for row in rows
        if in_force(row.values.get("starts_on"), row.values.get("ends_on"), day)
    ]
