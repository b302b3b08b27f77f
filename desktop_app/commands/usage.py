"""The grammar of the command line, in the language in force."""

import argparse
import gettext
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app import __version__
from desktop_app.commands import (
    calendars,
    conflicts,
    copies,
    duplicates,
    editions,
    evidence,
    exchange,
    exporting,
    house_style,
    hub,
    importing,
    journal,
    keeping,
    kinds,
    lists,
    meetings,
    personal_data,
    positions,
    printing,
    records,
    verification,
)
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.i18n import LANGUAGES, N_, _, language
from desktop_app.paths import translations


def _nothing(parser: ArgumentParser) -> None:
    """A verb without arguments."""


def _elsewhere(arguments: Namespace) -> int:
    """The door carries this one out (see main)."""
    raise WrongUsage(_("“{verb}” needs the window's part of the program.").format(verb=arguments.verb))


SELF_TEST = Verb("self-test", N_("open every page once, print one page, and leave"), _nothing, _elsewhere)
VERBS: dict[str, Verb] = {
    verb.name: verb
    for verb in (
        keeping.NEW, kinds.KINDS_VERB, lists.LIST, records.SHOW, records.ADD, records.SET, records.DELETE, lists.SEARCH,
        meetings.MEETING, meetings.ATTEND, meetings.MINUTE, meetings.MINUTES, calendars.CALENDAR,
        positions.POSITION, exchange.PRACTICE, exchange.DIALOGUE, evidence.EVIDENCE, exchange.REPORT,
        verification.VERIFICATION, exchange.MONDAY, importing.IMPORT, exporting.EXPORT,
        duplicates.DUPLICATES, duplicates.COMBINE, duplicates.APART,
        printing.PRINT, editions.EDITIONS, house_style.STYLE,
        journal.HISTORY, journal.UNDO, journal.REDO, keeping.BACKUP, keeping.RESTORE, keeping.CHECK,
        copies.COPY, copies.MERGE, copies.SEND, copies.RECEIVE, copies.COPIES, copies.IDENTITY, hub.SYNC,
        conflicts.CONFLICTS, conflicts.RESOLVE, personal_data.REPORT, personal_data.FORGET, SELF_TEST,
    )
}  # fmt: skip

# argparse takes its own words from gettext's domain “messages”, which is the name of our catalogue too.
_WORDS_OF_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
)


def language_on_line(words: list[str]) -> tuple[str, list[str]]:
    """The language asked for by `--ui-language`, wherever it stands, and the other words.

    What is not a language stays among the words, so that the parser refuses it.
    """
    kept: list[str] = []
    chosen = ""
    pending = list(words)
    while pending:
        word = pending.pop(0)
        option, _equals, value = word.partition("=")
        if word == "--":
            return chosen, [*kept, word, *pending]
        if word == "--ui-language" and pending and pending[0] in LANGUAGES:
            chosen = pending.pop(0)
        elif option == "--ui-language" and value in LANGUAGES:
            chosen = value
        else:
            kept.append(word)
    return chosen, kept


def names_a_verb(words: list[str]) -> bool:
    """Whether a line is a command (or asks for help) rather than a base to open."""
    first = next((word for word in words if not word.startswith("-")), None)
    return first in VERBS or any(word in ("-h", "--help", "--version") for word in words)


def read_command(words: list[str]) -> Namespace:
    """The command that some words say; SystemExit after wrong ones, or after help."""
    with _argparse_speaks():
        parser = command_parser()
        found, left = parser.parse_known_args(words)
        rest = VERBS[found.verb].rest
        if left and (not rest or any(word.startswith("-") and word != "-" for word in left)):
            parser.error(_("unrecognized arguments: %s") % " ".join(left))
        if rest:
            setattr(found, rest, [*getattr(found, rest), *left])
    return found


def read_window(words: list[str]) -> Namespace:
    """The base to open in the window, if any is named."""
    with _argparse_speaks():
        parser = _parser(_("Opens the window on a base; the last one when none is named."))
        parser.add_argument("base", nargs="?", metavar=_("BASE"), help=_("the base's file"))
        return parser.parse_args(words)


@contextmanager
def _argparse_speaks() -> Iterator[None]:
    """Let argparse speak the language in force."""
    before = os.environ.get("LANGUAGE")
    gettext.bindtextdomain("messages", str(translations()))
    os.environ["LANGUAGE"] = language()
    try:
        yield
    finally:
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before


def _parser(description: str) -> ArgumentParser:
    parser = ArgumentParser("parvis", description=description, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"Parvis {__version__}")
    _language_option(parser)
    return parser


def _language_option(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--ui-language", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("the language of help and messages")
    )


def command_parser() -> ArgumentParser:
    """The parser of all verbs, its help in the language in force."""
    parser = _parser(
        _("The office's records from the command line. Without a command, “parvis BASE” opens the window.")
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar=_("COMMAND"), title=_("commands"), prog="parvis")
    for verb in VERBS.values():
        summary = _(verb.summary)
        own = verbs.add_parser(
            verb.name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}.", allow_abbrev=False
        )
        verb.arguments(own)
        _language_option(own)
    return parser


def unknown(words: list[str]) -> str | None:
    """What to say of a line whose first word is neither a command nor a file; None when it may be a base."""
    from difflib import get_close_matches
    from pathlib import Path

    first = next((word for word in words if not word.startswith("-")), None)
    if first is None or Path(first).exists() or Path(first).name != first or "." in first:
        return None
    near = get_close_matches(first, VERBS, n=1)
    if near:
        return _("There is no command “{word}”, and no base of that name. Did you mean “{near}”?").format(
            word=first, near=near[0]
        )
    return _("There is no command “{word}”, and no base of that name. “parvis --help” lists the commands.").format(
        word=first
    )


def exit_status(stop: SystemExit) -> int:
    """The status argparse leaves with."""
    if isinstance(stop.code, str):
        print(stop.code, file=sys.stderr)
        return 2
    return stop.code or 0
