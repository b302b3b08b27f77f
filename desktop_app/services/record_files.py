"""Files of practices, positions, talks and grants: taken in, named, and the emblem of a grant."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.i18n import N_
from desktop_app.services import attachments, writing
from desktop_app.services.papers import ByLanguage, both
from desktop_app.storage.database import Database


@dataclass(frozen=True)
class RecordFile:
    """A file of a record: the link's id, the attachment, and what it is used for."""

    id: str
    attachment_id: str
    name: str
    title: ByLanguage
    use: str
    size: int
    added_on: str


def add(database: Database, kind: str, record_id: str, path: Path, day: str, *, use: str = "document") -> str:
    """Keep a file with a practice, a position, a talk or a grant; the link's id."""
    taken = writing.checked(database, "attachment", attachments.taken_in(database, path, day, "paper"))
    link = {f"{kind}_id": record_id, "kind": use}
    with database.transaction(N_("Add file {name}"), name=taken["name"]) as session:
        attachment = writing.insert(session, "attachment", taken)
        cleaned = writing.checked(database, "record_file", {**link, "attachment_id": attachment})
        return writing.insert(session, "record_file", cleaned)


def of(database: Database, kind: str, record_id: str) -> list[RecordFile]:
    """The files of a record, in the order they were added."""
    rows = database.read(
        "SELECT f.id, a.id, a.name, a.title_fr, a.title_en, f.kind, a.size, a.added_on FROM record_file f "
        f"JOIN attachment a ON a.id = f.attachment_id WHERE f.{kind}_id = ? ORDER BY f.id",
        (record_id,),
    )
    return [RecordFile(row[0], row[1], row[2], both(row[3], row[4]), row[5], row[6], row[7] or "") for row in rows]


def emblem(database: Database, grant_id: str) -> bytes | None:
    """The funder's emblem as it was given last, to stand on all that the grant pays for."""
    emblems = [one for one in of(database, "grant", grant_id) if one.use == "emblem"]
    return attachments.read(database, emblems[-1].attachment_id) if emblems else None
