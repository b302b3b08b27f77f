"""Sheets of placed paragraphs written as PDF: text, dots, rules, links, bookmarks, and at full quality the tags."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.printing.directory_layout import ARTIFACT, Page, Placed
from desktop_app.printing.house import paint
from desktop_app.printing.imposition import Sheet
from desktop_app.printing.lines import Line, Run
from desktop_app.printing.logo import Picture, pixels
from desktop_app.printing.page import GREY, Style
from desktop_app.printing.pdf_file import PdfFile, colour, number, string, text_string
from desktop_app.printing.pdf_fonts import Face, embed, faces_of
from desktop_app.printing.pdf_outline import Bookmark, outline, page_labels
from desktop_app.printing.pdf_pen import Pen
from desktop_app.printing.pdf_properties import Properties, information, metadata, output_intent
from desktop_app.printing.pdf_structure import Element, Structure

Progress = Callable[[int, int], None]
DOTS = 4.0
"""From one dot of a leader to the next."""
GAP = 1.0
"""From which gap on two runs are two words."""


@dataclass
class _Side:
    """One side of a sheet while its pages are drawn."""

    number: int
    sheet: Sheet
    waiting: int
    operators: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: dict[str, int] = field(default_factory=dict)
    """What its pictures are called and where they are in the file."""
    marks: list[int] = field(default_factory=list)
    """The element of each marked stretch, by its number on this side."""

    def mark(self, element: int) -> int:
        """The number of a new marked stretch."""
        self.marks.append(element)
        return len(self.marks) - 1


@dataclass(frozen=True)
class _Target:
    """Where a link leads: the destination as the file has it, and what stands there."""

    destination: str
    says: str


def draw(
    sheets: Sequence[Sheet],
    properties: Properties,
    bookmarks: Sequence[Bookmark],
    progress: Progress | None = None,
    *,
    full: bool = True,
    folded: bool = False,
    actual_size: bool = False,
) -> bytes:
    """The PDF of some sheets; the same sheets make the same bytes.

    `actual_size`: a printer must not fit it to the paper; `folded`: it must also turn it at its short edge.
    """
    file = PdfFile()
    faces = faces_of(_letters(sheets, spaces=full), kerned=full)
    sides = [_Side(file.reserve(), sheet, len(sheet.pages)) for sheet in sheets]
    drawing = _Drawing(file, faces, sides, Structure(file) if full else None)
    in_order = sorted(
        ((page, shift, side) for side in sides for page, shift in side.sheet.pages), key=lambda one: one[0].number
    )
    for done, (page, shift, side) in enumerate(in_order):
        if progress:
            progress(done, len(in_order))
        drawing.page(page, shift, side)
    for side in sides:
        if not side.sheet.pages:
            drawing.write(side)
    printing = "/Duplex/DuplexFlipShortEdge" if folded else ""
    printing += "/PrintScaling/None" if folded or actual_size else ""
    root = _catalogue(drawing, properties, bookmarks, printing)
    drawn = file.finish(root, information(file, properties))
    if progress:
        progress(len(in_order), len(in_order))
    return drawn


def _letters(sheets: Iterable[Sheet], *, spaces: bool) -> dict[str, set[str]]:
    """The letters set in each face."""
    texts: dict[Style, list[str]] = {}
    for sheet in sheets:
        for page, _shift in sheet.pages:
            for placed in page.placed:
                for line in placed.paragraph.lines:
                    for run in line.runs:
                        if run.style in texts:
                            texts[run.style].append(run.text)
                        else:
                            texts[run.style] = [" " if spaces else "", run.text]
    used: dict[str, set[str]] = {}
    for style, said in texts.items():
        used.setdefault(style.face, set()).update("".join(said))
    return used


def _catalogue(drawing: "_Drawing", properties: Properties, bookmarks: Sequence[Bookmark], printing: str) -> int:
    """Everything the pages hang on; the number of the root."""
    file, structure = drawing.file, drawing.structure
    drawing.write_fonts()
    kids = " ".join(f"{side.number} 0 R" for side in drawing.sides)
    file.put(drawing.tree, f"<</Type/Pages/Count {len(drawing.sides)}/Kids[{kids}]>>")
    labels = ["–".join(str(page.number) for page, _shift in side.sheet.pages) for side in drawing.sides]
    entries = f"/ViewerPreferences<</DisplayDocTitle true{printing}>>/Lang{string(properties.language)}"
    entries += f"/PageLabels{page_labels([label.replace('–', '-') for label in labels])}"
    if bookmarks:
        places = {key: target.destination for key, target in drawing.targets.items()}
        entries += f"/PageMode/UseOutlines/Outlines {outline(file, bookmarks, places)} 0 R"
    if structure:
        entries += f"/StructTreeRoot {structure.finish()} 0 R/MarkInfo<</Marked true>>"
        entries += f"/Metadata {metadata(file, properties)} 0 R/OutputIntents[{output_intent(file)} 0 R]"
    return file.add(f"<</Type/Catalog/Pages {drawing.tree} 0 R{entries}>>")


class _Drawing:
    """One document while it is written."""

    def __init__(
        self, file: PdfFile, faces: Mapping[str, Face], sides: Sequence[_Side], structure: Structure | None
    ) -> None:
        self.file, self.faces, self.sides, self.structure = file, faces, sides, structure
        self.pictures: dict[bytes, int] = {}
        self.tree, self.fonts = file.reserve(), file.reserve()
        self.targets = {
            anchor.key: _Target(
                f"[{side.number} 0 R/XYZ {number(shift)} {number(side.sheet.height - anchor.top + 8)} null]",
                f"{anchor.title}, p. {page.number}" if anchor.title else f"p. {page.number}",
            )
            for side in sides
            for page, shift in side.sheet.pages
            for anchor in page.anchors
        }

    def write_fonts(self) -> None:
        """The fonts, once all pages are drawn."""
        self.file.put(self.fonts, embed(self.file, self.faces.values()))

    def page(self, page: Page, shift: float, side: _Side) -> None:
        """Draw a page on its side of a sheet, and write the side once all its pages are drawn."""
        height = side.sheet.height
        side.operators += self._hidden(_boxes(page, shift, height))
        side.operators += self._hidden([self._picture(one, shift, side) for one in page.pictures])
        pen = Pen(self.faces)
        for placed in page.placed:
            if self.structure is None:
                self._plain(placed, pen, shift, side)
            elif placed.paragraph.role == ARTIFACT:
                pen.operators.append("/Artifact<</Type/Pagination>>BDC")
                self._plain(placed, pen, shift, side)
                pen.operators.append("EMC")
            else:
                self._tagged(placed, pen, shift, side)
        side.operators += ["BT", *pen.operators, "ET"]
        side.operators += self._hidden(_leaders(page, shift, height))
        side.waiting -= 1
        if not side.waiting:
            self.write(side)

    def _picture(self, picture: Picture, shift: float, side: _Side) -> str:
        """A picture, whose pixels stand in the file once."""
        if picture.content not in self.pictures:
            across, down, content = pixels(picture.content)
            entries = (
                f"/Type/XObject/Subtype/Image/Width {across}/Height {down}/ColorSpace/DeviceRGB/BitsPerComponent 8"
            )
            self.pictures[picture.content] = self.file.add_stream(content, entries)
        name = f"P{self.pictures[picture.content]}"
        side.pictures[name] = self.pictures[picture.content]
        place = f"{number(picture.x + shift)} {number(side.sheet.height - picture.top - picture.height)}"
        return f"q {number(picture.width)} 0 0 {number(picture.height)} {place} cm /{name} Do Q"

    def _hidden(self, operators: list[str]) -> list[str]:
        """What a reader aloud passes over."""
        return ["/Artifact BMC", *operators, "EMC"] if operators and self.structure else operators

    def _plain(self, placed: Placed, pen: Pen, shift: float, side: _Side) -> None:
        paragraph, x, top = placed
        x, top = x + shift, side.sheet.height - top
        for line in paragraph.lines:
            baseline = top - line.baseline
            for run in line.runs:
                pen.run(run, x + run.x, baseline)
                if run.link:
                    link = self._annotation(run, x + run.x, top, line.leading, "")
                    if link:
                        side.links.append(link)
            top -= line.leading

    def _tagged(self, placed: Placed, pen: Pen, shift: float, side: _Side) -> None:
        """A paragraph with its stretches marked: its own text, and each link apart."""
        structure = self.structure
        paragraph, x, top = placed
        if structure is None or not any(line.runs for line in paragraph.lines):
            return
        x, top = x + shift, side.sheet.height - top
        element = structure.paragraph(paragraph.role, side.number, paragraph.language)
        marked = False
        for place, line in enumerate(paragraph.lines):
            following = paragraph.lines[place + 1] if place + 1 < len(paragraph.lines) else None
            for run, space in _spaced(line, following):
                if run.link and self._leads(run.link):
                    if marked:
                        pen.operators.append("EMC")
                        marked = False
                    self._link(run, element, pen, (x + run.x, top, top - line.baseline, line.leading), side, space)
                    continue
                if not marked:
                    mark = side.mark(element.number)
                    element.kids.append(str(mark))
                    pen.operators.append(f"/{element.role}<</MCID {mark}>>BDC")
                    marked = True
                _in_language(run, x + run.x, top - line.baseline, pen, space, paragraph.language)
            top -= line.leading
        if marked:
            pen.operators.append("EMC")
        structure.close(element)

    def _leads(self, link: str) -> bool:
        return not link.startswith("#") or link[1:] in self.targets

    def _link(
        self, run: Run, element: Element, pen: Pen, place: tuple[float, float, float, float], side: _Side, space: str
    ) -> None:
        """A run that is clicked: its element, its stretch, its area."""
        structure = self.structure
        if structure is None:
            return
        x, top, baseline, leading = place
        key = structure.next_key()
        annotation = self.file.add(self._annotation(run, x, top, leading, f"/F 4/StructParent {key}"))
        mark = len(side.marks)
        link = structure.link(element, mark, annotation)
        side.marks.append(link)
        structure.lead(key, f"{link} 0 R")
        side.links.append(f"{annotation} 0 R")
        pen.operators.append(f"/Link<</MCID {mark}>>BDC")
        pen.run(run, x, baseline, space)
        pen.operators.append("EMC")

    def _annotation(self, run: Run, x: float, top: float, leading: float, tagged: str) -> str:
        """The area of a link and where it leads; with tags also what it says."""
        area = f"/Rect[{x:.1f} {top - leading:.1f} {x + run.width:.1f} {top:.1f}]"
        if run.link.startswith("#"):
            target = self.targets.get(run.link[1:])
            if not target:
                return ""
            says, action = target.says, f"/Dest{target.destination}"
        else:
            says, action = run.link, f"/A<</S/URI/URI{string(_uri(run.link))}>>"
        says = f"/Contents{text_string(says)}{tagged}" if tagged else ""
        return f"<</Type/Annot/Subtype/Link{area}/Border[0 0 0]{action}{says}>>"

    def write(self, side: _Side) -> None:
        """Write a side; nothing of it is kept."""
        content = self.file.add_stream("\n".join(side.operators).encode("latin-1"))
        entries = f"/MediaBox[0 0 {number(side.sheet.width)} {number(side.sheet.height)}]"
        if side.links:
            entries += f"/Annots[{' '.join(side.links)}]"
        if self.structure:
            key = self.structure.next_key()
            self.structure.lead(key, f"[{' '.join(f'{element} 0 R' for element in side.marks)}]")
            entries += f"/StructParents {key}/Tabs/S"
        shown = "".join(f"/{name} {place} 0 R" for name, place in side.pictures.items())
        resources = f"/Font {self.fonts} 0 R" + (f"/XObject<<{shown}>>" if shown else "")
        self.file.put(
            side.number,
            f"<</Type/Page/Parent {self.tree} 0 R/Resources<<{resources}>>/Contents {content} 0 R{entries}>>",
        )
        side.operators, side.links, side.marks = [], [], []


def _uri(link: str) -> str:
    """An address as seven-bit text: other letters by their UTF-8 bytes."""
    return (
        link
        if link.isascii()
        else "".join(
            letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
            for letter in link
        )
    )


def _spaced(line: Line, following: Line | None) -> Iterable[tuple[Run, str]]:
    """Each run with the space that belongs after it, although on paper a gap or a new line does its work."""
    last = len(line.runs) - 1
    for place, run in enumerate(line.runs):
        if place < last:
            after = line.runs[place + 1]
            yield run, " " if after.x - run.x - run.width > GAP else ""
        else:
            yield run, " " if following and _apart(run, following) else ""


def _apart(run: Run, following: Line) -> bool:
    """Whether a new line is a new word: not within an address, nor after a hyphen."""
    if not following.runs:
        return True
    same_link = bool(run.link) and run.link == following.runs[0].link
    return not same_link and not run.text.endswith(("-", "/", "—"))


def _in_language(run: Run, x: float, y: float, pen: Pen, space: str, around: str) -> None:
    if run.language and run.language != around:
        pen.operators.append(f"/Span<</Lang{string(run.language)}>>BDC")
        pen.run(run, x, y, space)
        pen.operators.append("EMC")
    else:
        pen.run(run, x, y, space)


def _boxes(page: Page, shift: float, height: float) -> list[str]:
    operators, ink = [], ""
    for box in page.boxes:
        if box.colour != ink:
            ink = box.colour
            operators.append(f"{colour(paint(ink))} rg")
        place = f"{number(box.x + shift)} {number(height - box.top - box.height)}"
        operators.append(f"{place} {number(box.width)} {number(box.height)} re f")
    return operators


def _leaders(page: Page, shift: float, height: float) -> list[str]:
    """Round dots, counted from the page number so that they stand in columns."""
    dots = []
    for paragraph, x, top in page.placed:
        for line in paragraph.lines:
            if line.leader and line.leader[1] - line.leader[0] >= 2 * DOTS:
                start, end = line.leader
                first = end - (end - start) // DOTS * DOTS
                y = number(height - top - line.baseline)
                # A little longer than its last dot, which rounding would else leave out on some lines.
                dots.append(f"{number(x + shift + first)} {y} m {number(x + shift + end + DOTS / 4)} {y} l")
            top += line.leading
    return [f"q {colour(GREY)} RG 0.7 w 1 J [0 {DOTS:g}] 0 d", *dots, "S Q"] if dots else []
