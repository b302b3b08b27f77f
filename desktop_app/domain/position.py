"""Common positions: paragraphs, rounds, amendments, frozen versions, who signed which of them, to whom it was sent."""

from sqlalchemy import Boolean, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.ordering import at_the_end
from desktop_app.domain.record import Record


class Position(Record):
    """What the members say together, from its first draft to its sending."""

    __tablename__ = "position"

    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    body_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    rapporteur_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    state: Mapped[str] = mapped_column(String(16), default="draft")
    drafted_on: Mapped[str | None] = mapped_column(String(10))
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id", ondelete="SET NULL"), index=True)
    decision_id: Mapped[str | None] = mapped_column(ForeignKey("decision.id", ondelete="SET NULL"), index=True)
    grant_id: Mapped[str | None] = mapped_column(ForeignKey("grant.id", ondelete="SET NULL"), index=True)
    remarks: Mapped[str | None]


class PositionParagraph(Record):
    """One paragraph or heading of a position; its printed number follows from its place and is never kept."""

    __tablename__ = "position_paragraph"

    position_id: Mapped[str] = mapped_column(ForeignKey("position.id", ondelete="CASCADE"), index=True)
    position: Mapped[str] = mapped_column(default=at_the_end)
    is_heading: Mapped[bool] = mapped_column(Boolean, default=False)
    text_fr: Mapped[str | None]
    text_en: Mapped[str | None]


class PositionVersion(Record):
    """The whole text as it was on a day, kept for good: what members sign and institutions receive."""

    __tablename__ = "position_version"

    position_id: Mapped[str] = mapped_column(ForeignKey("position.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    frozen_on: Mapped[str] = mapped_column(String(10))
    note: Mapped[str | None]
    content: Mapped[str]
    """Title and paragraphs, as a JSON text (see services.positions)."""


class PositionRound(Record):
    """A time in which members are asked: to comment, to amend, or to sign one exact version."""

    __tablename__ = "position_round"

    position_id: Mapped[str] = mapped_column(ForeignKey("position.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    opens_on: Mapped[str] = mapped_column(String(10))
    closes_on: Mapped[str | None] = mapped_column(String(10))
    closed_on: Mapped[str | None] = mapped_column(String(10))
    version_id: Mapped[str | None] = mapped_column(ForeignKey("position_version.id", ondelete="SET NULL"), index=True)
    remarks: Mapped[str | None]


class Amendment(Record):
    """What a member wants a paragraph to say instead, and what became of it."""

    __tablename__ = "amendment"

    position_id: Mapped[str] = mapped_column(ForeignKey("position.id", ondelete="CASCADE"), index=True)
    paragraph_id: Mapped[str | None] = mapped_column(
        ForeignKey("position_paragraph.id", ondelete="SET NULL"), index=True
    )
    paragraph_number: Mapped[str | None] = mapped_column(String(16))
    """The number the paragraph had when the amendment came in: what the member's letter says."""
    round_id: Mapped[str | None] = mapped_column(ForeignKey("position_round.id", ondelete="SET NULL"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    language: Mapped[str] = mapped_column(String(2))
    old_text: Mapped[str | None]
    new_text: Mapped[str | None]
    reason: Mapped[str | None]
    proposed_on: Mapped[str | None] = mapped_column(String(10))
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_text: Mapped[str | None]
    answer_reason: Mapped[str | None]
    answered_on: Mapped[str | None] = mapped_column(String(10))


class SignOff(Record):
    """What one member says to one exact version, by whom, and with what mandate."""

    __tablename__ = "sign_off"
    __table_args__ = (UniqueConstraint("version_id", "organisation_id"),)

    version_id: Mapped[str] = mapped_column(ForeignKey("position_version.id", ondelete="CASCADE"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    answer: Mapped[str] = mapped_column(String(16))
    reservation_fr: Mapped[str | None]
    reservation_en: Mapped[str | None]
    signed_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    mandate_id: Mapped[str | None] = mapped_column(ForeignKey("mandate.id", ondelete="SET NULL"), index=True)
    mandated_on: Mapped[str | None] = mapped_column(String(10))
    signed_on: Mapped[str | None] = mapped_column(String(10))


class PositionSending(Record):
    """Whom a position is meant for, and when which version of it was sent there."""

    __tablename__ = "position_sending"

    position_id: Mapped[str] = mapped_column(ForeignKey("position.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    version_id: Mapped[str | None] = mapped_column(ForeignKey("position_version.id", ondelete="SET NULL"), index=True)
    sent_on: Mapped[str | None] = mapped_column(String(10))
    way: Mapped[str | None] = mapped_column(String(16))
    remarks: Mapped[str | None]
