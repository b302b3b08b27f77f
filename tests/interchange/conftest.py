"""Files as others write them, and the base they are brought into."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.services.bases import new_base
from desktop_app.storage.database import Database, open_base

Written = Callable[[str, bytes], Path]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the one before spoke."""
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A file with a content."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.fixture(scope="session")
def fresh_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "office.parvis"
    new_base(path, "Anne").close()
    return path


@pytest.fixture
def base(fresh_base: Path, tmp_path: Path) -> Iterator[Database]:
    """A base with the lists every platform starts from."""
    database = open_base(Path(shutil.copy(fresh_base, tmp_path / "office.parvis")), "Anne")
    yield database
    database.close()
