"""Minutes: typed item by item, translated, circulated, corrected, approved; older texts compared and restored."""

import json

import pytest

from desktop_app.errors import Invalid, UserError
from desktop_app.services import (
    actions,
    corrections,
    decisions,
    meetings,
    minutes,
    minutes_document,
    records,
    revisions,
)
from desktop_app.services.papers import MinutesDocument
from desktop_app.services.plain_papers import as_plain, from_plain
from desktop_app.storage.database import Database
from desktop_app.storage.search import search
from tests.committee import Committee, all_come, committee, item, meeting


@pytest.fixture
def body(base: Database) -> Committee:
    return committee(base)


@pytest.fixture
def held(base: Database, body: Committee) -> str:
    """A meeting that everybody came to, being held."""
    made = meeting(base, body)
    all_come(base, made)
    return made


def texts(base: Database, meeting_id: str) -> list[tuple[str, str]]:
    return [(line.kind, line.text.get("fr", "")) for line in minutes.lines(base, meeting_id)]


def closed_and_sent(base: Database, meeting_id: str, day: str = "2009-01-28") -> None:
    meetings.close(base, meeting_id, "2009-01-21T12:00")
    minutes.circulate(base, meeting_id, day)


def following(base: Database, meeting_id: str) -> str:
    """The next meeting, opened."""
    made = meetings.prepare_next(base, meeting_id, "2009-03-18T10:00")
    meetings.open_(base, made, "2009-03-18T10:00")
    return made


def test_what_is_said_stands_under_its_item_in_the_order_of_the_agenda(base: Database, held: str) -> None:
    haiti, adoption = item(base, held, "Haïti"), item(base, held, "Adoption")
    minutes.add(base, haiti, "note", "Deuxième point.")
    minutes.add(base, adoption, "note", "Premier point.")
    minutes.add(base, haiti, "statement", "Avant tout.", place=0)
    assert texts(base, held) == [("note", "Premier point."), ("statement", "Avant tout."), ("note", "Deuxième point.")]


def test_an_item_moves_to_another_agenda_item(base: Database, held: str) -> None:
    haiti, adoption = item(base, held, "Haïti"), item(base, held, "Adoption")
    first = minutes.add(base, haiti, "note", "Premier.")
    minutes.add(base, adoption, "note", "Autre.")
    minutes.move(base, first, agenda_item=adoption, place=0)
    assert texts(base, held) == [("note", "Premier."), ("note", "Autre.")]


def test_a_translation_knows_when_its_source_moved_on(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission partira.")

    def state() -> str:
        return minutes.lines(base, held)[0].translation

    assert state() == "missing"
    minutes.edit(base, made, "en", "A mission will leave.")
    assert state() == "current"
    minutes.edit(base, made, "fr", "Une mission partira en mars.")
    assert state() == "out_of_date"
    minutes.edit(base, made, "en", "A mission will leave in March.")
    assert state() == "current"
    minutes.edit(base, made, "fr", "Une mission partira en mars !")
    minutes.is_current(base, made)
    assert state() == "current"


def test_a_text_changed_through_the_card_makes_the_translation_out_of_date_too(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission partira.")
    minutes.edit(base, made, "en", "A mission will leave.")
    records.change(base, "minute_item", made, {"text_fr": "Aucune mission."})
    assert minutes.lines(base, held)[0].translation == "out_of_date"
    records.change(base, "minute_item", made, {"text_fr": "Deux missions.", "text_en": "Two missions."})
    assert minutes.lines(base, held)[0].translation == "current"


def test_minutes_may_be_written_in_english_first(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "A mission.", language="en")
    minutes.edit(base, made, "fr", "Une mission.")
    minutes.edit(base, made, "en", "Two missions.")
    (line,) = minutes.lines(base, held)
    assert (line.source_language, line.translation) == ("en", "out_of_date")


def test_what_was_said_is_found_from_the_search_box_and_leads_to_its_meeting(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Le séisme de Port-au-Prince.")
    found = [one for one in search(base, "seisme", "fr", "2009-02-01") if one.part]
    assert [(one.kind, one.id, one.part, one.part_id) for one in found] == [("meeting", held, "minute_item", made)]
    assert "séisme" in found[0].detail
    minutes.remove(base, made)
    assert search(base, "seisme", "fr", "2009-02-01") == []


# Circulated, corrected, approved ------------------------------------------------------------------------------------


def test_the_draft_is_circulated_after_closing_and_corrections_are_awaited(base: Database, held: str) -> None:
    minutes.add(base, item(base, held, "Haïti"), "note", "Une mission.")
    with pytest.raises(UserError, match="Close the meeting first"):
        minutes.circulate(base, held, "2009-01-28")
    closed_and_sent(base, held)
    paper = minutes.state(base, held)
    assert (paper["state"], paper["circulated_on"], paper["corrections_until"]) == (
        "circulated", "2009-01-28", "2009-02-11",
    )  # fmt: skip


def test_a_correction_is_shown_as_a_difference_and_changes_the_text_when_accepted(
    base: Database, body: Committee, held: str
) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission partira en mars.")
    minutes.edit(base, made, "en", "A mission will leave in March.")
    closed_and_sent(base, held)
    asked = corrections.ask(
        base, held, made, "fr", "Une mission partira en avril.", "2009-02-02", organisation=body.organisations["Costa"]
    )
    (one,) = corrections.pending(base, held)
    assert [(piece.operation, piece.text) for piece in one.pieces] == [
        ("same", "Une mission partira en "), ("removed", "mars"), ("added", "avril"), ("same", "."),
    ]  # fmt: skip
    corrections.answer(base, asked, "accepted", "2009-02-12")
    assert texts(base, held) == [("note", "Une mission partira en avril.")]
    assert minutes.lines(base, held)[0].translation == "out_of_date"
    assert corrections.pending(base, held) == []


def test_a_correction_never_writes_over_a_later_edit(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission en mars.")
    closed_and_sent(base, held)
    asked = corrections.ask(base, held, made, "fr", "Une mission en avril.", "2009-02-02")
    minutes.edit(base, made, "fr", "Deux missions en mars.")
    assert corrections.pending(base, held)[0].is_overtaken
    with pytest.raises(UserError, match="changed since the correction was asked for"):
        corrections.answer(base, asked, "accepted", "2009-02-12")
    corrections.answer(base, asked, "rejected", "2009-02-12")
    assert texts(base, held) == [("note", "Deux missions en mars.")]


def test_only_who_was_invited_asks_for_corrections_and_only_of_what_was_circulated(
    base: Database, body: Committee, held: str
) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission.")
    with pytest.raises(UserError, match="were not circulated yet"):
        corrections.ask(base, held, made, "fr", "x", "2009-01-22")
    closed_and_sent(base, held)
    with pytest.raises(Invalid, match="Only who was invited"):
        corrections.ask(base, held, made, "fr", "x", "2009-02-02", organisation=body.body)


def test_minutes_are_approved_in_the_next_meeting_which_has_that_item_first(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission.")
    closed_and_sent(base, held)
    later = following(base, held)
    first = minutes_document.as_now(base, later).sections[0].line
    assert first.approves_id == held
    assert minutes.approve(base, held, later, "2009-03-18") == "approved"
    assert minutes_document.as_now(base, later).sections[0].line.outcome == "discussed"
    with pytest.raises(Invalid, match="These minutes are approved"):
        minutes.edit(base, made, "fr", "Autre chose.")
    with pytest.raises(Invalid, match="These minutes are approved"):
        records.change(base, "minute_item", made, {"text_fr": "Autre chose."})
    with pytest.raises(UserError, match="are approved, and they are kept"):
        records.delete(base, "meeting", held)
    assert held not in {one.meeting_id for one in meetings.offers(base, later)}


def test_minutes_changed_since_they_were_circulated_are_approved_as_amended(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission.")
    closed_and_sent(base, held)
    later = following(base, held)
    minutes.edit(base, made, "fr", "Deux missions.")
    assert minutes.approve(base, held, later, "2009-03-18") == "approved_amended"


def test_an_unanswered_correction_keeps_minutes_from_being_approved(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission.")
    closed_and_sent(base, held)
    corrections.ask(base, held, made, "fr", "Deux missions.", "2009-02-02")
    with pytest.raises(UserError, match="1 correction waits for an answer"):
        minutes.approve(base, held, following(base, held), "2009-03-18")


def test_minutes_are_not_approved_before_they_are_sent_nor_by_the_meeting_itself(base: Database, held: str) -> None:
    with pytest.raises(UserError, match="were not circulated yet"):
        minutes.approve(base, held, held, "2009-03-18")
    closed_and_sent(base, held)
    with pytest.raises(Invalid, match="in a later meeting of the same body"):
        minutes.approve(base, held, held, "2009-03-18")
    later = meetings.prepare_next(base, held, "2009-03-18T10:00")
    with pytest.raises(Invalid, match="was not opened yet"):
        minutes.approve(base, held, later, "2009-03-18")


def test_an_event_with_approved_minutes_is_not_deleted_and_says_why(base: Database, held: str) -> None:
    event = records.add(base, "event", {"title_fr": "Lancement", "starts_at": "16/11/2008 16h30"})
    records.change(base, "meeting", held, {"event_id": event})
    closed_and_sent(base, held)
    minutes.approve(base, held, following(base, held), "2009-03-18")
    with pytest.raises(UserError, match="the minutes of a meeting held at it are approved"):
        records.delete(base, "event", event)


def test_approved_minutes_print_as_they_were_approved(base: Database, body: Committee, held: str) -> None:
    venue = records.add(base, "venue", {"name_fr": "Palais", "city": "Strasbourg"})
    room = records.add(base, "room", {"venue_id": venue, "name_fr": "Tivoli 2"})
    records.change(base, "meeting", held, {"venue_id": venue, "room_id": room})
    minutes.add(base, item(base, held, "Haïti"), "note", "Une mission.")
    closed_and_sent(base, held)
    minutes.approve(base, held, following(base, held), "2009-03-18")
    records.change(base, "room", room, {"name_fr": "Salle Schuman"})
    records.change(base, "person", body.people["Ardent"], {"family": "Changé"})
    printed = minutes_document.document(base, held)
    assert printed.heading.place.room == {"fr": "Tivoli 2"}
    assert printed.attendees[0].who.family == "Ardent"
    assert (printed.state, printed.approved_on) == ("approved", "2009-03-18")


def test_a_document_kept_as_json_is_read_back_the_same(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "decision", "Le comité décide <b>tout</b>.")
    decisions.decide(base, made)
    document = minutes_document.as_now(base, held)
    assert from_plain(MinutesDocument, as_plain(document)) == document


# Revisions ------------------------------------------------------------------------------------------------------


def test_minutes_kept_before_papers_had_titles_in_two_languages_are_still_read(base: Database, held: str) -> None:
    document = minutes_document.document(base, held)
    plain = json.loads(json.dumps(as_plain(document)))
    plain["sections"][0]["line"]["papers"] = ["Budget.pdf"]
    assert from_plain(MinutesDocument, plain).sections[0].line.papers == ({"": "Budget.pdf"},)


def test_revisions_are_compared_word_by_word(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Une mission partira en mars.")
    assert revisions.keep(base, held, "2009-01-21") == 1
    minutes.edit(base, made, "fr", "Une mission partira en avril.")
    minutes.add(base, item(base, held, "Haïti"), "note", "Merci.")
    pieces = revisions.compare(base, held, 1, None, "fr")
    assert [(one.operation, one.text) for one in pieces if one.operation != "same"] == [
        ("removed", "mars"), ("added", "avril"), ("added", "Merci.\n"),
    ]  # fmt: skip


def test_a_restored_revision_brings_back_texts_and_keeps_what_stood(base: Database, held: str) -> None:
    haiti = item(base, held, "Haïti")
    made = minutes.add(base, haiti, "note", "Premier texte.")
    gone = minutes.add(base, haiti, "note", "Supprimé ensuite.")
    revisions.keep(base, held, "2009-01-21")
    minutes.edit(base, made, "fr", "Deuxième texte.")
    minutes.remove(base, gone)
    minutes.add(base, haiti, "note", "Ajouté ensuite.")
    decided = minutes.add(base, haiti, "decision", "Décidé ensuite.")
    decisions.decide(base, decided)
    revisions.restore(base, held, 1, "2009-01-22")
    assert {text for _kind, text in texts(base, held)} == {"Premier texte.", "Supprimé ensuite.", "Décidé ensuite."}
    assert [one.reason for one in revisions.revisions(base, held)] == ["kept", "before_restoring"]
    revisions.restore(base, held, 2, "2009-01-22")
    assert {text for _kind, text in texts(base, held)} == {"Deuxième texte.", "Ajouté ensuite.", "Décidé ensuite."}


def test_opening_a_meeting_again_touches_nothing_that_was_typed(base: Database, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "decision", "Une mission.")
    decisions.decide(base, made)
    meetings.close(base, held, "2009-01-21T12:00")
    before = (texts(base, held), decisions.of_meeting(base, held))
    meetings.reopen(base, held)
    minutes.add(base, item(base, held, "Haïti"), "note", "Oublié.")
    meetings.close(base, held, "2009-01-21T12:05")
    assert (texts(base, held)[:1], decisions.of_meeting(base, held)) == before


def test_hostile_and_very_long_texts_are_kept_as_typed(base: Database, held: str) -> None:
    haiti = item(base, held, "Haïti")
    long = "Un paragraphe de cinquante pages. " * 5000
    typed = ("<img src='file:///etc/passwd'/>", "]]> &amp; {{7*7}} %s", "‮renversé‬", "😀\nligne", long)
    for text in typed:
        minutes.add(base, haiti, "note", text)
    assert [text for _kind, text in texts(base, held)] == [text.strip() for text in typed]
    with pytest.raises(Invalid, match="NUL character"):
        minutes.add(base, haiti, "note", "a\0b")
    with pytest.raises(Invalid, match="lone surrogate"):
        minutes.add(base, haiti, "note", "a\ud800b")


def test_an_action_in_the_minutes_stands_in_the_document(base: Database, body: Committee, held: str) -> None:
    made = minutes.add(base, item(base, held, "Haïti"), "note", "Écrire au maire de Port-au-Prince.")
    actions.add(base, body.body, {"owner_id": body.people["Costa"], "due_on": "2009-02-15"}, minute_item_id=made)
    document = minutes_document.document(base, held)
    assert [(one.title["fr"], one.owner.name, one.due_on) for one in document.actions] == [
        ("Écrire au maire de Port-au-Prince.", "Paul Costa", "2009-02-15")
    ]
    assert document.sections[1].items[0].kind == "action"
