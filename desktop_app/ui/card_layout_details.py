"""How rows of what calendars and files say more are laid out, and what is there only where it is filled; data only."""

from typing import Any

from desktop_app.i18n import N_

DETAIL_ROWS: dict[str, tuple[tuple[tuple[str, int, int], ...], ...]] = {
    "kept_value": ((("name", 176, 0), ("value", 0, 1)), (("parameters", 0, 1),)),
    "calendar_entry": (
        (("shows_as", 0, 2), ("visibility", 0, 3), ("keywords", 0, 4)),
        (("priority", 0, 2), ("coordinates", 0, 3)),
        (("zone", 0, 1),),
        (("uid", 0, 4), ("version", 0, 2)),
        (("made_at", 0, 1), ("changed_at", 0, 1)),
        (("written_at", 0, 1),),
    ),
    "repetition": (
        (("frequency", 0, 3), ("weekdays", 0, 4), ("until", 0, 4)),
        (("every", 0, 1), ("times", 0, 1)),
        (("month_days", 0, 1), ("months", 0, 1)),
        (("positions", 0, 1), ("more", 0, 1)),
    ),
    "repetition_date": ((("kind", 0, 2), ("falls_on", 0, 3), ("zone", 0, 3)),),
    "reminder": (
        (("goes_off", 0, 4), ("action", 0, 3), ("from_end", 0, 3)),
        (("subject", 0, 1),),
        (("text", 0, 1),),
        (("again", 0, 1), ("pause", 0, 1)),
        (("more", 0, 1),),
    ),
    "invitee": (
        (("role", 0, 3), ("name", 0, 4), ("address", 0, 5), ("answer", 0, 3)),
        (("kind", 0, 1), ("asked", 0, 1)),
        (("more", 0, 1),),
    ),
}
"""The lines of a row: each cell, its width or its share of what is left."""
DETAIL_NARROW_ROWS: dict[str, tuple[tuple[tuple[str, int, int], ...], ...]] = {
    "repetition": ((("frequency", 0, 1), ("weekdays", 0, 1)), (("until", 0, 1),), *DETAIL_ROWS["repetition"][1:]),
    "repetition_date": ((("kind", 0, 2), ("falls_on", 0, 3)), (("zone", 0, 1),)),
    "reminder": ((("goes_off", 0, 1), ("action", 0, 1)), (("from_end", 0, 1),), *DETAIL_ROWS["reminder"][1:]),
    "invitee": ((("role", 0, 1), ("answer", 0, 1)), (("name", 0, 2), ("address", 0, 3)), *DETAIL_ROWS["invitee"][1:]),
    "calendar_entry": (
        (("shows_as", 0, 2), ("visibility", 0, 3)),
        (("keywords", 0, 1),),
        *DETAIL_ROWS["calendar_entry"][1:],
    ),
}
"""The same where there is little room."""

RARE_CELLS: dict[str, tuple[str, ...]] = {
    "address": ("extended", "post_box", "region"),
    "kept_value": ("parameters",),
    "calendar_entry": (
        "priority", "coordinates", "zone", "uid", "version", "made_at", "changed_at", "written_at",
    ),
    "repetition": ("every", "times", "month_days", "months", "positions", "more"),
    "reminder": ("subject", "text", "again", "pause", "more"),
    "invitee": ("kind", "asked", "more"),
}  # fmt: skip
"""Cells that stand under their own name, where they are filled or asked for."""

RARE_FIELDS: dict[str, tuple[str, ...]] = {
    "person": (
        "further_given",
        "suffix",
        "nickname",
        "born_on",
        "profession",
        "anniversary_on",
        "time_zone",
        "coordinates",
        "shown_as",
    ),
    "mandate": ("department", "duties"),
    "event": ("place", "clock", "web"),
}
"""Fields of a form whose row is there where one of it is filled, or asked for."""

RARE_SECTIONS = ("calendar_entry", "repetition", "repetition_date", "reminder", "invitee", "kept_value")
"""Sections that a card shows where they hold something, or are asked for."""

DETAIL_NEW_ROWS: dict[str, dict[str, Any]] = {
    "kept_value": {"source": "column", "form": "text"},
    "repetition": {"frequency": "weekly"},
    "repetition_date": {"kind": "not"},
    "reminder": {"action": "display"},
    "invitee": {"role": "required"},
}
DETAIL_EMPTY = {
    "calendar_entry": N_("Nothing more is known of it in calendars."),
    "repetition": N_("It takes place once."),
    "repetition_date": N_("No other day."),
    "reminder": N_("No reminder yet."),
    "invitee": N_("Nobody is invited by a calendar."),
    "kept_value": N_("No other detail yet."),
}
DETAIL_ADD = {
    "calendar_entry": N_("Add what calendars know"),
    "repetition": N_("Add a repetition"),
    "repetition_date": N_("Add a day"),
    "reminder": N_("Add a reminder"),
    "invitee": N_("Add somebody invited"),
    "kept_value": N_("Add another detail"),
}
