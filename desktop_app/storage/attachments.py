"""The content of files that hang on records: beside the base, under its own hash, encrypted when the base is.

`BASE.files/ab/cdef…` holds one content each. The name comes from the content, never from what the file was called, so
no name can lead elsewhere. In an encrypted base it comes from a keyed hash (HMAC-SHA256 with the base's key), so that
nobody can tell by the name which known file is there, and the content stands in a SQLCipher file with the same key.
A content is written once and never changed; deleting the record leaves it, so that undo brings the file back.
"""

import hashlib
import hmac
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.i18n import _, format_number
from desktop_app.storage import connection as files
from desktop_app.storage.database import Database
from desktop_app.storage.whole_files import replacing

_DIGEST = re.compile(r'"([0-9a-f]{64})"')
LARGEST = 100_000_000
"""How many bytes a file may have."""


def folder(base: Path) -> Path:
    """Where the files of a base are."""
    return files.beside(base, ".files")


def keep(database: Database, source: Path) -> tuple[str, int]:
    """Take a file in and return its digest and size; too large a one is refused before anything is read."""
    return keep_content(database, _read_file(source))


def keep_content(database: Database, content: bytes) -> tuple[str, int]:
    """Keep a content under its digest; the digest and the size."""
    digest = hashlib.sha256(content).hexdigest()
    target = _place(database, digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as fresh:
            if database.key is None:
                fresh.write_bytes(content)
            else:
                _write_encrypted(fresh, database.key, content)
    return digest, len(content)


def _read_file(source: Path) -> bytes:
    if not source.is_file():
        raise UserError(_("{path} is not a file. Choose a document, a picture or a scan.").format(path=source))
    try:
        size = source.stat().st_size
        if size > LARGEST:
            raise UserError(
                _("{path} is too large ({size} MB; the most is {most} MB). Nothing was kept.").format(
                    path=source, size=format_number(round(size / 1e6)), most=format_number(LARGEST // 1_000_000)
                )
            )
        return source.read_bytes()
    except OSError as refused:
        raise UserError(
            _("{path} cannot be read: {reason}. Ask for the right to read it.").format(
                path=source, reason=refused.strerror
            )
        ) from refused


def read(database: Database, digest: str) -> bytes:
    """A file's content, after a look whether it is still what it was."""
    place = _place(database, digest)
    if not place.exists():
        raise UserError(
            _("The content of this file is missing in {folder}. Copy that folder beside the base too.").format(
                folder=folder(database.path)
            )
        )
    with files.refusals(place):
        content = place.read_bytes() if database.key is None else _read_encrypted(place, database.key)
    if hashlib.sha256(content).hexdigest() != digest:
        raise UserError(_("The content of this file is damaged: {path}. Take it from a backup.").format(path=place))
    return content


def _place(database: Database, digest: str) -> Path:
    """The path of a content; the digest is checked, as a base may come from anywhere."""
    if len(digest) != 64 or any(figure not in "0123456789abcdef" for figure in digest):
        raise UserError(_("This file has no readable fingerprint; its record is damaged."))
    name = digest
    if database.key is not None:
        name = hmac.new(database.key, bytes.fromhex(digest), hashlib.sha256).hexdigest()
    return folder(database.path) / name[:2] / name[2:]


def _write_encrypted(path: Path, key: bytes, content: bytes) -> None:
    connection = files.connect_bare(path, key)
    try:
        connection.execute("CREATE TABLE content (bytes BLOB NOT NULL)")
        connection.execute("INSERT INTO content (bytes) VALUES (?)", (content,))
    finally:
        connection.close()


def _read_encrypted(path: Path, key: bytes) -> bytes:
    connection = files.connect_bare(path, key)
    try:
        found: bytes = connection.execute("SELECT bytes FROM content").fetchone()[0]
        return found
    finally:
        connection.close()


def locked(content: bytes, key: bytes) -> bytes:
    """A content as the bytes of a small encrypted file, for what leaves the base's folder."""
    with tempfile.TemporaryDirectory() as workshop:
        path = Path(workshop) / "locked"
        _write_encrypted(path, key, content)
        return path.read_bytes()


def unlocked(content: bytes, key: bytes) -> bytes | None:
    """What `locked` hid; None when the key is another one."""
    with tempfile.TemporaryDirectory() as workshop:
        path = Path(workshop) / "locked"
        path.write_bytes(content)
        try:
            with files.refusals(path):
                return _read_encrypted(path, key)
        except files.NotABase:
            return None


def is_here(database: Database, digest: str) -> bool:
    """Whether the content of a digest stands beside the base; never that of a digest that is none."""
    try:
        return _place(database, digest).exists()
    except UserError:  # a damaged record: it is told where the file is opened, and must not stop a copy from leaving
        return False


def if_whole(database: Database, digest: str) -> bytes | None:
    """A file's content for another copy; None where it is missing or damaged, which must stop no meeting."""
    try:
        return read(database, digest)
    except UserError:
        return None


def named_in(texts: Iterable[str | None]) -> set[str]:
    """The digests that records of the journal name, from their values."""
    return {digest for text in texts if text for digest in _DIGEST.findall(text)}


def forget_unused(database: Database, digests: Iterable[str]) -> None:
    """Take away those contents that no record names any more, nor one that undo could bring back."""
    for digest in digests:
        if is_here(database, digest) and not database.read(
            "SELECT 1 FROM attachment WHERE digest = ? UNION ALL SELECT 1 FROM journal_change "
            "WHERE row_table = 'attachment' AND instr(coalesce(old, '') || coalesce(new, ''), ?) > 0 LIMIT 1",
            (digest, digest),
        ):
            _place(database, digest).unlink(missing_ok=True)


def bring_missing(source: Database, target: Database) -> list[str]:
    """Bring the contents that one base's records name and another lacks; their digests."""
    brought = []
    for (digest,) in source.read("SELECT DISTINCT digest FROM attachment"):
        content = None if is_here(target, digest) else if_whole(source, digest)
        if content is not None:
            keep_content(target, content)
            brought.append(digest)
    return brought


def copy_beside(source: Path, target: Path) -> int:
    """Bring the files of one base beside another, those that are not there yet; how many were copied."""
    count = 0
    for path in sorted(folder(source).glob("??/*")):
        goal = folder(target) / path.parent.name / path.name
        if path.is_file() and not path.is_symlink() and not goal.exists():
            goal.parent.mkdir(parents=True, exist_ok=True)
            with replacing(goal) as fresh:
                shutil.copyfile(path, fresh)
            count += 1
    return count
