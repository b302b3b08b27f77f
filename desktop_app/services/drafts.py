"""Drafts: cards half edited, kept in the base so that nothing typed is lost, offered again after a crash."""

import json
import os
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.i18n import N_
from desktop_app.services.edits import Edit
from desktop_app.storage.database import Database

_PROCESS = f"{os.getpid()}-{time.time_ns()}"


@dataclass(frozen=True)
class Draft:
    """An edit that was not saved, and when it was last typed at."""

    id: str
    edit: Edit
    at: datetime


def keep(database: Database, edit: Edit, draft_id: str | None = None) -> str:
    """Keep what was typed, in place of the card's earlier draft; returns the draft's id. Leaves no trace in history."""
    from sqlalchemy import delete, insert

    from desktop_app.domain.record import new_id
    from desktop_app.storage.journal import draft

    kept = json.dumps({"user": database.user, "process": _PROCESS, "edit": edit.as_json()}, ensure_ascii=False)
    own = draft_id or new_id()
    with database.transaction(N_("Keep a draft")) as session:
        session.execute(delete(draft).where(draft.c.id == own))
        if edit.id is not None:
            session.execute(delete(draft).where(draft.c.kind == edit.kind, draft.c.record_id == edit.id))
        session.execute(
            insert(draft).values(
                id=own, kind=edit.kind, record_id=edit.id, edit=kept, kept_at=time.time_ns() // 1_000_000
            )
        )
    return own


def pending(database: Database) -> list[Draft]:
    """What this user typed and nobody saved, the latest first; what another window is typing just now is left out."""
    rows = database.read("SELECT id, edit, kept_at FROM draft ORDER BY kept_at DESC")
    found = []
    for draft_id, text, kept_at in rows:
        parts = json.loads(text)
        if parts["user"] != database.user or _is_being_typed(parts["process"]):
            continue
        at = datetime.fromtimestamp(kept_at / 1000)
        found.append(Draft(draft_id, Edit.from_json(parts["edit"]), at))
    return found


def _is_being_typed(process: str) -> bool:
    """Whether another living program on this computer keeps the draft."""
    number = process.partition("-")[0]
    if process == _PROCESS or os.name != "posix" or not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def of_record(
    database: Database, kind: str, record_id: str | None, begun_with: dict[str, Any] | None = None
) -> Draft | None:
    """The draft of a record's card, or of a new record of a kind that was begun with the same values."""
    begun = (begun_with or {}).items()
    for draft in pending(database):
        is_here = (draft.edit.kind, draft.edit.id) == (kind, record_id)
        if is_here and (record_id is not None or begun <= draft.edit.values.items()):
            return draft
    return None


def forget(database: Database, draft_id: str) -> None:
    """Throw a draft away: it was saved, or is not wanted."""
    from sqlalchemy import delete

    from desktop_app.storage.journal import draft

    with database.transaction(N_("Forget a draft")) as session:
        session.execute(delete(draft).where(draft.c.id == draft_id))
