"""People, the mandates by which they belong anywhere, the seats of bodies, and what they consent to."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desktop_app.domain.contact import Address
from desktop_app.domain.names import full_name
from desktop_app.domain.organisation import Organisation
from desktop_app.domain.record import Dated, Record
from desktop_app.domain.vocabulary import RoleType


class Person(Record):
    """Someone we know; what they do, and where, stands in their mandates."""

    __tablename__ = "person"

    given: Mapped[str | None]
    particle: Mapped[str | None]
    family: Mapped[str]
    further_given: Mapped[str | None]
    suffix: Mapped[str | None]
    nickname: Mapped[str | None]
    shown_as: Mapped[str | None]
    """The whole name as address books show it, where it is not first name and family name."""
    born_on: Mapped[str | None] = mapped_column(String(10))
    anniversary_on: Mapped[str | None] = mapped_column(String(10))
    """The day people congratulate on beside the birthday."""
    time_zone: Mapped[str | None]
    coordinates: Mapped[str | None]
    """Where somebody is found on the map."""
    profession: Mapped[str | None]
    """What somebody is, apart from any organisation."""
    form_of_address: Mapped[str | None] = mapped_column(String(8))
    """`m` for Monsieur / Mr, `f` for Madame / Ms; French titles agree with it."""
    honorific: Mapped[str | None]
    language: Mapped[str | None] = mapped_column(String(2))
    """The language we write to them in."""
    sort_name: Mapped[str | None]
    """Under what the person is sorted where the house rule would be wrong."""
    remarks: Mapped[str | None]
    last_verified_on: Mapped[str | None] = mapped_column(String(10))
    verified_by: Mapped[str | None]

    mandates: Mapped[list["Mandate"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", passive_deletes=True
    )

    def full_name(self) -> str:
        """The name as it is spoken: Charles de Gaulle."""
        return full_name(self.given, self.particle, self.family)


class Seat(Dated, Record):
    """A place in a body or office, which exists while nobody holds it; its holder is a mandate."""

    __tablename__ = "seat"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    role_type_id: Mapped[str | None] = mapped_column(ForeignKey("role_type.id", ondelete="RESTRICT"), index=True)
    represents_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    """The organisation this seat is kept for."""
    label_fr: Mapped[str | None]
    label_en: Mapped[str | None]
    rank: Mapped[int | None]


class Mandate(Dated, Record):
    """A person's role in an organisation or body for a time: the only way a person belongs anywhere."""

    __tablename__ = "mandate"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    role_type_id: Mapped[str | None] = mapped_column(ForeignKey("role_type.id", ondelete="RESTRICT"), index=True)
    title_fr: Mapped[str | None]
    title_en: Mapped[str | None]
    department: Mapped[str | None]
    """The part of the organisation one works in; of several levels the widest first, `;` between."""
    duties: Mapped[str | None]
    on_behalf_of_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id", ondelete="SET NULL"), index=True)
    address_id: Mapped[str | None] = mapped_column(ForeignKey("address.id", ondelete="SET NULL"), index=True)
    """Where the person works in this role; the organisation's seat when empty. Linked, never copied."""
    end_reason: Mapped[str | None] = mapped_column(String(16))
    remarks: Mapped[str | None]

    person: Mapped[Person] = relationship(back_populates="mandates")
    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id])
    on_behalf_of: Mapped[Organisation | None] = relationship(foreign_keys=[on_behalf_of_id])
    role_type: Mapped[RoleType | None] = relationship()
    seat: Mapped[Seat | None] = relationship()
    address: Mapped[Address | None] = relationship()

    def title(self, language: str) -> str:
        """The title to show and print: this mandate's own wording, else the role's, by gender in French."""
        own = self.title_fr if language == "fr" else self.title_en
        if own:
            return own
        if self.role_type:
            return self.role_type.title(language, self.person.form_of_address)
        return (self.title_en if language == "fr" else self.title_fr) or ""


class Consent(Record):
    """What a person allows us to do with their data, for one purpose, from a day until it is withdrawn."""

    __tablename__ = "consent"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(16))
    basis: Mapped[str | None] = mapped_column(String(16))
    given_on: Mapped[str | None] = mapped_column(String(10))
    withdrawn_on: Mapped[str | None] = mapped_column(String(10))
