"""`parvis copy`, `merge`, `send`, `receive`, `copies` and `identity`: copies that leave, and how they come back."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.commands import output, verb
from desktop_app.commands.opening import key_of, opened, typed_passphrase
from desktop_app.commands.verb import Verb
from desktop_app.i18n import N_, _, format_moment, ngettext

if TYPE_CHECKING:
    from desktop_app.sync.taking import Outcome


def copy(arguments: Namespace) -> None:
    """Make a full copy for the road, with an identity of its own."""
    from desktop_app.sync.copies import make_copy

    target = Path(arguments.copy)
    with opened(arguments) as database:
        made = make_copy(database, target, arguments.name or target.stem)
    if arguments.json:
        output.data({"base": arguments.base, "copy": str(target), "identity": made})
    else:
        output.say(_("The copy is in {path}. Work in it anywhere; “parvis merge” brings it back.").format(path=target))


def merge(arguments: Namespace) -> None:
    """Bring a base and a copy to the same state."""
    from desktop_app.sync.merging import merge as bring_together

    other = Path(arguments.other)
    with opened(arguments) as database:
        found = bring_together(database, other, key_of(other, arguments))
        waiting = _waiting(database)
    if arguments.json:
        output.data({"came": _plain(found.came), "went": _plain(found.went), "open_conflicts": waiting})
        return
    output.say(_("Came: {count}. Went: {others}.").format(count=found.came.applied, others=found.went.applied))
    _say(found.came, waiting)


def send(arguments: Namespace) -> None:
    """Write a travel file with what another copy lacks."""
    from desktop_app.sync.travel import write_for

    target = Path(arguments.output)
    passphrase = _passphrase_of_file(arguments) if arguments.lock else None
    with opened(arguments) as database:
        count = write_for(database, arguments.to, target, passphrase)
    if arguments.json:
        output.data({"file": str(target), "records": count})
    else:
        sentence = ngettext("{path} carries {count} change.", "{path} carries {count} changes.", count)
        output.say(sentence.format(path=target, count=count))


def receive(arguments: Namespace) -> None:
    """Take a travel file in."""
    from desktop_app.sync.travel import is_locked_by_passphrase, read

    source = Path(arguments.file)
    with opened(arguments) as database:
        locked = is_locked_by_passphrase(source)
        found = read(database, source, _passphrase_of_file(arguments) if locked else None)
        waiting = _waiting(database)
    if arguments.json:
        output.data({"came": _plain(found), "open_conflicts": waiting})
        return
    output.say(ngettext("{count} change came.", "{count} changes came.", found.applied).format(count=found.applied))
    _say(found, waiting)


def list_copies(arguments: Namespace) -> None:
    """The copies this base knows, when they last met, what waits for them."""
    from desktop_app.sync import copies

    with opened(arguments) as database:
        own, peers = copies.identity(database), copies.peers(database)
    if arguments.json:
        known = [
            {
                "copy": one.copy,
                "name": one.name,
                "met_at": one.met_at.isoformat(timespec="seconds") if one.met_at else None,
                "way": one.way,
                "waiting": one.waiting,
            }
            for one in peers
        ]
        output.data({"copy": own.copy, "name": own.name, "away": own.is_away, "peers": known})
        return
    output.say(_("This copy: {name}").format(name=own.name or own.copy))
    output.table(
        (
            one.name or one.copy,
            format_moment(one.met_at) if one.met_at else "–",
            ngettext("{count} change waits", "{count} changes wait", one.waiting).format(count=one.waiting),
        )
        for one in peers
    )


def new_identity(arguments: Namespace) -> None:
    """The way out of a fork: this base goes on under a name of its own, its work is kept."""
    from desktop_app.sync.copies import take_new_identity

    with opened(arguments) as database:
        made = take_new_identity(database, arguments.after, arguments.name or "")
    if arguments.json:
        output.data({"base": arguments.base, "identity": made})
    else:
        output.say(_("{path} is a copy of its own now; what was done in it is kept.").format(path=arguments.base))


def _passphrase_of_file(arguments: Namespace) -> str:
    """The travel file's own passphrase, asked for or read; the base's is another one."""
    asked = Namespace(passphrase_file=arguments.file_passphrase)
    return typed_passphrase(asked, _("Passphrase of the travel file: "))


def _waiting(database: Any) -> int:
    from desktop_app.sync.conflicts import count_open

    return count_open(database)


def _plain(outcome: "Outcome") -> dict[str, Any]:
    return {
        "records": outcome.applied,
        "conflicts": outcome.conflicts,
        "held": outcome.held,
        "warnings": outcome.warnings,
    }


def _say(outcome: "Outcome", waiting: int) -> None:
    for warning in outcome.warnings:
        output.tell(output.one_line(warning))
    if waiting:
        sentence = ngettext(
            "{count} conflict waits for a decision: “parvis conflicts” lists it.",
            "{count} conflicts wait for a decision: “parvis conflicts” lists them.",
            waiting,
        )
        output.say(sentence.format(count=waiting))


def _copy_arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file"))
    parser.add_argument("copy", metavar=_("COPY"), help=_("the copy's file, which must not exist yet"))
    _name(parser)
    verb.as_json(parser)


def _name(parser: ArgumentParser) -> None:
    parser.add_argument("--name", metavar=_("NAME"), help=_("what people call it: Portable de Strasbourg"))


def _merge_arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file"))
    parser.add_argument("other", metavar=_("OTHER"), help=_("the copy that came back"))
    verb.as_json(parser)


def _send_arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file"))
    parser.add_argument("--to", metavar=_("COPY"), help=_("only what this copy lacks; else everything"))
    parser.add_argument("--lock", action="store_true", help=_("lock the file by a passphrase of its own"))
    _file_passphrase(parser)
    verb.output(parser)
    verb.as_json(parser)


def _file_passphrase(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--file-passphrase",
        metavar=_("FILE"),
        help=_("read the travel file's passphrase from the first line of this file instead of asking"),
    )


def _receive_arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file"))
    parser.add_argument("file", metavar=_("FILE"), help=_("the travel file"))
    _file_passphrase(parser)
    verb.as_json(parser)


def _copies_arguments(parser: ArgumentParser) -> None:
    verb.base(parser)
    verb.as_json(parser)


def _identity_arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file"))
    _name(parser)
    parser.add_argument("--after", type=int, metavar="N", help=_("the last change both bases share"))
    verb.as_json(parser)


COPY = Verb("copy", N_("make a full copy for the road"), _copy_arguments, copy)
MERGE = Verb("merge", N_("bring a base and a copy of it to the same state"), _merge_arguments, merge)
SEND = Verb("send", N_("write a travel file with what another copy lacks"), _send_arguments, send)
RECEIVE = Verb("receive", N_("take a travel file in"), _receive_arguments, receive)
COPIES = Verb("copies", N_("list the copies this base knows"), _copies_arguments, list_copies)
IDENTITY = Verb(
    "new-identity", N_("make a restored or doubled base a copy of its own"), _identity_arguments, new_identity
)
