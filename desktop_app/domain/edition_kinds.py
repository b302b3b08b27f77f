"""The kinds of what printing keeps: the style of the house, editions of the directory, the days it went out."""

from typing import Any

from desktop_app.domain.fields import Bilingual, Choice, Date, Integer, Link, LongText, Text
from desktop_app.domain.house_style import is_colour
from desktop_app.domain.kind import Kind
from desktop_app.i18n import N_, _

FARTHEST = 200
"""Tenths of a millimetre that a printer may be off; more is a mistake in typing."""


def _can_be_printed(values: dict[str, Any]) -> list[tuple[str, str]]:
    wrong = []
    if values.get("accent") and not is_colour(values["accent"]):
        words = _("“{value}” is no colour. Write # and six figures or letters, such as #0E5A6B.")
        wrong.append(("accent", words.format(value=values["accent"])))
    for name in ("offset_right", "offset_down"):
        if abs(values.get(name) or 0) > FARTHEST:
            wrong.append((name, _("Labels can be moved by 20 mm at most.")))
    return wrong


HOUSE_STYLE = Kind(
    "house_style",
    N_("House style"),
    N_("House style"),
    "file-text",
    (
        Bilingual("letterhead", N_("Letterhead"), long=True, hint=N_("The lines at the upper right of letters")),
        Link("logo_id", N_("Logo"), to="attachment"),
        Text("accent", N_("Colour"), hint=N_("# and six figures or letters, such as #0E5A6B")),
        Choice("times", N_("Times in French"), options=(("16h30", "16h30"), ("16 h 30", "16 h 30"))),
        Choice(
            "spacing",
            N_("Spaces in French"),
            options=(
                ("imprimerie_nationale", N_("Imprimerie nationale")),
                ("eu_style_guide", N_("EU style guide")),
            ),
        ),
        Integer("offset_right", N_("Labels to the right"), hint=N_("In tenths of a millimetre")),
        Integer("offset_down", N_("Labels down"), hint=N_("In tenths of a millimetre")),
    ),
    checks=(_can_be_printed,),
)

DIRECTORY_EDITION = Kind(
    "directory_edition",
    N_("Edition of the directory"),
    N_("Editions of the directory"),
    "book-open",
    (
        Text("name", N_("Name"), required=True, column=True),
        LongText("options", N_("Options"), required=True),
    ),
)

DIRECTORY_PRINTING = Kind(
    "directory_printing",
    N_("Directory sent out"),
    N_("Directories sent out"),
    "printer",
    (
        Link("edition_id", N_("Edition"), to="directory_edition"),
        Date("printed_on", N_("Day"), required=True, column=True),
        Integer("pages", N_("Pages")),
    ),
)

EDITION_KINDS = (HOUSE_STYLE, DIRECTORY_EDITION, DIRECTORY_PRINTING)
