"""The papers of a round of verification: sheets, letters with them, and e-mail drafts with the sheet attached."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.printing.letters import letters_pdf
from desktop_app.printing.member_sheets import member_sheets_pdf
from desktop_app.services import mailing, member_sheets, verification, verification_letters, writing
from desktop_app.services.bundles import Piece, Shelf
from desktop_app.services.member_sheets import MemberSheet
from desktop_app.storage.database import Database


def sheets(database: Database, round_id: str, ids: Sequence[str], day: str, language: str) -> bytes:
    """The sheets of some members in one file, each in the member's language; `language` is that of the file's title."""
    found = _sheets(database, round_id, ids, day)
    sender = mailing.sender(database, day)
    every = [found[one] for one in ids if one in found]
    return member_sheets_pdf(every, sender, language, date.fromisoformat(day), _reply_by(database, round_id))


def letters(
    database: Database, ids: Sequence[str], day: str, language: str, *, is_reminder: bool = False
) -> tuple[bytes, list[str]]:
    """The letters to those whom post can reach, and by name those it cannot."""
    written = verification_letters.letters(database, ids, day, is_reminder=is_reminder)
    reached = [one for one in written if one.to.address]
    if not reached:
        raise UserError(_("None of them has an address for letters. Give them one, or send the sheets by e-mail."))
    sender = mailing.sender(database, day)
    pdf = letters_pdf([one.on_paper for one in reached], sender, language, date.fromisoformat(day))
    return pdf, [one.name for one in written if not one.to.address]


def drafts(
    database: Database, round_id: str, ids: Sequence[str], day: str, *, is_reminder: bool = False
) -> tuple[list[Piece], list[str]]:
    """An e-mail draft for each member that has an address, its sheet attached; and by name those that have none."""
    written = verification_letters.letters(database, ids, day, is_reminder=is_reminder)
    reached = [one for one in written if one.emails]
    if not reached:
        raise UserError(_("None of them has an e-mail address. Give them one, or send letters."))
    found = _sheets(database, round_id, [one.id for one in reached], day)
    sender, reply_by = mailing.sender(database, day), _reply_by(database, round_id)
    origin = verification_letters.secretariat_email(database, day)
    shelf = Shelf()
    pieces = []
    for one in reached:
        sheet = member_sheets_pdf([found[one.id]], sender, one.language, date.fromisoformat(day), reply_by)
        mail = verification_letters.draft(one, sheet, origin, day)
        pieces.append(Piece(shelf.place("", verification_letters.draft_name(one)), partial(bytes, mail)))
    return pieces, [one.name for one in written if not one.emails]


def _sheets(database: Database, round_id: str, ids: Sequence[str], day: str) -> dict[str, MemberSheet]:
    """The sheet of each by the id of its verification, in the language its letters are in."""
    lines = [line for line in verification.board(database, round_id, day) if line.id in set(ids)]
    found = {}
    for language in sorted({line.language for line in lines}):
        of = {line.organisation_id: line.id for line in lines if line.language == language}
        for sheet in member_sheets.gather(database, of, day, language):
            found[of[sheet.id]] = sheet
    return found


def _reply_by(database: Database, round_id: str) -> date | None:
    due_on = writing.standing_values(database, "verification_round", round_id)["due_on"]
    return date.fromisoformat(due_on) if len(due_on) == 10 else None
