"""Two bases brought to the same state: each takes what it lacks of the other, and what follows goes round again."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.storage.attachments import bring_missing, forget_unused
from desktop_app.storage.database import Database, open_base
from desktop_app.sync import copies, numbering
from desktop_app.sync.parcels import pack, receive
from desktop_app.sync.records import Fork, between, last_shared, vector
from desktop_app.sync.taking import Outcome

ROUNDS = 4
"""How often records go round at most: what one side concludes (an erasure, a final number) reaches the other."""


@dataclass(frozen=True)
class Merged:
    """What came here, and what went there."""

    came: Outcome
    went: Outcome


def merge(database: Database, other_path: Path, other_key: bytes | None = None) -> Merged:
    """Bring a base and another copy of it to the same state; each side takes all in or nothing."""
    if other_path.exists() and other_path.samefile(database.path):
        raise UserError(_("{path} is the base itself. Name the copy that came back.").format(path=other_path))
    other = open_base(other_path, database.user, other_key if other_key is not None else database.key)
    try:
        return together(database, other, "merge")
    finally:
        other.close()


def together(database: Database, other: Database, way: str) -> Merged:
    """Bring two open bases to the same state."""
    try:
        return _together(database, other, way)
    except Fork as parted:
        both = [between(base, parted.copy, 0, vector(base).get(parted.copy, 0)) for base in (database, other)]
        parted.common = last_shared(*both)
        raise


def _bring(source: Database, target: Database, way: str) -> Outcome:
    """Bring one base all that another has; contents first, so that no record comes without its file."""
    brought = bring_missing(source, target)
    outcome = receive(target, pack(source, vector(target)), way)
    forget_unused(target, brought)  # what is of somebody erased there meanwhile
    numbering.finalise(target)
    return outcome


def _together(database: Database, other: Database, way: str) -> Merged:
    came, went = Outcome(), Outcome()
    for _round in range(ROUNDS):
        came = came.and_then(_bring(other, database, way))
        went = went.and_then(_bring(database, other, way))
        if vector(database) == vector(other):
            break
    here = vector(database)
    for one, peer in ((database, other), (other, database)):
        copies.met(one, copies.identity(peer).copy, here, way, copies.names(peer))
    return Merged(came, went)
