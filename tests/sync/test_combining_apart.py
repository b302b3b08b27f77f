"""Two records are combined on one copy while another copy goes on with one of them: nothing is lost."""

from pathlib import Path

import pytest

from desktop_app.services import combining, duplicates, records
from desktop_app.storage.database import Database, create, open_base
from desktop_app.sync import conflicts, copies, merging
from tests import office


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Database, Database, str, str]:
    """The office and a laptop, both with Anne Dupont and Anna Dupond."""
    ours = create(tmp_path / "office.parvis", "Anne")
    keep, other = office.person(ours, "Dupont", "Anne"), office.person(ours, "Dupond", "Anna")
    copies.make_copy(ours, tmp_path / "laptop.parvis", "Laptop")
    return ours, open_base(tmp_path / "laptop.parvis", "Bruno"), keep, other


def both_brought_together(ours: Database, laptop: Database) -> None:
    """Merge, and see that both show the same."""
    merging.merge(ours, laptop.path)
    assert office.everything(ours) == office.everything(laptop)


def test_what_was_combined_here_is_combined_there(apart: tuple[Database, Database, str, str]) -> None:
    ours, laptop, keep, other = apart
    office.mandate(ours, other, office.organisation(ours, "Ville"))

    combining.combine(ours, "person", keep, other)
    both_brought_together(ours, laptop)

    assert combining.standing_id(laptop, "person", other) == keep
    assert laptop.read("SELECT person_id FROM mandate") == [(keep,)]
    assert conflicts.open_conflicts(laptop) == []


def test_a_mandate_added_meanwhile_brings_the_other_back_for_somebody_to_decide(
    apart: tuple[Database, Database, str, str],
) -> None:
    ours, laptop, keep, other = apart
    combining.combine(ours, "person", keep, other)
    mandate = office.mandate(laptop, other, office.organisation(laptop, "Ville"))

    both_brought_together(ours, laptop)

    assert ours.read("SELECT person_id FROM mandate WHERE id = ?", (mandate,)) == [(other,)]
    assert records.values_of(ours, "person", other)["family"] == "Dupond"
    assert conflicts.open_conflicts(ours) != []
    (pair,) = duplicates.find(ours)
    assert (pair.ids, pair.is_sure) == (frozenset((keep, other)), True)
    combining.combine(ours, "person", keep, other)
    assert ours.read("SELECT person_id FROM mandate WHERE id = ?", (mandate,)) == [(keep,)]


def test_combined_on_both_sides_they_are_one(apart: tuple[Database, Database, str, str]) -> None:
    ours, laptop, keep, other = apart
    combining.combine(ours, "person", keep, other)
    combining.combine(laptop, "person", keep, other)

    both_brought_together(ours, laptop)

    assert ours.read("SELECT id FROM person") == [(keep,)]


def test_a_pair_told_apart_on_the_road_is_told_apart_at_home(apart: tuple[Database, Database, str, str]) -> None:
    ours, laptop, keep, other = apart
    duplicates.tell_apart(laptop, "person", keep, other)

    both_brought_together(ours, laptop)

    assert duplicates.pairs_told_apart(ours, "person") == {frozenset((keep, other))}
