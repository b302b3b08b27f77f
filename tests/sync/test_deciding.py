"""The inbox: what is asked, who said what where; a decision is asked once, anywhere, and closes on all copies."""

from typing import Any

import pytest

from desktop_app.errors import ChangedSince, NotFound
from desktop_app.services import decisions, history, meetings, records
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database
from desktop_app.sync import conflicts, merging, taking
from tests.office import mandate, organisation, person
from tests.sync import oracle
from tests.sync.test_merging import dupont, merged, one


def torn(office: Database, laptop: Database) -> conflicts.Conflict:
    """Anne writes Dr, Bruno writes Pr; they meet."""
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    records.change(laptop, "person", dupont(laptop), {"honorific": "Pr"})
    merged(office, laptop)
    (found,) = conflicts.open_conflicts(office)
    return found


def test_a_conflict_says_what_each_wrote_who_when_and_on_which_copy(office: Database, laptop: Database) -> None:
    found = torn(office, laptop)
    assert (found.kind, found.table, found.field, found.base) == ("field", "person", "honorific", None)
    assert [(side.user, side.copy_name, side.value) for side in found.sides] == [
        ("Anne", "Office", "Dr"),
        ("Bruno", "Laptop", "Pr"),
    ]
    assert conflicts.rows_in_conflict(laptop) == {("person", dupont(laptop))}


@pytest.mark.parametrize(("keep", "value"), [("ours", "Dr"), ("theirs", "Pr"), (None, "Me")])
def test_a_decision_closes_the_conflict_everywhere(
    office: Database, laptop: Database, third: Database, keep: Any, value: str
) -> None:
    found = torn(office, laptop)
    merging.together(third, laptop, "merge")
    conflicts.resolve(office, found.id, keep=keep, value=None if keep else "Me")
    assert one(office, "SELECT honorific FROM person") == value
    assert conflicts.open_conflicts(office) == []
    merged(office, laptop)
    merged(third, laptop)
    for base in (laptop, third):
        assert one(base, "SELECT honorific FROM person") == value
        assert conflicts.open_conflicts(base) == []


def test_deciding_for_what_is_shown_is_a_decision_too(office: Database, laptop: Database) -> None:
    found = torn(office, laptop)
    conflicts.resolve(office, found.id, keep="shown")
    merged(office, laptop)
    assert conflicts.count_open(laptop) == 0
    assert one(laptop, "SELECT honorific FROM person") == found.shown


def test_an_edit_of_who_saw_one_side_only_does_not_bring_the_other_back(
    office: Database, laptop: Database, third: Database
) -> None:
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    merging.together(office, third, "merge")
    records.change(laptop, "person", dupont(laptop), {"honorific": "Pr"})
    merged(office, laptop)
    conflicts.resolve(office, conflicts.open_conflicts(office)[0].id, keep="ours")
    records.change(third, "person", dupont(third), {"honorific": "Dr h. c."})
    merged(office, third)
    assert conflicts.open_conflicts(office) == []
    assert one(office, "SELECT honorific FROM person") == "Dr h. c."


def test_both_writing_the_same_is_no_conflict_and_the_next_edit_stands_alone(
    office: Database, laptop: Database
) -> None:
    for base in (office, laptop):
        records.change(base, "person", dupont(base), {"honorific": "Dr"})
    assert merged(office, laptop).came.conflicts == []
    records.change(office, "person", dupont(office), {"honorific": "Pr"})
    assert merged(office, laptop).went.conflicts == []
    assert one(laptop, "SELECT honorific FROM person") == "Pr"


def test_an_overlap_in_minutes_keeps_both_texts_marked_until_somebody_writes_one(
    office: Database, laptop: Database
) -> None:
    records.change(office, "person", dupont(office), {"remarks": "Parle latin."})
    records.change(laptop, "person", dupont(laptop), {"remarks": "Parle turc."})
    merged(office, laptop)
    assert one(office, "SELECT remarks FROM person") == "Parle [[ latin || turc ]]."
    records.change(laptop, "person", dupont(laptop), {"remarks": "Parle latin et turc."})
    merged(office, laptop)
    assert conflicts.count_open(office) == 0
    assert one(office, "SELECT remarks FROM person") == "Parle latin et turc."


def test_present_here_and_excused_there_is_asked(office: Database, laptop: Database) -> None:
    body = one(office, "SELECT id FROM organisation LIMIT 1")
    meeting = records.add(office, "meeting", {"body_id": body, "starts_at": "2009-03-05T14:00", "title_fr": "Comité"})
    row = records.add(office, "attendance", {"meeting_id": meeting, "person_id": dupont(office)})
    merged(office, laptop)
    records.change(office, "attendance", row, {"status": "present"})
    records.change(laptop, "attendance", row, {"status": "excused"})
    merged(office, laptop)
    assert [one.field for one in conflicts.open_conflicts(laptop)] == ["status"]


def test_of_a_deleted_and_edited_record_one_says_whether_it_stays(office: Database, laptop: Database) -> None:
    paris = one(office, "SELECT organisation_id FROM organisation_name WHERE text = 'Ville de Paris'")
    for keep, stands in (("shown", 1), ("ours", 0)):
        records.delete(office, "organisation", paris)
        records.change(laptop, "organisation", paris, {"remarks": f"Has moved {keep}"})
        merged(office, laptop)
        (asked,) = conflicts.open_conflicts(office)
        assert (asked.kind, asked.sides[0].user, asked.sides[0].operation) == ("deleted", "Anne", "delete")
        conflicts.resolve(office, asked.id, keep=keep)  # type: ignore[arg-type]
        merged(office, laptop)
        assert conflicts.count_open(laptop) == 0
        assert one(laptop, "SELECT count(*) FROM organisation WHERE id = ?", paris) == stands


def test_an_edit_after_the_answer_that_keeps_a_record_is_made_on_top_of_it_on_every_copy(
    office: Database, laptop: Database
) -> None:
    row = dupont(office)
    records.change(laptop, "person", row, {"honorific": "Dr"})
    records.delete(laptop, "person", row)
    mandate(office, row, one(office, "SELECT id FROM organisation LIMIT 1"), title_fr="Adjoint")
    merged(office, laptop)
    (asked,) = conflicts.open_conflicts(office)
    conflicts.resolve(office, asked.id, keep="shown")
    oracle.follows_from_records(office)
    merged(office, laptop)
    for base in (office, laptop):
        oracle.follows_from_records(base)
        assert conflicts.open_conflicts(base) == []


def test_a_number_given_twice_waits_aside_and_shows_once_the_first_is_free(office: Database, laptop: Database) -> None:
    first = records.add(office, "family", {"code": "city", "label_fr": "Ville", "label_en": "City", "rank": 1})
    second = records.add(laptop, "family", {"code": "city", "label_fr": "Commune", "label_en": "Town", "rank": 2})
    merged(office, laptop)
    records.change(office, "family", first, {"code": "big-city"})
    merged(office, laptop)
    assert one(laptop, "SELECT code FROM family WHERE id = ?", second) == "city"
    assert conflicts.count_open(laptop) == 0


def test_one_person_noted_twice_at_a_meeting_is_held_aside_with_all_it_says(office: Database, laptop: Database) -> None:
    body = one(office, "SELECT id FROM organisation LIMIT 1")
    meeting = records.add(office, "meeting", {"body_id": body, "starts_at": "2009-03-05T14:00", "title_fr": "Comité"})
    merged(office, laptop)
    for base, status in ((office, "present"), (laptop, "excused")):
        records.add(base, "attendance", {"meeting_id": meeting, "person_id": dupont(base), "status": status})
    merged(office, laptop)
    assert office.read("SELECT status FROM attendance") == [("present",)]
    (asked,) = conflicts.open_conflicts(office)
    assert (asked.kind, asked.detail["values"]["status"]) == ("held", "excused")
    conflicts.resolve(office, asked.id, keep="theirs")
    merged(office, laptop)
    assert laptop.read("SELECT status FROM attendance") == [("excused",)]
    assert conflicts.count_open(office) == 0


def test_of_three_that_cannot_stand_together_the_answer_for_one_leaves_a_question_about_the_next(
    office: Database, laptop: Database, third: Database
) -> None:
    meeting = noted_twice(office, laptop, third)
    records.add(third, "attendance", {"meeting_id": meeting, "person_id": dupont(third), "status": "absent"})
    merged(office, third)
    asked = {one.detail["values"]["status"]: one for one in conflicts.open_conflicts(office)}
    assert asked.keys() == {"excused", "absent"}
    conflicts.resolve(office, asked["absent"].id, keep="theirs")
    (left,) = conflicts.open_conflicts(office)
    assert office.read("SELECT status FROM attendance") == [("excused",)]
    assert (left.detail["values"]["status"], left.id != asked["absent"].id) == ("absent", True)


def test_what_was_held_aside_of_somebody_deleted_is_asked_again_when_they_live_after_all(
    office: Database, laptop: Database, third: Database
) -> None:
    noted_twice(office, laptop, third)
    merged(office, third)
    records.delete(laptop, "person", dupont(laptop))
    taking.settle(laptop)
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    for one_base, other in ((office, laptop), (office, third), (laptop, third)):
        merged(one_base, other)
    assert "held" in {asked.kind for asked in conflicts.open_conflicts(third)}
    assert oracle.state(office) == oracle.state(laptop) == oracle.state(third)


def noted_twice(office: Database, *others: Database) -> str:
    """A meeting at which a person was noted as present here and as excused there; who was noted later is held aside."""
    body = one(office, "SELECT id FROM organisation LIMIT 1")
    meeting = records.add(office, "meeting", {"body_id": body, "starts_at": "2009-03-05T14:00", "title_fr": "Comité"})
    for other in others:
        merged(office, other)
    for base, status in ((office, "present"), (others[0], "excused")):
        records.add(base, "attendance", {"meeting_id": meeting, "person_id": dupont(base), "status": status})
    merged(office, others[0])
    return meeting


def test_all_alike_are_decided_at_once(office: Database, laptop: Database) -> None:
    people = [person(office, f"Nom{number}") for number in range(5)]
    merged(office, laptop)
    for base, word in ((office, "Dr"), (laptop, "Pr")):
        for row in people:
            records.change(base, "person", row, {"honorific": word})
    merged(office, laptop)
    asked = conflicts.open_conflicts(laptop)
    assert conflicts.resolve_alike(laptop, asked[0].id, keep="theirs") == 5
    merged(office, laptop)
    assert {row[0] for row in office.read("SELECT honorific FROM person WHERE family LIKE 'Nom%'")} == {"Dr"}


def test_what_is_decided_already_is_said(office: Database) -> None:
    with pytest.raises(NotFound, match="no such conflict"):
        conflicts.resolve(office, "nonsense", keep="ours")


# Undo after a merge -------------------------------------------------------------------------------------------------


def test_undo_takes_back_ones_own_fields_on_top_of_what_others_did_to_the_others(
    office: Database, laptop: Database
) -> None:
    records.change(office, "person", dupont(office), {"honorific": "Dr", "language": "fr"})
    merged(office, laptop)
    records.change(laptop, "person", dupont(laptop), {"given": "Jeanne"})
    merged(office, laptop)
    history.undo(office)
    assert office.read("SELECT honorific, language, given FROM person") == [(None, None, "Jeanne")]
    merged(office, laptop)
    assert laptop.read("SELECT honorific, language, given FROM person") == [(None, None, "Jeanne")]


def test_undo_says_which_later_edit_of_whom_on_which_copy_stands_in_the_way(office: Database, laptop: Database) -> None:
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    merged(office, laptop)
    records.change(laptop, "person", dupont(laptop), {"honorific": "Pr"})
    records.change(laptop, "person", dupont(laptop), {"given": "Jeanne"})
    merged(office, laptop)
    with pytest.raises(ChangedSince, match="Bruno on “Laptop” changed"):
        history.undo(office)
    assert one(office, "SELECT honorific FROM person") == "Pr"


def test_history_says_who_did_it_on_which_copy(office: Database, laptop: Database) -> None:
    records.change(laptop, "person", dupont(laptop), {"honorific": "Pr"})
    merged(office, laptop)
    latest = history.of_record(office, "person", dupont(office), "2026-11-24")[0]
    assert (latest.user, latest.copy_name) == ("Bruno", "Laptop")


# Decisions ----------------------------------------------------------------------------------------------------------


def test_a_number_given_on_two_copies_is_made_final_by_the_office_when_they_meet(
    office: Database, laptop: Database
) -> None:
    body = organisation(office, "Comité de pilotage")
    meeting = records.add(
        office, "meeting", {"body_id": body, "starts_at": "2009-03-05T14:00", "title_fr": "Comité", "state": "closed"}
    )
    merged(office, laptop)
    for base, title in ((office, "Budget"), (laptop, "Adhésions")):
        values = {"body_id": body, "meeting_id": meeting, "year": 2009, "number": 1, "code": "2009-01"}
        records.add(base, "decision", {**values, "title_fr": title, "provisional": False, "decided_on": "2009-03-05"})
    merged(office, laptop)
    assert sorted(laptop.read("SELECT code, provisional FROM decision")) == [("2009-01", 0), ("2009-02", 0)]
    row = one(laptop, "SELECT id FROM decision WHERE code = '2009-02'")
    lines = [line for entry in history.of_rows(laptop, [row], "2026-11-24") for line in entry.lines]
    assert any("2009-01" in line.old + line.new for line in lines)


@pytest.mark.parametrize(
    ("answer", "stands"),
    [({"keep": "shown"}, (None, None, 1)), ({"value": 7}, (7, "2009-07", 0))],
    ids=["without a number", "another number"],
)
def test_of_a_number_that_another_decision_has_the_code_is_decided_with_it(
    office: Database, laptop: Database, third: Database, answer: dict[str, Any], stands: tuple[Any, ...]
) -> None:
    body = organisation(office, "Comité de pilotage")
    meeting = records.add(office, "meeting", {"body_id": body, "starts_at": "2009-03-05T14:00", "title_fr": "Comité"})
    merged(office, laptop)
    merged(office, third)
    for base, title in ((laptop, "Budget"), (third, "Adhésions")):
        values = {"body_id": body, "meeting_id": meeting, "year": 2009, "number": 1, "code": "2009-01"}
        records.add(base, "decision", {**values, "title_fr": title, "provisional": False, "decided_on": "2009-03-05"})
    merging.together(laptop, third, "merge")
    (asked,) = conflicts.open_conflicts(third)
    conflicts.resolve(third, asked.id, **answer)
    merging.together(laptop, third, "merge")
    for base in (laptop, third):
        found = base.read("SELECT number, code, provisional FROM decision WHERE id = ?", (asked.row,))
        assert (found, conflicts.open_conflicts(base)) == ([stands], [])
        oracle.follows_from_records(base)
        assert check(base.path) == []


def test_a_copy_away_leaves_the_numbers_of_its_decisions_open_until_it_is_back(
    office: Database, laptop: Database
) -> None:
    body = organisation(office, "Comité de pilotage")
    values = {"body_id": body, "starts_at": "2009-03-05T14:00", "title_fr": "Comité", "state": "held"}
    meeting = records.add(office, "meeting", values)
    item = records.add(office, "agenda_item", {"meeting_id": meeting, "title_fr": "Budget"})
    words = records.add(
        office, "minute_item", {"agenda_item_id": item, "kind": "note", "text_fr": "Le budget est adopté."}
    )
    merged(office, laptop)
    decisions.decide(laptop, words)
    assert meetings.close(laptop, meeting, "2009-03-05T17:00").decisions == ()
    assert [line.code for line in decisions.of_meeting(laptop, meeting)] == ["2009-?"]
    merged(office, laptop)
    for base in (office, laptop):
        assert [(line.code, line.provisional) for line in decisions.of_meeting(base, meeting)] == [("2009-01", False)]


def test_an_edit_after_an_undone_delete_is_made_on_top_of_it_on_every_copy(office: Database, laptop: Database) -> None:
    row = dupont(office)
    records.change(office, "person", row, {"honorific": "Dr"})
    records.change(laptop, "person", row, {"honorific": "Pr"})
    merging.together(office, laptop, "merge")
    records.delete(office, "person", row)
    merging.together(office, laptop, "merge")
    for base in (office, laptop):
        oracle.follows_from_records(base)  # of the field nothing stands before the next edit but the delete
    history.undo(office)
    merging.together(office, laptop, "merge")
    records.change(laptop, "person", row, {"honorific": "Me"})
    merging.together(office, laptop, "merge")
    assert [base.read("SELECT honorific FROM person WHERE id = ?", (row,)) for base in (office, laptop)] == [
        [("Me",)]
    ] * 2
    assert conflicts.open_conflicts(office) == conflicts.open_conflicts(laptop) == []
