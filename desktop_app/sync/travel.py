"""Travel files: a parcel in one file, for a stick or the mail; compressed, locked by a passphrase or the base's key.

A line that says what it is (the chain's start, how it is locked, the hash of what follows), then the parcel: lines of
JSON under LZMA. A locked one stands in a SQLCipher file under a key that Argon2id makes of the passphrase, as the
base's own keys are made (storage.encryption), or HMAC-SHA256 of the base's key.
"""

import base64
import hashlib
import hmac
import json
import lzma
import os
from pathlib import Path
from typing import Any

from desktop_app.errors import UserError, WrongPassphrase
from desktop_app.i18n import _
from desktop_app.storage import attachments, encryption
from desktop_app.storage import connection as files
from desktop_app.storage.database import Database
from desktop_app.storage.whole_files import reasons, replacing
from desktop_app.sync import copies, numbering
from desktop_app.sync.parcels import Parcel, damaged, pack, receive
from desktop_app.sync.records import Record, Transaction, Vector, vector
from desktop_app.sync.taking import Outcome

MAGIC = "parvis-travel"
FORMAT = 1
LARGEST = 2_000_000_000
_MEMORY = 100_000_000
"""How much unpacking may use beside what it unpacks: ours needs a tenth of it."""
_USUAL_RATIO = 100
"""Honest records shrink less than this; up to `_SMALL` bytes nobody minds."""
_SMALL = 200_000_000


class OwnFile(UserError):
    """A travel file that this base wrote itself came back to it."""


def write(database: Database, peer: Vector | None, path: Path, passphrase: str | None = None) -> int:
    """Write what a copy lacks that has the records up to `peer` (None: everything); how many records."""
    parcel = pack(database, peer)
    body = lzma.compress(_lines(database, parcel), preset=6)
    head: dict[str, Any] = {"format": FORMAT, "what": MAGIC, "schema_version": files.SCHEMA_VERSION, "lock": "none"}
    if passphrase:
        salt = os.urandom(16)
        head |= {"lock": "passphrase", "salt": salt.hex()}
        body = attachments.locked(body, encryption.stretched(passphrase, salt))
    elif database.key:
        salt = os.urandom(16)
        head |= {"lock": "key", "salt": salt.hex()}
        body = attachments.locked(body, _of_base(database.key, salt))
    head["sha256"] = hashlib.sha256(body).hexdigest()
    with replacing(path) as fresh, reasons(path):
        fresh.write_bytes(json.dumps(head, sort_keys=True).encode() + b"\n" + body)
    return len(parcel.records)


def write_for(database: Database, peer: str | None, path: Path, passphrase: str | None = None) -> int:
    """Write what one of the peers lacks, by its name or its people's name for it; all that anybody lacks for None."""
    found = [one for one in copies.peers(database) if peer in (one.copy, one.name)]
    if peer and not found:
        raise UserError(_("No copy called “{name}” is known here. Look at the list of copies.").format(name=peer))
    return write(database, found[0].has if found else None, path, passphrase)


def read(database: Database, path: Path, passphrase: str | None = None) -> Outcome:
    """Take a travel file in; nothing at all when anything about it is wrong."""
    parcel, contents = _opened(database, path, passphrase)
    _refuse_own(database, parcel, path)
    brought = [attachments.keep_content(database, content)[0] for content in contents]
    outcome = receive(database, parcel, "file")
    attachments.forget_unused(database, brought)  # what is of somebody erased here meanwhile
    numbering.finalise(database)
    return outcome


def _refuse_own(database: Database, parcel: Parcel, path: Path) -> None:
    """A file this base wrote itself is no fork, only the wrong file."""
    here = vector(database)
    if parcel.sender == copies.identity(database).copy and all(
        last <= here.get(copy, 0) for copy, last in parcel.has.items()
    ):
        raise OwnFile(
            _("{path} was written by this base itself. Take it in on another copy; here it changes nothing.").format(
                path=path.name
            )
        )


def is_travel_file(path: Path) -> bool:
    """Whether a file says that it is a travel file; a base or anything else does not."""
    try:
        with path.open("rb") as file:
            return MAGIC.encode() in file.readline(2000)
    except OSError:
        return False


def is_locked_by_passphrase(path: Path) -> bool:
    """Whether a travel file asks for a passphrase."""
    return bool(_head(path)[0].get("lock") == "passphrase")


# Writing --------------------------------------------------------------------------------------------------------------


def _lines(database: Database, parcel: Parcel) -> bytes:
    """The parcel as lines of JSON: what it is, its transactions, its records, the files they speak of."""
    told = {name: value for name, value in vars(parcel).items() if name != "records"}
    transactions: dict[Transaction, int] = {}
    rows = []
    for one in parcel.records:
        number = -1
        if one.transaction:
            number = transactions.setdefault(one.transaction, len(transactions))
        rows.append([*one[:11], number])
    lines = [json.dumps(told, ensure_ascii=False), json.dumps(list(transactions), ensure_ascii=False)]
    lines += [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    lines.append(json.dumps({"files": _files(database, parcel)}))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _files(database: Database, parcel: Parcel) -> list[str]:
    """The contents that the records brought, as text; those whose content is not here are left to the next file."""
    digests = set()
    for one in parcel.records:
        if one.table == "attachment" and one.operation in ("insert", "set"):
            said = json.loads(one.new or "null")
            digest = said.get("digest") if isinstance(said, dict) else said if one.field == "digest" else None
            if digest:
                digests.add(digest)
    contents = (attachments.if_whole(database, digest) for digest in sorted(digests))
    return [base64.b64encode(content).decode() for content in contents if content is not None]


def _of_base(key: bytes, salt: bytes) -> bytes:
    return hmac.new(key, b"travel file" + salt, hashlib.sha256).digest()


# Reading --------------------------------------------------------------------------------------------------------------


def _head(path: Path) -> tuple[dict[str, Any], bytes]:
    """What the first line says, and the rest of the file."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(_("{path} is too large for a travel file. Nothing was taken in.").format(path=path))
        line, _newline, body = path.read_bytes().partition(b"\n")
    except OSError as refused:
        raise UserError(
            _("{path} cannot be read: {reason}. Ask for the right to read it.").format(
                path=path, reason=refused.strerror
            )
        ) from refused
    try:
        head = json.loads(line)
    except (ValueError, RecursionError):
        head = None
    if not isinstance(head, dict) or head.get("what") != MAGIC:
        raise UserError(_("{path} is not a travel file of Parvis. Nothing was taken in.").format(path=path.name))
    if head.get("format") != FORMAT or not isinstance(head.get("schema_version"), int):
        raise _newer()
    if head["schema_version"] > files.SCHEMA_VERSION:
        raise _newer()
    if hashlib.sha256(body).hexdigest() != head.get("sha256"):
        raise damaged()
    return head, body


def _newer() -> UserError:
    return files.NewerBase(
        _("This travel file was made by a newer Parvis. Install the newer Parvis here first; nothing was changed.")
    )


def _opened(database: Database, path: Path, passphrase: str | None) -> tuple[Parcel, list[bytes]]:
    head, body = _head(path)
    lock = head.get("lock")
    if lock != "none":
        body = _unlocked(database, head, body, passphrase)
    try:
        return _parcel(_unpacked(body).decode("utf-8", "surrogatepass").split("\n"))
    except (ValueError, TypeError, KeyError, lzma.LZMAError, EOFError, RecursionError) as wrong:
        raise damaged() from wrong


def _unlocked(database: Database, head: dict[str, Any], body: bytes, passphrase: str | None) -> bytes:
    try:
        salt = bytes.fromhex(head["salt"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise damaged() from wrong
    if head.get("lock") == "passphrase":
        if not passphrase:
            raise WrongPassphrase(_("This travel file is locked by a passphrase. Ask whoever sent it."))
        key = encryption.stretched(passphrase, salt)
        refusal = _("This passphrase does not open the travel file. Ask whoever sent it; nothing was taken in.")
    elif database.key:
        key = _of_base(database.key, salt)
        refusal = _("This travel file is locked by the key of another base. Nothing was taken in.")
    else:
        raise WrongPassphrase(_("This travel file is locked by the key of another base. Nothing was taken in."))
    found = attachments.unlocked(body, key)
    if found is None:
        raise WrongPassphrase(refusal)
    return found


def _unpacked(body: bytes) -> bytes:
    """What was packed, if it is no more than such a file can honestly hold."""
    opening = lzma.LZMADecompressor(memlimit=_MEMORY)
    most = min(max(len(body) * _USUAL_RATIO, _SMALL), LARGEST)
    found = opening.decompress(body, most)
    if not opening.eof:
        raise EOFError("more than such a file holds" if len(found) == most else "cut short")
    return found


def _parcel(lines: list[str]) -> tuple[Parcel, list[bytes]]:
    told, transactions = json.loads(lines[0]), [Transaction(*one) for one in json.loads(lines[1])]
    told["starts"] = {copy: (int(number), str(digest)) for copy, (number, digest) in told["starts"].items()}
    told["seals"] = {
        copy: [(int(number), str(digest)) for number, digest in closed]
        for copy, closed in told.get("seals", {}).items()
    }
    records = []
    for line in lines[2:-1]:
        *row, number = json.loads(line)
        records.append(Record._make((*row, transactions[number] if number >= 0 else None)))
    contents = [base64.b64decode(one) for one in json.loads(lines[-1])["files"]]
    parcel = Parcel(**told, records=records)
    return parcel, contents
