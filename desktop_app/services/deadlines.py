"""What is due when, counted from the day of a meeting by the rules of its body."""

from dataclasses import dataclass

from desktop_app.domain.moments import days_from
from desktop_app.i18n import N_
from desktop_app.services import writing
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries

TITLES = {
    "agenda": N_("Send the agenda"),
    "papers": N_("Send the papers"),
    "draft_minutes": N_("Circulate the draft minutes"),
    "corrections": N_("Corrections of the minutes"),
}


@dataclass(frozen=True)
class Deadline:
    """One thing due for a meeting (see `TITLES`), and when it was done if it was."""

    what: str
    meeting_id: str
    due_on: str
    done_on: str

    def is_overdue(self, day: str) -> bool:
        """Whether it should have been done before a day."""
        return not self.done_on and self.due_on < day


def of_meeting(database: Database, meeting_id: str) -> list[Deadline]:
    """The due dates of a meeting in their order; what the body's rules do not ask for is left out."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    if meeting["state"] == "cancelled":
        return []
    day = meeting["starts_at"][:10]
    rules = queries.body_rules(database, meeting["body_id"], day)
    circulated, until, approved = _paper(database, meeting_id)
    first_sent = meeting["convened_on"] or ""
    found = []
    for what, days, done in (
        ("agenda", rules["agenda_days"], first_sent),
        ("papers", rules["papers_days"], _papers_sent(database, meeting_id, first_sent)),
    ):
        if days is not None:
            found.append(Deadline(what, meeting_id, days_from(day, -days), done))
    if rules["draft_minutes_days"] is not None:
        found.append(Deadline("draft_minutes", meeting_id, days_from(day, rules["draft_minutes_days"]), circulated))
    if until:
        found.append(Deadline("corrections", meeting_id, until, approved))
    return found


def _paper(database: Database, meeting_id: str) -> tuple[str, str, str]:
    sql = "SELECT circulated_on, corrections_until, approved_on FROM minutes WHERE meeting_id = ?"
    rows = database.read(sql, (meeting_id,))
    return (rows[0][0] or "", rows[0][1] or "", rows[0][2] or "") if rows else ("", "", "")


def _papers_sent(database: Database, meeting_id: str, first_sent: str) -> str:
    """Papers are with the members once the agenda was sent and the last of them was added."""
    rows = database.read(
        "SELECT max(f.added_on) FROM agenda_paper p JOIN attachment f ON f.id = p.attachment_id "
        "JOIN agenda_item i ON i.id = p.agenda_item_id WHERE i.meeting_id = ?",
        (meeting_id,),
    )
    added = rows[0][0] if rows else None
    return max(added or "", first_sent) if first_sent else ""


def due(database: Database, day: str, within: int = 30) -> list[Deadline]:
    """What is due in the next days, or overdue, over all meetings; the most urgent first."""
    last = days_from(day, within)
    rows = database.read(
        "SELECT m.id FROM meeting m LEFT JOIN minutes s ON s.meeting_id = m.id WHERE m.state <> 'cancelled' "
        "AND coalesce(s.state, 'draft') NOT IN ('approved', 'approved_amended') AND m.starts_at >= ? ",
        (days_from(day, -400),),
    )
    found = [one for (meeting,) in rows for one in of_meeting(database, meeting)]
    return sorted((one for one in found if not one.done_on and one.due_on <= last), key=lambda one: one.due_on)
