"""Making an office's records in a few words, for the tests that need some; the base is always a real one."""

from typing import Any

from desktop_app.services import records
from desktop_app.storage.database import Database

TODAY = "2026-11-24"


def name(text: str, language: str = "fr", kind: str = "official", **values: Any) -> records.RowEdit:
    """A row with a name of an organisation."""
    values = {"language": language, "kind": kind, "text": text, **values}
    return records.RowEdit("organisation_name", None, f"new-{text}", values)


def contact(kind: str, value: str, **values: Any) -> records.RowEdit:
    """A row with a phone, an e-mail or a web address."""
    return records.RowEdit("contact_point", None, f"new-{value}", {"kind": kind, "value": value, **values})


def town(text: str, **values: Any) -> records.RowEdit:
    """A row with the address of a seat."""
    return records.RowEdit("address", None, f"new-{text}", {"kind": "seat", "city": text, **values})


def organisation(database: Database, title: str, *rows: records.RowEdit, **values: Any) -> str:
    """An organisation under an official French name, with more rows of its card."""
    return records.save(database, records.Edit("organisation", None, values, [name(title), *rows]))


def person(database: Database, family: str, given: str = "", *rows: records.RowEdit, **values: Any) -> str:
    """A person, with rows of the card."""
    values = {"family": family, "given": given, **values}
    return records.save(database, records.Edit("person", None, values, list(rows)))


def mandate(database: Database, person_id: str, organisation_id: str, *rows: records.RowEdit, **values: Any) -> str:
    """What a person does in an organisation, with the work phones of it."""
    values = {"person_id": person_id, "organisation_id": organisation_id, **values}
    return records.save(database, records.Edit("mandate", None, values, list(rows)))


def role(database: Database, m: str, f: str, en: str, rank: int = 1, **values: Any) -> str:
    """A role with its titles."""
    values = {"title_fr_m": m, "title_fr_f": f, "title_en": en, "rank": rank, **values}
    return records.add(database, "role_type", values)


def renamed(database: Database, organisation_id: str, text: str) -> None:
    """Give an organisation's first name another text."""
    found = database.read(
        "SELECT id FROM organisation_name WHERE organisation_id = ? ORDER BY id LIMIT 1", (organisation_id,)
    )
    row = records.RowEdit("organisation_name", found[0][0], "name", {"text": text})
    records.save(database, records.Edit("organisation", organisation_id, {}, [row]))


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all journaled tables, in a fixed order."""
    from desktop_app.storage.journal import journaled_tables

    return {
        table.name: sorted(database.read(f'SELECT * FROM "{table.name}"'), key=repr) for table in journaled_tables()
    }
