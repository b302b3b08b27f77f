"""The inbox in words: record, field, who said what on which copy, and the ways out of each kind of conflict."""

from typing import Any

import pytest

from desktop_app.services import records
from desktop_app.storage.database import Database
from desktop_app.sync import conflicts, copies, inbox
from tests.sync.test_deciding import torn
from tests.sync.test_merging import dupont, merged, one

DAY = "2026-11-24"


def test_a_conflict_is_told_in_words(office: Database, laptop: Database) -> None:
    torn(office, laptop)
    (told,) = inbox.matters(office, inbox.ids(office), DAY)
    assert (told.record, told.field, told.what) == ("Jean Dupont", "Title", "changed on two sides")
    assert told.owner == ("person", dupont(office))
    assert [(side.who.split(" · ")[:2], side.value, side.is_ours) for side in told.sides] == [
        (["Office", "Anne"], "Dr", True),
        (["Laptop", "Bruno"], "Pr", False),
    ]
    assert [side.is_shown for side in told.sides].count(True) == 1


def test_each_side_is_ours_where_it_was_written(office: Database, laptop: Database) -> None:
    torn(office, laptop)
    (there,) = inbox.matters(laptop, inbox.ids(laptop), DAY)
    assert [side.value for side in there.sides if side.is_ours] == ["Pr"]


def test_the_deletion_can_be_confirmed_on_either_copy(office: Database, laptop: Database) -> None:
    wanted = dupont(office)
    records.delete(office, "person", wanted)
    records.change(laptop, "person", wanted, {"honorific": "Pr"})
    merged(office, laptop)
    for base, keeps in ((office, "ours"), (laptop, "theirs")):
        (waits,) = conflicts.open_conflicts(base)
        assert [(way.name, way.keep) for way in inbox.ways(base, waits)] == [("keep", "shown"), ("delete", keeps)]
    (waits,) = conflicts.open_conflicts(laptop)
    conflicts.resolve(laptop, waits.id, keep="theirs")
    assert one(laptop, "SELECT count(*) FROM person") == 0


def test_records_in_conflict_are_known_by_the_card_they_stand_on(office: Database, laptop: Database) -> None:
    phone = one(office, "SELECT id FROM contact_point")
    paris = one(office, "SELECT organisation_id FROM contact_point")
    records.change(office, "contact_point", phone, {"value": "01 44 50 59 60"})
    records.change(laptop, "contact_point", phone, {"value": "01 44 50 59 61"})
    merged(office, laptop)
    assert inbox.records_in_conflict(office, "en", DAY) == {paris}
    (told,) = inbox.matters(office, inbox.ids(office), DAY)
    assert told.owner == ("organisation", paris)
    assert inbox.count_alike(office, told.conflict) == 1
    assert copies.peers(office)[0].waiting == 0


@pytest.mark.parametrize(
    ("keep", "value", "international"),
    [
        ("ours", "01 44 50 59 60", "+33144505960"),
        ("theirs", "01 44 50 59 61", "+33144505961"),
        (None, "01 44 50 59 62", "+33144505962"),
    ],
)
def test_a_number_is_asked_once_and_its_international_form_goes_with_it(
    office: Database, laptop: Database, keep: Any, value: str, international: str
) -> None:
    phone = one(office, "SELECT id FROM contact_point")
    records.change(office, "contact_point", phone, {"value": "01 44 50 59 60"})
    records.change(laptop, "contact_point", phone, {"value": "01 44 50 59 61"})
    merged(office, laptop)
    (waits,) = conflicts.open_conflicts(office)
    conflicts.resolve(office, waits.id, keep=keep, value=None if keep else value)
    merged(office, laptop)
    for base in (office, laptop):
        assert base.read("SELECT value, e164 FROM contact_point") == [(value, international)]
        assert base.read("SELECT count(*) FROM journal_conflict WHERE kind <> 'along'") == [(0,)]
