"""A meeting's life: prepared from the one before, convened, held, closed; and one year of a steering committee."""

import pytest

from desktop_app.errors import Invalid, UserError
from desktop_app.services import (
    actions,
    agenda,
    attendance,
    corrections,
    deadlines,
    decisions,
    meetings,
    minutes,
    records,
)
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from tests.committee import Committee, all_come, committee, item, meeting, rows


@pytest.fixture
def body(base: Database) -> Committee:
    return committee(base)


def titles(base: Database, meeting_id: str) -> list[str]:
    return [f"{line.number} {line.title['fr']}".strip() for line in agenda.lines(base, meeting_id)]


def test_meetings_of_a_body_are_numbered_and_named_after_it(base: Database, body: Committee) -> None:
    first, second = meeting(base, body), meeting(base, body, "2009-03-18T10:00")
    names = [records.title(base, "meeting", one, "2009-01-01") for one in (first, second)]
    assert names == ["Steering Committee no. 1", "Steering Committee no. 2"]
    with pytest.raises(Invalid, match="has a meeting number 1 already"):
        records.change(base, "meeting", second, {"number": 1})


def test_a_body_renamed_later_leaves_the_meetings_of_before_under_the_old_name(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    for (row,) in base.read("SELECT id FROM organisation_name WHERE organisation_id = ?", (body.body,)):
        records.change(base, "organisation_name", row, {"ends_on": "2009-12-31"})
    for language, text in (("fr", "Bureau"), ("en", "Bureau")):
        values = {"organisation_id": body.body, "language": language, "kind": "official", "text": text}
        records.add(base, "organisation_name", {**values, "starts_on": "2010-01-01"})
    later = meeting(base, body, "2010-03-17T10:00")
    asked = listing.Question("meeting", "en", "2026-11-24", sort="date")
    assert [row.cells[0] for row in listing.rows(base, asked, listing.ids(base, asked))] == [
        "Steering Committee no. 1", "Bureau no. 2",
    ]  # fmt: skip
    assert {made, later} == {row.id for row in listing.rows(base, asked, listing.ids(base, asked))}


def test_the_end_is_after_the_start(base: Database, body: Committee) -> None:
    with pytest.raises(Invalid, match="The end is before the start"):
        meetings.prepare(base, body.body, "2009-01-21T10:00", ends_at="2009-01-21T09:00")


def test_a_room_is_one_of_the_venue(base: Database, body: Committee) -> None:
    here, there = (records.add(base, "venue", {"name_fr": name}) for name in ("Palais", "Mairie"))
    room = records.add(base, "room", {"venue_id": there, "name_fr": "Salle des fêtes"})
    with pytest.raises(Invalid, match="This room is in another venue"):
        meeting(base, body, venue_id=here, room_id=room)


def test_the_next_agenda_takes_over_what_was_left(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    heading = agenda.add(base, made, {"title_fr": "Programme", "is_heading": True})
    agenda.add(base, made, {"title_fr": "Pas discuté"}, parent=heading)
    agenda.add(base, made, {"title_fr": "Discuté"}, parent=heading)
    all_come(base, made)
    text = minutes.add(base, item(base, made, "Haïti"), "note", "Écrire.")
    minutes.add(base, item(base, made, "Discuté"), "note", "Fait.")
    actions.add(base, body.body, {"title_fr": "Écrire"}, minute_item_id=text)
    meetings.close(base, made, "2009-01-21T12:00")
    assert [(one.why, one.title["fr"][:12]) for one in meetings.offers(base, made)] == [
        ("approval", "Approbation "), ("recurring", "Adoption de "), ("action", "Haïti"), ("heading", "Programme"),
        ("postponed", "Pas discuté"),
    ]  # fmt: skip
    following = meetings.prepare_next(base, made, "2009-03-18T10:00")
    assert [line[:12] for line in titles(base, following)] == [
        "1 Approbatio", "2 Adoption d", "3 Haïti", "Programme", "4 Pas discut",
    ]  # fmt: skip
    values = records.values_of(base, "meeting", following)
    assert (values["number"], values["follows_id"], values["state"]) == (2, made, "prepared")


def test_an_item_comes_back_as_long_as_its_action_is_open(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    all_come(base, made)
    text = minutes.add(base, item(base, made, "Haïti"), "note", "Écrire.")
    action = actions.add(base, body.body, {"title_fr": "Écrire"}, minute_item_id=text)
    meetings.close(base, made, "2009-01-21T12:00")
    for starts_at in ("2009-03-18T10:00", "2009-05-20T10:00"):
        made = meetings.prepare_next(base, made, starts_at)
        assert item(base, made, "Haïti")
        meetings.open_(base, made, starts_at)
        minutes.add(base, item(base, made, "Haïti"), "note", "Toujours en attente.")
        meetings.close(base, made, starts_at.replace("T10", "T12"))
    actions.close(base, action, "done", "2009-05-20", meeting_id=made)
    assert "Haïti" not in {one.title["fr"] for one in meetings.offers(base, made)}


def test_of_a_meeting_not_held_yet_only_what_recurs_is_taken_over(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    assert [one.why for one in meetings.offers(base, made)] == ["recurring"]


def test_the_next_meeting_is_after_the_one_it_follows(base: Database, body: Committee) -> None:
    with pytest.raises(Invalid, match="before the one it follows"):
        meetings.prepare_next(base, meeting(base, body), "2008-12-17T10:00")


def test_the_next_date_is_the_same_weekday_of_its_month(base: Database, body: Committee) -> None:
    made = meeting(base, body, "2009-01-21T10:00")
    assert meetings.next_date(base, made) == "2009-04-15T10:00"
    following = meetings.prepare_next(base, made, "2009-03-18T10:00")
    assert meetings.next_date(base, following) == "2009-05-20T10:00"


def test_steps_are_taken_in_their_order(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    with pytest.raises(UserError, match="Open it first"):
        meetings.close(base, made, "2009-01-21T12:00")
    all_come(base, made)
    with pytest.raises(UserError, match="was opened before"):
        meetings.open_(base, made, "2009-01-21T10:00")
    with pytest.raises(UserError, match="Only a meeting in preparation"):
        meetings.convene(base, made, "2009-01-05")
    with pytest.raises(UserError, match="cannot be cancelled"):
        meetings.cancel(base, made)
    with pytest.raises(Invalid, match="closed before it was opened"):
        meetings.close(base, made, "2009-01-21T09:00")


def test_a_cancelled_meeting_is_told_to_calendars(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    meetings.cancel(base, made)
    assert base.read("SELECT state, sequence FROM meeting") == [("cancelled", 1)]
    assert deadlines.of_meeting(base, made) == []


def test_due_dates_are_counted_from_the_day_by_the_rules_of_the_body(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    assert [(one.what, one.due_on, one.done_on) for one in deadlines.of_meeting(base, made)] == [
        ("agenda", "2009-01-07", ""), ("papers", "2009-01-14", ""), ("draft_minutes", "2009-01-28", ""),
    ]  # fmt: skip
    assert [one.what for one in deadlines.due(base, "2009-01-10", 5) if one.is_overdue("2009-01-10")] == ["agenda"]
    meetings.convene(base, made, "2009-01-06")
    all_come(base, made)
    meetings.close(base, made, "2009-01-21T12:00")
    minutes.circulate(base, made, "2009-01-27")
    assert [(one.what, one.due_on, one.done_on) for one in deadlines.of_meeting(base, made)] == [
        ("agenda", "2009-01-07", "2009-01-06"), ("papers", "2009-01-14", "2009-01-06"),
        ("draft_minutes", "2009-01-28", "2009-01-27"), ("corrections", "2009-02-10", ""),
    ]  # fmt: skip


# One year ---------------------------------------------------------------------------------------------------------


def test_one_year_of_the_steering_committee(base: Database, body: Committee) -> None:
    january, mission = the_committee_decides_and_asks(base, body)
    april = too_few_come(base, body, january, mission)
    july = a_proxy_makes_the_quorum(base, january, april, mission)
    # In October nothing is left but the minutes of July and what always comes back.
    october = meetings.prepare_next(base, july, "2009-10-21T10:00")
    lines = agenda.lines(base, october)
    assert [(line.approves_id, line.recurring) for line in lines] == [(july, False), ("", True)]
    assert [(line.code, line.title["fr"]) for line in decisions.register(base, body.body, 2009)] == [
        ("2009-01", "Haïti"), ("2009-02", "Budget"),
    ]  # fmt: skip
    (done,) = actions.ledger(base, body.body, "2009-10-21", status=None).lines
    assert (done.status, done.meeting_id, [text["fr"] for _day, text in done.reports]) == (
        "done", january, ["La mission se prépare."],
    )  # fmt: skip


def the_committee_decides_and_asks(base: Database, body: Committee) -> tuple[str, str]:
    """January: a decision, an action, an item put off; a correction is asked for and accepted."""
    january = meeting(base, body, "2009-01-21T10:00")
    agenda.add(base, january, {"title_fr": "Budget", "title_en": "Budget", "minutes_planned": 20})
    meetings.convene(base, january, "2009-01-06")
    all_come(base, january)
    text = minutes.add(base, item(base, january, "Haïti"), "note", "Le comité envoie une mission.")
    decisions.decide(base, text)
    asked = minutes.add(base, item(base, january, "Haïti"), "note", "Préparer la mission.")
    values = {"owner_id": body.people["Costa"], "due_on": "2009-03-31"}
    mission = actions.add(base, body.body, values, minute_item_id=asked)
    assert meetings.close(base, january, "2009-01-21T12:00") == meetings.Closed(("2009-01",), ("Budget",), 1)
    minutes.circulate(base, january, "2009-01-28")
    better = "Le comité envoie une mission en mai."
    asking = body.organisations["Dupont"]
    request = corrections.ask(base, january, text, "fr", better, "2009-02-03", organisation=asking)
    corrections.answer(base, request, "accepted", "2009-02-12")
    return january, mission


def too_few_come(base: Database, body: Committee, january: str, mission: str) -> str:
    """April: without a quorum the minutes wait, and so does the budget."""
    april = meetings.prepare_next(base, january, meetings.next_date(base, january))
    assert [line[:1] for line in titles(base, april)] == ["1", "2", "3", "4"]
    attendance.invite_body(base, april, "2009-04-01")
    meetings.convene(base, april, "2009-04-01")
    all_come(base, april, "Ardent", "Berger")
    assert not attendance.quorum(base, april).is_met
    budget = minutes.add(base, item(base, april, "Budget"), "note", "Le budget est présenté.")
    with pytest.raises(UserError, match="The quorum is not met"):
        decisions.decide(base, budget)
    agenda.set_outcome(base, item(base, april, "Budget"), "postponed")
    actions.report(base, mission, april, "La mission se prépare.", "2009-04-15", language="fr")
    assert meetings.close(base, april, "2009-04-15T10:30").decisions == ()
    minutes.circulate(base, april, "2009-04-22")
    return april


def a_proxy_makes_the_quorum(base: Database, january: str, april: str, mission: str) -> str:
    """July: with a proxy the committee decides; both minutes are approved, January's as amended."""
    july = meetings.prepare_next(base, april, "2009-07-15T10:00")
    assert [line.approves_id for line in agenda.lines(base, july)][:2] == [january, april]
    attendance.invite_body(base, july, "2009-07-01")
    there = rows(base, july)
    attendance.give_proxy(base, there["Costa"], there["Ardent"])
    all_come(base, july, "Ardent", "Berger")
    assert (attendance.quorum(base, july).represented, attendance.quorum(base, july).is_met) == (3, True)
    assert minutes.approve(base, january, july, "2009-07-15") == "approved_amended"
    assert minutes.approve(base, april, july, "2009-07-15") == "approved"
    adopted = minutes.add(base, item(base, july, "Budget"), "note", "Le budget est adopté.")
    decisions.decide(base, adopted)
    minutes.add(base, item(base, july, "Haïti"), "note", "La mission est rentrée.")
    actions.close(base, mission, "done", "2009-07-15", meeting_id=july)
    assert meetings.close(base, july, "2009-07-15T12:00").open_actions == 0
    minutes.circulate(base, july, "2009-07-20")
    return july
