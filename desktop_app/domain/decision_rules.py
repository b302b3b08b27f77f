"""When a vote carries, and how a decision's number is written; kept apart from the mapping."""

import re

MAJORITIES = {"simple": (1, 2), "two_thirds": (2, 3), "three_quarters": (3, 4), "unanimous": (1, 1)}
"""Of the votes for and against, more than how many must be for; at least as many for two thirds and above."""


def is_adopted(majority: str, votes_for: int, votes_against: int) -> bool:
    """Whether a vote carries; abstentions do not count."""
    cast = votes_for + votes_against
    if not cast:
        return False
    part, whole = MAJORITIES[majority]
    return votes_for * 2 > cast if majority == "simple" else votes_for * whole >= cast * part


PATTERN_PART = re.compile(r"\{(year|number)(?::0?([1-9]))?\}")


def decision_code(pattern: str, year: int, number: int) -> str:
    """A decision's printed number by a body's pattern, in which {year} and {number} or {number:02} stand for it."""

    def filled(part: re.Match[str]) -> str:
        value = year if part[1] == "year" else number
        return str(value).zfill(int(part[2] or 1))

    return PATTERN_PART.sub(filled, pattern)
