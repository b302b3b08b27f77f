"""The list of members by category, country or year, with their contributions and the sums of each group."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, country_name, format_date, format_partial, ngettext, speaking
from desktop_app.printing.directory_layout import Anchor
from desktop_app.printing.drawing import Progress, draw
from desktop_app.printing.house import in_house_style
from desktop_app.printing.imposition import single
from desktop_app.printing.languages import TAGS
from desktop_app.printing.lines import Piece, set_lines
from desktop_app.printing.page import A4, ACCENT, GREY, Style
from desktop_app.printing.pdf_outline import Bookmark
from desktop_app.printing.pdf_properties import Properties
from desktop_app.printing.phrases import money, own, text_of
from desktop_app.printing.rows_on_pages import MEASURE, TOP, Cell, TableRow, accent_row, cell, place_rows
from desktop_app.printing.typefaces import kerned, width
from desktop_app.services.mailing import Sender
from desktop_app.services.membership_lists import GroupBy, MemberLine, grouped

TITLE = N_("List of members")
DISPLAY = Style("serif-display", 25, 30)
KIND = Style("sans-semibold", 10, 14, ACCENT)
NOTE = Style("sans", 9.6, 14, GREY)
HEADING = Style("serif-semibold", 12, 16)
HEAD = Style("sans-semibold", 8.4, 11, ACCENT)
TEXT = Style("sans", 9.2, 12)
STRONG = Style("sans-semibold", 9.2, 12)
SMALL = Style("sans", 8.6, 12, GREY)

ACRONYM, COUNTRY, SINCE = 172.0, 213.0, 274.0
AMOUNTS = (378.0, 430.0, MEASURE)
"""Where the columns begin, and where those of amounts end."""


@in_house_style
def membership_list_pdf(
    lines: Sequence[MemberLine],
    sender: Sender,
    language: str,
    day: date,
    *,
    by: GroupBy = "category",
    year: int,
    progress: Progress | None = None,
    house: HouseStyle = USUAL,
) -> bytes:
    """The members of a day with what they owe and paid for a year."""
    with speaking(language), kerned(True):
        title, author = _(TITLE), text_of(sender.name)
        head = _head(year, by)
        rows = list(_rows(lines, author, day, by, head))
        foot = own(f"{title} – {format_date(day)}")
        pages = place_rows(rows, TAGS[language], 1, head=head, foot=lambda _number: foot)
    pages[0].anchors.append(Anchor("list", TOP, title))
    properties = Properties(title, author, title, TAGS[language], day)
    return draw(single(pages, A4), properties, [Bookmark(title, "list")], progress)


def _rows(lines: Sequence[MemberLine], publisher: str, day: date, by: GroupBy, head: TableRow) -> Iterator[TableRow]:
    yield TableRow((cell(0, MEASURE, publisher, KIND),), rule=None, after=0)
    yield TableRow((cell(0, MEASURE, _(TITLE), DISPLAY),), before=0, after=0, rule=None, role="H1")
    count = ngettext("{count} member on {day}", "{count} members on {day}", len(lines))
    yield TableRow((cell(0, MEASURE, own(count.format(count=len(lines), day=format_date(day))), NOTE),), rule=None)
    yield head
    groups = grouped(list(lines), by)
    ending = groups[-1][1][-1] if len(lines) > 1 else None
    for title, members in groups:
        yield accent_row((cell(0, MEASURE, f"{title} ({len(members)})", HEADING),))
        last = members[-1]
        sums = [replace(row, next=last is ending) for row in _sums(members)]
        for member in members[:-1]:
            yield _line(member, by)
        # A sum is never parted from what it sums up.
        yield replace(_line(last, by), next=bool(sums) or last is ending)
        yield from sums
    if len(lines) > 1:
        yield from _sums(lines, _("All members"))


def _head(year: int, by: GroupBy) -> TableRow:
    """The heads of the columns, again on each page; the heading of a country is not said again in a column."""
    titles = [(0.0, _("Member")), (_acronym(by), _("Acronym")), (COUNTRY, _("Country")), (SINCE, _("Since"))]
    if by == "country":
        del titles[2]
    amounts = (_("Due {year}").format(year=year), _("Paid"), _("Owing"))
    cells = [cell(x, 200, text, HEAD) for x, text in titles]
    cells += [_right(end, text, HEAD) for end, text in zip(AMOUNTS, amounts, strict=True)]
    return TableRow(tuple(cells), before=10, after=3)


def _acronym(by: GroupBy) -> float:
    """Where acronyms begin: names have the room of the column of countries where there is none."""
    return ACRONYM + SINCE - COUNTRY if by == "country" else ACRONYM


def _right(end: float, text: str, style: Style) -> Cell:
    """A text that ends at a place: figures stand below each other."""
    return Cell(end - width(text, style.face, style.size), tuple(set_lines([Piece(text, style, wrap="never")], 400)))


def _line(member: MemberLine, by: GroupBy) -> TableRow:
    since = format_partial(member.since, "medium") if member.since else ""
    acronym = _acronym(by)
    cells = [
        cell(0, acronym - 8, text_of(member.name), STRONG),
        cell(acronym, COUNTRY - ACRONYM - 4, text_of(member.acronym), TEXT),
        cell(SINCE, 62, own(since), TEXT),
    ]
    if by != "country":
        cells.insert(2, cell(COUNTRY, SINCE - COUNTRY - 4, country_name(member.country), TEXT))
    one = member.contribution
    if one:
        cells += _amounts((one.due, one.paid, one.owing), one.currency, TEXT)
    return TableRow(tuple(cells))


def _amounts(amounts: Sequence[Decimal], currency: str, style: Style) -> list[Cell]:
    return [_right(end, money(each, currency), style) for end, each in zip(AMOUNTS, amounts, strict=True)]


def _sums(members: Sequence[MemberLine], title: str = "") -> Iterator[TableRow]:
    """What a group owes and paid, by currency."""
    for currency in sorted({one.contribution.currency for one in members if one.contribution}):
        ones = [one.contribution for one in members if one.contribution and one.contribution.currency == currency]
        sums = (
            sum((one.due for one in ones), Decimal()),
            sum((one.paid for one in ones), Decimal()),
            sum((one.owing for one in ones), Decimal()),
        )
        words = cell(0, SINCE, title or _("Sum"), SMALL if not title else STRONG)
        yield TableRow((words, *_amounts(sums, currency, STRONG)), rule=None, before=6 if title else 2)
