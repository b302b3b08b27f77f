"""What the secretariat writes beside records: tags, dated notes, tasks, saved lists."""

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record

_AT_MOST_ONE_OWNER = "organisation_id IS NULL OR person_id IS NULL"


class Tag(Record):
    """A word of the user's own to find records by."""

    __tablename__ = "tag"

    label_fr: Mapped[str]
    label_en: Mapped[str | None]


class Tagging(Record):
    """A tag on an organisation or a person."""

    __tablename__ = "tagging"
    __table_args__ = (
        CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name="one_owner"),
        UniqueConstraint("tag_id", "organisation_id"),
        UniqueConstraint("tag_id", "person_id"),
    )

    tag_id: Mapped[str] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"))
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)


class Note(Record):
    """Something that was said or done, dated: a call, a letter, a meeting."""

    __tablename__ = "note"
    __table_args__ = (CheckConstraint(_AT_MOST_ONE_OWNER, name="one_owner"),)

    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    noted_on: Mapped[str | None] = mapped_column(String(10))
    kind: Mapped[str | None] = mapped_column(String(16))
    text: Mapped[str]
    author: Mapped[str | None]


class Task(Record):
    """Something to do by a day, about an organisation, a person, or nobody in particular."""

    __tablename__ = "task"
    __table_args__ = (CheckConstraint(_AT_MOST_ONE_OWNER, name="one_owner"),)

    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    due_on: Mapped[str | None] = mapped_column(String(10), index=True)
    done_on: Mapped[str | None] = mapped_column(String(10))
    assigned_to: Mapped[str | None]
    interaction_id: Mapped[str | None] = mapped_column(ForeignKey("interaction.id", ondelete="SET NULL"), index=True)
    """The talk it follows from."""


class SavedList(Record):
    """A question kept under a name: which records, by which filters (a JSON text, see services.lists)."""

    __tablename__ = "saved_list"

    label_fr: Mapped[str]
    label_en: Mapped[str | None]
    kind: Mapped[str] = mapped_column(String(32))
    filters: Mapped[str] = mapped_column(default="[]")
