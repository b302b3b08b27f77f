"""SQLAlchemy over the one engine: sessions that read, sessions that write, and what the engine refuses."""

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, exc
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

import desktop_app.domain.everything  # noqa: F401 - the whole mapping
from desktop_app.errors import Invalid, NotFound, Problem, UserError
from desktop_app.i18n import _
from desktop_app.storage import connection as files


def make_sessions(path: Path, key: bytes | None) -> dict[bool, sessionmaker[Session]]:
    """The makers of sessions on a base: False for reading, True for writing."""
    engine = create_engine("sqlite://", creator=lambda: files.connect(path, key), module=dbapi2, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        """Writers take their place at once, so that two never wait for each other half-way."""
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    writer = engine.execution_options(writing=True)
    return {
        False: sessionmaker(engine, expire_on_commit=False, autoflush=False),
        True: sessionmaker(writer, expire_on_commit=False),
    }


def sentence_for(refused: BaseException, path: Path) -> UserError | None:
    """The sentence for what SQLAlchemy raised, or None when it is a bug of ours."""
    if isinstance(refused, exc.NoResultFound):
        return NotFound(_("There is no such record; somebody may have deleted it."))
    if isinstance(refused, exc.IntegrityError):
        return _broken_rule(str(refused.orig))
    if isinstance(refused, exc.DBAPIError) and refused.orig is not None:
        return files.sentence_for(refused.orig, path)
    return None


def _broken_rule(reason: str) -> UserError:
    """The sentence for a rule that only the base can see: a code used twice, a link to nothing."""
    if "UNIQUE" in reason:
        field = reason.rpartition(".")[2]
        return Invalid([Problem(field, _("Another record has this value already; it must be the only one."))])
    if "FOREIGN KEY" in reason:
        return UserError(
            _("This record is still used by others, or it links to one that is gone. Nothing was changed.")
        )
    return UserError(_("The base refused this change: {reason}. Nothing was changed.").format(reason=reason))
