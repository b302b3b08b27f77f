"""The record of decisions (relevé de décisions) of a meeting, and one decision alone (extrait), as PDF."""

from collections.abc import Iterator
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _
from desktop_app.printing.agenda import about, foot, number_style
from desktop_app.printing.composition import composition_parts
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, fact_part, head_rows, section_part, title_parts
from desktop_app.printing.lines import Piece
from desktop_app.printing.minutes import state_notes
from desktop_app.printing.minutes_items import action_summary, decision_part, register_part
from desktop_app.printing.parts import Part, Voice, rows_of
from desktop_app.printing.phrases import day_long, own, text_of
from desktop_app.printing.prose import prose
from desktop_app.printing.signatures import signature_rows, signed
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import DecisionExtract, MinutesDocument

TITLE = N_("Record of decisions")
EXTRACT = N_("Extract from the register of decisions")


@in_house_style
def decisions_pdf(document: MinutesDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """All decisions of a meeting with their items, and what is to be done."""
    heading = document.heading
    pages = Pages(UPRIGHT)
    rows = head_rows(language, PUBLISHER, heading.visibility, UPRIGHT)
    rows += rows_of(language, partial(decisions_parts, document))
    rows = signed(rows, signature_rows(language, document.chair, document.minute_taker, UPRIGHT))
    pages.flow(rows)
    return draw_document(pages, about(language, TITLE, heading), language, foot(language, TITLE, heading))


def decisions_parts(document: MinutesDocument, voice: Voice) -> Iterator[Part]:
    """The decisions in the order of the agenda."""
    yield from title_parts(voice, _(TITLE), document.heading, notes=state_notes(document))
    any_decision = False
    for section in document.sections:
        decided = [item for item in section.items if item.kind == "decision"]
        if not decided:
            continue
        any_decision = True
        title = prose(voice, section.line.title, voice.styles.heading)
        label = Piece(section.line.number, number_style(voice, section.line))
        yield Part(
            tuple(title),
            before=20,
            indent=voice.styles.step,
            label=label,
            next=True,
            outline=f"{section.line.number}. {text_of(section.line.title)}",
        )
        for item in decided:
            yield decision_part(voice, document.decisions, section.votes, item, 0.0)
    if not any_decision:
        yield Part(((Piece(_("No decision was taken."), voice.styles.body),),), before=20)
    yield from action_summary(voice, document.actions)


@in_house_style
def extract_pdf(document: DecisionExtract, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """One decision alone, with who was there and how it was taken, certified."""
    heading = document.heading
    pages = Pages(UPRIGHT)
    rows = head_rows(language, PUBLISHER, heading.visibility, UPRIGHT)
    rows += rows_of(language, partial(extract_parts, document))
    certified = N_("Certified a true extract.")
    rows = signed(rows, signature_rows(language, document.chair, document.minute_taker, UPRIGHT, certified))
    pages.flow(rows)
    return draw_document(pages, about(language, EXTRACT, heading), language, foot(language, EXTRACT, heading))


def extract_parts(document: DecisionExtract, voice: Voice) -> Iterator[Part]:
    """Where and when, who was there, the decision."""
    decision = document.decision
    yield from title_parts(voice, _(EXTRACT), document.heading)
    if decision.decided_on:
        yield fact_part(voice, _("Decided on"), day_long(decision.decided_on))
    yield from composition_parts(voice, document.attendees, only=("present", "represented", "excused"))
    number = own(_("Decision {code}").format(code=decision.code)) if decision.code else _("Decision")
    number = own(_("{code} (provisional)").format(code=number)) if decision.provisional else number
    yield section_part(voice, number)
    if any(decision.title.values()):
        yield Part(tuple(prose(voice, decision.title, voice.styles.heading)), before=3, next=True)
    yield register_part(voice, decision, document.votes)
