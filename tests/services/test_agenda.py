"""The agenda: items in a tree, moved and indented; the printed number and the times follow."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.tree_rules import laid_out
from desktop_app.errors import Invalid, UserError
from desktop_app.services import agenda, attachments, convening, meetings, minutes, records
from desktop_app.storage.database import Database
from tests.committee import committee, item, meeting


def printed(base: Database, meeting_id: str) -> list[str]:
    return [f"{line.number} {line.title['fr']}".strip() for line in agenda.lines(base, meeting_id)]


@pytest.fixture
def empty(base: Database) -> str:
    """A meeting whose agenda nobody wrote yet."""
    return meetings.prepare(base, committee(base).body, "2009-01-21T10:00", ends_at="2009-01-21T12:00")


def filled(base: Database, meeting_id: str, *titles: str) -> list[str]:
    return [agenda.add(base, meeting_id, {"title_fr": title, "title_en": title}) for title in titles]


def test_items_stand_in_the_order_they_were_typed_and_are_numbered(base: Database, empty: str) -> None:
    filled(base, empty, "a", "b", "c")
    assert printed(base, empty) == ["1 a", "2 b", "3 c"]


def test_an_item_moves_and_the_numbers_follow(base: Database, empty: str) -> None:
    a, _b, c = filled(base, empty, "a", "b", "c")
    agenda.move(base, c, parent=None, place=0)
    assert printed(base, empty) == ["1 c", "2 a", "3 b"]
    agenda.move(base, c, parent=a, place=0)
    assert printed(base, empty) == ["1 a", "1.1 c", "2 b"]
    assert agenda.move_by(base, a, 1)
    assert printed(base, empty) == ["1 b", "2 a", "2.1 c"]
    assert not agenda.move_by(base, a, 1)


def test_indenting_puts_an_item_under_the_one_before_and_back(base: Database, empty: str) -> None:
    a, b, _c = filled(base, empty, "a", "b", "c")
    assert not agenda.indent(base, a)
    assert agenda.indent(base, b)
    assert printed(base, empty) == ["1 a", "1.1 b", "2 c"]
    assert agenda.outdent(base, b)
    assert not agenda.outdent(base, b)
    assert printed(base, empty) == ["1 a", "2 b", "3 c"]


def test_a_heading_has_no_number_and_the_items_under_it_go_on_counting(base: Database, empty: str) -> None:
    filled(base, empty, "a")
    heading = agenda.add(base, empty, {"title_fr": "Programme", "is_heading": True})
    agenda.add(base, empty, {"title_fr": "b"}, parent=heading)
    agenda.add(base, empty, {"title_fr": "c"}, parent=heading)
    filled(base, empty, "d")
    assert printed(base, empty) == ["1 a", "Programme", "2 b", "3 c", "4 d"]


def test_times_run_on_from_the_minutes_planned(base: Database, empty: str) -> None:
    a = agenda.add(base, empty, {"title_fr": "a", "minutes_planned": 10})
    agenda.add(base, empty, {"title_fr": "a1", "minutes_planned": 20}, parent=a)
    agenda.add(base, empty, {"title_fr": "a2", "minutes_planned": 15}, parent=a)
    agenda.add(base, empty, {"title_fr": "b", "minutes_planned": 30})
    times = [(line.number, line.starts_at[11:], line.ends_at[11:]) for line in agenda.lines(base, empty)]
    assert times == [
        ("1", "10:00", "10:35"),
        ("1.1", "10:00", "10:20"),
        ("1.2", "10:20", "10:35"),
        ("2", "10:35", "11:05"),
    ]


def test_deleting_an_item_leaves_what_stood_under_it(base: Database, empty: str) -> None:
    _a, b, _c = filled(base, empty, "a", "b", "c")
    agenda.add(base, empty, {"title_fr": "b1"}, parent=b)
    agenda.add(base, empty, {"title_fr": "b2"}, parent=b)
    agenda.remove(base, b)
    assert printed(base, empty) == ["1 a", "2 b1", "3 b2", "4 c"]


def test_an_item_with_minutes_is_not_deleted(base: Database, empty: str) -> None:
    (a,) = filled(base, empty, "a")
    minutes.add(base, a, "note", "Discuté.")
    with pytest.raises(UserError, match="This item has minutes"):
        agenda.remove(base, a)
    with pytest.raises(UserError, match="This item has minutes"):
        records.delete(base, "agenda_item", a)


def test_an_item_cannot_stand_under_itself_or_in_another_agenda(base: Database, empty: str) -> None:
    a, b = filled(base, empty, "a", "b")
    agenda.indent(base, b)
    with pytest.raises(Invalid, match="under itself"):
        agenda.move(base, a, parent=b, place=0)
    other = meetings.prepare(base, records.values_of(base, "meeting", empty)["body_id"], "2009-03-18T10:00")
    (elsewhere,) = filled(base, other, "x")
    with pytest.raises(Invalid, match="same agenda"):
        agenda.move(base, a, parent=elsewhere, place=0)


def test_two_laptops_that_moved_two_items_round_each_other_lose_neither() -> None:
    rows = [("a", "b", False), ("b", "a", False), ("c", None, False)]
    assert [(one.id, one.depth) for one in laid_out(rows)] == [("c", 0), ("a", 0), ("b", 0)]


def test_what_somebody_should_look_at_is_said(base: Database, empty: str) -> None:
    of = records.values_of(base, "meeting", empty)["body_id"]
    owner = base.read("SELECT person_id FROM mandate WHERE organisation_id = ? LIMIT 1", (of,))[0][0]
    for mandate in base.read("SELECT id FROM mandate WHERE person_id = ?", (owner,)):
        records.change(base, "mandate", mandate[0], {"ends_on": "2008-12-31"})
    agenda.add(base, empty, {"title_fr": "a", "owner_id": owner, "minutes_planned": 150})
    assert [one.sentence for one in agenda.concerns(base, empty)] == [
        "Paul Ardent no longer holds a mandate on the day of the meeting. Choose somebody else.",
        "“a” has no title in English.",
        "The agenda takes 30 minutes more than the meeting has.",
    ]


def test_the_agenda_as_sent_stands_beside_the_agenda_as_held(base: Database) -> None:
    made = meeting(base, committee(base), ends_at="2009-01-21T12:00")
    convening.convene(base, made, "2009-01-05")
    sent = [(line.number, line.title["fr"]) for line in convening.as_sent(base, made).lines]
    adoption, haiti = item(base, made, "Adoption"), item(base, made, "Haïti")
    agenda.move(base, haiti, parent=None, place=0)
    records.change(base, "agenda_item", adoption, {"title_en": "Agenda", "minutes_planned": 10})
    agenda.add(base, made, {"title_fr": "Tardif", "late": True})
    assert [(line.number, line.title["fr"]) for line in convening.as_sent(base, made).lines] == sent
    found = convening.difference(base, made)
    assert [(one.what, one.number_then, one.number_now, one.title["fr"]) for one in found] == [
        ("moved", "1", "2", "Adoption de l’ordre du jour"),
        ("changed", "1", "2", "Adoption de l’ordre du jour"),
        ("added", "", "3", "Tardif"),
    ]
    agenda.remove(base, adoption)
    assert [one.what for one in convening.difference(base, made)] == ["added", "removed"]


def test_an_agenda_as_sent_prints_as_it_was_with_what_explains_its_items_and_their_papers(
    base: Database, tmp_path: Path
) -> None:
    made = meeting(base, committee(base), ends_at="2009-01-21T12:00")
    haiti = item(base, made, "Haïti")
    records.change(base, "agenda_item", haiti, {"summary_fr": "Deux projets.\nUn seul budget.", "minutes_planned": 20})
    for name, titles in (("note.pdf", {"title_fr": "Note", "title_en": "Memo"}), ("budget.pdf", {})):
        paper = tmp_path / name
        paper.write_bytes(name.encode())
        handed_out = attachments.add_paper(base, haiti, paper, "2009-01-02")
        file = records.values_of(base, "agenda_paper", handed_out)["attachment_id"]
        records.change(base, "attachment", file, titles)
    before = {line.id: line for line in agenda.lines(base, made)}
    convening.convene(base, made, "2009-01-05")
    records.change(base, "agenda_item", haiti, {"summary_fr": "Trois projets.", "minutes_planned": 5})
    records.change(base, "attachment", file, {"title_fr": "Budget corrigé"})
    (sent,) = [line for line in convening.document(base, made, edition=1).lines if line.id == haiti]
    assert (sent.summary, sent.ends_at) == (before[haiti].summary, before[haiti].ends_at)
    assert sent.papers == ({"fr": "Note", "en": "Memo"}, {"fr": "budget", "en": "budget"})
    (changed,) = convening.difference(base, made)
    assert changed.detail == (
        "summary: Deux projets. Un seul budget. → Trois projets.; papers: Note, budget → Note, Budget corrigé; "
        "minutes: 20 → 5"
    )


def test_an_agenda_sent_again_is_a_new_edition(base: Database) -> None:
    made = meeting(base, committee(base))
    convening.convene(base, made, "2009-01-05")
    agenda.add(base, made, {"title_fr": "Tardif", "late": True})
    convening.convene(base, made, "2009-01-12")
    assert convening.editions(base, made) == [(1, "2009-01-05"), (2, "2009-01-12")]
    assert len(convening.as_sent(base, made, 1).lines) == 2
    assert records.values_of(base, "meeting", made)["convened_on"] == "2009-01-05"
    assert convening.difference(base, made) == []


def test_a_room_renamed_after_sending_stays_as_it_was_printed(base: Database) -> None:
    venue = records.add(base, "venue", {"name_fr": "Palais", "city": "Strasbourg"})
    room = records.add(base, "room", {"venue_id": venue, "name_fr": "Tivoli 2", "floor_fr": "1er étage"})
    made = meeting(base, committee(base), venue_id=venue, room_id=room)
    convening.convene(base, made, "2009-01-05")
    records.change(base, "room", room, {"name_fr": "Salle Schuman"})
    assert (
        convening.document(base, made, edition=1).heading.place.venue["fr"] == "Tivoli 2, 1er étage, Palais, Strasbourg"
    )
    assert convening.document(base, made).heading.place.room["fr"] == "Salle Schuman"


def test_a_meeting_whose_day_is_past_is_not_convened(base: Database) -> None:
    made = meeting(base, committee(base))
    with pytest.raises(UserError, match="which is past"):
        convening.convene(base, made, "2009-01-22")
    assert convening.editions(base, made) == []
    convening.convene(base, made, "2009-01-21")


def test_an_empty_agenda_is_not_sent(base: Database, empty: str) -> None:
    with pytest.raises(UserError, match="The agenda is empty"):
        convening.convene(base, empty, "2009-01-05")


moves = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 8), st.integers(0, 8)), max_size=12)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_any_moves_keep_every_item_once_and_put_it_where_it_was_meant(
    base: Database, steps: list[tuple[int, int, int]]
) -> None:
    if not base.read("SELECT 1 FROM meeting"):
        filled(base, meetings.prepare(base, committee(base).body, "2009-01-21T10:00"), *"abcdefgh")
    meeting_id = base.read("SELECT id FROM meeting")[0][0]
    ids = sorted(row[0] for row in base.read("SELECT id FROM agenda_item"))
    for which, under, place in steps:
        parent = ids[under] if under < len(ids) else None
        try:
            agenda.move(base, ids[which], parent=parent, place=place)
        except Invalid:
            continue
        siblings = [line.id for line in agenda.lines(base, meeting_id) if (line.parent_id or None) == parent]
        assert siblings.index(ids[which]) == min(place, len(siblings) - 1)
    assert sorted(line.id for line in agenda.lines(base, meeting_id)) == ids


def test_four_hundred_items_are_laid_out(base: Database, empty: str) -> None:
    heading = None
    for number in range(400):
        made = agenda.add(base, empty, {"title_fr": f"Point {number}"}, parent=heading if number % 10 else None)
        heading = made if number % 10 == 0 else heading
    assert printed(base, empty)[-1] == "40.9 Point 399"
