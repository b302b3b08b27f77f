"""Badges as PDF: 90×55 mm, ten on a sheet, or A6, four on a sheet; a name that always fits, a code for the check-in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, country_name, speaking
from desktop_app.printing.agenda import about
from desktop_app.printing.document_styles import WARNING
from desktop_app.printing.fitting import fit
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import codes_of, draw_emblem, each, has_emblem, in_each, message
from desktop_app.printing.lines import Line
from desktop_app.printing.page import ACCENT, GREY, HAIR, MM, Style
from desktop_app.printing.pen import Pen
from desktop_app.printing.phrases import capitals, role_title, text_of
from desktop_app.printing.typefaces import width
from desktop_app.printing.typography import one_line
from desktop_app.services.papers import Badge, Heading, Someone

TITLE = N_("Badges")
NO_PHOTO = N_("No photo")
WHITE = "#FFFFFF"
QUIET = 4 / 25
"""How much of a code's side stays white around it for readers to find it: four of its squares; it has 25 or more."""
READABLE = 0.62
"""How much smaller than usual two languages may make the text of a badge."""


@dataclass(frozen=True)
class Size:
    """A badge, how many stand on an A4 sheet, and the sizes of what is on it, in points."""

    width: float
    height: float
    across: int
    down: int
    pad: float
    name: float
    text: float
    code: float

    @property
    def left(self) -> float:
        """Where the first badge begins, so that all stand in the middle of the sheet."""
        return (210 * MM - self.across * self.width) / 2

    @property
    def top(self) -> float:
        """How far down the first badge begins."""
        return (297 * MM - self.down * self.height) / 2


SIZES = {
    "90x55": Size(90 * MM, 55 * MM, 2, 5, 5 * MM, 23, 9.5, 16 * MM),
    "a6": Size(105 * MM, 148.5 * MM, 2, 2, 8 * MM, 38, 15, 30 * MM),
}


@in_house_style
def badges_pdf(
    badges: Sequence[Badge], heading: Heading, language: str, size: str = "90x55", *, house: HouseStyle = USUAL
) -> bytes:
    """Sheets of badges with lines to cut along."""
    kind = SIZES[size]
    pen = Pen(210 * MM, 297 * MM, about(language, TITLE, heading))
    each = kind.across * kind.down
    for start in range(0, max(1, len(badges)), each):
        _cut_lines(pen, kind)
        for place, badge in enumerate(badges[start : start + each]):
            x = kind.left + place % kind.across * kind.width
            draw_badge(pen, badge, heading, language, kind, x, kind.top + place // kind.across * kind.height)
        pen.turn()
    return pen.file()


def _cut_lines(pen: Pen, kind: Size) -> None:
    right, foot = kind.left + kind.across * kind.width, kind.top + kind.down * kind.height
    for column in range(kind.across + 1):
        x = kind.left + column * kind.width
        pen.dashes(x, max(0.0, kind.top - 12), x, min(297 * MM, foot + 12), HAIR)
    for row in range(kind.down + 1):
        top = kind.top + row * kind.height
        pen.dashes(max(0.0, kind.left - 12), top, min(210 * MM, right + 12), top, HAIR)


def draw_badge(pen: Pen, badge: Badge, heading: Heading, language: str, kind: Size, x: float, top: float) -> None:
    """One badge: the event above, the name in the middle, what the person stands for, code and role below."""
    left, room = x + kind.pad, kind.width - 2 * kind.pad
    start = _event(pen, heading, language, kind, left, top + kind.pad * 0.8, room)
    end = top + kind.height - kind.pad
    role = role_in_each(language, badge)
    if role:
        end = _role(pen, role, kind, x, top)
    side = min(kind.code, end - start)
    pen.code(badge.qr, left + room - side, end - side, side)
    beside = side + side * QUIET
    below = _who(badge.who, language, kind, room - beside, side - (0 if badge.photo_allowed else kind.text * 1.5))
    name_room = end - start - side - 4
    names = fit(name_lines(badge.who), Style("sans-semibold", kind.name), room, name_room, least=kind.name * 0.42)
    high = sum(line.leading for line in names)
    pen.lines(names, left, start + max(0.0, (name_room - high) / 2))
    pen.lines(below, left, end - side)
    if not badge.photo_allowed:
        _no_photo(pen, message(language, NO_PHOTO), kind, left + room - beside - 4, end)


def role_in_each(language: str, badge: Badge) -> str:
    """The role in each of the document's languages; nothing for who simply takes part."""
    return each(language, lambda: role_title(badge.role, badge.who.form_of_address))


def name_lines(who: Someone) -> list[str]:
    """The given name, and below it the family name in capitals with its particle."""
    if who.printed_name and not who.family:
        return [one_line(who.printed_name)]
    tight = who.particle.endswith(("'", "’"))
    family = one_line(f"{who.particle}{'' if tight else ' '}{capitals(who.family)}".strip())
    return [name for name in (one_line(who.given).strip(), family) if name]


def _event(pen: Pen, heading: Heading, language: str, kind: Size, left: float, top: float, room: float) -> float:
    """The event's title, and the funder's emblem where one is due; the height below them."""
    emblem = kind.text * 1.5
    wide = room
    if has_emblem(heading.visibility):
        draw_emblem(pen, left + room - emblem * 1.5, top, emblem)
        wide -= emblem * 1.5 + 6
    title = Style("sans", kind.text * 0.8, colour=GREY)
    # A long title takes a line or two more before its letters become too small to read.
    lines = fit([in_each(language, heading.title)], title, wide, emblem * 1.7, least=kind.text * 0.58, wrap=True)
    pen.lines(lines, left, top)
    high = max(emblem, sum(line.leading for line in lines))
    pen.rule(left, left + room, top + high + 4, ACCENT, 1.2)
    return top + high + 6


def _role(pen: Pen, role: str, kind: Size, x: float, top: float) -> float:
    """The band of a role at the foot; the height above it."""
    high = kind.text * 1.5
    pen.box(x + 0.5, top + kind.height - high - 0.5, kind.width - 1, high, fill=ACCENT)
    style = Style("sans-semibold", kind.text * 0.95, colour=WHITE)
    pen.say(role, style, x + kind.width / 2, top + kind.height - high * 0.34, align="middle")
    return top + kind.height - high - kind.pad * 0.6


def _who(who: Someone, language: str, kind: Size, room: float, height: float) -> list[Line]:
    """What a person does, for whom, in which country."""
    strong = Style("sans-semibold", kind.text)
    lines = _in_both(language, lambda: text_of(who.organisation), strong, room, height * 0.6)
    left = height - sum(line.leading for line in lines)
    # What stands below the organisation is always smaller than it, but hardly so where both are small already.
    least = _smallest(lines, kind.text)
    small = Style("sans", min(least * 0.96, max(least * 0.88, kind.text * READABLE)), colour=GREY)

    def words() -> list[str]:
        return [text for text in (text_of(who.position), country_name(who.country)) if text]

    def joined() -> str:
        return " · ".join(words())

    if len(codes_of(language)) == 1:
        with speaking(language):
            apart, in_one = words(), joined()
        if width(in_one, small.face, small.size) > room:
            return [*lines, *fit(apart, small, room, left, least=4, wrap=True)]
    return [*lines, *_in_both(language, joined, small, room, left)]


def _in_both(language: str, say: Callable[[], str], style: Style, room: float, height: float) -> list[Line]:
    """What is said in each language; in the first alone where both would be too small to read."""
    lines = fit([each(language, say)], style, room, height, least=4, wrap=True)
    if _smallest(lines, style.size) >= style.size * READABLE:
        return lines
    return fit([each(codes_of(language)[0], say)], style, room, height, least=4, wrap=True)


def _smallest(lines: Sequence[Line], usual: float) -> float:
    return min((run.style.size for line in lines for run in line.runs), default=usual)


def _no_photo(pen: Pen, words: str, kind: Size, right: float, end: float) -> None:
    """A camera crossed out, with the words: no meaning by colour alone."""
    high = kind.text * 0.95
    wide, x, top = high * 1.4, right - high * 1.4, end - high
    pen.box(x, top, wide, high, fill=WARNING)
    pen.box(x + wide * 0.3, top - high * 0.18, wide * 0.4, high * 0.2, fill=WARNING)
    pen.box(x + wide * 0.36, top + high * 0.25, wide * 0.28, high * 0.5, fill=WHITE)
    for weight, colour in ((2.6, WHITE), (1.2, WARNING)):
        pen.stroke((x - 2, end + 2), (x + wide + 2, top - 3), colour, weight * kind.text / 10)
    pen.say(words, Style("sans-semibold", kind.text * 0.62, colour=WARNING), x - 5, end - high * 0.25, align="right")
