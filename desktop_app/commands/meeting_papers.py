"""`parvis print` for the papers of events and meetings: which record each wants, and what it is made of."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from desktop_app.commands import evidence, exchange, output
from desktop_app.commands.links import record_id
from desktop_app.commands.opening import day_of, opened
from desktop_app.i18n import _, ngettext, speaking
from desktop_app.storage.database import Database

WORD = ("agenda", "minutes", "report", "decisions")
"""What can also be written for Word."""


def print_paper(arguments: Namespace) -> None:
    """Print one paper into the file that was named; its ending says whether for Word."""
    name, target = arguments.document, Path(arguments.output)
    for_word = target.suffix.lower() == ".docx"
    if for_word and name not in WORD:
        raise output.WrongUsage(
            _("“{document}” is printed as PDF only. For Word there are: {documents}.").format(
                document=name, documents=", ".join(WORD)
            )
        )
    from desktop_app.printing.house import style_of
    from desktop_app.printing.typefaces import names_of, noting_unprintable

    with opened(arguments) as database, style_of(database), noting_unprintable() as lacking:
        written = PAPERS[name](database, arguments, for_word)
    target.write_bytes(written)
    pages = None if for_word else len(re.findall(rb"/Type /Page\b", written))
    if arguments.json:
        characters = [{"character": one, "name": names_of(one)} for one in lacking]
        output.data({"document": name, "file": arguments.output, "pages": pages, "missing_characters": characters})
    elif pages is None:
        output.say(_("Written: {path}.").format(path=arguments.output))
    else:
        said = ngettext("{count} page in {path}.", "{count} pages in {path}.", pages)
        output.say(said.format(count=pages, path=arguments.output))
    if lacking and not arguments.json:
        output.tell(_("No typeface has {names}: a sign stands in its place.").format(names=names_of(lacking)))


def arguments_of_papers(parser: ArgumentParser) -> None:
    """What the papers are about, and the few things that one of them lets choose."""
    parser.add_argument("--meeting", metavar="ID", help=_("the meeting, for all papers but a programme"))
    parser.add_argument("--event", metavar="ID", help=_("the event: programme, attendance, badges, cards"))
    parser.add_argument("--body", metavar="ID", help=_("the body whose actions are printed"))
    parser.add_argument("--decision", metavar="ID", help=_("the decision of an extract, by its id or code"))
    parser.add_argument("--position", metavar="ID", help=_("the common position: position, amendments, sign-off"))
    parser.add_argument("--practice", metavar="ID", help=_("one practice alone, on a sheet of its own"))
    parser.add_argument("--theme", metavar="ID", help=_("practices: only those of this theme"))
    parser.add_argument("--country", metavar=_("CODE"), help=_("practices: only those with a partner there, as BF"))
    parser.add_argument("--member", metavar="ID", help=_("practices: only those of this member"))
    parser.add_argument("--institution", metavar="ID", help=_("whom a file is about that one takes along to a visit"))
    parser.add_argument(
        "--edition", metavar=_("EDITION"), help=_("the agenda as it was sent that time (a number); a kept directory")
    )
    parser.add_argument("--revision", type=int, metavar=_("NUMBER"), help=_("minutes as they were kept that time"))
    parser.add_argument("--sheet", metavar=_("CODE"), help=_("an attendance sheet printed before, by its code"))
    parser.add_argument("--session", metavar="ID", help=_("the session of an event that an attendance sheet is for"))
    parser.add_argument("--order", choices=("name", "delegation"), default="name", help=_("order of the lines"))
    numbers = parser.add_argument_group(_("a report in numbers"))
    numbers.add_argument(
        "--numbers", choices=exchange.REPORTS, help=_("“report”: numbers with charts, not a meeting’s")
    )
    numbers.add_argument("--no-lists", action="store_true", help=_("without the lists behind the numbers"))
    evidence.period(parser)
    parser.add_argument("--size", choices=("90x55", "a6"), default="90x55", help=_("size of the badges"))


def _wanted(database: Database, arguments: Namespace, kind: str) -> str:
    """The id of the record a paper is about."""
    typed = getattr(arguments, kind)
    if not typed:
        raise output.WrongUsage(_("“{document}” needs --{option}.").format(document=arguments.document, option=kind))
    kind = {"body": "organisation", "member": "organisation", "institution": "organisation"}.get(kind, kind)
    return record_id(database, kind, typed, day_of(arguments))


def _edition(arguments: Namespace) -> int | None:
    """The number of the agenda that was sent."""
    if arguments.edition is None:
        return None
    if not arguments.edition.isdecimal():
        raise output.WrongUsage(_("“{value}” is not a whole number.").format(value=arguments.edition))
    return int(arguments.edition)


def _programme(database: Database, arguments: Namespace, _word: bool) -> bytes:
    from desktop_app.printing.programme import programme_pdf
    from desktop_app.services import events

    return programme_pdf(events.programme(database, _wanted(database, arguments, "event")), arguments.language)


def _convocation(database: Database, arguments: Namespace, _word: bool) -> bytes:
    from desktop_app.printing.convocation import convocation_pdf
    from desktop_app.services import convening

    meeting = _wanted(database, arguments, "meeting")
    return convocation_pdf(convening.document(database, meeting, edition=_edition(arguments)), arguments.language)


def _agenda(database: Database, arguments: Namespace, word: bool) -> bytes:
    from desktop_app.services import convening

    meeting = _wanted(database, arguments, "meeting")
    document = convening.document(database, meeting, edition=_edition(arguments))
    if word:
        from desktop_app.printing.word import agenda_docx

        return agenda_docx(document, arguments.language)
    from desktop_app.printing.agenda import agenda_pdf

    return agenda_pdf(document, arguments.language)


def _attendance(database: Database, arguments: Namespace, _word: bool) -> bytes:
    """A sheet for the day asked for, else the first day; or one printed before."""
    from datetime import date

    from desktop_app.printing.attendance_sheet import sheet_pdf
    from desktop_app.services import attendance, sheets

    if arguments.sheet:
        document = sheets.document(database, arguments.sheet)
    else:
        kind = "event" if arguments.event else "meeting"
        occasion = attendance.Occasion(kind, _wanted(database, arguments, kind))
        day = day_of(arguments) if arguments.as_of else attendance.day_of(database, occasion)
        entry = record_id(database, "timetable_entry", arguments.session, day) if arguments.session else None
        document = sheets.print_sheet(database, occasion, day, date.today().isoformat(), timetable_entry=entry)
    return sheet_pdf(document, arguments.language, order=arguments.order)


def _minutes(database: Database, arguments: Namespace, word: bool) -> bytes:
    """The procès-verbal, the compte rendu or the relevé de décisions of a meeting."""
    from desktop_app.services import minutes_document

    meeting = _wanted(database, arguments, "meeting")
    document = minutes_document.document(database, meeting, revision=arguments.revision)
    if word:
        from desktop_app.printing import word as word_documents

        in_word = {
            "minutes": word_documents.minutes_docx,
            "report": word_documents.report_docx,
            "decisions": word_documents.decisions_docx,
        }
        return in_word[arguments.document](document, arguments.language)
    from desktop_app.printing.decisions import decisions_pdf
    from desktop_app.printing.minutes import minutes_pdf, report_pdf

    as_pdf = {"minutes": minutes_pdf, "report": report_pdf, "decisions": decisions_pdf}
    return as_pdf[arguments.document](document, arguments.language)


def _report(database: Database, arguments: Namespace, word: bool) -> bytes:
    """The compte rendu of a meeting, or a report in numbers."""
    if not arguments.numbers:
        if not arguments.meeting:
            raise output.WrongUsage(_("“report” needs --meeting, or --numbers for a report in numbers."))
        return _minutes(database, arguments, word)
    if word:
        raise output.WrongUsage(_("A report in numbers is printed as PDF only."))
    from desktop_app.printing.reports import report_pdf
    from desktop_app.services import reports

    document = reports.document(database, exchange.asked(database, arguments, arguments.numbers))
    return report_pdf(document, arguments.language, with_lists=not arguments.no_lists)


def _extract(database: Database, arguments: Namespace, _word: bool) -> bytes:
    from desktop_app.printing.decisions import extract_pdf
    from desktop_app.services import decisions

    return extract_pdf(decisions.extract(database, _wanted(database, arguments, "decision")), arguments.language)


def _actions(database: Database, arguments: Namespace, _word: bool) -> bytes:
    """What the members of a body are to do; of the meeting's body when a meeting is named."""
    from desktop_app.printing.action_ledger import ledger_pdf
    from desktop_app.services import actions, records

    day = day_of(arguments)
    if arguments.meeting:
        meeting = records.load(database, "meeting", _wanted(database, arguments, "meeting"), day)
        body = meeting.values["body_id"]
    else:
        body = _wanted(database, arguments, "body")
    return ledger_pdf(actions.ledger(database, body, day), arguments.language)


def _badges(database: Database, arguments: Namespace, _word: bool) -> bytes:
    """Badges or name cards of all who are expected."""
    from desktop_app.printing.badges import badges_pdf
    from desktop_app.printing.name_cards import cards_pdf
    from desktop_app.services import headings, lists_of_people
    from desktop_app.services.attendance import Occasion

    kind = "event" if arguments.event else "meeting"
    record = _wanted(database, arguments, kind)
    heading = (headings.of_event if kind == "event" else headings.of_meeting)(database, record)
    people = lists_of_people.badges(database, Occasion(kind, record))
    if arguments.document == "cards":
        return cards_pdf(people, heading, arguments.language)
    return badges_pdf(people, heading, arguments.language, arguments.size)


def _position(database: Database, arguments: Namespace, _word: bool) -> bytes:
    """A common position, the table of its amendments, or how its sign-off stands."""
    from desktop_app.printing.amendment_table import amendments_pdf
    from desktop_app.printing.positions import position_pdf, sign_off_pdf
    from desktop_app.services import position_document

    as_pdf = {"position": position_pdf, "amendments": amendments_pdf, "sign-off": sign_off_pdf}
    wanted = _wanted(database, arguments, "position")
    with speaking(arguments.language[:2]):  # countries and members in the order of the paper's language
        document = position_document.document(database, wanted, day_of(arguments))
    return as_pdf[arguments.document](document, arguments.language)


def _practices(database: Database, arguments: Namespace, _word: bool) -> bytes:
    """The catalogue of practices (of a country, a theme, a member), or the sheet of the one that is named."""
    from desktop_app.printing.practices import catalogue_pdf, practice_pdf
    from desktop_app.services import practices

    day = day_of(arguments)
    if not arguments.practice:
        theme = _wanted(database, arguments, "theme") if arguments.theme else None
        member = _wanted(database, arguments, "member") if arguments.member else None
        country = arguments.country.upper() if arguments.country else None
        with speaking(arguments.language[:2]):
            found = practices.catalogue(database, day, theme=theme, country=country, member=member)
        return catalogue_pdf(found, arguments.language)
    sheet = practices.sheet(database, _wanted(database, arguments, "practice"), day)
    return practice_pdf(sheet, day, arguments.language)


def _institution(database: Database, arguments: Namespace, _word: bool) -> bytes:
    """What to take along to an institution or an NGO."""
    from desktop_app.printing.institution_file import institution_pdf
    from desktop_app.services import dialogue

    institution = _wanted(database, arguments, "institution")
    file = dialogue.institution_file(database, institution, day_of(arguments))
    return institution_pdf(file, arguments.language)


Paper = Callable[[Database, Namespace, bool], bytes]
PAPERS: dict[str, Paper] = {
    "programme": _programme,
    "convocation": _convocation,
    "agenda": _agenda,
    "attendance": _attendance,
    "minutes": _minutes,
    "report": _report,
    "decisions": _minutes,
    "extract": _extract,
    "actions": _actions,
    "badges": _badges,
    "cards": _badges,
    "position": _position,
    "amendments": _position,
    "sign-off": _position,
    "practices": _practices,
    "institution": _institution,
}
