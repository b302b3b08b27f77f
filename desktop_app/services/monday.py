"""What a secretary wants to see on Monday: what is due, what comes, what is missing, who leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.domain.moments import days_from
from desktop_app.services import actions, deadlines, evidence, headings, people, tasks
from desktop_app.services.attendance import Occasion
from desktop_app.services.deadlines import Deadline
from desktop_app.services.evidence import Check
from desktop_app.services.papers import ByLanguage, LedgerLine, Someone
from desktop_app.services.voice_papers import TaskLine
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force

SOON = 90
"""How many days before a mandate's end somebody should think of who comes after."""
STALE = 365
"""After how many days a member's sheet should be verified again."""


@dataclass(frozen=True)
class Ahead:
    """An event or a meeting that comes, with what is missing before it can take place."""

    occasion: Occasion
    title: ByLanguage
    starts_at: str
    missing: tuple[Check, ...]


@dataclass(frozen=True)
class Ending:
    """A mandate that ends soon."""

    mandate_id: str
    who: Someone
    organisation_id: str
    organisation: ByLanguage
    ends_on: str


@dataclass(frozen=True)
class Vacant:
    """A seat nobody holds."""

    seat_id: str
    body_id: str
    body: ByLanguage
    label: str
    represents: ByLanguage


@dataclass(frozen=True)
class Unverified:
    """A member whose sheet was never verified, or long ago."""

    organisation_id: str
    organisation: ByLanguage
    last_verified_on: str


@dataclass(frozen=True)
class Away:
    """A copy of this base that somebody works on elsewhere."""

    name: str
    met_on: str
    """The day the two were last brought together or apart."""


@dataclass(frozen=True)
class Monday:
    """All of it, each list with what is most urgent first."""

    day: str
    tasks: tuple[TaskLine, ...]
    actions: tuple[LedgerLine, ...]
    deadlines: tuple[Deadline, ...]
    ahead: tuple[Ahead, ...]
    ending: tuple[Ending, ...]
    vacant: tuple[Vacant, ...]
    unverified: tuple[Unverified, ...]
    to_verify: int
    """How many members there are to verify, with those that are not named."""
    conflicts: int
    copies: tuple[Away, ...]
    names: Mapping[str, ByLanguage]
    """What the organisations that tasks are about and the meetings that deadlines are of are called, by id."""

    @property
    def copies_away(self) -> int:
        """How many copies are on the road."""
        return len(self.copies)


def monday(database: Database, day: str, named: int | None = None) -> Monday:
    """What there is to do and to know on a day; of the members to verify only the first so many, or all of them."""
    conflicts, copies = copies_and_conflicts(database)
    to_do, due = due_tasks(database, day), deadlines.due(database, day, within=14)
    organisations = {one.organisation_id for one in to_do if one.organisation_id}
    called = people.Names(database, organisations, day)
    stale = _stale(database, day)
    return Monday(
        day=day,
        tasks=tuple(to_do),
        actions=tuple(due_actions(database, day)),
        deadlines=tuple(due),
        ahead=tuple(ahead(database, day)),
        ending=tuple(ending(database, day)),
        vacant=tuple(vacant(database, day)),
        unverified=tuple(_unverified(database, stale[:named], day)),
        to_verify=len(stale),
        conflicts=conflicts,
        copies=copies,
        names={
            **{one: called.name(one) for one in organisations},
            **headings.meeting_names(database, [one.meeting_id for one in due]),
        },
    )


def due_tasks(database: Database, day: str, within: int = 14) -> list[TaskLine]:
    """The open tasks that are due in the next days, or were, or have no day."""
    where = "done_on IS NULL AND (due_on IS NULL OR due_on <= :last)"
    return tasks.lines(database, where, {"last": days_from(day, within)}, day)


def due_actions(database: Database, day: str, within: int = 14) -> list[LedgerLine]:
    """The open actions of all bodies that are due in the next days, or were."""
    bodies = database.read("SELECT DISTINCT body_id FROM action WHERE status = 'open' ORDER BY 1")
    last = days_from(day, within)
    found = [line for (body,) in bodies for line in actions.ledger(database, body, day).lines]
    return sorted(
        (line for line in found if line.due_on and line.due_on <= last), key=lambda line: (line.due_on, line.id)
    )


def ahead(database: Database, day: str, within: int = 60) -> list[Ahead]:
    """The events and meetings of the next days, with what is missing."""
    from desktop_app.services import grants

    found = []
    for occasion in grants.occasions(database, None, day, days_from(day, within)):
        of = headings.of_event if occasion.kind == "event" else headings.of_meeting
        head = of(database, occasion.id)
        lacking = tuple(
            check
            for check in evidence.missing(database, occasion, day)
            # Who has no grant for it needs none of what a grant asks for.
            if head.visibility or check.what not in ("grant", "visibility")
        )
        found.append(Ahead(occasion, head.title, head.starts_at, lacking))
    return found


def ending(database: Database, day: str, within: int = SOON) -> list[Ending]:
    """The mandates in force that end within the next days, unless somebody follows already; the next one first."""
    rows = database.read(
        "SELECT m.id, m.person_id, m.organisation_id, m.ends_on FROM mandate m WHERE m.ends_on IS NOT NULL "
        f"AND m.ends_on <= :last AND {force('m')} AND (m.seat_id IS NULL OR NOT EXISTS (SELECT 1 FROM mandate n "
        "WHERE n.seat_id = m.seat_id AND n.starts_on > m.starts_on AND n.id <> m.id)) ORDER BY m.ends_on, m.id",
        {"day": day, "last": days_from(day, within)},
    )
    names = people.Names(database, [row[2] for row in rows], day)
    who = people.someone(database, [(row[1], row[2], None, None) for row in rows], day)
    return [Ending(row[0], one, row[2], names.name(row[2]), row[3]) for row, one in zip(rows, who, strict=True)]


def vacant(database: Database, day: str) -> list[Vacant]:
    """The seats in force that nobody holds, by body and rank."""
    from desktop_app import i18n
    from desktop_app.storage.queries import titles

    rows = database.read(
        f"SELECT s.id, s.organisation_id, s.represents_id FROM seat s WHERE {force('s')} AND NOT EXISTS "
        f"(SELECT 1 FROM mandate m WHERE m.seat_id = s.id AND {force('m')}) ORDER BY s.organisation_id, s.rank, s.id",
        {"day": day},
    )
    names = people.Names(database, [one for row in rows for one in row[1:]], day)
    labels = titles.titles(database, "seat", [row[0] for row in rows], i18n.language(), day)
    return [Vacant(row[0], row[1], names.name(row[1]), labels.get(row[0], ""), names.name(row[2])) for row in rows]


def unverified(database: Database, day: str, after: int = STALE) -> list[Unverified]:
    """The members whose sheet was not verified for so many days, the longest ago first."""
    return _unverified(database, _stale(database, day, after), day)


def _stale(database: Database, day: str, after: int = STALE) -> list[tuple[Any, ...]]:
    """The ids of those members, and when they were last verified: to count them needs no name."""
    return database.read(
        "SELECT DISTINCT o.id, o.last_verified_on FROM organisation o JOIN membership m ON m.organisation_id = o.id "
        f"WHERE {force('m')} AND (o.last_verified_on IS NULL OR o.last_verified_on < :since) "
        "ORDER BY coalesce(o.last_verified_on, ''), o.id",
        {"day": day, "since": days_from(day, -after)},
    )


def _unverified(database: Database, rows: list[tuple[Any, ...]], day: str) -> list[Unverified]:
    names = people.Names(database, [row[0] for row in rows], day)
    return [Unverified(row[0], names.name(row[0]), row[1] or "") for row in rows]


def copies_and_conflicts(database: Database) -> tuple[int, tuple[Away, ...]]:
    """How many conflicts stand open, and the other copies that are known, the one met last first."""
    known = {row[0] for row in database.read("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"journal_conflict", "journal_copy"} <= known:
        return 0, ()
    conflicts = database.read("SELECT count(*) FROM journal_conflict")[0][0]
    # Raw, not through sync: the start page is read before the mapping is there. The office's hub is on no road.
    others = database.read(
        "SELECT name, met_at FROM journal_copy WHERE way NOT IN ('', 'hub') "
        "AND copy <> (SELECT copy FROM journal_now) ORDER BY met_at DESC, copy"
    )
    return int(conflicts), tuple(Away(name, _day_of(met_at)) for name, met_at in others)


def _day_of(milliseconds: int | None) -> str:
    return datetime.fromtimestamp(milliseconds / 1000).date().isoformat() if milliseconds else ""
