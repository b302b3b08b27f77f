"""What the directory takes from the base: the members of the day, and only the people who agreed to be printed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop_app.domain.contact import Address, ContactPoint
from desktop_app.domain.membership import Membership
from desktop_app.domain.organisation import Organisation, OrganisationLink, OrganisationName
from desktop_app.domain.person import Consent, Mandate, Person
from desktop_app.domain.record import Record, new_id
from desktop_app.domain.vocabulary import Family, LinkKind, MembershipCategory, OrganisationKind, RoleType
from desktop_app.services.directory import Directory, Entry, Names, Point, gather
from desktop_app.storage.database import Database, create

DAY = date(2009, 3, 1)


class Office:
    """A small base, and short words to fill it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.cities = self.add(Family(code="cities", label_fr="Villes", label_en="Cities", rank=1))
        self.category = self.add(MembershipCategory(code="member", label_fr="Membre", label_en="Member"))
        self.mayor = self.add(
            RoleType(code="mayor", title_fr_m="maire", title_fr_f="la maire", title_en="Mayor", rank=1)
        )

    def add(self, record: Record) -> str:
        with self.database.transaction("Test") as session:
            record.id = new_id()
            session.add(record)
        return record.id

    def member(self, name: str, **period: str) -> str:
        city = self.add(Organisation(country="FR"))
        self.add(OrganisationName(organisation_id=city, language="fr", kind="official", text=name))
        self.add(Membership(organisation_id=city, category_id=self.category, family_id=self.cities, **period))
        return city

    def person(self, family: str, city: str, gender: str = "f", **mandate: str) -> tuple[str, str]:
        person = self.add(Person(family=family, form_of_address=gender))
        held = Mandate(person_id=person, organisation_id=city, role_type_id=self.mayor, **mandate)
        return person, self.add(held)

    def consent(self, person: str, given_on: str | None, withdrawn_on: str | None = None) -> None:
        consent = Consent(person_id=person, purpose="directory", given_on=given_on, withdrawn_on=withdrawn_on)
        self.add(consent)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    database = create(tmp_path / "office.parvis", "Test")
    yield Office(database)
    database.close()


def entries(directory: Directory) -> dict[str, Entry]:
    return {entry.names.official["fr"]: entry for family in directory.families for entry in family.entries}


def named(directory: Directory) -> list[str]:
    return [person.family for entry in entries(directory).values() for person in entry.people]


def test_the_directory_of_a_day_has_the_members_of_that_day(office: Office):
    office.member("Paris", starts_on="2008-11-16")
    office.member("Lyon", starts_on="2008", ends_on="2009-02-28")
    office.member("Rome", starts_on="2009-04")
    assert list(entries(gather(office.database, DAY))) == ["Paris"]
    assert list(entries(gather(office.database, "2009-02-28"))) == ["Paris", "Lyon"]


def test_who_did_not_consent_or_withdrew_is_not_named_but_counted(office: Office):
    paris = office.member("Paris")
    for family, given_on, withdrawn_on in (
        ("Agreed", "2008-12-01", None),
        ("Withdrew", "2008-12-01", "2009-01-15"),
        ("Agreed Later", "2009-06-01", None),
        ("Withdrew Later", "2008-12-01", "2015-01-01"),
    ):
        person, _mandate = office.person(family, paris)
        office.consent(person, given_on, withdrawn_on)
    office.person("Never Asked", paris)
    directory = gather(office.database, DAY)
    assert named(directory) == ["Agreed"]
    assert directory.left_out == 4


def test_consent_given_anew_after_a_withdrawal_stands(office: Office):
    person, _mandate = office.person("Again", office.member("Paris"))
    office.consent(person, "2008-01-01", "2008-06-01")
    office.consent(person, "2008-09-01")
    assert named(gather(office.database, DAY)) == ["Again"]


def test_consent_to_something_else_is_no_consent_to_be_printed(office: Office):
    person, _mandate = office.person("Newsletter", office.member("Paris"))
    office.add(Consent(person_id=person, purpose="newsletter", given_on="2008-01-01"))
    assert gather(office.database, DAY).left_out == 1


def test_a_mandate_gives_its_title_in_each_language_and_the_right_gender(office: Office):
    paris = office.member("Paris")
    for family, gender in (("Elle", "f"), ("Lui", "m")):
        person, _mandate = office.person(family, paris, gender)
        office.consent(person, "2008-01-01")
    people = entries(gather(office.database, DAY))["Paris"].people
    assert [(person.family, person.titles) for person in people] == [
        ("Elle", ({"fr": "la maire", "en": "Mayor"},)),
        ("Lui", ({"fr": "maire", "en": "Mayor"},)),
    ]


def test_a_mandate_that_ended_is_neither_named_nor_counted(office: Office):
    office.person("Former", office.member("Paris"), ends_on="2008-12-31")
    directory = gather(office.database, DAY)
    assert (named(directory), directory.left_out) == ([], 0)


def test_only_public_contact_points_of_the_work_are_printed(office: Office):
    paris = office.member("Paris")
    person, mandate = office.person("Elle", paris)
    office.consent(person, "2008-01-01")
    office.add(ContactPoint(organisation_id=paris, kind="phone", value="01 42 76 40 40", e164="+33142764040"))
    office.add(ContactPoint(organisation_id=paris, kind="email", value="secret@paris.fr", public=False))
    office.add(ContactPoint(mandate_id=mandate, kind="email", value="maire@paris.fr", label="cabinet"))
    office.add(ContactPoint(person_id=person, kind="mobile", value="06 11 22 33 44"))
    entry = entries(gather(office.database, DAY))["Paris"]
    assert entry.reach.phones == (Point("+33 1 42 76 40 40"),)
    assert entry.reach.emails == ()
    assert entry.people[0].reach.emails == (Point("maire@paris.fr", "cabinet"),)
    assert entry.people[0].reach.mobiles == ()


def test_the_seat_is_printed_and_never_where_invoices_go(office: Office):
    paris, lyon = office.member("Paris"), office.member("Lyon")
    office.add(Address(organisation_id=paris, kind="invoicing", city="Facture"))
    office.add(Address(organisation_id=paris, kind="seat", lines="Hôtel de Ville\n4e étage", city="Paris"))
    office.add(Address(organisation_id=lyon, kind="invoicing", city="Facture"))
    found = entries(gather(office.database, DAY))
    assert found["Paris"].address is not None
    assert found["Paris"].address.lines == ("Hôtel de Ville", "4e étage")
    assert found["Lyon"].address is None


def test_names_are_those_of_the_day_and_earlier_ones_are_former(office: Office):
    city = office.member("Ville")
    for kind, text, starts_on, ends_on in (
        ("acronym", "V", None, None),
        ("official", "Bourg", None, "2001"),
        ("official", "Cité", "2010", None),
        ("former", "Village", None, None),
    ):
        office.add(
            OrganisationName(
                organisation_id=city, language="fr", kind=kind, text=text, starts_on=starts_on, ends_on=ends_on
            )
        )
    names = entries(gather(office.database, DAY))["Ville"].names
    assert names == Names({"fr": "Ville"}, {"fr": "V"}, ("Bourg", "Village"))


def test_a_body_with_someone_in_it_stands_after_the_members(office: Office):
    kind = office.add(OrganisationKind(code="board", label_fr="Comité", label_en="Board", is_body=True))
    board = office.add(Organisation(kind_id=kind))
    office.add(OrganisationName(organisation_id=board, language="fr", kind="official", text="Comité"))
    office.person("Elle", board)
    office.member("Paris")
    directory = gather(office.database, DAY)
    assert [family.title["fr"] for family in directory.families] == ["Villes", "Organes de la plateforme"]
    assert directory.left_out == 1


def test_who_hosts_the_secretariat_stands_in_the_colophon(office: Office):
    host, platform = office.member("CCRE"), office.add(Organisation())
    office.add(OrganisationName(organisation_id=platform, language="fr", kind="official", text="Plateforme"))
    link = office.add(LinkKind(code="secretariat", label_fr="a", label_en="b", inverse_fr="c", inverse_en="d"))
    office.add(OrganisationLink(organisation_id=host, link_kind_id=link, other_id=platform))
    directory = gather(office.database, DAY)
    assert directory.secretariat is not None
    assert directory.secretariat.names.official == {"fr": "CCRE"}
    assert directory.publisher == {"fr": "Plateforme"}


def test_three_members_cost_no_more_queries_than_one(office: Office):
    asked: list[str] = []

    def count(*arguments: Any) -> None:
        asked.append(arguments[2])

    def queries() -> int:
        asked.clear()
        event.listen(Engine, "before_cursor_execute", count)
        gather(office.database, DAY)
        event.remove(Engine, "before_cursor_execute", count)
        return len(asked)

    office.person("One", office.member("Paris"))
    for_one = queries()
    for name in ("Lyon", "Rome"):
        office.person(name, office.member(name))
    assert queries() == for_one > 0
