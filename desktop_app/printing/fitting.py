"""Text that always fits a box: as large as it may be, then smaller, then on more lines; never cut."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop_app.printing.lines import Line, Piece, even_lines, set_lines
from desktop_app.printing.page import Style
from desktop_app.printing.typefaces import width

Breaking = Callable[[Sequence[Piece], float], list[Line]]
LEADING = 1.14
"""The height of a line by the size of its letters."""


def fit(
    texts: Sequence[str],
    style: Style,
    room: float,
    height: float,
    *,
    least: float,
    wrap: bool = False,
    floor: float = 0.4,
) -> list[Line]:
    """Each text on one line of its own, at the largest size from the style's down to `least`; below, they wrap.

    With `wrap` they may do so at any size, as long as the height is enough; lines of one text are about equally long. A
    word wider than the room makes the letters smaller than `least` before it is torn apart.
    """
    shown = [text for text in texts if text]
    least = _for_words(shown, style, room, least)
    size = style.size
    while True:
        lines = _set(shown, style, size, room)
        single = len(lines) == len(shown)
        if sum(line.leading for line in lines) <= height + 0.01 and (single or wrap or size <= least):
            return lines if single else _set(shown, style, size, room, even_lines)
        if size <= floor:
            return lines
        size = max(least, size - 0.5) if size > least else size * 0.92


TORN = 0.65
"""How much smaller than wished for letters may become for a word to stay whole."""


def _for_words(texts: Sequence[str], style: Style, room: float, least: float) -> float:
    """The least size, or a smaller one at which the widest word that can be saved stands on a line."""
    words = [width(word, style.face, 1.0) for text in texts for word in re.split(r"[ -]", text)]
    saved = max((wide for wide in words if wide * least * TORN <= room), default=0.0)
    return least if saved * least <= room else room / saved * 0.999


def _set(texts: Sequence[str], style: Style, size: float, room: float, breaking: Breaking = set_lines) -> list[Line]:
    smaller = replace(style, size=size, leading=size * LEADING)
    return [line for text in texts for line in breaking([Piece(text, smaller)], room)]
