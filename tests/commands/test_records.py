"""One record at a time from the command line: typed as in the window, kept as typed, taken back."""

from pathlib import Path
from uuid import UUID

import pytest

from tests.commands.conftest import Parvis

HOSTILE = [
    '<img src="file:///etc/passwd"/>',
    "<b>x",
    "&amp;",
    "]]>",
    "{{7*7}}",
    "{name} {0}",
    "%s %(x)s",
    "n" * 5000,
    "right \u202eto left",
    "L’Haÿ-les-Roses 🏳️‍🌈",
    "=1+1",
    "-o x",
    "\\x00 \\n",
    "'; DROP TABLE person; --",
]


def added(parvis: Parvis, base: Path, kind: str, *fields: str) -> str:
    answer = parvis("add", kind, *fields, "--base", base)
    assert (answer.status, answer.err) == (0, "")
    return answer.out.strip()


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:20])
def test_any_name_comes_back_as_it_was_typed(parvis: Parvis, base: Path, name: str):
    made = added(parvis, base, "organisation", f"name_fr={name}")
    person = added(parvis, base, "person", f"family={name}", f"remarks={name}")
    assert [one["title"] for one in parvis("list", "organisation", "--base", base, "--json").data] == [name]
    shown = parvis("show", "organisation", made, "--base", base, "--json").data
    assert [row["values"]["text"] for row in shown["rows"]["organisation_name.organisation_id"]] == [name]
    assert name in parvis("show", "person", person, "--base", base).out
    assert name in parvis("history", "--base", base).out
    found = parvis("search", "--base", base, "--json", "--", name)
    assert (found.status, {one["title"] for one in found.data} - {name}) == (0, set())
    assert parvis("undo", "--base", base, "--steps", "2").status == 0
    assert parvis("list", "person", "--base", base, "--json").data == []


@pytest.mark.parametrize("name", ["a\x00b", "half \ud83d of one"])
def test_characters_no_program_can_show_are_refused(parvis: Parvis, base: Path, name: str):
    answer = parvis("add", "person", f"family={name}", "--base", base)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("family: ")
    assert parvis("list", "person", "--base", base).out == ""


def test_control_characters_reach_no_terminal(parvis: Parvis, base: Path):
    made = added(parvis, base, "person", "family=\x1b[31mred\x07", "remarks=one\ntwo")
    for words in (("list", "person"), ("show", "person", made), ("history",)):
        out = parvis(*words, "--base", base).out
        assert "\x1b" not in out
        assert "\x07" not in out
    assert parvis("list", "person", "--base", base, "--json").data[0]["family"] == "\x1b[31mred\x07"


def test_values_are_typed_as_in_the_window(parvis: Parvis, base: Path):
    body = added(
        parvis, base, "organisation", "name_fr=Ville d’Essai", "name_en=Trialtown", "acronym_fr=VE",
        "kind=city-or-region", "country=Allemagne", "founded_on=9/3/2014", "phone=030 123456",
        "email=office@example.org",
    )  # fmt: skip
    shown = parvis("show", "organisation", body, "--base", base, "--json").data
    assert (shown["kind"], shown["id"], shown["title"]) == ("organisation", body, "Trialtown")
    assert (shown["values"]["country"], shown["values"]["founded_on"]) == ("DE", "2014-03-09")
    assert shown["titles"][shown["values"]["kind_id"]] == "City or region"
    points = {row["values"]["kind"]: row["values"] for row in shown["rows"]["contact_point.organisation_id"]}
    assert points["phone"]["value"] == "030 123456"
    names = {
        (row["values"]["language"], row["values"]["kind"]) for row in shown["rows"]["organisation_name.organisation_id"]
    }
    assert names == {("fr", "official"), ("en", "official"), ("fr", "acronym")}
    assert parvis("history", "--base", base, "--json").data[0]["title"].startswith("Add ")
    point = added(parvis, base, "contact_point", "organisation=VE", "kind=phone", "value=12 34", "public=non")
    assert parvis("show", "contact_point", point, "--base", base, "--json").data["values"]["public"] is False


def test_links_are_ids_codes_or_names_that_one_record_has(parvis: Parvis, base: Path):
    town = added(parvis, base, "organisation", "name_fr=Ambert", "acronym_en=AMB")
    person = added(parvis, base, "person", "given=Ève", "family=Łoś", "form_of_address=f")
    made = added(parvis, base, "mandate", "person=Eve Los", "organisation=amb", "role=president", "starts_on=3/2014")
    values = parvis("show", "mandate", made, "--base", base, "--json").data["values"]
    assert (values["person_id"], values["organisation_id"], values["starts_on"]) == (person, town, "2014-03")
    shown = parvis("show", "person", str(UUID(person)), "--base", base, "--ui-language", "fr").out
    assert "Ève Łoś – présidente – Ambert" in shown


def test_a_name_of_two_records_is_said_with_both_ids(parvis: Parvis, base: Path):
    ids = {added(parvis, base, "organisation", f"name_{code}=Ambert") for code in ("fr", "en")}
    answer = parvis("add", "mandate", "organisation=Ambert", "person=x", "--base", base)
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert all(one in answer.err for one in ids)


@pytest.mark.parametrize("asked", ["Nobody", "0" * 32, "01a20b9224a473018224b454637156c6", " ", "100%", "'"])
@pytest.mark.parametrize("kind", ["person", "organisation", "mandate", "role_type"])
def test_a_record_that_is_not_there_costs_one_sentence(parvis: Parvis, base: Path, kind: str, asked: str):
    for words in (("show", kind, asked), ("set", kind, asked, "starts_on=2014"), ("delete", kind, asked)):
        answer = parvis(*words, "--base", base)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)


WRONG = [
    ("founded_on=30/2/2014", "founded_on: “30/2/2014” is not a day of the calendar."),
    ("founded_on=yesterday", "founded_on: “yesterday” is not a date."),
    ("founded_on=31/04/1999", "not a day of the calendar"),
    ("country=Atlantis", "country: “Atlantis” is not a country."),
    ("phone=none", "phone: "),
    ("email=nobody", "email: "),
    ("kind=unheard-of", "unheard-of"),
]


@pytest.mark.parametrize(("field", "sentence"), WRONG, ids=[field for field, _sentence in WRONG])
def test_what_breaks_a_rule_is_refused_beside_its_field(parvis: Parvis, base: Path, field: str, sentence: str):
    answer = parvis("add", "organisation", "name_fr=Ambert", field, "--base", base)
    assert (answer.status, answer.out) == (1, "")
    assert sentence in answer.err
    assert parvis("list", "organisation", "--base", base).out == ""


def test_an_end_before_the_start_is_refused_in_both_languages(parvis: Parvis, base: Path):
    added(parvis, base, "organisation", "name_fr=Ambert")
    words = ("add", "membership", "organisation=Ambert", "category=member", "starts_on=2015", "ends_on=2014")
    assert parvis(*words, "--base", base).err == "ends_on: The end is before the start.\n"
    assert parvis(*words, "--base", base, "--ui-language", "fr").err.startswith("ends_on: ")
    partial = parvis(*words[:4], "starts_on=2014-03", "ends_on=2014", "--base", base)
    assert (partial.status, partial.err) == (0, "")


@pytest.mark.parametrize("words", [("family",), ("=x",), ("family=a", "family=b"), ("nonsense=x",)])
def test_words_that_are_no_values_are_wrong_usage(parvis: Parvis, base: Path, words: tuple[str, ...]):
    answer = parvis("add", "person", *words, "--base", base)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err


def test_values_may_stand_after_the_options(parvis: Parvis, base: Path):
    made = parvis("add", "person", "--base", base, "--json", "family=Ambert", "given=Zoë")
    assert set(made.data) == {"id"}
    changed = parvis("set", "person", made.data["id"], "--base", base, "--json", "given=Zoé")
    assert changed.data == {"id": made.data["id"], "title": "Zoé Ambert"}


def test_setting_a_short_word_changes_the_row_that_stands(parvis: Parvis, base: Path):
    made = added(parvis, base, "organisation", "name_fr=Ambert", "phone=04 73 82 07 60")
    answer = parvis("set", "organisation", made, "name_fr=Ville d’Ambert", "phone=04 73 82 07 61", "fax=04 73 82 07 62",
                    "--base", base)  # fmt: skip
    assert answer.status == 0
    rows = parvis("show", "organisation", made, "--base", base, "--json").data["rows"]
    assert [row["values"]["text"] for row in rows["organisation_name.organisation_id"]] == ["Ville d’Ambert"]
    assert {row["values"]["value"] for row in rows["contact_point.organisation_id"]} == {
        "04 73 82 07 61", "04 73 82 07 62",
    }  # fmt: skip
    assert parvis("set", "organisation", made, "phone=", "--base", base).status == 0
    rows = parvis("show", "organisation", made, "--base", base, "--json").data["rows"]
    assert [row["values"]["kind"] for row in rows["contact_point.organisation_id"]] == ["fax"]
    assert parvis("set", "organisation", made, "name_fr=", "--base", base).status == 1


def test_two_phones_are_changed_by_id_only(parvis: Parvis, base: Path):
    made = added(parvis, base, "organisation", "name_fr=Ambert", "phone=04 73 82 07 60")
    added(parvis, base, "contact_point", "organisation=Ambert", "kind=phone", "value=04 73 82 07 61")
    answer = parvis("set", "organisation", made, "phone=1234", "--base", base)
    assert (answer.status, answer.err.count("\n")) == (1, 1)


def test_a_deletion_is_undone_and_done_again(parvis: Parvis, base: Path):
    made = added(parvis, base, "organisation", "name_fr=Ambert", "phone=04 73 82 07 60")
    deleted = parvis("delete", "organisation", "ambert", "--base", base, "--json")
    assert deleted.data == {"id": made, "title": "Ambert"}
    assert parvis("show", "organisation", made, "--base", base).status == 1
    assert parvis("undo", "--base", base, "--json").data == {"undone": ["Delete Ambert"]}
    assert parvis("show", "organisation", made, "--base", base).status == 0
    assert parvis("redo", "--base", base, "--json").data == {"redone": ["Delete Ambert"]}
    assert parvis("undo", "--base", base, "--ui-language", "fr").out.startswith("Annulé")
    assert parvis("undo", "--base", base, "--steps", "50", "--json").status == 0
    assert parvis("list", "organisation", "--base", base).out == ""
    nothing = parvis("undo", "--base", base, "--json")
    assert (nothing.status, nothing.out) == (1, "")


def test_history_tells_who_changed_what(parvis: Parvis, base: Path):
    made = added(parvis, base, "person", "family=Ambert", "given=Zoë")
    added(parvis, base, "person", "family=Other")
    parvis("set", "person", made, "given=Zoé", "--base", base)
    own = parvis("history", "--base", base, "person", made, "--json").data
    assert [entry["title"] for entry in own] == ["Change Zoë Ambert", "Add Zoë Ambert"]
    assert set(own[0]) == {"copy", "copy_name", "number", "user", "at", "title", "standing", "changes"}
    assert [(line["field"], line["old"], line["new"]) for line in own[0]["changes"]] == [("First name", "Zoë", "Zoé")]
    assert len(parvis("history", "--base", base, "--limit", "2", "--json").data) == 2
    parvis("delete", "person", made, "--base", base)
    assert parvis("history", "person", made, "--base", base, "--json").data[0]["title"].startswith("Delete ")
    assert parvis("history", "person", "0" * 32, "--base", base).status == 1
    assert parvis("history", "person", "--base", base).status == 2


def test_an_entry_in_use_is_not_deleted(parvis: Parvis, base: Path):
    added(parvis, base, "organisation", "name_fr=Ambert", "kind=city-or-region")
    answer = parvis("delete", "organisation_kind", "city-or-region", "--base", base)
    assert (answer.status, answer.err.count("\n")) == (1, 1)
    assert "still used" in answer.err


def test_a_second_process_sees_and_follows(program: Parvis, base: Path):
    first = program("add", "person", "family=Ambert", "--base", base, "--json")
    second = program("set", "person", first.data["id"], "given=Zoë", "--base", base)
    assert (first.status, second.status) == (0, 0)
    assert program("list", "person", "--base", base, "--json").data[0]["title"] == "Zoë Ambert"
    assert program("undo", "--base", base, "--steps", "2", "--json").status == 0
    assert program("list", "person", "--base", base).out == ""
