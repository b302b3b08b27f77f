"""One voice by commands: a position from draft to sending, practices, dialogue, evidence, reports, verification."""

from pathlib import Path

import pytest

from tests.commands.conftest import Parvis
from tests.printing.reading import words


@pytest.fixture
def do(parvis: Parvis, sample: Path):
    """A command on the sample platform that must succeed, and what it answered as JSON."""

    def done(*words: str):
        answer = parvis(*words, "--base", sample, "--json")
        assert answer.status == 0, answer.err
        return answer.data

    return done


@pytest.fixture
def position(do) -> str:
    made = do("add", "position", "title_fr=Aide et collectivités", "title_en=Aid and local authorities")["id"]
    do("position", "paragraph", made, "--fr", "Les collectivités agissent.", "--en", "Local authorities act.")
    return made


def voting(do) -> list[str]:
    """The members who are asked to sign, by id."""
    groups = do("report", "members", "--as-of", "1/3/2009")["groups"]
    return [line["id"] for group in groups if group["by"] == "country" for line in group["list"]]


def test_a_position_from_draft_to_sending(do, position: str, parvis: Parvis, sample: Path):
    do("position", "open", position, "--round", "amendments", "--until", "31/3/2009", "--as-of", "1/3/2009")
    member = voting(do)[0]
    amended = ("position", "amend", position, "--paragraph", "1", "--by", member, "--language", "fr")
    made = do(*amended, "--text", "Les collectivités décident.", "--as-of", "2/3/2009")["id"]
    (line,) = do("position", "amendments", position)["amendments"]
    assert (line["id"], line["old"], line["new"]) == (
        made, "Les collectivités agissent.", "Les collectivités décident.",
    )  # fmt: skip
    do("position", "answer", position, "--amendment", made, "--say", "accepted", "--as-of", "3/3/2009")
    do("position", "close", position, "--round", "amendments", "--as-of", "31/3/2009")
    do("position", "open", position, "--round", "sign_off", "--until", "15/4/2009", "--as-of", "1/4/2009")
    asked = do("position", "state", position, "--as-of", "2/4/2009")
    assert (asked["members"], {one["answer"] for one in asked["sign_offs"]}) == (0, {""})
    signing = asked["sign_offs"][0]["member"]
    do("position", "sign", position, "--by", signing, "--say", "yes", "--as-of", "2/4/2009")
    silent = do("position", "close", position, "--round", "sign_off", "--as-of", "16/4/2009")["silent"]
    assert silent == len(asked["sign_offs"]) - 1
    found = do("position", "state", position, "--as-of", "16/4/2009")
    assert (found["members"], found["countries"]) == (1, 1)
    do("position", "send", position, "--to", member, "--as-of", "20/4/2009")
    assert do("show", "position", position)["values"]["state"] == "sent"
    text = do("position", "text", position)
    assert [one["number"] for one in text["versions"]] == [1] and len(text["paragraphs"]) == 1


def test_who_signed_by_which_mandate_and_how_two_versions_differ(do, position: str):
    member = voting(do)[0]
    person = do("add", "person", "family=Michel", "given=Louise")["id"]
    held = do(
        "add", "mandate", f"person_id={person}", f"organisation_id={member}", "title_en=President", "starts_on=2008"
    )["id"]
    do("position", "open", position, "--round", "sign_off", "--until", "15/4/2009", "--as-of", "1/4/2009")
    signed = ("position", "sign", position, "--by", member, "--say", "yes", "--person", person, "--mandate", held)
    do(*signed, "--mandated-on", "20/3/2009", "--as-of", "2/4/2009")
    asked = do("position", "state", position, "--as-of", "3/4/2009")["sign_offs"]
    line = next(one for one in asked if one["answer"] == "yes")
    assert (line["signed_by"], line["as"], line["mandated_on"]) == ("Louise Michel", "President", "2009-03-20")
    asked = do("position", "state", position, "--as-of", "16/4/2009")["sign_offs"]
    assert {one["answer"] for one in asked} == {"yes", "silent"}
    do("position", "paragraph", position, "--fr", "Elles décident.", "--as-of", "17/4/2009")
    do("position", "keep", position, "--reason", "Ajout", "--as-of", "17/4/2009")
    pieces = do("position", "compare", position, "--from", "1", "--to-version", "2", "--language", "fr")["pieces"]
    assert [one["text"].strip() for one in pieces if one["operation"] == "added"] == ["Elles décident."]
    assert do("position", "compare", position, "--from", "2")["pieces"][0]["operation"] == "same"
    rounds = do("position", "rounds", position, "--as-of", "17/4/2009")["rounds"]
    assert [(one["kind"], one["version"]) for one in rounds] == [("sign_off", 1), ("sign_off", 2)]


def test_what_was_sent_is_told_and_taken_up_again(do, position: str):
    do("position", "keep", position, "--as-of", "1/4/2009")
    to = voting(do)[0]
    do("position", "send", position, "--to", to, "--way", "email", "--as-of", "2/4/2009")
    (sent,) = do("position", "addressees", position)["addressees"]
    assert (sent["version"], sent["sent_on"], sent["how"]) == (1, "2009-04-02", "email")
    do("position", "reopen", position)
    assert do("show", "position", position)["values"]["state"] == "draft"


def test_a_step_that_lacks_a_word_says_which(position: str, parvis: Parvis, sample: Path):
    refused = parvis("position", "open", position, "--base", sample)
    assert (refused.status, refused.err) == (2, "This step needs --round.\n")
    refused = parvis("position", "state", position, "--base", sample)
    assert (refused.status, refused.err) == (1, "No version of this position was kept yet.\n")


def test_who_works_with_burkina_faso(do):
    member = voting(do)[0]
    made = do("add", "practice", "title_fr=Eau pour tous", f"organisation_id={member}")["id"]
    do("add", "practice_partner", f"practice_id={made}", "side=south", "name=Ouahigouya", "country=BF")
    found = {one["id"]: one["title"] for one in do("practice", "list", "--country", "bf")["practices"]}
    assert len(found) == 2 and found.pop(made) == "Eau pour tous"
    assert list(found.values()) == ["Standpipes run by municipalities"]
    assert "Ouahigouya (BF)" in do("practice", "sheet", made)["partners"]
    assert do("practice", "list", "--country", "SN")["practices"] == []


def test_a_talk_is_noted_and_stands_in_the_file_with_what_follows(do):
    institution = voting(do)[0]
    said = ("--fr", "Audience", "--follow", "Envoyer la note", "--due", "30/4/2009")
    do("dialogue", "note", institution, *said, "--as-of", "20/4/2009")
    file = do("dialogue", "file", institution, "--as-of", "4/5/2009")
    assert [one["title"] for one in file["talks"]] == ["Audience"]
    assert [one["due_on"] for one in file["tasks"] if one["title"] == "Envoyer la note"] == ["2009-04-30"]


def test_what_is_missing_from_the_evidence_of_a_year(do):
    found = do("evidence", "--from", "2008-01-01", "--until", "2008-12-31", "--as-of", "1/3/2009")
    assert found["occasions"] > 1
    one = next(line for line in found["missing"] if line["kind"] == "meeting")
    alone = do("evidence", one["id"], "--as-of", "1/3/2009")
    assert alone["occasions"] == 1 and one in alone["missing"]


def test_the_numbers_of_a_report_are_the_length_of_its_lists(do):
    found = do("report", "participants", "--from", "2008-01-01", "--until", "2008-12-31")
    assert found["total"] > 0
    by_year = [group for group in found["groups"] if group["by"] == "year"]
    assert sum(group["number"] for group in by_year) == found["total"]
    assert all(group["number"] == len(group["list"]) for group in found["groups"])
    years = do("report", "membership", "--from", "2007-01-01", "--until", "2009-12-31")["groups"]
    assert [group["key"] for group in years] == ["2007", "2008", "2009"]


def test_a_period_is_typed_as_people_write_days_and_nonsense_is_refused(do, parvis: Parvis, sample: Path):
    written = do("report", "meetings", "--from", "1/1/2008", "--until", "31/12/2008")
    assert written == do("report", "meetings", "--from", "2008-01-01", "--until", "2008-12-31")
    assert written["total"] > 1
    refused = parvis("report", "meetings", "--from", "soon", "--until", "31/12/2008", "--base", sample)
    assert refused.status == 1 and "soon" in refused.err


def test_a_verification_round_of_the_sample_platform(do):
    started = ("verification", "start", "--fr", "Vérification 2009", "--until", "31/3/2009", "--as-of", "2/3/2009")
    made = do(*started)["id"]
    members = voting(do)
    assert do("verification", "board", made, "--as-of", "2/3/2009")["to_send"] == len(members)
    assert do("verification", "sent", made, "--as-of", "3/3/2009") == {"members": len(members)}
    confirmed = ("verification", "confirm", made, "--member", members[0], "--by", "A. Ardent")
    do(*confirmed, "--as-of", "9/3/2009")
    board = do("verification", "board", made, "--as-of", "1/4/2009")
    assert (board["answered"], board["overdue"]) == (1, len(members) - 1)
    assert do("show", "organisation", members[0])["values"]["last_verified_on"] == "2009-03-09"


def test_monday_on_the_sample_platform(do):
    found = do("monday", "--as-of", "12/1/2009")
    assert set(found) == {
        "tasks", "actions", "ahead", "ending", "vacant", "unverified", "conflicts", "copies_away",
    }  # fmt: skip
    assert [one["since"] for one in found["unverified"]] == ["", ""]


def test_the_catalogue_of_one_country_theme_or_member(do, tmp_path: Path):
    for option, found in (("--country", "bf"), ("--theme", "water"), ("--member", "Ville de Lyon")):
        target = tmp_path / "catalogue.pdf"
        do("print", "practices", option, found, "--language", "fr", "-o", str(target), "--as-of", "1/3/2009")
        text = words(target.read_bytes())
        assert "Des fontaines gérées par les communes" in text and "Former les élus locaux" not in text


def test_an_english_office_prints_french_signatories_in_french_order(do, position: str, tmp_path: Path):
    do("position", "open", position, "--round", "sign_off", "--until", "15/4/2009", "--as-of", "1/4/2009")
    for one in do("position", "state", position, "--as-of", "2/4/2009")["sign_offs"]:
        do("position", "sign", position, "--by", one["member"], "--say", "yes", "--as-of", "2/4/2009")
    target = tmp_path / "position.pdf"
    do("print", "position", "--position", position, "--language", "fr", "-o", str(target), "--as-of", "3/4/2009")
    text = words(target.read_bytes())
    countries = ["Allemagne", "Belgique", "Espagne", "France", "Grèce", "Italie"]
    places = [text.index(f" {country} ") for country in countries]
    assert places == sorted(places)


def test_its_papers_are_printed_in_both_languages(do, position: str, tmp_path: Path):
    member = voting(do)[0]
    practice = do("add", "practice", "title_fr=Eau pour tous", f"organisation_id={member}")["id"]
    for paper, options in (
        ("position", ("--position", position)), ("amendments", ("--position", position)),
        ("sign-off", ("--position", position)), ("practices", ()), ("practices", ("--practice", practice)),
    ):  # fmt: skip
        target = tmp_path / f"{paper}.pdf"
        printed = do("print", paper, *options, "--language", "fr+en", "-o", str(target), "--as-of", "1/3/2009")
        assert (printed["pages"], printed["missing_characters"]) == (1, [])
        assert target.read_bytes().startswith(b"%PDF")
