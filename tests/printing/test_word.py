"""Agendas and minutes for Word: named styles, both languages, what was typed."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from desktop_app.printing.word import agenda_docx, decisions_docx, minutes_docx, report_docx
from desktop_app.services.papers import both
from tests.printing.meeting_papers import AGENDA, HOSTILE, ITEMS, item
from tests.printing.minutes_papers import MINUTES, SECTIONS, said
from tests.printing.reading import words


def opened(content: bytes):
    return docx.Document(BytesIO(content))


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    return [(paragraph.style.name, " ".join(paragraph.text.split())) for paragraph in opened(content).paragraphs]


def test_an_agenda_has_headings_that_a_reader_of_word_navigates_by():
    found = paragraphs(agenda_docx(AGENDA, "fr"))
    assert ("Title", "Ordre du jour") in found
    assert ("Heading 1", "A Programme de travail 2009") in found
    assert ("Heading 2", "1 Ouverture et adoption de l’ordre du jour 9h30–9h40") in found
    assert ("Heading 3", "3.1 Groupe de travail « Haïti » 10h40–11h") in found


def test_minutes_have_their_decisions_in_a_style_of_their_own():
    found = paragraphs(minutes_docx(MINUTES, "fr"))
    assert ("Parvis Decision Head", "DÉCIDE CP-2008-03") in found
    assert ("List Bullet Kept", "le premier, deux postes ;") in found
    assert ("Parvis Fact", "CP-2008-04 Contributions 2009") in found


def test_nothing_is_formatted_directly():
    for content in (agenda_docx(AGENDA, "fr+en"), minutes_docx(MINUTES, "fr")):
        body = opened(content).element.body.xml
        assert "w:sz " not in body
        assert "<w:b/>" not in body
        assert "w:color " not in body
        assert "w:rFonts" not in body


def test_both_languages_stand_in_a_table_row_by_row_with_what_is_missing_marked():
    table = opened(minutes_docx(MINUTES, "fr+en")).tables[1]
    rows = [tuple(" ".join(cell.text.split()) for cell in row.cells) for row in table.rows]
    assert ("Procès-verbal", "Minutes of the meeting") in rows
    assert any("La VNG préfère" in left and "[translation missing]" in right for left, right in rows)


def test_a_bilingual_agenda_is_not_held_together_as_one_block():
    table = opened(agenda_docx(AGENDA, "fr+en")).tables[1]
    held = [
        all(
            paragraph.style.paragraph_format.keep_with_next and paragraph.paragraph_format.keep_with_next is not False
            for paragraph in row.cells[0].paragraphs
        )
        for row in table.rows
    ]
    first = next(place for place, row in enumerate(table.rows) if row.cells[0].text.strip().startswith("1\t"))
    assert held[0]
    assert not held[first]
    assert True in held[first + 1 :]
    assert False in held[first + 1 :]


def test_what_stays_with_the_next_paragraph_looks_like_the_rest():
    styles = opened(minutes_docx(MINUTES, "fr")).styles
    kept = [style for style in styles if style.name.endswith(" Kept")]
    assert [style.base_style.name for style in kept] == [style.name.removesuffix(" Kept") for style in kept]
    assert all(style.paragraph_format.keep_with_next for style in kept)
    assert {style.font.size for style in kept} == {None}


def test_a_list_stays_with_the_sentence_that_announces_it():
    found = paragraphs(minutes_docx(MINUTES, "fr"))
    place = next(place for place, (_style, text) in enumerate(found) if text.endswith("moyens différents :"))
    assert [style for style, _text in found[place : place + 3]] == [
        "Parvis Item Text Kept", "List Bullet Kept", "List Bullet",
    ]  # fmt: skip


def test_an_action_stays_with_its_owner_and_a_decision_is_not_torn():
    found = paragraphs(minutes_docx(MINUTES, "fr"))
    place = next(place for place, (_style, text) in enumerate(found) if text.startswith("Action :"))
    assert [style for style, _text in found[place : place + 2]] == ["Parvis Item Text Kept", "Parvis Note"]
    box = next(place for place, (_style, text) in enumerate(found) if text.startswith("DÉCIDE CP-2008-04"))
    assert [style for style, _text in found[box : box + 3]] == [
        "Parvis Decision Head", "Parvis Decision Kept", "Parvis Decision",
    ]  # fmt: skip


def test_who_signs_has_room_and_never_stands_on_a_page_alone():
    document = opened(minutes_docx(MINUTES, "fr"))
    rows = document.tables[-1].rows
    assert [[paragraph.style.name for cell in row.cells for paragraph in cell.paragraphs] for row in rows] == [
        ["Parvis Signature"] * 2, ["Body Text Kept"] * 2, ["Parvis Line To Sign"] * 2,
    ]  # fmt: skip
    styles = document.styles
    assert styles["Parvis Signature"].paragraph_format.keep_with_next
    assert document.paragraphs[-1].style.paragraph_format.keep_with_next


def test_a_text_of_many_paragraphs_runs_on_from_page_to_page():
    long = replace(ITEMS[3], summary=both("Une phrase de la note.\n" * 60, "A sentence of the note.\n" * 60))
    table = opened(agenda_docx(replace(AGENDA, lines=(long,)), "fr+en")).tables[1]
    texts = [row.cells[0].text.strip() for row in table.rows]
    assert texts.count("Une phrase de la note.") == 60


def test_the_times_beside_a_heading_are_set_in_the_face_of_the_text():
    styles = opened(agenda_docx(AGENDA, "fr")).styles
    assert styles["Parvis Small"].font.name == styles["Body Text"].font.name
    assert styles["Heading 2"].font.name != styles["Body Text"].font.name


def test_the_proces_verbal_is_signed_and_the_report_is_not():
    def signed(content: bytes) -> bool:
        return any("La présidente" in cell.text for table in opened(content).tables for cell in table._cells)

    assert signed(minutes_docx(MINUTES, "fr"))
    assert signed(decisions_docx(MINUTES, "fr"))
    assert not signed(report_docx(MINUTES, "fr"))


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_stand_as_typed(name: str):
    section = replace(SECTIONS[0], items=(said("1", "note", name, name),))
    document = replace(MINUTES, sections=(section,))
    assert any(text == name for _style, text in paragraphs(minutes_docx(document, "en")))


def test_what_xml_cannot_hold_leaves_no_ink():
    agenda = replace(AGENDA, lines=(item("1", "a\x00b\x1fc\ud800d\u202e", ""),))
    assert any("abcd" in text for _style, text in paragraphs(agenda_docx(agenda, "fr")))


def test_the_file_says_what_it_is_and_the_same_agenda_makes_the_same_bytes():
    content = agenda_docx(AGENDA, "fr")
    properties = opened(content).core_properties
    assert properties.title.startswith("Ordre du jour – Comité de pilotage")
    assert properties.language == "fr-FR"
    assert properties.created.date().isoformat() == "2008-11-17"
    assert content == agenda_docx(AGENDA, "fr")
    assert minutes_docx(MINUTES, "fr+en") == minutes_docx(MINUTES, "fr+en")


def test_a_long_title_is_kept_whole():
    long = replace(AGENDA, heading=replace(AGENDA.heading, title=both("T" * 5000, "")))
    assert any("T" * 5000 in text for _style, text in paragraphs(agenda_docx(long, "fr")))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_minutes(tmp_path: Path):
    source = tmp_path / "minutes.docx"
    source.write_bytes(minutes_docx(MINUTES, "fr+en"))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = words((tmp_path / "minutes.pdf").read_bytes())
    assert "Procès-verbal" in text
    assert "DECIDES" in text


def test_four_hundred_items_are_all_there_in_word():
    many = tuple(item(str(number), f"Point numéro {number}", f"Item number {number}") for number in range(1, 401))
    headings = [
        text for style, text in paragraphs(agenda_docx(replace(AGENDA, lines=many), "fr")) if style == "Heading 2"
    ]
    assert headings == [f"{number} Point numéro {number}" for number in range(1, 401)]


@pytest.mark.parametrize("language", ["fr", "fr+en"])
def test_an_item_of_fifty_pages_is_whole_in_word(language: str):
    spoken = [f"Alinéa {number} : " + "le débat continue. " * 20 for number in range(700)]
    section = replace(SECTIONS[0], items=(said("1", "note", "\n".join(spoken), ""),))
    document = opened(minutes_docx(replace(MINUTES, sections=(section,)), language))
    text = " ".join(document.element.body.itertext())
    assert [
        number for number in range(700) if f"Alinéa\u00a0{number}" not in text and f"Alinéa {number}" not in text
    ] == []
