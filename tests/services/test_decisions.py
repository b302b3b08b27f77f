"""Decisions: numbered by body and year when decided, never renumbered; votes with no more voices than there are."""

import pytest

from desktop_app.domain.decision_rules import decision_code, is_adopted
from desktop_app.errors import Invalid, UserError
from desktop_app.services import attendance, decisions, meetings, minutes, records, votes
from desktop_app.storage.database import Database
from desktop_app.storage.search import search
from tests.committee import Committee, all_come, committee, item, meeting, rows


@pytest.fixture
def body(base: Database) -> Committee:
    return committee(base)


@pytest.fixture
def held(base: Database, body: Committee) -> str:
    made = meeting(base, body)
    all_come(base, made, "Ardent", "Berger", "Costa", "Dupont")
    return made


def decided(base: Database, meeting_id: str, title: str, text: str) -> str:
    made = minutes.add(base, item(base, meeting_id, title), "note", text)
    return decisions.decide(base, made, title_fr=text, title_en=text)


def codes(base: Database, body: Committee) -> list[str]:
    return [line.code for line in decisions.register(base, body.body)]


def test_a_number_is_provisional_until_the_meeting_is_closed(base: Database, body: Committee, held: str) -> None:
    decided(base, held, "Haïti", "Une mission")
    assert codes(base, body) == ["2009-?"]
    assert meetings.close(base, held, "2009-01-21T12:00").decisions == ("2009-01",)
    assert codes(base, body) == ["2009-01"]


def test_numbers_follow_the_agenda_not_the_order_of_typing(base: Database, body: Committee, held: str) -> None:
    decided(base, held, "Haïti", "Seconde")
    decided(base, held, "Adoption", "Première")
    meetings.close(base, held, "2009-01-21T12:00")
    assert [(line.code, line.title["fr"]) for line in decisions.register(base, body.body)] == [
        ("2009-01", "Première"), ("2009-02", "Seconde"),
    ]  # fmt: skip


def test_numbers_go_on_through_the_year_and_begin_again_with_the_next(
    base: Database, body: Committee, held: str
) -> None:
    decided(base, held, "Haïti", "Une")
    meetings.close(base, held, "2009-01-21T12:00")
    for starts_at in ("2009-11-18T10:00", "2010-01-20T10:00"):
        made = meeting(base, body, starts_at)
        all_come(base, made)
        decided(base, made, "Haïti", "Autre")
        meetings.close(base, made, starts_at.replace("T10", "T12"))
    assert codes(base, body) == ["2009-01", "2009-02", "2010-01"]
    assert [line.code for line in decisions.register(base, body.body, 2010)] == ["2010-01"]


def test_a_body_numbers_after_its_own_pattern_and_old_numbers_stay(base: Database, body: Committee, held: str) -> None:
    decided(base, held, "Haïti", "Une")
    meetings.close(base, held, "2009-01-21T12:00")
    rules = base.read("SELECT id FROM body_rules")[0][0]
    records.change(base, "body_rules", rules, {"decision_pattern": "CP/{year}/{number:03}"})
    made = meeting(base, body, "2009-03-18T10:00")
    all_come(base, made)
    decided(base, made, "Haïti", "Autre")
    meetings.close(base, made, "2009-03-18T12:00")
    assert codes(base, body) == ["2009-01", "CP/2009/002"]


@pytest.mark.parametrize("pattern", ["{year}", "", "décision", "{number.__class__}"])
def test_a_pattern_without_the_number_is_refused(base: Database, body: Committee, pattern: str) -> None:
    rules = base.read("SELECT id FROM body_rules")[0][0]
    if not pattern:
        records.change(base, "body_rules", rules, {"decision_pattern": pattern})
        assert records.values_of(base, "body_rules", rules)["decision_pattern"] == "{year}-{number:02}"
        return
    with pytest.raises(Invalid, match="The pattern needs"):
        records.change(base, "body_rules", rules, {"decision_pattern": pattern})


def test_a_pattern_fills_in_the_year_and_the_number_and_nothing_else() -> None:
    assert decision_code("D{number:04}-{year} {x} {0}", 2009, 7) == "D0007-2009 {x} {0}"


def test_a_numbered_decision_stays_in_the_register(base: Database, held: str) -> None:
    made = decided(base, held, "Haïti", "Une mission")
    meetings.close(base, held, "2009-01-21T12:00")
    with pytest.raises(UserError, match="stays in the register"):
        records.delete(base, "decision", made)
    with pytest.raises(UserError, match="the register keeps them"):
        records.delete(base, "meeting", held)


def test_a_decision_is_superseded_by_a_later_one_of_the_same_body(base: Database, body: Committee, held: str) -> None:
    old, new = decided(base, held, "Adoption", "Ancienne"), decided(base, held, "Haïti", "Nouvelle")
    meetings.close(base, held, "2009-01-21T12:00")
    decisions.supersede(base, old, new)
    assert [line.superseded_by for line in decisions.register(base, body.body)] == ["2009-02", ""]
    with pytest.raises(Invalid, match="cannot be superseded by itself"):
        decisions.supersede(base, new, old)
    with pytest.raises(Invalid, match="cannot be superseded by itself"):
        decisions.supersede(base, new, new)


def test_a_text_is_decided_once(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission")
    decisions.decide(base, made)
    with pytest.raises(UserError, match="is a decision already"):
        decisions.decide(base, made)


def test_without_a_quorum_nothing_is_decided(base: Database, body: Committee) -> None:
    made = meeting(base, body)
    all_come(base, made, "Ardent", "Berger")
    text = minutes.add(base, item(base, made, "Haïti"), "note", "Une mission")
    with pytest.raises(UserError, match="2 of 5 votes are there, 3 are needed"):
        decisions.decide(base, text)
    attendance.give_proxy(base, rows(base, made)["Costa"], rows(base, made)["Ardent"])
    decisions.decide(base, text)


def test_what_was_decided_about_haiti_is_found(base: Database, held: str) -> None:
    made = decided(base, held, "Haïti", "Aide aux villes d’Haïti")
    meetings.close(base, held, "2009-01-21T12:00")
    found = [one for one in search(base, "haiti", "en", "2026-11-24") if one.part == "decision"]
    assert [(one.id, one.part_id, one.detail) for one in found] == [(held, made, "2009-01 – Aide aux villes d’Haïti")]
    assert [one.part for one in search(base, "2009-01", "en", "2026-11-24") if one.part] == ["decision"]


@pytest.mark.parametrize(
    "question",
    [
        "What did we decide about Haiti?",
        "Qu’avons-nous décidé sur Haïti ?",
        "qu'a-t-on décidé pour Haïti",
        "aide à Haïti",
    ],
)
def test_a_question_in_plain_words_finds_what_it_is_about(base: Database, held: str, question: str) -> None:
    made = decided(base, held, "Haïti", "Aide aux villes d’Haïti")
    assert made in [one.part_id for one in search(base, question, "fr", "2026-11-24")]
    assert search(base, "What did we decide?", "en", "2026-11-24") == []


def test_an_extract_has_the_decision_the_people_and_the_vote(base: Database, held: str) -> None:
    made = decided(base, held, "Haïti", "Une mission")
    votes.count(
        base,
        item(base, held, "Haïti"),
        votes_for=3,
        votes_against=0,
        abstentions=1,
        decision_id=made,
        title_fr="Mission",
    )
    meetings.close(base, held, "2009-01-21T12:00")
    found = decisions.extract(base, made)
    assert (found.decision.code, found.heading.number, len(found.attendees)) == ("2009-01", 1, 5)
    assert [(vote.votes_for, vote.abstentions, vote.adopted) for vote in found.votes] == [(3, 1, True)]


# Votes ----------------------------------------------------------------------------------------------------------


def test_no_more_voices_are_counted_than_were_there(base: Database, held: str) -> None:
    haiti = item(base, held, "Haïti")
    with pytest.raises(Invalid, match="5 voices were cast, but only 4 were present or represented"):
        votes.count(base, haiti, votes_for=5, votes_against=0, abstentions=0)
    attendance.give_proxy(base, rows(base, held)["Eriksson"], rows(base, held)["Ardent"])
    votes.count(base, haiti, votes_for=3, votes_against=1, abstentions=1)
    vote = base.read("SELECT id FROM vote")[0][0]
    with pytest.raises(Invalid, match="6 voices were cast"):
        records.change(base, "vote", vote, {"votes_for": 4})


def test_a_vote_by_name_hangs_on_the_people_and_their_proxies(base: Database, held: str) -> None:
    there = rows(base, held)
    attendance.give_proxy(base, there["Eriksson"], there["Ardent"])
    haiti = item(base, held, "Haïti")
    assert votes.voters(base, haiti)[there["Eriksson"]] == there["Ardent"]
    votes.by_name(
        base,
        haiti,
        {there["Ardent"]: "for", there["Berger"]: "against", there["Eriksson"]: "for"},
        majority="two_thirds",
    )
    (vote,) = votes.of_meeting(base, held)
    assert (vote.votes_for, vote.votes_against, vote.adopted) == (2, 1, True)
    assert vote.ballots == (
        ("Paul Ardent", "for", ""), ("Anne Berger", "against", ""), ("Paul Eriksson", "for", "Paul Ardent"),
    )  # fmt: skip


def test_a_vote_by_name_keeps_a_particle_with_its_name(base: Database, held: str) -> None:
    (who,) = base.read("SELECT person_id FROM attendance WHERE id = ?", (rows(base, held)["Ardent"],))[0]
    records.change(base, "person", who, {"particle": "d’"})
    votes.by_name(base, item(base, held, "Haïti"), {rows(base, held)["Ardent"]: "for"})
    assert votes.of_meeting(base, held)[0].ballots == (("Paul d’Ardent", "for", ""),)


def test_who_is_not_there_and_not_represented_has_no_voice(base: Database, held: str) -> None:
    with pytest.raises(Invalid, match="Paul Eriksson – Association E has no voice here"):
        votes.by_name(base, item(base, held, "Haïti"), {rows(base, held)["Eriksson"]: "for"})
    with pytest.raises(Invalid, match="is not one of"):
        votes.by_name(base, item(base, held, "Haïti"), {rows(base, held)["Ardent"]: "maybe"})


@pytest.mark.parametrize(
    ("majority", "votes_for", "votes_against", "adopted"),
    [
        ("simple", 2, 1, True), ("simple", 1, 1, False), ("simple", 0, 0, False), ("two_thirds", 2, 1, True),
        ("two_thirds", 3, 2, False), ("three_quarters", 3, 1, True), ("unanimous", 3, 0, True),
        ("unanimous", 3, 1, False),
    ],
)  # fmt: skip
def test_when_a_vote_carries(majority: str, votes_for: int, votes_against: int, adopted: bool) -> None:
    assert is_adopted(majority, votes_for, votes_against) == adopted
