"""The typefaces shipped with the program: widths, kerning, and for each character the first face that can draw it."""

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import pairwise
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import resources
from desktop_app.printing import kerning

FILES = {
    "sans": "SourceSans3-Regular.ttf",
    "sans-italic": "SourceSans3-It.ttf",
    "sans-semibold": "SourceSans3-Semibold.ttf",
    "sans-semibold-italic": "SourceSans3-SemiboldIt.ttf",
    "serif": "SourceSerif4-Regular.ttf",
    "serif-italic": "SourceSerif4-It.ttf",
    "serif-semibold": "SourceSerif4-Semibold.ttf",
    "serif-display": "SourceSerif4Display-Semibold.ttf",
    "fallback": "DejaVuSans.ttf",
}
FALLBACK = "fallback"
REPLACEMENT = "\ufffd"
"""What stands on paper for a character that no face has; such characters are reported by name beforehand."""

_kerned: ContextVar[bool] = ContextVar("kerned", default=False)


@contextmanager
def kerned(wanted: bool) -> Iterator[None]:
    """Measure with kerning for a while (or without), in this thread only."""
    token = _kerned.set(wanted)
    try:
        yield
    finally:
        _kerned.reset(token)


def _file(name: str) -> Path:
    found = sorted((resources() / "fonts").rglob(FILES[name]))
    if not found:
        raise UserError(
            _("The font file {name} is missing from the program's folder. Install Parvis again.").format(
                name=FILES[name]
            )
        )
    return found[0]


@cache
def register(name: str) -> TTFont:
    """The face of a name, made known to ReportLab under `Parvis-NAME`."""
    font = TTFont(f"Parvis-{name}", str(_file(name)), shapable=False)
    pdfmetrics.registerFont(font)
    return font


def pdf_name(name: str) -> str:
    """The name ReportLab knows a face by."""
    return str(register(name).fontName)


class Pairs(dict[tuple[str, str], float]):
    """How much closer two letters of a face stand, in thousandths; read when first asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        face = register(name).face
        self._glyphs = face.charToGlyph
        self._scale = 1000 / face.unitsPerEm
        self._lookups = kerning.read_lookups(bytes(face.get_table("GPOS"))) if "GPOS" in face.table else []

    def __missing__(self, pair: tuple[str, str]) -> float:
        first, second = (self._glyphs.get(ord(letter)) for letter in pair)
        # A space is never kerned: words are measured and drawn apart.
        spaced = " " in pair or first is None or second is None
        value = 0.0 if spaced else kerning.advance(self._lookups, first, second) * self._scale
        self[pair] = value
        return value


@cache
def pairs(name: str) -> Pairs:
    """The kerning of a face."""
    return Pairs(name)


@cache
def letters(name: str) -> frozenset[str]:
    """The characters a face has."""
    return frozenset(map(chr, register(name).face.charToGlyph))


@cache
def widths(name: str) -> dict[str, float]:
    """The width of each character of a face, in thousandths of the size."""
    face = register(name).face
    return {chr(code): face.charWidths[code] for code in face.charToGlyph if code in face.charWidths}


@cache
def _chain(name: str) -> tuple[str, ...]:
    """The faces tried in turn: the Sans of the same weight has letters the Serif lacks."""
    upright = "sans-semibold" if "semibold" in name else "sans"
    return tuple(dict.fromkeys((name, upright, FALLBACK)))


def _clusters(text: str) -> Iterator[str]:
    """Each letter with the accents that follow it, which must come from the same face."""
    cluster = ""
    for letter in text:
        if cluster and not unicodedata.combining(letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def stretches(text: str, name: str) -> list[tuple[str, str]]:
    """The text as typed in stretches, each with the face that draws it; what nobody has is left to the fallback."""
    if letters(name).issuperset(text):
        return [(name, text)] if text else []
    found: list[tuple[str, str]] = []
    for cluster in _clusters(text):
        face = next((face for face in _chain(name) if letters(face).issuperset(cluster)), FALLBACK)
        if found and found[-1][0] == face:
            found[-1] = (face, found[-1][1] + cluster)
        else:
            found.append((face, cluster))
    return found


def in_faces(text: str, name: str) -> list[tuple[str, str]]:
    """The text as it is drawn, in stretches: the replacement sign stands for what no face has."""
    return [(face, printable(part, face)) for face, part in stretches(text, name)]


def width_in_face(text: str, name: str, size: float) -> float:
    """The width of a text in points; raises KeyError when the face lacks one of its letters."""
    wide = sum(map(widths(name).__getitem__, text))
    if _kerned.get():
        wide += sum(map(pairs(name).__getitem__, pairwise(text)))
    return wide * size / 1000


def width(text: str, name: str, size: float) -> float:
    """The width of a text in points, each letter in the face that has it."""
    try:
        return width_in_face(text, name, size)
    except KeyError:
        return sum(width_in_face(part, face, size) for face, part in in_faces(text, name))


_unprintable: ContextVar[dict[str, None] | None] = ContextVar("unprintable", default=None)


@contextmanager
def noting_unprintable() -> Iterator[dict[str, None]]:
    """Collect the characters that no face could draw while a document is made, in the order met."""
    found: dict[str, None] = {}
    token = _unprintable.set(found)
    try:
        yield found
    finally:
        _unprintable.reset(token)


def printable(text: str, name: str) -> str:
    """The text with the replacement sign for what a face lacks."""
    known = letters(name)
    noted = _unprintable.get()
    if noted is not None:
        noted.update(dict.fromkeys(letter for letter in text if letter not in known))
    return text if known.issuperset(text) else "".join(letter if letter in known else REPLACEMENT for letter in text)


@cache
def _drawn_by_somebody() -> frozenset[str]:
    return letters("sans") | letters(FALLBACK)


def names_of(characters: Iterable[str]) -> str:
    """Characters by their names in Unicode, to be read in a sentence."""
    return ", ".join(unicodedata.name(one, f"U+{ord(one):04X}") for one in characters)


def missing(texts: Iterable[str]) -> list[str]:
    """The characters of some texts that no face can draw, each once, in the order met."""
    known = _drawn_by_somebody()
    unknown = (letter for text in texts if not known.issuperset(text) for letter in text if letter not in known)
    return list(dict.fromkeys(unknown))
