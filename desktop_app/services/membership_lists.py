"""Lists of members by category, country or year of admission, with what they owe and have paid."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from desktop_app.i18n import _, collation_key, country_name, language
from desktop_app.services import people
from desktop_app.services.papers import ByLanguage, both, said
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force

GroupBy: TypeAlias = Literal["category", "country", "year"]


@dataclass(frozen=True)
class Contribution:
    """What is due for a year, and what was paid of it."""

    year: int
    due: Decimal
    paid: Decimal
    currency: str

    @property
    def owing(self) -> Decimal:
        """What is still to be paid."""
        return self.due - self.paid


@dataclass(frozen=True)
class MemberLine:
    """A member on the list."""

    id: str
    name: ByLanguage
    acronym: ByLanguage
    country: str
    category: ByLanguage
    rank: int
    since: str
    contribution: Contribution | None = None


def contributions(database: Database, year: int | None = None) -> dict[str, tuple[Contribution, ...]]:
    """The contributions of each organisation, the latest year first; of one year if it is named."""
    rows = database.read(
        "SELECT d.organisation_id, d.year, d.amount, d.currency, group_concat(p.amount, ' ') "
        "FROM contribution_due d LEFT JOIN contribution_paid p ON p.contribution_due_id = d.id "
        "GROUP BY d.id ORDER BY d.year DESC, d.id"
    )
    found: dict[str, tuple[Contribution, ...]] = {}
    for organisation, of_year, amount, currency, paid in rows:
        if year in (None, of_year):
            total = sum((Decimal(part) for part in (paid or "").split()), Decimal())
            one = Contribution(of_year, Decimal(str(amount)), total, currency)
            found[organisation] = (*found.get(organisation, ()), one)
    return found


def gather(database: Database, day: str, year: int) -> list[MemberLine]:
    """The members of a day with their contribution of a year."""
    due = contributions(database, year)
    rows = database.read(
        "SELECT m.organisation_id, c.label_fr, c.label_en, c.rank, "
        "(SELECT min(e.starts_on) FROM membership e WHERE e.organisation_id = m.organisation_id) "
        "FROM membership m JOIN membership_category c ON c.id = m.category_id "
        f"WHERE {force('m')} ORDER BY c.rank, m.id",
        {"day": day},
    )
    names = people.Names(database, [row[0] for row in rows], day)
    found: dict[str, MemberLine] = {}
    for organisation, fr, en, rank, since in rows:
        if organisation not in found:
            found[organisation] = MemberLine(
                organisation, names.name(organisation), names.acronym(organisation), names.country(organisation),
                both(fr, en), rank, since or "", (due.get(organisation) or (None,))[0],
            )  # fmt: skip
    return list(found.values())


def grouped(lines: list[MemberLine], by: GroupBy) -> list[tuple[str, list[MemberLine]]]:
    """The groups in the order of the language in force, each with its title and its members in alphabetical order."""

    def group(line: MemberLine) -> tuple[object, str]:
        if by == "category":
            return line.rank, said(line.category, language())[0]
        if by == "country":
            title = country_name(line.country)
            return (not title, collation_key(title)), title or _("Without a country")
        return line.since[:4], line.since[:4] or "–"

    found: dict[tuple[object, str], list[MemberLine]] = {}
    for line in sorted(lines, key=lambda one: collation_key(said(one.name, language())[0])):
        found.setdefault(group(line), []).append(line)
    return [(title, found[key, title]) for key, title in sorted(found)]
