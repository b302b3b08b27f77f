"""The mappings of columns that were kept under a name, and one of them fitted to a file with other columns."""

from dataclasses import dataclass

from desktop_app import i18n
from desktop_app.services.columns import KEEP, Mapping, guess
from desktop_app.services.headings_known import plain
from desktop_app.services.incoming import Table
from desktop_app.storage.database import Database


@dataclass(frozen=True)
class KeptMapping:
    """A mapping under its name, with the headings it was made for."""

    id: str
    label: str
    headings: tuple[str, ...]
    mapping: Mapping


def kept(database: Database) -> list[KeptMapping]:
    """All mappings that were kept, by name in the order of the language in force."""
    rows = database.read("SELECT id, label, headings, mapping FROM import_mapping")
    found = [KeptMapping(row[0], row[1], tuple(row[2].split("\n")), Mapping.from_json(row[3])) for row in rows]
    return sorted(found, key=lambda one: i18n.collation_key(one.label))


def fitted(one: KeptMapping, table: Table) -> Mapping:
    """A kept mapping for a table: by heading where it has the same, what is left as it is guessed."""
    known = dict(zip(map(plain, one.headings), one.mapping.targets, strict=False))
    guessed = guess(table, one.mapping.kind)
    headings = [plain(heading) for heading in table.headings]
    targets = [known.get(heading, target) or KEEP for heading, target in zip(headings, guessed.targets, strict=True)]
    key = plain(one.headings[one.mapping.key]) if 0 <= one.mapping.key < len(one.headings) else ""
    return Mapping(one.mapping.kind, targets, headings.index(key) if key in headings else -1)
