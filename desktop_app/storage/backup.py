"""Copies of a base: made while it is in use, whole or not at all, encrypted as it is; and put back after a look.

What is wrong with a base says `storage.soundness`, what can be saved of a damaged one saves `storage.salvage`.
"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage import connection as files
from desktop_app.storage.attachments import copy_beside
from desktop_app.storage.database import Database
from desktop_app.storage.encryption import keys_file
from desktop_app.storage.salvage import Salvaged, salvage
from desktop_app.storage.soundness import check
from desktop_app.storage.whole_files import keep_copy, reasons, replacing

__all__ = ["Salvaged", "backup", "backup_beside", "check", "restore", "salvage"]

PAGES_AT_ONCE = 2000
"""How many pages are copied between two reports of progress."""

LOGS = ("-wal", "-shm")
"""The files SQLite keeps beside a base in use, or one whose program was killed."""

Report = Callable[[int, int], None]
"""Told how many pages are done, of how many; raising stops the copy and leaves nothing behind."""


def backup(database: Database, target: Path, report: Report | None = None, *, overwrite: bool = False) -> None:
    """Copy a base as it is now, while others go on writing; with its files, an encrypted one with its key file."""
    with reasons(target):
        _refuse_target(database.path, target, overwrite=overwrite)
    _copy(database.path, database.key, target, report)
    copy_beside(database.path, target)


def backup_beside(path: Path, key: bytes | None = None) -> Path:
    """Copy a base beside itself before this version changes it, under a name that says so."""
    target = _free_name(path, f"before-version-{files.SCHEMA_VERSION}")
    _copy(path, key, target, None)
    return target


def restore(
    source: Path, target: Path, key: bytes | None = None, report: Report | None = None, *, overwrite: bool = False
) -> Path | None:
    """Put a backup in the place of a base, after a check; where the base that stood there went, if one did."""
    with reasons(target):
        _refuse_target(source, target, overwrite=overwrite)
    wrong = check(source, key)
    if wrong:
        raise UserError(
            _("{path} was not restored, because it is not sound: {problem}").format(path=source, problem=wrong[0])
        )
    aside: list[Path] = []
    _copy(source, key, target, report, before=lambda: aside.extend(_put_aside(target, key)))
    copy_beside(source, target)
    return aside[0] if aside else None


def _refuse_target(source: Path, target: Path, *, overwrite: bool) -> None:
    if not target.parent.is_dir():
        raise UserError(_("The folder {path} does not exist. Make it first.").format(path=target.parent))
    if target.is_dir():
        raise UserError(_("{path} is a folder. Give the name of a file in it.").format(path=target))
    if target.exists() and source.exists() and target.samefile(source):
        raise UserError(_("{path} is the base itself. Choose another name for the copy.").format(path=target))
    if target.exists() and not overwrite:
        raise UserError(_("{path} exists already and was not overwritten. Choose another name.").format(path=target))


def _free_name(path: Path, why: str) -> Path:
    """A name beside a base that says why the copy was made and when; a number when there is one of that day."""
    stem = f"{path.stem}-{why}-{date.today().isoformat()}"
    names = (f"{stem}{number}{path.suffix}" for number in ("", *(f"-{n}" for n in range(2, 10_000))))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def _copy(
    path: Path, key: bytes | None, target: Path, report: Report | None, before: Callable[[], Any] = lambda: None
) -> None:
    """Copy all pages of one moment into a file that takes the target's name at the end; `before` runs just then."""
    with replacing(target) as fresh:
        with files.refusals(path):
            source = files.connect(path, key)
            try:
                _copy_pages(source, fresh, target, key, report)
            finally:
                source.close()
        with reasons(target):
            shutil.copymode(path, fresh)
            before()
            for suffix in LOGS:  # of the file that is replaced: SQLite would write them into the new one
                files.beside(target, suffix).unlink(missing_ok=True)
        if keys_file(path).exists():
            keep_copy(keys_file(path), keys_file(target))


def _copy_pages(source: Any, fresh: Path, target: Path, key: bytes | None, report: Report | None) -> None:
    copy = files.connect(fresh, key)
    try:
        # An open transaction holds the moment still for all the steps of the copy, whoever writes meanwhile.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        copied = (lambda _status, left, total: report(total - left, total)) if report else None
        source.backup(copy, pages=PAGES_AT_ONCE, progress=copied)
    except dbapi2.Error as refused:
        if files.refusal(refused) in ("FULL", "IOERR", "READONLY"):
            raise UserError(
                _(
                    "There is no room for the copy in {folder}, or the disk refuses it. Make room, or choose another "
                    "folder. The base is as it was, and nothing half written was left."
                ).format(folder=target.parent)
            ) from refused
        raise
    finally:
        copy.close()


def _put_aside(target: Path, key: bytes | None) -> list[Path]:
    """Give the base in a place another name, with its log and keys; refused while somebody works in it."""
    stood = target.exists()
    if stood:
        _refuse_in_use(target, key)
    aside = _free_name(target, "before-restore")
    for suffix in ("", *LOGS, ".keys"):
        if files.beside(target, suffix).exists():
            files.beside(target, suffix).rename(files.beside(aside, suffix))
    return [aside] if stood else []


def _refuse_in_use(target: Path, key: bytes | None) -> None:
    """Busy when another connection has the base open; one that cannot be read is in nobody's use."""
    raw = files.connect_bare(target, key)
    try:
        with files.refusals(target):
            raw.execute("PRAGMA busy_timeout = 200")
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ROLLBACK")
    except files.Busy as busy:
        raise files.Busy(
            _("{path} is open in Parvis. Close it there, then restore again. Nothing was changed.").format(path=target)
        ) from busy
    except files.NotABase:
        pass
    finally:
        raw.close()
