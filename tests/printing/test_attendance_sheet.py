"""The attendance sheet: room to sign, the lines that were kept, a code on every page."""

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop_app.i18n import speaking
from desktop_app.printing.attendance_sheet import ROW, in_order, sheet_pdf, signed_columns
from desktop_app.printing.page import MM
from desktop_app.services.papers import both
from tests.printing.meeting_papers import ATTENDEES, HEADING, HOSTILE, SHEET, someone
from tests.printing.reading import pages, places, reader, words

WHOLE_DAY = replace(SHEET, heading=replace(HEADING, ends_at="2008-11-17T17:00"))


def many(count: int):
    return replace(
        SHEET,
        attendees=tuple(
            replace(ATTENDEES[number % 6], id=str(number), who=someone("Anne", f"Membre{number:04}", "f"))
            for number in range(count)
        ),
    )


def test_every_page_says_what_it_is_where_and_when_with_its_code_and_number():
    drawn = sheet_pdf(many(40), "fr")
    sheets = pages(drawn)
    assert len(sheets) > 3
    for number, page in enumerate(sheets, 1):
        assert "Feuille d’émargement" in page
        assert "7K3F-QX2M" in page
        assert "salle Tivoli 2, 1er étage" in page
        assert "DCI-NSAPVD/2008/166-524" in page
        assert "NOM Prénom" in page
        assert f"Page {number} sur {len(sheets)}" in page


def test_a_box_to_sign_in_is_at_least_twelve_millimetres_high():
    assert ROW >= 12 * MM
    numbered = [
        (page, top) for page, word, left, top, *_ in places(sheet_pdf(many(11), "fr")) if word.isdigit() and left < 60
    ]
    steps = [second[1] - first[1] for first, second in pairwise(numbered) if first[0] == second[0]]
    assert min(steps) >= 12 * MM


def test_a_day_of_two_halves_has_two_boxes_and_a_session_one():
    assert signed_columns(SHEET) == ("Signature",)
    assert signed_columns(WHOLE_DAY) == ("Morning", "Afternoon")
    assert signed_columns(replace(WHOLE_DAY, session=both("Ouverture", "Opening"))) == ("Signature",)
    text = words(sheet_pdf(WHOLE_DAY, "fr"))
    assert "Matin Après-midi" in text


def test_the_lines_keep_the_numbers_under_which_a_scan_finds_them_again():
    text = words(sheet_pdf(SHEET, "fr"))
    assert "1 LEFÈVRE Anne" in text
    assert "2 AUBRY Bruno d’" in text
    assert [number for number, _who in in_order(ATTENDEES, "fr", "name")] == [1, 2, 3, 4, 5, 6]
    with speaking("fr"):
        assert [number for number, _who in in_order(ATTENDEES, "fr", "delegation")] == [6, 4, 2, 1, 5, 3]


def test_who_is_represented_and_by_whom_is_said():
    text = words(sheet_pdf(SHEET, "fr"))
    assert "représentée par Bruno d’Aubry" in text
    assert "pouvoir de Ελένη Παπαδοπούλου" in text


def test_the_sheet_ends_with_blank_lines_totals_and_two_signatures():
    last = pages(sheet_pdf(SHEET, "fr"))[-1]
    assert "Inscrits : 6" in last
    assert "Certifié exact" in last
    assert "Pour l’organisateur" in last
    assert "Pour le secrétariat" in last
    assert "Certified true" in pages(sheet_pdf(replace(SHEET, attendees=()), "en"))[-1]


def test_a_name_of_five_thousand_letters_wraps_over_the_pages_and_none_is_lost():
    long = replace(ATTENDEES[0], who=someone("", "x" * 5000, "f"))
    drawn = sheet_pdf(replace(SHEET, attendees=(long,)), "fr")
    assert words(drawn).count("X") >= 5000
    assert max(right for _page, _word, _left, _top, right, _foot in places(drawn)) <= 297 * MM
    assert max(foot for *_rest, foot in places(drawn)) <= 210 * MM


@pytest.mark.parametrize("name", HOSTILE)
def test_names_print_as_typed(name: str):
    who = someone("", "Nom", "", both(name, name))
    assert name in words(sheet_pdf(replace(SHEET, attendees=(replace(ATTENDEES[0], who=who),)), "fr"))


def test_the_same_sheet_makes_the_same_bytes():
    assert sheet_pdf(SHEET, "fr+en") == sheet_pdf(SHEET, "fr+en")
    assert reader(sheet_pdf(SHEET, "fr")).metadata.subject == "7K3F-QX2M"
