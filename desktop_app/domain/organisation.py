"""Organisations, their dated names in French, English and their own language, and how they relate."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desktop_app.domain.fields import in_force
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


NameRow = tuple[str, str, str, str | None, str | None]
"""A name's language, kind, text, first and last day."""

_PREFERENCE = {"official": 0, "short": 1, "acronym": 2, "former": 3}


def shown_name(names: list[NameRow], language: str, day: str) -> tuple[str, bool]:
    """The name to show in a language on a day, and whether it is in that language at all.

    The official name comes first, then the short one, then the acronym; a missing language is
    filled from the others and said to be missing, never silently.
    """
    order = [language, "original", *(code for code in ("fr", "en") if code != language)]
    standing = [n for n in names if n[0] in order and in_force(n[3], n[4], day) and n[1] != "former"] or names
    if not standing:
        return "", False
    own = min(
        standing,
        key=lambda n: (
            n[0] != language,
            _PREFERENCE.get(n[1], 9),
            order.index(n[0]) if n[0] in order else 9,
            n[2],
        ),
    )
    return own[2], own[0] == language


def shown_acronym(names: list[NameRow], language: str, day: str) -> str:
    """The acronym to show in a language on a day; another language's when there is none, or nothing."""
    order = [language, "original", *(code for code in ("fr", "en") if code != language)]
    standing = [n for n in names if n[1] == "acronym" and n[0] in order and in_force(n[3], n[4], day)]
    return min(standing, key=lambda n: (order.index(n[0]), n[2]))[2] if standing else ""
