"""The typefaces of one document: each letter its code, texts as the bytes a page shows, and the subset embedded."""

from collections.abc import Iterable, Iterator
from hashlib import md5
from itertools import pairwise
from threading import Lock

from desktop_app.printing.pdf_file import PdfFile, number, string
from desktop_app.printing.typefaces import FALLBACK, REPLACEMENT, letters, pairs, register, widths

_SPECIAL = frozenset(b"\0\t\n\r\x0b\x0c ()\\")
"""Codes that would need escaping, or end a line."""
_CODES = [code for code in (*range(128, 256), *range(1, 32)) if code not in _SPECIAL]
_EVERY_CODE = [code for code in (*range(33, 127), *_CODES) if code not in _SPECIAL]
_NONSYMBOLIC, _SYMBOLIC = 1 << 5, 1 << 2
_subsetting = Lock()
"""ReportLab reads a font file through one position: two documents must not do so at once."""


class Subset:
    """Up to 256 letters of a face, under one name of the page's resources."""

    def __init__(self, resource: str, codes: dict[str, int]) -> None:
        self.resource = resource
        self.codes = codes
        self.table = {ord(letter): _escaped(code) for letter, code in codes.items()}
        self.object = 0

    def show(self, text: str) -> str:
        """The bytes of a text, one character a byte."""
        return text.translate(self.table)


def _escaped(code: int) -> str:
    letter = chr(code)
    return f"\\{letter}" if letter in "()\\" else letter


class Face:
    """One face of the document and the operators that show a text in it."""

    def __init__(self, name: str, used: set[str], first: int, *, kerned: bool) -> None:
        self.name = name
        used = {letter if letter in letters(name) else REPLACEMENT for letter in used}
        self.subsets = list(_subsets(sorted(used), first))
        self.main = self.subsets[0]
        self.others = frozenset(used.difference(self.main.codes))
        self._known = letters(name)
        self._pairs = pairs(name)
        self._kerned = kerned
        self._words: dict[str, str] = {}

    def show(self, text: str, size: float) -> str:
        """The operators that show a text; the main subset's name is set before and stands after."""
        if self.name == FALLBACK and not self._known.issuperset(text):
            text = "".join(letter if letter in self._known else REPLACEMENT for letter in text)
        if self.others and not self.others.isdisjoint(text):
            return self._in_subsets(text, size)
        if self._kerned:
            return f"[({' '.join(map(self._word, text.split(' ')))})]TJ"
        return f"({text.translate(self.main.table)})Tj"

    def _word(self, word: str) -> str:
        """A word with its kerning between the letters, in the form an array of TJ wants."""
        shown = self._words.get(word)
        if shown is None:
            shown = self._words[word] = self._kern(word, self.main)
        return shown

    def _kern(self, text: str, subset: Subset) -> str:
        closer = list(map(self._pairs.__getitem__, pairwise(text)))
        if not any(closer):
            return text.translate(subset.table)
        parts, start = [], 0
        for place, value in enumerate(closer, 1):
            if value:
                parts.append(f"{text[start:place].translate(subset.table)}){-value:g}(")
                start = place
        parts.append(text[start:].translate(subset.table))
        return "".join(parts)

    def _in_subsets(self, text: str, size: float) -> str:
        """A text whose letters are not all in the main subset."""
        shown = []
        for subset, stretch in self._stretches(text):
            body = self._kern(stretch, subset) if self._kerned else stretch.translate(subset.table)
            shown.append(f"/{subset.resource} {number(size)} Tf[({body})]TJ")
        return "".join(shown) + f"/{self.main.resource} {number(size)} Tf"

    def _stretches(self, text: str) -> Iterator[tuple[Subset, str]]:
        start, current = 0, self._subset_of(text[0])
        for place, letter in enumerate(text):
            if letter not in current.codes:
                yield current, text[start:place]
                start, current = place, self._subset_of(letter)
        yield current, text[start:]

    def _subset_of(self, letter: str) -> Subset:
        return next(subset for subset in self.subsets if letter in subset.codes)


def _subsets(used: list[str], first: int) -> Iterator[Subset]:
    """ASCII keeps its codes; the other letters follow in their order, so that a script stays together."""
    codes = {letter: ord(letter) for letter in used if " " <= letter <= "~"}
    free = iter(_CODES)
    for letter in used:
        if letter in codes:
            continue
        code = next(free, None)
        if code is None:
            yield Subset(f"F{first}", codes)
            first, codes, free = first + 1, {}, iter(_EVERY_CODE)
            code = next(free)
        codes[letter] = code
    yield Subset(f"F{first}", codes)


def faces_of(used: dict[str, set[str]], *, kerned: bool) -> dict[str, Face]:
    """The faces of a document from the letters set in each."""
    faces: dict[str, Face] = {}
    count = 1
    for name in sorted(used):
        faces[name] = Face(name, used[name], count, kerned=kerned)
        count += len(faces[name].subsets)
    return faces


def embed(file: PdfFile, faces: Iterable[Face]) -> str:
    """Write the fonts; the dictionary of their names for the pages."""
    entries = []
    for face in faces:
        for subset in face.subsets:
            entries.append(f"/{subset.resource} {_font(file, face.name, subset)} 0 R")
    return f"<<{''.join(entries)}>>"


def _font(file: PdfFile, name: str, subset: Subset) -> int:
    face = register(name).face
    by_code = {code: letter for letter, code in subset.codes.items()}
    last = max(by_code, default=0)
    points = [ord(by_code[code]) if code in by_code else 0 for code in range(last + 1)]
    with _subsetting:
        program = face.makeSubset(points)
    font_file = file.add_stream(program, f"/Length1 {len(program)}")
    known = widths(name)
    wide = " ".join(number(known[by_code[code]]) if code in by_code else "0" for code in range(last + 1))
    family = f"{_tag(name, subset)}+{face.name.decode('ascii')}"
    flags = (face.flags & ~_NONSYMBOLIC) | _SYMBOLIC
    box = " ".join(map(number, face.bbox))
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{family}/Flags {flags}/FontBBox[{box}]/ItalicAngle {number(face.italicAngle)}"
        f"/Ascent {number(face.ascent)}/Descent {number(face.descent)}/CapHeight {number(face.capHeight)}"
        f"/StemV {number(face.stemV)}/MissingWidth {number(face.defaultWidth)}/FontFile2 {font_file} 0 R>>"
    )
    unicode = file.add_stream(_to_unicode(by_code).encode())
    return file.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{family}/FirstChar 0/LastChar {last}/Widths[{wide}]"
        f"/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>"
    )


def _tag(name: str, subset: Subset) -> str:
    """The six capitals before the name of a subset, made of its letters."""
    digest = md5((name + "".join(subset.codes)).encode("utf-8", "replace"), usedforsecurity=False).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _to_unicode(by_code: dict[int, str]) -> str:
    """What each code says, for search, copying and reading aloud."""
    rows = [f"<{code:02X}> <{letter.encode('utf-16-be').hex().upper()}>" for code, letter in sorted(by_code.items())]
    blocks = (rows[start : start + 100] for start in range(0, len(rows), 100))
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo <</Registry {string('Adobe')}/Ordering {string('UCS')}/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
