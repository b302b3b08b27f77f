"""The numbered steps: they make what `create` makes, keep a copy first, and change nothing when one fails."""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.domain.everything import Base
from desktop_app.errors import UserError
from desktop_app.services import history, records
from desktop_app.storage import connection as files
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database, create, open_base
from desktop_app.storage.search import search
from tests.office import organisation
from tests.storage.processes import HOUSE

NEXT = files.SCHEMA_VERSION + 1
REVISIONS = (
    f'revision, down_revision, branch_labels, depends_on = "{NEXT:04}", "{files.SCHEMA_VERSION:04}", None, None\n'
)
FAILING_STEP = f"""
from alembic import op

{REVISIONS}


def upgrade():
    op.execute("UPDATE organisation SET remarks = 'half done'")
    op.execute("CREATE TABLE half_done (id TEXT)")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""
STEP_THAT_CUTS_LINKS = FAILING_STEP.replace("INSERT INTO nowhere VALUES (1)", "DELETE FROM organisation")
GOOD_STEP = f"""
import sqlalchemy as sa
from alembic import op

{REVISIONS}


def upgrade():
    op.execute("UPDATE organisation SET remarks = 'brought up to date'")
"""


@pytest.fixture
def old_base(tmp_path: Path) -> Path:
    """A file marked as ours in which no step has run yet."""
    path = tmp_path / "old.parvis"
    connection = files.connect(path)
    connection.execute(f"PRAGMA application_id = {files.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    return path


@pytest.fixture
def with_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Steps":
    return Steps(tmp_path / "migrations", monkeypatch)


class Steps:
    """The program as it will be once it has another step: the folder of steps is a copy with one more."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        shutil.copytree(paths.migrations(), folder)
        self.folder, self.monkeypatch = folder, monkeypatch

    def add(self, step: str) -> None:
        (self.folder / "versions" / f"{NEXT:04}_next.py").write_text(step, encoding="utf-8")
        self.monkeypatch.setattr(paths, "migrations", lambda: self.folder)
        self.monkeypatch.setattr(files, "SCHEMA_VERSION", NEXT)


def schema(path: Path) -> dict[str, str]:
    """The tables, indexes, views and triggers of a base, the order of columns and spaces left aside."""
    connection = files.connect(path)
    try:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    finally:
        connection.close()
    return {name: normalised(sql) for name, sql in rows}


def normalised(sql: str) -> str:
    if not sql.startswith("CREATE TABLE"):
        return " ".join(sql.split())
    head, _, inside = sql.partition("(")
    parts = re.split(r",\s+(?=[\w\"]+ [A-Z]|CONSTRAINT)", inside.strip().rstrip(")"))
    # A table that a step made anew was renamed, and SQLite quotes the name then.
    return " ".join(head.replace('"', "").split()) + " | ".join(
        sorted(" ".join(part.strip(" ()\n\t").split()) for part in parts)
    )


def test_a_base_made_by_steps_equals_one_made_at_once(old_base: Path, tmp_path: Path) -> None:
    open_base(old_base).close()
    create(tmp_path / "new.parvis").close()
    assert schema(old_base) == schema(tmp_path / "new.parvis")


def test_alembic_finds_no_difference_between_the_steps_and_the_mapping(old_base: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from desktop_app.storage.index_rules import NAMES
    from desktop_app.storage.migrate import _engine_over

    open_base(old_base).close()
    raw = files.connect(old_base)
    derived = (*NAMES, "search_")

    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
        return kind != "table" or not str(name).startswith(derived)

    with _engine_over(raw).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        found = compare_metadata(context, Base.metadata)
    raw.close()
    assert found == []


def test_a_new_base_knows_which_step_it_stands_at_without_loading_alembic(tmp_path: Path) -> None:
    path = tmp_path / "new.parvis"
    program = (
        "import sys; from pathlib import Path; from desktop_app.storage.database import create\n"
        "create(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=HOUSE, capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr
    assert Database(path).read("SELECT version_num FROM alembic_version") == [(f"{files.SCHEMA_VERSION:04}",)]


def test_the_last_step_has_the_number_this_program_writes(tmp_path: Path) -> None:
    steps = sorted((paths.migrations() / "versions").glob("[0-9]*.py"))
    assert int(steps[-1].name[:4]) == len(steps) == files.SCHEMA_VERSION


def test_an_older_base_is_copied_before_it_is_brought_up_to_date(base: Database, with_step: Steps) -> None:
    organisation(base, "Ville de Paris", remarks="as it was")
    base.close()
    with_step.add(GOOD_STEP)
    upgraded = open_base(base.path)
    kept = base.path.with_name(f"bureau-before-version-{NEXT}-{date.today().isoformat()}.parvis")
    assert upgraded.read("SELECT remarks FROM organisation") == [("brought up to date",)]
    assert upgraded.read("PRAGMA user_version") == [(NEXT,)]
    assert Database(kept).read("SELECT remarks FROM organisation") == [("as it was",)]
    assert Database(kept).read("PRAGMA user_version") == [(NEXT - 1,)]


def test_a_base_brought_up_to_date_goes_on_with_its_journal(base: Database, with_step: Steps) -> None:
    organisation(base, "Ville de Paris")
    name_of_copy = base.read("SELECT copy FROM journal_now")
    base.close()
    with_step.add(
        GOOD_STEP.replace("op.execute(", "# op.execute(").replace("def upgrade():", "def upgrade():\n    pass")
    )
    upgraded = open_base(base.path, "Bruno")
    organisation(upgraded, "Ville de Lyon")
    assert upgraded.read("SELECT copy FROM journal_now") == name_of_copy
    assert upgraded.read("SELECT DISTINCT schema_version FROM journal_transaction ORDER BY 1") == [(NEXT - 1,), (NEXT,)]
    upgraded.close()
    assert check(base.path) == []


@pytest.mark.parametrize("step", [FAILING_STEP, STEP_THAT_CUTS_LINKS], ids=["fails", "cuts links"])
def test_a_step_that_fails_leaves_the_base_as_it_was(base: Database, with_step: Steps, step: str) -> None:
    organisation(base, "Ville de Paris", remarks="as it was")
    base.close()
    before = (schema(base.path), base.path.read_bytes())
    with_step.add(step)
    with pytest.raises(UserError, match="could not be brought up to date") as refused:
        open_base(base.path)
    assert f"bureau-before-version-{NEXT}-{date.today().isoformat()}.parvis" in str(refused.value)
    assert (schema(base.path), base.path.read_bytes()) == before


def test_a_second_copy_of_the_same_day_does_not_replace_the_first(base: Database, with_step: Steps) -> None:
    base.close()
    with_step.add(FAILING_STEP)
    for _again in range(2):
        with pytest.raises(UserError):
            open_base(base.path)
    day = date.today().isoformat()
    names = {path.name for path in base.path.parent.glob("*before-version*")}
    assert names == {f"bureau-before-version-{NEXT}-{day}.parvis", f"bureau-before-version-{NEXT}-{day}-2.parvis"}


def test_an_office_of_the_first_version_keeps_everything_and_gains_meetings(base: Database) -> None:
    made = organisation(base, "Ville de Paris", remarks="as it was")
    before = base.read("SELECT * FROM journal_change")
    base.close()
    taken_back_to_the_first_version(base.path)
    upgraded = open_base(base.path, "Anne")
    assert upgraded.read("SELECT id, remarks FROM organisation") == [(made, "as it was")]
    assert upgraded.read("SELECT * FROM journal_change") == before
    records.add(upgraded, "event", {"title_fr": "Lancement", "starts_at": "16/11/2008 16h30"})
    assert [one.title for one in search(upgraded, "lancement", "fr", "2026-11-24")] == ["Lancement"]
    history.undo(upgraded)
    assert upgraded.read("SELECT count(*) FROM event") == [(0,)]
    upgraded.close()
    assert check(base.path) == []


TASK_OF_THE_FIRST_VERSION = """
CREATE TABLE task (
    organisation_id VARCHAR(32), person_id VARCHAR(32), title TEXT NOT NULL, due_on VARCHAR(10), done_on VARCHAR(10),
    assigned_to TEXT, id VARCHAR(32) NOT NULL,
    CONSTRAINT pk_task PRIMARY KEY (id),
    CONSTRAINT fk_task_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE,
    CONSTRAINT fk_task_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT ck_task_one_owner CHECK (organisation_id IS NULL OR person_id IS NULL)
)"""


def taken_back_to_the_first_version(path: Path) -> None:
    """Leave in a base what the first version knew: its tables, and nothing of the later ones."""
    from desktop_app.storage import journal

    raw = files.connect(path)
    raw.execute("PRAGMA foreign_keys = OFF")
    journal.drop_triggers(raw)
    first = (paths.migrations() / "versions" / "0001_records_and_journal.py").read_text(encoding="utf-8")
    for table in reversed(Base.metadata.sorted_tables):
        if f'"{table.name}"' not in first:
            raw.execute(f'DROP TABLE "{table.name}"')
    for column in ("origin", "is_away"):
        raw.execute(f"ALTER TABLE journal_now DROP COLUMN {column}")
    raw.execute("DROP TABLE task")
    raw.execute(TASK_OF_THE_FIRST_VERSION)
    raw.execute("CREATE INDEX ix_task_due_on ON task (due_on)")
    raw.execute("CREATE INDEX ix_task_organisation_id ON task (organisation_id)")
    raw.execute("CREATE INDEX ix_task_person_id ON task (person_id)")
    raw.execute("UPDATE alembic_version SET version_num = '0001'")
    raw.execute("PRAGMA user_version = 1")
    raw.close()
