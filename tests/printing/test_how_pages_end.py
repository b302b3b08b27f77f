"""Where the papers of meetings and events pass from one page to the next: nothing torn, nobody left alone."""

from dataclasses import replace

import pytest

from desktop_app.printing.action_ledger import ledger_pdf
from desktop_app.printing.agenda import agenda_pdf
from desktop_app.printing.attendance_sheet import sheet_pdf
from desktop_app.printing.convocation import convocation_pdf
from desktop_app.printing.document_styles import TABLE, TABLE_SMALL
from desktop_app.printing.flowing import UPRIGHT, Pages, Row
from desktop_app.printing.lines import Piece
from desktop_app.printing.minutes import minutes_pdf, report_pdf
from desktop_app.printing.minutes_items import action_part
from desktop_app.printing.page import HAIR
from desktop_app.printing.parts import rows_of
from desktop_app.printing.programme import programme_pdf
from desktop_app.printing.wide_table import LANDSCAPE, head_row, table_row
from desktop_app.services.papers import both
from tests.printing.event_papers import PROGRAMME
from tests.printing.meeting_papers import AGENDA, ANNE, ATTENDEES, CCRE, SHEET, item
from tests.printing.minutes_papers import ACTIONS, LEDGER, MINUTES, SECTIONS, said
from tests.printing.reading import pages, places, words

LANGUAGES = ("fr", "en", "fr+en")
LONG = "Rencontre annuelle des autorités locales et régionales d’Europe, d’Afrique, des Caraïbes et du Pacifique"


def pages_of(drawn: bytes, *texts: str) -> list[int]:
    """On which page each text stands."""
    found = pages(drawn)
    return [next(number for number, page in enumerate(found, 1) if text in page) for text in texts]


def minutes_with(*texts: tuple[str, str]):
    """Minutes of one item in which all that is said."""
    items = tuple(said("1", "note", fr, en, id=f"m{number}") for number, (fr, en) in enumerate(texts))
    return replace(MINUTES, sections=(replace(SECTIONS[0], items=items),), decisions=(), actions=())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_stays_with_its_announcement_and_its_last_line_is_never_alone(language: str):
    announced = ("On retient :\n- Alpha ;\n- Bravo ;\n- Charlie.", "What is kept:\n- Alpha;\n- Bravo;\n- Charlie.")
    announcement = "On retient" if "fr" in language else "What is kept"
    for above in range(22, 46):
        filled = [(f"Ligne {number}.", f"Line {number}.") for number in range(above)]
        drawn = report_pdf(minutes_with(*filled, announced), language)
        first, alpha, bravo, charlie = pages_of(drawn, announcement, "Alpha", "Bravo", "Charlie")
        assert first == alpha
        assert bravo == charlie


def test_both_languages_of_minutes_stand_level_paragraph_by_paragraph():
    french = "\n".join(f"Alinéa{number} " + "une phrase plus longue que l’autre. " * 3 for number in range(60))
    english = "\n".join(f"Clause{number} a sentence." for number in range(60))
    where = {
        word: (page, round(top)) for page, word, _left, top, _right, _foot in places(
            minutes_pdf(minutes_with((french, english)), "fr+en")
        )
    }  # fmt: skip
    assert [where[f"Alinéa{number}"] for number in range(60)] == [where[f"Clause{number}"] for number in range(60)]
    assert where["Alinéa0"][0] < where["Alinéa59"][0]


def test_texts_with_unlike_paragraphs_stand_side_by_side_all_the_same():
    text = words(minutes_pdf(minutes_with(("Un.\nDeux.\nTrois.", "One and two and three.")), "fr+en"))
    assert all(said in text for said in ("Un.", "Deux.", "Trois.", "One and two and three."))


def test_the_last_of_a_group_of_people_is_never_alone_at_the_head_of_a_page():
    for count in range(28, 46):
        people = tuple(
            replace(ATTENDEES[0], id=f"a{number}", who=replace(ANNE, family=f"Nom{number:03}"))
            for number in range(count)
        )
        drawn = minutes_pdf(replace(MINUTES, attendees=people), "fr")
        before, last = pages_of(drawn, f"Nom{count - 2:03}", f"Nom{count - 1:03}")
        assert before == last


def test_an_item_stays_with_the_first_of_its_parts():
    for above in range(20, 40):
        lines = [item(str(number), f"Point {number}", f"Item {number}") for number in range(1, above)]
        parent = item(str(above), "Grand dossier", "Main topic")
        parts = [item(f"{above}.{part}", f"Volet{part}", f"Part{part}", parent_id=parent.id) for part in (1, 2)]
        document = replace(AGENDA, lines=(*lines, parent, *parts), recipients=())
        for drawn in (agenda_pdf(document, "fr"), convocation_pdf(document, "fr")):
            big, first = pages_of(drawn, "Grand dossier", "Volet1")
            assert big == first


def test_who_comes_and_how_each_voted_stand_with_what_they_belong_to():
    spoken = next(section for section in SECTIONS if section.movements and section.votes)
    for above in range(18):
        notes = [said("1", "note", f"Ligne {number}.", "", id=f"m{number}") for number in range(above)]
        before = replace(SECTIONS[0], items=tuple(notes))
        document = replace(MINUTES, sections=(before, spoken), decisions=(), actions=(), attendees=())
        drawn = minutes_pdf(document, "fr")
        comes, speaks = pages_of(drawn, "rejoint la séance", "Le secrétariat rappelle")
        assert comes == speaks
        counted, named = pages_of(drawn, "Vote nominatif", "Contre : ")
        assert counted == named


def test_an_action_stays_with_who_does_it_and_when():
    action = next(one for section in SECTIONS for one in section.items if one.kind == "action")
    for above in range(600, 740, 3):
        flowing = Pages(UPRIGHT)
        flowing.flow([Row(least=above), *rows_of("fr", lambda voice: [action_part(voice, ACTIONS, action, 30)])])
        texts = [
            "".join(line.text for cell in row.cells for line in cell.lines) for row, _top in flowing.sheets[-1].placed
        ]
        assert "Action" in texts[-1]
        assert "décembre" in texts[-1]


def test_a_sentence_of_the_letter_goes_over_with_its_signature():
    for count in range(14, 34):
        lines = tuple(item(str(number), f"Point {number}", f"Item {number}") for number in range(1, count))
        letter = pages(convocation_pdf(replace(AGENDA, lines=lines, recipients=AGENDA.recipients[:1]), "fr"))
        assert "Merci de faire savoir" in letter[-1]
        assert "salutations distinguées" in letter[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_of_every_page_says_the_whole_title(language: str):
    heading = replace(PROGRAMME.heading, title=both(LONG, "Annual meeting of the local and regional authorities"))
    for page in pages(programme_pdf(replace(PROGRAMME, heading=heading), language)):
        foot = page[-300:]
        assert "…" not in foot
        assert ("et du Pacifique" in foot) is ("fr" in language)
        assert ("regional authorities" in foot) is ("en" in language)


def test_a_title_longer_than_two_lines_of_the_foot_ends_in_an_ellipsis_and_overlaps_nothing():
    heading = replace(PROGRAMME.heading, title=both(" ".join([LONG] * 5), ""))
    drawn = programme_pdf(replace(PROGRAMME, heading=heading), "fr")
    foot = [place for place in places(drawn) if place[0] == 1 and place[3] > UPRIGHT.end]
    folio = min(left for _page, word, left, *_rest in foot if word == "Page")
    assert max(right for _page, word, left, _top, right, _foot in foot if left < folio) < folio
    assert len({round(top) for _page, _word, _left, top, *_rest in foot if _left < folio}) == 2
    assert any(word.endswith("…") for _page, word, *_rest in foot)
    assert max(place[5] for place in foot) < UPRIGHT.height - 20


def test_a_hairline_parts_rows_and_is_not_drawn_at_the_head_of_a_page():
    flowing = Pages(UPRIGHT)
    flowing.flow([Row(least=UPRIGHT.end - UPRIGHT.top - 5), Row(least=20, before=10, rule=HAIR)])
    flowing.flow([Row(least=20, before=10, rule=HAIR)])
    assert [[row.rule for row, _top in sheet.placed] for sheet in flowing.sheets] == [[""], ["", HAIR]]


def test_a_row_to_sign_in_is_never_torn():
    long = both("Association " * 30, "Association " * 30)
    people = tuple(
        replace(ATTENDEES[0], id=f"a{number}", who=replace(ANNE, family=f"Nom{number:03}", organisation=long))
        for number in range(12)
    )
    drawn = sheet_pdf(replace(SHEET, attendees=people), "fr")
    assert [page.count("Association") for page in pages(drawn)] == [
        page.count("NOM") * 30 - 30 for page in pages(drawn)
    ]


def test_the_titles_of_a_wide_table_reach_as_far_to_the_left_as_to_the_right():
    shares = (0.5, 0.5)
    head = head_row("fr", ("Action", "Owner"), shares)
    assert head.span
    start, end = head.span
    assert LANDSCAPE.side - start == pytest.approx(end - LANDSCAPE.side - LANDSCAPE.measure)
    last = table_row([[()], [()]], shares, (head,), ruled=True).cells[-1]
    assert last.x + last.width == pytest.approx(LANDSCAPE.side + LANDSCAPE.measure)


def test_the_first_lines_of_a_row_stand_level():
    row = table_row(
        [[(Piece("Action", TABLE),)], [(Piece("Steering Committee", TABLE_SMALL),)], [()]],
        (0.4, 0.4, 0.2),
        (),
        ruled=False,
    )
    baselines = [cell.lines[0].baseline for cell in row.cells if cell.lines]
    assert max(baselines) - min(baselines) < 0.5


def test_the_titles_of_the_ledger_stand_again_on_every_page():
    lines = tuple(replace(LEDGER.lines[0], id=f"x{number}", organisation=CCRE) for number in range(40))
    found = pages(ledger_pdf(replace(LEDGER, lines=lines), "en"))
    assert len(found) > 1
    assert all("Owner Due State" in page for page in found)
