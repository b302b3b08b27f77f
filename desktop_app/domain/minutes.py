"""Minutes: typed item by item, in a language with its translation beside it; revised, corrected, approved."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.ordering import at_the_end
from desktop_app.domain.record import Record


class MinuteItem(Record):
    """One thing said or done under an agenda item: a note, a statement, a decision, an action."""

    __tablename__ = "minute_item"

    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    position: Mapped[str] = mapped_column(default=at_the_end)
    kind: Mapped[str] = mapped_column(String(16), default="note")
    text_fr: Mapped[str | None]
    text_en: Mapped[str | None]
    source_language: Mapped[str] = mapped_column(String(2), default="fr")
    """The language it was written in first; the other one is the translation."""
    source_revision: Mapped[int] = mapped_column(default=1)
    """Raised with each change of the source."""
    translated_revision: Mapped[int | None]
    """The revision of the source that the translation renders; none while there is no translation."""
    speaker_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)


class Minutes(Record):
    """The minutes of a meeting as a paper: its state from draft to approved."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("meeting_id"),)

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(20), default="draft")
    circulated_on: Mapped[str | None] = mapped_column(String(10))
    corrections_until: Mapped[str | None] = mapped_column(String(10))
    approved_in_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    approved_on: Mapped[str | None] = mapped_column(String(10))


class MinutesRevision(Record):
    """The whole text of minutes as it was once: when circulated, when approved, before it was restored."""

    __tablename__ = "minutes_revision"

    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    kept_on: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(20))
    content: Mapped[str]
    """The document as JSON (see services.minutes_document)."""


class CorrectionRequest(Record):
    """A change of the minutes that a participant asked for, and what became of it."""

    __tablename__ = "correction_request"

    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"), index=True)
    minute_item_id: Mapped[str | None] = mapped_column(ForeignKey("minute_item.id", ondelete="SET NULL"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    language: Mapped[str] = mapped_column(String(2), default="fr")
    old_text: Mapped[str | None]
    new_text: Mapped[str]
    reason: Mapped[str | None]
    asked_on: Mapped[str | None] = mapped_column(String(10))
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_on: Mapped[str | None] = mapped_column(String(10))
