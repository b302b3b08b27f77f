"""To whom a mailing goes: people and organisations with address and language as of a day, and who cannot be reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.contact_rules import street_lines
from desktop_app.domain.fields import in_force
from desktop_app.errors import NotFound
from desktop_app.i18n import LANGUAGES, _, fold, speaking
from desktop_app.services import lists, people
from desktop_app.services.attendance import QR_PREFIX
from desktop_app.services.directory import PUBLISHER, SECRETARIAT_LINK, PostalAddress
from desktop_app.services.papers import Badge, ByLanguage, Heading, Someone, said
from desktop_app.services.salutations import salutation
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.listing import Question, force
from desktop_app.storage.search_index import chunks

Pair = tuple[str | None, str | None]
"""Whom: a person, and the organisation they are written to for; one of the two may be missing."""


@dataclass(frozen=True)
class Addressee:
    """One envelope: the people named on it, their organisation, where it goes, in which language."""

    people: tuple[Someone, ...]
    roles: tuple[str, ...]
    """The code of each person's role, for the salutation."""
    organisation_id: str
    organisation: ByLanguage
    acronym: ByLanguage
    address: PostalAddress | None
    language: str
    language_known: bool = True
    at_home: bool = False
    """Whether the address is the person's own, where no organisation is named."""

    @property
    def title(self) -> str:
        """How a preview names them."""
        names = ", ".join(who.name for who in self.people)
        with speaking(self.language):
            organisation = said(self.organisation, self.language)[0]
        return f"{names} ({organisation})" if names and organisation else names or organisation

    @property
    def salutation(self) -> str:
        """How a letter to them begins, in their language."""
        with speaking(self.language):
            return salutation(list(zip(self.people, self.roles, strict=True)))


@dataclass(frozen=True)
class Sender:
    """The office that writes: name, address, home country."""

    name: ByLanguage
    address: PostalAddress | None
    home: str = "FR"

    @property
    def language(self) -> str:
        """The language the office's own post reads, in which countries are named."""
        return "fr" if self.home in ("FR", "BE", "LU", "MC", "CH") else "en"


@dataclass(frozen=True)
class Mailing:
    """Whom a mailing reaches, and by name whom it does not."""

    addressees: tuple[Addressee, ...]
    without_address: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """Who did not consent to the purpose, or withdrew."""
    without_language: tuple[str, ...] = ()
    """Who is written to in the usual language because theirs is not known."""
    people: int = 0
    """How many people are named on all envelopes."""

    @property
    def reachable(self) -> tuple[Addressee, ...]:
        """Those whom post can reach."""
        return tuple(one for one in self.addressees if one.address)


# Whom -----------------------------------------------------------------------------------------------------------


def of_list(database: Database, list_id: str, day: str) -> list[Pair]:
    """Those on a saved list: people, or organisations with the first of each one's people."""
    found = next((one for one in lists.saved(database) if one.id == list_id), None)
    if found is None:
        raise NotFound(_("This list is not there any more. Choose another one."))
    ids = _listed(database, Question(found.kind, "fr", day, filters=found.filters))
    return [(one, None) for one in ids] if found.kind == "person" else [(None, one) for one in ids]


def members(database: Database, day: str) -> list[Pair]:
    """All members of a day, in alphabetical order."""
    return [(None, one) for one in _listed(database, Question("organisation", "fr", day, "members"))]


def of_body(database: Database, body_id: str, day: str) -> list[Pair]:
    """Who sits in a body, each for the organisation they represent, in the order of the seats."""
    rows = database.read(
        "SELECT m.person_id, coalesce(m.on_behalf_of_id, s.represents_id) FROM mandate m "
        "LEFT JOIN seat s ON s.id = m.seat_id LEFT JOIN role_type t ON t.id = m.role_type_id "
        f"WHERE m.organisation_id = :body AND {force('m')} "
        "ORDER BY coalesce(s.rank, 999), coalesce(t.rank, 999), m.id",
        {"body": body_id, "day": day},
    )
    return list(dict(rows).items())


def _listed(database: Database, question: Question) -> list[str]:
    return [row.id for row in listing.rows(database, question, listing.ids(database, question))]


# Gathering ------------------------------------------------------------------------------------------------------


def gather(
    database: Database,
    whom: Iterable[Pair],
    day: str,
    *,
    language: str = "",
    usual: str = "fr",
    purpose: str = "",
    once_per_address: bool = False,
) -> Mailing:
    """The mailing to some: each in their own language, or all in one; with consent to the purpose where it asks one."""
    pairs, roles = _with_first_people(database, list(whom), day)
    consenting = _consenting(database, purpose, day)
    post = _Post(database, pairs, day)
    found: list[Addressee] = []
    refused, without_address, without_language = [], [], []
    for (person, organisation), who in zip(pairs, _someone(database, pairs, roles, day), strict=True):
        one = post.addressee(person, who, organisation, roles.get((person, organisation)), usual)
        if person and consenting is not None and person not in consenting:
            refused.append(one.title)
            continue
        if not one.address:
            without_address.append(one.title)
        if not one.language_known and not language:
            without_language.append(one.title)
        found.append(replace(one, language=language) if language else one)
    merged = _once_per_address(found) if once_per_address else found
    count = sum(len(one.people) for one in merged)
    return Mailing(tuple(merged), tuple(without_address), tuple(refused), tuple(without_language), count)


def _consenting(database: Database, purpose: str, day: str) -> set[str] | None:
    """Who consents to a purpose on a day; None where none is asked."""
    if not purpose:
        return None
    standing: set[str] = set()
    rows = database.read(
        "SELECT person_id, given_on, withdrawn_on FROM consent WHERE purpose = ? ORDER BY given_on", (purpose,)
    )
    withdrawn: dict[str, str] = {}
    for person, _given, ended in rows:
        withdrawn[person] = max(withdrawn.get(person, ""), ended or "")
    for person, given, ended in rows:
        if not ended and in_force(given, None, day) and (given or "") >= withdrawn[person]:
            standing.add(person)
    return standing


_ROLES = (
    "SELECT m.person_id, m.organisation_id, coalesce(m.on_behalf_of_id, s.represents_id) AS behalf, m.address_id, "
    "coalesce(t.code, '') AS code, coalesce(k.is_body, 0) AS is_body, "
    "coalesce(m.title_fr, CASE p.form_of_address WHEN 'f' THEN t.title_fr_f WHEN 'm' THEN t.title_fr_m "
    "ELSE coalesce(t.title_fr_n, t.title_fr_m) END) AS fr, coalesce(m.title_en, t.title_en) AS en "
    "FROM mandate m JOIN person p ON p.id = m.person_id LEFT JOIN role_type t ON t.id = m.role_type_id "
    "LEFT JOIN seat s ON s.id = m.seat_id LEFT JOIN organisation o ON o.id = m.organisation_id "
    f"LEFT JOIN organisation_kind k ON k.id = o.kind_id WHERE {force('m')} "
    "ORDER BY coalesce(t.rank, 999), m.starts_on DESC, m.id"
)


@dataclass(frozen=True)
class _Role:
    """What a person does somewhere, and where they work in it."""

    person: str
    organisation: str
    behalf: str | None
    address: str | None
    code: str
    is_body: bool
    fr: str | None
    en: str | None

    @property
    def stands_for(self) -> str | None:
        """The organisation the person is there for; bodies are nobody's employer."""
        return self.behalf if self.is_body else self.organisation


Roles = dict[Pair, _Role]


def _with_first_people(database: Database, whom: list[Pair], day: str) -> tuple[list[Pair], Roles]:
    """Each pair with what was missing: an organisation's first person, a person's first organisation; their roles."""
    by_person: dict[str, list[_Role]] = {}
    by_organisation: dict[str, list[_Role]] = {}
    for row in database.read(_ROLES, {"day": day}):
        held = _Role(*row)
        by_person.setdefault(held.person, []).append(held)
        by_organisation.setdefault(held.organisation, []).append(held)
    pairs: dict[Pair, _Role | None] = {}
    for person, organisation in whom:
        pair: Pair
        role: _Role | None
        if person:
            role = _fitting(by_person.get(person, []), organisation)
            pair = person, organisation or (role.stands_for if role else None)
        else:
            role = next(iter(by_organisation.get(organisation or "", [])), None)
            pair = role.person if role else None, organisation
        pairs.setdefault(pair, role)
    return list(pairs), {pair: role for pair, role in pairs.items() if role}


def _fitting(held: Sequence[_Role], organisation: str | None) -> _Role | None:
    """The role one is written to in: in the organisation itself, else for it, else outside bodies, else any."""
    ways = (
        lambda role: organisation and role.organisation == organisation,
        lambda role: organisation and role.behalf == organisation,
        lambda role: not organisation and not role.is_body,
        lambda role: not organisation,
    )
    return next((role for way in ways for role in held if way(role)), None)


def _someone(database: Database, pairs: Sequence[Pair], roles: Roles, day: str) -> list[Someone | None]:
    asked = []
    for pair in pairs:
        if pair[0]:
            role = roles.get(pair)
            asked.append((pair[0], pair[1], role.fr if role else None, role.en if role else None))
    known = {(who.person_id, who.organisation_id): who for who in people.someone(database, asked, day)}
    return [known.get((pair[0] or "", pair[1] or "")) for pair in pairs]


def deliverable(address: PostalAddress) -> bool:
    """Whether post can arrive there: a town alone is not enough."""
    return bool(address.city.strip() and (address.lines or address.postcode.strip()))


class _Post:
    """Addresses and languages, read once for all."""

    def __init__(self, database: Database, pairs: Sequence[Pair], day: str) -> None:
        self.names = people.Names(database, [pair[1] for pair in pairs], day)
        self._of: dict[tuple[str, str], tuple[str, PostalAddress]] = {}
        self._by_id: dict[str, PostalAddress] = {}
        owners = {one for pair in pairs for one in pair if one}
        self._read(database, owners, day)
        self._languages: dict[str, str] = {}
        for marks, chunk in chunks({pair[0] for pair in pairs if pair[0]}):
            self._languages.update(
                database.read(f"SELECT id, coalesce(language, '') FROM person WHERE id IN ({marks})", chunk)
            )

    def _read(self, database: Database, owners: Iterable[str], day: str) -> None:
        rows = database.read(
            "SELECT a.id, coalesce(a.organisation_id, a.person_id), a.kind, a.lines, a.postcode, "
            "coalesce(a.city, a.region), a.cedex, "
            "coalesce(a.country, o.country), a.starts_on, a.ends_on, a.extended, a.post_box FROM address a "
            "LEFT JOIN organisation o ON o.id = a.organisation_id ORDER BY coalesce(a.starts_on, ''), a.id DESC"
        )
        wanted = set(owners)
        for row in rows:
            if in_force(row[8], row[9], day):
                lines = street_lines(row[10], row[3], row[11])
                address = PostalAddress(lines, *(cell or "" for cell in row[4:8]))
                if deliverable(address):
                    self._by_id[row[0]] = address
                if row[1] in wanted and deliverable(address):
                    self._of[row[1], row[2]] = row[0], address

    def addressee(
        self, person: str | None, who: Someone | None, organisation: str | None, role: _Role | None, usual: str
    ) -> Addressee:
        """One envelope before any are put together."""
        address, at_home = self._where(person, organisation, role)
        own = self._languages.get(person or "", "")
        known = own in LANGUAGES
        return Addressee(
            (who,) if who else (),
            (role.code if role else "",) if who else (),
            organisation or "",
            self.names.name(organisation),
            self.names.acronym(organisation),
            address,
            own if known else usual,
            known or not who,
            at_home,
        )

    def _where(
        self, person: str | None, organisation: str | None, role: _Role | None
    ) -> tuple[PostalAddress | None, bool]:
        """Where the person wants letters, else where they work, else the organisation's, else at home."""
        ways: tuple[tuple[str | None, str], ...] = (
            (person, "correspondence"), (None, ""), (organisation, "correspondence"), (organisation, "seat"),
            (person, "seat"), (person, "home"),
        )  # fmt: skip
        for owner, kind in ways:
            if not owner and role and role.address in self._by_id and role.organisation == organisation:
                return self._by_id[role.address], False
            if owner and (owner, kind) in self._of:
                return self._of[owner, kind][1], owner == person
        return None, False


def _once_per_address(found: Sequence[Addressee]) -> list[Addressee]:
    """Those of one organisation, or of one household, who have one address, on one envelope."""
    merged: dict[Any, Addressee] = {}
    for place, one in enumerate(found):
        key = (one.at_home or one.organisation_id, _likeness(one.address)) if one.address else place
        first = merged.get(key)
        known = {who.person_id for who in first.people} if first else set()
        if first is None:
            merged[key] = one
        elif not known.issuperset(who.person_id for who in one.people):
            merged[key] = replace(first, people=first.people + one.people, roles=first.roles + one.roles)
    return list(merged.values())


def _likeness(address: PostalAddress) -> str:
    text = fold(" ".join((*address.lines, address.postcode, address.city, address.country)))
    return "".join(letter for letter in text if letter.isalnum())


def sender(database: Database, day: str) -> Sender:
    """The platform, at the address of who hosts its secretariat."""
    rows = database.read(
        "SELECT l.organisation_id, l.other_id, o.country FROM organisation_link l "
        "JOIN link_kind k ON k.id = l.link_kind_id JOIN organisation o ON o.id = l.organisation_id "
        f"WHERE k.code = :code AND {force('l')} ORDER BY l.id",
        {"code": SECRETARIAT_LINK, "day": day},
    )
    if not rows:
        return Sender(PUBLISHER, None)
    host, platform, country = rows[0]
    post = _Post(database, [(None, host), (None, platform)], day)
    address = post.addressee(None, None, platform, None, "fr").address
    address = address or post.addressee(None, None, host, None, "fr").address
    return Sender(post.names.name(platform) or PUBLISHER, address, (address and address.country) or country or "FR")


def badges(database: Database, mailing: Mailing, day: str) -> list[Badge]:
    """A badge for each person of a mailing, address or not; who refuses pictures is marked."""
    allowed = _consenting(database, "photo", day) or set()
    return [
        Badge(who.person_id, who, QR_PREFIX + who.person_id, "", who.person_id in allowed)
        for one in mailing.addressees
        for who in one.people
    ]


def heading(sender: Sender, day: str) -> Heading:
    """What stands on the badges of a list: the platform."""
    return Heading(sender.name, {}, None, "", day, "", people.NOWHERE, {}, None)
