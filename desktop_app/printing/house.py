"""The style of the house while a document is made: its accent, its times, its spaces, in this thread only.

Layouts name the usual accent and its tint; whoever puts ink on paper asks `paint` for the house's own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial, wraps
from typing import ParamSpec, TypeVar

from desktop_app.domain.house_style import ACCENT, USUAL, HouseStyle, legible, mixed
from desktop_app.errors import UserError
from desktop_app.printing.document_styles import TINT
from desktop_app.printing.logo import pixels
from desktop_app.services.house import style as kept_style
from desktop_app.storage import attachments as contents
from desktop_app.storage.database import Database

P = ParamSpec("P")
R = TypeVar("R")

_pictures: ContextVar[Callable[[str], bytes | None]] = ContextVar("pictures", default=lambda _digest: None)
_worn: ContextVar[HouseStyle] = ContextVar("house_style", default=USUAL)


@contextmanager
def wearing(house: HouseStyle) -> Iterator[None]:
    """Make documents in the style of a house for a while."""
    token = _worn.set(house)
    try:
        yield
    finally:
        _worn.reset(token)


@contextmanager
def style_of(database: Database) -> Iterator[HouseStyle]:
    """Make documents in the style that the base's own house has chosen, with the pictures the base keeps."""
    token = _pictures.set(partial(_kept_picture, database))
    try:
        with wearing(kept_style(database)):
            yield worn()
    finally:
        _pictures.reset(token)


def _kept_picture(database: Database, digest: str) -> bytes | None:
    """A picture the base keeps; nothing where its file was lost or is none: a paper is printed all the same."""
    try:
        content = contents.read(database, digest)
        pixels(content)
    except (UserError, OSError):
        return None
    return content


def picture(digest: str) -> bytes | None:
    """A picture by its digest, out of the base that documents are made from now."""
    return _pictures.get()(digest) if digest else None


def worn() -> HouseStyle:
    """The style documents are made in now."""
    return _worn.get()


def in_house_style(document: Callable[P, R]) -> Callable[P, R]:
    """For a function that makes a document: all below it wears the style that its keyword `house` names."""

    @wraps(document)
    def styled(*values: P.args, **named: P.kwargs) -> R:
        house = named.setdefault("house", worn())
        with wearing(house if isinstance(house, HouseStyle) else worn()):
            return document(*values, **named)

    return styled


def paint(colour: str) -> str:
    """The colour that goes on paper: the house's own for the usual accent and its tint, any other as it is."""
    accent = _worn.get().accent
    return colour if accent == ACCENT else _palette(accent).get(colour, colour)


@cache
def _palette(accent: str) -> dict[str, str]:
    return {ACCENT: legible(accent), TINT: mixed(accent, 0.088)}
