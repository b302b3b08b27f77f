"""Pictures of people and organisations as files bring them: known by their first bytes, never decoded here."""

import hashlib
import struct
from dataclasses import dataclass
from typing import Literal

from desktop_app.storage import attachments as contents
from desktop_app.storage.database import Database

LARGEST = 10_000_000
"""How many bytes a picture may have."""
MOST_PIXELS = 50_000_000
"""How many pixels a picture may have; more would fill the memory of whoever looks at it."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG after which the size stands."""


@dataclass(frozen=True)
class Picture:
    """A picture as it came: its bytes and what kind they are (jpeg, png, gif, bmp, tiff, webp)."""

    content: bytes
    kind: str

    @property
    def digest(self) -> str:
        """What it is known by (SHA-256)."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def name(self) -> str:
        """A name for the file it becomes."""
        return f"{self.digest[:12]}.{'jpg' if self.kind == 'jpeg' else self.kind}"


def picture_of(content: bytes) -> Picture | None:
    """The picture in some bytes; None when they are none, too many, or would unfold to too many pixels."""
    if not 24 <= len(content) <= LARGEST:
        return None
    kind, size = _measured(content)
    if not kind or size[0] * size[1] > MOST_PIXELS:
        return None
    return Picture(content, kind)


def _measured(content: bytes) -> tuple[str, tuple[int, int]]:
    """What kind of picture it is ("" for none) and its width and height, from the head of the file."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", struct.unpack(">II", content[16:24])
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif", struct.unpack("<HH", content[6:10])
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg", _jpeg_size(content)
    if content.startswith(b"BM") and len(content) > 26:
        width, height = struct.unpack("<ii", content[18:26])
        return "bmp", (abs(width), abs(height))
    if content[:4] in (b"II*\x00", b"MM\x00*"):
        return "tiff", _tiff_size(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp", _webp_size(content)
    return "", (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 < len(content):
        if content[place] != 0xFF:
            place += 1
            continue
        marker = content[place + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        if marker == 0xFF or 0xD0 <= marker <= 0xD9 or marker == 0x01:
            place += 1 if marker == 0xFF else 2
            continue
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return 0, 0


def _tiff_size(content: bytes) -> tuple[int, int]:
    """From the first directory of tags: 256 is the width, 257 the height."""
    order: Literal["little", "big"] = "little" if content[:2] == b"II" else "big"
    place = int.from_bytes(content[4:8], order)
    size = {256: 0, 257: 0}
    for entry in range(min(int.from_bytes(content[place : place + 2], order), 200)):
        start = place + 2 + 12 * entry
        tag, form = (int.from_bytes(content[start + at : start + at + 2], order) for at in (0, 2))
        if tag in size:
            size[tag] = int.from_bytes(content[start + 8 : start + (10 if form == 3 else 12)], order)
    return size[256], size[257]


def _webp_size(content: bytes) -> tuple[int, int]:
    if content[12:16] == b"VP8X" and len(content) >= 30:
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if content[12:16] == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if content[12:16] == b"VP8 " and len(content) >= 30:
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def latest(database: Database, kind: str, ids: list[str]) -> dict[str, tuple[str, str]]:
    """The attachment and the digest of the picture of some people or organisations, the one added last."""
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        sql = f"SELECT {kind}_id, id, digest FROM attachment WHERE kind = 'picture' AND {kind}_id IN "
        for owner, attachment, digest in database.read(f"{sql}({', '.join('?' * len(chunk))}) ORDER BY id", chunk):
            found[owner] = (attachment, digest)
    return found


def read(database: Database, kind: str, ids: list[str]) -> dict[str, Picture]:
    """The pictures of some people or organisations; one whose content is not beside the base is left out."""
    found = {}
    for owner, (_attachment, digest) in latest(database, kind, ids).items():
        picture = picture_of(contents.read(database, digest)) if contents.is_here(database, digest) else None
        if picture:
            found[owner] = picture
    return found
