"""A record's filled fields as people read them: each title with its value, in the language in force."""

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.fields import Boolean, Field
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import _
from desktop_app.services.value_texts import value_text
from desktop_app.storage.database import Database


def filled_fields(
    database: Database, kind: str, values: Mapping[str, Any], day: str, without: str = ""
) -> list[tuple[str, str]]:
    """The title and the value in words of each field that says something, in the order of a card."""
    return [
        (_title(kind, field), value_text(database, field, values[field.name], day))
        for field in KINDS[kind].columns
        if field.name != without
        and values.get(field.name) not in (None, "")
        and not (isinstance(field, Boolean) and not values[field.name])
    ]


def said(title: str, text: str) -> str:
    """A title and its value on one line, with the language's own colon."""
    return _("{title}: {value}").format(title=title, value=text)


def _title(kind: str, field: Field) -> str:
    """A field's title; one language of a text in two says which."""
    title = _(field.title)
    if any(whole.name == field.name for whole in KINDS[kind].fields):
        return title
    return (_("{title} in French") if field.name.endswith("_fr") else _("{title} in English")).format(title=title)
