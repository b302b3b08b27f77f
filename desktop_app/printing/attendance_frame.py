"""What stands around the rows of an attendance sheet: head, code and foot on every page, totals and signatures last."""

from desktop_app.i18n import N_, _, speaking
from desktop_app.printing.document_styles import DARK, FOLIO, FOOT
from desktop_app.printing.fitting import fit
from desktop_app.printing.flowing import Paper
from desktop_app.printing.letterhead import (
    codes_of,
    draw_emblem,
    has_emblem,
    in_each,
    message,
    page_of,
    visibility_lines,
)
from desktop_app.printing.page import ACCENT, GREY, MM, Style
from desktop_app.printing.pen import Pen
from desktop_app.printing.phrases import day_in_full, hours, own, where
from desktop_app.printing.typefaces import width
from desktop_app.services.papers import SheetDocument

LANDSCAPE = Paper(297 * MM, 210 * MM, 12 * MM, 44 * MM, 15 * MM)
CODE = 19 * MM
CERTIFIED = N_("Certified true")
LISTED = N_("Listed")
COUNTED = (N_("Signed"), N_("Represented"), N_("Added by hand"), N_("In all"))
SIGNERS = (N_("For the organiser: name, date, signature"), N_("For the secretariat: name, date, signature"))


def draw_frame(pen: Pen, document: SheetDocument, language: str, title: str, number: int, count: int) -> None:
    """The head and the foot of a page, so that each sheet of paper says by itself what it is."""
    left, right, top = LANDSCAPE.side, LANDSCAPE.width - LANDSCAPE.side, 11 * MM
    pen.rule(left, right, top, ACCENT, 2)
    top += 8
    start = right - CODE
    pen.code(f"parvis:sheet:{document.code}:{number}", start, top, CODE)
    pen.say(document.code, Style("sans-semibold", 8), start + CODE / 2, top + CODE + 10, align="middle")
    room = 66 * MM
    start -= room + 5 * MM
    if document.heading.visibility:
        emblem = 9 * MM
        shift = emblem * 1.5 + 6 if has_emblem(document.heading.visibility) else 0.0
        if shift:
            draw_emblem(pen, start, top + 1, emblem)
        pen.lines(visibility_lines(language, document.heading.visibility, room - shift), start + shift, top)
    else:
        start += room
    _title(pen, document, language, title, left, top - 2, start - left - 6 * MM)
    foot = LANDSCAPE.height - LANDSCAPE.bottom + 7 * MM
    page = page_of(language, number, count)
    pen.say(f"{message(language, title)} – {document.code}", FOOT, left, foot)
    pen.say(page, FOLIO, right, foot, align="right")


def _title(pen: Pen, document: SheetDocument, language: str, title: str, left: float, top: float, room: float) -> None:
    """What is signed for: title, meeting and session, day and hours, place with room and floor."""
    heading = document.heading
    name = in_each(language, heading.title)
    session = in_each(language, document.session)
    times, places = [], []
    for code in codes_of(language):
        with speaking(code):
            day = day_in_full(document.day)
            time = hours(heading.starts_at, heading.ends_at) if heading.starts_at[:10] == heading.ends_at[:10] else ""
            times.append(own(", ".join(filter(None, (day, time)))))
            places.append(where(heading.place, address=True))
    top = pen.lines(fit([message(language, title)], Style("serif-display", 19), room, 24, least=12), left, top)
    subject = f"{name} – {session}" if session else name
    top = pen.lines(fit([subject], Style("serif-semibold", 11.5), room, 26, least=8), left, top + 1)
    top = pen.lines(fit([" / ".join(times)], Style("sans-semibold", 9.6), room, 24, least=7.5), left, top + 1)
    pen.lines(fit([" / ".join(dict.fromkeys(places))], Style("sans", 9.2, colour=GREY), room, 24, least=7), left, top)


def room_of_closing() -> float:
    """The height of totals and signatures."""
    return 44 * MM


def draw_closing(pen: Pen, document: SheetDocument, language: str, top: float) -> None:
    """The totals to fill in, and the two who certify."""
    left, wide = LANDSCAPE.side, LANDSCAPE.measure
    top += 5 * MM
    _totals(pen, language, len(document.attendees), top + 10)
    top += 8 * MM
    pen.say(message(language, CERTIFIED), Style("serif-semibold", 11, colour=ACCENT), left, top + 10)
    top += 6 * MM
    half = wide / 2 - 3 * MM
    for place, words in enumerate(SIGNERS):
        x = left + place * (half + 6 * MM)
        pen.box(x, top, half, 23 * MM, border=DARK)
        pen.say(message(language, words), Style("sans", 8, colour=GREY), x + 6, top + 11)


def _totals(pen: Pen, language: str, listed: int, baseline: float) -> None:
    """How many are listed, and room to write the other totals; spread over the line, whatever the words take."""
    left, right = LANDSCAPE.side, LANDSCAPE.width - LANDSCAPE.side
    looks, strong, rule = Style("sans", 9.2), Style("sans-semibold", 9.6), 13 * MM
    first = f"{message(language, LISTED)}{_colon(language)} {listed}"
    texts = [f"{message(language, words)}{_colon(language)}" for words in COUNTED]
    wide = [width(text, looks.face, looks.size) + 4 + rule for text in texts]
    start = width(first, strong.face, strong.size)
    gap = max(6.0, (right - left - start - sum(wide)) / len(texts))
    pen.say(first, strong, left, baseline)
    x = left + start + gap
    for text, room in zip(texts, wide, strict=True):
        pen.say(text, looks, x, baseline)
        pen.rule(x + room - rule, x + room, baseline + 2, DARK)
        x += room + gap


def _colon(language: str) -> str:
    with speaking(codes_of(language)[0]):
        return own(_("{heading}: ").format(heading="")).rstrip(" ")
