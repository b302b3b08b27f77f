"""`parvis sync`: bring this base and the office hub to the same set of changes."""

from argparse import ArgumentParser, Namespace

from desktop_app.commands import output, verb
from desktop_app.commands.opening import opened
from desktop_app.commands.verb import Verb
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext


def sync(arguments: Namespace) -> None:
    """Meet the hub given, or the one that was met last."""
    from desktop_app.sync import hub
    from desktop_app.sync.conflicts import count_open

    with opened(arguments) as database:
        url = arguments.hub or hub.address(database)
        if not url:
            raise UserError(_("No hub was met yet. Give its address: postgresql://name@computer/base"))
        met = hub.sync(database, url)
        waiting = count_open(database)
    if arguments.json:
        output.data(
            {
                "hub": hub.without_password(url),
                "came": met.came.applied,
                "sent": met.sent,
                "conflicts": met.came.conflicts,
                "held": met.came.held,
                "warnings": met.came.warnings,
                "open_conflicts": waiting,
            }
        )
        return
    output.say(_("Came: {count}. Went: {others}.").format(count=met.came.applied, others=met.sent))
    for warning in met.came.warnings:
        output.tell(output.one_line(warning))
    if waiting:
        sentence = ngettext(
            "{count} conflict waits for a decision: “parvis conflicts” lists it.",
            "{count} conflicts wait for a decision: “parvis conflicts” lists them.",
            waiting,
        )
        output.say(sentence.format(count=waiting))


def _arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file"))
    parser.add_argument(
        "hub",
        nargs="?",
        metavar=_("HUB-URL"),
        help=_("postgresql://name@computer/base; without it, the hub met last. No password is kept"),
    )
    verb.as_json(parser)


SYNC = Verb("sync", N_("meet the office hub: take what is new there, give what is new here"), _arguments, sync)
