"""`parvis conflicts` and `resolve`: what copies could not settle by themselves."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from desktop_app.commands import output, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _, format_moment, language, ngettext

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.sync.conflicts import Conflict


def conflicts(arguments: Namespace) -> None:
    """Print what waits for a decision."""
    from desktop_app.sync.conflicts import open_conflicts

    with opened(arguments) as database:
        found = open_conflicts(database)
        titles = _titles(database, found, day_of(arguments))
    if arguments.json:
        output.data([_plain(one, titles) for one in found])
        return
    for one in found:
        _print(one, titles)


def _titles(database: "Database", found: "list[Conflict]", day: str) -> dict[str, str]:
    from desktop_app.storage.queries.titles import titles

    known: dict[str, str] = {}
    for kind in {one.table for one in found} & KINDS.keys():
        known.update(titles(database, kind, {one.row for one in found if one.table == kind}, language(), day))
    return known


def _plain(one: "Conflict", titles: dict[str, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "conflict": one.kind,
        "kind": one.table,
        "record": one.row,
        "title": titles.get(one.row, ""),
        "field": one.field,
        "base": one.base,
        "shown": one.shown,
        "sides": [
            {
                "copy": side.copy,
                "copy_name": side.copy_name,
                "user": side.user,
                "at": side.at.isoformat(timespec="seconds") if side.at else None,
                "operation": side.operation,
                "value": side.value,
            }
            for side in one.sides
        ],
        "detail": one.detail,
    }


def _print(one: "Conflict", titles: dict[str, str]) -> None:
    from desktop_app.sync.inbox import WORDS

    kind = KINDS.get(one.table)
    field = next((_(f.title) for f in kind.columns if f.name == one.field), one.field) if kind else one.field
    head = (one.id, _(kind.title) if kind else one.table, titles.get(one.row, ""), field, _(WORDS[one.kind]))
    output.say(output.one_line("  ".join(filter(None, head))))
    for side in one.sides:
        said = _("deleted") if side.operation == "delete" else "–" if side.value is None else str(side.value)
        who = (side.copy_name or side.copy, side.user, format_moment(side.at) if side.at else "")
        output.say(output.one_line(f"    {', '.join(filter(None, who))}: {said}"))


def resolve(arguments: Namespace) -> None:
    """Decide a conflict for all copies."""
    from desktop_app.sync import conflicts as inbox

    if arguments.alike and arguments.keep not in ("ours", "theirs", "shown"):
        raise WrongUsage(_("Alike can only be decided for one side: --keep ours, theirs or shown."))
    with opened(arguments) as database:
        count = 1
        if arguments.alike:
            count = inbox.resolve_alike(database, arguments.conflict, keep=arguments.keep)
        elif arguments.keep in ("ours", "theirs", "shown"):
            inbox.resolve(database, arguments.conflict, keep=arguments.keep)
        else:
            inbox.resolve(database, arguments.conflict, value=arguments.keep)
        left = inbox.count_open(database)
    if arguments.json:
        output.data({"resolved": count, "open_conflicts": left})
        return
    said = ngettext("{count} conflict decided.", "{count} conflicts decided.", count).format(count=count)
    output.say(said + " " + ngettext("{count} is left.", "{count} are left.", left).format(count=left))


def _conflicts_arguments(parser: ArgumentParser) -> None:
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


def _resolve_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("conflict", metavar=_("CONFLICT"), help=_("its id, as “parvis conflicts” lists it"))
    verb.base(parser)
    parser.add_argument(
        "--keep", required=True, metavar="ours|theirs|shown|VALUE", help=_("the side to keep, or another value")
    )
    parser.add_argument("--alike", action="store_true", help=_("decide all of the same field and kind alike"))
    verb.as_json(parser)


CONFLICTS = Verb("conflicts", N_("list what copies could not settle by themselves"), _conflicts_arguments, conflicts)
RESOLVE = Verb("resolve", N_("decide a conflict for all copies"), _resolve_arguments, resolve)
