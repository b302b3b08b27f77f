"""When and where something takes place, in one sentence; and whether the clock of this computer says otherwise."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop_app.domain import moments
from desktop_app.i18n import _, format_date, language, short_date
from desktop_app.ui.two_languages import said, time_of

if TYPE_CHECKING:
    from desktop_app.services.papers import Heading, Place

COMMON_NOUNS = ("Salle", "Salon", "Amphithéâtre", "Auditorium", "Hémicycle", "Grande", "Petite")
"""Words that begin a room's name in French and take a small letter inside a sentence."""


def day_in_words(wall_time: str) -> str:
    """The day of a wall time: `dimanche 16 novembre 2008`."""
    return format_date(datetime.fromisoformat(wall_time).date(), "full")


def span(starts_at: str, ends_at: str | None) -> str:
    """From a time to a time: `16h30–18h30`."""
    return f"{time_of(starts_at)}–{time_of(ends_at)}" if ends_at else time_of(starts_at)


def when(starts_at: str, ends_at: str | None) -> str:
    """Day and times of one day, or from a day to another."""
    if not ends_at or starts_at[:10] == ends_at[:10]:
        return f"{day_in_words(starts_at)}, {span(starts_at, ends_at)}"
    return _("from {first_day}, {first_time} to {last_day}, {last_time}").format(
        first_day=day_in_words(starts_at),
        first_time=time_of(starts_at),
        last_day=day_in_words(ends_at),
        last_time=time_of(ends_at),
    )


def whole_days(heading: "Heading") -> str:
    """The day, or the first and the last."""
    last = moments.last_day(heading.starts_at, heading.ends_at, heading.clock)
    first, last = day_in_words(heading.starts_at), day_in_words(last)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def where(place: "Place | None") -> str:
    """Room, floor and town, the venue where there is no room: `salle Tivoli 2, 1er étage, Strasbourg`."""
    if place is None:
        return ""
    room = said(place.room)
    if language() == "fr" and room.startswith(COMMON_NOUNS):
        room = room[0].lower() + room[1:]
    parts = [room, said(place.floor), "" if room else said(place.venue), place.city]
    return ", ".join(part for part in parts if part)


def when_and_where(heading: "Heading") -> str:
    """The whole sentence: `dimanche 16 novembre 2008, 16h30–18h30, salle Tivoli 2, 1er étage, Strasbourg`."""
    times = whole_days(heading) if heading.clock == "day" else when(heading.starts_at, heading.ends_at)
    parts = [times, where(heading.place)]
    return ", ".join(part for part in parts if part)


def other_clock(starts_at: str, ends_at: str | None, zone: str) -> str:
    """What this computer's clock shows meanwhile, when it is not the clock of the place; else an empty text."""
    start = moments.utc(starts_at, zone)
    here = start.astimezone()
    if here.utcoffset() == start.astimezone(ZoneInfo(zone)).utcoffset():
        return ""
    end = moments.utc(ends_at, zone).astimezone() if ends_at else None
    first, last = f"{here:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}" if end else None
    is_same_day = first[:10] == starts_at[:10] and (not last or last[:10] == first[:10])
    shown = span(first, last) if is_same_day else _briefly(first, last)
    return _("Local time, {zone}. On this computer’s clock: {when}.").format(zone=zone, when=shown)


def _briefly(first: str, last: str | None) -> str:
    """From a moment to a moment, in figures: `27/03/2027 7h – 28/03/2027 10h`."""
    told = (f"{short_date(datetime.fromisoformat(one).date())} {time_of(one)}" for one in (first, last) if one)
    return " – ".join(told)
