"""The table of amendments as PDF: by paragraph, what each member wanted it to say, why, and what became of it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.domain.position_kinds import AMENDMENT_ANSWERS
from desktop_app.i18n import N_, country_name, speaking
from desktop_app.printing.document_styles import TABLE, TABLE_SMALL, TABLE_STRONG, WARNING, WIDE
from desktop_app.printing.flowing import Pages, Row
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import codes_of, head_rows, in_each, message
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import ACCENT, Style
from desktop_app.printing.parts import Paragraph, Part, Voice, rows_of
from desktop_app.printing.phrases import day_short, own
from desktop_app.printing.positions import drawn, head_parts
from desktop_app.printing.typography import one_line
from desktop_app.printing.wide_table import LANDSCAPE, full_row, head_row, table_row
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.revisions import Piece as Change
from desktop_app.services.voice_papers import AmendmentLine, PositionDocument

TITLE = N_("Table of amendments")
COLUMNS = (N_("Paragraph"), N_("Proposed by"), N_("Amendment"), N_("Reason"), N_("Answer"))
SHARES = (0.08, 0.18, 0.35, 0.16, 0.23)
HOW_TO_READ = N_("[Between brackets: taken out.] In bold: put in.")
AWAITED = N_("Awaits its answer")
_ANSWERS = dict(AMENDMENT_ANSWERS)
_IN_COLOUR = Style("sans-semibold", TABLE.size, TABLE.leading, ACCENT)


@in_house_style
def amendments_pdf(document: PositionDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """Each amendment by paragraph: what it changes, why, and what became of it."""
    pages = Pages(LANDSCAPE)
    pages.flow(head_rows(language, PUBLISHER, document.visibility, LANDSCAPE))
    pages.flow(rows_of(language, partial(_head, document), LANDSCAPE))
    if document.amendments:
        pages.flow(
            [full_row([Piece(message(language, HOW_TO_READ), WIDE.small)], before=14), Row((), least=8, next=True)]
        )
        head = (head_row(language, COLUMNS, SHARES),)
        pages.flow(head)
        pages.flow(_rows(document, language, head))
    else:
        pages.flow([full_row([Piece(message(language, N_("No amendment was proposed.")), WIDE.body)], before=20)])
    return drawn(pages, document, language, TITLE)


def _head(document: PositionDocument, voice: Voice) -> Iterator[Part]:
    return head_parts(voice, document, TITLE)


def _rows(document: PositionDocument, language: str, head: tuple[Row, ...]) -> Iterator[Row]:
    before = ""
    for place, one in enumerate(document.amendments):
        number = one.number or "–"
        shown = (Piece(number, TABLE_STRONG),) if number != before else ()
        texts = ([shown], _by(one, language), [changes(one.pieces)], [_plain(one.reason)], _answer(one, language))
        yield table_row(texts, SHARES, head, ruled=place > 0)
        before = number


def _by(one: AmendmentLine, language: str) -> list[Paragraph]:
    """Who proposed it, from which country, in which language, when."""
    with speaking(codes_of(language)[0]):
        facts = [country_name(one.country) if one.country else "", one.language.upper()]
        facts.append(day_short(one.proposed_on) if one.proposed_on else "")
    small = " · ".join(filter(None, facts))
    return [(Piece(in_each(language, one.organisation), TABLE_STRONG),), (Piece(small, TABLE_SMALL),)]


def _answer(one: AmendmentLine, language: str) -> list[Paragraph]:
    """The answer, when it was given, the text it was accepted with, and why."""
    words = message(language, _ANSWERS.get(one.answer, AWAITED))
    first = [Piece(words, _IN_COLOUR if one.answer else replace(_IN_COLOUR, colour=WARNING))]
    if one.answered_on:
        with speaking(codes_of(language)[0]):
            first.append(Piece(f"  {day_short(one.answered_on)}", TABLE_SMALL))
    found: list[Paragraph] = [tuple(first)]
    if one.answered_pieces:
        found.append(changes(one.answered_pieces))
    return [*found, _plain(one.answer_reason)]


def _plain(text: str) -> Paragraph:
    return (Piece(own(one_line(text)), TABLE),) if text else ()


def changes(pieces: tuple[Change, ...]) -> Paragraph:
    """A difference in one run of text: brackets and weight tell it, the colour only helps."""
    found = []
    before = ""
    for piece in pieces:
        text = one_line(piece.text)
        if piece.operation == "removed":
            text = f"[{text.strip()}]" + " " * text.endswith(" ")
            found.append(Piece(text, replace(TABLE, colour=WARNING)))
        elif piece.operation == "added":
            # A word put in for another stands off its bracket.
            apart = " " if before.endswith("]") and text[:1].isalnum() else ""
            found.append(Piece(apart + text, _IN_COLOUR))
        else:
            found.append(Piece(text, TABLE))
        before = text
    return tuple(found) or (Piece("–", TABLE),)
