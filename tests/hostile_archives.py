"""Archives as somebody with bad intent packs them: good ones with one more part, or one that never ends."""

import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

OUTSIDE = "leads outside"
SENTENCES = {
    "above": OUTSIDE,
    "deep above": OUTSIDE,
    "above, backslashes": OUTSIDE,
    "from the root": OUTSIDE,
    "from a drive": OUTSIDE,
    "a link": OUTSIDE,
    "a name that ends": OUTSIDE,
    "twice": "two parts",
    "a bomb": "too much room|too large",
    "many parts": "too much room|too large",
}
"""What is wrong with an archive, and what is said."""
HOSTILE_PARTS = tuple(SENTENCES)
_NAMES = {
    "above": "../outside.txt",
    "deep above": "word/../../outside.txt",
    "above, backslashes": "..\\outside.txt",
    "from the root": "/tmp/outside.txt",
    "from a drive": "C:\\outside.txt",
    "a link": "outside",
    "a name that ends": "inside.txt\x00.png",
}


def packed_with(good: bytes, kind: str) -> bytes:
    """A good archive with what makes it a bad one of a kind."""
    target = BytesIO(good)
    with ZipFile(target, "a", ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that stands twice
        if kind == "twice":
            archive.writestr(archive.namelist()[-1], b"another")
        elif kind == "a bomb":
            archive.writestr("bomb.bin", bytes(50_000_000))
        elif kind == "many parts":
            for number in range(1_001):
                archive.writestr(f"part{number}", b"")
        else:
            archive.writestr(_part(kind), b"x")
    return target.getvalue()


def _part(kind: str) -> ZipInfo:
    part = ZipInfo("placeholder")
    part.filename = _NAMES[kind]  # as it is: the constructor would make some names harmless
    if kind == "a link":
        part.create_system, part.external_attr = 3, 0o120777 << 16
    return part


def with_part(good: bytes, name: str, content: bytes) -> bytes:
    """An archive in which one part is another."""
    target = BytesIO()
    with ZipFile(BytesIO(good)) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for part in before.namelist():
            after.writestr(part, content if part == name else before.read(part))
    return target.getvalue()


def part_of(archive: bytes, name: str) -> bytes:
    """The content of one part."""
    with ZipFile(BytesIO(archive)) as packed:
        return packed.read(name)
