"""Succession: one mandate closes, the next opens, and what hangs on it follows if one says so; one step, one undo."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop_app import i18n
from desktop_app.domain.fields import in_force
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, NotFound, Problem
from desktop_app.i18n import N_, _
from desktop_app.storage.database import Database
from desktop_app.storage.queries import plain, titles

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SEAT = "seat:"
ADDRESS = "address"


@dataclass(frozen=True)
class Follow:
    """Something that may go from the old holder to the new one, in words; `default`: it usually does."""

    id: str
    text: str
    default: bool


def followers(database: Database, mandate_id: str, day: str) -> list[Follow]:
    """What hangs on a mandate and may follow: seats held on its organisation's behalf, the place of work.

    Never the work e-mail and phone: they are the person's in that role, and leave with the mandate.
    """
    mandate = _mandate(database, mandate_id)
    language = i18n.language()
    seats = _seats_on_behalf(database, mandate_id, mandate, day)
    bodies = [row["organisation_id"] for row in seats.values()]
    names = titles.titles(database, "organisation", bodies, language, day)
    found = [
        Follow(SEAT + seat, _("The seat in {body}").format(body=names.get(row["organisation_id"], "")), True)
        for seat, row in seats.items()
    ]
    if mandate["address_id"]:
        address = titles.titles(database, "address", [mandate["address_id"]], language, day)
        where = address.get(mandate["address_id"], "").replace("\n", ", ")
        found.append(Follow(ADDRESS, _("The place of work: {address}").format(address=where), True))
    return found


def _mandate(database: Database, mandate_id: str) -> dict[str, Any]:
    found = plain.values(database, "mandate", [mandate_id])
    if mandate_id not in found:
        raise NotFound(_("This mandate is no longer there; somebody deleted it. Undo brings it back."))
    return found[mandate_id]


def _seats_on_behalf(
    database: Database, mandate_id: str, mandate: dict[str, Any], day: str
) -> dict[str, dict[str, Any]]:
    """The person's other mandates on a day that they hold for the organisation of this one."""
    ids = database.read(
        "SELECT m.id FROM mandate m LEFT JOIN seat s ON s.id = m.seat_id"
        " WHERE m.person_id = :person AND m.id <> :mandate"
        " AND (m.on_behalf_of_id = :organisation OR s.represents_id = :organisation) ORDER BY m.id",
        {"person": mandate["person_id"], "mandate": mandate_id, "organisation": mandate["organisation_id"]},
    )
    found = plain.values(database, "mandate", [row[0] for row in ids])
    return {seat: row for seat, row in found.items() if in_force(row["starts_on"], row["ends_on"], day)}


def succeed(
    database: Database,
    mandate_id: str,
    successor: str | dict[str, Any],
    day: str,
    end_reason: str | None,
    follow: set[str],
) -> str:
    """End a mandate the day before `day`, open the successor's on it, and let follow what was ticked.

    `successor` is a person's id, or the values of a new person. Returns the new mandate's id; Invalid says
    which of `day`, `successor` or the new person's fields is wrong.
    """
    mandate = _mandate(database, mandate_id)
    began = _checked_day(mandate, day)
    person = _checked_successor(mandate, successor)
    seats = _seats_on_behalf(database, mandate_id, mandate, day)
    following = {seat: row for seat, row in seats.items() if SEAT + seat in follow}
    reason = _checked_reason(end_reason)
    new_name, old_name, place = _names(database, mandate, successor, person, day)
    title = N_("{new} follows {old} in {organisation}")
    with database.transaction(title, new=new_name, old=old_name, organisation=place) as session:
        person_id = successor if isinstance(successor, str) else _insert(session, "person", person)
        closing = {"ends_on": (began - timedelta(days=1)).isoformat(), "end_reason": reason}
        opening = {"person_id": person_id, "starts_on": began.isoformat()}
        own = _opened(mandate, opening)
        if ADDRESS in follow:
            own["address_id"] = mandate["address_id"]
        _close(session, mandate_id, mandate, closing)
        new = _insert(session, "mandate", own)
        for seat, row in following.items():
            _close(session, seat, row, closing)
            _insert(session, "mandate", _opened(row, opening))
    return new


def _checked_day(mandate: dict[str, Any], day: str) -> date:
    try:
        began = date.fromisoformat(day) if len(day) == 10 else None
    except ValueError:
        began = None
    if began is None:
        raise Invalid([Problem("day", _("Give the whole day on which the new mandate begins, for example 9/3/2014."))])
    before = (began - timedelta(days=1)).isoformat()
    if (mandate["starts_on"] or "") > before:
        raise Invalid([Problem("day", _("The new mandate would begin before the old one."))])
    return began


def _checked_reason(end_reason: str | None) -> str | None:
    cleaned, wrong = KINDS["mandate"].clean({"end_reason": end_reason})
    if wrong:
        raise Invalid(wrong)
    reason: str | None = cleaned["end_reason"]
    return reason


def _checked_successor(mandate: dict[str, Any], successor: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(successor, str):
        if not successor:
            raise Invalid([Problem("successor", _("Choose the successor, or give the name of a new person."))])
        if successor == mandate["person_id"]:
            raise Invalid([Problem("successor", _("This person holds the mandate already."))])
        return {}
    cleaned, wrong = KINDS["person"].clean(successor)
    wrong += KINDS["person"].problems(cleaned)
    if wrong:
        raise Invalid(wrong)
    return cleaned


def _names(
    database: Database, mandate: dict[str, Any], successor: str | dict[str, Any], person: dict[str, Any], day: str
) -> tuple[str, str, str]:
    """Who, after whom, and where, for the transaction's title."""
    people = [mandate["person_id"], *([successor] if isinstance(successor, str) else [])]
    found = titles.titles(database, "person", people, i18n.language(), day)
    if isinstance(successor, str):
        if successor not in found:
            raise Invalid([Problem("successor", _("This person is no longer there. Choose another."))])
        new = found[successor]
    else:
        new = " ".join(str(person[name]) for name in ("given", "particle", "family") if person.get(name))
    where = titles.titles(database, "organisation", [mandate["organisation_id"]], i18n.language(), day)
    return new, found.get(mandate["person_id"], ""), where.get(mandate["organisation_id"], "")


_PASSED_ON = ("organisation_id", "role_type_id", "on_behalf_of_id", "seat_id")


def _opened(old: dict[str, Any], opening: dict[str, Any]) -> dict[str, Any]:
    """The values of the next mandate; its own wording only where no role gives a title (a role knows gender)."""
    titled = () if old["role_type_id"] else ("title_fr", "title_en")
    return {**{name: old[name] for name in (*_PASSED_ON, *titled)}, **opening}


def _close(session: "Session", mandate_id: str, old: dict[str, Any], closing: dict[str, Any]) -> None:
    """End a mandate, unless it had ended before."""
    from sqlalchemy import update

    from desktop_app.domain.record import Base

    if old["ends_on"] and old["ends_on"] <= closing["ends_on"][: len(old["ends_on"])]:
        return
    table = Base.metadata.tables["mandate"]
    session.connection().execute(update(table).where(table.c.id == mandate_id).values(**closing))


def _insert(session: "Session", kind: str, values: dict[str, Any]) -> str:
    from sqlalchemy import insert

    from desktop_app.domain.record import Base, new_id

    made = new_id()
    session.connection().execute(insert(Base.metadata.tables[kind]).values(id=made, **values))
    return made


__all__ = ["Follow", "followers", "succeed"]
