"""Memberships by dated terms, what happened to them, and contributions by year."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Dated, Record


class Membership(Dated, Record):
    """One term of membership; a change of category closes it and opens the next, so the past keeps its category."""

    __tablename__ = "membership"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    category_id: Mapped[str | None] = mapped_column(
        ForeignKey("membership_category.id", ondelete="RESTRICT"), index=True
    )
    family_id: Mapped[str | None] = mapped_column(ForeignKey("family.id", ondelete="RESTRICT"), index=True)
    end_reason: Mapped[str | None] = mapped_column(String(16))


class MembershipEvent(Record):
    """Something that happened to a membership on a day: applied, admitted, suspended, resigned…"""

    __tablename__ = "membership_event"

    membership_id: Mapped[str] = mapped_column(ForeignKey("membership.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    happened_on: Mapped[str | None] = mapped_column(String(10))
    decided_in: Mapped[str | None]
    remarks: Mapped[str | None]


class ContributionDue(Record):
    """What an organisation owes for a year."""

    __tablename__ = "contribution_due"
    __table_args__ = (UniqueConstraint("organisation_id", "year"),)

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    year: Mapped[int]
    amount: Mapped[str] = mapped_column(String(20))
    """A decimal text, exact on every database."""
    currency: Mapped[str] = mapped_column(String(3), default="EUR")


class ContributionPaid(Record):
    """A payment towards a year's contribution."""

    __tablename__ = "contribution_paid"

    contribution_due_id: Mapped[str] = mapped_column(ForeignKey("contribution_due.id", ondelete="CASCADE"), index=True)
    paid_on: Mapped[str | None] = mapped_column(String(10))
    amount: Mapped[str] = mapped_column(String(20))
    reference: Mapped[str | None]
