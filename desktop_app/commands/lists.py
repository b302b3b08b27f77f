"""`parvis list` and `parvis search`: many records, in the language's order."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from desktop_app import i18n
from desktop_app.commands import links, output, typed_values, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.verb import Verb
from desktop_app.domain.fields import BadValue, Boolean, Link
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.storage import listing
from desktop_app.storage.database import Database
from desktop_app.storage.queries import plain

if TYPE_CHECKING:
    from desktop_app.storage.filters import Filter

AT_ONCE = 500
"""How many rows are read in one query."""

Line = tuple[str, str, dict[str, str]]
"""A record's id, title, and the cells that lists of its kind show besides."""


def list_records(arguments: Namespace) -> None:
    """Print the records of a kind that meet all conditions."""
    with opened(arguments) as database:
        day = day_of(arguments)
        filters = tuple(condition_of(database, arguments.kind, words, day) for words in arguments.where)
        if KINDS[arguments.kind].listed:
            lines = _listed(database, arguments.kind, day, filters)
        else:
            lines = _others(database, arguments.kind, day, filters, in_force=bool(arguments.as_of))
        if arguments.json:
            output.data(_as_plain(database, arguments.kind, lines))
        else:
            output.table((record, title, *cells.values()) for record, title, cells in lines)


def _listed(database: Database, kind: str, day: str, filters: "tuple[Filter, ...]") -> list[Line]:
    """Organisations or people, as the window's lists show and order them."""
    question = listing.Question(kind, i18n.language(), day, filters=filters)
    keys = listing.ids(database, question)
    names = [column.name for column in listing.columns(kind)][1:]
    return [
        (row.id, row.cells[0], dict(zip(names, row.cells[1:], strict=True)))
        for start in range(0, len(keys), AT_ONCE)
        for row in listing.rows(database, question, keys[start : start + AT_ONCE])
    ]


def _others(database: Database, kind: str, day: str, filters: "tuple[Filter, ...]", *, in_force: bool) -> list[Line]:
    """Records of the other kinds by title; the user's own lists in their order."""
    from desktop_app.services import records

    wanted = plain.matching(database, kind, filters, day, i18n.language(), in_force=in_force)
    found: list[Line] = [
        (record, title, {}) for record, title in records.all_of(database, kind, day) if record in wanted
    ]
    if all(field.name != "rank" for field in KINDS[kind].columns):
        found.sort(key=lambda line: (i18n.collation_key(line[1]), line[0]))
    return found


def _as_plain(database: Database, kind: str, lines: list[Line]) -> list[dict[str, Any]]:
    values = plain.values(database, kind, (record for record, _title, _cells in lines))
    return [{"id": record, "title": title, **cells, **values.get(record, {})} for record, title, cells in lines]


# Conditions -----------------------------------------------------------------------------------------------------


def condition_of(database: Database, kind: str, words: str, day: str) -> "Filter":
    """The filter that `field=value` means; an empty value asks for those where nothing is filled in."""
    from desktop_app.storage.filters import Filter, filterable

    name, value = next(iter(typed_values.pairs([words]).items()))
    if kind == "organisation" and name == "member":
        return Filter("member_on", "is" if _is_yes(value) else "is not", day)
    known = filterable(kind, _filter_name(kind, name))
    if not value.strip():
        return Filter(known.field.name, "is empty")
    if isinstance(known.field, Link):
        return Filter(known.field.name, "is", links.record_id(database, known.field.to, value, day))
    return Filter(known.field.name, "is", value)


def _is_yes(value: str) -> bool:
    try:
        return bool(Boolean("member", "").clean(value))
    except BadValue as bad:
        raise UserError(str(bad)) from None


def _filter_name(kind: str, typed: str) -> str:
    from desktop_app.storage.filters import filterables

    names = list(dict.fromkeys(known.field.name for known in filterables(kind)))
    for candidate in (typed, f"{typed}_id", f"{typed}_type_id"):
        if candidate in names:
            return candidate
    raise output.WrongUsage(
        _("“{field}” is not a field of “{kind}”. Its fields: {fields}.").format(
            field=typed, kind=kind, fields=", ".join(["member", *names] if kind == "organisation" else names)
        )
    )


# Search ---------------------------------------------------------------------------------------------------------


def search(arguments: Namespace) -> None:
    """Print the records that have all the words, as the window's search finds them."""
    from desktop_app.storage.search import search as find

    with opened(arguments) as database:
        found = find(database, " ".join(arguments.words), i18n.language(), day_of(arguments), arguments.limit)
    if arguments.json:
        output.data([one._asdict() for one in found])
    else:
        output.table((one.id, _(KINDS[one.kind].title), one.title, one.detail) for one in found)


def _list_arguments(parser: ArgumentParser) -> None:
    verb.kind(parser)
    verb.base(parser)
    verb.as_of(parser)
    where(parser)
    verb.as_json(parser)


def where(parser: ArgumentParser) -> None:
    """Conditions that records must meet."""
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar=_("FIELD=VALUE"),
        help=_(
            "only records with this value; of organisations also member=yes, category=, family=, body=, tag=; "
            "nothing after the sign: where it is empty"
        ),
    )


def _search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="+", metavar=_("WORDS"), help=_("beginnings of words, in any order, accents and case ignored")
    )
    verb.base(parser)
    verb.as_of(parser)
    parser.add_argument("--limit", type=int, default=60, metavar="N", help=_("how many records at most (60)"))
    verb.as_json(parser)


LIST = Verb("list", N_("list the records of a kind, in the language's order"), _list_arguments, list_records)
SEARCH = Verb(
    "search", N_("find organisations and people by any words about them"), _search_arguments, search, rest="words"
)
