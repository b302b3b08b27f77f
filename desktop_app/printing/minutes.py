"""The minutes of a meeting as PDF: procès-verbal (formal, signed) and compte rendu, from the same items."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _
from desktop_app.printing.agenda import about, foot, number_style, step_of
from desktop_app.printing.composition import composition_parts, opening_parts
from desktop_app.printing.flowing import UPRIGHT, Pages, Row
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, head_rows, section_part, title_parts
from desktop_app.printing.lines import Piece
from desktop_app.printing.minutes_items import (
    action_part,
    action_summary,
    ballots_part,
    decision_part,
    decision_summary,
    movement_part,
)
from desktop_app.printing.parts import Part, Voice, rows_of
from desktop_app.printing.phrases import day_long, glued, hour, introduced, own, text_of, vote_sentence
from desktop_app.printing.prose import minute_prose, prose, prose_parts
from desktop_app.printing.signatures import signature_rows, signed
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import MinutesDocument, MinutesLine, MinutesSection

PROCES_VERBAL = N_("Minutes of the meeting")
COMPTE_RENDU = N_("Report of the meeting")


@in_house_style
def minutes_pdf(document: MinutesDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The procès-verbal: formal, with votes, comings and goings, signatures; in one language, or both row by row."""
    return _pdf(document, language, PROCES_VERBAL, formal=True)


@in_house_style
def report_pdf(document: MinutesDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The compte rendu: what was said and decided, without the forms of a record that is signed."""
    return _pdf(document, language, COMPTE_RENDU, formal=False)


def _pdf(document: MinutesDocument, language: str, title: str, *, formal: bool) -> bytes:
    pages = Pages(UPRIGHT)
    rows: list[Row] = head_rows(language, PUBLISHER, document.heading.visibility, UPRIGHT)
    rows += rows_of(language, partial(minutes_parts, document, title, formal))
    if formal:
        rows = signed(rows, signature_rows(language, document.chair, document.minute_taker, UPRIGHT))
    pages.flow(rows)
    return draw_document(
        pages, about(language, title, document.heading), language, foot(language, title, document.heading)
    )


def state_notes(document: MinutesDocument) -> tuple[str, ...]:
    """Whether this is a draft, or when it was approved."""
    if document.state in ("approved", "approved_amended") and document.approved_on:
        words = _("Approved on {day}") if document.state == "approved" else _("Approved as amended on {day}")
        said = words.format(day=day_long(document.approved_on))
        meeting = text_of(document.approved_in)
        return (own(f"{said} ({meeting})" if meeting else said),)
    return (_("Draft, not yet approved"),)


def minutes_parts(document: MinutesDocument, title: str, formal: bool, voice: Voice) -> Iterator[Part]:
    """The whole document but the signatures."""
    yield from title_parts(voice, _(title), document.heading, notes=state_notes(document))
    yield from composition_parts(voice, document.attendees)
    if formal:
        yield from opening_parts(voice, document)
    yield section_part(voice, _("Items discussed"))
    if not document.sections:
        yield Part(((Piece(_("No item stands on the agenda yet."), voice.styles.body),),), before=4)
    for section in document.sections:
        yield from section_parts(voice, document, section, formal=formal)
    if document.closed_at:
        closed = _("The meeting closed at {time}.").format(time=hour(document.closed_at))
        yield Part(((Piece(own(closed), voice.styles.body),),), before=14)
    yield from decision_summary(voice, document.decisions)
    yield from action_summary(voice, document.actions)
    yield from annex_parts(voice, document)


def section_parts(voice: Voice, document: MinutesDocument, section: MinutesSection, *, formal: bool) -> Iterator[Part]:
    """An item of the agenda: who came and left, what was said, decided, voted, and who does what."""
    line, styles = section.line, voice.styles
    if line.is_heading:
        label = Piece(line.number, styles.subheading)
        titles = tuple(prose(voice, line.title, styles.subheading))
        yield Part(titles, before=20, indent=styles.step, label=label, next=True, outline=text_of(line.title))
        return
    start = step_of(voice, line)
    result = _result(section)
    follows = bool(section.items or section.movements or section.votes or result)
    paragraphs = prose(voice, line.title, styles.heading if line.depth == 0 else styles.strong)
    if line.owner:
        paragraphs.append((Piece(introduced(line.owner), styles.small),))
    yield Part(
        tuple(paragraphs),
        before=16 if "." not in line.number else 11,
        gap=0,
        indent=start,
        label=Piece(line.number, number_style(voice, line)),
        label_at=start - styles.step,
        next=follows,
        outline=f"{line.number}. {text_of(line.title)}",
        level=int(line.depth > 0),
    )
    told = bool(section.items or section.votes)
    if result:
        yield Part(((Piece(own(result), styles.italic),),), before=4, indent=start, next=told)
    for movement in section.movements if formal else ():
        yield replace(movement_part(voice, movement, line.number, start), next=told)
    for item in section.items:
        yield from item_parts(voice, document, section, item, start)
    for vote in section.votes:
        if not any(item.decision_id and item.decision_id == vote.decision_id for item in section.items):
            sentence = f"{text_of(vote.title)}. {vote_sentence(vote)}" if text_of(vote.title) else vote_sentence(vote)
            named = formal and bool(vote.ballots)
            yield Part(((Piece(sentence, styles.body),),), before=6, indent=start, next=named)
        if vote.ballots and formal:
            yield ballots_part(voice, vote, start)


def _result(section: MinutesSection) -> str:
    """What became of an item where nobody had to type it: it was postponed, or earlier minutes were approved."""
    if section.line.outcome == "postponed":
        return _("The item was postponed.")
    if section.items:
        return ""
    return {
        "approved": _("The minutes were approved without changes."),
        "approved_amended": _("The minutes were approved as amended."),
    }.get(section.approves, "")


def item_parts(
    voice: Voice, document: MinutesDocument, section: MinutesSection, item: MinutesLine, start: float
) -> Iterator[Part]:
    """One item of the minutes, each kind in its own form."""
    styles = voice.styles
    if item.kind == "decision":
        yield decision_part(voice, document.decisions, section.votes, item, start)
    elif item.kind == "action":
        yield action_part(voice, document.actions, item, start)
    else:
        paragraphs = minute_prose(voice, item)
        if item.speaker and paragraphs:
            who = Piece(own(_("{name}: ").format(name=introduced(item.speaker))), styles.strong)
            paragraphs[0] = (who, *paragraphs[0])
        yield from prose_parts(voice, item.text, paragraphs, before=5, gap=3.5, indent=start)


def annex_parts(voice: Voice, document: MinutesDocument) -> Iterator[Part]:
    """The papers that were on the table, each with its item."""
    papers = [(section.line.number, paper) for section in document.sections for paper in section.line.papers]
    if not papers:
        return
    yield section_part(voice, _("Annexes"))
    for place, (number, paper) in enumerate(papers, 1):
        item = glued(_("item {number}"), number)
        yield Part(
            ((Piece(f"{text_of(paper)} ", voice.styles.body), Piece(f"({item})", voice.styles.small)),),
            before=3,
            indent=voice.styles.step,
            label=Piece(str(place), voice.styles.label),
        )
