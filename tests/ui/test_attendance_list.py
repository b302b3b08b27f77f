"""Attendance on the window: ticked by key or touch, with the quorum told in words at once."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.services import agenda, meetings
from desktop_app.storage.database import Database
from desktop_app.ui.attendance_list import AttendanceList
from desktop_app.ui.attendance_model import CAME, FOR, TICK, WHO
from desktop_app.ui.desk import Desk
from tests import committee
from tests.hands import press, write


@pytest.fixture
def five(base: Database) -> committee.Committee:
    """A committee of five votes; three make a quorum."""
    return committee.committee(base, proxies_per_holder=1)


@pytest.fixture
def meeting(base: Database, five: committee.Committee) -> str:
    """A meeting to which the five are invited, and which is being held."""
    made = committee.meeting(base, five)
    meetings.open_(base, made, "2009-01-21T10:00")
    return made


@pytest.fixture
def list_(qtbot: Any, desk: Desk, meeting: str) -> Iterator[AttendanceList]:
    """The attendance of that meeting, shown and with the keyboard."""
    made = AttendanceList(desk)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_meeting(meeting, is_open=True)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.table.setFocus()
    yield made


def cells(list_: AttendanceList, column: int) -> list[str]:
    """What a column says, without its second line."""
    return [str(list_.model.index(row, column).data() or "") for row in range(list_.model.rowCount())]


def stand_on(list_: AttendanceList, family: str) -> None:
    """Go to somebody's row."""
    place = next(place for place, name in enumerate(cells(list_, WHO)) if name.startswith(family.upper()))
    list_.table.selectRow(place)


def test_one_row_a_person_and_represented_organisation(list_: AttendanceList) -> None:
    assert cells(list_, WHO) == ["ARDENT Paul", "BERGER Anne", "COSTA Paul", "DUPONT Anne", "ERIKSSON Paul"]
    assert cells(list_, FOR) == [f"Association {letter}" for letter in "ABCDE"]


def test_the_space_bar_ticks_and_the_quorum_follows_in_words(list_: AttendanceList) -> None:
    said = list_.quorum_bar.words
    assert said.text() == "The quorum is not met: nothing can be decided. 0 of 5 votes represented, 3 needed."
    for place in range(3):
        list_.table.selectRow(place)
        press(list_, "Space")
    assert said.text() == "The quorum is met. 3 of 5 votes represented, 3 needed."
    press(list_, "Space")
    assert said.text().startswith("The quorum is not met")


def test_a_touch_on_the_box_ticks(list_: AttendanceList) -> None:
    place = list_.table.visualRect(list_.model.index(1, TICK)).center()
    QTest.mouseClick(list_.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert cells(list_, CAME) == ["", "Present", "", "", ""]


def test_the_figures_say_what_happened(list_: AttendanceList) -> None:
    for place, key in enumerate("123"):
        list_.table.selectRow(place)
        press(list_, key)
    assert cells(list_, CAME) == ["Present", "Excused", "Absent", "", ""]
    told = "1 present · 1 excused · 1 absent · 2 not ticked · Of those present: men 1"
    assert list_.counts.text().splitlines()[0] == told


def test_a_proxy_counts_while_its_giver_is_away_and_sleeps_when_they_come(
    list_: AttendanceList, base: Database
) -> None:
    from desktop_app.services import attendance

    rows = {one.who.family: one.id for one in list_.model.attendees}
    for family in ("Ardent", "Berger"):
        attendance.set_status(base, rows[family], "present")
    attendance.give_proxy(base, rows["Costa"], rows["Ardent"])
    list_.refresh()
    assert "3 of 5 votes" in list_.quorum_bar.words.text()
    stand_on(list_, "Costa")
    press(list_, "Space")
    told = list_.model.index(2, CAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Present, proxy to Paul Ardent, asleep while present"
    assert "3 of 5 votes" in list_.quorum_bar.words.text()


def test_somebody_unknown_is_registered_in_one_line(list_: AttendanceList, base: Database) -> None:
    list_.new_line.setFocus()
    write("Zoé MARTIN, Ville de Lyon, zoe@example.org")
    press(list_, "Return")
    assert cells(list_, WHO)[-1] == "MARTIN Zoé"
    assert list_.new_line.text() == ""
    assert base.read("SELECT given FROM person WHERE family = 'Martin' OR family = 'MARTIN'") == [("Zoé",)]


def test_arrival_and_departure_are_tied_to_an_item(list_: AttendanceList, base: Database, meeting: str) -> None:
    second = agenda.lines(base, meeting)[1].id
    stand_on(list_, "Berger")
    list_.item.setCurrentIndex(list_.item.findData(second))
    press(list_, "6")
    told = list_.model.index(1, CAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Present, came in at item 2"


def test_an_empty_list_says_what_to_do(qtbot: Any, desk: Desk, base: Database, five: committee.Committee) -> None:
    made = AttendanceList(desk)
    qtbot.addWidget(made)
    made.show_meeting(meetings.prepare(base, five.body, "2009-05-20T10:00"), is_open=True)
    made.show()
    assert made.invite_button.isVisible()
    made.invite_button.click()
    assert made.model.rowCount() == 5
