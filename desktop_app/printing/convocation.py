"""The convocation to a meeting: one letter a person invited, with the agenda in short."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, country_name, pgettext
from desktop_app.printing.agenda import about, apart, foot, with_first_child
from desktop_app.printing.document_styles import TINT
from desktop_app.printing.flowing import UPRIGHT, Frame, Pages, draw_rows
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_foot, head_rows
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import ACCENT, GREY, Style
from desktop_app.printing.parts import Paragraph, Part, Voice, rows_of
from desktop_app.printing.pen import Pen
from desktop_app.printing.phrases import chair_title, day_long, languages, member_of, named, own, text_of, when, where
from desktop_app.printing.prose import framed, prose
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import AgendaDocument, AgendaLine, Attendee, Someone

TITLE = N_("Notice of meeting")


@in_house_style
def convocation_pdf(document: AgendaDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """A letter to each person invited, pages counted letter by letter; one to all where nobody is invited yet.

    Who only came, or came in somebody's stead, was not invited and gets none.
    """
    told = about(language, TITLE, document.heading)
    pen = Pen(UPRIGHT.width, UPRIGHT.height, told)
    below = foot(language, TITLE, document.heading)
    everyone: Sequence[Attendee | None] = [one for one in document.recipients if one.invited_on] or (None,)
    for recipient in everyone:
        letter = Pages(UPRIGHT)
        letter.flow(head_rows(language, PUBLISHER, document.heading.visibility, UPRIGHT))
        letter.flow(rows_of(language, partial(letter_parts, document, recipient.who if recipient else None)))
        for number, sheet in enumerate(letter.sheets, 1):
            if number == 1 and recipient:
                pen.bookmark(recipient.who.name, 0, 0)
            draw_rows(pen, sheet)
            draw_foot(pen, UPRIGHT, language, below, number, len(letter.sheets))
            pen.turn()
    return pen.file()


def letter_parts(document: AgendaDocument, recipient: Someone | None, voice: Voice) -> Iterator[Part]:
    """The letter from address to signature."""
    styles, heading = voice.styles, document.heading
    if recipient:
        yield Part(tuple(_address(voice, recipient)), before=20, gap=0, indent=voice.width * (0 if voice.both else 0.5))
    if document.sent_on:
        yield _line(voice, day_long(document.sent_on), styles.body, before=18)
    subject = _("Subject: notice of meeting – {title}").format(title=text_of(heading.title))
    yield _line(voice, own(subject), styles.strong, before=14)
    yield _line(voice, _salutation(recipient), styles.body, before=12)
    yield _line(voice, _("I have the honour of inviting you to the following meeting:"), styles.body, before=9)
    facts: list[Paragraph] = [
        (Piece(text_of(heading.title), styles.heading),),
        (Piece(when(heading), styles.strong),),
        (Piece(where(heading.place, address=True), styles.body),),
    ]
    if heading.interpretation or heading.languages:
        spoken = languages(heading.interpretation or heading.languages)
        words = _("Interpretation: {languages}") if heading.interpretation else _("Languages: {languages}")
        facts.append((Piece(own(words.format(languages=spoken)), styles.small),))
    yield replace(
        framed([paragraph for paragraph in facts if paragraph[0].text], Frame(TINT, ACCENT, 7)), gap=1, whole=True
    )
    yield from _items(voice, document.lines)
    yield from _ending(document, voice)


def _line(voice: Voice, text: str, style: Style, *, before: float = 0.0, follows: bool = False) -> Part:
    return Part(((Piece(own(text), style),),), before=before, next=follows)


def _address(voice: Voice, who: Someone) -> Iterator[Paragraph]:
    yield (Piece(named(who), voice.styles.strong),)
    for text in (text_of(who.position), member_of(who), country_name(who.country)):
        if text:
            yield (Piece(text, voice.styles.body),)


def _salutation(who: Someone | None) -> str:
    form = who.form_of_address if who else ""
    return {"f": pgettext("a letter", "Dear Madam,"), "m": pgettext("a letter", "Dear Sir,")}.get(
        form, pgettext("a letter", "Dear Sir or Madam,")
    )


def _items(voice: Voice, lines: Sequence[AgendaLine]) -> Iterator[Part]:
    """The agenda in short; late items at its end."""
    if not lines:
        return
    styles = voice.styles
    yield _line(voice, _("Agenda"), styles.subheading, before=13, follows=True)
    usual, late = apart(lines)
    yield from _short(voice, usual)
    if late:
        yield _line(voice, _("Items added late"), styles.strong, before=7, follows=True)
        yield from _short(voice, late)


def _short(voice: Voice, lines: Sequence[AgendaLine]) -> Iterator[Part]:
    """Items with nothing but their number and title."""
    styles = voice.styles
    for line, follows in with_first_child(lines):
        deep = line.number.count(".")
        start = 20 + 22 * min(deep, 3)
        style = styles.strong if line.is_heading else styles.body
        yield Part(
            tuple(prose(voice, line.title, style)),
            before=5 if line.is_heading else 1.5,
            indent=start + (10 if deep else 0),
            label=Piece(line.number, Style("sans-semibold", styles.body.size, styles.body.leading, ACCENT)),
            label_at=start - 20,
            whole=True,
            next=line.is_heading or follows,
        )


def _ending(document: AgendaDocument, voice: Voice) -> Iterator[Part]:
    styles = voice.styles
    if document.papers_due_on:
        papers = _("The papers will reach you by {day}.").format(day=day_long(document.papers_due_on))
        yield _line(voice, papers, styles.body, before=10)
    answer = _("Please let the secretariat know whether you will attend, be replaced or be represented.")
    # A sentence of the letter goes over with the signature, which never stands on a page with the greeting alone.
    yield _line(voice, answer, styles.body, before=7 if document.papers_due_on else 10, follows=True)
    yield _line(voice, _("Yours faithfully,"), styles.body, before=7, follows=True)
    signed = [(Piece(chair_title(document.chair), styles.body),)]
    if document.chair:
        signed.append((Piece(named(document.chair), styles.strong),))
        if member_of(document.chair):
            signed.append(
                (Piece(member_of(document.chair), Style("sans", styles.small.size, styles.small.leading, GREY)),)
            )
    indent = voice.width * (0 if voice.both else 0.5)
    yield Part((signed[0],), before=12, indent=indent, next=len(signed) > 1)
    if len(signed) > 1:
        yield Part(tuple(signed[1:]), before=32, gap=0, indent=indent, whole=True)
