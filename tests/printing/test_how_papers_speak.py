"""The papers of meetings and events in French, in English and in both: nothing said in one language only by mistake."""

from dataclasses import replace

import pytest

from desktop_app.domain.attendance_rules import Quorum
from desktop_app.i18n import speaking
from desktop_app.printing.action_ledger import ledger_pdf
from desktop_app.printing.attendance_sheet import sheet_pdf
from desktop_app.printing.badges import SIZES, badges_pdf
from desktop_app.printing.decisions import decisions_pdf
from desktop_app.printing.fitting import fit
from desktop_app.printing.flowing import UPRIGHT
from desktop_app.printing.minutes import minutes_pdf, report_pdf
from desktop_app.printing.name_cards import cards_pdf
from desktop_app.printing.page import Style
from desktop_app.printing.parts import voices
from desktop_app.printing.programme import programme_pdf
from desktop_app.printing.prose import prose
from desktop_app.printing.signatures import signature_rows
from desktop_app.services.papers import both
from tests.printing.event_papers import PROGRAMME
from tests.printing.meeting_papers import ANNE, BADGES, FRANK, HEADING, SHEET
from tests.printing.minutes_papers import LEDGER, MINUTES, SECTIONS
from tests.printing.reading import pages, places, words

LONG = both("Fédération internationale " * 8, "International federation " * 8)


def test_a_title_in_another_language_is_as_large_as_the_others_and_slanted():
    (voice,) = voices("en")
    with speaking("en"):
        ((mark, title),) = prose(voice, {"fr": "Budget : M. Petit"}, voice.styles.heading)
        ((own,),) = prose(voice, {"en": "Budget"}, voice.styles.heading)
    assert (mark.text, own.style) == ("[FR]\u00a0", voice.styles.heading)
    assert (title.style.face, title.style.size) == ("serif-italic", voice.styles.heading.size)
    assert title.text == "Budget\u00a0: M.\u00a0Petit"


def test_a_text_in_the_language_of_a_paper_keeps_its_typeface():
    (voice,) = voices("fr")
    with speaking("fr"):
        assert prose(voice, both("Oui.", "Yes."))[0][0].style is voice.styles.body


def test_the_quorum_agrees_with_how_many_there_are():
    def opening(quorum: Quorum, language: str) -> str:
        return words(minutes_pdf(replace(MINUTES, quorum=quorum), language))

    assert "1 voix sur 3 est représentée, 2 sont requises : le quorum n’est pas atteint." in opening(
        Quorum(3, 1, 2), "fr"
    )
    assert "1 of 1 votes is represented; 1 is needed: there is a quorum." in opening(Quorum(1, 1, 1), "en")
    assert "quorum" not in opening(Quorum(0, 0, 1), "en")


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "n’est pas encore connu"), ("en", "The timetable is not known yet.")]
)
def test_a_programme_without_entries_says_so(language: str, said: str):
    assert said in words(programme_pdf(replace(PROGRAMME, days=()), language))
    assert said not in words(programme_pdf(PROGRAMME, language))


def test_minutes_of_an_empty_agenda_say_so():
    assert "No item stands on the agenda yet." in words(report_pdf(replace(MINUTES, sections=()), "en"))


def test_the_number_of_a_part_stands_on_the_line_of_its_title():
    part = replace(SECTIONS[1].line, number="18.3", title=both("Site", "Website"))
    drawn = decisions_pdf(replace(MINUTES, sections=(replace(SECTIONS[1], line=part),), actions=()), "fr+en")
    numbers = [top for _p, word, _l, top, *_ in places(drawn) if word == "18.3"]
    titles = [top for _p, word, _l, top, *_ in places(drawn) if word in ("Site", "Website")]
    assert len(numbers) == len(titles) == 2
    assert max(numbers + titles) - min(numbers + titles) < 6


def test_the_ledger_in_both_languages_says_everything_in_both():
    reported = replace(LEDGER.lines[1], owner=None)
    text = words(ledger_pdf(replace(LEDGER, lines=(reported,)), "fr+en"))
    assert "Espagne / Spain" in text
    assert "30 nov. 2008 / 30 Nov 2008" in text
    assert "Une première version circule" in text
    assert "A first version is circulating" in text


def test_the_attendance_sheet_in_both_languages_says_everything_in_both():
    drawn = sheet_pdf(SHEET, "fr+en")
    text = words(drawn)
    assert "Grèce / Greece" in text
    assert "secrétaire générale / Secretary General" in text
    assert "représentée par Bruno d’Aubry / represented by Bruno d’Aubry" in text
    assert [page.replace(" ", "")[-3:] for page in pages(drawn)] == ["1/2", "2/2"]
    assert "France / France" not in text


@pytest.mark.parametrize("size", SIZES)
def test_a_badge_in_both_languages_names_whom_one_stands_for_in_both(size: str):
    text = words(badges_pdf(BADGES, HEADING, "fr+en", size))
    assert "Conseil des communes et régions d’Europe / Council of European Municipalities and Regions" in text
    assert "secrétaire générale · France / Secretary General · France" in text


def test_a_badge_on_which_both_languages_would_be_too_small_keeps_the_first():
    badge = replace(BADGES[0], who=replace(ANNE, organisation=LONG))
    text = words(badges_pdf([badge], HEADING, "fr+en"))
    assert text.count("Fédération") == 8
    assert "International federation" not in text


def test_a_card_in_both_languages_has_a_line_in_each():
    text = words(cards_pdf(BADGES[:1], HEADING, "fr+en"))
    assert text.count("Conseil des communes et régions d’Europe (France)") == 2
    assert text.count("Council of European Municipalities and Regions (France)") == 2


def test_nothing_on_a_badge_is_larger_than_whom_one_stands_for():
    from desktop_app.printing.badges import _who

    lines = _who(replace(ANNE, organisation=LONG, position={}), "fr", SIZES["90x55"], 150, 40)
    sizes = [run.style.size for line in lines for run in line.runs]
    assert max(sizes) == sizes[0]
    assert sizes[-1] < sizes[0]


def test_a_word_is_set_smaller_before_it_is_torn():
    name = Style("sans-semibold", 38)
    lines = fit(["Wolfeschlegelsteinhausenbergerdorff"], name, 255, 120, least=16)
    assert [line.text for line in lines] == ["Wolfeschlegelsteinhausenbergerdorff"]
    assert lines[0].runs[0].style.size < 16
    assert len(fit(["x" * 400], name, 255, 120, least=16)) > 1


def test_both_who_sign_stand_below_the_columns_of_their_languages():
    _left, right = signature_rows("fr+en", ANNE, FRANK, UPRIGHT)[0].cells
    assert right.x == pytest.approx(voices("fr+en")[1].x)
