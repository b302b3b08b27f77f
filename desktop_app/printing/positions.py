"""A common position as PDF: its text with who signed it by country, its amendments, how its sign-off stands."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.domain.position_kinds import AMENDMENT_ANSWERS, POSITION_STATES, SIGN_OFF_ANSWERS
from desktop_app.i18n import N_, _, country_name, ngettext
from desktop_app.printing.document_styles import WARNING
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, fact_part, head_rows, in_each, message, section_part
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import ACCENT, HAIR
from desktop_app.printing.parts import Paragraph, Part, Voice, rows_of
from desktop_app.printing.pen import About
from desktop_app.printing.phrases import day_long, named, own, standing, text_of
from desktop_app.printing.prose import prose
from desktop_app.printing.typography import one_line
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.revisions import Piece as Change
from desktop_app.services.voice_papers import AmendmentLine, PositionDocument, SignOffLine

TITLE = N_("Common position")
AMENDMENTS = N_("Table of amendments")
SIGN_OFF = N_("State of the sign-off")
_STATES, _ANSWERS, _SAID = dict(POSITION_STATES), dict(AMENDMENT_ANSWERS), dict(SIGN_OFF_ANSWERS)

Telling = Callable[[PositionDocument, Voice], Iterator[Part]]


@in_house_style
def position_pdf(document: PositionDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The text, for whom it speaks, and the signatories by country."""
    return _pdf(document, language, TITLE, position_parts)


@in_house_style
def amendments_pdf(document: PositionDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """Each amendment by paragraph: what it changes, why, and what became of it."""
    return _pdf(document, language, AMENDMENTS, amendment_parts)


@in_house_style
def sign_off_pdf(document: PositionDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """What each member said so far, for the next meeting."""
    return _pdf(document, language, SIGN_OFF, sign_off_parts)


def _pdf(document: PositionDocument, language: str, title: str, telling: Telling) -> bytes:
    pages = Pages(UPRIGHT)
    pages.flow([*head_rows(language, PUBLISHER, document.visibility, UPRIGHT)])
    pages.flow(rows_of(language, partial(telling, document)))
    subject = in_each(language, document.text.title)
    foot = f"{message(language, title)} – {subject}"
    day = date.fromisoformat(document.day)
    about = About(foot, in_each(language, PUBLISHER), subject, language[:2], day)
    return draw_document(pages, about, language, foot)


def _head(voice: Voice, document: PositionDocument, title: str) -> Iterator[Part]:
    styles = voice.styles
    yield Part(((Piece(_(title), styles.subtitle),),), before=26, next=True)
    yield Part(((Piece(text_of(document.text.title), styles.title),),), before=2, next=True)
    number, rule = document.text.number, HAIR
    if number:
        kept = _("Version {number} of {day}").format(number=number, day=day_long(document.text.frozen_on))
        yield fact_part(voice, _("Text"), own(kept), before=10, rule=rule)
        rule = ""
    yield fact_part(voice, _("State"), _(_STATES[document.state]), before=10 if rule else 0, rule=rule)
    if document.body:
        yield fact_part(voice, _("Prepared by"), text_of(document.body))
    if document.rapporteur:
        yield fact_part(voice, _("Rapporteur"), named(document.rapporteur))
    if document.decision:
        on = f" ({day_long(document.decided_on)})" if document.decided_on else ""
        yield fact_part(voice, _("Decision"), text_of(document.decision) + own(on))


# The text and its signatories -----------------------------------------------------------------------------------


def position_parts(document: PositionDocument, voice: Voice) -> Iterator[Part]:
    """The head, the numbered paragraphs, who signed, to whom it was sent."""
    styles = voice.styles
    yield from _head(voice, document, TITLE)
    yield Part((), before=8)
    for one in document.text.paragraphs:
        if one.is_heading:
            title = tuple(prose(voice, one.text, styles.heading))
            yield Part(title, before=16, next=True, outline=text_of(one.text))
        else:
            label = Piece(one.number, styles.label)
            yield Part(tuple(prose(voice, one.text)), before=8, indent=styles.step, label=label)
    yield from _signatories(document, voice)
    sent = [one for one in document.sendings if one.sent_on]
    if sent:
        yield section_part(voice, _("Sent to"))
    for address in sent:
        on = own(f" – {day_long(address.sent_on)}")
        words = (Piece(text_of(address.organisation), styles.strong), Piece(on, styles.small))
        yield Part((words,), before=3)


def speaks_for(document: PositionDocument) -> str:
    """`Speaks for 14 members in 11 countries as of 16 April 2009.`"""
    found = document.speaks_for
    if not found or not found.members:
        return _("No member has signed yet.")
    members = ngettext("{count} member", "{count} members", found.members).format(count=found.members)
    countries = ngettext("{count} country", "{count} countries", found.countries).format(count=found.countries)
    words = _("Speaks for {members} in {countries} as of {day}.")
    return own(words.format(members=members, countries=countries, day=day_long(found.day)))


def _signatories(document: PositionDocument, voice: Voice) -> Iterator[Part]:
    yield section_part(voice, _("Signatories"))
    yield Part(((Piece(speaks_for(document), voice.styles.strong),),), before=4)
    lines = document.speaks_for.lines if document.speaks_for else ()
    for country, found in groupby(lines, key=lambda line: line.country):
        title = country_name(country) if country else "–"
        yield Part(((Piece(title, voice.styles.label),),), before=9, next=True)
        for line in found:
            yield _signatory(voice, line)


def _signatory(voice: Voice, line: SignOffLine) -> Part:
    styles = voice.styles
    first = [Piece(text_of(line.organisation), styles.strong)]
    if line.signed_by:
        post = standing(line.signed_by).partition(",")[0]
        who = ", ".join(filter(None, (named(line.signed_by), post)))
        first.append(Piece(own(f" – {who}"), styles.body))
    paragraphs: list[Paragraph] = [tuple(first)]
    if line.answer == "reservation":
        reservation = prose(voice, line.reservation, styles.italic)
        if reservation:
            reservation[0] = (Piece(own(_("Reservation: ")), styles.mark), *reservation[0])
        paragraphs += reservation
    return Part(tuple(paragraphs), before=2, gap=1, whole=True)


# Amendments -----------------------------------------------------------------------------------------------------


def amendment_parts(document: PositionDocument, voice: Voice) -> Iterator[Part]:
    """Paragraph by paragraph; what goes is struck out in words, what comes is in the accent colour."""
    styles = voice.styles
    yield from _head(voice, document, AMENDMENTS)
    if not document.amendments:
        yield Part(((Piece(_("No amendment was proposed."), styles.body),),), before=20)
    else:
        words = _("[Between brackets: taken out.] In colour: put in.")
        yield Part(((Piece(words, styles.small),),), before=16)
    for number, found in groupby(document.amendments, key=lambda one: one.number):
        yield section_part(voice, own(_("Paragraph {number}").format(number=number or "–")))
        for one in found:
            yield _amendment(voice, one)


def _amendment(voice: Voice, one: AmendmentLine) -> Part:
    styles = voice.styles
    by = own(f" ({one.language.upper()})")
    paragraphs: list[Paragraph] = [(Piece(text_of(one.organisation), styles.strong), Piece(by, styles.small))]
    paragraphs.append(changes(voice, one.answered_pieces or one.pieces))
    if one.reason:
        paragraphs.append((Piece(own(_("Reason: ")), styles.label), Piece(one_line(one.reason), styles.body)))
    answer = _(_ANSWERS[one.answer]) if one.answer else _("Awaits its answer")
    said = [Piece(answer, styles.label)]
    if one.answer_reason:
        said.append(Piece(own(f" – {one_line(one.answer_reason)}"), styles.body))
    return Part((*paragraphs, tuple(said)), before=9, gap=3, whole=True, rule=HAIR)


def changes(voice: Voice, pieces: tuple[Change, ...]) -> Paragraph:
    """A difference in one run of text."""
    body, strong = voice.styles.body, voice.styles.strong
    found = []
    for piece in pieces:
        text = one_line(piece.text)
        if piece.operation == "removed":
            found.append(Piece(f"[{text.strip()}]" + " " * text.endswith(" "), replace(body, colour=WARNING)))
        elif piece.operation == "added":
            found.append(Piece(text, replace(strong, colour=ACCENT)))
        else:
            found.append(Piece(text, body))
    return tuple(found) or (Piece("–", body),)


# Sign-off -------------------------------------------------------------------------------------------------------


def sign_off_parts(document: PositionDocument, voice: Voice) -> Iterator[Part]:
    """For whom it speaks so far, until when members may answer, and what each said, by answer."""
    yield from _head(voice, document, SIGN_OFF)
    if document.sign_off_until:
        yield fact_part(voice, _("Deadline"), day_long(document.sign_off_until))
    yield Part(((Piece(speaks_for(document), voice.styles.strong),),), before=14)
    for answer in (*_SAID, ""):
        lines = [line for line in document.sign_offs if line.answer == answer]
        if not lines:
            continue
        title = _(_SAID[answer]) if answer else _("Has not answered yet")
        yield section_part(voice, f"{title} ({len(lines)})", before=16)
        for line in lines:
            yield _signatory(voice, line)
