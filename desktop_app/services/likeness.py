"""How likely two records are one: evidence for and against, weighed after Fellegi and Sunter (1969).

Each thing compared gives bits: the logarithm of how much oftener it is seen between two records of one person than
between two of different ones. What is rare in the base speaks louder than what is common, so the weights of equal
values come from how often they occur there; all other weights are fixed, alike for all bases. What is not known on
either side gives none. The sum, with the odds that two records taken at random are one, is a probability.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from math import log2
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from desktop_app.services.traits import Traits


class Evidence(NamedTuple):
    """Something that speaks for or against: what, how much, and the two values it was seen in."""

    what: str
    bits: float
    one: str = ""
    other: str = ""


class _Expected(NamedTuple):
    """How often records of one person agree exactly, how rare values are before any is counted, the most bits."""

    agree: float
    rare: float
    most: float


_FIELDS = {
    "given": _Expected(0.85, 1 / 150, 11.0),
    "family": _Expected(0.85, 1 / 600, 12.0),
    "email": _Expected(0.7, 1 / 4000, 11.0),
    "phone": _Expected(0.6, 1 / 4000, 10.0),
    "site": _Expected(0.7, 1 / 4000, 10.0),
    "postcode": _Expected(0.7, 1 / 400, 8.0),
    "town": _Expected(0.75, 1 / 100, 8.0),
    "street": _Expected(0.7, 1 / 3000, 9.0),
    "belongs": _Expected(0.6, 1 / 100, 7.0),
    "name": _Expected(0.8, 1 / 3000, 13.0),
    "word": _Expected(0.9, 1 / 300, 9.0),
    "short": _Expected(0.3, 1 / 2000, 9.0),
    "more": _Expected(0.75, 1 / 50, 8.0),
}
USUAL = 300
"""So many imagined records steady what is counted in a small base."""
SMALLEST = 100
"""A smaller base is weighed as one of so many records."""


class Weights:
    """What equal values weigh in a base: the rarer, the more."""

    def __init__(self, all_of_them: Iterable[Traits] = ()) -> None:
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in _FIELDS}
        self._known: dict[tuple[str, str], float] = {}
        self.total = 0
        self.benefit = 0.0
        """Bits in favour of every pair: where a wrong offer costs nothing, as while one types."""
        for one in all_of_them:
            self.count(one)

    def count(self, one: Traits) -> None:
        """Take a record into account."""
        self.total += 1
        counts = self._counts
        for name in ("given", "family"):
            value = getattr(one, name)
            if value:
                counts[name][value] += 1
        for name, values in (
            ("email", one.emails), ("phone", one.phones), ("site", one.sites), ("belongs", one.belongs),
        ):  # fmt: skip
            counts[name].update(values)
        for place in set(one.places):
            for name, value in zip(("street", "postcode", "town"), place, strict=True):
                if value:
                    counts[name][value] += 1
        counts["short"].update(one.acronyms | one.initials)
        counts["name"].update({" ".join(sorted(name)) for name in one.names})
        counts["word"].update({word for name in one.names for word in name})
        counts["more"].update(f"{name}\t{value}" for name, value in one.more)

    def set(self, field: str, value: str, holders: int) -> None:
        """Say how many records have a value, where not all of them are counted."""
        self._counts[field][value] = holders + 1

    def equal(self, field: str, value: str) -> float:
        """The bits for a value that stands on both sides: by how many others have it beside those two."""
        known = self._known.get((field, value))
        if known is None:
            expected = _FIELDS[field]
            others = max(self._counts[field][value] - 2, 0)
            share = (others + USUAL * expected.rare) / (self.total + USUAL)
            known = self._known[field, value] = min(log2(expected.agree / share), expected.most)
        return known

    def how_many(self, field: str, value: str) -> int:
        """How many records have a value."""
        return self._counts[field][value]

    @cached_property
    def prior(self) -> float:
        """The odds, in bits, that two records taken at random are one; asked once all are counted."""
        return self.benefit - log2(max(self.total, SMALLEST)) - 1.0


# Names of people ------------------------------------------------------------------------------------------------

NEAR, FAR, PART, FORM, INITIAL, OTHER = "near", "far", "part", "form", "initial", "other"
_BITS = {
    "given": {NEAR: 4.5, FAR: 1.5, PART: 2.5, FORM: 4.0, INITIAL: 2.0, OTHER: -4.0},
    "family": {NEAR: 5.5, FAR: 2.0, PART: 3.5, OTHER: -4.5},
}
SWAPPED = -3.0


@lru_cache(400_000)
def likeness_of_words(one: str, other: str) -> str:
    """How two spellings differ: by one slip of the pen, by a little, or wholly."""
    shorter = min(len(one), len(other))
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 1 and shorter >= 3:
        return NEAR
    if distance <= 2 and shorter >= 6:
        return NEAR if one[0] == other[0] and shorter >= 8 else FAR
    if shorter >= 4 and JaroWinkler.similarity(one, other, score_cutoff=0.9) >= 0.9:
        return FAR
    return OTHER


@lru_cache(400_000)
def likeness_of_given(one: str, other: str) -> str:
    """How two first names that are not equal are alike."""
    from desktop_app.services.nicknames import are_forms

    first, second = one.replace(" ", ""), other.replace(" ", "")
    if first == second:
        return FORM
    if are_forms(first, second):
        return FORM
    if len(first) == 1 or len(second) == 1:
        return INITIAL if first[0] == second[0] else OTHER
    parts, others = set(one.split()), set(other.split())
    if len(parts) + len(others) > 2 and (parts & others) - {""}:
        return PART
    return likeness_of_words(first, second)


@lru_cache(400_000)
def likeness_of_family(one: str, other: str) -> str:
    """How two family names that are not equal are alike."""
    first, second = one.replace(" ", ""), other.replace(" ", "")
    if first == second:
        return NEAR
    parts, others = set(one.split()), set(other.split())
    found = likeness_of_words(first, second)
    if found != NEAR and len(parts) + len(others) > 2 and any(len(word) > 2 for word in parts & others):
        return PART
    return found


def _part_of_name(field: str, one: str, other: str, weights: Weights) -> tuple[str, float]:
    if not one or not other:
        return "", 0.0
    if one == other:
        return "same", weights.equal(field, one)
    found = (likeness_of_given if field == "given" else likeness_of_family)(one, other)
    bits = _BITS[field][found]
    if bits > 0:  # what is only alike says no more than what is equal
        bits = min(bits, weights.equal(field, one) - 0.5, weights.equal(field, other) - 0.5)
    return found, bits


def names_of_people(one: Traits, other: Traits, weights: Weights) -> list[Evidence]:
    """What two names say, as written or with first and last name swapped, whichever fits better."""
    given, bits_given = _part_of_name("given", one.given, other.given, weights)
    family, bits_family = _part_of_name("family", one.family, other.family, weights)
    if OTHER in (given, family) and one.given and one.family and (bits_given < 0 or bits_family < 0):
        swapped = _swapped(one, other, weights)
        if swapped > bits_given + bits_family:
            return [Evidence("swapped", swapped, f"{one.given} {one.family}", f"{other.given} {other.family}")]
    found = []
    if given:
        found.append(Evidence(f"given_{given}", bits_given, one.given, other.given))
    if family:
        found.append(Evidence(f"family_{family}", bits_family, one.family, other.family))
    return found


def _swapped(one: Traits, other: Traits, weights: Weights) -> float:
    """The bits of two names read with first and last name swapped in one of them."""
    first, bits = _part_of_name("family", one.given, other.family, weights)
    if first in (OTHER, ""):
        return -99.0
    second, more = _part_of_name("family", one.family, other.given, weights)
    return bits + more + SWAPPED if second != OTHER else -99.0


# Days of birth ----------------------------------------------------------------------------------------------------

BORN = {"same": 12.0, NEAR: 6.0, FAR: 2.5, "year": 4.5, OTHER: -6.0}


def likeness_of_births(one: str, other: str) -> str:
    """How two days of birth are alike: the same, with a slip of the pen, in two of three parts, or not."""
    if one[4:] == "0000" or other[4:] == "0000":
        return "year" if one[:4] == other[:4] else OTHER
    if one == other:
        return "same"
    if OSA.distance(one, other, score_cutoff=1) <= 1 or one[:4] + one[6:] + one[4:6] == other:
        return NEAR
    same = (one[:4] == other[:4]) + (one[4:6] == other[4:6]) + (one[6:] == other[6:])
    return FAR if same == 2 else OTHER


# Where people and organisations are ---------------------------------------------------------------------------------


def where(one: Traits, other: Traits, weights: Weights) -> list[Evidence]:
    """What the addresses say: the two that fit best."""
    best: list[Evidence] = []
    most = -99.0
    for place in one.places:
        for there in other.places:
            found = _place(place, there, weights)
            total = sum(evidence.bits for evidence in found)
            if total > most:
                best, most = found, total
    return best


@lru_cache(200_000)
def likeness_of_streets(one: str, other: str) -> str:
    """How two streets that are not equal are alike."""
    longest = max(len(one), len(other))
    distance = OSA.distance(one.replace(" ", ""), other.replace(" ", ""), score_cutoff=longest // 4 + 1)
    if distance * 6 <= longest:
        return NEAR
    words, there = set(one.split()), set(other.split())
    shared = words & there
    if shared and len("".join(shared)) * 10 >= 6 * min(len("".join(words)), len("".join(there))):
        return FAR
    return FAR if distance * 4 <= longest else OTHER


_STREET = {NEAR: 5.5, FAR: 3.0, OTHER: -2.0}


def _place(one: tuple[str, str, str], other: tuple[str, str, str], weights: Weights) -> list[Evidence]:
    found = []
    if one[0] and other[0]:
        same = one[0] == other[0]
        how = "same" if same else likeness_of_streets(one[0], other[0])
        found.append(Evidence(f"street_{how}", weights.equal("street", one[0]) if same else _STREET[how]))
    area = _area(one, other, weights)
    if area:
        found.append(area)
    return found


def _area(one: tuple[str, str, str], other: tuple[str, str, str], weights: Weights) -> Evidence | None:
    """Town and postcode say one thing between them: the louder of both counts, the other a little."""
    bits = []
    if one[1] and other[1]:
        if one[1] == other[1]:
            bits.append(weights.equal("postcode", one[1]))
        else:
            bits.append(2.5 if OSA.distance(one[1], other[1], score_cutoff=1) <= 1 else -2.0)
    if one[2] and other[2]:
        if one[2] == other[2]:
            bits.append(weights.equal("town", one[2]))
        else:
            bits.append(2.5 if likeness_of_words(one[2], other[2]) != OTHER else -2.0)
    if not bits:
        return None
    total = bits[0] if len(bits) == 1 else max(bits) + 0.3 * min(bits)
    if len(bits) == 2 and bits[0] * bits[1] < 0:
        total = sum(bits) / 2
    return Evidence("town_same" if total > 0 else "town_other", total, one[2] or one[1], other[2] or other[1])
