"""What goes out, read again by other programs: sheets, address cards, directories, calendars; whole or not at all."""

import base64
import csv
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest
import vobject
from python_calamine import CalamineWorkbook

from desktop_app import i18n
from desktop_app.errors import Cancelled, UserError
from desktop_app.interchange import exports
from desktop_app.interchange.csv_writing import Form
from desktop_app.interchange.exports import Written, export
from desktop_app.interchange.reading import read
from desktop_app.services import exporting, history, importing, records
from desktop_app.services.exporting import Chosen
from desktop_app.storage import attachments
from desktop_app.storage.database import Database, create
from desktop_app.storage.listing import Question
from tests import office

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
TODAY = "2026-11-24"
SMALL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A picture of one pixel, in base64."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    """The CCRE, two people, one with a name that a spreadsheet would run, an event and a meeting."""
    database = create(tmp_path / "bureau.parvis", "Anne")
    president = office.role(database, "président", "présidente", "president")
    ccre = office.organisation(
        database,
        "Conseil des Communes et Régions d’Europe",
        office.name("Council of European Municipalities and Regions", "en"),
        office.name("CCRE", "fr", "acronym"),
        office.name("CEMR", "en", "acronym"),
        office.contact("phone", "+33 1 44 50 59 59"),
        office.town("Paris", lines="15 rue de Richelieu", postcode="75001", country="FR"),
        country="FR",
    )
    anna = office.person(database, "d’Arc-Łódź", "Anna", form_of_address="f", remarks="Première ligne\nDeuxième; suite")
    office.person(database, "=cmd|' /C calc'!A0", "", office.contact("phone", "+33 6 12 34 56 78"))
    office.mandate(database, anna, ccre, office.contact("email", "anna@example.org"), role_type_id=president)
    digest, size = attachments.keep_content(database, base64.b64decode(SMALL))
    photo = {"kind": "picture", "name": "anna.png", "digest": digest, "size": size}
    records.add(database, "attachment", {"person_id": anna, **photo})
    records.add(
        database,
        "event",
        {"title_fr": "Lancement", "title_en": "Launch", "starts_at": "2008-11-16T16:30", "ends_at": "2008-11-16T18:30",
         "zone": "Europe/Paris"},
    )  # fmt: skip
    yield database
    database.close()


def people(*columns: str) -> Chosen:
    return Chosen(Question("person", i18n.language(), TODAY), columns=columns)


def rows_of(path: Path, delimiter: str = ";", encoding: str = "utf-8-sig") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


# Tables ---------------------------------------------------------------------------------------------------------


def test_a_table_for_excel_in_french(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "personnes.csv"
    i18n.set_language("fr")
    written = export(base, "csv", people(), target, NOW)
    assert written == Written(2, guarded=1)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in target.read_bytes()
    assert rows_of(target) == [
        ["Nom", "Fonction", "Organisation", "Téléphone", "Courriel"],
        ["'=cmd|' /C calc'!A0", "", "", "+33 6 12 34 56 78", ""],
        ["Anna d’Arc-Łódź", "présidente", "Conseil des Communes et Régions d’Europe", "", "anna@example.org"],
    ]
    said = written.sentences("personnes.csv")
    assert said[0] == "2 fiches sont dans personnes.csv."
    assert "apostrophe" in said[1]


def test_a_table_comes_back_as_it_was(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    export(base, "csv", people("name", "phone"), target, NOW, form=Form(",", mark=False))
    assert target.read_bytes().startswith(b"Name,Phone\r\n")
    table = read(target).table
    assert table is not None
    assert table.rows == [["=cmd|' /C calc'!A0", "+33 6 12 34 56 78"], ["Anna d’Arc-Łódź", ""]]


def test_the_columns_stand_in_the_order_asked_for(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    export(base, "csv", people("email", "name"), target, NOW)
    assert rows_of(target)[0] == ["E-mail", "Name"]
    with pytest.raises(UserError, match="salary"):
        export(base, "csv", people("salary"), target, NOW)


def test_the_day_asked_for_governs_what_stands_in_a_table(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    (mandate,) = (row[0] for row in base.read("SELECT id FROM mandate"))
    records.change(base, "mandate", mandate, {"ends_on": "2020-12-31"})
    for day, organisation in (("2020-01-01", "Council of European Municipalities and Regions"), ("2021-01-01", "")):
        export(base, "csv", Chosen(Question("person", "en", day), columns=("name", "organisation")), target, NOW)
        assert rows_of(target)[2] == ["Anna d’Arc-Łódź", organisation]


def test_a_sheet_has_days_texts_and_nothing_that_runs(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "people.xlsx"
    assert export(base, "xlsx", people(), target, NOW) == Written(2)
    assert CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()[1][0] == "=cmd|' /C calc'!A0"
    events = tmp_path / "events.xlsx"
    export(base, "xlsx", exporting.all_of("event", TODAY), events, NOW)
    book = CalamineWorkbook.from_path(str(events))
    assert book.sheet_names == ["Events"]
    assert book.get_sheet_by_index(0).to_python()[1][1] == datetime(2008, 11, 16, 16, 30)


def test_a_sheet_of_fields_has_whole_numbers_and_days(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "mandates.xlsx"
    (mandate,) = (row[0] for row in base.read("SELECT id FROM mandate"))
    records.change(base, "mandate", mandate, {"starts_on": "2019-03-01", "ends_on": "2020"})
    export(base, "xlsx", exporting.all_of("mandate", TODAY), target, NOW)
    heading, row = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    assert row[heading.index("From")] == date(2019, 3, 1)
    assert row[heading.index("Until")] == "2020"
    roles = tmp_path / "roles.xlsx"
    export(base, "xlsx", exporting.all_of("role_type", TODAY), roles, NOW)
    heading, row = CalamineWorkbook.from_path(str(roles)).get_sheet_by_index(0).to_python()
    assert row[heading.index("Order")] == 1.0


def test_a_sheet_keeps_its_headings_in_sight_and_is_as_wide_as_its_texts(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "people.xlsx"
    export(base, "xlsx", people("name", "organisation", "phone"), target, NOW)
    with zipfile.ZipFile(target) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    main = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    (pane,) = sheet.findall(".//m:pane", main)
    assert (pane.get("state"), pane.get("ySplit"), pane.get("topLeftCell")) == ("frozen", "1", "A2")
    (filtered,) = sheet.findall("m:autoFilter", main)
    assert filtered.get("ref") == "A1:C3"
    widths = [float(column.get("width", "0")) for column in sheet.findall(".//m:col", main)]
    longest = ["=cmd|' /C calc'!A0", "Council of European Municipalities and Regions", "+33 6 12 34 56 78"]
    assert [len(text) < width < len(text) + 3 for width, text in zip(widths, longest, strict=True)] == [True] * 3
    kinds = {cell.get("t") for cell in sheet.findall(".//m:c", main)}
    assert (kinds, sheet.findall(".//m:f", main)) == ({"s"}, [])


def test_a_text_too_long_for_a_cell_is_said(base: Database, tmp_path: Path) -> None:
    office.person(base, "Long", remarks="x" * 40_000)
    written = export(base, "xlsx", exporting.all_of("person", TODAY), tmp_path / "a.xlsx", NOW)
    assert written.cut == 0  # remarks are no column of the list
    records.add(base, "note", {"text": "x" * 40_000, "person_id": base.read("SELECT id FROM person")[0][0]})
    written = export(base, "xlsx", exporting.all_of("note", TODAY), tmp_path / "b.xlsx", NOW)
    assert written.cut == 1
    assert "CSV" in written.sentences("b.xlsx")[1]


def test_libreoffice_opens_a_sheet_and_finds_the_same(base: Database, tmp_path: Path) -> None:
    office_program = shutil.which("soffice")
    if office_program is None:
        pytest.skip("LibreOffice is not installed")
    target = tmp_path / "people.xlsx"
    export(base, "xlsx", people(), target, NOW)
    subprocess.run(
        [office_program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir", str(tmp_path / "out"), str(target)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert rows_of(tmp_path / "out" / "people.csv", encoding="utf-8") == [
        ["Name", "Role", "Organisation", "Phone", "E-mail"],
        ["=cmd|' /C calc'!A0", "", "", "+33 6 12 34 56 78", ""],
        ["Anna d’Arc-Łódź", "president", "Council of European Municipalities and Regions", "", "anna@example.org"],
    ]


# Address cards, directories, calendars --------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["3", "4"])
def test_cards_are_read_by_another_library(base: Database, tmp_path: Path, version: str) -> None:
    target = tmp_path / "people.vcf"
    assert export(base, f"vcard{version}", people(), target, NOW) == Written(2)
    text = target.read_bytes().decode()
    assert f"VERSION:{version}.0" in text
    assert [line for line in text.split("\r\n") if len(line.encode()) > 75] == []
    _evil, anna = vobject.readComponents(text)
    assert anna.fn.value == "Anna d’Arc-Łódź"
    assert (anna.n.value.family, anna.n.value.given) == ("d’Arc-Łódź", "Anna")
    assert anna.note.value == "Première ligne\nDeuxième; suite"
    assert [one.value for one in anna.contents["email"]] == ["anna@example.org"]
    assert {one.value for one in anna.contents["title"]} == {"president", "présidente"}
    assert {one.value[0] for one in anna.contents["org"]} == {
        "Council of European Municipalities and Regions",
        "Conseil des Communes et Régions d’Europe",
    }
    if version == "3":
        assert anna.photo.value == base64.b64decode(SMALL)
        assert "ALTID" not in text
    else:
        assert f"PHOTO:data:image/png;base64,{SMALL}"[:74] in text
        assert text.count("ALTID=1") == 4


def test_organisations_have_both_names_on_their_card(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "organisations.vcf"
    export(base, "vcard4", exporting.all_of("organisation", TODAY), target, NOW)
    lines = target.read_bytes().decode().replace("\r\n ", "").split("\r\n")
    assert "FN;ALTID=1;LANGUAGE=fr:Conseil des Communes et Régions d’Europe" in lines
    assert "FN;ALTID=1;LANGUAGE=en:Council of European Municipalities and Regions" in lines
    assert "NICKNAME;LANGUAGE=en:CEMR" in lines
    assert "ADR;TYPE=work:;;15 rue de Richelieu;Paris;;75001;France" in lines
    assert "KIND:org" in lines


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("vcard3", "person"),
        ("vcard4", "person"),
        ("vcard4", "organisation"),
        ("ldif", "person"),
        ("ldif", "organisation"),
    ],
)
def test_what_went_out_and_comes_back_changes_nothing(base: Database, tmp_path: Path, form: str, kind: str) -> None:
    target = tmp_path / f"all.{form}"
    export(base, form, exporting.all_of(kind, TODAY), target, NOW)
    plan = importing.plan(base, read(target).records)
    assert [(entry.title, entry.changes) for entry in plan.entries if entry.state != importing.SAME] == []


def test_a_directory_has_entries_of_people_and_organisations(base: Database, tmp_path: Path) -> None:
    target = tmp_path / "people.ldif"
    export(base, "ldif", people(), target, NOW)
    from ldif import LDIFParser

    with target.open("rb") as file:
        entries = [attributes for dn, attributes in LDIFParser(file).parse() if dn]
    assert entries[1]["cn"] == ["Anna d’Arc-Łódź"]
    assert entries[1]["mail"] == ["anna@example.org"]
    assert entries[1]["description"] == ["Première ligne\nDeuxième; suite"]
    assert entries[0]["homePhone"] == ["+33 6 12 34 56 78"]


def test_a_calendar_is_read_by_another_library_and_keeps_what_came_with_an_event(
    base: Database, tmp_path: Path
) -> None:
    (event,) = (row[0] for row in base.read("SELECT id FROM event"))
    alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:x\nEND:VALARM"
    for name, value in (("RRULE", "FREQ=YEARLY;COUNT=3"), ("UID", "abc@example.org"), ("VALARM", alarm)):
        records.add(base, "kept_value", {"event_id": event, "source": "icalendar", "name": name, "value": value})
    target = tmp_path / "events.ics"
    assert export(base, "ics", exporting.all_of("event", TODAY), target, NOW) == Written(1)
    calendar = icalendar.Calendar.from_ical(target.read_bytes())
    (found,) = calendar.walk("VEVENT")
    assert found["SUMMARY"] == "Launch"
    assert found["DTSTART"].dt.isoformat() == "2008-11-16T16:30:00+01:00"
    assert found["UID"] == "abc@example.org"
    assert found["RRULE"]["COUNT"] == [3]
    assert len(found.walk("VALARM")) == 1
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert "ATTENDEE" not in found


# Who took what ----------------------------------------------------------------------------------------------------


def test_who_took_what_is_told_in_the_history_in_either_language(base: Database, tmp_path: Path) -> None:
    export(base, "xlsx", people(), tmp_path / "a.xlsx", NOW)
    some = Question("person", "en", TODAY, words="anna")
    export(base, "vcard4", Chosen(some), tmp_path / "a.vcf", NOW)
    export(base, "json", None, tmp_path / "a.json", NOW)
    columns = "user_name, what, form, count, as_of, is_part, written_at"
    count = sum(len(rows) for rows in json.loads((tmp_path / "a.json").read_text("utf-8"))["tables"].values())
    assert base.read(f'SELECT {columns} FROM "export" ORDER BY id') == [
        ("Anne", "person", "xlsx", 2, TODAY, 0, "2026-11-24T10:30"),
        ("Anne", "person", "vcard4", 1, TODAY, 1, "2026-11-24T10:30"),
        ("Anne", "everything", "json", count, None, 0, "2026-11-24T10:30"),
    ]
    told = [(one.user, one.title) for one in history.recent(base, TODAY, 3)]
    assert told[1:] == [
        ("Anne", "Export People (1), Address cards, vCard 4 (.vcf)"),
        ("Anne", "Export People (2), Excel (.xlsx)"),
    ]
    with i18n.speaking("fr"):
        assert history.recent(base, TODAY, 3)[2].title == "Export\u00a0: Personnes (2), Excel (.xlsx)"


def test_no_undo_takes_an_export_from_the_history_and_none_is_lost_by_it(base: Database, tmp_path: Path) -> None:
    (anna,) = (row[0] for row in base.read("SELECT id FROM person WHERE given = 'Anna'"))
    records.change(base, "person", anna, {"honorific": "Dr"})
    history.undo(base)
    before, redo = history.next_undo(base), history.next_redo(base)
    export(base, "csv", people(), tmp_path / "a.csv", NOW)
    assert (history.next_undo(base), history.next_redo(base)) == (before, redo)
    history.redo(base)
    history.undo(base)
    history.undo(base)
    assert base.read('SELECT count(*) FROM "export"') == [(1,)]


def test_what_was_not_taken_is_not_told(base: Database, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        export(base, "xlsx", people(), tmp_path / "a.xlsx", NOW, progress=stopping(0))
    with pytest.raises(UserError):
        export(base, "csv", people(), tmp_path / "nowhere" / "a.csv", NOW)
    assert base.read('SELECT count(*) FROM "export"') == [(0,)]


# Whole or not at all --------------------------------------------------------------------------------------------


def stopping(after: int) -> Callable[[int, int], None]:
    """A person who stops at the so-manyth report."""
    reports = iter(range(after))

    def report(_done: int, _total: int) -> None:
        if next(reports, None) is None:
            raise Cancelled

    return report


@pytest.mark.parametrize("form", ["csv", "xlsx", "vcard4", "ldif", "json"])
def test_stopped_half_way_leaves_the_file_that_was_there(base: Database, tmp_path: Path, form: str) -> None:
    target = tmp_path / "file"
    target.write_text("as before")
    with pytest.raises(Cancelled):
        export(base, form, None if form == "json" else people(), target, NOW, progress=stopping(0))
    assert target.read_text() == "as before"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file() and "bureau" not in path.name) == ["file"]


def test_a_folder_that_is_not_there_is_said(base: Database, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        export(base, "csv", people(), tmp_path / "nowhere" / "a.csv", NOW)


def test_people_do_not_go_into_a_calendar(base: Database, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Calendar"):
        export(base, "ics", people(), tmp_path / "a.ics", NOW)
    assert not (tmp_path / "a.ics").exists()
    assert exports.formats_for("meeting") == ["xlsx", "csv", "ics"]
