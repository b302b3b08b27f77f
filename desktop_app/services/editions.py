"""Editions of the directory: what was chosen for one, under a name; and the days on which the directory went out."""

from dataclasses import dataclass

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.services import writing
from desktop_app.storage.database import Database

LAST = "last"
"""Instead of a day: since the directory last went out."""


@dataclass(frozen=True)
class KeptEdition:
    """An edition under its name; `printed_on` is when it last went out, empty if never."""

    id: str
    name: str
    options: str
    printed_on: str = ""


def kept(database: Database) -> list[KeptEdition]:
    """All editions by name."""
    rows = database.read(
        "SELECT e.id, e.name, e.options, coalesce(max(p.printed_on), '') FROM directory_edition e "
        "LEFT JOIN directory_printing p ON p.edition_id = e.id GROUP BY e.id"
    )
    return sorted((KeptEdition(*row) for row in rows), key=lambda one: (i18n.collation_key(one.name), one.id))


def keep(database: Database, name: str, options: str, edition_id: str = "") -> str:
    """Keep options under a name, anew or in the place of an edition; its id."""
    values = {"name": name, "options": options}
    if edition_id:
        checked = writing.checked(database, "directory_edition", values, edition_id)
        with database.transaction(N_("Change the edition {name}"), name=checked["name"]) as session:
            writing.change(session, "directory_edition", edition_id, **checked)
        return edition_id
    checked = writing.checked(database, "directory_edition", values)
    with database.transaction(N_("Keep the edition {name}"), name=checked["name"]) as session:
        return writing.insert(session, "directory_edition", checked)


def days(database: Database, before: str = "9999") -> list[str]:
    """The days before one on which the directory went out, the latest first."""
    rows = database.read(
        "SELECT DISTINCT printed_on FROM directory_printing WHERE printed_on < ? ORDER BY printed_on DESC", (before,)
    )
    return [row[0] for row in rows]


def since(database: Database, wanted: str, day: str) -> str:
    """The day entries are marked from: the one asked for, or that of the last directory before the day; or none."""
    return next(iter(days(database, day)), "") if wanted == LAST else wanted


def note(database: Database, day: str, pages: int, edition_id: str = "") -> None:
    """The directory went out that day; once a day and edition is enough."""
    known = database.read(
        "SELECT id FROM directory_printing WHERE printed_on = ? AND coalesce(edition_id, '') = ?", (day, edition_id)
    )
    if known:
        return
    with database.transaction(N_("Directory sent out")) as session:
        values = {"printed_on": day, "pages": pages, "edition_id": edition_id or None}
        writing.insert(session, "directory_printing", values)
