"""A PDF file as it is written: numbered objects, gathered in compressed object streams, and their table."""

import zlib
from hashlib import md5
from io import BytesIO

GATHERED = 500
"""How many objects one object stream holds."""


class PdfFile:
    """The objects of one file. Numbers are given out before objects are written, so that they may refer forward."""

    def __init__(self) -> None:
        self._out = BytesIO()
        self._out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._places: list[tuple[int, int, int] | None] = [(0, 0, 65535)]
        self._gathered: list[tuple[int, str]] = []

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._places.append(None)
        return len(self._places) - 1

    def put(self, number: int, text: str) -> int:
        """An object that is not a stream; each character is one byte."""
        self._gathered.append((number, text))
        if len(self._gathered) >= GATHERED:
            self._flush()
        return number

    def add(self, text: str) -> int:
        """An object that nothing referred to before; its number."""
        return self.put(self.reserve(), text)

    def put_stream(self, number: int, content: bytes, entries: str = "", *, compress: bool = True) -> int:
        """A stream with further entries of its dictionary."""
        if compress:
            content = zlib.compress(content)
            entries += "/Filter/FlateDecode"
        self._places[number] = (1, self._out.tell(), 0)
        head = f"{number} 0 obj\n<<{entries}/Length {len(content)}>>\nstream\n"
        self._out.write(b"".join((head.encode("latin-1"), content, b"\nendstream\nendobj\n")))
        return number

    def add_stream(self, content: bytes, entries: str = "", *, compress: bool = True) -> int:
        """A stream that nothing referred to before; its number."""
        return self.put_stream(self.reserve(), content, entries, compress=compress)

    def _flush(self) -> None:
        if not self._gathered:
            return
        stream = self.reserve()
        heads, bodies, length = [], [], 0
        for place, (number, text) in enumerate(self._gathered):
            heads.append(f"{number} {length}")
            bodies.append(text)
            length += len(text) + 1
            self._places[number] = (2, stream, place)
        head = " ".join(heads) + "\n"
        content = (head + "\n".join(bodies)).encode("latin-1")
        self.put_stream(stream, content, f"/Type/ObjStm/N {len(bodies)}/First {len(head)}")
        self._gathered.clear()

    def finish(self, root: int, info: int) -> bytes:
        """The whole file; its identity is made of its content, so the same content makes the same file."""
        self._flush()
        start = self._out.tell()
        table = self.reserve()
        self._places[table] = (1, start, 0)
        rows = bytearray()
        for number, place in enumerate(self._places):
            if place is None:
                raise ValueError(f"object {number} was promised and never written")
            kind, where, which = place
            rows += kind.to_bytes(1, "big") + where.to_bytes(5, "big") + which.to_bytes(2, "big")
        identity = md5(self._out.getbuffer(), usedforsecurity=False).hexdigest()
        entries = (
            f"/Type/XRef/Size {len(self._places)}/W[1 5 2]/Root {root} 0 R/Info {info} 0 R/ID[<{identity}><{identity}>]"
        )
        self.put_stream(table, bytes(rows), entries)
        self._out.write(f"startxref\n{start}\n%%EOF\n".encode())
        return self._out.getvalue()


_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})


def string(text: str) -> str:
    """A string of bytes, one a character."""
    return f"({text.translate(_ESCAPED)})"


def text_string(text: str) -> str:
    """A text for people: as it is where it is ASCII, else in UTF-16."""
    if text.isascii():
        return f"({text.translate(_ESCAPED)})"
    return string(("\ufeff" + text).encode("utf-16-be", "replace").decode("latin-1"))


def number(value: float) -> str:
    """A length in points, to a hundredth."""
    return f"{round(value, 2):g}"


def colour(text: str) -> str:
    """`#0E5A6B` as the three numbers of a colour."""
    return " ".join(f"{int(text[place : place + 2], 16) / 255:.3g}" for place in (1, 3, 5))
