"""`parvis editions`: sets of options of the directory, and the days it went out."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from desktop_app import preferences
from desktop_app.commands import output, typed_values, verb
from desktop_app.commands.links import record_id
from desktop_app.commands.opening import opened
from desktop_app.commands.verb import Verb
from desktop_app.i18n import N_, _
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from desktop_app.printing.edition import Edition

ALL_DAYS = "9999-12-31"


def editions(arguments: Namespace) -> None:
    """Keep or delete an edition when one is named, then list what there is."""
    from desktop_app.printing.edition import Edition
    from desktop_app.services import editions as kept
    from desktop_app.services import records

    with opened(arguments) as database:
        if arguments.delete:
            records.delete(
                database, "directory_edition", record_id(database, "directory_edition", arguments.delete, ALL_DAYS)
            )
        if arguments.keep:
            standing = next((one for one in kept.kept(database) if one.name == arguments.keep), None)
            before = Edition.from_json(standing.options) if standing else Edition()
            edition = changed(replace(before, name=arguments.keep), arguments.values)
            kept.keep(database, arguments.keep, edition.as_json(), standing.id if standing else "")
        elif arguments.values:
            raise output.WrongUsage(_("Say under which name with --keep."))
        found, days = kept.kept(database), kept.days(database)
    if arguments.json:
        output.data(
            {
                "editions": [
                    {"id": one.id, "name": one.name, "printed_on": one.printed_on, "options": json.loads(one.options)}
                    for one in found
                ],
                "printed_on": days,
            }
        )
        return
    output.table((one.id, one.name, one.printed_on, _options(Edition.from_json(one.options))) for one in found)


def _options(edition: "Edition") -> str:
    """What differs from the usual edition, as it is typed."""
    usual = asdict(type(edition)())
    return " ".join(
        f"{name}={','.join(value) if isinstance(value, tuple) else value}"
        for name, value in asdict(edition).items()
        if value != usual[name] and name != "name"
    )


def wanted(database: Database, arguments: Namespace) -> "tuple[str, Edition]":
    """The edition a line asks for: a kept one or the usual, with the options typed after it; its id if it is kept."""
    from desktop_app.printing.edition import Edition
    from desktop_app.services import editions as kept

    edition_id, edition = "", Edition(language=preferences.load().print_language)  # type: ignore[arg-type]
    if arguments.edition:
        edition_id = record_id(database, "directory_edition", arguments.edition, ALL_DAYS)
        edition = Edition.from_json(next(one.options for one in kept.kept(database) if one.id == edition_id))
    if arguments.language:
        edition = replace(edition, language=arguments.language)
    return edition_id, changed(edition, arguments.option)


def changed(edition: "Edition", typed: list[str]) -> "Edition":
    """An edition with the options typed as `name=value`; lists with commas."""
    values: dict[str, Any] = asdict(edition)
    asked = {name: _value(name, value, values) for name, value in typed_values.pairs(typed).items()}
    made = type(edition).from_json(json.dumps({**values, **asked}))
    for name, value in asked.items():
        taken = getattr(made, name)
        if (list(taken) if isinstance(taken, tuple) else taken) != (
            [one for one in _all(name) if one in value] if isinstance(value, list) else value
        ):
            raise output.WrongUsage(_("“{value}” cannot stand for the option “{name}”.").format(value=value, name=name))
    return made


def _value(name: str, typed: str, values: dict[str, Any]) -> Any:
    """A typed value as the option wants it."""
    if name not in values:
        raise output.WrongUsage(
            _("There is no option “{name}”. There are: {names}.").format(name=name, names=", ".join(values))
        )
    usual = values[name]
    if isinstance(usual, bool):
        return {"yes": True, "no": False, "true": True, "false": False}.get(typed.casefold(), typed)
    if isinstance(usual, int):
        return int(typed) if typed.isdecimal() else typed
    if not isinstance(usual, tuple | list):
        return typed
    parts = [one.strip() for one in typed.split(",") if one.strip()]
    unknown = next((one for one in parts if one not in _all(name)), None)
    if unknown:
        raise output.WrongUsage(_("“{value}” cannot stand for the option “{name}”.").format(value=unknown, name=name))
    return parts


def _all(name: str) -> list[str]:
    from desktop_app.printing import edition

    return list({"fields": edition.FIELDS, "indexes": edition.INDEXES}.get(name, {}))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "values",
        nargs="*",
        default=[],
        metavar=_("OPTION=VALUE"),
        help=_("with --keep: language=fr+en paper=A5 columns=1 fields=address,emails proof=yes"),
    )
    verb.base(parser)
    parser.add_argument("--keep", metavar=_("NAME"), help=_("keep these options under a name"))
    parser.add_argument("--delete", metavar=_("NAME"), help=_("delete an edition; what was printed stays"))
    verb.as_json(parser)


EDITIONS = Verb(
    "editions", N_("the directory’s kept options, and the days it went out"), _arguments, editions, rest="values"
)
