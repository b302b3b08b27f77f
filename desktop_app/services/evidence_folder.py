"""The evidence file as a folder and a zip: printed papers handed in, scans and papers under safe names, an index."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.services import attachments
from desktop_app.services.evidence import Evidence
from desktop_app.storage.database import Database
from desktop_app.storage.whole_files import replacing

FOLDERS = {"paper": "papers", "scan": "scans", "picture": "pictures", "other": "others"}


@dataclass(frozen=True)
class Piece:
    """One file of the evidence: where it stands in the folder and its content."""

    path: str
    content: bytes


def pieces(database: Database, evidence: Evidence, printed: Mapping[str, bytes], prefix: str = "") -> list[Piece]:
    """The files of one event or meeting: what was printed for it under its name, and its own files by what they are."""
    found = [Piece(f"{prefix}{name}", content) for name, content in printed.items()]
    taken = {one.path.casefold() for one in found}
    for file in evidence.files:
        folder = f"{prefix}{FOLDERS.get(file.kind, 'others')}/"
        path = _free(folder, attachments.safe_name(file.name), taken)
        found.append(Piece(path, attachments.read(database, file.attachment_id)))
    return found


def _free(folder: str, name: str, taken: set[str]) -> str:
    """A path that no other file has, whatever the case of its letters."""
    stem, dot, suffix = name.rpartition(".")
    stem, ending = (stem, dot + suffix) if stem else (name, "")
    path, count = folder + name, 1
    while path.casefold() in taken:
        count += 1
        path = f"{folder}{stem}-{count}{ending}"
    taken.add(path.casefold())
    return path


def write_folder(found: list[Piece], folder: Path) -> list[Path]:
    """Write the files into a new or empty folder; the paths, in order."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(_("{path} has files in it already. Choose a new folder.").format(path=folder))
    written = []
    for piece in found:
        target = folder / piece.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(piece.content)
        written.append(target)
    return written


def write_zip(found: list[Piece], target: Path) -> None:
    """Write the same files into one zip; the same files always make the same bytes."""
    with replacing(target) as fresh, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
        for piece in sorted(found, key=lambda one: one.path):
            archive.writestr(zipfile.ZipInfo(piece.path), piece.content, zipfile.ZIP_DEFLATED)
