"""`parvis person-report` and `parvis forget`: all that is held on a person, and their erasure."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop_app import i18n
from desktop_app.commands import links, output, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.verb import Verb
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import LANGUAGES, N_, _, ngettext


def report(arguments: Namespace) -> None:
    """Write all that is held on a person, in the language we write to them in."""
    import json

    from desktop_app.services import personal_data, records
    from desktop_app.storage.whole_files import keep_text

    with opened(arguments) as database:
        day = day_of(arguments)
        person = links.record_id(database, "person", arguments.id, day)
        spoken = arguments.language or records.values_of(database, "person", person)["language"] or i18n.language()
        with i18n.speaking(spoken):
            found = personal_data.held(database, person, day)
            if arguments.json:
                text = json.dumps(personal_data.as_plain(found), ensure_ascii=False, indent=2) + "\n"
            else:
                text = personal_data.as_text(database, found)
    keep_text(Path(arguments.output), text)
    if not arguments.json:
        output.say(_("The report is in {path}.").format(path=arguments.output))


def forget(arguments: Namespace) -> None:
    """Erase a person after asking; what remains to be done by hand is said."""
    from desktop_app.services import personal_data, records

    with opened(arguments) as database:
        day = day_of(arguments)
        person = links.record_id(database, "person", arguments.id, day)
        if not arguments.yes:
            _ask(records.title(database, "person", person, day))
        mentioned = personal_data.mentions(database, person, day)
        erased = personal_data.erase(database, person)
    if arguments.json:
        named = [{"kind": kind, "id": record, "title": title} for kind, record, title in mentioned]
        output.data({"id": person, **vars(erased), "mentioned_in": named})
        return
    output.say(
        ngettext(
            "Erased: {count} record, and its values in the history. This cannot be undone.",
            "Erased: {count} records, and their values in the history. This cannot be undone.",
            erased.rows,
        ).format(count=erased.rows)
    )
    for kind, record, title in mentioned:
        sentence = _("This names the person too and was not changed: {kind} “{title}” ({id})")
        output.say(output.one_line(sentence.format(kind=_(KINDS[kind].title), title=title, id=record)))
    if not erased.file_cleaned:
        output.tell(_("Another program has the base open: close it there, so that the last traces leave the file too."))
    output.tell(_("Backups and copies made before still hold this person. Delete the ones you no longer need."))


def _ask(name: str) -> None:
    output.tell(
        output.one_line(
            _("{name} will be erased with all that hangs on them, in the history too. There is no undo.").format(
                name=name
            )
        )
    )
    print(_("Type yes to go on: "), end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip().casefold()
    if answer not in ("yes", "y", "oui", "o"):
        raise UserError(_("Nothing was erased. Answer yes, or add --yes in a script."))


def _report_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the person's id, or full name when only one has it"))
    verb.base(parser)
    verb.output(parser)
    parser.add_argument(
        "--language", choices=LANGUAGES, help=_("the report's language (the one we write to the person in)")
    )
    verb.as_of(parser)
    parser.add_argument("--json", action="store_true", help=_("write JSON with stable keys into the file"))


def _forget_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the person's id, or full name when only one has it"))
    verb.base(parser)
    parser.add_argument("--yes", action="store_true", help=_("do not ask first"))
    verb.as_of(parser)
    verb.as_json(parser)


REPORT = Verb("person-report", N_("write all that is held on a person, history included"), _report_arguments, report)
FORGET = Verb("forget", N_("erase a person, in the history too; there is no undo"), _forget_arguments, forget)
