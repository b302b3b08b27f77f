"""The indexes: people, countries, acronyms and other names, roles; `see` where a name is not the first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from desktop_app.i18n import N_, collation_key, country_name, fold
from desktop_app.printing.directory_entries import entry_key, indexed_name
from desktop_app.printing.edition import INDEXES
from desktop_app.printing.languages import Languages, other_acronyms, other_names, shown_name
from desktop_app.printing.lines import Block, Paragraph, Piece, block, leader_lines, set_lines, widest_number
from desktop_app.printing.page import FOLIO, GRID, INDEX, INDEX_ITALIC, INDEX_NOTE, INDEX_STRONG, LETTER
from desktop_app.printing.typography import NO_BREAK, one_line, unbroken
from desktop_app.services.directory import Directory, Entry

SEE = N_("see")
CONTINUED = N_("continued")
LINE = "Index/P"
"""The role of a line: paragraphs inside an index."""


class Item(NamedTuple):
    """One line of an index: what it is sorted under, what is printed, where it leads."""

    under: str
    pieces: tuple[Piece, ...]
    keys: tuple[str, ...]
    group: str = ""
    """A heading of its own instead of the letter: a country, a role."""

    @property
    def text(self) -> str:
        """All that is printed, to put namesakes in order."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Index:
    """One index: its titles, where links to it lead, its lines, how narrow a column may be."""

    titles: list[str]
    key: str
    items: list[Item]
    narrowest: float


def indexes(languages: Languages, directory: Directory, chosen: Sequence[str]) -> list[Index]:
    """The chosen indexes that have something in them."""
    found = []
    for name in chosen:
        items, narrowest = _ITEMS[name]
        index = Index(languages.by_language(INDEXES[name]), f"index-{name}", items(languages, directory), narrowest)
        found += [index] if index.items else []
    return found


def letter_of(text: str) -> str:
    """The letter a name is grouped under: É stands with E, Œ with O, Ș with S; figures have their group."""
    return _group(text[0]) if text and text[0].isalnum() else "#"


@cache
def _group(first: str) -> str:
    if first.isdigit():
        return "0–9"
    # Й and Ё are letters of their own, not И and Е with an ornament.
    return first.upper() if "\u0400" <= first <= "\u04ff" else fold(first)[:1].upper()


def _entries(directory: Directory) -> list[Entry]:
    return list({entry.id: entry for family in directory.families for entry in family.entries}.values())


def people_items(languages: Languages, directory: Directory) -> list[Item]:
    """Everybody named, once, with each entry they stand in."""
    found: dict[str, tuple[str, str, list[str]]] = {}
    for entry in _entries(directory):
        key = entry_key(entry.id)
        for person in entry.people:
            known = found.get(person.id)
            if known is None:
                known = found[person.id] = (*indexed_name(languages, person), [])
            if key not in known[2]:
                known[2].append(key)
    return [Item(under, (Piece(printed, INDEX),), tuple(keys)) for printed, under, keys in found.values()]


def country_items(languages: Languages, directory: Directory) -> list[Item]:
    """Every country with its organisations."""
    items = []
    for entry in _entries(directory):
        country = entry.country or (entry.address.country if entry.address else "")
        if country:
            said = languages.joined(languages.each(partial(country_name, country)))
            shown = shown_name(languages, entry.names)
            items.append(Item(shown.text, (Piece(shown.text, INDEX),), (entry_key(entry.id),), said))
    return items


def role_items(languages: Languages, directory: Directory) -> list[Item]:
    """Every title with who holds it, and where."""
    found: dict[tuple[str, str], tuple[str, str, list[str]]] = {}
    for entry in _entries(directory):
        for person in entry.people:
            for title in person.titles:
                said = " / ".join(languages.texts(title))
                group = said[:1].upper() + said[1:]
                held = found.setdefault((group, person.id), (*indexed_name(languages, person), []))
                if entry_key(entry.id) not in held[2]:
                    held[2].append(entry_key(entry.id))
    return [
        Item(under, (Piece(printed, INDEX),), tuple(keys), group)
        for (group, _id), (printed, under, keys) in found.items()
        if group
    ]


def acronym_items(languages: Languages, directory: Directory) -> list[Item]:
    """Every acronym with its organisation; other acronyms and names, also former ones, refer to it."""
    return [item for entry in _entries(directory) for item in _entry_items(languages, entry)]


def _entry_items(languages: Languages, entry: Entry) -> Iterable[Item]:
    key = (entry_key(entry.id),)
    shown = shown_name(languages, entry.names)
    name = shown.text
    if shown.acronym:
        pieces = (Piece(shown.acronym, INDEX_STRONG), Piece(f" {name}", INDEX))
        yield Item(shown.acronym, pieces, key)
    said = {shown.acronym, name}
    others = [*other_acronyms(languages, entry.names), *map(one_line, entry.names.former)]
    others += [other.text for other in other_names(languages, entry.names)]
    acronyms = set(map(one_line, entry.names.acronyms.values()))
    for other in others:
        if other and other not in said:
            said.add(other)
            yield Item(other, _see(languages, other, shown.acronym or name, other in acronyms), key)


def _see(languages: Languages, other: str, first: str, acronym: bool) -> tuple[Piece, ...]:
    see = unbroken(languages.inline(SEE))
    return (
        Piece(other, INDEX_STRONG if acronym else INDEX_ITALIC),
        Piece(f" →{NO_BREAK}{see}{NO_BREAK}", INDEX_NOTE),
        Piece(first, INDEX_STRONG if acronym else INDEX),
    )


_ITEMS: dict[str, tuple[Callable[[Languages, Directory], list[Item]], float]] = {
    "people": (people_items, 135.0),
    "country": (country_items, 190.0),
    "acronym": (acronym_items, 190.0),
    "role": (role_items, 135.0),
}


def _lines_of(item: Item, pages: Mapping[str, int], room: float, widest: float) -> Paragraph:
    right: list[Piece] = []
    folios = {pages[key]: key for key in reversed(item.keys) if key in pages}
    for number in sorted(folios):
        right += [Piece(f",{NO_BREAK}", INDEX)] if right else []
        right.append(Piece(str(number), FOLIO, f"#{folios[number]}", "never"))
    return Paragraph(tuple(leader_lines(item.pieces, right, room, widest=widest)), LINE)


def _heading(text: str, room: float, item: Item) -> Paragraph:
    style = INDEX_STRONG if item.group else LETTER
    return Paragraph(tuple(set_lines([Piece(text, style)], room)), "H3")


def together(lines: Sequence[Paragraph]) -> list[Sequence[Paragraph]]:
    """The lines of a group in what no column parts: the first two with their heading, and the last two."""
    if len(lines) <= 3:
        return [lines]
    return [lines[:2], *((line,) for line in lines[2:-2]), lines[-2:]]


def index_blocks(
    languages: Languages, items: Iterable[Item], pages: Mapping[str, int], room: float
) -> tuple[Block, ...]:
    """The index in order; each letter or group stands above its first lines, and a group again where it goes on."""
    code = languages.first
    widest = widest_number(max(pages.values(), default=0), FOLIO)
    going_on = languages.inline(CONTINUED)

    def order(item: Item) -> tuple[bytes, bytes, str, tuple[str, ...]]:
        group = collation_key(item.group, code) if item.group else b""
        return group, collation_key(item.under, code), item.text, item.keys

    blocks: list[Block] = []
    for heading, group in groupby(sorted(items, key=order), key=lambda item: item.group or letter_of(item.under)):
        held = list(group)
        guides = [(item.group or item.pieces[0].text,) for item in held]
        again = tuple(set_lines([Piece(f"{heading} ({going_on})", INDEX_STRONG)], room)) if held[0].group else ()
        place = 0
        for lines in together([_lines_of(item, pages, room, widest) for item in held]):
            kept = lines if place else (_heading(heading, room, held[0]), *lines)
            one = block(kept, 0.0 if place else GRID, guide=guides[place])
            place += len(lines)
            if len(lines) > 1 or again:
                until = guides[place - 1] if len(lines) > 1 else ()
                one = one._replace(until=until, again=again if place > len(lines) else ())
            blocks.append(one)
    return tuple(blocks)
