"""Two programs on one base, and one that is killed in the middle: nothing that was kept is ever lost."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.services import history
from desktop_app.storage import connection as files
from desktop_app.storage.backup import backup, check
from desktop_app.storage.database import Database, open_base
from tests.office import organisation
from tests.storage.processes import answer, start

NEXT = files.SCHEMA_VERSION + 1
WRITES_FIFTY = """
base = open_base(path, user)
made = [organisation(base, f"{user} {number}") for number in range(50)]
print(*made, sep="\\n")
base.close()
"""
WRITES_FOR_EVER = """
base = open_base(path, user)
number = 0
while True:
    made = organisation(base, f"Ville {number}", remarks="x" * 3000)
    print(made, flush=True)
    number += 1
"""
UNDOES_TEN = """
base = open_base(path, user)
undone = 0
while undone < 10:
    try:
        history.undo(base)
        undone += 1
    except ChangedSince:
        pass  # the other was quicker
base.close()
"""


def two_write_at_once(base: Database) -> list[str]:
    writing = [start(base.path, user, WRITES_FIFTY) for user in ("Anne", "Bruno")]
    return [made for process in writing for made in answer(process)]


def test_two_processes_write_by_turns_and_no_edit_is_lost(base: Database) -> None:
    made = two_write_at_once(base)
    assert {row[0] for row in base.read("SELECT id FROM organisation")} == set(made)
    assert len(made) == 100
    assert check(base.path) == []
    by_user = base.read("SELECT user_name, count(*) FROM journal_transaction GROUP BY user_name ORDER BY 1")
    assert by_user == [("Anne", 50), ("Bruno", 50)]


def test_after_two_processes_wrote_everything_can_be_undone_and_redone(base: Database) -> None:
    two_write_at_once(base)
    while history.next_undo(base):
        history.undo(base)
    assert base.read("SELECT count(*) FROM organisation_name") == [(0,)]
    while history.next_redo(base):
        history.redo(base)
    assert base.read("SELECT count(*) FROM organisation_name") == [(100,)]
    assert check(base.path) == []


def test_two_processes_that_undo_at_once_never_undo_the_same_thing_twice(base: Database) -> None:
    for number in range(20):
        organisation(base, f"Ville {number}")
    for process in [start(base.path, user, UNDOES_TEN) for user in ("Anne", "Bruno")]:
        answer(process)
    assert base.read("SELECT count(*) FROM organisation") == [(0,)]
    assert base.read("SELECT standing, count(*) FROM journal_transaction GROUP BY 1 ORDER BY 1") == [
        ("reverse", 20),
        ("undone", 20),
    ]
    assert check(base.path) == []


def test_what_another_process_wrote_is_in_the_next_list(base: Database) -> None:
    from desktop_app.storage import listing

    question = listing.Question("organisation", "fr", "2026-11-24")
    assert listing.ids(base, question) == []
    answer(start(base.path, "Bruno", "base = open_base(path, user)\norganisation(base, 'Lyon')\nbase.close()\n"))
    rows = listing.rows(base, question, listing.ids(base, question))
    assert [row.cells[0] for row in rows] == ["Lyon"]


@pytest.mark.parametrize("lines_before_the_end", [1, 7, 20])
def test_a_program_killed_while_it_writes_leaves_a_whole_base(base: Database, lines_before_the_end: int) -> None:
    base.close()
    for _again in range(3):
        kept = kill_after(start(base.path, "Anne", WRITES_FOR_EVER), lines_before_the_end)
        assert check(base.path) == []
        reopened = open_base(base.path, "Bruno")
        assert kept <= {row[0] for row in reopened.read("SELECT id FROM organisation")}
        organisation(reopened, "Ville de Paris")
        reopened.close()
        assert check(base.path) == []


def kill_after(process: "subprocess.Popen[str]", lines: int) -> set[str]:
    """Kill a process without warning after it said so many lines; what it said by then."""
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _line in range(lines)]
    os.kill(process.pid, signal.SIGKILL)
    rest, _errors = process.communicate(timeout=60)
    return set(said) | set(rest.split()[:-1])


def test_check_and_backup_work_while_another_process_writes(base: Database, tmp_path: Path) -> None:
    writer = start(base.path, "Bruno", WRITES_FOR_EVER)
    assert writer.stdout is not None
    seen = set()
    for number in range(3):
        seen.add(writer.stdout.readline().strip())
        assert check(base.path) == []
        copy = tmp_path / f"copy-{number}.parvis"
        backup(base, copy)
        assert check(copy) == []
        copied = open_base(copy)
        assert seen <= {row[0] for row in copied.read("SELECT id FROM organisation")}
        copied.close()
    writer.kill()
    writer.communicate(timeout=60)


# Killed in the middle of something longer -------------------------------------------------------------------------

BACKS_UP_FOR_EVER = """
from desktop_app.storage import backup
backup.PAGES_AT_ONCE = 20
base = open_base(path, user)
while True:
    print("copying", flush=True)
    backup.backup(base, path.with_name("copy.parvis"), overwrite=True)
"""
RUNS_A_LONG_STEP = """
from desktop_app import paths
from desktop_app.storage import connection, migrate
steps = path.parent / "migrations"
paths.migrations = lambda: steps
connection.SCHEMA_VERSION += 1
print("upgrading", flush=True)
open_base(path, user)
"""
LONG_STEP = """
from alembic import op

revision, down_revision, branch_labels, depends_on = "NEXT", "THIS", None, None


def upgrade():
    print("in the middle", flush=True)
    for number in range(100_000):
        op.execute(f"UPDATE organisation SET remarks = '{number}'")
"""


def test_a_program_killed_while_it_copies_leaves_a_whole_copy_or_none(base: Database) -> None:
    for number in range(20):
        organisation(base, f"Ville {number}", remarks="x" * 20_000)
    copy = base.path.with_name("copy.parvis")
    for copies in range(1, 5):
        kill_after(start(base.path, "Bruno", BACKS_UP_FOR_EVER), copies)
        assert check(base.path) == []
        assert not copy.exists() or check(copy) == []
    assert copy.exists()


def test_a_program_killed_while_it_brings_a_base_up_to_date_leaves_it_as_it_was(base: Database) -> None:
    organisation(base, "Ville de Paris", remarks="as it was")
    base.close()
    steps = base.path.with_name("migrations")
    shutil.copytree(paths.migrations(), steps)
    step = LONG_STEP.replace("NEXT", f"{NEXT:04}").replace("THIS", f"{files.SCHEMA_VERSION:04}")
    (steps / "versions" / f"{NEXT:04}_long.py").write_text(step, encoding="utf-8")
    kill_after(start(base.path, "Bruno", RUNS_A_LONG_STEP), 2)
    assert check(base.path) == []
    reopened = open_base(base.path)
    assert reopened.read("SELECT remarks FROM organisation") == [("as it was",)]
    assert reopened.read("PRAGMA user_version") == [(files.SCHEMA_VERSION,)]
    reopened.close()
    (kept,) = base.path.parent.glob(f"bureau-before-version-{NEXT}-*.parvis")
    assert check(kept) == []
