"""Where each file of an event's or a meeting's evidence stands, and under which name."""

from functools import partial
from pathlib import Path

from desktop_app.i18n import N_, _
from desktop_app.services import attachments
from desktop_app.services.bundles import Piece, Shelf
from desktop_app.services.evidence import Evidence
from desktop_app.storage.database import Database

FOLDERS = {
    "convocation": N_("1-convocation"),
    "programme": N_("2-programme"),
    "attendance": N_("3-attendance"),
    "minutes": N_("4-minutes"),
    "paper": N_("5-papers"),
    "picture": N_("6-pictures"),
    "other": N_("7-others"),
}
"""What the folders of one event or meeting are called, each in the language of the file."""


def folder_of(section: str) -> str:
    """What a folder is called in the language in force."""
    return f"{_(FOLDERS[section])}/"


def kept_files(database: Database, evidence: Evidence, shelf: Shelf, prefix: str = "") -> list[Piece]:
    """The files kept with one event or meeting: signed sheets beside the sheets, the others by what they are."""
    codes = {one.scan_id: one.sheet.code for one in evidence.sheets if one.scan_id}
    found = []
    for file in evidence.files:
        code = codes.get(file.attachment_id)
        section = "attendance" if code or file.kind == "scan" else file.kind if file.kind in FOLDERS else "other"
        name = attachments.safe_name(file.name)
        if code:
            name = f"{_('signed-sheet')}-{code}{Path(name).suffix.lower()}"
        path = shelf.place(f"{prefix}{folder_of(section)}", name)
        title = file.title.get("fr") or file.title.get("en") or file.name
        found.append(Piece(path, partial(attachments.read, database, file.attachment_id), section, title))
    return found


def printed(name: str, content: bytes, section: str, title: str, shelf: Shelf, prefix: str = "") -> Piece:
    """A paper made just now, in the folder of its section."""
    folder = folder_of(section) if section in FOLDERS else ""
    return Piece(shelf.place(f"{prefix}{folder}", name), partial(bytes, content), section, title)
