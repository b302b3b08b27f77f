"""Duplicates are found with why, none are made up, and what was told apart stays apart."""

import pytest

from desktop_app import i18n
from desktop_app.errors import NotFound, UserError
from desktop_app.services import duplicates, importing, records
from desktop_app.services.edits import Edit, RowEdit
from desktop_app.services.incoming import Incoming
from desktop_app.services.likeness import Weights
from desktop_app.services.traits import Traits, kept_columns, organisation, person, place
from desktop_app.services.verdicts import organisations, people
from desktop_app.storage.database import Database
from tests import labelled, office


def states(kind: str, *compared: Traits) -> dict[frozenset[str], str]:
    """The pairs found among some records, with their states."""
    return {pair.ids: pair.verdict.state for pair in duplicates.among(kind, list(compared))}


# Sets of which the truth is known --------------------------------------------------------------------------------


def test_febrl_1_is_found_with_an_f1_of_99_per_cent() -> None:
    found = labelled.judged("person", *labelled.febrl())

    assert found.f1 >= 0.99
    assert found.wrongly_sure == 0


def test_german_names_are_found_with_an_f1_of_97_per_cent() -> None:
    found = labelled.judged("person", *labelled.german_names())

    assert found.f1 >= 0.97
    assert found.wrongly_sure == 0


@pytest.mark.parametrize("locale", ["de_DE", "el_GR", "fr_FR", "pl_PL", "ro_RO"])
def test_among_strangers_nobody_is_sure_to_be_another(locale: str) -> None:
    """Those of one name share an e-mail made of it; born, living and working elsewhere they are at most probable."""
    found = duplicates.among("person", list(labelled.strangers(locale)))

    assert [pair for pair in found if pair.is_sure] == []
    assert len(found) < 70


def test_no_two_communes_of_one_name_are_one() -> None:
    """All 34,969 of them are looked through by `make bench`."""
    same = labelled.communes_of_shared_names()

    assert len({one.names for one in same}) > 1400
    assert duplicates.among("organisation", same) == []


def test_communes_of_one_name_are_not_sure_even_without_their_numbers() -> None:
    bare = [organisation(one.id, [" ".join(one.names[0])]) for one in labelled.communes_of_shared_names()]

    assert [pair for pair in duplicates.among("organisation", bare) if pair.is_sure] == []


# People ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given": "Zoë", "family": "Lefèvre"}, {"given": "ZOE", "family": "LEFEVRE"}),
        ({"given": "Anne-Marie", "family": "Dupont"}, {"given": "Dupont", "family": "Anne Marie"}),
        ({"given": "Charles", "particle": "de", "family": "Gaulle"}, {"given": "Charles", "family": "De Gaulle"}),
        ({"given": "Robert", "family": "Müller"}, {"given": "Bob", "family": "Mueller"}),
        ({"given": "Jean-Pierre", "family": "Lagarde"}, {"given": "J.-P.", "family": "Lagarde"}),
        ({"given": "Claire", "family": "Vandenberghe"}, {"given": "Claire", "family": "Vandenberge"}),
        ({"given": "Γιώργος", "family": "Παπαδόπουλος"}, {"given": "Giorgos", "family": "Papadopoulos"}),
        ({"given": "Zoé", "family": "Le Goff"}, {"given": "Zoé", "family": "Legoff"}),
    ],
)
def test_a_name_written_otherwise_is_probably_the_same(one: dict[str, str], other: dict[str, str]) -> None:
    assert states("person", person("1", **one), person("2", **other)) == {frozenset("12"): "probable"}


def test_an_e_mail_of_their_own_makes_it_sure() -> None:
    one = person("1", given="Robert", family="Müller", emails=["R.Muller@essen.example"])
    other = person("2", given="Bob", family="Mueller", emails=["r.muller@essen.example"])

    assert states("person", one, other) == {frozenset("12"): "sure"}


def test_what_is_not_known_speaks_neither_for_nor_against() -> None:
    full = person(
        "1", given="Anne", family="Lagarde", born="1957-06-04", places=[place("1 rue Haute", "35000", "Rennes")]
    )
    bare = person("2", given="Anne", family="Lagarde")
    weights = Weights([full, bare])

    assert people(full, bare, weights).bits == people(bare, bare, weights).bits


def test_two_of_one_house_are_two() -> None:
    home = [place("5, rue des Lilas", "35000", "Rennes")]
    anne = person("1", given="Anne", family="Lagarde", phones=["299887766"], places=home)
    paul = person("2", given="Paul", family="Lagarde", phones=["299887766"], places=home)

    assert states("person", anne, paul) == {}


def test_two_of_one_office_are_two() -> None:
    shared = {"phones": ["144181414"], "emails": ["info@anm.example"], "belongs": ["association maire national"]}
    anne, luc = person("1", given="Anne", family="Lagarde", **shared), person("2", given="Luc", family="Roy", **shared)

    assert states("person", anne, luc) == {}


def test_a_married_name_and_one_e_mail_are_probably_one() -> None:
    before = person("1", given="Anne", family="Martin", emails=["anne.m@essai.example"])
    after = person("2", given="Anne", family="Martin-Durand", emails=["anne.m@essai.example"])

    assert states("person", before, after) == {frozenset("12"): "probable"}


def test_another_day_of_birth_is_another_person() -> None:
    mail = ["a.lagarde@essai.example"]
    one = person("1", given="Anne", family="Lagarde", born="1957-06-04", emails=mail)
    other = person("2", given="Anne", family="Lagarde", born="1983-11-30", emails=mail)

    assert "sure" not in states("person", one, other).values()


def test_a_common_name_says_less_than_a_rare_one() -> None:
    crowd = [
        person(f"c{n}", given="Jean", family="Martin", born=f"19{n % 80 + 10}-01-{n % 28 + 1:02}") for n in range(400)
    ]
    others = [person(f"o{n}", given=f"Prénom{n}", family=f"Nom{n}") for n in range(3000)]
    rare = [
        person("r1", given="Wilhelmine", family="Zwingenberger"),
        person("r2", given="Wilhelmine", family="Zwingenberger"),
    ]
    weights = Weights([*crowd, *others, *rare])

    assert people(*rare, weights).state == "probable"
    assert (
        people(person("a", given="Jean", family="Martin"), person("b", given="Jean", family="Martin"), weights).state
        == ""
    )


# Organisations ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Association nationale des maires", "Assoc. nat. des maires"),
        ("Association nationale des maires", "ANM"),
        ("Conseil des communes et régions d’Europe", "C.C.R.E."),
        ("Université de Bologne", "Univ. Bologne"),
        ("Hôtel Bel-Air", "Hotel Belair"),
        ("Ville de Lyon", "Lyon (ville)"),
        ("Λιμάνι Πειραιά", "Limani Peiraia"),
    ],
)
def test_a_name_shortened_or_turned_is_probably_the_same(one: str, other: str) -> None:
    found = states("organisation", organisation("1", [one]), organisation("2", [other]))

    assert found == {frozenset("12"): "probable"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ville de Lyon", "Métropole de Lyon"),
        ("Conseil régional d’Alsace", "Conseil régional d’Aquitaine"),
        ("École n° 12", "École n° 13"),
        ("Association des maires", "Association des régions"),
    ],
)
def test_two_members_of_one_address_and_one_telephone_are_two(one: str, other: str) -> None:
    shared = {"phones": ["144181414"], "places": [place("41, quai d’Orsay", "75007", "Paris")]}

    assert states("organisation", organisation("1", [one], **shared), organisation("2", [other], **shared)) == {}


def test_one_name_and_one_web_site_are_sure() -> None:
    one = organisation("1", ["Régions de France"], sites=["https://regions.example/"])
    other = organisation("2", ["Regions de France"], sites=["www.regions.example/contact"])

    assert states("organisation", one, other) == {frozenset("12"): "sure"}


def test_official_numbers_that_differ_tell_two_of_one_name_apart() -> None:
    one, other = (
        organisation(code, ["Sainte-Colombe"], places=[place("", "05700", "")], kept=[("code_insee", code)])
        for code in ("05135", "16309")
    )

    assert organisations(one, other, Weights([one, other])).state == ""


# In the base ------------------------------------------------------------------------------------------


@pytest.fixture
def twins(base: Database) -> tuple[str, str]:
    """Bob and Robert Müller; one mail between them, in a mandate here, of his own there."""
    city = office.organisation(base, "Ville d’Essen", country="DE")
    robert, bob = (
        office.person(base, "Müller", "Robert"),
        office.person(base, "Mueller", "Bob", office.contact("email", "r.muller@essen.example")),
    )
    office.mandate(base, robert, city, office.contact("email", "R.Muller@essen.example"))
    office.person(base, "Lagarde", "Anne")
    return robert, bob


def test_the_whole_base_is_looked_through(base: Database, twins: tuple[str, str]) -> None:
    (pair,) = duplicates.find(base)

    assert (pair.kind, pair.ids, pair.is_sure) == ("person", frozenset(twins), True)
    assert pair.reasons() == [
        "Same e-mail: r.muller@essen.example",
        "Same family name",
        "First names that are forms of one",
    ]


def test_the_reasons_are_in_the_language_in_force(base: Database, twins: tuple[str, str]) -> None:
    (pair,) = duplicates.find(base)

    with i18n.speaking("fr"):
        assert pair.reasons()[1:] == ["Même nom de famille", "Deux formes du même prénom"]


def test_a_day_of_birth_kept_from_a_file_counts(base: Database) -> None:
    ids = [office.person(base, "Lagarde", "Anne") for _twice in range(2)]
    for one, day in zip(ids, ("1957-06-04", "04/06/1957"), strict=True):
        values = {"person_id": one, "source": "column", "name": "Date de naissance", "value": day}
        records.add(base, "kept_value", values)

    (pair,) = duplicates.find(base)

    assert (pair.is_sure, pair.reasons()[0]) == (True, "Same first and family name")
    assert "Same day of birth" in pair.reasons()


@pytest.mark.parametrize(
    ("name", "value", "key", "said"),
    [
        ("Columns", "date_of_birth: 1957-06-04\nshoe: 41", None, [("date_of_birth", "1957-06-04"), ("shoe", "41")]),
        ("code_insee", "population: 860", "01001", [("code_insee", "01001"), ("population", "860")]),
        ("id", "a text: of\ntwo lines", "7", [("a text", "of")]),
        ("BDAY", "1957-06-04", None, [("BDAY", "1957-06-04")]),
        ("UID", None, "abc", []),
    ],
)
def test_columns_that_a_file_left_are_told_one_by_one(
    name: str, value: str | None, key: str | None, said: list[tuple[str, str]]
) -> None:
    assert kept_columns(name, value, key) == said


def test_a_day_of_birth_in_three_columns_is_one_day() -> None:
    parts = [("by", "1957"), ("bm", "6"), ("bd", "4")]

    assert person("1", family="Lagarde", kept=parts).born == "19570604"


def test_looking_can_be_stopped(base: Database, twins: tuple[str, str]) -> None:
    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        duplicates.find(base, progress=stop)


def test_what_was_told_apart_is_not_offered_again(base: Database, twins: tuple[str, str]) -> None:
    (pair,) = duplicates.find(base)

    duplicates.tell_apart(base, "person", pair.one, pair.other)
    duplicates.tell_apart(base, "person", pair.other, pair.one)

    assert duplicates.find(base) == []
    assert duplicates.standing(base, [pair], office.TODAY) == []
    assert base.read("SELECT count(*) FROM not_duplicate") == [(1,)]


def test_only_two_records_that_stand_are_told_apart(base: Database, twins: tuple[str, str]) -> None:
    with pytest.raises(UserError, match="one and the same"):
        duplicates.tell_apart(base, "person", twins[0], twins[0])
    with pytest.raises(NotFound):
        duplicates.tell_apart(base, "person", twins[0], "0" * 32)


def test_what_tells_two_cards_apart_is_read_from_both(base: Database, twins: tuple[str, str]) -> None:
    robert = dict(duplicates.facts(base, "person", twins[0], office.TODAY))

    assert robert == {"First name": "Robert", "Family name": "Müller", "Mandates": "Ville d’Essen"}


# While one types ------------------------------------------------------------------------------------------


def typed(given: str, family: str, *rows: RowEdit) -> Edit:
    """A new person's card as it stands while one types."""
    return Edit("person", None, {"given": given, "family": family}, list(rows))


@pytest.mark.parametrize(
    ("given", "family"),
    [("Robert", "Müller"), ("robert", "mueller"), ("Bob", "Muller"), ("Müller", "Robert"), ("R.", "Müller")],
)
def test_who_stands_already_is_found_while_one_types(
    base: Database, twins: tuple[str, str], given: str, family: str
) -> None:
    found = duplicates.already_there(base, typed(given, family))

    assert twins[0] in [pair.other for pair in found]


def test_an_e_mail_alone_finds_who_stands_already(base: Database, twins: tuple[str, str]) -> None:
    found = duplicates.already_there(base, typed("Rob", "M", office.contact("email", "r.muller@ESSEN.example")))

    assert {pair.other for pair in found} == set(twins)


def test_nobody_is_found_where_nobody_stands(base: Database, twins: tuple[str, str]) -> None:
    for edit in (typed("Ilze", "Bērziņa"), typed("", ""), typed("Robert", ""), Edit("note", None, {"text": "Müller"})):
        assert duplicates.already_there(base, edit) == []


def test_a_card_that_stands_is_not_compared_with_itself(base: Database, twins: tuple[str, str]) -> None:
    assert duplicates.already_there(base, Edit("person", twins[0], {"given": "Bob"})) == []


@pytest.mark.parametrize("name", ["Assoc. nat. des maires", "ANM", "association NATIONALE des maires"])
def test_an_organisation_that_stands_is_found_while_one_types(base: Database, name: str) -> None:
    standing = office.organisation(
        base, "Association nationale des maires", office.name("ANM", kind="acronym"), office.town("Paris")
    )

    found = duplicates.already_there(base, Edit("organisation", None, {}, [office.name(name)]))

    assert [pair.other for pair in found] == [standing]


@pytest.mark.parametrize(
    "hostile", ['"', "AND", "NEAR(", "*", "(((", "a OR", "-", "%s", "'; DROP TABLE person", "x" * 5000]
)
def test_whatever_is_typed_breaks_no_search(base: Database, twins: tuple[str, str], hostile: str) -> None:
    duplicates.already_there(base, typed(hostile, hostile, office.contact("email", hostile)))
    duplicates.already_there(base, Edit("organisation", None, {}, [office.name(hostile)]))


# In a file -------------------------------------------------------------------------------------------------------


def test_a_file_s_person_written_otherwise_is_offered_as_the_one_that_stands(
    base: Database, twins: tuple[str, str]
) -> None:
    point = ("contact_point", {"kind": "email", "value": "r.muller@essen.example"})
    rob = Incoming("person", 2, {"given": "Rob", "family": "Muller"}, rows=[point])
    stranger = Incoming("person", 3, {"given": "Ilze", "family": "Bērziņa"})

    known, new = importing.plan(base, [rob, stranger]).entries

    assert (known.state, known.like in twins, new.state) == (importing.DUPLICATE, True, importing.NEW)


def test_a_file_s_organisation_shortened_is_offered_as_the_one_that_stands(base: Database) -> None:
    standing = office.organisation(base, "Association nationale des maires", office.town("Paris"))
    row = ("organisation_name", {"language": "fr", "kind": "official", "text": "Assoc. nat. des maires"})

    (entry,) = importing.plan(base, [Incoming("organisation", 2, rows=[row])]).entries

    assert (entry.state, entry.like, entry.reason) == (importing.DUPLICATE, standing, "Same name")
