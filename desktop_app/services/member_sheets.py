"""What the secretariat holds on each member, and what of it will be printed: to be read and corrected by the member."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.contact import printed_number
from desktop_app.domain.contact_kinds import CONTACT_POINTS
from desktop_app.domain.contact_rules import street_lines
from desktop_app.domain.fields import in_force
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.organisation_kinds import KIND_OF_NAME, LANGUAGE_OF_NAME
from desktop_app.i18n import country_name, format_partial, speaking
from desktop_app.services import directory, mailing, people
from desktop_app.services.directory import PostalAddress
from desktop_app.services.membership_lists import Contribution, contributions
from desktop_app.services.papers import ByLanguage, Someone, both, said
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force


@dataclass(frozen=True)
class Held:
    """One thing held: what it is (a message of the program), what it says, whether the directory prints it."""

    label: str
    text: str
    printed: bool
    detail: str = ""
    """A message too: the language of a name, the use of an address."""
    address: PostalAddress | None = None


@dataclass(frozen=True)
class HeldPerson:
    """Someone of the member, with how to reach them; printed only with their consent."""

    who: Someone
    printed: bool
    points: tuple[Held, ...] = ()


@dataclass(frozen=True)
class MemberSheet:
    """The sheet of one member."""

    id: str
    name: ByLanguage
    country: str
    language: str
    names: tuple[Held, ...]
    addresses: tuple[Held, ...]
    points: tuple[Held, ...]
    people: tuple[HeldPerson, ...]
    category: ByLanguage
    member_since: str
    contributions: tuple[Contribution, ...]
    verified_on: str = ""
    facts: tuple[Held, ...] = ()
    """What it is, where, since when, and how it is bound to others."""


def gather(database: Database, ids: Iterable[str], day: str, language: str = "") -> list[MemberSheet]:
    """The sheets of some organisations, each in the language of the person written to there."""
    wanted = list(dict.fromkeys(ids))
    post = mailing.gather(database, [(None, one) for one in wanted], day, language=language)
    to = {one.organisation_id: one.language for one in post.addressees}
    held = _Held(database, day)
    return [held.sheet(one, to.get(one, language or "fr")) for one in wanted if one in held.organisations]


_NAMES = "SELECT organisation_id, kind, language, text, starts_on, ends_on FROM organisation_name ORDER BY id"
_KINDS = (
    "SELECT o.id, k.label_fr, k.label_en, coalesce(o.founded_on, '') FROM organisation o "
    "LEFT JOIN organisation_kind k ON k.id = o.kind_id"
)
_LINKS = (
    "SELECT l.organisation_id, k.label_fr, k.label_en, l.other_id FROM organisation_link l "
    f"JOIN link_kind k ON k.id = l.link_kind_id WHERE {force('l')} ORDER BY l.id"
)
_ADDRESSES = (
    "SELECT organisation_id, kind, lines, postcode, coalesce(city, region), cedex, country, starts_on, ends_on, "
    "extended, post_box FROM address "
    "WHERE organisation_id IS NOT NULL ORDER BY id"
)
_POINTS = (
    "SELECT coalesce(organisation_id, mandate_id), kind, value, e164, label, public, starts_on, ends_on "
    "FROM contact_point WHERE person_id IS NULL ORDER BY id"
)
_MANDATES = (
    "SELECT m.organisation_id, m.id, m.person_id FROM mandate m LEFT JOIN role_type t ON t.id = m.role_type_id "
    f"WHERE {force('m')} ORDER BY coalesce(t.rank, 999), m.id"
)
_MEMBERSHIPS = (
    "SELECT m.organisation_id, c.label_fr, c.label_en, "
    "(SELECT min(e.starts_on) FROM membership e WHERE e.organisation_id = m.organisation_id) "
    "FROM membership m JOIN membership_category c ON c.id = m.category_id "
    f"WHERE {force('m')} ORDER BY m.id"
)


class _Held:
    """What stands in the base on a day, by organisation."""

    def __init__(self, database: Database, day: str) -> None:
        self._database, self._day = database, day
        self.organisations = {
            row[0]: row for row in database.read("SELECT id, country, last_verified_on FROM organisation")
        }
        on = {"day": day}
        self._names = _by(database, _NAMES)
        self._kinds = _by(database, _KINDS)
        self._links = _by(database, _LINKS, on)
        self._addresses = _by(database, _ADDRESSES)
        self._points = _by(database, _POINTS)
        self._mandates = _by(database, _MANDATES, on)
        self._memberships = _by(database, _MEMBERSHIPS, on)
        gathered = directory.gather(database, day)
        entries = [entry for family in gathered.families for entry in family.entries]
        self._printed_people = {(entry.id, person.id) for entry in entries for person in entry.people}
        self._printed_address = {entry.id: entry.address for entry in entries}
        self._contributions = contributions(database)
        self._all_names = people.Names(database, self.organisations, day)

    def sheet(self, organisation: str, language: str) -> MemberSheet:
        """The sheet of one organisation."""
        _id, country, verified = self.organisations[organisation]
        membership = self._memberships.get(organisation, [(None, "", "")])[0]
        return MemberSheet(
            organisation,
            self._all_names.name(organisation),
            country or "",
            language,
            tuple(self._held_names(organisation)),
            tuple(self._held_addresses(organisation, country or "")),
            tuple(self._held_points(organisation)),
            tuple(self._held_people(organisation)),
            both(membership[0], membership[1]),
            membership[2] or "",
            tuple(one for one in self._contributions.get(organisation, ()) if one.year <= int(self._day[:4])),
            verified if verified and in_force(verified, None, self._day) else "",
            tuple(self._held_facts(organisation, language)),
        )

    def _held_facts(self, organisation: str, language: str) -> Iterable[Held]:
        kind = self._kinds.get(organisation, [("", "", "")])[0]
        fields = {one.name: one.title for one in KINDS["organisation"].columns}
        country = self.organisations[organisation][1]
        with speaking(language):
            yield Held(fields["kind_id"], said(both(kind[0], kind[1]), language)[0], True)
            yield Held(fields["country"], country_name(country) if country else "", True)
            yield Held(fields["founded_on"], format_partial(kind[2]) if kind[2] else "", False)
            for fr, en, other in self._links.get(organisation, ()):
                words = f"{said(both(fr, en), language)[0]} – {said(self._all_names.name(other), language)[0]}"
                yield Held(KINDS["organisation_link"].title, words, False)

    def _held_names(self, organisation: str) -> Iterable[Held]:
        kinds, languages = dict(KIND_OF_NAME), dict(LANGUAGE_OF_NAME)
        for kind, language, text, _starts, _ends in self._names.get(organisation, ()):
            yield Held(kinds[kind], text, True, languages[language])

    def _held_addresses(self, organisation: str, country: str) -> Iterable[Held]:
        uses = dict(KINDS["address"].field("kind").options)  # type: ignore[attr-defined]
        for kind, lines, postcode, city, cedex, own_country, starts, ends, *more in self._addresses.get(
            organisation, ()
        ):
            if in_force(starts, ends, self._day):
                parts = (postcode or "", city or "", cedex or "", own_country or country)
                address = PostalAddress(street_lines(more[0], lines, more[1]), *parts)
                printed = self._printed_address.get(organisation) == address
                yield Held(KINDS["address"].title, "", printed, uses[kind], address)

    def _held_points(self, owner: str) -> Iterable[Held]:
        kinds = dict(CONTACT_POINTS)
        for kind, value, e164, label, public, starts, ends in self._points.get(owner, ()):
            if in_force(starts, ends, self._day):
                text = value if kind in ("email", "web") else printed_number(value, e164)
                yield Held(kinds[kind], f"{text} ({label})" if label else text, bool(public))

    def _held_people(self, organisation: str) -> Iterable[HeldPerson]:
        mandates = self._mandates.get(organisation, ())
        asked = [(person, organisation, None, None) for _mandate, person in dict.fromkeys(mandates)]
        known = {who.person_id: who for who in people.someone(self._database, asked, self._day)}
        for mandate, person in mandates:
            printed = (organisation, person) in self._printed_people
            points = tuple(Held(one.label, one.text, printed and one.printed) for one in self._held_points(mandate))
            yield HeldPerson(known[person], printed, points)


def _by(database: Database, sql: str, parameters: dict[str, Any] | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Rows by their first column, without it."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in database.read(sql, parameters or ()):
        found.setdefault(row[0], []).append(tuple(row[1:]))
    return found
