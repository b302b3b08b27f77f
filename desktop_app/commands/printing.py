"""`parvis print`: documents on paper, as of a day."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from desktop_app import preferences
from desktop_app.commands import mailings, meeting_papers, output, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.verb import Verb
from desktop_app.i18n import N_, _, ngettext
from desktop_app.preferences import PRINT_LANGUAGES


def print_document(arguments: Namespace) -> None:
    """Print the directory, a mailing, or a paper of an event or meeting."""
    if mailings.is_one(arguments):
        mailings.print_mailing(arguments)
        return
    if not arguments.output:
        raise output.WrongUsage(_("Say into which file with -o."))
    if arguments.document == "directory":
        _print_directory(arguments)
    else:
        arguments.language = arguments.language or preferences.load().print_language
        meeting_papers.print_paper(arguments)


def _print_directory(arguments: Namespace) -> None:
    """Print the directory into a PDF; what was left out is said."""
    from desktop_app.commands import editions as chosen
    from desktop_app.printing.directory import print_directory
    from desktop_app.printing.house import style_of
    from desktop_app.services import editions
    from desktop_app.services.directory import gather

    with opened(arguments) as database, style_of(database):
        edition_id, edition = chosen.wanted(database, arguments)
        day = day_of(arguments)
        since = editions.since(database, edition.changed_since, day)
        directory = gather(database, day, since or None)
        edition = replace(edition, changed_since=since)
        printed = print_directory(directory, edition, Path(arguments.output))
        if arguments.sent:
            editions.note(database, day, printed.pages, edition_id)
    if arguments.json:
        missing = [{"character": one.letter, "name": one.name, "page": one.page} for one in printed.missing]
        output.data(
            {
                "document": arguments.document,
                "file": arguments.output,
                "pages": printed.pages,
                "left_out": directory.left_out,
                "missing_characters": missing,
            }
        )
        return
    pages = ngettext("{count} page in {path}.", "{count} pages in {path}.", printed.pages)
    output.say(pages.format(count=printed.pages, path=arguments.output))
    if directory.left_out:
        left_out = ngettext(
            "{count} person is not named: no consent to stand in the directory.",
            "{count} people are not named: no consent to stand in the directory.",
            directory.left_out,
        )
        output.say(left_out.format(count=directory.left_out))
    for one in printed.missing:
        output.tell(
            _("No typeface has the character {name}, on page {page}: a sign stands in its place.").format(
                name=one.name, page=one.page
            )
        )


def _arguments(parser: ArgumentParser) -> None:
    documents = tuple(dict.fromkeys(("directory", *meeting_papers.PAPERS, *mailings.MAILINGS)))
    parser.add_argument(
        "document",
        metavar=_("DOCUMENT"),
        choices=documents,
        help=_("what to print: {documents}").format(documents=", ".join(documents)),
    )
    verb.base(parser)
    parser.add_argument(
        "--language",
        choices=PRINT_LANGUAGES,
        help=_("the document's language (the preferred one; mailings: that of each who is written to)"),
    )
    verb.as_of(parser)
    meeting_papers.arguments_of_papers(parser)
    mailings.arguments_of_mailings(parser)
    parser.add_argument(
        "--option",
        nargs="+",
        default=[],
        metavar=_("OPTION=VALUE"),
        help=_("the directory’s options, as “parvis editions” shows them: columns=3 paper=A5 changed_since=last"),
    )
    parser.add_argument("--sent", action="store_true", help=_("remember that this directory goes out on that day"))
    verb.output(parser, required=False)
    verb.as_json(parser)


PRINT = Verb(
    "print", N_("print the directory, a mailing, or a paper of an event or a meeting"), _arguments, print_document
)
