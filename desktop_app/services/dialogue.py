"""Dialogue with institutions and NGOs: who met whom, what was said, what follows; the file taken to a visit."""

import json
from collections.abc import Sequence
from typing import Any

from desktop_app.domain.contact import printed_number
from desktop_app.domain.contact_kinds import CONTACT_POINTS
from desktop_app.i18n import N_
from desktop_app.services import actions, mailing, people, tasks, writing
from desktop_app.services.papers import LedgerLine, both
from desktop_app.services.voice_papers import InstitutionFile, Talk, TaskLine
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force

FollowUp = tuple[str, str | None, str | None]
"""What follows: the task, until when, and who does it."""


def note(database: Database, values: dict[str, Any], persons: Sequence[str], *, follow: Sequence[FollowUp] = ()) -> str:
    """Keep a meeting, letter, call or hearing, who was there, and the tasks that follow, in one step."""
    kept = writing.checked(database, "interaction", values)
    follows = [
        writing.checked(
            database,
            "task",
            {"title": title, "due_on": due, "assigned_to": who, "organisation_id": kept.get("organisation_id")},
        )
        for title, due, who in follow
    ]
    stands_for = {person: people.stood_for(database, person, kept["happened_on"]) for person in persons}
    with database.transaction(
        N_("Dialogue: {name}"), name=str(kept.get("title_fr") or kept.get("title_en"))
    ) as session:
        made = writing.insert(session, "interaction", kept)
        for person, organisation in stands_for.items():
            row = {"interaction_id": made, "person_id": person, "organisation_id": organisation}
            writing.insert(session, "interaction_person", row)
        for task in follows:
            writing.insert(session, "task", {**task, "interaction_id": made})
    return made


def talks(database: Database, day: str, *, organisation: str | None = None, grant: str | None = None) -> list[Talk]:
    """The talks with an institution, or under a grant, the newest first, up to a day."""
    rows = database.read(
        "SELECT i.id, i.kind, i.happened_on, i.title_fr, i.title_en, i.said_fr, i.said_en, i.place, "
        "i.organisation_id, p.title_fr, p.title_en FROM interaction i LEFT JOIN position p ON p.id = i.position_id "
        "WHERE (:organisation IS NULL OR i.organisation_id = :organisation OR EXISTS (SELECT 1 "
        "FROM interaction_person w WHERE w.interaction_id = i.id AND w.organisation_id = :organisation)) "
        "AND (:grant IS NULL OR i.grant_id = :grant) AND i.happened_on <= :day ORDER BY i.happened_on DESC, i.id DESC",
        {"organisation": organisation, "grant": grant, "day": day},
    )
    there = _who_was_there(database, [row[0] for row in rows])
    names = people.Names(database, [row[8] for row in rows], day)
    follows = _tasks_by_talk(database, [row[0] for row in rows], day)
    return [
        Talk(
            id=row[0],
            kind=row[1],
            happened_on=row[2],
            title=both(row[3], row[4]),
            said=both(row[5], row[6]),
            place=row[7] or "",
            organisation=names.name(row[8]),
            people=tuple(people.someone(database, [(*one, None, None) for one in there.get(row[0], ())], row[2])),
            position=both(row[9], row[10]),
            tasks=tuple(follows.get(row[0], ())),
        )
        for row in rows
    ]


def _who_was_there(database: Database, ids: list[str]) -> dict[str, list[tuple[str, str | None]]]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for talk, person, organisation in database.read(
        "SELECT interaction_id, person_id, organisation_id FROM interaction_person "
        "WHERE interaction_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(ids),),
    ):
        found.setdefault(talk, []).append((person, organisation))
    return found


def _tasks_by_talk(database: Database, ids: list[str], day: str) -> dict[str, list[TaskLine]]:
    found: dict[str, list[TaskLine]] = {}
    for line in tasks.lines(
        database, "interaction_id IN (SELECT value FROM json_each(:ids))", {"ids": json.dumps(ids)}, day
    ):
        found.setdefault(line.interaction_id, []).append(line)
    return found


def institution_file(database: Database, organisation_id: str, day: str) -> InstitutionFile:
    """What to take along to an institution or an NGO: its people, the talks, what it received, what is open."""
    writing.standing_values(database, "organisation", organisation_id)
    names = people.Names(database, [organisation_id], day)
    whom = database.read(
        "SELECT DISTINCT m.person_id FROM mandate m LEFT JOIN role_type t ON t.id = m.role_type_id "
        f"WHERE m.organisation_id = :organisation AND {force('m')} ORDER BY coalesce(t.rank, 999), m.id",
        {"organisation": organisation_id, "day": day},
    )
    sent = database.read(
        "SELECT p.title_fr, p.title_en, s.sent_on FROM position_sending s JOIN position p ON p.id = s.position_id "
        "WHERE s.organisation_id = ? AND s.sent_on <= ? ORDER BY s.sent_on DESC, s.id",
        (organisation_id, day),
    )
    open_tasks = (
        "done_on IS NULL AND (organisation_id = :organisation OR interaction_id IN "
        "(SELECT id FROM interaction WHERE organisation_id = :organisation))"
    )
    return InstitutionFile(
        day=day,
        organisation_id=organisation_id,
        organisation=names.name(organisation_id),
        acronym=names.acronym(organisation_id),
        country=names.country(organisation_id),
        people=tuple(people.someone(database, [(row[0], organisation_id, None, None) for row in whom], day)),
        talks=tuple(talks(database, day, organisation=organisation_id)),
        positions=tuple((both(fr, en), on) for fr, en, on in sent),
        tasks=tuple(tasks.lines(database, open_tasks, {"organisation": organisation_id}, day)),
        actions=tuple(_open_actions(database, organisation_id, day)),
        address=mailing.gather(database, [(None, organisation_id)], day).addressees[0].address,
        points=tuple(_points(database, organisation_id, day)),
    )


def _points(database: Database, organisation_id: str, day: str) -> list[tuple[str, str]]:
    """Its own numbers and addresses in force, as they are printed."""
    kinds = dict(CONTACT_POINTS)
    return [
        (kinds[kind], value if kind in ("email", "web") else printed_number(value, e164))
        for kind, value, e164 in database.read(
            f"SELECT c.kind, c.value, c.e164 FROM contact_point c WHERE c.organisation_id = :one AND {force('c')} "
            "ORDER BY c.id",
            {"one": organisation_id, "day": day},
        )
    ]


def _open_actions(database: Database, organisation_id: str, day: str) -> list[LedgerLine]:
    """The open actions of bodies that this organisation owns."""
    bodies = database.read(
        "SELECT DISTINCT body_id FROM action WHERE owner_organisation_id = ? AND status = 'open'", (organisation_id,)
    )
    return [
        line
        for (body,) in bodies
        for line in actions.ledger(database, body, day).lines
        if line.organisation_id == organisation_id
    ]
