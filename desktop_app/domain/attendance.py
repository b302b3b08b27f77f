"""Who was invited, what they answered, and who came for whom: different facts, one row a person."""

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class Attendance(Record):
    """One person at one meeting, event or session, for the organisation they represent there."""

    __tablename__ = "attendance"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN event_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN timetable_entry_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_occasion",
        ),
        UniqueConstraint("meeting_id", "person_id"),
        UniqueConstraint("event_id", "person_id"),
        UniqueConstraint("timetable_entry_id", "person_id"),
    )

    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    event_id: Mapped[str | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    timetable_entry_id: Mapped[str | None] = mapped_column(ForeignKey("timetable_entry.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    represents_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    position_fr: Mapped[str | None]
    """The person's title on that day, as printed."""
    position_en: Mapped[str | None]
    invited_on: Mapped[str | None] = mapped_column(String(10))
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_on: Mapped[str | None] = mapped_column(String(10))
    status: Mapped[str | None] = mapped_column(String(16))
    """What happened: present, excused, absent, replaced; nothing is known before."""
    remote: Mapped[bool] = mapped_column(Boolean, default=False)
    voting: Mapped[bool] = mapped_column(Boolean, default=False)
    replaced_by_id: Mapped[str | None] = mapped_column(ForeignKey("attendance.id", ondelete="SET NULL"), index=True)
    proxy_to_id: Mapped[str | None] = mapped_column(ForeignKey("attendance.id", ondelete="SET NULL"), index=True)
    """The row of the person who votes in this one's stead."""
    arrived_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    """The item at which the person came in; at the opening when empty."""
    left_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    """The item before which the person left; stayed to the end when empty."""
    checked_in_at: Mapped[str | None] = mapped_column(String(16))
    remarks: Mapped[str | None]
