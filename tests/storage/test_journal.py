"""The change journal: what it writes for every way of changing a row, and that undo and redo read it right."""

import json
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from desktop_app.storage import connection as files
from desktop_app.storage.database import Database
from desktop_app.storage.journal import journaled_tables
from tests.office import name, organisation, person, renamed

PERSON = "0" * 31 + "1"
IN_2031 = 1_930_000_000_000 << 16


def raw_sql(base: Database, sql: str, parameters: tuple[Any, ...] = ()) -> None:
    """What somebody does to the file with another tool."""
    connection = files.connect(base.path)
    try:
        connection.execute(sql, parameters)
    finally:
        connection.close()


def changes(base: Database, row: str = "") -> list[tuple[Any, ...]]:
    """Operation, field, old, new and parents of all change records (of a row), in order."""
    where = "WHERE row_id = ?" if row else ""
    return base.read(
        f"SELECT operation, field, old, new, parents FROM journal_change {where} ORDER BY counter",
        (row,) if row else (),
    )


def names_of(base: Database) -> list[str]:
    """Each change record's name, `copy:counter`, in order."""
    return [row[0] for row in base.read("SELECT copy || ':' || counter FROM journal_change ORDER BY counter")]


def test_raw_sql_is_journaled_too(base: Database) -> None:
    raw_sql(base, "INSERT INTO person (id, family) VALUES (?, 'Dupont')", (PERSON,))
    raw_sql(base, "UPDATE person SET family = 'Durand'")
    raw_sql(base, "DELETE FROM person")
    operations = [(operation, field) for operation, field, *_rest in changes(base)]
    assert operations == [("insert", ""), ("set", "family"), ("delete", "")]
    assert base.read("SELECT DISTINCT transaction_number FROM journal_change") == [(0,)]


def test_raw_sql_that_replaces_a_row_is_journaled_as_a_delete_and_an_insert(base: Database) -> None:
    raw_sql(base, "INSERT INTO person (id, family) VALUES (?, 'Dupont')", (PERSON,))
    raw_sql(base, "INSERT OR REPLACE INTO person (id, family) VALUES (?, 'Durand')", (PERSON,))
    assert [operation for operation, *_rest in changes(base)] == ["insert", "delete", "insert"]


def test_a_row_that_cascades_away_is_journaled_before_the_row_it_hangs_on(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    raw_sql(base, "DELETE FROM organisation WHERE id = ?", (made,))
    last = base.read("SELECT row_table, operation FROM journal_change ORDER BY counter DESC LIMIT 2")
    assert last == [("organisation", "delete"), ("organisation_name", "delete")]


def test_a_new_row_has_no_parents_and_a_changed_field_the_new_row(base: Database) -> None:
    made = person(base, "Dupont")
    raw_sql(base, "UPDATE person SET family = 'Durand'")
    first, second = changes(base, made)
    assert first[4] == ""
    assert second[4] == names_of(base)[0]


def test_a_field_changed_twice_has_the_first_change_as_parent(base: Database) -> None:
    made = person(base, "Dupont")
    raw_sql(base, "UPDATE person SET family = 'Durand'")
    raw_sql(base, "UPDATE person SET given = 'Anne'")
    raw_sql(base, "UPDATE person SET family = 'Martin'")
    new, family, given, again = names_of(base)
    assert [parents for *_rest, parents in changes(base, made)] == ["", new, new, family]
    heads = base.read("SELECT field, copy || ':' || counter FROM journal_head ORDER BY counter")
    assert heads == [("", new), ("given", given), ("family", again)]


def test_deleting_lists_every_head_as_parent(base: Database) -> None:
    made = person(base, "Dupont")
    raw_sql(base, "UPDATE person SET family = 'Durand'")
    raw_sql(base, "UPDATE person SET given = 'Anne'")
    heads = names_of(base)
    raw_sql(base, "DELETE FROM person")
    assert changes(base, made)[-1][4].split(" ") == sorted(heads)
    assert base.read("SELECT field FROM journal_head WHERE row_id = ?", (made,)) == [("",)]


def test_a_row_made_again_under_its_id_follows_its_deletion(base: Database) -> None:
    raw_sql(base, "INSERT INTO person (id, family) VALUES (?, 'Dupont')", (PERSON,))
    raw_sql(base, "DELETE FROM person")
    raw_sql(base, "INSERT INTO person (id, family) VALUES (?, 'Dupont')", (PERSON,))
    assert changes(base)[-1][4] == names_of(base)[1]


def test_a_field_set_to_what_it_was_leaves_no_trace(base: Database) -> None:
    person(base, "Dupont")
    raw_sql(base, "UPDATE person SET family = 'Dupont', given = NULL")
    assert len(changes(base)) == 1


def test_clock_never_runs_backwards_when_the_laptop_s_clock_does(base: Database) -> None:
    """As after a week with the laptop set to 2031, then set right again."""
    connection = files.connect(base.path)
    connection.execute("UPDATE journal_now SET clock = ?", (IN_2031,))
    connection.close()
    organisation(base, "Ville de Paris")
    organisation(base, "Ville de Lyon")
    clocks = [row[0] for row in base.read("SELECT clock FROM journal_change ORDER BY counter")]
    assert clocks == list(range(IN_2031 + 1, IN_2031 + 1 + len(clocks)))
    starts = [row[0] for row in base.read("SELECT at FROM journal_transaction ORDER BY number")]
    assert starts == sorted(starts)


def test_the_clock_tells_the_time_of_day(base: Database) -> None:
    import time

    before = time.time_ns() // 1_000_000
    person(base, "Dupont")
    after = time.time_ns() // 1_000_000
    assert before - 1 <= base.read("SELECT clock >> 16 FROM journal_change")[0][0] <= after + 1


def test_counters_count_from_one_without_gaps(base: Database) -> None:
    organisation(base, "Ville de Paris", name("City of Paris", "en"))
    person(base, "Dupont")
    counters = [row[0] for row in base.read("SELECT counter FROM journal_change ORDER BY counter")]
    assert counters == list(range(1, len(counters) + 1))
    assert base.read("SELECT counter FROM journal_now") == [(len(counters),)]


def test_an_empty_transaction_leaves_no_trace(base: Database) -> None:
    heard: list[Any] = []
    base.followers.append(heard.append)
    with base.transaction("Nothing at all"):
        pass
    assert base.read("SELECT count(*) FROM journal_transaction") == [(0,)]
    assert base.read("SELECT counter, transaction_number FROM journal_now") == [(0, 0)]
    assert heard == []


def test_a_failed_transaction_leaves_nothing(base: Database) -> None:
    class PowerCut(Exception):
        pass

    with pytest.raises(PowerCut), base.transaction("Half a thing") as session:
        raw = session.connection().connection.driver_connection
        raw.execute("INSERT INTO person (id, family) VALUES (?, 'Dupont')", (PERSON,))
        raise PowerCut
    assert base.read("SELECT count(*) FROM person") == [(0,)]
    assert base.read("SELECT count(*) FROM journal_change") == [(0,)]
    assert base.read("SELECT counter, clock, transaction_number FROM journal_now") == [(0, 0, 0)]


def test_what_a_transaction_says_of_itself_is_kept(base: Database) -> None:
    made = organisation(base, "Ville de Paris", name("City of Paris", "en"))
    ((title, values, user, version, first, last, standing, reverses),) = base.read(
        "SELECT title, title_values, user_name, schema_version, first_counter, last_counter, standing, reverses "
        "FROM journal_transaction"
    )
    assert (title, json.loads(values)) == ("Add {name}", {"name": "Ville de Paris"})
    assert (user, version, first, last, standing, reverses) == ("Anne", files.SCHEMA_VERSION, 1, 3, "done", None)
    assert len(changes(base, made)) == 1


def test_every_journaled_table_has_a_trigger_for_every_column(base: Database) -> None:
    found = {row[0] for row in base.read("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    wanted = {"journal_keep"}
    for table in journaled_tables():
        wanted |= {f"journal_{table.name}_insert", f"journal_{table.name}_delete"}
        wanted |= {f"journal_{table.name}_{column.name}" for column in table.columns if column.name != "id"}
    assert found == wanted


def test_every_column_of_every_journaled_table_really_writes_a_record(base: Database) -> None:
    """Each field of a row of each table is changed by raw SQL, with the rules of links set aside."""
    connection = files.connect(base.path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for table in journaled_tables():
        needed = [column.name for column in table.columns if not column.nullable and column.name != "id"]
        marks = ", ".join(["?"] * (len(needed) + 1))
        columns = ", ".join(f'"{column}"' for column in ("id", *needed))
        values = [PERSON, *(0 for _column in needed)]
        connection.execute(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', values)
        for column in table.columns:
            if column.name != "id":
                connection.execute(f'UPDATE "{table.name}" SET "{column.name}" = 1')
    connection.close()
    found = {(row[0], row[1]) for row in base.read("SELECT row_table, field FROM journal_change WHERE field <> ''")}
    assert found == {(table.name, c.name) for table in journaled_tables() for c in table.columns if c.name != "id"}


@pytest.mark.parametrize(
    "text",
    [
        "L'Haÿ-les-Roses",
        'la « Maison "ronde" »',
        "deux\nlignes\r\n\ttab",
        "👩🏽‍⚖️ 🇪🇺",
        "\\u0041 \\ / \x01",
        "%s {0} &amp;",
        "",
    ],
)
def test_texts_come_back_from_the_journal_as_they_were(base: Database, text: str) -> None:
    made = person(base, "Dupont")
    raw_sql(base, "UPDATE person SET remarks = ?", (text,))
    raw_sql(base, "DELETE FROM person")
    _new, changed, deleted = changes(base, made)
    assert json.loads(changed[3]) == text
    assert json.loads(deleted[2])["remarks"] == text


def test_booleans_numbers_and_nothing_keep_their_kind_in_the_journal(base: Database) -> None:
    raw_sql(
        base,
        "INSERT INTO organisation_kind (id, code, label_fr, label_en, rank, is_body) VALUES (?, 'c', 'C', 'C', 7, 1)",
        (PERSON,),
    )
    raw_sql(base, "UPDATE organisation_kind SET is_body = 0, rank = -1")
    new, body, rank = changes(base)
    assert (json.loads(new[3])["is_body"], json.loads(new[3])["rank"]) == (True, 7)
    assert {body[1]: (body[2], body[3]), rank[1]: (rank[2], rank[3])} == {
        "is_body": ("true", "false"),
        "rank": ("7", "-1"),
    }


def test_a_new_row_is_journaled_with_all_its_values(base: Database) -> None:
    made = person(base, "Gaulle", "Charles", particle="de", form_of_address="m")
    said = json.loads(changes(base, made)[0][3])
    assert {name: value for name, value in said.items() if value is not None} == {
        "given": "Charles",
        "particle": "de",
        "family": "Gaulle",
        "form_of_address": "m",
    }
    assert "remarks" in said


def test_two_copies_of_the_program_never_share_a_copy_name(base: Database) -> None:
    from desktop_app.storage.journal import new_copy_name

    assert len({new_copy_name() for _one in range(1000)}) == 1000
    assert len(base.read("SELECT copy FROM journal_now")[0][0]) == 10


def test_the_journal_s_own_view_only_takes_records(base: Database) -> None:
    with pytest.raises(dbapi2.OperationalError):
        raw_sql(base, "DELETE FROM journal_write")


def test_a_renamed_organisation_says_old_and_new(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    renamed(base, made, "Paris")
    assert [(field, old, new) for operation, field, old, new, _parents in changes(base) if operation == "set"] == [
        ("text", '"Ville de Paris"', '"Paris"')
    ]
