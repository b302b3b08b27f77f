"""The named styles of our Word documents: whoever goes on in Word changes a style, never each paragraph."""

from dataclasses import fields
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor

from desktop_app.printing.document_styles import DARK, NARROW, PALE, TINT, WARNING, WIDE
from desktop_app.printing.flowing import UPRIGHT
from desktop_app.printing.house import paint
from desktop_app.printing.page import ACCENT, GREY, INK, Style

SANS, SERIF = "Calibri", "Georgia"
"""What every Word has; the house's own faces are on few machines."""
BOX_INSET = 6.0
"""How far the number of a decision stands from the right edge of its box."""
STEP, FACT = 30.0, 84.0
"""How far text stands behind a number, and behind a label."""

PARAGRAPHS: dict[str, tuple[str, float, str, bool, float, float, float]] = {
    # name: face, size, colour, bold, space before, space after, left indent
    "Normal": (SANS, 10.5, INK, False, 0, 3, 0),
    "Title": (SERIF, 24, INK, False, 18, 0, 0),
    "Subtitle": (SERIF, 14, INK, False, 0, 2, 0),
    "Heading 1": (SERIF, 12, ACCENT, True, 18, 4, 0),
    "Heading 2": (SERIF, 12, INK, True, 14, 2, STEP),
    "Heading 3": (SANS, 10.5, INK, True, 10, 2, STEP),
    "Body Text": (SANS, 10.5, INK, False, 3, 3, 0),
    "List Bullet": (SANS, 10.5, INK, False, 0, 2, STEP + 12),
    "Header": (SANS, 9, GREY, False, 0, 0, 0),
    "Footer": (SANS, 8.5, GREY, False, 0, 0, 0),
    "Parvis Publisher": (SANS, 11, ACCENT, True, 0, 0, 0),
    "Parvis Visibility": (SANS, 8.5, INK, False, 0, 0, 0),
    "Parvis State": (SANS, 10.5, INK, True, 2, 8, 0),
    "Parvis Fact": (SANS, 10.5, INK, False, 2, 0, FACT),
    "Parvis Fact Note": (SANS, 9, GREY, False, 0, 2, FACT),
    "Parvis Numbered": (SANS, 10.5, INK, False, 2, 0, STEP),
    "Parvis Label": (SANS, 9, ACCENT, True, 6, 0, 0),
    "Parvis Item Text": (SANS, 10.5, INK, False, 3, 3, STEP),
    "Parvis Note": (SANS, 9, GREY, False, 0, 1, STEP),
    "Parvis Decision Head": (SANS, 10.5, INK, False, 8, 3, STEP),
    "Parvis Decision": (SANS, 10.5, INK, False, 0, 3, STEP),
    "Parvis Break": (SANS, 10.5, INK, False, 6, 6, 0),
    "Parvis Signature": (SANS, 10.5, INK, False, 30, 0, 0),
    "Parvis Line To Sign": (SANS, 10.5, INK, False, 24, 0, 0),
}
CHARACTERS: dict[str, tuple[float, str, bool, bool]] = {
    # name: size, colour, bold, italic
    "Strong": (0, "", True, False),
    "Emphasis": (0, "", False, True),
    "Parvis Label Text": (9, ACCENT, True, False),
    "Parvis Small": (9, GREY, False, False),
    "Parvis Mark": (9, WARNING, False, True),
    "Parvis Number": (0, ACCENT, True, False),
}
HANGING = {"Heading 2": STEP, "Heading 3": STEP, "Parvis Fact": FACT, "Parvis Numbered": STEP, "List Bullet": 12.0}
SHADED = {"Parvis Decision Head": (TINT, ACCENT), "Parvis Decision": (TINT, ACCENT), "Parvis Break": (PALE, "")}
KEPT = (
    "Body Text", "List Bullet", "Parvis Fact", "Parvis Fact Note", "Parvis Numbered", "Parvis Item Text", "Parvis Note",
    "Parvis Decision",
)  # fmt: skip
"""What has a second style, based on it, that stays on the page of the paragraph after it: `kept`."""
_KEPT = ("Heading", "Title", "Subtitle", "Parvis Label", "Parvis Decision Head", "Parvis Signature")
"""What never stands at the foot of a page without the paragraph after it."""
_BY_FIELD = {
    "strong": "Strong", "italic": "Emphasis", "label": "Parvis Label Text", "small": "Parvis Small",
    "mark": "Parvis Mark", "number": "Parvis Number",
}  # fmt: skip


def furnish(document: Document, language_tag: str) -> None:
    """Give a document our styles, its paper and its language."""
    section = document.sections[0]
    section.page_width, section.page_height = _emu(UPRIGHT.width), _emu(UPRIGHT.height)
    section.left_margin = section.right_margin = _emu(UPRIGHT.side)
    section.top_margin, section.bottom_margin = _emu(UPRIGHT.top), _emu(UPRIGHT.bottom)
    for name in PARAGRAPHS:
        _paragraph_style(document, name)
    for name in KEPT:
        _kept_style(document, name)
    for name in CHARACTERS:
        _character_style(document, name)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), language_tag)


def _emu(points: float) -> Emu:
    return Emu(round(points * 12700))


def _style(document: Document, name: str, kind: WD_STYLE_TYPE) -> Any:
    known = {style.name for style in document.styles}
    return document.styles[name] if name in known else document.styles.add_style(name, kind)


def _paragraph_style(document: Document, name: str) -> None:
    face, size, colour, bold, before, after, indent = PARAGRAPHS[name]
    style = _style(document, name, WD_STYLE_TYPE.PARAGRAPH)
    _face(style, face)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(paint(colour)[1:])
    form = style.paragraph_format
    form.space_before, form.space_after, form.left_indent = Pt(before), Pt(after), Pt(indent)
    form.first_line_indent = Pt(-HANGING.get(name, 0.0))
    form.widow_control = True
    form.keep_with_next = name.startswith(_KEPT)
    form.line_spacing = 1.1
    form.tab_stops.clear_all()
    for spaced in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        style.element.rPr.remove(spaced)
    if name.startswith("Heading") or name in ("Footer", "Parvis Decision Head"):
        inset = BOX_INSET if name in SHADED else 0.0
        form.tab_stops.add_tab_stop(_emu(UPRIGHT.measure - inset), WD_TAB_ALIGNMENT.RIGHT)
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    if name in SHADED:
        _shade(style, *SHADED[name])
    if name == "Parvis Line To Sign":
        _border(style, {"bottom": (4, 0, DARK)})


def kept(name: str) -> str:
    """The style that looks the same and stays with the next paragraph."""
    return f"{name} Kept" if name in KEPT else name


def _kept_style(document: Document, name: str) -> None:
    """Nothing of its own but that it stays with the next paragraph: who changes the style changes both."""
    style = _style(document, kept(name), WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[name]
    style.paragraph_format.keep_with_next = True


def _character_style(document: Document, name: str) -> None:
    size, colour, bold, italic = CHARACTERS[name]
    style = _style(document, name, WD_STYLE_TYPE.CHARACTER)
    style.font.bold, style.font.italic = bold, italic
    if size:
        style.font.size = Pt(size)
    if colour:
        style.font.color.rgb = RGBColor.from_string(paint(colour)[1:])
    if name.startswith("Parvis"):
        _face(style, SANS)


def _face(style: Any, face: str) -> None:
    """The typeface for every script: Word keeps four, and a theme that would win over them."""
    style.font.name = face
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)


def _shade(style: Any, fill: str, bar: str) -> None:
    """A tint behind the paragraphs of a style, and a bar at their left."""
    properties = style.element.get_or_add_pPr()
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", paint(fill)[1:])):
        shade.set(qn(f"w:{key}"), value)
    if bar:
        # Lines in the colour of the tint give the text air above and below; neighbours of one look share them.
        _border(style, {"top": (2, 4, fill), "left": (18, 6, bar), "bottom": (2, 4, fill)})
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _border(style: Any, sides: dict[str, tuple[int, int, str]]) -> None:
    """Lines around the paragraphs of a style: by side the width in eighths of a point, the distance, the colour."""
    borders = OxmlElement("w:pBdr")
    for side, (wide, distance, colour) in sides.items():
        line = OxmlElement(f"w:{side}")
        for key, value in (
            ("val", "single"),
            ("sz", str(wide)),
            ("space", str(distance)),
            ("color", paint(colour)[1:]),
        ):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def character_style(style: Style) -> str:
    """The character style of a run that stands in a paragraph of another one; empty where it needs none."""
    for styles in (WIDE, NARROW):
        for field in fields(styles):
            if field.name in _BY_FIELD and getattr(styles, field.name) == style:
                return _BY_FIELD[field.name]
    if style.colour == GREY:
        return "Parvis Small"
    return "Strong" if "semibold" in style.face else "Emphasis" if "italic" in style.face else ""
