"""A common position as PDF: its text with who signed it by country, and how its sign-off stands."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.domain.position_kinds import POSITION_STATES, SIGN_OFF_ANSWERS, WAYS_OF_SENDING
from desktop_app.i18n import N_, _, country_name, format_partial, ngettext
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, fact_part, head_rows, in_each, message, section_part
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import HAIR
from desktop_app.printing.parts import Paragraph, Part, Voice, rows_of
from desktop_app.printing.pen import About
from desktop_app.printing.phrases import day_long, named, own, text_of
from desktop_app.printing.prose import prose
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import Someone
from desktop_app.services.voice_papers import PositionDocument, Sending, SignOffLine

TITLE = N_("Common position")
SIGN_OFF = N_("State of the sign-off")
_STATES, _SAID, _WAYS = dict(POSITION_STATES), dict(SIGN_OFF_ANSWERS), dict(WAYS_OF_SENDING)

Telling = Callable[[PositionDocument, Voice], Iterator[Part]]


@in_house_style
def position_pdf(document: PositionDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The text, for whom it speaks, and the signatories by country."""
    return _pdf(document, language, TITLE, position_parts)


@in_house_style
def sign_off_pdf(document: PositionDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """What each member said so far, for the next meeting."""
    return _pdf(document, language, SIGN_OFF, sign_off_parts)


def _pdf(document: PositionDocument, language: str, title: str, telling: Telling) -> bytes:
    pages = Pages(UPRIGHT)
    pages.flow([*head_rows(language, PUBLISHER, document.visibility, UPRIGHT)])
    pages.flow(rows_of(language, partial(telling, document)))
    return drawn(pages, document, language, title)


def drawn(pages: Pages, document: PositionDocument, language: str, title: str) -> bytes:
    """The pages of a paper about a position, with its title at their feet."""
    subject = in_each(language, document.text.title)
    foot = f"{message(language, title)} – {subject}"
    day = date.fromisoformat(document.day)
    about = About(foot, in_each(language, PUBLISHER), subject, language[:2], day)
    return draw_document(pages, about, language, foot)


def head_parts(voice: Voice, document: PositionDocument, title: str) -> Iterator[Part]:
    """What the paper is, of which position, and where its life stands."""
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
    yield from head_parts(voice, document, TITLE)
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
        yield _sent(voice, address)


def _sent(voice: Voice, address: Sending) -> Part:
    """Whom it went to, with the person it was addressed to; below it when and how."""
    styles = voice.styles
    first = [Piece(text_of(address.organisation), styles.strong)]
    if address.person:
        first.append(Piece(own(f" – {_with_post(address.person)}"), styles.body))
    facts = [_("Version {number}").format(number=address.version) if address.version else "", day_long(address.sent_on)]
    facts.append(_(_WAYS[address.way]) if address.way in _WAYS else "")
    below = (Piece(own(" · ".join(filter(None, facts))), styles.small),)
    return Part((tuple(first), below), before=4, gap=0, whole=True)


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


def _with_post(who: Someone) -> str:
    """A person with what they are there."""
    return ", ".join(filter(None, (named(who), text_of(who.position))))


def _signatory(voice: Voice, line: SignOffLine, *, in_full: bool = False) -> Part:
    """A member and who signed for it; `in_full` with its country, the mandate to sign, and the day."""
    styles = voice.styles
    first = [Piece(text_of(line.organisation), styles.strong)]
    if in_full and line.country:
        first.append(Piece(own(f" ({country_name(line.country)})"), styles.small))
    if line.signed_by:
        first.append(Piece(own(f" – {_with_post(line.signed_by)}"), styles.body))
    paragraphs: list[Paragraph] = [tuple(first)]
    facts = _days_of(line) if in_full else ""
    if facts:
        paragraphs.append((Piece(facts, styles.small),))
    if line.answer == "reservation":
        reservation = prose(voice, line.reservation, styles.italic)
        if reservation:
            reservation[0] = (Piece(own(_("Reservation: ")), styles.mark), *reservation[0])
        paragraphs += reservation
    return Part(tuple(paragraphs), before=2, gap=1, whole=True)


def _days_of(line: SignOffLine) -> str:
    """`Signed on 2 April 2009, mandated on 20 March 2009`."""
    found = _("Answered on {day}").format(day=day_long(line.signed_on)) if line.signed_on else ""
    if not line.mandated_on:
        return own(found)
    mandate = _("mandated on {day}").format(day=format_partial(line.mandated_on))
    return own(", ".join(filter(None, (found, mandate))))


# Sign-off -------------------------------------------------------------------------------------------------------


def sign_off_parts(document: PositionDocument, voice: Voice) -> Iterator[Part]:
    """For whom it speaks so far, until when members may answer, and what each said, by answer."""
    yield from head_parts(voice, document, SIGN_OFF)
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
            yield _signatory(voice, line, in_full=True)
