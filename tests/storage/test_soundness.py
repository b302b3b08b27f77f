"""What `check` finds in a base that somebody spoilt, and what it finds in a sound one: nothing."""

import re
from collections.abc import Callable

import pytest

from desktop_app.storage import connection as files
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database, open_base
from desktop_app.storage.search import search
from tests.office import TODAY, contact, mandate, organisation, person, renamed, role, town


@pytest.fixture
def office(base: Database) -> Database:
    """A base with a little of everything, some of it changed since."""
    role(base, "maire", "maire", "Mayor")
    paris = organisation(base, "Ville de Paris", contact("phone", "01 44 50 59 59"), town("Paris"), country="FR")
    mandate(base, person(base, "Dupont", "Anne"), paris)
    renamed(base, paris, "Paris")
    return base


def spoil(base: Database, *statements: str) -> None:
    """Write into a base behind the back of its journal."""
    connection = files.connect(base.path)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_base_has_nothing_wrong(office: Database) -> None:
    assert check(office.path) == []
    office.close()
    assert check(office.path) == []


def test_what_raw_sql_changed_is_sound_and_listed_after_the_next_opening(office: Database) -> None:
    spoil(office, "UPDATE person SET family = 'Durand'")
    assert check(office.path) == []
    assert search(office, "durand", "fr", TODAY) == []
    office.close()
    reopened = open_base(office.path)
    assert [found.title for found in search(reopened, "durand", "fr", TODAY)] == ["Anne Durand"]
    reopened.close()


def test_what_raw_sql_changed_is_listed_after_the_next_change_too(office: Database) -> None:
    spoil(office, "UPDATE person SET family = 'Durand'")
    person(office, "Martin")
    assert [found.title for found in search(office, "durand", "fr", TODAY)] == ["Anne Durand"]


SPOILT: dict[str, tuple[list[str], str]] = {
    "a link to nothing": (
        ["UPDATE mandate SET person_id = 'nobody'"],
        "1 row of mandate links to a person that is not there.",
    ),
    "a record of the journal gone": (
        ["DELETE FROM journal_change WHERE counter = 3"],
        "The journal of copy .* has gaps: [0-9]+ records are numbered up to [0-9]+.",
    ),
    "the counter set back": (
        ["UPDATE journal_now SET counter = counter - 1"],
        "The journal's counter stands at [0-9]+, its last record is number [0-9]+.",
    ),
    "a transaction that never ended": (
        ["UPDATE journal_now SET transaction_number = 3"],
        r"A transaction was never ended in the journal \(number 3\).",
    ),
    "no copy at all": (["DELETE FROM journal_now"], "The journal does not know which copy of the base this is."),
    "a transaction with too few records": (
        ["UPDATE journal_transaction SET last_counter = last_counter + 1 WHERE number = 1"],
        "1 transaction of the journal lacks some of its records.",
    ),
    "a head of nothing": (
        ["UPDATE journal_head SET counter = counter + 1000 WHERE field <> ''"],
        "1 latest change is not in the journal.",
    ),
    "a value changed without a record": (
        ["DROP TRIGGER journal_person_family", "UPDATE person SET family = 'Durand'"],
        "1 row of person is not as the journal says.",
    ),
    "a changed value changed without a record": (
        ["DROP TRIGGER journal_organisation_name_text", "UPDATE organisation_name SET text = 'Lutèce'"],
        "1 row of organisation_name is not as the journal says.",
    ),
    "a row deleted without a record": (
        ["DROP TRIGGER journal_address_delete", "DELETE FROM address"],
        "1 row of address is not as the journal says.",
    ),
    "a row made without a record": (
        ["DROP TRIGGER journal_tag_insert", "INSERT INTO tag (id, label_fr) VALUES ('t', 'T')"],
        "1 row of tag is not as the journal says.",
    ),
    "an entry of the lists gone": (
        ["DELETE FROM search_entry WHERE kind = 'person'"],
        "Lists and search are out of step with [0-9] records?; the records? themselves (is|are) whole.",
    ),
    "the lines of the lists gone": (
        ["DELETE FROM listing"],
        "Lists and search are out of step with 2 records; the records themselves are whole.",
    ),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_was_spoilt_is_found(office: Database, how: str) -> None:
    statements, sentence = SPOILT[how]
    spoil(office, *statements)
    found = check(office.path)
    assert any(re.fullmatch(sentence, said) for said in found), found


def without_pages(base: Database, spoilt: Callable[[int, int], bool]) -> bytes:
    """The bytes of a closed base in which some pages (number, of how many) are overwritten."""
    base.close()
    whole = base.path.read_bytes()
    pages = [whole[start : start + 4096] for start in range(0, len(whole), 4096)]
    spoilt_pages = [b"\xaa" * 4096 if spoilt(place, len(pages)) else page for place, page in enumerate(pages)]
    base.path.write_bytes(b"".join(spoilt_pages))
    return base.path.read_bytes()


@pytest.mark.parametrize("every", [2, 3, 7])
def test_a_damaged_file_is_found_and_not_touched(office: Database, every: int) -> None:
    damaged = without_pages(office, lambda place, _count: place > 0 and place % every == 0)
    found = check(office.path)
    assert len(found) == 1
    assert found[0].startswith(("The file is damaged: ", "A part of "))
    assert office.path.read_bytes() == damaged


def test_check_of_what_is_no_base_is_one_sentence(office: Database) -> None:
    letter = office.path.with_name("letter.txt")
    letter.write_text("Madame, Monsieur,")
    assert check(letter) == [f"{letter} is not a Parvis base, or it is encrypted. Nothing was changed."]
    assert check(letter.parent) == [f"{letter.parent} is a folder, not a base. Choose the file itself."]
    assert check(letter.with_name("nothing"))[0].startswith("There is no base at ")
