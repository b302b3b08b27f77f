"""The directory printed from the command line."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commands.conftest import Parvis


@pytest.mark.parametrize(
    ("language", "words"), [("fr", {"Conseil"}), ("en", {"Council"}), ("fr+en", {"Conseil", "Council"})]
)
def test_the_directory_is_printed_in_either_language_or_both(
    parvis: Parvis, sample: Path, tmp_path: Path, language: str, words: set[str]
):
    target = tmp_path / "directory.pdf"
    told = parvis("print", "directory", "--base", sample, "--language", language, "-o", target, "--json").data
    assert set(told) == {"document", "file", "pages", "left_out", "missing_characters"}
    pages = PdfReader(target).pages
    assert (told["file"], told["pages"]) == (str(target), len(pages))
    text = "".join(page.extract_text() for page in pages)
    assert all(word in text for word in words)


def test_the_directory_of_another_day_has_the_members_of_that_day(parvis: Parvis, sample: Path, tmp_path: Path):
    now, then = tmp_path / "now.pdf", tmp_path / "then.pdf"
    assert parvis("print", "directory", "--base", sample, "-o", now).status == 0
    before = parvis("print", "directory", "--base", sample, "--as-of", "1/1/2001", "-o", then, "--ui-language", "fr")
    assert before.status == 0
    assert len(PdfReader(then).pages) < len(PdfReader(now).pages)


def test_what_was_left_out_is_said(parvis: Parvis, sample: Path, tmp_path: Path):
    left_out = parvis("print", "directory", "--base", sample, "-o", tmp_path / "a.pdf", "--json").data["left_out"]
    said = parvis("print", "directory", "--base", sample, "-o", tmp_path / "a.pdf", "--ui-language", "fr").out
    assert str(left_out) in said.splitlines()[1]


def test_printing_changes_nothing_in_the_base(parvis: Parvis, sample: Path, tmp_path: Path):
    before = sample.read_bytes()
    assert parvis("print", "directory", "--base", sample, "-o", tmp_path / "a.pdf").status == 0
    assert sample.read_bytes() == before
