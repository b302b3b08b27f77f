"""To whom a mailing goes: where, in which language, how greeted, and who cannot be reached."""

from dataclasses import dataclass

import pytest

from desktop_app.errors import Invalid, NotFound, UserError
from desktop_app.services import letters, lists, mailing, member_sheets, membership_lists, records
from desktop_app.services.lists import Filter
from desktop_app.services.mailing import Mailing, Pair
from desktop_app.storage.database import Database
from tests import office

DAY = "2026-11-24"


def street(kind: str = "seat", city: str = "Paris", **values: str) -> records.RowEdit:
    values = {"kind": kind, "lines": "1 rue A", "postcode": "75001", "city": city, "country": "FR", **values}
    return records.RowEdit("address", None, f"new-{city}-{kind}", dict(values))


def consent(purpose: str, given: str, withdrawn: str | None = None) -> records.RowEdit:
    values = {"purpose": purpose, "given_on": given, "withdrawn_on": withdrawn}
    return records.RowEdit("consent", None, f"new-{purpose}-{given}", values)


@dataclass(frozen=True)
class Platform:
    """A city that is a member, its mayor and a councillor; a network without address; Luc who lives alone."""

    base: Database
    city: str
    network: str
    anna: str
    ben: str
    luc: str
    committee: str

    def gather(self, *whom: Pair, day: str = DAY, **values: object) -> Mailing:
        return mailing.gather(self.base, whom, day, **values)  # type: ignore[arg-type]


@pytest.fixture
def platform(base: Database) -> Platform:
    mayor = office.role(base, "maire", "maire", "Mayor", rank=1, code="mayor")
    member = office.role(base, "membre", "membre", "Member", rank=9, code="member")
    committees = records.add(
        base, "organisation_kind", {"label_fr": "Comité", "label_en": "Committee", "code": "c", "is_body": True}
    )
    category = records.add(base, "membership_category", {"label_fr": "Membre", "label_en": "Member", "code": "m"})
    city = office.organisation(base, "Ville d’Essai", street(), street("correspondence", "Lyon"), country="FR")
    network = office.organisation(base, "Réseau", country="BE")
    committee = office.organisation(base, "Comité de pilotage", kind_id=committees)
    anna = office.person(base, "Vidal", "Anna", consent("newsletter", "2020-01-01"), form_of_address="f", language="fr")
    ben = office.person(
        base, "Roy", "Ben", consent("newsletter", "2020-01-01", "2021-01-01"), form_of_address="m", language="en"
    )
    luc = office.person(base, "Seul", "Luc", street("home", "Nice"), form_of_address="m")
    office.mandate(base, anna, city, role_type_id=mayor, starts_on="2014")
    office.mandate(base, ben, city, role_type_id=member, starts_on="2014")
    office.mandate(base, anna, committee, role_type_id=member, on_behalf_of_id=city)
    for organisation in (city, network):
        values = {"organisation_id": organisation, "category_id": category, "starts_on": "2009-03-01"}
        records.add(base, "membership", values)
    return Platform(base, city, network, anna, ben, luc, committee)


def test_a_member_is_written_to_through_the_first_of_its_people(platform: Platform):
    found = platform.gather(*mailing.members(platform.base, DAY))
    assert [one.title for one in found.addressees] == ["Réseau", "Anna Vidal (Ville d’Essai)"]
    assert [one.salutation for one in found.addressees] == ["Madame, Monsieur,", "Madame la Maire,"]


def test_letters_go_where_letters_are_wanted_rather_than_to_the_seat(platform: Platform):
    (one,) = platform.gather((platform.anna, None)).addressees
    assert one.address and one.address.city == "Lyon"


def test_an_address_counts_only_from_its_day_to_its_day(platform: Platform):
    later = street("correspondence", "Metz", starts_on="2027-01-01")
    former = street("correspondence", "Brest", ends_on="2010-01-01")
    records.save(platform.base, records.Edit("organisation", platform.city, {}, [later, former]))
    cities = {}
    for day in ("2026-11-24", "2027-02-01"):
        cities[day] = platform.gather((platform.anna, None), day=day).addressees[0].address.city  # type: ignore[union-attr]
    assert cities == {"2026-11-24": "Lyon", "2027-02-01": "Metz"}


def test_the_workplace_of_a_mandate_comes_before_the_organisations_address(platform: Platform):
    records.save(platform.base, records.Edit("organisation", platform.network, {}, [street("seat", "Gand")]))
    place = platform.base.read("SELECT id FROM address WHERE city = 'Gand'")[0][0]
    mandate = platform.base.read("SELECT id FROM mandate WHERE person_id = ?", (platform.ben,))[0][0]
    records.save(platform.base, records.Edit("mandate", mandate, {"address_id": place}, []))
    assert platform.gather((platform.ben, None)).addressees[0].address.city == "Gand"  # type: ignore[union-attr]


def test_the_preview_names_who_has_no_address_who_refused_and_whose_language_is_not_known(platform: Platform):
    found = platform.gather(
        (platform.anna, None),
        (platform.ben, None),
        (platform.luc, None),
        (None, platform.network),
        purpose="newsletter",
    )
    assert found.refused == ("Ben Roy (Ville d’Essai)", "Luc Seul")
    assert found.without_address == ("Réseau",)
    assert platform.gather((platform.luc, None)).without_language == ("Luc Seul",)
    assert platform.gather((platform.luc, None), language="en").without_language == ()


def test_a_town_alone_is_no_address_post_can_reach(platform: Platform):
    lone = office.organisation(platform.base, "Autre", office.town("Gand"))
    assert platform.gather((None, lone)).without_address == ("Autre",)


def test_each_is_written_to_in_their_language_unless_one_is_asked_for(platform: Platform):
    whom = ((platform.anna, None), (platform.ben, None), (platform.luc, None))
    assert [one.language for one in platform.gather(*whom).addressees] == ["fr", "en", "fr"]
    assert [one.language for one in platform.gather(*whom, usual="en").addressees] == ["fr", "en", "en"]
    assert {one.language for one in platform.gather(*whom, language="en").addressees} == {"en"}


def test_once_per_address_joins_those_of_one_organisation_and_of_one_household_only(platform: Platform):
    wife = office.person(platform.base, "Seul", "Léa", street("home", "Nice", lines="1, RUE A"), form_of_address="f")
    whom = [(one, None) for one in (platform.anna, platform.ben, platform.luc, wife)]
    found = platform.gather(*whom, once_per_address=True)
    assert [one.title for one in found.addressees] == ["Anna Vidal, Ben Roy (Ville d’Essai)", "Luc Seul, Léa Seul"]
    assert found.people == 4
    assert found.addressees[0].salutation == "Madame la Maire, Monsieur,"
    assert found.addressees[1].at_home


def test_who_sits_in_a_body_is_written_to_at_what_they_represent(platform: Platform):
    (one,) = platform.gather(*mailing.of_body(platform.base, platform.committee, DAY)).addressees
    assert (one.title, one.roles) == ("Anna Vidal (Ville d’Essai)", ("mayor",))


def test_a_saved_list_of_people_and_one_of_organisations(platform: Platform):
    people = lists.save(platform.base, "Gens", "People", "person", [Filter("language", "is", "en")])
    places = lists.save(platform.base, "Lieux", "Places", "organisation", [Filter("country", "is", "FR")])
    assert mailing.of_list(platform.base, people, DAY) == [(platform.ben, None)]
    assert mailing.of_list(platform.base, places, DAY) == [(None, platform.city)]
    with pytest.raises(NotFound):
        mailing.of_list(platform.base, "gone", DAY)


@pytest.mark.parametrize(
    ("language", "form", "honorific", "role", "words"),
    [
        ("fr", "f", "", "president", "Madame la Présidente,"),
        ("fr", "m", "", "mayor", "Monsieur le Maire,"),
        ("fr", "m", "", "policy-officer", "Monsieur,"),
        ("fr", "", "", "mayor", "Madame, Monsieur,"),
        ("en", "f", "", "president", "Dear Ms d’Arc,"),
        ("en", "m", "Dr", "", "Dear Dr d’Arc,"),
        ("en", "", "", "", "Dear Jo d’Arc,"),
    ],
)
def test_a_letter_begins_by_language_gender_and_office(
    base: Database, language: str, form: str, honorific: str, role: str, words: str
):
    values = {"form_of_address": form or None, "honorific": honorific, "language": language, "particle": "d’"}
    jo = office.person(base, "Arc", "Jo", **values)
    if role:
        place = office.organisation(base, "Ville")
        office.mandate(base, jo, place, role_type_id=office.role(base, "x", "x", "x", code=role))
    (one,) = mailing.gather(base, [(jo, None)], DAY).addressees
    assert one.salutation == words


def test_three_people_are_greeted_together(platform: Platform):
    other = office.person(platform.base, "Tiers", "Ann", form_of_address="f")
    office.mandate(platform.base, other, platform.city)
    whom = [(one, platform.city) for one in (platform.anna, platform.ben, other)]
    (one,) = platform.gather(*whom, once_per_address=True).addressees
    assert one.salutation == "Mesdames, Messieurs,"


def test_the_badges_of_a_list_are_for_each_person_and_say_who_refuses_pictures(platform: Platform):
    found = platform.gather((platform.anna, None), (platform.luc, None), once_per_address=True)
    badges = mailing.badges(platform.base, found, DAY)
    assert [(one.who.name, one.photo_allowed) for one in badges] == [("Anna Vidal", False), ("Luc Seul", False)]


# Letters, sheets, lists -----------------------------------------------------------------------------------------


def template(base: Database, **values: str) -> str:
    known = {"label_fr": "Lettre", "label_en": "Letter", "text_fr": "{salutation}", **values}
    return records.add(base, "letter_template", known)


def test_a_letter_with_a_field_that_does_not_exist_is_not_kept(base: Database):
    with pytest.raises(Invalid, match="salutation"):
        template(base, text_fr="{nobody}")


def test_a_letter_may_ask_for_a_consent_and_carry_a_word_file(platform: Platform, tmp_path):
    kept = template(platform.base, purpose="newsletter")
    path = tmp_path / "lettre.docx"
    path.write_bytes(b"PK")
    letters.attach(platform.base, kept, path, DAY)
    loaded = letters.load(platform.base, kept)
    assert (loaded.purpose, loaded.word_file, loaded.text) == ("newsletter", b"PK", {"fr": "{salutation}"})
    with pytest.raises(UserError, match="docx"):
        letters.attach(platform.base, kept, tmp_path / "x.odt", DAY)


def test_a_member_sheet_tells_what_is_printed_from_what_is_only_held(platform: Platform):
    edit = records.Edit(
        "organisation",
        platform.city,
        {},
        [office.contact("phone", "+33 1 00 00 00 00", public=False), office.contact("email", "a@example.org")],
    )
    records.save(platform.base, edit)
    (sheet,) = member_sheets.gather(platform.base, [platform.city], DAY)
    assert [(one.text, one.printed) for one in sheet.points] == [("+33 1 00 00 00 00", False), ("a@example.org", True)]
    assert [(one.detail, one.printed) for one in sheet.addresses] == [("Seat", True), ("Letters", False)]
    assert [(one.who.name, one.printed) for one in sheet.people] == [("Anna Vidal", False), ("Ben Roy", False)]
    assert (sheet.language, sheet.category["fr"], sheet.member_since) == ("fr", "Membre", "2009-03-01")


def test_the_list_of_members_counts_what_is_owed_to_the_cent(platform: Platform):
    values = {"organisation_id": platform.city, "year": 2026, "amount": "1000.10", "currency": "EUR"}
    due = records.add(platform.base, "contribution_due", values)
    for amount in ("300.05", "100"):
        records.add(platform.base, "contribution_paid", {"contribution_due_id": due, "amount": amount})
    lines = membership_lists.gather(platform.base, DAY, 2026)
    (one,) = [line.contribution for line in lines if line.contribution]
    assert (str(one.due), str(one.paid), str(one.owing)) == ("1000.10", "400.05", "600.05")
    assert membership_lists.gather(platform.base, "2008-01-01", 2008) == []


def test_members_are_grouped_by_category_country_or_year(platform: Platform):
    lines = membership_lists.gather(platform.base, DAY, 2026)
    groups = {
        by: [title for title, _lines in membership_lists.grouped(lines, by)] for by in ("category", "country", "year")
    }  # type: ignore[arg-type]
    assert groups == {"category": ["Member"], "country": ["Belgium", "France"], "year": ["2009"]}
