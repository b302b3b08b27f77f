"""A file beside the base: what is new, changed, the same, doubtful or refused, and one step that undo takes back."""

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.errors import Cancelled, UserError
from desktop_app.services import columns, history, importing, mapped
from desktop_app.services.incoming import Belonging, Incoming, Kept, Table
from desktop_app.storage.database import Database
from tests.office import contact, mandate, organisation, person, town


def table(headings: str, *rows: str) -> Table:
    return Table(headings.split(";"), [row.split(";") for row in rows])


def plan(base: Database, found: Table, kind: str = "", **changes: Any) -> importing.Plan:
    mapping = replace(columns.guess(found, kind), **changes)
    return importing.plan(base, mapped.records_of(found, mapping, importing.organisation_kinds(base)))


def bring(base: Database, found: Table, kind: str = "", **changes: Any) -> importing.Report:
    return importing.carry_out(base, plan(base, found, kind, **changes), "list.csv")


def states(made: importing.Plan) -> list[tuple[int, str, str]]:
    return [(entry.line, entry.state, entry.title) for entry in made.entries]


PEOPLE = table(
    "Prénom;Nom;Société;Fonction;E-mail;Téléphone;Ville;Code postal;Catégories;Pointure",
    "Zoé;Roy;Ville de Lyon;Maire;zoe@lyon.fr;04 72 10 30 30;Lyon;69001;Elus;38",
    "Luc;de la Tour;Ville de Lyon;Adjoint;luc@lyon.fr;;Lyon;69001;Elus, Presse;",
    ";;Conseil des communes;;info@conseil.eu;;Paris;75001;;",
    ";;;;nobody@x.eu;;;;;",
)


def test_people_and_organisations_of_one_file_are_told_apart_and_linked(base: Database) -> None:
    made = plan(base, PEOPLE)
    assert states(made) == [
        (2, "new", "Ville de Lyon"), (2, "new", "Zoé Roy"), (3, "new", "Luc de la Tour"),
        (4, "new", "Conseil des communes"), (5, "refused", ""),
    ] or states(made)[-1] == (5, "refused", "Row 5")  # fmt: skip
    assert made.entries[-1].reason == "This row has neither a person's name nor an organisation's."
    assert importing.carry_out(base, made, "list.csv") == importing.Report(4, 0, 0, 0, 1)
    linked = base.read(
        "SELECT p.given, n.text, m.title_fr FROM mandate m JOIN person p ON p.id = m.person_id "
        "JOIN organisation_name n ON n.organisation_id = m.organisation_id ORDER BY p.given"
    )
    assert linked == [("Luc", "Ville de Lyon", "Adjoint"), ("Zoé", "Ville de Lyon", "Maire")]
    assert base.read("SELECT kind, value, e164 FROM contact_point WHERE mandate_id IS NOT NULL AND kind = 'phone'") == [
        ("phone", "04 72 10 30 30", "+33472103030")
    ]
    assert base.read("SELECT value FROM kept_value WHERE person_id IS NOT NULL") == [("Pointure: 38",)]
    assert sorted(base.read("SELECT label_fr FROM tag")) == [("Elus",), ("Presse",)]


def test_an_import_is_one_step_in_the_history_under_its_file(base: Database) -> None:
    bring(base, PEOPLE)
    assert history.next_undo(base) == "Import 4 records from list.csv"
    history.undo(base)
    assert [base.read(f"SELECT count(*) FROM {kind}") for kind in ("person", "organisation", "tag")] == [[(0,)]] * 3


def test_the_same_file_again_changes_nothing(base: Database) -> None:
    bring(base, PEOPLE)
    again = plan(base, PEOPLE)
    assert again.counts() == {"new": 0, "changed": 0, "same": 3, "duplicate": 0, "refused": 1}
    assert importing.carry_out(base, again, "list.csv") == importing.Report(0, 0, 3, 0, 1)
    assert history.next_undo(base) == "Import 4 records from list.csv"


def test_what_differs_is_told_field_by_field_and_undo_brings_the_old_back(base: Database) -> None:
    bring(base, PEOPLE)
    changed = replace(PEOPLE, rows=[["Zoé", "Roy", "Ville de Lyon", "Maire", "roy@lyon.fr", "04 72 10 30 30", "Lyon", "69002", "Elus", "39"]])
    made = plan(base, changed)
    (entry,) = made.entries
    assert (entry.state, sorted((c.old, c.new) for c in entry.changes)) == (
        "changed", [("69001", "69002"), ("Pointure: 38", "Pointure: 39"), ("zoe@lyon.fr", "roy@lyon.fr")],
    )  # fmt: skip
    assert importing.carry_out(base, made, "new.csv") == importing.Report(0, 1, 0, 0, 0)
    assert base.read("SELECT postcode FROM address a JOIN person p ON p.id = a.person_id WHERE p.given = 'Zoé'") == [("69002",)]
    history.undo(base)
    assert base.read("SELECT postcode FROM address a JOIN person p ON p.id = a.person_id WHERE p.given = 'Zoé'") == [("69001",)]
    assert base.read("SELECT value FROM contact_point WHERE value LIKE 'zoe%'") == [("zoe@lyon.fr",)]


def test_only_what_was_chosen_is_written_with_the_organisation_it_needs(base: Database) -> None:
    made = plan(base, PEOPLE)
    for entry in made.entries:
        entry.chosen = entry.title == "Luc de la Tour"
    assert importing.carry_out(base, made, "list.csv") == importing.Report(1, 0, 0, 3, 1)
    assert base.read("SELECT given FROM person") == [("Luc",)]
    assert base.read("SELECT text FROM organisation_name") == [("Ville de Lyon",)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Zoé;Roy;;zoe@other.eu;Nice", "The same name stands in the base already."),
        ("Roy;Zoé;;x@y.eu;", "First and last name are swapped in the base, or here."),
        ("Z.;Roy;;zoe@lyon.fr;", "The e-mail address zoe@lyon.fr is in the base already."),
    ],
)
def test_what_is_probably_there_already_is_said_with_the_reason(base: Database, row: str, reason: str) -> None:
    one = person(base, "Roy", "Zoé", contact("email", "zoe@lyon.fr"), town("Lyon", kind="home"))
    made = plan(base, table("Prénom;Nom;Société;E-mail;Ville", row))
    (entry,) = made.entries
    assert (entry.state, entry.reason, entry.like, entry.chosen) == ("duplicate", reason, one, False)
    assert importing.carry_out(base, made, "x").made == 0
    taken = importing.look_alike_is_it(made, entry)
    assert (taken.state, taken.comparison and taken.comparison.record_id) == ("changed", one)
    importing.carry_out(base, made, "x")
    assert base.read("SELECT count(*) FROM person") == [(1,)]


def test_a_row_that_stands_twice_is_shown_and_can_be_taken_all_the_same(base: Database) -> None:
    made = plan(base, table("Prénom;Nom", "Zoé;Roy", "Zoé;Roy"))
    assert [(entry.state, entry.reason) for entry in made.entries] == [("new", ""), ("duplicate", "Row 2 is the same.")]
    made.entries[1].chosen = True
    assert importing.carry_out(base, made, "x").made == 2


def test_a_key_of_the_file_tells_records_of_one_name_apart(base: Database) -> None:
    communes = table("code_insee;nom;code postal", "01001;Sainte-Colombe;01100", "05135;Sainte-Colombe;05700")
    assert columns.guess(communes).key == 0
    bring(base, communes)
    renamed = table("code_insee;nom;code postal", "05135;Sainte-Colombe-sur-Buëch;05700", "01001;Sainte-Colombe;01100")
    made = plan(base, renamed)
    assert [(e.state, [(c.old, c.new) for c in e.changes]) for e in made.entries] == [
        ("changed", [("Sainte-Colombe", "Sainte-Colombe-sur-Buëch")]), ("same", []),
    ]  # fmt: skip


def test_an_organisation_of_the_base_is_known_by_its_name_and_its_people_join_it(base: Database) -> None:
    lyon = organisation(base, "Ville de Lyon")
    bring(base, PEOPLE)
    assert base.read("SELECT DISTINCT organisation_id FROM mandate") == [(lyon,)]
    zoe = base.read("SELECT id FROM person WHERE given = 'Zoé'")[0][0]
    mandate(base, zoe, organisation(base, "Conseil des régions"), title_fr="Membre")
    assert plan(base, PEOPLE).counts()["same"] == 3


def test_values_without_a_field_and_values_that_fit_none_stay_with_the_record(base: Database) -> None:
    bring(base, table("Prénom;Nom;E-mail;Pays;Téléphone", "Zoé;Roy;not an address;Nulle part;aucun"))
    kept = base.read("SELECT name, value FROM kept_value ORDER BY name")
    assert {value for _name, value in kept} == {"not an address", "Nulle part", "aucun"}
    assert plan(base, table("Prénom;Nom;E-mail;Pays;Téléphone", "Zoé;Roy;not an address;Nulle part;aucun")).counts()["same"] == 1


def test_other_kinds_come_in_with_links_by_name_and_stay_single(base: Database) -> None:
    organisation(base, "Ville de Lyon")
    dues = table("organisation_id;year;amount;currency", "Ville de Lyon;2008;1 250,50;EUR", "Nobody;2008;1;EUR", "Ville de Lyon;x;1;EUR")
    made = plan(base, dues, "contribution_due")
    assert [entry.state for entry in made.entries] == ["new", "refused", "refused"]
    assert [entry.reason for entry in made.entries[1:]] == ["Organisation: No record is called “Nobody”.", "Year: “x” is not a whole number."]
    importing.carry_out(base, made, "dues.csv")
    assert base.read("SELECT year, amount FROM contribution_due") == [(2008, "1250.50")]
    assert plan(base, dues, "contribution_due").counts()["same"] == 1


def test_a_mapping_is_kept_under_a_name_and_known_again_by_the_headings(base: Database) -> None:
    found = table("Prénom;Nom;Truc", "Zoé;Roy;x")
    assert columns.recall(base, found) is None
    chosen = columns.Mapping("", ["person.given", "person.family", "person.remarks"])
    columns.save(base, "Club", found, chosen)
    assert columns.recall(base, found) == chosen
    assert columns.recall(base, table("Prénom;Nom", "Zoé;Roy")) is None
    columns.save(base, "Club", found, replace(chosen, targets=["person.given", "person.family", "skip"]))
    assert base.read("SELECT count(*) FROM import_mapping") == [(1,)]


@pytest.mark.parametrize(
    ("wanted", "targets"),
    [
        ({"columns": {"truc": "person.remarks"}}, ["person.given", "person.family", "person.remarks"]),
        ({"columns": [{"heading": "Nom", "target": "skip"}]}, ["person.given", "skip", "keep"]),
        ({"targets": ["skip", "skip", "keep"]}, ["skip", "skip", "keep"]),
    ],
)
def test_a_mapping_that_a_person_wrote_stands_over_the_guess(wanted: dict[str, Any], targets: list[str]) -> None:
    found = table("Prénom;Nom;Truc", "Zoé;Roy;x")
    assert columns.by_headings(found, wanted, columns.guess(found)).targets == targets


@pytest.mark.parametrize("wanted", [{"columns": {"Nix": "skip"}}, {"columns": {"Nom": "x.y"}}, {"kind": "nix"}, {"targets": ["skip"]}])
def test_a_mapping_of_columns_and_fields_that_are_none_is_refused(wanted: dict[str, Any]) -> None:
    found = table("Prénom;Nom;Truc", "Zoé;Roy;x")
    with pytest.raises(UserError):
        columns.by_headings(found, wanted, columns.guess(found))


def test_a_stopped_import_leaves_nothing_half_done(base: Database) -> None:
    many = table("Prénom;Nom", *(f"A{number};B{number}" for number in range(2_100)))
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done:
            raise Cancelled

    made = plan(base, many)
    with pytest.raises(Cancelled):
        importing.carry_out(base, made, "many.csv", stop)
    assert (base.read("SELECT count(*) FROM person"), told) == ([(0,)], [(0, 2100), (2000, 2100)])
    with pytest.raises(Cancelled):
        importing.plan(base, [Incoming("person", number, {"family": "x"}) for number in range(600)], stop)
    assert history.next_undo(base) is None


def test_names_swapped_accents_and_particles_in_one_cell_are_parted() -> None:
    assert [mapped.split_name(name) for name in ("ROY Zoé", "Roy, Zoé", "Mme Zoé Roy", "Charles de Gaulle")] == [
        {"family": "ROY", "given": "Zoé"}, {"family": "Roy", "given": "Zoé"},
        {"family": "Roy", "given": "Zoé", "form_of_address": "f"}, {"family": "de Gaulle", "given": "Charles"},
    ]  # fmt: skip


def test_an_undone_import_can_be_done_again_with_what_it_updated(base: Database) -> None:
    bring(base, PEOPLE)
    one = Incoming("person", 2, {"family": "Roy", "given": "Zoé", "honorific": "Dr"}, belongs=[Belonging("Ville de Lyon")])
    one.kept.append(Kept("vcard", "X-A", "1", "TYPE=x"))
    importing.carry_out(base, importing.plan(base, [one]), "x.vcf")
    history.undo(base)
    assert base.read("SELECT honorific FROM person WHERE given = 'Zoé'") == [(None,)]
    history.redo(base)
    assert base.read("SELECT honorific FROM person WHERE given = 'Zoé'") == [("Dr",)]
