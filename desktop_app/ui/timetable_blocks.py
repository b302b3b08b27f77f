"""The timetable as blocks: what stands when, side by side where things happen at the same time; no Qt, no base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

STEP = 5
"""Minutes by which the mouse and the arrow keys move."""
STRIP = 0.34
"""The share of a session's width that its own title takes when talks stand beside it."""


@dataclass(frozen=True)
class Block:
    """One entry of the timetable as it is shown: its running times, its words, and what it clashes with."""

    id: str
    parent_id: str | None
    depth: int
    kind: str
    title: str
    is_borrowed: bool
    """The title is in the other language."""
    starts_at: datetime
    minutes: int
    is_pinned: bool
    """The start was typed; else it follows what stands before."""
    room: str = ""
    speakers: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    """Sentences on what else its room or its people have at the time."""

    @property
    def ends_at(self) -> datetime:
        """The end by the clock on the wall, as it is drawn."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def day(self) -> date:
        """The day it begins on."""
        return self.starts_at.date()

    @property
    def first_minute(self) -> int:
        """Minutes from midnight to its start."""
        return self.starts_at.hour * 60 + self.starts_at.minute

    @property
    def last_minute(self) -> int:
        """Minutes from midnight to its end; past 24 hours when it goes on into the night."""
        return self.first_minute + self.minutes


class Box(NamedTuple):
    """Where a block stands in its day: minutes downwards, shares of the column's width across."""

    day: date
    top: int
    bottom: int
    left: float
    right: float


def days_of(blocks: Iterable[Block], first: date, last: date) -> list[date]:
    """All days of an event, and those that its blocks fall on outside of it."""
    count = min(max((last - first).days, 0), 60)
    return sorted({first + timedelta(days=step) for step in range(count + 1)} | {block.day for block in blocks})


def hours_of(blocks: Iterable[Block], first_minute: int, last_minute: int) -> tuple[int, int]:
    """The full hours between which all blocks stand."""
    top, bottom = first_minute, max(last_minute, first_minute + 60)
    for block in blocks:
        top, bottom = min(top, block.first_minute), max(bottom, block.last_minute)
    return top // 60, -(-bottom // 60)


def arrange(blocks: Sequence[Block]) -> dict[str, Box]:
    """A place for every block: talks beside their session's title, what runs at the same time in lanes."""
    known = {block.id: block for block in blocks}
    children: dict[str | None, list[Block]] = {}
    for block in blocks:
        parent = known.get(block.parent_id or "")
        inside = parent is not None and parent.day == block.day
        children.setdefault(block.parent_id if inside else None, []).append(block)
    boxes: dict[str, Box] = {}
    _place(children.get(None, []), 0.0, 1.0, children, boxes)
    return boxes


def _place(
    blocks: list[Block], left: float, right: float, children: dict[str | None, list[Block]], boxes: dict[str, Box]
) -> None:
    for cluster in _clusters(blocks):
        lanes = _lanes(cluster)
        width = (right - left) / (max(lanes.values()) + 1)
        for block in cluster:
            begin = left + lanes[block.id] * width
            boxes[block.id] = Box(block.day, block.first_minute, block.last_minute, begin, begin + width)
            if block.id in children:
                _place(children[block.id], begin + STRIP * width, begin + width, children, boxes)


def _clusters(blocks: list[Block]) -> list[list[Block]]:
    """Blocks that hang together by running at the same time, day by day."""
    found: list[list[Block]] = []
    until: datetime | None = None
    for block in sorted(blocks, key=lambda one: (one.starts_at, -one.minutes)):
        if until is None or block.starts_at >= until or block.day != found[-1][0].day:
            found.append([])
            until = block.ends_at
        found[-1].append(block)
        until = max(until, block.ends_at)
    return found


def _lanes(cluster: list[Block]) -> dict[str, int]:
    """The lane of each block: the first one that is free when it begins."""
    free_from: list[datetime] = []
    lanes = {}
    for block in cluster:
        lane = next((place for place, free in enumerate(free_from) if free <= block.starts_at), len(free_from))
        if lane == len(free_from):
            free_from.append(block.ends_at)
        free_from[lane] = block.ends_at
        lanes[block.id] = lane
    return lanes


class Target(NamedTuple):
    """Where an entry goes: its place among its like, and its own start, or None where it simply follows."""

    place: int
    starts_at: str | None


def where_to(blocks: Sequence[Block], entry_id: str, start: datetime, event_start: datetime) -> Target:
    """What has to be kept so that an entry begins at a time: it follows by itself wherever that gives this time."""
    block = next(one for one in blocks if one.id == entry_id)
    others = [one for one in blocks if one.parent_id == block.parent_id and one.id != entry_id]
    place = sum(1 for one in others if one.starts_at < start)
    before = others[place - 1] if place else None
    parent = next((one for one in blocks if one.id == block.parent_id), None)
    running = before.ends_at if before else parent.starts_at if parent else event_start
    return Target(place, None if running == start else f"{start:%Y-%m-%dT%H:%M}")


def place_of(blocks: Sequence[Block], entry_id: str) -> int:
    """The place of an entry among its like."""
    block = next(one for one in blocks if one.id == entry_id)
    return [one.id for one in blocks if one.parent_id == block.parent_id].index(entry_id)
