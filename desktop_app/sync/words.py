"""Long text changed on two sides, brought together word by word (merge3): what overlaps keeps both, visibly marked."""

import re
from difflib import SequenceMatcher

OPENS, PARTS, CLOSES = "[[ ", " || ", " ]]"
"""The marks around two texts that nobody has chosen between yet; plain figures, so that every font prints them."""

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")

Change = tuple[int, int, list[str]]
"""From which piece to which of the text both began with, and what stands there instead."""


def together(base: str, one: str, other: str) -> tuple[str, bool]:
    """Both sides' changes in one text, and whether some of them overlap."""
    if one == other or other == base:
        return one, False
    if one == base:
        return other, False
    pieces = _PIECES.findall(base)
    ours, theirs = _changes(pieces, one), _changes(pieces, other)
    made: list[str] = []
    place, overlaps = 0, False
    while ours or theirs:
        mine, yours, begins, ends = _next_region(ours, theirs)
        made += pieces[place:begins]
        left, right = _applied(pieces, mine, begins, ends), _applied(pieces, yours, begins, ends)
        if mine and yours and left != right:
            made.append(f"{OPENS}{left}{PARTS}{right}{CLOSES}")
            overlaps = True
        else:
            made.append(left if mine else right)
        place = ends
    made += pieces[place:]
    return "".join(made), overlaps


def _changes(pieces: list[str], text: str) -> list[Change]:
    changed = _PIECES.findall(text)
    matcher = SequenceMatcher(None, pieces, changed, autojunk=False)
    return [(i1, i2, changed[j1:j2]) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]


def _next_region(ours: list[Change], theirs: list[Change]) -> tuple[list[Change], list[Change], int, int]:
    """The next stretch that either side changed, grown over all changes of both that touch it; they are taken out."""
    first = min((side[0] for side in (ours, theirs) if side), key=lambda change: change[:2])
    begins, ends = first[0], first[1]
    taken: tuple[list[Change], list[Change]] = ([], [])
    grew = True
    while grew:
        grew = False
        for side, kept in ((ours, taken[0]), (theirs, taken[1])):
            while side and (_meets(side[0], begins, ends) or side[0] is first):
                kept.append(side.pop(0))
                ends = max(ends, kept[-1][1])
                grew = True
    return taken[0], taken[1], begins, ends


def _meets(change: Change, begins: int, ends: int) -> bool:
    if change[0] == change[1] or begins == ends:
        return change[0] <= ends and change[1] >= begins
    return change[0] < ends and change[1] > begins


def _applied(pieces: list[str], changes: list[Change], begins: int, ends: int) -> str:
    made: list[str] = []
    place = begins
    for first, last, instead in changes:
        made += pieces[place:first] + instead
        place = last
    return "".join(made + pieces[place:ends])
