"""Undo and redo in the window: at once, or in the background with a way to stop where thousands of rows turn."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_
from desktop_app.services import history
from desktop_app.ui import jobs, messages

if TYPE_CHECKING:
    from desktop_app.storage.changes import Changes
    from desktop_app.storage.database import Database

LONG = 2_000
"""From so many changes on nobody should wait before a window that stands still."""
TITLES = {"undo": N_("Undo"), "redo": N_("Redo")}
_under_way: list[jobs.Job] = []
"""The one that goes on in the background: pressed again meanwhile, nothing more is turned."""


def turn(
    parent: QWidget, database: "Database", way: str, done: Callable[["Changes"], None], steps: int = 1
) -> jobs.Job | None:
    """Undo or redo the next steps, say what keeps them from it, and go on with what the last one changed.

    The job where it goes on in the background, else None.
    """
    if any(job.is_running for job in _under_way):
        return _under_way[0]
    does = history.undo if way == "undo" else history.redo

    def turn_all(report: jobs.Report | None = None) -> "Changes":
        return [does(database, report) for _step in range(steps)][-1]

    if history.next_size(database, way, steps) >= LONG:
        _under_way[:] = [jobs.run(parent, TITLES[way], turn_all, done)]
        return _under_way[0]
    try:
        changes = turn_all()
    except UserError as error:
        messages.tell_error(parent, error)
    else:
        done(changes)
    return None
