"""Lists: the order of each language, the names of a day, scopes, filters; as many queries for three rows as for one."""

from collections.abc import Callable

import pytest

from desktop_app.services import records
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.filters import Filter
from desktop_app.storage.listing import Question
from tests.office import TODAY, contact, mandate, name, organisation, person, role, town


def rows(base: Database, kind: str = "organisation", **asked: object) -> list[listing.Row]:
    question = Question(kind, **{"language": "fr", "day": TODAY, **asked})  # type: ignore[arg-type]
    return listing.rows(base, question, listing.ids(base, question))


def names(base: Database, kind: str = "organisation", **asked: object) -> list[str]:
    return [row.cells[0] for row in rows(base, kind, **asked)]


def cells(base: Database, kind: str, column: str, **asked: object) -> list[str]:
    place = [one.name for one in listing.columns(kind)].index(column)
    return [row.cells[place] for row in rows(base, kind, **asked)]


# Order ----------------------------------------------------------------------------------------------------------

TOWNS = ["Zürich", "Łódź", "Évreux", "Œuilly", "La Rochelle", "Eu", "Lyon", "Etampes", "Odense", "Oslo", "Ålborg"]


def test_towns_stand_in_the_order_of_french(base: Database) -> None:
    for text in TOWNS:
        organisation(base, text)
    assert names(base) == [
        "Ålborg", "Etampes", "Eu", "Évreux", "La Rochelle", "Łódź", "Lyon", "Odense", "Œuilly", "Oslo", "Zürich",
    ]  # fmt: skip


def test_towns_stand_in_the_order_of_english_too(base: Database) -> None:
    for text in TOWNS:
        organisation(base, text)
    assert names(base, language="en") == names(base)
    assert names(base, descending=True) == names(base)[::-1]


def test_people_stand_under_what_the_house_rule_counts(base: Database) -> None:
    for particle, family in (
        ("de", "Gaulle"), ("d’", "Estaing"), ("von", "Weizsäcker"), ("", "Galland"), ("Du", "Bellay"), ("", "Éluard"),
        ("La", "Fontaine"), ("", "Hollande"),
    ):  # fmt: skip
        person(base, family, "Anne", particle=particle)
    assert names(base, "person") == [
        "Anne Du Bellay", "Anne Éluard", "Anne d’Estaing", "Anne Galland", "Anne de Gaulle", "Anne Hollande",
        "Anne La Fontaine", "Anne von Weizsäcker",
    ]  # fmt: skip


def test_a_person_may_be_sorted_under_another_name(base: Database) -> None:
    person(base, "Senghor", "Léopold Sédar", sort_name="Sédar Senghor")
    person(base, "Sanchez", "Ana")
    person(base, "Seguin", "Paul")
    assert names(base, "person") == ["Ana Sanchez", "Léopold Sédar Senghor", "Paul Seguin"]


def test_people_of_one_name_stand_by_their_first_name(base: Database) -> None:
    for given in ("Zoé", "Anne", "Émile"):
        person(base, "Dupont", given)
    assert names(base, "person") == ["Anne Dupont", "Émile Dupont", "Zoé Dupont"]


def test_a_list_is_sorted_by_any_column_with_empty_cells_last(base: Database) -> None:
    organisation(base, "A", town("Paris"))
    organisation(base, "B")
    organisation(base, "C", town("Évreux"))
    organisation(base, "D", town("Eu"))
    assert names(base, sort="town") == ["D", "C", "A", "B"]
    assert names(base, sort="town", descending=True) == ["A", "C", "D", "B"]


# Language and time ----------------------------------------------------------------------------------------------


def test_each_language_shows_its_own_name_and_marks_a_borrowed_one(base: Database) -> None:
    organisation(base, "CCRE", name("CEMR", "en"))
    organisation(base, "Arles")
    assert [(row.cells[0], "name.other_language" in row.marks) for row in rows(base)] == [
        ("Arles", False),
        ("CCRE", False),
    ]
    assert [(row.cells[0], "name.other_language" in row.marks) for row in rows(base, language="en")] == [
        ("Arles", True),
        ("CEMR", False),
    ]


def test_the_day_governs_names_roles_and_phones(base: Database) -> None:
    mayor = role(base, "maire", "maire", "Mayor")
    made = records.save(
        base,
        records.Edit(
            "organisation",
            None,
            {},
            [
                name("Ancienne", ends_on="2009-12"),
                name("Nouvelle", starts_on="2010"),
                contact("phone", "01 11 11 11 11", ends_on="2009"),
                contact("phone", "02 22 22 22 22", starts_on="2010-01-01"),
                town("Paris", ends_on="2009-12-31"),
                town("Lyon", starts_on="2010"),
            ],
        ),
    )
    mandate(base, person(base, "Dupont"), made, role_type_id=mayor, starts_on="2010-03", ends_on="2011-04-05")

    def shown(day: str) -> tuple[str, ...]:
        (row,) = rows(base, day=day)
        (who,) = rows(base, "person", day=day)
        return (row.cells[0], row.cells[4], row.cells[5], who.cells[1], who.cells[2])

    assert shown("2009-12-31") == ("Ancienne", "Paris", "01 11 11 11 11", "", "")
    assert shown("2010-01-01") == ("Nouvelle", "Lyon", "02 22 22 22 22", "", "")
    assert shown("2010-03-01") == ("Nouvelle", "Lyon", "02 22 22 22 22", "maire", "Nouvelle")
    assert shown("2011-04-05") == ("Nouvelle", "Lyon", "02 22 22 22 22", "maire", "Nouvelle")
    assert shown("2011-04-06") == ("Nouvelle", "Lyon", "02 22 22 22 22", "", "")


def test_a_body_a_member_and_the_others_each_have_their_list(base: Database) -> None:
    body_kind = records.add(base, "organisation_kind", {"label_fr": "C", "label_en": "Committee", "is_body": True})
    category = records.add(base, "membership_category", {"label_fr": "Membre", "label_en": "Member"})
    organisation(base, "Comité", kind_id=body_kind)
    member = organisation(base, "Membre")
    organisation(base, "Autre")
    values = {"organisation_id": member, "category_id": category, "starts_on": "2008", "ends_on": "2010-06-30"}
    records.add(base, "membership", values)
    by_scope = {scope: names(base, scope=scope, day="2010-06-30") for scope in ("members", "bodies", "others", "all")}
    assert by_scope == {
        "members": ["Membre"],
        "bodies": ["Comité"],
        "others": ["Autre", "Membre"],
        "all": ["Autre", "Comité", "Membre"],
    }
    assert [names(base, scope="members", day=day) for day in ("2007-12-31", "2008-01-01", "2010-07-01")] == [
        [],
        ["Membre"],
        [],
    ]
    assert cells(base, "organisation", "category", scope="members", day="2010-06-30", language="en") == ["Member"]


def test_a_country_has_its_name_in_each_language(base: Database) -> None:
    organisation(base, "Berlin", country="DE")
    assert cells(base, "organisation", "country") == ["Allemagne"]
    assert cells(base, "organisation", "country", language="en") == ["Germany"]


def test_the_role_shown_is_the_highest_of_those_held(base: Database) -> None:
    paris, lyon = organisation(base, "Paris"), organisation(base, "Lyon")
    who = person(base, "Dupont", form_of_address="f")
    mandate(base, who, lyon, role_type_id=role(base, "adjoint", "adjointe", "Deputy", rank=5))
    mandate(base, who, paris, role_type_id=role(base, "président", "présidente", "President", rank=1))
    (row,) = rows(base, "person")
    assert row.cells[1:3] == ("présidente", "Paris")


# Narrowing ------------------------------------------------------------------------------------------------------


def test_words_and_filters_narrow_a_list_together(base: Database) -> None:
    organisation(base, "Ville de Paris", country="FR")
    organisation(base, "Ville de Berlin", country="DE")
    organisation(base, "Région Île-de-France", country="FR")
    french = (Filter("country", "is", "FR"),)
    assert names(base, filters=french) == ["Région Île-de-France", "Ville de Paris"]
    assert names(base, filters=french, words="vil") == ["Ville de Paris"]
    assert names(base, words="ILE") == ["Région Île-de-France"]
    assert names(base, words="(((") == []


@pytest.mark.parametrize("value", ["%", "_", "'", '"', "\\", ":day", "?", "x" * 10_000])
def test_a_filter_takes_any_text_for_what_it_is(base: Database, value: str) -> None:
    organisation(base, f"Ville {value} de")
    organisation(base, "Paris")
    assert names(base, filters=(Filter("name", "contains", value),)) == [f"Ville {value} de"]


def test_two_filters_of_one_field_both_count(base: Database) -> None:
    for text in ("Ville de Paris", "Ville de Lyon", "Paris"):
        organisation(base, text)
    both = (Filter("name", "contains", "ville"), Filter("name", "contains", "PARIS"))
    assert names(base, filters=both) == ["Ville de Paris"]


# Keys, freshness, queries ---------------------------------------------------------------------------------------


def test_a_record_s_key_leads_to_its_row(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    key = listing.key_of(base, made)
    assert key is not None
    assert [row.id for row in listing.rows(base, Question("organisation", "fr", TODAY), [key])] == [made]
    assert listing.key_of(base, "0" * 32) is None


def test_a_list_is_fresh_after_each_change_of_a_name_of_whom_it_shows(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    mandate(base, person(base, "Dupont"), made)
    assert cells(base, "person", "organisation") == ["Ville de Paris"]
    (row,) = base.read("SELECT id FROM organisation_name")
    records.change(base, "organisation_name", row[0], {"text": "Paris"})
    assert (names(base), cells(base, "person", "organisation")) == (["Paris"], ["Paris"])


def test_rows_of_records_deleted_since_are_left_out(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    question = Question("organisation", "fr", TODAY)
    keys = listing.ids(base, question)
    records.delete(base, "organisation", made)
    assert listing.rows(base, question, keys) == []


def queries(base: Database, action: Callable[[], object]) -> int:
    """How many statements an action runs on the reading connection."""
    seen: list[str] = []
    action()  # the first time, the engine reads its own tables too
    base.lists.clear()
    base._raw.set_trace_callback(seen.append)
    action()
    base._raw.set_trace_callback(None)
    return sum(1 for statement in seen if not statement.startswith("--"))  # the index's own inner statements


@pytest.mark.parametrize("kind", ["organisation", "person"])
@pytest.mark.parametrize("asked", [{}, {"sort": "phone"}, {"words": "d"}], ids=["by name", "by phone", "by words"])
def test_a_list_runs_as_many_queries_for_three_rows_as_for_one(
    base: Database, kind: str, asked: dict[str, str]
) -> None:
    def fill(number: int) -> None:
        made = organisation(base, f"D {number}", contact("phone", f"01 44 50 59 5{number}"))
        mandate(base, person(base, f"D {number}"), made, contact("phone", f"01 44 50 58 5{number}"))

    counts = []
    for total in (1, 3):
        for number in range(total):
            fill(number)
        counts.append(queries(base, lambda: rows(base, kind, **asked)))
    assert counts[0] == counts[1]


def test_an_unverified_record_is_marked_until_somebody_verified_it(base: Database) -> None:
    made = organisation(base, "Ville de Paris")
    assert rows(base)[0].marks == {"unverified"}
    records.change(base, "organisation", made, {"last_verified_on": "2026"})
    assert rows(base)[0].marks == frozenset()
