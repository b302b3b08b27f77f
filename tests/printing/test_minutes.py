"""Minutes, record of decisions, extract and ledger as a reader gets them."""

from dataclasses import replace

import pytest

from desktop_app.domain.attendance_rules import Quorum
from desktop_app.printing.action_ledger import ledger_pdf
from desktop_app.printing.decisions import decisions_pdf, extract_pdf
from desktop_app.printing.minutes import minutes_pdf, report_pdf
from desktop_app.services.papers import both
from tests.printing.meeting_papers import ATTENDEES, HOSTILE, ITEMS
from tests.printing.minutes_papers import ACTIONS, DECISIONS, EXTRACT, LEDGER, MINUTES, SECTIONS, said
from tests.printing.reading import lines, outline, pages, places, words


def with_note(text: str):
    section = replace(SECTIONS[0], items=(said("1", "note", text, text),))
    return replace(MINUTES, sections=(section,), decisions=(), actions=())


def test_who_was_there_is_said_by_group_agreed_in_gender():
    text = words(minutes_pdf(MINUTES, "fr"))
    assert "Présents (4)" in text
    assert "Représentée (1) Mme Ελένη Παπαδοπούλου" in text
    assert "représentée par Bruno d’Aubry" in text
    assert "Absent (1) M. Frank Noir" in text
    women = replace(MINUTES, attendees=(ATTENDEES[0], ATTENDEES[2]))
    assert "Présentes (2)" in words(minutes_pdf(women, "fr"))
    assert "Présente (1)" in words(minutes_pdf(replace(MINUTES, attendees=ATTENDEES[:1]), "fr"))


def test_the_opening_says_who_chairs_and_whether_there_is_a_quorum():
    text = words(minutes_pdf(MINUTES, "fr"))
    assert "La séance est ouverte à 9h35. Mme Anne Lefèvre préside la séance." in text
    assert "5 voix sur 6 sont représentées, 4 sont requises : le quorum est atteint." in text
    failed = words(minutes_pdf(replace(MINUTES, quorum=Quorum(6, 2, 4)), "fr"))
    assert "le quorum n’est pas atteint" in failed
    assert "La séance est levée à 12h20." in text


def test_a_decision_stands_with_its_number_and_how_it_was_taken():
    text = words(minutes_pdf(MINUTES, "fr"))
    assert "DÉCIDE CP-2008-03 Le compte rendu du comité de pilotage n° 1 est approuvé sans modification." in text
    assert "Adopté par consensus." in text
    assert "Vote à main levée : 4 pour, 0 contre, 1 abstention. Adopté à la majorité." in text
    assert "Vote nominatif : 2 pour, 3 contre, 0 abstention. Non adopté." in text
    assert "Contre : Ελένη Παπαδοπούλου (Bruno d’Aubry)" in text


def test_who_came_and_left_is_said_where_it_happened():
    text = words(minutes_pdf(MINUTES, "fr"))
    assert "M. Diego Ruiz Ortega (FAMSI) rejoint la séance." in text
    assert "Mme Clara van den Berg (VNG) quitte la séance avant l’examen du point 3.2." in text
    assert "rejoint la séance" not in words(report_pdf(MINUTES, "fr"))


def test_actions_have_an_owner_and_a_day_and_annexes_their_item():
    text = words(minutes_pdf(MINUTES, "fr"))
    assert (
        "Envoyer le programme de travail révisé à tous les membres M. Frank Noir (CCRE), avant le 1er décembre 2008"
        in text
    )
    assert "Projet de compte rendu du 16 juin 2008 (point 2)" in text
    assert "Le point est reporté." in text


def test_the_proces_verbal_is_signed_and_the_compte_rendu_is_not():
    assert "La présidente Mme Anne Lefèvre" in words(minutes_pdf(MINUTES, "fr")).split("Annexes")[1]
    assert "Le secrétaire de séance" in words(minutes_pdf(MINUTES, "fr"))
    assert "secrétaire de séance" not in words(report_pdf(MINUTES, "fr"))


def test_minutes_say_whether_they_are_approved():
    assert "Projet, non encore approuvé" in words(minutes_pdf(MINUTES, "fr"))
    approved = replace(
        MINUTES, state="approved", approved_on="2009-01-01", approved_in=both("Comité de pilotage n° 3", "")
    )
    assert "Approuvé le 1er janvier 2009 (Comité de pilotage n° 3)" in words(minutes_pdf(approved, "fr"))


def test_translations_that_are_missing_or_late_are_marked_beside_their_source():
    text = words(minutes_pdf(MINUTES, "fr+en"))
    assert "[translation out of date] The three scenarios" in text
    assert "Ms Clara van den Berg (VNG): [translation missing]" in text
    assert "[traduction" not in text
    rows = lines(minutes_pdf(MINUTES, "fr+en"))
    assert any("DÉCIDE CP-2008-03 DECIDES CP-2008-03" in row for row in rows)


def test_a_missing_translation_alone_gives_way_to_the_source_with_its_language():
    assert "[FR] La VNG préfère le second." in words(minutes_pdf(MINUTES, "en"))


@pytest.mark.parametrize("language", ["fr", "fr+en"])
def test_an_item_of_fifty_pages_is_printed_whole(language: str):
    text = "\n".join(f"Alinéa {number} : " + "le débat continue et personne ne conclut. " * 8 for number in range(700))
    drawn = minutes_pdf(with_note(text), language)
    assert len(pages(drawn)) >= 50
    everything = words(drawn)
    assert all(f"Alinéa {number} :" in everything for number in (0, 350, 699))


def test_no_page_begins_or_ends_with_a_lone_line_of_a_paragraph():
    paragraph = "Premier " + "mot " * 75 + "dernier"
    drawn = minutes_pdf(with_note("\n".join([paragraph] * 60)), "fr")
    for page in range(1, len(pages(drawn)) + 1):
        body: dict[int, list[str]] = {}
        for number, word, _left, top, *_ in places(drawn):
            if number == page and 57 < top < 765:
                body.setdefault(round(top), []).append(word)
        rows = [body[top] for top in sorted(body)]
        starts = [place for place, row in enumerate(rows) if "Premier" in row]
        assert not starts or starts[-1] != len(rows) - 1
        assert not (rows and "dernier" in rows[0])


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_print_as_typed(name: str):
    assert name in words(minutes_pdf(with_note(name), "en"))


def test_the_record_of_decisions_has_the_decisions_and_nothing_of_the_debate():
    text = words(decisions_pdf(MINUTES, "fr"))
    assert "Relevé de décisions" in text
    assert text.index("CP-2008-03") < text.index("CP-2008-04")
    assert "coordination légère" not in text
    assert "Aucune décision n’a été prise." in words(decisions_pdf(replace(MINUTES, sections=()), "fr"))


def test_an_extract_has_one_decision_and_who_was_there():
    text = words(extract_pdf(EXTRACT, "fr"))
    assert "Décision CP-2008-04" in text
    assert "Pour extrait conforme." in text
    assert "Absent" not in text
    provisional = replace(EXTRACT, decision=replace(DECISIONS[1], provisional=True, superseded_by="CP-2009-01"))
    text = words(extract_pdf(provisional, "fr"))
    assert "(provisoire)" in text
    assert "Remplacée par la décision CP-2009-01." in text


def test_the_ledger_stands_by_member_with_what_is_overdue():
    text = words(ledger_pdf(LEDGER, "fr"))
    assert text.index("Conseil des communes") < text.index("Fondo Andaluz")
    assert "En retard" in text
    assert "Une première version circule" in text
    assert "En cours / Under way" in words(ledger_pdf(LEDGER, "fr+en"))
    many = replace(LEDGER, lines=tuple(replace(ACTIONS[0], id=str(number)) for number in range(120)))
    assert all("Responsable" in page for page in pages(ledger_pdf(many, "fr")))
    assert "Aucune action" in words(ledger_pdf(replace(LEDGER, lines=()), "fr"))


def test_the_outline_has_the_items_and_the_same_minutes_make_the_same_bytes():
    assert "3. " + ITEMS[3].title["fr"].replace(" :", "\u00a0:") in outline(minutes_pdf(MINUTES, "fr"))
    for drawn in (minutes_pdf, decisions_pdf):
        assert drawn(MINUTES, "fr+en") == drawn(MINUTES, "fr+en")
    assert extract_pdf(EXTRACT, "en") == extract_pdf(EXTRACT, "en")
    assert ledger_pdf(LEDGER, "en") == ledger_pdf(LEDGER, "en")


def test_the_approval_of_earlier_minutes_is_said_by_itself():
    item = replace(SECTIONS[0], items=(), votes=(), approves="approved_amended")
    assert "Le procès-verbal est approuvé après modification." in words(
        minutes_pdf(replace(MINUTES, sections=(item,)), "fr")
    )
    assert "The minutes were approved without changes." in words(
        minutes_pdf(replace(MINUTES, sections=(replace(item, approves="approved"),)), "en")
    )
    typed = replace(item, items=(said("1", "note", "Approuvé sous réserve.", ""),))
    assert "après modification" not in words(minutes_pdf(replace(MINUTES, sections=(typed,)), "fr"))


def test_nobody_signs_on_a_page_where_nothing_else_stands():
    for count in range(30, 44):
        drawn = minutes_pdf(with_note("\n".join(["Le débat continue."] * count)), "fr")
        assert "Le débat continue." in pages(drawn)[-1] or "levée" in pages(drawn)[-1]
