"""Whatever is done to a base, in whatever order: undoing all of it gives the start, redoing all of it the end."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop_app.errors import UserError
from desktop_app.services import history, records
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database, create
from tests.office import contact, everything, mandate, organisation, person, role

texts = some.text(some.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12).filter(str.strip)
places = some.integers(0, 1000)
Step = tuple[Any, ...]
steps = some.one_of(
    some.tuples(some.just("organisation"), texts),
    some.tuples(some.just("person"), texts, texts),
    some.tuples(some.just("mandate"), places, places),
    some.tuples(some.just("phone"), places, some.from_regex(r"0[1-9][0-9]{8}", fullmatch=True)),
    some.tuples(some.just("name"), places, texts),
    some.tuples(some.just("rename"), places, texts),
    some.tuples(some.just("remark"), places, texts),
    some.tuples(some.just("part of"), places, places),
    some.tuples(some.just("delete person"), places),
    some.tuples(some.just("delete organisation"), places),
    some.tuples(some.just("delete role"), places),
    some.tuples(some.just("undo")),
    some.tuples(some.just("redo")),
)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed base with a few records and an empty stack of undo, to be copied for each history."""
    path = tmp_path_factory.mktemp("furnished") / "start.parvis"
    base = create(path, "Anne")
    role(base, "maire", "maire", "Mayor")
    paris = organisation(base, "Ville de Paris", contact("phone", "01 44 50 59 59"), country="FR")
    mandate(base, person(base, "Dupont", "Anne"), paris)
    base.close()
    return path


def one_of(base: Database, table: str, place: int) -> str:
    ids = [row[0] for row in base.read(f"SELECT id FROM {table} ORDER BY id")]
    return ids[place % len(ids)] if ids else ""


def change_one(base: Database, table: str, place: int, values: dict[str, Any]) -> None:
    found = one_of(base, table, place)
    if found:
        records.change(base, table, found, values)


def delete_one(base: Database, table: str, place: int) -> None:
    found = one_of(base, table, place)
    if found:
        records.delete(base, table, found)


def employ(base: Database, who: int, where: int) -> None:
    if base.read("SELECT 1 FROM person LIMIT 1") and base.read("SELECT 1 FROM organisation LIMIT 1"):
        held = one_of(base, "role_type", who + where) or None
        mandate(base, one_of(base, "person", who), one_of(base, "organisation", where), role_type_id=held)


def name_once_more(base: Database, place: int, text: str) -> None:
    found = one_of(base, "organisation", place)
    if found:
        values = {"organisation_id": found, "language": "en", "kind": "short", "text": text}
        records.add(base, "organisation_name", values)


def reach(base: Database, place: int, number: str) -> None:
    if base.read("SELECT 1 FROM mandate LIMIT 1"):
        values = {"mandate_id": one_of(base, "mandate", place), "kind": "phone", "value": number}
        records.add(base, "contact_point", values)


DOING: dict[str, Callable[..., Any]] = {
    "organisation": organisation,
    "person": person,
    "mandate": employ,
    "phone": reach,
    "name": name_once_more,
    "rename": lambda base, place, text: change_one(base, "organisation_name", place, {"text": text}),
    "remark": lambda base, place, text: change_one(base, "person", place, {"remarks": text}),
    "part of": lambda base, place, other: change_one(
        base, "organisation", place, {"parent_id": one_of(base, "organisation", other)}
    ),
    "delete person": lambda base, place: delete_one(base, "person", place),
    "delete organisation": lambda base, place: delete_one(base, "organisation", place),
    "delete role": lambda base, place: delete_one(base, "role_type", place),
    "undo": lambda base: history.next_undo(base) and history.undo(base),
    "redo": lambda base: history.next_redo(base) and history.redo(base),
}


def do(base: Database, step: Step) -> None:
    """One step of a history; a refusal is an answer too, if it changes nothing."""
    before = everything(base)
    try:
        DOING[step[0]](base, *step[1:])
    except UserError:
        assert everything(base) == before, step


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(steps, min_size=3, max_size=14))
def test_any_history_is_undone_to_its_start_and_redone_to_its_end(furnished: Path, doing: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.parvis"
        shutil.copyfile(furnished, path)
        base = Database(path, "Anne")
        try:
            for step in doing:
                do(base, step)
            end, undone = everything(base), 0
            while history.next_undo(base):
                history.undo(base)
                undone += 1
            assert not any(everything(base).values())
            for _again in range(undone):
                history.redo(base)
            assert everything(base) == end
            assert check(path) == []
        finally:
            base.close()
