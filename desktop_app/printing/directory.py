"""The directory (annuaire) as PDF: data → blocks of lines → pages → drawing, each step on plain values."""

import gc
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, format_date
from desktop_app.printing.directory_entries import Setting, entry_key
from desktop_app.printing.directory_front import CONTENTS_TITLE, TITLE, Part, contents, cover, heading_block
from desktop_app.printing.directory_heads import heads_and_feet, line_numbers, thumb_tabs
from desktop_app.printing.directory_index import Index, index_blocks, indexes
from desktop_app.printing.directory_layout import Page, Pages, Section, flow, pages_of
from desktop_app.printing.directory_notes import colophon, depth_of_notes, notes, organisations, set_notes
from desktop_app.printing.directory_sections import Part as SectionPart
from desktop_app.printing.directory_sections import section_blocks, sections
from desktop_app.printing.drawing import Progress, draw
from desktop_app.printing.edition import BOOKLET, MOST_COLUMNS, Edition, Language
from desktop_app.printing.house import in_house_style
from desktop_app.printing.imposition import booklet, single
from desktop_app.printing.languages import TAGS, Languages, shown_name
from desktop_app.printing.page import A4, A5, PageFormat
from desktop_app.printing.pdf_outline import Bookmark
from desktop_app.printing.pdf_properties import Properties
from desktop_app.printing.typefaces import FALLBACK, kerned, missing
from desktop_app.services.directory import Directory

COLOPHON = N_("Colophon")
INDEX_COLUMNS = 3
"""At most."""


@dataclass(frozen=True)
class Missing:
    """A character no typeface of the program has: what it is called and where it stands."""

    letter: str
    name: str
    page: int


@dataclass(frozen=True)
class Printed:
    """What came out: how many pages, and the characters printed as a replacement sign."""

    pages: int
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True)
class LaidOut:
    """The document before it is drawn: its pages, its bookmarks, the characters that cannot be printed."""

    pages: Sequence[Page]
    bookmarks: Sequence[Bookmark]
    missing: tuple[Missing, ...] = ()


@in_house_style
def print_directory(
    directory: Directory,
    edition: Edition | Language,
    target: BinaryIO | Path,
    progress: Progress | None = None,
    *,
    house: HouseStyle = USUAL,
) -> Printed:
    """Write an edition (or the usual one in a language); when `progress` raises Cancelled nothing is written.

    While pages are laid out, `progress` is called with 0 of 0; then with each page drawn.
    """
    edition = edition if isinstance(edition, Edition) else Edition(edition)
    with _uncollected():
        laid_out = lay_out(edition, directory, progress)
        drawn = draw_directory(edition, directory, laid_out, progress)
        printed = Printed(len(laid_out.pages), laid_out.missing)
        del laid_out  # or the collector, awake again, would walk through all of it at once
    if isinstance(target, Path):
        _write(drawn, target)
    else:
        target.write(drawn)
    return printed


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cycle collector: these hundreds of thousands of plain values hold no cycle, and it would walk them
    all again and again (a fifth of the time)."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _write(drawn: bytes, target: Path) -> None:
    try:
        target.write_bytes(drawn)
    except OSError as refused:
        reason = _("{file} could not be written: {reason}. Choose another folder.")
        raise UserError(reason.format(file=target.name, reason=refused.strerror)) from refused


def draw_directory(
    edition: Edition, directory: Directory, laid_out: LaidOut, progress: Progress | None = None
) -> bytes:
    """The PDF of an edition that was laid out."""
    folded = edition.paper == BOOKLET
    sheets = (booklet if folded else single)(laid_out.pages, paper_of(edition))
    properties = _properties(_languages(edition), directory)
    full = edition.quality == "full"
    return draw(sheets, properties, laid_out.bookmarks, progress, full=full, folded=folded)


def paper_of(edition: Edition) -> PageFormat:
    """The page an edition is set on; the pages of a booklet always mirror, since it is bound where it is folded."""
    return replace(A4 if edition.paper == "A4" else A5, mirrored=edition.mirrored or edition.paper == BOOKLET)


def _languages(edition: Edition) -> Languages:
    return Languages(edition.codes)


def lay_out(edition: Edition, directory: Directory, progress: Progress | None = None) -> LaidOut:
    """All pages with every line at its place; page numbers are known before anything is drawn."""
    with kerned(edition.quality == "full"):
        return _Layout(edition, directory, partial(progress, 0, 0) if progress else None).document()


def missing_letters(pages: Sequence[Page]) -> tuple[Missing, ...]:
    """The characters that cannot be printed, by name, each at the first page it stands on."""
    found: dict[str, Missing] = {}
    for page in pages:
        runs = (run for placed in page.placed for line in placed.paragraph.lines for run in line.runs)
        for letter in missing(run.text for run in runs if run.style.face == FALLBACK):
            name = unicodedata.name(letter, f"U+{ord(letter):04X}")
            found.setdefault(letter, Missing(letter, name, page.number))
    return tuple(found.values())


class _Layout:
    """One edition while it is laid out."""

    def __init__(self, edition: Edition, directory: Directory, turning: Callable[[], None] | None) -> None:
        self.edition, self.directory, self.turning = edition, directory, turning
        self.languages = _languages(edition)
        self.paper = paper_of(edition)
        self.parts = sections(self.languages, directory, edition)
        self.indexes = indexes(self.languages, directory, edition.indexes)

    def document(self) -> LaidOut:
        """Body first, since its page numbers stand in the contents; the front takes as many pages either way."""
        front = self._front({})
        body = Pages(self.paper, first=len(front) + 1, turning=self.turning)
        self._entries(body)
        self._set_indexes(body)
        self._colophon(body)
        pages = [*self._front(pages_of(body.pages)), *body.pages]
        heads_and_feet(pages, self.languages, self.directory, self.paper, proof=self.edition.proof)
        if self.edition.thumb_tabs:
            thumb_tabs(body.pages, self.paper)
        if self.edition.proof:
            line_numbers(pages, self.paper)
        return LaidOut(pages, self._bookmarks(), missing_letters(pages))

    def _front(self, numbers: Mapping[str, int]) -> list[Page]:
        """Cover, notes and contents; they fill the same pages before the numbers are known."""
        pages = Pages(self.paper)
        cover(pages, self.languages, self.directory, proof=self.edition.proof)
        pages.turn()
        set_notes(pages, self.languages, notes(self.languages, self.directory, self.edition), key="notes")
        contents(pages, self.languages, self._contents(), numbers)
        return pages.pages

    def _contents(self) -> list[Part]:
        """The lines of the contents."""
        languages = self.languages
        parts = []
        for place, part in enumerate(self.parts, 1):
            note = languages.joined(languages.each(partial(organisations, len(part.entries))))
            tab = self._tab(place) if self.edition.thumb_tabs else ""
            parts.append(Part(tuple(languages.texts(part.title)), part.key, note, tab))
        parts += [Part(tuple(index.titles), index.key) for index in self.indexes]
        parts.append(Part(tuple(languages.by_language(COLOPHON)), "colophon"))
        return parts

    def _entries(self, pages: Pages) -> None:
        columns = min(MOST_COLUMNS[self.edition.paper], self.edition.columns)
        setting = Setting(
            self.languages,
            self.paper.column_width(columns),
            self.directory.home,
            frozenset(entry.id for part in self.parts for entry in part.entries),
            frozenset(self.edition.fields),
        )
        for place, part in enumerate(self.parts, 1):
            flow(pages, self._section(setting, part, columns, self._tab(place)))

    def _tab(self, place: int) -> str:
        """What the thumb tabs of a section show: its number; those of the only one may show letters instead."""
        return "" if self.edition.letters and len(self.parts) == 1 else str(place)

    def _section(self, setting: Setting, part: SectionPart, columns: int, tab: str) -> Section:
        titles = self.languages.texts(part.title)
        heading = heading_block(self.languages, titles, self.paper, key=part.key)
        blocks = section_blocks(setting, part, self.edition, self.turning, lettered_tabs=not tab)
        return Section(heading, blocks, columns, tuple(titles), tab=tab)

    def _set_indexes(self, pages: Pages) -> None:
        numbers = pages_of(pages.pages)
        for index in self.indexes:
            after_index = any(index.titles[0] == titles[0] for titles in pages.page.titles for index in self.indexes)
            flow(pages, self._index(index, numbers, beside=after_index and pages.room > self.paper.depth / 2))

    def _index(self, index: Index, numbers: Mapping[str, int], *, beside: bool) -> Section:
        """An index, on a new page unless it stands `beside` the end of another that leaves half a page."""
        columns = self.paper.columns_of(index.narrowest, INDEX_COLUMNS)
        heading = heading_block(self.languages, index.titles, self.paper, key=index.key)
        blocks = index_blocks(self.languages, index.items, numbers, self.paper.column_width(columns))
        return Section(heading, blocks, columns, tuple(index.titles), new_page=not beside, apart=beside)

    def _colophon(self, pages: Pages) -> None:
        heading = heading_block(self.languages, self.languages.by_language(COLOPHON), self.paper, key="colophon")
        last_notes = colophon(self.languages, self.directory)
        if pages.room < heading.before + heading.height + depth_of_notes(last_notes, self.paper):
            pages.turn()
        flow(pages, Section(heading, (), 1, ()))
        set_notes(pages, self.languages, last_notes)

    def _bookmarks(self) -> list[Bookmark]:
        """The outline: the parts, and below each section its entries."""
        languages = self.languages
        outline = [Bookmark(languages.joined(languages.by_language(CONTENTS_TITLE)), "contents")]
        entries = {part.key: part.entries for part in self.parts}
        for part in self._contents():
            outline.append(Bookmark(languages.joined(list(part.titles)), part.key))
            for entry in entries.get(part.key, ()):
                shown = shown_name(languages, entry.names)
                title = f"{shown.text} ({shown.acronym})" if shown.acronym else shown.text
                outline.append(Bookmark(title, entry_key(entry.id), 1))
        return outline


def _properties(languages: Languages, directory: Directory) -> Properties:
    publisher = languages.joined(languages.texts(directory.publisher))
    title = languages.joined(languages.by_language(TITLE))
    return Properties(
        title=f"{title} – {publisher}",
        author=publisher,
        subject=languages.joined(
            languages.each(lambda: _("Updated on {day}").format(day=format_date(directory.as_of)))
        ),
        language=TAGS[languages.first],
        day=directory.as_of,
        keywords=", ".join(title for family in directory.families for title in languages.texts(family.title)),
    )
