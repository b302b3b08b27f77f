"""What is kept as files write it and read in words: both ways, in both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop_app.domain.detail_names import NAMES, label_of, name_of
from desktop_app.domain.fields import BadValue
from desktop_app.domain.worded import Coordinates, DetailName, DetailParameters, Length, Stamp, Weekdays, Worded
from desktop_app.i18n import speaking

LENGTH = Length("length", "Length", is_signed=True)


@pytest.mark.parametrize(
    ("field", "kept", "english", "french"),
    [
        (LENGTH, "-PT15M", "15 min before", "15 min avant"),
        (LENGTH, "P1DT2H", "1 day 2 hours after", "1 jour 2 heures après"),
        (LENGTH, "2008-11-16T16:30:00Z", "2008-11-16 16:30:00 UTC", "2008-11-16 16:30:00 UTC"),
        (Length("length", "Length"), "PT5M", "5 min", "5 min"),
        (Weekdays("days", "Days"), "MO,-1FR", "Monday, last Friday", "lundi, dernier vendredi"),
        (DetailName("name", "Name"), "X-SPOUSE", "Spouse", "Conjoint"),
        (DetailName("name", "Name"), "item1.X-ABLABEL", "What this is (item1)", "De quoi il s’agit (item1)"),
        (DetailName("name", "Name"), "X-ODD", "X-ODD", "X-ODD"),
        (DetailParameters("with", "With"), "TYPE=home,pref;LANGUAGE=fr", "Home, Preferred; Language: fr",
         "Domicile, Préféré; Langue : fr"),
        (Stamp("at", "At"), "2008-11-16", "2008-11-16", "2008-11-16"),
    ],
)  # fmt: skip
def test_a_value_reads_in_words_and_the_words_make_it_again(
    field: Worded, kept: str, english: str, french: str
) -> None:
    for language, words in (("en", english), ("fr", french)):
        with speaking(language):
            assert (field.words(kept).replace("\u00a0", " "), field.clean(field.words(kept))) == (words, kept)
            assert field.clean(kept) == kept


@settings(max_examples=40, deadline=None)
@given(some.booleans(), some.tuples(*[some.integers(0, 400)] * 4).filter(any))
def test_any_length_of_time_reads_in_words_that_make_it_again(is_before: bool, parts: tuple[int, ...]) -> None:
    weeks_days, time = zip("WD", parts[:2], strict=True), zip("HM", parts[2:], strict=True)
    days, hours = ("".join(f"{number}{unit}" for unit, number in some if number) for some in (weeks_days, time))
    kept = f"{'-' if is_before else ''}P{days}{'T' + hours if hours else ''}"
    for language in ("en", "fr"):
        with speaking(language):
            assert LENGTH.clean(LENGTH.words(kept)) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (LENGTH, "soon"), (LENGTH, "15"), (LENGTH, "before"), (Weekdays("days", "Days"), "Someday"),
        (Stamp("at", "At"), "tomorrow"), (Coordinates("at", "At"), "95; 2"), (Coordinates("at", "At"), "here"),
    ],
)  # fmt: skip
def test_what_makes_no_value_is_said(field: Worded | Coordinates, typed: str) -> None:
    with pytest.raises(BadValue, match=typed):
        field.clean(typed)


def test_every_name_that_is_known_is_found_by_its_label_in_both_languages() -> None:
    for language in ("en", "fr"):
        with speaking(language):
            assert [name for name in NAMES if label_of(name_of(label_of(name))) != label_of(name)] == []


def test_a_place_on_the_map_is_two_numbers() -> None:
    assert Coordinates("at", "At").clean(" 48.85, 2.35 ") == "48.85; 2.35"
