"""The office hub in the window: met when asked, by itself afterwards, and nobody waits for it."""

import hashlib
from typing import Any

import pytest
from shiboken6 import isValid

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.services import records
from desktop_app.storage.database import Database
from desktop_app.sync import hub
from desktop_app.ui import hub_meetings
from desktop_app.ui.dialogs.office_hub import OfficeHubDialog
from desktop_app.ui.hub_meetings import HubMeetings
from desktop_app.ui.main_window import MainWindow
from tests.hands import answer_next, find
from tests.sync.postgres import Server, server
from tests.ui.test_copies import laptop

__all__ = ["laptop", "server"]

NOWHERE = "postgresql://parvis@127.0.0.1:1/nowhere"


@pytest.fixture
def url(server: Server, request: pytest.FixtureRequest) -> str:
    """A hub that nobody has met yet."""
    return server.url("window_" + hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:12])


def meetings_of(window: MainWindow) -> HubMeetings:
    assert window.hub_meetings is not None
    return window.hub_meetings


def meet(window: MainWindow, qtbot: Any, url: str) -> None:
    dialog = OfficeHubDialog(window)
    dialog.open()
    dialog.address.setText(url)
    answer_next("dialog.close")
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=30_000)  # it goes when the hub was met


def title_of(base: Database, person: str) -> Any:
    return base.read("SELECT honorific FROM person WHERE id = ?", (person,))[0][0]


def status(window: MainWindow) -> str:
    return find(window, "window.copies").text()  # type: ignore[attr-defined,no-any-return]


def test_a_hub_met_once_is_met_by_itself_and_the_status_line_says_when(
    window: MainWindow, laptop: Database, qtbot: Any, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_meetings, "AFTER_WRITING", 1)
    office = window.desk.database
    person = office.read("SELECT id FROM person ORDER BY id LIMIT 1")[0][0]
    meet(window, qtbot, url)
    qtbot.waitUntil(lambda: status(window).startswith("Met the office hub "), timeout=10_000)
    records.change(laptop, "person", person, {"honorific": "Pr"})
    hub.sync(laptop, url)
    records.change(office, "person", person, {"remarks": "Parle grec."})
    qtbot.waitUntil(lambda: title_of(office, person) == "Pr", timeout=30_000)
    hub.sync(laptop, url)
    assert laptop.read("SELECT remarks FROM person WHERE id = ?", (person,)) == [("Parle grec.",)]
    i18n.set_language("fr")
    qtbot.waitUntil(lambda: status(window).startswith("Serveur commun rejoint "), timeout=10_000)


def test_a_hub_out_of_reach_is_said_in_the_dialog_and_the_work_goes_on(window: MainWindow, qtbot: Any) -> None:
    dialog = OfficeHubDialog(window)
    dialog.open()
    dialog.accept()
    assert "Type the address" in dialog.problem.text()
    dialog.address.setText(NOWHERE)
    dialog.accept()
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(lambda: "The hub did not answer" in dialog.problem.text(), timeout=20_000)
    assert dialog.accept_button.isEnabled()
    assert not meetings_of(window).is_stopped
    dialog.reject()


def test_while_the_hub_is_away_it_is_tried_less_and_less_often(window: MainWindow) -> None:
    meetings = meetings_of(window)
    pauses = []
    for _try in range(6):
        meetings._missed(hub.HubAway("away"))
        pauses.append(meetings._pause)
    assert pauses == [hub_meetings.EVERY] * 6  # no hub is known, so none is waited for
    meetings.address = lambda: NOWHERE  # type: ignore[method-assign]
    pauses = []
    for _try in range(6):
        meetings._missed(hub.HubAway("away"))
        pauses.append(meetings._next.interval())
    minute = 60_000
    assert pauses == [2 * minute, 4 * minute, 8 * minute, 16 * minute, 16 * minute, 16 * minute]


def test_a_hub_that_refuses_this_base_is_not_asked_again_until_somebody_looks(window: MainWindow) -> None:
    meetings = meetings_of(window)
    meetings.address = lambda: NOWHERE  # type: ignore[method-assign]
    meetings._missed(UserError("This is another base’s hub."))
    assert meetings.is_stopped
    assert not meetings._next.isActive()
    dialog = OfficeHubDialog(window)
    dialog.show()
    assert dialog.problem.text() == "This is another base’s hub."
    dialog.reject()


def test_who_does_not_want_it_is_not_met_by_itself(window: MainWindow) -> None:
    meetings = meetings_of(window)
    meetings.address = lambda: NOWHERE  # type: ignore[method-assign]
    dialog = OfficeHubDialog(window)
    dialog.show()
    dialog.by_itself.setChecked(False)
    assert not window.preferences.meets_hub
    assert not meetings._next.isActive()
    dialog.by_itself.setChecked(True)
    assert meetings._next.isActive()
    dialog.reject()
    meetings._next.stop()


def test_a_typed_password_goes_with_the_address_and_is_kept_in_no_file(window: MainWindow) -> None:
    address = "postgresql://anne@hub.example/parvis"
    assert hub.with_password(address, "a b@c") == "postgresql://anne:a b%40c@hub.example/parvis"
    assert hub.without_password(hub.with_password(address, "secret")) == address
    assert hub.with_password("nonsense://", "x") != ""
