"""The agenda and the convocation as a reader gets them."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.printing.agenda import agenda_pdf
from desktop_app.printing.convocation import convocation_pdf
from desktop_app.services.papers import Place, both
from tests.printing.meeting_papers import AGENDA, HEADING, HOSTILE, ITEMS, item, someone
from tests.printing.reading import lines, outline, pages, reader, typefaces, words


def test_the_items_stand_in_their_order_with_number_time_kind_and_owner():
    text = words(agenda_pdf(AGENDA, "fr"))
    assert "1 Ouverture et adoption de l’ordre du jour 9h30–9h40" in lines(agenda_pdf(AGENDA, "fr"))
    assert "Pour décision · Mme Anne Lefèvre (CCRE) · 10 minutes" in text
    assert "à huis clos" in text
    assert text.index("3.2") < text.index("Prochaines réunions") < text.index("Points divers")


def test_late_items_stand_apart_with_all_that_hangs_on_them():
    late = (*ITEMS, item("6.1", "Texte de la déclaration", "Text of the statement", parent_id="item-6"), ITEMS[-2])
    text = words(agenda_pdf(replace(AGENDA, lines=late), "fr"))
    after = text[text.index("Points ajoutés") :]
    assert "Déclaration sur l’Année européenne" in after
    assert "Texte de la déclaration" in after
    assert "Points divers" not in after


def test_where_and_when_is_said_in_the_language_of_the_paper():
    assert "salle Tivoli 2, 1er étage, Palais de la musique et des congrès, Strasbourg (France)" in words(
        agenda_pdf(AGENDA, "fr")
    )
    assert "lundi 17 novembre 2008, 9h30–12h30" in words(agenda_pdf(AGENDA, "fr"))
    assert "Monday, 17 November 2008, 09:30–12:30" in words(agenda_pdf(AGENDA, "en")).replace("Monday 17", "Monday, 17")


def test_a_title_that_lacks_a_translation_is_marked_and_not_hidden():
    assert "[FR] Prochaines réunions" in words(agenda_pdf(AGENDA, "en"))
    side_by_side = lines(agenda_pdf(AGENDA, "fr+en"))
    assert "4 Prochaines réunions 4 [translation missing]" in side_by_side


def test_both_languages_stand_row_by_row():
    side_by_side = lines(agenda_pdf(AGENDA, "fr+en"))
    assert "1 Ouverture et adoption de l’ordre du jour 1 Opening and adoption of the agenda" in side_by_side


def test_the_funder_and_the_grant_are_named_on_the_first_page():
    first = pages(agenda_pdf(AGENDA, "fr"))[0]
    assert "Avec le soutien financier de l’Union européenne" in first
    assert "DCI-NSAPVD/2008/166-524" in first


def test_four_hundred_items_are_all_there_and_no_page_ends_on_a_heading():
    many = tuple(item(str(number), f"Point numéro {number}", f"Item {number}") for number in range(1, 401))
    drawn = agenda_pdf(replace(AGENDA, lines=many), "fr")
    text = words(drawn)
    assert all(f"Point numéro {number}" in text for number in (1, 57, 399, 400))
    count = len(reader(drawn).pages)
    assert [f"Page {number} sur {count}" in page for number, page in enumerate(pages(drawn), 1)] == [True] * count


@pytest.mark.parametrize("name", HOSTILE)
def test_names_print_as_typed(name: str):
    hostile = (item("1", name, name),)
    heading = replace(HEADING, title=both(name, name))
    text = words(agenda_pdf(replace(AGENDA, heading=heading, lines=hostile), "en"))
    assert text.count(name) >= 2


def test_control_characters_and_overrides_leave_no_ink():
    text = words(agenda_pdf(replace(AGENDA, lines=(item("1", "a\x00b\u202ec\ud800d", ""),)), "fr"))
    assert "abcd" in text


def test_the_same_agenda_makes_the_same_bytes():
    assert agenda_pdf(AGENDA, "fr+en") == agenda_pdf(AGENDA, "fr+en")


def test_the_file_says_what_it_is(tmp_path: Path):
    drawn = agenda_pdf(AGENDA, "fr")
    pdf = reader(drawn)
    assert pdf.metadata.title == "Ordre du jour – Comité de pilotage n° 2".replace("n° ", "n°\u00a0")
    assert "Plateforme européenne" in pdf.metadata.author
    assert pdf.trailer["/Root"]["/Lang"] == "fr-FR"
    assert outline(drawn)[0] == "1. Ouverture et adoption de l’ordre du jour"
    assert all(face == ["yes", "yes", "yes"] for face in typefaces(drawn, tmp_path))


def test_everyone_invited_gets_a_letter_with_their_own_salutation():
    drawn = convocation_pdf(AGENDA, "fr")
    letters = pages(drawn)
    assert len(letters) == len(AGENDA.recipients)
    assert "Mme Anne Lefèvre secrétaire générale" in letters[0]
    assert "Madame, J’ai l’honneur de vous convier" in letters[0]
    assert "Monsieur, J’ai l’honneur" in letters[1]
    assert "La présidente" in letters[1]
    assert "au plus tard le 10 novembre 2008" in letters[0]


def test_without_anyone_invited_there_is_one_letter_to_all():
    letters = pages(convocation_pdf(replace(AGENDA, recipients=()), "fr"))
    assert len(letters) == 1
    assert "Madame, Monsieur," in letters[0]


def test_the_convocation_names_late_items_apart():
    letter = pages(convocation_pdf(AGENDA, "fr"))[0]
    assert "Points ajoutés" in letter
    assert letter.index("Points divers") < letter.index("Points ajoutés") < letter.index("Déclaration sur l’Année")
    in_time = tuple(line for line in ITEMS if not line.late)
    assert "Points ajoutés" not in pages(convocation_pdf(replace(AGENDA, lines=in_time), "fr"))[0]


def test_what_nobody_said_is_not_printed_empty():
    nowhere = replace(HEADING, place=Place({}, {}, {}, "", "", "", ""))
    untimed = (replace(item("1", "Ouverture", "Opening"), minutes_planned=None, ends_at=ITEMS[0].starts_at),)
    text = words(agenda_pdf(replace(AGENDA, heading=nowhere, lines=untimed), "fr"))
    assert "Lieu" not in text
    assert "9h30" not in text.split("Ouverture")[1]


def test_papers_are_called_in_the_language_of_the_paper_with_its_semicolons():
    assert "Programme de travail 2009, version 3 ; Budget prévisionnel" in words(agenda_pdf(AGENDA, "fr"))
    assert "Work programme 2009, version 3; Budget prévisionnel" in words(agenda_pdf(AGENDA, "en"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Aucun point n’est encore inscrit à l’ordre du jour."),
        ("en", "No item stands on the agenda yet."),
        ("fr+en", "No item stands on the agenda yet."),
    ],
)
def test_an_empty_agenda_says_that_it_is(language: str, said: str):
    assert said in words(agenda_pdf(replace(AGENDA, lines=()), language))


def test_who_was_not_invited_gets_no_letter():
    guest = replace(AGENDA.recipients[0], id="guest", who=someone("Peter", "Guest"), invited_on="")
    invited = replace(AGENDA, recipients=(*AGENDA.recipients, guest))
    assert convocation_pdf(invited, "fr") == convocation_pdf(AGENDA, "fr")
