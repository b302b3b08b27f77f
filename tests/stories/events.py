"""A forum on the real window, for the stories about events."""

from typing import Any

import pytest

from desktop_app.services import lists_of_people, records
from desktop_app.services.attendance import Occasion
from desktop_app.ui.main_window import MainWindow


@pytest.fixture
def office(window: MainWindow) -> MainWindow:
    """The window on the sample platform, turned to the events."""
    window.show_page("events")
    return window


@pytest.fixture
def forum(office: MainWindow) -> str:
    """A forum of two days in Athens, in a room of its own; open."""
    base = office.desk.database
    venue = records.add(
        base, "venue", {"name_fr": "Zappeion", "name_en": "Zappeion", "city": "Athènes", "country": "GR"}
    )
    hall = {"venue_id": venue, "name_fr": "Grande salle", "name_en": "Great hall", "floor_en": "1st floor"}
    room = records.add(base, "room", hall)
    when = {"starts_at": "2027-03-27T09:00", "ends_at": "2027-03-28T13:00", "zone": "Europe/Athens"}
    titles = {"title_fr": "Forum des villes", "title_en": "Forum of cities"}
    made = records.add(base, "event", {**titles, **when, "venue_id": venue, "room_id": room})
    office.desk.open_requested.emit("event", made)
    return made


def panel(office: MainWindow) -> Any:
    """The event that is open."""
    return office.current_page.panel  # type: ignore[attr-defined]


def turn_to(office: MainWindow, view: str) -> Any:
    """One of its tabs."""
    panel(office).show_view(view)
    return panel(office).view(view)


def people(office: MainWindow, event: str) -> dict[str, Any]:
    """Who is on the list, by family name."""
    return {one.who.family: one for one in lists_of_people.attendees(office.desk.database, Occasion("event", event))}
