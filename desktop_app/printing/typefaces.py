"""The typefaces shipped with the program: widths, and for each character the first face that can draw it."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import resources

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
REPLACEMENT = "\ufffd"
"""What stands on paper for a character that no face has; such characters are reported by name beforehand."""


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


@cache
def _letters(name: str) -> frozenset[str]:
    return frozenset(map(chr, register(name).face.charToGlyph))


@cache
def _widths(name: str) -> dict[str, float]:
    face = register(name).face
    return {chr(code): face.charWidths[code] / 1000 for code in face.charToGlyph if code in face.charWidths}


@cache
def _chain(name: str) -> tuple[str, ...]:
    """The faces tried in turn: the Sans of the same weight has letters the Serif lacks."""
    upright = "sans-semibold" if "semibold" in name else "sans"
    return tuple(dict.fromkeys((name, upright, "fallback")))


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


def in_faces(text: str, name: str) -> list[tuple[str, str]]:
    """The text in stretches, each with the face that draws it."""
    if _letters(name).issuperset(text):
        return [(name, text)] if text else []
    stretches: list[tuple[str, str]] = []
    for cluster in _clusters(text):
        face = next((face for face in _chain(name) if _letters(face).issuperset(cluster)), None)
        drawn = cluster if face else REPLACEMENT
        face = face or "fallback"
        if stretches and stretches[-1][0] == face:
            stretches[-1] = (face, stretches[-1][1] + drawn)
        else:
            stretches.append((face, drawn))
    return stretches


@lru_cache(100_000)
def width_of_word(text: str, name: str) -> float:
    """The width of a word at size 1."""
    return sum(sum(map(_widths(face).__getitem__, stretch)) for face, stretch in in_faces(text, name))


def width(text: str, name: str, size: float) -> float:
    """The width of a text in points."""
    return width_of_word(text, name) * size


def missing(texts: Iterable[str]) -> list[str]:
    """The characters of some texts that no face can draw, each once, in the order met."""
    known = _letters("sans") | _letters("fallback")
    unknown = (letter for text in texts if not known.issuperset(text) for letter in text if letter not in known)
    return list(dict.fromkeys(unknown))
