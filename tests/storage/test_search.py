"""Search: what a person means by what they typed, whatever they typed, and never an error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop_app.services import records
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.index_rules import RULES_VERSION, match_expression, spellings
from desktop_app.storage.search import search
from tests.office import TODAY, contact, mandate, name, organisation, person, town


def found(base: Database, words: str, **asked: str) -> list[str]:
    return [one.title for one in search(base, words, asked.get("language", "fr"), TODAY, kind=asked.get("kind"))]


@pytest.fixture
def office(base: Database) -> Database:
    """A few records whose names, notes and addresses try the rules of search."""
    lodz = organisation(base, "Miasto Łódź", name("City of Lodz", "en"), town("Łódź"), country="PL")
    organisation(base, "Ville de Saint-Étienne", contact("web", "www.saint-etienne.example.org"))
    organisation(base, "Århus Kommune", remarks="Voir le Cœur de ville")
    organisation(base, "L’Haÿ-les-Roses", name("Ήπειρος", "original"), name("Straßenbahn", "original", "short"))
    mandate(base, person(base, "Østergård", "Søren"), lodz, contact("email", "soren.o@example.org"))
    return base


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("lodz", ["Miasto Łódź", "Søren Østergård"]),
        ("ŁÓDŹ", ["Miasto Łódź", "Søren Østergård"]),
        ("city of lodz", ["Miasto Łódź", "Søren Østergård"]),
        ("lodz miasto", ["Miasto Łódź", "Søren Østergård"]),
        ("saint etienne", ["Ville de Saint-Étienne"]),
        ("Saint-Étienne", ["Ville de Saint-Étienne"]),
        ("ETIENNE ville", ["Ville de Saint-Étienne"]),
        ("etienne.example.org", ["Ville de Saint-Étienne"]),
        ("arhus", ["Århus Kommune"]),
        ("coeur", ["Århus Kommune"]),
        ("cœur ARHUS", ["Århus Kommune"]),
        ("hay les roses", ["L’Haÿ-les-Roses"]),
        ("l'hay", ["L’Haÿ-les-Roses"]),
        ("ηπειρος", ["L’Haÿ-les-Roses"]),
        ("strassen", ["L’Haÿ-les-Roses"]),
        ("ostergard", ["Søren Østergård"]),
        ("soren.o@example.org", ["Søren Østergård"]),
        ("soren lodz", ["Søren Østergård"]),
        ("lyon", []),
        ("odz", []),
    ],
)
def test_what_is_meant_is_found(office: Database, words: str, titles: list[str]) -> None:
    assert found(office, words) == titles


def test_results_are_said_by_kind_and_narrowed_to_one(office: Database) -> None:
    kinds = [one.kind for one in search(office, "lodz", "fr", TODAY)]
    assert kinds == ["organisation", "person"]
    assert found(office, "lodz", kind="person") == ["Søren Østergård"]
    assert found(office, "lodz", language="en") == ["City of Lodz", "Søren Østergård"]


def test_one_of_a_kind_is_found_among_very_many_of_the_other(base: Database) -> None:
    for number in range(120):
        person(base, f"Dupont {number}")
    organisation(base, "Dupont et fils")
    assert found(base, "dupont", kind="organisation") == ["Dupont et fils"]
    assert len(search(base, "dupont", "fr", TODAY, limit=10)) == 10


def test_notes_tags_and_addresses_lead_to_their_record(base: Database) -> None:
    made = organisation(base, "Paris", town("Besançon", postcode="25000", lines="3 rue Mégevand"))
    records.add(base, "note", {"organisation_id": made, "text": "A demandé l’annuaire"})
    tag = records.add(base, "tag", {"label_fr": "Jumelage", "label_en": "Twinning"})
    records.add(base, "tagging", {"tag_id": tag, "organisation_id": made})
    for words in ("besancon", "25000", "megevand", "annuaire", "jumelage", "twin", "annuaire twin 25000"):
        assert found(base, words) == ["Paris"], words


def test_search_follows_every_change_of_what_leads_to_a_record(base: Database) -> None:
    made = organisation(base, "Paris")
    tag = records.add(base, "tag", {"label_fr": "Jumelage"})
    records.add(base, "tagging", {"tag_id": tag, "organisation_id": made})
    records.change(base, "tag", tag, {"label_fr": "Partenaire"})
    assert (found(base, "jumelage"), found(base, "partenaire")) == ([], ["Paris"])
    records.delete(base, "tag", tag)
    assert found(base, "partenaire") == []


# Phones ---------------------------------------------------------------------------------------------------------

SPELLINGS = [
    "0144505959", "01 44 50 59 59", "01 44 50", "01.44.50.59.59", "01-44-50", "+33 1 44", "+33144505959",
    "+33 (0)1 44 50 59 59", "0033 1 44 50", "0033144505959", "33144505959", "1 44 50 59 59", "144505959",
]  # fmt: skip


@pytest.mark.parametrize("typed", ["01 44 50 59 59", "+33 1 44 50 59 59", "0144505959", "+33 (0)1.44.50.59.59"])
def test_a_phone_is_found_in_any_spelling_however_it_was_typed(base: Database, typed: str) -> None:
    organisation(base, "Paris", contact("phone", typed), country="FR")
    organisation(base, "Lyon", contact("phone", "04 72 10 30 30"), country="FR")
    for words in SPELLINGS:
        assert found(base, words) == ["Paris"], words


def test_a_phone_is_found_beside_a_name(base: Database) -> None:
    plock = organisation(base, "Miasto Płock", contact("phone", "24 367 15 55"), country="PL")
    mandate(base, person(base, "Kowalczyk"), plock, contact("mobile", "601 234 567"))
    assert found(base, "kowal 601234") == ["Kowalczyk"]
    assert found(base, "601 23 kowal") == ["Kowalczyk"]
    assert found(base, "plock +48 24 36") == ["Miasto Płock"]


def test_two_numbers_that_are_no_phone_are_looked_for_as_words(base: Database) -> None:
    organisation(base, "District 2", town("Bucarest", postcode="021372"))
    assert found(base, "2 021372") == ["District 2"]
    assert found(base, "021372 2") == ["District 2"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("33144505959", "33144505959 0144505959 144505959"),
        ("352123456", "352123456 0123456 123456"),
        ("12025550123", "12025550123 02025550123 2025550123"),
    ],
)
def test_a_number_is_spelled_with_its_country_s_code_and_without(number: str, said: str) -> None:
    assert spellings(number) == said


# Anything at all ------------------------------------------------------------------------------------------------

HOSTILE = [
    '"', '""', "AND", "a OR", "NOT", "NEAR(", "NEAR(a b)", "*", "a*", "-", "--", "(((", ")", "a:b", "words:a", "^a",
    "x" * 10_000, "   ", "", "\t\n", "\x00", "a\x00b", "\ud800", "'", "';--", "{{7*7}}", "%", "_", "²³", "½", "…", "🇪🇺",
    "\u202e", "1 " * 5000, "a " * 5000, "١٢٣ ٤٥٦",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_words_find_something_or_nothing(office: Database, words: str) -> None:
    assert isinstance(search(office, words, "fr", TODAY), list)
    assert isinstance(listing.ids(office, listing.Question("person", "fr", TODAY, words=words)), list)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=some.text())
def test_any_words_at_all_find_something_or_nothing(office: Database, words: str) -> None:
    assert isinstance(search(office, words, "fr", TODAY), list)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(family=some.text(some.characters(codec="utf-8", categories=["L", "Nd"]), min_size=1, max_size=20))
def test_any_name_of_letters_and_figures_is_found_by_itself(base: Database, family: str) -> None:
    made = person(base, family)
    assert made in {one.id for one in search(base, family, "fr", TODAY, limit=1000)}


def test_long_words_are_asked_for_in_a_bounded_way() -> None:
    assert len(match_expression("mot " * 10_000)) < 400
    assert len(match_expression("m" * 10_000)) < 100


def test_the_rules_carry_the_version_of_the_alphabet_they_were_made_with() -> None:
    from desktop_app.i18n import collation_version

    assert RULES_VERSION.partition("-icu")[2] == collation_version()
