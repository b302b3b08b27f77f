"""How the house writes dates, times, countries and order in its two languages."""

import threading
from datetime import date, datetime, time

import pytest

from desktop_app import i18n
from desktop_app.i18n import collation_key, fold, format_date, format_partial, format_time, since, speaking, until


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("fr", date(2008, 11, 1), "1er novembre 2008"),
        ("fr", date(2008, 11, 16), "16 novembre 2008"),
        ("fr", date(2008, 11, 11), "11 novembre 2008"),
        ("en", date(2008, 11, 1), "1 November 2008"),
    ],
)
def test_a_date_is_written_as_the_house_writes_it(language: str, day: date, text: str) -> None:
    with speaking(language):
        assert format_date(day) == text


def test_the_weekday_stands_before_the_first_of_the_month_too() -> None:
    with speaking("fr"):
        assert format_date(date(2008, 12, 1), "full") == "lundi 1er décembre 2008"


@pytest.mark.parametrize(
    ("language", "moment", "text"),
    [("fr", time(16, 30), "16h30"), ("fr", time(18), "18h"), ("fr", time(9, 5), "9h05"), ("en", time(16, 30), "16:30")],
)
def test_a_time_is_written_as_the_house_writes_it(language: str, moment: time, text: str) -> None:
    with speaking(language):
        assert format_time(moment) == text


def test_a_date_known_to_the_month_is_written_to_the_month() -> None:
    with speaking("fr"):
        assert [format_partial(day) for day in ("2014", "2014-03", "2014-03-01")] == [
            "2014",
            "mars 2014",
            "1er mars 2014",
        ]
    with speaking("en"):
        assert format_partial("2014-03") == "March 2014"


def test_a_document_speaks_its_own_language_while_the_window_speaks_another() -> None:
    i18n.set_language("en")
    heard: list[str] = []

    def print_in_french() -> None:
        with speaking("fr"):
            heard.append(format_date(date(2008, 11, 16)))

    worker = threading.Thread(target=print_in_french)
    with speaking("en"):
        worker.start()
        worker.join()
        assert format_date(date(2008, 11, 16)) == "16 November 2008"
    assert heard == ["16 novembre 2008"]


def test_names_stand_in_the_order_of_a_french_index() -> None:
    names = [
        "Zurich",
        "Évry",
        "Łódź",
        "cote",
        "Œuilly",
        "La Rochelle",
        "Oslo",
        "côté",
        "Lyon",
        "Etampes",
        "coté",
        "Αθήνα",
    ]
    assert sorted(names, key=lambda name: collation_key(name, "fr")) == [
        "cote", "coté", "côté", "Etampes", "Évry", "La Rochelle", "Łódź", "Lyon", "Œuilly", "Oslo", "Zurich", "Αθήνα",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"),
        ("Søren", "soren"),
        ("Œuvre", "oeuvre"),
        ("Đorđe", "dorde"),
        ("STRAẞE", "strasse"),
        ("Țară", "tara"),
    ],
)
def test_search_forgives_accents_and_letters_with_ornaments(written: str, typed: str) -> None:
    assert fold(written) == fold(typed) == typed


def test_a_country_is_named_in_the_language_of_the_paper() -> None:
    with speaking("fr"):
        assert i18n.country_name("RO") == "Roumanie"
    with speaking("en"):
        assert i18n.country_name("RO") == "Romania"


def test_a_moment_is_written_in_short_with_its_time() -> None:
    with speaking("fr"):
        assert i18n.format_moment(datetime(2008, 11, 16, 16, 30)) == "16 nov. 2008, 16h30"


def test_days_have_an_article_in_french_behind_since_and_until_and_years_have_none() -> None:
    days = ("2008-11-16", "2014-03", "2014")
    with speaking("fr"):
        assert [since(day).replace("\xa0", " ") for day in days] == [
            "depuis le 16 novembre 2008",
            "depuis mars 2014",
            "depuis 2014",
        ]
        assert [until(day) for day in days] == ["jusqu’au 16 novembre 2008", "jusqu’en mars 2014", "jusqu’en 2014"]
    with speaking("en"):
        assert [since(day) for day in days] == ["since 16 November 2008", "since March 2014", "since 2014"]
