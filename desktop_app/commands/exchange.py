"""`parvis practice`, `dialogue`, `report` and `monday`: exchange and dialogue, and the figures of both."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from desktop_app.commands import links, verb
from desktop_app.commands.evidence import days, period
from desktop_app.commands.meetings import tell
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.positions import record, words
from desktop_app.commands.verb import Verb
from desktop_app.domain.voice_kinds import INTERACTION_KINDS
from desktop_app.i18n import N_, _
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import Asked, PracticeSheet


def _shared(parser: ArgumentParser) -> None:
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


# practice -------------------------------------------------------------------------------------------------------


def practice(arguments: Namespace) -> None:
    """Who works with a country, the practices of a theme or member, or one put before a meeting or event."""
    from desktop_app.services import practices

    with opened(arguments) as database:
        day = day_of(arguments)
        if arguments.step == "list":
            theme = record(database, arguments, "theme", "theme") if arguments.theme else None
            member = record(database, arguments, "organisation", "member") if arguments.member else None
            country = arguments.country.upper() if arguments.country else None
            found = practices.catalogue(database, day, theme=theme, country=country, member=member)
            tell(arguments, {"practices": [_practice(one) for one in found.sheets]})
            return
        one = record(database, arguments, "practice")
        if arguments.step == "offer":
            tell(arguments, {"id": _offered(database, arguments, one, day)})
            return
        sheet = practices.sheet(database, one, day)
        told = {**_practice(sheet), "summary": words(sheet.summary), "lessons": words(sheet.lessons)}
        tell(arguments, told)


def _practice(sheet: "PracticeSheet") -> dict[str, Any]:
    return {
        "id": sheet.id,
        "title": words(sheet.title),
        "member": words(sheet.organisation),
        "partners": ", ".join(f"{words(one.name)} ({one.country})" for one in sheet.partners),
        "themes": ", ".join(map(words, sheet.themes)),
    }


def _offered(database: Database, arguments: Namespace, one: str, day: str) -> str:
    from desktop_app.services import practices

    if arguments.event:
        return practices.offer_to_event(database, one, record(database, arguments, "event", "event"), day)
    return practices.offer_to_meeting(database, one, record(database, arguments, "meeting", "meeting"), day)


def _practice_arguments(parser: ArgumentParser) -> None:
    help_text = _("list (by --country, --theme, --member), sheet, offer (to --meeting or --event)")
    parser.add_argument("step", metavar=_("STEP"), choices=("list", "sheet", "offer"), help=help_text)
    parser.add_argument("id", nargs="?", metavar="ID", help=_("the practice"))
    parser.add_argument("--country", metavar=_("CODE"), help=_("the country of a partner, for example BF"))
    parser.add_argument("--theme", metavar="ID", help=_("the theme"))
    parser.add_argument("--member", metavar="ID", help=_("the member"))
    parser.add_argument("--meeting", metavar="ID", help=_("the meeting it is offered to"))
    parser.add_argument("--event", metavar="ID", help=_("the event it is offered to"))
    _shared(parser)


PRACTICE = Verb("practice", N_("find practices, or offer one to a meeting or event"), _practice_arguments, practice)


# dialogue -------------------------------------------------------------------------------------------------------


def dialogue(arguments: Namespace) -> None:
    """Note a talk with an institution, or tell what is in its file."""
    from desktop_app.services import dialogue as talks

    with opened(arguments) as database:
        day, institution = day_of(arguments), record(database, arguments, "organisation")
        if arguments.step == "note":
            values = {
                "organisation_id": institution, "happened_on": day, "kind": arguments.kind,
                "title_fr": arguments.fr, "title_en": arguments.en, "said_fr": arguments.said_fr,
                "said_en": arguments.said_en,
            }  # fmt: skip
            people = [links.record_id(database, "person", one, day) for one in arguments.people]
            follow = [(title, arguments.due, None) for title in arguments.follow]
            tell(arguments, {"id": talks.note(database, values, people, follow=follow)})
            return
        file = talks.institution_file(database, institution, day)
        tell(
            arguments,
            {
                "people": [{"name": one.name, "position": words(one.position)} for one in file.people],
                "talks": [{"on": one.happened_on, "kind": one.kind, "title": words(one.title)} for one in file.talks],
                "positions": [{"title": words(title), "sent_on": on} for title, on in file.positions],
                "tasks": [{"title": one.title, "due_on": one.due_on} for one in file.tasks],
            },
        )


def _dialogue_arguments(parser: ArgumentParser) -> None:
    help_text = _("note (a talk on the day of --as-of) or file (what to take along to a visit)")
    parser.add_argument("step", metavar=_("STEP"), choices=("note", "file"), help=help_text)
    parser.add_argument("id", metavar="ID", help=_("the institution or NGO"))
    kinds = [code for code, _t in INTERACTION_KINDS]
    parser.add_argument("--kind", choices=kinds, default="meeting", help=_("what it was"))
    parser.add_argument("--fr", metavar=_("TEXT"), help=_("its subject in French"))
    parser.add_argument("--en", metavar=_("TEXT"), help=_("its subject in English"))
    parser.add_argument("--said-fr", metavar=_("TEXT"), help=_("what was said, in French"))
    parser.add_argument("--said-en", metavar=_("TEXT"), help=_("what was said, in English"))
    parser.add_argument(
        "--with", dest="people", action="append", default=[], metavar=_("PERSON"), help=_("who was there; repeatable")
    )
    parser.add_argument("--follow", action="append", default=[], metavar=_("TEXT"), help=_("a task; repeatable"))
    parser.add_argument("--due", metavar=_("DATE"), help=_("until when the tasks are to be done"))
    _shared(parser)


DIALOGUE = Verb("dialogue", N_("note a talk with an institution, or tell its file"), _dialogue_arguments, dialogue)


# report ---------------------------------------------------------------------------------------------------------


REPORTS = ("members", "participants", "meetings", "membership")


def asked(database: Database, arguments: Namespace, name: str) -> "Asked":
    """The report that is wanted: of a day or of a period, under a grant or under all."""
    from desktop_app.services.voice_papers import Asked

    if name == "members":
        return Asked(name, day_of(arguments), day_of(arguments))
    first, last = days(arguments)
    return Asked(name, first, last, record(database, arguments, "grant", "grant") if arguments.grant else "")


def report(arguments: Namespace) -> None:
    """Print the numbers of a report, each with the list behind it."""
    from desktop_app.services import reports

    with opened(arguments) as database:
        found = reports.report(database, asked(database, arguments, arguments.name))
        groups = [
            {
                "by": by, "key": group.key, "label": words(group.label), "number": group.number,
                **({"list": [{"kind": line.kind, "id": line.id, "text": words(line.text)} for line in group.lines]}
                   if arguments.json else {}),
            }
            for by, each in found.breakdowns.items()
            for group in each
        ]  # fmt: skip
        tell(arguments, {"total": found.total, "groups": groups})


def _report_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar=_("NAME"), choices=REPORTS, help=", ".join(REPORTS))
    period(parser)
    _shared(parser)


REPORT = Verb("report", N_("numbers of members, participants and meetings"), _report_arguments, report)


# monday ---------------------------------------------------------------------------------------------------------


def monday(arguments: Namespace) -> None:
    """Tell what is due, what comes and lacks something, who leaves, which seats are empty."""
    from desktop_app.services import monday as week

    with opened(arguments) as database:
        found = week.monday(database, day_of(arguments))
        tell(
            arguments,
            {
                "tasks": [{"due_on": one.due_on, "title": one.title} for one in found.tasks],
                "actions": [{"due_on": one.due_on, "title": words(one.title)} for one in found.actions],
                "ahead": [
                    {"starts_at": one.starts_at, "title": words(one.title), "missing": len(one.missing)}
                    for one in found.ahead
                ],
                "ending": [
                    {"ends_on": one.ends_on, "name": one.who.name, "organisation": words(one.organisation)}
                    for one in found.ending
                ],
                "vacant": [{"body": words(one.body), "for": words(one.represents)} for one in found.vacant],
                "unverified": [
                    {"member": words(one.organisation), "since": one.last_verified_on} for one in found.unverified
                ],
                "conflicts": found.conflicts,
                "copies_away": found.copies_away,
            },
        )


MONDAY = Verb("monday", N_("what there is to do and to know this week"), _shared, monday)
