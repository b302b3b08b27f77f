"""Addresses and contact points: linked to an organisation, a person or a mandate, never copied."""

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Dated, Record


class Address(Dated, Record):
    """A postal address of an organisation or a person."""

    __tablename__ = "address"
    __table_args__ = (CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name="one_owner"),)

    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16), default="seat")
    lines: Mapped[str | None]
    """Street, building, floor: one line of the envelope each."""
    extended: Mapped[str | None]
    post_box: Mapped[str | None]
    postcode: Mapped[str | None] = mapped_column(String(32))
    city: Mapped[str | None]
    cedex: Mapped[str | None]
    region: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(String(2))


class ContactPoint(Dated, Record):
    """A phone, fax, e-mail or web address; the work ones hang on the mandate and leave with it."""

    __tablename__ = "contact_point"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN mandate_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_owner",
        ),
    )

    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    mandate_id: Mapped[str | None] = mapped_column(ForeignKey("mandate.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    value: Mapped[str]
    """As it was typed."""
    e164: Mapped[str | None] = mapped_column(String(20))
    """A phone's international number (+33144505959) where the typed one can be read, set when it is saved."""
    label: Mapped[str | None]
    public: Mapped[bool] = mapped_column(Boolean, default=True)
    """Whether the directory prints it."""


def international_number(typed: str, country: str | None) -> str | None:
    """The E.164 form of a phone number as typed, read as a local one of the country; None when it cannot be read."""
    import phonenumbers

    try:
        number = phonenumbers.parse(typed.replace("(0)", ""), country or "FR")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def printed_number(typed: str, e164: str | None) -> str:
    """A phone as the directory prints it: +33 1 44 50 59 59; as typed when it cannot be read."""
    import phonenumbers

    if not e164:
        return typed
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(phonenumbers.parse(e164), style))
