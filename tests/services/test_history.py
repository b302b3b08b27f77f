"""Undo, redo and the history: after a restart, beside other people's edits, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.errors import Cancelled, ChangedSince, UserError
from desktop_app.services import history, records, writing
from desktop_app.storage import connection as files
from desktop_app.storage import listing
from desktop_app.storage.database import Changes, Database, open_base
from desktop_app.storage.search import search
from tests.office import TODAY, contact, everything, mandate, organisation, person, renamed, role, town


@pytest.fixture
def bruno(base: Database) -> Iterator[Database]:
    """The same base, open at Bruno's."""
    database = open_base(base.path, "Bruno")
    yield database
    database.close()


def titles(base: Database) -> list[str]:
    return [entry.title for entry in history.recent(base, TODAY)]


def listed(base: Database, kind: str = "organisation") -> list[str]:
    question = listing.Question(kind, "fr", TODAY)
    return [row.cells[0] for row in listing.rows(base, question, listing.ids(base, question))]


def found(base: Database, words: str) -> list[str]:
    return [one.title for one in search(base, words, "fr", TODAY)]


# Undo and redo --------------------------------------------------------------------------------------------------


def test_nothing_to_undo_is_a_sentence(base: Database) -> None:
    assert (history.next_undo(base), history.next_redo(base)) == (None, None)
    with pytest.raises(UserError, match="There is nothing to undo"):
        history.undo(base)
    with pytest.raises(UserError, match="There is nothing to redo"):
        history.redo(base)


def test_each_step_back_has_the_title_of_what_it_takes_back(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    renamed(base, made, "Paris")
    records.delete(base, "organisation", made)
    seen = []
    while history.next_undo(base):
        seen.append(history.next_undo(base))
        history.undo(base)
    assert seen == ["Delete Paris", "Change Ville de Paris", "Add Ville de Paris"]
    again = []
    while history.next_redo(base):
        again.append(history.next_redo(base))
        history.redo(base)
    assert again == seen[::-1]


def test_undo_and_redo_survive_a_restart(base: Database) -> None:
    organisation(base, "Ville de Paris")
    organisation(base, "Ville de Lyon")
    history.undo(base)
    base.close()
    reopened = open_base(base.path, "Anne")
    assert (history.next_undo(reopened), history.next_redo(reopened)) == ("Add Ville de Paris", "Add Ville de Lyon")
    history.redo(reopened)
    history.undo(reopened)
    history.undo(reopened)
    assert listed(reopened) == []
    reopened.close()


def test_something_new_ends_what_could_be_redone(base: Database) -> None:
    organisation(base, "Ville de Paris")
    history.undo(base)
    organisation(base, "Ville de Lyon")
    assert history.next_redo(base) is None
    assert history.next_undo(base) == "Add Ville de Lyon"
    assert [entry.standing for entry in history.recent(base, TODAY)] == ["done", "reverse", "replaced"]


def test_deleting_an_organisation_takes_all_of_it_and_undo_brings_all_back(base: Database) -> None:
    mayor = role(base, "maire", "maire", "Mayor")
    paris = organisation(base, "Ville de Paris", contact("phone", "01 44 50 59 59"), town("Paris"), country="FR")
    who = person(base, "Dupont", "Anne")
    mandate(base, who, paris, contact("email", "anne@example.org"), role_type_id=mayor)
    records.add(base, "note", {"organisation_id": paris, "text": "Appelée le 3"})
    body = organisation(base, "Comité directeur", parent_id=paris)
    seat = records.add(base, "seat", {"organisation_id": body, "represents_id": paris, "label_fr": "Siège de Paris"})
    before = everything(base)
    records.delete(base, "organisation", paris)
    assert records.values_of(base, "organisation", body)["parent_id"] is None
    assert records.values_of(base, "seat", seat)["represents_id"] is None
    assert (listed(base), found(base, "appelee")) == (["Comité directeur"], [])
    assert records.load(base, "person", who, TODAY).rows["mandate.person_id"] == []
    history.undo(base)
    assert everything(base) == before
    assert (listed(base), found(base, "appelee")) == (["Comité directeur", "Ville de Paris"], ["Ville de Paris"])


def test_what_was_undone_is_told_to_those_who_follow(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    heard: list[Changes] = []
    base.followers.append(heard.append)
    told = history.undo(base)
    assert heard == [told]
    assert told.touches("organisation_name")
    assert not told.touches("person")
    assert told.touches_record("organisation", made)
    assert history.redo(base).records == frozenset({("organisation", made)})


# Beside others --------------------------------------------------------------------------------------------------


def test_undo_takes_back_what_anybody_did_last_on_this_base(base: Database, bruno: Database) -> None:
    organisation(base, "Ville de Paris")
    organisation(bruno, "Ville de Lyon")
    assert history.next_undo(base) == "Add Ville de Lyon"
    history.undo(base)
    assert history.next_undo(bruno) == "Add Ville de Paris"
    assert listed(bruno) == ["Ville de Paris"]


def test_an_undo_that_somebody_overtook_changes_nothing(base: Database, bruno: Database) -> None:
    organisation(base, "Ville de Paris")
    seen = history._next(base, "undo")
    assert seen is not None
    organisation(bruno, "Ville de Lyon")
    before = everything(base)
    with pytest.raises(ChangedSince, match="at this very moment"):
        history._turn(base, seen, "undo")
    assert everything(base) == before


def test_what_must_be_the_last_is_not_replaced_by_what_somebody_did_since(base: Database, bruno: Database) -> None:
    organisation(base, "Ville de Paris")
    number = history.last_number(base)
    organisation(bruno, "Ville de Lyon")
    with pytest.raises(ChangedSince, match="Something else was done"):
        history.undo(base, only=number)
    assert listed(base) == ["Ville de Lyon", "Ville de Paris"]
    history.undo(bruno)
    history.undo(base, only=number)
    assert listed(base) == []


def test_a_long_undo_tells_how_far_it_is_and_can_be_stopped(base: Database) -> None:
    with base.transaction("Many") as session:
        for number in range(900):
            writing.insert(session, "tag", {"label_fr": f"Étiquette {number}", "label_en": ""})
    before, told = everything(base), []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        history.undo(base, stop)
    assert (everything(base), told) == (before, [(0, 900), (400, 900)])
    assert history.next_size(base, "undo") == 900
    history.undo(base)
    assert (history.next_size(base, "redo"), history.next_size(base, "undo")) == (900, 0)


def as_another_copy(base: Database, user: str) -> None:
    """Make the records of a user those of another copy of the base, as a merge will bring them."""
    connection = files.connect(base.path)
    numbers = "(SELECT number FROM journal_transaction WHERE user_name = ?)"
    changed = f"(SELECT counter FROM journal_change WHERE transaction_number IN {numbers})"
    connection.execute(f"UPDATE journal_head SET copy = 'thelaptop2' WHERE counter IN {changed}", (user,))
    connection.execute(f"UPDATE journal_change SET copy = 'thelaptop2' WHERE transaction_number IN {numbers}", (user,))
    connection.execute("UPDATE journal_transaction SET copy = 'thelaptop2' WHERE user_name = ?", (user,))
    connection.close()


def test_an_edit_that_somebody_changed_since_is_not_undone_and_says_who(base: Database, bruno: Database) -> None:
    made = organisation(base, "Ville de Paris")
    records.change(base, "organisation", made, {"remarks": "d’Anne"})
    records.change(bruno, "organisation", made, {"remarks": "de Bruno"})
    as_another_copy(base, "Bruno")
    before = everything(base)
    with pytest.raises(ChangedSince, match=r"“Change Ville de Paris” cannot be taken back: Bruno changed the same"):
        history.undo(base)
    assert everything(base) == before
    i18n.set_language("fr")
    with pytest.raises(ChangedSince, match="Bruno"):
        history.undo(base)


def test_an_edit_that_another_tool_changed_since_says_so(base: Database) -> None:
    person(base, "Dupont")
    connection = files.connect(base.path)
    connection.execute("UPDATE person SET family = 'Durand'")
    connection.close()
    with pytest.raises(ChangedSince, match="another program changed the same record later"):
        history.undo(base)
    assert base.read("SELECT family FROM person") == [("Durand",)]


def test_a_record_that_others_now_lean_on_is_not_taken_away_by_undo(base: Database, bruno: Database) -> None:
    paris = organisation(base, "Ville de Paris")
    mandate(bruno, person(bruno, "Dupont"), paris)
    as_another_copy(base, "Bruno")
    before = everything(base)
    with pytest.raises(ChangedSince):
        history.undo(base)
    assert everything(base) == before


def test_another_field_of_the_same_record_does_not_stand_in_the_way(base: Database, bruno: Database) -> None:
    made = person(base, "Dupont", "Anne")
    records.change(base, "person", made, {"given": "Annie"})
    records.change(bruno, "person", made, {"remarks": "de Bruno"})
    as_another_copy(base, "Bruno")
    history.undo(base)
    assert base.read("SELECT given, remarks FROM person") == [("Anne", "de Bruno")]


# The history ----------------------------------------------------------------------------------------------------


def test_the_history_speaks_the_language_of_the_window(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    records.delete(base, "organisation", made)
    history.undo(base)
    assert titles(base) == ["Undo: Delete Ville de Paris", "Delete Ville de Paris", "Add Ville de Paris"]
    i18n.set_language("fr")
    assert titles(base) == [
        "Annuler\u00a0: Supprimer Ville de Paris",
        "Supprimer Ville de Paris",
        "Ajouter Ville de Paris",
    ]
    assert history.next_undo(base) == "Ajouter Ville de Paris"


@pytest.mark.parametrize("text", ["{0}", "{name}", "%s", "}{", "{{7*7}}"])
def test_a_name_with_braces_stands_in_titles_as_it_is(base: Database, text: str) -> None:
    organisation(base, text)
    history.undo(base)
    assert titles(base) == [f"Undo: Add {text}", f"Add {text}"]


def test_the_history_says_who_changed_what_from_what_to_what(base: Database, bruno: Database) -> None:
    made = person(base, "Dupont", "Anne", form_of_address="f")
    records.change(bruno, "person", made, {"family": "Durand", "form_of_address": "m"})
    entry = history.recent(base, TODAY)[0]
    assert (entry.user, entry.title, entry.change_count) == ("Bruno", "Change Anne Dupont", 2)
    assert {(line.record, line.field, line.old, line.new) for line in entry.lines} == {
        ("Anne Durand", "Family name", "Dupont", "Durand"),
        ("Anne Durand", "Form of address", "Ms", "Mr"),
    }


def test_the_history_of_a_record_holds_what_hangs_on_its_card_and_nothing_else(base: Database) -> None:
    paris = organisation(base, "Ville de Paris", contact("phone", "01 44 50 59 59"))
    organisation(base, "Ville de Lyon")
    (phone,) = records.load(base, "organisation", paris, TODAY).rows["contact_point.organisation_id"]
    records.save(
        base,
        records.Edit("organisation", paris, {}, [records.RowEdit("contact_point", phone.id, phone.id, removed=True)]),
    )
    entries = history.of_record(base, "organisation", paris, TODAY)
    assert [entry.title for entry in entries] == ["Change Ville de Paris", "Add Ville de Paris"]
    assert [line.operation for line in entries[0].lines] == ["delete"]


def test_a_deleted_record_keeps_its_history(base: Database) -> None:
    made = person(base, "Dupont", "Anne")
    records.delete(base, "person", made)
    entries = history.of_record(base, "person", made, TODAY)
    assert [entry.title for entry in entries] == ["Delete Anne Dupont", "Add Anne Dupont"]


def test_what_another_tool_did_stands_in_a_record_s_history(base: Database) -> None:
    made = person(base, "Dupont", "Anne")
    connection = files.connect(base.path)
    connection.execute("UPDATE person SET family = 'Durand'")
    connection.close()
    entries = history.of_record(base, "person", made, TODAY)
    assert {entry.title for entry in entries} == {"Outside Parvis", "Add Anne Dupont"}


def test_the_history_is_read_a_page_at_a_time(base: Database) -> None:
    for number in range(7):
        person(base, f"Dupont {number}")
    first = history.recent(base, TODAY, limit=3)
    clock = base.read("SELECT at FROM journal_transaction WHERE number = ?", (first[-1].number,))[0][0]
    second = history.recent(base, TODAY, limit=3, before=clock)
    assert [entry.title for entry in (*first, *second)] == [f"Add Dupont {number}" for number in (6, 5, 4, 3, 2, 1)]


def queries(base: Database, action: object) -> list[str]:
    """The SQL that an action runs on the reading connection."""
    seen: list[str] = []
    base.read("SELECT 1")
    base._raw.set_trace_callback(seen.append)
    assert callable(action)
    action()
    base._raw.set_trace_callback(None)
    return seen


def test_the_history_runs_as_many_queries_for_one_change_as_for_many(base: Database) -> None:
    organisation(base, "Ville de Paris")
    one = queries(base, lambda: history.recent(base, TODAY))
    for number in range(10):
        organisation(base, f"Ville {number}")
    many = queries(base, lambda: history.recent(base, TODAY))
    assert len(one) == len(many)


def test_lists_and_search_follow_each_step_back_and_forth(base: Database, tmp_path: Path) -> None:
    paris = organisation(base, "Ville de Paris")
    mandate(base, person(base, "Dupont", "Anne"), paris)
    renamed(base, paris, "Lutèce")
    states = [(found(base, "lutece"), found(base, "paris"), listed(base))]
    assert states[0] == (["Lutèce", "Anne Dupont"], [], ["Lutèce"])
    while history.next_undo(base):
        history.undo(base)
        states.append((found(base, "lutece"), found(base, "paris"), listed(base)))
    assert states[1] == ([], ["Ville de Paris", "Anne Dupont"], ["Ville de Paris"])
    assert states[-1] == ([], [], [])
    again = [states[-1]]
    while history.next_redo(base):
        history.redo(base)
        again.append((found(base, "lutece"), found(base, "paris"), listed(base)))
    assert again == states[::-1]
