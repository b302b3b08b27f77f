"""Texts that people typed, set as paragraphs; what is missing or out of date in a language is marked, never hidden."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from desktop_app.i18n import LANGUAGES, _
from desktop_app.printing.flowing import Frame
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import Style
from desktop_app.printing.parts import Paragraph, Part, Voice
from desktop_app.printing.typography import NO_BREAK, one_line, typeset
from desktop_app.services.papers import ByLanguage, MinutesLine, said

_SLANTED = {"serif-semibold": "serif-italic", "sans-semibold": "sans-semibold-italic", "sans": "sans-italic"}
_DASHES = ("- ", "* ", "• ", "– ", "— ")


def prose(voice: Voice, texts: ByLanguage, style: Style | None = None, *, out_of_date: bool = False) -> list[Paragraph]:
    """A text in the voice's language; beside its other language what is missing is said, alone it stands in for it."""
    text, here = said(texts, voice.language)
    if not text:
        return []
    if not here and voice.both:
        return [(Piece(_("[translation missing]"), voice.styles.mark),)]
    marks: list[Piece] = []
    style = style or voice.styles.body
    code = voice.language if here else next((code for code, other in texts.items() if other == text), "")
    if not here:
        style = voice.styles.italic if style in (voice.styles.body, voice.styles.italic) else slanted(style)
        marks = [Piece(f"[{code.upper()}]{NO_BREAK}", voice.styles.mark)] if len(code) == 2 else []
    elif out_of_date:
        marks = [Piece(_("[translation out of date]") + " ", voice.styles.mark)]
    paragraphs = [_paragraph(line, style, code) for line in text.splitlines() if line.strip()]
    if not paragraphs:
        return []
    return [(*marks, *paragraphs[0]), *paragraphs[1:]]


@cache
def slanted(style: Style) -> Style:
    """The italics of a style, where a text is in another language than the words around it."""
    return replace(style, face=_SLANTED.get(style.face, style.face))


def _paragraph(line: str, style: Style, code: str) -> Paragraph:
    """One line as it was typed, with the spaces of the language it is in; what begins with a dash is of a list."""
    line = line.strip()
    if line.startswith(_DASHES):
        line = f"– {line[2:].lstrip()}"
    return (Piece(typeset(line, code) if code in LANGUAGES else one_line(line), style),)


def prose_parts(
    voice: Voice, texts: ByLanguage, paragraphs: Sequence[Paragraph], *, before: float, gap: float = 3.0, indent: float
) -> Iterator[Part]:
    """A text as parts, paragraph by paragraph; as one where its two languages have not the same paragraphs."""
    counts = {sum(1 for line in texts.get(code, "").splitlines() if line.strip()) for code in LANGUAGES}
    if voice.both and len(counts) > 1:
        yield Part(tuple(paragraphs), before=before, gap=gap, indent=indent)
    else:
        yield from _one_by_one(paragraphs, before, gap, indent)


def _one_by_one(paragraphs: Sequence[Paragraph], before: float, gap: float, indent: float) -> Iterator[Part]:
    """A part a paragraph, so that both languages stand level and a page ends in both at the same place.

    A sentence that announces a list stays with its beginning, and the last line of a list with the one before.
    """
    lists = [_of_list(paragraph) for paragraph in paragraphs]
    last = len(paragraphs) - 1
    for place, paragraph in enumerate(paragraphs):
        announces = place < last and paragraph[-1].text.rstrip().endswith(":")
        ends_list = place == last - 1 and lists[place] and lists[last]
        yield Part((paragraph,), before=gap if place else before, indent=indent, next=announces or ends_list)


def _of_list(paragraph: Paragraph) -> bool:
    return bool(paragraph) and paragraph[0].text[:2] in ("– ", "• ")


def minute_prose(voice: Voice, item: MinutesLine, style: Style | None = None) -> list[Paragraph]:
    """An item of the minutes; its translation is marked where the source moved on."""
    late = item.translation == "out_of_date" and voice.language != item.source_language
    return prose(voice, item.text, style, out_of_date=late)


def framed(paragraphs: list[Paragraph], frame: Frame, *, before: float = 7.0, right: Piece | None = None) -> Part:
    """Paragraphs in a box of their own, at the width of the column."""
    return Part(tuple(paragraphs), before=before, frame=frame, gap=4.0, right=right)
