"""The headings under which other programs write people: each of them goes into its field without a click."""

import pytest

from desktop_app.services import columns
from desktop_app.services.incoming import Incoming, Table
from desktop_app.services.mapped import records_of
from tests.interchange import heading_rows, heading_rows_of_associations
from tests.interchange.heading_rows import Program

PROGRAMS = heading_rows.PROGRAMS | heading_rows_of_associations.PROGRAMS
SAMPLE = {
    "Title": "Mr", "Titre :": "Mme", "Title:": "Mrs", "titre_adh": "M.", "Name Prefix": "Dr", "Individual Prefix": "Dr",
}  # fmt: skip
"""What stands below headings that mean one thing or another by their values."""
TITLES_OF_OUTLOOK = {"person.form_of_address": "Mme", "mandate.title": "Maire"}


def wanted(program: Program) -> list[str]:
    """The fields of a program's columns; of Outlook's two titles the first is how one addresses somebody."""
    titles = iter(TITLES_OF_OUTLOOK)
    return [next(titles) if one == "Titre" else program.fields.get(one, columns.KEEP) for one in program.headings]


def guessed(program: Program) -> list[str]:
    titles = iter(TITLES_OF_OUTLOOK.values())
    row = [next(titles) if one == "Titre" else SAMPLE.get(one, "x") for one in program.headings]
    return columns.guess(Table(program.headings, [row, row])).targets


def wrong(program: Program) -> list[tuple[str, str, str]]:
    """Heading, field and guess where the guess is another."""
    rows = zip(program.headings, wanted(program), guessed(program), strict=True)
    return [(heading, field, guess) for heading, field, guess in rows if field != guess]


@pytest.mark.parametrize("name", PROGRAMS)
def test_of_each_program_s_headings_ninety_five_in_a_hundred_go_into_their_field(name: str):
    missed = wrong(PROGRAMS[name])
    assert len(missed) <= 0.05 * len(PROGRAMS[name].headings), missed


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_heading_with_a_field_needs_a_click(name: str):
    assert [one for one in wrong(PROGRAMS[name]) if one[1] != columns.KEEP] == []


def test_a_heading_that_stands_twice_is_shown_for_choice():
    table = Table(["Nom", "Prénom", "Nom", "Titre", "Titre"], [["Roy", "Zoé", "Ville", "Mme", "Maire"]])
    assert columns.guess(table).doubts == [0, 2, 3, 4]


def test_without_headings_values_speak():
    table = Table(["Column 1", "Column 2", "Column 3"], [["z@x.eu", "01 44 50 59 59", "https://x.eu"]] * 3)
    assert columns.guess(table).targets == ["work.email", "work.phone", "work.web"]


@pytest.mark.parametrize(("value", "field"), [("Mrs", "person.form_of_address"), ("Prof.", "person.honorific")])
def test_what_stands_before_a_name_is_told_by_its_values(value: str, field: str):
    table = Table(["First Name", "Last Name", "Name Prefix"], [["Zoé", "Roy", value]])
    assert columns.guess(table).targets[2] == field


# Several columns for one field -----------------------------------------------------------------------------------


def record(cells: dict[str, str]) -> Incoming:
    """The one record of a table with these headings and cells, mapped as it is guessed."""
    table = Table(list(cells), [list(cells.values())])
    (found,) = records_of(table, columns.guess(table))
    return found


def kept(found: Incoming) -> list[str]:
    return [line for one in found.kept for line in one.value.split("\n")]


def test_who_pays_is_not_mixed_with_who_joins():
    found = record({"Nom adhérent": "Roy", "Prénom adhérent": "Léa", "Nom payeur": "Martin", "Prénom payeur": "Paul"})
    assert (found.values, kept(found)) == (
        {"family": "Roy", "given": "Léa"}, ["Nom payeur: Martin", "Prénom payeur: Paul"],
    )  # fmt: skip


def test_an_employer_that_stands_in_two_columns_is_one():
    cells = {"First Name": "Zoé", "Last Name": "Roy", "Organization Name": "Ville de Lyon"}
    for employer, rest in (("Ville de Lyon", []), ("", []), ("Métropole", ["Current Employer: Métropole"])):
        found = record({**cells, "Current Employer": employer})
        assert ([one.organisation for one in found.belongs], kept(found)) == (["Ville de Lyon"], rest)


def test_of_two_words_for_how_one_is_addressed_the_one_understood_counts_and_the_other_stays():
    found = record({"First Name": "Zoé", "Last Name": "Roy", "Title": "Mrs", "Gender": "Unspecified"})
    assert (found.values["form_of_address"], kept(found)) == ("f", ["Gender: Unspecified"])


def test_words_that_no_field_takes_stay_with_the_record():
    found = record(
        {"Prénom": "Zoé", "Nom": "Roy", "Langue": "Deutsch", "Sigle": "VDL", "Nom affiché": "Zoé Roy-Durand"}
    )
    assert kept(found) == ["Langue: Deutsch", "Sigle: VDL", "Nom affiché: Zoé Roy-Durand"]
    found = record({"Prénom": "Zoé", "Nom": "Roy", "Nom affiché": "Mme ROY Zoé"})
    assert kept(found) == []


def test_what_only_people_have_stays_with_an_organisation():
    cells = {"Prénom": "", "Nom de famille": "", "Société": "Ville de Lyon", "Fonction": "Maire", "Langue": "fr"}
    found = record({**cells, "Ville (domicile)": "Lyon"})
    assert (found.kind, kept(found)) == ("organisation", ["Fonction: Maire", "Langue: fr", "Ville (domicile): Lyon"])
