"""All records of one row as a graph of what was made on top of what, and what follows from it: pure functions.

Whether the row lives, what each field shows, who disagrees. Nothing here depends on the order in which records came.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop_app.sync.records import Record
from desktop_app.sync.shape import Owners, Shape
from desktop_app.sync.words import together

ROW_WIDE = ("insert", "delete", "erase", "keep")


@dataclass(frozen=True)
class Shown:
    """What one field shows, the records it follows from, how they disagree (`field`, `text`; empty: not)."""

    value: Any
    heads: tuple[int, ...]
    conflict: str = ""
    base: Any = None


class Graph:
    """The records of one row; a record is named by its place in `records`, a set of them by the bits of a number."""

    def __init__(self, shape: Shape, row: str, records: Iterable[Record]) -> None:
        self.shape = shape
        self.row = row
        self.records = sorted(records, key=lambda one: one.key)
        self.place = {one.name: number for number, one in enumerate(self.records)}
        self.parents = [
            [self.place[name] for name in one.parents.split() if name in self.place] for one in self.records
        ]
        self.above = self._ancestors()
        self.deletes = [n for n, one in enumerate(self.records) if one.operation == "delete"]
        self.is_erased = any(one.operation == "erase" for one in self.records)
        self.uncut: set[int] = set()
        """Records by which a deleted row's links were emptied, of rows that live after all."""
        self._inserts = [n for n, one in enumerate(self.records) if one.operation == "insert"]
        self._sets: dict[str, list[int]] = {}
        for number, one in enumerate(self.records):
            if one.operation == "set":
                self._sets.setdefault(one.field, []).append(number)
        self._whole: dict[int, dict[str, Any]] = {}
        self._shown: dict[tuple[str, tuple[int, ...]], Shown] = {}

    def _ancestors(self) -> list[int]:
        """For each record the set of those it was made on top of, however far; a stack of our own against deep ones."""
        found: list[int | None] = [None] * len(self.records)
        for start in range(len(self.records)):
            pending = [start]
            while pending:
                number = pending[-1]
                missing = [p for p in self.parents[number] if found[p] is None]
                if found[number] is None and missing:
                    pending += missing
                    continue
                mask = 0
                for parent in self.parents[number]:
                    mask |= (found[parent] or 0) | 1 << parent
                found[number] = mask
                pending.pop()
        return [one or 0 for one in found]

    # Life ----------------------------------------------------------------------------------------------------------

    def lives(self, void: Iterable[int] = ()) -> bool:
        """Whether something was done to the row that nobody who deleted it had seen; `void` deletes do not count."""
        if self.is_erased:
            return False
        seen, left_out = 0, set(void)
        for number in self.deletes:
            if number not in left_out:
                seen |= self.above[number]
        return any(one.operation != "delete" and not seen >> n & 1 for n, one in enumerate(self.records))

    def row_heads(self) -> list[int]:
        """The latest records about the row as a whole."""
        wide = [n for n, one in enumerate(self.records) if one.operation in ROW_WIDE]
        return self._latest(wide)

    def _latest(self, numbers: list[int]) -> list[int]:
        seen = 0
        for number in numbers:
            seen |= self.above[number]
        return [number for number in numbers if not seen >> number & 1]

    def heads(self) -> list[tuple[str, int]]:
        """Field and record of all that the next edit is made on top of; field empty for the row itself."""
        found = [("", number) for number in self.row_heads()]
        if self.is_erased:
            return found
        # What a delete, or the answer that keeps a row, had seen of a field is behind it: the next edit is on top.
        seen = 0
        for _row, number in found:
            seen |= self.above[number] if self.records[number].operation in ("delete", "keep") else 0
        for field, sets in self._sets.items():
            latest = self._latest([*self._inserts, *sets])
            if any(self.records[n].operation == "set" for n in latest) and not all(seen >> n & 1 for n in latest):
                found += [(field, number) for number in latest]
        return found

    # Values --------------------------------------------------------------------------------------------------------

    def whole(self, number: int) -> dict[str, Any]:
        """The row that an insert or delete carries."""
        if number not in self._whole:
            record = self.records[number]
            self._whole[number] = json.loads(record.new or record.old or "{}")
        return self._whole[number]

    def value(self, number: int, field: str) -> Any:
        """What a record says of a field."""
        record = self.records[number]
        if record.operation == "insert":
            return self.whole(number).get(field, self._default(field))
        said = record.old if number in self.uncut else record.new
        return json.loads(said) if said is not None else None

    def _default(self, field: str) -> Any:
        return f"{self.row[:16]}h" if field == "position" else self.shape.defaults.get(field)

    def shown(self, field: str, among: int = -1) -> Shown:
        """What a field shows, by all records or by the set `among` of them."""
        every = [n for n in (*self._inserts, *self._sets.get(field, ())) if among >> n & 1]
        latest = tuple(self._latest(every))
        key = (field, latest)
        if key not in self._shown:
            self._shown[key] = self._decide(field, latest)
        return self._shown[key]

    def _decide(self, field: str, latest: tuple[int, ...]) -> Shown:
        if not latest:
            return Shown(self._default(field), ())
        values = {number: self.value(number, field) for number in latest}
        first = values[latest[0]]
        if all(_same(value, first) for value in values.values()):
            return Shown(first, latest)
        if field in self.shape.prose and all(isinstance(value, str) for value in values.values()):
            return self._by_words(field, latest, values)
        moved = [n for n in latest if not any(self._stayed(field, n, other, values) for other in latest)] or list(
            latest
        )
        distinct = [n for n in moved if not any(_same(values[n], values[m]) for m in moved if m > n)]
        winner = values[max(distinct)]
        if len(distinct) == 1:
            return Shown(winner, latest)
        return Shown(winner, tuple(distinct), "field", self._base(field, distinct[0], distinct[1]))

    def _stayed(self, field: str, number: int, other: int, values: dict[int, Any]) -> bool:
        """Whether one record says what both began with while the other moved on."""
        if number == other or _same(values[number], values[other]):
            return False
        return _same(values[number], self._base(field, number, other))

    def _base(self, field: str, one: int, other: int) -> Any:
        """What the field showed when both sides parted."""
        return self.shown(field, self.above[one] & self.above[other]).value

    def _by_words(self, field: str, latest: tuple[int, ...], values: dict[int, Any]) -> Shown:
        text, seen = values[latest[0]], self.above[latest[0]] | 1 << latest[0]
        overlaps = False
        base: Any = ""
        for number in latest[1:]:
            base = self.shown(field, seen & (self.above[number] | 1 << number)).value
            base = base if isinstance(base, str) else ""
            text, overlap = together(base, text, values[number])
            overlaps = overlaps or overlap
            seen |= self.above[number] | 1 << number
        return Shown(text, latest, "text" if overlaps else "", base)

    # Owners --------------------------------------------------------------------------------------------------------

    def everything_shown(self) -> tuple[dict[str, Shown], list[Owners]]:
        """What every field shows, and the owners of which too many were named (the latest stays)."""
        found = {field: self.shown(field) for field in self.shape.columns}
        torn = []
        for owners in self.shape.owners:
            named = [name for name in owners.columns if found[name].value is not None]
            if len(named) > 1 or (owners.exactly and not named):
                torn.append(owners)
                kept = max(owners.columns, key=lambda name: self._last_named(name))
                for name in owners.columns:
                    value = self._last_value(name) if name == kept else None
                    found[name] = Shown(value, found[name].heads)
        return found, torn

    def _last_named(self, field: str) -> int:
        """The place of the latest record that filled a field; those that nothing was made on top of come first."""
        heads = [n for n in self.shown(field).heads if self.value(n, field) is not None]
        if heads:
            return len(self.records) + max(heads)
        return max((n for n in self._saying(field) if self.value(n, field) is not None), default=-1)

    def _last_value(self, field: str) -> Any:
        place = self._last_named(field)
        if place < 0:
            return None
        return self.value(place - len(self.records) if place >= len(self.records) else place, field)

    def _saying(self, field: str) -> list[int]:
        return [*self._inserts, *self._sets.get(field, ())]


def _same(one: Any, other: Any) -> bool:
    """Whether two values are one: as JSON, so that True is not 1."""
    return type(one) is type(other) and one == other
