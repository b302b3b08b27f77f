"""Which name an organisation shows on a day, and how a person is called and sorted; without the mapping."""

import re

from desktop_app.domain.fields import in_force

NameRow = tuple[str, str, str, str | None, str | None]
"""A name's language, kind, text, first and last day."""

_PREFERENCE = {"official": 0, "short": 1, "acronym": 2, "former": 3}


def shown_name(names: list[NameRow], language: str, day: str) -> tuple[str, bool]:
    """The name to show in a language on a day, and whether it is in that language at all.

    The official name comes first, then the short one, then the acronym; a missing language is
    filled from the others and said to be missing, never silently.
    """
    order = [language, "original", *(code for code in ("fr", "en") if code != language)]
    standing = [n for n in names if n[0] in order and in_force(n[3], n[4], day) and n[1] != "former"] or names
    if not standing:
        return "", False
    own = min(
        standing,
        key=lambda n: (
            n[0] != language,
            _PREFERENCE.get(n[1], 9),
            order.index(n[0]) if n[0] in order else 9,
            n[2],
        ),
    )
    return own[2], own[0] == language


def shown_acronym(names: list[NameRow], language: str, day: str) -> str:
    """The acronym to show in a language on a day; another language's when there is none, or nothing."""
    order = [language, "original", *(code for code in ("fr", "en") if code != language)]
    standing = [n for n in names if n[1] == "acronym" and n[0] in order and in_force(n[3], n[4], day)]
    return min(standing, key=lambda n: (order.index(n[0]), n[2]))[2] if standing else ""


def full_name(given: str | None, particle: str | None, family: str) -> str:
    """The name as it is spoken: Charles de Gaulle, Jeanne d'Arc."""
    tight = (particle or "").endswith(("'", "’"))
    last = f"{particle}{family}" if tight else " ".join(filter(None, (particle, family)))
    return " ".join(filter(None, (given, last)))


_IGNORED = re.compile(r"^(?:de\b|d['’])\s*", re.IGNORECASE)


def sorting_name(given: str | None, particle: str | None, family: str, sort_name: str | None) -> str:
    """What a person is sorted under: French *de* and *d'* do not count, *Du*, *La*, *Van*, *Di* do.

    Source: the house rule of design/printing.md after Orthotypo, "Particule".
    """
    if sort_name:
        return f"{sort_name}, {given or ''}"
    counted = _IGNORED.sub("", (particle or "").strip(), count=1)
    return f"{' '.join(filter(None, (counted, family)))}, {given or ''}"
