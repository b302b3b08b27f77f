"""What a contact point must look like; kept apart from the mapping so that declarations need not load it."""

import re
from typing import Any

from desktop_app.i18n import _


def street_lines(extended: str | None, lines: str | None, post_box: str | None) -> tuple[str, ...]:
    """What stands on an envelope above the town: the building, the street, the box."""
    return tuple(line for part in (extended, lines, post_box) for line in (part or "").splitlines() if line.strip())


def check_contact_point(values: dict[str, Any]) -> list[tuple[str, str]]:
    """Which fields of a contact point are wrong: an e-mail without @, a phone without figures."""
    value = values.get("value") or ""
    kind = values.get("kind")
    if kind == "email" and value and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        return [
            (
                "value",
                _("“{value}” is not an e-mail address: it needs one @ and a domain.").format(value=value),
            )
        ]
    if kind in ("phone", "fax", "mobile") and value and not re.search(r"\d{2}", value):
        return [("value", _("“{value}” is not a phone number: it has no figures.").format(value=value))]
    if kind == "web" and value and " " in value:
        return [("value", _("“{value}” is not a web address: it has a space.").format(value=value))]
    return []
