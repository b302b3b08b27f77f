"""A meeting's life: prepared from the one before, convened, opened, closed; and what it leaves to the next."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.domain.moments import place_in_month, weekday_of_month
from desktop_app.errors import Invalid, Problem, UserError
from desktop_app.i18n import LANGUAGES, N_, _, format_date, speaking
from desktop_app.services import decisions, headings, writing
from desktop_app.services.convening import convene
from desktop_app.services.papers import ByLanguage, both, said
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["Closed", "Offer", "cancel", "close", "convene", "next_date", "offers", "open_", "prepare", "prepare_next"]


@dataclass(frozen=True)
class Offer:
    """Something that the next agenda would take over: `approval`, `recurring`, `postponed`, `action`; and its title."""

    why: str
    item_id: str
    title: ByLanguage
    meeting_id: str = ""
    """For an approval: the meeting whose minutes wait for it."""


@dataclass(frozen=True)
class Closed:
    """What closing a meeting did: the numbers its decisions have now, what was put off, how many actions are open."""

    decisions: tuple[str, ...]
    postponed: tuple[str, ...]
    open_actions: int


# Preparing ------------------------------------------------------------------------------------------------------


def prepare(database: Database, body_id: str, starts_at: str, *, ends_at: str | None = None, **values: Any) -> str:
    """Prepare a meeting of a body from nothing; it gets the body's next number."""
    given = {"starts_at": starts_at, "ends_at": ends_at, "body_id": body_id, **values}
    kept = writing.checked(
        database, "meeting", {"state": "prepared", "number": _next_number(database, body_id)} | given
    )
    name = headings.organisation_day_name(database, body_id, kept["starts_at"][:10])
    with database.transaction(N_("Prepare a meeting of {name}"), name=name) as session:
        return writing.insert(session, "meeting", kept)


def _next_number(database: Database, body_id: str) -> int:
    rows = database.read("SELECT coalesce(max(number), 0) + 1 FROM meeting WHERE body_id = ?", (body_id,))
    return int(rows[0][0])


_TAKEN_OVER = ("body_id", "zone", "chair_id", "minute_taker_id", "language", "interpretation", "title_fr", "title_en")


def prepare_next(
    database: Database, meeting_id: str, starts_at: str, *, ends_at: str | None = None, **values: Any
) -> str:
    """Prepare the meeting after another: its agenda begins with what was left to it (see `offers`).

    First the approval of minutes that wait for it, then, in the old order, what recurs, was not discussed, or has an
    open action (4Minitz's rule).
    """
    before = writing.standing_values(database, "meeting", meeting_id)
    body = before["body_id"]
    given = {name: before[name] for name in _TAKEN_OVER} | {"starts_at": starts_at, "ends_at": ends_at, **values}
    given |= {"state": "prepared", "number": _next_number(database, body), "follows_id": meeting_id}
    kept = writing.checked(database, "meeting", given)
    if kept["starts_at"] <= before["starts_at"]:
        raise Invalid([Problem("starts_at", _("The next meeting would be before the one it follows."))])
    name = headings.organisation_day_name(database, body, kept["starts_at"][:10])
    offered = offers(database, meeting_id)
    with database.transaction(N_("Prepare the next meeting of {name}"), name=name) as session:
        made = writing.insert(session, "meeting", kept)
        _take_over(session, database, made, meeting_id, offered)
    return made


def _take_over(session: "Session", database: Database, made: str, meeting_id: str, offered: list[Offer]) -> None:
    for offer in offered:
        if offer.why == "approval":
            values = {
                "meeting_id": made, "title_fr": offer.title.get("fr"), "title_en": offer.title.get("en"),
                "kind": "decision", "approves_id": offer.meeting_id, "minutes_planned": 5,
            }  # fmt: skip
            writing.insert(session, "agenda_item", values)
    wanted = {offer.item_id for offer in offered if offer.why != "approval"}
    copies: dict[str, str] = {}
    for placed, row in queries.agenda(database, meeting_id):
        if placed.id in wanted:
            values = {name: row[name] for name in _COPIED} | {
                "meeting_id": made, "parent_id": _copied_parent(copies, database, row), "carried_from_id": placed.id,
            }  # fmt: skip
            copies[placed.id] = writing.insert(session, "agenda_item", values)


_COPIED = (
    "is_heading", "title_fr", "title_en", "summary_fr", "summary_en", "kind", "owner_id", "owner_organisation_id",
    "minutes_planned", "confidential", "recurring",
)  # fmt: skip


def _copied_parent(copies: dict[str, str], database: Database, row: dict[str, Any]) -> str | None:
    """The copy of the nearest item above that came along."""
    parent = row["parent_id"]
    seen = set()
    while parent and parent not in copies and parent not in seen:
        seen.add(parent)
        found = database.read("SELECT parent_id FROM agenda_item WHERE id = ?", (parent,))
        parent = found[0][0] if found else None
    return copies.get(parent or "")


def offers(database: Database, meeting_id: str) -> list[Offer]:
    """What the next agenda would take over from a meeting: approvals first, then items in their order."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    found = [*_approvals(database, meeting_id, meeting)]
    agenda = queries.agenda(database, meeting_id)
    told = {placed.id: _why(database, meeting, row, placed.id) for placed, row in agenda}
    headed = {placed.id for placed, row in agenda if row["is_heading"]}
    parents = {placed.id: placed.parent_id for placed, _row in agenda}
    for row in [one for one, why in told.items() if why]:
        above = parents[row]
        while above:
            if above in headed:
                told[above] = told[above] or "heading"
            above = parents[above]
    found += [
        Offer(told[placed.id], placed.id, both(row["title_fr"], row["title_en"]))
        for placed, row in agenda
        if told[placed.id]
    ]
    return found


def _why(database: Database, meeting: dict[str, Any], row: dict[str, Any], item_id: str) -> str:
    """Why an item comes back; empty when it does not."""
    if row["approves_id"] or row["is_heading"]:
        return ""
    if row["recurring"]:
        return "recurring"
    if row["outcome"] == "postponed":
        return "postponed"
    if _has_open_action(database, item_id):
        return "action"
    was_held = meeting["state"] in ("held", "closed")
    if was_held and row["outcome"] is None and not _has_minutes(database, item_id):
        return "postponed"
    return ""


def _has_minutes(database: Database, item_id: str) -> bool:
    return bool(database.read("SELECT 1 FROM minute_item WHERE agenda_item_id = ? LIMIT 1", (item_id,)))


def _has_open_action(database: Database, item_id: str) -> bool:
    """Whether an action asked for under an item, or under the one it was carried over from, is still open."""
    rows = database.read(
        "WITH RECURSIVE chain(id) AS (SELECT ? UNION SELECT i.carried_from_id FROM chain c "
        "JOIN agenda_item i ON i.id = c.id WHERE i.carried_from_id IS NOT NULL) "
        "SELECT 1 FROM chain c JOIN minute_item t ON t.agenda_item_id = c.id "
        "JOIN action a ON a.minute_item_id = t.id WHERE a.status = 'open' LIMIT 1",
        (item_id,),
    )
    return bool(rows)


def _approvals(database: Database, meeting_id: str, meeting: dict[str, Any]) -> list[Offer]:
    """The approval of each meeting's minutes that are not approved yet, the oldest first."""
    rows = database.read(
        "SELECT m.id, m.starts_at FROM meeting m LEFT JOIN minutes s ON s.meeting_id = m.id "
        "WHERE m.body_id = ? AND m.starts_at <= ? AND m.state IN ('held', 'closed') "
        "AND coalesce(s.state, 'draft') NOT IN ('approved', 'approved_amended') ORDER BY m.starts_at, m.id",
        (meeting["body_id"], meeting["starts_at"]),
    )
    del meeting_id
    names = headings.meeting_names(database, [row[0] for row in rows])
    return [Offer("approval", "", _approval_title(names[row[0]], row[1][:10]), row[0]) for row in rows]


def _approval_title(name: ByLanguage, day: str) -> ByLanguage:
    found = {}
    for code in LANGUAGES:
        with speaking(code):
            sentence = _("Approval of the minutes of {meeting} ({date})")
            found[code] = sentence.format(meeting=said(name, code)[0], date=format_date(date.fromisoformat(day)))
    return found


def next_date(database: Database, meeting_id: str) -> str:
    """When the next meeting would be: the same weekday of a month (“the third Wednesday”), as far off as last time."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    day = date.fromisoformat(meeting["starts_at"][:10])
    before = database.read("SELECT starts_at FROM meeting WHERE id = ?", (meeting["follows_id"],))
    months = 3
    if before:
        earlier = date.fromisoformat(before[0][0][:10])
        months = max(1, round((day - earlier).days / 30.4))
    nth, weekday = place_in_month(day)
    month = day.month - 1 + months
    following = weekday_of_month(day.year + month // 12, month % 12 + 1, nth, weekday)
    following = following or weekday_of_month(day.year + month // 12, month % 12 + 1, -1, weekday)
    assert following is not None
    return following.isoformat() + str(meeting["starts_at"][10:])


# Holding --------------------------------------------------------------------------------------------------------


def open_(database: Database, meeting_id: str, at: str) -> None:
    """Open a meeting at a wall time: from now on it is held, and its minutes are a draft."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    if meeting["state"] not in ("prepared", "convened"):
        raise UserError(_("This meeting was opened before, or it is cancelled."))
    kept = writing.checked(database, "meeting", {"state": "held", "opened_at": at}, meeting_id)
    with database.transaction(N_("Open {name}"), name=_called(database, meeting_id)) as session:
        writing.change(session, "meeting", meeting_id, **kept)
        draft_minutes(session, meeting_id)


def draft_minutes(session: "Session", meeting_id: str) -> str:
    """The minutes of a meeting, begun as a draft when there are none."""
    found = writing.rows(session, "SELECT id FROM minutes WHERE meeting_id = ?", (meeting_id,))
    return str(found[0][0]) if found else writing.insert(session, "minutes", {"meeting_id": meeting_id})


def _called(database: Database, meeting_id: str) -> str:
    from desktop_app import i18n

    return said(headings.meeting_names(database, [meeting_id]).get(meeting_id, {}), i18n.language())[0]


def close(database: Database, meeting_id: str, at: str) -> Closed:
    """Close a meeting: decisions get their numbers, what was not discussed is put off, who did not come is absent."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    if meeting["state"] != "held":
        raise UserError(_("Only a meeting that is being held can be closed. Open it first."))
    kept = writing.checked(database, "meeting", {"state": "closed", "closed_at": at}, meeting_id)
    if meeting["opened_at"] and kept["closed_at"] < meeting["opened_at"]:
        raise Invalid([Problem("closed_at", _("The meeting would be closed before it was opened."))])
    with database.transaction(N_("Close {name}"), name=_called(database, meeting_id)) as session:
        numbers = decisions.number_all(session, database, meeting_id)
        postponed = _settle_items(session, database, meeting_id)
        _settle_attendance(session, database, meeting_id)
        draft_minutes(session, meeting_id)
        writing.change(session, "meeting", meeting_id, **kept)
    waiting = database.read("SELECT count(*) FROM action WHERE body_id = ? AND status = 'open'", (meeting["body_id"],))
    return Closed(tuple(numbers), tuple(postponed), waiting[0][0])


def _settle_items(session: "Session", database: Database, meeting_id: str) -> list[str]:
    """What has minutes was discussed, what has none was put off, unless somebody said otherwise or it comes back."""
    agenda = queries.agenda(database, meeting_id)
    has_children = {placed.parent_id for placed, _row in agenda}
    postponed = []
    for placed, row in agenda:
        outcome = row["outcome"]
        if outcome is None and not row["is_heading"] and not row["recurring"]:
            if _has_minutes(database, placed.id):
                outcome = "discussed"
            elif placed.id not in has_children:
                outcome = "postponed"
            if outcome:
                writing.change(session, "agenda_item", placed.id, outcome=outcome)
        if outcome == "postponed":
            postponed.append(said(both(row["title_fr"], row["title_en"]), "fr")[0])
    return postponed


def _settle_attendance(session: "Session", database: Database, meeting_id: str) -> None:
    """Of whom nothing was said: who had declined is excused, the others were absent."""
    rows = queries.attendance(database, "meeting", meeting_id)
    if any(row["status"] for row in rows):
        for row in rows:
            if row["status"] is None:
                status = "excused" if row["answer"] == "declined" or row["proxy_to_id"] else "absent"
                writing.change(session, "attendance", row["id"], status=status)


def reopen(database: Database, meeting_id: str) -> None:
    """Open a closed meeting again: nothing that was typed, numbered or settled is touched."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    if meeting["state"] != "closed":
        raise UserError(_("Only a closed meeting can be opened again."))
    approved = "SELECT 1 FROM minutes WHERE meeting_id = ? AND state IN ('approved', 'approved_amended')"
    if database.read(approved, (meeting_id,)):
        raise UserError(_("The minutes of this meeting are approved, and they are kept. Correct them in the next one."))
    with database.transaction(N_("Open {name} again"), name=_called(database, meeting_id)) as session:
        writing.change(session, "meeting", meeting_id, state="held")


def cancel(database: Database, meeting_id: str) -> None:
    """Cancel a meeting that was not held; its calendars can be told so (interchange.icalendar)."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    if meeting["state"] in ("held", "closed"):
        raise UserError(_("This meeting was held; it cannot be cancelled any more."))
    sequence = database.read("SELECT sequence FROM meeting WHERE id = ?", (meeting_id,))[0][0]
    with database.transaction(N_("Cancel {name}"), name=_called(database, meeting_id)) as session:
        writing.change(session, "meeting", meeting_id, state="cancelled", sequence=sequence + 1)
