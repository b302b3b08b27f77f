"""Name cards for the table as PDF: an A4 sheet folded in three stands up and shows the name on both sides."""

from collections.abc import Sequence

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, country_name
from desktop_app.printing.agenda import about
from desktop_app.printing.badges import name_lines
from desktop_app.printing.fitting import fit
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_emblem, each, has_emblem, in_each
from desktop_app.printing.page import ACCENT, GREY, HAIR, MM, Style
from desktop_app.printing.pen import Pen
from desktop_app.printing.phrases import text_of
from desktop_app.services.papers import Badge, Heading, Someone

TITLE = N_("Name cards")
WIDE, HIGH = 210 * MM, 297 * MM
PANEL = HIGH / 3
SIDE = 16 * MM


@in_house_style
def cards_pdf(badges: Sequence[Badge], heading: Heading, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """A page a person: the first third is the back, on its head; the second the front; the third the foot."""
    pen = Pen(WIDE, HIGH, about(language, TITLE, heading))
    for badge in badges:
        pen.bookmark(badge.who.name, 0, 0)
        with pen.turned(WIDE / 2, PANEL):
            draw_panel(pen, badge, heading, language, PANEL)
        draw_panel(pen, badge, heading, language, PANEL)
        for fold in (PANEL, 2 * PANEL):
            pen.dashes(0, fold, 8 * MM, fold, HAIR)
            pen.dashes(WIDE - 8 * MM, fold, WIDE, fold, HAIR)
        pen.turn()
    if not badges:
        pen.turn()
    return pen.file()


def _for_whom(who: Someone) -> str:
    """The organisation with its country in brackets, or what of both is known."""
    organisation, country = text_of(who.organisation), country_name(who.country)
    return f"{organisation} ({country})" if organisation and country else organisation or country


def draw_panel(pen: Pen, badge: Badge, heading: Heading, language: str, top: float) -> None:
    """One side of a card: the name as large as it can be, what the person stands for, the event."""
    room = WIDE - 2 * SIDE
    names = fit(name_lines(badge.who), Style("serif-display", 56), room, 50 * MM, least=20)
    high = sum(line.leading for line in names)
    start = top + 9 * MM + (50 * MM - high) / 2
    pen.lines(names, SIDE, start)
    below = top + 63 * MM
    texts = each(language, lambda: _for_whom(badge.who), "\n").split("\n")
    if texts[0]:
        pen.lines(fit(texts, Style("sans-semibold", 20, colour=ACCENT), room, 14 * MM, least=12), SIDE, below)
    foot = top + 84 * MM
    pen.rule(SIDE, WIDE - SIDE, foot - 3 * MM, ACCENT, 1.2)
    wide = room
    if has_emblem(heading.visibility):
        draw_emblem(pen, WIDE - SIDE - 10.5 * MM, foot, 7 * MM)
        wide -= 14 * MM
    title = Style("sans", 10, colour=GREY)
    pen.lines(fit([in_each(language, heading.title)], title, wide, 7 * MM, least=7, wrap=True), SIDE, foot)
