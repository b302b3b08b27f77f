"""Notes to the reader and colophon: a heading at the side, the languages next to each other where there is room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from desktop_app.i18n import N_, _, format_date, ngettext
from desktop_app.printing.address import address_lines
from desktop_app.printing.directory_entries import CHANGED_MARK, FAX, FOREIGN_MARK, MOBILE, PHONE
from desktop_app.printing.directory_front import SECRETARIAT, put, tag_of
from desktop_app.printing.directory_layout import Anchor, Pages
from desktop_app.printing.edition import Edition
from desktop_app.printing.languages import Languages, shown_name
from desktop_app.printing.lines import Line, Piece, even_lines, set_after, set_lines
from desktop_app.printing.page import (
    GRID,
    MM,
    PROSE,
    PROSE_ACCENT,
    PROSE_HEADING,
    PROSE_HEADING_OTHER,
    PROSE_ITALIC,
    PROSE_STRONG,
    PageFormat,
)
from desktop_app.printing.typography import one_line, unbroken
from desktop_app.services.directory import Directory

SIDE = 46 * MM
"""The width of the headings beside the notes; on a small paper they stand above."""
WIDE = 400.0
"""From which width of text the headings stand beside the notes."""
GAP = 2.2 * GRID
LEVEL = 2.7
"""How far below the top of a heading beside it a text starts, so that their first lines stand level."""


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

_ORDER = {
    "family": N_(
        "Entries stand by family, then in alphabetical order. Addresses follow the usage of their "
        "country, which is named unless it is the secretariat’s own. On screen, every e-mail and web "
        "address and every page number of the contents and indexes is a link."
    ),
    "country": N_(
        "Entries stand by country, then in alphabetical order. Addresses follow the usage of their "
        "country. On screen, every e-mail and web address and every page number of the contents and "
        "indexes is a link."
    ),
    "category": N_(
        "Entries stand by category of member, then in alphabetical order. Addresses follow the usage of "
        "their country, which is named unless it is the secretariat’s own. On screen, every e-mail and web "
        "address and every page number of the contents and indexes is a link."
    ),
}
_PROTECTION = N_(
    "The people named here agreed to stand in this printed directory. Their data serve the work of "
    "the platform and of its members only; any other use, canvassing above all, is excluded. "
    "Everyone may at any time have what concerns them corrected or removed, by writing to the "
    "secretariat."
)


def notes(languages: Languages, directory: Directory, edition: Edition) -> list[Note]:
    """How to read the directory, what day it is true of, and how personal data are protected."""
    updated = languages.each(lambda: _("Updated on {day}.").format(day=format_date(directory.as_of)))
    return [
        Note(languages.by_language(N_("Up to date")), _prose(updated)),
        Note(languages.by_language(N_("How to read an entry")), _prose(languages.say(_ORDER[edition.sections]))),
        Note(languages.by_language(N_("Signs and abbreviations")), _signs(languages, edition), 15 * MM),
        Note(languages.by_language(N_("Personal data")), _prose(languages.say(_PROTECTION))),
    ]


def _signs(languages: Languages, edition: Edition) -> list[list[list[Piece]]]:
    signs: list[list[list[Piece]]] = [[] for _code in languages.codes]
    for sign, style, meaning in _SIGNS:
        for place, (shown, text) in enumerate(zip(languages.say(sign), languages.say(meaning), strict=True)):
            signs[place].append([Piece(shown, style), Piece(text, PROSE)])
    if edition.changed_since:
        since = date.fromisoformat(edition.changed_since)
        changed = languages.each(lambda: _("changed since the edition of {day}").format(day=format_date(since)))
        for place, text in enumerate(changed):
            signs[place].append([Piece(CHANGED_MARK, PROSE_ACCENT), Piece(text, PROSE)])
    return signs


class _Set(NamedTuple):
    """A paragraph of a note at its place within it."""

    x: float
    y: float
    lines: list[Line]
    role: str
    place: int
    """In which of the document's languages it is."""

    @property
    def foot(self) -> float:
        return self.y + sum(line.leading for line in self.lines)


def _arranged(note: Note, paper: PageFormat, other: str = "") -> list[_Set]:
    """The paragraphs of a note: headings beside or above, the languages next to or below one another.

    On a small paper a sign is explained once for all languages, the second of which has the tag `other`.
    """
    beside = paper.measure >= WIDE
    if note.indent and not beside:
        note = replace(note, paragraphs=[[_in_one(signs, other) for signs in zip(*note.paragraphs, strict=True)]])
    side = SIDE if beside else 0.0
    placed: list[_Set] = []
    y = 0.0
    for place, text in enumerate(note.headings):
        style = PROSE_HEADING_OTHER if place else PROSE_HEADING
        lines = even_lines([Piece(text, style)], SIDE - 6 * MM if beside else paper.measure)
        placed.append(_Set(0, y, lines, "P" if place else "H2", place))
        y = placed[-1].foot
    count = len(note.paragraphs) if beside else 1
    room = (paper.measure - side - (count - 1) * paper.gutter) / count
    y = LEVEL if beside else y + 2
    for place, paragraphs in enumerate(note.paragraphs):
        x = side + place * (room + paper.gutter) if beside else 0.0
        below = LEVEL if beside else y
        for pieces in paragraphs:
            placed.append(_Set(x, below, _explained(pieces, room, note.indent), "P", place))
            below = placed[-1].foot
        y = below + 5
    return placed


def _in_one(explained: Sequence[list[Piece]], other: str) -> list[Piece]:
    """A sign with what it means in each language."""
    (sign, meaning), *others = explained
    found = [sign, meaning]
    for _sign, text in others:
        found += [Piece(" / ", PROSE), text._replace(language=other)] if text.text != meaning.text else []
    return found


def _explained(paragraph: list[Piece], room: float, indent: float) -> list[Line]:
    """A paragraph; with an indent, its first piece is a sign that stands before the others."""
    if not indent:
        return set_lines(paragraph, room)
    return set_after(paragraph[0], paragraph[1:], room, hanging=indent)


def set_notes(pages: Pages, languages: Languages, set_of_notes: Sequence[Note], *, key: str = "") -> None:
    """Place notes one below the other, on a new page where one does not fit."""
    for note in set_of_notes:
        arranged = _arranged(note, pages.paper, tag_of(languages, 1))
        depth = max(one.foot for one in arranged)
        if pages.page.used and depth > pages.room:
            pages.turn()
        page, paper = pages.page, pages.paper
        top = paper.top + page.used
        if key:
            page.anchors.append(Anchor(key, top, note.headings[0]))
            key = ""
        for one in arranged:
            put(page, one.lines, paper.left(page.number) + one.x, top + one.y, one.role, tag_of(languages, one.place))
        page.used += depth + GAP


def depth_of_notes(set_of_notes: Sequence[Note], paper: PageFormat) -> float:
    """How much of a page some notes take."""
    return sum(max(one.foot for one in _arranged(note, paper)) + GAP for note in set_of_notes)


def colophon(languages: Languages, directory: Directory) -> list[Note]:
    """What was printed, from where, in what type, and how many people are not named."""
    entries = [entry for family in directory.families for entry in family.entries]
    named = {person.id for entry in entries for person in entry.people}

    def edition_of() -> str:
        day = format_date(directory.as_of)
        counted = _("Updated on {day}. {organisations}, {people}.").format(
            day=day, organisations=organisations(len(entries)), people=people(len(named))
        )
        return f"{counted} {not_named(directory.left_out)}" if directory.left_out else counted

    type_used = languages.say(N_("Composed in Source Serif 4 and Source Sans 3, with Parvis."))
    return [
        *_secretariat(languages, directory),
        Note(languages.by_language(N_("This edition")), _prose(languages.each(edition_of))),
        Note(languages.by_language(N_("Type")), _prose(type_used)),
    ]


def _secretariat(languages: Languages, directory: Directory) -> list[Note]:
    """Where to write to, once for all languages."""
    entry = directory.secretariat
    if not entry:
        return []
    lines = [shown_name(languages, entry.names).text]
    if entry.address:
        lines += address_lines(entry.address, [], directory.home)
    lines += [unbroken(point.text) for point in entry.reach.phones]
    paragraphs = [[Piece(line, PROSE)] for line in lines]
    for point in entry.reach.emails:
        text = one_line(point.text)
        paragraphs.append([Piece(text, PROSE, f"mailto:{text}", "address")])
    return [Note(languages.by_language(SECRETARIAT), [paragraphs])]
