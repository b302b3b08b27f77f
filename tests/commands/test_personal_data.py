"""A person's rights: to see all that is held on them, and to be forgotten down to the last byte."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.i18n import fold
from desktop_app.services import drafts
from desktop_app.services.edits import Edit
from desktop_app.storage.database import Database, open_base
from tests.commands.conftest import Parvis

SECRETS = ("Zéphirine", "Quatrevaux", "Malaparte", "zephirine@secret.example", "06 39 98 77 66", "rue Introuvable",
           "allergic", "petite note")  # fmt: skip


@pytest.fixture
def person(parvis: Parvis, base: Path) -> str:
    """Somebody about whom much is kept, under a name she no longer has, in a role she left."""

    def add(kind: str, *fields: str) -> str:
        answer = parvis("add", kind, *fields, "--base", base)
        assert (answer.status, answer.err) == (0, "")
        return answer.out.strip()

    add("organisation", "name_fr=Ambert", "acronym_fr=AMB")
    add("tag", "label_fr=Élus")
    made = add(
        "person",
        "given=Zéphirine",
        "family=Malaparte",
        "form_of_address=f",
        "language=fr",
        "email=zephirine@secret.example",
    )
    mandate = add("mandate", f"person={made}", "organisation=AMB", "role=president", "starts_on=2010")
    add("contact_point", f"mandate={mandate}", "kind=mobile", "value=06 39 98 77 66")
    add("address", f"person={made}", "kind=home", "lines=rue Introuvable", "city=Ambert")
    add("note", f"person={made}", "text=petite note")
    add("tagging", f"person={made}", "tag=Élus")
    add("consent", f"person={made}", "purpose=directory", "basis=written", "given_on=2010")
    for change in (("family=Quatrevaux",), ("remarks=allergic",), ("remarks=",)):
        assert parvis("set", "person", made, *change, "--base", base).status == 0
    former = add("mandate", f"person={made}", "organisation=AMB", "role=member", "title_fr=Malaparte, membre")
    parvis("delete", "mandate", former, "--base", base)
    parvis("undo", "--base", base)
    parvis("redo", "--base", base)
    return made


def traces(folder: Path) -> Iterator[tuple[str, str]]:
    """Which secrets still stand in any byte of the base's files, as typed or as the search folds them."""
    for path in folder.glob("office.parvis*"):
        content = path.read_bytes()
        for secret in SECRETS:
            for form in {secret, fold(secret)}:
                if form.encode() in content or form.encode("utf-16-le") in content:
                    yield path.name, form


def test_the_report_tells_all_in_the_persons_language(parvis: Parvis, base: Path, person: str, tmp_path: Path):
    target = tmp_path / "report.txt"
    answer = parvis("person-report", person, "--base", base, "-o", target)
    assert (answer.status, answer.err) == (0, "")
    report = target.read_text(encoding="utf-8")
    assert report.startswith("Ce que nous gardons sur Zéphirine Quatrevaux")
    assert [secret for secret in SECRETS if secret not in report] == []
    assert "Ambert" in report
    english = tmp_path / "english.txt"
    parvis("person-report", "Zephirine Quatrevaux", "--base", base, "--language", "en", "-o", english)
    assert english.read_text(encoding="utf-8").startswith("What we keep about Zéphirine Quatrevaux")


def test_the_report_for_programs_has_stable_keys(parvis: Parvis, base: Path, person: str, tmp_path: Path):
    target = tmp_path / "report.json"
    answer = parvis("person-report", person, "--base", base, "--json", "-o", target)
    assert (answer.status, answer.out) == (0, "")
    told = json.loads(target.read_text(encoding="utf-8"))
    assert set(told) == {"kind", "id", "title", "as_of", "values", "rows", "mandates", "titles", "history"}
    assert told["mandates"][0]["rows"]["contact_point.mandate_id"][0]["values"]["value"] == "06 39 98 77 66"
    assert {"note.person_id", "consent.person_id", "tagging.person_id", "address.person_id"} <= set(told["rows"])
    assert len(told["history"]) >= 10


def test_a_forgotten_person_leaves_no_byte_behind(parvis: Parvis, base: Path, person: str):
    database = open_base(base, "Camille")
    drafts.keep(database, Edit("person", person, {"remarks": "allergic"}))
    database.close()
    assert set(traces(base.parent))
    before = parvis("list", "organisation", "--base", base).out
    answer = parvis("forget", person, "--base", base, "--yes", "--json")
    assert answer.status == 0
    assert answer.data["file_cleaned"]
    assert (answer.data["drafts"], answer.data["mentioned_in"]) == (1, [])
    assert list(traces(base.parent)) == []
    assert parvis("check", base, "--json").data["sound"]
    assert parvis("list", "organisation", "--base", base).out == before
    assert parvis("search", "zephirine", "--base", base).out == ""
    assert parvis("show", "person", person, "--base", base).status == 1


def test_that_somebody_was_forgotten_stays_known(parvis: Parvis, base: Path, person: str):
    parvis("forget", person, "--base", base, "--yes")
    last = parvis("history", "--base", base, "--json").data[0]
    assert (last["title"], last["standing"]) == ("Erase a person", "erased")
    assert {line["operation"] for line in last["changes"]} == {"delete", "erase"}
    assert {(line["old"], line["new"]) for line in last["changes"]} == {("", "")}
    own = parvis("history", "person", person, "--base", base, "--json").data
    assert {line["operation"] for line in own[0]["changes"]} >= {"erase"}
    assert parvis("history", "--base", base).status == 0


def test_nothing_brings_a_forgotten_person_back(parvis: Parvis, base: Path, person: str):
    added = parvis("add", "organisation", "name_fr=Thiers", "--base", base).out.strip()
    parvis("forget", person, "--base", base, "--yes")
    assert parvis("redo", "--base", base).status == 1
    undone = parvis("undo", "--base", base, "--steps", "50", "--json").data["undone"]
    assert undone == ["Add Thiers", "Add Élus", "Add Ambert", "Starting lists"]
    assert parvis("list", "person", "--base", base).out == ""
    assert parvis("show", "organisation", added, "--base", base).status == 1
    assert list(traces(base.parent)) == []


def test_what_was_moved_to_somebody_else_is_theirs(parvis: Parvis, base: Path, person: str):
    other = parvis("add", "person", "family=Autre", "--base", base).out.strip()
    point = parvis("add", "contact_point", f"person={person}", "kind=phone", "value=04 73 11 22 33", "--base", base)
    parvis("set", "contact_point", point.out.strip(), f"person={other}", "--base", base)
    assert parvis("forget", person, "--base", base, "--yes").status == 0
    card = parvis("show", "person", other, "--base", base, "--json").data
    assert [row["values"]["value"] for row in card["rows"]["contact_point.person_id"]] == ["04 73 11 22 33"]
    assert parvis("check", base, "--json").data["problems"] == []


def test_other_texts_that_name_the_person_are_shown(parvis: Parvis, base: Path, person: str):
    note = parvis("add", "note", "organisation=AMB", "text=Zéphirine Quatrevaux called", "--base", base).out.strip()
    answer = parvis("forget", person, "--base", base, "--yes", "--json")
    assert answer.data["mentioned_in"] == [{"kind": "note", "id": note, "title": "Zéphirine Quatrevaux called"}]


@pytest.mark.parametrize(("typed", "status"), [("", 1), ("no\n", 1), ("yes\n", 0), ("Oui\n", 0)])
def test_one_is_asked_first(program: Parvis, base: Path, person: str, typed: str, status: int):
    answer = program("forget", person, "--base", base, given=typed, LC_ALL="C.UTF-8")
    assert answer.status == status
    assert "There is no undo." in answer.err
    database = Database(base)
    assert len(database.read("SELECT 1 FROM person WHERE id = ?", (person,))) == status
    database.close()


def test_a_base_open_elsewhere_is_cleaned_as_far_as_can_be(parvis: Parvis, base: Path, person: str):
    other = Database(base)
    other.read("SELECT 1")
    answer = parvis("forget", person, "--base", base, "--yes", "--json")
    assert answer.status == 0
    other.close()
    assert list(traces(base.parent)) == []
