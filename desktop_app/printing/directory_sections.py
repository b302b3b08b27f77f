"""The sections of an edition: the entries by family, by country or by category, in the order of its language."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from desktop_app.i18n import LANGUAGES, N_, _, collation_key, country_name, speaking
from desktop_app.printing.directory_entries import Setting, entry_block, sorted_entries
from desktop_app.printing.directory_index import letter_of
from desktop_app.printing.edition import Edition
from desktop_app.printing.languages import Languages, shown_name
from desktop_app.printing.lines import Block, Paragraph, Piece, height_of, set_lines
from desktop_app.printing.page import GRID, LETTER
from desktop_app.services.directory import ByLanguage, Directory, Entry

NO_COUNTRY = N_("Without a country")
NO_CATEGORY = N_("Without a category")


class Part(NamedTuple):
    """One section: its title, where links to it lead, its entries in order."""

    title: ByLanguage
    key: str
    entries: tuple[Entry, ...]


def sections(languages: Languages, directory: Directory, edition: Edition) -> list[Part]:
    """The sections an edition wants, each with its entries in the order of its language."""
    if edition.sections == "family":
        grouped = [(family.title, family.entries) for family in directory.families]
    else:
        entries = list({entry.id: entry for family in directory.families for entry in family.entries}.values())
        by_country = edition.sections == "country"
        grouped = _by_country(languages, entries) if by_country else _by_category(directory, entries)
    return [
        Part(title, f"section-{place}", tuple(sorted_entries(languages, tuple(entries))))
        for place, (title, entries) in enumerate(grouped)
    ]


def _by_country(languages: Languages, entries: Iterable[Entry]) -> list[tuple[ByLanguage, tuple[Entry, ...]]]:
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.country or (entry.address.country if entry.address else ""), []).append(entry)
    titled = [(_in_each(partial(country_name, code)), code, tuple(held)) for code, held in grouped.items() if code]
    titled.sort(key=lambda one: collation_key(one[0][languages.first], languages.first))
    found: list[tuple[ByLanguage, tuple[Entry, ...]]] = [(title, held) for title, _code, held in titled]
    if "" in grouped:
        found.append((_in_each(partial(_, NO_COUNTRY)), tuple(grouped[""])))
    return found


def _by_category(directory: Directory, entries: Iterable[Entry]) -> list[tuple[ByLanguage, tuple[Entry, ...]]]:
    grouped: dict[str, list[Entry]] = {}
    titles = {category.code: category.title for category in directory.categories}
    for entry in entries:
        grouped.setdefault(entry.category if entry.category in titles else "", []).append(entry)
    titles[""] = _in_each(partial(_, NO_CATEGORY))
    return [(title, tuple(grouped[code])) for code, title in titles.items() if code in grouped]


def _in_each(say: "partial[str]") -> dict[str, str]:
    titles = {}
    for code in LANGUAGES:
        with speaking(code):
            titles[code] = say()
    return titles


def section_blocks(
    setting: Setting,
    part: Part,
    edition: Edition,
    going_on: Callable[[], None] | None = None,
    *,
    lettered_tabs: bool = False,
) -> tuple[Block, ...]:
    """The entries of a section as blocks; with letters, each above the first entry that begins with it.

    `going_on` is called with each, so that a long section can be cancelled too; `lettered_tabs`: the thumb tabs of
    their pages show the letters.
    """
    setting = replace(setting, heading="H4") if edition.letters else setting
    blocks: list[Block] = []
    before = ""
    for entry in part.entries:
        if going_on:
            going_on()
        one = entry_block(setting, entry)
        if not edition.letters:
            blocks.append(one)
            continue
        letter = letter_of(shown_name(setting.languages, entry.names).text)
        one = one if letter == before else _below(letter, one, setting.room)
        blocks.append(one._replace(letter=letter) if lettered_tabs else one)
        before = letter
    return tuple(blocks)


def _below(letter: str, one: Block, room: float) -> Block:
    """An entry below its letter, which never stands alone at the foot of a column."""
    heading = Paragraph(tuple(set_lines([Piece(letter, LETTER)], room)), "H3")
    higher = height_of([heading])
    right, below = one.aside
    return one._replace(
        paragraphs=(heading, *one.paragraphs),
        height=one.height + higher,
        before=2 * GRID,
        marked=one.marked if one.marked < 0 else higher,
        aside=(right, below + higher),
    )
