"""What a body decided, how it voted, and what somebody is to do."""

from sqlalchemy import Boolean, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class Decision(Record):
    """A decision of a body, numbered by year when it is decided, never by its place."""

    __tablename__ = "decision"

    body_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    minute_item_id: Mapped[str | None] = mapped_column(ForeignKey("minute_item.id", ondelete="SET NULL"), index=True)
    """Where its text stands in the minutes."""
    year: Mapped[int | None]
    number: Mapped[int | None]
    code: Mapped[str | None] = mapped_column(String(64), index=True)
    """The number as printed (`2008-03`), kept so that a new pattern renames no old decision."""
    provisional: Mapped[bool] = mapped_column(Boolean, default=True)
    decided_on: Mapped[str | None] = mapped_column(String(10))
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    basis: Mapped[str] = mapped_column(String(16), default="consensus")
    superseded_by_id: Mapped[str | None] = mapped_column(ForeignKey("decision.id", ondelete="SET NULL"), index=True)


class Vote(Record):
    """A vote under an agenda item: counted, or by name with a ballot each."""

    __tablename__ = "vote"

    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    decision_id: Mapped[str | None] = mapped_column(ForeignKey("decision.id", ondelete="SET NULL"), index=True)
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    method: Mapped[str] = mapped_column(String(16), default="show_of_hands")
    majority: Mapped[str] = mapped_column(String(16), default="simple")
    votes_for: Mapped[int] = mapped_column(default=0)
    votes_against: Mapped[int] = mapped_column(default=0)
    abstentions: Mapped[int] = mapped_column(default=0)


class Ballot(Record):
    """One voice in a vote by name; it hangs on the attendance of the one who has it."""

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("vote_id", "attendance_id"),)

    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"))
    attendance_id: Mapped[str] = mapped_column(ForeignKey("attendance.id", ondelete="CASCADE"), index=True)
    cast_by_id: Mapped[str | None] = mapped_column(ForeignKey("attendance.id", ondelete="SET NULL"), index=True)
    """The holder of the proxy, where one voted."""
    value: Mapped[str] = mapped_column(String(16))


class Action(Record):
    """Something to be done, decided in one meeting and followed in the next ones until it is done: one row."""

    __tablename__ = "action"

    body_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    """The meeting that asked for it."""
    minute_item_id: Mapped[str | None] = mapped_column(ForeignKey("minute_item.id", ondelete="SET NULL"), index=True)
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    owner_organisation_id: Mapped[str | None] = mapped_column(
        ForeignKey("organisation.id", ondelete="SET NULL"), index=True
    )
    due_on: Mapped[str | None] = mapped_column(String(10), index=True)
    status: Mapped[str] = mapped_column(String(16), default="open")
    done_on: Mapped[str | None] = mapped_column(String(10))
    closed_in_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)


class ActionReport(Record):
    """What was reported on an action in a meeting."""

    __tablename__ = "action_report"

    action_id: Mapped[str] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    text_fr: Mapped[str | None]
    text_en: Mapped[str | None]
    reported_on: Mapped[str | None] = mapped_column(String(10))
