"""A document as a run of parts, told once per language: one under the other, or both languages row by row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_app.i18n import speaking
from desktop_app.printing.document_styles import NARROW, WIDE, Styles
from desktop_app.printing.flowing import NO_FRAME, UPRIGHT, Cell, Drawing, Frame, Paper, Row
from desktop_app.printing.lines import Line, Piece, Run, set_lines, space
from desktop_app.printing.typefaces import width

Paragraph = tuple[Piece, ...]
GUTTER = 26.0
"""Between two languages side by side."""
LARGE_BOX = 220.0


@dataclass(frozen=True)
class Voice:
    """In which language a part is told, and how it looks; `both` when the other language stands beside it."""

    language: str
    both: bool
    styles: Styles
    x: float
    width: float


@dataclass(frozen=True)
class Part:
    """Some paragraphs that make one row; both languages have the same parts, one beside the other."""

    paragraphs: tuple[Paragraph, ...] = ()
    before: float = 0.0
    gap: float = 3.0
    indent: float = 0.0
    label: Piece | None = None
    """Stands before the text, at `label_at`."""
    label_at: float = 0.0
    right: Piece | None = None
    """Stands at the end of the first line."""
    frame: Frame = NO_FRAME
    next: bool = False
    whole: bool = False
    rule: str = ""
    outline: str = ""
    level: int = 0
    least: float = 0.0
    drawing: Drawing | None = None


Telling = Callable[[Voice], Iterable[Part]]


def voices(language: str, paper: Paper = UPRIGHT) -> list[Voice]:
    """One voice a language; two stand side by side."""
    codes = ("fr", "en") if language == "fr+en" else (language,)
    if len(codes) == 1:
        return [Voice(codes[0], False, WIDE, paper.side, paper.measure)]
    room = (paper.measure - GUTTER) / 2
    return [Voice(code, True, NARROW, paper.side + place * (room + GUTTER), room) for place, code in enumerate(codes)]


def told(language: str, telling: Telling, paper: Paper = UPRIGHT) -> list[tuple[tuple[Voice, Part], ...]]:
    """The parts of a document, each once a language; both languages have the same parts."""
    found: list[list[tuple[Voice, Part]]] = []
    for voice in voices(language, paper):
        with speaking(voice.language):
            found.append([(voice, part) for part in telling(voice)])
    return list(zip(*found, strict=True))


def rows_of(language: str, telling: Telling, paper: Paper = UPRIGHT) -> list[Row]:
    """The rows of a document told in a language, or in both row by row."""
    return [_row(parts) for parts in told(language, telling, paper)]


def _row(parts: Sequence[tuple[Voice, Part]]) -> Row:
    first = parts[0][1]
    cells = tuple(_cell(part, voice) for voice, part in parts)
    # A box is torn apart only where it would leave much of a page empty.
    boxed = first.frame is not NO_FRAME and max(cell.height for cell in cells) < LARGE_BOX
    return Row(
        cells=cells,
        before=max(part.before for _voice, part in parts),
        least=max(part.least for _voice, part in parts),
        whole=first.whole or boxed,
        next=first.next,
        rule=first.rule,
        drawing=first.drawing,
        outline=first.outline,
        level=first.level,
    )


def _cell(part: Part, voice: Voice) -> Cell:
    pad = 9.0 if part.frame is not NO_FRAME else 0.0
    room = voice.width - 2 * pad
    lines: list[Line] = []
    ends: set[int] = set()
    for place, paragraph in enumerate(part.paragraphs):
        if place:
            lines.append(space(part.gap))
            ends.add(len(lines))
        set_in = _first(part, paragraph, room) if place == 0 else _lines(paragraph, room, part.indent)
        ends.update(range(len(lines) + 2, len(lines) + len(set_in) - 1))
        lines += set_in
    return Cell(voice.x + pad, room, tuple(lines), frozenset(ends), part.frame)


def _first(part: Part, paragraph: Paragraph, room: float) -> list[Line]:
    """The first paragraph, with its label before it and what stands at its right."""
    taken = _wide(part.right) + 10 if part.right else 0.0
    if room - taken - part.indent < room / 3:
        taken = 0.0
    lines = _lines(paragraph, room - taken, part.indent)
    before: tuple[Run, ...] = ()
    if part.label:
        before = (_run(part.label, part.label_at),)
        if part.label_at + _wide(part.label) + 3 > part.indent:
            lines = [Line((), part.label.style.leading), *lines]
    after: tuple[Run, ...] = (_run(part.right, room - _wide(part.right)),) if part.right else ()
    if part.right and not taken:
        lines = [*lines, Line(after, part.right.style.leading)]
        after = ()
    if not lines:
        lines = [space(paragraph[0].style.leading if paragraph else 0.0)]
    lines[0] = Line((*before, *lines[0].runs, *after), lines[0].leading)
    return lines


def _lines(paragraph: Paragraph, room: float, indent: float) -> list[Line]:
    """A paragraph; what begins with a dash hangs behind it."""
    hanging = indent
    if paragraph and paragraph[0].text[:2] in ("– ", "• "):
        hanging += width(paragraph[0].text[:2], paragraph[0].style.face, paragraph[0].style.size)
    return set_lines(paragraph, room, indent=indent, hanging=hanging)


def _wide(piece: Piece) -> float:
    return width(piece.text, piece.style.face, piece.style.size)


def _run(piece: Piece, x: float) -> Run:
    return Run(x, piece.text, piece.style, _wide(piece))
