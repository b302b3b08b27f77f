"""The agenda (ordre du jour) of a meeting as PDF: numbered items, kind, who introduces them, times that run on."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, ngettext
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import (
    draw_document,
    fact_part,
    head_rows,
    in_each,
    message,
    section_part,
    title_parts,
)
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import GREY, Style
from desktop_app.printing.parts import Paragraph, Part, Voice, rows_of
from desktop_app.printing.pen import About
from desktop_app.printing.phrases import ITEM_KINDS, day_long, hours, in_a_row, introduced, own, text_of
from desktop_app.printing.prose import prose, prose_parts
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import AgendaDocument, AgendaLine, Heading

TITLE = N_("Agenda")


@in_house_style
def agenda_pdf(document: AgendaDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The agenda in a language, or in both row by row."""
    pages = Pages(UPRIGHT)
    pages.flow(head_rows(language, PUBLISHER, document.heading.visibility, UPRIGHT))
    pages.flow(rows_of(language, partial(agenda_parts, document)))
    return draw_document(
        pages, about(language, TITLE, document.heading), language, foot(language, TITLE, document.heading)
    )


def about(language: str, title: str, heading: Heading) -> About:
    """What the file of a paper of a meeting or event says of itself."""
    return About(
        f"{message(language, title)} – {in_each(language, heading.title)}",
        in_each(language, PUBLISHER),
        in_each(language, heading.body) or in_each(language, heading.title),
        language[:2],
        date.fromisoformat(heading.starts_at[:10]),
    )


def foot(language: str, title: str, heading: Heading) -> str:
    """What stands at the foot of each page."""
    return f"{message(language, title)} – {in_each(language, heading.title)}"


def agenda_parts(document: AgendaDocument, voice: Voice) -> Iterator[Part]:
    """The whole agenda: title, chair, items, and the late ones apart."""
    sent = _("Sent on {day}").format(day=day_long(document.sent_on)) if document.sent_on else _("Draft agenda")
    if document.edition and document.edition > 1:
        sent = _("{sent}, edition {number}").format(sent=sent, number=document.edition)
    yield from title_parts(voice, _(TITLE), document.heading, notes=(own(sent),))
    if document.chair:
        yield fact_part(voice, _("Chair"), introduced(document.chair))
    if document.papers_due_on:
        yield fact_part(voice, _("Papers by"), day_long(document.papers_due_on))
    yield Part(((),), before=4, next=True)
    if not document.lines:
        yield Part(((Piece(_("No item stands on the agenda yet."), voice.styles.body),),), before=4)
    usual, late = apart(document.lines)
    for line, follows in with_first_child(usual):
        yield from item_parts(voice, line, follows=follows)
    if late:
        yield section_part(voice, _("Items added late"))
        for line, follows in with_first_child(late):
            yield from item_parts(voice, line, follows=follows)


def apart(lines: Sequence[AgendaLine]) -> tuple[list[AgendaLine], list[AgendaLine]]:
    """The items that were there in time, and the late ones with all beneath them."""
    late: set[str] = set()
    for line in lines:
        if line.late or line.parent_id in late:
            late.add(line.id)
    return [line for line in lines if line.id not in late], [line for line in lines if line.id in late]


def with_first_child(lines: Sequence[AgendaLine]) -> list[tuple[AgendaLine, bool]]:
    """Each line, and whether the next one is part of it: it then stays on the page of the first of its parts."""
    return [(line, line.id == after.parent_id) for line, after in pairwise([*lines, *lines[-1:]])]


def item_parts(voice: Voice, line: AgendaLine, *, follows: bool = False) -> Iterator[Part]:
    """One item: its number and title, its time; below, what it is for, what explains it, its papers."""
    styles = voice.styles
    if line.is_heading:
        number = Piece(line.number, styles.subheading)
        titles = tuple(prose(voice, line.title, styles.subheading))
        yield Part(titles, before=20, indent=styles.step, label=number, next=True, outline=text_of(line.title))
        return
    start = step_of(voice, line)
    time = time_of(line)
    lower = lower_paragraphs(voice, line)
    yield Part(
        tuple([*prose(voice, line.title, styles.strong), *lower]),
        before=9 if line.depth == 0 else 6,
        gap=0.5,
        indent=start,
        label=Piece(line.number, number_style(voice, line)),
        label_at=start - styles.step,
        right=Piece(time, Style("sans", styles.body.size, styles.body.leading, GREY))
        if time and not voice.both
        else None,
        whole=True,
        next=follows or bool(any(line.summary.values())),
        outline=f"{line.number}. {text_of(line.title)}",
        level=1 if line.depth else 0,
    )
    if any(line.summary.values()):
        yield from prose_parts(voice, line.summary, prose(voice, line.summary), before=2, indent=start)


def time_of(line: AgendaLine) -> str:
    """From when to when; nothing where nobody said how long an item takes."""
    return hours(line.starts_at, line.ends_at) if line.minutes_planned else ""


def step_of(voice: Voice, line: AgendaLine) -> float:
    """Where the text of an item begins; deep trees stop moving to the right."""
    return voice.styles.step * (1 + min(max(line.number.count("."), 0), 3) * 0.8)


def number_style(voice: Voice, line: AgendaLine) -> Style:
    """How the number of an item looks: smaller where it is part of another."""
    style = voice.styles.number
    return Style(
        style.face, style.size * (0.8 if "." in line.number else 0.92), voice.styles.body.leading, style.colour
    )


def lower_paragraphs(voice: Voice, line: AgendaLine) -> list[Paragraph]:
    """What stands in small below a title: kind, owner, minutes; then the papers."""
    small = voice.styles.small
    words = [_(ITEM_KINDS[line.kind])] if line.kind in ITEM_KINDS else []
    owner = introduced(line.owner) if line.owner else text_of(line.owner_text)
    if owner:
        words.append(owner)
    if voice.both and time_of(line):
        words.append(time_of(line))
    if line.minutes_planned:
        words.append(
            ngettext("{count} minute", "{count} minutes", line.minutes_planned).format(count=line.minutes_planned)
        )
    if line.confidential:
        words.append(_("closed session"))
    found: list[Paragraph] = [(Piece(own(" · ".join(words)), small),)] if words else []
    if line.papers:
        label = ngettext("Paper:", "Papers:", len(line.papers))
        titles = in_a_row(map(text_of, line.papers))
        found.append((Piece(own(f"{label} "), small), Piece(titles, small)))
    return found
