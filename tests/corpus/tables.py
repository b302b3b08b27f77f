"""Tables, sheets and directories of others: none may crash or hang, and all letters must be right."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.interchange.reading import read
from desktop_app.services import columns, importing, mapped
from desktop_app.storage.database import Database

SLOW = 10.0
KNOWN_LETTERS = {
    "csv/frictionlessdata+frictionless-py/data__table-infer-iso-8859-7.csv": "Λεωνιδας",
    "csv/mozilla+releases-comm-central/mailnews__import__test__unit__resources__shiftjis_addressbook.csv": "名無し",
    "csv/mozilla+releases-comm-central/mailnews__import__test__unit__resources__utf16_addressbook.csv": "John Doe",
    "csv/tine20+tine20/tests__tine20__Admin__Import__files__user_import_macCentralEurope.csv": "Müster",
    "csv/tine20+tine20/tests__tine20__Addressbook__Import__files__import_duplicate_2_cf.csv": "ü",
    "csv/okfn+messytables/horror__sparse_with_column_errors.csv": "ä",
    "csv/mholt+PapaParse/tests__utf-8-bom-sample.csv": "A",
    "csv/wireservice+csvkit/examples__test_utf16_little.csv": "ʤ",
    "csv/wireservice+csvkit/examples__test_utf8_bom.csv": "ʤ",
    "csv/hitobito+hitobito/spec__fixtures__csv__utf8.csv": "Ésaïe",
    "../authorities/fr_communes_excel_cp1252_semicolon.csv": "L'Haÿ-les-Roses",
    "../authorities/ro_uat.csv": "JUDEȚUL",
    "../authorities/gr_dimoi.csv": "Δοξατου",
    "../contacts_faker/el_GR.csv": "ά",
    "../contacts_faker/pl_PL.csv": "ł",
}
"""Files whose letters are known, and some that stand in them."""


@dataclass
class Looked:
    """What became of the files of one form."""

    counts: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)


def tables(corpus: Path, template: Path) -> Iterator[str]:
    """A line for each form, what was refused and why, and the files of known letters."""
    database = Database(template, "Corpus")
    yield f"{'Tables':26} files records refused crashes slower than {SLOW:.0f} s"
    for form in ("csv", "text", "xlsx", "ldif"):
        found = Looked()
        for path in sorted(one for one in (corpus / form).rglob("*") if one.is_file()):
            _look(database, path, found)
        counts = found.counts
        yield (
            f"{form:26} {counts['files']:5} {counts['records']:7} {counts['refused']:7} {counts['crashes']:7} "
            f"{counts['slow']:7}"
        )
        yield from found.told
    database.close()
    right = {name: _letters(corpus / name, letters) for name, letters in KNOWN_LETTERS.items()}
    yield f"  letters right in {sum(right.values())} of {len(right)} files of known letters"
    yield from (f"  letters wrong: {name}" for name, is_right in right.items() if not is_right)


def _look(database: Database, path: Path, found: Looked) -> None:
    start = time.perf_counter()
    found.counts["files"] += 1
    try:
        source = read(path)
        records = source.records
        if source.table:
            kinds = importing.organisation_kinds(database)
            records = mapped.records_of(source.table, columns.guess(source.table), kinds)
        importing.plan(database, records)
        found.counts["records"] += len(records)
    except UserError as refused:
        found.counts["refused"] += 1
        found.told.append(f"  refused {path.name}: {str(refused)[:110]}")
    except Exception as crash:  # noqa: BLE001 - a crash is what is looked for: it is counted and named
        found.counts["crashes"] += 1
        found.told.append(f"  crash {path.name}: {type(crash).__name__}: {crash}")
    if time.perf_counter() - start > SLOW:
        found.counts["slow"] += 1
        found.told.append(f"  slow {path.name}")


def _letters(path: Path, letters: str) -> bool:
    table = read(path).table
    return table is not None and any(letters in cell for row in [table.headings, *table.rows] for cell in row)
