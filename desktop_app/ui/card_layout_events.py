"""How the cards of events, venues, grants and of the timetable are laid out (see card_layout); data only."""

from typing import Any

from desktop_app.domain.moments import HOME_ZONE
from desktop_app.i18n import N_

EVENT_FORMS: dict[str, tuple[tuple[tuple[str, int], ...], ...]] = {
    "event": (
        (("title", 12),),
        (("starts_at", 4), ("ends_at", 4), ("zone", 4)),
        (("venue_id", 6), ("room_id", 6)),
        (("place", 12),),
        (("clock", 5), ("web", 7)),
        (("host_id", 8), ("status", 4)),
        (("languages", 6), ("interpretation", 6)),
        (("grant_id", 12),),
        (("remarks", 12),),
    ),
    "venue": (
        (("name", 12),),
        (("lines", 12),),
        (("postcode", 3), ("city", 5), ("country", 4)),
        (("organisation_id", 12),),
        (("remarks", 12),),
    ),
    "room": (
        (("venue_id", 12),),
        (("name", 12),),
        (("floor", 12),),
        (("capacity", 6), ("booths", 6)),
    ),
    "grant": (
        (("title", 12),),
        (("funder_id", 8), ("reference", 4)),
        (("starts_on", 4), ("ends_on", 4), ("keep_until", 4)),
        (("visibility", 12),),
    ),
    "timetable_entry": (
        (("title", 12),),
        (("kind", 4), ("starts_at", 5), ("minutes_planned", 3)),
        (("room_id", 6), ("parent_id", 6)),
        (("summary", 12),),
    ),
}
EVENT_NEW_ROWS: dict[str, dict[str, Any]] = {
    "event": {"zone": HOME_ZONE, "status": "planned", "languages": "fr en"},
    "speaker": {"role": "speaker"},
}
EVENT_EMPTY = {
    "room": N_("No room yet."),
    "speaker": N_("Nobody yet."),
    "meeting": N_("No meeting at this event."),
    "event": N_("No event yet."),
}
EVENT_ADD = {
    "room": N_("Add a room"),
    "speaker": N_("Add a speaker"),
    "meeting": N_("Add a meeting"),
    "event": N_("Add an event"),
}
EVENT_COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "event": (
        ("form", "repetition", "repetition_date", "reminder", "invitee", "calendar_entry", "kept_value", "meeting"),
        (),
    ),
    "timetable_entry": (("form", "speaker"), ()),
}
"""Timetable, participants and files of an event have tabs of their own."""

EVENT_ROWS: dict[str, tuple[tuple[tuple[str, int, int], ...], ...]] = {
    "room": (
        (("name_fr", 0, 1), ("name_en", 0, 1)),
        (("floor_fr", 0, 3), ("floor_en", 0, 3), ("capacity", 0, 2), ("booths", 0, 2)),
    ),
}
"""The lines of a section's row: the field, its width or its share of what is left."""
