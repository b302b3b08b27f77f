"""The logo of the house as papers show it: within a place, in its own proportions, its clear parts white."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image

MOST = 1200
"""Pixels along the longer side: 300 a inch over ten centimetres."""


class Picture(NamedTuple):
    """A picture at its place, in points from the page's upper left corner."""

    content: bytes
    x: float
    top: float
    width: float
    height: float


def fitted(content: bytes, x: float, top: float, wide: float, high: float, *, align: float = 0.0) -> Picture:
    """A picture as large as a place lets it be; `align` 0 stands at the left, 1 at the right."""
    across, down, _pixels = pixels(content)
    scale = min(wide / across, high / down)
    return Picture(content, x + (wide - across * scale) * align, top, across * scale, down * scale)


@lru_cache(4)
def pixels(content: bytes) -> tuple[int, int, bytes]:
    """Width, height and the red, green and blue of each pixel."""
    with Image.open(BytesIO(content)) as read:
        read.thumbnail((MOST, MOST))
        picture = read.convert("RGBA")
    white = Image.new("RGBA", picture.size, "#FFFFFF")
    white.alpha_composite(picture)
    return picture.width, picture.height, white.convert("RGB").tobytes()
