"""`parvis export`: lists as the window shows them, in every form; the whole base, and a new one made of it."""

import csv
import json
from pathlib import Path

import pytest

from tests.commands.conftest import Parvis


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_the_members_of_a_family_go_out_as_they_are_listed(parvis: Parvis, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "cities.csv"
    asked = ("--base", sample, "--where", "family=cities", "--as-of", "2010-03-01")
    answer = parvis("export", "csv", "--kind", "organisation", *asked, "-o", target)
    listed = parvis("list", "organisation", *asked, "--json").data
    assert answer.status == 0
    assert answer.out == f"{len(listed)} records are in {target}.\n"
    assert [row[0] for row in rows(target)[1:]] == [one["title"] for one in listed]


def test_columns_order_and_form_are_said_on_the_line(parvis: Parvis, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    words = ("--columns", "email, name", "--sort", "email", "--descending", "--delimiter", "comma", "--no-bom")
    assert parvis("export", "csv", "--base", sample, *words, "-o", target).status == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("E-mail,Name")
    emails = [line.partition(",")[0] for line in text.splitlines()[1:]]
    filled = [one for one in emails if one]
    assert filled == sorted(filled, reverse=True)


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("xlsx", "meeting", b"PK"),
        ("vcard3", "person", b"BEGIN:VCARD\r\nVERSION:3.0"),
        ("vcard4", "organisation", b"BEGIN:VCARD\r\nVERSION:4.0"),
        ("ldif", "organisation", b"version: 1\r\n"),
        ("ics", "event", b"BEGIN:VCALENDAR\r\n"),
        ("ics", "meeting", b"BEGIN:VCALENDAR\r\n"),
    ],
)
def test_every_form_is_written(
    parvis: Parvis, sample: Path, tmp_path: Path, form: str, kind: str, begins: bytes
) -> None:
    target = tmp_path / "out"
    answer = parvis("export", form, "--kind", kind, "--base", sample, "-o", target, "--json")
    listed = parvis("list", kind, "--base", sample, "--json").data
    assert answer.data == {
        "file": str(target), "format": form, "count": len(listed), "guarded": 0, "cut": 0, "in_the_clear": False,
    }  # fmt: skip
    assert target.read_bytes().startswith(begins)


def test_a_base_made_of_the_document_writes_the_same_document(parvis: Parvis, sample: Path, tmp_path: Path) -> None:
    first, second, again = tmp_path / "first.json", tmp_path / "second.json", tmp_path / "again.parvis"
    assert parvis("export", "json", "--base", sample, "-o", first).status == 0
    assert parvis("new", again, "--from", first).out == f"The base is in {again}.\n"
    assert parvis("export", "json", "--base", again, "-o", second).status == 0
    one, two = (json.loads(path.read_text(encoding="utf-8")) for path in (first, second))
    assert (one["tables"], one["files"]) == (two["tables"], two["files"])


def test_an_encrypted_base_says_that_its_file_is_in_the_clear(parvis: Parvis, sample: Path, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse battery staple\n")
    whole, locked, people = tmp_path / "whole.json", tmp_path / "locked.parvis", tmp_path / "people.csv"
    parvis("export", "json", "--base", sample, "-o", whole)
    assert parvis("new", locked, "--from", whole, "--encrypt", "--passphrase-file", secret).status == 0
    answer = parvis("export", "csv", "--base", locked, "--passphrase-file", secret, "-o", people)
    assert answer.status == 0
    assert "not: whoever has it can read it" in answer.err
    assert len(rows(people)) == len(parvis("list", "person", "--base", sample, "--json").data) + 1


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("ics", "--kind", "person"), 1, "cannot go out as"),
        (("csv", "--columns", "salary"), 1, "salary"),
        (("csv", "--sort", "salary"), 2, "salary"),
        (("csv", "--where", "salary=1"), 2, "salary"),
        (("pdf",), 2, "pdf"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    parvis: Parvis, sample: Path, tmp_path: Path, words: tuple[str, ...], status: int, sentence: str
) -> None:
    target = tmp_path / "out"
    answer = parvis("export", *words, "--base", sample, "-o", target)
    assert answer.status == status
    assert sentence in answer.err
    assert not target.exists()


def test_a_folder_that_is_not_there_is_said(parvis: Parvis, sample: Path, tmp_path: Path) -> None:
    answer = parvis("export", "csv", "--base", sample, "-o", tmp_path / "nowhere" / "a.csv")
    assert answer.status == 1
    assert "nowhere" in answer.err


def test_a_base_is_filled_once(parvis: Parvis, tmp_path: Path) -> None:
    assert parvis("new", tmp_path / "a.parvis", "--demo", "--from", tmp_path / "b.json").status == 2


def test_it_answers_in_french(parvis: Parvis, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "personnes.csv"
    answer = parvis("--ui-language", "fr", "export", "csv", "--base", sample, "-o", target)
    assert answer.out == f"51 fiches sont dans {target}.\n"
    assert rows(target)[0][0] == "Nom"
