"""`parvis history`, `undo` and `redo`: who changed what when, and back again."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from desktop_app.commands import links, output, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import NotFound
from desktop_app.i18n import N_, _, format_moment

if TYPE_CHECKING:
    from desktop_app.services.history import Entry
    from desktop_app.storage.database import Database


def history(arguments: Namespace) -> None:
    """Print the last transactions, or those of one record, newest first."""
    from desktop_app.services.history import entries_as_plain, recent

    with opened(arguments) as database:
        if arguments.record:
            found = _of_record(database, arguments)
        else:
            found = recent(database, day_of(arguments), arguments.limit)
    if arguments.json:
        output.data(entries_as_plain(found))
        return
    for entry in found:
        _print(entry)


def _of_record(database: "Database", arguments: Namespace) -> "list[Entry]":
    from desktop_app.services.history import of_record

    if len(arguments.record) != 2 or arguments.record[0] not in KINDS:
        raise WrongUsage(_("Name a kind and a record, as in “history person ID”; “parvis kinds” lists the kinds."))
    kind, typed = arguments.record
    day = day_of(arguments)
    # A deleted record has no name to look up any more, but its id still leads to its history.
    record = links.as_id(typed) or links.record_id(database, kind, typed, day)
    found = of_record(database, kind, record, day, arguments.limit)
    if not found:
        raise NotFound(_("Nothing is known of the record {id}.").format(id=record))
    return found


def _print(entry: "Entry") -> None:
    from desktop_app.services.wording import said

    standing = {"undone": _("undone"), "erased": _("erased")}.get(entry.standing, "")
    head = (format_moment(entry.at), entry.user, entry.copy_name, entry.title, f"[{standing}]" if standing else "")
    output.say(output.one_line("  ".join(filter(None, head))))
    for line in entry.lines:
        what = {"insert": _("added"), "delete": _("deleted"), "erase": _("erased")}.get(line.operation)
        change = (
            "  ".join(filter(None, (what, line.new or line.old))) if what else f"{line.old or '–'} → {line.new or '–'}"
        )
        text = said(line.field, change) if line.field else change
        output.say(output.one_line("    " + "  ".join(filter(None, (line.record, text)))))


def undo(arguments: Namespace) -> None:
    """Take back the last things done on this copy."""
    _turn(arguments, "undo")


def redo(arguments: Namespace) -> None:
    """Do again what was undone last."""
    _turn(arguments, "redo")


def _turn(arguments: Namespace, way: str) -> None:
    """Step through the history one way; what was done before a step is refused stays done, and is said."""
    from desktop_app.services import history as past

    done: list[str] = []
    with opened(arguments) as database:
        try:
            for _step in range(arguments.steps):
                title = (past.next_undo if way == "undo" else past.next_redo)(database)
                if title is None and done:
                    break
                (past.undo if way == "undo" else past.redo)(database)
                done.append(title or "")
        finally:
            if done:
                _say_turned(done, way, as_json=arguments.json)


def _say_turned(titles: list[str], way: str, *, as_json: bool) -> None:
    if as_json:
        output.data({"undone" if way == "undo" else "redone": titles})
        return
    sentence = _("Undone: {title}") if way == "undo" else _("Redone: {title}")
    for title in titles:
        output.say(output.one_line(sentence.format(title=title)))


def _steps(typed: str) -> int:
    try:
        steps = int(typed)
    except ValueError:
        steps = 0
    if steps < 1:
        raise ArgumentTypeError(_("“{value}” is not a number of steps.").format(value=typed))
    return steps


def _history_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "record",
        nargs="*",
        default=[],
        metavar=_("KIND ID"),
        help=_("of this record and all on its card; else of the whole base"),
    )
    verb.base(parser)
    verb.as_of(parser)
    parser.add_argument("--limit", type=_steps, default=100, metavar="N", help=_("how many at most (100)"))
    verb.as_json(parser)


def _turn_arguments(parser: ArgumentParser) -> None:
    verb.base(parser)
    parser.add_argument("--steps", type=_steps, default=1, metavar="N", help=_("how many things (1)"))
    verb.as_json(parser)


HISTORY = Verb("history", N_("show who changed what when"), _history_arguments, history, rest="record")
UNDO = Verb("undo", N_("take back the last thing done"), _turn_arguments, undo)
REDO = Verb("redo", N_("do again what was undone"), _turn_arguments, redo)
