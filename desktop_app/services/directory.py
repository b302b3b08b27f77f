"""What the directory is made of: plain, frozen data, gathered from the base as of a day, printed elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.domain import vocabulary
from desktop_app.domain.contact import Address, ContactPoint, printed_number
from desktop_app.domain.contact_rules import street_lines
from desktop_app.domain.fields import in_force
from desktop_app.domain.membership import Membership
from desktop_app.domain.organisation import Organisation, OrganisationLink, OrganisationName
from desktop_app.domain.person import Consent, Mandate, Person, Seat
from desktop_app.domain.record import Record
from desktop_app.domain.vocabulary import LinkKind, MembershipCategory, OrganisationKind, RoleType
from desktop_app.i18n import LANGUAGES, N_, _, fold, speaking
from desktop_app.services.directory_changes import changed_owners
from desktop_app.storage.database import Database

ByLanguage = Mapping[str, str]
"""A text by language: `fr`, `en`, or `original` for an organisation's own."""

PUBLISHER: ByLanguage = MappingProxyType(
    {
        "fr": "Plateforme européenne des autorités locales et régionales pour le développement",
        "en": "European platform of local and regional authorities for development",
    }
)
OTHER_MEMBERS = N_("Other members")
BODIES = N_("Bodies of the platform")
SECRETARIAT_LINK = "secretariat"
"""The code of the kind of link by which an organisation hosts the secretariat of another, the publisher."""


@dataclass(frozen=True)
class Names:
    """What an organisation is called, and was called before."""

    official: ByLanguage
    acronyms: ByLanguage = field(default_factory=dict)
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class PostalAddress:
    """An address in parts, so that each country's order can be made of them."""

    lines: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""
    cedex: str = ""
    country: str = ""


@dataclass(frozen=True)
class Point:
    """A phone, e-mail or web address as it is printed, and what it is for (`press`)."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class Reach:
    """How to reach someone."""

    phones: tuple[Point, ...] = ()
    mobiles: tuple[Point, ...] = ()
    faxes: tuple[Point, ...] = ()
    emails: tuple[Point, ...] = ()
    webs: tuple[Point, ...] = ()


@dataclass(frozen=True)
class EntryPerson:
    """Someone named in an entry, with what they do there; only who consented ever becomes one."""

    id: str
    given: str
    particle: str
    family: str
    titles: tuple[ByLanguage, ...] = ()
    """What they do there, in each language, in the right gender."""
    sort_name: str = ""
    honorific: str = ""
    on_behalf_of: Names | None = None
    reach: Reach = Reach()


@dataclass(frozen=True)
class EntryLink:
    """How an organisation relates to another one, which may have its own entry."""

    label: ByLanguage
    other_id: str
    names: Names


@dataclass(frozen=True)
class Entry:
    """One organisation of the directory."""

    id: str
    names: Names
    country: str = ""
    address: PostalAddress | None = None
    reach: Reach = Reach()
    people: tuple[EntryPerson, ...] = ()
    links: tuple[EntryLink, ...] = ()
    verified_on: str = ""
    """A date, perhaps partial; empty when nobody verified the entry."""
    category: str = ""
    """The code of the category it is a member in."""
    changed: bool = False
    """Whether what is printed of it changed since the edition that was named to `gather`."""


@dataclass(frozen=True)
class Category:
    """In what quality members belong: member, partner, observer."""

    code: str
    title: ByLanguage


@dataclass(frozen=True)
class Family:
    """A part of the directory; its entries come in no order, each language has its own."""

    title: ByLanguage
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Directory:
    """The whole directory as of a day."""

    as_of: date
    families: tuple[Family, ...]
    left_out: int = 0
    """How many people are not named because they did not consent, or withdrew."""
    publisher: ByLanguage = field(default_factory=lambda: PUBLISHER)
    secretariat: Entry | None = None
    home: str = "FR"
    """The country whose name is not printed in addresses."""
    categories: tuple[Category, ...] = ()
    """In the order of the user's list."""


# Gathering --------------------------------------------------------------------------------------------------------


def gather(database: Database, day: date | str, changed_since: date | str | None = None) -> Directory:
    """The directory as of a day (or its ISO text): that day's members and bodies; as many queries for any base.

    With the day of an earlier edition, the entries that changed since are marked: those that read otherwise on
    that day by their dates, and those of which the journal has something new, say a correction.
    """
    as_of = _day(day)
    with database.reading() as session:
        base = _Base(session, as_of.isoformat())
        families = _families(base)
        if changed_since:
            since = _day(changed_since)
            families = _marked(families, _families(_Base(session, since.isoformat())), changed_owners(session, since))
        return Directory(
            as_of,
            families,
            left_out=len(base.left_out),
            publisher=base.publisher or PUBLISHER,
            secretariat=base.entry(base.secretariat) if base.secretariat else None,
            categories=base.categories,
        )


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _marked(families: tuple[Family, ...], before: tuple[Family, ...], changed: frozenset[str]) -> tuple[Family, ...]:
    """The entries with their mark; a verification alone is no change."""
    earlier = {entry.id: replace(entry, verified_on="") for family in before for entry in family.entries}

    def mark(entry: Entry) -> Entry:
        same = earlier.get(entry.id) == replace(entry, verified_on="")
        owners = {entry.id, *(person.id for person in entry.people)}
        return entry if same and owners.isdisjoint(changed) else replace(entry, changed=True)

    return tuple(replace(family, entries=tuple(map(mark, family.entries))) for family in families)


class _Base:
    """What was read, by the organisation it belongs to, and how it becomes entries."""

    def __init__(self, session: Session, day: str) -> None:
        self.day = day
        self.left_out: set[str] = set()
        self.organisations: dict[str, Any] = {row.id: row for row in self._rows(session, Organisation)}
        self.kinds = {kind.id: kind for kind in session.scalars(select(OrganisationKind))}
        self.roles = {role.id: role for role in session.scalars(select(RoleType))}
        self.family_labels = {family.id: family for family in session.scalars(select(vocabulary.Family))}
        self.link_kinds = {kind.id: kind for kind in session.scalars(select(LinkKind))}
        self.names = _grouped(self._rows(session, OrganisationName), "organisation_id")
        self.seats = {row.id: row for row in self._rows(session, Seat)}
        points = [row for row in self._rows(session, ContactPoint) if row.public and self.holds(row)]
        self.points = _grouped(points, "organisation_id")
        self.work_points = _grouped(points, "mandate_id")
        addresses = [row for row in self._rows(session, Address) if self.holds(row)]
        self.addresses = _grouped(addresses, "organisation_id")
        self.people = {row.id: row for row in self._rows(session, Person)}
        self.mandates = _grouped(filter(self.holds, self._rows(session, Mandate)), "organisation_id")
        self.links = _grouped(filter(self.holds, self._rows(session, OrganisationLink)), "organisation_id")
        self.memberships = [row for row in self._rows(session, Membership) if self.holds(row)]
        self.category_of = {row.organisation_id: row.category_id for row in reversed(self.memberships)}
        ranked = sorted(session.scalars(select(MembershipCategory)), key=lambda row: (row.rank, row.label_fr, row.id))
        self.category_codes = {row.id: row.code for row in ranked}
        self.categories = tuple(Category(row.code, {"fr": row.label_fr, "en": row.label_en}) for row in ranked)
        consents = [row for row in self._rows(session, Consent) if row.purpose == "directory"]
        self.consents = _grouped(consents, "person_id")
        self.secretariat, self.publisher = self._house()

    @staticmethod
    def _rows(session: Session, kind: type[Record]) -> Sequence[Any]:
        """All rows of a kind in the order they were made, without the weight of mapped objects."""
        table = kind.__table__
        return session.execute(select(table).order_by(table.c.id)).all()

    def holds(self, row: Any) -> bool:
        """Whether a dated row is in force on the day."""
        return in_force(row.starts_on, row.ends_on, self.day)

    def _house(self) -> tuple[str, ByLanguage]:
        """Who hosts the secretariat, and whose: the publisher."""
        for links in self.links.values():
            for link in links:
                if self.link_kinds[link.link_kind_id].code == SECRETARIAT_LINK:
                    return link.organisation_id, self.organisation_names(link.other_id).official
        return "", {}

    def consented(self, person_id: str) -> bool:
        """Whether a consent to be printed stands: given by that day, and nothing withdrawn since it was given.

        A withdrawal counts whatever the day: an old edition printed today honours it too.
        """
        rows = self.consents.get(person_id, ())
        withdrawn = max((row.withdrawn_on for row in rows if row.withdrawn_on), default="")
        standing = [row for row in rows if not row.withdrawn_on and in_force(row.given_on, None, self.day)]
        return any(not withdrawn or (row.given_on or "") > withdrawn for row in standing)

    def organisation_names(self, organisation_id: str) -> Names:
        """The names of an organisation on the day; the ones that ended before it are former ones."""
        official: dict[str, str] = {}
        acronyms: dict[str, str] = {}
        former: list[str] = []
        for row in sorted(self.names.get(organisation_id, ()), key=lambda row: row.kind != "official"):
            if row.kind == "former" or (row.ends_on and not self.holds(row)):
                if row.kind != "acronym" and in_force(row.starts_on, None, self.day):
                    former.append(row.text)
            elif self.holds(row):
                (acronyms if row.kind == "acronym" else official).setdefault(row.language, row.text)
        current = {*official.values(), *acronyms.values()}
        return Names(official, acronyms, tuple(dict.fromkeys(text for text in former if text not in current)))

    def entry(self, organisation_id: str) -> Entry:
        """The entry of an organisation, with the people who consented."""
        row = self.organisations[organisation_id]
        return Entry(
            row.id,
            self.organisation_names(row.id),
            row.country or "",
            self._address(row),
            _reach(self.points.get(row.id, ())),
            tuple(self._people(row.id)),
            tuple(self._links(row.id)),
            row.last_verified_on if in_force(row.last_verified_on, None, self.day) and row.last_verified_on else "",
            self.category_codes.get(self.category_of.get(row.id) or "", ""),
        )

    def _address(self, organisation: Any) -> PostalAddress | None:
        """The seat, else where letters go; invoices and homes are nobody's business here."""
        for kind in ("seat", "correspondence"):
            for row in self.addresses.get(organisation.id, ()):
                if row.kind == kind:
                    lines = street_lines(row.extended, row.lines, row.post_box)
                    country = row.country or organisation.country or ""
                    return PostalAddress(
                        lines, row.postcode or "", row.city or row.region or "", row.cedex or "", country
                    )
        return None

    def _people(self, organisation_id: str) -> Iterator[EntryPerson]:
        """Who holds a mandate there, by rank and name, each once; who did not consent is only counted."""
        held: dict[str, list[Any]] = {}
        for mandate in sorted(self.mandates.get(organisation_id, ()), key=self._rank):
            held.setdefault(mandate.person_id, []).append(mandate)
        for person_id, mandates in held.items():
            if self.consented(person_id):
                yield self._person(self.people[person_id], mandates)
            else:
                self.left_out.add(person_id)

    def _rank(self, mandate: Any) -> tuple[int, int, str, str]:
        role, seat = self.roles.get(mandate.role_type_id), self.seats.get(mandate.seat_id)
        place = seat.rank if seat and seat.rank is not None else 999
        return role.rank if role else 999, place, fold(self.people[mandate.person_id].family), mandate.id

    def _person(self, row: Any, mandates: Sequence[Any]) -> EntryPerson:
        seats = (self.seats.get(mandate.seat_id) for mandate in mandates)
        spoken_for = [mandate.on_behalf_of_id for mandate in mandates] + [seat.represents_id for seat in seats if seat]
        behalf = next((other for other in spoken_for if other), None)
        return EntryPerson(
            row.id,
            row.given or "",
            row.particle or "",
            row.family,
            tuple(filter(None, (self._titles(mandate, row.form_of_address) for mandate in mandates))),
            row.sort_name or "",
            row.honorific or "",
            self.organisation_names(behalf) if behalf else None,
            _reach([point for mandate in mandates for point in self.work_points.get(mandate.id, ())]),
        )

    def _titles(self, mandate: Any, gender: str | None) -> dict[str, str]:
        """A mandate's own title in each language, else the role's in the right gender."""
        role = self.roles.get(mandate.role_type_id)
        titles = {}
        for code, own in (("fr", mandate.title_fr), ("en", mandate.title_en)):
            titles[code] = own or (role.title(code, gender) if role else "")
        return {code: text for code, text in titles.items() if text}

    def _links(self, organisation_id: str) -> Iterator[EntryLink]:
        for row in self.links.get(organisation_id, ()):
            kind = self.link_kinds[row.link_kind_id]
            label = {"fr": kind.label_fr, "en": kind.label_en}
            yield EntryLink(label, row.other_id, self.organisation_names(row.other_id))


def _grouped(rows: Iterable[Any], field_name: str) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, field_name), []).append(row)
    return grouped


def _reach(points: Sequence[Any]) -> Reach:
    def of(kind: str) -> tuple[Point, ...]:
        phone = kind in ("phone", "mobile", "fax")
        return tuple(
            Point(printed_number(row.value, row.e164) if phone else row.value, row.label or "")
            for row in points
            if row.kind == kind
        )

    return Reach(of("phone"), of("mobile"), of("fax"), of("email"), of("web"))


def _families(base: _Base) -> tuple[Family, ...]:
    """The members by family in the families' order, then members of none, then the platform's bodies."""
    labels = sorted(base.family_labels.values(), key=lambda family: (family.rank, family.label_fr, family.id))
    order: list[tuple[str | None, ByLanguage]] = [(row.id, {"fr": row.label_fr, "en": row.label_en}) for row in labels]
    order.append((None, _in_both(OTHER_MEMBERS)))
    families = []
    placed: set[str] = set()
    for family_id, title in order:
        members = [row.organisation_id for row in base.memberships if row.family_id == family_id]
        members = [each for each in dict.fromkeys(members) if each not in placed and _stands(base, each)]
        placed.update(members)
        families.append(Family(title, tuple(map(base.entry, members))))
    bodies = [row.id for row in base.organisations.values() if _is_body(base, row) and row.id not in placed]
    families.append(Family(_in_both(BODIES), tuple(base.entry(each) for each in bodies if base.mandates.get(each))))
    return tuple(family for family in families if family.entries)


def _stands(base: _Base, organisation_id: str) -> bool:
    return in_force(None, base.organisations[organisation_id].dissolved_on, base.day)


def _is_body(base: _Base, organisation: Any) -> bool:
    kind = base.kinds.get(organisation.kind_id)
    return bool(kind and kind.is_body) and _stands(base, organisation.id)


def _in_both(message: str) -> ByLanguage:
    titles = {}
    for code in LANGUAGES:
        with speaking(code):
            titles[code] = _(message)
    return titles
