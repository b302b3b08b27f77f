"""Who is invited, what they answer, who comes, for whom they vote."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.attendance_rules import Voice, is_in_room, voices_at, votes_needed
from desktop_app.errors import Invalid, UserError
from desktop_app.services import agenda, attendance, lists_of_people, meetings, people, records
from desktop_app.services.attendance import Occasion
from desktop_app.storage import erasure
from desktop_app.storage.database import Database, create
from tests.committee import Committee, all_come, committee, item, meeting, rows
from tests.office import mandate, organisation, person


@pytest.fixture
def body(base: Database) -> Committee:
    return committee(base)


@pytest.fixture
def today(base: Database, body: Committee) -> str:
    """The meeting of the day, its five members invited."""
    return meeting(base, body)


def on_list(base: Database, meeting_id: str) -> list[lists_of_people.Attendee]:
    return lists_of_people.attendees(base, Occasion("meeting", meeting_id))


def test_the_body_is_invited_in_the_order_of_its_seats_with_the_titles_of_that_day(base: Database, today: str) -> None:
    first, second, *_rest = on_list(base, today)
    assert (first.who.name, first.who.position, first.who.organisation) == (
        "Paul Ardent", {"fr": "directeur", "en": "Director"}, {"fr": "Association A"},
    )  # fmt: skip
    assert second.who.position["fr"] == "directrice"
    assert [(one.invited_on, one.answer, one.status, one.voting) for one in on_list(base, today)] == [
        ("2009-01-02", "", "", True)
    ] * 5
    assert attendance.invite_body(base, today, "2009-01-03") == 0


def test_who_left_the_body_before_the_meeting_is_not_invited(base: Database, body: Committee) -> None:
    for (row,) in base.read(
        "SELECT id FROM mandate WHERE person_id = ? AND seat_id IS NOT NULL", (body.people["Costa"],)
    ):
        records.change(base, "mandate", row, {"ends_on": "2009-01-20"})
    made = meeting(base, body)
    assert "Costa" not in rows(base, made)


def test_a_title_changed_later_leaves_the_list_as_it_was(base: Database, body: Committee, today: str) -> None:
    for (row,) in base.read("SELECT id FROM mandate WHERE person_id = ?", (body.people["Ardent"],)):
        records.change(base, "mandate", row, {"title_fr": "président"})
    assert on_list(base, today)[0].who.position["fr"] == "directeur"


def test_a_person_is_on_a_list_once(base: Database, body: Committee, today: str) -> None:
    with pytest.raises(Invalid, match="is on the list already"):
        attendance.invite(base, Occasion("meeting", today), body.people["Berger"])
    with pytest.raises(Invalid, match="is on the list already"):
        records.add(base, "attendance", {"meeting_id": today, "person_id": body.people["Berger"]})


def test_invited_answered_and_came_are_three_facts(base: Database, today: str) -> None:
    ardent = rows(base, today)["Ardent"]
    attendance.answer(base, ardent, "declined", "2009-01-10")
    attendance.check_in(base, ardent, "2009-01-21T09:58")
    one = on_list(base, today)[0]
    assert (one.invited_on, one.answer, one.status, one.checked_in_at) == (
        "2009-01-02", "declined", "present", "2009-01-21T09:58",
    )  # fmt: skip


def test_a_badge_read_at_the_door_checks_its_person_in_once(base: Database, today: str) -> None:
    badge = lists_of_people.badges(base, Occasion("meeting", today))[1]
    attendance.check_in(base, badge.qr, "2009-01-21T09:55")
    attendance.check_in(base, badge.qr.upper().replace("PARVIS:", "parvis:"), "2009-01-21T10:20")
    assert on_list(base, today)[1].checked_in_at == "2009-01-21T09:55"
    with pytest.raises(UserError, match="not one of a badge"):
        attendance.check_in(base, "4006381333931", "2009-01-21T09:55")


def test_a_substitute_comes_for_the_same_organisation_with_its_vote(
    base: Database, body: Committee, today: str
) -> None:
    there = rows(base, today)
    other = person(base, "Moreau", "Luc")
    row = attendance.replace(base, there["Berger"], other)
    attendance.set_status(base, row, "present")
    found = {one.who.family: one for one in on_list(base, today)}
    assert (found["Berger"].status, found["Berger"].replaced_by, found["Berger"].voting) == (
        "replaced",
        "Luc Moreau",
        False,
    )
    assert (found["Moreau"].replaces, found["Moreau"].voting) == ("Anne Berger", True)
    assert found["Moreau"].who.organisation_id == body.organisations["Berger"]
    assert attendance.quorum(base, today).votes == 5
    with pytest.raises(Invalid, match="stand in for themselves"):
        attendance.replace(base, row, other)


# Proxies --------------------------------------------------------------------------------------------------------


def test_a_proxy_counts_while_its_holder_is_there_and_its_giver_is_not(base: Database, today: str) -> None:
    there = rows(base, today)
    attendance.give_proxy(base, there["Ardent"], there["Berger"])
    assert attendance.quorum(base, today).represented == 0
    attendance.set_status(base, there["Berger"], "present")
    assert attendance.quorum(base, today).represented == 2
    attendance.set_status(base, there["Ardent"], "present")
    assert attendance.quorum(base, today).represented == 2
    assert on_list(base, today)[0].proxy_sleeps
    attendance.set_status(base, there["Berger"], "excused")
    assert attendance.quorum(base, today).represented == 1


def test_nobody_holds_more_proxies_than_the_body_allows(base: Database, today: str) -> None:
    there = rows(base, today)
    attendance.give_proxy(base, there["Ardent"], there["Berger"])
    with pytest.raises(Invalid, match="allows 1 proxy to one person"):
        attendance.give_proxy(base, there["Costa"], there["Berger"])
    attendance.take_back_proxy(base, there["Ardent"])
    attendance.give_proxy(base, there["Costa"], there["Berger"])


def test_a_proxy_is_not_passed_on(base: Database, today: str) -> None:
    there = rows(base, today)
    attendance.give_proxy(base, there["Ardent"], there["Berger"])
    with pytest.raises(Invalid, match="cannot be passed on"):
        attendance.give_proxy(base, there["Berger"], there["Costa"])
    with pytest.raises(Invalid, match="cannot be passed on"):
        attendance.give_proxy(base, there["Dupont"], there["Ardent"])
    with pytest.raises(Invalid, match="cannot be passed on"):
        records.change(base, "attendance", there["Berger"], {"proxy_to_id": there["Costa"]})


def test_a_proxy_goes_to_somebody_on_the_list_who_is_not_oneself(base: Database, body: Committee, today: str) -> None:
    there = rows(base, today)
    elsewhere = rows(base, meeting(base, body, "2009-03-18T10:00"))
    with pytest.raises(Invalid, match="another list"):
        attendance.give_proxy(base, there["Ardent"], elsewhere["Berger"])
    with pytest.raises(Invalid, match="stand in for themselves"):
        attendance.give_proxy(base, there["Ardent"], there["Ardent"])


def test_who_has_no_vote_gives_no_proxy(base: Database, today: str) -> None:
    guest = attendance.invite(base, Occasion("meeting", today), person(base, "Invitée", "Zoé"), day="2009-01-05")
    with pytest.raises(Invalid, match="Only who has a vote"):
        attendance.give_proxy(base, guest, rows(base, today)["Ardent"])


people_of_a_meeting = st.lists(
    st.tuples(
        st.sampled_from(["present", "absent", "excused", None]),
        st.booleans(),
        st.none() | st.integers(0, 5),
        st.none() | st.integers(0, 3),
        st.none() | st.integers(0, 4),
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(people_of_a_meeting, st.none() | st.integers(0, 4))
def test_each_vote_is_cast_once_by_somebody_in_the_room(drawn: list[tuple], item_place: int | None) -> None:
    voices = [
        Voice(str(number), status, voting, None if to in (None, number) or to >= len(drawn) else str(to), arrived, left)
        for number, (status, voting, to, arrived, left) in enumerate(drawn)
    ]
    known = {voice.id: voice for voice in voices}
    cast = voices_at(voices, item_place)
    for giver, caster in cast.items():
        assert known[giver].voting
        assert is_in_room(known[caster], item_place)
        assert caster in (giver, known[giver].proxy_to)
        assert caster == giver or not is_in_room(known[giver], item_place)
    here = {voice.id for voice in voices if voice.voting and is_in_room(voice, item_place)}
    assert {giver for giver in cast if cast[giver] == giver} == here


@pytest.mark.parametrize(
    ("kind", "number", "votes", "needed"),
    [
        ("none", None, 5, 0), ("half", None, 5, 3), ("half", None, 4, 2), ("more_than_half", None, 4, 3),
        ("more_than_half", None, 5, 3), ("two_thirds", None, 5, 4), ("percent", 40, 5, 2), ("percent", 41, 5, 3),
        ("number", 2, 5, 2), ("more_than_half", None, 0, 1),
    ],
)  # fmt: skip
def test_the_quorum_is_rounded_upwards(kind: str, number: int | None, votes: int, needed: int) -> None:
    assert votes_needed(kind, number, votes) == needed


# Coming and going -------------------------------------------------------------------------------------------------


def test_who_comes_late_and_leaves_early_counts_for_the_items_between(base: Database, today: str) -> None:
    last = agenda.add(base, today, {"title_fr": "Divers"})
    all_come(base, today, "Ardent", "Berger", "Costa")
    adoption, haiti = item(base, today, "Adoption"), item(base, today, "Haïti")
    attendance.arrive(base, rows(base, today)["Berger"], haiti)
    attendance.leave(base, rows(base, today)["Costa"], last)
    counted = [attendance.quorum(base, today, one).represented for one in (adoption, haiti, last)]
    assert counted == [2, 3, 2]
    found = {one.who.family: (one.arrived, one.left) for one in on_list(base, today)}
    assert (found["Berger"], found["Costa"]) == (("2", ""), ("", "3"))
    with pytest.raises(Invalid, match="before they came in"):
        attendance.leave(base, rows(base, today)["Berger"], adoption)


def test_at_closing_who_did_not_come_is_excused_or_absent(base: Database, today: str) -> None:
    there = rows(base, today)
    attendance.answer(base, there["Dupont"], "declined", "2009-01-10")
    attendance.give_proxy(base, there["Eriksson"], there["Ardent"])
    all_come(base, today, "Ardent", "Berger")
    meetings.close(base, today, "2009-01-21T12:00")
    found = {one.who.family: one.status for one in on_list(base, today)}
    assert found == {
        "Ardent": "present",
        "Berger": "present",
        "Costa": "absent",
        "Dupont": "excused",
        "Eriksson": "excused",
    }


def test_who_came_is_counted_by_country_kind_and_gender(base: Database, today: str) -> None:
    all_come(base, today, "Ardent", "Berger", "Costa", "Dupont")
    found = attendance.counts(base, Occasion("meeting", today))
    assert found.by_status == {"": 1, "present": 4}
    assert found.by_country == {"BE": 1, "FR": 2, "IT": 1}
    assert found.by_gender == {"f": 2, "m": 2}


# One line at the door ---------------------------------------------------------------------------------------------


def test_somebody_unknown_is_registered_in_one_line(base: Database) -> None:
    event = records.add(base, "event", {"title_fr": "Lancement", "starts_at": "16/11/2008 16h30"})
    made = attendance.register(
        base, Occasion("event", event), "Ann-Marie O’NEILL, Cork City Council, am@example.org", "2008-11-16"
    )
    (one,) = lists_of_people.attendees(base, Occasion("event", event))
    assert (one.id, one.who.given, one.who.family) == (made, "Ann-Marie", "O’Neill")
    assert one.who.organisation == {"original": "Cork City Council"}
    assert base.read("SELECT value FROM contact_point") == [("am@example.org",)]


def test_somebody_known_is_not_made_twice(base: Database) -> None:
    lyon = organisation(base, "Ville de Lyon")
    known = person(base, "Dupont", "Anne")
    mandate(base, known, lyon, title_fr="maire")
    event = records.add(base, "event", {"title_fr": "Lancement", "starts_at": "16/11/2008 16h30"})
    attendance.register(base, Occasion("event", event), "anne dupont; ville de lyon", "2008-11-16")
    (one,) = lists_of_people.attendees(base, Occasion("event", event))
    assert (one.who.person_id, one.who.organisation_id, one.who.position) == (known, lyon, {"fr": "maire"})
    with pytest.raises(Invalid, match="is on the list already"):
        attendance.register(base, Occasion("event", event), "Anne Dupont", "2008-11-16")


@pytest.mark.parametrize("line", ["", "   ", ",;", "am@example.org", "a\0b"])
def test_a_line_without_a_name_registers_nobody(base: Database, line: str) -> None:
    event = records.add(base, "event", {"title_fr": "Lancement", "starts_at": "16/11/2008 16h30"})
    with pytest.raises(Invalid):
        attendance.register(base, Occasion("event", event), line, "2008-11-16")
    assert base.read("SELECT count(*) FROM person") == [(0,)]


def test_hostile_names_are_registered_as_typed(base: Database) -> None:
    event = records.add(base, "event", {"title_fr": "Lancement", "starts_at": "16/11/2008 16h30"})
    for name in ("<img src='file:///etc/passwd'/>", "{{7*7}} %s", "‮evil‬", "😀 Émoji", "x" * 5000):
        attendance.register(base, Occasion("event", event), name, "2008-11-16")
    names = {one.who.name for one in lists_of_people.attendees(base, Occasion("event", event))}
    assert {"{{7*7}} %s", "😀 Émoji", "x" * 5000} <= names


def test_a_person_erased_for_good_leaves_no_name_on_any_list(tmp_path: Path) -> None:
    office = create(tmp_path / "office.parvis", "Anne")
    body = committee(office)
    today = meeting(office, body)
    all_come(office, today)
    meetings.close(office, today, "2009-01-21T12:00")
    erasure.erase(office, body.people["Ardent"])
    assert "Ardent" not in {one.who.family for one in on_list(office, today)}
    assert people.one_person(office, body.people["Ardent"], "2009-01-21") is None
    assert not erasure.mentions(office, "Ardent", ())
    office.close()
