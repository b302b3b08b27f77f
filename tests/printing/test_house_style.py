"""The style of the house on every paper: its accent, its times, its spaces; the usual one where none is named."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop_app.domain.house_style import ACCENT, HouseStyle, contrast_with_white, is_colour, legible
from desktop_app.printing.agenda import agenda_pdf
from desktop_app.printing.directory import print_directory
from desktop_app.printing.house import paint, wearing, worn
from desktop_app.printing.word import agenda_docx
from tests.printing.meeting_papers import AGENDA
from tests.printing.platform import PLATFORM
from tests.printing.reading import words

RED = HouseStyle(accent="#B4142D", times="16 h 30")


def inks(drawn: bytes) -> set[str]:
    """The colours of a file, as it counts them."""
    content = b"\n".join(page.get_contents().get_data() for page in PdfReader(BytesIO(drawn)).pages)  # type: ignore[union-attr]
    return {" ".join(f"{float(part):.2f}" for part in line.split()[:3])
            for line in content.decode("latin-1").splitlines() if line.endswith(" rg")}  # fmt: skip


def counted(colour: str) -> str:
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.2f}" for place in (1, 3, 5))


def directory(house: HouseStyle | None = None) -> bytes:
    target = BytesIO()
    named = {} if house is None else {"house": house}
    print_directory(PLATFORM, "fr", target, **named)
    return target.getvalue()


@pytest.mark.parametrize("make", [directory, lambda **named: agenda_pdf(AGENDA, "fr", **named)])
def test_the_accent_of_the_house_replaces_the_usual_one_on_every_paper(make: object):
    usual, red = make(), make(house=RED)  # type: ignore[operator]
    assert counted(ACCENT) in inks(usual)
    assert counted(RED.accent) in inks(red)
    assert counted(ACCENT) not in inks(red)


def test_word_documents_take_the_accent_too():
    assert agenda_docx(AGENDA, "fr") != agenda_docx(AGENDA, "fr", house=RED)


def test_times_are_written_as_the_house_writes_them():
    assert "9h30" in words(agenda_pdf(AGENDA, "fr"))
    spaced = words(agenda_pdf(AGENDA, "fr", house=RED))
    assert "9 h 30" in spaced
    assert "9h30" not in spaced
    assert "9 h 30" not in words(agenda_pdf(AGENDA, "en", house=RED))


def test_the_style_is_taken_off_when_the_paper_is_made():
    agenda_pdf(AGENDA, "fr", house=RED)
    assert worn() == HouseStyle()
    assert paint(ACCENT) == ACCENT


def test_a_paper_made_within_another_wears_the_same_style():
    with wearing(RED):
        assert counted(RED.accent) in inks(agenda_pdf(AGENDA, "fr"))


def test_an_accent_too_pale_to_read_is_printed_darker():
    assert contrast_with_white("#FFCC00") < 4.5 <= contrast_with_white(legible("#FFCC00"))
    assert legible(ACCENT) == ACCENT
    with wearing(HouseStyle(accent="#FFCC00")):
        assert contrast_with_white(paint(ACCENT)) >= 4.5


def test_a_colour_is_six_figures_and_letters_after_a_hash():
    assert [text for text in ("#0E5A6B", "#abcdef", "red", "#12", "0E5A6B", "#0E5A6B ") if is_colour(text)] == [
        "#0E5A6B",
        "#abcdef",
    ]


def test_the_letterhead_of_the_other_language_stands_in():
    house = HouseStyle(letterhead_fr="Plateforme\n15 rue de Richelieu")
    assert house.letterhead("en") == house.letterhead("fr") == "Plateforme\n15 rue de Richelieu"
    assert HouseStyle(letterhead_fr="a", letterhead_en="b").letterhead("en") == "b"
