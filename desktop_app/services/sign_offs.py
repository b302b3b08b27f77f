"""Sign-off: each member says yes or no to one exact version, by somebody who may; for whom a position speaks."""

from typing import Any

from desktop_app import i18n
from desktop_app.errors import Invalid, Problem, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import people, positions, writing
from desktop_app.services.papers import both
from desktop_app.services.voice_papers import SignOffLine, SpeaksFor
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force
from desktop_app.storage.queries.titles import titles

SIGNED = ("yes", "reservation")
"""The answers that let a position speak for a member."""


def entitled(database: Database, day: str) -> list[str]:
    """The members who are asked: those with a membership in force in a category that votes."""
    rows = database.read(
        "SELECT DISTINCT m.organisation_id FROM membership m LEFT JOIN membership_category c ON c.id = m.category_id "
        f"WHERE {force('m')} AND coalesce(c.votes, 1)",
        {"day": day},
    )
    return [row[0] for row in rows]


def sign(
    database: Database,
    version_id: str,
    organisation_id: str,
    said: str,
    day: str,
    *,
    signed_by: str | None = None,
    mandate: str | None = None,
    mandated_on: str | None = None,
    reservation_fr: str | None = None,
    reservation_en: str | None = None,
) -> str:
    """Keep what a member says to the version that is being signed; saying it again replaces what was said."""
    version = writing.standing_values(database, "position_version", version_id)
    position = writing.standing_values(database, "position", version["position_id"])
    _refuse_if_not_asked(database, version_id, version, organisation_id, day)
    values = {
        "version_id": version_id, "organisation_id": organisation_id, "answer": said, "signed_on": day,
        "signed_by_id": signed_by, "mandated_on": mandated_on,
        "mandate_id": mandate or _mandate_of(database, signed_by, organisation_id, day),
        "reservation_fr": reservation_fr, "reservation_en": reservation_en,
    }  # fmt: skip
    standing = database.read(
        "SELECT id FROM sign_off WHERE version_id = ? AND organisation_id = ?", (version_id, organisation_id)
    )
    row = standing[0][0] if standing else None
    kept = writing.checked(database, "sign_off", values, row)
    with database.transaction(N_("Sign-off of {name}"), name=positions.called(position)) as session:
        if row:
            writing.change(session, "sign_off", row, **kept)
            return str(row)
        return writing.insert(session, "sign_off", kept)


def _refuse_if_not_asked(
    database: Database, version_id: str, version: dict[str, Any], organisation_id: str, day: str
) -> None:
    if day < version["frozen_on"]:
        raise Invalid([Problem("signed_on", _("This version did not exist yet on that day."))])
    last = positions.last_version(database, version["position_id"])
    if last and last.number != version["number"]:
        sentence = _("Version {old} was followed by version {new}. Members sign the last one.")
        raise UserError(sentence.format(old=version["number"], new=last.number))
    asked = _round_of(database, version_id)
    if asked is None:
        raise UserError(_("This version is not being signed. Open a round of sign-off first."))
    if _ended_on(asked, day):
        raise UserError(_("The deadline for signing has passed. Open another round to let members still sign."))
    if organisation_id not in entitled(database, day):
        raise Invalid([Problem("organisation_id", _("Only a member with a vote on that day can sign."))])


def mandates(database: Database, person: str | None, organisation: str, day: str) -> list[tuple[str, str]]:
    """The mandates by which somebody may sign for an organisation on a day, the highest role first, with titles."""
    rows = database.read(
        "SELECT m.id FROM mandate m LEFT JOIN role_type t ON t.id = m.role_type_id WHERE m.person_id = :person "
        f"AND m.organisation_id = :organisation AND {force('m')} ORDER BY coalesce(t.rank, 999), m.id",
        {"person": person or "", "organisation": organisation, "day": day},
    )
    titled = titles(database, "mandate", [row[0] for row in rows], i18n.language(), day)
    return [(row[0], titled.get(row[0], "")) for row in rows]


def people_of(database: Database, organisation: str, day: str) -> list[tuple[str, str]]:
    """Who holds a mandate in an organisation on a day, by name."""
    rows = database.read(
        f"SELECT DISTINCT m.person_id FROM mandate m WHERE m.organisation_id = :organisation AND {force('m')}",
        {"organisation": organisation, "day": day},
    )
    named = titles(database, "person", [row[0] for row in rows], i18n.language(), day)
    return sorted(named.items(), key=lambda one: i18n.collation_key(one[1]))


def _mandate_of(database: Database, person: str | None, organisation: str, day: str) -> str | None:
    """The mandate in force by which somebody signs for an organisation, the highest role first."""
    found = mandates(database, person, organisation, day) if person else []
    return found[0][0] if found else None


def _round_of(database: Database, version_id: str) -> tuple[str | None, str | None] | None:
    """The deadline of the last round in which a version is signed, and the day it was closed."""
    found = database.read(
        "SELECT closes_on, closed_on FROM position_round WHERE version_id = ? AND kind = 'sign_off' "
        "ORDER BY opens_on DESC, id DESC LIMIT 1",
        (version_id,),
    )
    return (found[0][0], found[0][1]) if found else None


def _ended_on(asked: tuple[str | None, str | None], day: str) -> str:
    """The day on which a round was over, seen from a day; nothing while members may still answer."""
    closes_on, closed_on = asked
    if closes_on and day[: len(closes_on)] > closes_on:
        return closes_on
    return closed_on if closed_on and closed_on <= day else ""


def state(database: Database, version_id: str, day: str) -> list[SignOffLine]:
    """Every member who is asked and what it said by a day, by country and name; who left but signed stands too.

    Who has said nothing is silent once the deadline has passed, and awaited while it has not: also who was silent in
    an earlier round.
    """
    asked_in = _round_of(database, version_id)
    ended_on = _ended_on(asked_in, day) if asked_in else ""
    rows = {
        row[1]: row
        for row in database.read(
            "SELECT s.id, s.organisation_id, s.answer, s.reservation_fr, s.reservation_en, s.signed_by_id, "
            "s.mandated_on, s.signed_on, m.title_fr, m.title_en, s.mandate_id FROM sign_off s LEFT JOIN mandate m "
            "ON m.id = s.mandate_id WHERE s.version_id = ? AND coalesce(s.signed_on, '') <= ?",
            (version_id, day),
        )
    }
    asked = {*entitled(database, ended_on or day), *rows}
    names = people.Names(database, asked, day)
    unsaid = "silent" if ended_on else ""
    lines = [_line(database, organisation, rows.get(organisation), names, day, unsaid) for organisation in asked]
    return sorted(lines, key=_by_country)


def _line(
    database: Database, organisation: str, row: tuple[Any, ...] | None, names: people.Names, day: str, unsaid: str
) -> SignOffLine:
    cells = row or ("", organisation, unsaid, None, None, None, "", "", None, None, None)
    signed_on = cells[7] or day
    found = people.someone(database, [(cells[5], organisation, cells[8], cells[9])], signed_on) if cells[5] else []
    return SignOffLine(
        id=cells[0],
        organisation_id=organisation,
        organisation=names.name(organisation),
        acronym=names.acronym(organisation),
        country=names.country(organisation),
        answer=unsaid if cells[2] == "silent" else cells[2],
        reservation=both(cells[3], cells[4]),
        signed_by=found[0] if found else None,
        mandated_on=cells[6] or "",
        signed_on=cells[7] or "",
        mandate_id=cells[10] or "",
    )


def _by_country(line: SignOffLine) -> tuple[bytes, bytes, str]:
    language = i18n.language()
    name = line.organisation.get(language) or next(iter(line.organisation.values()), "")
    country = i18n.country_name(line.country) if line.country else ""
    return i18n.collation_key(country), i18n.collation_key(name), line.organisation_id


def speaks_for(database: Database, position_id: str, day: str) -> SpeaksFor | None:
    """For how many members in how many countries the last version of a day speaks then; None before any version.

    A member counts when it signed by that day and is a member then.
    """
    last = positions.last_version(database, position_id, day)
    if last is None:
        return None
    members = set(entitled(database, day))
    signed = tuple(
        line
        for line in state(database, last.id, day)
        if line.answer in SIGNED and line.organisation_id in members and line.signed_on <= day
    )
    return SpeaksFor(
        version_id=last.id,
        number=last.number,
        day=day,
        members=len(signed),
        countries=len({line.country for line in signed if line.country}),
        with_reservation=sum(line.answer == "reservation" for line in signed),
        lines=signed,
    )
