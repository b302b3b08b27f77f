"""What travels between two copies: the records one lacks, what the sender has, and hashes that show who went apart."""

from dataclasses import dataclass, field

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage.connection import SCHEMA_VERSION, NewerBase
from desktop_app.storage.database import Database
from desktop_app.sync import copies
from desktop_app.sync.records import START, Record, Vector, after, between, chained, digest_at, fork, vector
from desktop_app.sync.taking import Missing, Outcome, settle, take


class Foreign(UserError):
    """What came is of another base, not of a copy of this one."""


@dataclass
class Parcel:
    """Records on their way, with all a receiver needs to see whether they fit."""

    origin: str
    sender: str
    names: dict[str, str]
    has: Vector
    """What the sender has, the records in here included."""
    starts: dict[str, tuple[int, str]]
    """After which number the records of each copy go on, and the chain's hash there."""
    ends: dict[str, str]
    """The chain's hash after the last record the sender has of each copy."""
    known: Vector
    """What the sender knows the receiver to have: what it got before."""
    schema_version: int = SCHEMA_VERSION
    seals: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """Where the sender closed the chain of each copy before, and the hash there: tells when two went apart."""
    records: list[Record] = field(default_factory=list)


def pack(database: Database, has: Vector | None) -> Parcel:
    """What a copy lacks that has the records up to `has` (None: nothing yet)."""
    settle(database)
    sealed = copies.seal(database)
    own = copies.identity(database)
    known = has or {}
    starts = {}
    for copy, (last, _digest) in sealed.items():
        first = min(known.get(copy, 0), last)
        starts[copy] = (first, digest_at(database, copy, first) if first else START)
    return Parcel(
        origin=own.origin,
        sender=own.copy,
        names=copies.names(database),
        has={copy: last for copy, (last, _digest) in sealed.items()},
        starts=starts,
        ends={copy: digest for copy, (_last, digest) in sealed.items()},
        known=known,
        seals=copies.seals(database),
        records=list(after(database, known)),
    )


def receive(database: Database, parcel: Parcel, way: str) -> Outcome:
    """Take a parcel in, after a look whether it is for this base; whole or not at all."""
    own = copies.identity(database)
    if parcel.origin != own.origin:
        raise foreign()
    if parcel.schema_version > SCHEMA_VERSION:
        raise NewerBase(
            _(
                "What comes here was made by a newer Parvis (its version {theirs}, this program's {ours}). "
                "Install the newer Parvis here first; nothing was changed."
            ).format(theirs=parcel.schema_version, ours=SCHEMA_VERSION)
        )
    _compare(database, parcel, own)
    outcome = take(database, parcel.records)
    if parcel.sender != own.copy:
        copies.met(database, parcel.sender, parcel.has, way, parcel.names)
    return outcome


def foreign() -> Foreign:
    """The refusal of what is of another base."""
    return Foreign(
        _(
            "This comes from another base, not from a copy of this one. Nothing was changed. To bring its records "
            "here, export them there and import them here."
        )
    )


def _compare(database: Database, parcel: Parcel, own: copies.Identity) -> None:
    """See whether what both have is the same: the chain up to the last record that both have of each copy."""
    here = vector(database)
    sent: dict[str, list[Record]] = {}
    for one in parcel.records:
        sent.setdefault(one.copy, []).append(one)
    for copy, last in parcel.has.items():
        first, digest = parcel.starts.get(copy, (0, START))
        mine = here.get(copy, 0)
        if mine < first:
            raise _missing()
        if first and digest_at(database, copy, first) != digest:
            raise fork(parcel.names.get(copy, copy), copy, _sealed_alike(database, parcel, copy))
        _walk(database, parcel, own, copy, sorted(sent.get(copy, [])), min(mine, last))
    if parcel.sender == own.copy:
        raise fork(own.name or own.copy, own.copy, parcel.has.get(own.copy, 0))


def _sealed_alike(database: Database, parcel: Parcel, copy: str) -> int:
    """The last record of a copy at which both closed the chain alike: up to there at least both are one."""
    alike = (number for number, digest in parcel.seals.get(copy, []) if digest_at(database, copy, number) == digest)
    return max(alike, default=0)


def _walk(database: Database, parcel: Parcel, own: copies.Identity, copy: str, sent: list[Record], shared: int) -> None:
    """Follow the chain over the records sent; where both have a record, it must be the same one."""
    number, digest = parcel.starts.get(copy, (0, START))
    mine = {one.counter: one for one in between(database, copy, number, shared)}
    for one in sent:
        if one.counter != number + 1:
            raise _missing()
        here = mine.get(one.counter)
        if here is not None and not here.is_same(one):
            raise fork(parcel.names.get(copy, own.name if copy == own.copy else copy) or copy, copy, number)
        number, digest = one.counter, chained(digest, one)
    if number != parcel.has[copy] or digest != parcel.ends[copy]:
        raise damaged()


def _missing() -> Missing:
    return Missing(
        _(
            "Something that was sent before has not arrived here yet. Take the earlier travel file first, or "
            "ask for a new one: it carries everything that is missing. Nothing was changed."
        )
    )


def damaged() -> UserError:
    """The sentence for what arrived changed or in part."""
    return UserError(
        _("What arrived is damaged or was changed on its way. Nothing was taken in; ask for it to be sent again.")
    )
