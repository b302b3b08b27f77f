"""Lists narrowed by filters, kept under a name, and one change to many records at once."""

from dataclasses import dataclass

import pytest

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import speaking
from desktop_app.services import history, lists, records
from desktop_app.services.lists import ADD_TAG, REMOVE_TAG, SET, Filter, MassChange
from desktop_app.storage import filters
from desktop_app.storage.database import Database
from desktop_app.storage.queries import plain
from tests import office

DAY = "2026-11-24"


@dataclass(frozen=True)
class Platform:
    """Two cities, a network and a committee, with their people."""

    base: Database
    ids: dict[str, str]

    def found(self, kind: str, *wanted: Filter, day: str = DAY) -> set[str]:
        """Who meets the filters, by the names used here."""
        names = {record: name for name, record in self.ids.items()}
        return {names[record] for record in plain.matching(self.base, kind, wanted, day, "fr") if record in names}


@pytest.fixture
def platform(base: Database) -> Platform:
    """Essai is a member since 2009, Autre was one until 2014; Anna sits in the committee for Essai."""
    ids = {}

    def add(name: str, kind: str, **values: object) -> str:
        ids[name] = records.add(base, kind, values)
        return ids[name]

    add("committees", "organisation_kind", label_fr="Comité", label_en="Committee", code="committee", is_body=True)
    add("member", "membership_category", label_fr="Membre", label_en="Member", code="member")
    add("regions", "family", label_fr="Régions", label_en="Regions", code="regions")
    add("climate", "tag", label_fr="Climat", label_en="Climate")
    ids["mayor"] = office.role(base, "maire", "maire", "mayor")
    ids["Essai"] = office.organisation(
        base,
        "Ville d’Essai",
        office.contact("email", "essai@example.org"),
        office.town("Łódź"),
        country="PL",
        last_verified_on="2026-03",
    )
    ids["Autre"] = office.organisation(base, "Autre Ville", country="FR", last_verified_on="2013", remarks="50 % payés")
    ids["Réseau"] = office.organisation(base, "Réseau des villes")
    ids["Comité"] = office.organisation(base, "Comité de pilotage", kind_id=ids["committees"])
    ids["Anna"] = office.person(base, "Vidal", "Anna", office.contact("mobile", "+33 6 00 00 00 00"))
    ids["Luc"] = office.person(base, "Roy", "Luc", language="en")
    office.mandate(
        base, ids["Anna"], ids["Essai"], office.contact("email", "anna@example.org"), role_type_id=ids["mayor"]
    )
    office.mandate(base, ids["Anna"], ids["Comité"], on_behalf_of_id=ids["Essai"], starts_on="2020")
    office.mandate(base, ids["Luc"], ids["Autre"], role_type_id=ids["mayor"], ends_on="2019-06")
    records.add(
        base,
        "membership",
        {
            "organisation_id": ids["Essai"],
            "category_id": ids["member"],
            "family_id": ids["regions"],
            "starts_on": "2009",
        },
    )
    records.add(
        base,
        "membership",
        {"organisation_id": ids["Autre"], "category_id": ids["member"], "starts_on": "2009", "ends_on": "2014-06"},
    )
    records.add(base, "tagging", {"tag_id": ids["climate"], "organisation_id": ids["Essai"]})
    records.add(base, "seat", {"organisation_id": ids["Comité"], "represents_id": ids["Réseau"]})
    records.add(base, "consent", {"person_id": ids["Anna"], "purpose": "directory", "given_on": "2024"})
    return Platform(base, ids)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (("name", "contains", "VILLE"), {"Essai", "Autre", "Réseau"}),
        (("name", "is", "ville d'essai"), {"Essai"}),
        (("country", "is", "pologne"), {"Essai"}),
        (("country", "is not", "PL"), {"Autre", "Réseau", "Comité"}),
        (("country", "is empty", None), {"Réseau", "Comité"}),
        (("town", "contains", "lodz"), {"Essai"}),
        (("email", "is filled", None), {"Essai"}),
        (("email", "is empty", None), {"Autre", "Réseau", "Comité"}),
        (("tag", "is", "climate"), {"Essai"}),
        (("tag", "is not", "climate"), {"Autre", "Réseau", "Comité"}),
        (("tag", "is filled", None), {"Essai"}),
        (("category", "is", "member"), {"Essai"}),
        (("family", "is", "regions"), {"Essai"}),
        (("member_on", "is", None), {"Essai"}),
        (("member_on", "is", "2012"), {"Essai", "Autre"}),
        (("member_on", "is", "30/6/2014"), {"Essai", "Autre"}),
        (("member_on", "is", "1/7/2014"), {"Essai"}),
        (("member_on", "is not", "2008"), {"Essai", "Autre", "Réseau", "Comité"}),
        (("body", "is", "Comité"), {"Essai", "Réseau"}),
        (("has_seats", "is", True), {"Comité"}),
        (("has_seats", "is", False), {"Essai", "Autre", "Réseau"}),
        (("role", "is", "mayor"), {"Essai"}),
        (("last_verified_on", "before", "2014"), {"Autre"}),
        (("last_verified_on", "after", "2013"), {"Essai"}),
        (("last_verified_on", "is", "2026"), {"Essai"}),
        (("last_verified_on", "is empty", None), {"Réseau", "Comité"}),
        (("remarks", "contains", "50 %"), {"Autre"}),
        (("remarks", "contains", "5_ %"), set()),
    ],
)
def test_a_list_of_organisations_is_narrowed(platform: Platform, wanted: tuple, expected: set[str]) -> None:
    field, operator, value = wanted
    value = platform.ids.get(value, value) if isinstance(value, str) else value

    assert platform.found("organisation", Filter(field, operator, value)) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (("family", "contains", "vid"), {"Anna"}),
        (("organisation", "is", "Essai"), {"Anna"}),
        (("organisation", "is", "Autre"), set()),
        (("body", "is", "Comité"), {"Anna"}),
        (("body", "is empty", None), {"Luc"}),
        (("role", "is", "mayor"), {"Anna"}),
        (("country", "is", "PL"), {"Anna"}),
        (("email", "contains", "anna@"), {"Anna"}),
        (("phone", "is empty", None), {"Luc"}),
        (("consent", "is", "directory"), {"Anna"}),
        (("consent", "is not", "directory"), {"Luc"}),
        (("language", "is", "en"), {"Luc"}),
    ],
)
def test_a_list_of_people_is_narrowed(platform: Platform, wanted: tuple, expected: set[str]) -> None:
    field, operator, value = wanted
    value = platform.ids.get(value, value) if isinstance(value, str) else value

    assert platform.found("person", Filter(field, operator, value)) == expected


def test_the_day_decides_who_holds_what(platform: Platform) -> None:
    mayors = Filter("role", "is", platform.ids["mayor"])

    assert platform.found("person", mayors, day="2018-01-01") == {"Anna", "Luc"}
    assert platform.found("organisation", Filter("member_on", "is"), day="2012-05-01") == {"Essai", "Autre"}


def test_a_record_must_meet_all_filters(platform: Platform) -> None:
    assert platform.found("organisation", Filter("name", "contains", "ville"), Filter("country", "is", "FR")) == {
        "Autre"
    }


def test_a_filter_still_being_written_leaves_everything(platform: Platform) -> None:
    assert platform.found("organisation", Filter("tag", "is", None)) == {"Essai", "Autre", "Réseau", "Comité"}


@pytest.mark.parametrize(
    "wanted",
    [Filter("shoe_size", "is", 43), Filter("country", "before", "FR"), Filter("founded_on", "before", "30/2/2014")],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(platform: Platform, wanted: Filter) -> None:
    with pytest.raises(UserError):
        platform.found("organisation", wanted)


def test_every_field_can_be_asked_with_every_operator_it_offers(platform: Platform) -> None:
    samples = {"Date": "2014", "Boolean": True, "Country": "FR", "Link": "0" * 32, "Integer": 1, "Year": 2014}
    whole = {"Coordinates": "48.85; 2.35"}
    for kind in ("organisation", "person"):
        for one in filters.filterables(kind):
            value = samples.get(type(one.field).__name__, "x")
            value = one.field.options[0][0] if hasattr(one.field, "options") else value
            for operator in one.operators:
                asked = value if operator == "contains" else whole.get(type(one.field).__name__, value)
                platform.found(kind, Filter(one.field.name, operator, asked))


def test_filters_are_kept_and_read_again(platform: Platform) -> None:
    wanted = (Filter("tag", "is", platform.ids["climate"]), Filter("member_on", "is"), Filter("has_seats", "is", False))

    assert filters.from_json(filters.as_json(wanted)) == wanted
    assert filters.from_json("[]") == filters.from_json(None) == ()
    with pytest.raises(UserError):
        filters.from_json("{half")


def test_a_list_is_saved_under_its_names(platform: Platform) -> None:
    wanted = (Filter("country", "is", "PL"),)
    saved = lists.save(platform.base, "Polonais", "Polish", "organisation", wanted)
    lists.save(platform.base, "Élus", "", "person", ())

    with speaking("fr"):
        assert [one.label for one in lists.saved(platform.base)] == ["Élus", "Polonais"]
    with speaking("en"):
        assert [one.label for one in lists.saved(platform.base)] == ["Élus", "Polish"]
    assert next(one for one in lists.saved(platform.base) if one.id == saved).filters == wanted
    assert lists.count(platform.base, "organisation", wanted, DAY) == 1


def test_a_list_needs_its_french_name(base: Database) -> None:
    with pytest.raises(Invalid) as refused:
        lists.save(base, " ", "Polish", "organisation", ())

    assert [problem.field for problem in refused.value.problems] == ["label_fr"]


# One change to many ----------------------------------------------------------------------------------------------


def three(platform: Platform) -> list[str]:
    return [platform.ids[name] for name in ("Essai", "Autre", "Réseau")]


def test_a_preview_tells_old_and_new_for_each_record(platform: Platform) -> None:
    with speaking("en"):
        found = lists.preview(platform.base, "organisation", three(platform), MassChange(SET, "country", "France"), DAY)

    assert [(row.title, row.old, row.new, row.is_changed) for row in found.rows] == [
        ("Ville d’Essai", "Poland", "France", True),
        ("Autre Ville", "France", "France", False),
        ("Réseau des villes", "", "France", True),
    ]
    assert (found.changed, found.unchanged) == (2, 1)


def test_a_field_of_many_is_changed_in_one_step_and_taken_back_in_one(platform: Platform) -> None:
    before = office.everything(platform.base)

    assert lists.apply(platform.base, "organisation", three(platform), MassChange(SET, "country", "fr")) == 2
    assert history.next_undo(platform.base) == "Change “Country” of 2 records"
    countries = platform.base.read("SELECT DISTINCT country FROM organisation WHERE id <> ?", (platform.ids["Comité"],))
    assert countries == [("FR",)]

    history.undo(platform.base)
    assert office.everything(platform.base) == before


def test_a_field_of_many_can_be_emptied(platform: Platform) -> None:
    assert lists.apply(platform.base, "organisation", three(platform), MassChange(SET, "country", None)) == 2


def test_a_tag_is_put_on_many_and_taken_off(platform: Platform) -> None:
    adding = MassChange(ADD_TAG, "tag_id", platform.ids["climate"])
    removing = MassChange(REMOVE_TAG, "tag_id", platform.ids["climate"])

    preview = lists.preview(platform.base, "organisation", three(platform), adding, DAY)
    assert (preview.changed, preview.unchanged) == (2, 1)
    assert lists.apply(platform.base, "organisation", three(platform), adding) == 2
    assert history.next_undo(platform.base) == "Tag 2 records “Climate”"
    assert lists.apply(platform.base, "organisation", three(platform), adding) == 0
    assert lists.apply(platform.base, "organisation", three(platform), removing) == 3
    assert platform.base.read("SELECT count(*) FROM tagging") == [(0,)]


def test_a_change_that_breaks_a_rule_in_one_record_changes_none(platform: Platform) -> None:
    records.change(platform.base, "organisation", platform.ids["Autre"], {"founded_on": "1990"})
    before = office.everything(platform.base)

    with pytest.raises(Invalid) as refused:
        lists.apply(platform.base, "organisation", three(platform), MassChange(SET, "dissolved_on", "1980"))

    assert "Autre Ville" in str(refused.value)
    assert office.everything(platform.base) == before


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("organisation", MassChange(SET, "founded_on", "30/2/2014")),
        ("person", MassChange(SET, "family", "  ")),
        ("organisation", MassChange(ADD_TAG, "tag_id", None)),
    ],
)
def test_a_value_that_cannot_be_kept_is_refused_before_anything_else(
    platform: Platform, kind: str, change: MassChange
) -> None:
    with pytest.raises(Invalid):
        lists.preview(platform.base, kind, three(platform), change, DAY)
