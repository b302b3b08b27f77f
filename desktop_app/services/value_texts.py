"""A field's value as people read it, in the language in force: previews and notices show old and new by it."""

from typing import Any

from desktop_app.domain.fields import Boolean, Choice, Country, Date, Field, Link, Moment
from desktop_app.i18n import _, country_name
from desktop_app.storage.database import Database


def value_text(database: Database, field: Field, value: Any, day: str) -> str:
    """A value in words; nothing is an empty text."""
    if isinstance(field, Boolean):
        return _("yes") if value else _("no")
    if value is None or value == "":
        return ""
    if isinstance(field, Link):
        from desktop_app.services import records

        return records.title(database, field.to, str(value), day) if len(str(value)) == 32 else str(value)
    if isinstance(field, Choice):
        return _(dict(field.options).get(value, str(value)))
    if isinstance(field, Country):
        return country_name(str(value))
    if isinstance(field, Moment):
        return moment_text(str(value))
    if isinstance(field, Date):
        return "/".join(reversed(str(value).split("-")))
    return str(value)


def moment_text(wall: str) -> str:
    """A wall time in figures, in the language in force: 16/11/2008 16h30."""
    from datetime import datetime

    from desktop_app.i18n import format_time, short_date

    moment = datetime.fromisoformat(wall)
    return f"{short_date(moment.date())} {format_time(moment)}"
