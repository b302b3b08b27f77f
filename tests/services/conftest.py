"""A real base for each test, and after each test everything that was done in any base is undone and done again.

So each verb has its test of undo for nothing: a copy of the base is taken back to the start of its first
transaction, when it was empty, then brought again to its end, which must be exactly as the test left it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.services import history
from desktop_app.storage.backup import backup, check
from desktop_app.storage.database import Database, create
from tests.office import everything


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the one before spoke."""
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    """An empty base in which Anne works."""
    database = create(tmp_path / "bureau.parvis", "Anne")
    yield database
    database.close()


@pytest.fixture(autouse=True)
def undone_and_redone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """After a test, undo and redo everything in a copy of each base it was given."""
    yield
    for database in getattr(request.node, "funcargs", {}).values():
        if isinstance(database, Database) and database.path.exists() and not has_edits_of_others(database):
            path = tmp_path_factory.mktemp("undone") / "copy.parvis"
            backup(database, path)
            copy = Database(path, "Undo", database.key)
            undo_and_redo(copy)
            copy.close()
            database.close()
            assert check(path, database.key) == []


def has_edits_of_others(database: Database) -> bool:
    """Whether raw SQL or another copy wrote into a base: nobody here can undo that."""
    found = database.read(
        "SELECT 1 FROM journal_change c LEFT JOIN journal_now n ON n.copy = c.copy "
        "WHERE c.transaction_number = 0 OR n.copy IS NULL LIMIT 1"
    )
    return bool(found)


def undo_and_redo(database: Database) -> None:
    """Take back everything that stands, to the empty base; do it again, to the end."""
    end, undone = everything(database), 0
    while history.next_undo(database):
        history.undo(database)
        undone += 1
    assert not any(everything(database).values())
    for _again in range(undone):
        history.redo(database)
    assert everything(database) == end
