"""Opening the base's file: one engine for plain and encrypted bases, its settings, and its refusals in plain words.

Nothing here loads the mapping, so the first window can read its first rows before SQLAlchemy is there.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as engine

from desktop_app.errors import UserError
from desktop_app.i18n import _, fold

APPLICATION_ID = 0x50525653
"""`PRVS`: written in the file's header, so that another program's base is not taken for ours."""
SCHEMA_VERSION = 12
"""The number of the last migration; kept as `user_version` in the file's header."""
BUSY_SECONDS = 5.0
SETTINGS = (
    # What was committed survives a power cut: the log is synced at each commit (the default, said aloud).
    "synchronous = FULL",
    "foreign_keys = ON",
    # INSERT OR REPLACE fires the journal's trigger for the row it replaces too.
    "recursive_triggers = ON",
    "secure_delete = ON",
    # Sorting and temporary indexes never spill names to a file that nobody wipes.
    "temp_store = MEMORY",
)
"""The PRAGMAs of every connection."""
SQLITE_HEADER = b"SQLite format 3\x00"


class NotABase(UserError):
    """The file is not a Parvis base, or only a part of one."""


class NewerBase(UserError):
    """A later Parvis made this base."""


class Busy(UserError):
    """Another program keeps the base locked."""


class ReadOnly(UserError):
    """The base may be read but not written."""


def connect_bare(path: Path, key: bytes | None = None) -> Any:
    """A connection that has read nothing of the file yet, so that a damaged one does not stop it here."""
    connection = engine.connect(
        _address(path), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def connect(path: Path, key: bytes | None = None) -> Any:
    """A raw connection to a base; `key` is the 32 bytes of an encrypted one."""
    connection = connect_bare(path, key)
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except engine.Error:
        connection.close()
        raise
    # Filters of lists compare texts as people read them: without case and accents.
    connection.create_function("fold", 1, lambda text: None if text is None else fold(str(text)), deterministic=True)
    return connection


def _address(path: Path) -> str:
    """The file's address; one on a medium that nobody here may write is read without the log's helper files."""
    address = path.absolute().as_uri()
    return f"{address}?immutable=1" if _is_still(path) else address


def _is_still(path: Path) -> bool:
    """Whether neither the file nor its folder may be written and no log is pending: a CD, a folder of archives."""
    if not path.exists() or os.access(path, os.W_OK) or os.access(path.parent, os.W_OK):
        return False
    return not beside(path, "-wal").exists()


def beside(path: Path, suffix: str) -> Path:
    """The file of a base's name and a suffix: its log, its keys."""
    return path.with_name(path.name + suffix)


def set_up_file(connection: Any) -> None:
    """Mark a new file as a Parvis base that several processes may use at once."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def look_at(path: Path, key: bytes | None = None) -> int:
    """The schema version of a base; raises a UserError when the file is none of ours, newer, missing or broken."""
    connection, version = enter(path, key)
    connection.close()
    return version


def enter(path: Path, key: bytes | None = None) -> tuple[Any, int]:
    """A connection to a base that is ours, with its schema version; raises what `look_at` raises."""
    if not path.exists():
        raise UserError(
            _("There is no base at {path}. Check the name, or make one with “parvis new”.").format(path=path)
        )
    if path.is_dir():
        raise NotABase(_("{path} is a folder, not a base. Choose the file itself.").format(path=path))
    if key is None and path.stat().st_size and not _begins_like_sqlite(path):
        raise NotABase(_("{path} is not a Parvis base, or it is encrypted. Nothing was changed.").format(path=path))
    with refusals(path):
        connection = connect(path, key)
        try:
            return connection, _version(connection, path)
        except BaseException:
            connection.close()
            raise


def _version(connection: Any, path: Path) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    # An encrypted base answers the size of its pages as a text.
    pages, page_size = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if application != APPLICATION_ID:
        raise NotABase(_("{path} is not a Parvis base. Nothing was changed.").format(path=path))
    if version > SCHEMA_VERSION:
        raise NewerBase(
            _(
                "This base was made by a newer Parvis (its version {theirs}, this program's {ours}). "
                "Install the newer Parvis; nothing was changed."
            ).format(theirs=version, ours=SCHEMA_VERSION)
        )
    if path.stat().st_size < pages * page_size and not _has_pages_in_log(path):
        raise NotABase(truncated(path))
    return version


def _has_pages_in_log(path: Path) -> bool:
    """Whether some pages stand in the log only, so that the file may be shorter than it says."""
    log = beside(path, "-wal")
    return log.exists() and log.stat().st_size > 0


def truncated(path: Path) -> str:
    """The sentence for a file of which the end is missing."""
    return _(
        "A part of {path} is missing: the file was cut short. Restore a backup with “parvis restore”, "
        "or see with “parvis check” what can be saved. The file was not changed."
    ).format(path=path)


def _begins_like_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(16) == SQLITE_HEADER
    except OSError as refused:
        raise UserError(
            _("{path} cannot be read: {reason}. Ask for the right to read it.").format(
                path=path, reason=refused.strerror
            )
        ) from refused


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what the engine refuses into sentences that say what to do."""
    try:
        yield
    except engine.Error as refused:
        sentence = sentence_for(refused, path)
        if sentence is None:
            raise
        raise sentence from refused


_BY_WORDS = {
    "file is not a database": "NOTADB",
    "database disk image is malformed": "CORRUPT",
    "database is locked": "BUSY",
    "attempt to write a readonly database": "READONLY",
    "database or disk is full": "FULL",
    "disk I/O error": "IOERR",
    "unable to open database file": "CANTOPEN",
}
"""What the engine says where it gives no code: while it copies pages."""


def refusal(refused: BaseException) -> str:
    """SQLite's short name for an engine's error (BUSY, FULL, CORRUPT); empty for what is no such error."""
    name = str(getattr(refused, "sqlite_errorname", "")) or _BY_WORDS.get(str(refused), "")
    return name.removeprefix("SQLITE_").partition("_")[0]


def sentence_for(refused: BaseException, path: Path) -> UserError | None:
    """The sentence for an engine's error, or None when it is a bug of ours."""
    name = refusal(refused)
    if name == "NOTADB":
        return NotABase(_("{path} is not a Parvis base, or it is encrypted. Nothing was changed.").format(path=path))
    if name == "CORRUPT":
        return NotABase(truncated(path))
    if name in ("BUSY", "LOCKED"):
        return Busy(
            _("Another program is writing to {path} and did not finish in time. Try again in a moment.").format(
                path=path
            )
        )
    if name == "READONLY":
        return ReadOnly(
            _(
                "{path} may only be read: your change was not kept. Copy the base to a folder of your own, "
                "or ask for the right to write."
            ).format(path=path)
        )
    if name == "FULL":
        return UserError(
            _("The disk is full: your last change was not kept, all earlier ones are safe. Make room and try again.")
        )
    if name == "IOERR":
        return UserError(
            _(
                "The disk refused to read or write {path}: your last change was not kept, all earlier ones are safe. "
                "Look whether the disk is full or the network is gone, then try again."
            ).format(path=path)
        )
    if name in ("CANTOPEN", "PERM"):
        return UserError(_("{path} cannot be opened. Check that its folder exists and is yours.").format(path=path))
    return None
