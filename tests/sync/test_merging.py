"""Two copies of one office, each worked in by somebody, brought together again."""

from pathlib import Path
from typing import Any

from desktop_app.services import records
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database
from desktop_app.sync import merging
from tests.office import everything, mandate, organisation, person


def one(base: Database, sql: str, *values: Any) -> Any:
    return base.read(sql, values)[0][0]


def dupont(base: Database) -> str:
    return str(one(base, "SELECT id FROM person WHERE family = 'Dupont'"))


def merged(office: Database, laptop: Database) -> merging.Merged:
    found = merging.together(office, laptop, "merge")
    assert everything(office) == everything(laptop)
    for base in (office, laptop):
        assert check(base.path) == []
    return found


def test_what_was_done_on_one_side_only_stands_on_both(office: Database, laptop: Database) -> None:
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    records.change(laptop, "person", dupont(laptop), {"language": "fr"})
    lille = organisation(laptop, "Ville de Lille")
    found = merged(office, laptop)
    assert office.read("SELECT honorific, language FROM person WHERE family = 'Dupont'") == [("Dr", "fr")]
    assert one(office, "SELECT id FROM organisation WHERE id = ?", lille) == lille
    assert (found.came.conflicts, found.went.conflicts) == ([], [])


def test_the_same_field_changed_on_both_sides_is_a_conflict_and_both_show_the_same(
    office: Database, laptop: Database
) -> None:
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    records.change(laptop, "person", dupont(laptop), {"honorific": "Pr"})
    found = merged(office, laptop)
    assert len(found.came.conflicts) == 1
    assert one(office, "SELECT honorific FROM person") in ("Dr", "Pr")


def test_remarks_changed_in_two_places_are_brought_together_word_by_word(office: Database, laptop: Database) -> None:
    records.change(office, "person", dupont(office), {"remarks": "Parle grec et italien."})
    records.change(laptop, "person", dupont(laptop), {"remarks": "Ne parle plus grec."})
    found = merged(office, laptop)
    assert one(office, "SELECT remarks FROM person") == "Ne parle plus grec et italien."
    assert found.came.conflicts == []


def test_who_is_deleted_here_and_edited_there_lives_with_all_that_was_theirs(
    office: Database, laptop: Database
) -> None:
    paris = one(office, "SELECT organisation_id FROM organisation_name WHERE text = 'Ville de Paris'")
    records.delete(office, "organisation", paris)
    records.change(laptop, "organisation", paris, {"remarks": "Has moved"})
    found = merged(office, laptop)
    assert one(office, "SELECT remarks FROM organisation WHERE id = ?", paris) == "Has moved"
    assert one(office, "SELECT text FROM organisation_name WHERE organisation_id = ?", paris) == "Ville de Paris"
    assert len(found.came.conflicts) == 1


def test_a_deleted_organisation_comes_back_for_a_mandate_made_elsewhere(office: Database, laptop: Database) -> None:
    paris = one(office, "SELECT organisation_id FROM organisation_name WHERE text = 'Ville de Paris'")
    records.delete(office, "organisation", paris)
    mandate(laptop, person(laptop, "Roux", "Ève"), paris)
    merged(office, laptop)
    assert one(office, "SELECT count(*) FROM mandate") == 1
    assert one(office, "SELECT text FROM organisation_name WHERE organisation_id = ?", paris) == "Ville de Paris"


def test_two_rows_with_one_code_stand_side_by_side_and_one_is_marked(office: Database, laptop: Database) -> None:
    for base, label in ((office, "Ville"), (laptop, "Commune")):
        records.add(base, "family", {"code": "city", "label_fr": label, "label_en": "City", "rank": 1})
    found = merged(office, laptop)
    codes = [row[0] for row in office.read("SELECT code FROM family ORDER BY code")]
    assert len(codes) == 2 and codes[0] == "city" and codes[1].startswith("city-")
    assert len(found.came.held) == 1


def test_two_moves_that_would_make_a_circle_leave_none(office: Database, laptop: Database) -> None:
    paris, lyon = (row[0] for row in office.read("SELECT id FROM organisation ORDER BY id"))
    records.change(office, "organisation", paris, {"parent_id": lyon})
    records.change(laptop, "organisation", lyon, {"parent_id": paris})
    found = merged(office, laptop)
    assert sorted(office.read("SELECT id, parent_id FROM organisation")) == [(paris, lyon), (lyon, None)]
    assert len(found.came.held) == 1


def test_deleted_there_and_not_touched_here_is_gone_on_both(office: Database, laptop: Database) -> None:
    paris = one(office, "SELECT organisation_id FROM organisation_name WHERE text = 'Ville de Paris'")
    records.delete(office, "organisation", paris)
    merged(office, laptop)
    assert laptop.read("SELECT 1 FROM organisation WHERE id = ?", (paris,)) == []


def test_merging_again_changes_nothing(office: Database, laptop: Database) -> None:
    records.change(laptop, "person", dupont(laptop), {"language": "fr"})
    merged(office, laptop)
    before = everything(office)
    again = merged(office, laptop)
    assert (again.came.applied, again.went.applied) == (0, 0)
    assert everything(office) == before


def test_copies_are_files_that_can_be_copied_about(office: Database, tmp_path: Path) -> None:
    from desktop_app.sync import copies

    target = tmp_path / "stick.parvis"
    copies.make_copy(office, target, "Stick")
    assert sorted(path.name for path in tmp_path.iterdir() if "stick" in path.name) == ["stick.parvis"]
    assert check(target) == []
    assert [peer.name for peer in copies.peers(office)] == ["Stick"]
