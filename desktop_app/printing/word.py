"""Agendas and minutes as Word documents, from the very parts the PDF is made of; two languages stand in a table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from functools import lru_cache, partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, speaking
from desktop_app.printing import agenda, decisions, minutes
from desktop_app.printing.document_styles import NARROW, WIDE
from desktop_app.printing.flowing import NO_FRAME
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import codes_of, has_emblem, in_each, message
from desktop_app.printing.minutes_items import BOX
from desktop_app.printing.parts import Paragraph, Part, Telling, Voice, told
from desktop_app.printing.pen import TAGS, About
from desktop_app.printing.phrases import named
from desktop_app.printing.signatures import titles
from desktop_app.printing.typography import one_line
from desktop_app.printing.word_styles import HANGING, character_style, furnish, kept
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import AgendaDocument, Heading, MinutesDocument, Someone

SHORT = 800
"""Letters up to which a row of two languages stays on one page."""
STAMP = (1980, 1, 1, 0, 0, 0)
"""The date of the files inside the package: the same content makes the same bytes."""


@in_house_style
def agenda_docx(document: AgendaDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The agenda to go on with in Word."""
    return _written(partial(agenda.agenda_parts, document), language, agenda.TITLE, document.heading)


@in_house_style
def minutes_docx(document: MinutesDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The procès-verbal to go on with in Word."""
    telling = partial(minutes.minutes_parts, document, minutes.PROCES_VERBAL, True)
    signed = (document.chair, document.minute_taker)
    return _written(telling, language, minutes.PROCES_VERBAL, document.heading, signed)


@in_house_style
def report_docx(document: MinutesDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The compte rendu to go on with in Word."""
    telling = partial(minutes.minutes_parts, document, minutes.COMPTE_RENDU, False)
    return _written(telling, language, minutes.COMPTE_RENDU, document.heading)


@in_house_style
def decisions_docx(document: MinutesDocument, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The relevé de décisions to go on with in Word."""
    signed = (document.chair, document.minute_taker)
    return _written(partial(decisions.decisions_parts, document), language, decisions.TITLE, document.heading, signed)


Signed = tuple[Someone | None, Someone | None]


def _written(telling: Telling, language: str, title: str, heading: Heading, signed: Signed | None = None) -> bytes:
    about = agenda.about(language, title, heading)
    document = docx.Document()
    furnish(document, TAGS[about.language])
    _head(document, language, heading)
    rows = told(language, telling)
    if signed and rows:
        # Signatures never stand on a page alone.
        rows[-1] = tuple((voice, replace(part, next=True)) for voice, part in rows[-1])
    if len(codes_of(language)) == 1:
        for ((voice, part),) in rows:
            _part(document, part, voice)
    else:
        _side_by_side(document, rows)
    if signed:
        _signatures(document, language, signed)
    _foot(document, language, about.title)
    _properties(document, about)
    return packed(document)


def _head(document: Any, language: str, heading: Heading) -> None:
    """Who publishes; the funder's emblem and line beside it."""
    if heading.visibility is None:
        for line in in_each(language, PUBLISHER, "\n").split("\n"):
            document.add_paragraph(line, style="Parvis Publisher")
        return
    table = document.add_table(1, 3)
    table.autofit = False
    for column, wide in zip(table.columns, (86, 22, 58), strict=True):
        column.width = column.cells[0].width = Mm(wide)
    left, middle, right = table.rows[0].cells
    _fill(left, in_each(language, PUBLISHER, "\n").split("\n"), "Parvis Publisher")
    if has_emblem(heading.visibility):
        middle.paragraphs[0].add_run().add_picture(BytesIO(_emblem()), height=Mm(12))
    text = in_each(language, heading.visibility.text) or in_each(language, heading.visibility.funder)
    grant = f"{message(language, N_('Grant'))} {one_line(heading.visibility.reference)}"
    _fill(right, [line for line in (text, grant if heading.visibility.reference else "") if line], "Parvis Visibility")


def _fill(cell: Any, lines: Sequence[str], style: str) -> None:
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(line)


@lru_cache(1)
def _emblem() -> bytes:
    """The European emblem as a picture, drawn four times too large and brought down so that edges are smooth."""
    from math import cos, pi, sin

    from PIL import Image, ImageDraw

    high = 1440
    picture = Image.new("RGB", (high * 3 // 2, high), "#003399")
    pencil = ImageDraw.Draw(picture)
    for star in range(12):
        x = high * 0.75 + high / 3 * sin(star * pi / 6)
        y = high / 2 - high / 3 * cos(star * pi / 6)
        radii = [high / 18 * (1 if corner % 2 == 0 else 0.382) for corner in range(10)]
        pencil.polygon(
            [(x + r * sin(c * pi / 5), y - r * cos(c * pi / 5)) for c, r in enumerate(radii)], fill="#FFCC00"
        )
    target = BytesIO()
    picture.resize((540, 360), Image.Resampling.LANCZOS).save(target, "PNG")
    return target.getvalue()


# Parts ----------------------------------------------------------------------------------------------------------


def _side_by_side(document: Any, rows: Sequence[tuple[tuple[Voice, Part], ...]]) -> None:
    """A table of two columns, one row a part; it runs on from page to page."""
    table = document.add_table(0, 2)
    for row in rows:
        added = table.add_row()
        if all(_letters(part) < SHORT for _voice, part in row):
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = added.cells
        for cell, (voice, part) in zip(cells, row, strict=True):
            _part(cell, part, voice)
            first = cell.paragraphs[0]
            if len(cell.paragraphs) > 1 and not first.text:
                first._element.getparent().remove(first._element)


def _part(target: Any, part: Part, voice: Voice) -> None:
    """One part as paragraphs with named styles."""
    for place, paragraph in enumerate(part.paragraphs or ((),)):
        if not any(piece.text for piece in paragraph) and not (place == 0 and part.label):
            continue
        name = _paragraph_style(part, paragraph, voice, first=place == 0)
        written = target.add_paragraph(style=kept(name) if _stays(part, place) else name)
        if voice.both and not part.next:
            # A row is never torn; kept with the next all the same, it would pull the whole agenda to another page.
            written.paragraph_format.keep_with_next = False
        if place == 0 and part.label and part.label.text:
            _run(written, part.label.text, "" if name.startswith("Heading") else "Parvis Label Text", voice)
            _run(written, "\t" if name in HANGING else "\u2003", "", voice)
        for number, piece in enumerate(paragraph):
            text = piece.text[2:] if number == 0 and name == "List Bullet" else piece.text
            _run(written, text, _character(name, piece.style, voice), voice)
        if place == 0 and part.right:
            beside = "Parvis Label Text" if part.right.style is voice.styles.label else "Parvis Small"
            _run(written, f"{chr(0x2003) if voice.both else chr(9)}{part.right.text}", beside, voice)


def _stays(part: Part, place: int) -> bool:
    """Whether a paragraph of a part stays with the next one: all of a short box, a text and the note below it."""
    if place >= len(part.paragraphs) - 1:
        return part.next
    below = part.paragraphs[place + 1]
    boxed = part.frame is not NO_FRAME and _letters(part) < SHORT
    return boxed or (bool(below) and below[0].style in (WIDE.small, NARROW.small))


def _letters(part: Part) -> int:
    return sum(len(piece.text) for paragraph in part.paragraphs for piece in paragraph)


def _paragraph_style(part: Part, paragraph: Paragraph, voice: Voice, *, first: bool) -> str:
    """The named style of a paragraph, by what the part is and by how its first words look."""
    styles = voice.styles
    looks = paragraph[0].style if paragraph else styles.body
    by_looks = {styles.title: "Title", styles.subtitle: "Subtitle", styles.label: "Parvis Label"}
    if part.frame is not NO_FRAME:
        decides = "Parvis Decision Head" if first else "Parvis Decision"
        return decides if part.frame is BOX else "Parvis Break"
    if looks in (WIDE.small, NARROW.small):
        return "Parvis Note" if part.label is None or part.outline else "Parvis Fact Note"
    if part.outline and first:
        numbered = part.label is not None and looks not in (styles.subheading,)
        deep = part.label is not None and (part.level or "." in part.label.text)
        return ("Heading 3" if deep else "Heading 2") if numbered else "Heading 1"
    if paragraph and paragraph[0].text[:2] == "– ":
        return "List Bullet"
    if looks.face == styles.subtitle.face and looks.size == styles.subtitle.size:
        return "Subtitle"
    if part.label and part.indent:
        return "Parvis Fact" if part.indent > styles.step else "Parvis Numbered"
    if looks in by_looks and len(paragraph) == 1:
        return by_looks[looks]
    if looks == styles.strong and len(paragraph) == 1 and part.next:
        return "Parvis State"
    return "Parvis Item Text" if part.indent else "Body Text"


def _character(paragraph_style: str, style: Any, voice: Voice) -> str:
    """The character style, where the words look other than their paragraph."""
    name = character_style(style)
    if paragraph_style.startswith(("Heading", "Title", "Subtitle", "Parvis State")) and name != "Parvis Mark":
        return ""
    same = {"Parvis Note": "Parvis Small", "Parvis Label": "Parvis Label Text"}
    return "" if same.get(paragraph_style) == name or style == voice.styles.body else name


def _run(paragraph: Any, text: str, style: str, voice: Voice) -> None:
    run = paragraph.add_run(text, style or None)
    if voice.both:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), TAGS[voice.language])
        run._element.get_or_add_rPr().append(language)


# The frame ------------------------------------------------------------------------------------------------------


def _signatures(document: Any, language: str, signed: Signed) -> None:
    """The two who sign, side by side: capacity, name, and a line with room to sign; all on one page."""
    with speaking(codes_of(language)[0]):
        names = [named(who) if who else "" for who in signed]
    rows = (("Parvis Signature", titles(language, *signed), ""), (kept("Body Text"), names, "Strong"))
    table = document.add_table(len(rows) + 1, 2)
    for row, (style, texts, looks) in zip(table.rows, rows, strict=False):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(text, looks or None)
    for cell in table.rows[-1].cells:
        cell.paragraphs[0].style = "Parvis Line To Sign"


def _foot(document: Any, language: str, title: str) -> None:
    """The title, and the page of how many, counted by Word."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run(f"{one_line(title)}\t")
    _field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._element.append(field)


def _properties(document: Any, about: About) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.subject = about.title[:255], about.author[:255], about.subject[:255]
    properties.language, properties.comments, properties.last_modified_by = TAGS[about.language], "", "Parvis"
    properties.created = properties.modified = datetime.combine(about.day, time())
    properties.revision = 1


def packed(document: Any) -> bytes:
    """The file, with its parts under one date."""
    raw, target = BytesIO(), BytesIO()
    document.save(raw)
    with ZipFile(raw) as parts, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(ZipInfo(name, STAMP), parts.read(name), ZIP_DEFLATED)
    return target.getvalue()
