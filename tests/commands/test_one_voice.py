"""One voice by commands: a position from draft to sending, practices, dialogue, evidence, reports, verification."""

import zipfile
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.commands.conftest import Parvis
from tests.printing import reading
from tests.printing.reading import pages, words


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


def test_the_evidence_file_of_a_grant_is_written_by_one_command(do, parvis: Parvis, sample: Path, tmp_path: Path):
    grant = do("list", "grant")[0]["id"]
    target = tmp_path / "evidence.zip"
    told = do("evidence", "--grant", grant, "-o", str(target), "--language", "fr", "--as-of", "31/12/2010")
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        assert len(names) == told["files"] and "index.pdf" in names
        assert "2009-10-21-rencontre-de-la-plateforme/2-programme/programme-fr.pdf" in names
        assert all(archive.read(name).startswith(b"%PDF") for name in names)
    assert {one["what"] for one in told["missing"]} >= {"sheet", "scan"}
    first = target.read_bytes()
    do("evidence", "--grant", grant, "-o", str(target), "--language", "fr", "--as-of", "31/12/2010")
    assert target.read_bytes() == first
    folder = tmp_path / "evidence"
    said = parvis("evidence", "--grant", grant, "-o", str(folder), "--base", sample, "--as-of", "31/12/2010")
    assert said.status == 0 and said.out.splitlines()[-1] == f"{told['files']} files in {folder}."
    refused = parvis("evidence", "--grant", grant, "-o", str(folder), "--base", sample)
    assert refused.status == 1 and "Choose a new folder" in refused.err


def test_the_evidence_of_one_meeting_has_both_languages(do, tmp_path: Path):
    held = do("evidence", "--from", "2008-01-01", "--until", "2008-12-31", "--as-of", "1/3/2009")["missing"]
    meeting = next(line["id"] for line in held if line["kind"] == "meeting")
    do("evidence", meeting, "-o", str(tmp_path / "file"), "--language", "en", "--as-of", "1/3/2009")
    paths = {path.relative_to(tmp_path / "file").as_posix() for path in (tmp_path / "file").rglob("*.pdf")}
    for folder, paper in (("1-convocation", "notice-of-meeting-"), ("4-minutes", "minutes"), ("3-attendance", "part")):
        found = [path.rpartition("-")[2] for path in paths if path.startswith(f"{folder}/{paper}")]
        assert sorted(found) == ["en.pdf", "fr.pdf"]


def test_sheets_and_drafts_of_a_round_go_out_and_corrections_come_in(do, tmp_path: Path):
    started = ("verification", "start", "--en", "Verification 2009", "--until", "31/3/2009", "--as-of", "2/3/2009")
    made = do(*started)["id"]
    sheets = do("verification", "sheets", made, "-o", str(tmp_path / "sheets.pdf"), "--as-of", "2/3/2009")
    assert sheets["members"] == len(voting(do))
    drafted = ("verification", "drafts", made, "-o", str(tmp_path / "drafts"), "--mark", "--as-of", "3/3/2009")
    drafts = do(*drafted)
    mails = sorted((tmp_path / "drafts").iterdir())
    assert len(mails) == drafts["members"] == len(voting(do)) - len(drafts["without_address"])
    mail = message_from_bytes(mails[0].read_bytes(), policy=policy.default)
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "application/pdf"]
    assert do("verification", "board", made, "--as-of", "3/3/2009")["sent"] == len(voting(do))
    member = voting(do)[0]
    fields = do("verification", "fields", made, "--member", member, "--as-of", "9/3/2009")["fields"]
    field = next(one["field"] for one in fields if one["field"].endswith(":text"))
    came = ("verification", "receive", made, "--member", member, "--by", "A. Ardent", "--as-of", "9/3/2009")
    assert do(*came, "--set", f"{field}=Another name")["corrections"] == 1
    (answer,) = do("verification", "answers", made, "--member", member)["answers"]
    assert answer["new"] == "Another name" and not answer["overtaken"]
    do("verification", "take", made, "--answer", answer["id"], "--as-of", "10/3/2009")
    kept = do("verification", "answers", made, "--member", member)["answers"]
    assert [one["answer"] for one in kept] == ["taken"]
    do("verification", "close", made, "--as-of", "30/4/2009")
    assert do("show", "verification_round", made)["values"]["closed_on"] == "2009-04-30"


def test_letters_of_a_round_are_printed_for_those_with_an_address(do, tmp_path: Path):
    started = ("verification", "start", "--en", "Verification 2009", "--until", "31/3/2009", "--as-of", "2/3/2009")
    made = do(*started)["id"]
    told = do("verification", "letters", made, "-o", str(tmp_path / "letters.pdf"), "--as-of", "2/3/2009")
    assert told["members"] + len(told["without_address"]) == len(voting(do))
    assert len(pages((tmp_path / "letters.pdf").read_bytes())) == told["members"]


def test_the_file_of_an_institution_is_printed_before_a_visit(do, tmp_path: Path):
    target = tmp_path / "file.pdf"
    printed = do("print", "institution", "--institution", "European Commission", "--language", "fr", "-o", str(target))
    assert printed["missing_characters"] == []
    said = words(target.read_bytes())
    assert "Premier échange sur les règles de la subvention" in said and "Commission européenne" in said


def test_a_report_in_numbers_is_printed_with_its_lists_or_without(parvis: Parvis, sample: Path, tmp_path: Path):
    wanted = ("print", "report", "--numbers", "membership", "--from", "2008", "--until", "2009-06", "--base", sample)
    with_lists, without = tmp_path / "with.pdf", tmp_path / "without.pdf"
    assert parvis(*wanted, "--language", "en", "-o", with_lists).status == 0
    assert parvis(*wanted, "--language", "en", "--no-lists", "-o", without).status == 0
    assert "24 25" in reading.words(without.read_bytes())
    assert "1 January 2008 to 30 June 2009" in reading.words(without.read_bytes())
    assert "joined" in reading.words(with_lists.read_bytes()) and "joined" not in reading.words(without.read_bytes())


def test_what_a_report_on_paper_lacks_is_said(parvis: Parvis, sample: Path, tmp_path: Path):
    refused = parvis("print", "report", "--base", sample, "-o", tmp_path / "x.pdf")
    assert (refused.status, refused.err) == (
        2, "“report” needs --meeting, or --numbers for a report in numbers.\n",
    )  # fmt: skip
    numbers = ("print", "report", "--numbers", "members", "--base", sample)
    refused = parvis(*numbers, "-o", tmp_path / "x.docx")
    assert (refused.status, refused.err) == (2, "A report in numbers is printed as PDF only.\n")
