"""The directory (annuaire) as PDF: data → blocks of lines → pages → drawing, each step on plain values."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, format_date
from desktop_app.printing.directory_entries import entry_block, entry_key, sorted_entries
from desktop_app.printing.directory_front import (
    CONTENTS_TITLE,
    TITLE,
    Part,
    by_language,
    contents,
    cover,
    heading_block,
    heads_and_feet,
)
from desktop_app.printing.directory_index import Item, acronym_items, index_blocks, people_items
from desktop_app.printing.directory_layout import Page, Pages, Section, flow, pages_of
from desktop_app.printing.directory_notes import colophon, depth_of_notes, notes, organisations, set_notes
from desktop_app.printing.drawing import Bookmark, Progress, Properties, draw
from desktop_app.printing.edition import Edition, Language, shown_name
from desktop_app.printing.page import A4, PageFormat
from desktop_app.printing.typefaces import missing
from desktop_app.printing.typography import Spacing
from desktop_app.services.directory import Directory, Family

PEOPLE = N_("Index of people")
ACRONYMS = N_("Index of acronyms and other names")
COLOPHON = N_("Colophon")


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
    """The document before it is drawn."""

    pages: Sequence[Page]
    bookmarks: Sequence[Bookmark]


@dataclass(frozen=True)
class Index:
    """One index: its titles, where links to it lead, its lines, in how many columns they stand."""

    titles: list[str]
    key: str
    items: list[Item]
    columns: int


def print_directory(
    directory: Directory,
    language: Language,
    target: BinaryIO | Path,
    progress: Progress | None = None,
    *,
    paper: PageFormat = A4,
    spacing: Spacing = "imprimerie nationale",
) -> Printed:
    """Write the directory in French, English or both; when `progress` raises Cancelled nothing is written."""
    edition = Edition(("fr", "en") if language == "fr+en" else (language,), spacing)
    laid_out = lay_out(edition, directory, paper)
    drawn = draw(laid_out.pages, paper, _properties(edition, directory), laid_out.bookmarks, progress)
    if isinstance(target, Path):
        _write(drawn, target)
    else:
        target.write(drawn)
    return Printed(len(laid_out.pages), missing_letters(laid_out.pages))


def _write(drawn: bytes, target: Path) -> None:
    try:
        target.write_bytes(drawn)
    except OSError as refused:
        reason = _("{file} could not be written: {reason}. Choose another folder.")
        raise UserError(reason.format(file=target.name, reason=refused.strerror)) from refused


def lay_out(edition: Edition, directory: Directory, paper: PageFormat = A4) -> LaidOut:
    """All pages with every line at its place; page numbers are known before anything is drawn."""
    indexes = _indexes(edition, directory)
    parts = _parts(edition, directory, indexes)
    front = _front(edition, directory, paper, parts, {})
    body = Pages(paper, first=len(front) + 1)
    for place, family in enumerate(directory.families):
        flow(body, _family(edition, directory, family, place, paper))
    _set_indexes(body, edition, indexes)
    _colophon(body, edition, directory)
    front = _front(edition, directory, paper, parts, pages_of(body.pages))
    pages = [*front, *body.pages]
    heads_and_feet(pages, edition, directory, paper)
    return LaidOut(pages, _bookmarks(edition, directory, parts))


def missing_letters(pages: Sequence[Page]) -> tuple[Missing, ...]:
    """The characters that cannot be printed, by name, each at the first page it stands on."""
    found: dict[str, Missing] = {}
    for page in pages:
        for letter in missing(run.text for placed in page.placed for run in placed.line.runs):
            name = unicodedata.name(letter, f"U+{ord(letter):04X}")
            found.setdefault(letter, Missing(letter, name, page.number))
    return tuple(found.values())


def _family_key(place: int) -> str:
    return f"family-{place}"


def _parts(edition: Edition, directory: Directory, indexes: Sequence[Index]) -> list[Part]:
    """The lines of the contents."""
    parts = []
    for place, family in enumerate(directory.families):
        note = edition.joined(edition.each(partial(organisations, len(family.entries))))
        parts.append(Part(tuple(edition.texts(family.title)), _family_key(place), note))
    parts += [Part(tuple(index.titles), index.key) for index in indexes]
    parts.append(Part(tuple(by_language(edition, COLOPHON)), "colophon"))
    return parts


def _front(
    edition: Edition,
    directory: Directory,
    paper: PageFormat,
    parts: Sequence[Part],
    numbers: Mapping[str, int],
) -> list[Page]:
    """Cover, notes and contents; they fill the same pages before the numbers are known."""
    pages = Pages(paper)
    cover(pages, edition, directory)
    pages.turn()
    set_notes(pages, notes(edition, directory), key="notes")
    contents(pages, edition, parts, numbers)
    return pages.pages


def _family(edition: Edition, directory: Directory, family: Family, place: int, paper: PageFormat) -> Section:
    present = frozenset(entry.id for each in directory.families for entry in each.entries)
    titles = edition.texts(family.title)
    room = paper.column_width(2)
    entries = sorted_entries(edition, family.entries)
    blocks = tuple(entry_block(edition, entry, room, directory.home, present) for entry in entries)
    return Section(heading_block(titles, paper.measure, key=_family_key(place)), blocks, 2, tuple(titles))


def _indexes(edition: Edition, directory: Directory) -> list[Index]:
    """The indexes that have something in them."""
    people = Index(by_language(edition, PEOPLE), "index-people", people_items(edition, directory), 3)
    acronyms = Index(by_language(edition, ACRONYMS), "index-acronyms", acronym_items(edition, directory), 2)
    return [index for index in (people, acronyms) if index.items]


def _set_indexes(pages: Pages, edition: Edition, indexes: Sequence[Index]) -> None:
    numbers = pages_of(pages.pages)
    for index in indexes:
        heading = heading_block(index.titles, pages.paper.measure, key=index.key)
        blocks = index_blocks(edition, index.items, numbers, pages.paper.column_width(index.columns))
        flow(pages, Section(heading, blocks, index.columns, tuple(index.titles), new_page=True))


def _colophon(pages: Pages, edition: Edition, directory: Directory) -> None:
    titles = by_language(edition, COLOPHON)
    heading = heading_block(titles, pages.paper.measure, key="colophon")
    last_notes = colophon(edition, directory)
    if pages.room < heading.before + heading.height + depth_of_notes(last_notes, pages.paper):
        pages.turn()
    flow(pages, Section(heading, (), 1, ()))
    set_notes(pages, last_notes)


def _bookmarks(edition: Edition, directory: Directory, parts: Sequence[Part]) -> list[Bookmark]:
    """The outline: the parts, and below each family its entries."""
    outline = [Bookmark(edition.joined(by_language(edition, CONTENTS_TITLE)), "contents")]
    families = {_family_key(place): family for place, family in enumerate(directory.families)}
    for part in parts:
        outline.append(Bookmark(edition.joined(list(part.titles)), part.key))
        if part.key in families:
            for entry in sorted_entries(edition, families[part.key].entries):
                shown = shown_name(edition, entry.names)
                title = f"{shown.text} ({shown.acronym})" if shown.acronym else shown.text
                outline.append(Bookmark(title, entry_key(entry.id), 1))
    return outline


def _properties(edition: Edition, directory: Directory) -> Properties:
    publisher = edition.joined(edition.texts(directory.publisher))
    title = edition.joined(by_language(edition, TITLE))
    return Properties(
        title=f"{title} – {publisher}",
        author=publisher,
        subject=edition.joined(edition.each(lambda: _("Updated on {day}").format(day=format_date(directory.as_of)))),
        language={"fr": "fr-FR", "en": "en-GB"}[edition.first],
        day=directory.as_of,
        keywords=", ".join(title for family in directory.families for title in edition.texts(family.title)),
    )
