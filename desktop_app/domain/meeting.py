"""Meetings of bodies, their agendas as they are and as they were sent, and the rules of each body."""

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.moments import HOME_ZONE
from desktop_app.domain.ordering import at_the_end
from desktop_app.domain.record import Dated, Record


class BodyRules(Dated, Record):
    """How a body works for a time: when papers are due, when it may decide, how it numbers its decisions."""

    __tablename__ = "body_rules"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    agenda_days: Mapped[int | None]
    papers_days: Mapped[int | None]
    draft_minutes_days: Mapped[int | None]
    corrections_days: Mapped[int | None]
    quorum_kind: Mapped[str] = mapped_column(String(16), default="more_than_half")
    quorum_number: Mapped[int | None]
    """How many votes, or how many of a hundred, where the kind asks for a number."""
    proxies_per_holder: Mapped[int] = mapped_column(default=1)
    decision_pattern: Mapped[str] = mapped_column(default="{year}-{number:02}")


class Meeting(Record):
    """One meeting of a body, from its preparation to its closing."""

    __tablename__ = "meeting"

    body_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int | None]
    event_id: Mapped[str | None] = mapped_column(ForeignKey("event.id", ondelete="SET NULL"), index=True)
    follows_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    """The meeting it was prepared from."""
    grant_id: Mapped[str | None] = mapped_column(ForeignKey("grant.id", ondelete="SET NULL"), index=True)
    """What pays for it, where that is not what pays for its event."""
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    zone: Mapped[str] = mapped_column(String(64), default=HOME_ZONE)
    starts_at: Mapped[str] = mapped_column(String(16), index=True)
    ends_at: Mapped[str | None] = mapped_column(String(16))
    venue_id: Mapped[str | None] = mapped_column(ForeignKey("venue.id", ondelete="SET NULL"), index=True)
    room_id: Mapped[str | None] = mapped_column(ForeignKey("room.id", ondelete="SET NULL"), index=True)
    chair_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    minute_taker_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    language: Mapped[str] = mapped_column(String(2), default="fr")
    """The language the minutes are written in first."""
    interpretation: Mapped[str | None]
    state: Mapped[str] = mapped_column(String(16), default="prepared")
    convened_on: Mapped[str | None] = mapped_column(String(10))
    opened_at: Mapped[str | None] = mapped_column(String(16))
    closed_at: Mapped[str | None] = mapped_column(String(16))
    remarks: Mapped[str | None]
    sequence: Mapped[int] = mapped_column(default=0)
    """How often calendars were told of a change (RFC 5545, SEQUENCE)."""


class AgendaItem(Record):
    """One item or heading of an agenda; its printed number follows from its place and is never kept."""

    __tablename__ = "agenda_item"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    position: Mapped[str] = mapped_column(default=at_the_end)
    is_heading: Mapped[bool] = mapped_column(Boolean, default=False)
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    kind: Mapped[str] = mapped_column(String(16), default="discussion")
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    owner_organisation_id: Mapped[str | None] = mapped_column(
        ForeignKey("organisation.id", ondelete="SET NULL"), index=True
    )
    minutes_planned: Mapped[int | None]
    confidential: Mapped[bool] = mapped_column(Boolean, default=False)
    late: Mapped[bool] = mapped_column(Boolean, default=False)
    recurring: Mapped[bool] = mapped_column(Boolean, default=False)
    outcome: Mapped[str | None] = mapped_column(String(16))
    summary_fr: Mapped[str | None]
    summary_en: Mapped[str | None]
    approves_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    """The meeting of which this item approves the minutes."""
    carried_from_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    """The item of an earlier meeting that came back as this one."""


class AgendaPaper(Record):
    """A file handed out for an agenda item."""

    __tablename__ = "agenda_paper"

    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    attachment_id: Mapped[str] = mapped_column(ForeignKey("attachment.id", ondelete="CASCADE"), index=True)
    position: Mapped[str] = mapped_column(default=at_the_end)


class Convening(Record):
    """An agenda as it was sent: when, for what day and place, in the words of that day."""

    __tablename__ = "convening"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    edition: Mapped[int] = mapped_column(default=1)
    sent_on: Mapped[str] = mapped_column(String(10))
    starts_at: Mapped[str] = mapped_column(String(16))
    ends_at: Mapped[str | None] = mapped_column(String(16))
    place_fr: Mapped[str | None]
    place_en: Mapped[str | None]


class ConvenedItem(Record):
    """One item of an agenda as it was sent; it stays so, whatever becomes of the item."""

    __tablename__ = "convened_item"

    convening_id: Mapped[str] = mapped_column(ForeignKey("convening.id", ondelete="CASCADE"), index=True)
    agenda_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    position: Mapped[str] = mapped_column(default=at_the_end)
    number: Mapped[str | None] = mapped_column(String(32))
    depth: Mapped[int] = mapped_column(default=0)
    is_heading: Mapped[bool] = mapped_column(Boolean, default=False)
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    summary_fr: Mapped[str | None]
    summary_en: Mapped[str | None]
    papers_fr: Mapped[str | None]
    """The titles of the papers handed out, one a line; an empty line where a paper has none in this language."""
    papers_en: Mapped[str | None]
    kind: Mapped[str] = mapped_column(String(16), default="discussion")
    owner_fr: Mapped[str | None]
    owner_en: Mapped[str | None]
    minutes_planned: Mapped[int | None]
    starts_at: Mapped[str | None] = mapped_column(String(16))
    ends_at: Mapped[str | None] = mapped_column(String(16))
    confidential: Mapped[bool] = mapped_column(Boolean, default=False)
    late: Mapped[bool] = mapped_column(Boolean, default=False)


class AttendanceSheet(Record):
    """A sheet printed to be signed: its code ties a scan back to the people on it, in their order that day."""

    __tablename__ = "attendance_sheet"
    __table_args__ = (CheckConstraint("(event_id IS NULL) <> (meeting_id IS NULL)", name="one_owner"),)

    event_id: Mapped[str | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    timetable_entry_id: Mapped[str | None] = mapped_column(
        ForeignKey("timetable_entry.id", ondelete="SET NULL"), index=True
    )
    code: Mapped[str] = mapped_column(String(16), index=True)
    day: Mapped[str] = mapped_column(String(10))
    printed_on: Mapped[str] = mapped_column(String(10))
    lines: Mapped[str] = mapped_column(default="[]")
    """What was printed, as JSON: the ids of the attendance rows in their order, and the head of the sheet."""
    scan_id: Mapped[str | None] = mapped_column(ForeignKey("attachment.id", ondelete="SET NULL"), index=True)
