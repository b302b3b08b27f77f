"""Duplicates from the command line: listed with why, told apart, combined, taken back."""

from pathlib import Path

import pytest

from tests.commands.conftest import Parvis


@pytest.fixture
def twins(parvis: Parvis, base: Path) -> tuple[str, str]:
    """Bob and Robert Müller, with one e-mail between them."""
    one, other = (
        parvis(
            "add", "person", f"given={given}", f"family={family}", "email=r.muller@essen.example", *more, "--base", base
        )
        for given, family, more in (("Robert", "Müller", ()), ("Bob", "Mueller", ("honorific=Dr", "language=fr")))
    )
    assert (one.status, other.status) == (0, 0)
    return one.out.strip(), other.out.strip()


def test_duplicates_are_listed_with_score_state_and_reasons(parvis: Parvis, base: Path, twins: tuple[str, str]) -> None:
    answer = parvis("duplicates", "--base", base, "--json")

    assert (answer.status, answer.err) == (0, "")
    assert [(one["kind"], one["state"], {r["id"] for r in one["records"]}) for one in answer.data] == [
        ("person", "sure", set(twins))
    ]
    assert answer.data[0]["score"] == 99
    assert answer.data[0]["reasons"] == [
        "Same e-mail: r.muller@essen.example",
        "Same family name",
        "First names that are forms of one",
    ]


def test_for_people_the_list_is_in_their_language(parvis: Parvis, base: Path, twins: tuple[str, str]) -> None:
    lines = parvis("duplicates", "--base", base, "--ui-language", "fr").out.splitlines()

    assert lines[0].startswith("99 %  certain  Robert Müller [") or lines[0].startswith("99 %  certain  Bob Mueller [")
    assert "Même nom de famille" in lines[1]


def test_what_is_told_apart_is_not_listed_again(parvis: Parvis, base: Path, twins: tuple[str, str]) -> None:
    assert parvis("apart", "person", *twins, "--base", base).status == 0
    assert parvis("duplicates", "--base", base, "--json").data == []

    assert parvis("undo", "--base", base).status == 0
    assert len(parvis("duplicates", "--base", base, "--json").data) == 1


def test_combined_they_are_one_under_either_id(parvis: Parvis, base: Path, twins: tuple[str, str]) -> None:
    keep, other = twins

    answer = parvis("combine", "person", keep, other, "--take", "honorific", "--base", base, "--json")

    assert answer.data == {"id": keep, "title": "Robert Müller", "replaced": other}
    by_old_id = parvis("show", "person", other, "--base", base, "--json").data
    assert by_old_id["id"] == keep
    assert (by_old_id["values"]["honorific"], by_old_id["values"]["language"]) == ("Dr", "fr")
    assert parvis("list", "person", "--base", base, "--json").data[0]["id"] == keep
    assert parvis("undo", "--base", base).status == 0
    assert len(parvis("list", "person", "--base", base, "--json").data) == 2


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("combine", "person", "Robert Müller", "Robert Müller"), 1, "one and the same record"),
        (("combine", "tag", "a", "b"), 1, "No record of the kind"),
        (("combine", "person", "Robert Müller", "Bob Mueller", "--take", ","), 2, "Name the fields"),
        (("combine", "person", "Robert Müller", "Bob Mueller", "--take", "colour"), 1, "colour: Say"),
        (("apart", "person", "Robert Müller", "Nobody"), 1, "No record of the kind"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    parvis: Parvis, base: Path, twins: tuple[str, str], words: tuple[str, ...], status: int, sentence: str
) -> None:
    answer = parvis(*words, "--base", base)

    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
