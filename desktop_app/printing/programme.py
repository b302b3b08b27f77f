"""The programme of an event as PDF: its days, sessions with their rooms, speakers as of that day, breaks as bands."""

from collections.abc import Iterator
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _
from desktop_app.printing.agenda import about, foot
from desktop_app.printing.document_styles import PALE, TINT
from desktop_app.printing.flowing import NO_FRAME, UPRIGHT, Frame, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, head_rows, title_parts
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import ACCENT, HAIR, Style
from desktop_app.printing.parts import Paragraph, Part, Voice, rows_of
from desktop_app.printing.phrases import day_in_full, hours, role_title, standing, text_of, where
from desktop_app.printing.phrases import named as name_of
from desktop_app.printing.prose import prose, prose_parts
from desktop_app.printing.typography import NO_BREAK
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import Part as Taking
from desktop_app.services.papers import Programme, ProgrammeEntry

TITLE = N_("Programme")
BANDS = {"break", "meal"}
_BREAK = Frame(PALE, "", 4.0)
_SESSION = Frame(TINT, ACCENT, 4.0)


@in_house_style
def programme_pdf(programme: Programme, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The programme in a language, or in both row by row."""
    heading = programme.heading
    pages = Pages(UPRIGHT)
    pages.flow(head_rows(language, PUBLISHER, heading.visibility, UPRIGHT))
    pages.flow(rows_of(language, partial(programme_parts, programme)))
    return draw_document(pages, about(language, TITLE, heading), language, foot(language, TITLE, heading))


def programme_parts(programme: Programme, voice: Voice) -> Iterator[Part]:
    """The title, then day after day."""
    yield from title_parts(voice, _(TITLE), programme.heading)
    if not programme.days:
        yield Part(((Piece(_("The timetable is not known yet."), voice.styles.body),),), before=12)
    for place, day in enumerate(programme.days):
        if len(programme.days) > 1:
            title = day_in_full(day.day)
            title = title[:1].upper() + title[1:]
            yield Part(
                ((Piece(title, voice.styles.heading),),),
                before=24 if place == 0 else 30,
                next=True,
                outline=title,
                rule=HAIR if place else "",
            )
        else:
            yield Part(((),), before=6, next=True)
        for entry in day.entries:
            yield from _entry(voice, entry, level=int(len(programme.days) > 1))


def _entry(voice: Voice, entry: ProgrammeEntry, level: int) -> Iterator[Part]:
    """One entry: the hours at the left, the title, where else it is, who takes part, what it is about."""
    styles = voice.styles
    time = hours(entry.starts_at, entry.ends_at)
    step = styles.label_step
    if entry.kind in BANDS:
        yield Part(
            tuple(prose(voice, entry.title, styles.italic)),
            before=7,
            indent=step - 9,
            label=Piece(time, styles.label),
            frame=_BREAK,
            whole=True,
        )
        return
    session = entry.kind == "session"
    inset = 9.0 if session else 0.0
    strong = Style("sans-semibold", styles.strong.size * (1.06 if session else 1), styles.strong.leading)
    place = where(entry.place) if entry.place else ""
    below: list[Paragraph] = [(Piece(place, styles.small),)] if place else []
    follows = bool(entry.parts or any(entry.summary.values()))
    yield Part(
        tuple([*prose(voice, entry.title, strong), *below]),
        before=12 if session else 8,
        gap=0,
        indent=step - inset,
        label=Piece(time, styles.label),
        frame=_SESSION if session else NO_FRAME,
        next=follows or session,
        whole=True,
        outline=text_of(entry.title) if entry.depth == 0 else "",
        level=level,
    )
    for number, taking in enumerate(entry.parts, 1):
        follows = number < len(entry.parts) or any(entry.summary.values())
        yield Part((_taking(voice, taking),), before=2, indent=step, next=follows)
    if any(entry.summary.values()):
        yield from prose_parts(voice, entry.summary, prose(voice, entry.summary), before=3, indent=step)


def _taking(voice: Voice, taking: Taking) -> Paragraph:
    """`Mme Anne Martin, maire, Ville de Nantes (présidence)`."""
    styles = voice.styles
    pieces = [Piece(name_of(taking.who), styles.strong)]
    if standing(taking.who):
        pieces.append(Piece(f", {standing(taking.who)}", styles.body))
    role = role_title(taking.role, taking.who.form_of_address) if taking.role != "speaker" else ""
    if role:
        pieces.append(Piece(f" –{NO_BREAK}{role.lower()}", styles.italic))
    return tuple(pieces)
