"""`parvis new`, `backup`, `restore` and `check`: the base as a file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.commands import output, verb
from desktop_app.commands.opening import key_of, opened, typed_passphrase, user
from desktop_app.commands.verb import Verb
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _

if TYPE_CHECKING:
    from desktop_app.services import bases


def new(arguments: Namespace) -> None:
    """Make a base, encrypted when asked, filled with the sample platform when asked."""
    from desktop_app.services import bases

    path, recovery_key = Path(arguments.base), None
    if arguments.made_of and arguments.demo:
        raise output.WrongUsage(_("Name either --demo or --from: one of them fills the base."))
    make = _from_file(Path(arguments.made_of)) if arguments.made_of else None
    if arguments.encrypt:
        passphrase = _new_passphrase(path, arguments)
        database, recovery_key = bases.new_encrypted_base(path, passphrase, user(), demo=arguments.demo, make=make)
    elif make:
        database = make(path, user(), None)
    else:
        database = bases.new_base(path, user(), demo=arguments.demo)
    database.close()
    if arguments.json:
        output.data({"base": str(path), "encrypted": recovery_key is not None, "recovery_key": recovery_key})
        return
    output.say(_("The base is in {path}.").format(path=path))
    if recovery_key:
        output.say(_("Recovery key: {key}").format(key=recovery_key))
        output.tell(
            _(
                "Print the recovery key and lock it away: it opens the base when the passphrase is lost. "
                "It is shown only now."
            )
        )


def _from_file(source: Path) -> "bases.Make":
    """Makes a base equal to the one that a file holds whole."""
    from desktop_app.interchange.whole_json import make_base

    return lambda path, name, key: make_base(source, path, name, key)


def _new_passphrase(path: Path, arguments: Namespace) -> str:
    """The passphrase of a base about to be made, typed twice."""
    if path.exists():
        raise UserError(_("{path} exists already. Choose another name, or open it.").format(path=path))
    passphrase = typed_passphrase(arguments, _("Passphrase for the new base: "))
    again = typed_passphrase(arguments, _("The same once more: ")) if not arguments.passphrase_file else passphrase
    if passphrase != again:
        raise UserError(_("The two passphrases differ. Nothing was made; try again."))
    return passphrase


def backup(arguments: Namespace) -> None:
    """Copy the base, consistent while others work in it."""
    from desktop_app.storage.backup import backup as copy

    target = Path(arguments.output)
    with opened(arguments) as database:
        copy(database, target, overwrite=arguments.overwrite)
    if arguments.json:
        output.data({"base": arguments.base, "backup": str(target)})
    else:
        output.say(_("The backup is in {path}.").format(path=target))


def restore(arguments: Namespace) -> None:
    """Make a base of a backup; the base that stood in its place is kept under another name."""
    from desktop_app.storage.backup import restore as bring_back

    source, target = Path(arguments.file), Path(arguments.base)
    aside = bring_back(source, target, key_of(source, arguments), overwrite=arguments.overwrite)
    if arguments.json:
        output.data({"backup": str(source), "base": str(target), "put_aside": str(aside) if aside else None})
        return
    output.say(_("The base is in {path}, as it was in the backup.").format(path=target))
    if aside:
        output.say(_("The base that was there is now {path}.").format(path=aside))


def check(arguments: Namespace) -> int:
    """Say what is wrong with a base and what can be saved; save it when asked. Status 1 when something is wrong."""
    from desktop_app.storage.backup import check as look
    from desktop_app.storage.backup import salvage

    path = Path(arguments.base)
    key = key_of(path, arguments)
    wrong = look(path, key)
    rows = _readable(path, key) if wrong else {}
    if arguments.save and wrong:
        salvage(path, Path(arguments.save), key, user())
    if arguments.json:
        saved = arguments.save if wrong else None
        output.data({"base": str(path), "sound": not wrong, "problems": wrong, "readable": rows, "saved": saved})
    elif not wrong:
        output.say(_("{path} is sound.").format(path=path))
    else:
        _say_wrong(wrong, rows, arguments)
    return 1 if wrong else 0


def _readable(path: Path, key: bytes | None) -> dict[str, int]:
    """How many rows of each kind can be saved of a damaged base; none of a file that is no base at all."""
    from desktop_app.storage.salvage import readable

    try:
        return {kind: count for kind, count in readable(path, key).items() if count} if path.is_file() else {}
    except UserError:
        return {}


def _say_wrong(wrong: list[str], rows: dict[str, int], arguments: Namespace) -> None:
    for sentence in wrong:
        output.tell(output.one_line(sentence))
    listed = ", ".join(f"{_(KINDS[kind].plural)} {count}" for kind, count in rows.items() if kind in KINDS)
    if listed:
        output.tell(_("What can be saved: {rows}.").format(rows=listed))
    if arguments.save:
        output.say(_("It is saved in {path}.").format(path=arguments.save))
    elif listed:
        output.tell(_("“parvis check {base} --save FILE” saves it into a new base.").format(base=arguments.base))


def _new_arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file, which must not exist yet"))
    parser.add_argument("--demo", action="store_true", help=_("fill it with the sample platform"))
    parser.add_argument("--encrypt", action="store_true", help=_("encrypt it under a passphrase"))
    parser.add_argument(
        "--from",
        dest="made_of",
        metavar=_("FILE"),
        help=_("make it equal to the base that “parvis export json” wrote into this file"),
    )
    verb.as_json(parser)


def _backup_arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file"))
    verb.output(parser)
    _overwrite(parser)
    verb.as_json(parser)


def _overwrite(parser: ArgumentParser) -> None:
    parser.add_argument("--overwrite", action="store_true", help=_("also when there is a file of that name"))


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), help=_("the backup"))
    parser.add_argument("base", metavar=_("BASE"), help=_("the base to make of it"))
    verb.passphrase(parser)
    _overwrite(parser)
    verb.as_json(parser)


def _check_arguments(parser: ArgumentParser) -> None:
    verb.base_first(parser, _("the base's file"))
    parser.add_argument(
        "--save", metavar=_("FILE"), help=_("when something is wrong, save all that can be read into this new base")
    )
    verb.as_json(parser)


NEW = Verb("new", N_("make a base"), _new_arguments, new)
BACKUP = Verb("backup", N_("copy a base safely, also while it is in use"), _backup_arguments, backup)
RESTORE = Verb("restore", N_("make a base of a backup"), _restore_arguments, restore)
CHECK = Verb("check", N_("say what is wrong with a base and what can be saved"), _check_arguments, check)
