"""What is to be done by somebody until a day: the lines of lists, and what is done."""

from typing import Any

from desktop_app.i18n import N_
from desktop_app.services import writing
from desktop_app.services.voice_papers import TaskLine
from desktop_app.storage.database import Database


def finish(database: Database, task_id: str, day: str) -> None:
    """A task is done, on a day."""
    task = writing.standing_values(database, "task", task_id)
    kept = writing.checked(database, "task", {"done_on": day}, task_id)
    with database.transaction(N_("Done: {name}"), name=str(task["title"])) as session:
        writing.change(session, "task", task_id, **kept)


def lines(database: Database, where: str, parameters: dict[str, Any], day: str) -> list[TaskLine]:
    """Tasks that meet a condition, what is due first at the top."""
    rows = database.read(
        "SELECT id, title, due_on, done_on, assigned_to, organisation_id, person_id, interaction_id FROM task "
        f"WHERE {where} ORDER BY coalesce(due_on, '9999'), id",
        parameters,
    )
    return [
        TaskLine(
            id=row[0],
            title=row[1],
            due_on=row[2] or "",
            done_on=row[3] or "",
            overdue=not row[3] and bool(row[2]) and day[: len(row[2])] > row[2],
            assigned_to=row[4] or "",
            organisation_id=row[5] or "",
            person_id=row[6] or "",
            interaction_id=row[7] or "",
        )
        for row in rows
    ]
