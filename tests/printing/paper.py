"""What a reader finds in a printed directory: its text, its links, its bookmarks, its typefaces."""

import subprocess
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import Destination

from desktop_app.printing.directory import print_directory
from desktop_app.printing.edition import Edition, Language
from desktop_app.services.directory import Directory


def printed(directory: Directory, edition: Edition | Language = "fr") -> bytes:
    target = BytesIO()
    print_directory(directory, edition, target)
    return target.getvalue()


def reader(directory: Directory, edition: Edition | Language = "fr") -> PdfReader:
    return PdfReader(BytesIO(printed(directory, edition)))


def text_of(directory: Directory, edition: Edition | Language = "fr", pages: str = "") -> str:
    """The text as pdftotext reads it, with its no-break spaces as they are."""
    first, _dash, last = pages.partition("-")
    chosen = ["-f", first, "-l", last or first] if pages else []
    command = ["pdftotext", *chosen, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=printed(directory, edition), capture_output=True, check=True).stdout.decode()


def words_of(directory: Directory, edition: Edition | Language = "fr") -> str:
    """The text on one line, every kind of space as a plain one."""
    return " ".join(text_of(directory, edition).split())


def page_texts(directory: Directory, edition: Edition | Language = "fr") -> list[str]:
    return [" ".join(page.split()) for page in text_of(directory, edition).split("\f")[:-1]]


def typefaces(path: Path) -> list[tuple[str, bool]]:
    """Each typeface of a file, and whether it is embedded and reduced to what is used."""
    lines = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    return [(line.split()[0], line.split()[-5:-3] == ["yes", "yes"]) for line in lines]


def bookmarks(pdf: PdfReader) -> list[tuple[int, str, int]]:
    """Each bookmark: how deep, its title, the page it leads to (counted from 1)."""

    def walk(outline: list[object], level: int) -> list[tuple[int, str, int]]:
        found: list[tuple[int, str, int]] = []
        for item in outline:
            if isinstance(item, Destination):
                page = pdf.get_destination_page_number(item)
                found.append((level, str(item.title), (page or 0) + 1))
            elif isinstance(item, list):
                found += walk(item, level + 1)
        return found

    return walk(pdf.outline, 0)


def web_links(pdf: PdfReader) -> list[str]:
    return [
        str(link.get_object()["/A"]["/URI"])
        for page in pdf.pages
        for link in page.get("/Annots", [])
        if "/A" in link.get_object()
    ]


def page_links(pdf: PdfReader) -> list[tuple[int, str, int | None]]:
    """Each link inside the document: its page, what it is described as, the page it leads to (both from 1)."""
    numbers = {page.indirect_reference.idnum: place for place, page in enumerate(pdf.pages, 1)}  # type: ignore[union-attr]
    links = [(place, link.get_object()) for place, page in enumerate(pdf.pages, 1) for link in page.get("/Annots", [])]
    return [
        (place, str(link["/Contents"]), numbers.get(link["/Dest"][0].idnum)) for place, link in links if "/Dest" in link
    ]
