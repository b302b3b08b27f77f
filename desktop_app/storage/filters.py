"""Filters of lists: plain data kept in saved lists, and the SQL each one means, without SQLAlchemy.

A condition speaks of the listed record under the alias `r` (its own table) and of a day: what is dated counts
when it is in force then, as `domain.fields.in_force` says.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.fields import (
    BadValue,
    Boolean,
    Choice,
    Country,
    Date,
    Field,
    Integer,
    Link,
    LongText,
    Text,
)
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.person_kinds import CONSENT
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _


@dataclass(frozen=True)
class Filter:
    """One condition a record must meet to stand in a list."""

    field: str
    operator: str
    value: Any = None


@dataclass(frozen=True)
class Filterable:
    """Something lists can be filtered by; `source` holds it when it is not a column of the record itself."""

    field: Field
    operators: tuple[str, ...]
    source: str = ""
    column: str = ""


OPERATORS = {
    "is": N_("is"),
    "is not": N_("is not"),
    "contains": N_("contains"),
    "before": N_("is before"),
    "after": N_("is after"),
    "is filled": N_("is filled in"),
    "is empty": N_("is empty"),
}
WITHOUT_VALUE = ("is filled", "is empty")

_OF_TEXT = ("contains", "is", "is not", "is filled", "is empty")
_OF_LINK = ("is", "is not", "is filled", "is empty")
_OF_DATE = ("before", "after", "is", "is filled", "is empty")
_OF_NUMBER = ("is", "is not", "before", "after", "is filled", "is empty")


def _in_force(alias: str) -> str:
    """The SQL of `in_force` for an alias; `:day` stands for the day, itself perhaps a month or a year."""
    return (
        f"({alias}.starts_on IS NULL OR substr({alias}.starts_on, 1, length(:day)) <= :day)"
        f" AND ({alias}.ends_on IS NULL OR substr(:day, 1, length({alias}.ends_on)) <= {alias}.ends_on)"
    )


_TAG = Link("tag", N_("Tag"), to="tag")
_BODY = Link("body", N_("Seat in"), to="organisation", where="body")
_MANDATE_OF_PERSON = f"mandate f WHERE f.person_id = r.id AND {_in_force('f')}"
_ORGANISATION_OF_PERSON = (
    f"mandate m JOIN organisation f ON f.id = m.organisation_id WHERE m.person_id = r.id AND {_in_force('m')}"
)
_NAME = f"organisation_name f WHERE f.organisation_id = r.id AND {_in_force('f')}"
_MEMBERSHIP = f"membership f WHERE f.organisation_id = r.id AND {_in_force('f')}"
_IN_BODY = (
    "(SELECT s.represents_id AS of_id, s.organisation_id AS body_id FROM seat s"
    f" WHERE {_in_force('s')} UNION SELECT m.on_behalf_of_id, m.organisation_id FROM mandate m"
    f" JOIN organisation o ON o.id = m.organisation_id JOIN organisation_kind k ON k.id = o.kind_id"
    f" WHERE k.is_body AND {_in_force('m')}) f WHERE f.of_id = r.id"
)


def _contact_of_organisation(kinds: str) -> str:
    return f"contact_point f WHERE f.organisation_id = r.id AND f.kind IN ({kinds}) AND {_in_force('f')}"


def _contact_of_person(kinds: str) -> str:
    return (
        f"contact_point f WHERE f.kind IN ({kinds}) AND {_in_force('f')} AND (f.person_id = r.id"
        f" OR f.mandate_id IN (SELECT m.id FROM mandate m WHERE m.person_id = r.id AND {_in_force('m')}))"
    )


_SPECIAL = {
    "organisation": (
        Filterable(Text("name", N_("Name")), _OF_TEXT, _NAME, "f.text"),
        Filterable(Text("acronym", N_("Acronym")), _OF_TEXT, f"{_NAME} AND f.kind = 'acronym'", "f.text"),
        Filterable(_TAG, _OF_LINK, "tagging f WHERE f.organisation_id = r.id", "f.tag_id"),
        Filterable(Date("member_on", N_("Member on")), ("is", "is not"), _MEMBERSHIP, "f.id"),
        Filterable(
            Link("category", N_("Category of member"), to="membership_category"),
            _OF_LINK,
            _MEMBERSHIP,
            "f.category_id",
        ),
        Filterable(Link("family", N_("Family"), to="family"), _OF_LINK, _MEMBERSHIP, "f.family_id"),
        Filterable(_BODY, _OF_LINK, _IN_BODY, "f.body_id"),
        Filterable(
            Boolean("has_seats", N_("Has seats")),
            ("is",),
            "organisation_kind f WHERE f.id = r.kind_id",
            "f.is_body",
        ),
        Filterable(
            Link("role", N_("Has someone as"), to="role_type"),
            _OF_LINK,
            f"mandate f WHERE f.organisation_id = r.id AND {_in_force('f')}",
            "f.role_type_id",
        ),
        Filterable(
            Text("town", N_("Town")),
            _OF_TEXT,
            f"address f WHERE f.organisation_id = r.id AND {_in_force('f')}",
            "f.city",
        ),
        Filterable(Text("email", N_("E-mail")), _OF_TEXT, _contact_of_organisation("'email'"), "f.value"),
        Filterable(Text("phone", N_("Phone")), _OF_TEXT, _contact_of_organisation("'phone', 'mobile'"), "f.value"),
    ),
    "person": (
        Filterable(_TAG, _OF_LINK, "tagging f WHERE f.person_id = r.id", "f.tag_id"),
        Filterable(
            Link("organisation", N_("Mandate in"), to="organisation"),
            _OF_LINK,
            _MANDATE_OF_PERSON,
            "f.organisation_id",
        ),
        Filterable(
            _BODY,
            _OF_LINK,
            f"{_ORGANISATION_OF_PERSON} AND f.kind_id IN (SELECT id FROM organisation_kind WHERE is_body)",
            "f.id",
        ),
        Filterable(Link("role", N_("Role"), to="role_type"), _OF_LINK, _MANDATE_OF_PERSON, "f.role_type_id"),
        Filterable(Country("country", N_("Country")), _OF_LINK, _ORGANISATION_OF_PERSON, "f.country"),
        Filterable(Text("email", N_("E-mail")), _OF_TEXT, _contact_of_person("'email'"), "f.value"),
        Filterable(Text("phone", N_("Phone")), _OF_TEXT, _contact_of_person("'phone', 'mobile'"), "f.value"),
        Filterable(
            Choice("consent", N_("Consent"), options=CONSENT.field("purpose").options),  # type: ignore[attr-defined]
            _OF_LINK,
            "consent f WHERE f.person_id = r.id AND (f.given_on IS NULL OR f.given_on <= :day)"
            " AND (f.withdrawn_on IS NULL OR f.withdrawn_on > :day)",
            "f.purpose",
        ),
    ),
    "practice": (
        Filterable(
            Link("theme", N_("Theme"), to="theme"),
            _OF_LINK,
            "practice_theme f WHERE f.practice_id = r.id",
            "f.theme_id",
        ),
        Filterable(
            Country("country", N_("Partner country")),
            _OF_LINK,
            "(SELECT p.practice_id, coalesce(p.country, o.country) AS country FROM practice_partner p "
            "LEFT JOIN organisation o ON o.id = p.organisation_id) f WHERE f.practice_id = r.id",
            "f.country",
        ),
        Filterable(
            Link("partner", N_("Partner"), to="organisation"),
            _OF_LINK,
            "practice_partner f WHERE f.practice_id = r.id",
            "f.organisation_id",
        ),
    ),
    "interaction": (
        Filterable(
            Link("person", N_("Who was there"), to="person"),
            _OF_LINK,
            "interaction_person f WHERE f.interaction_id = r.id",
            "f.person_id",
        ),
    ),
    "position": (
        Filterable(
            Link("sent_to", N_("Sent to"), to="organisation"),
            _OF_LINK,
            "position_sending f WHERE f.position_id = r.id AND f.sent_on IS NOT NULL",
            "f.organisation_id",
        ),
    ),
}


def filterables(kind: str) -> tuple[Filterable, ...]:
    """All that lists of a kind can be filtered by: what the office asks for most first, then its fields."""
    own = tuple(Filterable(field, operators_of(field)) for field in KINDS[kind].columns)
    return _SPECIAL.get(kind, ()) + own


def operators_of(field: Field) -> tuple[str, ...]:
    """The operators that make sense for a type of field."""
    if isinstance(field, Date):
        return _OF_DATE
    if isinstance(field, Integer):
        return _OF_NUMBER
    if isinstance(field, Boolean):
        return ("is",)
    return _OF_LINK if isinstance(field, Link | Choice | Country) else _OF_TEXT


def filterable(kind: str, name: str) -> Filterable:
    """What a filter's field name stands for; a sentence when this version does not know it."""
    for candidate in filterables(kind):
        if candidate.field.name == name:
            return candidate
    raise UserError(_("This list asks about “{field}”, which Parvis does not know here.").format(field=name))


def condition(kind: str, wanted: Filter, day: str, language: str) -> tuple[str, dict[str, Any]]:
    """The SQL a filter means for a kind's records (alias `r`) on a day, and its named parameters."""
    del language  # names and texts are looked for in every language
    known = filterable(kind, wanted.field)
    if wanted.operator not in known.operators:
        raise UserError(
            _("“{field}” cannot be asked with “{operator}”.").format(
                field=_(known.field.title), operator=wanted.operator
            )
        )
    # What a text contains may be any part of it, whatever form the whole must have.
    asked = Text(known.field.name, known.field.title) if wanted.operator == "contains" else known.field
    value = _value(asked, wanted.value)
    if wanted.field == "member_on":
        exists = "EXISTS" if wanted.operator == "is" else "NOT EXISTS"
        return f"{exists} (SELECT 1 FROM {known.source})", {"day": value or day}
    if value is None and wanted.operator not in WITHOUT_VALUE:
        return "1", {}  # a filter still being written leaves everything
    sql = _inside(known, wanted.operator, value) if known.source else _own(known, wanted.operator, value)
    given = {"day": day, "value": _escaped(str(value)) if wanted.operator == "contains" else value}
    return sql, {name: given[name] for name in given if f":{name}" in sql}


def _value(field: Field, typed: Any) -> Any:
    try:
        return field.clean(typed)
    except BadValue as bad:
        raise UserError(str(bad)) from None


def _inside(known: Filterable, operator: str, value: Any) -> str:
    """Of the rows that hang on the record, one meets the test; for “is not” and “is empty”, none does."""
    if isinstance(known.field, Boolean):
        return f"{'' if value else 'NOT '}EXISTS (SELECT 1 FROM {known.source} AND {known.column})"
    positive = {"is not": "is", "is empty": "is filled"}.get(operator, operator)
    exists = "EXISTS" if positive == operator else "NOT EXISTS"
    return f"{exists} (SELECT 1 FROM {known.source} AND {_test(known.field, known.column, positive, value)})"


def _own(known: Filterable, operator: str, value: Any) -> str:
    field, column = known.field, f"r.{known.field.name}"
    if operator == "is not":
        return f"({column} IS NULL OR NOT {_test(field, column, 'is', value)})"
    return _test(field, column, operator, value)


def _test(field: Field, column: str, operator: str, value: Any) -> str:
    """One comparison; dates known to the month or the year compare by as much as the asked date says."""
    if operator == "is filled":
        return f"({column} IS NOT NULL AND {column} <> '')"
    if operator == "is empty":
        return f"({column} IS NULL OR {column} = '')"
    if operator == "contains":
        return f"fold({column}) LIKE '%' || fold(:value) || '%' ESCAPE '\\'"
    sign = {"is": "=", "before": "<", "after": ">"}[operator]
    if isinstance(field, Date):
        return f"substr({column}, 1, {len(value)}) {sign} :value"
    if isinstance(field, Text | LongText):
        return f"fold({column}) {sign} fold(:value)"
    return f"{column} {sign} :value"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def as_json(filters: Iterable[Filter]) -> str:
    """Filters as a saved list keeps them."""
    return json.dumps([[one.field, one.operator, one.value] for one in filters], ensure_ascii=False)


def from_json(text: str | None) -> tuple[Filter, ...]:
    """The filters of a saved list; a sentence when its text is not one."""
    try:
        return tuple(Filter(str(name), str(operator), value) for name, operator, value in json.loads(text or "[]"))
    except (ValueError, TypeError):
        raise UserError(_("The filters of this list cannot be read. Make the list again.")) from None
