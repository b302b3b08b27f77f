"""The annuaire as the office reads it: the right names, roles and addresses in each edition, and nothing cut."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from desktop_app.errors import Cancelled, UserError
from desktop_app.printing.directory import Missing, print_directory
from desktop_app.printing.edition import Language
from desktop_app.services.directory import Directory, Entry, Family, Names
from tests.printing.paper import (
    bookmarks,
    page_links,
    page_texts,
    printed,
    reader,
    text_of,
    typefaces,
    web_links,
    words_of,
)
from tests.printing.platform import AWKWARD, CCRE, DAY, PLATFORM

EDITIONS: tuple[Language, ...] = ("fr", "en", "fr+en")


def of_one(entry: Entry) -> Directory:
    return Directory(DAY, (Family({"fr": "Essai", "en": "Trial"}, (entry,)),))


def test_the_french_edition_gives_titles_in_french_and_in_the_right_gender():
    text = words_of(PLATFORM, "fr")
    assert "Anne-Marie Lefèvre, Présidente" in text
    assert "Elisabeth Gateau, Secrétaire générale" in text
    assert "Jeremy Smith, Secrétaire général Lucie" in text


def test_the_english_edition_gives_titles_and_families_in_english():
    text = words_of(PLATFORM, "en")
    assert "Anne-Marie Lefèvre, President" in text
    assert "CEMR and its national associations" in text
    assert "Updated on 1 March 2009." in text
    assert "Présidente" not in text


def test_the_edition_in_both_languages_gives_both():
    text = words_of(PLATFORM, "fr+en")
    assert "Anne-Marie Lefèvre, Présidente / President" in text
    assert "Organisation mondiale World organisation" in text
    assert "Espagne / Spain" in text
    assert "À jour au 1er mars 2009. Updated on 1 March 2009." in text


def test_an_entry_stands_under_its_name_in_the_language_of_the_edition_with_the_other_below():
    french = "Conseil des Communes et Régions d’Europe CCRE Council of European Municipalities and Regions CEMR"
    english = "Council of European Municipalities and Regions CEMR Conseil des Communes et Régions d’Europe CCRE"
    assert french in words_of(PLATFORM, "fr")
    assert english in words_of(PLATFORM, "en")


def test_a_name_or_title_that_only_another_language_has_is_marked():
    assert "Local Government Association ◊ LGA" in words_of(PLATFORM, "fr")
    assert "Local Government Association LGA" in words_of(PLATFORM, "en")
    assert "Willem van den Berg, Project manager ◊" in words_of(PLATFORM, "fr")
    assert "Willem van den Berg, Project manager ◊" not in words_of(PLATFORM, "en")


def test_addresses_follow_their_country_which_is_named_unless_it_is_at_home():
    text = words_of(PLATFORM, "fr")
    assert "15 rue de Richelieu 75001 Paris T +33 1 44 50 59 59 F +33 1 44 50 59 60" in text
    assert "Smith Square London SW1P 3HZ Royaume-Uni" in text
    assert "9 rue Christiani 75018 Paris Cedex 18 T" in text
    assert "Smith Square London SW1P 3HZ United Kingdom" in words_of(PLATFORM, "en")


@pytest.mark.parametrize("language", EDITIONS)
def test_names_in_every_script_and_with_markup_print_as_typed(language: Language):
    text = words_of(AWKWARD, language)
    for name in ("<b>x", "&amp;", '<img src="file:///etc/passwd"/>', "%s", "1 rue <i>du Marché</i>"):
        assert name in text
    for name in ("Łódź – Związek Miast Polskich", "Δήμος Αθηναίων", "Столична община София", "Йорданка Фандъкова"):
        assert name in text
    assert "școală și țară" in words_of(PLATFORM, language)
    assert "\ufffd" not in text


def test_a_name_of_two_hundred_letters_wraps_and_is_never_cut():
    assert "École" + "x" * 200 in words_of(AWKWARD).replace("x x", "xx")


def test_a_name_longer_than_a_page_is_printed_whole_over_several():
    name = " ".join(f"mot{number}" for number in range(2500))
    directory = of_one(Entry("long", Names({"fr": name}), people=CCRE.people))
    body = words_of(directory)
    printed_words = [word for word in body.split() if word.startswith("mot")]
    assert set(name.split()) <= set(printed_words)
    assert len(reader(directory).pages) > 6


def test_a_long_mail_address_breaks_at_its_at_and_stays_one_link():
    text = text_of(PLATFORM, "fr")
    assert "vng.international\n@a-rather-long-domain.vereniging-gemeenten.nl" in text
    address = "mailto:vng.international@a-rather-long-domain.vereniging-gemeenten.nl"
    assert web_links(reader(PLATFORM)).count(address) == 2  # one for each of its lines


def test_french_punctuation_keeps_its_space_and_never_starts_a_line():
    text = text_of(AWKWARD, "fr")
    assert "Œuvre\u202f; syndicat" in reader(AWKWARD).pages[3].extract_text()
    assert not [line for line in text.splitlines() if line.startswith((";", "!", ":", "?", "»"))]


def test_an_index_leads_from_other_acronyms_and_former_names_to_the_one_printed():
    assert "CEMR → voir CCRE" in words_of(PLATFORM, "fr")
    assert "CCRE → see CEMR" in words_of(PLATFORM, "en")
    assert "CEMR → voir / see CCRE" in words_of(PLATFORM, "fr+en")
    assert "Conseil des Communes d’Europe → voir CCRE" in words_of(PLATFORM, "fr")


def test_people_are_indexed_under_their_name_as_each_language_writes_it():
    assert "Gaulle (Charles de)" in words_of(AWKWARD, "fr")
    assert "Du Bellay (Joachim)" in words_of(AWKWARD, "fr")
    assert "Gaulle, Charles de" in words_of(AWKWARD, "en")
    assert "van den Berg (Willem)" in words_of(PLATFORM, "fr")


@pytest.mark.parametrize("language", EDITIONS)
def test_every_link_of_contents_and_index_leads_to_the_page_it_names(language: Language):
    links = page_links(reader(PLATFORM, language))
    assert len(links) > 40
    assert [said for _place, said, page in links if said.rpartition("p. ")[2] != str(page)] == []


def test_the_contents_give_the_page_of_each_family():
    pages = page_texts(PLATFORM, "fr")
    contents = dict(
        (said.rsplit(" ", 1)) for said in [f"{title} {page}" for _l, title, page in bookmarks(reader(PLATFORM))]
    )
    for family in PLATFORM.families:
        assert family.title["fr"] in pages[int(contents[family.title["fr"]]) - 1]


def test_bookmarks_show_each_family_with_its_entries():
    titles = [(level, title) for level, title, _page in bookmarks(reader(PLATFORM, "en"))]
    start = titles.index((0, "Cities"))
    assert titles[start : start + 5] == [
        (0, "Cities"),
        (1, "Bucharest (district\u00a02)"),
        (1, "Lyon"),
        (1, "Paris"),
        (1, "Rome"),
    ]


def test_every_page_after_the_cover_says_which_it_is_of_how_many():
    for language, pattern in (("fr", "Page {} sur {}"), ("en", "Page {} of {}"), ("fr+en", "{} / {}")):
        pages = page_texts(PLATFORM, language)
        for number, page in enumerate(pages[1:], 2):
            assert pattern.format(number, len(pages)).replace(" ", "") in page.replace(" ", "")


def test_running_heads_name_the_first_and_last_entry_of_the_page():
    assert page_texts(PLATFORM, "fr")[3].startswith("Cités Unies France – Cités et Gouvernements Locaux Unis")


def test_the_colophon_counts_who_is_not_named_for_want_of_consent():
    assert "2 personnes ne sont pas nommées, faute d’accord" in words_of(PLATFORM, "fr")
    assert "1 person is not named, for want of consent" in words_of(replace(PLATFORM, left_out=1), "en")
    assert "not named" not in words_of(replace(PLATFORM, left_out=0), "en")


@pytest.mark.parametrize("language", EDITIONS)
def test_every_typeface_is_embedded_and_none_is_a_stand_in(tmp_path: Path, language: Language):
    target = tmp_path / "annuaire.pdf"
    print_directory(replace(PLATFORM, families=PLATFORM.families + AWKWARD.families), language, target)
    found = typefaces(target)
    assert [name for name, embedded in found if not embedded] == []
    assert [name for name, _embedded in found if "Source" not in name] == []


def test_the_file_says_what_it_is():
    pdf = reader(PLATFORM, "en")
    assert pdf.metadata is not None
    assert pdf.metadata.title == ("Directory – European platform of local and regional authorities for development")
    assert pdf.metadata.author == "European platform of local and regional authorities for development"
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader(PLATFORM, "fr").trailer["/Root"]["/Lang"] == "fr-FR"
    assert not {"anonymous", "unspecified", "untitled"} & {str(value).strip("()") for value in pdf.metadata.values()}


def test_the_same_directory_makes_the_same_bytes_in_another_run_too():
    program = (
        "import sys; from tests.printing.paper import printed; from tests.printing.platform import PLATFORM;"
        "sys.stdout.buffer.write(printed(PLATFORM, 'fr+en'))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert printed(PLATFORM, "fr+en") == printed(PLATFORM, "fr+en") == other.stdout


def test_a_print_that_is_cancelled_leaves_no_file(tmp_path: Path):
    target = tmp_path / "annuaire.pdf"

    def stop_at_the_third_page(done: int, _pages: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_directory(PLATFORM, "fr", target, stop_at_the_third_page)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path):
    with pytest.raises(UserError, match=r"annuaire\.pdf could not be written"):
        print_directory(PLATFORM, "en", tmp_path / "missing" / "annuaire.pdf")


def test_a_character_no_typeface_has_is_reported_by_name_and_page():
    result = print_directory(of_one(Entry("x", Names({"fr": "Ville 🏛 de Ẍ"}))), "fr", BytesIO())
    assert result.missing == (Missing("🏛", "CLASSICAL BUILDING", 4),)


def test_a_web_address_that_is_not_one_is_printed_but_never_a_link():
    reach = replace(CCRE.reach, webs=(replace(CCRE.reach.webs[0], text="javascript:alert(1)"),))
    directory = of_one(replace(CCRE, reach=reach))
    assert "javascript:alert(1)" in words_of(directory)
    assert [link for link in web_links(reader(directory)) if "javascript" in link] == []


def test_an_empty_directory_still_has_its_cover_notes_and_colophon():
    assert len(reader(Directory(DAY, ())).pages) == 4
