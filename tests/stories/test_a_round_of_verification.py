"""A round of verification of the sample platform on the real window: sheets go out, answers are taken in."""

import zipfile
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.services import lists, records, verification
from desktop_app.storage.filters import Filter
from desktop_app.ui.dialogs.send_round import SendRoundDialog
from desktop_app.ui.dialogs.verification_answer import ConfirmDialog, CorrectionsDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.plain_list import items_of
from tests.hands import click, find, take_in_hand, texts
from tests.stories.conftest import Into
from tests.stories.secretary import accept, fill, in_dialog

pytestmark = pytest.mark.usefixtures("closed_at_the_end")
TODAY = "2026-11-24"


@pytest.fixture
def page(window: MainWindow) -> Any:
    """The page of verification."""
    window.show_page("verification")
    return window.current_page


@pytest.fixture
def overdue(window: MainWindow, page: Any) -> str:
    """A round whose day has passed, shown: three sheets went out, nobody answered."""
    database = window.desk.database
    made = verification.start(database, "Vérification d’octobre", "Verification of October", "2026-10-01", "2026-10-31")
    ids = [line.id for line in verification.board(database, made, TODAY)]
    verification.sent(database, ids[:3], "2026-10-02")
    page.refresh(made)
    return made


def shown_states(page: Any) -> list[str]:
    return [item.text(1) for item in items_of(page.board)]


def test_a_round_is_started_with_every_member_of_today(window: MainWindow, page: Any) -> None:
    assert page.round.currentText() == "Verification 2009"
    in_dialog("dialog.start_round", accept("dialog.start_round.accept"))
    click(find(page, "verification.new"))
    assert (page.round.currentText(), page._until.text()) == ("Verification 2026", "answers until 22 December 2026")
    count = lists.count(window.desk.database, "organisation", (Filter("member_on", "is", TODAY),), TODAY)
    assert page.states.counts == {"to_send": count, "sent": 0, "reminded": 0, "overdue": 0, "answered": 0}
    assert set(shown_states(page)) == {"To be sent"}


def test_drafts_go_out_in_each_members_language_and_that_is_noted(
    window: MainWindow, qtbot: Any, page: Any, overdue: str, tmp_path: Path, into: Into
) -> None:
    find(page, "verification.state.to_send").click()  # type: ignore[attr-defined]
    waiting = len(page.board.lines)
    click(find(page, "verification.send"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SendRoundDialog)
    take_in_hand(dialog)
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=30_000)
    assert dialog.made is not None
    without = len(dialog.made.result)
    target = into(tmp_path / "drafts.zip")
    click(find(dialog, "dialog.send_round.zip"))
    qtbot.waitUntil(lambda: page.states.counts["to_send"] == without, timeout=30_000)
    with zipfile.ZipFile(target) as archive:
        mails = [message_from_bytes(archive.read(name), policy=policy.default) for name in archive.namelist()]
    assert len(mails) == waiting - without
    assert {(mail["Content-Language"], mail["X-Unsent"]) for mail in mails} == {("fr", "1"), ("en", "1")}
    french = next(mail for mail in mails if mail["Content-Language"] == "fr")
    body, sheet = french.iter_parts()
    assert french["Subject"].startswith("Votre fiche à vérifier") and "31 octobre 2026" in body.get_content()
    assert sheet.get_filename().startswith("fiche-de-verification-") and sheet.get_content().startswith(b"%PDF")
    assert page.states.counts["overdue"] == 3 + waiting - without  # the day to answer has passed already


def test_reminders_go_to_those_who_were_sent_a_sheet_and_did_not_answer(
    window: MainWindow, qtbot: Any, page: Any, overdue: str, tmp_path: Path, into: Into
) -> None:
    click(find(page, "verification.remind"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SendRoundDialog)
    take_in_hand(dialog)
    assert (len(dialog._ids), dialog.reminder.isChecked()) == (3, True)
    dialog.way.setCurrentIndex(dialog.way.findData("sheets"))
    dialog.prepare()
    qtbot.waitUntil(lambda: dialog.made is not None and bool(dialog.pdf), timeout=30_000)
    into(tmp_path / "sheets.pdf")
    click(find(dialog, "dialog.send_round.save"))
    lines = [line for line in verification.board(window.desk.database, overdue, TODAY) if line.reminded_on]
    assert [line.reminded_on for line in lines] == [TODAY] * 3
    assert (tmp_path / "sheets.pdf").read_bytes().startswith(b"%PDF")


def test_an_answer_is_taken_in_field_by_field_and_the_card_says_when_it_was_verified(
    window: MainWindow, page: Any, overdue: str
) -> None:
    database = window.desk.database
    line = page.lines[0]
    assert page.board.look_at(line.id)
    click(find(page, "verification.correct"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CorrectionsDialog)
    take_in_hand(dialog)
    number = next(place for place, one in enumerate(dialog.fields, 1) if one.row_kind == "organisation_name")
    town = next(place for place, one in enumerate(dialog.fields, 1) if one.field == "city")
    name, city = dialog.fields[number - 1], dialog.fields[town - 1]
    fill(f"dialog.corrections_of_member.field{number}", "Assemblée des régions")(dialog)
    fill(f"dialog.corrections_of_member.field{town}", "Metz")(dialog)
    fill("dialog.corrections_of_member.by", "Mme Exemple")(dialog)
    click(find(dialog, "dialog.corrections_of_member.accept"))
    assert "Assemblée des régions" in texts(page.answers) and not page.answers.confirm_button.isEnabled()
    assert items_of(page.board)[0].text(2) == "2"
    click(find(page.answers, "verification.answer.1.take"))
    assert records.values_of(database, "organisation_name", name.row_id)["text"] == "Assemblée des régions"
    click(find(page.answers, "verification.answer.1.leave"))
    assert records.values_of(database, "address", city.row_id)["city"] == city.value
    assert page.states.counts["answered"] == 1
    click(find(page, "verification.confirm"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConfirmDialog) and dialog.by.value() == "Mme Exemple"
    take_in_hand(dialog)
    click(find(dialog, "dialog.confirm_member.accept"))
    assert records.values_of(database, "organisation", line.organisation_id)["last_verified_on"] == TODAY
    click(find(page, "verification.open"))
    assert "verified 24 Nov 2026" in texts(window.current_page)


def test_last_verified_is_a_filter_of_lists_and_so_of_letters(window: MainWindow, page: Any, overdue: str) -> None:
    line = page.lines[0]
    verification.confirm(window.desk.database, line.id, TODAY, "Mme Exemple")
    window.show_page("members")
    members: Any = window.current_page
    members.show_filters((Filter("last_verified_on", "is", TODAY),))
    members.table.selectRow(0)
    assert (len(members.table.records.keys), members.table.current_id()) == (1, line.organisation_id)
    from desktop_app.ui.dialogs.mailing import whom_of_page
    from desktop_app.ui.mailing_documents import pairs

    listed, _selected = whom_of_page(members)
    assert pairs(window.desk.database, listed, TODAY) == [(None, line.organisation_id)]


def test_the_filter_of_states_narrows_the_list_and_a_closed_round_says_so(
    window: MainWindow, page: Any, overdue: str
) -> None:
    find(page, "verification.state.overdue").click()  # type: ignore[attr-defined]
    assert shown_states(page) == ["Overdue"] * 3
    from tests.hands import answer_next

    answer_next("dialog.yes")
    page.close_round()
    assert page._until.text() == "closed on 24 November 2026"
