"""Making a base that is ready for work: its lists filled, and the sample platform in it when asked."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage.database import Database, create


def new_base(path: Path, user: str = "", key: bytes | None = None, *, demo: bool = False) -> Database:
    """Make a base at a path, with the user's lists as every platform starts from, or with the sample platform."""
    from desktop_app.services import starting_lists

    database = create(path, user, key)
    starting_lists.furnish(database)
    if demo:
        from desktop_app.services import demo as sample_platform

        sample_platform.fill(database)
    return database


Make = Callable[[Path, str, bytes | None], Database]
"""Makes a base at a path, by a user, under a key."""


def new_encrypted_base(
    path: Path, passphrase: str, user: str = "", *, demo: bool = False, make: Make | None = None
) -> tuple[Database, str]:
    """Make an encrypted base; returns it with its recovery key, which is shown once and kept nowhere.

    `make` fills it otherwise than a new base is filled.
    """
    from desktop_app.storage import encryption

    if path.exists():
        raise UserError(_("{path} exists already. Choose another name, or open it.").format(path=path))
    key, recovery_key = encryption.create_keys(path, passphrase)
    try:
        made = make(path, user, key) if make else new_base(path, user, key, demo=demo)
        return made, recovery_key
    except BaseException:
        encryption.keys_file(path).unlink(missing_ok=True)
        raise
