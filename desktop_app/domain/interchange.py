"""What came in from files and has no field of its own, how files of a form were read before, and what went out."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class KeptValue(Record):
    """A value of a file for which a record has no field: it is shown on the card and goes out again."""

    __tablename__ = "kept_value"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN event_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_owner",
        ),
        Index("ix_kept_value_key", "key", "name"),
    )

    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    event_id: Mapped[str | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    source: Mapped[str] = mapped_column(String(16))
    """What it came from: a column of a table, a vCard, an LDIF entry, an event of a calendar, a combined record."""
    name: Mapped[str]
    parameters: Mapped[str | None]
    value: Mapped[str | None]
    form: Mapped[str | None] = mapped_column(String(8))
    """`text`: the value stands as people read it; else as its file writes it (parts, lists, rules)."""
    key: Mapped[str | None]
    """What the file knows the record by: its UID, or the value of the column that tells rows apart."""


class ImportMapping(Record):
    """Which column of a file goes into which field, kept under a name for the next file of the same form."""

    __tablename__ = "import_mapping"

    label: Mapped[str]
    headings: Mapped[str]
    """The headings of the file, one a line: a file with the same ones is read the same way."""
    mapping: Mapped[str]
    """JSON: heading number to target, and what tells rows apart."""


class Export(Record):
    """What somebody took out of the base: which list, how many records, in which form."""

    __tablename__ = "export"

    written_at: Mapped[str] = mapped_column(String(16))
    user_name: Mapped[str]
    what: Mapped[str] = mapped_column(String(40))
    """The kind of the records; `everything` for the whole base."""
    form: Mapped[str] = mapped_column(String(12))
    count: Mapped[int]
    as_of: Mapped[str | None] = mapped_column(String(10))
    is_part: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    """Whether a search, filters or a selection had narrowed the list."""
