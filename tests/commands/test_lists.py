"""Lists and search from the command line: the language's order, conditions, and the day that counts."""

from pathlib import Path

import pytest

from tests.commands.conftest import Parvis


def titles(parvis: Parvis, *words: str | Path) -> list[str]:
    answer = parvis("list", *words, "--json")
    assert (answer.status, answer.err) == (0, "")
    return [one["title"] for one in answer.data]


def test_lists_stand_in_the_order_of_the_language(parvis: Parvis, base: Path):
    for fr, en in (("Zagreb", "Alpha"), ("Évry", "Zulu"), ("Eu", "Épsilon"), ("Œuf", "Łodz")):
        assert parvis("add", "organisation", f"name_fr={fr}", f"name_en={en}", "--base", base).status == 0
    assert titles(parvis, "organisation", "--base", base, "--ui-language", "fr") == ["Eu", "Évry", "Œuf", "Zagreb"]
    assert titles(parvis, "organisation", "--base", base) == ["Alpha", "Épsilon", "Łodz", "Zulu"]


def test_a_list_prints_one_line_a_record(parvis: Parvis, sample: Path):
    lines = parvis("list", "organisation", "--base", sample).out.splitlines()
    records = parvis("list", "organisation", "--base", sample, "--json").data
    assert [line.split("\t")[:2] for line in lines] == [[one["id"], one["title"]] for one in records]
    assert {"id", "title", "acronym", "category", "town", "phone", "email", "kind_id", "country"} <= set(records[0])


@pytest.mark.parametrize("kind", ["mandate", "membership", "organisation_name", "address", "role_type", "task", "seat"])
def test_each_other_kind_is_listed_by_title(parvis: Parvis, sample: Path, kind: str):
    records = parvis("list", kind, "--base", sample, "--json").data
    assert records
    assert all(one["title"] for one in records)


def test_conditions_narrow_a_list(parvis: Parvis, sample: Path):
    everything = set(titles(parvis, "organisation", "--base", sample))
    members = set(titles(parvis, "organisation", "--base", sample, "--where", "member=yes"))
    others = set(titles(parvis, "organisation", "--base", sample, "--where", "member=non"))
    assert members and others
    assert (members | others, members & others) == (everything, set())
    french = titles(parvis, "organisation", "--base", sample, "--where", "country=France", "--where", "member=oui")
    assert set(french) < members
    assert titles(parvis, "organisation", "--base", sample, "--where", "acronym=ccre") == titles(
        parvis, "organisation", "--base", sample, "--where", "name=Council of European Municipalities and Regions"
    )
    for condition in ("category=member", "body=political council", "kind=national-association", "town=Paris"):
        found = set(titles(parvis, "organisation", "--base", sample, "--where", condition))
        assert found and found < everything
    assert titles(parvis, "person", "--base", sample, "--where", "organisation=CCRE")
    assert titles(parvis, "person", "--base", sample, "--where", "role=secretary-general")
    filled = set(titles(parvis, "organisation", "--base", sample)) - set(
        titles(parvis, "organisation", "--base", sample, "--where", "country=")
    )
    assert filled
    assert titles(parvis, "organisation_name", "--base", sample, "--where", "text=ccre") == ["CCRE"]
    assert titles(parvis, "mandate", "--base", sample, "--where", "organisation=CCRE")


@pytest.mark.parametrize(("condition", "status"), [("nonsense=1", 2), ("country", 2), ("member=perhaps", 1),
                                                   ("country=Atlantis", 1), ("tag=unheard-of", 1)])  # fmt: skip
def test_conditions_that_mean_nothing_are_refused(parvis: Parvis, sample: Path, condition: str, status: int):
    answer = parvis("list", "organisation", "--base", sample, "--where", condition)
    assert (answer.status, answer.out, answer.err.count("\n")) == (status, "", 1)


def test_the_day_governs_names_roles_and_memberships(parvis: Parvis, base: Path):
    def add(kind: str, *fields: str) -> str:
        return parvis("add", kind, *fields, "--base", base).out.strip()

    town = add("organisation", "name_fr=Conseil des communes d’Europe")
    name = parvis("list", "organisation_name", "--base", base, "--json").data[0]["id"]
    parvis("set", "organisation_name", name, "ends_on=1983", "--base", base)
    add("organisation_name", f"organisation={town}", "language=fr", "kind=official", "text=CCRE", "starts_on=1984")
    person = add("person", "family=Ambert")
    add("mandate", f"person={person}", f"organisation={town}", "role=president", "starts_on=1980", "ends_on=1990")
    add("membership", f"organisation={town}", "category=member", "starts_on=1/1/1985", "ends_on=31/12/1999")

    def shown(day: str) -> tuple[list[str], str, int, int]:
        members = titles(parvis, "organisation", "--base", base, "--where", "member=yes", "--as-of", day)
        listed = parvis("list", "person", "--base", base, "--as-of", day, "--json").data[0]
        card = parvis("show", "organisation", town, "--base", base, "--as-of", day, "--json").data
        mandates = len(titles(parvis, "mandate", "--base", base, "--as-of", day))
        assert len(card["rows"]["mandate.organisation_id"]) == mandates
        assert len(card["rows"]["organisation_name.organisation_id"]) == 1
        return (
            members,
            f"{listed['role']} {listed['organisation']}".strip(),
            mandates,
            len(card["rows"]["membership.organisation_id"]),
        )

    assert shown("1/6/1982") == ([], "President Conseil des communes d’Europe", 1, 0)
    assert shown("1985-06-01") == (["CCRE"], "President CCRE", 1, 1)
    assert shown("1/1/1995") == (["CCRE"], "", 0, 1)
    assert shown("1/1/2010") == ([], "", 0, 0)
    everything = parvis("show", "organisation", town, "--base", base, "--json").data["rows"]
    assert len(everything["organisation_name.organisation_id"]) == 2


@pytest.mark.parametrize("day", ["2014", "3/2014", "30/2/2014", "soon", "99/99/9999"])
def test_the_day_must_be_one(parvis: Parvis, base: Path, day: str):
    for language in ("fr", "en"):
        answer = parvis("list", "person", "--base", base, "--as-of", day, "--ui-language", language)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)


ODD = ['"', "AND", "NEAR(", "*", "a OR", "-", "(((", "x" * 10_000, "   ", "", "'", "a:b", "^a", "%", "\\", "\x00", "😀"]


@pytest.mark.parametrize("words", ODD, ids=lambda words: repr(words[:12]))
def test_odd_searches_find_what_one_means_or_nothing(parvis: Parvis, sample: Path, words: str):
    for given in (("search", words, "--base", sample), ("search", "--base", sample, "--json", "--", words)):
        answer = parvis(*given)
        assert (answer.status, answer.err) == (0, "")


def test_search_ignores_accents_case_and_order(parvis: Parvis, sample: Path):
    def found(*words: str) -> list[tuple[str, str]]:
        answer = parvis("search", *words, "--base", sample, "--json").data
        assert all(set(one) == {"kind", "id", "title", "detail", "part", "part_id"} for one in answer)
        return [(one["kind"], one["title"]) for one in answer]

    assert found("akerstrom") == [("person", "Hélène Åkerström")]
    assert found("ÅKER", "helene") == found("akerstrom")
    assert ("organisation", "Council of European Municipalities and Regions") in found("conseil", "communes")
    assert len(parvis("search", "a", "--limit", "2", "--base", sample, "--json").data) == 2
    assert "Personne" in parvis("search", "akerstrom", "--base", sample, "--ui-language", "fr").out
    assert parvis("search", "--base", sample, "--", "-akerstrom").out.count("\n") == 1
