"""How the card of each kind is laid out: data only, so that a new kind brings a few lines and no class."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.fields import Bilingual, Boolean, Country, Field, Link, LongText, Text
from desktop_app.domain.kind import Kind, Section
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_
from desktop_app.ui.card_layout_details import (
    DETAIL_ADD,
    DETAIL_EMPTY,
    DETAIL_NARROW_ROWS,
    DETAIL_NEW_ROWS,
    DETAIL_ROWS,
)
from desktop_app.ui.card_layout_dialogue import (
    DIALOGUE_ADD,
    DIALOGUE_COLUMNS,
    DIALOGUE_EMPTY,
    DIALOGUE_FORMS,
    DIALOGUE_NARROW_ROWS,
    DIALOGUE_NEW_ROWS,
    DIALOGUE_ROWS,
)
from desktop_app.ui.card_layout_events import (
    EVENT_ADD,
    EVENT_COLUMNS,
    EVENT_EMPTY,
    EVENT_FORMS,
    EVENT_NEW_ROWS,
    EVENT_ROWS,
)
from desktop_app.ui.card_layout_exchange import (
    EXCHANGE_ADD,
    EXCHANGE_COLUMNS,
    EXCHANGE_EMPTY,
    EXCHANGE_FORMS,
    EXCHANGE_NEW_ROWS,
    EXCHANGE_ROWS,
)

OWNERS = ("organisation_id", "person_id", "mandate_id", "membership_id", "contribution_due_id")
"""Links by which a row hangs on its card: never asked for in the row itself."""
PERIOD = ("starts_on", "ends_on")
TWELFTHS = 12

FORMS: dict[str, tuple[tuple[tuple[str, int], ...], ...]] = {
    "organisation": (
        (("kind_id", 6), ("country", 6)),
        (("parent_id", 6), ("founded_on", 3), ("dissolved_on", 3)),
        (("remarks", 12),),
        (("last_verified_on", 5), ("verified_by", 5)),
    ),
    "person": (
        (("form_of_address", 3), ("honorific", 3), ("language", 6)),
        (("given", 4), ("particle", 3), ("family", 5)),
        (("further_given", 4), ("suffix", 3), ("nickname", 5)),
        (("born_on", 4), ("profession", 8)),
        (("anniversary_on", 4), ("time_zone", 4), ("coordinates", 4)),
        (("shown_as", 12),),
        (("sort_name", 12),),
        (("remarks", 12),),
        (("last_verified_on", 5), ("verified_by", 5)),
    ),
    "mandate": (
        (("person_id", 6), ("organisation_id", 6)),
        (("role_type_id", 6), ("on_behalf_of_id", 6)),
        (("title", 12),),
        (("department", 6), ("duties", 6)),
        (("starts_on", 4), ("ends_on", 4), ("end_reason", 4)),
        (("seat_id", 6), ("address_id", 6)),
        (("remarks", 12),),
    ),
    "seat": (
        (("organisation_id", 12),),
        (("role_type_id", 6), ("represents_id", 6)),
        (("label", 12),),
        (("starts_on", 4), ("ends_on", 4), ("rank", 4)),
    ),
    "membership": (
        (("organisation_id", 12),),
        (("category_id", 6), ("family_id", 6)),
        (("starts_on", 4), ("ends_on", 4), ("end_reason", 4)),
    ),
    "organisation_link": (
        (("organisation_id", 12),),
        (("link_kind_id", 6), ("other_id", 6)),
        (("starts_on", 6), ("ends_on", 6)),
    ),
    "contribution_due": ((("organisation_id", 12),), (("year", 4), ("amount", 4), ("currency", 4))),
    "note": (
        (("organisation_id", 6), ("person_id", 6)),
        (("noted_on", 4), ("kind", 4), ("author", 4)),
        (("text", 12),),
    ),
    "task": (
        (("organisation_id", 6), ("person_id", 6)),
        (("title", 12),),
        (("due_on", 4), ("done_on", 4), ("assigned_to", 4)),
    ),
    **EVENT_FORMS,
    **EXCHANGE_FORMS,
    **DIALOGUE_FORMS,
}
"""The rows of a kind's form: each field and its width in twelfths."""


def form_rows(kind: Kind, hidden: tuple[str, ...] = ()) -> list[list[tuple[Field, int]]]:
    """The rows of a form; a kind that says nothing gets two fields a row, long ones alone."""
    fields = {field.name: field for field in kind.fields}
    if kind.name in FORMS:
        rows = [[(fields[name], width) for name, width in row if name not in hidden] for row in FORMS[kind.name]]
        return [row for row in rows if row]
    rows = []
    for field in kind.fields:
        if field.name in hidden:
            continue
        width = TWELFTHS if isinstance(field, LongText | Bilingual) else TWELFTHS // 2
        if rows and sum(w for _f, w in rows[-1]) + width <= TWELFTHS:
            rows[-1].append((field, width))
        else:
            rows.append([(field, width)])
    return rows


@dataclass(frozen=True)
class Cell:
    """A field in a row of a section: a fixed width in pixels at 100 %, or a share of what is left."""

    name: str
    width: int = 0
    share: int = 0


def _cells(rows: dict[str, tuple[tuple[tuple[str, int, int], ...], ...]]) -> dict[str, tuple[tuple[Cell, ...], ...]]:
    return {kind: tuple(tuple(Cell(*cell) for cell in line) for line in lines) for kind, lines in rows.items()}


RARE_OF_ADDRESS = ((Cell("extended", share=1),), (Cell("post_box", share=1), Cell("region", share=1)))

ROWS: dict[str, tuple[tuple[Cell, ...], ...]] = {
    "contact_point": ((Cell("kind", 112), Cell("value", share=6), Cell("label", share=3), Cell("public", 64)),),
    "organisation_name": ((Cell("language", 124), Cell("kind", 112), Cell("text", share=1)),),
    "address": (
        (Cell("kind", 112), Cell("lines", share=1)),
        (Cell("postcode", 112), Cell("city", share=5), Cell("cedex", share=3), Cell("country", share=4)),
        *RARE_OF_ADDRESS,
    ),
    "consent": (
        (Cell("purpose", share=1), Cell("basis", share=1)),
        (Cell("given_on", share=1), Cell("withdrawn_on", share=1)),
    ),
    "membership_event": (
        (Cell("kind", 116), Cell("happened_on", 132), Cell("decided_in", share=1), Cell("remarks", share=1)),
    ),
    "contribution_paid": ((Cell("paid_on", 132), Cell("amount", 120), Cell("reference", share=1)),),
    **_cells(DETAIL_ROWS),
    **_cells(EVENT_ROWS),
    **_cells(EXCHANGE_ROWS),
    **_cells(DIALOGUE_ROWS),
}
"""The lines of a section's row; the period of a dated row stands apart, behind its own button."""
NARROW_ROWS: dict[str, tuple[tuple[Cell, ...], ...]] = {
    "contact_point": (
        (Cell("kind", 112), Cell("value", share=1)),
        (Cell("public", 112), Cell("label", share=1)),
    ),
    "organisation_name": ((Cell("language", share=1), Cell("kind", share=1)), (Cell("text", share=1),)),
    "address": (
        (Cell("kind", 112), Cell("lines", share=1)),
        (Cell("postcode", 112), Cell("city", share=1)),
        (Cell("cedex", 112), Cell("country", share=1)),
        *RARE_OF_ADDRESS,
    ),
    "membership_event": (
        (Cell("kind", share=1), Cell("happened_on", share=1)),
        (Cell("decided_in", share=1), Cell("remarks", share=1)),
    ),
    "contribution_paid": ((Cell("paid_on", share=1), Cell("amount", share=1)), (Cell("reference", share=1),)),
    **_cells(DETAIL_NARROW_ROWS),
    **_cells(DIALOGUE_NARROW_ROWS),
}
"""The same where there is little room."""
ROOM_FOR_ROWS = {"organisation_name": 520, **dict.fromkeys(DETAIL_NARROW_ROWS, 600)}
"""A section at least this wide (at 100 %; 490 where nothing is said) has room for its rows' full lines."""


def row_lines(kind: Kind, *, narrow: bool = False) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a kind's row; a kind that says nothing shows its fields side by side."""
    if narrow and kind.name in NARROW_ROWS:
        return NARROW_ROWS[kind.name]
    if kind.name in ROWS:
        return ROWS[kind.name]
    names = [f for f in kind.columns if f.name not in (*OWNERS, *PERIOD)]
    return (tuple(Cell(f.name, *((64, 0) if isinstance(f, Boolean) else (0, 1))) for f in names),)


def is_dated(kind: Kind) -> bool:
    """Whether rows of a kind hold from a day to a day."""
    return {"starts_on", "ends_on"} <= {field.name for field in kind.columns}


NEW_ROWS: dict[str, dict[str, Any]] = {
    "contact_point": {"kind": "phone", "public": True},
    "organisation_name": {"language": "fr", "kind": "official"},
    "address": {"kind": "seat"},
    "consent": {"purpose": "directory"},
    "membership_event": {"kind": "admitted"},
    "contribution_due": {"currency": "EUR"},
    **DETAIL_NEW_ROWS,
    "note": {"kind": "note"},
    **EVENT_NEW_ROWS,
    **EXCHANGE_NEW_ROWS,
    **DIALOGUE_NEW_ROWS,
}
"""What a new row or record begins with."""

OF_TODAY = {"note": "noted_on", "interaction": "happened_on"}
"""What is noted on the day it happened, by whoever writes it: the field of the day."""


def _kind_of_contact(values: dict[str, Any]) -> dict[str, Any]:
    typed = str(values.get("value") or "")
    if "@" in typed:
        return {"kind": "email"}
    return {"kind": "web"} if typed.startswith(("www.", "http")) else {}


GUESSES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"contact_point": _kind_of_contact}
"""What the text typed into a new row says about its other cells."""

EMPTY = {
    "organisation_name": N_("No name yet."),
    "contact_point": N_("No phone, e-mail or web site yet."),
    "address": N_("No address yet."),
    "seat": N_("No seat yet."),
    "mandate": N_("No mandate yet."),
    "membership": N_("No membership yet."),
    "contribution_due": N_("No contribution yet."),
    "organisation_link": N_("No link to other organisations yet."),
    "tagging": N_("No tag yet."),
    "note": N_("No note yet."),
    "task": N_("Nothing to do."),
    "consent": N_("No consent yet: nothing personal is printed."),
    "membership_event": N_("Nothing noted yet."),
    "contribution_paid": N_("Nothing paid yet."),
    **DETAIL_EMPTY,
    **EVENT_EMPTY,
    **EXCHANGE_EMPTY,
    **DIALOGUE_EMPTY,
}
ADD = {
    "organisation_name": N_("Add a name"),
    "contact_point": N_("Add a phone, e-mail or web site"),
    "address": N_("Add an address"),
    "seat": N_("Add a seat"),
    "mandate": N_("Add a mandate"),
    "membership": N_("Add a membership"),
    "contribution_due": N_("Add a contribution"),
    "organisation_link": N_("Add a link"),
    "tagging": N_("Add a tag"),
    **DETAIL_ADD,
    "note": N_("Add a note"),
    "task": N_("Add a task"),
    "consent": N_("Add a consent"),
    "membership_event": N_("Add an event"),
    "contribution_paid": N_("Add a payment"),
    **EVENT_ADD,
    **EXCHANGE_ADD,
    **DIALOGUE_ADD,
}

FORM = "form"
COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "organisation": (
        ("contact_point", "address", "seat", "mandate", "membership", "interaction", "contribution_due", "note"),
        ("organisation_name", FORM, "organisation_link", "tagging", "task", "kept_value"),
    ),
    "person": (("mandate", "contact_point", "address", "note"), (FORM, "consent", "tagging", "task", "kept_value")),
    **EVENT_COLUMNS,
    **EXCHANGE_COLUMNS,
    **DIALOGUE_COLUMNS,
}
"""What stands in the left and in the right column of a wide card, top to bottom; a narrow one has one column."""
FIRST_WHEN_NEW: dict[str, tuple[str, ...]] = {"organisation": ("organisation_name", FORM), "person": (FORM,)}
"""What a new record is asked first."""


def columns(kind: Kind) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two columns of a card: form first, then the sections, where a kind says nothing."""
    return COLUMNS.get(kind.name, ((FORM, *(section.kind for section in kind.sections)), ()))


def hidden_links(kind: str, section: Section | None, preset: dict[str, Any]) -> tuple[str, ...]:
    """The links of a record that its card does not ask for, because they are where one came from."""
    if section is not None:
        return tuple(name for name in OWNERS if any(f.name == name for f in KINDS[kind].columns))
    given = [field.name for field in KINDS[kind].columns if isinstance(field, Link) and preset.get(field.name)]
    owners = [name for name in given if name in OWNERS]
    either = kind in ("note", "task", "address", "contact_point", "tagging")
    return tuple(OWNERS) if either and owners else tuple(owners)


def is_narrow(field: Field) -> bool:
    """Whether a field needs little room even in a narrow card."""
    return not isinstance(field, Text | LongText | Bilingual | Link | Country)
