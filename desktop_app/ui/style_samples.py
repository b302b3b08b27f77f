"""What shows the style of the house before it is kept: a letter to a member, and a page of the directory."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from desktop_app.i18n import N_, _, speaking

if TYPE_CHECKING:
    from desktop_app.domain.house_style import HouseStyle
    from desktop_app.storage.database import Database
    from desktop_app.ui.jobs import Report

SUBJECT = N_("Meeting of 12 March at {time}")
TEXT = N_(
    "{salutation}\n\nThank you for your letter! The meeting begins at {time}; the room is the same as last year’s. "
    "Which day suits you: “Monday” or “Tuesday”?\n\nYours faithfully,"
)
ENTRIES = 14
"""How many entries of the directory show what it looks like."""


def letter(database: "Database", style: "HouseStyle", language: str, day: date) -> bytes:
    """A letter to a town that is made up, as the base may be empty still."""
    from desktop_app.printing.house import wearing
    from desktop_app.printing.letters import letters_pdf
    from desktop_app.printing.phrases import hour
    from desktop_app.services import letters, mailing
    from desktop_app.services.directory import PostalAddress

    town = mailing.Addressee(
        (), (), "", {"fr": "Mairie de Valmont-sur-Orne", "en": "Town of Valmont-sur-Orne"}, {},
        PostalAddress(("1 place du Parvis",), "14570", "Valmont-sur-Orne", "", "FR"), language,
    )  # fmt: skip
    sender = mailing.sender(database, day.isoformat())
    with wearing(style), speaking(language):
        at = hour(f"{day.isoformat()}T16:30")
        subject, text = ({language: _(words).replace("{time}", at)} for words in (SUBJECT, TEXT))
        written = letters.write(letters.LetterText("", {}, subject, text), mailing.Mailing((town,)), sender, day)
        return letters_pdf(written, sender, language, day)


def directory(database: "Database", style: "HouseStyle", language: str, day: date, report: "Report") -> bytes:
    """The cover and the first entries of the directory."""
    from desktop_app.printing.directory import print_directory
    from desktop_app.printing.edition import Edition
    from desktop_app.services.directory import gather

    whole = gather(database, day)
    families = tuple(replace(one, entries=one.entries[:ENTRIES]) for one in whole.families[:1])
    target = BytesIO()
    edition = Edition("fr" if language == "fr" else "en", indexes=())
    print_directory(replace(whole, families=families), edition, target, report, house=style)
    return target.getvalue()
