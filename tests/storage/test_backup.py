"""Copies of a base, and putting one back: whole or not at all, and never over something by mistake."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.errors import Cancelled, UserError
from desktop_app.services import history
from desktop_app.storage.backup import backup, check, restore
from desktop_app.storage.connection import Busy
from desktop_app.storage.database import Database, create, open_base
from tests.office import everything, organisation, person


def files_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_a_backup_holds_all_that_was_kept_history_too(base: Database, tmp_path: Path) -> None:
    organisation(base, "Ville de Paris")
    person(base, "Dupont")
    history.undo(base)
    backup(base, tmp_path / "copy.parvis")
    copy = open_base(tmp_path / "copy.parvis", "Bruno")
    assert everything(copy) == everything(base)
    assert history.next_redo(copy) == "Add Dupont"
    history.undo(copy)
    assert copy.read("SELECT count(*) FROM organisation") == [(0,)]
    assert base.read("SELECT count(*) FROM organisation") == [(1,)]
    copy.close()


def test_a_backup_is_of_one_moment_though_others_write_meanwhile(base: Database, tmp_path: Path) -> None:
    for number in range(60):
        organisation(base, f"Ville {number}", remarks="x" * 20_000)
    before, seen = everything(base), []

    def write_meanwhile(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 1:
            organisation(base, "Ville de Lyon")

    import desktop_app.storage.backup as copying

    pages, copying.PAGES_AT_ONCE = copying.PAGES_AT_ONCE, 100
    try:
        backup(base, tmp_path / "copy.parvis", write_meanwhile)
    finally:
        copying.PAGES_AT_ONCE = pages
    assert len(seen) > 2
    assert seen[-1][0] == seen[-1][1]
    assert check(tmp_path / "copy.parvis") == []
    assert everything(Database(tmp_path / "copy.parvis")) == before


def test_a_backup_that_is_stopped_leaves_nothing_behind(base: Database, tmp_path: Path) -> None:
    organisation(base, "Ville de Paris")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    before = files_in(tmp_path)
    with pytest.raises(Cancelled):
        backup(base, tmp_path / "copy.parvis", stop)
    assert files_in(tmp_path) == before


def test_what_a_killed_program_left_of_a_copy_goes_with_the_next_one_a_day_later(
    base: Database, tmp_path: Path
) -> None:
    for name, age in ((".copy.parvis.abc.part", 100_000), (".copy.parvis.now.part", 0), (".other.abc.part", 100_000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    backup(base, tmp_path / "copy.parvis")
    assert {name for name in files_in(tmp_path) if name.endswith(".part")} == {
        ".copy.parvis.now.part",
        ".other.abc.part",
    }


def test_a_backup_never_replaces_a_file_unasked(base: Database, tmp_path: Path) -> None:
    (tmp_path / "copy.parvis").write_text("a letter")
    with pytest.raises(UserError, match="exists already and was not overwritten"):
        backup(base, tmp_path / "copy.parvis")
    assert (tmp_path / "copy.parvis").read_text() == "a letter"
    backup(base, tmp_path / "copy.parvis", overwrite=True)
    assert check(tmp_path / "copy.parvis") == []


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("nowhere/copy.parvis", "The folder .*nowhere does not exist"),
        (".", "is a folder. Give the name of a file in it"),
        ("bureau.parvis", "is the base itself"),
        ("x" * 300, "cannot be written: File name too long"),
    ],
)
def test_a_wrong_place_for_a_backup_is_refused(base: Database, tmp_path: Path, place: str, sentence: str) -> None:
    before = files_in(tmp_path)
    with pytest.raises(UserError, match=sentence):
        backup(base, tmp_path / place, overwrite=True)
    assert files_in(tmp_path) == before


def test_a_backup_may_be_read_by_whom_the_base_may(base: Database, tmp_path: Path) -> None:
    base.path.chmod(0o640)
    backup(base, tmp_path / "copy.parvis")
    assert (tmp_path / "copy.parvis").stat().st_mode & 0o777 == 0o640


# Putting back ---------------------------------------------------------------------------------------------------


def test_a_backup_is_put_back_and_the_base_that_stood_there_kept(base: Database, tmp_path: Path) -> None:
    organisation(base, "Ville de Paris")
    backup(base, tmp_path / "copy.parvis")
    organisation(base, "Ville de Lyon")
    base.close()
    aside = restore(tmp_path / "copy.parvis", base.path, overwrite=True)
    assert aside is not None
    assert aside.name.startswith("bureau-before-restore-")
    counts = [Database(path).read("SELECT count(*) FROM organisation")[0][0] for path in (base.path, aside)]
    assert counts == [1, 2]


def test_the_log_of_the_base_that_stood_there_never_reaches_the_restored_one(base: Database, tmp_path: Path) -> None:
    """After a crash the log lies beside the base; put beside another base it would spoil it."""
    backup(base, tmp_path / "copy.parvis")
    crashed = tmp_path / "crashed.parvis"
    organisation(base, "Ville de Lyon")
    for suffix in ("", "-wal"):
        (tmp_path / f"crashed.parvis{suffix}").write_bytes((tmp_path / f"bureau.parvis{suffix}").read_bytes())
    assert (tmp_path / "crashed.parvis-wal").stat().st_size > 0
    aside = restore(tmp_path / "copy.parvis", crashed, overwrite=True)
    assert check(crashed) == []
    assert Database(crashed).read("SELECT count(*) FROM organisation") == [(0,)]
    assert aside is not None
    assert Database(aside).read("SELECT count(*) FROM organisation") == [(1,)]


def test_a_log_without_its_base_never_reaches_the_restored_one(base: Database, tmp_path: Path) -> None:
    backup(base, tmp_path / "copy.parvis")
    organisation(base, "Ville de Lyon")
    log = (tmp_path / "bureau.parvis-wal").read_bytes()
    (tmp_path / "gone.parvis-wal").write_bytes(log)
    assert restore(tmp_path / "copy.parvis", tmp_path / "gone.parvis") is None
    (tmp_path / "old.parvis").write_bytes(base.path.read_bytes())
    (tmp_path / "old.parvis-wal").write_bytes(log)
    backup(base, tmp_path / "old.parvis", overwrite=True)
    for name, count in (("gone.parvis", 0), ("old.parvis", 1)):
        assert check(tmp_path / name) == []
        assert Database(tmp_path / name).read("SELECT count(*) FROM organisation") == [(count,)]


def test_a_base_in_use_is_not_replaced(base: Database, tmp_path: Path) -> None:
    backup(base, tmp_path / "copy.parvis")
    organisation(base, "Ville de Paris")
    before = files_in(tmp_path)
    with pytest.raises(Busy, match="is open in Parvis"):
        restore(tmp_path / "copy.parvis", base.path, overwrite=True)
    assert files_in(tmp_path) == before
    assert base.read("SELECT count(*) FROM organisation") == [(1,)]


def test_restoring_never_replaces_a_base_unasked(base: Database, tmp_path: Path) -> None:
    backup(base, tmp_path / "copy.parvis")
    base.close()
    before = base.path.read_bytes()
    with pytest.raises(UserError, match="exists already"):
        restore(tmp_path / "copy.parvis", base.path)
    assert base.path.read_bytes() == before


def test_a_backup_that_is_not_sound_is_not_put_back(base: Database, tmp_path: Path) -> None:
    organisation(base, "Ville de Paris")
    backup(base, tmp_path / "copy.parvis")
    base.close()
    whole = (tmp_path / "copy.parvis").read_bytes()
    (tmp_path / "copy.parvis").write_bytes(whole[: len(whole) // 2])
    before = base.path.read_bytes()
    with pytest.raises(UserError, match=r"was not restored, because it is not sound: .*cut short"):
        restore(tmp_path / "copy.parvis", base.path, overwrite=True)
    assert base.path.read_bytes() == before


def test_a_broken_base_is_replaced_by_its_backup(base: Database, tmp_path: Path) -> None:
    organisation(base, "Ville de Paris")
    backup(base, tmp_path / "copy.parvis")
    base.close()
    base.path.write_bytes(b"spoilt")
    aside = restore(tmp_path / "copy.parvis", base.path, overwrite=True)
    assert aside is not None
    assert aside.read_bytes() == b"spoilt"
    assert check(base.path) == []


# Room -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes, where the system lets us make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode or os.name == "nt":
        pytest.skip("only a system where we may mount a disk can show a full one")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_backup_to_a_full_disk_says_so_and_leaves_nothing(base: Database, small_disk: Path) -> None:
    organisation(base, "Ville de Paris", remarks="x" * 10_000_000)
    with pytest.raises(UserError, match="no room for the copy"):
        backup(base, small_disk / "copy.parvis")
    assert files_in(small_disk) == set()


def test_a_base_on_a_full_disk_keeps_all_that_was_kept_before(small_disk: Path) -> None:
    full = create(small_disk / "bureau.parvis", "Anne")
    organisation(full, "Ville de Lyon")
    with pytest.raises(UserError, match="The disk is full: your last change was not kept"):
        organisation(full, "Ville de Paris", remarks="x" * 10_000_000)
    assert full.read("SELECT text FROM organisation_name") == [("Ville de Lyon",)]
    full.close()
    assert check(small_disk / "bureau.parvis") == []
