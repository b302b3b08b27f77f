"""What was typed and not saved is kept in the base, beside the history and not in it."""

from pathlib import Path

from desktop_app.services import drafts, history, records
from desktop_app.services.edits import Edit, RowEdit
from desktop_app.storage.database import Database
from tests import office


def an_edit(record_id: str | None = None, remarks: str = "Rappeler lundi") -> Edit:
    return Edit(
        "organisation", record_id, {"remarks": remarks}, [RowEdit("contact_point", None, "new-1", {"value": "1"})]
    )


def test_a_draft_comes_back_as_it_was_typed(base: Database) -> None:
    city = office.organisation(base, "Ville d’Essai")

    drafts.keep(base, an_edit(city))

    assert [draft.edit for draft in drafts.pending(base)] == [an_edit(city)]


def test_a_card_has_one_draft_the_last(base: Database) -> None:
    city = office.organisation(base, "Ville d’Essai")

    first = drafts.keep(base, an_edit(city, "Rap"))
    drafts.keep(base, an_edit(city, "Rappeler"), first)
    drafts.keep(base, an_edit(city, "Rappeler mardi"))

    assert [draft.edit.values for draft in drafts.pending(base)] == [{"remarks": "Rappeler mardi"}]


def test_a_new_record_has_a_draft_too_and_several_may_wait(base: Database) -> None:
    first = drafts.keep(base, Edit("person", None, {"family": "Roy"}))
    drafts.keep(base, Edit("person", None, {"family": "Royer"}), first)
    drafts.keep(base, Edit("person", None, {"family": "Vidal"}))

    assert sorted(draft.edit.values["family"] for draft in drafts.pending(base)) == ["Royer", "Vidal"]


def test_the_draft_of_a_new_mandate_waits_where_it_was_begun(base: Database) -> None:
    drafts.keep(base, Edit("mandate", None, {"organisation_id": "a" * 32, "remarks": "…"}))

    assert drafts.of_record(base, "mandate", None, {"organisation_id": "b" * 32}) is None
    assert drafts.of_record(base, "mandate", None, {"organisation_id": "a" * 32}) is not None


def test_a_draft_leaves_no_trace_in_history(base: Database) -> None:
    city = office.organisation(base, "Ville d’Essai")
    before = history.next_undo(base)

    drafts.forget(base, drafts.keep(base, an_edit(city)))

    assert history.next_undo(base) == before
    assert drafts.pending(base) == []


def test_a_draft_survives_the_end_of_the_program(base: Database) -> None:
    city = office.organisation(base, "Ville d’Essai")
    drafts.keep(base, an_edit(city))
    base.close()

    again = Database(base.path, base.user)

    assert len(drafts.pending(again)) == 1
    again.close()


def test_nobody_is_offered_what_a_colleague_typed(base: Database, tmp_path: Path) -> None:
    del tmp_path
    drafts.keep(base, Edit("person", None, {"family": "Roy"}))
    colleague = Database(base.path, "Someone else")

    assert drafts.pending(colleague) == []
    colleague.close()


def test_a_draft_does_not_stand_in_the_way_of_redo(base: Database) -> None:
    city = office.organisation(base, "Ville d’Essai")
    records.change(base, "organisation", city, {"country": "FR"})
    history.undo(base)

    drafts.keep(base, an_edit(city))

    assert history.next_redo(base) == "Change Ville d’Essai"
    history.redo(base)
