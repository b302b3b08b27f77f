"""An event on the real window: its people are invited, checked in at the door; its papers are printed and kept."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.services import attendance, lists, records, sheets, timetable
from desktop_app.services.attendance import Occasion
from desktop_app.ui import messages
from desktop_app.ui.main_window import MainWindow
from tests.hands import answer_next, click, find, press, shown_rows, texts, write
from tests.office import person
from tests.stories.events import forum, office, panel, people, turn_to
from tests.stories.secretary import accept, come_back, in_dialog

__all__ = ["forum", "office"]


# The people -------------------------------------------------------------------------------------------------------


def test_people_are_invited_answer_and_are_replaced(office: MainWindow, forum: str) -> None:
    base = office.desk.database
    names = [person(base, family, "Anne", language="fr") for family in ("Alpha", "Bravo", "Charlie")]
    for one in names:
        attendance.invite(base, Occasion("event", forum), one, day="2026-11-24")
    tab = turn_to(office, "participants")
    for family, button in (("Alpha", "accepted"), ("Bravo", "declined"), ("Charlie", "excused")):
        tab.look_at(people(office, forum)[family].id)
        click(find(tab, f"events.participants.{button}"))
    found = people(office, forum)
    assert [found[name].answer for name in ("Alpha", "Bravo")] == ["accepted", "declined"]
    assert found["Charlie"].status == "excused"
    stand_in = person(base, "Delta", "Jean", language="fr")
    tab.look_at(found["Bravo"].id)
    in_dialog("dialog.person", lambda dialog: _choose(dialog.person, stand_in), accept("dialog.person.accept"))
    click(find(tab, "events.participants.replace"))
    found = people(office, forum)
    assert found["Bravo"].status == "replaced" and "Delta" in found["Bravo"].replaced_by
    assert "4 on the list" in tab.counts.text()


def _choose(picker: Any, person_id: str) -> None:
    picker.set_value(person_id)
    picker.edited.emit()


def test_a_saved_list_is_invited_in_one_step(office: MainWindow, forum: str) -> None:
    base = office.desk.database
    tag = records.add(base, "tag", {"label_fr": "Forum", "label_en": "Forum"})
    for family in ("Alpha", "Bravo", "Charlie"):
        made = person(base, family, "Anne")
        if family != "Charlie":
            records.add(base, "tagging", {"person_id": made, "tag_id": tag})
    lists.save(base, "À inviter", "To invite", "person", [lists.Filter("tag", "is", tag)])
    tab = turn_to(office, "participants")

    def choose(dialog: Any) -> None:
        dialog.choose_source("list")
        dialog.list.setCurrentIndex(dialog.list.findText("To invite"))

    in_dialog("dialog.invite", choose, accept("dialog.invite.accept"))
    click(find(tab, "events.participants.first"))
    assert sorted(people(office, forum)) == ["Alpha", "Bravo"]
    assert len(shown_rows(tab.table)) == 2
    press(office, "Ctrl+Z")
    assert people(office, forum) == {}


def test_somebody_unknown_is_registered_in_one_line_and_only_once(office: MainWindow, forum: str) -> None:
    tab = turn_to(office, "participants")
    come_back(office)
    tab.line.setFocus()
    write("Łucja WIŚNIEWSKA, Ville de Gdańsk, lucja@example.org")
    QTest.keyClick(tab.line, Qt.Key.Key_Return)
    assert [one.who.given for one in people(office, forum).values()] == ["Łucja"]
    assert tab.line.text() == ""
    write("Łucja WIŚNIEWSKA, Ville de Gdańsk, lucja@example.org")
    answer_next("dialog.close")
    QTest.keyClick(tab.line, Qt.Key.Key_Return)
    assert len(people(office, forum)) == 1
    assert office.desk.database.read("SELECT count(*) FROM person WHERE family = 'Wiśniewska'") == [(1,)]


def door(office: MainWindow, forum: str) -> Any:
    """The check-in of the forum, on the morning of its first day."""
    from desktop_app.ui.check_in import CheckIn

    dialog = CheckIn(
        office.desk, Occasion("event", forum), office, now=lambda: datetime(2027, 3, 27, 6, 45, tzinfo=UTC)
    )
    dialog.open()
    return dialog


def test_arrivals_are_ticked_by_click_and_by_badge(office: MainWindow, forum: str, qtbot: Any) -> None:
    base = office.desk.database
    for family in ("Alpha", "Bravo"):
        attendance.invite(base, Occasion("event", forum), person(base, family, "Anne"), day="2026-11-24")
    dialog = door(office, forum)
    qtbot.addWidget(dialog)
    assert dialog.count.text() == "0 of 2 here"
    index = dialog.model.index(0, 0)
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=dialog.table.visualRect(index).center())
    assert people(office, forum)["Alpha"].checked_in_at == "2027-03-27T08:45"
    badge = people(office, forum)["Bravo"].id
    for letter in f"parvis:{badge}":
        QTest.keyClick(dialog.line, letter)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.count.text() == "2 of 2 here"
    for letter in f"parvis:{badge}":
        QTest.keyClick(dialog.line, letter)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.said.text() == "BRAVO Anne was checked in already at 08:45."
    for letter in "parvis:00ff":
        QTest.keyClick(dialog.line, letter)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.said.text() == "This badge belongs to nobody on this list."
    dialog.reject()


def test_the_last_one_ticked_is_taken_back_with_one_touch(office: MainWindow, forum: str, qtbot: Any) -> None:
    base = office.desk.database
    attendance.invite(base, Occasion("event", forum), person(base, "Alpha", "Anne"), day="2026-11-24")
    dialog = door(office, forum)
    qtbot.addWidget(dialog)
    dialog.line.setFocus()
    for letter in "alpha":
        QTest.keyClick(dialog.line, letter)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert people(office, forum)["Alpha"].status == "present"
    click(find(dialog, "check_in.undo"))
    assert people(office, forum)["Alpha"].status in (None, "")
    dialog.reject()


# The papers -------------------------------------------------------------------------------------------------------


def test_its_papers_are_made_in_the_dialog(
    office: MainWindow, forum: str, tmp_path: Path, qtbot: Any, monkeypatch: Any
) -> None:
    from desktop_app.ui.dialogs.print_event import PrintEventDialog

    base = office.desk.database
    timetable.add(base, forum, {"title_en": "Opening 🏛", "title_fr": "Ouverture", "minutes_planned": 30})
    attendance.invite(base, Occasion("event", forum), person(base, "Alpha", "Anne"), day="2026-11-24")
    dialog = PrintEventDialog(office.desk, forum, office)
    dialog.open()
    for name in ("programme", "attendance", "badges", "cards"):
        dialog.document.setCurrentIndex(dialog.document.findData(name))
        dialog.language.setCurrentIndex(dialog.language.findData("en"))
        dialog.prepare()
        qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)
        assert dialog.preview.document_shown.pageCount() >= 1
        assert ("CLASSICAL BUILDING" in dialog._wrong.text()) == (name == "programme")
        target = tmp_path / f"{name}.pdf"
        monkeypatch.setattr(messages, "choose_file", lambda *_given, to=target, **_more: to)
        click(dialog.save_button)
        assert target.read_bytes().startswith(b"%PDF-1.")
    dialog.reject()


def test_a_signed_sheet_comes_back_with_its_event(
    office: MainWindow, forum: str, tmp_path: Path, monkeypatch: Any
) -> None:
    base = office.desk.database
    attendance.invite(base, Occasion("event", forum), person(base, "Alpha", "Anne"), day="2026-11-24")
    sheet = sheets.print_sheet(base, Occasion("event", forum), "2027-03-27", "2027-03-26")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    sheets.keep_scan(base, sheet.code, scan, "2027-03-29")
    sheets.tick_off(base, sheet.code, [one.id for one in people(office, forum).values()])
    tab = turn_to(office, "papers")
    assert "scan.pdf" in " ".join(_texts(tab))
    assert people(office, forum)["Alpha"].status == "present"


def _texts(tab: QWidget) -> list[str]:
    listed = find(tab, "events.papers.list")
    model = listed.model()  # type: ignore[attr-defined]

    def below(parent: Any) -> list[str]:
        found = []
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found += [str(model.index(row, column, parent).data()) for column in range(model.columnCount(parent))]
            found += below(index)
        return found

    from PySide6.QtCore import QModelIndex

    return below(QModelIndex())


def test_a_cancelled_event_stays_and_says_so(office: MainWindow, forum: str, qtbot: Any) -> None:
    answer_next("dialog.yes")
    panel(office).do("cancel")
    assert records.values_of(office.desk.database, "event", forum)["status"] == "cancelled"
    qtbot.waitUntil(lambda: "Cancelled" in texts(panel(office).header))
    press(office, "Ctrl+Z")
    assert records.values_of(office.desk.database, "event", forum)["status"] != "cancelled"


def test_where_nothing_is_ahead_the_page_opens_on_what_was(office: MainWindow) -> None:
    page = office.current_page
    assert shown_rows(page.table)[-1].startswith("Launch of the Platform")  # type: ignore[attr-defined]
    assert find(page, "events.scope.past").isChecked()  # type: ignore[attr-defined]
