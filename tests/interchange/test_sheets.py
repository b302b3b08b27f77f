"""Sheets of others: values only, and a hostile file costs its own process only."""

import io
import struct
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.interchange.reading import Ways, read
from desktop_app.services.incoming import Table
from tests.corpus import CORPUS
from tests.hostile_archives import HOSTILE_PARTS, SENTENCES, packed_with
from tests.interchange.conftest import Written


def table_of(path: Path, **ways: Any) -> Table:
    table = read(path, Ways(**ways)).table
    assert table is not None
    return table


def workbook(*rows: list[Any], **options: Any) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, **options})
    day, moment = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet = book.add_worksheet("Contacts")
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            form = moment if isinstance(cell, datetime) else day if isinstance(cell, date) else None
            if form:
                sheet.write_datetime(number, place, cell, form)
            else:
                sheet.write(number, place, cell)
    book.add_worksheet("Autres").write(0, 0, "x")
    book.close()
    return target.getvalue()


def with_sheet(xml: bytes, *more: tuple[str, bytes]) -> bytes:
    """A workbook whose only sheet is some text of our making."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["Nom"]))) as good,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for part in good.namelist():
            bad.writestr(part, xml if part == "xl/worksheets/sheet1.xml" else good.read(part))
        for name, content in more:
            bad.writestr(name, content)
    return target.getvalue()


MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">%s</manifest:manifest>'
)
SHEET = b'<?xml version="1.0"?>%s<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>'


def test_cells_come_as_what_they_are(written: Written):
    rows = [
        ["Nom", "Membre", "Depuis", "À", "Code"],
        ["Zoé", 3.0, date(2008, 12, 5), datetime(2008, 12, 5, 16, 30), "01001"],
    ]
    table = table_of(written("liste.xlsx", workbook(*rows)))
    assert table.rows == [["Zoé", "3", "2008-12-05", "2008-12-05T16:30", "01001"]]
    assert (table.facts["sheet"], table.facts["sheets"], table.facts["header"]) == ("Contacts", "Contacts, Autres", "1")


def test_days_counted_from_1904_are_the_same_days(written: Written):
    table = table_of(written("mac.xlsx", workbook(["Depuis"], [date(2008, 12, 5)], date_1904=True)))
    assert table.rows == [["2008-12-05"]]


def test_another_sheet_can_be_chosen_and_rows_know_their_line(written: Written):
    path = written("liste.xlsx", workbook([], ["Nom", "Ville"], [], ["Zoé", "Paris"], [], ["Noël", "Lyon"]))
    assert [table_of(path).line(number) for number in range(2)] == [4, 6]
    assert table_of(path, sheet="Autres", header=0).rows == [["x"]]


def test_a_sheet_is_read_by_what_it_holds_whatever_its_name_says(written: Written):
    content = workbook(["Nom", "Ville"], ["Zoé", "Paris"])
    for name in ("liste.xls", "liste.ods", "liste.csv", "liste.vcf"):
        assert table_of(written(name, content)).rows == [["Zoé", "Paris"]]


# Hostile ones ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", [b"XFD1048576", b"A1:XFD1048576"])
def test_x1_x2_a_cell_at_the_far_end_costs_neither_memory_nor_time(written: Written, reference: bytes):
    rows = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    first = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>'
    far = reference == b"XFD1048576"
    sheet = b'<dimension ref="A1:XFD1048576"/><sheetData>' + first + (rows if far else b"") + b"</sheetData>"
    path = written("far.xlsx", with_sheet(SHEET % (b"", sheet)))
    if far:
        with pytest.raises(UserError, match=r"too large|can be read"):
            read(path)
    else:
        assert table_of(path).headings == ["Nom"]


def test_x3_a_bomb_is_refused_by_its_directory(written: Written):
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"A" * 30_000_000 + b"</t></is></c></row>"
    path = written("bomb.xlsx", with_sheet(SHEET % (b"", b"<sheetData>" + cell + b"</sheetData>")))
    assert path.stat().st_size < 100_000
    with pytest.raises(UserError, match="too large"):
        read(path)


@pytest.mark.parametrize("kind", HOSTILE_PARTS)
def test_x3_d4_a_sheet_whose_parts_lead_outside_or_never_end_is_refused_in_a_sentence(
    written: Written, tmp_path: Path, kind: str
):
    path = written("list.xlsx", packed_with(workbook(["Nom"], ["Zoé"]), kind))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UserError, match=SENTENCES[kind]):
        read(path)
    assert sorted(tmp_path.rglob("*")) == before


def test_folders_parted_by_backslashes_are_no_paths_of_windows(written: Written):
    good, target = workbook(["Nom", "Ville"], ["Zoé", "Paris"]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as before, zipfile.ZipFile(target, "w") as after:
        for part in before.namelist():
            entry = zipfile.ZipInfo("placeholder")
            entry.filename = part.replace("/", "\\") if part.startswith("xl/worksheets") else part
            after.writestr(entry, before.read(part))
    assert table_of(written("old.xlsx", target.getvalue())).rows == [["Zoé", "Paris"]]


def test_x4_a_billion_laughs_and_files_of_the_machine_are_not_read(written: Written):
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    inner = b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row></sheetData>'
    for name, declared, word in (
        ("laughs.xlsx", b'<!DOCTYPE x [<!ENTITY l0 "ha">' + laughs + b"]>", b"&l9;"),
        ("outside.xlsx", b'<!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]>', b"&p;"),
    ):
        path = written(name, with_sheet(SHEET % (declared, inner % word)))
        try:
            told = str(table_of(path).headings)
        except UserError as refused:
            told = str(refused)
        assert "root:" not in told and "hahaha" not in told


def test_x5_a_damaged_sheet_is_refused_in_a_sentence(written: Written):
    good = bytearray(workbook(["Nom"], *[[f"Zoé {number}"] for number in range(300)]))
    place = good.find(b"xl/worksheets/sheet1.xml") + 200
    good[place : place + 40] = b"\xff" * 40
    with pytest.raises(UserError, match=r"not a sheet that can be read|damaged"):
        read(written("damaged.xlsx", bytes(good)))


def test_x5_a_password_is_named(written: Written):
    # What Office writes for a file with a password: a compound file with these two streams.
    content = compound_file("EncryptionInfo", "EncryptedPackage")
    with pytest.raises(UserError, match=r"password|not a sheet that can be read"):
        read(written("secret.xlsx", content))


def test_x5_a_workbook_that_a_spreadsheet_locked_is_told_by_its_password():
    locked = CORPUS / "xlsx" / "tafia+calamine" / "tests__pass_protected.xlsx"
    if not locked.exists():
        pytest.skip("the corpus is not beside the project")
    with pytest.raises(UserError, match=r"^This file is protected by a password\. Open it in its program, save it"):
        read(locked)


def test_x5_a_locked_sheet_of_libreoffice_is_told_by_its_password(written: Written):
    entry = b'<manifest:file-entry manifest:full-path="content.xml" manifest:size="9"><manifest:encryption-data/>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST % (entry + b"</manifest:file-entry>"))
        packed.writestr("content.xml", b"\x00\x01\x02")
    with pytest.raises(UserError, match="protected by a password"):
        read(written("locked.ods", target.getvalue()))


def test_x5_an_old_workbook_under_a_new_name_is_read_and_a_cut_one_is_refused(written: Written):
    old = CORPUS / "xlsx" / "tafia+calamine" / "tests__issues.xls"
    if not old.exists():
        pytest.skip("the corpus is not beside the project")
    content = old.read_bytes()
    assert table_of(written("new.xlsx", content)).headings == table_of(old).headings
    with pytest.raises(UserError, match=r"can be read|damaged"):
        read(written("cut.xlsx", content[:700]))


def test_x6_a_formula_is_the_value_it_had_and_is_not_computed(written: Written):
    sheet = (
        b'<sheetData><row r="1"><c r="A1" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c>'
        b'<c r="B1" t="str"><f>cmd|\'/c calc\'!A0</f><v>0</v></c></row></sheetData>'
    )
    assert table_of(written("formula.xlsx", with_sheet(SHEET % (b"", sheet))), header=0).rows == [["ab", "0"]]


REFERENCES = st.sampled_from(["A1", "B1", "A2", "", "1A", "A0", "ZZZZ9", "XFE1", "A99999999999", "a1"])
KINDS = st.sampled_from(["s", "n", "b", "e", "d", "str", "inlineStr", "", "x"])
INSIDE = st.lists(
    st.tuples(st.sampled_from(["v", "f", "is", "t", "r"]), st.text(st.sampled_from("0123456789.-eé<&]"), max_size=12)),
    max_size=3,
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(REFERENCES, KINDS, st.integers(-1, 99), INSIDE), max_size=8), st.booleans())
def test_any_cells_are_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str, int, list[tuple[str, str]]]], whole: bool
):
    told = "".join(
        f'<c r="{reference}" t="{kind}" s="{style}">'
        + "".join(f"<{name}>{escape(text) if whole else text}</{name}>" for name, text in inside)
        + "</c>"
        for reference, kind, style, inside in cells
    )
    sheet = f"<sheetData><row r='1'>{told}</row></sheetData>".encode()
    path = tmp_path_factory.mktemp("any") / "any.xlsx"
    path.write_bytes(with_sheet(SHEET % (b"", sheet)))
    try:
        table = table_of(path)
    except UserError as refused:
        assert str(refused)
    else:
        assert len(table.lines) == len(table.rows)


def compound_file(*streams: str) -> bytes:
    """The smallest compound file with some empty streams (MS-CFB): a header, one FAT sector, one directory sector."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (4 * 108)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (512 - 8)
    entries = [("Root Entry", 5, 1 if streams else 0xFFFFFFFF)]
    entries += [(name, 2, 0xFFFFFFFF) for name in streams]
    directory = b""
    for place, (name, kind, child) in enumerate(entries):
        right = place + 1 if 0 < place < len(entries) - 1 else 0xFFFFFFFF
        text = name.encode("utf-16-le")
        directory += text + bytes(64 - len(text)) + struct.pack("<HBB", len(text) + 2, kind, 1)
        directory += struct.pack("<III", 0xFFFFFFFF, right, child) + bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
    return header + fat + directory + bytes(512 - len(directory))
