"""Files of events and meetings: taken in, read again, saved elsewhere under a harmless name."""

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.i18n import N_
from desktop_app.services import writing
from desktop_app.storage import attachments as contents
from desktop_app.storage.database import Database
from desktop_app.storage.whole_files import replacing

if TYPE_CHECKING:
    from desktop_app.services.attendance import Occasion


def add(database: Database, occasion: "Occasion | None", path: Path, day: str, *, kind: str = "paper") -> str:
    """Keep a file with an event or a meeting, under the name it came with; the attachment's id."""
    values = taken_in(database, path, day, kind)
    if occasion:
        values[occasion.column] = occasion.id
    kept = writing.checked(database, "attachment", values)
    with database.transaction(N_("Add file {name}"), name=kept["name"]) as session:
        return writing.insert(session, "attachment", kept)


def taken_in(database: Database, path: Path, day: str, kind: str) -> dict[str, object]:
    """The values of an attachment whose content was kept just now."""
    digest, size = contents.keep(database, path)
    return {"kind": kind, "name": printable(path.name), "digest": digest, "size": size, "added_on": day}


def printable(name: str) -> str:
    """A file's name as it can be kept: what no text may hold is shown by its number."""
    return "".join(
        letter if unicodedata.category(letter) not in ("Cc", "Cs") else f"\\x{ord(letter):02x}" for letter in name
    )


def add_paper(database: Database, agenda_item_id: str, path: Path, day: str) -> str:
    """Hand out a file for an agenda item; the paper's id."""
    item = writing.standing_values(database, "agenda_item", agenda_item_id)
    values = {**taken_in(database, path, day, "paper"), "meeting_id": item["meeting_id"]}
    kept = writing.checked(database, "attachment", values)
    with database.transaction(N_("Add paper {name}"), name=kept["name"]) as session:
        attachment = writing.insert(session, "attachment", kept)
        return writing.insert(session, "agenda_paper", {"agenda_item_id": agenda_item_id, "attachment_id": attachment})


def read(database: Database, attachment_id: str) -> bytes:
    """A file's content."""
    digest = writing.standing_values(database, "attachment", attachment_id)["digest"]
    return contents.read(database, digest)


_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def safe_name(name: str) -> str:
    """A name that every system takes, near to the one a file came with: no path, nothing reserved, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    clean = re.sub(r'[<>:"|?*\x00-\x1f\x7f]', "_", last).strip(" .") or "file"
    clean = "".join("_" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter for letter in clean)
    if _RESERVED.match(clean):
        clean = f"_{clean}"
    stem, dot, suffix = clean.rpartition(".")
    if not stem or len(suffix) > 10:
        stem, dot, suffix = clean, "", ""
    while len(f"{stem}{dot}{suffix}".encode()) > 200:
        stem = stem[:-1]
    return f"{stem}{dot}{suffix}"


def save_as(database: Database, attachment_id: str, target: Path) -> None:
    """Write a file's content to a path that the user chose."""
    content = read(database, attachment_id)
    with replacing(target) as fresh:
        fresh.write_bytes(content)
