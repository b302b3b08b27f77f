"""Mailings printed from the command line, on the sample platform."""

from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from tests.commands.conftest import Parvis


def text_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


@pytest.mark.parametrize(
    ("document", "options", "words"),
    [
        ("labels", ("--format", "L7163", "--start", "3"), "45000 ORLÉANS"),
        ("envelopes", ("--format", "c5"), "45000 ORLÉANS"),
        ("letters", ("--letter", "verification", "--reply-by", "15/1/2027"), "avant le 15 janvier 2027"),
        ("member-sheets", ("--language", "fr"), "Fiche de vérification"),
        ("membership-list", ("--by", "country", "--year", "2026", "--language", "fr"), "Total"),
        ("badges", ("--members", "--language", "fr"), "LA CROIX-VERNAY"),
    ],
)
def test_each_mailing_is_written(
    parvis: Parvis, sample: Path, tmp_path: Path, document: str, options: tuple[str, ...], words: str
):
    target = tmp_path / "mailing.pdf"
    said = parvis("print", document, "--base", sample, *options, "-o", target, "--json")
    assert (said.status, said.err) == (0, "")
    assert said.data["file"] == str(target)
    assert said.data["addressees"] == 27
    assert words in text_of(target)


def test_letters_are_written_for_word_in_one_file(parvis: Parvis, sample: Path, tmp_path: Path):
    target = tmp_path / "letters.docx"
    said = parvis("print", "letters", "--base", sample, "--list", "Élus", "--letter", "invitation", "-o", target)
    assert said.status == 0, said.err
    text = [each.text for each in docx.Document(str(target)).paragraphs]
    assert "Madame la Maire," in text
    assert sum(line.startswith("Dear ") for line in text) > 1


def test_a_preview_counts_and_names_and_writes_nothing(parvis: Parvis, sample: Path):
    said = parvis("print", "labels", "--base", sample, "--purpose", "newsletter", "--preview", "--json")
    assert said.status == 0
    assert set(said.data) == {
        "document", "file", "addressees", "people", "reachable", "without_address", "refused", "without_language",
    }  # fmt: skip
    assert said.data["file"] is None
    assert said.data["addressees"] + len(said.data["refused"]) == 27
    assert said.data["reachable"] == said.data["addressees"] - len(said.data["without_address"])
    assert all(said.data["refused"])


def test_those_of_one_address_are_joined_when_asked(parvis: Parvis, sample: Path):
    counts = [
        parvis("print", "labels", "--base", sample, "--list", "Élus", *more, "--preview", "--json").data
        for more in ((), ("--once-per-address",))
    ]
    assert counts[1]["addressees"] <= counts[0]["addressees"]
    assert counts[1]["people"] == counts[0]["people"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("labels",), 2, "-o"),
        (("labels", "--start", "22", "-o", "x.pdf"), 2, "21"),
        (("labels", "--offset", "far", "-o", "x.pdf"), 2, "1.5,-2"),
        (("labels", "--format", "X1", "-o", "x.pdf"), 1, "L7160"),
        (("envelopes", "--format", "b9", "-o", "x.pdf"), 2, "dl"),
        (("letters", "-o", "x.pdf"), 2, "--letter"),
        (("labels", "--language", "fr+en", "-o", "x.pdf"), 2, "--language"),
        (("labels", "--list", "nobody’s", "-o", "x.pdf"), 1, "nobody’s"),
        (("letters", "--letter", "invitation", "--reply-by", "2027", "-o", "x.pdf"), 1, "2027"),
    ],
)
def test_what_cannot_be_done_is_said(parvis: Parvis, sample: Path, words: tuple[str, ...], status: int, said: str):
    answer = parvis("print", words[0], "--base", sample, *words[1:])
    assert answer.status == status
    assert said in answer.err


def test_a_letter_that_lacks_its_day_says_so_and_is_written(parvis: Parvis, sample: Path, tmp_path: Path):
    target = tmp_path / "letters.pdf"
    said = parvis("print", "letters", "--base", sample, "--letter", "verification", "-o", target)
    assert said.status == 0
    assert "--reply-by" in said.err
    assert target.read_bytes().startswith(b"%PDF")


def test_who_lacks_an_address_is_named_only_for_what_goes_by_post(parvis: Parvis, sample: Path):
    named = {
        paper: "No address" in parvis("print", paper, "--base", sample, "--preview", "--ui-language", "en").out
        for paper in ("labels", "envelopes", "letters", "member-sheets", "membership-list")
    }
    assert named == {
        "labels": True, "envelopes": True, "letters": True, "member-sheets": False, "membership-list": False,
    }  # fmt: skip
