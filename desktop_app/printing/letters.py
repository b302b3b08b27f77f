"""Letters to many as one PDF: letterhead, address where a window envelope shows it, date, subject, text."""

from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, format_date, speaking
from desktop_app.printing.directory_layout import Anchor, Box, Page, Placed
from desktop_app.printing.drawing import Progress, draw
from desktop_app.printing.envelope_address import addressed
from desktop_app.printing.envelopes import sender_lines
from desktop_app.printing.fitting import fit
from desktop_app.printing.house import in_house_style
from desktop_app.printing.imposition import single
from desktop_app.printing.languages import TAGS
from desktop_app.printing.lines import Line, Paragraph, Piece, end_of, set_lines, space
from desktop_app.printing.logo import fitted
from desktop_app.printing.page import A4, ACCENT, GREY, HAIR, MM, Style
from desktop_app.printing.pdf_outline import Bookmark
from desktop_app.printing.pdf_properties import Properties
from desktop_app.printing.phrases import own
from desktop_app.printing.typefaces import kerned
from desktop_app.services.letters import Letter
from desktop_app.services.mailing import Sender

TITLE = N_("Letters")
TEXT = Style("sans", 10.5, 15)
STRONG = Style("sans-semibold", 10.5, 15)
NAME = Style("sans-semibold", 11, 14, ACCENT)
SMALL = Style("sans", 8.5, 11, GREY)
ADDRESS = Style("sans", 10.5, 13)

SIDE, END = 25 * MM, 272 * MM
MEASURE = 160 * MM
WINDOW = (110 * MM, 50 * MM, 85 * MM, 35 * MM)
"""Where C5 and DL envelopes have their window: left, top, width, height."""
FOLDS = (99 * MM, 148.5 * MM, 198 * MM)
"""Where the sheet is folded for DL (twice) and for C5 (once)."""
PARAGRAPH = 7.5
"""Between two paragraphs."""


@in_house_style
def letters_pdf(
    letters: Sequence[Letter],
    sender: Sender,
    language: str,
    day: date,
    *,
    progress: Progress | None = None,
    house: HouseStyle = USUAL,
) -> bytes:
    """All letters in one file, one after the other, each with a bookmark; `language` is that of the file's title."""
    pages: list[Page] = []
    bookmarks = []
    with kerned(True):
        for number, letter in enumerate(letters):
            with speaking(letter.language):
                own_pages = list(_pages(letter, sender, day, house, len(pages)))
            key = f"letter-{number}"
            own_pages[0].anchors.append(Anchor(key, 20 * MM, letter.to.title))
            bookmarks.append(Bookmark(letter.to.title, key))
            pages += own_pages
    with speaking(language):
        title = _(TITLE)
        author = own(sender_lines(sender, language)[0])
    subject = letters[0].subject if letters else title
    properties = Properties(f"{title} – {subject}", author, subject, TAGS[language], day)
    return draw(single(pages or [Page(1)], A4), properties, bookmarks, progress, actual_size=True)


def paragraphs_of(letter: Letter) -> Iterator[str]:
    """The paragraphs of a text as they are typed, an empty line between; a single line end stays one."""
    for block in letter.text.replace("\r\n", "\n").split("\n\n"):
        lines = [own(line.strip()) for line in block.split("\n")]
        if any(lines):
            yield "\n".join(lines)


def place_and_day(sender: Sender, day: date) -> str:
    """`Bruxelles, le 24 novembre 2026`."""
    words = _("{town}, {day}") if sender.address and sender.address.city else "{day}"
    return own(words.format(town=sender.address.city if sender.address else "", day=format_date(day)))


def _pages(letter: Letter, sender: Sender, day: date, house: HouseStyle, before: int) -> Iterator[Page]:
    tag = TAGS[letter.language]
    page = Page(before + 1)
    _head(page, sender, house, letter.language)
    left, top, room, depth = WINDOW
    lines = fit(addressed(letter.to, sender), ADDRESS, room, depth, least=8)
    page.placed.append(Placed(Paragraph(tuple(lines), language=tag), left, top))
    y = 98 * MM
    y = _put(page, set_lines([Piece(place_and_day(sender, day), TEXT)], MEASURE), y, tag) + 10
    if letter.subject:
        subject = _("Subject: {subject}").format(subject=letter.subject)
        y = _put(page, set_lines([Piece(own(subject), STRONG)], MEASURE), y, tag, "H1") + 10
    own_pages = [page]
    for text in paragraphs_of(letter):
        for part in _fitting(_set(text), own_pages, y, before):
            page, top, lines = part
            y = _put(page, lines, top, tag)
        y += PARAGRAPH
    for number, each in enumerate(own_pages, 1):
        if len(own_pages) > 1:
            _foot(each, f"{number} / {len(own_pages)}")
    yield from own_pages


def _set(text: str) -> list[Line]:
    return [line for each in text.split("\n") for line in set_lines([Piece(each, TEXT)], MEASURE) or [space(15)]]


def _fitting(lines: list[Line], pages: list[Page], top: float, before: int) -> Iterator[tuple[Page, float, list[Line]]]:
    """The lines of a paragraph on this page and the next ones; never one line alone on either."""
    while lines:
        room = int((END - top) // TEXT.leading)
        if room >= len(lines):
            yield pages[-1], top, lines
            return
        room = min(room, len(lines) - 2)
        if room >= 2:
            yield pages[-1], top, lines[:room]
            lines = lines[room:]
        pages.append(Page(before + len(pages) + 1))
        top = 25 * MM


def _put(page: Page, lines: list[Line], top: float, tag: str, role: str = "P") -> float:
    page.placed.append(Placed(Paragraph(tuple(lines), role, tag), SIDE, top))
    return top + sum(line.leading for line in lines)


def _head(page: Page, sender: Sender, house: HouseStyle, language: str) -> None:
    """The letterhead, and the marks where the sheet is folded."""
    page.boxes.append(Box(SIDE, 14 * MM, MEASURE, 2.4))
    page.boxes += [Box(4 * MM, fold, 4 * MM, 0.4, HAIR) for fold in FOLDS]
    name, address = sender_lines(sender, language)
    left = SIDE
    if house.logo:
        logo = fitted(house.logo, SIDE, 18 * MM, MEASURE * 0.25, 20 * MM)
        page.pictures.append(logo)
        left += logo.width + 5 * MM
    lines = fit([name], NAME, SIDE + MEASURE * 0.55 - left, 20 * MM if house.logo else 32, least=8, wrap=True)
    page.placed.append(Placed(Paragraph(tuple(lines), language=TAGS[language]), left, 18 * MM))
    typed = [line.strip() for line in house.letterhead(language).splitlines() if line.strip()]
    right = fit(typed or address, SMALL, MEASURE * 0.38, 26 * MM, least=6)
    if right:
        placed = Paragraph(tuple(right), language=TAGS[language])
        page.placed.append(Placed(placed, SIDE + MEASURE * 0.62, 18 * MM))


def _foot(page: Page, text: str) -> None:
    line = set_lines([Piece(text, SMALL)], MEASURE)
    page.placed.append(Placed(Paragraph(tuple(line), "Artifact"), SIDE + MEASURE - end_of(line[0]), 282 * MM))
