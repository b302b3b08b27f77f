"""Letters to many: each in its language with its salutation, in the window of the envelope, with nothing executed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.house_style import HouseStyle
from desktop_app.errors import UserError
from desktop_app.i18n import speaking
from desktop_app.printing.letters import MEASURE, SIDE, WINDOW, letters_pdf
from desktop_app.printing.letters_word import letters_docx, letters_zip
from desktop_app.printing.page import MM
from desktop_app.services.letters import Letter, LetterText, attach, write
from desktop_app.services.mailing import Addressee
from desktop_app.services.papers import both
from desktop_app.storage.database import Database
from tests.hostile_archives import HOSTILE_PARTS, SENTENCES, packed_with, part_of, with_part
from tests.printing.mailing_papers import DAY, ENGLISH, HOSTILE, LONG, OFFICE, addressee, mailing
from tests.printing.reading import outline, pages, places, words

TEXT = LetterText(
    "t",
    both("Lettre", "Letter"),
    both("Pour {organisation}", "For {organisation}"),
    both("{salutation}\n\nVoici la fiche de {name}.", "{salutation}\n\nHere is the entry of {name}."),
)


def letters(*whom: Addressee, text: LetterText = TEXT) -> list[Letter]:
    return write(text, mailing(*whom), OFFICE, DAY)


def word_text(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*cells, *(each.text for each in document.paragraphs)]).split())


def word_file(*lines: str) -> bytes:
    document, target = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(target)
    return target.getvalue()


def test_each_is_in_the_language_of_who_reads_it():
    first, second = pages(letters_pdf(letters(addressee(), ENGLISH), OFFICE, "fr", DAY))
    assert "Madame la Présidente, Voici la fiche de Madame Anne Lefèvre." in first
    assert "Objet : Pour Conseil des communes" in first
    assert "Paris, le 24 novembre 2026" in first
    assert "Dear Ms O’Brien, Here is the entry of Ms Zoë O’Brien." in second
    assert "Paris, 24 November 2026" in second


def test_a_text_in_one_language_makes_the_whole_letter_be_in_it():
    (page,) = pages(
        letters_pdf(letters(ENGLISH, text=replace(TEXT, text=both(TEXT.text["fr"], ""))), OFFICE, "fr", DAY)
    )
    assert "Madame la Maire, Voici la fiche" in page


@pytest.mark.parametrize("one", [addressee(), ENGLISH, LONG])
def test_the_address_shows_through_the_window_and_nothing_else_does(one: Addressee):
    left, top, wide, high = WINDOW
    drawn = letters_pdf(letters(one), OFFICE, "fr", DAY)
    inside = [
        word for _page, word, x, y, *_ in places(drawn) if _page == 1 and x >= left - 1 and top - 1 <= y < top + high
    ]
    assert {"FR": "RICHELIEU", "GB": "LONDON", "DE": "ALLEMAGNE"}[one.address.country] in inside  # type: ignore[union-attr]
    for _page, _word, x, y, right, foot in places(drawn):
        if _page == 1 and y < 95 * 72 / 25.4 and y > top:
            assert left - 1 <= x <= right <= left + wide + 1
            assert foot <= top + high + 1


def test_a_long_letter_runs_on_and_counts_its_pages_from_one():
    long = replace(TEXT, text=both("{salutation}\n\n" + "\n\n".join(["Une phrase assez longue. " * 30] * 12), ""))
    drawn = letters_pdf(letters(addressee(), addressee("Roy", "Luc", "m"), text=long), OFFICE, "fr", DAY)
    found = pages(drawn)
    assert len(found) == 6
    ends = [right for _page, _word, _left, top, right, _foot in places(drawn) if top > 280 * MM]
    assert max(ends) == pytest.approx(SIDE + MEASURE, abs=0.2)
    assert [page.replace(" ", "")[-3:] for page in found] == ["1/3", "2/3", "3/3"] * 2


def test_the_letterhead_of_the_house_stands_above_and_each_letter_has_a_bookmark():
    house = HouseStyle(letterhead_fr="Tél. +33 1 00", letterhead_en="Phone +33 1 00")
    drawn = letters_pdf(letters(addressee(), ENGLISH), OFFICE, "fr", DAY, house=house)
    assert ["Tél. +33 1 00" in pages(drawn)[0], "Phone +33 1 00" in pages(drawn)[1]] == [True, True]
    assert outline(drawn) == ["Anne Lefèvre (Conseil des communes)", "Zoë O’Brien (Conseil des communes)"]


def test_names_print_as_typed_and_fields_in_them_are_not_filled_in():
    typed = "</para><b>Gras</b> & {{ 7*7 }} {salutation}"
    assert typed in words(letters_pdf(letters(HOSTILE), OFFICE, "fr", DAY))
    assert typed in word_text(letters_docx(letters(HOSTILE), OFFICE, DAY))
    own = letters_docx(letters(HOSTILE), OFFICE, DAY, word_file=word_file("À {{ name }}"))
    assert typed in word_text(own)


def test_one_word_document_holds_all_and_an_archive_one_for_each():
    whole = word_text(letters_docx(letters(addressee(), ENGLISH), OFFICE, DAY))
    assert "Madame la Présidente," in whole and "Dear Ms O’Brien," in whole
    with ZipFile(BytesIO(letters_zip(letters(addressee(), ENGLISH), OFFICE, DAY))) as archive:
        names = archive.namelist()
        second = word_text(archive.read(names[1]))
    assert names == ["001 Anne Lefèvre (Conseil des communes).docx", "002 Zoë O’Brien (Conseil des communes).docx"]
    assert "Dear Ms O’Brien," in second and "Présidente" not in second


def test_a_word_file_of_the_users_is_filled_in_for_each():
    own = word_file("{{ salutation }}", "{% for line in address %}{{ line }} / {% endfor %}", "{{ today }}")
    text = word_text(letters_docx(letters(addressee(), ENGLISH), OFFICE, DAY, word_file=own))
    assert "Madame la Présidente," in text and "75001 PARIS / 24 novembre 2026" in text
    assert "Dear Ms O’Brien," in text and "ROYAUME-UNI / 24 November 2026" in text


@pytest.mark.parametrize("field", ["{{ nobody }}", "{{ ''.__class__.__mro__ }}", "{{ name", "{% import 'os' %}"])
def test_a_word_file_with_an_unknown_or_a_dangerous_field_is_refused_in_a_sentence(field: str):
    with pytest.raises(UserError, match="salutation"):
        letters_docx(letters(addressee()), OFFICE, DAY, word_file=word_file(field))


@pytest.mark.parametrize(
    "field",
    [
        "{% for a in range(10**9) %}x{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
        "{{ 'x' * 10000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ salutation.__class__.__mro__ }}",
    ],
)
def test_a_word_file_cannot_keep_the_machine_busy(field: str):
    with pytest.raises(UserError, match="salutation"):
        letters_docx(letters(addressee()), OFFICE, DAY, word_file=word_file(field))


@pytest.mark.parametrize("name", ["Dupont & Fils", "</w:t></w:r><w:r><w:t>x", "{{ 7 * 7 }}", "<b>&amp;]]>"])
def test_a_value_stands_in_a_word_file_as_it_was_typed(name: str):
    told = [replace(one, values={**one.values, "name": name}) for one in letters(addressee())]
    assert word_text(letters_docx(told, OFFICE, DAY, word_file=word_file("À {{ name }}."))) == f"À {name}."


def test_what_is_no_word_file_is_refused_in_a_sentence():
    with pytest.raises(UserError, match="Word"):
        letters_docx(letters(addressee()), OFFICE, DAY, word_file=b"not a zip")


@pytest.mark.parametrize("kind", HOSTILE_PARTS)
def test_d4_a_word_file_whose_parts_lead_outside_or_never_end_is_refused_in_a_sentence(
    database: Database, tmp_path: Path, kind: str
):
    """Where it is filled in, and where it is given to a letter of the list."""
    hostile = packed_with(word_file("À {{ name }}"), kind)
    path = tmp_path / "lettre.docx"
    path.write_bytes(hostile)
    (letter,) = database.read("SELECT id FROM letter_template LIMIT 1")
    before = sorted(tmp_path.rglob("*"))
    with speaking("en"):
        with pytest.raises(UserError, match=SENTENCES[kind]):
            letters_docx(letters(addressee()), OFFICE, DAY, word_file=hostile)
        with pytest.raises(UserError, match=SENTENCES[kind]):
            attach(database, letter[0], path, "2026-11-24")
    assert sorted(tmp_path.rglob("*")) == before
    assert database.read("SELECT attachment_id FROM letter_template WHERE id = ?", letter) == [(None,)]


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 0.99), st.binary(min_size=1, max_size=8), st.sampled_from(["", "word/document.xml", "_rels/.rels"]))
def test_any_damage_to_a_word_file_is_refused_in_a_sentence_or_does_no_harm(where: float, damage: bytes, part: str):
    """In the archive itself, and in a part of it."""
    good = word_file("À {{ name }}")
    content = bytearray(part_of(good, part) if part else good)
    place = int(where * len(content))
    content[place : place + len(damage)] = damage
    damaged = with_part(good, part, bytes(content)) if part else bytes(content)
    try:
        letters_docx(letters(addressee()), OFFICE, DAY, word_file=damaged)
    except UserError as refused:
        assert str(refused)


def test_a_letter_without_text_is_not_sent():
    with pytest.raises(UserError):
        letters(addressee(), text=replace(TEXT, text={}))


def test_the_same_letters_make_the_same_bytes():
    one, other = (letters_pdf(letters(addressee()), OFFICE, "fr", DAY) for _turn in range(2))
    assert one == other
    one, other = (letters_docx(letters(addressee()), OFFICE, DAY) for _turn in range(2))
    assert one == other
