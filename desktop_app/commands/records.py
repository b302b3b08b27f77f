"""`parvis show`, `add`, `set` and `delete`: one record at a time, each write one titled transaction."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from desktop_app.commands import links, output, typed_values, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.domain.fields import in_force
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _

if TYPE_CHECKING:
    from desktop_app.services.records import Card, Row
    from desktop_app.storage.database import Database


def show(arguments: Namespace) -> None:
    """Print one record with all that hangs on it; with a day, only what holds on that day."""
    from desktop_app.services import records

    with opened(arguments) as database:
        day = day_of(arguments)
        record = links.record_id(database, arguments.kind, arguments.id, day)
        card = records.load(database, arguments.kind, record, day)
        rows = {
            key: [row for row in rows if not arguments.as_of or _holds(row, day)] for key, rows in card.rows.items()
        }
        if arguments.json:
            output.data(_as_plain(card, rows))
        else:
            _print(database, card, rows, day)


def _holds(row: "Row", day: str) -> bool:
    return in_force(row.values.get("starts_on"), row.values.get("ends_on"), day)


def _as_plain(card: "Card", rows: "dict[str, list[Row]]") -> dict[str, Any]:
    return {
        "kind": card.kind,
        "id": card.id,
        "title": card.title,
        "values": card.values,
        "rows": {key: [vars(row) for row in some] for key, some in rows.items()},
        "titles": card.titles,
    }


def _print(database: "Database", card: "Card", rows: "dict[str, list[Row]]", day: str) -> None:
    from desktop_app.services.wording import filled_fields, said

    output.say(output.one_line(card.title))
    output.say(f"{_(KINDS[card.kind].title)} {card.id}")
    for title, text in filled_fields(database, card.kind, card.values, day):
        output.say(output.one_line(said(title, text)))
    for section in KINDS[card.kind].sections:
        some = rows[f"{section.kind}.{section.by}"]
        if some:
            output.say(f"\n{_(section.title)}")
        for row in some:
            fields = filled_fields(database, row.kind, row.values, day, without=section.by)
            facts = "; ".join(said(title, text) for title, text in fields if text not in row.title)
            line = " – ".join(filter(None, (row.title, row.facts.get("holder", ""), facts)))
            output.say(output.one_line(f"  {line}  [{row.id}]"))


def add(arguments: Namespace) -> None:
    """Make a record and print its id."""
    from desktop_app.services import records

    typed = typed_values.pairs(arguments.fields)
    with opened(arguments) as database:
        made = records.save(database, typed_values.edit(database, arguments.kind, None, typed, day_of(arguments)))
    if arguments.json:
        output.data({"id": made})
    else:
        output.say(made)


def change(arguments: Namespace) -> None:
    """Change some fields of a record."""
    from desktop_app.services import records

    typed = typed_values.pairs(arguments.fields)
    if not typed:
        raise WrongUsage(_("Say what to change, as field=value."))
    with opened(arguments) as database:
        day = day_of(arguments)
        record = links.record_id(database, arguments.kind, arguments.id, day)
        records.save(database, typed_values.edit(database, arguments.kind, record, typed, day))
        title = records.title(database, arguments.kind, record, day)
    if arguments.json:
        output.data({"id": record, "title": title})
    else:
        output.say(output.one_line(_("Changed: {title}").format(title=title)))


def delete(arguments: Namespace) -> None:
    """Delete a record; undo brings it back."""
    from desktop_app.services import records

    with opened(arguments) as database:
        day = day_of(arguments)
        record = links.record_id(database, arguments.kind, arguments.id, day)
        title = records.title(database, arguments.kind, record, day)
        records.delete(database, arguments.kind, record)
    if arguments.json:
        output.data({"id": record, "title": title})
    else:
        output.say(output.one_line(_("Deleted: {title}. “parvis undo” brings it back.").format(title=title)))


def _fields(parser: ArgumentParser) -> None:
    parser.add_argument(
        "fields",
        nargs="*",
        default=[],
        metavar=_("FIELD=VALUE"),
        help=_(
            "as in the window: dates 9/3/2014, yes or no, names of countries; links by id, code or name; for "
            "organisations also name_fr=, name_en=, acronym_fr=…, and phone=, email=, web= for whom they reach"
        ),
    )


def _show_arguments(parser: ArgumentParser) -> None:
    verb.kind(parser)
    verb.record(parser)
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


def _add_arguments(parser: ArgumentParser) -> None:
    verb.kind(parser)
    _fields(parser)
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


def _set_arguments(parser: ArgumentParser) -> None:
    verb.kind(parser)
    verb.record(parser)
    _fields(parser)
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


SHOW = Verb("show", N_("show one record with all that hangs on it"), _show_arguments, show)
ADD = Verb("add", N_("add a record and print its id"), _add_arguments, add, rest="fields")
SET = Verb("set", N_("change fields of a record"), _set_arguments, change, rest="fields")
DELETE = Verb("delete", N_("delete a record; undo brings it back"), _show_arguments, delete)
