"""Letters to many for Word: from the texts in our styles, or from a Word file of the user's with fields in it."""

import zlib
from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.domain.letter_kinds import FIELDS
from desktop_app.errors import UserError
from desktop_app.i18n import _, speaking
from desktop_app.printing.envelope_address import addressed
from desktop_app.printing.envelopes import sender_lines
from desktop_app.printing.house import in_house_style
from desktop_app.printing.languages import TAGS
from desktop_app.printing.letters import paragraphs_of, place_and_day
from desktop_app.printing.logo import fitted
from desktop_app.printing.page import MM
from desktop_app.printing.phrases import own
from desktop_app.printing.typography import one_line
from desktop_app.printing.word import STAMP, packed
from desktop_app.printing.word_styles import furnish
from desktop_app.services.attachments import safe_name
from desktop_app.services.letters import Letter
from desktop_app.services.mailing import Sender
from desktop_app.services.packed_files import look_over

HEAD_HIGH, ADDRESS_HIGH = 30, 42
LOGO_WIDE, LOGO_HIGH = 40, 16
"""Millimetres a logo may take."""
"""Millimetres from the upper margin to the address, and what is kept for it: a window envelope shows it."""


@in_house_style
def letters_docx(
    letters: Sequence[Letter],
    sender: Sender,
    day: date,
    *,
    word_file: bytes | None = None,
    house: HouseStyle = USUAL,
) -> bytes:
    """All letters in one Word document, each on a page of its own."""
    if word_file is not None:
        return _merged([_rendered(word_file, letter, sender) for letter in letters])
    import docx

    document = docx.Document()
    _furnish(document, letters[0].language if letters else "fr")
    for number, letter in enumerate(letters):
        _letter(document, letter, sender, day, house, first=number == 0)
    return packed(document)


@in_house_style
def letters_zip(
    letters: Sequence[Letter],
    sender: Sender,
    day: date,
    *,
    word_file: bytes | None = None,
    house: HouseStyle = USUAL,
) -> bytes:
    """A Word document for each addressee, named after them, in one archive."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for number, letter in enumerate(letters, 1):
            name = safe_name(f"{number:03} {letter.to.title}"[:90] + ".docx")
            content = letters_docx([letter], sender, day, word_file=word_file, house=house)
            archive.writestr(ZipInfo(name, STAMP), content, ZIP_DEFLATED)
    return target.getvalue()


# From our texts -------------------------------------------------------------------------------------------------


def _furnish(document: Any, language: str) -> None:
    from docx.shared import Mm

    furnish(document, TAGS[language])
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin = section.right_margin = Mm(25)


def _letter(document: Any, letter: Letter, sender: Sender, day: date, house: HouseStyle, *, first: bool) -> None:
    with speaking(letter.language):
        _frame(document, letter, sender, house, first=first)
        _say(document, place_and_day(sender, day), letter.language, after=10)
        if letter.subject:
            subject = own(_("Subject: {subject}").format(subject=letter.subject))
            _say(document, subject, letter.language, after=10, character="Strong")
        for text in paragraphs_of(letter):
            _say(document, text, letter.language, after=7)


def _frame(document: Any, letter: Letter, sender: Sender, house: HouseStyle, *, first: bool) -> None:
    """The letterhead and the address in rows of fixed height."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    if not first:
        document.add_page_break()
        document.paragraphs[-1].paragraph_format.space_after = Mm(0)
    table = document.add_table(2, 2)
    table.autofit = False
    for row, high in zip(table.rows, (HEAD_HIGH, ADDRESS_HIGH), strict=True):
        row.height, row.height_rule = Mm(high), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, wide in zip(row.cells, (85, 75), strict=True):
            cell.width = Mm(wide)
    name, address = sender_lines(sender, letter.language)
    _fill(table.cell(0, 0), [name], "Parvis Publisher")
    if house.logo:
        logo = fitted(house.logo, 0, 0, LOGO_WIDE * MM, LOGO_HIGH * MM)
        picture = table.cell(0, 0).paragraphs[0].insert_paragraph_before()
        picture.add_run().add_picture(BytesIO(house.logo), width=Mm(logo.width / MM))
    _fill(table.cell(0, 1), house.letterhead(letter.language).splitlines() or address, "Parvis Visibility")
    _fill(table.cell(1, 1), addressed(letter.to, sender), "Normal")


def _fill(cell: Any, lines: Sequence[str], style: str) -> None:
    from docx.shared import Pt

    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(one_line(line))


def _say(document: Any, text: str, language: str, *, after: float, character: str = "") -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = document.add_paragraph(style="Body Text")
    paragraph.paragraph_format.space_after = Pt(after)
    for place, line in enumerate(text.split("\n")):
        run = paragraph.add_run(style=character or None)
        if place:
            run.add_break()
        run.add_text(line)
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), TAGS[language])
        run._element.get_or_add_rPr().append(mark)


# From a Word file of the user's ---------------------------------------------------------------------------------


def _rendered(word_file: bytes, letter: Letter, sender: Sender) -> Any:
    """The user's file with its {{ fields }} filled in; it may compute nothing but what a sandbox allows."""
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    from jinja2 import TemplateError

    from desktop_app.printing.bounded_fields import BoundedFields

    with speaking(letter.language):
        values: dict[str, Any] = {name: one_line(value) for name, value in letter.values.items()}
        values["address"] = [one_line(line) for line in addressed(letter.to, sender)]
    look_over(BytesIO(word_file))
    template = DocxTemplate(BytesIO(word_file))
    try:
        template.render(values, BoundedFields(), autoescape=True)
    except (TemplateError, TypeError, OverflowError) as refused:
        known = ", ".join([*FIELDS, "address"])
        raise UserError(
            _("The fields of the Word file cannot be filled in ({reason}). There are: {fields}.").format(
                reason=" ".join(str(refused).split())[:160], fields=known
            )
        ) from refused
    except (BadZipFile, PackageNotFoundError, KeyError, RuntimeError, ValueError, SyntaxError, zlib.error) as refused:
        raise _no_word_document() from refused
    _refuse_broken(template.docx.part.package)
    return template.docx


def _refuse_broken(package: Any) -> None:
    """A file that lost track of its own parts would be written with two of one name, which Word calls damaged."""
    package.core_properties  # noqa: B018 - python-docx adds them where the file does not lead to its own
    names = [part.partname for part in package.iter_parts()]
    if len(names) != len(set(names)):
        raise _no_word_document()


def _no_word_document() -> UserError:
    return UserError(_("The letter's file is not a Word document. Give it another one."))


def _merged(documents: Sequence[Any]) -> bytes:
    """The first document with the others' pages after its own; all come from one file, so styles and pictures agree."""
    if not documents:
        raise UserError(_("Nobody is left to write to. Choose other people."))
    whole = documents[0]
    body = whole.element.body
    for other in documents[1:]:
        whole.add_page_break()
        end = body.sectPr
        for element in other.element.body:
            if not element.tag.endswith("}sectPr"):
                end.addprevious(deepcopy(element))
    return packed(whole)
