"""Whatever form a list has: it comes in, again it changes nothing, what differs is changed, and all is taken back."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.interchange.exports import export
from desktop_app.interchange.reading import read
from desktop_app.services import columns, exporting, history, importing
from desktop_app.services.importing import Plan
from desktop_app.services.incoming import Table
from desktop_app.services.mapped import records_of
from desktop_app.services.own_lists import FIELD_BY_FIELD
from desktop_app.storage.database import Database
from tests.interchange.conftest import Written
from tests.interchange.heading_rows import Program
from tests.interchange.test_headings import PROGRAMS, TITLES_OF_OUTLOOK, wanted
from tests.interchange.test_sheets import MANIFEST
from tests.office import everything

HEAD = ["Prénom", "Nom", "Société", "Fonction", "E-mail", "Téléphone", "Code postal", "Pointure"]
PEOPLE = [
    ["Zoé", "Lefèvre", "Ville de L’Haÿ", "Maire", "zoe@lhay.fr", "01 44 50 59 59", "01001", "38"],
    ["Noël", "Œuvrard", "Comité – Œuvres", "Président", "noel@x.eu", "+33 6 12 34 56 78", "", ""],
]
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
MOVED = "zoe@paris.fr"


def table_as(delimiter: str, encoding: str) -> Callable[[list[list[str]]], bytes]:
    def make(rows: list[list[str]]) -> bytes:
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=delimiter).writerows([HEAD, *rows])
        return file.getvalue().encode(encoding)

    return make


def workbook(rows: list[list[str]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([HEAD, *rows]):
            sheet.write_row(place, 0, row)
    return target.getvalue()


def open_document(rows: list[list[str]]) -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in [HEAD, *rows]
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Gens">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST % b"")
        packed.writestr("content.xml", content)
    return target.getvalue()


def cards(version: str) -> Callable[[list[list[str]]], bytes]:
    def make(rows: list[list[str]]) -> bytes:
        mark = ";CHARSET=UTF-8" if version == "2.1" else ""
        return "".join(
            f"BEGIN:VCARD\r\nVERSION:{version}\r\nUID:{place}\r\nN{mark}:{family};{given}\r\n"
            f"FN{mark}:{given} {family}\r\n"
            f"ORG{mark}:{work}\r\nTITLE{mark}:{title}\r\nEMAIL:{mail}\r\nTEL:{phone}\r\nX-SHOE:{shoe}\r\nEND:VCARD\r\n"
            for place, (given, family, work, title, mail, phone, _code, shoe) in enumerate(rows)
        ).encode()

    return make


def directory(rows: list[list[str]]) -> bytes:
    import base64

    def said(name: str, text: str) -> str:
        return f"{name}:: {base64.b64encode(text.encode()).decode()}\n"

    return "\n".join(
        f"dn: cn={place}\nobjectClass: inetOrgPerson\n"
        + said("sn", family) + said("givenName", given) + said("o", work) + said("title", title)
        + f"mail: {mail}\ntelephoneNumber: {phone}\nshoe: {shoe or 'none'}\n"
        for place, (given, family, work, title, mail, phone, _code, shoe) in enumerate(rows)
    ).encode()  # fmt: skip


def calendar(rows: list[list[str]]) -> bytes:
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0",
            *(
                f"BEGIN:VEVENT\r\nUID:{place}@x\r\nSUMMARY:{row[1]}\r\nDTSTART:2008111{place}T163000\r\n"
                f"DESCRIPTION:{row[4]}\r\nX-SHOE:{row[7]}\r\nEND:VEVENT"
                for place, row in enumerate(rows)
            ),
            "END:VCALENDAR",
        ]
    ).encode()  # fmt: skip


FORMS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "cp1252.csv": table_as(";", "cp1252"),
    "utf8.csv": table_as(",", "utf-8-sig"),
    "utf16.txt": table_as("\t", "utf-16"),
    "list.xlsx": workbook,
    "list.ods": open_document,
    "cards21.vcf": cards("2.1"),
    "cards3.vcf": cards("3.0"),
    "cards4.vcf": cards("4.0"),
    "people.ldif": directory,
    "events.ics": calendar,
}


def planned(base: Database, path: Path) -> Plan:
    source = read(path)
    records = source.records
    if source.table is not None:
        records = records_of(source.table, columns.guess(source.table), importing.organisation_kinds(base))
    return importing.plan(base, records)


@pytest.mark.parametrize("name", FORMS)
def test_it_comes_in_again_and_changes_nothing_and_what_differs_is_changed_and_taken_back(
    base: Database, written: Written, name: str
):
    empty = everything(base)
    first = planned(base, written(name, FORMS[name](PEOPLE)))
    importing.carry_out(base, first, name)
    with_them, number = everything(base), history.last_number(base)
    again = planned(base, written(name, FORMS[name](PEOPLE)))
    assert {state for state, count in again.counts().items() if count} == {importing.SAME}
    importing.carry_out(base, again, name)
    assert (everything(base), history.last_number(base)) == (with_them, number)
    moved = [[*PEOPLE[0][:4], MOVED, *PEOPLE[0][5:]], PEOPLE[1]]
    differs = planned(base, written(name, FORMS[name](moved)))
    assert differs.counts() | {} == {**again.counts(), importing.CHANGED: 1, importing.SAME: again.counts()["same"] - 1}
    importing.carry_out(base, differs, name)
    assert MOVED in str(everything(base)) and "zoe@lhay.fr" not in str(everything(base))
    history.undo(base)
    assert everything(base) == with_them
    history.undo(base)
    assert everything(base) == empty


VALUES = {
    "person.given": "Zoé", "person.family": "Roy", "person.full": "Zoé Roy", "person.honorific": "Dr",
    "person.form_of_address": "Mme", "person.language": "fr", "address.country": "France", "home.country": "France",
    "person.born_on": "16/11/1968", "person.anniversary_on": "12/06/1999",
}  # fmt: skip
PARTS = {
    "Birth Year": "1968", "Birth Month": "11", "Birth Day": "16", "Année de naissance": "1968", "Mois": "11",
    "Jour": "16", "Latitude": "45.76", "Longitude": "4.84",
}  # fmt: skip
"""What stands in columns of which several make one value."""
BY_KIND = {"email": "z{}@x.eu", "phone": "01 44 50 59 {:02}", "mobile": "06 12 34 56 {:02}", "fax": "01 44 50 60 {:02}"}
BY_KIND |= {"web": "https://x.eu/{}", "postcode": "690{:02}"}


def filled(program: Program) -> list[str]:
    """A row in which each cell says something of its own, as its column would."""
    titles = iter(TITLES_OF_OUTLOOK.values())
    cells = []
    for place, (heading, field) in enumerate(zip(program.headings, wanted(program), strict=True)):
        kind = field.partition(".")[2]
        if heading == "Titre":
            cells.append(next(titles))
        elif heading in PARTS:
            cells.append(PARTS[heading])
        elif field in VALUES:
            cells.append(VALUES[field])
        else:
            cells.append(BY_KIND.get(kind, f"{heading} no. {{}}".replace(":", "")).format(place))
    return cells


@pytest.mark.parametrize("name", PROGRAMS)
def test_of_a_whole_row_of_another_program_nothing_is_lost_and_again_nothing_changes(
    base: Database, written: Written, name: str
):
    program, row = PROGRAMS[name], filled(PROGRAMS[name])
    file = io.StringIO(newline="")
    csv.writer(file).writerows([program.headings, row])
    path = written("row.csv", file.getvalue().encode("utf-8-sig"))
    made = planned(base, path)
    importing.carry_out(base, made, path.name)
    held = str(everything(base))
    understood = {"Mme", "France", "fr", "Zoé Roy", "16/11/1968", "12/06/1999"}
    assert ("1968-11-16" in held, made.doubts) == ("person.born_on" in program.under, [])
    assert [cell for cell in row if cell not in understood and repr(cell)[1:-1] not in held] == []
    again = planned(base, path)
    assert {state for state, count in again.counts().items() if count} == {importing.SAME}


# Our own lists, and tables like them ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", ["person", "organisation", "event"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_that_went_out_comes_in_again_and_changes_nothing(
    database: Database, tmp_path: Path, language: str, kind: str, form: str
):
    """Names shown whole, mobiles under “Phone”, towns of seats, acronyms in the other language: all are known again."""
    i18n.set_language(language)
    path = tmp_path / f"list.{form}"
    count = export(database, form, exporting.all_of(kind, "2026-11-24"), path, NOW).count
    again = planned(database, path)
    assert [(entry.title, entry.changes) for entry in again.entries if entry.state != importing.SAME] == []
    assert len(again.entries) == count > 1


OF_CONTACTS = {
    "person": ["role,name", "organisation,name,email", "phone,name,role,email"],
    "organisation": ["name,acronym,category,town", "acronym,country,name", "name,acronym,category,email,phone"],
    "event": ["date,name", "place,date,name,status"],
}
"""Columns as people leave and move them."""


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("kind", "shown"), [(kind, one) for kind, found in OF_CONTACTS.items() for one in found])
def test_a_list_with_columns_hidden_and_moved_comes_in_again_and_changes_nothing(
    database: Database, tmp_path: Path, language: str, kind: str, shown: str
):
    i18n.set_language(language)
    some = replace(exporting.all_of(kind, "2026-11-24"), columns=tuple(shown.split(",")))
    export(database, "csv", some, tmp_path / "list.csv", NOW)
    again = planned(database, tmp_path / "list.csv")
    assert [(entry.title, entry.changes) for entry in again.entries if entry.state != importing.SAME] == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", FIELD_BY_FIELD)
def test_a_list_of_the_words_in_use_comes_in_again_and_changes_nothing(
    database: Database, tmp_path: Path, language: str, kind: str
):
    i18n.set_language(language)
    count = export(database, "csv", exporting.all_of(kind, "2026-11-24"), tmp_path / "list.csv", NOW).count
    again = planned(database, tmp_path / "list.csv")
    assert [(entry.record.kind, entry.state) for entry in again.entries] == [(kind, importing.SAME)] * count
    assert count > 0


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", ["meeting", "position", "practice", "interaction", "mandate", "task", "export"])
def test_a_list_that_only_shows_is_refused_at_once_in_one_sentence(
    database: Database, tmp_path: Path, language: str, kind: str
):
    i18n.set_language(language)
    export(database, "csv", exporting.all_of("meeting", "2026-11-24"), tmp_path / "first.csv", NOW)
    export(database, "csv", exporting.all_of(kind, "2026-11-24"), tmp_path / "list.csv", NOW)
    with pytest.raises(UserError) as refused:
        planned(database, tmp_path / "list.csv")
    assert i18n._(KINDS[kind].plural) in str(refused.value)


def test_a_list_of_meetings_with_columns_hidden_is_refused_unless_one_says_what_its_rows_are():
    table = Table(["Date", "Réunion"], [["16/11/2008", "Comité"]])
    with pytest.raises(UserError):
        columns.guess(table)
    assert columns.guess(table, "person").targets == [columns.KEEP, columns.KEEP]


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        ("Nom;Fonction;Société", "person.full"),
        ("Nom;Organisation;Courriel", "person.full"),
        ("Name;Company;Phone", "person.full"),
        ("Name;Phone;E-mail", "person.full"),
        ("Nom;Prénom;Société", "person.family"),
        ("Nom;Sigle;Ville", "organisation.name_fr"),
        ("Name;Acronym;Country", "organisation.name_fr"),
        ("Nom;Ville;Téléphone", "organisation.name_fr"),
    ],
)
def test_whose_a_name_is_the_other_headings_say(headings: str, field: str):
    assert columns.guess(Table(headings.split(";"), [["x"] * 3])).targets[0] == field


@pytest.mark.parametrize(("headings", "doubts"), [("Name;Phone", [0]), ("Name;Role", []), ("Name;Acronym", [])])
def test_a_name_that_may_be_anybody_s_is_shown_for_choice(headings: str, doubts: list[int]):
    assert columns.guess(Table(headings.split(";"), [["x", "x"]])).doubts == doubts


def test_days_are_no_telephones():
    assert columns.guess(Table(["Prénom", "Nom", "Le"], [["Zoé", "Roy", "03/11/2008"]])).targets[2] == columns.KEEP


def test_a_tag_that_is_none_of_its_memberships_is_added(database: Database, written: Written):
    made = planned(database, written("1.csv", "Nom;Sigle;Catégorie\nUnion;UNI;Ami".encode()))
    assert [change.new for change in made.entries[0].changes if change.field == "Tag"] == ["Ami"]


def test_a_number_that_somebody_has_at_another_place_is_not_added_again(base: Database, written: Written):
    head = "Prénom;Nom;Société;Téléphone"
    one = planned(base, written("1.csv", f"{head};Portable\nZoé;Roy;Ville de Lyon;;06 12 34 56 78".encode()))
    importing.carry_out(base, one, "1.csv")
    for place, number, state in (
        ("Ville de Lyon", "06 12 34 56 78", importing.SAME),
        ("Métropole", "06 12 34 56 78", importing.CHANGED),
    ):
        made = planned(base, written("2.csv", f"{head}\nZoé;Roy;{place};{number}".encode()))
        (entry,) = (entry for entry in made.entries if entry.title == "Zoé Roy")
        assert (entry.state, [change.new for change in entry.changes]) == (state, [place] * (state != importing.SAME))


def test_a_name_in_one_piece_does_not_part_anew_what_the_base_parts(base: Database, written: Written):
    parted = planned(base, written("1.csv", "Prénom;Nom;Société\nJoão;Almeida e Sá;ANMP".encode()))
    importing.carry_out(base, parted, "1.csv")
    whole = planned(base, written("2.csv", "Nom complet;Société\nJoão Almeida e Sá;ANMP".encode()))
    assert [entry.state for entry in whole.entries] == [importing.SAME]
    corrected = planned(base, written("3.csv", "Prénom;Nom;Société\nJoão Almeida;e Sá;ANMP".encode()))
    assert [change.new for change in corrected.entries[0].changes] == ["João Almeida", "e Sá"]
