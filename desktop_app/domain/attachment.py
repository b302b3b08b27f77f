"""Files that hang on a record: kept beside the base under their content's hash, named as they came."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class Attachment(Record):
    """A file of an event or a meeting, or the picture of a person or organisation (content: storage.attachments)."""

    __tablename__ = "attachment"
    __table_args__ = (CheckConstraint("event_id IS NULL OR meeting_id IS NULL", name="one_owner"),)

    event_id: Mapped[str | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16), default="paper")
    name: Mapped[str]
    """The file's name as it came, hostile or not: it is shown, never used as a path."""
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    digest: Mapped[str] = mapped_column(String(64), index=True)
    """SHA-256 of the content, in hexadecimal figures."""
    size: Mapped[int]
    added_on: Mapped[str | None] = mapped_column(String(10))
