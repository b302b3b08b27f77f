"""No cell of ours runs in a spreadsheet, and each comes back as it was (row C1 of the attack table)."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.interchange.harmless import as_typed, harmless

ATTACKS = [
    "=cmd|'/c calc'!A0",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\uff1d1+1",
    "'=1+1",
    "''=1+1",
    "\u2019=1+1",
    "|calc",
    "%0A=1",
    'Dupont;=HYPERLINK("http://example.org")',
    "Dupont,@SUM(1)",
]
PLAIN = [
    "",
    "Åkerström",
    "+33 1 44 50 59 59",
    "+33144505959",
    "-1",
    "-12,50",
    "+3.5",
    "l’Haÿ-les-Roses",
    "'t Hart",
    "48.85,-2.35",
    "Paris; Lyon",
    "a=b",
    "x@example.org",
]


def begins_of_cells(text: str) -> list[str]:
    """What a spreadsheet would begin a cell with, parting by semicolons or commas without minding quotes."""
    return [part[:1] for sign in ";," for part in text.split(sign)]


@pytest.mark.parametrize("text", ATTACKS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_and_loses_it_again(text: str) -> None:
    out = harmless(text)
    assert out != text
    assert not set(begins_of_cells(out)) & set("=+-@\t\r\uff1d|%")
    assert as_typed(out) == text


@pytest.mark.parametrize("text", PLAIN)
def test_phones_numbers_and_names_stay_readable(text: str) -> None:
    assert harmless(text) == text
    assert as_typed(text) == text


def test_an_apostrophe_that_is_not_ours_stays() -> None:
    assert as_typed("'+33 1 44 50 59 59") == "'+33 1 44 50 59 59"
    assert as_typed("'tis") == "'tis"


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("=+-@'’;,|%\t\r\n1a ＝"), max_size=12) | st.text(max_size=20))
def test_every_text_comes_back(text: str) -> None:
    assert as_typed(harmless(text)) == text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from("=+-@'\";,\t\na1"), max_size=8), min_size=1, max_size=4))
def test_a_row_comes_back_through_a_file(cells: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    (row,) = list(csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=";")) or [[""]]
    assert [as_typed(cell) for cell in row] == cells
