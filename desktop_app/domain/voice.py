"""Exchange and dialogue: themes, practices of members, talks with institutions, work packages, verification."""

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Dated, Record
from desktop_app.domain.vocabulary import Labelled


class Theme(Labelled, Record):
    """What practices and positions are about."""

    __tablename__ = "theme"


class Practice(Record):
    """A member's activity in North-South cooperation: what was done, with whom, and what was learnt."""

    __tablename__ = "practice"

    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    summary_fr: Mapped[str | None]
    summary_en: Mapped[str | None]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    budget: Mapped[str | None] = mapped_column(String(20))
    currency: Mapped[str | None] = mapped_column(String(3))
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    lessons_fr: Mapped[str | None]
    lessons_en: Mapped[str | None]
    last_verified_on: Mapped[str | None] = mapped_column(String(10))
    verified_by: Mapped[str | None]
    remarks: Mapped[str | None]


class PracticePartner(Record):
    """Somebody a practice is done with: an organisation of the base, or a name and a country."""

    __tablename__ = "practice_partner"

    practice_id: Mapped[str] = mapped_column(ForeignKey("practice.id", ondelete="CASCADE"), index=True)
    side: Mapped[str] = mapped_column(String(8))
    name: Mapped[str | None]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    country: Mapped[str | None] = mapped_column(String(2), index=True)


class PracticeTheme(Record):
    """A theme of a practice."""

    __tablename__ = "practice_theme"
    __table_args__ = (UniqueConstraint("practice_id", "theme_id"),)

    practice_id: Mapped[str] = mapped_column(ForeignKey("practice.id", ondelete="CASCADE"))
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"), index=True)


class PracticeOffer(Record):
    """Where a practice is presented: an item of a meeting's agenda or an entry of an event's timetable."""

    __tablename__ = "practice_offer"
    __table_args__ = (CheckConstraint("(agenda_item_id IS NULL) <> (timetable_entry_id IS NULL)", name="one_place"),)

    practice_id: Mapped[str] = mapped_column(ForeignKey("practice.id", ondelete="CASCADE"), index=True)
    agenda_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    timetable_entry_id: Mapped[str | None] = mapped_column(
        ForeignKey("timetable_entry.id", ondelete="CASCADE"), index=True
    )
    offered_on: Mapped[str | None] = mapped_column(String(10))


class Interaction(Record):
    """A meeting, letter, call or hearing with an institution or an NGO."""

    __tablename__ = "interaction"

    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    kind: Mapped[str] = mapped_column(String(16))
    happened_on: Mapped[str] = mapped_column(String(10), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    place: Mapped[str | None]
    said_fr: Mapped[str | None]
    said_en: Mapped[str | None]
    position_id: Mapped[str | None] = mapped_column(ForeignKey("position.id", ondelete="SET NULL"), index=True)
    event_id: Mapped[str | None] = mapped_column(ForeignKey("event.id", ondelete="SET NULL"), index=True)
    grant_id: Mapped[str | None] = mapped_column(ForeignKey("grant.id", ondelete="SET NULL"), index=True)
    author: Mapped[str | None]


class InteractionPerson(Record):
    """Somebody who was there, and for whom."""

    __tablename__ = "interaction_person"

    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)


class WorkPackage(Dated, Record):
    """A part of what a grant pays for."""

    __tablename__ = "work_package"

    grant_id: Mapped[str] = mapped_column(ForeignKey("grant.id", ondelete="CASCADE"), index=True)
    code: Mapped[str]
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    budget: Mapped[str | None] = mapped_column(String(20))
    currency: Mapped[str | None] = mapped_column(String(3))
    summary_fr: Mapped[str | None]
    summary_en: Mapped[str | None]


class RecordFile(Record):
    """A file of a practice, a position, a dialogue or a grant."""

    __tablename__ = "record_file"

    attachment_id: Mapped[str] = mapped_column(ForeignKey("attachment.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16), default="document")
    practice_id: Mapped[str | None] = mapped_column(ForeignKey("practice.id", ondelete="CASCADE"), index=True)
    position_id: Mapped[str | None] = mapped_column(ForeignKey("position.id", ondelete="CASCADE"), index=True)
    interaction_id: Mapped[str | None] = mapped_column(ForeignKey("interaction.id", ondelete="CASCADE"), index=True)
    grant_id: Mapped[str | None] = mapped_column(ForeignKey("grant.id", ondelete="CASCADE"), index=True)


class VerificationRound(Record):
    """A time in which all members are asked to read over what is held on them."""

    __tablename__ = "verification_round"

    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    starts_on: Mapped[str] = mapped_column(String(10))
    due_on: Mapped[str] = mapped_column(String(10))
    closed_on: Mapped[str | None] = mapped_column(String(10))
    remarks: Mapped[str | None]


class Verification(Record):
    """One member in a round: what was sent, reminded, answered; the state follows from the days."""

    __tablename__ = "verification"
    __table_args__ = (UniqueConstraint("round_id", "organisation_id"),)

    round_id: Mapped[str] = mapped_column(ForeignKey("verification_round.id", ondelete="CASCADE"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    sent_on: Mapped[str | None] = mapped_column(String(10))
    reminded_on: Mapped[str | None] = mapped_column(String(10))
    answered_on: Mapped[str | None] = mapped_column(String(10))
    answered_by: Mapped[str | None]
    remarks: Mapped[str | None]


class VerificationAnswer(Record):
    """One field a member corrected: as we had it, as the member wrote it, and whether it was taken in."""

    __tablename__ = "verification_answer"

    verification_id: Mapped[str] = mapped_column(ForeignKey("verification.id", ondelete="CASCADE"), index=True)
    row_kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(32))
    field: Mapped[str] = mapped_column(String(40))
    old_value: Mapped[str | None]
    new_value: Mapped[str | None]
    received_on: Mapped[str | None] = mapped_column(String(10))
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_on: Mapped[str | None] = mapped_column(String(10))
