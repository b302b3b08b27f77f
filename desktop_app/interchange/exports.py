"""What goes out and in which form: one door for the command and the window; a file is there whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, format_number, ngettext
from desktop_app.interchange.csv_writing import Form
from desktop_app.services import export_log, exporting, outgoing
from desktop_app.services.exporting import Chosen
from desktop_app.services.mapped import Progress
from desktop_app.storage.database import Database
from desktop_app.storage.whole_files import reasons, replacing


@dataclass(frozen=True)
class Format:
    """A form in which records go out: its title (msgid), the end of its files' names, what kinds it is for."""

    title: str
    suffix: str
    kinds: tuple[str, ...] = ()
    """Empty: any."""


WHOLE = "json"
"""The form that takes the whole base, not a list."""
_PEOPLE = ("person", "organisation")
FORMATS: dict[str, Format] = {
    "xlsx": Format(N_("Excel (.xlsx)"), "xlsx"),
    "csv": Format(N_("Table as text (.csv)"), "csv"),
    "vcard4": Format(N_("Address cards, vCard 4 (.vcf)"), "vcf", _PEOPLE),
    "vcard3": Format(N_("Address cards for older phones, vCard 3 (.vcf)"), "vcf", _PEOPLE),
    "ldif": Format(N_("Directory, LDIF (.ldif)"), "ldif", _PEOPLE),
    "ics": Format(N_("Calendar (.ics)"), "ics", ("event", "meeting")),
    "json": Format(N_("The whole base (.json)"), "json"),
}


@dataclass(frozen=True)
class Written:
    """What stands in a file now: how many records, cells made harmless, texts that a sheet could not hold whole."""

    count: int
    guarded: int = 0
    cut: int = 0

    def sentences(self, name: str) -> list[str]:
        """What was written, in words."""
        said = ngettext("{count} record is in {file}.", "{count} records are in {file}.", self.count)
        found = [said.format(count=format_number(self.count), file=name)]
        if self.guarded:
            words = ngettext(
                "{count} cell would have been run by a spreadsheet: an apostrophe stands before it.",
                "{count} cells would have been run by a spreadsheet: an apostrophe stands before them.",
                self.guarded,
            )
            found.append(words.format(count=format_number(self.guarded)))
        if self.cut:
            words = ngettext(
                "{count} text is longer than a sheet’s cell holds; its end is missing. Choose CSV to have all of it.",
                "{count} texts are longer than a sheet’s cell holds; their ends are missing. Choose CSV to have them.",
                self.cut,
            )
            found.append(words.format(count=format_number(self.cut)))
        return found


def formats_for(kind: str) -> list[str]:
    """The forms in which records of a kind go out."""
    return [name for name, one in FORMATS.items() if name != WHOLE and (not one.kinds or kind in one.kinds)]


def export(
    database: Database,
    wanted: str,
    chosen: Chosen | None,
    path: Path,
    now: datetime,
    *,
    form: Form | None = None,
    progress: Progress | None = None,
) -> Written:
    """Write records (the whole base for `json`) into a file; nothing is left of it when it fails or is stopped.

    `now` knows its zone. UserError when the form is not for records of this kind, or the file cannot be written. Who
    took what is noted in the base before the file is there.
    """
    _refuse(wanted, chosen)
    with replacing(path) as fresh, reasons(path):
        written = _written(database, wanted, chosen, fresh, now, form or Form(), progress)
        export_log.note(database, wanted, FORMATS[wanted].title, chosen, written.count, now)
    return written


def _written(
    database: Database,
    wanted: str,
    chosen: Chosen | None,
    path: Path,
    now: datetime,
    form: Form,
    progress: Progress | None,
) -> Written:
    if chosen is None:
        from desktop_app.interchange.whole_json import write_base

        return Written(write_base(database, path, now, progress))
    if wanted in ("csv", "xlsx"):
        return _table(database, wanted, chosen, path, form, progress)
    ids = exporting.ids(database, chosen)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(_parts(database, wanted, chosen, ids, now, progress))
    return Written(len(ids))


def _refuse(wanted: str, chosen: Chosen | None) -> None:
    if (wanted == WHOLE) != (chosen is None) or (chosen is not None and wanted not in formats_for(chosen.kind)):
        from desktop_app.domain.kinds import KINDS

        what = _(KINDS[chosen.kind].plural) if chosen else ""
        raise UserError(
            _("{what} cannot go out as {format}. Choose another form.").format(
                what=what, format=_(FORMATS[wanted].title)
            )
        )


def _table(
    database: Database, wanted: str, chosen: Chosen, path: Path, form: Form, progress: Progress | None
) -> Written:
    from desktop_app.interchange.csv_writing import write_csv
    from desktop_app.interchange.xlsx_writing import write_xlsx

    sheet = exporting.sheet(database, chosen, progress)
    if wanted == "csv":
        return Written(len(sheet.rows), guarded=write_csv(sheet, path, form, progress))
    return Written(len(sheet.rows), cut=write_xlsx(sheet, path, progress))


def _parts(
    database: Database, wanted: str, chosen: Chosen, ids: list[str], now: datetime, progress: Progress | None
) -> Iterable[str]:
    kind, day = chosen.kind, chosen.question.day
    if wanted == "ics":
        from desktop_app.interchange.calendar_writing import calendar

        return calendar(outgoing.occurrences(database, kind, ids, day, progress), now)
    records = outgoing.records(database, kind, ids, day, progress)
    if wanted == "ldif":
        from desktop_app.interchange.ldif_writing import ldif

        return ldif(records)
    from desktop_app.interchange.vcard_writing import card

    return (card(record, "4.0" if wanted == "vcard4" else "3.0") for record in records)
