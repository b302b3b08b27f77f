"""The checklist of a printer, a test for each of its lines; what needs more tests has them where it is made."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from desktop_app.errors import Cancelled
from desktop_app.i18n import collation_key
from desktop_app.printing.directory import lay_out, paper_of, print_directory
from desktop_app.printing.directory_heads import BETWEEN
from desktop_app.printing.directory_index import LINE
from desktop_app.printing.directory_layout import ARTIFACT, Page
from desktop_app.printing.edition import INDEXES, Edition
from desktop_app.printing.label_sheets import sheet_named
from desktop_app.printing.labels import labels_of, labels_pdf
from desktop_app.printing.lines import Line
from desktop_app.printing.page import GUIDE, MM
from desktop_app.printing.typefaces import FALLBACK, stretches
from desktop_app.services import exporting
from desktop_app.services.directory import Directory, Entry, Family, Names, gather
from desktop_app.storage.database import create
from tests.benchmarks.directory_data import directory_of
from tests.printing import validator
from tests.printing.mailing_papers import DAY, OFFICE, addressee, mailing
from tests.printing.paper import bookmarks, page_links, page_texts, printed, reader, text_of, words_of
from tests.printing.platform import AWKWARD, PLATFORM
from tests.printing.reading import places
from tests.printing.test_gathering import Office
from tests.printing.test_what_a_printer_would_check import together

FIFTY = directory_of(50)
HARD = replace(PLATFORM, families=PLATFORM.families + AWKWARD.families)
EVERYTHING = tuple(INDEXES)
EDITIONS = {
    "A4, one column": Edition("fr", columns=1, indexes=EVERYTHING),
    "A4, two columns": Edition("fr+en", indexes=EVERYTHING, letters=True),
    "A4, three columns": Edition("en", columns=3, sections="country", indexes=EVERYTHING),
    "A5": Edition("fr", paper="A5", indexes=EVERYTHING, thumb_tabs=True),
    "booklet": Edition("fr+en", paper="A5 booklet", sections="category", indexes=EVERYTHING),
}
each_edition = pytest.mark.parametrize("name", EDITIONS)


def lines_of(pages: Sequence[Page]) -> Iterator[tuple[Page, Line]]:
    for page in pages:
        for placed in page.placed:
            for line in placed.paragraph.lines:
                yield page, line


# 1 ----------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(bool(validator.lacking()), reason=f"veraPDF cannot run here: {validator.lacking()}")
def test_1_the_widest_edition_is_tagged_and_may_be_archived(tmp_path: Path):
    """The other kinds of document: test_conformance.py and test_member_sheets.py."""
    edition = Edition("en", columns=1, paper="A4", thumb_tabs=True, indexes=EVERYTHING, proof=True)
    target = tmp_path / "directory.pdf"
    target.write_bytes(printed(HARD, edition))
    assert validator.broken_rules(target, "ua1") == []
    assert validator.broken_rules(target, "2a") == []


# 2 ----------------------------------------------------------------------------------------------------------------


@each_edition
def test_2_every_page_that_contents_and_indexes_name_has_what_they_send_to(name: str):
    edition = replace(EDITIONS[name], paper="A5" if "A5" in EDITIONS[name].paper else "A4")
    pdf, pages = reader(FIFTY, edition), [together(page) for page in page_texts(FIFTY, edition)]
    sent = [(said.rpartition(", p. ")[0], page) for _place, said, page in page_links(pdf) if ", p. " in said]
    assert len(sent) > 150
    assert [said for said, page in sent if together(said) not in pages[(page or 0) - 1]] == []
    marked = [(title.rpartition(" (")[0] or title, page) for deep, title, page in bookmarks(pdf) if deep]
    assert len(marked) == 50
    assert [title for title, page in marked if together(title) not in pages[page - 1]] == []


# 3 is in test_what_a_printer_would_check.py: every field is read back, column by column ------------------------------


# 4 ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", ["sans", "sans-semibold", "sans-italic", "sans-semibold-italic"])
def test_4_the_letters_of_europe_come_from_the_faces_of_the_text(face: str):
    letters = "é À Œ ș ț ő ł ğ Æ Ø ß Ý ñ ç İ Š ű ė ħ Ά έ Ω ώ Ђ ї ў ж Я № « » “ ” ’ – — … € ◊ ●"
    assert [part for kind, part in stretches(letters, face) if kind == FALLBACK and part.strip(" ◊●")] == []
    assert [part for kind, part in stretches("☎ ✉", face) if kind != FALLBACK and part.strip()] == []


# 5 ----------------------------------------------------------------------------------------------------------------

_BEGINS_ILL = re.compile(r"[;:!?»€)]|%(?!s)|(km|mm|kg|h)\b")
_ENDS_ILL = re.compile(r"(^|\W)(M\.|Mme|Mmes|MM\.|Dr|n°|p\.|«|\()$")


@each_edition
def test_5_no_line_begins_or_ends_where_a_reader_would_stumble(name: str):
    directory = replace(HARD, families=HARD.families + FIFTY.families)
    found = [line.text for _page, line in lines_of(lay_out(EDITIONS[name], directory).pages) if line.runs]
    assert len(found) > 1000
    assert [text for text in found if _BEGINS_ILL.match(text) or _ENDS_ILL.search(text)] == []
    whole = {text.replace("\u00a0", " ") for text in found}
    phones = {
        point.text for family in directory.families for entry in family.entries for point in entry.reach.phones
    }  # fmt: skip
    assert [phone for phone in phones if not any(phone in text for text in whole)] == []
    towns = [
        f"{entry.address.postcode} {entry.address.city}"
        for family in FIFTY.families
        for entry in family.entries
        if entry.address and entry.country == "FR"
    ]
    assert [town for town in towns if not any(text.startswith(town) for text in whole)] == []
    ends = [text for text in found if re.search(r"^[\w.-]+-$", text) and f"{text}@" not in text]
    assert [text for text in ends if any(text in point for point in mails(directory))] == []


def mails(directory: Directory) -> list[str]:
    return [
        point.text for family in directory.families for entry in family.entries for point in entry.reach.emails
    ]  # fmt: skip


# 6 ----------------------------------------------------------------------------------------------------------------


@each_edition
def test_6_an_index_parts_no_two_first_or_last_lines_and_says_again_what_goes_on(name: str):
    laid_out = lay_out(EDITIONS[name], directory_of(150))
    paper, columns = paper_of(EDITIONS[name]), []
    for page in laid_out.pages:
        if any("Index" in title for titles in page.titles for title in titles):
            found: dict[float, list[tuple[str, str]]] = {}
            for placed in page.placed:
                if paper.top - 1 <= placed.top < paper.top + paper.depth:
                    for line in placed.paragraph.lines:
                        found.setdefault(placed.x, []).append((placed.paragraph.role, line.text))
            columns += list(found.values())
    assert len(columns) > 6
    headings, again = set(), []
    for column in columns:
        roles = [role for role, _text in column]
        headings |= {text for role, text in column if role == "H3"}
        again.append(" ".join(text for role, text in column if role == ARTIFACT))
        assert roles[-1] != "H3", "a heading stands alone at the foot of its column"
        assert roles[:2] != [LINE, "H3"], "a line stands alone at the head of its column"
    told = [text for text in again if text]
    assert told
    assert [text for text in told if not text.endswith(("(suite)", "(continued)", "(suite / continued)"))] == []
    assert {text.rpartition(" (")[0].split()[0] for text in told} <= {text.split()[0] for text in headings}


@each_edition
def test_6_a_running_head_tells_both_ends_of_its_page_alike_and_cuts_no_word(name: str):
    pages = lay_out(EDITIONS[name], HARD).pages
    names = {guide[0] for page in pages for guide in page.guides}
    acronyms = {guide[1] for page in pages for guide in page.guides if len(guide) > 1}
    told = [run.text for _page, line in lines_of(pages) for run in line.runs if run.style is GUIDE]
    assert len(told) > 4
    for head in told:
        ends = [head.split(BETWEEN, 1), head.rsplit(BETWEEN, 1), [head]]
        assert any(set(each) <= acronyms or all(cut_at_a_word(end, names) for end in each) for each in ends), head


def cut_at_a_word(end: str, names: set[str]) -> bool:
    """Whether an end of a head is one of the names, whole or as far as some word of it."""
    kept = end.removesuffix("…")
    return end in names or (kept != end and any(re.match(rf"{re.escape(kept)}\W", one) for one in names))


# 7 ----------------------------------------------------------------------------------------------------------------

IN_ORDER = [
    "Côte-d’Or", "Etampes", "Évry", "L’Haÿ-les-Roses", "La Rochelle", "Łódź", "Œuilly", "Orléans", "Șimleu",
    "Zürich", "Δήμος Αθηναίων", "София",
]  # fmt: skip


def test_7_names_stand_in_the_same_order_on_screen_and_on_paper(tmp_path: Path):
    database = create(tmp_path / "order.parvis", "Test")
    office = Office(database)
    for name in reversed(IN_ORDER):
        office.member(name)
    names = dict(database.read("SELECT organisation_id, text FROM organisation_name"))
    on_screen = [names[one] for one in exporting.ids(database, exporting.all_of("organisation", "2009-03-01"))]
    directory = gather(database, date(2009, 3, 1))
    database.close()
    on_paper = [title for deep, title, _page in bookmarks(reader(directory, "fr")) if deep]
    assert on_paper == on_screen == sorted(IN_ORDER, key=lambda name: collation_key(name, "fr")) == IN_ORDER


# 8 ----------------------------------------------------------------------------------------------------------------


def test_8_what_colour_says_a_sign_says_too():
    """Small type and pale type: test_what_a_printer_would_check.py."""
    changed = replace(
        PLATFORM, families=(Family({"fr": "Une"}, (replace(PLATFORM.families[0].entries[0], changed=True),)),)
    )
    edition = Edition("fr", changed_since="2008-10-15", indexes=())
    assert "modifié depuis l’édition du 15 octobre 2008" in words_of(changed, edition)
    assert words_of(changed, edition).count("●") == 2  # explained, and after the name
    assert "●" not in text_of(PLATFORM, Edition("fr"))


# 9 ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "place", "left", "top"),
    [
        ("L7160", 21, 139.28, 243.75),
        ("L7163", 2, 106.27, 15.15),
        ("L7159", 24, 139.54, 250.08),
        ("3475", 3, 141.0, 4.43),  # one more millimetre, as its first column touches the edge of the paper
    ],
)
def test_9_a_label_stands_where_its_maker_cut_it(sheet: str, place: int, left: float, top: float):
    """Used sheets and the offset of a printer: test_labels.py; the order of a folded booklet: test_imposition.py."""
    kind = sheet_named(sheet)
    drawn = labels_pdf(labels_of(mailing(addressee()), OFFICE), kind, "fr", DAY, start=place)
    found = places(drawn)
    assert min(x for _page, _word, x, *_rest in found) / MM == pytest.approx(left + 4, abs=0.1)
    middle = (min(one[3] for one in found) + max(one[5] for one in found)) / 2 / MM
    assert middle == pytest.approx(top + kind.height / 2, abs=1.0)


# 10 ---------------------------------------------------------------------------------------------------------------


def test_10_pages_are_counted_while_they_are_drawn_and_one_may_stop_at_any_of_them():
    """The same bytes each time: test_directory.py; how fast: tests/benchmarks."""
    told: list[tuple[int, int]] = []
    pages = print_directory(PLATFORM, "fr", BytesIO(), lambda done, count: told.append((done, count))).pages
    assert [one for one in told if one[1]] == [(done, pages) for done in range(pages + 1)]

    def stop(done: int, _count: int) -> None:
        if done == 2:
            raise Cancelled

    target = BytesIO()
    with pytest.raises(Cancelled):
        print_directory(PLATFORM, "fr", target, stop)
    assert target.getvalue() == b""


# 11 ---------------------------------------------------------------------------------------------------------------


def test_11_one_directory_makes_a_french_and_an_english_edition_each_in_its_own_ways():
    london = Entry("l", Names({"fr": "Ville de Londres", "en": "City of London"}), "GB", verified_on="2009-02-01")
    athens = Entry("a", Names({"fr": "Municipalité d’Athènes", "en": "City of Athens"}), "GR", verified_on="2009-03")
    bern = Entry("b", Names({"fr": "Berne : ville ; capitale !", "en": "Bern"}), "CH")
    directory = replace(PLATFORM, families=(Family({"fr": "Villes", "en": "Cities"}, (london, athens, bern)),))
    french, english = (words_of(directory, Edition(code, indexes=("country",))) for code in ("fr", "en"))  # type: ignore[arg-type]
    for said in (
        "À jour au 1er mars 2009",
        "vérifié le 1er févr. 2009",
        "vérifié en mars 2009",
        "Royaume-Uni",
        "3 organisations",
    ):
        assert said in french
    for said in (
        "Updated on 1 March 2009",
        "verified on 1 Feb 2009",
        "verified in Mar 2009",
        "United Kingdom",
        "3 organisations",
    ):
        assert said in english
    assert "Berne\u00a0: ville\u202f; capitale\u202f!" in reader(directory, "fr").pages[3].extract_text()
    orders = [[title for deep, title, _page in bookmarks(reader(directory, code)) if deep] for code in ("fr", "en")]  # type: ignore[arg-type]
    assert orders == [
        ["Berne\u00a0: ville\u202f; capitale\u202f!", "Municipalité d’Athènes", "Ville de Londres"],
        ["Bern", "City of Athens", "City of London"],
    ]
