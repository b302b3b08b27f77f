"""What a printer would check on a proof: nothing lost, nothing too small or too pale, figures that stand in columns."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import ContentStream

from desktop_app.paths import resources
from desktop_app.printing.edition import Edition
from desktop_app.services.directory import Directory, Entry, EntryPerson, Reach
from tests.benchmarks.directory_data import directory_of
from tests.printing.paper import bookmarks, printed, text_of
from tests.printing.platform import PLATFORM
from tests.printing.reading import raw_text

FIFTY = directory_of(50)
SMALLEST = 7.5
"""In points: what is still read without glasses."""
PALEST = 4.5
"""The contrast that WCAG 2 asks of text on white."""


def together(text: str) -> str:
    """Without spaces and hyphens, as a line may end inside a name (pdftotext drops that hyphen); and without case."""
    return re.sub(r"[\s\u00ad-]", "", text).casefold()


def said_of(reach: Reach) -> list[str]:
    kinds = (reach.phones, reach.mobiles, reach.faxes, reach.emails)
    return [point.text for points in kinds for point in points]


def said_of_person(person: EntryPerson, language: str) -> list[str]:
    titles = [title[language] for title in person.titles if language in title]
    return [person.given, person.family, *titles, *said_of(person.reach)]


def said_of_entry(entry: Entry, language: str) -> list[str]:
    """Every field of an entry that the edition in a language has."""
    found = [entry.names.official[language]] if language in entry.names.official else []
    found += [entry.names.acronyms[language]] if language in entry.names.acronyms else []
    if entry.address:
        found += [*entry.address.lines, entry.address.postcode, entry.address.city]
    for person in entry.people:
        found += said_of_person(person, language)
    return [text for text in found + said_of(entry.reach) if text]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("directory", [PLATFORM, FIFTY], ids=["the platform", "fifty members"])
def test_every_field_of_every_member_is_read_back_from_the_pages(directory: Directory, language: str):
    text = text_of(directory, Edition(language))  # type: ignore[arg-type]
    whole = together(text)
    entries = [entry for family in directory.families for entry in family.entries]
    lost = {said for entry in entries for said in said_of_entry(entry, language) if together(said) not in whole}
    assert lost == set()
    assert not re.search("[\ufffd\ue000-\uf8ff]", text)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_pages_are_read_back_column_by_column(columns: int):
    """In the order of the file: pdftotext's own guess at columns swaps two entries where three columns are narrow."""
    edition = Edition("fr", columns=columns, indexes=())  # type: ignore[arg-type]
    drawn = printed(FIFTY, edition)
    whole = together(raw_text(drawn, "-raw"))
    entries = [entry for family in FIFTY.families for entry in family.entries if entry.reach.emails]
    by_name = {together(entry.names.official["fr"]): entry.reach.emails[0].text for entry in entries}
    named = [
        together(title.rpartition(" (")[0] or title) for _deep, title, _page in bookmarks(PdfReader(BytesIO(drawn)))
    ]
    expected = [by_name[name] for name in named if name in by_name]
    assert len(expected) == len(entries)
    assert sorted(expected, key=lambda mail: whole.index(together(mail))) == expected


def runs(drawn: bytes) -> set[tuple[float, tuple[float, ...]]]:
    """Each size of type and its colour (red, green, blue) that draws a text somewhere."""
    found: set[tuple[float, tuple[float, ...]]] = set()
    for page in PdfReader(BytesIO(drawn)).pages:
        size, colour, kept, scale = 0.0, (0.0, 0.0, 0.0), [], 1.0
        for given, operator in ContentStream(page.get_contents(), page.pdf).operations:
            name = operator.decode()
            if name == "q":
                kept.append((size, colour))
            elif name == "Q":
                size, colour = kept.pop()
            elif name == "Tf":
                size = float(given[1])
            elif name == "Tm":
                scale = abs(float(given[3])) or abs(float(given[1]))
            elif name == "g":
                colour = (float(given[0]),) * 3
            elif name == "rg":
                colour = (float(given[0]), float(given[1]), float(given[2]))
            elif name in ("Tj", "TJ"):
                found.add((round(size * scale, 2), colour))
    return found


def contrast_on_white(colour: tuple[float, ...]) -> float:
    """WCAG's ratio of a colour to white paper."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


EDITIONS = {
    "A4": Edition("fr+en", letters=True, thumb_tabs=True),
    "A5": Edition("fr", paper="A5"),
    "three columns and a proof": Edition("en", columns=3, proof=True),
}


@pytest.mark.parametrize("name", EDITIONS)
def test_no_type_is_too_small_or_too_pale_to_read(name: str):
    # Not on the first of a month: the raised letters of 1er are smaller, as they are meant to be.
    found = runs(printed(replace(PLATFORM, as_of=date(2009, 3, 2)), EDITIONS[name]))
    assert len(found) > 5
    assert {size for size, _colour in found if size < SMALLEST} == set()
    white = (1.0, 1.0, 1.0)  # stands on the accent, which is dark enough for white where it is for text on white
    assert {colour for _size, colour in found if colour != white and contrast_on_white(colour) < PALEST} == set()


def test_figures_are_of_one_width_so_that_they_stand_in_columns():
    faces = sorted((resources() / "fonts").rglob("*.[to]tf"))
    assert faces
    for face in faces:
        font = TTFont(face)
        widths = {font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}
        assert len(widths) == 1, face.name
