"""Lists as they are shown, as tables; records as they go out; the whole base and an equal one made of it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.services import all_records, exporting, outgoing, records
from desktop_app.services.exporting import Chosen
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.filters import Filter
from desktop_app.storage.listing import Question
from tests import office
from tests.office import TODAY, everything


@pytest.fixture
def anna(base: Database) -> str:
    """Anna, who presides over the CCRE and works in Lyon."""
    president = office.role(base, "président", "présidente", "president")
    member = office.role(base, "membre", "membre", "member", rank=5)
    ccre = office.organisation(base, "Conseil", office.name("Council", "en"), office.name("CCRE", kind="acronym"))
    lyon = office.organisation(base, "Ville de Lyon")
    person = office.person(base, "Vidal", "Anna", office.contact("mobile", "+33 6 12 34 56 78"), form_of_address="f")
    office.mandate(base, person, lyon, role_type_id=member, starts_on="2001")
    office.mandate(
        base, person, ccre, office.contact("email", "anna@example.org"), role_type_id=president, starts_on="2019-03-01"
    )
    office.mandate(base, person, lyon, title_fr="adjointe", starts_on="1995", ends_on="2000")
    return person


def question(kind: str = "person", **more: object) -> Question:
    return Question(kind, i18n.language(), TODAY, **more)  # type: ignore[arg-type]


def test_a_table_says_what_the_list_shows_in_its_order(base: Database, anna: str) -> None:
    office.person(base, "Åkerström", "Hélène")
    asked = question(descending=True)
    found = exporting.sheet(base, Chosen(asked))
    shown = listing.rows(base, asked, listing.ids(base, asked))
    assert found.rows == [row.cells for row in shown]
    assert list(found.headings) == ["Name", "Role", "Organisation", "Phone", "E-mail"]
    assert found.rows[0] == ("Anna Vidal", "president", "Council", "+33 6 12 34 56 78", "anna@example.org")


def test_filters_selection_and_columns_narrow_a_table(base: Database, anna: str) -> None:
    other = office.person(base, "Roy", "Luc")
    filtered = Chosen(question(filters=(Filter("family", "is", "Roy"),)), columns=("name",))
    assert exporting.sheet(base, filtered).rows == [("Luc Roy",)]
    selected = Chosen(question(), ids=(anna, other), columns=("email", "name"))
    assert exporting.sheet(base, selected).rows == [("anna@example.org", "Anna Vidal"), ("", "Luc Roy")]


def test_a_table_speaks_the_language_in_force(base: Database, anna: str) -> None:
    i18n.set_language("fr")
    found = exporting.sheet(base, exporting.in_language(Chosen(Question("person", "en", TODAY))))
    assert found.title == "Personnes"
    assert found.rows[0][1:3] == ("présidente", "Conseil")


def test_days_and_times_are_such_and_half_known_ones_are_texts(base: Database, anna: str) -> None:
    found = exporting.sheet(base, exporting.all_of("mandate", TODAY))
    place = found.headings.index("From")
    assert {row[place] for row in found.rows} == {date(2019, 3, 1), "2001", "1995"}
    records.add(base, "event", {"title_fr": "Fête", "starts_at": "2008-11-16T16:30", "zone": "Europe/Paris"})
    assert exporting.sheet(base, exporting.all_of("event", TODAY)).rows[0][1] == datetime(2008, 11, 16, 16, 30)


def test_every_kind_goes_out_as_a_table(database: Database) -> None:
    from desktop_app.domain.kinds import KINDS

    for kind in KINDS:
        found = exporting.sheet(database, exporting.all_of(kind, TODAY))
        headings = found.headings
        assert len(headings) == len(exporting.column_names(kind))
        assert len(found.rows) == database.read(f'SELECT count(*) FROM "{kind}"')[0][0]
        assert all(len(row) == len(headings) for row in found.rows)


def test_a_person_goes_out_with_what_holds_on_the_day_the_highest_role_first(base: Database, anna: str) -> None:
    (record,) = outgoing.records(base, "person", [anna], TODAY)
    assert [(one.organisation, one.title, one.contacts) for one in record.belongs] == [
        ("Council", "president", [("email", "anna@example.org")]),
        ("Ville de Lyon", "member", []),
    ]
    assert record.belongs[0].other_language == ("fr", "Conseil", "présidente")
    (earlier,) = outgoing.records(base, "person", [anna], "1999-01-01")
    assert [one.title for one in earlier.belongs] == ["adjointe"]
    assert record.rows == [("contact_point", {"kind": "mobile", "value": "+33 6 12 34 56 78"})]


def test_a_person_who_is_gone_does_not_go_out(base: Database, anna: str) -> None:
    records.delete(base, "person", anna)
    assert list(outgoing.records(base, "person", [anna], TODAY)) == []


# The whole base -------------------------------------------------------------------------------------------------


def whole(database: Database) -> dict[str, list[all_records.Row]]:
    return {table.name: list(all_records.rows(database, table)) for table in all_records.tables()}


def test_a_base_made_of_the_whole_of_another_is_equal(database: Database, tmp_path: Path) -> None:
    made = all_records.make(tmp_path / "again.parvis", "Anne", whole(database))
    assert everything(made) == everything(database)
    assert all_records.count(made) == all_records.count(database)
    made.close()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda found: found.update(salary=[]), "salary"),
        (lambda found: found["person"][0].update(salary=1), "person.salary"),
        (lambda found: found["person"][0].update(family=7), "family"),
        (lambda found: found["person"][0].update(id="7"), "no id"),
        (lambda found: found["person"][0].pop("family"), "family"),
        (lambda found: found["mandate"][0].update(person_id="0" * 32), "gone"),
        (lambda found: found["contact_point"][0].update(public=1), "public"),
        (lambda found: found["person"].append(found["person"][0]), "value"),
    ],
)
def test_what_is_not_a_base_makes_none(
    base: Database, anna: str, tmp_path: Path, change: object, sentence: str
) -> None:
    found = whole(base)
    change(found)  # type: ignore[operator]
    with pytest.raises(UserError, match=sentence):
        all_records.make(tmp_path / "bad.parvis", "Anne", found)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("bad")] == []
