"""Actions: one row across meetings, reported on until it is closed; a ledger by member."""

import pytest

from desktop_app.errors import Invalid
from desktop_app.services import actions, meetings, minutes, records
from desktop_app.storage.database import Database
from tests.committee import Committee, all_come, committee, item, meeting


@pytest.fixture
def body(base: Database) -> Committee:
    return committee(base)


def test_the_ledger_is_by_member_what_is_due_first_at_the_top(base: Database, body: Committee) -> None:
    for title, owner, due in (
        ("b2", "Berger", "2009-05"), ("a1", "Ardent", None), ("b1", "Berger", "2009-03-01"), ("personne", None, "2009"),
    ):  # fmt: skip
        actions.add(base, body.body, {"title_fr": title, "owner_id": body.people.get(owner or ""), "due_on": due})
    found = actions.ledger(base, body.body, "2009-04-15").lines
    assert [(line.title["fr"], line.organisation.get("fr", ""), line.overdue) for line in found] == [
        ("personne", "", False), ("a1", "Association A", False), ("b1", "Association B", True),
        ("b2", "Association B", False),
    ]  # fmt: skip


def test_an_organisation_may_owe_something_without_a_person(base: Database, body: Committee) -> None:
    actions.add(base, body.body, {"title_fr": "Envoyer la liste", "owner_organisation_id": body.organisations["Costa"]})
    (line,) = actions.ledger(base, body.body, "2009-04-15").lines
    assert (line.owner, line.organisation, line.country) == (None, {"fr": "Association C"}, "IT")


def test_an_action_is_one_row_seen_in_each_meeting_until_it_is_closed(base: Database, body: Committee) -> None:
    first = meeting(base, body)
    all_come(base, first)
    text = minutes.add(base, item(base, first, "Haïti"), "note", "Écrire.")
    made = actions.add(base, body.body, {"due_on": "2009-02-28"}, minute_item_id=text)
    second = meeting(base, body, "2009-03-18T10:00")
    assert [line.id for line in actions.of_meeting(base, first, "2009-03-18")] == [made]
    assert [line.id for line in actions.open_before(base, second, "2009-03-18")] == [made]
    actions.report(base, made, second, "C’est fait.", "2009-03-18", language="fr")
    actions.close(base, made, "done", "2009-03-18", meeting_id=second)
    assert [line.status for line in actions.open_before(base, second, "2009-03-18")] == ["done"]
    assert actions.ledger(base, body.body, "2009-03-18").lines == ()
    third = meeting(base, body, "2009-05-20T10:00")
    assert actions.open_before(base, third, "2009-05-20") == []


def test_a_closed_action_is_opened_again(base: Database, body: Committee) -> None:
    made = actions.add(base, body.body, {"title_fr": "Écrire"})
    actions.close(base, made, "dropped", "2009-03-18")
    actions.close(base, made, "open", "2009-03-19")
    values = records.values_of(base, "action", made)
    assert (values["status"], values["done_on"]) == ("open", None)


def test_an_action_needs_words_and_a_status_we_know(base: Database, body: Committee) -> None:
    with pytest.raises(Invalid, match="in French or in English"):
        actions.add(base, body.body, {})
    with pytest.raises(Invalid, match="is not one of"):
        actions.close(base, actions.add(base, body.body, {"title_fr": "x"}), "perhaps", "2009-03-18")


def test_the_meeting_deleted_leaves_its_actions_to_the_body(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    all_come(base, made)
    text = minutes.add(base, item(base, made, "Haïti"), "note", "Écrire.")
    actions.add(base, body.body, {}, minute_item_id=text)
    records.delete(base, "meeting", made)
    (line,) = actions.ledger(base, body.body, "2009-04-15").lines
    assert (line.title, line.meeting_id) == ({"fr": "Écrire."}, "")


def test_a_body_with_meetings_is_not_deleted(base: Database, body: Committee) -> None:
    meetings.prepare(base, body.body, "2009-01-21T10:00")
    with pytest.raises(Exception, match="is still used by others"):
        records.delete(base, "organisation", body.body)
