"""A real base for each test of the storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.storage.database import Database, create


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    """An empty base in which Anne works."""
    database = create(tmp_path / "bureau.parvis", "Anne")
    yield database
    database.close()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the one before spoke."""
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)
