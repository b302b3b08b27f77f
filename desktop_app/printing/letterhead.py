"""What stands at the head and foot of every document: who publishes, the funder's emblem, the title, the page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import cos, pi, sin

from desktop_app.i18n import LANGUAGES, N_, _, fold, speaking
from desktop_app.i18n import language as spoken_now
from desktop_app.printing.document_styles import BODY_NAME, FOLIO, FOOT, VISIBILITY
from desktop_app.printing.flowing import Cell, Drawing, Pages, Paper, Row, draw_rows
from desktop_app.printing.house import picture, worn
from desktop_app.printing.lines import Line, Piece, elided, set_lines, space
from desktop_app.printing.logo import Picture, fitted
from desktop_app.printing.page import ACCENT, HAIR, MM
from desktop_app.printing.parts import Part, Voice
from desktop_app.printing.pen import About, Pen
from desktop_app.printing.phrases import languages, text_of, when_in_parts, where
from desktop_app.printing.typefaces import width
from desktop_app.services.papers import ByLanguage, Heading, Visibility

EMBLEM = (18 * MM, 12 * MM)
_BLUE, _GOLD = "#003399", "#FFCC00"
_EUROPE = ("union europeenne", "european union", "commission europeenne", "european commission", "europeaid")
PAGE = N_("Page {number} of {count}")


def codes_of(language: str) -> tuple[str, ...]:
    """The languages of a document, the first of which gives the order."""
    return LANGUAGES if language == "fr+en" else (language,)


def each(language: str, say: Callable[[], str], sign: str = " / ") -> str:
    """What is said in each of the document's languages, once where they are alike."""
    found = []
    codes = codes_of(language)
    if codes == (spoken_now(),):
        return say()
    for code in codes:
        with speaking(code):
            found.append(say())
    return sign.join(dict.fromkeys(filter(None, found)))


def in_each(language: str, texts: ByLanguage, sign: str = " / ") -> str:
    """A text in each of the document's languages."""
    return each(language, lambda: text_of(texts), sign)


def message(language: str, words: str, sign: str = " / ") -> str:
    """A message of the program in each of the document's languages."""
    return each(language, lambda: _(words), sign)


def has_emblem(visibility: Visibility | None) -> bool:
    """Whether the European emblem is due: the funder, or the line it wants, names the Union."""
    if visibility is None:
        return False
    texts = [fold(text) for text in (*visibility.funder.values(), *visibility.text.values())]
    return any(name in text for text in texts for name in _EUROPE)


def draw_emblem(pen: Pen, x: float, top: float, high: float = EMBLEM[1]) -> None:
    """The European emblem after its graphic guide: 3 to 2, twelve stars on a circle of a third of the height."""
    pen.box(x, top, high * 1.5, high, fill=_BLUE)
    for place in range(12):
        angle = place * pi / 6
        middle = x + high * 0.75 + high / 3 * sin(angle), top + high / 2 - high / 3 * cos(angle)
        points = []
        for corner in range(10):
            radius = high / 18 * (1 if corner % 2 == 0 else 0.382)
            points.append((middle[0] + radius * sin(corner * pi / 5), middle[1] - radius * cos(corner * pi / 5)))
        pen.polygon(points, _GOLD)


def _emblem(at: float) -> Drawing:
    return lambda pen, _x, top: draw_emblem(pen, at, top + 1)


def _with_logo(logo: Picture, emblem: Drawing | None) -> Drawing:
    """The logo of the house at the left, the emblem of the funder where it is due."""

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.picture(logo._replace(top=top + 1))
        if emblem:
            emblem(pen, x, top)

    return draw


def _emblem_of(visibility: Visibility, at: float) -> tuple[float, Drawing | None]:
    """The funder's own emblem, else that of the Union where it is due; how much room it takes, and its drawing."""
    content = picture(visibility.emblem)
    if content:
        given = fitted(content, at, 0, EMBLEM[0] * 1.25, EMBLEM[1] + 4)
        return given.width + 8, lambda pen, _x, top: pen.picture(given._replace(top=top + 1))
    return (EMBLEM[0] + 8, _emblem(at)) if has_emblem(visibility) else (0.0, None)


def visibility_lines(language: str, visibility: Visibility, room: float) -> list[Line]:
    """The line a funder wants, and the reference of the grant."""
    text = in_each(language, visibility.text) or in_each(language, visibility.funder)
    lines = set_lines([Piece(text, VISIBILITY)], room) if text else []
    if visibility.reference:
        grant = message(language, N_("Grant"))
        lines += set_lines([Piece(f"{grant} {text_of({'': visibility.reference})}", FOOT)], room)
    return lines


def head_rows(language: str, publisher: ByLanguage, visibility: Visibility | None, paper: Paper) -> list[Row]:
    """The head of a first page: an accent rule, who publishes, the funder's emblem and line."""
    left, wide = paper.side, paper.measure
    bar = Row((), least=2.4, next=True, drawing=lambda pen, _x, top: pen.box(left, top, wide, 2.4, fill=ACCENT))
    room = wide * 0.5 if visibility else wide
    house = worn().logo
    logo = fitted(house, left, 0, room * 0.4, EMBLEM[1] + 4) if house else None
    inset = logo.width + 10 if logo else 0.0
    name = in_each(language, publisher, "\n")
    lines = [line for text in name.split("\n") for line in set_lines([Piece(text, BODY_NAME)], room - inset - 10)]
    cells = [Cell(left + inset, room - inset, tuple(lines))]
    drawing: Drawing | None = None
    if visibility:
        emblem, drawing = _emblem_of(visibility, left + room)
        start = left + room + emblem
        cells.append(
            Cell(start, wide - room - emblem, tuple(visibility_lines(language, visibility, wide - room - emblem)))
        )
    least = EMBLEM[1] + 2 if drawing else 0.0
    if logo:
        least, drawing = max(least, logo.height + 2), _with_logo(logo, drawing)
    return [bar, Row(tuple(cells), before=9, least=least, whole=True, next=True, drawing=drawing)]


def title_parts(voice: Voice, name: str, heading: Heading, *, notes: tuple[str, ...] = ()) -> Iterator[Part]:
    """The title of the document, what it is about, when and where."""
    styles = voice.styles
    yield Part(((Piece(name, styles.title),),), before=26, next=True)
    yield Part(((Piece(text_of(heading.title), replace(styles.subtitle, colour=styles.body.colour)),),), next=True)
    for note in notes:
        yield Part(((Piece(note, styles.strong),),), before=2, next=True)
    facts = [(_("Place"), where(heading.place))] if where(heading.place) else []
    if text_of(heading.host):
        facts.append((_("Host"), text_of(heading.host)))
    if heading.languages:
        facts.append((_("Languages"), languages(heading.languages)))
    if heading.interpretation:
        facts.append((_("Interpretation"), languages(heading.interpretation)))
    day, time = when_in_parts(heading)
    moment = (Piece(day, styles.body), Piece(time, styles.body, wrap="never"))
    yield replace(fact_part(voice, _("Date"), "", before=10, rule=HAIR), paragraphs=(moment,))
    for label, text in facts:
        yield fact_part(voice, label, text)


def fact_part(voice: Voice, label: str, text: str, *, before: float = 0.0, rule: str = "") -> Part:
    """A label and what is said of it."""
    styles = voice.styles
    return Part(
        ((Piece(text, styles.body),),),
        before=before,
        indent=styles.label_step,
        label=Piece(label, styles.label),
        next=True,
        rule=rule,
    )


def section_part(voice: Voice, title: str, *, before: float = 22, outline: bool = True) -> Part:
    """The heading of a part of the document."""
    return Part(
        ((Piece(title, voice.styles.subheading),),), before=before, next=True, outline=title if outline else "", rule=""
    )


def draw_document(pages: Pages, about: About, language: str, foot: str) -> bytes:
    """All pages with their feet: what it is at the left, the page and how many at the right."""
    paper = pages.paper
    pen = Pen(paper.width, paper.height, about)
    for number, sheet in enumerate(pages.sheets, 1):
        draw_rows(pen, sheet)
        draw_foot(pen, paper, language, foot, number, len(pages.sheets))
        pen.turn()
    return pen.file()


def draw_foot(pen: Pen, paper: Paper, language: str, foot: str, number: int, count: int) -> None:
    """The foot of one page."""
    top = paper.height - paper.bottom + 9 * MM
    page = page_of(language, number, count)
    pen.rule(paper.side, paper.side + paper.measure, top - 11, HAIR)
    lines = _foot_lines(foot, paper.measure - width(page, FOLIO.face, FOLIO.size) - 24)
    pen.lines(lines, paper.side, top - lines[0].baseline)
    pen.say(page, FOLIO, paper.side + paper.measure, top, align="right")


def page_of(language: str, number: int, count: int) -> str:
    """`Page 1 sur 4`; figures alone where two languages would have to say it."""
    both = len(codes_of(language)) > 1
    return f"{number} / {count}" if both else message(language, PAGE).format(number=number, count=count)


def _foot_lines(foot: str, room: float) -> list[Line]:
    """What a paper is called, whole on one line or two; only a title longer than these ends in an ellipsis."""
    first, *others = set_lines([Piece(foot, FOOT)], room) or [space(FOOT.leading)]
    if len(others) < 2:
        return [first, *others]
    rest = elided(foot[len(first.text) :].lstrip(" "), FOOT, room)
    return [first, *set_lines([Piece(rest, FOOT)], room)]
