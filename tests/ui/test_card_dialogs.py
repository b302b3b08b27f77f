"""The dialogs about records: one record, succession, filters, saved lists, one change to many."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.services import history, lists
from desktop_app.storage.database import Database
from desktop_app.storage.filters import Filter
from desktop_app.storage.listing import Question
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.filters import FiltersDialog
from desktop_app.ui.dialogs.mass_edit import MassEditDialog
from desktop_app.ui.dialogs.record_dialog import RecordDialog
from desktop_app.ui.dialogs.save_list import SaveListDialog, save_as_list
from desktop_app.ui.dialogs.succession import SuccessionDialog
from tests.ui.conftest import named


@pytest.fixture
def shown(qtbot: Any) -> Any:
    """Show a dialog, without waiting for it to be closed."""

    def show(dialog: Any) -> Any:
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def write(dialog: QWidget, identifier: str, text: str) -> None:
    named(dialog, identifier).setText(text)


# One record ------------------------------------------------------------------------------------------------------


def test_a_mandate_is_added_from_an_organisation(shown: Any, desk: Desk, few: Any, base: Database, qtbot: Any) -> None:
    dialog = shown(RecordDialog(desk, "mandate", preset={"organisation_id": few.aimf}))
    line = named(dialog, "dialog.record.person_id")
    qtbot.keyClicks(line, "roy")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    write(dialog, "dialog.record.starts_on", "2026")

    dialog.ok_button.click()

    assert dialog.record_id
    assert base.read("SELECT person_id, organisation_id, starts_on FROM mandate WHERE id = ?", (dialog.record_id,)) == [
        (few.luc, few.aimf, "2026")
    ]


def test_work_phones_are_edited_with_the_mandate(shown: Any, desk: Desk, few: Any, base: Database) -> None:
    dialog = shown(RecordDialog(desk, "mandate", few.anna_presides))
    named(dialog, "dialog.record.contact_point.new").click()
    write(dialog, "dialog.record.contact_point.1.value", "+33 1 00 00 00 00")

    dialog.accept()

    assert base.read("SELECT value FROM contact_point WHERE mandate_id = ?", (few.anna_presides,)) == [
        ("+33 1 00 00 00 00",)
    ]


def test_ok_stays_while_something_is_wrong(shown: Any, desk: Desk, few: Any) -> None:
    dialog = shown(RecordDialog(desk, "mandate", few.anna_presides))
    write(dialog, "dialog.record.ends_on", "2010")

    dialog.accept()

    assert dialog.isVisible()
    assert named(dialog, "dialog.record.ends_on").accessibleDescription() == "The end is before the start."
    dialog.card.revert()


def test_escape_asks_before_throwing_away_what_was_typed(
    shown: Any, desk: Desk, few: Any, base: Database, answer: Any
) -> None:
    dialog = shown(RecordDialog(desk, "mandate", few.anna_presides))
    write(dialog, "dialog.record.ends_on", "2026")

    answer("dialog.no")
    dialog.reject()
    assert dialog.isVisible()
    answer("dialog.yes")
    dialog.reject()

    assert not dialog.isVisible()
    assert base.read("SELECT ends_on FROM mandate WHERE id = ?", (few.anna_presides,)) == [(None,)]


def test_escape_asks_nothing_when_nothing_was_typed(shown: Any, desk: Desk, few: Any, qtbot: Any) -> None:
    dialog = shown(RecordDialog(desk, "mandate", few.anna_presides))

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_a_note_begins_with_today_and_who_writes_it(shown: Any, desk: Desk, few: Any) -> None:
    dialog = shown(RecordDialog(desk, "note", preset={"organisation_id": few.ccre}))

    assert named(dialog, "dialog.record.noted_on").text() == "24/11/2026"
    assert named(dialog, "dialog.record.author").text() == "Anne"
    assert not dialog.card.has_edits


def test_an_open_dialog_follows_the_language(shown: Any, desk: Desk, few: Any, language: Any) -> None:
    dialog = shown(RecordDialog(desk, "note", preset={"organisation_id": few.ccre}))
    named(dialog, "dialog.record.text").setPlainText("À rappeler")

    language("fr")

    assert dialog.ok_button.text() == "OK"
    assert named(dialog, "dialog.record.cancel").text() == "Annuler"
    assert named(dialog, "dialog.record.text").toPlainText() == "À rappeler"
    dialog.card.revert()


# Succession ------------------------------------------------------------------------------------------------------


def test_a_new_holder_takes_over_in_one_step(shown: Any, desk: Desk, few: Any, base: Database, qtbot: Any) -> None:
    dialog = shown(SuccessionDialog(desk, few.anna_presides))
    line = named(dialog, "dialog.succession.successor")
    qtbot.keyClicks(line, "roy")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert named(dialog, "dialog.succession.follow.1").text() == "The seat in Comité de pilotage"
    assert dialog.summary.text() == (
        "From 24 November 2026 on, Luc Roy holds the mandate of Anna Vidal in Council of European Municipalities"
        " and Regions; that of Anna Vidal ends the day before. 1 seat follows."
    )

    named(dialog, "dialog.succession.accept").click()

    assert dialog.new_mandate
    ended = "SELECT count(*) FROM mandate WHERE person_id = ? AND ends_on = '2026-11-23'"
    assert base.read(ended, (few.anna,)) == [(2,)]
    assert history.next_undo(base) == "Luc Roy follows Anna Vidal in Council of European Municipalities and Regions"


def test_the_new_holder_may_be_new_to_the_office(shown: Any, desk: Desk, few: Any, base: Database) -> None:
    dialog = shown(SuccessionDialog(desk, few.anna_presides))
    named(dialog, "dialog.succession.new").click()
    write(dialog, "dialog.succession.given", "Inès")

    dialog.accept()
    assert "must be filled in" in named(dialog, "dialog.succession.family").accessibleDescription()
    write(dialog, "dialog.succession.family", "Durand")
    dialog.accept()

    assert base.read("SELECT given FROM person WHERE family = 'Durand'") == [("Inès",)]


def test_without_a_successor_nothing_is_done(shown: Any, desk: Desk, few: Any) -> None:
    dialog = shown(SuccessionDialog(desk, few.anna_presides))

    dialog.accept()

    assert dialog.isVisible()
    said = named(dialog, "dialog.succession.successor").accessibleDescription()
    assert said == "Choose the successor, or give the name of a new person."


# Filters, lists --------------------------------------------------------------------------------------------------


def test_the_number_of_matches_follows_what_is_asked(shown: Any, desk: Desk, few: Any, qtbot: Any) -> None:
    dialog = shown(FiltersDialog(desk, "organisation", (Filter("country", "is", "FR"),)))
    assert dialog.count.text() == "1 record meets all filters."

    row = dialog.add_row(Filter("name", "contains", "nobody"))
    qtbot.waitUntil(lambda: dialog.count.text() == "0 records meet all filters.")
    row.remove_button.click()
    qtbot.waitUntil(lambda: dialog.count.text() == "1 record meets all filters.")

    assert dialog.filters() == [Filter("country", "is", "FR")]


def test_a_condition_without_value_asks_for_none(shown: Any, desk: Desk, few: Any) -> None:
    dialog = shown(FiltersDialog(desk, "organisation", (Filter("email", "is filled"),)))

    assert dialog.filters() == [Filter("email", "is filled", None)]


def test_a_wrong_value_is_said_and_the_dialog_stays(shown: Any, desk: Desk, few: Any) -> None:
    dialog = shown(FiltersDialog(desk, "organisation", (Filter("founded_on", "before"),)))
    write(dialog, "dialog.filters.1.value", "30/2/2014")

    dialog.accept()

    assert dialog.isVisible()
    assert dialog.problem.text() == "“30/2/2014” is not a day of the calendar."


def test_filters_follow_the_language(shown: Any, desk: Desk, few: Any, language: Any) -> None:
    dialog = shown(FiltersDialog(desk, "organisation", (Filter("country", "is", "FR"),)))

    language("fr")

    row = dialog.rows[0]
    assert (row.field_box.currentText(), row.operator_box.currentText()) == ("Pays", "est")
    assert row.filter() == Filter("country", "is", "FR")


def test_a_list_is_kept_under_two_names(shown: Any, desk: Desk, few: Any, base: Database) -> None:
    dialog = shown(SaveListDialog(desk, "organisation", (Filter("country", "is", "FR"),)))
    dialog.accept()
    assert "must be filled in" in named(dialog, "dialog.save_list.label_fr").accessibleDescription()

    write(dialog, "dialog.save_list.label_fr", "En France")
    write(dialog, "dialog.save_list.label_en", "In France")
    dialog.accept()

    assert [(one.label, one.filters) for one in lists.saved(base)] == [("In France", (Filter("country", "is", "FR"),))]


def test_what_the_page_shows_becomes_a_filter_of_the_list(desk: Desk, few: Any, base: Database, qtbot: Any) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    parent = QWidget()
    qtbot.addWidget(parent)

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        write(dialog, "dialog.save_list.label_fr", "Membres")
        dialog.accept()

    QTimer.singleShot(0, fill_in)
    saved = save_as_list(parent, desk, Question("organisation", "en", desk.day, scope="members"))

    assert saved
    assert lists.saved(base)[0].filters == (Filter("member_on", "is", None),)


# One change to many ----------------------------------------------------------------------------------------------


def test_many_are_changed_after_a_look(shown: Any, desk: Desk, few: Any, base: Database) -> None:
    dialog = shown(MassEditDialog(desk, "organisation", [few.ccre, few.aimf]))
    dialog.what.setCurrentIndex(dialog.what.findText("Country"))
    dialog._editor.choose("FR")
    dialog.look()

    model = dialog.preview
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert rows == [
        ["Association internationale des maires francophones", "(empty)", "France"],
        ["Council of European Municipalities and Regions", "France", "unchanged"],
    ]
    assert dialog.summary.text() == "1 record changes · 1 stays as it is"
    dialog.accept()

    assert dialog.changed_count == 1
    assert base.read("SELECT country FROM organisation WHERE id = ?", (few.aimf,)) == [("FR",)]


def test_nothing_can_be_done_before_something_would_change(shown: Any, desk: Desk, few: Any) -> None:
    dialog = shown(MassEditDialog(desk, "organisation", [few.ccre]))
    assert not dialog.accept_button.isEnabled()

    dialog._editor.choose(few.tag)
    dialog.look()
    assert dialog.accept_button.isEnabled()


DIALOGS = {
    "filters": lambda desk, few: FiltersDialog(desk, "organisation", ()),
    "mass edit": lambda desk, few: MassEditDialog(desk, "organisation", [few.ccre]),
    "save list": lambda desk, few: SaveListDialog(desk, "organisation", ()),
    "succession": lambda desk, few: SuccessionDialog(desk, few.anna_presides),
    "mandate": lambda desk, few: RecordDialog(desk, "mandate", few.anna_presides),
    "new seat": lambda desk, few: RecordDialog(desk, "seat", preset={"organisation_id": few.committee}),
    "new membership": lambda desk, few: RecordDialog(desk, "membership", preset={"organisation_id": few.ccre}),
    "new contribution": lambda desk, few: RecordDialog(desk, "contribution_due", preset={"organisation_id": few.ccre}),
    "new link": lambda desk, few: RecordDialog(desk, "organisation_link", preset={"organisation_id": few.ccre}),
    "new task": lambda desk, few: RecordDialog(desk, "task", preset={"person_id": few.anna}),
    "role": lambda desk, few: RecordDialog(desk, "role_type", few.president),
    "tag": lambda desk, few: RecordDialog(desk, "tag", few.tag),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_input_has_a_name_and_an_identifier(shown: Any, desk: Desk, few: Any, name: str) -> None:
    dialog = shown(DIALOGS[name](desk, few))

    nameless = [
        (type(widget).__name__, widget.accessibleName(), widget.accessibleIdentifier())
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not (widget.accessibleName() and widget.accessibleIdentifier())
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("seat", {"label_fr": "Présidence"}),
        ("contribution_due", {"year": "2026", "amount": "1 250,50"}),
        ("task", {"title": "Envoyer le bon à tirer"}),
        ("note", {"text": "A rappelé"}),
    ],
)
def test_each_kind_is_added_through_its_dialog(
    shown: Any, desk: Desk, few: Any, base: Database, kind: str, typed: dict[str, str]
) -> None:
    dialog = shown(RecordDialog(desk, kind, preset={"organisation_id": few.committee}))
    for name, text in typed.items():
        field = named(dialog, f"dialog.record.{name}")
        field.setPlainText(text) if hasattr(field, "setPlainText") else field.setText(text)

    dialog.accept()

    assert base.read(f"SELECT organisation_id FROM {kind} WHERE id = ?", (dialog.record_id,)) == [(few.committee,)]
