"""How much closer two letters stand, read from a typeface's GPOS table; nothing else of it is used, so text stays text.

The table is read where it lies, pair by pair as a document needs them: nothing is built, nothing is kept on disk.
Source of the formats: OpenType specification, GPOS, "Lookup type 2: pair adjustment".
"""

from collections.abc import Iterator, Mapping
from struct import unpack_from
from typing import NamedTuple, Protocol

X_ADVANCE = 0x0004
EXTENSION, PAIRS = 9, 2


class Subtable(Protocol):
    """One table of pairs; None where it says nothing about two glyphs, and the next one is asked."""

    def advance(self, first: int, second: int) -> int | None:
        """What is added to the width of the first glyph before the second."""


class Value(NamedTuple):
    """How values lie in a record: the sizes of both in bytes, and where the first one's advance stands."""

    size: int
    place: int | None

    @classmethod
    def of(cls, first: int, second: int) -> "Value":
        """From the two value formats, of which every bit is one field of two bytes."""
        place = 2 * (first & (X_ADVANCE - 1)).bit_count() if first & X_ADVANCE else None
        return cls(2 * (first.bit_count() + second.bit_count()), place)


class SinglePairs(NamedTuple):
    """Pairs named one by one (format 1)."""

    data: bytes
    covered: Mapping[int, int]
    sets: tuple[int, ...]
    value: Value

    def advance(self, first: int, second: int) -> int | None:
        """The advance of a pair that is named."""
        place = self.covered.get(first)
        if place is None:
            return None
        start, size = self.sets[place], 2 + self.value.size
        low, high = 0, unpack_from(">H", self.data, start)[0]
        while low < high:
            middle = (low + high) // 2
            at = start + 2 + middle * size
            glyph = unpack_from(">H", self.data, at)[0]
            if glyph == second:
                return _number(self.data, at + 2, self.value.place)
            low, high = (middle + 1, high) if glyph < second else (low, middle)
        return None


class ClassPairs(NamedTuple):
    """Pairs by classes of letters (format 2)."""

    data: bytes
    covered: Mapping[int, int]
    records: int
    first: Mapping[int, int]
    second: Mapping[int, int]
    columns: int
    value: Value

    def advance(self, first: int, second: int) -> int | None:
        """The advance of the two letters' classes."""
        if first not in self.covered:
            return None
        cell = self.first.get(first, 0) * self.columns + self.second.get(second, 0)
        return _number(self.data, self.records + cell * self.value.size, self.value.place)


def read_lookups(data: bytes) -> list[list[Subtable]]:
    """The lookups of the `kern` feature, each with its subtables in order."""
    features, lookups = unpack_from(">HH", data, 6)
    wanted: set[int] = set()
    for number in range(unpack_from(">H", data, features)[0]):
        tag, offset = unpack_from(">4sH", data, features + 2 + 6 * number)
        if tag == b"kern":
            count = unpack_from(">H", data, features + offset + 2)[0]
            wanted.update(unpack_from(f">{count}H", data, features + offset + 4))
    found = []
    for number in sorted(wanted):
        start = lookups + unpack_from(">H", data, lookups + 2 + 2 * number)[0]
        found.append(list(_subtables(data, start)))
    return found


def advance(lookups: list[list[Subtable]], first: int, second: int) -> int:
    """What all lookups together add between two glyphs; in each, the first subtable that knows the pair decides."""
    total = 0
    for subtables in lookups:
        known = (subtable.advance(first, second) for subtable in subtables)
        total += next((value for value in known if value is not None), 0)
    return total


def _subtables(data: bytes, lookup: int) -> Iterator[Subtable]:
    kind, _flag, count = unpack_from(">HHH", data, lookup)
    for offset in unpack_from(f">{count}H", data, lookup + 6):
        start, inner = lookup + offset, kind
        if kind == EXTENSION:
            _format, inner, further = unpack_from(">HHL", data, start)
            start += further
        if inner == PAIRS:
            yield _pairs(data, start)


def _pairs(data: bytes, start: int) -> Subtable:
    layout, coverage, first, second = unpack_from(">HHHH", data, start)
    covered, value = _coverage(data, start + coverage), Value.of(first, second)
    if layout == 1:
        count = unpack_from(">H", data, start + 8)[0]
        sets = tuple(start + offset for offset in unpack_from(f">{count}H", data, start + 10))
        return SinglePairs(data, covered, sets, value)
    one, other, _classes, count = unpack_from(">HHHH", data, start + 8)
    return ClassPairs(data, covered, start + 16, _classes_of(data, start + one), _classes_of(data, start + other),
                      count, value)  # fmt: skip


def _number(data: bytes, start: int, place: int | None) -> int:
    return 0 if place is None else int(unpack_from(">h", data, start + place)[0])


def _coverage(data: bytes, start: int) -> dict[int, int]:
    """The glyphs a table speaks of, each with its number."""
    layout, count = unpack_from(">HH", data, start)
    if layout == 1:
        return {glyph: place for place, glyph in enumerate(unpack_from(f">{count}H", data, start + 4))}
    ranges = (unpack_from(">HHH", data, start + 4 + 6 * number) for number in range(count))
    return {glyph: place + glyph - low for low, high, place in ranges for glyph in range(low, high + 1)}


def _classes_of(data: bytes, start: int) -> dict[int, int]:
    """The class of each glyph that is not in class 0."""
    layout = unpack_from(">H", data, start)[0]
    if layout == 1:
        low, count = unpack_from(">HH", data, start + 2)
        return {low + place: each for place, each in enumerate(unpack_from(f">{count}H", data, start + 6)) if each}
    count = unpack_from(">H", data, start + 2)[0]
    ranges = (unpack_from(">HHH", data, start + 4 + 6 * number) for number in range(count))
    return {glyph: each for low, high, each in ranges if each for glyph in range(low, high + 1)}
