"""The papers of events and meetings printed from the command line, on the sample platform."""

from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from tests.commands.conftest import Parvis


@pytest.fixture
def meeting(parvis: Parvis, sample: Path) -> str:
    """The first meeting of the sample's steering committee."""
    return min(parvis("list", "meeting", "--base", sample, "--json").data, key=lambda one: one["starts_at"])["id"]


@pytest.fixture
def event(parvis: Parvis, sample: Path) -> str:
    return min(parvis("list", "event", "--base", sample, "--json").data, key=lambda one: one["starts_at"])["id"]


def text_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("convocation", "Convocation"),
        ("agenda", "Ordre du jour"),
        ("attendance", "Feuille d’émargement"),
        ("minutes", "Procès-verbal"),
        ("report", "Compte rendu"),
        ("decisions", "Relevé de décisions"),
        ("actions", "Suivi des actions"),
        ("badges", "LE BIHANNIC"),
        ("cards", "LE BIHANNIC"),
    ],
)
def test_the_papers_of_a_meeting(parvis: Parvis, sample: Path, tmp_path: Path, meeting: str, document: str, words: str):
    target = tmp_path / "paper.pdf"
    told = parvis(
        "print", document, "--base", sample, "--meeting", meeting, "--language", "fr", "-o", target, "--json"
    ).data
    pages = len(PdfReader(target).pages)
    assert told == {"document": document, "file": str(target), "pages": pages, "missing_characters": []}
    assert words in text_of(target)


def test_a_character_that_no_typeface_has_is_named(parvis: Parvis, sample: Path, tmp_path: Path, meeting: str):
    parvis("set", "meeting", meeting, "title_fr=Séance 🏛", "--base", sample)
    asked = ("print", "agenda", "--base", sample, "--meeting", meeting, "--language", "fr", "-o", tmp_path / "a.pdf")
    assert parvis(*asked, "--json").data["missing_characters"] == [{"character": "🏛", "name": "CLASSICAL BUILDING"}]
    assert "No typeface has CLASSICAL BUILDING" in parvis(*asked, "--ui-language", "en").err


@pytest.mark.parametrize("language", ["fr", "en", "fr+en"])
def test_the_programme_of_an_event(parvis: Parvis, sample: Path, tmp_path: Path, event: str, language: str):
    target = tmp_path / "programme.pdf"
    assert (
        parvis("print", "programme", "--base", sample, "--event", event, "--language", language, "-o", target).status
        == 0
    )
    assert ("16h30" in text_of(target)) == ("fr" in language)
    assert ("16:30" in text_of(target)) == ("en" in language)


def test_a_sheet_printed_before_is_printed_again_by_its_code(parvis: Parvis, sample: Path, tmp_path: Path, event: str):
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    base = ("--base", sample, "--language", "fr", "-o")
    assert parvis("print", "attendance", *base, first, "--event", event).status == 0
    code = PdfReader(first).metadata.subject
    assert parvis("print", "attendance", *base, again, "--sheet", code).status == 0
    assert again.read_bytes() == first.read_bytes()


def test_one_decision_by_its_code(parvis: Parvis, sample: Path, tmp_path: Path):
    target = tmp_path / "extract.pdf"
    done = parvis("print", "extract", "--base", sample, "--decision", "2008-01", "--language", "en", "-o", target)
    assert done.status == 0
    assert "Certified a true extract." in text_of(target)


def test_minutes_for_word(parvis: Parvis, sample: Path, tmp_path: Path, meeting: str):
    target = tmp_path / "minutes.docx"
    assert (
        parvis("print", "minutes", "--base", sample, "--meeting", meeting, "--language", "fr", "-o", target).status == 0
    )
    assert any(paragraph.text == "Procès-verbal" for paragraph in docx.Document(str(target)).paragraphs)


def test_what_cannot_be_printed_is_refused_with_a_sentence(parvis: Parvis, sample: Path, tmp_path: Path, meeting: str):
    without = parvis("print", "agenda", "--base", sample, "-o", tmp_path / "a.pdf")
    assert (without.status, "--meeting" in without.err) == (2, True)
    in_word = parvis("print", "badges", "--base", sample, "--meeting", meeting, "-o", tmp_path / "a.docx")
    assert (in_word.status, "PDF" in in_word.err) == (2, True)
    unknown = parvis("print", "agenda", "--base", sample, "--meeting", "0" * 32, "-o", tmp_path / "a.pdf")
    assert unknown.status == 1
    assert not (tmp_path / "a.pdf").exists()
