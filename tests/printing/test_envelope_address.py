"""What stands on an envelope: La Poste's rules in France, each country's own elsewhere, the country as we name it."""

from dataclasses import replace

import pytest

from desktop_app.printing.envelope_address import MOST_LETTERS, addressed
from desktop_app.services.directory import PostalAddress
from tests.printing.mailing_papers import ENGLISH, OFFICE, PARIS, addressee


def plain(lines: list[str]) -> list[str]:
    return [line.replace("\u00a0", " ") for line in lines]


def test_in_france_the_last_lines_are_capitals_without_punctuation_and_the_country_is_left_out():
    somewhere = PostalAddress(("12 bis, rue de l’Église-Neuve",), "38080", "L’Isle-d’Abeau", "", "FR")
    assert plain(addressed(addressee(address=somewhere), OFFICE)) == [
        "Conseil des communes",
        "Madame Anne Lefèvre",
        "Présidente",
        "12 BIS RUE DE L ÉGLISE NEUVE",
        "38080 L ISLE D ABEAU",
    ]


def test_a_cedex_stands_after_the_town():
    assert plain(addressed(addressee(address=replace(PARIS, cedex="01")), OFFICE))[-1] == "75001 PARIS CEDEX 01"


@pytest.mark.parametrize("organisation", ["Union", "Conférence des Régions Périphériques Maritimes d’Europe" * 3])
@pytest.mark.parametrize("street", [("1 rue A",), ("Zone industrielle du général Maréchal-Leclerc de Hauteclocque",)])
def test_a_french_address_keeps_to_six_lines_of_38_letters(organisation: str, street: tuple[str, ...]):
    lines = addressed(addressee(organisation=organisation, address=replace(PARIS, lines=street)), OFFICE)
    assert len(lines) <= 6
    assert [line for line in lines if len(line) > MOST_LETTERS] == []


def test_what_someone_does_gives_way_when_there_is_no_room():
    street = ("Bâtiment A", "1 rue A", "BP 12", "Lieu-dit B")
    lines = plain(addressed(addressee(address=replace(PARIS, lines=street)), OFFICE))
    assert "Présidente" not in lines
    assert lines[:1] == ["Madame Anne Lefèvre"]
    assert len(lines) == 6


def test_abroad_the_country_is_named_in_the_language_of_the_office_and_in_capitals():
    assert plain(addressed(ENGLISH, OFFICE)) == [
        "Ms Zoë O’Brien", "Mayor", "Conseil des communes", "Smith Square", "LONDON", "SW1P 3HZ", "ROYAUME-UNI",
    ]  # fmt: skip
    assert plain(addressed(ENGLISH, replace(OFFICE, home="SE")))[-1] == "UNITED KINGDOM"
    assert plain(addressed(ENGLISH, replace(OFFICE, home="GB")))[-1] == "SW1P 3HZ"


@pytest.mark.parametrize(
    ("country", "postcode", "city", "last"),
    [
        ("DE", "50968", "Köln", ["50968 KÖLN", "ALLEMAGNE"]),
        ("GR", "105 52", "Αθήνα", ["105 52 ΑΘΗΝΑ", "GRÈCE"]),
        ("ES", "28005", "Madrid", ["28005 MADRID", "ESPAGNE"]),
        ("RO", "021561", "București", ["021561 BUCUREȘTI", "ROUMANIE"]),
        ("PL", "90-926", "Łódź", ["90-926 ŁÓDŹ", "POLOGNE"]),
    ],
)
def test_towns_abroad_are_in_our_capitals_and_streets_as_typed(country: str, postcode: str, city: str, last: list[str]):
    where = PostalAddress(("Straße 1",), postcode, city, "", country)
    lines = plain(addressed(addressee(address=where), OFFICE))
    assert lines[-2:] == last
    assert "Straße 1" in lines


def test_several_at_one_address_are_named_together():
    both = replace(ENGLISH, people=ENGLISH.people + addressee("Roy", "Luc", "m").people, roles=("mayor", ""))
    assert plain(addressed(both, OFFICE))[0] == "Ms Zoë O’Brien and Mr Luc Roy"
    assert plain(addressed(replace(both, language="fr"), OFFICE))[0] == "Madame Zoë O’Brien et Monsieur Luc Roy"


def test_at_home_no_organisation_is_named():
    assert "Conseil des communes" not in addressed(replace(addressee(), at_home=True), OFFICE)
