"""Packed files that others made (Word, sheets), looked over by their directory before any part of them is read."""

import stat
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from desktop_app.errors import UserError
from desktop_app.i18n import _

LARGEST_UNPACKED = 200_000_000
MOST_PARTS = 1_000
_SMALL, _MOST_RATIO = 10_000_000, 100
"""Up to this size nobody minds how well something is packed; beyond, honest parts shrink less than that."""


class TooMuchUnpacked(UserError):
    """What would not fit once unpacked."""


def look_over(packed: Path | BinaryIO) -> None:
    """Refuse in a sentence what leads outside, stands twice, or would not fit unpacked; what is no archive passes."""
    try:
        with ZipFile(packed) as archive:
            parts = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OSError):
        return  # whoever reads it says what is wrong with it
    if _is_too_much(parts):
        raise TooMuchUnpacked(_("This file would take too much room once it is unpacked. Ask for a smaller one."))
    outside = next((part for part in parts if _leads_outside(part)), None)
    if outside is not None:
        words = _(
            "This file was not opened: a part of it, “{name}”, leads outside of it. "
            "Ask whoever sent it for another one."
        )
        raise UserError(words.format(name=_shown(outside.orig_filename)))
    twice = next((name for name, count in Counter(part.filename for part in parts).items() if count > 1), None)
    if twice is not None:
        words = _(
            "This file was not opened: it has two parts called “{name}”. Save it again in the program it is from."
        )
        raise UserError(words.format(name=_shown(twice)))


def _is_too_much(parts: Sequence[ZipInfo]) -> bool:
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    if unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        return True
    return unpacked > _SMALL and unpacked / packed > _MOST_RATIO


def _leads_outside(part: ZipInfo) -> bool:
    """Whether a part's name is a path from elsewhere, or the part a link to another file."""
    # Some programs part folders by backslashes: `xl\\workbook.xml` is no path of Windows.
    name = part.orig_filename.replace("\\", "/")
    rooted = name.startswith("/") or name[1:2] == ":"
    return rooted or ".." in name.split("/") or "\x00" in name or stat.S_ISLNK(part.external_attr >> 16)


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:80]
