"""Organisations, their dated names in French, English and their own language, and how they relate."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desktop_app.domain.names import shown_name
from desktop_app.domain.record import Dated, Record
from desktop_app.domain.vocabulary import OrganisationKind


class Organisation(Record):
    """A member, a partner, an institution, or a body of the platform; its names are records of their own."""

    __tablename__ = "organisation"

    kind_id: Mapped[str | None] = mapped_column(ForeignKey("organisation_kind.id", ondelete="RESTRICT"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    """For a body: the organisation it belongs to."""
    country: Mapped[str | None] = mapped_column(String(2), index=True)
    founded_on: Mapped[str | None] = mapped_column(String(10))
    dissolved_on: Mapped[str | None] = mapped_column(String(10))
    remarks: Mapped[str | None]
    last_verified_on: Mapped[str | None] = mapped_column(String(10))
    verified_by: Mapped[str | None]

    kind: Mapped[OrganisationKind | None] = relationship()
    names: Mapped[list["OrganisationName"]] = relationship(
        back_populates="organisation", cascade="all, delete-orphan", passive_deletes=True
    )

    def name(self, language: str, day: str) -> tuple[str, bool]:
        """The name to show in a language on a day, and whether it is in that language at all."""
        return shown_name([(n.language, n.kind, n.text, n.starts_on, n.ends_on) for n in self.names], language, day)


class OrganisationName(Dated, Record):
    """One name of an organisation: in a language (fr, en, original), of a kind, for a time."""

    __tablename__ = "organisation_name"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    language: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str]

    organisation: Mapped[Organisation] = relationship(back_populates="names")


class OrganisationLink(Dated, Record):
    """One organisation's link to another: member of network, hosts the secretariat, partner."""

    __tablename__ = "organisation_link"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    link_kind_id: Mapped[str] = mapped_column(ForeignKey("link_kind.id", ondelete="RESTRICT"), index=True)
    other_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
