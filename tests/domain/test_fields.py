"""What people type, and what is kept of it."""

import pytest

from desktop_app.domain.fields import (
    Amount,
    BadValue,
    Boolean,
    Choice,
    Country,
    Date,
    LongText,
    Text,
    Year,
    end_after_start,
    in_force,
)
from desktop_app.i18n import speaking


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9/3/2014", "2014-03-09"),
        ("09.03.2014", "2014-03-09"),
        ("2014-03-09", "2014-03-09"),
        ("3/2014", "2014-03"),
        ("2014-3", "2014-03"),
        ("2014", "2014"),
        ("  29/2/2012 ", "2012-02-29"),
        ("", None),
    ],
)
def test_a_date_is_typed_in_figures_as_far_as_it_is_known(typed: str, kept: str | None) -> None:
    assert Date("day", "Day").clean(typed) == kept


@pytest.mark.parametrize("typed", ["30/2/2014", "31/4/2014", "29/2/2013", "0/3/2014", "5/13/2014", "2014-00-01"])
def test_a_day_that_no_calendar_has_is_refused_by_name(typed: str) -> None:
    with speaking("en"), pytest.raises(BadValue, match=rf"“{typed}” is not a day of the calendar\."):
        Date("day", "Day").clean(typed)


@pytest.mark.parametrize("typed", ["yesterday", "9/3/14", "2014-03-09T10:00", "1/2/3/2014", "٢٠١٤x"])
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with speaking("en"), pytest.raises(BadValue, match=r"is not a date\. Type 9/3/2014"):
        Date("day", "Day").clean(typed)


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [
        (None, None, True),
        ("2010-03-01", None, True),
        ("2010-03-02", None, False),
        (None, "2010-03-01", True),
        (None, "2010-02-28", False),
        ("2010", "2010", True),
        ("2010-03", "2010-03", True),
        ("2011", None, False),
        (None, "2009", False),
        ("2009-12", "2010-02", False),
    ],
)
def test_a_period_counts_both_its_ends_and_partial_ones_reach_as_far_as_they_can(
    starts: str | None, ends: str | None, holds: bool
) -> None:
    assert in_force(starts, ends, "2010-03-01") is holds


@pytest.mark.parametrize(
    ("starts", "ends", "wrong"),
    [
        ("2014-03-09", "2014-03-08", True),
        ("2014-03-09", "2014-03-09", False),
        ("2014-03-09", "2014-03", False),
        ("2014-03-09", "2014", False),
        ("2014-03", "2014-02", True),
        ("2014", "2013-12-31", True),
        ("2014", "2014-01-01", False),
        ("2014-03-09", None, False),
        (None, "2014", False),
    ],
)
def test_the_end_before_the_start_is_refused_and_named(starts: str | None, ends: str | None, wrong: bool) -> None:
    with speaking("en"):
        found = end_after_start()({"starts_on": starts, "ends_on": ends})
    assert found == ([("ends_on", "The end is before the start.")] if wrong else [])


def test_a_line_of_text_keeps_what_was_typed_in_one_unicode_form() -> None:
    assert Text("name", "Name").clean("  E\u0301vry ") == "Évry"
    assert Text("name", "Name").clean("two\nlines") == "two lines"
    assert LongText("text", "Text").clean("two\nlines") == "two\nlines"
    assert Text("name", "Name").clean('<img src="file:///etc/passwd"/>') == '<img src="file:///etc/passwd"/>'


@pytest.mark.parametrize("typed", ["a\x00b", "half \ud800"])
def test_characters_that_no_program_can_show_are_refused_with_a_sentence(typed: str) -> None:
    with speaking("en"), pytest.raises(BadValue, match="Type it again"):
        Text("name", "Name").clean(typed)


@pytest.mark.parametrize(("typed", "kept"), [("1 250,50", "1250.50"), ("1250.5", "1250.50"), ("0", "0.00"), ("", None)])
def test_an_amount_is_kept_to_the_cent_however_it_is_typed(typed: str, kept: str | None) -> None:
    assert Amount("amount", "Amount").clean(typed) == kept


@pytest.mark.parametrize("typed", ["many", "1e400", "nan", "12,3,4"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        Amount("amount", "Amount").clean(typed)


@pytest.mark.parametrize("typed", ["RO", "ro", "Roumanie", "Romania", "roumanie"])
def test_a_country_is_known_by_its_code_and_its_name_in_both_languages(typed: str) -> None:
    assert Country("country", "Country").clean(typed) == "RO"


def test_a_choice_is_known_by_its_code_and_its_title() -> None:
    choice = Choice("kind", "Kind", options=(("email", "E-mail"), ("fax", "Fax")))
    assert [choice.clean(text) for text in ("email", "E-MAIL", "Fax", "")] == ["email", "email", "fax", None]
    with speaking("en"), pytest.raises(BadValue, match=r"“telex” is not one of: email, fax\."):
        choice.clean("telex")


def test_yes_and_no_are_understood_in_both_languages() -> None:
    assert [Boolean("b", "B").clean(word) for word in ("oui", "yes", "1", "non", "", None)] == [True] * 3 + [False] * 3


def test_a_year_has_four_figures() -> None:
    assert Year("year", "Year").clean("2009") == 2009
    with pytest.raises(BadValue):
        Year("year", "Year").clean("09")
