"""What is remembered of duplicates: who was put into whom, and which records are not one although they look it."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class Replacement(Record):
    """A record that was combined into another: whoever still has its id is led to the one that was kept."""

    __tablename__ = "replacement"
    __table_args__ = (CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name="one_owner"),)

    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    replaced_id: Mapped[str] = mapped_column(String(32), index=True)
    """The id of the record that is no more; no link, for there is nothing it could lead to."""


class NotDuplicate(Record):
    """Two people, or two organisations, of whom somebody said that they are not one."""

    __tablename__ = "not_duplicate"
    __table_args__ = (CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name="one_owner"),)

    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    other_organisation_id: Mapped[str | None] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    other_person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
