"""Texts that people typed, set as paragraphs; what is missing or out of date in a language is marked, never hidden."""

from desktop_app.i18n import _
from desktop_app.printing.flowing import Frame
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import Style
from desktop_app.printing.parts import Paragraph, Part, Voice
from desktop_app.printing.phrases import own
from desktop_app.printing.typography import NO_BREAK, one_line
from desktop_app.services.papers import ByLanguage, MinutesLine, said

_DASHES = ("- ", "* ", "• ", "– ", "— ")


def prose(voice: Voice, texts: ByLanguage, style: Style | None = None, *, out_of_date: bool = False) -> list[Paragraph]:
    """A text in the voice's language; beside its other language what is missing is said, alone it stands in for it."""
    text, here = said(texts, voice.language)
    if not text:
        return []
    if not here and voice.both:
        return [(Piece(_("[translation missing]"), voice.styles.mark),)]
    marks: list[Piece] = []
    if not here:
        style = voice.styles.italic
        code = next((code for code, other in texts.items() if other == text), "")
        marks = [Piece(f"[{code.upper()}]{NO_BREAK}", voice.styles.mark)] if len(code) == 2 else []
    elif out_of_date:
        marks = [Piece(_("[translation out of date]") + " ", voice.styles.mark)]
    paragraphs = [_paragraph(line, style or voice.styles.body, here=here) for line in text.splitlines() if line.strip()]
    if not paragraphs:
        return []
    return [(*marks, *paragraphs[0]), *paragraphs[1:]]


def _paragraph(line: str, style: Style, *, here: bool) -> Paragraph:
    line = line.strip()
    if line.startswith(_DASHES):
        line = f"– {line[2:].lstrip()}"
    return (Piece(own(line) if here else one_line(line), style),)


def minute_prose(voice: Voice, item: MinutesLine, style: Style | None = None) -> list[Paragraph]:
    """An item of the minutes; its translation is marked where the source moved on."""
    late = item.translation == "out_of_date" and voice.language != item.source_language
    return prose(voice, item.text, style, out_of_date=late)


def framed(paragraphs: list[Paragraph], frame: Frame, *, before: float = 7.0, right: Piece | None = None) -> Part:
    """Paragraphs in a box of their own, at the width of the column."""
    return Part(tuple(paragraphs), before=before, frame=frame, gap=4.0, right=right)
