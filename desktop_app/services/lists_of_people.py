"""The people of a meeting, an event or a session as lists and papers show them."""

from typing import Any

from desktop_app.services import people
from desktop_app.services.attendance import QR_PREFIX, Occasion, day_of
from desktop_app.services.papers import Attendee, Badge, Someone
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries


def attendees(database: Database, occasion: Occasion) -> list[Attendee]:
    """Everybody on the list of an occasion, in the order they were added; a fixed number of queries."""
    rows = queries.attendance(database, occasion.kind, occasion.id)
    day = day_of(database, occasion)
    whom = [(row["person_id"], row["represents_id"], row["position_fr"], row["position_en"]) for row in rows]
    who = dict(zip((row["id"] for row in rows), people.someone(database, whom, day), strict=True))
    numbers = _numbers(database, occasion)
    consents = _photo_consents(database, occasion, day)
    replaced = {row["replaced_by_id"]: row["id"] for row in rows if row["replaced_by_id"]}
    givers: dict[str, list[str]] = {}
    for row in rows:
        givers.setdefault(row["proxy_to_id"], []).append(row["id"])
    here = {row["id"]: row["status"] == "present" for row in rows}
    return [
        Attendee(
            id=row["id"],
            who=who[row["id"]],
            invited_on=row["invited_on"] or "",
            answer=row["answer"] or "",
            status=row["status"] or "",
            remote=bool(row["remote"]),
            voting=bool(row["voting"]),
            replaced_by=_name(who, row["replaced_by_id"]),
            replaces=_name(who, replaced.get(row["id"])),
            proxy_to=_name(who, row["proxy_to_id"]),
            proxies_from=tuple(_name(who, giver) for giver in givers.get(row["id"], ())),
            proxy_sleeps=bool(row["proxy_to_id"]) and here[row["id"]],
            arrived=numbers.get(row["arrived_item_id"], ""),
            left=numbers.get(row["left_item_id"], ""),
            checked_in_at=row["checked_in_at"] or "",
            photo_allowed=row["person_id"] in consents,
        )
        for row in rows
    ]


def _name(who: dict[str, Someone], row: str | None) -> str:
    return who[row].name if row in who else ""


def _numbers(database: Database, occasion: Occasion) -> dict[Any, str]:
    if occasion.kind != "meeting":
        return {}
    agenda = queries.agenda(database, occasion.id)
    return {placed.id: placed.number or row["title_fr"] or row["title_en"] or "" for placed, row in agenda}


def _photo_consents(database: Database, occasion: Occasion, day: str) -> set[str]:
    """Who allows their picture to be taken on a day."""
    rows = database.read(
        f"SELECT c.person_id FROM consent c JOIN attendance a ON a.person_id = c.person_id AND a.{occasion.column} = ? "
        "WHERE c.purpose = 'photo' AND (c.given_on IS NULL OR c.given_on <= ?) "
        "AND (c.withdrawn_on IS NULL OR c.withdrawn_on > ?)",
        (occasion.id, day, day),
    )
    return {row[0] for row in rows}


def badges(database: Database, occasion: Occasion) -> list[Badge]:
    """A badge for everybody on the list who has not declined and is not replaced."""
    roles = _roles(database, occasion)
    return [
        Badge(one.id, one.who, QR_PREFIX + one.id, roles.get(one.who.person_id, ""), one.photo_allowed)
        for one in attendees(database, occasion)
        if one.answer != "declined" and one.status not in ("excused", "replaced")
    ]


def _roles(database: Database, occasion: Occasion) -> dict[str, str]:
    """The part that people have in an event, by person: chair before speaker."""
    rows = database.read(
        "SELECT s.person_id, s.role FROM speaker s JOIN timetable_entry t ON t.id = s.timetable_entry_id "
        "WHERE t.event_id = ? AND s.person_id IS NOT NULL ORDER BY s.role = 'chair', s.role = 'speaker'",
        (occasion.id,),
    )
    return dict(rows)
