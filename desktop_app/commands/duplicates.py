"""`parvis duplicates`, `combine` and `apart`: what is likely one, made one, or said to be two."""

from argparse import ArgumentParser, Namespace

from desktop_app.commands import links, output, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.i18n import N_, _


def duplicates(arguments: Namespace) -> None:
    """Print the pairs that are likely one, the surest first, with why."""
    from desktop_app.services import duplicates as service

    kinds = (arguments.kind,) if arguments.kind else service.KINDS_LOOKED_THROUGH
    with opened(arguments) as database:
        day = day_of(arguments)
        for kind in kinds:
            service.check_kind(kind)
        found = service.find(database, kinds)
        if arguments.json:
            output.data(service.as_plain(database, found, day))
            return
        called = service.titles(database, found, day)
    for pair in found:
        state = _("sure") if pair.is_sure else _("probable")
        names = (f"{called.get(record, '')} [{record}]" for record in (pair.one, pair.other))
        output.say(output.one_line(f"{pair.verdict.score} %  {state}  {' = '.join(names)}"))
        output.say(output.one_line("    " + "; ".join(pair.reasons())))


def combine(arguments: Namespace) -> None:
    """Combine a record into another."""
    from desktop_app.services import combining, records

    choices = _choices(arguments)
    with opened(arguments) as database:
        day = day_of(arguments)
        keep, other = (links.record_id(database, arguments.kind, one, day) for one in (arguments.keep, arguments.other))
        before = records.title(database, arguments.kind, other, day)
        combining.combine(database, arguments.kind, keep, other, choices, day)
        title = records.title(database, arguments.kind, keep, day)
    if arguments.json:
        output.data({"id": keep, "title": title, "replaced": other})
        return
    said = _("{other} is one with {name} now. “parvis undo” takes it back.").format(other=before, name=title)
    output.say(output.one_line(said))


def _choices(arguments: Namespace) -> dict[str, str]:
    found = {}
    for typed in arguments.take or ():
        names = [name.strip() for name in typed.split(",")]
        if not all(names):
            raise WrongUsage(_("Name the fields to take from the other record, for example --take honorific,language."))
        found.update(dict.fromkeys(names, "other"))
    return found


def apart(arguments: Namespace) -> None:
    """Remember that two records are not one."""
    from desktop_app.services import duplicates as service

    with opened(arguments) as database:
        day = day_of(arguments)
        one, other = (links.record_id(database, arguments.kind, one, day) for one in (arguments.one, arguments.other))
        service.tell_apart(database, arguments.kind, one, other)
    if arguments.json:
        output.data({"kind": arguments.kind, "records": [one, other]})
    else:
        output.say(_("They will not be offered as duplicates again. “parvis undo” takes it back."))


def _duplicates_arguments(parser: ArgumentParser) -> None:
    verb.base(parser)
    parser.add_argument("--kind", choices=("person", "organisation"), help=_("look through one kind of record only"))
    verb.as_of(parser)
    verb.as_json(parser)


def _combine_arguments(parser: ArgumentParser) -> None:
    verb.kind(parser)
    parser.add_argument("keep", metavar=_("KEEP"), help=_("the record that stays: its id, name or acronym"))
    parser.add_argument("other", metavar=_("OTHER"), help=_("the record that goes into it"))
    verb.base(parser)
    parser.add_argument(
        "--take", action="append", metavar=_("FIELD"), help=_("a field whose value the other record gives")
    )
    verb.as_of(parser)
    verb.as_json(parser)


def _apart_arguments(parser: ArgumentParser) -> None:
    verb.kind(parser)
    parser.add_argument("one", metavar=_("ONE"), help=_("a record: its id, name or acronym"))
    parser.add_argument("other", metavar=_("OTHER"), help=_("another record of the kind"))
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


DUPLICATES = Verb("duplicates", N_("list the records that are likely one, with why"), _duplicates_arguments, duplicates)
COMBINE = Verb(
    "combine", N_("make one record of two; nothing is dropped, undo takes it back"), _combine_arguments, combine
)
APART = Verb("apart", N_("remember that two records are not duplicates"), _apart_arguments, apart)
