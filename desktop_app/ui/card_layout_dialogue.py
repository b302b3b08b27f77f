"""How the cards of dialogue, grants and verification are laid out (see card_layout); data only."""

from typing import Any

from desktop_app.i18n import N_

DIALOGUE_FORMS: dict[str, tuple[tuple[tuple[str, int], ...], ...]] = {
    "interaction": (
        (("title", 12),),
        (("kind", 4), ("happened_on", 4), ("place", 4)),
        (("organisation_id", 12),),
        (("said", 12),),
        (("position_id", 6), ("event_id", 6)),
        (("grant_id", 6), ("author", 6)),
    ),
    "work_package": (
        (("grant_id", 12),),
        (("code", 3), ("budget", 5), ("currency", 4)),
        (("title", 12),),
        (("starts_on", 6), ("ends_on", 6)),
        (("summary", 12),),
    ),
    "verification_round": (
        (("title", 12),),
        (("starts_on", 4), ("due_on", 4), ("closed_on", 4)),
        (("remarks", 12),),
    ),
}
DIALOGUE_ROWS: dict[str, tuple[tuple[tuple[str, int, int], ...], ...]] = {
    "interaction_person": ((("person_id", 0, 1), ("organisation_id", 0, 1)),),
    "task": ((("title", 0, 3), ("due_on", 124, 0), ("assigned_to", 0, 2), ("done_on", 124, 0)),),
    "work_package": (
        (("code", 72, 0), ("title_fr", 0, 1), ("title_en", 0, 1)),
        (("budget", 0, 1), ("currency", 112, 0)),
    ),
}
DIALOGUE_NARROW_ROWS: dict[str, tuple[tuple[tuple[str, int, int], ...], ...]] = {
    "task": ((("title", 0, 1),), (("due_on", 0, 1), ("assigned_to", 0, 1), ("done_on", 0, 1))),
    "work_package": (
        (("code", 72, 0), ("title_fr", 0, 1)),
        (("title_en", 0, 1),),
        (("budget", 0, 1), ("currency", 112, 0)),
    ),
}
DIALOGUE_NEW_ROWS: dict[str, dict[str, Any]] = {
    "interaction": {"kind": "meeting"},
    "work_package": {"currency": "EUR"},
}
DIALOGUE_EMPTY = {
    "interaction": N_("No meeting, letter or call noted yet."),
    "record_file": N_("No file yet."),
    "work_package": N_("No work package yet."),
    "position": N_("No position yet."),
}
DIALOGUE_ADD = {
    "interaction": N_("Note a meeting, letter, call or hearing"),
    "interaction_person": N_("Add somebody who was there"),
    "record_file": N_("Add a file…"),
    "work_package": N_("Add a work package"),
}
DIALOGUE_COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "grant": (("form", "work_package"), ("record_file", "interaction", "position")),
}
"""What takes place under a grant stands on its page, beside what its evidence lacks."""
