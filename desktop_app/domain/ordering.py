"""The place of a row among its like, as a text that sorts: between any two there is room for a third.

A move writes one row and renumbers nothing, so two copies that moved items offline keep both moves. A key is a
fraction in base 36 that never ends in 0, so that texts sort as fractions do; ties, which two copies can make, are
broken by id.
"""

import secrets

from desktop_app.domain.record import new_id

FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"
NOISE = 2
"""Figures drawn at random at the end of a key in between, so that two copies seldom make the same one."""


def at_the_end() -> str:
    """A key after all that were made so far: time first, so that rows stand in the order they were typed."""
    return new_id()[:16] + "h"


def after(last: str | None) -> str:
    """A key after the last one, also where that was made by a clock ahead of ours."""
    fresh = at_the_end()
    return fresh if last is None or fresh > last else between(last, None)


def between(low: str | None, high: str | None) -> str:
    """A key after `low` and before `high`; None is the beginning or the end. `low` must be less than `high`."""
    if high is not None and (low or "") >= high:
        raise ValueError(f"no key lies between {low!r} and {high!r}")
    noise = "".join(secrets.choice(FIGURES[1:]) for _figure in range(NOISE))
    return _middle(low or "", high) + noise


def _middle(low: str, high: str | None) -> str:
    """A text between two that is the beginning of neither, so that whatever is added to it stays between."""
    found = ""
    for place in range(len(low) + len(high or "") + 2):
        below = FIGURES.index(low[place]) if place < len(low) else 0
        above = len(FIGURES)
        if high is not None:
            above = FIGURES.index(high[place]) if place < len(high) else 0
        if above - below > 1:
            return found + FIGURES[(below + above) // 2]
        if above > below and high is not None and len(high) > place + 1:
            # The next figure of the upper key leaves room below it.
            found += FIGURES[above]
            low = ""
        elif above > below:
            found += FIGURES[below]
            high = None
        else:
            found += FIGURES[below]
    raise ValueError(f"no key lies between {low!r} and {high!r}")
