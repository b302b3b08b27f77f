"""The style of the house: chosen once for the base, worn by every paper, the same in all copies."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.services import attachments, writing
from desktop_app.storage import attachments as contents
from desktop_app.storage.database import Database
from desktop_app.storage.queries import plain

KIND = "house_style"
STYLE_ID = "0" * 31 + "1"
"""One id in every copy: two offices that choose a style apart change the same record."""
PICTURES = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
"""How the files begin that can be a logo."""
LARGEST_LOGO = 5_000_000


def values(database: Database) -> dict[str, Any]:
    """What was chosen, field by field; empty where the usual is kept."""
    return plain.values(database, KIND, [STYLE_ID]).get(STYLE_ID, {})


def style(database: Database) -> HouseStyle:
    """The style papers wear; the usual one in what nobody has chosen."""
    return style_of_values(database, values(database))


def style_of_values(database: Database, chosen: dict[str, Any]) -> HouseStyle:
    """The style that some values make, kept or only being tried."""
    taken = {name: chosen[name] for name in ("accent", "letterhead_fr", "letterhead_en", "times", "spacing")
             if chosen.get(name)}  # fmt: skip
    offset = (chosen.get("offset_right") or 0) / 10, (chosen.get("offset_down") or 0) / 10
    return HouseStyle(**{**asdict(USUAL), **taken, "logo": _logo(database, chosen.get("logo_id")),
                         "label_offset": offset})  # fmt: skip


def _logo(database: Database, attachment_id: str | None) -> bytes | None:
    """The picture; none while its content has not come to this copy."""
    found = plain.values(database, "attachment", [attachment_id]) if attachment_id else {}
    digest = found[attachment_id]["digest"] if attachment_id in found else ""
    return contents.read(database, digest) if digest and contents.is_here(database, digest) else None


def choose(database: Database, chosen: dict[str, Any]) -> None:
    """Keep some values of the style; Invalid says which of them cannot be."""
    standing = values(database)
    kept = writing.checked(database, KIND, chosen, STYLE_ID if standing else None)
    if all(standing.get(name) == value for name, value in kept.items()):
        return
    with database.transaction(N_("Change the house style")) as session:
        if standing:
            writing.change(session, KIND, STYLE_ID, **kept)
        else:
            writing.insert(session, KIND, kept, STYLE_ID)


def take_logo(database: Database, path: Path, day: str) -> str:
    """Take a picture in as the logo; the attachment's id."""
    refuse_no_picture(path)
    standing, taken = values(database), attachments.taken_in(database, path, day, "other")
    with database.transaction(N_("Choose the logo {name}"), name=taken["name"]) as session:
        logo = writing.insert(session, "attachment", taken)
        if standing:
            writing.change(session, KIND, STYLE_ID, logo_id=logo)
        else:
            writing.insert(session, KIND, {"logo_id": logo}, STYLE_ID)
    return logo


def refuse_no_picture(path: Path) -> None:
    """A sentence for a file that papers cannot show."""
    start = PICTURES.get(path.suffix.lower())
    try:
        with path.open("rb") as file:
            begins = file.read(8)
        size = path.stat().st_size
    except OSError as refused:
        raise UserError(_("{path} cannot be read: {reason}. Ask for the right to read it.").format(
            path=path, reason=refused.strerror)) from refused  # fmt: skip
    if start is None or not begins.startswith(start):
        raise UserError(_("{path} is no PNG or JPEG picture. Save the logo as one of these.").format(path=path.name))
    if size > LARGEST_LOGO:
        raise UserError(_("{path} is too large for a logo. Choose a picture below 5 MB.").format(path=path.name))
