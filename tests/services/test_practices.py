"""Practices found by country and theme, catalogued with both indexes, and put before a meeting or an event."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.errors import NotFound
from desktop_app.services import practices, record_files, records
from desktop_app.storage.database import Database
from tests.committee import committee, meeting
from tests.office import mandate, organisation, person

DAY = "2009-06-01"


@dataclass
class Exchange:
    """Two members, their practices, two themes."""

    water: str
    archives: str
    theme: str
    member: str
    contact: str


@pytest.fixture
def exchange(base: Database) -> Exchange:
    theme = records.add(base, "theme", {"code": "water", "label_fr": "Eau", "label_en": "Water", "rank": 1})
    member = organisation(base, "Association Ardent", country="FR")
    other = organisation(base, "Union Berger", country="BE")
    partner = organisation(base, "Association des municipalités du Burkina Faso", country="BF")
    contact = person(base, "Ardent", "Anne")
    mandate(base, contact, member, title_fr="directrice", title_en="Director", starts_on="2008")
    water = records.add(
        base,
        "practice",
        {
            "title_fr": "Eau pour tous", "title_en": "Water for all", "organisation_id": member, "first_year": 2005,
            "contact_id": contact, "summary_fr": "Des forages.", "summary_en": "Wells.", "budget": "1000",
            "currency": "EUR",
        },
    )  # fmt: skip
    archives = records.add(base, "practice", {"title_fr": "Archives communales", "organisation_id": other})
    records.add(base, "practice_theme", {"practice_id": water, "theme_id": theme})
    records.add(base, "practice_partner", {"practice_id": water, "side": "south", "organisation_id": partner})
    records.add(base, "practice_partner", {"practice_id": water, "side": "north", "name": "Lyon", "country": "FR"})
    records.add(base, "practice_partner", {"practice_id": archives, "side": "south", "name": "Kita", "country": "ML"})
    return Exchange(water, archives, theme, member, contact)


def test_who_works_with_burkina_faso(base: Database, exchange: Exchange) -> None:
    assert [one.id for one in practices.who_works_with(base, "BF", DAY)] == [exchange.water]
    assert [one.id for one in practices.who_works_with(base, "ML", DAY)] == [exchange.archives]
    assert practices.who_works_with(base, "SN", DAY) == []


def test_a_sheet_says_with_whom_since_when_and_whom_to_ask(base: Database, exchange: Exchange) -> None:
    sheet = practices.sheet(base, exchange.water, DAY)
    assert (sheet.title["en"], sheet.country, sheet.first_year, sheet.last_year) == ("Water for all", "FR", 2005, None)
    assert [(one.side, one.country) for one in sheet.partners] == [("south", "BF"), ("north", "FR")]
    assert sheet.partners[0].name["fr"] == "Association des municipalités du Burkina Faso"
    assert sheet.contact is not None and sheet.contact.family == "Ardent"
    with pytest.raises(NotFound):
        practices.sheet(base, "nothing", DAY)


def test_the_catalogue_has_an_index_by_country_and_by_theme(base: Database, exchange: Exchange) -> None:
    found = practices.catalogue(base, DAY)
    assert [one.title["fr"] for one in found.sheets] == ["Eau pour tous", "Archives communales"]
    assert dict(found.by_country) == {
        "BF": (exchange.water,), "FR": (exchange.water,), "ML": (exchange.archives,),
    }  # fmt: skip
    assert [code for code, _ids in found.by_country] == ["BF", "FR", "ML"]
    assert [(label["en"], ids) for label, ids in found.by_theme] == [("Water", (exchange.water,))]


def test_the_catalogue_of_a_theme_a_member_or_a_country_alone(base: Database, exchange: Exchange) -> None:
    of_theme = practices.catalogue(base, DAY, theme=exchange.theme)
    of_member = practices.catalogue(base, DAY, member=exchange.member)
    of_country = practices.catalogue(base, DAY, country="ML")
    assert [one.id for one in of_theme.sheets] == [one.id for one in of_member.sheets] == [exchange.water]
    assert [one.id for one in of_country.sheets] == [exchange.archives]


def test_a_practice_is_offered_to_a_meeting(base: Database, exchange: Exchange) -> None:
    held = meeting(base, committee(base))
    item = practices.offer_to_meeting(base, exchange.water, held, DAY)
    values = records.values_of(base, "agenda_item", item)
    assert (values["title_en"], values["owner_id"], values["owner_organisation_id"]) == (
        "Water for all", exchange.contact, exchange.member,
    )  # fmt: skip
    assert base.read("SELECT practice_id, agenda_item_id FROM practice_offer") == [(exchange.water, item)]


def test_a_practice_is_offered_to_an_event_as_a_talk_of_its_contact(base: Database, exchange: Exchange) -> None:
    event = records.add(base, "event", {"title_fr": "Forum", "title_en": "Forum", "starts_at": "2009-06-08T09:00"})
    entry = practices.offer_to_event(base, exchange.water, event, DAY)
    assert records.values_of(base, "timetable_entry", entry)["kind"] == "talk"
    assert base.read("SELECT person_id FROM speaker WHERE timetable_entry_id = ?", (entry,)) == [(exchange.contact,)]


def test_the_catalogue_of_some_practices_only(base: Database, exchange: Exchange) -> None:
    found = practices.catalogue(base, DAY, only=[exchange.archives])
    assert [one.id for one in found.sheets] == [exchange.archives]
    assert practices.catalogue(base, DAY, only=[]).sheets == ()


def test_a_practice_can_be_offered_to_what_lies_ahead(base: Database, exchange: Exchange) -> None:
    body = committee(base)
    meeting(base, body, "2009-05-31T10:00")
    coming = meeting(base, body, "2009-06-10T10:00")
    event = records.add(base, "event", {"title_fr": "Forum", "title_en": "Forum", "starts_at": "2009-06-08T09:00"})
    cancelled = {"title_fr": "Salon", "starts_at": "2009-06-09T09:00", "status": "cancelled"}
    records.add(base, "event", cancelled)
    found = practices.places(base, DAY)
    assert [(kind, one) for kind, one, _title, _at in found] == [("event", event), ("meeting", coming)]
    assert found[0][2] == {"fr": "Forum", "en": "Forum"}


def test_its_card_says_where_it_is_presented(base: Database, exchange: Exchange) -> None:
    event = records.add(base, "event", {"title_fr": "Forum", "title_en": "Forum", "starts_at": "2009-06-08T09:00"})
    practices.offer_to_event(base, exchange.water, event, DAY)
    card = records.load(base, "practice", exchange.water, DAY)
    assert [row.title for row in card.rows["practice_offer.practice_id"]] == ["Forum – 08/06/2009"]


def test_the_documents_of_a_practice_stand_on_its_sheet(base: Database, exchange: Exchange, tmp_path: Path) -> None:
    paper = tmp_path / "bilan.pdf"
    paper.write_bytes(b"%PDF-1.4")
    record_files.add(base, "practice", exchange.water, paper, DAY)
    assert practices.sheet(base, exchange.water, DAY).files == ("bilan.pdf",)
