"""The whole base as one document: all records and files, for another base that is equal; damaged ones make none."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.interchange.whole_json import is_whole_base, make_base, write_base
from desktop_app.services import attachments
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database, create
from tests import office
from tests.office import everything

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


@pytest.fixture
def document(database: Database, tmp_path: Path) -> Iterator[Path]:
    """The sample platform with one file, written out."""
    paper = tmp_path / "Budget 2009 – projet.pdf"
    paper.write_bytes(b"%PDF-1.4 budget")
    attachments.add(database, None, paper, "2026-11-24")
    path = tmp_path / "platform.json"
    write_base(database, path, NOW)
    yield path


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A few records of several kinds, written out."""
    database = create(tmp_path / "small.parvis", "Anne")
    town = office.organisation(database, "Ville de Lyon", office.town("Lyon", postcode="69001", country="FR"))
    office.mandate(database, office.person(database, "Roy", "Zoé", office.contact("email", "z@x.eu")), town)
    path = tmp_path / "small.json"
    write_base(database, path, NOW)
    database.close()
    yield path


def test_a_base_made_of_it_is_equal_with_its_files(database: Database, document: Path, tmp_path: Path) -> None:
    made = make_base(document, tmp_path / "again.parvis", "Anne")
    assert everything(made) == everything(database)
    (paper,) = made.read("SELECT id FROM attachment")
    assert attachments.read(made, paper[0]) == b"%PDF-1.4 budget"
    again = tmp_path / "again.json"
    write_base(made, again, NOW)
    assert again.read_bytes() == document.read_bytes()
    made.close()


def test_the_document_is_as_its_description_says(database: Database, document: Path) -> None:
    from sqlalchemy import Boolean

    from desktop_app.services.all_records import tables

    assert is_whole_base(document)
    told = json.loads(document.read_text(encoding="utf-8"))
    assert [*told] == ["format", "version", "schema", "program", "written_at", "tables", "files"]
    assert [*told["tables"]] == [table.name for table in tables()]
    assert all(None not in row.values() for each in told["tables"].values() for row in each)
    truths = [column for table in tables() for column in table.columns if isinstance(column.type, Boolean)]
    for column in truths:
        assert {type(row.get(column.name, False)) for row in told["tables"][column.table.name]} <= {bool}
    description = (Path(__file__).parents[2] / "docs" / "whole-base.md").read_text(encoding="utf-8")
    assert [table.name for table in tables() if f"`{table.name}`" not in description] == []


def changed(document: Path, **parts: Any) -> Path:
    told = json.loads(document.read_text(encoding="utf-8"))
    told.update(parts)
    document.write_text(json.dumps(told), encoding="utf-8")
    return document


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"format": "other"}, "not a whole base"),
        ({"version": 2}, "not a whole base"),
        ({"schema": 10_000}, "newer version"),
        ({"schema": "7"}, "newer version"),
        ({"tables": []}, "damaged"),
        ({"tables": {"person": [1]}}, "damaged"),
        ({"files": {"0" * 64: "bm90aGluZw=="}}, "damaged"),
        ({"files": {"0" * 64: "!"}}, "damaged"),
    ],
)
def test_what_is_not_such_a_document_makes_no_base(
    document: Path, tmp_path: Path, parts: dict[str, Any], sentence: str
) -> None:
    target = tmp_path / "again.parvis"
    with pytest.raises(UserError, match=sentence):
        make_base(changed(document, **parts), target, "Anne")
    assert not target.exists()


@pytest.mark.parametrize("text", ["NUL \x00", "half \ud800", "half \udfff"])
def test_what_no_text_may_hold_makes_no_base(small: Path, tmp_path: Path, text: str) -> None:
    tables = json.loads(small.read_text(encoding="utf-8"))["tables"]
    tables["person"][0]["family"] = text
    with pytest.raises(UserError, match="“family” is not what it should be"):
        make_base(changed(small, tables=tables), tmp_path / "again.parvis", "Anne")
    assert not (tmp_path / "again.parvis").exists()


def test_a_document_cut_short_makes_no_base(document: Path, tmp_path: Path) -> None:
    document.write_bytes(document.read_bytes()[:-500])
    with pytest.raises(UserError, match="damaged"):
        make_base(document, tmp_path / "again.parvis", "Anne")
    assert not (tmp_path / "again.parvis").exists()


def test_a_deep_document_makes_no_base(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text('{"format": "parvis-base", "tables": ' + "[" * 100_000)
    with pytest.raises(UserError, match="damaged"):
        make_base(path, tmp_path / "again.parvis", "Anne")


def places(told: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value of a document, however deep."""
    inner = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    return [path, *(place for name, value in inner for place in places(value, (*path, name)))]


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-1, 2**70), st.floats(), st.just([]), st.just({}), st.text(max_size=5),
    st.sampled_from(["../../x", "0" * 64, "2026-02-30", "\x00", "\ud800"]),
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 0.9999), value=VALUES)
def test_any_document_makes_a_sound_base_or_none(small: Path, tmp_path: Path, where: float, value: Any) -> None:
    told = json.loads(small.read_text(encoding="utf-8"))
    ways = places(told)[1:]
    *before, last = ways[int(where * len(ways))]
    inner = told
    for name in before:
        inner = inner[name]
    inner[last] = value
    changed_one, target = tmp_path / "changed.json", tmp_path / "made.parvis"
    changed_one.write_text(json.dumps(told), encoding="utf-8")
    try:
        make_base(changed_one, target, "Anne").close()
    except UserError as refused:
        assert str(refused)
        assert not target.exists()
    else:
        assert check(target) == []
    for path in tmp_path.glob("made*"):
        path.unlink() if path.is_file() else shutil.rmtree(path)
