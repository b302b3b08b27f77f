"""An entry of the directory as a block of lines: names, address, phones, people, links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from desktop_app.domain.names import full_name, sorting_name
from desktop_app.i18n import N_, _, collation_key, country_name, format_partial
from desktop_app.printing.address import address_lines
from desktop_app.printing.edition import FIELDS
from desktop_app.printing.languages import Languages, Shown, other_acronyms, other_names, shown_name
from desktop_app.printing.lines import Block, Line, Paragraph, Piece, Wrap, block, height_of, set_after, set_lines
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
from desktop_app.services.directory import Entry, EntryPerson, Names, Point, PostalAddress, Reach

FOREIGN_MARK = "◊"
"""Stands after a name printed in another language because it has none in the document's."""
CHANGED_MARK = "●"
"""Stands after the name of an entry that changed, besides the bar in the margin."""

PHONE, MOBILE, FAX = N_("T"), N_("M"), N_("F")
INDENT = 9.0
WIDE, ASIDE = 400.0, 18.0
"""From which width of a column on people stand beside the address, and how far from it, in points."""


@dataclass(frozen=True)
class Setting:
    """What all entries of one document have in common."""

    languages: Languages
    room: float
    """The width of a column."""
    home: str = "FR"
    present: frozenset[str] = frozenset()
    """The organisations that have an entry here, for links."""
    fields: frozenset[str] = frozenset(FIELDS)
    heading: str = "H3"


def entry_key(entry_id: str) -> str:
    """The place of an entry, for links."""
    return f"entry-{entry_id}"


def _name(shown: Shown, *, changed: bool) -> list[Piece]:
    pieces = [Piece(shown.text, NAME if shown.own else NAME_FOREIGN)]
    if not shown.own:
        pieces.append(Piece(f"{NO_BREAK}{FOREIGN_MARK}", MARK))
    if shown.acronym:
        pieces += [Piece("  ", NAME), Piece(shown.acronym, ACRONYM, wrap="never")]
    if changed:
        pieces.append(Piece(f"{NO_BREAK}{CHANGED_MARK}", MARK))
    return pieces


def _heading(setting: Setting, entry: Entry, shown: Shown) -> Iterator[Paragraph]:
    languages, room = setting.languages, setting.room
    tag = "" if shown.own else languages.tag(shown.code, entry.country)
    yield Paragraph(tuple(set_lines(_name(shown, changed=entry.changed), room)), setting.heading, tag)
    if "other_names" in setting.fields:
        yield from _other_names(setting, entry)
    if entry.names.former and "former_names" in setting.fields:
        formerly = languages.inline(N_("formerly"))
        former = " · ".join(map(one_line, entry.names.former))
        yield _paragraph(set_lines([Piece(f"{formerly} ", NOTE), Piece(former, NOTE_ITALIC)], room, hanging=INDENT))


def _other_names(setting: Setting, entry: Entry) -> Iterator[Paragraph]:
    said = set()
    for shown in other_names(setting.languages, entry.names):
        said.add(shown.acronym)
        pieces = [Piece(shown.text, OTHER_NAME)]
        if shown.acronym:
            pieces += [Piece("  ", OTHER_NAME), Piece(shown.acronym, OTHER_ACRONYM, wrap="never")]
        yield _paragraph(set_lines(pieces, setting.room), setting.languages.tag(shown.code, entry.country))
    unsaid = [acronym for acronym in other_acronyms(setting.languages, entry.names) if acronym not in said]
    if unsaid:
        yield _paragraph(set_lines([Piece(" · ".join(unsaid), OTHER_ACRONYM)], setting.room))


def _paragraph(lines: Sequence[Line], language: str = "") -> Paragraph:
    return Paragraph(tuple(lines), "P", language)


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


def _reach(setting: Setting, reach: Reach, indent: float = 0.0) -> Iterator[Line]:
    for label, name, points in (
        (PHONE, "phones", reach.phones),
        (MOBILE, "mobiles", reach.mobiles),
        (FAX, "faxes", reach.faxes),
        ("", "emails", reach.emails),
        ("", "webs", reach.webs),
    ):
        if points and name in setting.fields:
            sign = setting.languages.inline(label) if label else ""
            for point in points:
                yield from _point(point, sign, setting.room, indent)


def _titles(setting: Setting, person: EntryPerson) -> Iterator[Piece]:
    """What a person does, each title once; in italics with the mark where it is in another language."""
    languages = setting.languages
    printed: set[str] = set()
    for title in person.titles:
        said = languages.tagged(title)
        text = " / ".join(each for _code, each in said)
        if not text or text in printed:
            continue
        printed.add(text)
        yield Piece(", ", TEXT)
        if said[0][0] not in languages.codes:
            yield Piece(text, TEXT_FOREIGN, language=languages.tag(said[0][0]))
            yield Piece(f"{NO_BREAK}{FOREIGN_MARK}", MARK)
            continue
        for place, (code, each) in enumerate(said):
            yield Piece(f" / {each}" if place else each, TEXT, language=languages.tag(code))


def _short_name(languages: Languages, names: Names) -> str:
    shown = shown_name(languages, names)
    return shown.acronym or shown.text


def _person(setting: Setting, person: EntryPerson) -> Paragraph:
    """A person's name, what they do, whom they speak for, how to reach them."""
    honorific = one_line(person.honorific)
    pieces = [Piece(f"{honorific}{NO_BREAK}", TEXT)] if honorific else []
    pieces.append(Piece(one_line(full_name(person.given, person.particle, person.family)), PERSON))
    pieces += _titles(setting, person)
    if person.on_behalf_of:
        # The dash goes to the next line with what it opens.
        shown = _short_name(setting.languages, person.on_behalf_of)
        pieces += [Piece(" ", NOTE), Piece(f"–{NO_BREAK}", NOTE), Piece(shown, TEXT)]
    lines = set_lines(pieces, setting.room, hanging=INDENT)
    if "people_contact" in setting.fields:
        lines += _reach(setting, person.reach, INDENT)
    return _paragraph(lines)


def _links(setting: Setting, entry: Entry) -> Iterator[Paragraph]:
    """Each kind of link once, with all the organisations it leads to."""
    grouped: dict[str, list[Piece]] = {}
    for link in entry.links:
        label = setting.languages.joined(setting.languages.texts(link.label))
        target = f"#{entry_key(link.other_id)}" if link.other_id in setting.present else ""
        pieces = grouped.setdefault(label, [])
        pieces += [Piece(", ", TEXT)] if pieces else []
        pieces.append(Piece(_short_name(setting.languages, link.names), TEXT, target))
    for label, pieces in grouped.items():
        yield _paragraph(set_lines([Piece(f"{label} ", NOTE_ITALIC), *pieces], setting.room, hanging=INDENT))


def verified(date: str) -> str:
    """When an entry was verified, to the day, the month or the year, in the language in force."""
    day = format_partial(date, "medium").replace(" ", NO_BREAK)
    return _("verified on {day}").format(day=day) if len(date) == 10 else _("verified in {month}").format(month=day)


def _where(setting: Setting, entry: Entry) -> Iterator[Line]:
    address = entry.address or PostalAddress(country=entry.country)
    if "address" not in setting.fields:
        address = PostalAddress(country=address.country)
    countries = setting.languages.each(partial(country_name, address.country)) if address.country else []
    for text in address_lines(address, countries, setting.home):
        yield from set_lines([Piece(text, TEXT)], setting.room, hanging=INDENT)
    yield from _reach(setting, entry.reach)


def entry_block(setting: Setting, entry: Entry) -> Block:
    """The whole entry as paragraphs of one column, in whole lines of the grid."""
    languages, fields = setting.languages, setting.fields
    shown = shown_name(languages, entry.names)
    guide = (shown.text, shown.acronym) if shown.acronym else (shown.text,)
    heading = list(_heading(setting, entry, shown))
    wide = setting.room >= WIDE
    setting = replace(setting, room=(setting.room - ASIDE) / 2) if wide else setting
    where = tuple(_where(setting, entry))
    paragraphs = [*heading, Paragraph(where)] if where else heading
    people = [_person(setting, person) for person in entry.people] if "people" in fields else []
    last = list(_links(setting, entry)) if entry.links and "links" in fields else []
    if entry.verified_on and "verified" in fields:
        said = languages.joined(languages.each(partial(verified, entry.verified_on)))
        last.append(_paragraph(set_lines([Piece(said, NOTE)], setting.room, hanging=INDENT)))
    whole = block([*paragraphs, *(last if wide else (*people, *last))], GRID, entry_key(entry.id), guide)
    whole = _beside(whole, people, setting.room + ASIDE, height_of(heading)) if wide and people else whole
    return whole._replace(marked=0.0 if entry.changed else -1.0)


def _beside(whole: Block, people: Sequence[Paragraph], right: float, below: float) -> Block:
    """An entry in a wide column: its people stand to the right of its address, below its names."""
    height = max(whole.height, below + height_of(people))
    return whole._replace(height=height, beside=tuple(people), aside=(right, below))


def sorted_entries(languages: Languages, entries: Sequence[Entry]) -> list[Entry]:
    """The entries in the order of the document's language, by the name each is printed under."""

    def under(entry: Entry) -> tuple[bytes, str]:
        return collation_key(shown_name(languages, entry.names).text, languages.first), entry.id

    return sorted(entries, key=under)


def indexed_name(languages: Languages, person: EntryPerson) -> tuple[str, str]:
    """A person as the index prints them, and what they are sorted under: `Gaulle (Charles de)`."""
    under = sorting_name(person.given, person.particle, person.family, person.sort_name)
    ignored = bool(person.sort_name) or not person.particle or under.startswith(f"{person.family}, ")
    family = person.family if ignored else full_name(None, person.particle, person.family)
    rest = " ".join(filter(None, (person.given, person.particle if ignored else "")))
    if not rest:
        return one_line(family), one_line(under)
    return one_line(f"{family} ({rest})" if languages.first == "fr" else f"{family}, {rest}"), one_line(under)
