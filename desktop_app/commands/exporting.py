"""`parvis export`: any list as a table, address cards, a directory or a calendar; the whole base as JSON."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import i18n
from desktop_app.commands import output, verb
from desktop_app.commands.lists import condition_of, where
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _

if TYPE_CHECKING:
    from desktop_app.services.exporting import Chosen
    from desktop_app.storage.database import Database

USUAL_KIND = {"ics": "event"}
"""What a form takes where no kind is named; people where it says nothing."""


def export(arguments: Namespace) -> None:
    """Write the records that meet all conditions, in the language's order, into a file."""
    from desktop_app.interchange import exports
    from desktop_app.interchange.csv_writing import DELIMITERS, Form

    with opened(arguments) as database:
        chosen = None if arguments.format == exports.WHOLE else _chosen(database, arguments)
        target = Path(arguments.output)
        form = Form(DELIMITERS[arguments.delimiter], mark=not arguments.no_bom)
        now = datetime.now().astimezone()
        written = exports.export(database, arguments.format, chosen, target, now, form=form)
        in_the_clear = database.key is not None
    if arguments.json:
        output.data(
            {"file": str(target), "format": arguments.format, **vars(written), "in_the_clear": in_the_clear},
        )
        return
    for sentence in written.sentences(str(target)):
        output.say(sentence)
    if in_the_clear:
        output.tell(_("The base is encrypted, this file is not: whoever has it can read it. Keep it safe."))


def _chosen(database: "Database", arguments: Namespace) -> "Chosen":
    from desktop_app.services import exporting

    kind, day = arguments.kind or USUAL_KIND.get(arguments.format, "person"), day_of(arguments)
    filters = tuple(condition_of(database, kind, words, day) for words in arguments.where)
    chosen = exporting.all_of(kind, day)
    columns = tuple(name.strip() for name in arguments.columns.split(",") if name.strip())
    question = replace(chosen.question, language=i18n.language(), filters=filters, descending=arguments.descending)
    if arguments.sort:
        question = replace(question, sort=_sortable(kind, arguments.sort))
    return replace(chosen, question=question, columns=columns)


def _sortable(kind: str, name: str) -> str:
    from desktop_app.services import exporting

    known = exporting.column_names(kind) if KINDS[kind].listed else ("name",)
    if name not in known:
        words = _("“{column}” is not a column of this list. Its columns: {columns}.")
        raise WrongUsage(words.format(column=name, columns=", ".join(known)))
    return name


def _arguments(parser: ArgumentParser) -> None:
    from desktop_app.interchange.csv_writing import DELIMITERS
    from desktop_app.interchange.exports import FORMATS

    parser.add_argument(
        "format",
        metavar=_("FORMAT"),
        choices=tuple(FORMATS),
        help=_(
            "csv, xlsx, vcard3, vcard4, ldif (people, organisations), ics (events, meetings), json (the whole base)"
        ),
    )
    verb.base(parser)
    verb.output(parser)
    parser.add_argument(
        "--kind", metavar=_("KIND"), choices=tuple(KINDS), help=_("what goes out (person; event for ics)")
    )
    verb.as_of(parser)
    where(parser)
    parser.add_argument(
        "--columns", default="", metavar=_("NAMES"), help=_("which columns of a table, with commas between; all")
    )
    parser.add_argument("--sort", metavar=_("COLUMN"), help=_("sort by this column (name)"))
    parser.add_argument("--descending", action="store_true", help=_("sort from the last to the first"))
    parser.add_argument(
        "--delimiter",
        choices=tuple(DELIMITERS),
        default="semicolon",
        help=_("what parts the cells of csv (semicolon, as Excel in French has it)"),
    )
    parser.add_argument(
        "--no-bom", action="store_true", help=_("write csv without the mark by which Excel knows UTF-8")
    )
    verb.as_json(parser)


EXPORT = Verb("export", N_("write a list, address cards, a calendar or the whole base into a file"), _arguments, export)
