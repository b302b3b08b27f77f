"""Power cuts and full disks while copies meet: each base is whole, before or after, and the next try brings all."""

import os
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.services import records
from desktop_app.storage import connection as files
from desktop_app.storage.database import Database
from desktop_app.sync import hub, merging
from desktop_app.sync.records import vector
from tests.office import organisation, person
from tests.sync import oracle
from tests.sync.postgres import Server, server
from tests.sync.test_merging import dupont

__all__ = ["server"]

KILLS = int(os.environ.get("PARVIS_KILLS", "20"))


def worked_in(office: Database, laptop: Database) -> None:
    for number in range(8):
        person(office, f"Bureau{number}")
        organisation(laptop, f"Strasbourg {number}")
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    records.change(laptop, "person", dupont(laptop), {"honorific": "Pr"})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_killed_at_any_moment_each_base_is_whole_and_the_next_merge_brings_all(
    office: Database, laptop: Database, tmp_path: Path
) -> None:
    worked_in(office, laptop)
    before = {base.path.name: oracle.vector_of(base) for base in (office, laptop)}
    here, there = vector(office), vector(laptop)
    both = {copy: max(here.get(copy, 0), there.get(copy, 0)) for copy in here | there}
    office.close()
    laptop.close()
    chance = random.Random(20081116)
    for number in range(KILLS):
        folder = tmp_path / f"kill{number}"
        folder.mkdir()
        for base in (office, laptop):
            shutil.copyfile(base.path, folder / base.path.name)
        _merge_and_be_killed(folder, after=chance.randrange(1, 900))
        one, other = (Database(folder / base.path.name, "Anne") for base in (office, laptop))
        for base in (one, other):
            oracle.is_sound(base)
            oracle.follows_from_records(base)
            known = vector(base)
            old = dict(before[base.path.name])
            assert all(known[copy] in (old.get(copy, 0), both[copy]) for copy in known)
        merging.together(one, other, "merge")
        assert oracle.state(one) == oracle.state(other)
        assert vector(one) == both
        one.close()
        other.close()
        shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_killed_at_any_moment_of_a_meeting_with_the_hub_all_is_whole_and_the_next_meeting_brings_all(
    office: Database, laptop: Database, tmp_path: Path, server: Server
) -> None:
    worked_in(office, laptop)
    url = server.url("hub_of_the_killed")
    office.close()
    laptop.close()
    chance = random.Random(20081117)
    for number in range(KILLS):
        folder = tmp_path / f"kill{number}"
        folder.mkdir()
        for base in (office, laptop):
            shutil.copyfile(base.path, folder / base.path.name)
        server.run_sql(url, "SET client_min_messages = error; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        one = Database(folder / office.path.name, "Anne")
        hub.sync(one, url)
        _be_killed(lambda path=folder: hub.sync(Database(path / "laptop.parvis", "B"), url), chance.randrange(1, 900))
        other = Database(folder / laptop.path.name, "Bruno")
        oracle.is_sound(other)
        oracle.follows_from_records(other)
        for base in (other, one):
            hub.sync(base, url)
        assert oracle.state(one) == oracle.state(other)
        one.close()
        other.close()
        shutil.rmtree(folder)


def _merge_and_be_killed(folder: Path, after: int) -> None:
    def merge() -> None:
        here, there = Database(folder / "office.parvis", "A"), Database(folder / "laptop.parvis", "B")
        merging.together(here, there, "merge")

    _be_killed(merge, after)


def _be_killed(work: Callable[[], object], after: int) -> None:
    """Work in a process of its own that kills itself after some thousands of the engine's steps."""
    child = os.fork()
    if child == 0:
        connect, left = files.connect, [after]

        def deadly(*arguments: Any) -> Any:
            raw = connect(*arguments)

            def count_down() -> int:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return 0

            raw.set_progress_handler(count_down, 100)
            return raw

        files.connect = deadly
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def test_a_full_disk_while_merging_is_one_sentence_and_changes_nothing(
    office: Database, laptop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_in(office, laptop)
    for number in range(60):
        person(laptop, f"Long{number}", remarks="x" * 4000)
    before = oracle.vector_of(office), oracle.state(office)
    connect = files.connect

    def without_room(*arguments: Any) -> Any:
        raw = connect(*arguments)
        raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0] + 5}")
        return raw

    with monkeypatch.context() as patch:
        patch.setattr(files, "connect", without_room)
        full = Database(office.path, "Anne")
        with pytest.raises(UserError, match="disk is full"):
            merging.together(full, laptop, "merge")
        full.close()
    assert (oracle.vector_of(office), oracle.state(office)) == before
    merging.together(office, laptop, "merge")
    assert oracle.state(office) == oracle.state(laptop)
