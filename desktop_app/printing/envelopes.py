"""Envelopes as PDF, C5 and DL: who sends at the upper left, the address where the post's machines read it."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, speaking
from desktop_app.printing.address import address_lines
from desktop_app.printing.directory_layout import Box, Page, Placed
from desktop_app.printing.drawing import Progress, draw
from desktop_app.printing.envelope_address import addressed
from desktop_app.printing.fitting import fit
from desktop_app.printing.house import in_house_style
from desktop_app.printing.imposition import single
from desktop_app.printing.languages import TAGS
from desktop_app.printing.lines import Paragraph
from desktop_app.printing.page import ACCENT, GREY, MM, PageFormat, Style
from desktop_app.printing.pdf_properties import Properties
from desktop_app.printing.phrases import text_of
from desktop_app.printing.typefaces import kerned
from desktop_app.services.mailing import Mailing, Sender

TITLE = N_("Envelopes")
ADDRESS = Style("sans", 12, 14.5)
SENDER = Style("sans", 8.5, 10.5, GREY)
SENDER_NAME = Style("sans-semibold", 8.5, 10.5, ACCENT)


@dataclass(frozen=True)
class Envelope:
    """A size, and where the address stands on it (or shows through the window); millimetres."""

    name: str
    width: float
    height: float
    left: float
    top: float
    room: float
    depth: float


ENVELOPES = {
    "c5": Envelope("C5", 229, 162, 112, 84, 97, 46),
    "dl": Envelope("DL", 220, 110, 108, 50, 96, 36),
}
"""The address of both keeps 20 mm from the right and lower edges, where franking and bar codes are printed."""
MARGIN = 9.0


@in_house_style
def envelopes_pdf(
    mailing: Mailing,
    sender: Sender,
    size: str,
    language: str,
    day: date,
    *,
    offset: tuple[float, float] = (0.0, 0.0),
    progress: Progress | None = None,
    house: HouseStyle = USUAL,
) -> bytes:
    """An envelope a page, for each who has an address; all moved by `offset` millimetres."""
    envelope = ENVELOPES[size]
    paper = PageFormat(envelope.width * MM, envelope.height * MM)
    pages = []
    with kerned(True):
        for number, one in enumerate(mailing.reachable, 1):
            page = Page(number, plain=True)
            _sender(page, sender, one.language, envelope, offset)
            lines = fit(addressed(one, sender), ADDRESS, envelope.room * MM, envelope.depth * MM, least=8)
            x, top = (envelope.left + offset[0]) * MM, (envelope.top + offset[1]) * MM
            page.placed.append(Placed(Paragraph(tuple(lines), language=TAGS[one.language]), x, top))
            pages.append(page)
    with speaking(language):
        title = f"{_(TITLE)} {envelope.name}"
    properties = Properties(title, "Parvis", title, TAGS[language], day)
    return draw(single(pages or [Page(1)], paper), properties, (), progress, actual_size=True)


def sender_lines(sender: Sender, language: str) -> tuple[str, list[str]]:
    """The name and the address of who sends, in a language."""
    with speaking(language):
        name = text_of(sender.name)
    if not sender.address:
        return name, []
    return name, address_lines(sender.address, [], home=sender.address.country)


def _sender(page: Page, sender: Sender, language: str, envelope: Envelope, offset: tuple[float, float]) -> None:
    name, address = sender_lines(sender, language)
    x, top = (MARGIN + offset[0]) * MM, (MARGIN + offset[1]) * MM
    room = (envelope.width * 0.42) * MM
    page.boxes.append(Box(x, top, 14 * MM, 1.6))
    lines = fit([name], SENDER_NAME, room, 24, least=6.5, wrap=True) + fit(address, SENDER, room, 40, least=6)
    page.placed.append(Placed(Paragraph(tuple(lines), language=TAGS[language]), x, top + 6))
