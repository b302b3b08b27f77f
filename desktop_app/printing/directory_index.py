"""The indexes: people, then acronyms and other names, by letter, with `see` where a name is not the first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from desktop_app.i18n import N_, collation_key, fold
from desktop_app.printing.directory_entries import entry_key, indexed_name
from desktop_app.printing.edition import Edition, other_acronyms, other_names, shown_name
from desktop_app.printing.lines import Block, Piece, leader_lines, set_lines
from desktop_app.printing.page import FOLIO, GREY, GRID, INDEX, INDEX_ITALIC, LETTER, Style
from desktop_app.printing.typography import NO_BREAK, one_line, unbroken
from desktop_app.services.directory import Directory, Entry

SEE = N_("see")
ARROW = Style("sans", INDEX.size, colour=GREY)


@dataclass(frozen=True)
class Item:
    """One line of an index: what it is sorted under, what is printed, where it leads."""

    under: str
    pieces: tuple[Piece, ...]
    keys: tuple[str, ...]

    @property
    def text(self) -> str:
        """All that is printed, to put namesakes in order."""
        return "".join(piece.text for piece in self.pieces)


def letter_of(text: str) -> str:
    """The letter a name is grouped under: É stands with E, Œ with O, Ș with S; figures have their group."""
    first = next((sign for sign in text if sign.isalnum()), "")
    if not first or not text[0].isalnum():
        return "#"
    if first.isdigit():
        return "0–9"
    # Й and Ё are letters of their own, not И and Е with an ornament.
    return first.upper() if "\u0400" <= first <= "\u04ff" else fold(first)[:1].upper()


def people_items(edition: Edition, directory: Directory) -> list[Item]:
    """Everybody named, once, with each entry they stand in."""
    found: dict[str, tuple[str, str, list[str]]] = {}
    for family in directory.families:
        for entry in family.entries:
            for person in entry.people:
                printed, under = indexed_name(edition, person)
                keys = found.setdefault(person.id, (printed, under, []))[2]
                if entry_key(entry.id) not in keys:
                    keys.append(entry_key(entry.id))
    return [Item(under, (Piece(printed, INDEX),), tuple(keys)) for printed, under, keys in found.values()]


def acronym_items(edition: Edition, directory: Directory) -> list[Item]:
    """Every acronym with its organisation; other acronyms and names, also former ones, refer to it."""
    entries = {entry.id: entry for family in directory.families for entry in family.entries}
    return [item for entry in entries.values() for item in _entry_items(edition, entry)]


def _entry_items(edition: Edition, entry: Entry) -> Iterable[Item]:
    key = (entry_key(entry.id),)
    shown = shown_name(edition, entry.names)
    name = shown.text
    if shown.acronym:
        pieces = (Piece(shown.acronym, _strong()), Piece(f" {name}", INDEX))
        yield Item(shown.acronym, pieces, key)
    said = {shown.acronym, name}
    others = [*other_acronyms(edition, entry.names), *map(one_line, entry.names.former)]
    others += [other.text for other in other_names(edition, entry.names)]
    acronyms = set(map(one_line, entry.names.acronyms.values()))
    for other in others:
        if other and other not in said:
            said.add(other)
            yield Item(other, _see(edition, other, shown.acronym or name, other in acronyms), key)


def _strong() -> Style:
    return Style("sans-semibold", INDEX.size, INDEX.leading, INDEX.colour)


def _see(edition: Edition, other: str, first: str, acronym: bool) -> tuple[Piece, ...]:
    see = unbroken(edition.inline(SEE))
    return (
        Piece(other, _strong() if acronym else INDEX_ITALIC),
        Piece(f" →{NO_BREAK}{see}{NO_BREAK}", ARROW),
        Piece(first, _strong() if acronym else INDEX),
    )


def _lines_of(item: Item, pages: Mapping[str, int], room: float) -> Block:
    folios = list(dict.fromkeys((pages[key], key) for key in item.keys if key in pages))
    folios.sort()
    right: list[Piece] = []
    for number, key in dict(folios).items():
        right += [Piece(f",{NO_BREAK}", INDEX)] if right else []
        right.append(Piece(str(number), FOLIO, f"#{key}", "never"))
    return Block(tuple(leader_lines(item.pieces, right, room)), guide=item.pieces[0].text)


def index_blocks(edition: Edition, items: Iterable[Item], pages: Mapping[str, int], room: float) -> tuple[Block, ...]:
    """The index in order; each letter stands above its first line and never alone."""

    def order(item: Item) -> tuple[bytes, bytes, tuple[str, ...]]:
        return collation_key(item.under, edition.first), collation_key(item.text, edition.first), item.keys

    ordered = sorted(items, key=order)
    blocks: list[Block] = []
    for letter, group in groupby(ordered, key=lambda item: letter_of(item.under)):
        for place, item in enumerate(group):
            block = _lines_of(item, pages, room)
            if place == 0:
                heading = set_lines([Piece(letter, LETTER)], room)
                block = Block((*heading, *block.lines), GRID, guide=block.guide)
            blocks.append(block)
    return tuple(blocks)
