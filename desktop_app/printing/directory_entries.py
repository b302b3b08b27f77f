"""An entry of the directory as a block of lines: names, address, phones, people, links."""

from collections.abc import Iterator

from desktop_app.domain.names import full_name, sorting_name
from desktop_app.i18n import N_, _, collation_key, country_name, format_partial
from desktop_app.printing.address import address_lines
from desktop_app.printing.edition import Edition, Shown, other_acronyms, other_names, shown_name
from desktop_app.printing.lines import Block, Line, Piece, Wrap, set_after, set_lines, space
from desktop_app.printing.page import (
    ACRONYM,
    GRID,
    LABEL,
    MARK,
    NAME,
    NAME_FOREIGN,
    NOTE,
    NOTE_ITALIC,
    OTHER_ACRONYM,
    OTHER_NAME,
    PERSON,
    TEXT,
    TEXT_FOREIGN,
)
from desktop_app.printing.typography import NO_BREAK, one_line, unbroken
from desktop_app.services.directory import Entry, EntryPerson, Point, PostalAddress, Reach

FOREIGN_MARK = "◊"
"""Stands after a name printed in another language because it has none in the document's."""

PHONE, MOBILE, FAX = N_("T"), N_("M"), N_("F")
INDENT = 9.0


def entry_key(entry_id: str) -> str:
    """The place of an entry, for links."""
    return f"entry-{entry_id}"


def _name_pieces(shown: Shown) -> Iterator[Piece]:
    yield Piece(shown.text, NAME if shown.own else NAME_FOREIGN)
    if not shown.own:
        yield Piece(f"{NO_BREAK}{FOREIGN_MARK}", MARK)
    if shown.acronym:
        yield Piece("  ", NAME)
        yield Piece(shown.acronym, ACRONYM, wrap="never")


def _heading(edition: Edition, entry: Entry, room: float) -> Iterator[Line]:
    yield from set_lines(list(_name_pieces(shown_name(edition, entry.names))), room)
    others = other_names(edition, entry.names)
    for shown in others:
        pieces = [Piece(shown.text, OTHER_NAME)]
        if shown.acronym:
            pieces += [Piece("  ", OTHER_NAME), Piece(shown.acronym, OTHER_ACRONYM, wrap="never")]
        yield from set_lines(pieces, room)
    said = {shown.acronym for shown in others}
    unsaid = [acronym for acronym in other_acronyms(edition, entry.names) if acronym not in said]
    if unsaid:
        yield from set_lines([Piece(" · ".join(unsaid), OTHER_ACRONYM)], room)
    if entry.names.former:
        formerly = edition.inline(N_("formerly"))
        former = " · ".join(map(one_line, entry.names.former))
        yield from set_lines([Piece(f"{formerly} ", NOTE), Piece(former, NOTE_ITALIC)], room, hanging=INDENT)


def _point(point: Point, label: str, room: float, indent: float) -> list[Line]:
    """A phone or e-mail with its letter before and what it is for after it."""
    link, text, wrap = _link(point.text, label)
    pieces = [Piece(text, TEXT, link, wrap)]
    if point.label:
        pieces += [Piece(" ", NOTE), Piece(f"({one_line(point.label)})", NOTE)]
    hanging = indent + INDENT
    if not label:
        return set_lines(pieces, room, indent=indent, hanging=hanging)
    return set_after(Piece(label, LABEL), pieces, room, indent=indent, hanging=hanging)


def _link(text: str, label: str) -> tuple[str, str, Wrap]:
    """Where a contact point leads, how it is printed, how it wraps."""
    if label:
        return "", unbroken(text), "never"
    text = one_line(text).strip()
    if "@" in text and "/" not in text:
        return f"mailto:{text}", text, "address"
    if text.lower().startswith(("http://", "https://")):
        return text, text.split("://", 1)[1].removesuffix("/"), "address"
    return ("" if ":" in text.split("/")[0] else f"http://{text}"), text, "address"


def _reach(edition: Edition, reach: Reach, room: float, indent: float = 0.0) -> Iterator[Line]:
    for label, points in ((PHONE, reach.phones), (MOBILE, reach.mobiles), (FAX, reach.faxes)):
        for point in points:
            yield from _point(point, edition.inline(label), room, indent)
    for point in (*reach.emails, *reach.webs):
        yield from _point(point, "", room, indent)


def _titles(edition: Edition, person: EntryPerson) -> Iterator[Piece]:
    """What a person does, each title once; in italics with the mark where it is in another language."""
    said: set[str] = set()
    for title in person.titles:
        text = " / ".join(edition.texts(title))
        if not text or text in said:
            continue
        said.add(text)
        yield Piece(", ", TEXT)
        if any(title.get(code) for code in edition.languages):
            yield Piece(text, TEXT)
        else:
            yield Piece(text, TEXT_FOREIGN)
            yield Piece(f"{NO_BREAK}{FOREIGN_MARK}", MARK)


def _person(edition: Edition, person: EntryPerson, room: float) -> Iterator[Line]:
    """A person's name, what they do, whom they speak for, how to reach them."""
    name = one_line(full_name(person.given, person.particle, person.family))
    honorific = one_line(person.honorific)
    pieces = [Piece(f"{honorific}{NO_BREAK}", TEXT)] if honorific else []
    pieces.append(Piece(name, PERSON))
    pieces += _titles(edition, person)
    if person.on_behalf_of:
        shown = shown_name(edition, person.on_behalf_of)
        pieces += [Piece(" – ", NOTE), Piece(shown.acronym or shown.text, TEXT)]
    yield from set_lines(pieces, room, hanging=INDENT)
    yield from _reach(edition, person.reach, room, INDENT)


def _links(edition: Edition, entry: Entry, room: float, present: frozenset[str]) -> Iterator[Line]:
    """Each kind of link once, with all the organisations it leads to."""
    grouped: dict[str, list[Piece]] = {}
    for link in entry.links:
        label = edition.joined(edition.texts(link.label))
        shown = shown_name(edition, link.names)
        text = shown.acronym or shown.text
        target = f"#{entry_key(link.other_id)}" if link.other_id in present else ""
        pieces = grouped.setdefault(label, [])
        pieces += [Piece(", ", TEXT)] if pieces else []
        pieces.append(Piece(text, TEXT, target))
    for label, pieces in grouped.items():
        yield from set_lines([Piece(f"{label} ", NOTE_ITALIC), *pieces], room, hanging=INDENT)


def _verified(edition: Edition, entry: Entry, room: float) -> Iterator[Line]:
    if entry.verified_on:
        yield from set_lines([Piece(edition.joined(edition.each(lambda: verified(entry.verified_on))), NOTE)], room)


def verified(date: str) -> str:
    """When an entry was verified, to the day, the month or the year, in the language in force."""
    day = format_partial(date, "medium")
    return _("verified on {day}").format(day=day) if len(date) == 10 else _("verified in {month}").format(month=day)


def _address(edition: Edition, entry: Entry, home: str, room: float) -> Iterator[Line]:
    address = entry.address or PostalAddress(country=entry.country)
    countries = edition.each(lambda: country_name(address.country))
    for text in address_lines(address, countries, home):
        yield from set_lines([Piece(text, TEXT)], room, hanging=INDENT)


def entry_block(edition: Edition, entry: Entry, room: float, home: str, present: frozenset[str]) -> Block:
    """The whole entry as lines of one column; `present` are the ids that have an entry here."""
    lines = list(_heading(edition, entry, room))
    lines += _address(edition, entry, home, room)
    lines += _reach(edition, entry.reach, room)
    lines += [space(GRID / 2)] if entry.people else []
    for person in entry.people:
        lines += _person(edition, person, room)
    last = [*_links(edition, entry, room, present), *_verified(edition, entry, room)]
    lines += [space(GRID / 2), *last] if last else []
    # A whole number of lines keeps the baselines of both columns level.
    ragged = sum(line.leading for line in lines) % GRID
    lines += [space(GRID - ragged)] if ragged > 0.01 else []
    shown = shown_name(edition, entry.names)
    return Block(tuple(lines), GRID, entry_key(entry.id), shown.text)


def sorted_entries(edition: Edition, entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries in the order of the document's language, by the name each is printed under."""

    def under(entry: Entry) -> tuple[bytes, str]:
        return collation_key(shown_name(edition, entry.names).text, edition.first), entry.id

    return sorted(entries, key=under)


def indexed_name(edition: Edition, person: EntryPerson) -> tuple[str, str]:
    """A person as the index prints them, and what they are sorted under: `Gaulle (Charles de)`."""
    under = sorting_name(person.given, person.particle, person.family, person.sort_name)
    ignored = bool(person.sort_name) or not person.particle or under.startswith(f"{person.family}, ")
    family = person.family if ignored else full_name(None, person.particle, person.family)
    rest = " ".join(filter(None, (person.given, person.particle if ignored else "")))
    if not rest:
        return one_line(family), one_line(under)
    return one_line(f"{family} ({rest})" if edition.first == "fr" else f"{family}, {rest}"), one_line(under)
