"""`parvis print` for mailings: labels, envelopes, letters, member sheets, lists of members, badges of a list."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.commands import output
from desktop_app.commands.links import record_id
from desktop_app.commands.opening import day_of, opened
from desktop_app.domain.fields import BadValue, read_partial_date
from desktop_app.errors import UserError
from desktop_app.i18n import _, ngettext
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from desktop_app.services.mailing import Mailing, Pair

BY_POST = ("labels", "envelopes", "letters")
"""What goes only to those who have an address."""
PURPOSES = ("directory", "participants", "public_list", "newsletter", "photo")


def is_one(arguments: Namespace) -> bool:
    """Whether a document is a mailing: badges are one when they are for people rather than for an occasion."""
    whom = arguments.list or arguments.people or arguments.members
    return arguments.document in MAILINGS and (arguments.document != "badges" or bool(whom))


def arguments_of_mailings(parser: ArgumentParser) -> None:
    """Whom a mailing is for, and how it is printed."""
    whom = parser.add_argument_group(_("mailings"))
    whom.add_argument("--list", metavar="ID", help=_("to all on a saved list, by its id or name"))
    whom.add_argument("--members", action="store_true", help=_("to all members (usual)"))
    whom.add_argument("--people", nargs="+", metavar="ID", help=_("to these people"))
    whom.add_argument("--purpose", choices=PURPOSES, help=_("only to those who consent to this"))
    whom.add_argument("--once-per-address", action="store_true", help=_("one for all who have the same address"))
    whom.add_argument("--preview", action="store_true", help=_("count, and name who cannot be reached; print nothing"))
    whom.add_argument("--format", metavar=_("NAME"), help=_("labels: a sheet (L7160); envelopes: c5, dl; badges: a6"))
    whom.add_argument("--start", type=int, default=1, metavar="N", help=_("begin at the Nth label of a used sheet"))
    whom.add_argument("--offset", metavar="X,Y", help=_("move all by so many millimetres (the house’s own)"))
    whom.add_argument("--test-grid", action="store_true", help=_("draw the edges of the labels, to try the printer"))
    whom.add_argument("--letter", metavar="ID", help=_("the letter, by its id or code"))
    whom.add_argument("--word-file", metavar=_("FILE"), help=_("a Word file with fields, instead of the letter's text"))
    whom.add_argument("--reply-by", metavar=_("DATE"), help=_("the day until which to answer"))
    whom.add_argument("--by", choices=("category", "country", "year"), default="category", help=_("groups of the list"))
    whom.add_argument("--year", type=int, metavar=_("YEAR"), help=_("the year of the contributions (that of the day)"))


def print_mailing(arguments: Namespace) -> None:
    """Print a mailing into the file that was named, or say whom it reaches."""
    if not arguments.preview and not arguments.output:
        raise output.WrongUsage(_("Say into which file with -o."))
    if arguments.language == "fr+en" and arguments.document != "badges":
        raise output.WrongUsage(_("A mailing is in one language; without --language each is in the addressee's."))
    from desktop_app.printing.house import style_of

    with opened(arguments) as database, style_of(database):
        mailing = _mailing(database, arguments)
        written = b"" if arguments.preview else MAILINGS[arguments.document](database, arguments, mailing)
    if written:
        Path(arguments.output).write_bytes(written)
    said = {
        "document": arguments.document,
        "file": None if arguments.preview else arguments.output,
        "addressees": len(mailing.addressees),
        "people": mailing.people,
        "reachable": len(mailing.reachable),
        "without_address": list(mailing.without_address),
        "refused": list(mailing.refused),
        "without_language": list(mailing.without_language),
    }
    if written and arguments.document == "letters" and not arguments.reply_by:
        _warn_of_no_day(arguments)
    if arguments.json:
        output.data(said)
    else:
        _tell(mailing, arguments)


def _warn_of_no_day(arguments: Namespace) -> None:
    """The letter names a day that was not given."""
    from desktop_app.services import letters

    if arguments.word_file:
        return
    with opened(arguments) as database:
        wanted = letters.load(database, _letter(database, arguments))
    if letters.says_until_when(wanted):
        words = _(
            "The letter says until when to answer, and no day is given: “…” stands in its place. Say it with {option}."
        )
        output.tell(words.format(option="--reply-by"))


def _tell(mailing: "Mailing", arguments: Namespace) -> None:
    """How many, and by name who is left out."""
    count = ngettext("{count} addressee", "{count} addressees", len(mailing.addressees))
    output.say(count.format(count=len(mailing.addressees)))
    by_post = arguments.document in BY_POST
    for words, names in (
        (_("No address: {name}"), mailing.without_address if by_post else ()),
        (_("Did not consent: {name}"), mailing.refused),
        (_("Language not known: {name}"), mailing.without_language),
    ):
        for name in names:
            output.say(words.format(name=output.one_line(name)))
    if not arguments.preview:
        output.say(_("Written: {path}.").format(path=arguments.output))


# Whom and when --------------------------------------------------------------------------------------------------


def _mailing(database: Database, arguments: Namespace) -> "Mailing":
    from desktop_app.services import letters, mailing

    day = day_of(arguments)
    purpose = arguments.purpose or ""
    if arguments.document == "letters" and arguments.letter:
        purpose = purpose or letters.load(database, _letter(database, arguments)).purpose
    language = arguments.language if arguments.language in ("fr", "en") else ""
    return mailing.gather(
        database,
        _whom(database, arguments, day),
        day,
        language=language,
        purpose=purpose,
        once_per_address=arguments.once_per_address,
    )


def _whom(database: Database, arguments: Namespace, day: str) -> "list[Pair]":
    from desktop_app.services import mailing

    if arguments.list:
        return mailing.of_list(database, record_id(database, "saved_list", arguments.list, day), day)
    if arguments.people:
        return [(record_id(database, "person", one, day), None) for one in arguments.people]
    if arguments.body:
        return mailing.of_body(database, record_id(database, "organisation", arguments.body, day), day)
    return mailing.members(database, day)


def _letter(database: Database, arguments: Namespace) -> str:
    return record_id(database, "letter_template", arguments.letter, day_of(arguments))


def _day(arguments: Namespace) -> date:
    return date.fromisoformat(day_of(arguments))


def _reply_by(arguments: Namespace) -> date | None:
    if not arguments.reply_by:
        return None
    try:
        return date.fromisoformat(read_partial_date(arguments.reply_by.strip()))
    except (BadValue, ValueError):
        raise UserError(
            _("“{value}” is not a whole date. Give the day, the month and the year, for example 1/3/2010.").format(
                value=arguments.reply_by
            )
        ) from None


def _offset(arguments: Namespace) -> tuple[float, float]:
    if not arguments.offset:
        from desktop_app.printing.house import worn

        return worn().label_offset
    found = re.fullmatch(r"\s*(-?[\d.]+)\s*[,;x ]\s*(-?[\d.]+)\s*", arguments.offset)
    try:
        return (float(found[1]), float(found[2])) if found else (float("x"), 0.0)
    except ValueError:
        raise output.WrongUsage(_("“{value}” is no offset. Write two numbers, such as 1.5,-2.").format(
            value=arguments.offset)) from None  # fmt: skip


def _title_language(arguments: Namespace) -> str:
    from desktop_app import i18n

    return arguments.language or i18n.language()


# Documents ------------------------------------------------------------------------------------------------------


def _labels(database: Database, arguments: Namespace, mailing: "Mailing") -> bytes:
    from desktop_app.printing.label_sheets import USUAL_SHEET, sheet_named
    from desktop_app.printing.labels import labels_of, labels_pdf
    from desktop_app.services.mailing import sender

    labels = labels_of(mailing, sender(database, day_of(arguments)))
    sheet = sheet_named(arguments.format or USUAL_SHEET)
    if not 1 <= arguments.start <= sheet.each:
        raise output.WrongUsage(
            _("A sheet {name} has {count} labels; begin at one of them.").format(name=sheet.name, count=sheet.each)
        )
    return labels_pdf(
        labels, sheet, _title_language(arguments), _day(arguments),
        start=arguments.start, offset=_offset(arguments), test_grid=arguments.test_grid,
    )  # fmt: skip


def _envelopes(database: Database, arguments: Namespace, mailing: "Mailing") -> bytes:
    from desktop_app.printing.envelopes import ENVELOPES, envelopes_pdf
    from desktop_app.services.mailing import sender

    size = (arguments.format or "dl").lower()
    if size not in ENVELOPES:
        raise output.WrongUsage(
            _("“{name}” is no size there is. There are: {names}.").format(name=size, names=", ".join(ENVELOPES))
        )
    origin = sender(database, day_of(arguments))
    return envelopes_pdf(mailing, origin, size, _title_language(arguments), _day(arguments), offset=_offset(arguments))


def _letters(database: Database, arguments: Namespace, mailing: "Mailing") -> bytes:
    """One PDF or Word document of all letters; a zip holds a Word document for each."""
    from desktop_app.printing.letters import letters_pdf
    from desktop_app.printing.letters_word import letters_docx, letters_zip
    from desktop_app.services import letters
    from desktop_app.services.mailing import sender

    if not arguments.letter:
        raise output.WrongUsage(_("“{document}” needs --{option}.").format(document="letters", option="letter"))
    text = letters.load(database, _letter(database, arguments))
    word_file = Path(arguments.word_file).read_bytes() if arguments.word_file else text.word_file
    origin, day = sender(database, day_of(arguments)), _day(arguments)
    written = letters.write(text, mailing, origin, day, _reply_by(arguments))
    ending = Path(arguments.output).suffix.lower()
    if ending == ".docx":
        return letters_docx(written, origin, day, word_file=word_file)
    if ending == ".zip":
        return letters_zip(written, origin, day, word_file=word_file)
    if word_file is not None:
        raise output.WrongUsage(
            _("A letter from a Word file is written for Word: name a file that ends in .docx or .zip.")
        )
    return letters_pdf(written, origin, _title_language(arguments), day)


def _member_sheets(database: Database, arguments: Namespace, mailing: "Mailing") -> bytes:
    from desktop_app.printing.member_sheets import member_sheets_pdf
    from desktop_app.services import member_sheets
    from desktop_app.services.mailing import sender

    day = day_of(arguments)
    ids = [one.organisation_id for one in mailing.addressees if one.organisation_id]
    language = arguments.language or ""
    sheets = member_sheets.gather(database, ids, day, language)
    origin = sender(database, day)
    return member_sheets_pdf(sheets, origin, _title_language(arguments), _day(arguments), _reply_by(arguments))


def _membership_list(database: Database, arguments: Namespace, _mailing: "Mailing") -> bytes:
    from desktop_app.printing.membership_list import membership_list_pdf
    from desktop_app.services import membership_lists
    from desktop_app.services.mailing import sender

    day = day_of(arguments)
    year = arguments.year or int(day[:4])
    lines = membership_lists.gather(database, day, year)
    origin = sender(database, day)
    return membership_list_pdf(lines, origin, _title_language(arguments), _day(arguments), by=arguments.by, year=year)


def _badges(database: Database, arguments: Namespace, mailing: "Mailing") -> bytes:
    from desktop_app.printing.badges import badges_pdf
    from desktop_app.services import mailing as mailings

    day = day_of(arguments)
    heading = mailings.heading(mailings.sender(database, day), day)
    people = mailings.badges(database, mailing, day)
    return badges_pdf(people, heading, _title_language(arguments), arguments.format or arguments.size)


MAILINGS: dict[str, Callable[[Database, Namespace, "Mailing"], bytes]] = {
    "labels": _labels,
    "envelopes": _envelopes,
    "letters": _letters,
    "member-sheets": _member_sheets,
    "membership-list": _membership_list,
    "badges": _badges,
}
