"""The user's own lists as a new base has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import LANGUAGES, speaking
from desktop_app.services import records, starting_lists
from desktop_app.storage.database import Database, create

DAY = "2026-11-24"
LISTS = ("organisation_kind", "family", "membership_category", "link_kind", "role_type")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Database]:
    """A new office's base."""
    base = create(tmp_path / "new.parvis", "Camille")
    starting_lists.furnish(base)
    yield base
    base.close()


def titles_of_role(code: str) -> tuple[str, str, str, str]:
    found = next(role for role in starting_lists.described()["role_type"] if role["code"] == code)
    return found["title_fr_m"], found["title_fr_f"], found["title_fr_n"], found["title_en"]


def test_a_new_base_has_every_list_filled_in_both_languages(office: Database):
    for kind in LISTS:
        for language in LANGUAGES:
            with speaking(language):
                titles = [title for _id, title in records.all_of(office, kind, DAY)]
            assert titles
            assert all(titles)
            assert len(set(titles)) == len(titles), f"two entries of {kind} read alike"


def test_every_entry_meets_the_rules_a_user_must_meet():
    for kind, entries in starting_lists.described().items():
        for entry in entries:
            cleaned, wrong = KINDS[kind].clean(entry)
            assert wrong + KINDS[kind].problems(cleaned) == []
            assert cleaned == entry


def test_the_lists_stand_in_their_own_order(office: Database):
    for kind, entries in starting_lists.described().items():
        ranks = [entry["rank"] for entry in entries]
        assert ranks == sorted(set(ranks))
        with speaking("en"):
            shown = [title for _id, title in records.all_of(office, kind, DAY)]
        assert shown == [entry.get("label_en") or entry["title_en"] for entry in entries]


def test_the_families_are_those_of_the_launch_note_and_the_partners():
    assert [family["code"] for family in starting_lists.described()["family"]] == [
        "cemr",
        "regions",
        "networks",
        "cities",
        "partners",
    ]


def test_committees_councils_groups_and_the_secretariat_have_seats():
    kinds = starting_lists.described()["organisation_kind"]
    assert [kind["code"] for kind in kinds if kind.get("is_body")] == [
        "steering-committee",
        "political-council",
        "working-group",
        "secretariat",
    ]


def test_partners_and_observers_do_not_vote():
    categories = starting_lists.described()["membership_category"]
    assert [category["code"] for category in categories if not category["votes"]] == ["partner", "observer"]


def test_titles_agree_with_who_holds_them():
    assert titles_of_role("president") == ("président", "présidente", "présidence", "President")
    assert titles_of_role("mayor") == ("maire", "maire", "maire", "Mayor")
    assert titles_of_role("secretary-general")[:2] == ("secrétaire général", "secrétaire générale")
    assert titles_of_role("rapporteur")[:2] == ("rapporteur", "rapporteure")
    assert titles_of_role("head-of-unit")[:2] == ("chef d’unité", "cheffe d’unité")
    assert titles_of_role("mep")[:2] == ("député européen", "députée européenne")
    assert titles_of_role("press-officer") == (
        "attaché de presse",
        "attachée de presse",
        "attaché(e) de presse",
        "Press Officer",
    )


def test_a_link_reads_from_both_ends():
    kinds = {kind["code"]: kind for kind in starting_lists.described()["link_kind"]}
    assert kinds["member-of"]["label_en"] == "member of"
    assert kinds["member-of"]["inverse_en"] == "has as member"
    assert kinds["partner-of"]["label_fr"] == kinds["partner-of"]["inverse_fr"]


def test_what_the_user_made_of_an_entry_is_left_alone(office: Database):
    partner = next(id_ for id_, title in records.all_of(office, "membership_category", DAY) if title == "Partner")
    records.change(office, "membership_category", partner, {"label_en": "Friend"})
    starting_lists.furnish(office)
    titles = [title for _id, title in records.all_of(office, "membership_category", DAY)]
    assert titles == ["Founding member", "Member", "Friend", "Observer"]
