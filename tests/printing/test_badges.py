"""Badges and name cards: the name always fits, refusal of pictures shows, the code is that of the check-in."""

from dataclasses import replace

import pytest

from desktop_app.printing.badges import SIZES, badges_pdf
from desktop_app.printing.name_cards import cards_pdf
from desktop_app.printing.page import MM
from desktop_app.services.papers import both
from tests.printing.meeting_papers import BADGES, HEADING, HOSTILE, someone
from tests.printing.reading import pages, places, words

LONG = someone("Marie-Françoise-Clémentine", "de La Rochefoucauld-Montmorency-Laval", "f")


def test_a_badge_has_the_name_in_two_lines_the_role_and_what_one_stands_for():
    text = words(badges_pdf(BADGES, HEADING, "fr"))
    assert "Clara van den BERG" in text
    assert "ΠΑΠΑΔΟΠΟΥΛΟΥ" in text
    assert "Intervenant" in text
    assert "Association des communes néerlandaises" in text


def test_who_refuses_pictures_is_marked_in_words_too():
    assert words(badges_pdf(BADGES, HEADING, "fr")).count("Pas de photo") == 3


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", [LONG, someone("x" * 200, "y" * 5000), someone("", "Z")])
def test_a_name_always_fits_its_badge(size: str, who):
    badge = replace(BADGES[0], who=replace(who, organisation=both("O" * 300 + " et fils", "")))
    drawn = badges_pdf([badge], HEADING, "fr", size)
    kind = SIZES[size]
    for _page, _word, left, top, right, foot in places(drawn):
        assert kind.left <= left <= right <= kind.left + kind.width
        assert kind.top <= top <= foot <= kind.top + kind.height
    text = words(drawn).replace(" ", "")
    assert text.count("Y") >= who.family.upper().count("Y")


def test_a_usual_long_name_stays_on_two_lines():
    named = [
        top
        for _p, word, _l, top, *_ in places(badges_pdf([replace(BADGES[0], who=LONG)], HEADING, "fr"))
        if "Marie" in word or "LAVAL" in word
    ]
    assert len(named) == 2


@pytest.mark.parametrize("size", SIZES)
def test_nothing_stands_so_near_the_code_that_no_reader_finds_it(size: str):
    kind = SIZES[size]
    who = replace(LONG, organisation=both("Organisation " * 9, "Organisation " * 9))
    badge = replace(BADGES[0], who=who, role="", photo_allowed=False)
    code = kind.left + kind.width - kind.pad - kind.code
    below = kind.top + kind.height - kind.pad - kind.code
    beside = [
        right for _p, _w, _l, top, right, _f in places(badges_pdf([badge], HEADING, "fr+en", size)) if top > below
    ]
    assert max(beside) < code - kind.code * 4 / 25


def test_ten_badges_stand_on_a_sheet_and_four_of_a6():
    eleven = [BADGES[0]] * 11
    assert len(pages(badges_pdf(eleven, HEADING, "fr"))) == 2
    assert len(pages(badges_pdf(eleven, HEADING, "fr", "a6"))) == 3
    assert len(pages(badges_pdf([], HEADING, "fr"))) == 1


def test_a_card_shows_the_name_on_both_sides_of_the_fold():
    drawn = cards_pdf(BADGES[:1], HEADING, "fr")
    assert words(drawn).count("Anne") == 2
    tops = [top for _p, word, _l, top, *_ in places(drawn) if word == "LEFÈVRE"]
    assert sorted(top < 99 * MM for top in tops) == [False, True]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_print_as_typed(name: str):
    badge = replace(BADGES[0], who=someone(name, "Nom"))
    assert name in words(badges_pdf([badge], HEADING, "fr"))
    assert name in words(cards_pdf([badge], HEADING, "fr"))


def test_the_same_badges_make_the_same_bytes():
    assert badges_pdf(BADGES, HEADING, "fr") == badges_pdf(BADGES, HEADING, "fr")
    assert cards_pdf(BADGES, HEADING, "fr") == cards_pdf(BADGES, HEADING, "fr")


def test_what_one_does_and_where_stand_on_two_lines_where_one_is_too_short():
    who = replace(LONG, position=both("présidente déléguée aux relations", "President"), country="GB")
    drawn = badges_pdf([replace(BADGES[0], who=who)], HEADING, "fr", size="a6")
    assert "·" not in words(drawn)
    assert "Royaume-Uni" in words(drawn)
