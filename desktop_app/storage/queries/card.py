"""What a card tells besides its own rows: payments of a year, links read from the other end, fitting choices."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.storage.database import Database

_NAME = (
    "(SELECT l.title FROM search_entry e JOIN listing l ON l.number = e.number AND l.language IN ('', :language)"
    " AND l.begins <= :day AND l.ends >= :day WHERE e.record_id = {column} LIMIT 1)"
)
_IN_FORCE = (
    "({0}.starts_on IS NULL OR {0}.starts_on <= :day) AND"
    " ({0}.ends_on IS NULL OR substr(:day, 1, length({0}.ends_on)) <= {0}.ends_on)"
)
_LABEL = "CASE :language WHEN 'fr' THEN coalesce({0}_fr, {0}_en) ELSE coalesce({0}_en, {0}_fr) END"


def is_body(database: "Database", kind_id: str | None) -> bool:
    """Whether organisations of a kind have seats."""
    return bool(database.read("SELECT 1 FROM organisation_kind WHERE id = ? AND is_body", (kind_id,)))


def payments(database: "Database", due_ids: Iterable[str]) -> dict[str, list[str]]:
    """The amounts paid towards each contribution."""
    wanted = list(due_ids)
    marks = ", ".join("?" * len(wanted))
    found: dict[str, list[str]] = {due: [] for due in wanted}
    for due, amount in database.read(
        f"SELECT contribution_due_id, amount FROM contribution_paid WHERE contribution_due_id IN ({marks})", wanted
    ):
        found[due].append(amount)
    return found


def open_tasks(database: "Database", talks: Iterable[str], day: str) -> dict[str, int]:
    """How many tasks that follow from each talk are not done on a day; those of which none is left out."""
    wanted = list(talks)
    marks = ", ".join("?" * len(wanted))
    return dict(
        database.read(
            f"SELECT interaction_id, count(*) FROM task WHERE interaction_id IN ({marks}) "
            "AND (done_on IS NULL OR done_on > ?) GROUP BY interaction_id",
            [*wanted, day],
        )
    )


IncomingLink = tuple[str, str, str, str, str | None, str | None]
"""A link's id, how it reads from the other end, the organisation at its beginning (id, name), first and last day."""


def incoming_links(database: "Database", organisation_id: str, language: str, day: str) -> list[IncomingLink]:
    """The links of other organisations to one, as they read from its side."""
    return [
        (row[0], row[1] or "", row[2], row[3] or "", row[4], row[5])
        for row in database.read(
            f"SELECT k.id, {_LABEL.format('t.inverse')}, k.organisation_id, {_NAME.format(column='k.organisation_id')},"
            " k.starts_on, k.ends_on FROM organisation_link k JOIN link_kind t ON t.id = k.link_kind_id"
            " WHERE k.other_id = :record ORDER BY k.starts_on, k.id",
            {"language": language, "day": day, "record": organisation_id},
        )
    ]


def seats_of(database: "Database", organisation_id: str, language: str, day: str) -> list[tuple[str, str]]:
    """The seats of a body on a day, vacant ones first said so: id and title."""
    role = (
        "(SELECT CASE :language WHEN 'fr' THEN t.title_fr_m ELSE t.title_en END"
        " FROM role_type t WHERE t.id = s.role_type_id)"
    )
    rows = database.read(
        f"SELECT s.id, coalesce({_LABEL.format('s.label')}, {role}, ''), {_NAME.format(column='s.represents_id')}"
        f" FROM seat s WHERE s.organisation_id = :record AND {_IN_FORCE.format('s')} ORDER BY s.rank, s.id",
        {"language": language, "day": day, "record": organisation_id},
    )
    return [(row[0], " – ".join(part for part in row[1:] if part)) for row in rows]


def bodies(database: "Database", language: str, day: str) -> list[tuple[str, str]]:
    """The organisations that have seats: id and name, in the language's order."""
    rows = database.read(
        "SELECT o.id, l.title FROM organisation o JOIN organisation_kind k ON k.id = o.kind_id AND k.is_body"
        " JOIN search_entry e ON e.record_id = o.id JOIN listing l ON l.number = e.number"
        " AND l.language = :language AND l.begins <= :day AND l.ends >= :day ORDER BY l.sort_key",
        {"language": language, "day": day},
    )
    return [(row[0], row[1]) for row in rows]


def addresses_of(database: "Database", organisation_id: str | None, person_id: str | None) -> list[tuple[str, str]]:
    """The addresses where a mandate may be held: the organisation's and the person's."""
    rows = database.read(
        "SELECT id, coalesce(replace(lines, char(10), ', ') || ', ', '') || coalesce(postcode || ' ', '')"
        " || coalesce(city, '') FROM address WHERE organisation_id = ? OR person_id = ? ORDER BY id",
        (organisation_id, person_id),
    )
    return [(row[0], row[1]) for row in rows]
