"""From minutes and days to places on the screen, and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QRect

from desktop_app.ui import theme
from desktop_app.ui.timetable_blocks import STEP, Block, Box, arrange, hours_of

RULER, HEAD, NARROWEST = 56, 34, 250
"""The strip with the hours, the line with the days, and the least width of a day, at 100 %."""
LINE = 24
"""The least height of the shortest block, at 100 %."""
AIR = 10
"""Pixels above the first hour and below the last."""


@dataclass(frozen=True)
class Scale:
    """The hours and days that are shown and how many pixels they take."""

    days: tuple[date, ...]
    first_hour: int
    last_hour: int
    per_minute: float
    column: int
    ruler: int
    head: int

    def y(self, minute: int) -> int:
        """Where a minute of the day stands, before scrolling."""
        return self.head + AIR + self.length(minute - self.first_hour * 60)

    def length(self, minutes: int) -> int:
        """How tall so many minutes are."""
        return round(minutes * self.per_minute)

    def column_left(self, place: int) -> int:
        """Where a day's column begins, before scrolling."""
        return self.ruler + place * self.column

    @property
    def height(self) -> int:
        """How tall everything is."""
        return self.y(self.last_hour * 60) + AIR

    @property
    def width(self) -> int:
        """How wide everything is."""
        return self.column_left(len(self.days))

    def rect(self, box: Box) -> QRect:
        """Where a block stands, before scrolling."""
        inner = self.column - 10
        left = self.column_left(self.days.index(box.day)) + 2 + round(box.left * inner)
        right = self.column_left(self.days.index(box.day)) + 2 + round(box.right * inner)
        top, bottom = self.y(box.top), self.y(box.bottom)
        return QRect(left, top + 1, right - left - 3, max(bottom - top - 2, 12))

    def moment(self, point: QPoint) -> datetime:
        """The day and time at a place, to the step."""
        place = min(max((point.x() - self.ruler) // max(self.column, 1), 0), len(self.days) - 1)
        minute = self.first_hour * 60 + (point.y() - self.head - AIR) / self.per_minute
        steps = min(max(round(minute / STEP), 0), 24 * 60 // STEP - 1)
        return datetime.combine(self.days[place], time()) + timedelta(minutes=steps * STEP)

    def minutes(self, pixels: int) -> int:
        """How many minutes so many pixels are, to the step."""
        return round(pixels / self.per_minute / STEP) * STEP


def scale_for(blocks: Sequence[Block], days: Sequence[date], hours: tuple[int, int], room: tuple[int, int]) -> Scale:
    """The scale that fills a room (width, height) and still gives the shortest block a line."""
    shown = [block for block in blocks if block.day in days]
    first, last = hours_of(shown, *hours)
    head, ruler = theme.scaled(HEAD), theme.scaled(RULER)
    minutes = max((last - first) * 60, 60)
    fitting = (room[1] - head - 2 * AIR) / minutes
    shortest = max(min((block.minutes for block in shown if block.minutes), default=30), STEP)
    needed = min(theme.scaled(LINE) / shortest, theme.scaled(LINE) / STEP)
    per_minute = max(needed, min(fitting, 4.0))
    width = max((room[0] - ruler - 2) // max(len(days), 1), theme.scaled(NARROWEST))
    return Scale(tuple(days), first, last, per_minute, width, ruler, head)


def places(blocks: Sequence[Block], scale: Scale) -> dict[str, QRect]:
    """Where every block of the days shown stands, before scrolling."""
    shown = [block for block in blocks if block.day in scale.days]
    return {entry_id: scale.rect(box) for entry_id, box in arrange(shown).items()}
