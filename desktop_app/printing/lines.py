"""Pieces of text become lines: measured, broken where a reader expects it, never cut."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop_app.printing.page import Style
from desktop_app.printing.typefaces import width

Wrap = Literal["words", "address", "never"]


@dataclass(frozen=True)
class Piece:
    """Some text in one style; `link` is a web or mail address, or `#key` of a place in the document."""

    text: str
    style: Style
    link: str = ""
    wrap: Wrap = "words"


@dataclass(frozen=True)
class Run:
    """Some text in one style at its place on a line."""

    x: float
    text: str
    style: Style
    width: float
    link: str = ""


@dataclass(frozen=True)
class Line:
    """Runs on one baseline, and the height of the line; without runs, a space."""

    runs: tuple[Run, ...]
    leading: float
    leader: tuple[float, float] | None = None
    """From where to where dots lead the eye."""

    @property
    def baseline(self) -> float:
        """How far below the top of the line its letters stand."""
        size = max((run.style.size for run in self.runs), default=0.0)
        return self.leading / 2 + size * 0.34

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Block:
    """Lines that stay together in one column, and what the rest of the document needs to know of them."""

    lines: tuple[Line, ...]
    before: float = 0.0
    """Space above, except at the top of a column."""
    key: str = ""
    """Where links lead: `#key`."""
    guide: str = ""
    """What the running head calls it."""

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return sum(line.leading for line in self.lines)


def space(height: float) -> Line:
    """An empty line."""
    return Line((), height)


# A hyphen or slash ends a line only inside a word: Rhône-|Alpes, not -x nor a-b.
_WORDS = re.compile(r"(?<= )(?! )|(?<=\w\w-)(?=\w\w)|(?<=\w\w/)(?=\w\w)|(?<=[—–]\b)")
# Mail and web addresses break before @ . ? & = # and after /, never at a hyphen, which would seem one of ours.
_ADDRESS = re.compile(r"(?<=\w)(?=[@.?&=#])|(?<=[^/:]/)(?=[^/])")
_CHUNKS = {"words": _WORDS, "address": _ADDRESS}

_Word = list[Piece]
"""What stays together on a line: from one place where it may break to the next."""


def _chunks(piece: Piece) -> list[str]:
    breaks = _CHUNKS.get(piece.wrap)
    return [chunk for chunk in breaks.split(piece.text) if chunk] if breaks else [piece.text]


def _words(pieces: Sequence[Piece]) -> Iterator[_Word]:
    word: _Word = []
    for piece in pieces:
        chunks = _chunks(piece)
        for place, chunk in enumerate(chunks):
            word.append(Piece(chunk, piece.style, piece.link, piece.wrap))
            if place < len(chunks) - 1 or chunk.endswith(" "):
                yield word
                word = []
    if word:
        yield word


def measure(pieces: Sequence[Piece]) -> float:
    """The width of some text on one line."""
    return sum(width(piece.text, piece.style.face, piece.style.size) for piece in pieces)


def _without_last_space(word: _Word) -> _Word:
    last = word[-1]
    return [*word[:-1], Piece(last.text.rstrip(" "), last.style, last.link, last.wrap)]


def _by_letters(word: _Word, room: float) -> Iterator[_Word]:
    """A word wider than the line, in parts that each fit one: the last resort, so that nothing is cut off."""
    part: _Word = []
    used = 0.0
    for piece in word:
        start = 0
        for place, letter in enumerate(piece.text):
            wide = width(letter, piece.style.face, piece.style.size)
            if used + wide > room and (part or place > start):
                yield [*part, Piece(piece.text[start:place], piece.style, piece.link, piece.wrap)]
                part, used, start = [], 0.0, place
            used += wide
        part.append(Piece(piece.text[start:], piece.style, piece.link, piece.wrap))
    yield part


def _line(pieces: Sequence[Piece], indent: float, leading: float) -> Line:
    """The pieces set one after the other; neighbours of one style become one run."""
    runs: list[Run] = []
    x = indent
    for piece in pieces:
        wide = width(piece.text, piece.style.face, piece.style.size)
        if not piece.text:
            continue
        last = runs[-1] if runs else None
        if last and (last.style, last.link) == (piece.style, piece.link):
            runs[-1] = Run(last.x, last.text + piece.text, piece.style, last.width + wide, piece.link)
        else:
            runs.append(Run(x, piece.text, piece.style, wide, piece.link))
        x += wide
    return Line(tuple(runs), leading)


def set_lines(pieces: Sequence[Piece], room: float, *, indent: float = 0, hanging: float = 0) -> list[Line]:
    """The lines of a paragraph of a width: the first starts at `indent`, the next ones at `hanging`."""
    lines: list[Line] = []
    line: list[Piece] = []
    leading = max((piece.style.leading for piece in pieces), default=0.0)
    start, x = indent, indent
    for whole in _words(pieces):
        narrow = measure(_without_last_space(whole)) <= room - hanging
        for word in [whole] if narrow else _by_letters(whole, room - hanging):
            if line and x + measure(_without_last_space(word)) > room + 0.01:
                lines.append(_line(_without_last_space(line), start, leading))
                line, start, x = [], hanging, hanging
            line += word
            x += measure(word)
    if line:
        lines.append(_line(_without_last_space(line), start, leading))
    return lines


def set_after(
    sign: Piece, pieces: Sequence[Piece], room: float, *, indent: float = 0, hanging: float = 0
) -> list[Line]:
    """A paragraph whose lines all start at `hanging`, behind a sign or letter that stands at `indent`."""
    start = max(hanging, indent + measure([sign]) + 2.5)
    lines = set_lines(pieces, room, indent=start, hanging=hanging)
    before = _line([sign], indent, 0).runs
    return [Line((*before, *lines[0].runs), lines[0].leading), *lines[1:]]


def leader_lines(left: Sequence[Piece], right: Sequence[Piece], room: float, *, hanging: float = 8) -> list[Line]:
    """An entry of contents or index: text, dots, and the page numbers at the end of its last line."""
    tail = measure(right)
    lines = set_lines(left, room - tail - 6, hanging=hanging)
    last = lines[-1]
    end = last.runs[-1].x + last.runs[-1].width
    placed = _line(right, room - tail, last.leading).runs
    lines[-1] = Line((*last.runs, *placed), last.leading, leader=(end + 3, room - tail - 3))
    return lines


def elided(text: str, style: Style, room: float) -> str:
    """A text that fits, shortened by whole words; only for running heads, since the entry itself is whole."""
    if width(text, style.face, style.size) <= room:
        return text
    words = text.split(" ")
    while words and width(" ".join(words) + " …", style.face, style.size) > room:
        words.pop()
    if words:
        return " ".join(words).rstrip(",;:–-") + " …"
    letters = text
    while letters and width(letters + "…", style.face, style.size) > room:
        letters = letters[:-1]
    return letters + "…"
