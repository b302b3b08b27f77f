"""The whole base as one JSON document (docs/whole-base.md), and a new base made of such a document."""

import base64
import binascii
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.services import all_records
from desktop_app.services.mapped import Progress
from desktop_app.storage import attachments
from desktop_app.storage.connection import SCHEMA_VERSION
from desktop_app.storage.database import Database

FORMAT = "parvis-base"
VERSION = 1
LARGEST = 2_000_000_000
"""How many bytes a document may have that is read."""


def write_base(database: Database, path: Path, now: datetime, progress: Progress | None = None) -> int:
    """Write the whole base, a record a line; how many records."""
    total, done = all_records.count(database), 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        head = {"format": FORMAT, "version": VERSION, "schema": SCHEMA_VERSION, "program": f"Parvis {__version__}"}
        head["written_at"] = now.isoformat(timespec="seconds")
        file.write(_json(head)[:-1] + ',\n"tables": {')
        for place, table in enumerate(all_records.tables()):
            file.write(f'{"," if place else ""}\n"{table.name}": [')
            for number, row in enumerate(all_records.rows(database, table)):
                if progress and done % 500 == 0:
                    progress(done, total)
                file.write(("," if number else "") + "\n" + _json(row))
                done += 1
            file.write("]")
        file.write('},\n"files": {')
        for place, digest in enumerate(all_records.digests(database)):
            if progress:
                progress(done, total)
            content = base64.b64encode(attachments.read(database, digest)).decode()
            file.write(f'{"," if place else ""}\n"{digest}": "{content}"')
        file.write("}}\n")
    return done


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def is_whole_base(path: Path) -> bool:
    """Whether a file begins as such a document does."""
    with path.open("rb") as file:
        return file.read(200).lstrip(b"\xef\xbb\xbf \r\n").startswith(f'{{"format": "{FORMAT}"'.encode())


def make_base(source: Path, target: Path, user: str, key: bytes | None = None) -> Database:
    """A new base equal to the one that was written; a sentence, and no base, when the document is not whole."""
    document = _read(source)
    all_records.check_version(document.get("schema"))
    tables, files = document.get("tables"), document.get("files", {})
    if not isinstance(tables, dict) or not isinstance(files, dict):
        raise _damaged(source)
    if not all(isinstance(each, list) and all(isinstance(row, dict) for row in each) for each in tables.values()):
        raise _damaged(source)
    contents = _contents(files, source)
    database = all_records.make(target, user, tables, key)
    all_records.keep_files(database, contents)
    return database


def _contents(files: dict[str, Any], source: Path) -> list[bytes]:
    """The files, each of which is what its fingerprint says."""
    found = []
    for digest, text in files.items():
        try:
            found.append(base64.b64decode(str(text), validate=True))
        except (binascii.Error, ValueError):
            raise _damaged(source) from None
        if hashlib.sha256(found[-1]).hexdigest() != digest:
            raise _damaged(source)
    return found


def _read(source: Path) -> dict[str, Any]:
    if source.stat().st_size > LARGEST:
        raise UserError(_("{path} is too large to be read.").format(path=source))
    try:
        document = json.loads(source.read_bytes())
    except (ValueError, RecursionError):
        raise _damaged(source) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT or document.get("version") != VERSION:
        raise UserError(_("{path} is not a whole base that Parvis wrote.").format(path=source))
    return document


def _damaged(source: Path) -> UserError:
    return UserError(_("{path} is damaged; it was cut short or changed. Write it again.").format(path=source))
