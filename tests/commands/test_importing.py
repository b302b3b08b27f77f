"""Files of other programs brought into a base from the command line: looked at, taken, taken back."""

import base64
import json
from pathlib import Path

import pytest
import xlsxwriter

from tests.commands.conftest import Parvis

LIST = "\r\n".join(
    [
        "Prénom;Nom;Société;E-mail;Pointure",
        "Zoé;Roy;Ville de Lyon;zoe@lyon.fr;38",
        ";;Comité – Œuvres;;",
        ";;;x@y.eu;",
        "",
    ]
)
CARD = """BEGIN:VCARD
VERSION:3.0
N:Roy;Zoé
ORG:Ville de Lyon
EMAIL;TYPE=work:zoe@lyon.fr
X-CHAT:zoe
END:VCARD
"""
NOTHING = {"new": 0, "changed": 0, "same": 0, "duplicate": 0, "refused": 0}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    (made / "list.csv").write_bytes(LIST.encode("cp1252"))
    (made / "zoe.vcf").write_text(CARD, encoding="utf-8")
    return made


def test_a_trial_says_everything_and_writes_nothing(parvis: Parvis, base: Path, folder: Path):
    answer = parvis("import", folder / "list.csv", "--base", base, "--dry-run", "--json")
    (file,) = answer.data["files"]
    assert (answer.status, answer.err, answer.data["taken"]) == (0, "", None)
    assert (file["encoding"], file["delimiter"], file["header"]) == ("cp1252", ";", "1")
    assert [(column["heading"], column["target"]) for column in file["columns"]] == [
        ("Prénom", "person.given"), ("Nom", "person.family"), ("Société", "organisation.name_fr"),
        ("E-mail", "work.email"), ("Pointure", "keep"),
    ]  # fmt: skip
    assert answer.data["counts"] == {**NOTHING, "new": 3, "refused": 1}
    refused = answer.data["rows"][-1]
    assert (refused["row"], refused["state"], refused["reason"]) == (
        4, "refused", "This row has neither a person's name nor an organisation's.",
    )  # fmt: skip
    assert parvis("list", "person", "--base", base, "--json").data == []
    assert "Import" not in parvis("history", "--base", base).out


def test_a_list_comes_in_comes_in_again_and_is_taken_back(parvis: Parvis, base: Path, folder: Path):
    first = parvis("import", folder / "list.csv", "--base", base, "--json").data
    assert first["taken"] == {"made": 3, "changed": 0, "same": 0, "left_out": 0, "refused": 1}
    assert [one["title"] for one in parvis("list", "person", "--base", base, "--json").data] == ["Zoé Roy"]
    again = parvis("import", folder / "list.csv", "--base", base, "--json").data
    assert again["counts"] == {**NOTHING, "same": 2, "refused": 1}
    changed = LIST.replace("38", "39").replace("zoe@lyon.fr", "roy@lyon.fr")
    (folder / "new.csv").write_text(changed, encoding="utf-8-sig")
    (row,) = (
        r
        for r in parvis("import", folder / "new.csv", "--base", base, "--json").data["rows"]
        if r["state"] == "changed"
    )
    assert [(change["old"], change["new"]) for change in row["changes"]] == [
        ("zoe@lyon.fr", "roy@lyon.fr"), ("Pointure: 38", "Pointure: 39"),
    ]  # fmt: skip
    assert parvis("undo", "--base", base).status == 0
    assert parvis("import", folder / "list.csv", "--base", base, "--dry-run", "--json").data["counts"]["same"] == 2
    assert parvis("undo", "--base", base).status == 0
    assert parvis("list", "organisation", "--base", base, "--json").data == []


def test_a_card_and_a_list_of_the_same_person_are_one_and_what_has_no_field_goes_out_again(
    parvis: Parvis, base: Path, folder: Path, tmp_path: Path
):
    answer = parvis("import", folder / "zoe.vcf", "--base", base, "--json")
    assert answer.data["counts"] == {**NOTHING, "new": 2}
    assert parvis("import", folder / "list.csv", "--base", base, "--json").data["counts"] == {
        **NOTHING, "new": 1, "changed": 1, "refused": 1,
    }  # fmt: skip
    shown = parvis("show", "person", "Zoé Roy", "--base", base, "--json").data["rows"]["kept_value.person_id"]
    assert [(row["values"]["name"], row["values"]["value"]) for row in shown] == [
        ("X-CHAT", "zoe"),
        ("Columns", "Pointure: 38"),
    ]
    parvis("export", "vcard4", "--base", base, "-o", tmp_path / "out.vcf")
    assert "X-CHAT:zoe\r\n" in (tmp_path / "out.vcf").read_bytes().decode()


def test_a_cell_that_fits_no_field_is_said_with_its_row_and_file(parvis: Parvis, base: Path, folder: Path):
    (folder / "days.csv").write_text("Prénom;Nom;Anniversaire\nZoé;Roy;16/11\n", encoding="utf-8-sig")
    told = parvis("import", folder / "list.csv", folder / "days.csv", "--base", base, "--dry-run", "--json").data
    reason = "Born: “16/11” is not a date. Type 9/3/2014, or 3/2014 or 2014 if no more is known."
    words = f"{reason} It stays with the record's other details as it is."
    assert [file["notices"] for file in told["files"]] == [[], [{"row": 2, "text": words}]]


def test_a_list_of_meetings_that_went_out_is_refused_in_one_sentence(parvis: Parvis, base: Path, folder: Path):
    (folder / "some.csv").write_text("Meeting;Date;Body\nCommittee;16/11/2008;Office\n", encoding="utf-8-sig")
    answer = parvis("import", folder / "some.csv", "--base", base)
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "one of our own lists (Meetings)" in answer.err


def test_several_files_are_one_step(parvis: Parvis, base: Path, folder: Path):
    answer = parvis("import", folder / "zoe.vcf", folder / "list.csv", "--base", base, "--json").data
    assert [Path(file["file"]).name for file in answer["files"]] == ["zoe.vcf", "list.csv"]
    assert parvis("undo", "--base", base).status == 0
    assert parvis("list", "person", "--base", base, "--json").data == []


def test_what_to_take_is_chosen_by_state_and_by_row(parvis: Parvis, base: Path, folder: Path):
    none = parvis("import", folder / "list.csv", "--base", base, "--take", "changed", "--json").data["taken"]
    assert (none["made"], none["left_out"]) == (0, 3)
    one = parvis("import", folder / "list.csv", "--base", base, "--rows", "3", "--json").data["taken"]
    assert (one["made"], one["left_out"]) == (1, 2)
    assert parvis("list", "organisation", "--base", base, "--json").data[0]["title"] == "Comité – Œuvres"


def test_a_probable_duplicate_is_left_out_added_or_taken_for_the_one_it_looks_like(
    parvis: Parvis, base: Path, folder: Path
):
    parvis("add", "person", "given=Roy", "family=Zoé", "--base", base)
    words = ("import", folder / "zoe.vcf", "--base", base, "--json")
    left = parvis(*words, "--take", "new").data
    assert [(row["state"], row["reason"]) for row in left["rows"] if row["kind"] == "person"] == [
        ("duplicate", "First and last name are swapped in the base, or here."),
    ]  # fmt: skip
    assert parvis(*words, "--take", "duplicate", "--as-found").data["taken"]["changed"] == 1
    assert [one["title"] for one in parvis("list", "person", "--base", base, "--json").data] == ["Zoé Roy"]


def test_a_mapping_of_ones_own_is_used_kept_and_known_again(parvis: Parvis, base: Path, folder: Path):
    mapping = folder / "mapping.json"
    mapping.write_text(json.dumps({"columns": {"Pointure": "person.remarks"}}), encoding="utf-8")
    words = ("import", folder / "list.csv", "--base", base, "--json", "--dry-run")
    parvis(*words, "--mapping", mapping, "--keep-mapping", "Club")
    assert parvis(*words).data["files"][0]["columns"][4]["target"] == "person.remarks"
    mapping.write_text('{"columns": {"Pointure": "nowhere"}}', encoding="utf-8")
    answer = parvis(*words, "--mapping", mapping)
    assert (answer.status, answer.out, "no field for a column" in answer.err) == (1, "", True)


def test_sheets_directories_and_calendars_come_in_by_what_they_hold(parvis: Parvis, base: Path, folder: Path):
    book = xlsxwriter.Workbook(folder / "sheet.xlsx")
    sheet = book.add_worksheet("Gens")
    for place, (heading, cell) in enumerate((("Prénom", "Ana"), ("Nom", "Silva"), ("Code postal", "01001"))):
        sheet.write(0, place, heading)
        sheet.write(1, place, cell)
    book.close()
    name = base64.b64encode("Müller".encode()).decode()
    (folder / "a.ldif").write_text(f"dn: cn=u\nobjectClass: person\nsn:: {name}\ngivenName: Uwe\n", encoding="utf-8")
    (folder / "b.txt").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Forum\nDTSTART:20081116T163000\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    files = [folder / one for one in ("sheet.xlsx", "a.ldif", "b.txt")]
    answer = parvis("import", *files, "--base", base, "--json").data
    assert [file["format"] for file in answer["files"]] == ["sheet", "ldif", "icalendar"]
    assert [one["title"] for one in parvis("list", "person", "--base", base, "--json").data] == [
        "Uwe Müller",
        "Ana Silva",
    ]
    assert [one["title"] for one in parvis("list", "event", "--base", base, "--json").data] == ["Forum"]


def test_a_person_reads_it_in_their_language(parvis: Parvis, base: Path, folder: Path):
    out = parvis("import", folder / "list.csv", "--base", base, "--dry-run", "--ui-language", "fr").out
    assert "Encodage : cp1252" in out.replace("\u00a0", " ")
    assert "4\trefusée\t" in out
    assert out.endswith("Rien n’a été écrit\u00a0: c’était un essai.\n")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--take", "everything"), 2), (("--rows", "a-b"), 2), (("--kind", "nix"), 2),
        (("--mapping", "/nowhere.json"), 1),
        (("--encoding", "nix"), 1),
    ],
)  # fmt: skip
def test_wrong_words_are_refused_and_nothing_is_written(
    parvis: Parvis, base: Path, folder: Path, words: tuple[str, ...], status: int
):
    answer = parvis("import", folder / "list.csv", "--base", base, *words)
    assert (answer.status, answer.out, bool(answer.err)) == (status, "", True)
    assert parvis("list", "organisation", "--base", base, "--json").data == []


def test_a_file_that_is_none_ends_in_a_sentence(parvis: Parvis, base: Path, folder: Path):
    for name, content in (("gone.csv", None), ("broken.xlsx", b"PK\x03\x04 broken"), ("page.xls", b"<html></html>")):
        if content is not None:
            (folder / name).write_bytes(content)
        answer = parvis("import", folder / name, "--base", base)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert parvis("import", folder, "--base", base).status == 1
