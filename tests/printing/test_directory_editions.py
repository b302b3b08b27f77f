"""What one chooses of an edition: its sections, letters, indexes and fields; and the pages every edition has."""

from dataclasses import replace

import pytest

from desktop_app.printing.directory import lay_out
from desktop_app.printing.directory_index import letter_of
from desktop_app.printing.edition import FIELDS, Edition, Language
from desktop_app.services.directory import Category, Directory
from tests.printing.paper import bookmarks, page_texts, printed, reader, words_of
from tests.printing.platform import AWKWARD, PLATFORM
from tests.printing.reading import raw_text
from tests.printing.test_what_a_printer_would_check import together

CATEGORIES = (
    Category("founder", {"fr": "Membre fondateur", "en": "Founding member"}),
    Category("member", {"fr": "Membre", "en": "Member"}),
)


def in_categories() -> Directory:
    """The platform: CEMR founded it, the other associations and the world organisation are members."""
    first, world, *others = PLATFORM.families
    entries = tuple(replace(one, category="founder" if one.id == "ccre" else "member") for one in first.entries)
    return replace(PLATFORM, families=(replace(first, entries=entries), world, *others), categories=CATEGORIES)


def sections(directory: Directory, edition: Edition) -> dict[str, list[str]]:
    """Each section by its title with the entries below it, in the order of the outline."""
    found: dict[str, list[str]] = {}
    title = ""
    for deep, text, _page in bookmarks(reader(directory, edition)):
        if deep:
            found[title].append(text.replace("\u00a0", " "))
        else:
            title = text
            found[title] = []
    return {title: entries for title, entries in found.items() if entries}


def test_entries_stand_by_country_in_the_order_of_the_language_of_the_edition():
    french, english = (sections(PLATFORM, Edition(code, sections="country")) for code in ("fr", "en"))  # type: ignore[arg-type]
    assert list(french) == ["Allemagne", "Espagne", "France", "Italie", "Pays-Bas", "Roumanie", "Royaume-Uni"]
    assert list(english) == ["France", "Germany", "Italy", "Netherlands", "Romania", "Spain", "United Kingdom"]
    assert english["Germany"] == ["Association of European Border Regions (AEBR)", "Deutscher Städtetag (DST)"]


def test_entries_stand_by_category_in_the_order_of_the_house_and_the_others_last():
    found = sections(in_categories(), Edition("fr", sections="category"))
    assert list(found) == ["Membre fondateur", "Membre", "Sans catégorie"]
    assert found["Membre fondateur"] == ["Conseil des Communes et Régions d’Europe (CCRE)"]
    assert found["Membre"] == [
        "Cités Unies France (CUF)",
        "Deutscher Städtetag (DST)",
        "Local Government Association (LGA)",
        "Vereniging van Nederlandse Gemeenten (VNG)",
    ]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Évry", "E"), ("Œuvre", "O"), ("Șimleu", "S"), ("Ångström", "A"), ("Łódź", "L"), ("Ærø", "A"), ("Żory", "Z"),
        ("Ένωση", "Ε"), ("Йорданка", "Й"), ("3e circonscription", "0–9"), ("<b>x", "#"),
    ],
)  # fmt: skip
def test_a_name_stands_under_its_first_letter_without_accents(name: str, letter: str):
    assert letter_of(name) == letter


def test_each_letter_stands_once_above_the_first_entry_that_begins_with_it():
    pages = lay_out(Edition("fr", letters=True, indexes=()), AWKWARD).pages
    titles = [one.paragraph for page in pages for one in page.placed if one.paragraph.role in ("H3", "H4")]
    letters = [one.lines[0].text for one in titles if one.role == "H3"]
    assert letters == ["#", "A", "E", "L", "O", "С"]
    following = {
        one.lines[0].text: titles[place + 1].lines[0].text for place, one in enumerate(titles) if one.role == "H3"
    }
    assert following["A"].startswith("Athènes")
    assert following["L"].startswith("Łódź")
    assert following["С"].startswith("Столична")


def test_the_index_of_countries_and_that_of_roles_have_each_holder_under_its_heading():
    french, english = (
        together(raw_text(printed(PLATFORM, Edition(code, indexes=("country", "role"))), "-raw"))  # type: ignore[arg-type]
        for code in ("fr", "en")
    )
    assert together("Espagne Cités et Gouvernements Locaux Unis 4 France") in french
    assert together("Présidente Lefèvre (Anne-Marie) 4 Sabban (Michèle) 5 Project manager") in french
    assert together("Spain United Cities and Local Governments 4 United Kingdom") in english
    assert together("Permanent Secretary Baillet, Pierre 5 Policy Officer") in english


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ("À jour au 1er mars 2009.", "Comment lire une fiche", "Signes et abréviations", "sigle", "télécopie",
                "Données personnelles Les personnes nommées ici ont donné leur accord")),
        ("en", ("Updated on 1 March 2009.", "How to read an entry", "Signs and abbreviations", "acronym", "fax",
                "Personal data The people named here agreed to stand in this printed directory")),
    ],
)  # fmt: skip
def test_cover_and_second_page_say_what_it_is_of_which_day_how_to_read_it_and_whose_data_it_holds(
    language: Language, said: tuple[str, ...]
):
    cover, notes, *_others = page_texts(PLATFORM, language)
    publisher = {"fr": "Plateforme européenne", "en": "European platform"}[language]
    assert cover.startswith(publisher) and ("mars 2009" in cover or "March 2009" in cover)
    for words in said:
        assert words in notes


@pytest.mark.parametrize("language", ["fr", "fr+en"])
def test_on_a_small_paper_a_sign_is_explained_once_in_all_languages(language: Language):
    notes = " ".join(page_texts(PLATFORM, Edition(language, paper="A5"))[1:4])
    assert notes.count("télécopie") == 1
    assert ("télécopie / fax" in notes) == (language == "fr+en")


def test_a_field_that_is_not_chosen_is_not_printed():
    said = {
        "other_names": "Association of Netherlands Municipalities",
        "former_names": "anciennement",
        "address": "15 rue de Richelieu",
        "phones": "+33 1 44 50 59 59",
        "faxes": "+33 1 44 50 59 60",
        "emails": "cemr@ccre.org",
        "webs": "www.ccre.org",
        "people": "Jeremy Smith, Secrétaire général",
        "people_contact": "presidence@ccre.org",
        "links": "Membre de",
        "verified": "vérifié le",
    }
    directory = replace(PLATFORM, secretariat=None)
    whole = words_of(directory, Edition("fr", indexes=()))
    assert [name for name, words in said.items() if words not in whole] == []
    for name, words in said.items():
        fields = tuple(field for field in FIELDS if field != name)
        assert words not in words_of(directory, Edition("fr", indexes=(), fields=fields)), name
