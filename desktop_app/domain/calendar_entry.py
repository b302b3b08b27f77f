"""What calendars know of an event beside its title, time and place: how it repeats, reminders, whom they invited."""

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class CalendarEntry(Record):
    """An event as a calendar of others lists it."""

    __tablename__ = "calendar_entry"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    visibility: Mapped[str | None] = mapped_column(String(16))
    shows_as: Mapped[str | None] = mapped_column(String(16))
    priority: Mapped[int | None]
    keywords: Mapped[str | None]
    coordinates: Mapped[str | None]
    zone: Mapped[str | None]
    """What the calendar calls the clock of the times, where nobody else knows that name."""
    uid: Mapped[str | None]
    """What all calendars know the event by."""
    version: Mapped[int | None]
    written_at: Mapped[str | None] = mapped_column(String(20))
    made_at: Mapped[str | None] = mapped_column(String(20))
    changed_at: Mapped[str | None] = mapped_column(String(20))
    key: Mapped[str | None] = mapped_column(index=True)
    """The identifier, with the day it stands in the place of where it is one of a series: files are compared by it."""


class Repetition(Record):
    """A rule by which an event takes place again; it is kept and written, never followed."""

    __tablename__ = "repetition"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    frequency: Mapped[str] = mapped_column(String(16))
    every: Mapped[int | None]
    weekdays: Mapped[str | None]
    month_days: Mapped[str | None]
    months: Mapped[str | None]
    positions: Mapped[str | None]
    times: Mapped[int | None]
    until: Mapped[str | None] = mapped_column(String(20))
    more: Mapped[str | None]


class RepetitionDate(Record):
    """A day on which an event that repeats takes place too, does not, or was moved from."""

    __tablename__ = "repetition_date"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    falls_on: Mapped[str] = mapped_column(String(20))
    zone: Mapped[str | None]
    """The clock it is told by, as the calendar names it; empty: that of wherever one is."""


class Reminder(Record):
    """What a calendar does some time before or after an event."""

    __tablename__ = "reminder"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    action: Mapped[str | None] = mapped_column(String(16))
    goes_off: Mapped[str | None]
    from_end: Mapped[bool] = mapped_column(Boolean, default=False)
    text: Mapped[str | None]
    subject: Mapped[str | None]
    again: Mapped[int | None]
    pause: Mapped[str | None]
    more: Mapped[str | None]


class Invitee(Record):
    """Somebody whom a calendar of others lists for an event, as it names them; no participant of ours."""

    __tablename__ = "invitee"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    name: Mapped[str | None]
    address: Mapped[str]
    answer: Mapped[str | None] = mapped_column(String(16))
    kind: Mapped[str | None] = mapped_column(String(16))
    asked: Mapped[str | None] = mapped_column(String(8))
    more: Mapped[str | None]
