"""Notes to the reader and colophon: a heading at the side, the languages next to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.i18n import N_, _, format_date, ngettext
from desktop_app.printing.address import address_lines
from desktop_app.printing.directory_entries import FAX, FOREIGN_MARK, MOBILE, PHONE
from desktop_app.printing.directory_front import SECRETARIAT, by_language, put
from desktop_app.printing.directory_layout import Anchor, Pages
from desktop_app.printing.edition import Edition, shown_name
from desktop_app.printing.lines import Line, Piece, set_after, set_lines
from desktop_app.printing.page import (
    CONTENTS_OTHER,
    GRID,
    MM,
    PROSE,
    PROSE_ACCENT,
    PROSE_HEADING,
    PROSE_ITALIC,
    PROSE_STRONG,
    PageFormat,
    Style,
)
from desktop_app.printing.typography import one_line, unbroken
from desktop_app.services.directory import Directory

SIDE = 46 * MM
"""The width of the headings beside the notes."""
GAP = 2.2 * GRID


@dataclass(frozen=True)
class Note:
    """A note to the reader: its heading, and in each language its paragraphs."""

    headings: list[str]
    paragraphs: list[list[list[Piece]]]
    indent: float = 0.0
    """Where the explanations of a list of signs start."""


def _prose(texts: Iterable[str]) -> list[list[list[Piece]]]:
    return [[[Piece(text, PROSE)]] for text in texts]


def organisations(count: int) -> str:
    """How many organisations, in words, in the language in force."""
    return ngettext("{count} organisation", "{count} organisations", count).format(count=count)


def people(count: int) -> str:
    """How many people, in words, in the language in force."""
    return ngettext("{count} person", "{count} people", count).format(count=count)


def not_named(count: int) -> str:
    """How many people the directory does not name, in the language in force."""
    return ngettext(
        "{count} person is not named, for want of consent to the printed directory.",
        "{count} people are not named, for want of consent to the printed directory.",
        count,
    ).format(count=count)


_SIGNS = (
    (N_("Name"), PROSE_STRONG, N_("name in the language of this edition")),
    (N_("Name"), PROSE_ITALIC, N_("name in another language")),
    (FOREIGN_MARK, PROSE_ACCENT, N_("not in this language: what stands here is in another one")),
    (N_("ABC"), PROSE_ACCENT, N_("acronym")),
    (PHONE, PROSE_ACCENT, N_("telephone")),
    (MOBILE, PROSE_ACCENT, N_("mobile phone")),
    (FAX, PROSE_ACCENT, N_("fax")),
    ("–", PROSE_STRONG, N_("after a person: the organisation they speak for")),
    ("→", PROSE_STRONG, N_("in the index: see the name that follows")),
)
"""Each sign of an entry, how it is printed, and what it means."""


def notes(edition: Edition, directory: Directory) -> list[Note]:
    """How to read the directory, what day it is true of, and how personal data are protected."""
    signs: list[list[list[Piece]]] = [[] for _code in edition.languages]
    for sign, style, meaning in _SIGNS:
        for place, (shown, text) in enumerate(zip(edition.say(sign), edition.say(meaning), strict=True)):
            signs[place].append([Piece(shown, style), Piece(text, PROSE)])
    updated = edition.each(lambda: _("Updated on {day}.").format(day=format_date(directory.as_of)))
    order = edition.say(
        N_(
            "Entries stand by family, then in alphabetical order. Addresses follow the usage of their "
            "country, which is named unless it is the secretariat's own. On screen, every e-mail and web "
            "address and every page number of the contents and indexes is a link."
        )
    )
    protection = edition.say(
        N_(
            "The people named here agreed to stand in this printed directory. Their data serve the work of "
            "the platform and of its members only; any other use, canvassing above all, is excluded. "
            "Everyone may at any time have what concerns them corrected or removed, by writing to the "
            "secretariat."
        )
    )
    return [
        Note(by_language(edition, N_("Up to date")), _prose(updated)),
        Note(by_language(edition, N_("How to read an entry")), _prose(order)),
        Note(by_language(edition, N_("Signs and abbreviations")), signs, 15 * MM),
        Note(by_language(edition, N_("Personal data")), _prose(protection)),
    ]


def set_notes(pages: Pages, set_of_notes: Sequence[Note], *, key: str = "") -> None:
    """Place notes one below the other, on a new page where one does not fit."""
    for note in set_of_notes:
        heading, columns = _columns(note, pages.paper)
        depth = _depth(heading, columns)
        if pages.page.used and depth > pages.room:
            pages.turn()
        page, top = pages.page, pages.paper.top + pages.page.used
        if key:
            page.anchors.append(Anchor(key, top))
            key = ""
        left = pages.paper.left(page.number)
        put(page, heading, left, top)
        for place, lines in enumerate(columns):
            wide = _width(note, pages.paper)
            put(page, lines, left + SIDE + place * (wide + pages.paper.gutter), top + 4)
        page.used += depth + GAP


def depth_of_notes(set_of_notes: Sequence[Note], paper: PageFormat) -> float:
    """How much of a page some notes take."""
    return sum(_depth(*_columns(note, paper)) + GAP for note in set_of_notes)


def _depth(heading: list[Line], columns: list[list[Line]]) -> float:
    return max(sum(line.leading for line in lines) for lines in [heading, *columns])


def _width(note: Note, paper: PageFormat) -> float:
    count = len(note.paragraphs)
    return (paper.measure - SIDE - (count - 1) * paper.gutter) / count


def _columns(note: Note, paper: PageFormat) -> tuple[list[Line], list[list[Line]]]:
    heading: list[Line] = []
    for place, text in enumerate(note.headings):
        style = PROSE_HEADING if place == 0 else Style("serif-italic", 11, 15, CONTENTS_OTHER.colour)
        heading += set_lines([Piece(text, style)], SIDE - 6 * MM)
    wide = _width(note, paper)
    columns = [
        [line for paragraph in paragraphs for line in _explained(paragraph, wide, note.indent)]
        for paragraphs in note.paragraphs
    ]
    return heading, columns


def _explained(paragraph: list[Piece], room: float, indent: float) -> list[Line]:
    """A paragraph; with an indent, its first piece is a sign that stands before the others."""
    if not indent:
        return set_lines(paragraph, room)
    return set_after(paragraph[0], paragraph[1:], room, hanging=indent)


def colophon(edition: Edition, directory: Directory) -> list[Note]:
    """What was printed, from where, in what type, and how many people are not named."""
    entries = [entry for family in directory.families for entry in family.entries]
    named = {person.id for entry in entries for person in entry.people}

    def edition_of() -> str:
        day = format_date(directory.as_of)
        counted = _("Updated on {day}. {organisations}, {people}.").format(
            day=day, organisations=organisations(len(entries)), people=people(len(named))
        )
        return f"{counted} {not_named(directory.left_out)}" if directory.left_out else counted

    type_used = edition.say(N_("Composed in Source Serif 4 and Source Sans 3, with Parvis."))
    return [
        *_secretariat(edition, directory),
        Note(by_language(edition, N_("This edition")), _prose(edition.each(edition_of))),
        Note(by_language(edition, N_("Type")), _prose(type_used)),
    ]


def _secretariat(edition: Edition, directory: Directory) -> list[Note]:
    """Where to write to, once for all languages."""
    entry = directory.secretariat
    if not entry:
        return []
    lines = [shown_name(edition, entry.names).text]
    if entry.address:
        lines += address_lines(entry.address, [], directory.home)
    lines += [unbroken(point.text) for point in entry.reach.phones]
    paragraphs = [[Piece(line, PROSE)] for line in lines]
    for point in entry.reach.emails:
        text = one_line(point.text)
        paragraphs.append([Piece(text, PROSE, f"mailto:{text}", "address")])
    return [Note(by_language(edition, SECRETARIAT), [paragraphs])]
