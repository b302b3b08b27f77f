"""A new holder takes over: one mandate closes, the next opens, and what was ticked follows."""

from dataclasses import dataclass

import pytest

from desktop_app.errors import Invalid
from desktop_app.services import history, records, succession
from desktop_app.storage.database import Database
from tests import office

DAY = "2026-03-09"


@dataclass(frozen=True)
class City:
    """A city whose mayor sits for it in a committee."""

    base: Database
    city: str
    committee: str
    mayor: str
    deputy: str
    mandate: str
    seat: str
    address: str

    def mandates(self, person: str) -> list[tuple[str, str | None, str | None]]:
        """Where a person has a mandate, from when until when."""
        return self.base.read(
            "SELECT organisation_id, starts_on, ends_on FROM mandate WHERE person_id = ? ORDER BY id", (person,)
        )


@pytest.fixture
def city(base: Database) -> City:
    """Anna Vidal is mayor since 2020 and sits in the committee for the city."""
    role = office.role(base, "maire", "maire", "mayor")
    kind = records.add(
        base, "organisation_kind", {"label_fr": "Comité", "label_en": "Committee", "code": "committee", "is_body": True}
    )
    place = office.organisation(base, "Ville d’Essai")
    committee = office.organisation(base, "Comité de pilotage", kind_id=kind)
    address = records.add(
        base,
        "address",
        {"organisation_id": place, "kind": "correspondence", "lines": "1, place Haute", "city": "Essai"},
    )
    anna = office.person(base, "Vidal", "Anna", form_of_address="f")
    luc = office.person(base, "Roy", "Luc", form_of_address="m")
    mandate = office.mandate(
        base,
        anna,
        place,
        office.contact("email", "mairie@example.org"),
        role_type_id=role,
        starts_on="2020-03-15",
        address_id=address,
    )
    seat = records.add(base, "seat", {"organisation_id": committee, "represents_id": place})
    office.mandate(base, anna, committee, seat_id=seat, on_behalf_of_id=place, starts_on="2020-06-01")
    return City(base, place, committee, anna, luc, mandate, seat, address)


def test_the_old_mandate_ends_the_day_before_the_new_one_begins(city: City) -> None:
    succession.succeed(city.base, city.mandate, city.deputy, DAY, "term", set())

    assert city.mandates(city.mayor)[0] == (city.city, "2020-03-15", "2026-03-08")
    assert city.mandates(city.deputy) == [(city.city, DAY, None)]
    reason = city.base.read("SELECT end_reason FROM mandate WHERE id = ?", (city.mandate,))
    assert reason == [("term",)]


def test_what_may_follow_is_the_seat_held_for_the_city_and_the_place_of_work(city: City) -> None:
    texts = [(follow.text, follow.default) for follow in succession.followers(city.base, city.mandate, DAY)]

    assert texts == [("The seat in Comité de pilotage", True), ("The place of work: 1, place Haute, Essai", True)]


def test_the_seat_and_the_place_of_work_follow_when_ticked(city: City) -> None:
    ticked = {follow.id for follow in succession.followers(city.base, city.mandate, DAY)}

    new = succession.succeed(city.base, city.mandate, city.deputy, DAY, "replaced", ticked)

    assert city.mandates(city.mayor) == [
        (city.city, "2020-03-15", "2026-03-08"),
        (city.committee, "2020-06-01", "2026-03-08"),
    ]
    assert city.mandates(city.deputy) == [(city.city, DAY, None), (city.committee, DAY, None)]
    assert records.values_of(city.base, "mandate", new)["address_id"] == city.address
    holders = city.base.read("SELECT person_id FROM mandate WHERE seat_id = ? AND ends_on IS NULL", (city.seat,))
    assert holders == [(city.deputy,)]


def test_what_was_not_ticked_stays(city: City) -> None:
    new = succession.succeed(city.base, city.mandate, city.deputy, DAY, "term", set())

    assert city.mandates(city.mayor)[1] == (city.committee, "2020-06-01", None)
    assert records.values_of(city.base, "mandate", new)["address_id"] is None


def test_the_work_email_leaves_with_the_old_mandate(city: City) -> None:
    ticked = {follow.id for follow in succession.followers(city.base, city.mandate, DAY)}

    new = succession.succeed(city.base, city.mandate, city.deputy, DAY, "term", ticked)

    kept = city.base.read("SELECT mandate_id FROM contact_point WHERE value = 'mairie@example.org'")
    assert kept == [(city.mandate,)]
    assert city.base.read("SELECT count(*) FROM contact_point WHERE mandate_id = ?", (new,)) == [(0,)]


def test_the_successor_may_be_someone_new(city: City) -> None:
    new = succession.succeed(
        city.base,
        city.mandate,
        {"given": "Inès", "family": "Durand", "form_of_address": "f"},
        DAY,
        "term",
        set(),
    )

    person = records.values_of(city.base, "mandate", new)["person_id"]
    assert records.title(city.base, "person", person, DAY) == "Inès Durand"


def test_one_undo_takes_back_all_of_it(city: City) -> None:
    before = office.everything(city.base)
    ticked = {follow.id for follow in succession.followers(city.base, city.mandate, DAY)}
    succession.succeed(city.base, city.mandate, {"family": "Durand"}, DAY, "term", ticked)

    assert history.next_undo(city.base) == "Durand follows Anna Vidal in Ville d’Essai"
    history.undo(city.base)

    assert office.everything(city.base) == before


def test_a_mandate_that_had_ended_before_keeps_its_end(city: City) -> None:
    records.change(city.base, "mandate", city.mandate, {"ends_on": "2025-12-31", "end_reason": "resigned"})

    succession.succeed(city.base, city.mandate, city.deputy, DAY, "term", set())

    assert city.mandates(city.mayor)[0] == (city.city, "2020-03-15", "2025-12-31")


@pytest.mark.parametrize(
    ("successor", "day", "field"),
    [
        ("", DAY, "successor"),
        ("mayor", DAY, "successor"),
        ({"given": "Inès"}, DAY, "family"),
        ("deputy", "2026", "day"),
        ("deputy", "2026-02-30", "day"),
        ("deputy", "2020-03-15", "day"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(city: City, successor: object, day: str, field: str) -> None:
    before = office.everything(city.base)
    who = {"mayor": city.mayor, "deputy": city.deputy}.get(str(successor), successor)

    with pytest.raises(Invalid) as refused:
        succession.succeed(city.base, city.mandate, who, day, "term", set())  # type: ignore[arg-type]

    assert [problem.field for problem in refused.value.problems] == [field]
    assert office.everything(city.base) == before
