"""What a reader finds in a printed paper: its text, bookmarks, typefaces, and where its words stand."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import Destination


def raw_text(drawn: bytes, *options: str) -> str:
    command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=drawn, capture_output=True, check=True).stdout.decode()


def words(drawn: bytes) -> str:
    """The text on one line, every kind of space as a plain one."""
    return " ".join(raw_text(drawn).split())


def pages(drawn: bytes) -> list[str]:
    return [" ".join(page.split()) for page in raw_text(drawn).split("\f")[:-1]]


def lines(drawn: bytes) -> list[str]:
    """Each line as it stands on the page, both columns on one."""
    return [" ".join(line.split()) for line in raw_text(drawn, "-layout").splitlines() if line.strip()]


def reader(drawn: bytes) -> PdfReader:
    return PdfReader(BytesIO(drawn))


def outline(drawn: bytes) -> list[str]:
    def walk(items: list[object]) -> list[str]:
        found: list[str] = []
        for item in items:
            found += (
                walk(item) if isinstance(item, list) else [str(item.title)] if isinstance(item, Destination) else []
            )
        return found

    return walk(reader(drawn).outline)


def typefaces(drawn: bytes, folder: Path) -> list[list[str]]:
    """Each typeface: embedded, subset, with a table back to Unicode."""
    file = folder / "read.pdf"
    file.write_bytes(drawn)
    table = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True, text=True).stdout
    return [line.split()[-5:-2] for line in table.splitlines()[2:]]


def places(drawn: bytes) -> list[tuple[int, str, float, float, float, float]]:
    """Each word with its page, left, top, right and foot in points."""
    found = []
    page = 0
    for line in raw_text(drawn, "-bbox").splitlines():
        page += "<page " in line
        match = re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)</word>', line)
        if match:
            left, top, right, foot = map(float, match.groups()[:4])
            found.append((page, match.group(5), left, top, right, foot))
    return found
