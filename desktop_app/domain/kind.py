"""What a kind of record is: its fields in the order of a card, the sections of the card, and its own rules."""

from dataclasses import dataclass
from typing import Any

from desktop_app.domain.fields import BadValue, Bilingual, CheckOfRecord, Date, Field, Integer, Text
from desktop_app.errors import Problem
from desktop_app.i18n import N_, _


@dataclass(frozen=True)
class Section:
    """A part of a card: the records of another kind that hang on this one by their field `by`."""

    kind: str
    by: str
    title: str
    inline: bool = False
    """Edited in place as rows of the card; else shown as lines that open a dialog."""
    empty: str = ""
    """What to say when there are none."""


@dataclass(frozen=True)
class Kind:
    """One kind of record: its fields in the order a card shows them, its sections, its own rules."""

    name: str
    title: str
    plural: str
    icon: str
    fields: tuple[Field, ...]
    sections: tuple[Section, ...] = ()
    checks: tuple[CheckOfRecord, ...] = ()
    listed: bool = False
    """Has a page of its own and stands in the search."""
    vocabulary: bool = False
    """One of the user's own lists."""

    @property
    def columns(self) -> tuple[Field, ...]:
        """The simple fields the mapping keeps."""
        return tuple(part for field in self.fields for part in field.parts)

    def field(self, name: str) -> Field:
        """The simple field of a name; KeyError when there is none."""
        for field in self.columns:
            if field.name == name:
                return field
        raise KeyError(name)

    def clean(self, values: dict[str, Any], row: str = "") -> tuple[dict[str, Any], list[Problem]]:
        """The values to keep for those typed, and what is wrong with them field by field."""
        cleaned: dict[str, Any] = {}
        problems: list[Problem] = []
        for name, value in values.items():
            try:
                cleaned[name] = self.field(name).clean(value)
            except BadValue as bad:
                problems.append(Problem(name, str(bad), row))
        return cleaned, problems

    def problems(self, values: dict[str, Any], row: str = "") -> list[Problem]:
        """What breaks the rules in a whole record's values."""
        missing = [
            Problem(field.name, _("“{field}” must be filled in.").format(field=_(field.title)), row)
            for field in self.columns
            if field.required and values.get(field.name) in (None, "")
        ]
        broken = [Problem(name, message, row) for check in self.checks for name, message in check(values)]
        return missing + broken


VERIFIED = (
    Date("last_verified_on", N_("Last verified")),
    Text("verified_by", N_("Verified by")),
)
PERIOD = (
    Date("starts_on", N_("From"), hint=N_("9/3/2014, 3/2014 or 2014")),
    Date("ends_on", N_("Until"), hint=N_("Empty while it lasts")),
)
LABELS = (
    Bilingual("label", N_("Label"), required=True, column=True),
    Text("code", N_("Code"), required=True, hint=N_("A short word for files and the command line")),
    Integer("rank", N_("Order")),
)
