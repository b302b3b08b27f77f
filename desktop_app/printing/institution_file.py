"""The file one takes along to an institution or an NGO, as PDF: its people, whom we met, what we sent, what is open."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.domain.voice_kinds import INTERACTION_KINDS
from desktop_app.i18n import N_, _, country_name, format_partial
from desktop_app.printing.address import address_lines
from desktop_app.printing.document_styles import WARNING
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, fact_part, head_rows, in_each, message, section_part
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import HAIR, Style
from desktop_app.printing.parts import Paragraph, Part, Voice, rows_of
from desktop_app.printing.pen import About
from desktop_app.printing.phrases import day_long, named, own, text_of
from desktop_app.printing.prose import prose
from desktop_app.printing.typography import one_line
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import LedgerLine, Someone
from desktop_app.services.voice_papers import InstitutionFile, Talk, TaskLine

TITLE = N_("File for a visit")
_KINDS = dict(INTERACTION_KINDS)


@in_house_style
def institution_pdf(file: InstitutionFile, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The file in a language, or with both side by side."""
    name = in_each(language, file.organisation)
    title = f"{message(language, TITLE)} – {name}"
    pages = Pages(UPRIGHT)
    pages.flow(head_rows(language, PUBLISHER, None, UPRIGHT))
    pages.flow(rows_of(language, partial(file_parts, file)))
    about = About(title, in_each(language, PUBLISHER), name, language[:2], date.fromisoformat(file.day))
    return draw_document(pages, about, language, title)


def file_parts(file: InstitutionFile, voice: Voice) -> Iterator[Part]:
    """Who they are, what is open, what we sent, what was said: what one needs first stands first."""
    styles = voice.styles
    yield Part(((Piece(_(TITLE), styles.subtitle),),), before=26, next=True)
    acronym = text_of(file.acronym)
    name = text_of(file.organisation)
    title = own(f"{name} ({acronym})") if acronym and acronym != name else name
    yield Part(((Piece(title, styles.title),),), before=2, next=True)
    yield fact_part(voice, _("As of"), day_long(file.day), before=10, rule=HAIR)
    yield from _reached(file, voice)
    yield from _section(voice, _("Open"), [_task(voice, one) for one in file.tasks] + [
        _action(voice, one) for one in file.actions
    ], _("Nothing is open."))  # fmt: skip
    met = dict(_last_met(file))
    people = [_person(voice, one, met.get(one.person_id, "")) for one in file.people]
    yield from _section(voice, _("Their people"), people, _("Nobody is known there."))
    here = {one.person_id for one in file.people}
    gone = [_person(voice, who, day) for who, day in file.met if who.person_id not in here]
    if gone:
        yield from _section(voice, _("Whom we met, and who is no longer there"), gone, "")
    sent = [_sent(voice, text_of(title), day) for title, day in file.positions]
    yield from _section(voice, _("Positions they received"), sent, _("No position was sent there."))
    yield section_part(voice, _("What was said"))
    if not file.talks:
        yield Part(((Piece(_("No talk is noted."), styles.body),),), before=4)
    for talk in file.talks:
        yield from _talk(voice, talk)


def _last_met(file: InstitutionFile) -> Iterator[tuple[str, str]]:
    for who, day in file.met:
        yield who.person_id, day


def _reached(file: InstitutionFile, voice: Voice) -> Iterator[Part]:
    if file.country:
        yield fact_part(voice, _("Country"), country_name(file.country))
    if file.address:
        lines = [*address_lines(file.address, [], home=file.address.country), country_name(file.address.country)]
        yield fact_part(voice, _("Address"), ", ".join(filter(None, map(one_line, lines))))
    for kind, number in file.points:
        yield fact_part(voice, _(kind), one_line(number))


def _section(voice: Voice, title: str, parts: Sequence[Part], nothing: str) -> Iterator[Part]:
    """A heading with what stands below it, or a word that there is nothing."""
    yield section_part(voice, title)
    if not parts:
        yield Part(((Piece(nothing, voice.styles.body),),), before=4)
    yield from parts


def _person(voice: Voice, who: Someone, met: str) -> Part:
    styles = voice.styles
    last = own(_("met on {day}").format(day=format_partial(met))) if met else ""
    first = (Piece(named(who), styles.strong), Piece(own(f" – {last}") if last else "", styles.small))
    post = text_of(who.position)
    paragraphs: list[Paragraph] = [first]
    if post:
        paragraphs.append((Piece(post[:1].upper() + post[1:], styles.body),))
    return Part(tuple(paragraphs), before=5, gap=0, whole=True)


def _sent(voice: Voice, title: str, day: str) -> Part:
    on = own(f" – {format_partial(day)}")
    return Part(((Piece(title, voice.styles.strong), Piece(on, voice.styles.small)),), before=4, whole=True)


def _due(voice: Voice, due_on: str, is_late: bool) -> list[Piece]:
    if not due_on:
        return []
    small = voice.styles.small
    style = Style(small.face, small.size, small.leading, WARNING) if is_late else small
    words = _("late: {date}") if is_late else _("by {date}")
    return [Piece(own(f" – {words.format(date=format_partial(due_on))}"), style)]


def _task(voice: Voice, task: TaskLine) -> Part:
    styles = voice.styles
    words = [Piece(one_line(task.title), styles.body), *_due(voice, task.due_on, task.overdue)]
    if task.assigned_to:
        words.append(Piece(own(f" – {one_line(task.assigned_to)}"), styles.small))
    return Part((tuple(words),), before=4, indent=12, label=Piece("□", styles.label), whole=True)


def _action(voice: Voice, action: LedgerLine) -> Part:
    """An action of a body that this organisation took on."""
    styles = voice.styles
    words = [Piece(text_of(action.title), styles.body), *_due(voice, action.due_on, action.overdue)]
    where = text_of(action.meeting)
    if where:
        words.append(Piece(own(f" – {where}"), styles.small))
    return Part((tuple(words),), before=4, indent=12, label=Piece("□", styles.label), whole=True)


def _talk(voice: Voice, talk: Talk) -> Iterator[Part]:
    styles = voice.styles
    kind = _(_KINDS.get(talk.kind, talk.kind))
    place = one_line(talk.place)
    when = own(" · ".join(filter(None, (format_partial(talk.happened_on), kind, place))))
    yield Part(((Piece(when, styles.label),),), before=12, next=True)
    yield Part(((Piece(text_of(talk.title), styles.heading),),), next=True)
    if talk.people:
        there = ", ".join(named(one) for one in talk.people)
        yield fact_part(voice, _("Who was there"), own(there), before=2)
    if talk.position:
        yield fact_part(voice, _("Position"), text_of(talk.position))
    said = tuple(prose(voice, talk.said))
    if any(talk.said.values()):
        yield Part(said, before=4)
    for task in talk.tasks:
        done = own(_("done {date}").format(date=format_partial(task.done_on))) if task.done_on else ""
        words = [Piece(one_line(task.title), styles.body)]
        words += [Piece(own(f" – {done}"), styles.small)] if done else _due(voice, task.due_on, task.overdue)
        yield Part((tuple(words),), before=3, indent=12, label=Piece("☑" if done else "□", styles.label), whole=True)
