"""Three copies of one small office: one at home, two that left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.storage.database import Database, create, open_base
from desktop_app.sync import copies
from tests.office import contact, organisation, person, role


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the one before spoke."""
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Database]:
    """The base at home, with two organisations, a person and a role."""
    base = create(tmp_path / "office.parvis", "Anne")
    role(base, "maire", "maire", "Mayor")
    organisation(base, "Ville de Paris", contact("phone", "01 44 50 59 59"), country="FR")
    organisation(base, "Ville de Lyon", country="FR")
    person(base, "Dupont", "Jean", remarks="Parle grec.")
    copies.name_copy(base, "Office")
    yield base
    base.close()


@pytest.fixture
def laptop(office: Database) -> Iterator[Database]:
    """A copy that left for Strasbourg."""
    path = office.path.with_name("laptop.parvis")
    copies.make_copy(office, path, "Laptop")
    base = open_base(path, "Bruno")
    yield base
    base.close()


@pytest.fixture
def third(office: Database) -> Iterator[Database]:
    """A second copy that left."""
    path = office.path.with_name("third.parvis")
    copies.make_copy(office, path, "Third")
    base = open_base(path, "Chloé")
    yield base
    base.close()
