"""Wall times of a place: right through the nights when clocks change, whatever zone the laptop is set to."""

from datetime import UTC, date, datetime

import pytest

from desktop_app.domain.fields import BadValue, Languages, Moment, Zone
from desktop_app.domain.moments import later, minutes_between, place_in_month, utc, wall, weekday_of_month
from desktop_app.i18n import speaking


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("16/11/2008 16h30", "2008-11-16T16:30"),
        ("16/11/2008, 16:30", "2008-11-16T16:30"),
        ("16.11.2008 à 18h", "2008-11-16T18:00"),
        ("2008-11-16T16:30", "2008-11-16T16:30"),
        ("2008-11-16 16:30:00", "2008-11-16T16:30"),
        ("2008-11-16 9", "2008-11-16T09:00"),
        ("", None),
    ],
)
def test_a_moment_is_typed_as_people_write_it(typed: str, kept: str | None) -> None:
    assert Moment("starts_at", "Starts").clean(typed) == kept


@pytest.mark.parametrize("typed", ["16/11/2008", "11/2008 10h", "tomorrow 10h", "16/11/2008 25h", "16/11/2008 10h75"])
def test_what_is_no_moment_is_refused_with_a_sentence(typed: str) -> None:
    with speaking("en"), pytest.raises(BadValue, match=r"is not a (day and a time|time of the day)"):
        Moment("starts_at", "Starts").clean(typed)


def test_the_launch_in_strasbourg_began_at_half_past_three_in_london() -> None:
    assert utc("2008-11-16T16:30", "Europe/Paris") == datetime(2008, 11, 16, 15, 30, tzinfo=UTC)
    assert wall(utc("2008-11-16T16:30", "Europe/Paris"), "Europe/London") == "2008-11-16T15:30"


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2009-03-29T01:30", 60, "2009-03-29T03:30"),  # the night that loses an hour
        ("2009-10-25T01:30", 60, "2009-10-25T02:30"),
        ("2009-10-25T01:30", 180, "2009-10-25T03:30"),  # the night that has one hour twice
        ("2008-11-16T16:30", 120, "2008-11-16T18:30"),
    ],
)
def test_a_watch_on_the_table_counts_through_the_night_of_change(start: str, minutes: int, end: str) -> None:
    assert later(start, minutes, "Europe/Paris") == end
    assert minutes_between(start, end, "Europe/Paris") == minutes


def test_the_third_wednesday_of_a_month() -> None:
    assert weekday_of_month(2009, 1, 3, 2) == date(2009, 1, 21)
    assert weekday_of_month(2009, 2, 5, 2) is None
    assert weekday_of_month(2009, 2, -1, 2) == date(2009, 2, 25)
    assert place_in_month(date(2009, 1, 21)) == (3, 2)


def test_zones_and_languages_are_known_by_their_names() -> None:
    assert Zone("zone", "Zone").clean("europe/paris") == "Europe/Paris"
    assert Languages("languages", "Languages").clean("FR, en; fr") == "fr en"
    with speaking("en"), pytest.raises(BadValue, match="not a time zone"):
        Zone("zone", "Zone").clean("../etc/passwd")
    with speaking("en"), pytest.raises(BadValue, match="not the code of a language"):
        Languages("languages", "Languages").clean("français")
