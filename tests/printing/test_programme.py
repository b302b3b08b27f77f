"""The programme of an event as a reader gets it."""

import re
from dataclasses import replace

from desktop_app.printing.programme import programme_pdf
from desktop_app.services.papers import both
from tests.printing.event_papers import EVENT, PROGRAMME
from tests.printing.reading import lines, outline, reader, words


def test_each_day_has_its_sessions_with_hours_and_speakers_as_of_that_day():
    text = words(programme_pdf(PROGRAMME, "fr"))
    assert "Dimanche 16 novembre 2008" in text
    assert "16h30–17h30 Ouverture Mme Anne Lefèvre, secrétaire générale" in text
    assert "– présidente" in text
    assert "17h30–18h Pause" in text
    assert text.index("Pause") < text.index("Lundi 17 novembre 2008") < text.index("Déjeuner")


def test_a_place_is_named_only_where_it_is_another_one():
    text = words(programme_pdf(PROGRAMME, "fr"))
    assert text.count("Tivoli 2") == 1
    assert "foyer, rez-de-chaussée" in text


def test_both_languages_stand_row_by_row_and_what_is_missing_is_marked():
    side_by_side = lines(programme_pdf(PROGRAMME, "fr+en"))
    assert "17h30–18h Pause 17:30–18:00 Break" in side_by_side
    assert any("Signature de la charte" in line and "[translation missing]" in line for line in side_by_side)


def test_the_outline_leads_to_days_and_sessions():
    assert outline(programme_pdf(PROGRAMME, "fr"))[:2] == [
        "Dimanche 16\u00a0novembre\u00a02008",
        "Ouverture",
    ]


def test_an_event_without_entries_is_still_a_page():
    assert "Programme" in words(programme_pdf(replace(PROGRAMME, days=()), "en"))
    assert "Launch of the platform" in words(programme_pdf(replace(PROGRAMME, heading=EVENT), "en"))


def test_the_boxes_of_both_languages_are_equally_high():
    day = PROGRAMME.days[0]
    long = replace(day.entries[0], title=both("Ouverture " * 12, "Opening"))
    drawn = programme_pdf(replace(PROGRAMME, days=(replace(day, entries=(long,)),)), "fr+en")
    content = reader(drawn).pages[0].get_contents().get_data().decode("latin-1")
    boxes = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", content)
    tinted = [(bottom, high) for _left, bottom, wide, high in boxes if 100 < float(wide) < 300]
    assert len(tinted) == 2
    assert tinted[0] == tinted[1]
