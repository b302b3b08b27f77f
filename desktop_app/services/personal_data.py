"""A person's rights: all that is held on them in one report, and their erasure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import _, format_moment
from desktop_app.services import history, records
from desktop_app.services.history import Entry
from desktop_app.services.records import Card, section_key
from desktop_app.services.wording import filled_fields, said
from desktop_app.storage import erasure
from desktop_app.storage.database import Database
from desktop_app.storage.erasure import Erased

__all__ = ["Erased", "Held", "as_plain", "as_text", "erase", "held", "mentions"]


@dataclass(frozen=True)
class Held:
    """All that is held on a person: their card, the cards of their mandates, and the whole history of both."""

    card: Card
    mandates: tuple[Card, ...]
    history: tuple[Entry, ...]
    day: str


def held(database: Database, person_id: str, day: str) -> Held:
    """Gather all that is held on a person, present and past, in the language in force."""
    card = records.load(database, "person", person_id, day)
    mandates = tuple(records.load(database, "mandate", row.id, day) for row in card.rows["mandate.person_id"])
    rows = set().union(*erasure.rows_of(database, person_id).values())
    return Held(card, mandates, tuple(history.of_rows(database, rows, day)), day)


def as_plain(found: Held) -> dict[str, Any]:
    """The report as plain data with stable keys."""
    return {
        "kind": "person",
        "id": found.card.id,
        "title": found.card.title,
        "as_of": found.day,
        "values": found.card.values,
        "rows": {key: [vars(row) for row in rows] for key, rows in found.card.rows.items()},
        "mandates": [
            {
                "id": card.id,
                "title": card.title,
                "values": card.values,
                "rows": {key: [vars(row) for row in rows] for key, rows in card.rows.items()},
            }
            for card in found.mandates
        ],
        "titles": {**found.card.titles, **{k: v for card in found.mandates for k, v in card.titles.items()}},
        "history": history.entries_as_plain(found.history),
    }


def as_text(database: Database, found: Held) -> str:
    """The report as the person reads it, in the language in force."""
    day = i18n.format_partial(found.day)
    heading = _("What we keep about {name} on {day}").format(name=found.card.title, day=day)
    lines = [heading, "=" * len(heading), "", *_record(database, found.card.kind, found.card.values, found.day)]
    for section in KINDS["person"].sections:
        rows = found.card.rows[section_key(section)]
        lines += ["", f"{_(section.title)} ({len(rows)})"]
        for row in rows:
            lines += ["", *(f"  {line}" for line in _record(database, row.kind, row.values, found.day, section.by))]
            lines += _work_points(database, found, row.id)
    lines += ["", _("History")]
    for entry in found.history:
        lines += ["", *_entry(entry)]
    return "\n".join(lines) + "\n"


def _record(database: Database, kind: str, values: dict[str, Any], day: str, without: str = "") -> list[str]:
    return [said(title, _indented(text)) for title, text in filled_fields(database, kind, values, day, without)]


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _work_points(database: Database, found: Held, mandate_id: str) -> Iterator[str]:
    """What hangs on one of the mandates: work phones and e-mail."""
    for card in found.mandates:
        if card.id == mandate_id:
            for section in KINDS["mandate"].sections:
                for row in card.rows[section_key(section)]:
                    yield "    " + "; ".join(_record(database, row.kind, row.values, found.day, section.by))


def _entry(entry: Entry) -> list[str]:
    head = "  ".join(filter(None, (format_moment(entry.at), entry.user, entry.title)))
    return [head] + [
        _indented("    " + said(line.field or _("Record"), f"{line.old or '–'} → {line.new or '–'}"))
        for line in entry.lines
        if line.old or line.new
    ]


# Erasure --------------------------------------------------------------------------------------------------------


def mentions(database: Database, person_id: str, day: str) -> list[tuple[str, str, str]]:
    """Other rows whose texts name the person (kind, id, title): they are not erased, somebody must look at them."""
    name = records.title(database, "person", person_id, day)
    own = set().union(*erasure.rows_of(database, person_id).values())
    return [(kind, row, records.title(database, kind, row, day)) for kind, row in erasure.mentions(database, name, own)]


def erase(database: Database, person_id: str) -> Erased:
    """Erase a person and every value the journal, the drafts and the search kept of them; there is no undo."""
    return erasure.erase(database, person_id)
