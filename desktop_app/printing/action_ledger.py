"""The action ledger of a body as PDF: what each member is to do, until when, and what was last heard of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, country_name, speaking
from desktop_app.printing.document_styles import TABLE, TABLE_SMALL, TABLE_STRONG, WARNING, WIDE
from desktop_app.printing.flowing import Cell, Pages, Row
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import codes_of, draw_document, each, head_rows, in_each, message
from desktop_app.printing.lines import Piece, set_lines
from desktop_app.printing.page import Style
from desktop_app.printing.pen import About
from desktop_app.printing.phrases import day_long, day_short, named, own, text_of
from desktop_app.printing.prose import slanted
from desktop_app.printing.wide_table import LANDSCAPE, full_row, head_row, table_row
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import ActionLedger, ByLanguage, LedgerLine, said

TITLE = N_("Action ledger")
COLUMNS = (N_("Action"), N_("Owner"), N_("Due"), N_("State"), N_("Decided at"), N_("Last report"))
SHARES = (0.31, 0.16, 0.10, 0.10, 0.13, 0.20)
STATES = {"open": N_("Under way"), "done": N_("Completed"), "dropped": N_("Given up")}
OVERDUE = N_("Overdue")
REPORTED = Style(TABLE_STRONG.face, TABLE_SMALL.size, TABLE_SMALL.leading)


@in_house_style
def ledger_pdf(ledger: ActionLedger, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The ledger in a language, or with both in each cell."""
    pages = Pages(LANDSCAPE)
    pages.flow(head_rows(language, PUBLISHER, None, LANDSCAPE))
    pages.flow(_title(ledger, language))
    head = (head_row(language, COLUMNS, SHARES),)
    pages.flow(head)
    pages.flow(_rows(ledger.lines, language, head))
    if not ledger.lines:
        words = message(language, N_("Nothing is to be done."))
        pages.flow([full_row([Piece(words, WIDE.body)], before=10)])
    title = f"{message(language, TITLE)} – {in_each(language, ledger.body)}"
    day = date.fromisoformat(ledger.day)
    about = About(title, in_each(language, PUBLISHER), in_each(language, ledger.body), language[:2], day)
    return draw_document(pages, about, language, title)


def _title(ledger: ActionLedger, language: str) -> Iterator[Row]:
    yield full_row([Piece(message(language, TITLE), WIDE.title)], before=18)
    yield full_row([Piece(in_each(language, ledger.body), WIDE.subtitle)])
    days = []
    for code in codes_of(language):
        with speaking(code):
            days.append(own(_("As of {day}").format(day=day_long(ledger.day))))
    yield full_row([Piece(" / ".join(days), WIDE.strong)], before=2)
    yield Row((), least=14, next=True)


def _rows(lines: Sequence[LedgerLine], language: str, head: tuple[Row, ...]) -> Iterator[Row]:
    """Member by member, each under its name."""
    for _member, found in groupby(lines, key=lambda line: line.organisation_id):
        actions = list(found)
        first = actions[0]
        pieces = [Piece(in_each(language, first.organisation) or "–", WIDE.subheading)]
        if first.country:
            country = each(language, partial(country_name, first.country))
            pieces.append(Piece(f"  {country}", WIDE.small))
        member = tuple(set_lines(pieces, LANDSCAPE.measure))
        yield Row((Cell(LANDSCAPE.side, LANDSCAPE.measure, member),), before=14, next=True, whole=True, head=head)
        for place, action in enumerate(actions):
            yield _row(action, language, head, ruled=place > 0)


def _row(action: LedgerLine, language: str, head: tuple[Row, ...], *, ruled: bool) -> Row:
    with speaking(codes_of(language)[0]):
        owner = [Piece(named(action.owner), TABLE_STRONG)] if action.owner else []
    due = [Piece(each(language, lambda: day_short(action.due_on)), TABLE)] if action.due_on else []
    state = [Piece(message(language, OVERDUE if action.overdue else STATES[action.status]), _looks(action))]
    if action.done_on:
        state.append(Piece(f" ({each(language, lambda: day_short(action.done_on))})", TABLE_SMALL))
    report = _report(language, action)
    meeting = [Piece(in_each(language, action.meeting, ", "), TABLE_SMALL)]
    texts = (_both(language, action.title), owner, due, state, meeting, report)
    return table_row([[tuple(pieces)] for pieces in texts], SHARES, head, ruled=ruled)


def _both(language: str, texts: ByLanguage, style: Style = TABLE) -> list[Piece]:
    """The text; in italics where it is in another language than asked, and after it the second one."""
    found: list[Piece] = []
    for code in codes_of(language):
        with speaking(code):
            text, here = text_of(texts), said(texts, code)[1]
        if text and all(text != piece.text for piece in found):
            looks = style if here and not found else slanted(style)
            found += [Piece(" / ", TABLE_SMALL), Piece(text, looks)] if found else [Piece(text, looks)]
    return found


def _report(language: str, action: LedgerLine) -> list[Piece]:
    if not action.reports:
        return []
    day, text = action.reports[-1]
    shown = each(language, lambda: day_short(day))
    return [Piece(f"{shown} ", REPORTED), *_both(language, text, TABLE_SMALL)]


def _looks(action: LedgerLine) -> Style:
    return Style("sans-semibold", TABLE.size, TABLE.leading, WARNING) if action.overdue else TABLE
