"""Making a base, and bringing an older one up to date: after a backup, by numbered steps, in one transaction."""

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop_app import paths
from desktop_app.domain.everything import Base
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage import connection as files
from desktop_app.storage import journal, search_index


def make(path: Path, key: bytes | None = None) -> None:
    """Make a new base at the present schema; a half made one is taken away again."""
    raw = files.connect(path, key)
    try:
        files.set_up_file(raw)
        engine = _engine_over(raw)
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            _furnish(raw)
            journal.start_copy(raw)
            _stamp(raw)
    except BaseException:
        raw.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        raise
    raw.close()


def upgrade(path: Path, key: bytes | None = None) -> Path:
    """Bring an older base up to date and return the backup made before; a failed step leaves the base as it was."""
    from alembic.util import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    from desktop_app.storage.backup import backup_beside

    raw = files.connect(path, key)
    try:
        _refuse_if_still(raw, path)
        kept = backup_beside(path, key)
        raw.execute("PRAGMA foreign_keys = OFF")
        with files.refusals(path):
            run_steps(raw)
            raw.execute("PRAGMA journal_mode = WAL")
    except (SQLAlchemyError, CommandError, dbapi2.IntegrityError) as refused:
        raise UserError(
            _(
                "{path} could not be brought up to date ({reason}). It is as it was, and a copy stands in {copy}. "
                "Send both lines to whoever looks after Parvis."
            ).format(path=path, reason=" ".join(str(refused).split())[:200], copy=kept)
        ) from refused
    finally:
        raw.close()
    return kept


def _refuse_if_still(raw: Any, path: Path) -> None:
    """An older base on a medium that cannot be written is refused before anything is tried (raw connection)."""
    try:
        with files.refusals(path):
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("PRAGMA user_version = 0")
            raw.execute("ROLLBACK")
    except files.ReadOnly as still:
        raise files.ReadOnly(
            _(
                "{path} was made by an older Parvis and has to be brought up to date, but it may only be read. "
                "Copy it to a folder of your own and open the copy. Nothing was changed."
            ).format(path=path)
        ) from still


def run_steps(raw: Any) -> None:
    """Run the steps that a base still lacks, inside one transaction (raw connection)."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with _engine_over(raw).begin() as connection:
        journal.drop_triggers(raw)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _furnish(raw)
        raw.execute(f"PRAGMA user_version = {files.SCHEMA_VERSION}")
        if not raw.execute("SELECT 1 FROM journal_now").fetchone():
            journal.start_copy(raw)
        loose = raw.execute("PRAGMA foreign_key_check").fetchone()
        if loose:
            raise dbapi2.IntegrityError(f"a row of {loose[0]} links to a {loose[2]} that is not there")


def _stamp(raw: Any) -> None:
    """Write down, as Alembic would, that a new base needs no step; Alembic itself is not loaded for that."""
    raw.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    raw.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (f"{files.SCHEMA_VERSION:04}",))


def _furnish(raw: Any) -> None:
    """The parts of a base that are generated from the mapping: the journal's triggers and the search index."""
    for statement in journal.triggers():
        raw.execute(statement)
    search_index.make_anew(raw)


def _engine_over(raw: Any) -> Any:
    """SQLAlchemy over a connection that is open already and stays so."""
    engine = create_engine("sqlite://", creator=lambda: raw, module=dbapi2, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
