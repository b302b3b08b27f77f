"""Events, where they take place, their timetable and speakers, and the grant they hang on.

A moment with a place is the local wall time there (`2008-11-16T16:30`) and the event's IANA zone; see domain.moments.
"""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.moments import HOME_ZONE
from desktop_app.domain.ordering import at_the_end
from desktop_app.domain.record import Dated, Record


class Venue(Record):
    """A place where one meets: a congress hall, a town hall; its rooms are records of their own."""

    __tablename__ = "venue"

    name_fr: Mapped[str | None]
    name_en: Mapped[str | None]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    """Whose house it is."""
    lines: Mapped[str | None]
    postcode: Mapped[str | None] = mapped_column(String(32))
    city: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(String(2))
    remarks: Mapped[str | None]


class Room(Record):
    """A room of a venue, with its floor: salle Tivoli 2, 1er étage."""

    __tablename__ = "room"

    venue_id: Mapped[str] = mapped_column(ForeignKey("venue.id", ondelete="CASCADE"), index=True)
    name_fr: Mapped[str | None]
    name_en: Mapped[str | None]
    floor_fr: Mapped[str | None]
    floor_en: Mapped[str | None]
    capacity: Mapped[int | None]
    booths: Mapped[int | None]
    """How many booths for interpreters."""


class Grant(Dated, Record):
    """Money for a time, and what its giver wants to be said on all that it pays for."""

    __tablename__ = "grant"

    funder_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    reference: Mapped[str | None]
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    visibility_fr: Mapped[str | None]
    visibility_en: Mapped[str | None]
    keep_until: Mapped[str | None] = mapped_column(String(10))
    """How long signed sheets and other proofs must be kept."""


class Event(Record):
    """Something that takes place: a launch, a conference, a visit."""

    __tablename__ = "event"

    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    zone: Mapped[str] = mapped_column(String(64), default=HOME_ZONE)
    starts_at: Mapped[str] = mapped_column(String(16), index=True)
    ends_at: Mapped[str | None] = mapped_column(String(16))
    venue_id: Mapped[str | None] = mapped_column(ForeignKey("venue.id", ondelete="SET NULL"), index=True)
    room_id: Mapped[str | None] = mapped_column(ForeignKey("room.id", ondelete="SET NULL"), index=True)
    place: Mapped[str | None]
    """Where, in words: what a calendar says, and what no venue of ours says."""
    host_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    grant_id: Mapped[str | None] = mapped_column(ForeignKey("grant.id", ondelete="SET NULL"), index=True)
    status: Mapped[str] = mapped_column(String(16), default="planned")
    languages: Mapped[str | None]
    """Languages of work, as codes: `fr en`."""
    interpretation: Mapped[str | None]
    """Languages interpreted into, as codes."""
    web: Mapped[str | None]
    clock: Mapped[str | None] = mapped_column(String(16))
    """How the times count: `day` whole days, `floating` the clock of wherever one is, else that of the zone."""
    remarks: Mapped[str | None]
    sequence: Mapped[int] = mapped_column(default=0)
    """How often calendars were told of a change (RFC 5545, SEQUENCE)."""


class TimetableEntry(Record):
    """When something of an event happens; without a start of its own it follows the entry before."""

    __tablename__ = "timetable_entry"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("timetable_entry.id", ondelete="SET NULL"), index=True)
    position: Mapped[str] = mapped_column(default=at_the_end)
    kind: Mapped[str] = mapped_column(String(16), default="session")
    starts_at: Mapped[str | None] = mapped_column(String(16))
    minutes_planned: Mapped[int | None]
    room_id: Mapped[str | None] = mapped_column(ForeignKey("room.id", ondelete="SET NULL"), index=True)
    """Where it differs from the entry above, and in the end from the event."""
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    summary_fr: Mapped[str | None]
    summary_en: Mapped[str | None]


class Speaker(Record):
    """Someone with a part in an entry, under the name, title and organisation printed that day."""

    __tablename__ = "speaker"

    timetable_entry_id: Mapped[str] = mapped_column(ForeignKey("timetable_entry.id", ondelete="CASCADE"), index=True)
    position: Mapped[str] = mapped_column(default=at_the_end)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(16), default="speaker")
    printed_name: Mapped[str | None]
    printed_title_fr: Mapped[str | None]
    printed_title_en: Mapped[str | None]
    printed_organisation_fr: Mapped[str | None]
    printed_organisation_en: Mapped[str | None]
