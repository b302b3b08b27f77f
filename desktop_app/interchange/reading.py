"""Any file that may come in, read by what it is: its content decides, its name helps where the content does not."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.services.incoming import Source
from desktop_app.services.mapped import Progress

SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
CARDS, DIRECTORIES, CALENDARS = (".vcf", ".vcard"), (".ldif", ".ldi"), (".ics", ".ical", ".ifb")
SUFFIXES = (*SHEETS, *TEXTS, *CARDS, *DIRECTORIES, *CALENDARS)
FILES = N_(
    "All that can come in (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.vcf *.vcard *.ldif *.ics *.json)"
    ";;All files (*)"
)
LARGEST = 100_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Ways:
    """How the person wants a table to be read; what is empty is found."""

    encoding: str = ""
    delimiter: str = ""
    header: int | None = None
    """The row with the headings, from 1; 0: there is none."""
    sheet: str = ""


def read(path: Path, ways: Ways | None = None, progress: Progress | None = None) -> Source:
    """What a file holds: a table whose columns are to be mapped, or records; a sentence when it cannot be read.

    `progress` may stop the reading of a table.
    """
    ways = ways or Ways()
    kind = kind_of(path)
    header = None if ways.header is None else ways.header - 1
    if kind == "sheet":
        from desktop_app.interchange.sheets import read_sheet

        table = read_sheet(path, ways.sheet, header, progress)
        return Source("sheet", table, notices=table.notices)
    content = _content(path)
    if kind == "vcard":
        from desktop_app.interchange.vcard_reading import read_vcards

        return read_vcards(content)
    if kind == "ldif":
        from desktop_app.interchange.ldif_reading import read_ldif

        return read_ldif(content)
    if kind == "icalendar":
        from desktop_app.interchange.calendar_reading import read_calendar

        return read_calendar(content)
    from desktop_app.interchange.csv_reading import read_csv

    table = read_csv(content, ways.encoding, ways.delimiter, header, progress)
    return Source("csv", table, notices=table.notices)


def kind_of(path: Path) -> str:
    """What a file is: sheet, vcard, ldif, icalendar or csv."""
    try:
        with path.open("rb") as file:
            head = file.read(4000)
    except OSError as refused:
        raise _unreadable(path, refused) from refused
    suffix = path.suffix.lower()
    _refuse_foreign(head, path)
    if head.startswith((_ZIP, _OLE)) or suffix in SHEETS:
        return "sheet"
    begins = head.replace(b"\x00", b"").upper()
    if b"BEGIN:VCARD" in begins or suffix in CARDS:
        return "vcard"
    if b"BEGIN:VCALENDAR" in begins or suffix in CALENDARS:
        return "icalendar"
    return "ldif" if begins.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"DN:") or suffix in DIRECTORIES else "csv"


_NO_TABLES = (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How packed files, papers and pictures begin."""


def _refuse_foreign(head: bytes, path: Path) -> None:
    """Say what a file is that only looks like a table by its name: packed, a picture, a page of the web."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if head.startswith(_NO_TABLES):
        words = _("{file} is a packed file, a paper or a picture, not a table. Unpack it, or choose another one.")
        raise UserError(words.format(file=path.name))
    if begins.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        words = _("{file} is a page of the web, whatever its name says. Open it in a spreadsheet and save it as .xlsx.")
        raise UserError(words.format(file=path.name))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(_("This file is too large for one import. Split it into parts of less than 100 MB."))
        return path.read_bytes()
    except OSError as refused:
        raise _unreadable(path, refused) from refused


def _unreadable(path: Path, refused: OSError) -> UserError:
    words = _("{path} cannot be read: {reason}. Choose another file, or close it in the program that has it open.")
    return UserError(words.format(path=path.name, reason=refused.strerror or refused))
