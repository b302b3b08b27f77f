"""Cells that a spreadsheet would run, made harmless on their way out and the same again on their way in."""

import re

GUARD = "'"
_RISKY = re.compile("['\u2019]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20|%]")
_PHONE = re.compile(r"\+\d[\d .()/-]{4,}")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def harmless(text: str) -> str:
    """A cell as it goes out: an apostrophe before what a spreadsheet would take for a formula.

    Phones and plain numbers stay as they are: no program can be hidden in them. What begins with our own mark and
    a risky sign gets another one, so that taking one off gives back every text.
    """
    if not _RISKY.match(text) or _PHONE.fullmatch(text) or _NUMBER.fullmatch(text):
        return text
    return GUARD + text


def as_typed(text: str) -> str:
    """A cell as it was before `harmless`: exactly the apostrophe that it put there goes."""
    if text.startswith(GUARD) and harmless(text[1:]) == text:
        return text[1:]
    return text
