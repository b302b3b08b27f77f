"""Cells that a spreadsheet would run, made harmless on their way out and the same again on their way in."""

import re

GUARD = "'"
_RISKY = re.compile("['\u2019]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20|%]")
_PHONE = re.compile(r"\+\d[\d .()/-]{4,}")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_SEPARATORS = re.compile("([;,])")
"""Where a spreadsheet that parts cells by another mark than ours would begin a new cell."""


def harmless(text: str) -> str:
    """A cell as it goes out: an apostrophe before what a spreadsheet would take for a formula.

    Phones and plain numbers stay as they are: no program can be hidden in them. What begins with our own mark and
    a risky sign gets another one, so that taking one off gives back every text. After a semicolon or a comma the same
    holds: a program that parts the cells there would begin a cell with it.
    """
    if _is_plain(text):
        return text
    return "".join(_guarded(part) for part in _SEPARATORS.split(text))


def as_typed(text: str) -> str:
    """A cell as it was before `harmless`: exactly the apostrophes that it put there go."""
    if GUARD not in text:
        return text
    before = "".join(_bare(part) for part in _SEPARATORS.split(text))
    return before if harmless(before) == text else text


def _is_plain(text: str) -> bool:
    return bool(_PHONE.fullmatch(text) or _NUMBER.fullmatch(text))


def _guarded(part: str) -> str:
    return GUARD + part if _RISKY.match(part) and not _is_plain(part) else part


def _bare(part: str) -> str:
    return part[1:] if part.startswith(GUARD) and _RISKY.match(part[1:]) and not _is_plain(part[1:]) else part
