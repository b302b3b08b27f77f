"""A whole year of the steering committee on the real window: four meetings, from the first agenda to the last approval.

January decides and asks for something; April has no quorum; June approves with a correction and votes by proxy;
October finds nothing left over but what recurs.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app import i18n, preferences
from desktop_app.app import Program, make_application
from desktop_app.services import actions, decisions, meetings, minutes
from desktop_app.storage.database import create
from desktop_app.ui.main_window import MainWindow
from tests import committee
from tests.hands import answer_next, click, find
from tests.stories.secretary import (
    accept,
    add_items,
    ask_for_a_correction,
    circulate,
    close,
    come,
    convene,
    fill,
    give_proxy,
    in_dialog,
    meeting_id,
    next_step,
    numbered,
    panel,
    prepare_next,
    report_done,
    say,
    step,
    tick,
    vote_by_name,
)


class Calendar:
    """The day on the wall of the office."""

    def __init__(self) -> None:
        self.day = date(2027, 1, 4)

    def turn_to(self, day: str) -> None:
        """Another day begins."""
        self.day = date.fromisoformat(day)


@pytest.fixture
def calendar() -> Calendar:
    """The year begins."""
    return Calendar()


@pytest.fixture
def office(qtbot: Any, home: Path, tmp_path: Path, calendar: Calendar) -> Iterator[MainWindow]:
    """The window on a base with a committee of five that never met."""
    base = create(tmp_path / "bureau.parvis", "Anne")
    committee.committee(base, proxies_per_holder=1)
    base.close()
    preferences.save(preferences.Preferences(language="en", theme="light", user="Anne"))
    program = Program(make_application(), today=lambda: calendar.day)
    assert program.open(tmp_path / "bureau.parvis")
    opened = program.window
    assert opened is not None
    opened.resize(1280, 800)
    qtbot.waitExposed(opened)
    qtbot.waitUntil(lambda: opened.is_awake, timeout=20_000)
    opened.show_page("meetings")
    yield opened
    program.end()
    i18n.set_language("en")


# The year ---------------------------------------------------------------------------------------------------------


def hold_january(office: MainWindow, calendar: Calendar) -> str:
    """The first meeting: prepared, convened, held with a decision and an action, closed, circulated."""
    in_dialog(
        "dialog.prepare",
        lambda dialog: find(dialog, "dialog.prepare.body").setCurrentIndex(0),  # type: ignore[attr-defined]
        fill("dialog.prepare.starts_at", "20/01/2027 10:00"),
        fill("dialog.prepare.ends_at", "20/01/2027 12:00"),
        accept("dialog.prepare.accept"),
    )
    click(find(office, "meetings.new"))
    add_items(office, "Opening", "Budget", "Haiti", "Training")
    editor = panel(office).turn_to("agenda")
    editor.look_at(editor.model.lines[0].id)
    in_dialog("dialog.record", tick("dialog.record.recurring", True), accept("dialog.record.ok"))
    editor.actions_by_name["details"].trigger()
    convene(office)
    calendar.turn_to("2027-01-20")
    step(office)
    assert come(office, "Ardent", "Berger", "Costa", "Dupont").startswith("The quorum is met.")
    say(office, "Opening", ("Ctrl+1", "The chair opens the meeting."))
    say(office, "Budget", ("Ctrl+2", "The treasurer presents the budgt."), ("Ctrl+3", "The budget is adopted."))
    tab = say(office, "Haiti", ("Ctrl+4", "Write to the towns."))
    owner = office.desk.database.read("SELECT id FROM person WHERE family = 'Berger'")[0][0]
    tab.view.line.follow.editors["owner_id"].choose(owner)
    close(office, "20/01/2027 12:05")
    calendar.turn_to("2027-01-26")
    circulate(office)
    return meeting_id(office)


def hold_april(office: MainWindow, calendar: Calendar) -> str:
    """What was left comes along by itself; too few members come, so nothing is decided."""
    calendar.turn_to("2027-03-30")
    assert next_step(office) == "Prepare the next one…"
    prepare_next(office, "14/04/2027 10:00")
    assert numbered(office) == [
        ("1", "Approval of the minutes of Steering Committee no. 1 (20 January 2027)"),
        ("2", "Opening"),
        ("3", "Haiti"),
        ("4", "Training"),
    ]
    convene(office)
    add_items(office, "Elections")
    calendar.turn_to("2027-04-14")
    step(office)
    assert come(office, "Ardent", "Berger").startswith("The quorum is not met")
    say(office, "Opening", ("Ctrl+1", "Too few members came; nothing is decided."))
    close(office, "14/04/2027 10:20")
    circulate(office)
    return meeting_id(office)


def hold_june(office: MainWindow, calendar: Calendar) -> str:
    """One member votes by proxy; the minutes of January and April are approved; what was asked for is done."""
    calendar.turn_to("2027-05-20")
    prepare_next(office, "16/06/2027 10:00")
    assert [title for _number, title in numbered(office)][:3] == [
        "Approval of the minutes of Steering Committee no. 1 (20 January 2027)",
        "Approval of the minutes of Steering Committee no. 2 (14 April 2027)",
        "Opening",
    ]
    convene(office)
    calendar.turn_to("2027-06-16")
    step(office)
    assert come(office, "Ardent", "Berger").startswith("The quorum is not met")
    assert give_proxy(office, "Costa") == "The quorum is met. 3 of 5 votes represented, 3 needed."
    for _meeting in range(2):
        answer_next("dialog.yes")
        panel(office).steps.take("approve")
    say(office, "Training", ("Ctrl+3", "A course is held in autumn."))
    vote_by_name(office, "Costa", "Ardent")
    report_done(office)
    close(office, "16/06/2027 12:00")
    circulate(office)
    return meeting_id(office)


def hold_october(office: MainWindow, calendar: Calendar) -> None:
    """Nothing is left over but the approval, what recurs, and what nobody spoke about in June."""
    calendar.turn_to("2027-09-20")
    prepare_next(office, "20/10/2027 10:00")
    titles = [title for _number, title in numbered(office)]
    assert titles[:2] == ["Approval of the minutes of Steering Committee no. 3 (16 June 2027)", "Opening"]
    assert "Training" not in titles
    convene(office)
    calendar.turn_to("2027-10-20")
    step(office)
    come(office, "Ardent", "Berger", "Costa", "Dupont", "Eriksson")
    answer_next("dialog.yes")
    panel(office).steps.take("approve")
    say(office, "Opening", ("Ctrl+1", "The year is over."))
    close(office, "20/10/2027 11:00")


def test_a_year_of_the_steering_committee(office: MainWindow, calendar: Calendar) -> None:
    base = office.desk.database
    first = hold_january(office, calendar)
    body = panel(office).facts.values["body_id"]
    assert [line.code for line in decisions.of_meeting(base, first)] == ["2027-01"]
    ask_for_a_correction(office, "budgt", "The treasurer presents the budget.")
    assert "The treasurer presents the budget." in [
        text for line in minutes.lines(base, first) for text in line.text.values()
    ]
    second = hold_april(office, calendar)
    assert meetings.offers(base, second)[0].why == "approval"
    assert decisions.of_meeting(base, second) == []
    third = hold_june(office, calendar)
    states = dict(base.read("SELECT meeting_id, state FROM minutes"))
    assert (states[first], states[second], states[third]) == ("approved_amended", "approved", "circulated")
    hold_october(office, calendar)
    assert minutes.state(base, third)["state"] == "approved"
    assert [line.code for line in decisions.register(base, body, 2027)] == ["2027-01", "2027-02"]
    assert actions.ledger(base, body, "2027-10-20").lines == ()
