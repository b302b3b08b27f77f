"""Votes: counted, or by name with a ballot each; never more voices than were present or represented."""

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.attendance_rules import voices_at
from desktop_app.domain.decision_rules import is_adopted
from desktop_app.domain.minutes_kinds import BALLOTS
from desktop_app.domain.names import full_name
from desktop_app.errors import Invalid, Problem
from desktop_app.i18n import N_, _
from desktop_app.services import writing
from desktop_app.services.papers import VoteLine, both
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries
from desktop_app.storage.queries.meeting_titles import MEETING_TITLES


def count(
    database: Database,
    agenda_item_id: str,
    *,
    votes_for: int,
    votes_against: int,
    abstentions: int,
    method: str = "show_of_hands",
    **values: Any,
) -> str:
    """Keep a vote that was counted: by show of hands or secret. `values`: title_fr, title_en, majority, decision_id."""
    counted = {"votes_for": votes_for, "votes_against": votes_against, "abstentions": abstentions, "method": method}
    kept = writing.checked(database, "vote", {"agenda_item_id": agenda_item_id, **counted, **values})
    with database.transaction(N_("Vote on {name}"), name=_item(database, agenda_item_id)) as session:
        return writing.insert(session, "vote", kept)


def _item(database: Database, agenda_item_id: str) -> str:
    item = writing.standing_values(database, "agenda_item", agenda_item_id)
    return str(item["title_fr"] or item["title_en"] or "")


def by_name(database: Database, agenda_item_id: str, ballots: Mapping[str, str], **values: Any) -> str:
    """Keep a vote by name: what each voice said (`for`, `against`, `abstention`), by the attendance that has it.

    A voice given away by proxy is cast by its holder; one that nobody there may cast is refused.
    """
    cast = _who_casts(database, agenda_item_id, ballots)
    counted = {
        "votes_for": sum(1 for said in ballots.values() if said == "for"),
        "votes_against": sum(1 for said in ballots.values() if said == "against"),
        "abstentions": sum(1 for said in ballots.values() if said == "abstention"),
    }
    kept = writing.checked(
        database, "vote", {"agenda_item_id": agenda_item_id, "method": "by_name", **counted, **values}
    )
    with database.transaction(N_("Vote on {name}"), name=_item(database, agenda_item_id)) as session:
        vote = writing.insert(session, "vote", kept)
        for attendance, said in ballots.items():
            holder = cast[attendance] if cast[attendance] != attendance else None
            row = {"vote_id": vote, "attendance_id": attendance, "cast_by_id": holder, "value": said}
            writing.insert(session, "ballot", row)
    return vote


def _who_casts(database: Database, agenda_item_id: str, ballots: Mapping[str, str]) -> dict[str, str]:
    item = writing.standing_values(database, "agenda_item", agenda_item_id)
    voices = queries.voices(database, item["meeting_id"])
    cast = voices_at(voices, queries.place_of_item(database, item["meeting_id"], agenda_item_id))
    wrong = []
    for attendance, said in ballots.items():
        if said not in dict(BALLOTS):
            sentence = _("“{value}” is not one of: {choices}.").format(value=said, choices=", ".join(dict(BALLOTS)))
            wrong.append(Problem("value", sentence, attendance))
        elif attendance not in cast:
            sentence = _("{name} has no voice here: neither present nor represented, or without a vote.")
            wrong.append(Problem("attendance_id", sentence.format(name=_name(database, attendance)), attendance))
    if wrong:
        raise Invalid(wrong)
    return cast


def _name(database: Database, attendance: str) -> str:
    sql = f"SELECT {MEETING_TITLES['attendance']} FROM attendance r WHERE r.id = :id"
    rows = database.read(sql, {"id": attendance, "language": "fr", "day": "9999-12-31"})
    return str(rows[0][0] or "") if rows else "?"


def voters(database: Database, agenda_item_id: str) -> dict[str, str]:
    """Who may cast which voice at an item: the attendance that has the voice to the one that casts it."""
    item = writing.standing_values(database, "agenda_item", agenda_item_id)
    place = queries.place_of_item(database, item["meeting_id"], agenda_item_id)
    return voices_at(queries.voices(database, item["meeting_id"]), place)


def of_meeting(database: Database, meeting_id: str) -> list[VoteLine]:
    """The votes of a meeting, in the order they were taken."""
    rows = database.read(
        "SELECT v.id, v.title_fr, v.title_en, v.method, v.majority, v.votes_for, v.votes_against, v.abstentions, "
        "v.decision_id FROM vote v JOIN agenda_item i ON i.id = v.agenda_item_id WHERE i.meeting_id = ? ORDER BY v.id",
        (meeting_id,),
    )
    ballots = _ballots(database, meeting_id)
    return [
        VoteLine(
            id=row[0],
            title=both(row[1], row[2]),
            method=row[3],
            majority=row[4],
            votes_for=row[5],
            votes_against=row[6],
            abstentions=row[7],
            adopted=is_adopted(row[4], row[5], row[6]),
            decision_id=row[8] or "",
            ballots=tuple(ballots.get(row[0], ())),
        )
        for row in rows
    ]


def _ballots(database: Database, meeting_id: str) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for vote, value, given, particle, family, *holder in database.read(
        "SELECT b.vote_id, b.value, p.given, p.particle, p.family, h.given, h.particle, h.family FROM ballot b "
        "JOIN vote v ON v.id = b.vote_id JOIN agenda_item i ON i.id = v.agenda_item_id "
        "JOIN attendance a ON a.id = b.attendance_id JOIN person p ON p.id = a.person_id "
        "LEFT JOIN attendance c ON c.id = b.cast_by_id LEFT JOIN person h ON h.id = c.person_id "
        "WHERE i.meeting_id = ? ORDER BY b.id",
        (meeting_id,),
    ):
        cast_by = full_name(*holder) if holder[-1] else ""
        found.setdefault(vote, []).append((full_name(given, particle, family), value, cast_by))
    return found


def items_of(database: Database, meeting_id: str) -> dict[str, str]:
    """The agenda item of each vote of a meeting."""
    sql = "SELECT v.id, i.id FROM vote v JOIN agenda_item i ON i.id = v.agenda_item_id WHERE i.meeting_id = ?"
    return dict(database.read(sql, (meeting_id,)))
