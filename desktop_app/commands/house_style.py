"""`parvis style`: how papers look, shown and chosen."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop_app.commands import output, typed_values, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.verb import Verb
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _


def house_style(arguments: Namespace) -> None:
    """Change what is named, then say how papers look."""
    from desktop_app.services import house

    kind = KINDS[house.KIND]
    typed = typed_values.pairs(arguments.values)
    known = [field.name for field in kind.columns if field.name != "logo_id"]
    for name in typed:
        if name not in known:
            raise output.WrongUsage(
                _("“{field}” is not a field of “{kind}”. Its fields: {fields}.").format(
                    field=name, kind=kind.name, fields=", ".join(known)
                )
            )
    chosen: dict[str, object] = {name: value.replace("\\n", "\n") or None for name, value in typed.items()}
    if arguments.no_logo:
        chosen["logo_id"] = None
    with opened(arguments) as database:
        if chosen:
            house.choose(database, chosen)
        if arguments.logo:
            house.take_logo(database, Path(arguments.logo), day_of(arguments))
        standing = house.values(database)
    if arguments.json:
        output.data({field.name: standing.get(field.name) for field in kind.columns})
        return
    shown = {field.name: (_(field.title), standing.get(field.name)) for field in kind.columns}
    output.table((name, title, "" if value is None else str(value)) for name, (title, value) in shown.items())


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "values",
        nargs="*",
        default=[],
        metavar=_("FIELD=VALUE"),
        help=_("what to choose: accent=#0E5A6B, times=16h30; nothing after the sign: the usual again"),
    )
    verb.base(parser)
    parser.add_argument("--logo", metavar=_("FILE"), help=_("a PNG or JPEG picture for letters and covers"))
    parser.add_argument("--no-logo", action="store_true", help=_("no logo any more"))
    parser.set_defaults(as_of=None)
    verb.as_json(parser)


STYLE = Verb("style", N_("show or choose how papers look"), _arguments, house_style, rest="values")
