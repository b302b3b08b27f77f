"""Several files written together: into a folder or a zip, whole or not at all, under names that every system takes."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.i18n import _, fold
from desktop_app.storage.whole_files import reasons, replacing

LONGEST = 48
"""Letters of a title in a name."""
Advance = Callable[[int, int], None]


@dataclass(frozen=True)
class Piece:
    """One file: where it stands, its content (read when it is written), and for an index what it is."""

    path: str
    read: Callable[[], bytes]
    section: str = ""
    title: str = ""


@dataclass
class Shelf:
    """The names already given, so that no two files have one, whatever the case of their letters."""

    taken: set[str] = field(default_factory=set)

    def place(self, folder: str, name: str) -> str:
        """A path in a folder that no other file has."""
        stem, dot, suffix = name.rpartition(".")
        stem, ending = (stem, dot + suffix) if stem else (name, "")
        path, count = folder + name, 1
        while path.casefold() in self.taken:
            count += 1
            path = f"{folder}{stem}-{count}{ending}"
        self.taken.add(path.casefold())
        return path


def plain_name(*parts: str) -> str:
    """A name of letters, figures and dashes: `2009-01-21-comite-de-pilotage`."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(" ".join(parts)))
    whole = "-".join(words.split())
    cut = whole if len(whole) <= LONGEST else whole[: LONGEST + 1].rpartition("-")[0] or whole[:LONGEST]
    return cut or "file"


def write(found: Iterable[Piece], target: Path, advance: Advance = lambda _done, _total: None) -> None:
    """Write all files: into one zip where the name ends in `.zip`, else into a new or empty folder."""
    pieces = sorted(found, key=lambda one: one.path)
    if target.suffix.lower() == ".zip":
        write_zip(pieces, target, advance)
    else:
        write_folder(pieces, target, advance)


def write_folder(found: list[Piece], folder: Path, advance: Advance = lambda _done, _total: None) -> list[Path]:
    """Write the files into a new or empty folder, which is there whole or not at all; the paths, in order."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(_("{path} has files in it already. Choose a new folder.").format(path=folder))
    with reasons(folder):
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        for number, piece in enumerate(found):
            advance(number, len(found))
            _write(fresh / piece.path, piece.read())
        with reasons(folder):
            if folder.exists():
                folder.rmdir()
            fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return [folder / piece.path for piece in found]


def _write(target: Path, content: bytes) -> None:
    with reasons(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def write_zip(found: list[Piece], target: Path, advance: Advance = lambda _done, _total: None) -> None:
    """Write the same files into one zip; the same files always make the same bytes."""
    with replacing(target) as fresh, reasons(target), zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, piece in enumerate(sorted(found, key=lambda one: one.path)):
            advance(number, len(found))
            entry = zipfile.ZipInfo(piece.path)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, piece.read(), zipfile.ZIP_DEFLATED)
