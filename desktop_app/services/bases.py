"""Making a base that is ready for work: its lists filled, and the sample platform in it when asked."""

from pathlib import Path

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
