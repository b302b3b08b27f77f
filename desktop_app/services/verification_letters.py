"""What goes to each member of a round, in its language: the words of a letter or mail, and the draft of the mail."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

from desktop_app import i18n
from desktop_app.i18n import _, pgettext
from desktop_app.services import mailing, verification, writing
from desktop_app.services.bundles import plain_name
from desktop_app.services.directory import SECRETARIAT_LINK
from desktop_app.services.letters import Letter
from desktop_app.services.mailing import Addressee
from desktop_app.services.papers import said
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force


@dataclass(frozen=True)
class RoundLetter:
    """The words to one member; its sheet goes with them."""

    id: str
    """Of the member's verification."""
    to: Addressee
    emails: tuple[str, ...]
    language: str
    subject: str
    text: str
    """From the salutation to the thanks."""
    sheet_name: str

    @property
    def name(self) -> str:
        """The member in the language of the letter."""
        return said(self.to.organisation, self.language)[0]

    @property
    def on_paper(self) -> Letter:
        """The same as a letter that goes by post."""
        return Letter(self.to, self.subject, self.text, {})


def letters(database: Database, ids: Sequence[str], day: str, *, is_reminder: bool = False) -> list[RoundLetter]:
    """The words to some members of one round, each in its language, in the order asked for."""
    if not ids:
        return []
    round_id = writing.standing_values(database, "verification", ids[0])["round_id"]
    lines = {line.id: line for line in verification.board(database, round_id, day)}
    due_on = writing.standing_values(database, "verification_round", round_id)["due_on"]
    wanted = [lines[one] for one in ids if one in lines]
    post = mailing.gather(database, [(None, line.organisation_id) for line in wanted], day)
    to = {one.organisation_id: one for one in post.addressees}
    return [
        _letter(line, replace(to[line.organisation_id], language=line.language), due_on, is_reminder=is_reminder)
        for line in wanted
    ]


def _letter(line: verification.VerificationLine, to: Addressee, due_on: str, *, is_reminder: bool) -> RoundLetter:
    with i18n.speaking(line.language):
        name = said(line.organisation, line.language)[0]
        subject = _("Reminder: what we hold on {name}") if is_reminder else _("What we hold on {name}: please check it")
        until = i18n.format_partial(due_on)
        first = _(
            "Please find attached all that we hold on {name}, and what will be printed in the directory. Would you "
            "correct it, or tell us that it is right, before {day}?"
        )
        again = _(
            "We have not had your answer yet. Please find attached once more all that we hold on {name}, and what will "
            "be printed in the directory. Would you correct it, or tell us that it is right, before {day}?"
        )
        asked = (again if is_reminder else first).format(name=name, day=until)
        text = "\n\n".join((to.salutation, asked, pgettext("the end of a letter", "With our thanks,")))
        sheet = f"{plain_name(_('verification sheet'), name)}.pdf"
    return RoundLetter(line.id, to, line.emails, line.language, subject.format(name=name), text, sheet)


def secretariat_email(database: Database, day: str) -> str:
    """The e-mail drafts come from: that of the platform, else that of who hosts its secretariat."""
    rows = database.read(
        "SELECT c.value FROM organisation_link l JOIN link_kind k ON k.id = l.link_kind_id "
        "JOIN contact_point c ON c.organisation_id IN (l.organisation_id, l.other_id) AND c.kind = 'email' "
        f"WHERE k.code = :code AND {force('l')} AND {force('c')} "
        "ORDER BY c.organisation_id = l.organisation_id, l.id, c.id LIMIT 1",
        {"code": SECRETARIAT_LINK, "day": day},
    )
    return str(rows[0][0]) if rows else ""


def draft(letter: RoundLetter, sheet: bytes, sender: str, day: str) -> bytes:
    """The e-mail as a file that mail programs open to send it: unsent, sheet attached; the same for the same day."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["Subject"] = " ".join(letter.subject.splitlines())
    if (origin := _address(sender)) is not None:
        mail["From"] = origin
    reachable = [one for one in map(_address, letter.emails) if one is not None]
    if reachable:
        mail["To"] = reachable
    mail["Date"] = format_datetime(datetime.fromisoformat(f"{date.fromisoformat(day)}T12:00:00+00:00"))
    mail["X-Unsent"] = "1"
    mail.set_content(f"{letter.text}\n", cte="quoted-printable")
    mail.add_attachment(sheet, maintype="application", subtype="pdf", filename=letter.sheet_name)
    mail["Content-Language"] = letter.language  # setting the content takes such headers away: it comes last
    mail.set_boundary(f"=_{sha256(sheet + letter.text.encode()).hexdigest()[:32]}")
    return mail.as_bytes()


def _address(typed: str) -> Address | None:
    """An address as mail knows it; None where what was typed is none."""
    user, at, domain = typed.strip().rpartition("@")
    try:
        return Address("", user, domain) if at and user and domain else None
    except ValueError:
        return None


def draft_name(letter: RoundLetter) -> str:
    """What the file of a draft is called."""
    return f"{plain_name(letter.name)}.eml"
