"""The sample platform: that of the launch note of 2008, with invented people."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.contact import international_number
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.record import Base
from desktop_app.i18n import LANGUAGES
from desktop_app.services import demo, history
from desktop_app.storage import filters, listing
from desktop_app.storage.database import Database, create
from desktop_app.storage.search import search

TODAY = "2026-11-24"
NAMED = {
    "cemr": {
        ("Conseil des Communes et Régions d’Europe", "CCRE"),
        ("Council of European Municipalities and Regions", "CEMR"),
        ("Cités et Gouvernements Locaux Unis", "CGLU"),
        ("United Cities and Local Governments", "UCLG"),
        ("Cités Unies France", "CUF"),
        ("United Cities France", "CUF"),
    },
    "regions": {
        ("Conférence des Régions Périphériques Maritimes", "CRPM"),
        ("Conference of Peripheral Maritime Regions", "CPMR"),
        ("Assemblée des Régions d’Europe", "ARE"),
        ("Assembly of European Regions", "AER"),
        ("Association des Régions Frontalières Européennes", "ARFE"),
        ("Association of European Border Regions", "AEBR"),
    },
    "networks": {
        ("Association internationale des maires francophones", "AIMF"),
        ("International Association of Francophone Mayors", "AIMF"),
    },
    "cities": {
        ("Ville de Paris", ""), ("City of Paris", ""), ("Ville de Rome", ""), ("City of Rome", ""),
        ("Ville de Lyon", ""), ("City of Lyon", ""), ("Bucarest (district 2)", ""), ("Bucharest (District 2)", ""),
    },
    "partners": {
        ("Plateforme des autorités locales des pays d’Afrique, des Caraïbes et du Pacifique", "ACPLGP"),
        ("African, Caribbean and Pacific Local Government Platform", "ACPLGP"),
    },
}  # fmt: skip
"""The organisations of the launch note by family, each under both languages' names and acronyms."""

INVENTED_NUMBERS = ("+3319900", "+3326191", "+3346571", "+3363998", "+492214710", "+442079460", "+4670174", "+1514555")
"""The ranges that no telephone has: France, Germany (Köln), the United Kingdom, Sweden, North America."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample platform, read by every test here and changed by none."""
    base = create(tmp_path_factory.mktemp("sample") / "sample.parvis", "Camille")
    demo.fill(base)
    yield base
    base.close()


def column(base: Database, sql: str, *parameters: Any) -> list[Any]:
    return [row[0] for row in base.read(sql, parameters)]


def lines(base: Database, kind: str, language: str = "en", day: str = TODAY, **more: Any) -> list[tuple[str, ...]]:
    asked = listing.Question(kind, language, day, **more)
    return [row.cells for row in listing.rows(base, asked, listing.ids(base, asked))]


def under(base: Database, label: str) -> list[str]:
    """The names on a saved list."""
    kind, kept = base.read("SELECT kind, filters FROM saved_list WHERE label_en = ?", (label,))[0]
    return [line[0] for line in lines(base, kind, filters=filters.from_json(kept))]


# The launch note ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", NAMED)
def test_every_organisation_of_the_launch_note_is_there_under_both_names(sample: Database, family: str):
    wanted = column(sample, "SELECT id FROM family WHERE code = ?", family)[0]
    of_family = (filters.Filter("family", "is", wanted),)
    found = {line[:2] for language in LANGUAGES for line in lines(sample, "organisation", language, filters=of_family)}
    assert found >= NAMED[family]
    assert found == NAMED[family] or family == "cemr"


def test_national_associations_the_note_does_not_name_are_given_as_examples(sample: Database):
    named = {name for names in NAMED.values() for name, _acronym in names}
    others = sample.read(
        "SELECT o.remarks, n.text FROM organisation o JOIN membership m ON m.organisation_id = o.id "
        "JOIN organisation_name n ON n.organisation_id = o.id AND n.language = 'fr' AND n.kind = 'official'"
    )
    remarks = [remark for remark, name in others if name not in named]
    assert len(remarks) > 12
    assert all("Given as an example" in remark for remark in remarks)


def test_the_secretariat_is_reached_as_the_note_says(sample: Database):
    host = column(
        sample,
        "SELECT l.organisation_id FROM organisation_link l JOIN link_kind k ON k.id = l.link_kind_id "
        "WHERE k.code = 'secretariat'",
    )
    assert len(host) == 1
    assert ("15 rue de Richelieu", "75001", "Paris", "FR") in sample.read(
        "SELECT lines, postcode, city, country FROM address WHERE organisation_id = ?", host
    )
    points = sample.read("SELECT kind, value, e164 FROM contact_point WHERE organisation_id = ?", host)
    assert ("phone", "+ 33 1 44 50 59 59", "+33144505959") in points
    assert ("fax", "+ 33 1 44 50 59 60", "+33144505960") in points
    assert ("email", "cemr@ccre.org", None) in points


def test_the_platform_tells_of_its_launch(sample: Database):
    told = " ".join(column(sample, "SELECT text FROM note WHERE noted_on = '2008-11-16'"))
    for fact in ("16 novembre 2008", "16h30–18h30", "Tivoli 2", "1er étage", "Strasbourg", "janvier 2009"):
        assert fact in told
    assert column(
        sample,
        "SELECT l.starts_on || '/' || l.ends_on FROM organisation_link l JOIN link_kind k ON k.id = l.link_kind_id "
        "WHERE k.code = 'funds'",
    ) == ["2009-01/2010-12"]


def test_members_are_found_by_either_acronym_and_by_their_own_language(sample: Database):
    for words in ("CCRE", "CEMR", "cglu", "uclg", "AGEG", "richelieu", "bucuresti", "kedke", "ΚΕΔΕ", "+33144505959"):
        assert search(sample, words, "fr", TODAY), words


# The people -----------------------------------------------------------------------------------------------------


def test_the_people_are_said_to_be_invented_and_write_from_example_org(sample: Database):
    assert len(column(sample, "SELECT id FROM person")) > 25
    assert column(sample, "SELECT family FROM person WHERE remarks NOT LIKE '%Invented for the sample base%'") == []
    assert (
        column(
            sample,
            "SELECT p.family FROM person p WHERE NOT EXISTS (SELECT 1 FROM tagging g JOIN tag t ON t.id = g.tag_id "
            "WHERE g.person_id = p.id AND t.label_en = 'Invented person')",
        )
        == []
    )
    addresses = column(sample, "SELECT value FROM contact_point WHERE kind = 'email' AND organisation_id IS NULL")
    assert addresses
    assert [value for value in addresses if not value.endswith("@example.org")] == []


def test_no_number_of_an_invented_person_can_ring(sample: Database):
    numbers = column(
        sample, "SELECT e164 FROM contact_point WHERE kind IN ('phone', 'mobile') AND organisation_id IS NULL"
    )
    assert numbers
    assert [number for number in numbers if not (number or "").startswith(INVENTED_NUMBERS)] == []


def test_people_of_both_genders_come_from_many_countries(sample: Database):
    assert {"f", "m", None} == set(column(sample, "SELECT DISTINCT form_of_address FROM person"))
    countries = column(
        sample, "SELECT DISTINCT o.country FROM mandate m JOIN organisation o ON o.id = m.organisation_id"
    )
    assert len(countries) > 12


def test_titles_are_printed_in_the_right_gender(sample: Database):
    roles = {line[0]: line[1] for line in lines(sample, "person", "fr")}
    assert roles["Ioana Șerbănescu"] == "présidente"
    assert roles["Zoltán Kővári-Szép"] == "secrétaire général"
    assert roles["Camille Desrosières"] == "coordination"
    assert roles["Aminata Diarra-Lefèvre"] == "maire adjointe chargée de la coopération internationale"


def test_somebody_was_there_twice_and_somebody_holds_several_mandates(sample: Database):
    twice = (
        "SELECT p.family FROM mandate m JOIN person p ON p.id = m.person_id JOIN role_type r ON r.id = m.role_type_id "
        "GROUP BY m.person_id, m.organisation_id, r.code HAVING count(*) > 1"
    )
    assert column(sample, twice) == ["O’Flaherty-Quinn"]
    several = "SELECT 1 FROM mandate WHERE ends_on IS NULL GROUP BY person_id HAVING count(*) > 2"
    assert column(sample, several)


def test_the_chair_of_the_steering_committee_passes_on_without_a_gap(sample: Database):
    chairs = sample.read(
        "SELECT p.family, m.starts_on, m.ends_on FROM mandate m JOIN person p ON p.id = m.person_id "
        "JOIN seat s ON s.id = m.seat_id JOIN organisation_kind k JOIN organisation o ON o.id = s.organisation_id "
        "AND o.kind_id = k.id AND k.code = 'steering-committee' JOIN role_type r ON r.id = s.role_type_id "
        "WHERE r.code = 'president' ORDER BY m.starts_on"
    )
    assert chairs == [
        ("La Croix-Vernay", "2008-11-16", "2014-05-20"),
        ("Ahrenfels", "2014-05-21", "2020-11-15"),
        ("Șerbănescu", "2020-11-16", None),
    ]


def test_some_consented_some_never_did_and_some_withdrew(sample: Database):
    directory = "SELECT count(DISTINCT person_id) FROM consent WHERE purpose = 'directory'"
    people = column(sample, "SELECT count(*) FROM person")[0]
    asked, withdrawn = column(sample, directory)[0], column(sample, f"{directory} AND withdrawn_on IS NOT NULL")[0]
    assert 0 < withdrawn < asked < people


# Bodies and lists -----------------------------------------------------------------------------------------------


def test_the_steering_committee_has_a_vacant_seat(sample: Database):
    vacant = sample.read(
        "SELECT n.text FROM seat s JOIN organisation o ON o.id = s.organisation_id "
        "JOIN organisation_kind k ON k.id = o.kind_id AND k.code = 'steering-committee' "
        "JOIN organisation_name n ON n.organisation_id = s.represents_id AND n.language = 'en' AND n.kind = 'official' "
        "WHERE NOT EXISTS (SELECT 1 FROM mandate m WHERE m.seat_id = s.id "
        "AND m.starts_on <= ? AND coalesce(m.ends_on, ?) >= ?)",
        (TODAY, TODAY, TODAY),
    )
    assert vacant == [("City of Rome",)]


def test_nobody_shares_a_seat(sample: Database):
    assert (
        sample.read(
            "SELECT a.seat_id FROM mandate a JOIN mandate b ON a.seat_id = b.seat_id AND a.id < b.id "
            "AND a.starts_on <= coalesce(b.ends_on, '9999') AND b.starts_on <= coalesce(a.ends_on, '9999')"
        )
        == []
    )


def test_a_mandate_lies_in_the_body_of_its_seat(sample: Database):
    elsewhere = (
        "SELECT m.id FROM mandate m JOIN seat s ON s.id = m.seat_id WHERE s.organisation_id <> m.organisation_id"
    )
    assert column(sample, elsewhere) == []


def test_the_directory_of_1_march_2010_shows_the_names_of_then(sample: Database):
    then = {line[0]: line[1] for line in lines(sample, "organisation", day="2010-03-01", scope="members")}
    now = {line[0]: line[1] for line in lines(sample, "organisation", scope="members")}
    assert then["Central Union of Municipalities and Communities of Greece"] == "KEDKE"
    assert now["Central Union of Municipalities of Greece"] == "KEDE"
    assert now.keys() - then.keys() == {
        "Central Union of Municipalities of Greece",
        "Latvian Association of Local and Regional Governments",
        "Union of Towns and Municipalities of the Czech Republic",
    }


def test_before_the_launch_there_is_no_member(sample: Database):
    assert lines(sample, "organisation", day="2008-11-15", scope="members") == []
    assert lines(sample, "organisation", day="2008-11-16", scope="members") != []


def test_an_observer_became_a_member_and_the_past_keeps_its_category(sample: Database):
    name = "National Association of Portuguese Municipalities"
    then = {line[0]: line[2] for line in lines(sample, "organisation", day="2010-03-01", scope="members")}
    now = {line[0]: line[2] for line in lines(sample, "organisation", scope="members")}
    assert (then[name], now[name]) == ("Observer", "Member")


def test_saved_lists_answer(sample: Database):
    assert under(sample, "Member cities") == [
        "Bucharest (District 2)",
        "City of Lyon",
        "City of Paris",
        "City of Rome",
    ]
    assert "City of Rome" in under(sample, "To verify")
    assert "Tomáš Říhošek" in under(sample, "Contacts without e-mail")
    assert "Pieter van der Hoeven" in under(sample, "No consent to the directory")
    assert [label for label in column(sample, "SELECT label_en FROM saved_list") if not under(sample, label)] == []


def test_contributions_are_paid_in_full_in_part_or_not_yet(sample: Database):
    paid = sample.read(
        "SELECT d.amount, sum(p.amount) FROM contribution_due d "
        "LEFT JOIN contribution_paid p ON p.contribution_due_id = d.id GROUP BY d.id"
    )
    standing = {"none" if got is None else "part" if got < float(due) else "full" for due, got in paid}
    assert standing == {"none", "part", "full"}
    assert [due for due, got in paid if got and got > float(due)] == []


# The whole ------------------------------------------------------------------------------------------------------


def test_no_link_is_missing(sample: Database):
    assert sample.read("PRAGMA foreign_key_check") == []


def test_every_record_meets_the_rules_a_user_must_meet(sample: Database):
    for name, kind in KINDS.items():
        fields = [field.name for field in kind.columns]
        quoted = ", ".join(f'"{field}"' for field in fields)
        for row in sample.read(f'SELECT {quoted} FROM "{name}"'):
            values = dict(zip(fields, row, strict=True))
            cleaned, wrong = kind.clean(values)
            assert wrong + kind.problems(values) == []
            assert cleaned == values


def test_nothing_described_is_lost(sample: Database):
    """Every field and row of the files stands in the base: a mistyped name would say nothing else."""

    def check(kind_name: str, record: dict[str, Any]) -> None:
        kind = KINDS[kind_name]
        counted[kind_name] = counted.get(kind_name, 0) + 1
        rows = {section.kind for section in kind.sections}
        assert record.keys() - {field.name for field in kind.columns} - rows <= {"key"}
        for row_kind in rows & record.keys():
            for row in record[row_kind]:
                check(row_kind, row)

    counted: dict[str, int] = {}
    for subject in demo.SUBJECTS:
        content = demo.described(subject)
        for record in content["records"]:
            check(content["kind"], record)
    assert counted == {kind: sample.read(f'SELECT count(*) FROM "{kind}"')[0][0] for kind in counted}


def test_texts_stand_in_one_unicode_form_without_blank_ends(sample: Database):
    tables = [table for table in Base.metadata.sorted_tables if table.name in KINDS]
    wrong = [
        value
        for table in tables
        for row in sample.read(f'SELECT * FROM "{table.name}"')
        for value in row
        if isinstance(value, str) and (value != unicodedata.normalize("NFC", value.strip()) or "'" in value)
    ]
    assert wrong == []


def test_phones_are_kept_as_typed_and_as_they_are_dialled(sample: Database):
    for value, e164 in sample.read("SELECT value, e164 FROM contact_point WHERE kind IN ('phone', 'mobile', 'fax')"):
        assert e164 is not None
        assert e164 == international_number(value, None)


def test_filling_is_one_thing_to_undo(tmp_path: Path):
    base = create(tmp_path / "sample.parvis", "Camille")
    demo.fill(base)
    assert history.next_undo(base) == "Sample platform"
    history.undo(base)
    assert base.read("SELECT count(*) FROM organisation") == [(0,)]
    assert history.next_undo(base) == "Starting lists"
    history.redo(base)
    members = {term["organisation_id"] for term in demo.described("memberships")["records"]}
    assert len(lines(base, "organisation", scope="members")) == len(members)
    base.close()
