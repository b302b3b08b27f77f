"""Moments with a place: the wall time there and its IANA zone; UTC is worked out, never kept.

A wall time is an ISO text to the minute, `2008-11-16T16:30`. One that a change to summer time leaves out is read as
if the clocks had not been changed yet; one that comes twice is the first (PEP 495).
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

HOME_ZONE = "Europe/Paris"
"""The zone of a new event: the secretariat's."""


@cache
def zones() -> dict[str, str]:
    """The IANA names of all zones, by themselves in small letters; Python walks a folder for them: once is enough."""
    return {name.casefold(): name for name in available_timezones()}


def utc(wall: str, zone: str) -> datetime:
    """The moment in UTC of a wall time in a zone."""
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def wall(moment: datetime, zone: str) -> str:
    """The wall time in a zone at a moment that knows its own."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


def later(start: str, minutes: int, zone: str) -> str:
    """The wall time so many minutes after another, as a watch on the table counts them through a night of change."""
    return wall(utc(start, zone) + timedelta(minutes=minutes), zone)


def minutes_between(start: str, end: str, zone: str) -> int:
    """How many minutes pass from one wall time to another."""
    return round((utc(end, zone) - utc(start, zone)).total_seconds() / 60)


def day_of(wall_time: str) -> str:
    """The day of a wall time."""
    return wall_time[:10]


def days_from(day: str, days: int) -> str:
    """The day so many days after (or before) another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def weekday_of_month(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth Monday (0) to Sunday (6) of a month, -1 for the last; None where a month has no fifth."""
    first = date(year, month, 1)
    if nth > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        return day if day.month == month else None
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def place_in_month(day: date) -> tuple[int, int]:
    """Which weekday of its month a day is: (3, 2) is the third Wednesday."""
    return (day.day - 1) // 7 + 1, day.weekday()


def last_day(starts_at: str, ends_at: str | None, clock: str) -> str:
    """The last day of what takes place; whole days (`day`) end at the midnight after it."""
    end = ends_at or starts_at
    is_after = clock == "day" and end > starts_at and end.endswith("T00:00")
    return str(date.fromisoformat(end[:10]) - timedelta(days=1)) if is_after else end[:10]
