"""Columns of birthdays, professions, departments, boxes and messengers: each goes into its field, or is said."""

import pytest

from desktop_app.services import columns, history, importing
from desktop_app.services.importing import Plan
from desktop_app.services.incoming import Notice, Table
from desktop_app.services.mapped import records_of
from desktop_app.services.table_dates import with_plain_dates
from desktop_app.services.written_days import day_in_figures
from desktop_app.storage.database import Database
from tests.office import everything

CELLS = {
    "Prénom": "Zoé", "Deuxième prénom": "Anne", "Nom": "Roy", "Suffixe": "PhD", "Surnom": "Zozo",
    "Date de naissance": "16 novembre 1968", "Anniversaire de mariage": "12/06/1999", "Profession": "Géographe",
    "Société": "Ville de Lyon", "Fonction": "Maire", "Service": "Culture", "Attributions": "Théâtres",
    "Fuseau horaire": "Europe/Paris", "Latitude": "45.76", "Longitude": "4.84", "Skype": "zoe.roy",
    "Rue": "1 rue de la Ré", "Complément d’adresse": "Bâtiment B", "Boîte postale": "BP 12", "Code postal": "69001",
    "Ville": "Lyon", "Cedex": "Cedex 01", "Région": "Rhône",
}  # fmt: skip


def planned(base: Database, cells: dict[str, str], kind: str = "") -> Plan:
    table = Table(list(cells), [list(cells.values())])
    return importing.plan(base, records_of(table, columns.guess(table, kind)))


def test_each_column_goes_into_its_field_again_changes_nothing_and_one_undo_takes_all_back(base: Database):
    empty = everything(base)
    made = planned(base, CELLS)
    assert made.doubts == []
    importing.carry_out(base, made, "list.csv")
    assert base.read(
        "SELECT given, further_given, family, suffix, nickname, born_on, anniversary_on, profession, time_zone, "
        "coordinates FROM person"
    ) == [
        ("Zoé", "Anne", "Roy", "PhD", "Zozo", "1968-11-16", "1999-06-12", "Géographe", "Europe/Paris", "45.76; 4.84"),
    ]  # fmt: skip
    assert base.read("SELECT title_fr, department, duties FROM mandate") == [("Maire", "Culture", "Théâtres")]
    assert base.read("SELECT lines, extended, post_box, postcode, city, cedex, region FROM address") == [
        ("1 rue de la Ré", "Bâtiment B", "BP 12", "69001", "Lyon", "Cedex 01", "Rhône")
    ]
    assert base.read("SELECT kind, value, label FROM contact_point") == [("im", "zoe.roy", "Skype")]
    assert base.read("SELECT count(*) FROM kept_value") == [(0,)]
    assert [entry.state for entry in planned(base, CELLS).entries] == [importing.SAME]
    history.undo(base)
    assert everything(base) == empty


def test_what_differs_is_told_field_by_field_old_to_new_and_taken_back(base: Database):
    importing.carry_out(base, planned(base, CELLS), "list.csv")
    before = everything(base)
    differs = planned(base, {**CELLS, "Date de naissance": "17.11.1968", "Service": "Sports", "Boîte postale": "BP 13"})
    (entry,) = differs.entries
    assert {(change.field, change.old, change.new) for change in entry.changes} == {
        ("Born", "1968-11-16", "1968-11-17"), ("Department", "Culture", "Sports"), ("P.O. box", "BP 12", "BP 13"),
    }  # fmt: skip
    importing.carry_out(base, differs, "list.csv")
    history.undo(base)
    assert everything(base) == before


def test_without_an_organisation_a_department_and_a_region_stay_beside_the_person(base: Database):
    made = planned(base, {"Prénom": "Zoé", "Nom": "Roy", "Service": "Culture", "Région": "Rhône"})
    importing.carry_out(base, made, "list.csv")
    assert base.read("SELECT name, value FROM kept_value ORDER BY id") == [
        ("Region", "Rhône"), ("Columns", "Service: Culture"),
    ]  # fmt: skip
    assert base.read("SELECT count(*) FROM address") == [(0,)]


def test_a_place_on_the_map_of_an_organisation_stays_beside_it_and_makes_no_person_of_it(base: Database):
    cells = {"Nom": "Ville de Lyon", "Sigle": "VDL", "Latitude": "45.76", "Longitude": "4.84"}
    made = planned(base, cells)
    assert [(entry.record.kind, entry.title) for entry in made.entries] == [("organisation", "Ville de Lyon")]
    importing.carry_out(base, made, "list.csv")
    assert base.read("SELECT value FROM kept_value") == [("Latitude: 45.76\nLongitude: 4.84",)]


@pytest.mark.parametrize("name", ["Nom;Date de naissance", "Name;Birthday", "Nom;Profession", "Name;Nickname"])
def test_a_name_beside_what_only_people_have_is_a_whole_name(name: str):
    assert columns.guess(Table(name.split(";"), [["Zoé Roy", "x"]])).targets[0] == "person.full"


# Days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("16/11/1968", "1968-11-16"), ("1968-11-16", "1968-11-16"), ("16.11.1968", "1968-11-16"),
        ("Nov 16 1968", "1968-11-16"), ("November 16, 1968", "1968-11-16"), ("16 Nov 1968", "1968-11-16"),
        ("16-nov-1968", "1968-11-16"), ("Saturday, November 16th, 1968", "1968-11-16"),
        ("16 novembre 1968", "1968-11-16"), ("1er août 1968", "1968-08-01"), ("16 nov. 1968", "1968-11-16"),
        ("samedi 16 novembre 1968", "1968-11-16"), ("févr. 1968", "1968-02"), ("11/1968", "1968-11"), ("1968", "1968"),
        ("1968-11-16 00:00:00", "1968-11-16"), ("1968-11-16T00:00:00.000Z", "1968-11-16"), ("19681116", "1968-11-16"),
        ("11/16/1968 12:00:00 AM", "1968-11-16"),
        ("0/0/00", None), ("00/00/0000", None), ("0000-00-00", None),
    ],
)  # fmt: skip
def test_a_birthday_is_understood_in_the_forms_that_people_write(base: Database, typed: str, kept: str | None):
    table = Table(["First Name", "Last Name", "Birthday"], [["Zoé", "Roy", typed]])
    mapping = columns.guess(table)
    dates = "month/day/year" if typed.startswith("11/16") else "day/month/year"
    made = importing.plan(base, records_of(with_plain_dates(table, mapping, dates), mapping))
    assert (made.entries[0].record.values.get("born_on"), made.entries[0].record.kept, made.doubts) == (kept, [], [])


@pytest.mark.parametrize(
    "typed", ["16/11", "16 novembre", "--11-16", "31/02/1968", "16/11/68", "jui 1968", "vers 1968"]
)
def test_a_birthday_that_is_no_day_is_said_and_stays_with_the_person_as_it_is(base: Database, typed: str):
    made = planned(base, {"Prénom": "Zoé", "Nom": "Roy", "Anniversaire": typed})
    (doubt,) = made.doubts
    assert doubt.line == 2
    assert doubt.text.startswith(f"Born: “{typed}” is not a da")
    assert doubt.text.endswith("It stays with the record's other details as it is.")
    importing.carry_out(base, made, "list.csv")
    assert base.read("SELECT name, value FROM kept_value") == [("Born", typed)]
    assert [entry.state for entry in planned(base, {"Prénom": "Zoé", "Nom": "Roy", "Anniversaire": typed}).entries] == [
        importing.SAME
    ]


@pytest.mark.parametrize(
    ("cells", "kept"), [(("1968", "11", "6"), "1968-11-6"), (("1968", "", ""), "1968"), (("", "11", "6"), "11-6")]
)
def test_a_day_in_three_columns_is_one(cells: tuple[str, str, str], kept: str):
    table = Table(["Prénom", "Nom", "Année de naissance", "Mois", "Jour"], [["Zoé", "Roy", *cells]])
    (record,) = records_of(table, columns.guess(table))
    assert (record.values["born_on"], record.kept) == (kept, [])


def test_of_two_birthdays_the_first_counts_and_the_other_stays_beside():
    table = Table(["Prénom", "Nom", "Anniversaire", "Date de naissance"], [["Zoé", "Roy", "16/11/1968", "17/11/1968"]])
    (record,) = records_of(table, columns.guess(table))
    assert (record.values["born_on"], [one.value for one in record.kept]) == (
        "16/11/1968", ["Date de naissance: 17/11/1968"],
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "Zoé", "mai", "16", "16 lyon 1968", "12:00"])
def test_what_is_no_day_is_left_as_it_was(text: str):
    assert day_in_figures(text) == text


def test_an_address_that_is_none_is_said_too(base: Database):
    made = planned(base, {"Prénom": "Zoé", "Nom": "Roy", "E-mail": "zoe at lyon"})
    assert made.doubts == [
        Notice(
            2,
            "“zoe at lyon” is not an e-mail address: it needs one @ and a domain. "
            "It stays with the record's other details as it is.",
        )
    ]
