"""Events: a timetable whose times run on, right through a change of clocks; clashes shown; copied and repeated."""

import pytest

from desktop_app.errors import Invalid
from desktop_app.services import attendance, events, meetings, overlaps, records, timetable
from desktop_app.services.attendance import Occasion
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.search import search
from tests.office import mandate, organisation, person


@pytest.fixture
def launch(base: Database) -> str:
    """The launch of the platform, in Tivoli 2."""
    venue = records.add(base, "venue", {"name_fr": "Palais de la musique", "city": "Strasbourg", "country": "FR"})
    floor = {"floor_fr": "1er étage", "floor_en": "1st floor"}
    room = records.add(base, "room", {"venue_id": venue, "name_fr": "Tivoli 2", **floor})
    when = {"starts_at": "16/11/2008 16h30", "ends_at": "16/11/2008 18h30"}
    titles = {"title_fr": "Lancement", "title_en": "Launch"}
    return records.add(base, "event", {**titles, **when, "venue_id": venue, "room_id": room})


def entry(base: Database, event: str, title: str, minutes: int | None = None, **more: object) -> str:
    parent, place = more.pop("parent", None), more.pop("place", None)
    values = {"title_fr": title, "minutes_planned": minutes, **more}
    return timetable.add(base, event, values, parent=parent, place=place)


def times(base: Database, event: str) -> list[tuple[str, str, str]]:
    return [(slot.title["fr"], slot.starts_at[8:], slot.ends_at[8:]) for slot in timetable.slots(base, event)]


def test_the_times_of_a_timetable_run_on(base: Database, launch: str) -> None:
    entry(base, launch, "Ouverture", 10)
    table = entry(base, launch, "Table ronde")
    entry(base, launch, "Villes", 20, parent=table)
    entry(base, launch, "Régions", 25, parent=table)
    entry(base, launch, "Conclusions", 5)
    assert times(base, launch) == [
        ("Ouverture", "16T16:30", "16T16:40"), ("Table ronde", "16T16:40", "16T17:25"),
        ("Villes", "16T16:40", "16T17:00"), ("Régions", "16T17:00", "16T17:25"),
        ("Conclusions", "16T17:25", "16T17:30"),
    ]  # fmt: skip


def test_an_entry_moved_follows_the_one_before(base: Database, launch: str) -> None:
    entry(base, launch, "a", 10)
    entry(base, launch, "b", 20)
    last = entry(base, launch, "c", 30, starts_at="2008-11-16T18:00")
    timetable.move(base, last, parent=None, place=1)
    assert times(base, launch) == [
        ("a", "16T16:30", "16T16:40"),
        ("c", "16T16:40", "16T17:10"),
        ("b", "16T17:10", "16T17:30"),
    ]


def test_an_entry_taken_out_leaves_what_stood_under_it(base: Database, launch: str) -> None:
    table = entry(base, launch, "Table ronde")
    entry(base, launch, "Villes", 20, parent=table)
    entry(base, launch, "Fin", 5)
    timetable.remove(base, table)
    assert [title for title, *_times in times(base, launch)] == ["Villes", "Fin"]


def test_a_night_that_loses_an_hour_ends_an_hour_later_by_the_clock(base: Database) -> None:
    night = records.add(
        base, "event", {"title_fr": "Nuit", "starts_at": "2009-03-29T01:30", "ends_at": "2009-03-29T04:30"}
    )
    entry(base, night, "a", 60)
    entry(base, night, "b", 60)
    assert times(base, night) == [("a", "29T01:30", "29T03:30"), ("b", "29T03:30", "29T04:30")]


def test_an_event_of_another_zone_keeps_its_own_clock(base: Database) -> None:
    far = records.add(base, "event", {"title_fr": "Dakar", "starts_at": "2009-07-01T09:00", "zone": "africa/dakar"})
    assert records.values_of(base, "event", far)["zone"] == "Africa/Dakar"
    assert (
        listing.rows(base, q := listing.Question("event", "fr", "2009-07-01"), listing.ids(base, q))[0].cells[1]
        == "01/07/2009 09h00"
    )


def test_rooms_and_people_needed_twice_are_shown_and_not_forbidden(base: Database, launch: str) -> None:
    who = person(base, "Dupont", "Anne")
    a = entry(base, launch, "a", 30)
    b = entry(base, launch, "b", 30, starts_at="2008-11-16T16:45")
    inside = entry(base, launch, "dans b", 10, parent=b)
    for one in (a, b, inside):
        timetable.add_speaker(base, one, who)
    found = overlaps.overlaps(base, launch)
    assert {(one.kind, one.first, one.second, one.starts_at[11:], one.ends_at[11:]) for one in found} == {
        ("room", a, b, "16:45", "17:00"), ("person", a, b, "16:45", "17:00"), ("room", a, inside, "16:45", "16:55"),
        ("person", a, inside, "16:45", "16:55"),
    }  # fmt: skip


def test_a_room_taken_by_another_event_is_shown_whatever_its_zone(base: Database, launch: str) -> None:
    entry(base, launch, "a", 30)
    room = records.values_of(base, "event", launch)["room_id"]
    records.add(
        base,
        "event",
        {
            "title_fr": "Autre",
            "starts_at": "2008-11-16T15:45",
            "ends_at": "2008-11-16T16:15",
            "zone": "Europe/London",
            "room_id": room,
        },
    )
    (one,) = overlaps.overlaps(base, launch)
    assert (one.kind, one.other, one.starts_at, one.ends_at) == (
        "room",
        "Autre",
        "2008-11-16T16:45",
        "2008-11-16T17:00",
    )


def test_a_speaker_wanted_elsewhere_at_that_hour_is_shown(base: Database, launch: str) -> None:
    """In the timetable of another event, or at a meeting to which she did not say no."""
    body = organisation(base, "Comité")
    who = person(base, "Dupont", "Anne")
    timetable.add_speaker(base, entry(base, launch, "a", 60), who)
    other = records.add(base, "event", {"title_fr": "Forum", "starts_at": "2008-11-16T14:00"})
    entry(base, other, "avant", 180)
    timetable.add_speaker(base, entry(base, other, "débat", 45), who)
    held = meetings.prepare(base, body, "2008-11-16T17:15", ends_at="2008-11-16T19:00", title_fr="Bureau")
    row = attendance.invite(base, Occasion("meeting", held), who)

    def elsewhere() -> list[tuple[str, str, str, str]]:
        found = overlaps.overlaps(base, launch)
        return [(one.what, one.other, one.starts_at[11:], one.ends_at[11:]) for one in found]

    assert elsewhere() == [("Anne Dupont", "Forum", "17:00", "17:30"), ("Anne Dupont", "Bureau", "17:15", "17:30")]
    records.change(base, "attendance", row, {"answer": "declined"})
    assert elsewhere() == [("Anne Dupont", "Forum", "17:00", "17:30")]
    events.cancel(base, other)
    assert elsewhere() == []


def test_speakers_keep_the_title_of_that_day(base: Database, launch: str) -> None:
    lyon = organisation(base, "Ville de Lyon")
    who = person(base, "Dupont", "Anne", form_of_address="f")
    then = mandate(base, who, lyon, title_fr="adjointe", starts_on="2008")
    a = entry(base, launch, "a", 30)
    timetable.add_speaker(base, a, who, "chair")
    records.change(base, "mandate", then, {"title_fr": "maire"})
    records.change(base, "person", who, {"family": "Durand"})
    (part,) = events.programme(base, launch).days[0].entries[0].parts
    assert (part.role, part.who.name, part.who.position, part.who.organisation) == (
        "chair", "Anne Dupont", {"fr": "adjointe"}, {"fr": "Ville de Lyon"},
    )  # fmt: skip


def test_a_programme_goes_by_days_and_names_other_rooms_only(base: Database, launch: str) -> None:
    venue = records.values_of(base, "event", launch)["venue_id"]
    other = records.add(base, "room", {"venue_id": venue, "name_fr": "Tivoli 1"})
    entry(base, launch, "a", 30)
    entry(base, launch, "b", 30, room_id=other)
    entry(base, launch, "c", 30, starts_at="2008-11-17T09:00")
    found = events.programme(base, launch)
    assert [(day.day, [one.title["fr"] for one in day.entries]) for day in found.days] == [
        ("2008-11-16", ["a", "b"]), ("2008-11-17", ["c"]),
    ]  # fmt: skip
    assert [one.place.room["fr"] if one.place else "" for one in found.days[0].entries] == ["", "Tivoli 1"]
    assert (found.heading.place.room, found.heading.place.floor, found.heading.place.city) == (
        {"fr": "Tivoli 2"}, {"fr": "1er étage", "en": "1st floor"}, "Strasbourg",
    )  # fmt: skip


def test_what_is_part_of_a_session_does_not_name_its_room_again(base: Database, launch: str) -> None:
    venue = records.values_of(base, "event", launch)["venue_id"]
    other = records.add(base, "room", {"venue_id": venue, "name_fr": "Tivoli 1"})
    session = entry(base, launch, "a", 60, room_id=other)
    entry(base, launch, "b", 30, parent=session)
    entry(base, launch, "c", 30, parent=session, room_id=records.values_of(base, "event", launch)["room_id"])
    found = events.programme(base, launch).days[0].entries
    assert [one.place.room["fr"] if one.place else "" for one in found] == ["Tivoli 1", "", "Tivoli 2"]


def test_a_copy_has_the_timetable_at_the_new_time_and_nobody_invited(base: Database, launch: str) -> None:
    entry(base, launch, "a", 30)
    table = entry(base, launch, "b", starts_at="2008-11-17T09:00")
    entry(base, launch, "dans b", 10, parent=table)
    attendance.invite(base, Occasion("event", launch), person(base, "Dupont", "Anne"), day="2008-10-01")
    made = events.copy(base, launch, "2009-03-28T10:00")
    values = records.values_of(base, "event", made)
    assert (values["starts_at"], values["ends_at"], values["status"]) == (
        "2009-03-28T10:00",
        "2009-03-28T12:00",
        "planned",
    )
    assert times(base, made) == [
        ("a", "28T10:00", "28T10:30"), ("b", "29T03:30", "29T03:40"), ("dans b", "29T03:30", "29T03:40"),
    ]  # fmt: skip
    assert base.read("SELECT count(*) FROM attendance WHERE event_id = ?", (made,)) == [(0,)]


def test_the_third_wednesday_of_every_month(base: Database, launch: str) -> None:
    rule = events.recurrence_of("2009-01-21T10:00")
    assert (rule.nth, rule.weekday) == (3, 2)
    starts = events.recurrences("2009-01-21T10:00", rule, 3)
    assert starts == ["2009-02-18T10:00", "2009-03-18T10:00", "2009-04-15T10:00"]
    made = events.repeat(base, launch, starts)
    assert [records.values_of(base, "event", one)["starts_at"] for one in made] == starts


def test_a_fifth_friday_is_taken_where_there_is_one_and_the_last_one_everywhere() -> None:
    assert events.recurrences("2009-01-30T10:00", events.Recurrence(5, 4), 2) == [
        "2009-05-29T10:00",
        "2009-07-31T10:00",
    ]
    assert events.recurrences("2009-01-30T10:00", events.Recurrence(-1, 4), 2) == [
        "2009-02-27T10:00",
        "2009-03-27T10:00",
    ]
    with pytest.raises(Invalid, match="names no day"):
        events.recurrences("2009-01-30T10:00", events.Recurrence(6, 4), 2)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title_fr": "x", "starts_at": "16/11/2008 18h", "ends_at": "16/11/2008 16h"}, "The end is before the start"),
        ({"title_fr": "x", "starts_at": "16/11/2008"}, "is not a day and a time"),
        ({"title_fr": "x"}, "“Starts” must be filled in"),
        ({"starts_at": "16/11/2008 18h"}, "in French or in English"),
        ({"title_fr": "x", "starts_at": "16/11/2008 18h", "zone": "Mars/Olympus"}, "is not a time zone"),
    ],
)
def test_what_an_event_cannot_be_is_said_in_one_sentence(base: Database, values: dict[str, str], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence) as refused:
        records.add(base, "event", values)
    assert len(refused.value.problems) == 1


def test_an_event_is_listed_by_date_and_found_by_its_room_and_timetable(base: Database, launch: str) -> None:
    entry(base, launch, "Table ronde")
    for words in ("lancement", "launch tivoli", "strasbourg", "table ronde"):
        assert [one.id for one in search(base, words, "en", "2026-11-24")] == [launch]
    assert search(base, "lancement", "en", "2026-11-24")[0].title == "Launch"
    for scope, found in (("upcoming", []), ("past", [launch]), ("all", [launch])):
        asked = listing.Question("event", "en", "2026-11-24", scope)
        assert [row.id for row in listing.rows(base, asked, listing.ids(base, asked))] == found


def test_a_cancelled_event_says_so(base: Database, launch: str) -> None:
    events.cancel(base, launch)
    asked = listing.Question("event", "en", "2008-11-01")
    assert listing.rows(base, asked, listing.ids(base, asked))[0].cells[4] == "Cancelled"
