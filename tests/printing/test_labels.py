"""Labels and envelopes: within their edges whatever they say, at the right place of the sheet, at their own size."""

import pytest

from desktop_app.errors import UserError
from desktop_app.printing.envelopes import ENVELOPES, envelopes_pdf
from desktop_app.printing.label_sheets import LabelSheet, sheet_named, sheets
from desktop_app.printing.labels import BROKEN, TEXT, common_size, labels_of, labels_pdf
from desktop_app.printing.page import MM
from tests.printing.mailing_papers import DAY, ENGLISH, HOSTILE, LONG, OFFICE, addressee, mailing
from tests.printing.reading import pages, places, reader, words

SHEETS = list(sheets().values())
ROUND = 0.1 * MM


def labels(*whom: object) -> list[object]:
    return labels_of(mailing(*whom), OFFICE)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_sheet_lies_on_a4_and_no_label_covers_another(sheet: LabelSheet):
    corners = list(sheet.places())
    assert len(corners) == sheet.each
    assert max(x for x, _top in corners) + sheet.width <= 210.1
    assert max(top for _x, top in corners) + sheet.height <= 297.1
    assert sheet.pitch_x >= sheet.width and sheet.pitch_y >= sheet.height


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_text_leaves_its_label_however_long(sheet: LabelSheet):
    drawn = labels_pdf(labels(LONG), sheet, "fr", DAY, start=2)
    left, top = list(sheet.places())[1]
    found = places(drawn)
    assert len(found) > 20
    for _page, _word, x, y, right, foot in found:
        assert left * MM - ROUND <= x <= right <= (left + sheet.width) * MM + ROUND
        assert top * MM - ROUND <= y <= foot <= (top + sheet.height) * MM + ROUND


@pytest.mark.parametrize("name", ["3474", "3475"])
def test_no_text_stands_where_printers_do_not_reach_on_sheets_whose_labels_touch_the_edge(name: str):
    drawn = labels_pdf(labels(*[LONG] * 24), sheet_named(name), "fr", DAY)
    assert all(
        5 * MM - ROUND <= left <= right <= 205 * MM + ROUND for _page, _word, left, _top, right, _foot in places(drawn)
    )


def test_a_used_sheet_is_gone_on_with_and_the_next_begins_at_its_first_label():
    sheet = sheet_named("l7160")
    drawn = labels_pdf(labels(addressee(), ENGLISH), sheet, "fr", DAY, start=21)
    assert len(pages(drawn)) == 2
    first, second = (next(one for one in places(drawn) if one[0] == page) for page in (1, 2))
    assert first[2] == pytest.approx((sheet.left + 2 * sheet.pitch_x + 4) * MM, abs=ROUND)
    assert first[3] > (sheet.top + 6 * sheet.pitch_y) * MM
    assert second[2] == pytest.approx((sheet.left + 4) * MM, abs=ROUND)


def test_the_offset_of_a_printer_moves_everything():
    straight, moved = (
        places(labels_pdf(labels(ENGLISH), SHEETS[0], "fr", DAY, offset=offset)) for offset in ((0, 0), (1.5, -2.0))
    )
    for one, other in zip(straight, moved, strict=True):
        assert other[2] - one[2] == pytest.approx(1.5 * MM, abs=0.1)
        assert other[3] - one[3] == pytest.approx(-2.0 * MM, abs=0.1)


def test_the_test_grid_numbers_each_label():
    text = words(labels_pdf([], sheet_named("L7173"), "fr", DAY, test_grid=True))
    assert text.split() == [str(number) for number in range(1, 11)]


def test_labels_of_one_mailing_are_of_one_size_but_for_the_few_that_need_a_smaller_one():
    assert common_size([10.5, 10.2, 9.8, 10.5, 10.5, 9.8, 10.5, 10.5]) == 10
    assert common_size([10.5] * 9 + [3.0]) == 10.5
    assert common_size([4.0] * 9 + [10.5]) == BROKEN
    assert common_size([]) == TEXT.size


def test_names_print_as_they_were_typed():
    text = words(labels_pdf(labels(HOSTILE), sheet_named("L7163"), "fr", DAY))
    assert "</para><b>Gras</b> & {{ 7*7 }} {salutation}" in text


def test_only_whom_post_can_reach_has_a_label():
    assert labels(addressee(address=None)) == []


def test_a_sheet_nobody_makes_is_said():
    with pytest.raises(UserError, match="L7160"):
        sheet_named("X1")


@pytest.mark.parametrize("size", ENVELOPES)
def test_an_envelope_has_its_size_the_sender_above_and_the_address_in_its_place(size: str):
    envelope = ENVELOPES[size]
    drawn = envelopes_pdf(mailing(addressee(), LONG), OFFICE, size, "fr", DAY)
    box = reader(drawn).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((envelope.width * MM, envelope.height * MM), abs=0.1)
    assert reader(drawn).trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"
    address = [one for one in places(drawn) if one[2] >= envelope.left * MM - ROUND]
    assert {"Madame", "RICHELIEU"} <= {word for _page, word, *_ in address}
    assert max(right for *_, right, _foot in address) <= (envelope.width - 10) * MM
    assert max(foot for *_, foot in address) <= (envelope.height - 10) * MM
    sender = {word for _page, word, left, *_ in places(drawn) if left < envelope.left * MM - ROUND}
    assert {"Plateforme", "Richelieu"} <= sender  # in capitals is only the address the post reads
