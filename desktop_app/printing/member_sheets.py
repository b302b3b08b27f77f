"""Member sheets for the round of verification: all that is held, what of it will be printed, room for corrections."""

from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, country_name, format_date, format_money, format_partial, since, speaking
from desktop_app.printing.address import address_lines
from desktop_app.printing.directory_layout import Anchor, Box, Page
from desktop_app.printing.document_styles import DARK, PALE
from desktop_app.printing.drawing import Progress, draw
from desktop_app.printing.house import in_house_style
from desktop_app.printing.imposition import single
from desktop_app.printing.languages import TAGS
from desktop_app.printing.lines import Line
from desktop_app.printing.page import A4, ACCENT, GREY, MM, Style
from desktop_app.printing.pdf_outline import Bookmark
from desktop_app.printing.pdf_properties import Properties
from desktop_app.printing.phrases import named, own, text_of
from desktop_app.printing.rows_on_pages import MEASURE, TOP, Cell, TableRow, accent_row, cell, place_rows
from desktop_app.printing.typefaces import kerned
from desktop_app.printing.typography import one_line
from desktop_app.services.mailing import Sender
from desktop_app.services.member_sheets import Held, HeldPerson, MemberSheet

TITLE = N_("Verification sheet")
KIND = Style("sans-semibold", 10, 14, ACCENT)
NAME = Style("serif-semibold", 19, 24)
HEADING = Style("serif-semibold", 12, 16)
LABEL = Style("sans", 8.8, 12, GREY)
TEXT = Style("sans", 9.6, 12.5)
STRONG = Style("sans-semibold", 9.6, 12.5)
MARK = Style("sans-semibold", 9.6, 12.5, ACCENT)
SMALL = Style("sans", 8.2, 11, GREY)

PRINTED, NOT_PRINTED = "●", "○"
HELD, MARKED, CORRECTION = 34 * MM, 104 * MM, 112 * MM
"""Where the columns of a row begin."""
HIGH = 8.5 * MM
"""Room to write by hand."""


@in_house_style
def member_sheets_pdf(
    sheets: Sequence[MemberSheet],
    sender: Sender,
    language: str,
    day: date,
    reply_by: date | None = None,
    *,
    progress: Progress | None = None,
    house: HouseStyle = USUAL,
) -> bytes:
    """The sheets of some members in one file, each in its language; `language` is that of the file's title."""
    pages: list[Page] = []
    bookmarks = []
    with kerned(True):
        for sheet in sheets:
            with speaking(sheet.language):
                rows = list(_rows(sheet, sender, day, reply_by))
                title = text_of(sheet.name)
                foot = f"{_(TITLE)} – {title}"
            own_pages = place_rows(rows, TAGS[sheet.language], len(pages) + 1, foot=lambda _n, text=foot: text)  # type: ignore[misc]
            own_pages[0].anchors.append(Anchor(sheet.id, TOP, title))
            bookmarks.append(Bookmark(title, sheet.id))
            pages += own_pages
    with speaking(language):
        title, author = _(TITLE), text_of(sender.name)
    properties = Properties(title, author, title, TAGS[language], day)
    return draw(single(pages or [Page(1)], A4), properties, bookmarks, progress)


def _rows(sheet: MemberSheet, sender: Sender, day: date, reply_by: date | None) -> Iterator[TableRow]:
    yield TableRow((cell(0, MEASURE, _(TITLE), KIND),), rule=None, after=0)
    yield TableRow((cell(0, MEASURE, text_of(sheet.name), NAME),), before=0, after=4, rule=None, role="H1")
    yield TableRow((cell(0, MEASURE, _asked(sender, reply_by), TEXT),), rule=None, after=3)
    key = _("{yes} printed in the directory   {no} held by the secretariat, not printed").format(
        yes=PRINTED, no=NOT_PRINTED
    )
    held = _("Held on {day}").format(day=format_date(day))
    yield TableRow((cell(0, MEASURE, own(f"{key}   ·   {held}"), SMALL),), rule=None, after=0)
    if sheet.facts:
        yield from _section(_("Organisation"), (_held(one, _(one.label)) for one in sheet.facts if one.text))
    yield from _section(_("Names"), (_held(one, _(one.label)) for one in sheet.names))
    yield from _section(_("Addresses"), (_address(one) for one in sheet.addresses))
    yield from _section(_("Phones, e-mail, web"), (_held(one, _(one.label)) for one in sheet.points))
    yield from _section(_("People"), (row for person in sheet.people for row in _person(person)))
    yield from _section(_("Membership"), _membership(sheet))
    yield from _ending()


def _asked(sender: Sender, reply_by: date | None) -> str:
    """What the member is asked to do, and until when."""
    who = text_of(sender.name)
    if not reply_by:
        return own(
            _(
                "Please check this sheet, write corrections at the right and return it to the secretariat ({who})."
            ).format(who=who)
        )
    words = _(
        "Please check this sheet, write corrections at the right and return it by {day} to the secretariat ({who})."
    )
    return own(words.format(who=who, day=format_date(reply_by)))


def _section(title: str, rows: Iterator[TableRow]) -> Iterator[TableRow]:
    """A heading with its rows, and an empty one for what is missing."""
    heads = (cell(0, CORRECTION - 4, title, HEADING), cell(CORRECTION, MEASURE - CORRECTION, _("Corrections"), SMALL))
    yield accent_row(heads)
    yield from rows
    yield _row(_("To add"), [], None)


def _row(label: str, lines: Sequence[Line], printed: bool | None) -> TableRow:
    """What it is, what it says, whether it is printed, and room to correct it."""
    cells = [cell(0, HELD - 4, label, LABEL), Cell(HELD, tuple(lines))]
    if printed is not None:
        cells.append(cell(MARKED, 14, PRINTED if printed else NOT_PRINTED, MARK))
    writing = Box(CORRECTION, 1.5, MEASURE - CORRECTION, 0, PALE)
    return TableRow(tuple(cells), before=4, after=4, least=HIGH - 8, boxes=(writing,))


def _held(one: Held, label: str, style: Style = TEXT) -> TableRow:
    detail = f" – {_(one.detail)}" if one.detail else ""
    return _row(f"{label}{detail}", cell(0, MARKED - HELD - 6, one_line(one.text), style).lines, one.printed)


def _address(one: Held) -> TableRow:
    where = one.address
    if not where:
        return _held(one, _(one.label))
    texts = [*address_lines(where, [], home=where.country), country_name(where.country)]
    lines = [line for text in texts if text for line in cell(0, MARKED - HELD - 6, text, TEXT).lines]
    return _row(_(one.detail), lines, one.printed)


def _person(person: HeldPerson) -> Iterator[TableRow]:
    title = text_of(person.who.position)
    name = cell(0, MARKED - HELD - 6, named(person.who), STRONG).lines
    yield _row(title[:1].upper() + title[1:] or _("Person"), name, person.printed)
    for point in person.points:
        yield _held(point, _(point.label))


def _membership(sheet: MemberSheet) -> Iterator[TableRow]:
    if text_of(sheet.category):
        text = text_of(sheet.category)
        if sheet.member_since:
            text = own(f"{text}, {since(sheet.member_since)}")
        yield _row(_("Category"), cell(0, MARKED - HELD - 6, text, TEXT).lines, True)
    for one in sheet.contributions:
        due, paid = (format_money(amount, one.currency) for amount in (one.due, one.paid))
        text = own(_("{due} due, {paid} paid").format(due=due, paid=paid))
        label = _("Contribution {year}").format(year=one.year)
        yield _row(label, cell(0, MARKED - HELD - 6, text, TEXT).lines, False)
    if sheet.verified_on:
        day = format_partial(sheet.verified_on)
        yield _row(_("Last verified"), cell(0, MARKED - HELD - 6, day, TEXT).lines, True)


def _ending() -> Iterator[TableRow]:
    """Lines for anything else, and who signs."""
    yield TableRow((cell(0, MEASURE, _("Other corrections"), HEADING),), before=14, rule=None, next=True, role="H2")
    for _number in range(3):
        yield TableRow((), least=9 * MM, before=0, after=0)
    places = (_("Name"), _("Date"), _("Signature"))
    cells = tuple(cell(place * MEASURE / 3, MEASURE / 3, words, SMALL) for place, words in enumerate(places))
    lines = tuple(Box(place * MEASURE / 3, 46, MEASURE / 3 - (12 if place < 2 else 0), 0.5, DARK) for place in range(3))
    yield TableRow(cells, before=10, after=32, rule=None, boxes=lines)
