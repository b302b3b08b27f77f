"""The whole base as one document: all records and files, for another base that is equal; damaged ones make none."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.interchange.whole_json import is_whole_base, make_base, write_base
from desktop_app.services import attachments
from desktop_app.storage.database import Database
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
