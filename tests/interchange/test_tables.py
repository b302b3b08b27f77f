"""Tables in text files of any program: read as they were meant, whatever their letters, marks and damage."""

import codecs
import io
import multiprocessing
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import Cancelled, UserError
from desktop_app.interchange import csv_reading
from desktop_app.interchange.csv_reading import read_csv
from desktop_app.interchange.csv_writing import DELIMITERS
from desktop_app.interchange.decoding import decoded
from desktop_app.interchange.harmless import as_typed, harmless
from desktop_app.interchange.reading import Ways, read
from desktop_app.services.incoming import Table
from tests.corpus import CORPUS
from tests.corpus.tables import KNOWN_LETTERS
from tests.interchange.conftest import Written

ROWS = "Nom;Prénom;Société\r\nLefèvre;Zoé;Mairie de L’Haÿ\r\nŒuvrard;Noël;Comité – 10 €\r\n"
TABLE = [["Lefèvre", "Zoé", "Mairie de L’Haÿ"], ["Œuvrard", "Noël", "Comité – 10 €"]]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("cp1252", b""),
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_letters_and_the_delimiter_are_found(encoding: str, mark: bytes, delimiter: str):
    table = read_csv(mark + ROWS.replace(";", delimiter).encode(encoding))
    assert (table.headings, table.rows) == (["Nom", "Prénom", "Société"], TABLE)
    assert table.facts["delimiter"] == delimiter
    assert codecs.lookup(table.facts["encoding"]).name.startswith(encoding[:6])


@pytest.mark.parametrize("name", KNOWN_LETTERS)
def test_real_files_of_known_letters_are_read_right(name: str):
    path = CORPUS / name
    if not path.exists():
        pytest.skip("the corpus is not beside the project")
    assert KNOWN_LETTERS[name] in decoded(path.read_bytes())[0]


def test_what_the_person_chose_stands_over_what_is_found():
    content = "a,b;c\n1,2;3\n".encode("utf-16")
    table = read_csv(content, "utf-16", ",", -1)
    assert (table.headings, table.rows) == (["Column 1", "Column 2"], [["a", "b;c"], ["1", "2;3"]])


def test_the_row_of_headings_is_found_below_a_title_and_each_row_knows_its_line():
    table = read_csv(
        b'Liste des contacts\n\nNotes:\n\nFirst Name,Last Name,Email\n\nZoe,"Le\nRoy",z@x.eu\n\nNoel,Du,n@x.eu\n'
    )
    assert table.headings == ["First Name", "Last Name", "Email"]
    assert [table.line(number) for number in range(2)] == [7, 10]


def test_headings_of_their_own_words_and_none_at_all_are_told_apart():
    assert read_csv(b"Ville;Pop\nParis;2\n").headings == ["Ville", "Pop"]
    assert read_csv(b"z@x.eu;01 44\nn@x.eu;01 45\n").rows == [["z@x.eu", "01 44"], ["n@x.eu", "01 45"]]


@pytest.mark.parametrize(
    ("cells", "facts"),
    [
        ("1,5;25/12/2008\n2,25;01/02/2009", {"decimal": ",", "dates": "day/month/year"}),
        ("1.5;12/25/2008\n2.25;01/02/2009", {"decimal": ".", "dates": "month/day/year"}),
        ("1.5;2008-12-25", {"decimal": ".", "dates": "year-month-day"}),
    ],
)
def test_the_forms_of_numbers_and_days_are_found(cells: str, facts: dict[str, str]):
    found = read_csv(f"Montant;Date\n{cells}\n".encode()).facts
    assert {name: found[name] for name in facts} == facts


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_table(content: bytes):
    assert read_csv(content).rows == []


# What spreadsheets would run ------------------------------------------------------------------------------------

RISKY = [
    "=cmd|'/c calc'!A0", "+33 1 44 50 59 59", "-1", "@x", "\tx", "\rx", "＝1+1", "a;=1+1", "'=1", "''-x", "-", "L'Haÿ",
]  # fmt: skip


@pytest.mark.parametrize("cell", RISKY)
@pytest.mark.parametrize("delimiter", DELIMITERS.values())
def test_a_cell_that_a_spreadsheet_would_run_comes_back_as_it_was(cell: str, delimiter: str):
    import csv
    import io

    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([["Nom", "Ville"], [harmless(cell), "x"]])
    assert read_csv(file.getvalue().encode(), "utf-8", delimiter, 0).rows[0][0] == cell


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("'’=+-@\t|%＝;,1 .a"), max_size=8))
def test_no_cell_is_changed_by_its_guard(cell: str):
    assert as_typed(harmless(cell)) == cell


# Damage and size ------------------------------------------------------------------------------------------------


def test_a_line_of_ten_million_letters_and_an_open_quote_are_no_reason_to_stop():
    table = read_csv(b'Nom;Ville\n"' + b"x" * 10_000_000)
    assert [len(table.rows[0][0]), table.notices[0].line] == [1_000_000, 2]


def test_ten_thousand_columns_are_cut_and_said():
    table = read_csv(b";".join(b"c%d" % number for number in range(10_000)) + b"\n" + b"1;" * 9_999 + b"1\n")
    assert (len(table.headings), len(table.rows[0])) == (2_000, 2_000)
    assert {notice.text for notice in table.notices} == {"Only the first 2000 columns were read."}


def test_bytes_of_nought_are_left_out():
    assert read_csv(b"Nom;Ville\nDu\x00pont;Pa\x00ris\n").rows == [["Dupont", "Paris"]]


def test_more_rows_than_one_import_takes_are_refused_with_the_row(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(csv_reading, "MOST_ROWS", 1_000)
    with pytest.raises(UserError, match="after row 1001, and 1,000 rows"):
        read_csv(b"Nom;Ville\n" + b"Dupont;Paris\n" * 5_000)


@pytest.mark.parametrize("name", ["long.csv", "long.xlsx"])
def test_c2_the_reading_of_a_long_file_can_be_stopped(written: Written, name: str):
    if name == "long.csv":
        content = b"Nom;Ville\n" + b"Dupont;Paris\n" * 5_000
    else:
        target = io.BytesIO()
        with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
            sheet = book.add_worksheet()
            for row in range(20_000):
                sheet.write_row(row, 0, ["Dupont", "Paris", row])
        content = target.getvalue()
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done or name == "long.xlsx":
            raise Cancelled

    with pytest.raises(Cancelled):
        read(written(name, content), Ways(), stop)
    assert told == ([(0, 65_010), (25_997, 65_010)] if name == "long.csv" else [(0, 0)])
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("name", ["list.csv.gz", "list.csv", "list.xls"])
def test_what_is_no_table_is_said_by_what_it_is(written: Written, name: str):
    content = {"list.csv.gz": b"\x1f\x8b\x08\x00", "list.csv": b"%PDF-1.7", "list.xls": b"<html><table><tr><td>a"}[name]
    with pytest.raises(UserError, match="page of the web" if name == "list.xls" else "packed file, a paper"):
        read(written(name, content))


def test_a_file_larger_than_one_import_takes_is_not_read(tmp_path: Path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(UserError, match="less than 100 MB"):
        read(path)


def cells() -> st.SearchStrategy[str]:
    return st.text(st.sampled_from("abé\"';,\t|\n\r=0.-/ \x00\ufeff€"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(cells(), max_size=5), max_size=6),
    st.sampled_from(";,\t|"),
    st.sampled_from(["utf-8", "cp1252", "utf-16"]),
)
def test_any_rows_are_read_without_harm(rows: list[list[str]], delimiter: str, encoding: str):
    text = "\r\n".join(delimiter.join(row) for row in rows)
    table = read_csv(text.encode(encoding, "replace"))
    assert isinstance(table, Table)
    assert len(table.lines) == len(table.rows)
    assert table.lines == sorted(table.lines)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["x.csv", "x.vcf", "x.ics", "x.ldif", "x.txt"]))
def test_any_bytes_are_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
):
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    try:
        source = read(path, Ways())
    except UserError as refused:
        assert str(refused)
    else:
        assert source.table is not None or source.records is not None
