"""The same directory by others: bare `drawString` at our positions, Typst, and Platypus as its manual shows it."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph
from reportlab.platypus.tableofcontents import SimpleIndex, TableOfContents

from desktop_app.domain.person import full_name
from desktop_app.i18n import collation_key, country_name, speaking
from desktop_app.paths import resources
from desktop_app.printing.address import address_lines
from desktop_app.printing.directory import LaidOut
from desktop_app.printing.directory_entries import indexed_name
from desktop_app.printing.directory_index import acronym_items
from desktop_app.printing.languages import Languages, shown_name
from desktop_app.printing.page import A4
from desktop_app.printing.typefaces import pdf_name
from desktop_app.services.directory import Directory, Entry

FRENCH = Languages(("fr",))


def bare(laid_out: LaidOut) -> Callable[[], bytes]:
    """Every text of laid-out pages at its place by `drawString`: no layout, no links, no bookmarks."""
    pages = [
        [
            (pdf_name(run.style.face), run.style.size, placed.x + run.x, A4.height - placed.top, run.text)
            for placed in page.placed
            for line in placed.paragraph.lines
            for run in line.runs
        ]
        for page in laid_out.pages
    ]  # fmt: skip

    def drawn() -> bytes:
        canvas = Canvas(BytesIO(), pagesize=(A4.width, A4.height), pageCompression=1, invariant=1)
        for texts in pages:
            before: tuple[str, float] | None = None
            for face, size, x, y, text in texts:
                if before != (face, size):
                    canvas.setFont(face, size)
                    before = face, size
                canvas.drawString(x, y, text)
            canvas.showPage()
        return bytes(canvas.getpdfdata())

    return drawn


def _people(directory: Directory) -> list[tuple[bytes, str, str]]:
    """Sorting key, name and entry of everybody, in order."""
    found = []
    for family in directory.families:
        for entry in family.entries:
            for person in entry.people:
                name, under = indexed_name(FRENCH, person)
                found.append((collation_key(under, "fr"), name, entry.id))
    return sorted(found)


def _entry_lines(entry: Entry) -> list[tuple[str, str]]:
    """The lines of an entry below its name, each with its link."""
    with speaking("fr"):
        lines = [(line, "") for line in address_lines(entry.address, [country_name(entry.country)])]  # type: ignore[arg-type]
    lines += [(point.text, "") for point in entry.reach.phones]
    lines += [(point.text, f"mailto:{point.text}") for point in entry.reach.emails]
    lines += [(point.text, f"http://{point.text}") for point in entry.reach.webs]
    for person in entry.people:
        name = full_name(person.given, person.particle, person.family)
        lines.append((f"{name}, {person.titles[0]['fr']}", ""))
        lines += [(point.text, f"mailto:{point.text}") for point in person.reach.emails]
    return lines


# Typst ----------------------------------------------------------------------------------------------------------

_TYPST = """
#set document(title: "Annuaire", author: "Plateforme")
#set text(font: "Source Sans 3", size: 9.2pt, lang: "fr", fallback: true, hyphenate: false)
#set par(leading: 0.45em, spacing: 0.45em)
#set page(paper: "a4", margin: (inside: 25mm, outside: 19mm, top: 27mm, bottom: 25mm), numbering: "1", header: context {
  let here = here().page()
  let all = query(heading.where(level: 2)).filter(h => h.location().page() == here)
  if all.len() > 0 [#all.first().body – #all.last().body]
})
#let e(key, name, acronym, other, ..lines) = block(breakable: false, below: 11.75pt, width: 100%)[
  #[== #name #text(fill: rgb("#0E5A6B"))[#acronym]] #key \\
  #text(style: "italic", lang: "en")[#other] \\
  #for one in lines.pos() [#one \\ ]
]
#let i(name, key) = context [#name #box(width: 1fr, repeat[.]) #link(key)[#locate(key).page()] \\ ]
#outline(depth: 1)
#set page(columns: 2)
"""


def typst_source(directory: Directory) -> str:
    """The document as Typst reads it."""
    parts = [_TYPST]
    for family in directory.families:
        parts.append(f"= {family.title['fr']}")
        for entry in family.entries:
            lines = [
                f"link({_quoted(link)})[#{_quoted(text)}]" if link else _quoted(text)
                for text, link in _entry_lines(entry)
            ]
            shown = shown_name(FRENCH, entry.names)
            arguments = ", ".join([f"[#metadata(none) <{entry.id}>]", _quoted(shown.text), _quoted(shown.acronym),
                                   _quoted(entry.names.official["en"]), *lines])  # fmt: skip
            parts.append(f"#e({arguments})")
    parts.append("#set page(columns: 3)\n= Index")
    parts += [f"#i({_quoted(name)}, <{key}>)" for _key, name, key in _people(directory)]
    parts.append("#set page(columns: 2)\n= Sigles et autres noms")
    items = sorted(acronym_items(FRENCH, directory), key=lambda item: collation_key(item.under, "fr"))
    parts += [f"#i({_quoted(item.text)}, <{item.keys[0].removeprefix('entry-')}>)" for item in items]
    return "\n".join(parts)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_COMPILE = """
import sys, time
import typst
start = time.process_time()
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True,
              pdf_standards=sys.argv[4:], pdf_tags=bool(sys.argv[4:]))
print(time.process_time() - start)
"""


def typst(source: Path, target: Path, *standards: str) -> float:
    """The processor seconds of Typst, in a process of its own: within one it remembers what it set before."""
    arguments = [str(source), str(target), str(resources() / "fonts"), *standards]
    done = subprocess.run([sys.executable, "-c", _COMPILE, *arguments], capture_output=True, text=True, check=True)
    return float(done.stdout)


# Platypus -------------------------------------------------------------------------------------------------------


def platypus(directory: Directory) -> Callable[[], bytes]:
    """A Paragraph a line, a table of contents and an index, as the manual of ReportLab shows it."""

    def drawn() -> bytes:
        target = BytesIO()
        document = _Document(target)
        index = SimpleIndex(dot=" . ")
        contents = TableOfContents()
        story = [contents, PageBreak(), *_story(directory), PageBreak(), index]
        document.multiBuild(story, canvasmaker=index.getCanvasMaker())
        return target.getvalue()

    return drawn


class _Document(BaseDocTemplate):  # type: ignore[misc]
    def __init__(self, target: BytesIO) -> None:
        super().__init__(target, pagesize=(A4.width, A4.height))
        wide, high = A4.column_width(2), A4.depth
        frames = [Frame(A4.inner + place * (wide + A4.gutter), A4.bottom, wide, high, 0, 0, 0, 0) for place in (0, 1)]
        self.addPageTemplates([PageTemplate(frames=frames)])

    def afterFlowable(self, flowable: object) -> None:
        """Tell the table of contents of each family."""
        if isinstance(flowable, Paragraph) and flowable.style.name == "family":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def _story(directory: Directory) -> Sequence[Paragraph]:
    text = ParagraphStyle("text", fontName=pdf_name("sans"), fontSize=9.2, leading=11.75)
    name = ParagraphStyle("name", text, fontName=pdf_name("sans-semibold"), spaceBefore=11.75)
    family_style = ParagraphStyle("family", name, fontSize=16, leading=24)
    story = []
    for family in directory.families:
        story.append(Paragraph(family.title["fr"], family_style))
        for entry in family.entries:
            shown = shown_name(FRENCH, entry.names)
            people = [indexed_name(FRENCH, person)[0] for person in entry.people]
            marks = "".join(f'<index item="{each}"/>' for each in people)
            story.append(Paragraph(f"{shown.text} {shown.acronym}{marks}", name))
            story.append(Paragraph(entry.names.official["en"], text))
            for line, link in _entry_lines(entry):
                story.append(Paragraph(f'<a href="{link}">{line}</a>' if link else line, text))
    return story


def page_count(drawn: bytes) -> int:
    """How many pages a file has."""
    return len(PdfReader(BytesIO(drawn)).pages)
