"""The papers of a mailing by name: whom each goes to, and how its pages are made from the base."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _

if TYPE_CHECKING:
    from desktop_app.services.letters import Letter
    from desktop_app.services.mailing import Mailing, Pair, Sender
    from desktop_app.storage.database import Database
    from desktop_app.storage.listing import Question
    from desktop_app.ui.jobs import Report

MEMBERS = "members"


@dataclass(frozen=True)
class Whom:
    """Who is written to: all members, a saved list, what a page lists, or the records selected on it."""

    list_id: str = ""
    question: "Question | None" = None
    kind: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """One mailing as it is chosen."""

    document: str
    whom: Whom
    day: str
    language: str = ""
    """Empty: each in their own."""
    purpose: str = ""
    once_per_address: bool = False
    sheet: str = ""
    start: int = 1
    offset: tuple[float, float] = (0.0, 0.0)
    test_grid: bool = False
    size: str = ""
    letter_id: str = ""
    reply_by: str = ""
    by: str = "category"

    @property
    def written_on(self) -> date:
        """The day that stands on the papers."""
        return date.fromisoformat(self.day)

    @property
    def answer(self) -> date | None:
        """The day until which to answer."""
        return date.fromisoformat(self.reply_by) if self.reply_by else None

    @property
    def title_language(self) -> str:
        """The language of what is no addressee's: the file's title, a list."""
        return self.language or i18n.language()


def pairs(database: "Database", whom: Whom, day: str) -> "list[Pair]":
    """Those written to, in their order."""
    from desktop_app.services import mailing
    from desktop_app.storage import listing

    if whom.list_id:
        return mailing.of_list(database, whom.list_id, day)
    kind, ids = whom.kind, whom.ids
    if whom.question is not None:
        question = whom.question
        kind = question.kind
        ids = tuple(row.id for row in listing.rows(database, question, listing.ids(database, question)))
    if not kind:
        return mailing.members(database, day)
    return [(one, None) for one in ids] if kind == "person" else [(None, one) for one in ids]


def gathered(database: "Database", wanted: Wanted) -> "Mailing":
    """Whom the mailing reaches, and by name whom it does not."""
    from desktop_app.services import letters, mailing

    purpose = wanted.purpose
    if wanted.document == "letters" and wanted.letter_id and not purpose:
        purpose = letters.load(database, wanted.letter_id).purpose
    return mailing.gather(
        database,
        pairs(database, wanted.whom, wanted.day),
        wanted.day,
        language=wanted.language,
        purpose=purpose,
        once_per_address=wanted.once_per_address,
    )


# Papers ---------------------------------------------------------------------------------------------------------

Make = Callable[["Database", Wanted, "Mailing", "Sender", "Report"], bytes]


def _labels(_database: "Database", wanted: Wanted, mailing: "Mailing", sender: "Sender", report: "Report") -> bytes:
    from desktop_app.printing.label_sheets import sheet_named
    from desktop_app.printing.labels import labels_of, labels_pdf

    return labels_pdf(
        labels_of(mailing, sender), sheet_named(wanted.sheet), wanted.title_language, wanted.written_on,
        start=wanted.start, offset=wanted.offset, test_grid=wanted.test_grid, progress=report,
    )  # fmt: skip


def _envelopes(_database: "Database", wanted: Wanted, mailing: "Mailing", sender: "Sender", _report: "Report") -> bytes:
    from desktop_app.printing.envelopes import envelopes_pdf

    return envelopes_pdf(mailing, sender, wanted.size, wanted.title_language, wanted.written_on, offset=wanted.offset)


def _written(
    database: "Database", wanted: Wanted, mailing: "Mailing", sender: "Sender"
) -> "tuple[list[Letter], bytes | None]":
    """The letters, and the Word file they are written in, if any."""
    from desktop_app.services import letters

    if not wanted.letter_id:
        raise UserError(_("There is no letter yet. Write one with New letter…."))
    text = letters.load(database, wanted.letter_id)
    return letters.write(text, mailing, sender, wanted.written_on, wanted.answer), text.word_file


def _letters(database: "Database", wanted: Wanted, mailing: "Mailing", sender: "Sender", report: "Report") -> bytes:
    from desktop_app.printing.letters import letters_pdf

    written, word_file = _written(database, wanted, mailing, sender)
    if word_file is not None:
        raise UserError(_("This letter is a Word file: save it for Word."))
    return letters_pdf(written, sender, wanted.title_language, wanted.written_on, progress=report)


def _sheets(database: "Database", wanted: Wanted, mailing: "Mailing", sender: "Sender", _report: "Report") -> bytes:
    from desktop_app.printing.member_sheets import member_sheets_pdf
    from desktop_app.services import member_sheets

    ids = [one.organisation_id for one in mailing.addressees if one.organisation_id]
    sheets = member_sheets.gather(database, ids, wanted.day, wanted.language)
    return member_sheets_pdf(sheets, sender, wanted.title_language, wanted.written_on, wanted.answer)


def _badges(database: "Database", wanted: Wanted, mailing: "Mailing", sender: "Sender", _report: "Report") -> bytes:
    from desktop_app.printing.badges import badges_pdf
    from desktop_app.services import mailing as mailings

    people = mailings.badges(database, mailing, wanted.day)
    return badges_pdf(people, mailings.heading(sender, wanted.day), wanted.title_language, wanted.size)


def _list(database: "Database", wanted: Wanted, _mailing: "Mailing", sender: "Sender", _report: "Report") -> bytes:
    from desktop_app.printing.membership_list import membership_list_pdf
    from desktop_app.services import membership_lists

    year = wanted.written_on.year
    lines = membership_lists.gather(database, wanted.day, year)
    return membership_list_pdf(lines, sender, wanted.title_language, wanted.written_on, by=wanted.by, year=year)  # type: ignore[arg-type]


DOCUMENTS: dict[str, tuple[str, Make]] = {
    "labels": (N_("Labels"), _labels),
    "envelopes": (N_("Envelopes"), _envelopes),
    "letters": (N_("Letters"), _letters),
    "member_sheets": (N_("Sheets to verify"), _sheets),
    "badges": (N_("Badges"), _badges),
    "membership_list": (N_("List of members"), _list),
}
BY_POST = ("labels", "envelopes", "letters")
"""What goes only to those who have an address."""


def make(database: "Database", wanted: Wanted, report: "Report") -> "tuple[bytes, Mailing, str]":
    """The pages (none for nobody), whom they reach, and the names of characters that no typeface has."""
    from desktop_app.printing.house import style_of
    from desktop_app.printing.typefaces import names_of, noting_unprintable
    from desktop_app.services.mailing import sender

    found = gathered(database, wanted)
    report(0, 0)
    reached = found.reachable if wanted.document in BY_POST else found.addressees
    if not reached and wanted.document != "membership_list":
        return b"", found, ""
    with style_of(database), noting_unprintable() as lacking:
        pdf = DOCUMENTS[wanted.document][1](database, wanted, found, sender(database, wanted.day), report)
    return pdf, found, names_of(lacking)


def for_word(database: "Database", wanted: Wanted) -> bytes:
    """The letters as one document for a word processor."""
    from desktop_app.printing.house import style_of
    from desktop_app.printing.letters_word import letters_docx
    from desktop_app.services.mailing import sender

    origin = sender(database, wanted.day)
    with style_of(database):
        written, word_file = _written(database, wanted, gathered(database, wanted), origin)
        return letters_docx(written, origin, wanted.written_on, word_file=word_file)
