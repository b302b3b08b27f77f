"""The agenda of a meeting: add, move, indent, number and time its items; as it is, and as it was sent."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from desktop_app.domain.moments import later
from desktop_app.domain.tree_rules import Placed
from desktop_app.i18n import N_, _, ngettext
from desktop_app.services import people, writing
from desktop_app.services.papers import AgendaLine, ByLanguage, both
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force
from desktop_app.storage.queries import meetings as queries


@dataclass(frozen=True)
class Concern:
    """Something about an agenda that somebody should look at; it forbids nothing."""

    item_id: str
    sentence: str


def add(
    database: Database, meeting_id: str, values: dict[str, Any], *, parent: str | None = None, place: int | None = None
) -> str:
    """Add an item at a place among those of its parent, last when none is given; the numbers follow."""
    kept = writing.checked(database, "agenda_item", {**values, "meeting_id": meeting_id, "parent_id": parent})
    with database.transaction(N_("Add agenda item {name}"), name=_called(kept)) as session:
        siblings = _siblings(database, meeting_id, parent)
        position = writing.key_at(session, "agenda_item", siblings, place)
        return writing.insert(session, "agenda_item", {**kept, "position": position})


def _called(values: dict[str, Any]) -> str:
    return str(values.get("title_fr") or values.get("title_en") or "")[:80]


def _siblings(database: Database, meeting_id: str, parent: str | None, without: str | None = None) -> writing.Siblings:
    return [
        (placed.id, row["position"])
        for placed, row in queries.agenda(database, meeting_id)
        if placed.parent_id == parent and placed.id != without
    ]


def move(database: Database, item_id: str, *, parent: str | None, place: int) -> None:
    """Put an item, with all that stands under it, before the sibling at a place; past the last one means last."""
    item = writing.standing_values(database, "agenda_item", item_id)
    writing.checked(database, "agenda_item", {"parent_id": parent}, item_id)
    with database.transaction(N_("Move agenda item {name}"), name=_called(item)) as session:
        siblings = _siblings(database, item["meeting_id"], parent, without=item_id)
        position = writing.key_at(session, "agenda_item", siblings, place)
        writing.change(session, "agenda_item", item_id, parent_id=parent, position=position)


def move_by(database: Database, item_id: str, step: int) -> bool:
    """Move an item up (-1) or down (1) among its like; False when it stands at the end already."""
    item = writing.standing_values(database, "agenda_item", item_id)
    order = [row for row, _position in _siblings(database, item["meeting_id"], item["parent_id"])]
    place = order.index(item_id) + step
    if not 0 <= place < len(order):
        return False
    move(database, item_id, parent=item["parent_id"], place=place)
    return True


def indent(database: Database, item_id: str) -> bool:
    """Put an item under the one before it; False when there is none."""
    item = writing.standing_values(database, "agenda_item", item_id)
    order = [row for row, _position in _siblings(database, item["meeting_id"], item["parent_id"])]
    place = order.index(item_id)
    if not place:
        return False
    under = _siblings(database, item["meeting_id"], order[place - 1])
    move(database, item_id, parent=order[place - 1], place=len(under))
    return True


def outdent(database: Database, item_id: str) -> bool:
    """Put an item after the one it stands under; False when it stands under none."""
    item = writing.standing_values(database, "agenda_item", item_id)
    if not item["parent_id"]:
        return False
    above = writing.standing_values(database, "agenda_item", item["parent_id"])
    order = [row for row, _position in _siblings(database, item["meeting_id"], above["parent_id"])]
    move(database, item_id, parent=above["parent_id"], place=order.index(item["parent_id"]) + 1)
    return True


def remove(database: Database, item_id: str) -> None:
    """Take an item off the agenda; what stood under it goes up to its place."""
    from desktop_app.services import rules

    item = writing.standing_values(database, "agenda_item", item_id)
    rules.refuse_deletion(database, "agenda_item", item_id)
    with database.transaction(N_("Delete agenda item {name}"), name=_called(item)) as session:
        place = [row for row, _p in _siblings(database, item["meeting_id"], item["parent_id"])].index(item_id)
        siblings = _siblings(database, item["meeting_id"], item["parent_id"], without=item_id)
        for child, _position in _siblings(database, item["meeting_id"], item_id):
            position = writing.key_at(session, "agenda_item", siblings, place)
            siblings.insert(place, (child, position))
            place += 1
            writing.change(session, "agenda_item", child, parent_id=item["parent_id"], position=position)
        writing.remove(session, "agenda_item", item_id)


# Reading --------------------------------------------------------------------------------------------------------


def lines(database: Database, meeting_id: str) -> list[AgendaLine]:
    """The agenda from top to bottom, numbered, with the times that run on from the minutes planned."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    items = queries.agenda(database, meeting_id)
    times = running_times(items, meeting["starts_at"], meeting["zone"])
    owners = _owners(database, items, meeting["starts_at"][:10])
    papers = _papers(database, meeting_id)
    return [
        AgendaLine(
            id=placed.id,
            parent_id=placed.parent_id or "",
            number=placed.number,
            depth=placed.depth,
            is_heading=bool(row["is_heading"]),
            title=both(row["title_fr"], row["title_en"]),
            summary=both(row["summary_fr"], row["summary_en"]),
            kind=row["kind"],
            owner=owners.get(placed.id),
            owner_text={},
            minutes_planned=row["minutes_planned"],
            starts_at=times[placed.id][0],
            ends_at=times[placed.id][1],
            confidential=bool(row["confidential"]),
            late=bool(row["late"]),
            recurring=bool(row["recurring"]),
            outcome=row["outcome"] or "",
            approves_id=row["approves_id"] or "",
            papers=tuple(papers.get(placed.id, ())),
        )
        for placed, row in items
    ]


def running_times(items: list[tuple[Placed, dict[str, Any]]], start: str, zone: str) -> dict[str, tuple[str, str]]:
    """When each item begins and ends; one with items under it takes as long as they do, or as planned if longer."""
    planned = {placed.id: int(row["minutes_planned"] or 0) for placed, row in items}
    under: dict[str | None, list[str]] = {}
    for placed, _row in items:
        under.setdefault(placed.parent_id, []).append(placed.id)
    length: dict[str, int] = {}
    for placed, _row in reversed(items):
        length[placed.id] = max(planned[placed.id], sum(length[child] for child in under.get(placed.id, ())))
    begins: dict[str, int] = {}
    for parent in (None, *(placed.id for placed, _row in items)):
        minute = begins.get(parent or "", 0)
        for child in under.get(parent, ()):
            begins[child] = minute
            minute += length[child]
    return {
        row: (later(start, minute, zone), later(start, minute + length[row], zone)) for row, minute in begins.items()
    }


def _owners(database: Database, items: list[tuple[Placed, dict[str, Any]]], day: str) -> dict[str, Any]:
    """Who introduces each item, as of the day of the meeting."""
    owned = [(placed.id, row) for placed, row in items if row["owner_id"]]
    found = people.someone(
        database, [(row["owner_id"], row["owner_organisation_id"], None, None) for _item, row in owned], day
    )
    return dict(zip([item for item, _row in owned], found, strict=True))


def _papers(database: Database, meeting_id: str) -> dict[str, list[ByLanguage]]:
    found: dict[str, list[ByLanguage]] = {}
    for item, title_fr, title_en, name in database.read(
        "SELECT p.agenda_item_id, f.title_fr, f.title_en, f.name FROM agenda_paper p "
        "JOIN attachment f ON f.id = p.attachment_id JOIN agenda_item i ON i.id = p.agenda_item_id "
        "WHERE i.meeting_id = ? ORDER BY p.position, p.id",
        (meeting_id,),
    ):
        found.setdefault(item, []).append(both(title_fr, title_en) or {"": PurePath(name).stem})
    return found


def concerns(database: Database, meeting_id: str) -> list[Concern]:
    """What somebody should look at before the agenda is sent."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    found = []
    gone = _owners_who_left(database, meeting_id, meeting["starts_at"][:10])
    agenda = lines(database, meeting_id)
    for line in agenda:
        if line.id in gone and line.owner:
            sentence = _("{name} no longer holds a mandate on the day of the meeting. Choose somebody else.")
            found.append(Concern(line.id, sentence.format(name=line.owner.name)))
        if len(line.title) == 1:
            sentence = (
                _("“{title}” has no title in English.")
                if "fr" in line.title
                else _("“{title}” has no title in French.")
            )
            found.append(Concern(line.id, sentence.format(title=next(iter(line.title.values())))))
    over = _minutes_over(meeting, agenda)
    if over > 0:
        sentence = ngettext(
            "The agenda takes {count} minute more than the meeting has.",
            "The agenda takes {count} minutes more than the meeting has.",
            over,
        )
        found.append(Concern("", sentence.format(count=over)))
    return found


def _minutes_over(meeting: dict[str, Any], agenda: list[AgendaLine]) -> int:
    from desktop_app.domain.moments import minutes_between

    if not meeting["ends_at"] or not agenda:
        return 0
    return minutes_between(meeting["ends_at"], max(line.ends_at for line in agenda), meeting["zone"])


def _owners_who_left(database: Database, meeting_id: str, day: str) -> set[str]:
    """The items whose owner held mandates once, and none on a day."""
    rows = database.read(
        "SELECT i.id FROM agenda_item i WHERE i.meeting_id = :meeting AND EXISTS "
        "(SELECT 1 FROM mandate m WHERE m.person_id = i.owner_id) AND NOT EXISTS "
        f"(SELECT 1 FROM mandate m WHERE m.person_id = i.owner_id AND {force('m')})",
        {"meeting": meeting_id, "day": day},
    )
    return {row[0] for row in rows}


def set_outcome(database: Database, item_id: str, outcome: str | None) -> None:
    """Note that an item was discussed or postponed."""
    item = writing.standing_values(database, "agenda_item", item_id)
    kept = writing.checked(database, "agenda_item", {"outcome": outcome}, item_id)
    with database.transaction(N_("Outcome of {name}"), name=_called(item)) as session:
        writing.change(session, "agenda_item", item_id, **kept)
