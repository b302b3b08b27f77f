"""How columns fill: entries whole, last columns level, no heading alone, whatever the number of entries."""

import random
from dataclasses import replace

from desktop_app.printing.directory import lay_out
from desktop_app.printing.directory_layout import Page, Pages, Section, depth_of, flow
from desktop_app.printing.edition import Edition
from desktop_app.printing.lines import Block, Line, Paragraph, Piece, block, set_lines, space
from desktop_app.printing.page import A4, GRID, TEXT
from desktop_app.services.directory import Family
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
