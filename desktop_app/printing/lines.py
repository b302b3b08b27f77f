"""Pieces of text become lines: measured, broken where a reader expects it, never cut."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from desktop_app.printing.page import GRID, Style, raised
from desktop_app.printing.typefaces import stretches, width, width_in_face

Wrap = Literal["words", "address", "never"]
TOLERANCE = 0.01


class Piece(NamedTuple):
    """Some text in one style; `link` is a web or mail address, or `#key` of a place in the document."""

    text: str
    style: Style
    link: str = ""
    wrap: Wrap = "words"
    language: str = ""
    """A language tag where it is not the document's."""


class Run(NamedTuple):
    """Some text in one style and one typeface at its place on a line."""

    x: float
    text: str
    style: Style
    width: float
    link: str = ""
    language: str = ""


class Line(NamedTuple):
    """Runs on one baseline, and the height of the line; without runs, a space."""

    runs: tuple[Run, ...]
    leading: float
    leader: tuple[float, float] | None = None
    """From where to where dots lead the eye."""

    @property
    def baseline(self) -> float:
        """How far below the top of the line its letters stand: on the grid alike, whatever their size."""
        if self.leading == GRID:
            return GRID * 0.77
        size = max((run.style.size for run in self.runs), default=0.0)
        return self.leading / 2 + size * 0.34

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(run.text for run in self.runs)


class Paragraph(NamedTuple):
    """Lines that are one thing to a reader who hears the page: its role, its language where not the document's."""

    lines: tuple[Line, ...]
    role: str = "P"
    language: str = ""


class Block(NamedTuple):
    """Paragraphs that stay together in one column, and what the rest of the document needs to know of them."""

    paragraphs: tuple[Paragraph, ...]
    height: float
    before: float = 0.0
    """Space above, except at the top of a column."""
    key: str = ""
    """Where links lead: `#key`."""
    guide: tuple[str, ...] = ()
    """What the running head calls it: in full, then shorter."""
    letter: str = ""
    """What the thumb tab shows."""
    marked: float = -1.0
    """How far below its top a bar begins: changed since an earlier edition. Below nothing where it is negative."""
    until: tuple[str, ...] = ()
    """What the running head calls its last line, where that is not `guide`."""
    again: tuple[Line, ...] = ()
    """The heading that is repeated above it where it begins a column: `France (continued)`."""
    beside: tuple[Paragraph, ...] = ()
    """Paragraphs to the right of the others, in a wide column."""
    aside: tuple[float, float] = (0.0, 0.0)
    """How far to the right and below its top those stand."""

    def above(self, first: bool) -> float:
        """What stands above it: a space, or at the top of a column its repeated heading."""
        return GRID * len(self.again) if first else self.before


def height_of(paragraphs: Iterable[Paragraph]) -> float:
    """What some paragraphs take, one below the other."""
    return sum(line.leading for paragraph in paragraphs for line in paragraph.lines)


def block(paragraphs: Iterable[Paragraph], before: float = 0.0, key: str = "", guide: tuple[str, ...] = ()) -> Block:
    """The paragraphs together, their height counted once."""
    kept = tuple(paragraphs)
    return Block(kept, height_of(kept), before, key, guide)


def space(height: float) -> Line:
    """An empty line."""
    return Line((), height)


# A hyphen ends a line only after five letters or more: Rhône-|Alpes, not vice-president nor 2009-2010; a slash only
# inside a word. No line starts with a lone dash; one between words may end it, one between hours or years not.
_WORDS = re.compile(
    r"(?<= )(?![ –—/·] ?)|(?<=\w{5}-)(?=\w\w)(?!(?<=\d-)\d)|(?<=\w\w/)(?=\w\w)|(?<=[^\W\d][—–])(?=[^\W\d])"
)
# Mail and web addresses break before @ . ? & = # and after /, never at a hyphen, which would seem one of ours.
_ADDRESS = re.compile(r"(?<=\w)(?=[@.?&=#])|(?<=[^/:]/)(?=[^/])")
_AT = re.compile(r"(?=@)")
_ORDINAL = re.compile(r"(?<=\b1)(er)\b")
_CHUNKS = {"words": _WORDS, "address": _ADDRESS}

_Word: TypeAlias = list[Piece]
"""What stays together on a line: from one place where it may break to the next."""


@cache
def _in_face(style: Style, face: str) -> Style:
    return style if style.face == face else replace(style, face=face)


def _measured(piece: Piece) -> float:
    return width(piece.text, piece.style.face, piece.style.size)


def measure(pieces: Iterable[Piece]) -> float:
    """The width of some text on one line."""
    return sum(map(_measured, pieces))


def _drawable(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, parted where a letter comes from another face."""
    for piece in pieces:
        for face, text in stretches(piece.text, piece.style.face):
            yield piece._replace(text=text, style=_in_face(piece.style, face))


def _chunks(piece: Piece, room: float) -> list[str]:
    """The text parted where a line may end; a mail address at its @ alone, when that is enough."""
    breaks = _CHUNKS.get(piece.wrap)
    if not breaks:
        return [piece.text]
    if piece.wrap == "address":
        halves = _AT.split(piece.text)
        if len(halves) == 2 and max(_measured(piece._replace(text=half)) for half in halves) <= room:
            return halves
    return [chunk for chunk in breaks.split(piece.text) if chunk]


def _words(pieces: Sequence[Piece], room: float) -> Iterator[_Word]:
    word: _Word = []
    for piece in pieces:
        _text, style, link, wrap, language = piece
        chunks = _chunks(piece, room)
        for place, chunk in enumerate(chunks):
            word.append(Piece(chunk, style, link, wrap, language))
            if place < len(chunks) - 1 or chunk.endswith(" "):
                yield word
                word = []
    if word:
        yield word


def _by_letters(word: _Word, room: float) -> Iterator[_Word]:
    """A word wider than the line, in parts that each fit one: the last resort, so that nothing is cut off."""
    part: _Word = []
    used = 0.0
    for piece in word:
        start = 0
        for place, letter in enumerate(piece.text):
            wide = width(letter, piece.style.face, piece.style.size)
            if used + wide > room and (part or place > start):
                yield [*part, piece._replace(text=piece.text[start:place])]
                part, used, start = [], 0.0, place
            used += wide
        part.append(piece._replace(text=piece.text[start:]))
    yield part


def _line(pieces: Sequence[Piece], indent: float, leading: float) -> Line:
    """The pieces set one after the other; neighbours of one style become one run."""
    runs: list[Run] = []
    x = indent
    pending: Piece | None = None
    for piece in pieces:
        if pending is None:
            pending = piece
        elif pending.style is piece.style and pending.link == piece.link and pending.language == piece.language:
            pending = pending._replace(text=pending.text + piece.text)
        else:
            x = _append(runs, x, pending)
            pending = piece
    if pending is not None:
        _append(runs, x, pending)
    return Line(tuple(runs), leading)


def _append(runs: list[Run], x: float, piece: Piece) -> float:
    text, style, link, _wrap, language = piece
    if not text:
        return x
    wide = width(text, style.face, style.size)
    runs.append(Run(x, text, style, wide, link, language))
    return x + wide


def _without_last_space(word: _Word) -> _Word:
    return [*word[:-1], word[-1]._replace(text=word[-1].text.rstrip(" "))] if word[-1].text.endswith(" ") else word


def _last_space(word: _Word) -> float:
    last = word[-1]
    spaces = len(last.text) - len(last.text.rstrip(" "))
    return width(" " * spaces, last.style.face, last.style.size) if spaces else 0.0


def _broken(pieces: Sequence[Piece], room: float, indent: float, hanging: float, leading: float) -> list[Line]:
    lines: list[Line] = []
    line: _Word = []
    start, x = indent, indent
    for whole in _words(pieces, room - max(indent, hanging)):
        tight = measure(_without_last_space(whole))
        if tight <= room - hanging:
            words = [(whole, tight + _last_space(whole), tight)]
        else:
            parts = list(_by_letters(whole, room - hanging))
            words = [(part, measure(part), measure(_without_last_space(part))) for part in parts]
        for word, full, inked in words:
            if line and x + inked > room + TOLERANCE:
                lines.append(_line(_without_last_space(line), start, leading))
                line, start, x = [], hanging, hanging
            line += word
            x += full
    if line:
        lines.append(_line(_without_last_space(line), start, leading))
    return lines


def _with_ordinals(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, the letters of a French `1er` raised."""
    found = []
    for piece in pieces:
        for place, text in enumerate(_ORDINAL.split(piece.text) if piece.wrap != "address" else [piece.text]):
            found.append(piece._replace(text=text, style=raised(piece.style) if place % 2 else piece.style))
    return [piece for piece in found if piece.text]


def set_lines(pieces: Sequence[Piece], room: float, *, indent: float = 0, hanging: float = 0) -> list[Line]:
    """The lines of a paragraph of a width: the first starts at `indent`, the next ones at `hanging`."""
    leading, ordinals = 0.0, False
    for text, style, _link, _wrap, _language in pieces:  # one plain loop: nothing is called more often
        if style.leading > leading:
            leading = style.leading
        if "1er" in text:
            ordinals = True
    if ordinals:
        pieces = _with_ordinals(pieces)
    try:
        runs: list[Run] = []
        x = indent
        for text, style, link, _wrap, language in pieces:
            wide = width_in_face(text, style.face, style.size)
            runs.append(Run(x, text, style, wide, link, language))
            x += wide
        if x <= room + TOLERANCE and runs and not runs[-1].text.endswith(" "):
            return [Line(tuple(runs), leading)]
    except KeyError:  # a letter of another face
        pieces = list(_drawable(pieces))
    return _broken(pieces, room, indent, hanging, leading)


def set_after(
    sign: Piece, pieces: Sequence[Piece], room: float, *, indent: float = 0, hanging: float = 0
) -> list[Line]:
    """A paragraph whose lines all start at `hanging`, behind a sign or letter that stands at `indent`."""
    before = _line(list(_drawable([sign])), indent, 0).runs
    end = before[-1].x + before[-1].width if before else indent
    lines = set_lines(pieces, room, indent=max(hanging, end + 2.5), hanging=hanging)
    return [Line((*before, *lines[0].runs), lines[0].leading), *lines[1:]]


def end_of(line: Line) -> float:
    """Where the last letter of a line ends."""
    return line.runs[-1].x + line.runs[-1].width if line.runs else 0.0


def even_lines(pieces: Sequence[Piece], room: float) -> list[Line]:
    """A title on as few lines as it needs, these about equally long: no word alone on the last one."""
    lines = set_lines(pieces, room)
    words = [measure(_without_last_space(word)) for word in _words(list(_drawable(pieces)), room)]
    narrow, wide = max(room / max(1, len(lines)), *words), room
    while len(lines) > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(set_lines(pieces, middle)) == len(lines) else (middle, wide)
    return set_lines(pieces, wide)


def widest_number(largest: int, style: Style) -> float:
    """The width of the widest page number up to the largest."""
    return width("0" * len(str(largest)), style.face, style.size)


def leader_lines(
    left: Sequence[Piece],
    right: Sequence[Piece],
    room: float,
    *,
    indent: float = 0,
    hanging: float = 8,
    widest: float = 0,
    sign: Piece | None = None,
) -> list[Line]:
    """An entry of contents or index: text, dots, and the page numbers at the end of its last line.

    The dots of neighbours end level, however narrow the number, where `widest` is the width of the widest one.
    """
    placed = _line(right, 0, 0).runs
    tail = placed[-1].x + placed[-1].width if placed else 0.0
    narrower = room - tail - 6
    if sign:
        lines = set_after(sign, left, narrower, hanging=hanging)
    else:
        lines = set_lines(left, narrower, indent=indent, hanging=hanging)
    runs, leading, _leader = lines[-1]
    end = runs[-1].x + runs[-1].width
    placed = tuple(Run(run.x + room - tail, run.text, run.style, run.width, run.link) for run in placed)
    lines[-1] = Line((*runs, *placed), leading, (end + 3, room - max(tail, widest) - 4.5))
    return lines


_LOOSE_ENDS = re.compile(r"(?:[\s,;:/–-]+(?:d['’]|de|du|des|la|le|les|l['’]|et|à|en|of|the|and|for|in|to)?)+$")
"""What does not stand well before an ellipsis: small words and punctuation."""


def elided(text: str, style: Style, room: float) -> str:
    """A text that fits, shortened by whole words; only for running heads, since the entry itself is whole."""
    if width(text, style.face, style.size) <= room:
        return text
    words = text.split(" ")
    words = words[: _fitting(words, style, room) + 1]
    while len(words) > 1:
        words.pop()
        kept = _LOOSE_ENDS.sub("", " ".join(words))
        if kept and width(kept + "…", style.face, style.size) <= room:
            return kept + "…"
    return ""


def _fitting(words: Sequence[str], style: Style, room: float) -> int:
    """How many words a line begins with before it is full, and the one that does not fit: no more need be tried."""
    used, blank = 0.0, width(" ", style.face, style.size)
    for count, word in enumerate(words, 1):
        used += width(word, style.face, style.size) + blank
        if used - blank > room:
            return count
    return len(words)
