"""Files that are there whole or not at all, and stay after a power cut: written beside, synced, then renamed."""

import glob
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.i18n import _

A_DAY = 24 * 60 * 60


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new file beside `target` to write into; it takes the target's name when all went well, else it goes."""
    with reasons(target):
        _clear_away_old_parts(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
        with reasons(target):
            _sync(fresh)
            fresh.replace(target)
            _sync_folder(target.parent)
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)


def _clear_away_old_parts(target: Path) -> None:
    """Remove what a program that was killed left of an earlier copy: it may hold names that nobody would look for."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        if time.time() - left.stat().st_mtime > A_DAY:
            left.unlink(missing_ok=True)


def keep_text(target: Path, text: str) -> None:
    """Write a small text file, whole or not at all, for its owner's eyes only."""
    with replacing(target) as fresh, reasons(target):
        fresh.write_text(text, encoding="utf-8")


def keep_copy(source: Path, target: Path) -> None:
    """Copy a small file, whole or not at all, for whom the first is."""
    with replacing(target) as fresh, reasons(target):
        fresh.write_bytes(source.read_bytes())
        shutil.copymode(source, fresh)


@contextmanager
def reasons(target: Path) -> Iterator[None]:
    """Turn what the system refuses about a file into a sentence."""
    try:
        yield
    except OSError as refused:
        raise UserError(
            _("{path} cannot be written: {reason}. Choose another folder, or make room there.").format(
                path=target, reason=refused.strerror or refused
            )
        ) from refused


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a renaming last; systems that cannot sync a folder do it by themselves."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
