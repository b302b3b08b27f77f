"""The user's own lists: kinds of organisation, families, categories of member, kinds of link, roles."""

from sqlalchemy import Boolean
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class Labelled:
    """An entry of a list with its label in both languages and its place in the list."""

    code: Mapped[str] = mapped_column(unique=True)
    label_fr: Mapped[str]
    label_en: Mapped[str]
    rank: Mapped[int] = mapped_column(default=0)


class OrganisationKind(Labelled, Record):
    """What an organisation is: national association, city or region, NGO, committee of the platform…"""

    __tablename__ = "organisation_kind"

    is_body: Mapped[bool] = mapped_column(Boolean, default=False)
    """A committee, council or working group: its seats are shown and may be vacant."""


class Family(Labelled, Record):
    """A family of members: the directory's contents follow it."""

    __tablename__ = "family"


class MembershipCategory(Labelled, Record):
    """In what quality an organisation belongs: member, partner, observer."""

    __tablename__ = "membership_category"

    votes: Mapped[bool] = mapped_column(Boolean, default=True)


class LinkKind(Labelled, Record):
    """How one organisation relates to another, read from both ends."""

    __tablename__ = "link_kind"

    inverse_fr: Mapped[str]
    inverse_en: Mapped[str]


class RoleType(Record):
    """A role people hold, with its title by gender in French and in English."""

    __tablename__ = "role_type"

    code: Mapped[str] = mapped_column(unique=True)
    title_fr_m: Mapped[str]
    title_fr_f: Mapped[str]
    title_fr_n: Mapped[str | None]
    title_en: Mapped[str]
    rank: Mapped[int] = mapped_column(default=0)

    def title(self, language: str, gender: str | None) -> str:
        """The role's title in a language for a gender (`m`, `f`, or neither)."""
        if language != "fr":
            return self.title_en
        neutral = self.title_fr_n or self.title_fr_m
        return {"m": self.title_fr_m, "f": self.title_fr_f}.get(gender or "", neutral)
