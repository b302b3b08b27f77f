"""Who took what out of the base, when and in which form: noted with every export, and no undo takes it away."""

from datetime import datetime
from typing import Any

from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_
from desktop_app.services import writing
from desktop_app.services.exporting import Chosen
from desktop_app.storage import connection as files
from desktop_app.storage.database import Database

WHOLE_BASE = "everything"
"""What is noted where the whole base went out."""


def note(database: Database, form: str, form_title: str, chosen: Chosen | None, count: int, now: datetime) -> None:
    """Note an export; from a base that may only be read one can take things out, and nothing is noted.

    No name of a person or file is kept, so that nobody who is erased stands here.
    """
    values = {
        "written_at": now.strftime("%Y-%m-%dT%H:%M"),
        "user_name": database.user or "?",
        "what": chosen.kind if chosen else WHOLE_BASE,
        "form": form,
        "count": count,
        "as_of": chosen.question.day if chosen else None,
        "is_part": chosen is not None and _is_part(chosen),
    }
    what = KINDS[chosen.kind].plural if chosen else N_("the whole base")
    said: dict[str, Any] = {
        name: {"title": title, "values": {}} for name, title in (("what", what), ("form", form_title))
    }
    try:
        with database.transaction(N_("Export {what} ({count}), {form}"), told=True, count=count, **said) as session:
            writing.insert(session, "export", writing.checked(database, "export", values))
    except files.ReadOnly:
        return


def _is_part(chosen: Chosen) -> bool:
    question = chosen.question
    return chosen.ids is not None or bool(question.filters or question.words) or question.scope != "all"
