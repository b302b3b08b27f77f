"""What is saved of a damaged base: every row that can be read, and what hangs on a lost one."""

from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.services import history
from desktop_app.storage import connection as files
from desktop_app.storage.backup import check, salvage
from desktop_app.storage.database import Database, open_base
from desktop_app.storage.salvage import readable
from tests.office import contact, everything, mandate, organisation, person, role, town


@pytest.fixture
def office(base: Database) -> Database:
    """A base of some two hundred rows, closed."""
    mayor = role(base, "maire", "maire", "Mayor")
    for number in range(40):
        made = organisation(
            base, f"Ville {number}", contact("phone", "01 44 50 59 59"), town("Łódź"), remarks="x" * 900
        )
        mandate(base, person(base, f"Dupont {number}", remarks="y" * 900), made, role_type_id=mayor)
    base.close()
    return base


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "saved.parvis"


def rows(path: Path) -> dict[str, set[str]]:
    """The ids of a closed base's rows, by table; tables without any are left out."""
    base = Database(path)
    try:
        tables = [table for table, found in everything(base).items() if found]
        return {table: {row[0] for row in base.read(f'SELECT id FROM "{table}"')} for table in tables}
    finally:
        base.close()


def counts(path: Path) -> dict[str, int]:
    return {table: len(found) for table, found in rows(path).items()}


def test_all_of_a_sound_base_is_saved(office: Database, saved: Path) -> None:
    done = salvage(office.path, saved, user="Anne")
    assert done.saved == counts(office.path) == readable(office.path)
    assert done.left_out == {}
    assert everything(Database(saved)) == everything(Database(office.path))
    assert check(saved) == []


def test_what_was_saved_says_where_it_came_from_and_can_be_edited(office: Database, saved: Path) -> None:
    salvage(office.path, saved, user="Anne")
    base = open_base(saved, "Anne")
    assert history.next_undo(base) == "Saved from the damaged base bureau.parvis"
    organisation(base, "Ville de Paris")
    base.close()
    assert check(saved) == []


@pytest.mark.parametrize("part", [0.3, 0.5, 0.8, 0.99])
def test_of_a_base_cut_short_all_rows_before_the_cut_are_saved(office: Database, saved: Path, part: float) -> None:
    whole, before = office.path.read_bytes(), rows(office.path)
    office.path.write_bytes(whole[: int(len(whole) * part)])
    cut = office.path.read_bytes()
    done = salvage(office.path, saved)
    assert office.path.read_bytes() == cut
    assert check(saved) == []
    found = rows(saved)
    assert 0 < sum(done.saved.values()) <= sum(map(len, before.values()))
    assert {table: found[table] - before[table] for table in found if not found[table] <= before[table]} == {}


@pytest.mark.parametrize("every", [5, 11])
def test_rows_around_spoilt_pages_are_saved(office: Database, saved: Path, every: int) -> None:
    whole = office.path.read_bytes()
    pages = [whole[start : start + 4096] for start in range(0, len(whole), 4096)]
    office.path.write_bytes(
        b"".join(b"\xaa" * 4096 if place > 60 and place % every == 0 else page for place, page in enumerate(pages))
    )
    assert check(office.path) != []
    done = salvage(office.path, saved)
    assert check(saved) == []
    assert done.saved["organisation"] > 20
    assert done.saved["person"] > 20


def test_what_hangs_on_a_lost_record_is_saved_under_a_stand_in(office: Database, saved: Path) -> None:
    connection = files.connect(office.path)
    connection.execute("PRAGMA foreign_keys = OFF")
    for lost in ("person", "role_type", "organisation"):
        connection.execute(f"DELETE FROM {lost}")
    connection.close()
    done = salvage(office.path, saved)
    base = open_base(saved)
    assert base.read("SELECT DISTINCT family FROM person") == [("?",)]
    assert base.read("SELECT DISTINCT role_type_id FROM mandate") == [(None,)]
    assert done.saved["organisation"] == done.saved["mandate"] == done.saved["organisation_name"] == 40
    base.close()
    assert check(saved) == []


def test_what_lost_its_owner_s_owner_is_left_out_and_counted(base: Database, saved: Path) -> None:
    made = organisation(base, "Ville de Paris")
    base.close()
    connection = files.connect(base.path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO contribution_paid (id, contribution_due_id, amount) VALUES ('p', 'lost', '1.00')")
    connection.close()
    done = salvage(base.path, saved)
    assert done.saved == {"organisation": 1, "organisation_name": 1}
    assert done.left_out == {"contribution_paid": 1}
    assert rows(saved)["organisation"] == {made}


def test_of_what_is_no_base_nothing_is_saved(tmp_path: Path, saved: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Madame, Monsieur," * 1000)
    with pytest.raises(UserError, match="is not a Parvis base"):
        salvage(letter, saved)
    with pytest.raises(UserError, match="There is no base at"):
        salvage(tmp_path / "nothing", saved)
    assert not saved.exists()


def test_saving_never_replaces_a_file(office: Database, saved: Path) -> None:
    saved.write_text("a letter")
    with pytest.raises(UserError, match="exists already"):
        salvage(office.path, saved)
    assert saved.read_text() == "a letter"
