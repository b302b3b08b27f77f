"""How columns fill: entries whole, last columns level, no heading alone, whatever the number of entries."""

import random
from dataclasses import replace

from desktop_app.printing.directory import lay_out, paper_of
from desktop_app.printing.directory_layout import Page, Pages, Section, depth_of, flow
from desktop_app.printing.edition import Edition, Sections
from desktop_app.printing.lines import Block, Line, Paragraph, Piece, block, set_lines, space
from desktop_app.printing.page import A4, GRID, GUIDE, LINE_NUMBER, TEXT
from desktop_app.services.directory import Directory, Entry, Family, Names
from tests.benchmarks.directory_data import directory_of
from tests.printing.platform import PLATFORM


def entry(name: str, lines: int) -> Block:
    line = set_lines([Piece(name, TEXT)], 400)[0]
    return block([Paragraph((line,) * lines)], GRID, name, (name,))


def heading(before: float = 3 * GRID) -> Block:
    return block([Paragraph((*set_lines([Piece("Villes", TEXT)], 400), space(GRID)))], before, "heading")


def columns_of(page: Page) -> dict[float, list[str]]:
    columns: dict[float, list[str]] = {}
    for placed in page.placed:
        texts = [line.text for line in placed.paragraph.lines if line.runs]
        columns.setdefault(placed.x, []).extend(texts)
    return columns


def laid_out(*heights: int) -> Pages:
    pages = Pages(A4)
    flow(pages, Section(heading(), tuple(entry(f"e{place}", high) for place, high in enumerate(heights))))
    return pages


def test_no_entry_is_split_between_columns_or_pages():
    chance = random.Random(5)
    heights = [chance.randint(3, 30) for _entry in range(200)]
    pages = laid_out(*heights)
    found = [(name, page.number, x) for page in pages.pages for x, names in columns_of(page).items() for name in names]
    places: dict[str, set[tuple[int, float]]] = {}
    for name, number, x in found:
        places.setdefault(name, set()).add((number, x))
    assert {name for name, each in places.items() if len(each) > 1} == set()
    assert len(found) == sum(heights) + 1


def test_nothing_stands_below_the_foot_of_the_text():
    chance = random.Random(6)
    pages = laid_out(*(chance.randint(3, 30) for _entry in range(200)))
    lowest = max(
        placed.top + sum(line.leading for line in placed.paragraph.lines)
        for page in pages.pages
        for placed in page.placed
    )
    assert lowest <= A4.top + A4.depth + 0.01


def test_the_last_columns_of_a_family_are_level():
    (page,) = laid_out(*[5] * 8).pages
    left, right = sorted(columns_of(page))
    assert columns_of(page)[left].count("e0") == columns_of(page)[right].count("e4") == 5
    assert len(columns_of(page)[left]) - 1 == len(columns_of(page)[right])


def test_a_heading_near_the_foot_goes_over_with_its_first_entry():
    pages = laid_out(*[49] * 2)
    room = pages.room
    flow(pages, Section(heading(), (entry("next", 20),)))
    assert room < 20 * GRID
    assert [anchor.key for anchor in pages.pages[1].anchors] == ["heading", "next"]


def test_margins_mirror_so_that_the_inner_one_is_at_the_binding():
    assert A4.left(1) == A4.inner
    assert A4.left(2) == A4.outer
    assert A4.inner > A4.outer


def test_an_entry_taller_than_a_column_goes_on_in_the_next():
    pages = laid_out(150)
    assert sum(len(names) for page in pages.pages for names in columns_of(page).values()) == 151
    assert len(pages.pages) == 2


def test_the_space_above_a_block_falls_away_at_the_head_of_a_column():
    one = block([Paragraph((Line((), 30),))], 12)
    assert depth_of([one, one]) == 72


def test_contents_that_would_spill_over_their_page_move_together():
    family = PLATFORM.families[0]

    def pages(count: int) -> int:
        families = tuple(Family({"fr": f"Famille {n}", "en": f"Family {n}"}, family.entries[:1]) for n in range(count))
        laid_out = lay_out(Edition("fr+en"), replace(PLATFORM, families=families))
        first = next(page.number for page in laid_out.pages if any(one.key == "contents" for one in page.anchors))
        after = next(page.number for page in laid_out.pages if page.number > first and page.guides)
        return after - first

    assert list(map(pages, (3, 14, 15, 22, 40))) == [1, 1, 1, 1, 2]


def test_in_one_wide_column_people_stand_beside_the_address_below_the_names():
    page = lay_out(Edition("fr", columns=1), PLATFORM).pages[3]
    tops = {line.text: (placed.x, placed.top) for placed in page.placed for line in placed.paragraph.lines[:1]}
    name, address, person = (
        tops[text] for text in ("Cités Unies France  CUF", "9 rue Christiani", "Charles Josselin, Président")
    )
    assert name[0] == address[0] < person[0]
    assert name[1] < address[1] == person[1]


def test_columns_too_narrow_for_an_address_are_not_made():
    def columns(paper: str, count: int) -> int:
        pages = lay_out(Edition("fr", columns=count, paper=paper, indexes=()), directory_of(30)).pages  # type: ignore[arg-type]
        return max(len({placed.x for placed in page.placed if placed.paragraph.role == "H3"}) for page in pages)

    assert [columns("A4", count) for count in (1, 2, 3)] == [1, 2, 3]
    assert [columns("A5", count) for count in (1, 2, 3)] == [1, 2, 2]


def test_a_booklet_is_bound_where_it_is_folded_whatever_was_chosen():
    assert paper_of(Edition("fr", paper="A5 booklet", mirrored=False)).mirrored
    assert not paper_of(Edition("fr", paper="A5", mirrored=False)).mirrored


def test_the_contents_show_which_thumb_tab_leads_where():
    def contents(edition: Edition) -> list[str]:
        page = lay_out(edition, PLATFORM).pages[2]
        return [placed.paragraph.lines[0].text for placed in page.placed if placed.paragraph.role == "TOC/TOCI"]

    tabbed, lettered = (contents(Edition("fr", thumb_tabs=True, letters=letters)) for letters in (False, True))
    assert [line[0] for line in tabbed[:5]] == [line[0] for line in lettered[:5]] == ["1", "2", "3", "4", "5"]


def test_every_section_has_a_thumb_tab_where_it_begins_and_a_single_one_shows_its_letters():
    def tabs(directory: Directory, sections: Sections) -> list[list[str]]:
        edition = Edition("fr", thumb_tabs=True, letters=True, sections=sections, indexes=())
        return [page.tabs for page in lay_out(edition, directory).pages if page.tabs]

    assert tabs(PLATFORM, "family") == [["1", "2"], ["3", "4", "5"]]
    (letters,) = tabs(replace(PLATFORM, families=PLATFORM.families[:1]), "family")
    assert letters == ["C", "D", "L", "V"]


def test_guide_words_take_more_room_where_one_would_be_cut_to_what_the_other_begins_with():
    near = ("Association des collectivités locales et régionales du Nord et de ses îles", "ACN")
    far = ("Association des municipalités et des provinces du Sud et de ses îles", "AMS")
    names = [Names({"fr": name}, {"fr": acronym}) for name, acronym in (near, far)]
    families = (Family({"fr": "Une"}, tuple(Entry(one.acronyms["fr"], one) for one in names)),)
    edition = Edition("fr", paper="A5", columns=1, indexes=())
    page = lay_out(edition, replace(PLATFORM, families=families)).pages[3]
    (head,) = (
        line.text for one in page.placed for line in one.paragraph.lines if line.runs and line.runs[0].style is GUIDE
    )
    assert head == "Association des collectivités… – Association des municipalités…"


def test_thumb_tabs_reach_over_the_outer_edge_of_each_page():
    for page in lay_out(Edition("fr", thumb_tabs=True), PLATFORM).pages[3:5]:
        tabs = [box for box in page.boxes if box.x < 0 or box.x + box.width > A4.width]
        assert [box.x < 0 for box in tabs] == [page.number % 2 == 0] * len(page.tabs) != []


def test_on_a_proof_each_line_has_its_number_beside_it():
    for page in lay_out(Edition("fr+en", proof=True), PLATFORM).pages[1:]:
        lines = [
            (
                placed.paragraph.role,
                round(placed.top + line.baseline + sum(one.leading for one in placed.paragraph.lines[:place]), 1),
                line,
            )
            for placed in page.placed
            for place, line in enumerate(placed.paragraph.lines)
            if line.runs
        ]
        numbers = {y: line.text for role, y, line in lines if role == "Artifact" and line.runs[0].style is LINE_NUMBER}
        text = {y for role, y, _line in lines if role != "Artifact"}
        assert list(numbers.values()) == [str(number) for number in range(1, len(numbers) + 1)]
        assert set(numbers) <= text
        assert all(min(abs(y - numbered) for numbered in numbers) <= 5 for y in text)


def head_of(*named: tuple[str, str]) -> str:
    """The guide words of a page with these names and acronyms."""
    entries = tuple(Entry(name, Names({"fr": name}, {"fr": acronym} if acronym else {})) for name, acronym in named)
    page = lay_out(Edition("fr", indexes=()), replace(PLATFORM, families=(Family({"fr": "Une"}, entries),))).pages[3]
    return next(
        line.text for one in page.placed for line in one.paragraph.lines if line.runs and line.runs[0].style is GUIDE
    )


def test_guide_words_are_names_cut_at_a_word_and_acronyms_only_where_the_names_would_be_the_same():
    long = "Association des communes et régions de la façade atlantique et des îles"
    assert head_of(("Brest", "B"), ("Nantes", "N")) == "Brest – Nantes"
    assert head_of((long, "ACRFA"), ("Nantes", "N")) == f"{long} – Nantes"
    cut = head_of((long, "ACRFA"), (f"Union et {long}", "UACRFA"))
    assert cut == "Association des communes et régions… – Union et Association des communes…"
    assert head_of((f"{long} du Nord", "ACN"), (f"{long} du Sud", "ACS")) == "ACN – ACS"
    for acronym in ("", "ACN"):
        assert head_of((f"{long} du Nord", "ACN"), (f"{long} du Sud", acronym)).count("…") == 1
