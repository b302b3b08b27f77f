"""Letters the secretariat sends again and again: their texts with fields, or a Word file of the house."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record
from desktop_app.domain.vocabulary import Labelled


class LetterTemplate(Labelled, Record):
    """A letter to many: subject and text by language, or a Word file instead of them."""

    __tablename__ = "letter_template"

    subject_fr: Mapped[str | None]
    subject_en: Mapped[str | None]
    text_fr: Mapped[str | None]
    text_en: Mapped[str | None]
    purpose: Mapped[str | None] = mapped_column(String(16))
    """The consent that its receivers must have given; none for the letters of an office to its members."""
    attachment_id: Mapped[str | None] = mapped_column(ForeignKey("attachment.id", ondelete="SET NULL"), index=True)
    """A Word file with fields, used instead of the text."""
