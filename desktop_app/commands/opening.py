"""Opening the base a command works on; the passphrase of an encrypted one is asked for or read from a file."""

import getpass
import sys
import warnings
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop_app import preferences
from desktop_app.domain.fields import BadValue, read_partial_date
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage.database import Database, open_base


@contextmanager
def opened(arguments: Namespace) -> Iterator[Database]:
    """The base a command names, closed again at the end."""
    path = Path(arguments.base)
    database = open_base(path, user(), key_of(path, arguments))
    try:
        yield database
    finally:
        database.close()


def user() -> str:
    """Whose name stands in the history."""
    return preferences.load().user_name


def day_of(arguments: Namespace) -> str:
    """The day asked for by `--as-of`, else today."""
    if not arguments.as_of:
        return date.today().isoformat()
    try:
        day = read_partial_date(arguments.as_of.strip())
    except BadValue as bad:
        raise UserError(str(bad)) from None
    if len(day) < 10:
        raise UserError(
            _("“{value}” is not a whole date. Give the day, the month and the year, for example 1/3/2010.").format(
                value=arguments.as_of
            )
        )
    return day


def key_of(path: Path, arguments: Namespace) -> bytes | None:
    """The key of an encrypted base, from its passphrase; None for a plain one."""
    from desktop_app.storage.encryption import is_encrypted, unlock

    if not path.is_file() or not is_encrypted(path):
        return None
    return unlock(path, typed_passphrase(arguments, _("Passphrase of {base}: ").format(base=path.name)))


def typed_passphrase(arguments: Namespace, prompt: str) -> str:
    """The passphrase from the file that was named, else asked at the terminal; never on the command line."""
    if arguments.passphrase_file:
        return _first_line(Path(arguments.passphrase_file))
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt, stream=None if sys.platform == "win32" else sys.stderr)
        except (getpass.GetPassWarning, EOFError, OSError):
            raise UserError(
                _("The passphrase cannot be asked for here. Put it into a file and name it with --passphrase-file.")
            ) from None


def _first_line(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(_("{path} is not text in UTF-8. Save it again as UTF-8.").format(path=path)) from None
    line = text.splitlines()[0] if text else ""
    if not line:
        raise UserError(_("{path} is empty: its first line must be the passphrase.").format(path=path))
    return line
