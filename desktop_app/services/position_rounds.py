"""Rounds of a position: members are asked to comment, to amend or to sign, each until a day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import Invalid, Problem, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import positions, sign_offs, writing
from desktop_app.services.voice_papers import SignOffLine
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Round:
    """One round, with the number of the version it is about."""

    id: str
    kind: str
    opens_on: str
    closes_on: str
    closed_on: str
    version: int | None
    is_open: bool
    is_overdue: bool
    """The deadline has passed and nobody closed it."""


def of_position(database: Database, position_id: str, day: str) -> list[Round]:
    """The rounds of a position, the first one first."""
    rows = database.read(
        "SELECT r.id, r.kind, r.opens_on, r.closes_on, r.closed_on, v.number FROM position_round r "
        "LEFT JOIN position_version v ON v.id = r.version_id WHERE r.position_id = ? ORDER BY r.opens_on, r.id",
        (position_id,),
    )
    return [
        Round(
            id=row[0],
            kind=row[1],
            opens_on=row[2],
            closes_on=row[3] or "",
            closed_on=row[4] or "",
            version=row[5],
            is_open=not row[4] and row[2] <= day,
            is_overdue=not row[4] and bool(row[3]) and row[3] < day[: len(row[3])],
        )
        for row in rows
    ]


def running(database: Database, position_id: str, kind: str, day: str) -> Round | None:
    """The round of a kind that is open on a day and whose deadline has not passed."""
    return next(
        (
            one
            for one in of_position(database, position_id, day)
            if one.kind == kind and one.is_open and not one.is_overdue
        ),
        None,
    )


def open_round(database: Database, position_id: str, kind: str, day: str, closes_on: str | None) -> str:
    """Begin a round; what is to be signed is kept as a version first. Amendments end where signing begins."""
    positions.refuse_when_settled(database, position_id)
    position = writing.standing_values(database, "position", position_id)
    if not positions.paragraphs(database, position_id):
        raise UserError(_("This position has no paragraph yet. Write one before you ask the members."))
    if any(one.kind == kind and not one.closed_on for one in of_position(database, position_id, day)):
        raise UserError(_("A round of this kind is open already. Close it first."))
    if not closes_on:
        raise Invalid([Problem("closes_on", _("Say until when the members may answer."))])
    if kind == "sign_off":
        _refuse_open_amendments(database, position_id)
    values = {"position_id": position_id, "kind": kind, "opens_on": day, "closes_on": closes_on}
    kept = writing.checked(database, "position_round", values)
    last, moved_on = positions.last_version(database, position_id), positions.has_moved_on(database, position_id)
    with database.transaction(N_("Open a round of {name}"), name=positions.called(position)) as session:
        if kind == "sign_off":
            fresh = moved_on or last is None
            kept["version_id"] = positions.freeze_in(session, database, position_id, day) if fresh else last and last.id
            _end_others(session, position_id, day)
        writing.change(session, "position", position_id, state=kind)
        return writing.insert(session, "position_round", kept)


def _end_others(session: "Session", position_id: str, day: str) -> None:
    """What is being signed is not commented or amended any more."""
    running = writing.rows(
        session,
        "SELECT id, opens_on FROM position_round WHERE position_id = ? AND kind <> 'sign_off' AND closed_on IS NULL",
        (position_id,),
    )
    for row, opens_on in running:
        writing.change(session, "position_round", row, closed_on=max(day, opens_on))


def _refuse_open_amendments(database: Database, position_id: str) -> None:
    if database.read("SELECT 1 FROM amendment WHERE position_id = ? AND answer IS NULL LIMIT 1", (position_id,)):
        raise UserError(_("Some amendments have no answer yet. Answer them before the members sign."))


def close_round(database: Database, round_id: str, day: str) -> int:
    """End a round; who has not answered a sign-off by then is written down as silent. How many are silent."""
    one = writing.standing_values(database, "position_round", round_id)
    if one["closed_on"]:
        raise UserError(_("This round is closed already."))
    if day < one["opens_on"]:
        raise Invalid([Problem("closed_on", _("A round does not end before it begins."))])
    position = writing.standing_values(database, "position", one["position_id"])
    silent = _silent(database, one["version_id"], day) if one["kind"] == "sign_off" else []
    with database.transaction(N_("Close a round of {name}"), name=positions.called(position)) as session:
        _write_down(session, one["version_id"], silent)
        writing.change(session, "position_round", round_id, closed_on=day)
        if position["state"] == one["kind"] and one["kind"] != "sign_off":
            writing.change(session, "position", one["position_id"], state="draft")
    return len(silent)


def _silent(database: Database, version_id: str | None, day: str) -> list[SignOffLine]:
    if not version_id:
        return []
    return [line for line in sign_offs.state(database, version_id, day) if line.answer in ("", "silent")]


def _write_down(session: "Session", version_id: str | None, silent: list[SignOffLine]) -> None:
    """Keep who was silent; who was so in an earlier round of this version is written down already."""
    known = {
        row[0]
        for row in writing.rows(session, "SELECT organisation_id FROM sign_off WHERE version_id = ?", (version_id,))
    }
    for line in silent:
        if line.organisation_id not in known:
            values = {"version_id": version_id, "organisation_id": line.organisation_id, "answer": "silent"}
            writing.insert(session, "sign_off", values)
