"""Letters to many: one text with fields becomes each addressee's letter, in their language, with their salutation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.letter_kinds import filled
from desktop_app.errors import NotFound, UserError
from desktop_app.i18n import LANGUAGES, N_, _, country_name, format_date, pgettext, speaking
from desktop_app.services import attachments, writing
from desktop_app.services.mailing import Addressee, Mailing, Sender
from desktop_app.services.packed_files import look_over
from desktop_app.services.papers import ByLanguage, both, said
from desktop_app.storage.database import Database


@dataclass(frozen=True)
class LetterText:
    """A letter as the user keeps it: texts with fields, or the bytes of a Word file."""

    id: str
    label: ByLanguage
    subject: ByLanguage
    text: ByLanguage
    purpose: str = ""
    word_file: bytes | None = None


@dataclass(frozen=True)
class Letter:
    """One letter, its fields filled in."""

    to: Addressee
    subject: str
    text: str
    values: Mapping[str, str]

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.to.language


def load(database: Database, template_id: str) -> LetterText:
    """A letter of the user's list, with its Word file if it has one."""
    rows = database.read(
        "SELECT label_fr, label_en, subject_fr, subject_en, text_fr, text_en, purpose, attachment_id "
        "FROM letter_template WHERE id = ?",
        (template_id,),
    )
    if not rows:
        raise NotFound(_("This letter is not there any more. Choose another one."))
    row = rows[0]
    word_file = attachments.read(database, row[7]) if row[7] else None
    return LetterText(
        template_id, both(row[0], row[1]), both(row[2], row[3]), both(row[4], row[5]), row[6] or "", word_file
    )


def attach(database: Database, template_id: str, path: Path, day: str) -> str:
    """Give a letter a Word file to be used instead of its text; the attachment's id."""
    if path.suffix.lower() != ".docx":
        raise UserError(_("A letter's file must be a Word document (.docx). Save it again as one."))
    look_over(path)
    values = attachments.taken_in(database, path, day, "other")
    with database.transaction(N_("Add file {name}"), name=values["name"]) as session:
        attachment = writing.insert(session, "attachment", values)
        writing.change(session, "letter_template", template_id, attachment_id=attachment)
    return attachment


def says_until_when(text: LetterText) -> bool:
    """Whether the letter names the day until which to answer, which must then be given."""
    return any("{reply_by}" in words for words in text.text.values())


def write(text: LetterText, mailing: Mailing, sender: Sender, day: date, reply_by: date | None = None) -> list[Letter]:
    """A letter to each whom post can reach; without a text in their language, the whole letter is in the other."""
    if not text.text and text.word_file is None:
        raise UserError(_("This letter has no text yet. Write one, or give it a Word file."))
    found = []
    for one in mailing.reachable:
        code = one.language if one.language in text.text or not text.text else next(iter(text.text))
        to = replace(one, language=code)
        with speaking(code):
            values = values_of(to, sender, day, reply_by)
            subject, words = (filled(said(texts, code)[0], values) for texts in (text.subject, text.text))
        found.append(Letter(to, subject, words, values))
    return found


def values_of(to: Addressee, sender: Sender, day: date, reply_by: date | None) -> dict[str, str]:
    """What each field says to an addressee, in the language in force."""
    first = to.people[0] if to.people else None
    code = to.language if to.language in LANGUAGES else "fr"
    civility = {"m": pgettext("an envelope", "Mr"), "f": pgettext("an envelope", "Ms")}
    names = [f"{who.honorific or civility.get(who.form_of_address, '')} {who.name}".strip() for who in to.people]
    return {
        "salutation": to.salutation,
        "name": ", ".join(names),
        "given": first.given if first else "",
        "family": first.family if first else "",
        "title": said(first.position, code)[0] if first else "",
        "organisation": said(to.organisation, code)[0],
        "acronym": said(to.acronym, code)[0],
        "town": to.address.city if to.address else "",
        "country": country_name(to.address.country) if to.address else "",
        "today": format_date(day),
        "reply_by": format_date(reply_by) if reply_by else "…",
        "publisher": said(sender.name, code)[0],
    }
