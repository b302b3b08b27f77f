"""Minutes whole, as they are printed: who was there, what was said, decided and asked for."""

from typing import Any

from desktop_app.services import (
    actions,
    agenda,
    attendance,
    decisions,
    headings,
    lists_of_people,
    minutes,
    people,
    revisions,
    votes,
    writing,
)
from desktop_app.services.attendance import Occasion
from desktop_app.services.papers import Attendee, MinutesDocument, MinutesLine, MinutesSection, Movement, VoteLine
from desktop_app.services.plain_papers import from_plain
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries


def document(database: Database, meeting_id: str, *, revision: int | None = None) -> MinutesDocument:
    """The minutes to print: approved ones as they were approved, a revision as it was kept, else as they are now."""
    kept = revisions.content(database, meeting_id, revision)
    if kept is None and revision is None and minutes.state(database, meeting_id)["state"] in minutes.APPROVED:
        kept = revisions.approved(database, meeting_id)
    if kept is not None:
        return from_plain(MinutesDocument, kept["document"])
    return as_now(database, meeting_id)


def as_now(database: Database, meeting_id: str, **paper: Any) -> MinutesDocument:
    """The minutes as they stand; `paper` says what is about to be kept of them (state, approved_on…)."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    day = meeting["starts_at"][:10]
    paper = {**minutes.state(database, meeting_id), **paper}
    approved_in = headings.meeting_names(database, [paper["approved_in_id"]])
    present = lists_of_people.attendees(database, Occasion("meeting", meeting_id))
    return MinutesDocument(
        meeting_id=meeting_id,
        heading=headings.of_meeting(database, meeting_id),
        state=paper["state"],
        language=meeting["language"],
        convened_on=meeting["convened_on"] or "",
        opened_at=meeting["opened_at"] or "",
        closed_at=meeting["closed_at"] or "",
        approved_on=paper["approved_on"] or "",
        approved_in=approved_in.get(paper["approved_in_id"], {}),
        chair=people.one_person(database, meeting["chair_id"], day),
        minute_taker=people.one_person(database, meeting["minute_taker_id"], day),
        attendees=tuple(present),
        quorum=attendance.quorum(database, meeting_id),
        sections=tuple(_sections(database, meeting_id, present)),
        decisions=tuple(decisions.of_meeting(database, meeting_id)),
        actions=tuple(actions.of_meeting(database, meeting_id, day)),
        revision=paper.get("revision"),
    )


def _sections(database: Database, meeting_id: str, present: list[Attendee]) -> list[MinutesSection]:
    said: dict[str, list[MinutesLine]] = {}
    for line in minutes.lines(database, meeting_id):
        said.setdefault(line.agenda_item_id, []).append(line)
    voted: dict[str, list[VoteLine]] = {}
    items = votes.items_of(database, meeting_id)
    for vote in votes.of_meeting(database, meeting_id):
        voted.setdefault(items[vote.id], []).append(vote)
    moved = _movements(database, meeting_id, present)
    approved = dict(database.read("SELECT meeting_id, state FROM minutes WHERE approved_in_id = ?", (meeting_id,)))
    return [
        MinutesSection(
            line,
            tuple(moved.get(line.id, ())),
            tuple(said.get(line.id, ())),
            tuple(voted.get(line.id, ())),
            approved.get(line.approves_id, ""),
        )
        for line in agenda.lines(database, meeting_id)
    ]


def _movements(database: Database, meeting_id: str, present: list[Attendee]) -> dict[str, list[Movement]]:
    who = {one.id: one.who for one in present}
    found: dict[str, list[Movement]] = {}
    for row in queries.attendance(database, "meeting", meeting_id):
        for column, what in (("left_item_id", "leaves"), ("arrived_item_id", "arrives")):
            if row[column]:
                found.setdefault(row[column], []).append(Movement(who[row["id"]], what))
    return found
