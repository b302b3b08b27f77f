"""What a grant is, and what hangs on it: events, meetings (of their own or through their event), positions, talks."""

from dataclasses import dataclass

from desktop_app.services import headings, people, writing
from desktop_app.services.attendance import Occasion
from desktop_app.services.papers import ByLanguage, Visibility, both
from desktop_app.storage.database import Database


@dataclass(frozen=True)
class WorkPackage:
    """A part of what a grant pays for."""

    id: str
    code: str
    title: ByLanguage
    starts_on: str
    ends_on: str
    budget: str
    currency: str


@dataclass(frozen=True)
class GrantFacts:
    """Who pays for what, from when until when, what is to be printed, and until when papers are kept."""

    id: str
    title: ByLanguage
    reference: str
    funder: ByLanguage
    starts_on: str
    ends_on: str
    keep_until: str
    printed: Visibility
    """What it wants on all that it pays for."""

    @property
    def visibility(self) -> ByLanguage:
        """The sentence to print."""
        return self.printed.text


def facts(database: Database, grant_id: str, day: str) -> GrantFacts:
    """A grant as one reads it; the funder's name is that of a day."""
    row = writing.standing_values(database, "grant", grant_id)
    return GrantFacts(
        grant_id,
        both(row["title_fr"], row["title_en"]),
        row["reference"] or "",
        people.organisation_name(database, row["funder_id"], day),
        row["starts_on"] or "",
        row["ends_on"] or "",
        row["keep_until"] or "",
        headings.visibility(database, grant_id, day) or Visibility("", {}, {}),
    )


def all_of(database: Database, day: str) -> list[GrantFacts]:
    """Every grant, the latest first."""
    rows = database.read("SELECT id FROM \"grant\" ORDER BY coalesce(starts_on, '') DESC, id")
    return [facts(database, row[0], day) for row in rows]


def work_packages(database: Database, grant_id: str) -> list[WorkPackage]:
    """The work packages of a grant by their number."""
    rows = database.read(
        "SELECT id, code, title_fr, title_en, starts_on, ends_on, budget, currency FROM work_package "
        "WHERE grant_id = ? ORDER BY code, id",
        (grant_id,),
    )
    return [WorkPackage(row[0], row[1], both(row[2], row[3]), *(cell or "" for cell in row[4:])) for row in rows]


def period(database: Database, grant_id: str) -> tuple[str, str]:
    """The first and the last day of a grant; partial dates reach as far as they can."""
    from desktop_app.storage.index_rules import whole_days

    grant = writing.standing_values(database, "grant", grant_id)
    first, last = whole_days(grant["starts_on"], grant["ends_on"])
    return first + {4: "-01-01", 7: "-01"}.get(len(first), ""), last


_OCCASIONS = (
    "SELECT 'event', e.id, e.starts_at FROM event e WHERE e.status <> 'cancelled' "
    "AND (:grant IS NULL OR e.grant_id = :grant) AND substr(e.starts_at, 1, 10) BETWEEN :first AND :last "
    "UNION ALL SELECT 'meeting', m.id, m.starts_at FROM meeting m LEFT JOIN event e ON e.id = m.event_id "
    "WHERE m.state <> 'cancelled' AND (:grant IS NULL OR coalesce(m.grant_id, e.grant_id) = :grant) "
    "AND substr(m.starts_at, 1, 10) BETWEEN :first AND :last ORDER BY 3, 2"
)


def occasions(database: Database, grant_id: str | None, first_day: str, last_day: str) -> list[Occasion]:
    """The events and meetings of a period, of one grant or of all, in the order they take place."""
    rows = database.read(_OCCASIONS, {"grant": grant_id, "first": first_day, "last": last_day})
    return [Occasion(kind, row) for kind, row, _starts in rows]
