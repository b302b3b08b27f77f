"""The style of the house and the editions of its directory, as the base keeps them."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class KeptHouseStyle(Record):
    """How papers look; a base has one, under one id in all its copies."""

    __tablename__ = "house_style"

    letterhead_fr: Mapped[str | None]
    letterhead_en: Mapped[str | None]
    logo_id: Mapped[str | None] = mapped_column(ForeignKey("attachment.id", ondelete="SET NULL"), index=True)
    accent: Mapped[str | None] = mapped_column(String(7))
    times: Mapped[str | None] = mapped_column(String(8))
    spacing: Mapped[str | None] = mapped_column(String(24))
    offset_right: Mapped[int | None]
    """How far labels are moved on the office's printer, in tenths of a millimetre."""
    offset_down: Mapped[int | None]


class DirectoryEdition(Record):
    """What the user chose for a directory, kept under a name."""

    __tablename__ = "directory_edition"

    name: Mapped[str]
    options: Mapped[str]
    """JSON, as printing reads it."""


class DirectoryPrinting(Record):
    """A day on which the directory went out; entries changed since can be marked in the next one."""

    __tablename__ = "directory_printing"

    edition_id: Mapped[str | None] = mapped_column(ForeignKey("directory_edition.id", ondelete="SET NULL"), index=True)
    printed_on: Mapped[str] = mapped_column(String(10))
    pages: Mapped[int | None]
