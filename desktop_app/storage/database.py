"""The base: reads, titled transactions, and the word that goes round after each commit.

SQLAlchemy is loaded at the first `reading()` or `transaction()`, so that the window can show its first rows before.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage import connection as files
from desktop_app.storage.changes import Changes

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["Changes", "Database", "create", "open_base"]


@dataclass
class Taking:
    """Work under way in `Database.taking`: its raw connection, and what it changed, once that is known."""

    raw: Any
    title: str
    changes: Changes | None = None


class Database:
    """An open base. Its path, the name of who works with it, and the two doors: `reading` and `transaction`."""

    def __init__(self, path: Path, user: str = "", key: bytes | None = None, raw: Any = None) -> None:
        """`raw` is a connection to the base that stands already and is not used elsewhere."""
        self.path = path
        self.user = user
        self.key = key
        self.followers: list[Callable[[Changes], None]] = []
        self.lists: dict[Any, list[int]] = {}
        """The keys of lists already asked for (storage.listing), good while `lists_version` is the file's."""
        self.lists_version = -1
        self._raw = raw
        self._taker: Any = None
        self._sessions: Any = None
        self._writing = RLock()
        self._reading = RLock()

    # Reading without the mapping ---------------------------------------------------------------------------------

    def read(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, without SQLAlchemy: for lists and search, where every millisecond shows."""
        with self._reading, files.refusals(self.path):
            if self._raw is None:
                self._raw = files.connect(self.path, self.key)
            rows: list[tuple[Any, ...]] = self._raw.execute(sql, parameters).fetchall()
            return rows

    # Reading and writing through the mapping ---------------------------------------------------------------------

    def _session(self, *, writing: bool) -> "Session":
        if self._sessions is None:
            from desktop_app.storage.engine import make_sessions

            self._sessions = make_sessions(self.path, self.key)
        session: Session = self._sessions[writing]()
        return session

    @contextmanager
    def reading(self) -> "Iterator[Session]":
        """A session to load from; what it loaded comes out detached, so a forgotten load raises at once."""
        with self._sentences(), self._session(writing=False) as session:
            yield session

    @contextmanager
    def transaction(
        self, title: str, /, *, reverses: int | None = None, told: bool = False, **values: Any
    ) -> "Iterator[Session]":
        """One titled unit of work: kept whole or not at all, journaled, undone under its title.

        `title` is a message marked by N_(), `values` fill it when it is shown. Followers are told after the commit.
        What is only `told` is no work: no undo takes it back, and what was undone before can still be redone.
        """
        from desktop_app.storage import journal, search_index

        with self._writing, self._sentences():
            with self._session(writing=True) as session, session.begin():
                raw = session.connection().connection.driver_connection
                assert raw is not None
                number = journal.open_transaction(
                    raw,
                    title=title,
                    values=values,
                    user=self.user,
                    schema_version=files.SCHEMA_VERSION,
                    reverses=reverses,
                    told=told,
                )
                yield session
                session.flush()
                changes = search_index.follow(raw, number, title)
                if journal.close_transaction(raw, number) and reverses is None and not told:
                    journal.forget_redo(raw, number)
            if changes.rows:
                for follower in list(self.followers):
                    follower(changes)

    @contextmanager
    def taking(self, title: str) -> Iterator["Taking"]:
        """One unit of work in which records of other copies become rows: the journal is quiet, links are not followed.

        Whoever writes here answers for every link; followers are told after the commit of what it says it touched.
        """
        with self._writing, files.refusals(self.path):
            # Kept between two takings: a connection reads the whole schema anew before its first statement.
            raw, self._taker = self._taker or files.connect(self.path, self.key), None
            try:
                raw.execute("PRAGMA foreign_keys = OFF")
                raw.execute("BEGIN IMMEDIATE")
                raw.execute("UPDATE journal_now SET transaction_number = -1")
                work = Taking(raw, title)
                yield work
                raw.execute("UPDATE journal_now SET transaction_number = 0")
                raw.execute("COMMIT")
                self._taker = raw
            finally:
                if self._taker is not raw:
                    raw.close()  # what was not committed goes back with it
            if work.changes and work.changes.rows:
                for follower in list(self.followers):
                    follower(work.changes)

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """Turn what the engine refuses into sentences; what breaks a rule of the mapping too."""
        from sqlalchemy.exc import SQLAlchemyError

        try:
            with files.refusals(self.path):
                yield
        except SQLAlchemyError as refused:
            from desktop_app.storage.engine import sentence_for

            sentence = sentence_for(refused, self.path)
            if sentence is None:
                raise
            raise sentence from refused

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in when nobody else has the base open."""
        if self._sessions is not None:
            self._sessions[False].kw["bind"].dispose()
            self._sessions = None
        for raw in (self._raw, self._taker):
            if raw is not None:
                raw.close()
        self._raw = self._taker = None


def create(path: Path, user: str = "", key: bytes | None = None) -> Database:
    """Make an empty base with the lists every platform starts from; refuses to write over a file that stands."""
    from desktop_app.storage.migrate import make

    if path.exists():
        raise UserError(_("{path} exists already. Choose another name, or open it.").format(path=path))
    if not path.parent.is_dir():
        raise UserError(_("The folder {path} does not exist. Make it first.").format(path=path.parent))
    with files.refusals(path):
        make(path, key)
    return Database(path, user, key)


def open_base(path: Path, user: str = "", key: bytes | None = None) -> Database:
    """Open a base, bringing an older one up to date after a backup; raises a UserError that says what is wrong."""
    raw, version = files.enter(path, key)
    if version < files.SCHEMA_VERSION:
        from desktop_app.storage.migrate import upgrade

        raw.close()
        raw = None
        upgrade(path, key)
    database = Database(path, user, key, raw)
    _bring_index_up(database)
    return database


def _bring_index_up(database: Database) -> None:
    """Make lists and search fit this program's rules and the records; a base that may only be read keeps its own."""
    is_ours, is_in_step, is_uncleaned = _index_state(database)
    if not is_ours or not is_in_step:
        from desktop_app.storage import search_index

        try:
            (search_index.catch_up if is_ours else search_index.rebuild)(database.path, database.key)
        except files.ReadOnly:
            if not _has_index(database):
                raise
    if is_uncleaned:
        from desktop_app.storage import erasure

        with suppress(files.ReadOnly):
            erasure.clean(database)


def _index_state(database: Database) -> tuple[bool, bool, bool]:
    """Whether the index was made by this program's rules, knows the last change; whether a cleaning is due."""
    from desktop_app.storage.index_rules import RULES_VERSION, UNCLEANED

    if not _has_index(database):
        return False, False, False
    kept = dict(database.read("SELECT name, value FROM index_rules"))
    counter = database.read("SELECT counter FROM journal_now")
    is_in_step = bool(counter) and kept.get("counter") == str(counter[0][0])
    return kept.get("rules") == RULES_VERSION, is_in_step, UNCLEANED in kept


def _has_index(database: Database) -> bool:
    return bool(database.read("SELECT 1 FROM sqlite_master WHERE name = 'index_rules'"))
