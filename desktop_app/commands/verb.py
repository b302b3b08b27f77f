"""What a verb of the command line is, and the arguments that many of them share."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.i18n import _


@dataclass(frozen=True)
class Verb:
    """One command: its name, what it does, its arguments, and what carries it out (None: done, else the status).

    `rest` names the positional that also takes the words standing after options.
    """

    name: str
    summary: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int | None]
    rest: str = ""


def base(parser: ArgumentParser) -> None:
    """The base to work on."""
    parser.add_argument("--base", required=True, metavar=_("BASE"), help=_("the base's file"))
    passphrase(parser)


def base_first(parser: ArgumentParser, text: str) -> None:
    """The base as the first word of verbs that are about the file itself."""
    parser.add_argument("base", metavar=_("BASE"), help=text)
    passphrase(parser)


def passphrase(parser: ArgumentParser) -> None:
    """Where to read the passphrase of an encrypted base."""
    parser.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("read the passphrase of an encrypted base from the first line of this file instead of asking"),
    )


def as_json(parser: ArgumentParser) -> None:
    """Print for programs instead of people."""
    parser.add_argument("--json", action="store_true", help=_("print JSON with stable keys and nothing else"))


def as_of(parser: ArgumentParser) -> None:
    """The day that governs names, roles and memberships."""
    parser.add_argument(
        "--as-of", metavar=_("DATE"), help=_("the day that counts for names, roles and memberships (today)")
    )


def kind(parser: ArgumentParser) -> None:
    """The kind of record."""
    from desktop_app.domain.kinds import KINDS

    parser.add_argument(
        "kind", metavar=_("KIND"), choices=tuple(KINDS), help=_("a kind of record, as “parvis kinds” lists them")
    )


def record(parser: ArgumentParser) -> None:
    """One record of the kind."""
    parser.add_argument("id", metavar="ID", help=_("the record's id; its code, name or acronym when only one has it"))


def output(parser: ArgumentParser, *, required: bool = True) -> None:
    """The file to write."""
    parser.add_argument("-o", "--output", required=required, metavar=_("FILE"), help=_("the file to write"))
