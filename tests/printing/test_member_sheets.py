"""Member sheets and lists of members on paper, in both languages; what others say of all files of mailings."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.printing.envelopes import envelopes_pdf
from desktop_app.printing.label_sheets import sheet_named
from desktop_app.printing.labels import labels_of, labels_pdf
from desktop_app.printing.letters import letters_pdf
from desktop_app.printing.member_sheets import NOT_PRINTED, PRINTED, member_sheets_pdf
from desktop_app.printing.membership_list import membership_list_pdf
from desktop_app.services.member_sheets import Held, HeldPerson, MemberSheet
from desktop_app.services.membership_lists import Contribution, GroupBy, MemberLine
from desktop_app.services.papers import both
from tests.printing import validator
from tests.printing.mailing_papers import DAY, ENGLISH, HOSTILE, LONG, OFFICE, PARIS, addressee, mailing
from tests.printing.reading import lines, outline, pages, typefaces, words
from tests.printing.test_letters import letters

L7160 = sheet_named("L7160")
PAID = Contribution(2026, Decimal(3000), Decimal("1000.50"), "EUR")
SHEET = MemberSheet(
    "m1",
    both("Ville d’Essai <b>", "City of Essai <b>"),
    "FR",
    "fr",
    (Held("Official", "Ville d’Essai <b> & {{ x }}", True, "French"),),
    (Held("Address", "", True, "Seat", PARIS),),
    (Held("Phone", "+33 1 00 00 00 00", True), Held("Fax", "+33 1 00 00 00 01", False)),
    (HeldPerson(addressee().people[0], False, (Held("E-mail", "anne@example.org", False),)),),
    both("Membre", "Member"),
    "2009-03-01",
    (PAID,),
)
ALL_PAID = replace(PAID, paid=Decimal(3000))
MEMBERS = [
    MemberLine("a", both("Essai", "Essai"), both("E", "E"), "FR", both("Membre", "Member"), 1, "2009", PAID),
    MemberLine("b", both("Łódź", "Łódź"), {}, "PL", both("Membre", "Member"), 1, "2011-03-01", ALL_PAID),
    MemberLine("c", both("Observateur", "Observer"), {}, "", both("Observateur", "Observer"), 2, ""),
]  # fmt: skip
FILES: dict[str, Callable[[], bytes]] = {
    "labels": lambda: labels_pdf(labels_of(mailing(HOSTILE, LONG), OFFICE), L7160, "fr", DAY, test_grid=True),
    "envelopes": lambda: envelopes_pdf(mailing(HOSTILE, ENGLISH), OFFICE, "c5", "fr", DAY),
    "letters": lambda: letters_pdf(letters(HOSTILE, ENGLISH), OFFICE, "fr", DAY),
    "member sheets": lambda: member_sheets_pdf([SHEET, replace(SHEET, id="m2", language="en")], OFFICE, "fr", DAY, DAY),
    "list of members": lambda: membership_list_pdf(MEMBERS, OFFICE, "en", DAY, year=2026),
}  # fmt: skip


def test_a_sheet_says_what_is_printed_what_is_held_and_until_when_to_answer():
    drawn = member_sheets_pdf([SHEET], OFFICE, "fr", DAY, date(2027, 1, 15))
    text = words(drawn)
    assert "avant le 15 janvier 2027 au secrétariat (Plateforme européenne)" in text
    assert "Ville d’Essai <b> & {{ x }}" in text
    found = lines(drawn)
    assert any("+33 1 00 00 00 00" in line and line.endswith(PRINTED) for line in found)
    assert any("+33 1 00 00 00 01" in line and line.endswith(NOT_PRINTED) for line in found)
    assert any("Mme Anne Lefèvre" in line and line.endswith(NOT_PRINTED) for line in found)
    assert "3 000,00 € dus, 1 000,50 € payés" in text
    assert text.count("À ajouter") == 5


def test_a_sheet_says_what_the_member_is_and_how_it_is_bound_to_others():
    facts = (Held("Kind", "Ville", True), Held("Founded", "", False), Held("Link", "membre de Cités Unies", False))
    text = words(member_sheets_pdf([replace(SHEET, facts=facts)], OFFICE, "fr", DAY))
    assert "Type Ville" in text and "membre de Cités Unies" in text
    assert "Fondation" not in text and text.count("À ajouter") == 6


def test_each_sheet_is_in_the_language_of_who_reads_it_and_begins_a_page():
    drawn = member_sheets_pdf([SHEET, replace(SHEET, id="m2", language="en")], OFFICE, "fr", DAY)
    assert outline(drawn) == ["Ville d’Essai <b>", "City of Essai <b>"]
    starts = [page[:30] for page in pages(drawn) if page.startswith(("Fiche", "Verification"))]
    assert starts == ["Fiche de vérification Ville d’", "Verification sheet City of Ess"]


def test_a_sheet_of_many_people_runs_on():
    many = replace(SHEET, people=SHEET.people * 40)
    found = pages(member_sheets_pdf([many], OFFICE, "fr", DAY))
    assert len(found) > 3
    assert sum(page.count("Mme Anne Lefèvre") for page in found) == 40


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_of_members_has_sums_that_keep_their_noughts(language: str):
    text = words(membership_list_pdf(MEMBERS, OFFICE, language, DAY, year=2026)).replace("\u202f", " ")
    sums = {"fr": "6 000 € 4 000,50 € 1 999,50 €", "en": "€6,000 €4,000.50 €1,999.50"}
    assert sums[language] in text
    assert {"fr": "3 membres au 24 novembre 2026", "en": "3 members on 24 November 2026"}[language] in text


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("category", ["Membre (2)", "Observateur (1)"]),
        ("country", ["France (1)", "Pologne (1)", "Sans pays (1)"]),
        ("year", ["– (1)", "2009 (1)", "2011 (1)"]),
    ],
)
def test_members_stand_under_their_category_country_or_year(by, groups: list[str]):
    found = lines(membership_list_pdf(MEMBERS, OFFICE, "fr", DAY, by=by, year=2026))
    assert [line for line in found if line.endswith(("(1)", "(2)"))] == groups


def test_a_list_by_country_does_not_say_the_country_again_in_a_column():
    def said(by: GroupBy) -> tuple[int, int]:
        text = words(membership_list_pdf(MEMBERS, OFFICE, "fr", DAY, by=by, year=2026))
        return text.count("Pays"), text.count("Pologne")

    assert said("category") == (1, 1)
    assert said("country") == (0, 1)


@pytest.mark.parametrize("count", range(35, 40))
def test_a_sum_never_stands_alone_at_the_head_of_a_page(count: int):
    many = [replace(MEMBERS[0], id=str(number), name=both(f"Ville {number:02}", "")) for number in range(count)]
    for page in pages(membership_list_pdf(many, OFFICE, "fr", DAY, year=2026))[1:]:
        assert "Ville" in page.partition("Total")[0]


def test_a_long_list_repeats_the_heads_of_its_columns():
    many = [replace(MEMBERS[0], id=str(n)) for n in range(120)]
    found = pages(membership_list_pdf(many, OFFICE, "fr", DAY, year=2026))
    assert len(found) > 2
    assert [page.count("Reste dû") for page in found] == [1] * len(found)


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_sound_have_their_typefaces_and_are_alike_each_time(name: str, tmp_path: Path):
    drawn = FILES[name]()
    assert drawn == FILES[name]()
    assert set(map(tuple, typefaces(drawn, tmp_path))) == {("yes", "yes", "yes")}
    checked = subprocess.run(["qpdf", "--check", str(tmp_path / "read.pdf")], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.skipif(bool(validator.lacking()), reason=f"veraPDF cannot run here: {validator.lacking()}")
@pytest.mark.parametrize("name", FILES)
def test_the_files_break_no_rule_of_pdf_ua_1_and_pdf_a_2a(name: str, tmp_path: Path):
    target = tmp_path / "file.pdf"
    target.write_bytes(FILES[name]())
    assert validator.broken_rules(target, "ua1") == []
    assert validator.broken_rules(target, "2a") == []
