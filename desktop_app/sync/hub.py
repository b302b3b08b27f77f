"""The office hub: every change record of the platform in PostgreSQL, where workstations meet without waiting for it.

The hub holds the set of records, through the mapping of the journal, and the contents of files; what follows from the
set each copy works out for itself (docs/decisions/office-hub.md).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage import attachments
from desktop_app.storage.connection import SCHEMA_VERSION, NewerBase
from desktop_app.storage.database import Database
from desktop_app.sync import copies, numbering
from desktop_app.sync.hub_tables import EVERYTHING, LOCK, hub_file, platform
from desktop_app.sync.parcels import Foreign, Parcel, foreign, pack, receive
from desktop_app.sync.records import (
    RECORD_COLUMNS,
    START,
    TRANSACTION_COLUMNS,
    Fork,
    Record,
    Transaction,
    Vector,
    between,
    chained,
    digest_at,
    fork,
    last_shared,
    vector,
)
from desktop_app.sync.taking import Outcome, without_values

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

HUB = "hub"
"""Under which name the hub stands among a base's peers."""
ROUNDS = 4
LOCAL = ("", "localhost", "127.0.0.1", "::1")
SECONDS_TO_WAIT = 10


class HubAway(UserError):
    """The hub cannot be reached, or went away; both sides are whole."""


@dataclass
class Met:
    """What came of meeting the hub."""

    came: Outcome = field(default_factory=Outcome)
    sent: int = 0


def sync(database: Database, url: str, report: Callable[[int], None] | None = None) -> Met:
    """Bring a base and the hub to the same set of records; `report` hears how many records are under way.

    Raises HubAway without a network, Foreign for the hub of another platform, NewerBase, Fork; nothing is lost then.
    """
    found = Met()
    with _connected(url) as connection:
        _prepare(connection, database)
        try:
            has = _meet(database, connection, found, report)
        except Fork as parted:
            parted.common = _shared(database, connection, parted.copy)
            raise
        rows = connection.exec_driver_sql("SELECT copy, name FROM journal_copy").all()
        names = {row[0]: row[1] for row in rows}
        connection.rollback()
    copies.met(database, HUB, has, "hub", {**names, HUB: without_password(url)})
    return found


def _meet(database: Database, connection: "Connection", found: Met, report: Callable[[int], None] | None) -> Vector:
    """Pull and push in turn until both have the same; what the hub has then."""
    has: Vector = {}
    for _round in range(ROUNDS):
        found.came = found.came.and_then(_pull(database, connection, report))
        numbering.finalise(database)
        found.sent += _push(database, connection, report)
        has = _vector(connection)
        connection.rollback()
        if has == vector(database):
            break
    return has


def _shared(database: Database, connection: "Connection", copy: str) -> int:
    """The last record of a copy that the base and the hub have alike."""
    here = vector(database).get(copy, 0)
    with connection.begin():
        return last_shared(between(database, copy, 0, here), _records(connection, copy, 0, here))


def address(database: Database) -> str:
    """Where the hub of this base is, without a password; nothing where none was met."""
    rows = database.read("SELECT name FROM journal_copy WHERE way = 'hub'")
    return str(rows[0][0]) if rows else ""


def without_password(url: str) -> str:
    """The address as it may be kept: the password stands in PostgreSQL's own password file or in the environment."""
    from sqlalchemy import make_url

    return make_url(url)._replace(password=None).render_as_string(hide_password=False)


def with_password(url: str, password: str) -> str:
    """The address with a password that was typed; as it is where none was, or where it cannot be understood."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    if not password:
        return url
    try:
        return make_url(url).set(password=password).render_as_string(hide_password=False)
    except ArgumentError:  # the meeting itself says what is wrong with it
        return url


# The connection -----------------------------------------------------------------------------------------------------


def _engine(url: str) -> "Engine":
    from sqlalchemy import NullPool, create_engine, make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parts = make_url(url)
    except ArgumentError as wrong:
        raise UserError(_("“{url}” is no address of a hub. It begins with postgresql://").format(url=url)) from wrong
    if parts.get_backend_name() != "postgresql":
        raise UserError(_("“{url}” is no address of a hub. It begins with postgresql://").format(url=url))
    wanted: dict[str, Any] = {"connect_timeout": SECONDS_TO_WAIT, "application_name": "parvis"}
    if (parts.host or "") not in LOCAL and parts.query.get("sslmode") not in ("require", "verify-ca", "verify-full"):
        wanted["sslmode"] = "require"
    return create_engine(parts.set(drivername="postgresql+psycopg"), poolclass=NullPool, connect_args=wanted)


@contextmanager
def _connected(url: str) -> Iterator["Connection"]:
    """A connection to the hub; what goes wrong with the network is said in one sentence."""
    from sqlalchemy.exc import DBAPIError

    try:
        engine = _engine(url)
    except ImportError as missing:
        raise UserError(
            _("This computer lacks PostgreSQL’s library (libpq). Install it, or bring changes by travel file.")
        ) from missing
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SET lock_timeout = '60s'")
            connection.commit()
            yield connection
    except DBAPIError as away:
        reason = str(away.orig).strip().partition("\n")[0]
        raise HubAway(
            _(
                "The hub did not answer: {reason}. Your work is kept here and goes there as soon as it answers again."
            ).format(reason=reason)
        ) from away


def _prepare(connection: "Connection", database: Database) -> None:
    """Make the hub's tables when they are missing, and see that it is this platform's hub and not a newer program's."""
    own = copies.identity(database)
    with connection.begin():
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        EVERYTHING.create_all(connection)
        row = connection.execute(platform.select()).first()
        if row is None:
            connection.execute(platform.insert().values(origin=own.origin, schema_version=SCHEMA_VERSION))
            return
        if row.origin != own.origin:
            raise foreign()
        if row.schema_version > SCHEMA_VERSION:
            raise NewerBase(
                _(
                    "The hub is used by a newer Parvis (its version {theirs}, this program's {ours}). "
                    "Install the newer Parvis here first; nothing was changed."
                ).format(theirs=row.schema_version, ours=SCHEMA_VERSION)
            )
        if row.schema_version < SCHEMA_VERSION:
            connection.execute(platform.update().values(schema_version=SCHEMA_VERSION))


# What the hub has ---------------------------------------------------------------------------------------------------


def _vector(connection: "Connection") -> Vector:
    rows = connection.exec_driver_sql("SELECT copy, max(counter) FROM journal_change GROUP BY copy").all()
    return {row[0]: row[1] for row in rows}


def _digest_at(connection: "Connection", copy: str, counter: int) -> str:
    """The chain's hash after a record on the hub, from the nearest seal before it."""
    sealed = connection.exec_driver_sql(
        "SELECT counter, digest FROM journal_seal WHERE copy = %s AND counter <= %s ORDER BY counter DESC LIMIT 1",
        (copy, counter),
    ).first()
    first, digest = tuple(sealed) if sealed else (0, START)
    for row in connection.exec_driver_sql(
        f"SELECT {RECORD_COLUMNS} FROM journal_change WHERE copy = %s AND counter > %s AND counter <= %s "
        "ORDER BY counter",
        (copy, first, counter),
    ):
        digest = chained(digest, tuple(row))
    return str(digest)


def _records(connection: "Connection", copy: str, first: int, last: int) -> Iterator[Record]:
    """A copy's records after a number up to another; what is pushed meanwhile waits for the next round."""
    change = ", ".join(f"c.{name}" for name in RECORD_COLUMNS.split(", "))
    transaction = ", ".join(f"t.{name}" for name in TRANSACTION_COLUMNS.split(", "))
    rows = connection.exec_driver_sql(
        f"SELECT {change}, {transaction} FROM journal_change c LEFT JOIN journal_transaction t "
        "ON t.copy = c.copy AND t.number = c.transaction_number WHERE c.copy = %s AND c.counter > %s "
        "AND c.counter <= %s ORDER BY c.counter",
        (copy, first, last),
    )
    for row in rows:
        yield Record._make((*row[:11], Transaction._make(row[11:]) if row[11] else None))


# Taking and giving --------------------------------------------------------------------------------------------------


def _pull(database: Database, connection: "Connection", report: Callable[[int], None] | None) -> Outcome:
    """Take in what the hub has and this base lacks, and the contents of files it can give."""
    with connection.begin():
        has, here = _vector(connection), vector(database)
        newer = any(last > here.get(copy, 0) for copy, last in has.items())
        if not newer:
            _same_chain(database, connection, has)
            _bring_files(database, connection)
            return Outcome()
        starts = {copy: (min(here.get(copy, 0), last), "") for copy, last in has.items()}
        starts = {copy: (first, _digest_at(connection, copy, first)) for copy, (first, _none) in starts.items()}
        records = [
            one for copy, (first, _digest) in starts.items() for one in _records(connection, copy, first, has[copy])
        ]
        if report:
            report(len(records))
        ends = {copy: _digest_at(connection, copy, last) for copy, last in has.items()}
        own = copies.identity(database)
        outcome = receive(database, Parcel(own.origin, HUB, {}, has, starts, ends, {}, records=records), "hub")
        _bring_files(database, connection)
    return outcome


def _same_chain(database: Database, connection: "Connection", has: Vector) -> None:
    """Where the hub has nothing new, what it has must still be what this base has."""
    names = copies.names(database)
    for copy, last in has.items():
        if digest_at(database, copy, last) != _digest_at(connection, copy, last):
            raise fork(names.get(copy, copy), copy, 0)


def _push(database: Database, connection: "Connection", report: Callable[[int], None] | None) -> int:
    """Give the hub what it lacks, one workstation after the other; all of it or nothing."""
    with connection.begin():
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        here = vector(database)
        # Who does not know yet what others did gives no file: it may be of somebody erased meanwhile.
        if all(last <= here.get(copy, 0) for copy, last in _vector(connection).items()):
            _give_files(database, connection)
    with connection.begin():
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        has = _vector(connection)
        parcel = pack(database, has)
        for copy, (first, digest) in parcel.starts.items():
            if first and _digest_at(connection, copy, first) != digest:
                raise fork(parcel.names.get(copy, copy), copy, 0)
        if report and parcel.records:
            report(len(parcel.records))
        _keep(connection, parcel)
    return len(parcel.records)


def _keep(connection: "Connection", parcel: Parcel) -> None:
    records = parcel.records
    erased = {one.row for one in records if one.operation == "erase"}
    erased |= _erased_there(connection, {one.row for one in records})
    records = [without_values(one) if one.row in erased else one for one in records]
    transactions = {(one.copy, one.transaction_number): one.transaction for one in records if one.transaction}
    _insert(connection, "journal_transaction", TRANSACTION_COLUMNS, [tuple(one) for one in transactions.values()])
    _insert(connection, "journal_change", RECORD_COLUMNS, [one[:11] for one in records])
    seals = [(copy, last, parcel.ends[copy]) for copy, last in parcel.has.items() if last]
    _insert(connection, "journal_seal", "copy, counter, digest", seals)
    for copy, name in parcel.names.items():
        connection.exec_driver_sql(
            "INSERT INTO journal_copy (copy, name) VALUES (%s, %s) "
            "ON CONFLICT (copy) DO UPDATE SET name = excluded.name",
            (copy, name),
        )
    _scrub(connection, erased)


def _insert(connection: "Connection", table: str, columns: str, rows: "list[tuple[Any, ...]]") -> None:
    if rows:
        marks = ", ".join(["%s"] * len(rows[0]))
        connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING", rows)


def _erased_there(connection: "Connection", rows: set[str]) -> set[str]:
    found = connection.exec_driver_sql(
        "SELECT DISTINCT row_id FROM journal_change WHERE operation = 'erase' AND row_id = ANY(%s)", (sorted(rows),)
    )
    return {row[0] for row in found}


def _scrub(connection: "Connection", erased: set[str]) -> None:
    """Take the values of somebody erased out of what the hub holds already."""
    standing = connection.exec_driver_sql(
        "SELECT copy, max(counter) FROM journal_change WHERE row_id = ANY(%s) GROUP BY copy", (sorted(erased),)
    ).all()
    contents: set[str] = set()
    for copy, last in standing:
        for one in list(_records(connection, copy, 0, last)):
            if one.row not in erased or one.operation == "erase":
                continue
            if one.table == "attachment":
                contents |= attachments.named_in((one.old, one.new))
            empty = without_values(one)
            connection.exec_driver_sql(
                "UPDATE journal_change SET old = %s, new = %s WHERE copy = %s AND counter = %s",
                (empty.old, empty.new, one.copy, one.counter),
            )
            if empty.transaction:
                connection.exec_driver_sql(
                    "UPDATE journal_transaction SET title_values = %s, standing = %s WHERE copy = %s AND number = %s",
                    (empty.transaction.title_values, empty.transaction.standing, one.copy, one.transaction_number),
                )
    if contents:
        _forget_files(connection, contents)


# Files --------------------------------------------------------------------------------------------------------------


def _wanted(database: Database) -> set[str]:
    return {row[0] for row in database.read("SELECT DISTINCT digest FROM attachment WHERE digest <> ''")}


def _bring_files(database: Database, connection: "Connection") -> None:
    missing = sorted(digest for digest in _wanted(database) if not attachments.is_here(database, digest))
    for digest in missing:
        found = connection.execute(hub_file.select().where(hub_file.c.digest == digest)).first()
        if found is not None:
            attachments.keep_content(database, bytes(found.content))


def _give_files(database: Database, connection: "Connection") -> None:
    here = {digest for digest in _wanted(database) if attachments.is_here(database, digest)}
    if not here:
        return
    there = connection.exec_driver_sql("SELECT digest FROM hub_file WHERE digest = ANY(%s)", (sorted(here),))
    for digest in sorted(here - {row[0] for row in there}):
        content = attachments.if_whole(database, digest)
        if content is not None:
            _insert(connection, "hub_file", "digest, content", [(digest, content)])


def _forget_files(connection: "Connection", digests: set[str]) -> None:
    """Take away the contents that no record on the hub names any more."""
    rows = connection.exec_driver_sql("SELECT old, new FROM journal_change WHERE row_table = 'attachment'").all()
    unused = digests - attachments.named_in(text for row in rows for text in row)
    connection.exec_driver_sql("DELETE FROM hub_file WHERE digest = ANY(%s)", (sorted(unused),))


__all__ = ["HUB", "Foreign", "HubAway", "Met", "address", "sync", "with_password", "without_password"]
