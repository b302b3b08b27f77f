"""How the cards of positions and practices and of what they are made of are laid out (see card_layout); data only."""

from typing import Any

from desktop_app.i18n import N_

EXCHANGE_FORMS: dict[str, tuple[tuple[tuple[str, int], ...], ...]] = {
    "position": (
        (("title", 12),),
        (("body_id", 6), ("rapporteur_id", 6)),
        (("state", 4), ("drafted_on", 4), ("theme_id", 4)),
        (("decision_id", 6), ("grant_id", 6)),
        (("remarks", 12),),
    ),
    "practice": (
        (("title", 12),),
        (("organisation_id", 6), ("contact_id", 6)),
        (("first_year", 3), ("last_year", 3), ("budget", 3), ("currency", 3)),
        (("summary", 12),),
        (("lessons", 12),),
        (("last_verified_on", 5), ("verified_by", 5)),
        (("remarks", 12),),
    ),
    "position_round": (
        (("position_id", 12),),
        (("kind", 6), ("version_id", 6)),
        (("opens_on", 4), ("closes_on", 4), ("closed_on", 4)),
        (("remarks", 12),),
    ),
}
EXCHANGE_NEW_ROWS: dict[str, dict[str, Any]] = {
    "position": {"state": "draft"},
    "practice": {"currency": "EUR"},
    "practice_partner": {"side": "south"},
}
EXCHANGE_EMPTY = {
    "practice_theme": N_("No theme yet."),
    "practice_offer": N_("Not presented anywhere yet."),
    "interaction": N_("Nothing was said about it yet."),
}
EXCHANGE_ADD = {
    "practice_partner": N_("Add a partner"),
    "practice_theme": N_("Add a theme"),
    "practice_offer": N_("Add a presentation"),
}
EXCHANGE_COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "position": (("form", "interaction"), ()),
    "practice": (("form",), ("practice_partner", "practice_theme", "practice_offer")),
}
"""Text, amendments and rounds of a position, and the files of both, have tabs of their own."""
EXCHANGE_ROWS: dict[str, tuple[tuple[tuple[str, int, int], ...], ...]] = {
    "practice_partner": (
        (("side", 104, 0), ("organisation_id", 0, 1)),
        (("country", 0, 2), ("name", 0, 3)),
    ),
    "practice_theme": ((("theme_id", 0, 1),),),
}
"""The lines of a section's row: the field, its width or its share of what is left."""
