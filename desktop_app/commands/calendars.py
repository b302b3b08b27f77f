"""`parvis calendar`: invitations for calendars, and the answers that come back from them."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.commands import links, output, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.i18n import N_, _, ngettext
from desktop_app.storage.whole_files import replacing


def calendar(arguments: Namespace) -> None:
    """Write the invitation of a meeting or an event, or take in a file of answers."""
    if arguments.answers:
        _take(arguments)
    else:
        _write(arguments)


def _write(arguments: Namespace) -> None:
    from desktop_app.interchange import icalendar
    from desktop_app.services import calendars
    from desktop_app.services.attendance import Occasion

    if bool(arguments.meeting) == bool(arguments.event) or not arguments.output:
        raise WrongUsage(_("Name one --meeting or one --event and a file with -o, or --answers with a file."))
    kind = "meeting" if arguments.meeting else "event"
    with opened(arguments) as database:
        day = day_of(arguments)
        occasion = Occasion(kind, links.record_id(database, kind, getattr(arguments, kind), day))
        invitation = calendars.invitation(database, occasion, day)
    content = icalendar.write(invitation, datetime.now(UTC), organiser=arguments.organiser or "")
    with replacing(Path(arguments.output)) as fresh:
        fresh.write_bytes(content)
    if arguments.json:
        output.data(
            {
                "uid": invitation.uid,
                "sequence": invitation.sequence,
                "cancelled": invitation.is_cancelled,
                "guests": len(invitation.guests),
                "without_email": list(invitation.without_email),
            }
        )
        return
    told = ngettext("{count} guest in {path}.", "{count} guests in {path}.", len(invitation.guests))
    output.say(told.format(count=len(invitation.guests), path=arguments.output))
    for name in invitation.without_email:
        output.tell(_("No e-mail address is known of {name}.").format(name=output.one_line(name)))


def _take(arguments: Namespace) -> None:
    from desktop_app.interchange import icalendar
    from desktop_app.services import calendars

    replies = icalendar.read_replies(Path(arguments.answers).read_bytes())
    with opened(arguments) as database:
        taken = calendars.take(database, replies)
    if arguments.json:
        output.data([vars(one) for one in taken])
        return
    output.table((one.name or one.email, one.answer, one.why) for one in taken)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID", help=_("the meeting to invite to"))
    parser.add_argument("--event", metavar="ID", help=_("the event to invite to"))
    parser.add_argument("--organiser", metavar=_("E-MAIL"), help=_("where answers go; without it nobody is asked"))
    parser.add_argument("--answers", metavar=_("FILE"), help=_("take in the answers of a file that came back"))
    verb.base(parser)
    verb.output(parser, required=False)
    verb.as_of(parser)
    verb.as_json(parser)


CALENDAR = Verb("calendar", N_("write an invitation for calendars, or take in their answers"), _arguments, calendar)
