"""Sheets that are folded read as a booklet, whatever the number of pages."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop_app.printing.directory_layout import Page
from desktop_app.printing.edition import Edition
from desktop_app.printing.imposition import CREEP, SIGNATURE, booklet, sides
from desktop_app.printing.page import A4, A5, MM
from tests.printing.paper import printed
from tests.printing.platform import PLATFORM


def read_in_order(count: int) -> list[int]:
    """The places of the pages as a reader turns them: each signature is folded, then laid one behind the other."""
    found: list[int] = []
    all_sides = list(sides(count))
    fold = SIGNATURE // 2 if count > 64 else len(all_sides)
    for start in range(0, len(all_sides), fold):
        signature = all_sides[start : start + fold]
        leaves: list[int] = []
        for front, back in zip(signature[::2], signature[1::2], strict=True):
            half = len(leaves) // 2
            leaves[half:half] = [front[1], back[0], back[1], front[0]]
        found += leaves
    return found


@pytest.mark.parametrize("count", [*range(1, 21), 63, 64, 65, 120, 121])
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(count: int):
    order = read_in_order(count)
    assert order == list(range(len(order)))
    assert len(order) % 4 == 0
    assert count <= len(order) < count + 4


def test_pages_stand_close_to_the_fold_and_inner_ones_closer():
    pages = [Page(number) for number in range(1, 9)]
    outer, _back, inner, _last = booklet(pages, A5)
    (_left, first), (_right, second) = outer.pages
    assert (outer.width, outer.height) == (A4.height, A4.width)
    assert first + A5.width == pytest.approx(second) == pytest.approx(297 * MM / 2)
    assert inner.pages[0][1] == pytest.approx(first + CREEP)
    assert inner.pages[1][1] == pytest.approx(second - CREEP)


def test_a_printer_is_told_to_keep_the_size_and_turn_on_the_short_edge():
    pdf = PdfReader(BytesIO(printed(PLATFORM, Edition("fr", paper="A5 booklet"))))
    wishes = pdf.trailer["/Root"]["/ViewerPreferences"]
    assert (wishes["/PrintScaling"], wishes["/Duplex"]) == ("/None", "/DuplexFlipShortEdge")
    assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx([A4.height, A4.width], abs=0.01)


def test_every_page_of_the_booklet_is_the_page_set_on_a5():
    flat = PdfReader(BytesIO(printed(PLATFORM, Edition("fr", paper="A5"))))
    folded = PdfReader(BytesIO(printed(PLATFORM, Edition("fr", paper="A5 booklet"))))
    assert len(folded.pages) == 2 * -(-len(flat.pages) // 4)
    for count in (len(flat.pages),):
        words = " ".join(page.extract_text() for page in folded.pages)
        assert [number for number in range(2, count + 1) if f"Page {number} sur {count}" not in words] == []
