"""Which name an organisation shows, and under what a person is sorted."""

import pytest

from desktop_app.domain.names import full_name, shown_acronym, shown_name, sorting_name
from desktop_app.domain.vocabulary import RoleType

CCRE = [
    ("fr", "official", "Conseil des Communes et Régions d'Europe", "1984", None),
    ("fr", "official", "Conseil des communes d'Europe", "1951", "1983"),
    ("en", "official", "Council of European Municipalities and Regions", None, None),
    ("fr", "acronym", "CCRE", None, None),
    ("en", "acronym", "CEMR", None, None),
]


@pytest.mark.parametrize(
    ("language", "day", "name"),
    [
        ("fr", "2008-11-16", "Conseil des Communes et Régions d'Europe"),
        ("fr", "1960-01-01", "Conseil des communes d'Europe"),
        ("fr", "1983-12-31", "Conseil des communes d'Europe"),
        ("fr", "1984-01-01", "Conseil des Communes et Régions d'Europe"),
        ("en", "2008-11-16", "Council of European Municipalities and Regions"),
    ],
)
def test_an_organisation_shows_the_name_it_bore_on_that_day(language: str, day: str, name: str) -> None:
    assert shown_name(CCRE, language, day) == (name, True)


def test_a_missing_language_is_filled_and_said_to_be_missing() -> None:
    only_french = [("fr", "official", "Cités Unies France", None, None)]
    assert shown_name(only_french, "en", "2008-11-16") == ("Cités Unies France", False)


def test_the_own_language_stands_in_before_the_other_one() -> None:
    rome = [("original", "official", "Roma", None, None), ("fr", "official", "Rome", None, None)]
    assert shown_name(rome, "en", "2008-11-16") == ("Roma", False)


def test_an_acronym_is_shown_in_the_language_where_there_is_one() -> None:
    assert [shown_acronym(CCRE, code, "2008-11-16") for code in ("fr", "en")] == ["CCRE", "CEMR"]
    assert shown_acronym([("fr", "acronym", "AIMF", None, None)], "en", "2008-11-16") == "AIMF"


@pytest.mark.parametrize(
    ("parts", "spoken", "sorted_under"),
    [
        (("Charles", "de", "Gaulle"), "Charles de Gaulle", "Gaulle, Charles"),
        (("Jeanne", "d'", "Arc"), "Jeanne d'Arc", "Arc, Jeanne"),
        (("Joachim", "Du", "Bellay"), "Joachim Du Bellay", "Du Bellay, Joachim"),
        (("Jean", "de La", "Fontaine"), "Jean de La Fontaine", "La Fontaine, Jean"),
        (("Anne", "van der", "Berg"), "Anne van der Berg", "van der Berg, Anne"),
        ((None, None, "Ørsted"), "Ørsted", "Ørsted, "),
    ],
)
def test_a_particle_is_spoken_and_counts_only_where_the_house_says_so(
    parts: tuple[str | None, str | None, str], spoken: str, sorted_under: str
) -> None:
    assert full_name(*parts) == spoken
    assert sorting_name(*parts, None) == sorted_under


def test_a_person_may_be_sorted_under_a_name_of_the_user_s_own() -> None:
    assert sorting_name("Charles", "de", "Gaulle", "De Gaulle") == "De Gaulle, Charles"


@pytest.mark.parametrize(
    ("language", "gender", "title"),
    [("fr", "f", "présidente"), ("fr", "m", "président"), ("fr", None, "présidence"), ("en", "f", "President")],
)
def test_one_role_prints_its_title_by_gender_in_french_and_plainly_in_english(
    language: str, gender: str | None, title: str
) -> None:
    role = RoleType(title_fr_m="président", title_fr_f="présidente", title_fr_n="présidence", title_en="President")
    assert role.title(language, gender) == title
